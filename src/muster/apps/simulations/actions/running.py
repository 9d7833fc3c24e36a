"""A run: inputs gathered with their origins, the first answer at once, the ensemble in the background."""

from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from time import perf_counter
from typing import Any
from uuid import UUID

import numpy as np
from django.db import transaction

from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import LIVE, Change, IncidentStatus
from muster.apps.risks import queries as risks
from muster.apps.simulations import events, queries, rules
from muster.apps.simulations.actions.areas import propose
from muster.apps.simulations.actions.deciding import alive
from muster.apps.simulations.models import SimulationRun
from muster.consequence import __version__ as LIBRARY
from muster.consequence.case import check_case, run_case
from muster.consequence.errors import ConsequenceError
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound, OutOfRange
from muster.kit.geometry import CHINA

MEMBERS = 500
"""Draws of the ensemble in the background."""
SEED = 1
_LOGGED = {"model": "simulation.run", "guide": "simulation.guided", "none": "simulation.out_of_scope"}
EMPTY: dict[str, Any] = {"zones": [], "front": [], "figures": {}, "validity": [], "models": [], "drivers": {}, "sheltering": None}


def _place(incident: Incident, given: Mapping[str, Any]) -> tuple[float, float]:
    lon, lat = given.get("lon"), given.get("lat")
    if lon is None or lat is None:
        lon, lat = incident.lon, incident.lat
    if lon is None or lat is None:
        raise OutOfRange("simulation-needs-place", field="lon")
    if not (CHINA.west <= lon <= CHINA.east and CHINA.south <= lat <= CHINA.north):
        raise OutOfRange("coordinate-outside", field="lon")
    return float(lon), float(lat)


def _hazard(actor: Actor, incident: Incident, given: Mapping[str, Any], offered: list[Any]) -> Any | None:
    if given.get("hazard_id"):
        try:
            return risks.hazard_of(actor, given["hazard_id"])
        except NotFound:
            raise NotFound("simulation-hazard-elsewhere") from None
    return None if given.get("without_hazard") else queries.taken_by_itself(offered, incident)


def gathered(
    actor: Actor, incident: Incident, given: Mapping[str, Any], at: datetime, source: rules.Facts | None = None
) -> dict[str, Any]:
    """Everything that a run would rest on now; ``source`` keeps the source of an earlier run."""
    lon, lat = _place(incident, given)
    offered = queries.hazards_offered(actor, incident, lon=lon, lat=lat)
    hazard = _hazard(actor, incident, given, offered)
    reading = queries.newest_weather(incident, lon=lon, lat=lat, at=at)
    weather = rules.weather_facts(reading, lon=lon, lat=lat, at=at) | _by_hand(given, actor, at)
    source = source or rules.source_facts(
        told=incident.substance, hazard=queries.hazard_told(hazard) if hazard else None, given=given, by=actor.name, at=at,
        air_temperature_c=weather["air_temperature_c"].number(),
    )  # fmt: skip
    told = str(source["substance"].value or "")
    chemical = rules.chemical(told)
    outside = rules.outside_of(queries.outside_table(), told) if chemical is None else None
    return {
        "lon": lon, "lat": lat, "offered": offered, "hazard": hazard, "reading": reading, "facts": {**source, **weather},
        "chemical": chemical, "why": _why_guide(source, chemical, outside),
        "basis": _basis(source, chemical, outside),
        "guide": queries.guide_outside(outside) if outside else _guide(source, weather, chemical, lon, lat, at),
    }  # fmt: skip


def _by_hand(given: Mapping[str, Any], actor: Actor, at: datetime) -> dict[str, rules.Fact]:
    """Weather typed for this run alone."""
    mark = rules.FactMark.GIVEN
    named = {name: given[name] for name in ("wind_speed", "wind_from", "stability", "air_temperature_c", "humidity") if given.get(name) is not None}
    return {name: rules.Fact(value, mark, f"{actor.name} 为本次模拟填写", f"entered for this run by {actor.name}", at) for name, value in named.items()}


def _basis(source: rules.Facts, chemical: Any, outside: rules.Outside | None) -> str:
    """What the answer rests on: the model, the guide where the model cannot run, or nothing where neither speaks of it."""
    if not _why_guide(source, chemical, outside):
        return "model"
    return "none" if outside and outside.guide is None else "guide"


def _why_guide(source: rules.Facts, chemical: Any, outside: rules.Outside | None) -> dict[str, Any]:
    """Why the model does not run; empty where it can."""
    if outside is not None:
        return {"code": f"out-of-scope-{outside.code}", "zh": outside.zh, "en": outside.en}
    told = source["substance"].value
    if told is None:
        return {"code": "substance-unknown", "zh": "物质不明", "en": "The substance is unknown"}
    if chemical is None:
        return {"code": "substance-not-in-table", "zh": f"数据表中没有“{told}”", "en": f"“{told}” is not in the table"}
    if source["amount_t"].value is None and source["rate_kg_s"].value is None:
        return {"code": "amount-unknown", "zh": "数量不明", "en": "The amount is unknown"}
    return {}


def _guide(source: rules.Facts, weather: rules.Facts, chemical: Any, lon: float, lat: float, at: datetime) -> dict[str, Any]:
    amount = source["amount_t"].value
    tonnes = float(amount) if isinstance(amount, (int, float)) else None
    return queries.guide_value(chemical, tonnes, weather["wind_speed"].number(), lon=lon, lat=lat, at=at)


