"""Tasks on the scene: one owner, one due time, and steps that say what happened."""

from enum import StrEnum
from typing import Final

from muster.kit.errors import Conflict


class AssignmentStatus(StrEnum):
    """Where a task stands."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    VERIFIED = "verified"


class FieldGroup(StrEnum):
    """The working groups of a command post."""

    COORDINATION = "coordination"
    RESCUE = "rescue"
    MEDICAL = "medical"
    SECURITY_EVACUATION = "security_evacuation"
    ENV_MONITORING = "env_monitoring"
    EXPERTS = "experts"
    LOGISTICS = "logistics"
    PUBLICITY = "publicity"
    AFTERMATH = "aftermath"
    INVESTIGATION = "investigation"


S = AssignmentStatus
ASSIGNMENT_STEPS: Final[dict[str, tuple[frozenset[AssignmentStatus], AssignmentStatus]]] = {
    "give": (frozenset({S.DRAFT}), S.ASSIGNED),
    "accept": (frozenset({S.ASSIGNED}), S.ACCEPTED),
    "start": (frozenset({S.ACCEPTED, S.BLOCKED}), S.IN_PROGRESS),
    "block": (frozenset({S.ACCEPTED, S.IN_PROGRESS}), S.BLOCKED),
    "done": (frozenset({S.ACCEPTED, S.IN_PROGRESS, S.BLOCKED}), S.DONE),
    "verify": (frozenset({S.DONE}), S.VERIFIED),
}


def advance_assignment(status: AssignmentStatus, verb: str) -> AssignmentStatus | None:
    """The status after the verb, None when it is there already (a tap that came twice), or a refusal."""
    sources, target = ASSIGNMENT_STEPS[verb]
    if status is target:
        return None
    if status not in sources:
        raise Conflict("assignment-step-not-open", status=status.value, step=verb)
    return target
