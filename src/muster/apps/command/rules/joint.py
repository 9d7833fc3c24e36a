"""Several incidents at once: one proposal for all of them, its alternatives with their price, and what sharing costs each.

The optimum comes from `muster.logistics.assignment`: shortage before lateness before cover left behind before travel. The
proposal binds nobody; a duty officer adopts it, another, or none.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from muster.apps.command.rules.recommend import Reason
from muster.logistics.assignment import Plan, Score, Situation, alone, alternatives, assign, situation

TEAMS: Final = "team"
"""A need met by any team of the incident's own discipline."""
FARTHEST: Final = 480.0
"""A team that needs longer is not proposed. [min]"""
TIME_LIMIT: Final = 8.0
"""For everything: the plan, two alternatives, and each incident alone. [s]"""
TEAMS_BY_GRADE: Final[Mapping[str, float]] = {"extraordinary": 4, "major": 3, "serious": 2, "ordinary": 1}
PRIORITY_BY_GRADE: Final[Mapping[str, float]] = {"extraordinary": 8, "major": 4, "serious": 2, "ordinary": 1}
"""How many teams of the discipline, and what an incident weighs beside another, by the grade feared [P]."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A team that could go: what it brings, and minutes to each incident with turn-out (``inf``: it cannot)."""

    team_id: str
    name: str
    tier: str
    kind: str
    skills: frozenset[str]
    arrivals: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """An incident: the first discipline it asks for, what it still lacks, and what it weighs."""

    incident_id: str
    name: str
    discipline: str
    needs: Mapping[str, float]
    priority: float
    deadline: float = 60.0


@dataclass(frozen=True, slots=True)
class Sent:
    """A team proposed for an incident."""

    team_id: str
    team_name: str
    tier: str
    minutes: float
    late: float
    fills: tuple[str, ...]
    cover_lost: float