def draft(*, actor: Actor, incident_id: UUID, **given: Any) -> dict[str, Any]:
    """What a run would rest on, without running it."""
    incident = incidents.incident(actor, incident_id)
    at = time.now()
    found = gathered(actor, incident, given, at)
    return {
        "incident_id": str(incident.id), "lon": found["lon"], "lat": found["lat"], "basis": found["basis"],
        "why": found["why"] or None, "facts": rules.facts_value(found["facts"]), "guide": found["guide"],
        "hazard_id": str(found["hazard"].id) if found["hazard"] else None, "hazards": [queries.offered_value(h) for h in found["offered"]],
        "weather": queries.reading_value(found["reading"], at), "computable": found["chemical"] is not None,
    }  # fmt: skip


def _answer(case: dict[str, Any], *, ensemble: int, lon: float, lat: float, wind_from: float | None) -> dict[str, Any]:
    """The library's answer with its zones on the ground, as it is stored."""
    try:
        with np.errstate(all="ignore"):
            result = run_case(check_case(case), ensemble=ensemble, seed=SEED).as_json()
    except (ConsequenceError, ValueError, ArithmeticError, LookupError, TypeError) as refusal:
        raise OutOfRange("simulation-case-refused", reason=str(refusal)) from None
    if not _finite(result):
        raise OutOfRange("simulation-case-refused", reason="no finite answer")
    return {
        "zones": rules.model_zones(result, lon=lon, lat=lat, wind_from=wind_from),
        **{name: result[name] for name in ("front", "validity", "figures", "models", "drivers", "inputs", "sheltering")},
    }


def _finite(value: Any) -> bool:
    """Whether an answer holds numbers only; a database keeps neither NaN nor infinity."""
    if isinstance(value, Mapping):
        return all(map(_finite, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(_finite, value))
    return not isinstance(value, float) or isfinite(value)


def run(*, actor: Actor, incident_id: UUID, **given: Any) -> SimulationRun:
    """Run once, keep inputs and answer, and let the ensemble follow."""
    actor.require("simulation.run")
    return start(actor=actor, incident_id=incident_id, given=given)


@transaction.atomic
def start(*, actor: Actor, incident_id: UUID, given: Mapping[str, Any], source: rules.Facts | None = None) -> SimulationRun:
    """A run by a person, or by the platform when the weather has changed."""
    incident, at, begun = alive(incidents.incident(actor, incident_id)), time.now(), perf_counter()
    found = gathered(actor, incident, given, at, source)
    facts, lon, lat = found["facts"], found["lon"], found["lat"]
    told = facts["wind_from"].value
    wind_from = float(told) if isinstance(told, (int, float)) else None
    case = None if found["why"] else rules.case_of(incident.title, found["chemical"].id, facts, lon=lon, lat=lat)
    first = (
        _answer(case, ensemble=0, lon=lon, lat=lat, wind_from=wind_from)
        if case
        else EMPTY
        if found["basis"] == "none"
        else EMPTY | {"zones": rules.guide_zones(
            isolation=found["guide"]["isolation_m"], downwind=found["guide"]["downwind_m"], at_least=found["guide"]["at_least"],
            lon=lon, lat=lat, wind_from=wind_from,
        )}
    )
    held = incidents.locked_incident(actor, incident_id)
    numbered = SimulationRun.objects.unscoped("numbering inside a held incident").filter(incident=held)
    row = SimulationRun.objects.create(
        org_path=held.org_path, incident=held, number=numbered.count() + 1, basis=found["basis"], why=found["why"], lon=lon,
        lat=lat, wind_from=wind_from, facts=rules.facts_value(facts), case=case, guide=found["guide"], model_version=f"muster.consequence {LIBRARY}",
        first=first, members=MEMBERS if case else 0, seed=SEED, status="refining" if case else "done", made_at=at, made_by=actor.name,
        seconds_first=round(perf_counter() - begun, 3),
    )  # fmt: skip
    if case:
        bus.defer("simulations.refine", run_id=row.id)
    reach = max((z["reach_m"] for z in first["zones"]), default=None)
    told = facts["substance"].value
    known = rules.chemical(told)
    log.record(
        held, _LOGGED[found["basis"]], actor=actor, changes=[Change("simulations", str(row.id), queries.run_brief(row))],
        number=row.number, substance=told or "不明", substance_en=known.name if known else told or "unknown",
        wind=rules.wind_sentence(wind_from), wind_en=rules.wind_sentence(wind_from, "en"),
        reach=round(reach) if reach is not None else "…", why=found["why"].get("zh", ""), why_en=found["why"].get("en", ""),
    )  # fmt: skip
    if found["basis"] == "guide":
        propose(row, held, actor=actor)
    return row


@transaction.atomic
def refine(*, run_id: UUID) -> None:
    """Let the ensemble of a run follow its first answer; inputs and first answer stay as they are."""
    row = SimulationRun.objects.unscoped("background work of the platform").select_related("incident").filter(id=run_id).first()
    if row is None:  # runs are never deleted
        raise NotFound("simulation-not-found")
    if row.status != "refining" or row.case is None:
        return
    begun = perf_counter()
    try:
        row.refined = _answer(row.case, ensemble=row.members, lon=row.lon, lat=row.lat, wind_from=row.wind_from)
        row.status = "done"
    except OutOfRange as refusal:
        row.status, row.failure = "failed", str(refusal)
    row.seconds_refined, row.refined_at = round(perf_counter() - begun, 3), time.now()
    row.save(update_fields=["refined", "status", "failure", "seconds_refined", "refined_at"])
    incident = incidents.locked_incident(Actor.system(row.made_by), row.incident_id)
    if IncidentStatus(incident.status) in LIVE:
        propose(row, incident, actor=Actor.system(row.made_by))
    bus.publish(events.RunRefined(row.id, row.incident_id, row.status), org_path=str(row.org_path), incident_id=row.incident_id)
