"""What crosses the wire of the list of commanders."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from muster.apps.command.rules import CommanderLevel, NomineeDoubt
from muster.apps.resources.rules import Discipline
from muster.kit.http import In, Instant, Out


def _in_our_time(value: date) -> date:
    if not 1950 <= value.year <= 2200:
        raise PydanticCustomError("day-outside", "a day between 1950 and 2200")
    return value


Day = Annotated[date, AfterValidator(_in_our_time)]


class CommanderIn(In):
    """A person's qualification to command on the scene."""

    person_id: UUID
    level: CommanderLevel
    disciplines: list[Discipline] = Field(min_length=1, max_length=14)
    trained_on: Day | None = None
    valid_until: Day
    issued_by: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    certificate_no: Annotated[str, StringConstraints(max_length=100)] = ""
    is_ready: bool = True


class ReadyIn(In):
    """Whether the person can be called."""

    is_ready: bool


class DoubtOut(Out):
    """What speaks against a nominee; ``refuses``: only with a written reason."""

    code: NomineeDoubt
    zh: str
    en: str
    refuses: bool


class CommanderJudgementOut(Out):
    """What speaks against naming somebody, and by which rules."""

    doubts: list[DoubtOut]
    rule_set: str
    source: str
    mark: str


class CommanderOut(CommanderJudgementOut):
    """One who may be named commander."""

    id: UUID
    person_id: UUID
    person_name: str
    person_post: str
    org_name: str
    org_path: str
    level: CommanderLevel
    disciplines: list[str]
    trained_on: date | None
    valid_until: date
    issued_by: str
    certificate_no: str
    is_ready: bool
    is_demonstration: bool
    recorded_by: str
    recorded_at: Instant