@dataclass(frozen=True, slots=True)
class Share:
    """One incident's part of a proposal."""

    incident_id: str
    sent: tuple[Sent, ...]
    short: Mapping[str, float]
    loses: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A whole proposal; ``price`` is what it costs beside the first, None for the first itself."""

    shares: tuple[Share, ...]
    score: Score
    price: Score | None
    status: str
    proven: int
    seconds: float
    gaps: tuple[float | None, ...] = ()
    """How far each goal may be from its optimum, None where nothing is known."""


def need_of_grade(grade: str | None, capabilities: frozenset[str]) -> dict[str, float]:
    """What an incident asks for: each skill once, and teams of its discipline by the grade feared."""
    return {**dict.fromkeys(sorted(capabilities), 1.0), TEAMS: TEAMS_BY_GRADE.get(grade or "", 1)}


def priority_of(grade: str | None, *, trapped: bool) -> float:
    """What an incident weighs: its grade, one more where people are known to be trapped."""
    return PRIORITY_BY_GRADE.get(grade or "", 1) + (1 if trapped else 0)


def still_lacking(needs: Mapping[str, float], sent: Sequence[tuple[frozenset[str], bool]]) -> dict[str, float]:
    """Needs less what teams already ordered bring: their skills, and whether they are of the discipline."""
    left = dict(needs)
    for skills, same in sent:
        for name in (*skills, *((TEAMS,) if same else ())):
            if name in left:
                left[name] = max(0.0, left[name] - 1)
    return left


def _situation(units: Sequence[Unit], scenes: Sequence[Scene], covers: NDArray[np.bool_], weight: NDArray[np.float64]) -> tuple[Situation, list[str]]:
    skills = sorted({name for scene in scenes for name in scene.needs if name != TEAMS})
    columns = [*skills, *(f"{TEAMS}:{scene.discipline}" for scene in {s.discipline: s for s in scenes}.values())]
    supply = np.array([[1.0 if c in u.skills or c == f"{TEAMS}:{u.kind}" or c.removeprefix(f"{TEAMS}:") in u.skills else 0.0 for c in columns] for u in units])
    need = np.zeros((len(scenes), len(columns)))
    for k, scene in enumerate(scenes):
        for name, amount in scene.needs.items():
            need[k, columns.index(f"{TEAMS}:{scene.discipline}" if name == TEAMS else name)] = amount
    arrival = np.array([[m if m <= FARTHEST else math.inf for m in u.arrivals] for u in units])
    kinds = sorted({u.kind for u in units})
    case = situation(
        arrival, supply, need, deadline=[s.deadline for s in scenes], priority=[s.priority for s in scenes],
        kind=[kinds.index(u.kind) for u in units], covers=covers, weight=weight,
    )  # fmt: skip
    return case, [TEAMS if c.startswith(f"{TEAMS}:") else c for c in columns]


def propose(
    units: Sequence[Unit], scenes: Sequence[Scene], covers: NDArray[np.bool_], weight: NDArray[np.float64], *, time_limit: float = TIME_LIMIT, count: int = 2
) -> tuple[Option, ...]:
    """The best proposal, then up to ``count`` others with their price; empty when no team can go anywhere.

    ``covers`` (teams × places) and ``weight`` say what stays covered at home. The first option says of each incident what
    it would have had alone.
    """
    if not units or not scenes:
        return ()
    case, columns = _situation(units, scenes, covers, weight)
    best = assign(case, time_limit=0.5 * time_limit)
    others = alternatives(case, best, count=count, time_limit=0.25 * time_limit)
    singles = [alone(case, k, time_limit=0.25 * time_limit / len(scenes)) for k in range(len(scenes))]
    first = _option(best, None, units, scenes, columns)
    shares = tuple(_with_loss(share, single, best, k, units, columns) for k, (share, single) in enumerate(zip(first.shares, singles, strict=True)))
    return (
        Option(shares, first.score, None, first.status, first.proven, first.seconds, first.gaps),
        *(_option(plan, price, units, scenes, columns) for plan, price in others),
    )


def _option(plan: Plan, price: Score | None, units: Sequence[Unit], scenes: Sequence[Scene], columns: Sequence[str]) -> Option:
    shares = []
    for k, scene in enumerate(scenes):
        sent = tuple(
            Sent(units[m.unit].team_id, units[m.unit].name, units[m.unit].tier, round(m.arrival, 1), round(m.late, 1),
                 tuple(dict.fromkeys(columns[c] for c in m.fills)), round(m.cover_lost, 2))
            for m in plan.moves if m.incident == k
        )  # fmt: skip
        short = {columns[s.capability]: s.amount for s in plan.short if s.incident == k}
        shares.append(Share(scene.incident_id, sent, short))
    return Option(tuple(shares), plan.score, price, plan.status.value, plan.proven, plan.seconds, plan.gaps)


def _with_loss(share: Share, single: Plan, plan: Plan, k: int, units: Sequence[Unit], columns: Sequence[str]) -> Share:
    """What this incident gives up because others happen at the same time, in reasons."""
    here = {m.unit for m in plan.moves if m.incident == k}
    would = [m for m in single.moves if m.unit not in here]
    taken = {m.unit: m.incident for m in plan.moves}
    found: list[Reason] = []
    for move in would:
        elsewhere = taken.get(move.unit)
        code = "joint_taken" if elsewhere is not None else "joint_kept_home"
        facts: dict[str, str | int | float] = {"team": units[move.unit].name, "minutes": round(move.arrival)}
        if elsewhere is not None:
            facts["incident"] = elsewhere
        found.append(Reason(code, facts))
    first_alone = min((m.arrival for m in single.moves), default=None)
    first_here = min((s.minutes for s in share.sent), default=None)
    if first_alone is not None and first_here is not None and first_here - first_alone >= 1:
        found.append(Reason("joint_later", {"minutes": round(first_here - first_alone), "alone": round(first_alone), "now": round(first_here)}))
    alone_short = {columns[s.capability]: s.amount for s in single.short}
    for name, amount in share.short.items():
        if amount > alone_short.get(name, 0.0) + 1e-9:
            found.append(Reason("joint_short", {"capability": name}))
    return Share(share.incident_id, share.sent, share.short, tuple(found))


def outcome(option: Option) -> dict[str, Any]:
    """An option's figures as they are kept."""
    price = option.price
    return {
        "score": _score(option.score),
        "price": _score(price) if price else None,
        "status": option.status,
        "proven": option.proven,
        "seconds": round(option.seconds, 3),
        "gaps": [round(gap, 6) if gap is not None and math.isfinite(gap) else None for gap in option.gaps],
        "is_greedy": option.status == "heuristic",
    }


def says_the_same(kept: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> bool:
    """Whether two proposals, as they are kept, lack the same and send the same teams to the same places, option by option."""
    return [_sends(option) for option in kept] == [_sends(option) for option in found]


def _sends(option: Mapping[str, Any]) -> list[Any]:
    return [(s["incident_id"], s["needs"], s["short"], sorted(t["team_id"] for t in s["sent"])) for s in option["shares"]]


def _score(score: Score) -> dict[str, float]:
    return {"shortage": round(score.shortage, 3), "lateness": round(score.lateness, 1), "cover": round(score.cover, 2), "travel": round(score.travel, 1)}
