"""The incident's main line and its responses: which step is open from where, and to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from muster.kit.errors import Conflict, NotAllowed


class IncidentStatus(StrEnum):
    """Where an incident stands (docs/rooms/incidents.md)."""

    RECEIVED = "received"
    VERIFYING = "verifying"
    FALSE_ALARM = "false_alarm"
    MERGED = "merged"
    TRANSFERRED = "transferred"
    CONFIRMED = "confirmed"
    GRADED = "graded"
    RESPONDING = "responding"
    ONSITE = "onsite"
    CONTROLLED = "controlled"
    ENDED = "ended"
    REOPENED = "reopened"
    EVALUATING = "evaluating"
    CLOSED = "closed"


class ResponseLevel(StrEnum):
    """How much is mobilised, I the highest; decided by a person and never by the accident's grade alone."""

    I = "I"  # noqa: E741 - the level's own name
    II = "II"
    III = "III"
    IV = "IV"


class ResponseStatus(StrEnum):
    """The life of one response activation."""

    ACTIVE = "active"
    TERMINATED = "terminated"


class Asked(StrEnum):
    """Steps that an officer may ask the leader for."""

    MERGE = "merge"
    FALSE_ALARM = "false_alarm"


S = IncidentStatus
_CONFIRMED_ON: Final = (
    S.CONFIRMED,
    S.GRADED,
    S.RESPONDING,
    S.ONSITE,
    S.CONTROLLED,
    S.ENDED,
    S.REOPENED,
    S.EVALUATING,
    S.CLOSED,
)

FINAL: Final = frozenset({S.FALSE_ALARM, S.MERGED, S.TRANSFERRED, S.CLOSED})
"""No step of the main line leads out of these."""
LIVE: Final = frozenset(set(S) - FINAL - {S.ENDED, S.EVALUATING})
"""Forces may be sent and work may be given."""
RESPONDED: Final = frozenset({S.RESPONDING, S.ONSITE})
"""A response runs; one more body may join it."""
SET_ASIDE: Final = frozenset({S.FALSE_ALARM, S.MERGED, S.TRANSFERRED})
"""Not an accident of this body; casualty corrections go elsewhere. A closed one still takes them."""
REGRADABLE: Final = frozenset(_CONFIRMED_ON) - {S.CONFIRMED}
"""A first grade has been given and later figures may change it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One verb of the main line: where it may start, where it leads, and the right it needs."""

    verb: str
    sources: frozenset[IncidentStatus]
    target: IncidentStatus
    permission: str


def _step(verb: str, sources: Iterable[IncidentStatus], target: IncidentStatus, permission: str) -> Step:
    return Step(verb, frozenset(sources), target, permission)


STEPS: Final[dict[str, Step]] = {
    step.verb: step
    for step in (
        _step("verify", [S.RECEIVED], S.VERIFYING, "incident.verify"),
        _step("false_alarm", [S.RECEIVED, S.VERIFYING], S.FALSE_ALARM, "incident.grade"),
        _step("merge", [S.RECEIVED, S.VERIFYING], S.MERGED, "incident.merge"),
        _step("transfer", [S.RECEIVED, S.VERIFYING], S.TRANSFERRED, "incident.verify"),
        _step("confirm", [S.VERIFYING], S.CONFIRMED, "incident.grade"),
        _step("grade", [S.CONFIRMED], S.GRADED, "incident.grade"),
        _step("respond", [S.GRADED, S.REOPENED], S.RESPONDING, "incident.respond"),
        _step("onsite", [S.RESPONDING], S.ONSITE, "incident.respond"),
        _step("control", [S.RESPONDING, S.ONSITE], S.CONTROLLED, "incident.respond"),
        _step("end", [S.CONTROLLED], S.ENDED, "incident.respond"),
        _step("reopen", [S.ENDED], S.REOPENED, "incident.respond"),
        _step("evaluate", [S.ENDED], S.EVALUATING, "incident.close"),
        _step("close", [S.EVALUATING], S.CLOSED, "incident.close"),
    )
}

_ZH: Final = {
    "received": "接报",
    "verifying": "核实",
    "false_alarm": "误报",
    "merged": "已并入",
    "transferred": "已转出",
    "confirmed": "已确认",
    "graded": "已定级",
    "responding": "响应中",
    "onsite": "现场指挥",
    "controlled": "基本控制",
    "ended": "响应终止",
    "reopened": "重新启动",
    "evaluating": "评估中",
    "closed": "已归档",
    "verify": "核实",
    "merge": "并入",
    "transfer": "转出",
    "confirm": "确认",
    "grade": "定级",
    "regrade": "调整等级",
    "respond": "启动响应",
    "onsite_": "设立现场指挥部",
    "control": "宣布基本控制",
    "end": "终止响应",
    "reopen": "重新启动",
    "evaluate": "开始评估",
    "close": "归档",
    "dispatch": "调派",
}


def advance(status: IncidentStatus, verb: str) -> IncidentStatus:
    """The status after the verb, or a refusal that names both."""
    step = STEPS[verb]
    if status not in step.sources:
        raise Conflict(
            "incident-step-not-open",
            status=status.value,
            verb=verb,
            status_zh=_ZH[status.value],
            verb_zh=_ZH.get(f"{verb}_", _ZH.get(verb, verb)),
        )
    return step.target


_LOWEST_BODY: Final = {
    ResponseLevel.I: ("national", "province"),
    ResponseLevel.II: ("national", "province"),
    ResponseLevel.III: ("national", "province", "city"),
    ResponseLevel.IV: ("national", "province", "city", "county"),
}
_ORDER: Final = (ResponseLevel.I, ResponseLevel.II, ResponseLevel.III, ResponseLevel.IV)
DOWNGRADE_AFTER: Final = timedelta(hours=1)


def ensure_level_allowed(level: ResponseLevel, *, body: str) -> None:
    """Levels I and II are started by the province, III by a city, IV by a county, or by a body above them."""
    if body not in _LOWEST_BODY[level]:
        raise NotAllowed("response-level-above-body", level=level.value)


def ensure_may_change_level(
    current: ResponseLevel, new: ResponseLevel, *, active_since: datetime, at: datetime, commander_statement: str
) -> None:
    """Raising is open at once, by any number of levels; lowering needs an hour and the commander's statement."""
    if new == current:
        raise Conflict("response-level-unchanged", level=new.value)
    if _ORDER.index(new) < _ORDER.index(current):
        return
    if at - active_since < DOWNGRADE_AFTER:
        raise Conflict("response-lowered-too-soon", level=current.value)
    if not commander_statement.strip():
        raise Conflict("response-lowering-needs-statement")


def ensure_starter_ends(actor_path: str, starters: Iterable[str]) -> None:
    """A response is ended by the body that started it or by one above."""
    for started_by in starters:
        if not (started_by == actor_path or started_by.startswith(actor_path + ".")):
            raise NotAllowed("response-of-other-body")
