"""Which teams to send, in which order and why; which not, and why; and what is doubtful about the data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from muster.apps.command.rules.promise import turn_out

RULES_VERSION: Final = "dispatch-2026.11.2"
READINESS_FRESH: Final = timedelta(hours=12)
"""A shift's declaration [P]."""
FEW_PEOPLE: Final = 6
"""Least number that works inside a danger zone: two pairs in, one in reserve [P]."""


REACH: Final = 60.0
"""The province's promise for regional bases and professional teams. [min]"""
POSITION_FRESH: Final = timedelta(minutes=30)
"""A team away from home may be elsewhere after this [P]."""
GEAR: Final[dict[str, frozenset[str]]] = {
    "leak_plugging": frozenset({"plugging_kit"}),
    "hazmat_detection": frozenset({"detector", "special_vehicle"}),
    "decontamination": frozenset({"decon_kit", "special_vehicle"}),
    "chemical_fire": frozenset({"foam_engine", "fire_engine"}),
    "foam_supply": frozenset({"foam_engine"}),
    "toxic_rescue": frozenset({"breathing", "protective_suit"}),
    "mine_rescue": frozenset({"breathing", "rescue_vehicle"}),
    "mine_drainage": frozenset({"pump"}),
    "drilling": frozenset({"drill"}),
    "gas_control": frozenset({"detector"}),
    "heavy_machinery": frozenset({"heavy_machine"}),
    "water_search": frozenset({"boat", "uav"}),
}
"""Classes of equipment of which a skill needs one at least [P]; skills that are not named need none in particular."""


class Decision(StrEnum):
    """What a person did with a recommendation."""

    ADOPTED = "adopted"
    CHANGED = "changed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Expected travel: minutes with a range, distance, how it was found, how old the data is."""

    method: str
    minutes: float
    low: float
    high: float
    distance_m: float
    source: str
    data_date: str | None = None
    delay: float = 0.0
    """Minutes that closures and slow roads add, counted already."""
    delay_ahead: float = 0.0
    """Minutes of these that are due to closures which begin on the way."""
    ahead_doubtful: bool = False
    """Whether one may be past before they begin."""
    end_closed: bool = False
    degraded: str = ""
    """Why nothing better answered; empty when the best did."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A team as the ranking sees it. Unknown figures are None."""

    team_id: str
    name: str
    tier: str
    disciplines: frozenset[str]
    capabilities: frozenset[str]
    status: str
    area: str
    people: int | None = None
    people_ready: int | None = None
    equipment_ready: int | None = None
    declared_at: datetime | None = None
    position_assumed: bool = False
    committed_to: str | None = None
    arrival: Arrival | None = None
    on_the_spot: bool = False
    declared_unable: bool = False
    seen_at: datetime | None = None
    """When a team that is not at its base was last where it is taken to be."""
    gear: frozenset[str] | None = None
    """Classes of equipment ready to go; None when none is on record."""


