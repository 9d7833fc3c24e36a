"""Whether somebody may be named commander: listed, valid, trained, ready, of the right discipline and level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from muster.kit.errors import Conflict, OutOfRange


class CommanderLevel(StrEnum):
    """Up to which level somebody is qualified to command, the highest first."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


_HIGHEST_FIRST: Final = tuple(CommanderLevel)


class NomineeDoubt(StrEnum):
    """What speaks against a nominee."""

    UNLISTED = "unlisted"
    EXPIRED = "expired"
    NOT_READY = "not_ready"
    OTHER_DISCIPLINE = "other_discipline"
    LEVEL_BELOW = "level_below"
    TRAINING_OLD = "training_old"


@dataclass(frozen=True, slots=True)
class Qualification:
    """What a person's record says."""

    level: CommanderLevel
    disciplines: frozenset[str]
    trained_on: date | None
    valid_until: date
    is_ready: bool


@dataclass(frozen=True, slots=True)
class QualificationRules:
    """One dated set of rules for naming a commander."""

    id: str
    effective_from: date
    effective_to: date | None
    source: str
    mark: str
    steps_source: str
    steps_mark: str
    training_years: int
    refuses: frozenset[NomineeDoubt]
    level_for: dict[str, CommanderLevel]


def parse_qualification_rules(document: Mapping[str, Any]) -> tuple[QualificationRules, ...]:
    """The rule sets of a parsed ``commanders.toml``."""
    return tuple(
        QualificationRules(
            r["id"],
            r["effective_from"],
            r.get("effective_to"),
            r["source"],
            r["mark"],
            r["steps_source"],
            r["steps_mark"],
            r["training_years"],
            frozenset(d for d in NomineeDoubt if r[d.value] == "refuse"),
            {grade: CommanderLevel(level) for grade, level in r["level_for"].items()},
        )
        for r in document["rule_set"]
    )


def qualification_rules_on(sets: Sequence[QualificationRules], day: date) -> QualificationRules:
    """The set in force on a day."""
    for found in sets:
        if found.effective_from <= day and (found.effective_to is None or day <= found.effective_to):
            return found
    raise OutOfRange("no-commander-rules-for-day", day=day.isoformat())


def doubts(held: Qualification | None, by: QualificationRules, *, day: date, disciplines: Sequence[str], grade: str | None) -> tuple[NomineeDoubt, ...]:
    """Everything that speaks against somebody for an accident of these disciplines and this grade (None: not graded yet)."""
    if held is None:
        return (NomineeDoubt.UNLISTED,)
    needed = by.level_for[grade or "ordinary"]
    found = {
        NomineeDoubt.EXPIRED: held.valid_until < day,
        NomineeDoubt.NOT_READY: not held.is_ready,
        NomineeDoubt.OTHER_DISCIPLINE: bool(disciplines) and held.disciplines.isdisjoint(disciplines),
        NomineeDoubt.LEVEL_BELOW: _HIGHEST_FIRST.index(held.level) > _HIGHEST_FIRST.index(needed),
        NomineeDoubt.TRAINING_OLD: held.trained_on is None or _years_after(held.trained_on, by.training_years) < day,
    }
    return tuple(d for d in NomineeDoubt if found.get(d))


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def ensure_qualified(against: Sequence[NomineeDoubt], by: QualificationRules, *, override_reason: str, words: Mapping[NomineeDoubt, str]) -> None:
    """Refuse a nominee whom the rules refuse, unless a reason is written."""
    grave = [d for d in against if d in by.refuses]
    if grave and not override_reason.strip():
        raise Conflict("nominee-not-qualified", doubts="、".join(words[d] for d in grave))
