"""Between a study and the planner: the question it is sent, the answer it gives, in the words of the registers."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from muster.apps.analytics.models import Study
from muster.apps.analytics.queries.snapshots import Snapshot, TeamPoint, road_arrays
from muster.apps.analytics.rules.assumptions import coverage_assumptions, siting_assumptions
from muster.apps.analytics.rules.figures import all_figures, promises_kept
from muster.apps.analytics.rules.indicators import TeamRecord, indicators
from muster.apps.analytics.rules.promises import GOAL, BaseSet, Unit
from muster.apps.analytics.rules.study import Existing
from muster.apps.geo.rules.travel import Vehicle
from muster.apps.resources.rules import TeamTier
from muster.logistics.coverage.cube import Cube

__all__ = ["coverage_question", "coverage_result", "siting_question", "siting_result"]

Arrays = dict[str, np.ndarray[Any, Any]]
_NATIONAL = BaseSet.NATIONAL.tiers


def coverage_question(asked: Mapping[str, Any], snapshot: Snapshot) -> tuple[dict[str, Any], Arrays]:
    """Time every team to every point."""
    network, access = road_arrays(Vehicle(asked["vehicle"]))
    bases = [{"lon": t.lon, "lat": t.lat, "tier": t.tier, "standing": t.standing, "group": t.group,
              "disciplines": [d for d in t.disciplines if d in asked["disciplines"]]} for t in snapshot.teams]  # fmt: skip
    arrays = {**network, "lon": np.array([p.lon for p in snapshot.points], float), "lat": np.array([p.lat for p in snapshot.points], float)}
    return {"kind": "coverage", "bases": bases, "access_speed": access}, arrays


def coverage_result(study: Study, snapshot: Snapshot, cube: Cube) -> dict[str, Any]:
    """The figures of a coverage study, whether each promise is kept, and what all rests on."""
    turn_out = study.question["turn_out"]
    figures = list(all_figures(cube, snapshot.demand(), study.question["disciplines"], turn_out, snapshot.service()))
    inputs = {**study.inputs, **study.inputs["roads"]}
    held = study.inputs.get("strength") or {"national_teams": [], "enterprises": None, "with_own_team": None}
    teams = [TeamRecord(t["hours"], t["is_counted"]) for t in held["national_teams"]]
    kept = indicators(figures, study.question["disciplines"], teams, enterprises=held["enterprises"], with_own_team=held["with_own_team"])
    return {"figures": figures, "promises": promises_kept(figures), "indicators": kept,
            "assumptions": coverage_assumptions(turn_out, study.question["vehicle"], inputs)}  # fmt: skip


def siting_question(asked: Mapping[str, Any], snapshot: Snapshot) -> tuple[dict[str, Any], Arrays]:
    """Demand and sites of a siting study: standing bases first, then the candidates."""
    network, access = road_arrays(Vehicle(asked["vehicle"]))
    demand, weight = _demand(asked, snapshot)
    places = _places(asked, snapshot)
    sites = _sites(asked, snapshot)
    arrays = {
        **network, "lon": np.array([p.lon for p in demand], float), "lat": np.array([p.lat for p in demand], float), "weight": weight,
        "site_lon": np.array([p["lon"] for p in places], float), "site_lat": np.array([p["lat"] for p in places], float),
    }  # fmt: skip
    names = ("problem", "radius", "share", "count", "budget", "theta", "refine", "far_radius", "far_share", "time_limit")
    question = {name: asked[name] for name in names}
    return {"kind": "siting", "question": question, "sites": sites, "factor": asked["factor"], "access_speed": access}, arrays


def _demand(asked: Mapping[str, Any], snapshot: Snapshot) -> tuple[list[Any], np.ndarray[Any, Any]]:
    unit = Unit(asked["unit"])
    if unit in (Unit.COUNTIES, Unit.POPULATION):
        rows = [p for p in snapshot.points if p.kind == Unit.COUNTIES]
        weight = [1.0 if unit is Unit.COUNTIES else float(p.weight or 0.0) for p in rows]
    else:
        rows = [p for p in snapshot.points if p.kind == unit and asked["discipline"] in p.needs]
        weight = [1.0] * len(rows)
    return rows, np.array(weight, float)


def _standing(asked: Mapping[str, Any], snapshot: Snapshot) -> list[TeamPoint]:
    if asked["existing"] == Existing.IGNORE:
        return []
    tiers = BaseSet(asked["base_set"]).tiers
    return [t for t in snapshot.teams if asked["discipline"] in t.disciplines and t.tier in tiers
            and (not asked["plan_only"] or t.group == "plan")]  # fmt: skip


def _seats(snapshot: Snapshot) -> list[Any]:
    return [p for p in snapshot.points if p.kind == Unit.COUNTIES]


def _places(asked: Mapping[str, Any], snapshot: Snapshot) -> list[dict[str, Any]]:
    """Every site with its name and place, in the order of the columns."""
    found = [{"key": t.id, "name": t.name, "lon": t.lon, "lat": t.lat, "kind": "existing", "tier": t.tier} for t in _standing(asked, snapshot)]
    tiers = [TeamTier.REGIONAL_BASE.value] + ([TeamTier.NATIONAL_BASE.value] if asked["problem"] == "tiers" else [])
    for tier in tiers:
        found += [{"key": f"{tier}:{p.code}", "name": p.name, "lon": p.lon, "lat": p.lat, "kind": "new", "tier": tier} for p in _seats(snapshot)]
    return found


def _sites(asked: Mapping[str, Any], snapshot: Snapshot) -> list[dict[str, Any]]:
    turn_out = asked["turn_out"]
    closing, keeping = set(asked["close_ids"]), set(asked["keep_ids"])
    standing = _standing(asked, snapshot)
    found = [
        {"turn_out": turn_out[t.tier], "cost": asked["cost_existing"], "closed": t.id in closing, "wide": t.tier in _NATIONAL,
         "required": t.id not in closing and (asked["existing"] == Existing.KEEP or t.id in keeping)}
        for t in standing
    ]  # fmt: skip
    seats = _seats(snapshot)
    tiers = [(TeamTier.REGIONAL_BASE.value, asked["cost_new"])]
    if asked["problem"] == "tiers":
        tiers.append((TeamTier.NATIONAL_BASE.value, asked["cost_national"]))
    for tier, cost in tiers:
        found += [{"turn_out": turn_out[tier], "cost": cost, "wide": tier in _NATIONAL, "place": n} for n in range(len(seats))]
    return found


def siting_result(study: Study, snapshot: Snapshot, answer: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of a siting study with names and places instead of numbers."""
    asked = study.question
    places = _places(asked, snapshot)
    demand, _ = _demand(asked, snapshot)
    chosen = set(answer["sites"])
    standing = len(_standing(asked, snapshot))
    inputs = {**study.inputs, **study.inputs["roads"]}
    curve = [{**step, "sites": _new_names(places, step["sites"]), "further": sum(j >= standing for j in step["sites"])} for step in answer["curve"]]
    return {
        **{k: answer[k] for k in ("status", "objective", "bound", "gap", "seconds", "covered", "total", "reachable", "before", "missing", "band")},
        "share": answer["covered"] / answer["total"] if answer["total"] else None, "goal": asked["share"] if asked["problem"] in ("least", "tiers") else GOAL,
        "sites": [places[j] for j in answer["sites"]],
        "closed": [places[j] for j in range(standing) if j not in chosen] if answer["sites"] else [],
        "candidates": len(places) - standing, "existing": standing,
        "uncovered": [_left(u, demand[u["point"]], places) for u in answer["uncovered"]],
        "curve": curve,
        "far": {"share": answer["far"]["share"], "sites": [places[j] for j in answer["far"]["sites"]]} if answer.get("far") else None,
        "assumptions": siting_assumptions(asked["turn_out"], asked["vehicle"], inputs, factor=asked["factor"]),
    }  # fmt: skip


def _left(said: Mapping[str, Any], point: Any, places: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    nearest = None if said["nearest"] is None else places[said["nearest"]]["name"]
    return {"id": point.id, "name": point.name, "code": point.code, "lon": point.lon, "lat": point.lat, "weight": said["weight"],
            "nearest": nearest, "minutes": said["minutes"]}  # fmt: skip


def _new_names(places: Sequence[Mapping[str, Any]], sites: Sequence[int]) -> list[str]:
    return [places[j]["name"] for j in sites if places[j]["kind"] == "new"]