@dataclass(frozen=True, slots=True)
class Need:
    """What the accident asks for: disciplines from the best to the merely possible, skills, and the hour."""

    disciplines: tuple[str, ...]
    capabilities: frozenset[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with its facts; the words live in ``data/reasons.toml``."""

    code: str
    params: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A team that can go, its place, why, and what is doubtful."""

    candidate: Candidate
    rank: int
    reasons: tuple[Reason, ...]
    doubts: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A team that is left out, and why."""

    candidate: Candidate
    reason: Reason


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A skill (empty: any team at all) that the need does not get in time, why, and what would be the nearest."""

    capability: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Ranking:
    """The whole answer. ``data_oldest_at`` is the oldest readiness that it rests on, None when nothing is declared."""

    ordered: tuple[Ranked, ...]
    excluded: tuple[Exclusion, ...]
    data_oldest_at: datetime | None
    shortfalls: tuple[Shortfall, ...] = ()
    rules_version: str = RULES_VERSION


_BUSY: Final = frozenset({"dispatched", "en_route", "on_scene", "working", "rotating", "withdrawing"})


def _exclusion(need: Need, team: Candidate) -> Reason | None:
    if not team.disciplines & set(need.disciplines):
        return Reason("wrong_discipline", {"has": "、".join(sorted(team.disciplines)), "needs": "、".join(need.disciplines)})
    if team.committed_to is not None:
        return Reason("already_committed", {"incident": team.committed_to})
    if team.status in _BUSY:
        return Reason("already_committed", {"incident": "其他任务"})
    if team.status == "out_of_service":
        return Reason("out_of_service")
    if team.declared_unable:
        return Reason("not_ready")
    if team.people_ready == 0:
        return Reason("nobody_ready")
    if team.arrival is None:
        return Reason("no_position")
    return None


def _coverage(need: Need, team: Candidate) -> int:
    """0 when every skill asked for is there, 1 when some are, 2 when none is."""
    have = len(need.capabilities & team.capabilities)
    if have == len(need.capabilities):
        return 0
    return 1 if have else 2


def _fit(need: Need, team: Candidate) -> int:
    return 0 if need.disciplines and need.disciplines[0] in team.disciplines else 1


def _key(need: Need, team: Candidate) -> tuple[int, int, float, int, str]:
    minutes = team.arrival.minutes if team.arrival else 0.0
    ready = team.people_ready if team.people_ready is not None else -1
    return _fit(need, team), _coverage(need, team), minutes, -ready, team.name


def _reasons(need: Need, team: Candidate, fastest: Candidate, alone: frozenset[str]) -> tuple[Reason, ...]:
    found = [
        Reason(
            "discipline_first" if _fit(need, team) == 0 else "discipline_possible",
            {"discipline": next(d for d in need.disciplines if d in team.disciplines)},
        )
    ]
    if team.on_the_spot:
        found.append(Reason("on_the_spot"))
    if alone:
        found.append(Reason("only_one_with", {"capabilities": "、".join(sorted(alone))}))
    elif need.capabilities and _coverage(need, team) == 0:
        found.append(Reason("all_capabilities"))
    if team is fastest:
        found.append(Reason("fastest"))
    elif team.arrival and fastest.arrival and team.arrival.minutes > fastest.arrival.minutes:
        found.append(Reason("slower_by", {"minutes": round(team.arrival.minutes - fastest.arrival.minutes)}))
    if team.arrival and team.arrival.high + turn_out(team.tier) <= REACH:
        found.append(Reason("within_hour"))
    if team.people_ready is not None:
        found.append(Reason("people_ready", {"people": team.people_ready}))
    return tuple(found)


def _doubts(need: Need, team: Candidate, cover: Counter[str]) -> tuple[Reason, ...]:
    found = []
    if team.declared_at is None:
        found.append(Reason("readiness_never_declared"))
    elif need.at - team.declared_at > READINESS_FRESH:
        found.append(Reason("readiness_old", {"hours": round((need.at - team.declared_at).total_seconds() / 3600)}))
    if team.arrival and team.arrival.method == "estimate":
        found.append(Reason("straight_line"))
    if team.position_assumed:
        found.append(Reason("position_assumed"))
    if team.people_ready is None:
        if team.declared_at is not None:  # never declared says so already
            found.append(Reason("people_unknown"))
    elif team.people_ready < FEW_PEOPLE:
        found.append(Reason("few_people", {"people": team.people_ready}))
    missing = need.capabilities - team.capabilities
    if missing and team.capabilities:
        found.append(Reason("lacks", {"capabilities": "、".join(sorted(missing))}))
    elif need.capabilities and not team.capabilities:
        found.append(Reason("capabilities_unknown"))
    found += _doubts_of_gear_and_place(need, team)
    if cover[team.area] == 1:
        found.append(Reason("last_cover", {"area": team.area}))
    return tuple(found)


def _doubts_of_gear_and_place(need: Need, team: Candidate) -> list[Reason]:
    found = []
    way = team.arrival
    if way and way.delay >= 1:
        found.append(Reason("closure_on_way", {"minutes": round(way.delay)}))
    if way and way.delay_ahead >= 1:
        code = "closure_ahead_perhaps" if way.ahead_doubtful else "closure_ahead"
        found.append(Reason(code, {"minutes": round(way.delay_ahead)}))
    if way and way.end_closed:
        found.append(Reason("end_closed"))
    if way and way.degraded and way.method != "estimate":
        found.append(Reason("engine_away", {"method": way.method}))
    if team.gear is not None:
        bare = [c for c in sorted(need.capabilities & team.capabilities) if c in GEAR and not GEAR[c] & team.gear]
        if bare:
            found.append(Reason("gear_missing", {"capabilities": "、".join(bare)}))
    if team.seen_at is not None and need.at - team.seen_at > POSITION_FRESH:
        found.append(Reason("position_stale", {"minutes": round((need.at - team.seen_at).total_seconds() / 60)}))
    return found


def rank(need: Need, candidates: Sequence[Candidate]) -> Ranking:
    """Order the teams that can go by fit, skills and expected arrival, and say why the others are left out.

    A full match of skills goes before a part of them, and within that the earlier arrival; a smaller, farther or older
    record never hides a team, it raises a doubt.
    """
    excluded, able = [], []
    for team in candidates:
        reason = _exclusion(need, team)
        if reason:
            excluded.append(Exclusion(team, reason))
        else:
            able.append(team)
    able.sort(key=lambda team: _key(need, team))
    cover = Counter(team.area for team in able)
    holders = Counter(c for team in able for c in team.capabilities & need.capabilities)
    ordered = []
    if able:
        fastest = min(able, key=lambda t: (t.arrival.minutes if t.arrival else 0.0, t.name))
        for place, team in enumerate(able, 1):
            alone = frozenset(c for c in team.capabilities & need.capabilities if holders[c] == 1) if len(able) > 1 else frozenset()
            ordered.append(Ranked(team, place, _reasons(need, team, fastest, alone), _doubts(need, team, cover)))
    declared = [team.declared_at for team in able if team.declared_at is not None]
    left_out = tuple(sorted(excluded, key=lambda e: e.candidate.name))
    return Ranking(tuple(ordered), left_out, min(declared, default=None), shortfalls(need, tuple(ordered), left_out))


_AWAY: Final = frozenset({"already_committed"})
_UNREADY: Final = frozenset({"not_ready", "nobody_ready", "out_of_service"})


def _why_nobody(holders: Sequence[Exclusion]) -> str:
    """Why none of those that could is there: all out, not ready, or nobody knows where they are."""
    codes = Counter(
        "all_out" if e.reason.code in _AWAY else "all_not_ready" if e.reason.code in _UNREADY else "all_unplaced" for e in holders
    )
    return codes.most_common(1)[0][0]


def _shortfall(need: Need, capability: str, able: Sequence[Ranked], holders: Sequence[Exclusion]) -> Shortfall | None:
    named: dict[str, str | int | float] = {"capability": capability} if capability else {}
    if not able:
        if not holders:
            return Shortfall(capability, Reason("none_capable", named))
        return Shortfall(capability, Reason(_why_nobody(holders), {**named, "teams": len(holders)}))
    arrivals = [(r.candidate.arrival.minutes + turn_out(r.candidate.tier), r.candidate) for r in able if r.candidate.arrival]
    minutes, first = min(arrivals, key=lambda pair: (pair[0], pair[1].name))
    if minutes > REACH:
        return Shortfall(capability, Reason("out_of_reach", {**named, "team": first.name, "minutes": round(minutes), "promise": round(REACH)}))
    stale = [t for _, t in arrivals if t.seen_at is not None and need.at - t.seen_at > POSITION_FRESH]
    if len(stale) == len(arrivals):
        return Shortfall(capability, Reason("positions_stale", {**named, "teams": len(stale)}))
    return None


def shortfalls(need: Need, ordered: Sequence[Ranked], excluded: Sequence[Exclusion]) -> tuple[Shortfall, ...]:
    """What of the need no team meets within the promise, skill by skill, each with the reason.

    A skill counts with teams of a fitting discipline alone; when no team can go at all, that is said once, not per skill.
    """
    fitting = [e for e in excluded if e.reason.code != "wrong_discipline"]
    if not ordered:
        lack = _shortfall(need, "", (), fitting)
        return (lack,) if lack else ()
    if not need.capabilities:
        lack = _shortfall(need, "", ordered, fitting)
        return (lack,) if lack else ()
    found = (
        _shortfall(
            need,
            capability,
            [r for r in ordered if capability in r.candidate.capabilities],
            [e for e in fitting if capability in e.candidate.capabilities],
        )
        for capability in sorted(need.capabilities)
    )
    return tuple(s for s in found if s)
