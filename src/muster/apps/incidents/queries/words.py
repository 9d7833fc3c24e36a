"""The lists and tables of this room: kinds of accident, grading, limits of the report chain, and every word of a code."""

import tomllib
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from muster.apps.incidents import rules
from muster.kit.errors import Invalid

Value = dict[str, Any]
_DATA = Path(__file__).resolve().parents[1] / "data"



def read_table(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text("utf-8"))


@cache
def incident_types() -> dict[str, rules.IncidentType]:
    """All kinds of accident by code."""
    return rules.parse_types(read_table("types.toml"))


def incident_type(code: str) -> rules.IncidentType:
    """One kind of accident."""
    try:
        return incident_types()[code]
    except KeyError:
        raise Invalid("incident-type-unknown", field="what", code=code) from None


@cache
def _grade_rule_sets() -> tuple[rules.GradeRuleSet, ...]:
    return rules.parse_rule_sets(read_table("grading.toml"))


def own_grade_rules(kind: str, day: date) -> rules.GradeRuleSet | None:
    """The grading table of this kind of accident alone, if there is one."""
    return rules.own_rule_set(_grade_rule_sets(), kind, day)


@cache
def major_risk_rule() -> rules.MajorRiskRule:
    """When an accident is one of major risk."""
    return rules.parse_major_risk(read_table("grading.toml"))


@cache
def graded_elsewhere() -> dict[str, dict[str, str]]:
    """The kinds whose own grading is not in the data, with what to say of it."""
    return {kind: {"zh": e["zh"], "en": e["en"]} for e in read_table("grading.toml")["elsewhere"] for kind in e["types"]}


def grade_rules_on(day: date) -> rules.GradeRuleSet:
    """The grading table in force on the day of an accident."""
    return rules.rule_set_on(_grade_rule_sets(), day)


@cache
def reporting_data() -> dict[str, Any]:
    """The data of the report chain: limits, profiles, follow-ups."""
    return read_table("reporting.toml")


def situation_minutes(level: str) -> int:
    """How often a body tells the situation at a level of its response."""
    return next(int(each["minutes"]) for each in reporting_data()["situation"] if each["level"] == level)


@cache
def reporting_limits() -> tuple[rules.ReportingLimit, ...]:
    """All limits of the report chain."""
    return rules.parse_limits(reporting_data())


@cache
def timeline_texts() -> dict[str, dict[str, str]]:
    """What each kind of timeline entry says, in Chinese and English."""
    return read_table("timeline.toml")


@cache
def dictionaries() -> dict[str, Any]:
    """Words of every code list of this room."""
    return read_table("words.toml")


def word(group: str, code: str | None, language: str = "zh") -> str:
    """The word of a code, 不明 or ``unknown`` when there is none."""
    if code is None:
        return "unknown" if language == "en" else "不明"
    entry = dictionaries().get(group, {}).get(code)
    return str(entry[language]) if entry else code


def incident_types_value() -> list[Value]:
    """All kinds of accident as shown."""
    return [
        {
            **{f.name: getattr(kind, f.name) for f in fields(kind) if f.name != "subtypes"},
            "subtypes": [{"code": code, "zh": zh, "en": en} for code, zh, en in kind.subtypes],
        }
        for kind in incident_types().values()
    ]
