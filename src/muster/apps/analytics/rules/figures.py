"""Figures from the nearest bases: shares by unit, as planned and as ready now, over the whole area and the service area."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muster.apps.analytics.rules.promises import FACTORS, MINUTES, PROMISES, RADIUS_KM, BaseSet, Group, Unit
from muster.logistics.coverage.cube import STATES, Cube, Look, State, look
from muster.logistics.coverage.reach import Measure

__all__ = ["Ask", "Demand", "all_figures", "ask", "figure", "promises_kept", "ready_between", "standing_uncovered"]

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Demand:
    """The points of a study by rows: their unit, weight (NaN when unknown), needs and county; and those without a position."""

    kind: tuple[Unit, ...]
    weight: NDArray[np.float64]
    needs: tuple[tuple[str, ...], ...]
    paths: tuple[str, ...]
    unplaced: Mapping[Unit, Sequence[tuple[str, ...]]]
    _rows: dict[tuple[Unit, str], BoolArray] = field(default_factory=dict)
    """Found once: thousands of figures are taken of tens of thousands of points."""

    def rows(self, unit: Unit, discipline: str) -> BoolArray:
        """Points of a unit that call for a discipline; every county may call for each."""
        wanted = Unit.COUNTIES if unit is Unit.POPULATION else unit
        key = (wanted, "" if wanted is Unit.COUNTIES else discipline)
        if key not in self._rows:
            self._rows[key] = np.array([k is wanted and (not key[1] or discipline in n) for k, n in zip(self.kind, self.needs, strict=True)], bool)
        return self._rows[key]

    def missing(self, unit: Unit, discipline: str) -> int:
        """How many entries of the register have no position, and so count as not covered."""
        wanted = Unit.COUNTIES if unit is Unit.POPULATION else unit
        return sum(1 for needs in self.unplaced.get(wanted, ()) if wanted is Unit.COUNTIES or discipline in needs)

    def weights(self, unit: Unit) -> NDArray[np.float64]:
        """What each point counts in a unit."""
        return self.weight if unit is Unit.POPULATION else np.ones(len(self.kind))

    def share(self, seen: Look, unit: Unit, discipline: str) -> float | None:
        """Covered as planned over all; None when there is nothing to count or a weight is unknown."""
        rows = self.rows(unit, discipline)
        weight = self.weights(unit)[rows]
        total = float(weight.sum()) + (0 if unit is Unit.POPULATION else self.missing(unit, discipline))
        return None if np.isnan(total) or not total else float(weight[seen.planned[rows]].sum()) / total


@dataclass(frozen=True, slots=True)
class Ask:
    """One way to look at a study."""

    discipline: str
    base_set: BaseSet
    measure: Measure = Measure.MINUTES
    limit: float = 60.0
    turn_out: bool = True
    factor: float = 1.0
    plan_only: bool = False


def ask(cube: Cube, question: Ask, turn_out: Mapping[str, float]) -> Look:
    """The look that answers a question."""
    return look(
        cube, discipline=question.discipline, tiers=question.base_set.tiers, measure=question.measure, limit=question.limit,
        turn_out=turn_out if question.turn_out else None, factor=question.factor,
        group=Group.PLAN.value if question.plan_only else None,
    )  # fmt: skip


def served(demand: Demand, service: Collection[str]) -> BoolArray:
    """Points inside the planned service areas (paths of divisions)."""
    inside = {p: any(p == area or p.startswith(area + ".") for area in service) for p in set(demand.paths)}
    return np.array([inside[p] for p in demand.paths], bool)


def figure(demand: Demand, seen: Look, *, unit: Unit, discipline: str, inside: BoolArray) -> dict[str, Any]:
    """Covered and total of one unit, by state, over the area and over the planned service area.

    A share is None when there is nothing to count or a weight is unknown: never nought, never all.
    """
    rows = demand.rows(unit, discipline)
    weight = demand.weights(unit)
    extra = demand.missing(unit, discipline)
    return {
        "unit": unit.value, **_counted(weight, seen, rows, 0.0 if unit is Unit.POPULATION else extra), "unplaced": extra,
        "service": _counted(weight, seen, rows & inside, 0.0),
    }  # fmt: skip


def _counted(weight: NDArray[np.float64], seen: Look, rows: BoolArray, extra: float) -> dict[str, Any]:
    chosen = weight[rows]
    if np.isnan(chosen).any():
        return {"total": None, "covered": None, "share": None, "now": None}
    total = float(chosen.sum()) + extra
    state = seen.state[rows]
    now = {s.value: float(chosen[state == i].sum()) for i, s in enumerate(STATES)}
    now[State.NONE.value] += extra
    covered = total - now[State.NONE.value]
    return {"total": total, "covered": covered, "share": covered / total if total else None, "now": now}


def all_figures(
    cube: Cube, demand: Demand, disciplines: Sequence[str], turn_out: Mapping[str, float], service: Mapping[tuple[str, BaseSet, bool], Collection[str]]
) -> Iterator[dict[str, Any]]:
    """One row for each discipline, set of bases, measure and unit, with its band and its value without turn-out."""
    limits = [(Measure.MINUTES, m) for m in MINUTES] + [(Measure.ROAD, RADIUS_KM), (Measure.CIRCLE, RADIUS_KM)]
    for discipline in disciplines:
        for base_set in BaseSet:
            for plan_only in (False, True):
                inside = served(demand, service.get((discipline, base_set, plan_only), ()))
                for measure, limit in limits:
                    question = Ask(discipline, base_set, measure, limit, plan_only=plan_only)
                    yield from _rows(cube, demand, question, turn_out, inside)


def _rows(cube: Cube, demand: Demand, question: Ask, turn_out: Mapping[str, float], inside: BoolArray) -> Iterator[dict[str, Any]]:
    seen = ask(cube, question, turn_out)
    timed = question.measure is Measure.MINUTES
    bare = ask(cube, _but(question, turn_out=False), turn_out) if timed else seen
    bands = {f: ask(cube, _but(question, factor=f), turn_out) for f in FACTORS} if timed else {}
    for unit in Unit:
        row = figure(demand, seen, unit=unit, discipline=question.discipline, inside=inside)
        yield {
            "discipline": question.discipline, "base_set": question.base_set.value, "plan_only": question.plan_only,
            "measure": question.measure.value, "limit": question.limit, **row,
            "without_turn_out": demand.share(bare, unit, question.discipline) if timed else None,
            "band": {str(f): demand.share(other, unit, question.discipline) for f, other in bands.items()},
        }  # fmt: skip


def _but(question: Ask, *, turn_out: bool | None = None, factor: float = 1.0) -> Ask:
    return Ask(question.discipline, question.base_set, question.measure, question.limit,
               question.turn_out if turn_out is None else turn_out, factor, question.plan_only)  # fmt: skip


def promises_kept(figures: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """For each promise, discipline, owner and unit: the share, the goal and whether it is reached (None: cannot be said).

    Compared before rounding: 89.996 % is not 90 %.
    """
    found = []
    for promise in PROMISES:
        for row in figures:
            if row["base_set"] == promise.base_set and row["measure"] == Measure.MINUTES and row["limit"] == promise.minutes:
                counted = row["service"] if promise.in_service else row
                share = counted["share"]
                found.append({
                    "indicator": promise.indicator, "discipline": row["discipline"], "base_set": row["base_set"],
                    "plan_only": row["plan_only"], "minutes": promise.minutes, "unit": row["unit"], "share": share,
                    **ready_between(counted["now"], counted["total"]),
                    "goal": promise.goal, "kept": None if share is None else share >= promise.goal,
                })  # fmt: skip
    return found


def ready_between(now: Mapping[str, float] | None, total: float | None) -> dict[str, float | None]:
    """The share that a ready team reaches: for certain, and if those of unknown readiness were ready too."""
    if not now or not total:
        return {"ready_share": None, "ready_most": None}
    ready = now[State.READY.value]
    return {"ready_share": ready / total, "ready_most": (ready + now[State.UNKNOWN.value]) / total}


def standing_uncovered(demand: Demand, seen: Look, *, unit: Unit, discipline: str, most: int) -> tuple[list[int], int]:
    """Rows not covered as planned, most people first, then the farthest, at most so many; and how many there are."""
    rows = np.flatnonzero(demand.rows(unit, discipline) & ~seen.planned)
    order = rows[np.lexsort((rows, -seen.value[rows], -np.nan_to_num(demand.weight[rows])))]
    return [int(r) for r in order[:most]], int(rows.size)
