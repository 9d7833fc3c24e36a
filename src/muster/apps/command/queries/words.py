"""The words of this room's codes and reasons, and the form of its values."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from muster.apps.command import rules
from muster.apps.geo.rules.travel import Method
from muster.apps.incidents import queries as incidents
from muster.apps.org import queries as org
from muster.apps.resources.rules import Capability, Discipline
from muster.kit.terms import Term

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
def _terms() -> dict[str, Term]:
    return {term.value: term for kind in (Discipline, Capability, Method) for term in kind}


def _in_words(params: Mapping[str, Any], language: str, areas: Mapping[str, str]) -> dict[str, Any]:
    """Codes of disciplines, skills and methods in a reason as words. An area by its authority."""
    if area := params.get("area"):
        params = {**params, "area": areas.get(str(area), area)}
    comma = ", " if language == "en" else "、"
    return {key: comma.join(_word(part, language) for part in value.split("、")) if isinstance(value, str) else value for key, value in params.items()}


def _word(part: str, language: str) -> str:
    if part == rules.TEAMS:
        return "rescue teams" if language == "en" else "救援队伍"
    term = _terms().get(part)
    return term.word(language) if term else part
