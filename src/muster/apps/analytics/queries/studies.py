"""Studies, and the many ways to look at one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from muster.apps.analytics.models import Study
from muster.apps.analytics.queries.snapshots import Snapshot
from muster.apps.analytics.rules.figures import Ask, Demand, ask, figure, served, standing_uncovered
from muster.apps.analytics.rules.promises import BaseSet, Unit
from muster.apps.analytics.rules.study import StudyKind, StudyState, ensure_finished
from muster.apps.geo import queries as geo
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound
from muster.logistics.coverage.cube import STATES, Cube, Look, State

__all__ = ["compared", "coverage_view", "map_of", "printed", "studies_visible_to", "study_of"]

_HEAVY = ("snapshot", "cube")
MOST_UNCOVERED = 500
MOST_SHOWN = 5_000
"""Points that one view carries, of more the worst covered and the heaviest of these; the figures count all of them."""


def studies_visible_to(actor: Actor) -> QuerySet[Study]:
    """Studies asked for in the actor's subtree, without their bulk."""
    rows: QuerySet[Study] = Study.objects.visible_to(actor)
    return rows.defer(*_HEAVY)


def study_of(actor: Actor, study_id: UUID, *, kind: StudyKind | None = None, finished: bool = False) -> Study:
    """One study in the actor's sight."""
    found = studies_visible_to(actor).filter(id=study_id).first()
    if found is None or (kind is not None and found.kind != kind):
        raise NotFound("study-not-found")
    if finished:
        ensure_finished(StudyState(found.state))
        if found.result is None:
            raise Conflict("study-without-answer", state=StudyState(found.state).zh)
    return found


def coverage_view(actor: Actor, study_id: UUID, question: Ask, unit: Unit) -> dict[str, Any]:
    """A finished coverage study seen from one side: figures of every unit, points with their state, and what is not covered."""
    return _seen(actor, study_id, question, unit, MOST_SHOWN)


def _seen(actor: Actor, study_id: UUID, question: Ask, unit: Unit, most: int | None) -> dict[str, Any]:
    study = study_of(actor, study_id, kind=StudyKind.COVERAGE, finished=True)
    if question.discipline not in study.question["disciplines"]:
        raise Conflict("study-other-discipline", discipline=question.discipline)
    return _view(_opened(study), question, unit, most)


@dataclass(frozen=True, slots=True)
class _Opened:
    """The bulk of a coverage study, unpacked: at the scale of a province that takes seconds, so once for all its views."""

    snapshot: Snapshot
    cube: Cube
    demand: Demand
    turn_out: Mapping[str, float]


def _opened(study: Study) -> _Opened:
    snapshot = Snapshot.from_bytes(bytes(study.snapshot))
    return _Opened(snapshot, Cube.from_bytes(bytes(study.cube or b"")), snapshot.demand(), study.question["turn_out"])


def _view(opened: _Opened, question: Ask, unit: Unit, most: int | None) -> dict[str, Any]:
    snapshot, demand = opened.snapshot, opened.demand
    seen = ask(opened.cube, question, opened.turn_out)
    inside = served(demand, snapshot.service().get((question.discipline, question.base_set, question.plan_only), ()))
    missing, count = standing_uncovered(demand, seen, unit=unit, discipline=question.discipline, most=MOST_UNCOVERED)

    def name(number: int) -> str | None:
        return snapshot.teams[number].name if number >= 0 else None

    rows = shown = np.flatnonzero(demand.rows(unit, question.discipline))
    if most is not None and rows.size > most:
        shown = rows[np.lexsort((-demand.weight[rows], -seen.state[rows]))][:most]
    return {
        "figures": [figure(demand, seen, unit=u, discipline=question.discipline, inside=inside) for u in Unit],
        "points": [
            {"id": p.id, "name": p.name, "code": p.code, "lon": p.lon, "lat": p.lat, "weight": p.weight, "state": STATES[seen.state[r]].value,
             "value": _plain(seen.value[r]), "nearest": name(int(seen.base[r])),
             "ready_value": _plain(seen.ready_value[r]),
             "ready_nearest": name(int(seen.ready_base[r]))}
            for r in shown.tolist() for p in (snapshot.points[r],)
        ],
        "points_total": int(rows.size),
        "counties": _by_county(snapshot, demand, seen, rows, unit),
        "uncovered": [
            {"id": p.id, "name": p.name, "code": p.code, "weight": p.weight, "nearest": name(int(seen.base[r])), "value": _plain(seen.value[r])}
            for r in missing for p in (snapshot.points[r],)
        ],
        "uncovered_total": count,
        "unplaced": [n for kind, needs, n in snapshot.unplaced
                     if kind == unit.value and question.discipline in needs][:MOST_UNCOVERED],
        "bases": [
            {"id": t.id, "name": t.name, "tier": t.tier, "lon": t.lon, "lat": t.lat, "standing": t.standing, "doubts": t.doubts,
             "group": t.group, "position_mark": t.position_mark}
            for t in snapshot.teams
            if question.discipline in t.disciplines and t.tier in question.base_set.tiers and (not question.plan_only or t.group == "plan")
        ],
    }  # fmt: skip


