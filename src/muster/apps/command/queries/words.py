"""The words of this room's codes and reasons, and the form of its values."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from muster.apps.command import rules
from muster.apps.incidents import queries as incidents
from muster.apps.org import queries as org
from muster.apps.resources.rules import Capability, Discipline

Value = dict[str, Any]
instant = incidents.instant
_DATA = Path(__file__).resolve().parents[1] / "data"


@cache
def dictionaries() -> dict[str, Any]:
    """Words of every code list of this room."""
    return tomllib.loads((_DATA / "words.toml").read_text("utf-8"))


@cache
def _reason_texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((_DATA / "reasons.toml").read_text("utf-8"))


def word(group: str, code: str, language: str = "zh") -> str:
    """The word of a code."""
    entry = dictionaries()[group].get(code)
    return str(entry[language]) if entry else code


def area_names(reasons: Iterable[rules.Reason]) -> dict[str, str]:
    """The names of the areas that reasons speak of, asked for once."""
    paths = {str(reason.params["area"]) for reason in reasons if reason.params.get("area")}
    return {path: name.removesuffix("应急管理局") for path, name in org.names_at(paths).items()} if paths else {}


def reason_value(reason: rules.Reason, areas: Mapping[str, str] | None = None) -> Value:
    """A reason with its words; ``areas`` where the names of many were asked for at once."""
    texts = _reason_texts()[reason.code]
    named = area_names([reason]) if areas is None else areas
    shown = {language: _in_words(reason.params, language, named) for language in ("zh", "en")}
    return {
        "code": reason.code,
        "params": reason.params,
        "text": {language: texts[language].format_map(shown[language]) for language in ("zh", "en")},
    }


@cache
def _team_words() -> dict[str, str]:
    return {**dict(Discipline.pairs()), **dict(Capability.pairs())}


def _in_words(params: Mapping[str, Any], language: str, areas: Mapping[str, str]) -> dict[str, Any]:
    """Codes of disciplines and skills in a reason as words; Chinese only, the codes are English. An area by its authority."""
    if area := params.get("area"):
        params = {**params, "area": areas.get(str(area), area)}
    if language == "en":
        return dict(params)
    terms = _team_words()
    return {
        key: "、".join(terms.get(part, part) for part in value.split("、")) if isinstance(value, str) else value
        for key, value in params.items()
    }
