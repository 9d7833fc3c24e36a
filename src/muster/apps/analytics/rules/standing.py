"""Whether a team could leave now: crew, kit, vehicle and rest, by what is on record."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from muster.apps.resources.rules import COMMITTED, Readiness, ReadinessState, TeamStatus
from muster.kit.terms import Term
from muster.logistics.coverage.cube import Standing

__all__ = ["REST", "Doubt", "TeamFacts", "TeamStanding", "standing_of"]

REST: Final = timedelta(hours=8)
"""A team that came back rests so long before it counts as fully ready. Project rule, no source."""


class Doubt(Term, known_as="standing_doubt"):
    """Why a team does not count as ready, or not as known."""

    BUSY = "busy", "正在执行任务"
    OUT_OF_SERVICE = "out_of_service", "停用"
    NOT_READY = "not_ready", "申报不可出动"
    NO_CREW = "no_crew", "无当班人员"
    NO_VEHICLE = "no_vehicle", "无可用车辆"
    NO_KIT = "no_kit", "器材全部不可用"
    PARTIAL = "partial", "申报部分备勤"
    RESTING = "resting", "归建后休整未满 8 小时"
    NEVER_DECLARED = "never_declared", "从未申报备勤"
    EXPIRED = "expired", "备勤申报已过期"
    CREW_UNKNOWN = "crew_unknown", "当班人数不明"
    VEHICLES_UNKNOWN = "vehicles_unknown", "可用车辆不明"
    KIT_UNKNOWN = "kit_unknown", "器材状况不明"


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """What is on record of a team; ``kit_ready`` is the number of usable pieces, None when nobody said."""

    status: TeamStatus
    status_at: datetime | None
    readiness: Readiness
    kit_ready: int | None


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """How a team stands, and every reason for it."""

    standing: Standing
    doubts: tuple[Doubt, ...]


def standing_of(facts: TeamFacts, *, at: datetime) -> TeamStanding:
    """Ready only when crew, vehicle and kit are known to be there; what nobody said is unknown, never ready.

    What rules a team out outweighs what is unknown, and what is unknown outweighs what is only partly there.
    """
    said = facts.readiness
    out = _ruling_out(facts, said)
    if out:
        return TeamStanding(Standing.OUT, out)
    unknown = _unknown(facts, said)
    if unknown:
        return TeamStanding(Standing.UNKNOWN, unknown)
    partly = [Doubt.PARTIAL] if said.state is ReadinessState.PARTIAL else []
    if facts.status is TeamStatus.RETURNED and facts.status_at is not None and at - facts.status_at < REST:
        partly.append(Doubt.RESTING)
    return TeamStanding(Standing.PARTIAL if partly else Standing.READY, tuple(partly))


def _ruling_out(facts: TeamFacts, said: Readiness) -> tuple[Doubt, ...]:
    is_said = said.state is not ReadinessState.UNKNOWN
    found = {
        Doubt.BUSY: facts.status in COMMITTED,
        Doubt.OUT_OF_SERVICE: facts.status is TeamStatus.OUT_OF_SERVICE,
        Doubt.NOT_READY: said.state is ReadinessState.NOT_READY,
        Doubt.NO_CREW: is_said and said.crew == 0,
        Doubt.NO_VEHICLE: is_said and said.vehicles == 0,
        Doubt.NO_KIT: facts.kit_ready == 0,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def _unknown(facts: TeamFacts, said: Readiness) -> tuple[Doubt, ...]:
    if said.state is ReadinessState.UNKNOWN:
        return (Doubt.EXPIRED if said.is_expired else Doubt.NEVER_DECLARED,)
    found = {
        Doubt.CREW_UNKNOWN: said.crew is None,
        Doubt.VEHICLES_UNKNOWN: said.vehicles is None,
        Doubt.KIT_UNKNOWN: facts.kit_ready is None,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)