def _by_county(snapshot: Snapshot, demand: Demand, seen: Look, rows: NDArray[np.int64], unit: Unit) -> list[dict[str, Any]]:
    """What is covered in each county of the study, as planned and ready now; a share is None where nothing is to be counted or unknown."""
    weight, planned = demand.weights(unit).tolist(), seen.planned.tolist()
    ready = (seen.state == STATES.index(State.READY)).tolist()
    sums: dict[str, list[float]] = {p.code: [0.0, 0.0, 0.0] for p in snapshot.points if p.kind == Unit.COUNTIES}
    for r in rows.tolist():
        if (held := sums.get(snapshot.points[r].code)) is not None:
            held[0] += weight[r]
            held[1] += weight[r] if planned[r] else 0.0
            held[2] += weight[r] if ready[r] else 0.0
    return [
        {"code": p.code, "name": p.name, "lon": p.lon, "lat": p.lat, "total": total if known else None,
         "share": covered / total if known and total else None, "ready_share": now / total if known and total else None}
        for p in snapshot.points if p.kind == Unit.COUNTIES
        for total, covered, now in (sums[p.code],) for known in (not np.isnan(total),)
    ]  # fmt: skip


def _plain(value: float) -> float | None:
    return round(float(value), 1) if np.isfinite(value) else None


def printed(actor: Actor, study_id: UUID) -> dict[str, Any]:
    """A finished study as documents take it; of coverage also what regional bases leave uncovered within 60 minutes."""
    study = study_of(actor, study_id, finished=True)
    names = ("kind", "name", "division_code", "division_name", "question", "inputs", "rules_version", "by_name", "created_at", "result")
    views = []
    if study.kind == StudyKind.COVERAGE:
        opened = _opened(study)
        for discipline in study.question["disciplines"]:
            for unit in (Unit.COUNTIES, Unit.ENTERPRISES, Unit.HAZARDS):
                view = _view(opened, Ask(discipline, BaseSet.REGIONAL), unit, MOST_SHOWN)
                if view["uncovered"]:
                    views.append({"discipline": discipline, "unit": unit.value, **view})
    return {**{n: getattr(study, n) for n in names}, "views": views}


def map_of(actor: Actor, study_id: UUID, question: Ask, unit: Unit) -> dict[str, Any]:
    """A finished study as GeoJSON: its bases, and all its points with their state."""
    study = study_of(actor, study_id, finished=True)
    if study.kind == StudyKind.SITING:
        result = study.result or {}
        found = [_feature(s, role="base") for s in result["sites"]] + [_feature(u, role="uncovered") for u in result["uncovered"]]
    else:
        asked = question if question.discipline else replace(question, discipline=study.question["disciplines"][0])
        view = _seen(actor, study_id, asked, unit, None)
        found = [_feature(b, role="base") for b in view["bases"]] + [_feature(p, role="point") for p in view["points"]]
        grounds = {g.code: g.geometry for g in geo.grounds(study.division_code)}
        found += [{"type": "Feature", "geometry": grounds[c["code"]], "properties": {"role": "county", **_facts(c)}}
                  for c in view["counties"] if c["code"] in grounds]  # fmt: skip
    about = {"name": study.name, "rules_version": study.rules_version, "at": study.inputs["at"], "roads": study.inputs["roads"]["version"]}
    return {"type": "FeatureCollection", "about": about, "features": found}


def _feature(place: Mapping[str, Any], *, role: str) -> dict[str, Any]:
    at = [place["lon"], place["lat"]]
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": at}, "properties": {"role": role, **_facts(place)}}


def _facts(place: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in place.items() if k not in ("lon", "lat")}


def compared(actor: Actor, study_id: UUID, other_id: UUID) -> dict[str, Any]:
    """Two finished studies of one kind side by side: what is the same question in both, with the difference."""
    one, other = study_of(actor, study_id, finished=True), study_of(actor, other_id, finished=True)
    if one.kind != other.kind:
        raise Conflict("study-other-kind")
    if one.kind == StudyKind.SITING:
        return {"a": one, "b": other, "figures": [], "sites": _sites_compared(one.result or {}, other.result or {})}
    theirs = {_key(row): row for row in (other.result or {})["figures"]}
    figures = [
        {**{k: row[k] for k in _KEY}, "a": row["share"], "b": theirs[_key(row)]["share"],
         "ready_a": _ready(row), "ready_b": _ready(theirs[_key(row)])}
        for row in (one.result or {})["figures"] if _key(row) in theirs
    ]  # fmt: skip
    return {"a": one, "b": other, "figures": figures, "sites": []}


_KEY = ("discipline", "base_set", "plan_only", "measure", "limit", "unit")


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[k] for k in _KEY)


def _ready(row: Mapping[str, Any]) -> float | None:
    return row["now"]["ready"] / row["total"] if row["total"] else None


def _sites_compared(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[dict[str, Any]]:
    a, b = ({site["key"]: site for site in result["sites"]} for result in (one, other))
    return [{"name": (a.get(key) or b[key])["name"], "in_a": key in a, "in_b": key in b} for key in {**a, **b}]
