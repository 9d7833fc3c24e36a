"""Every read of the room, and the one form in which its things are shown, logged and folded."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.risks import queries as risks
from muster.apps.risks import rules as risk_rules
from muster.apps.risks.models import MajorHazardInstallation
from muster.apps.simulations import rules
from muster.apps.simulations.models import SimulationRun, StationObservation, WeatherReading, ZoneProposal
from muster.consequence import words as library
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point
from muster.kit.register import points

Value = dict[str, Any]
instant = incidents.instant
_DATA = Path(__file__).resolve().parent.parent / "data"
HAZARD_RADIUS = 3_000.0
"""How far from the scene a major hazard is offered as the source [P]. [m]"""
FROM_LIBRARY = ("source_kind", "congestion", "confinement", "effect", "zone", "limit")
NEAREST_HAZARD = 300.0
"""Up to here the nearest hazard is taken by itself when the call names no enterprise [P]. [m]"""


@cache
def dictionaries() -> dict[str, Any]:
    """Words of every code list of this room: the library's for what it says, the room's own on top."""
    own = tomllib.loads((_DATA / "words.toml").read_text("utf-8"))
    return own | {group: library.table()[group] | own.get(group, {}) for group in FROM_LIBRARY}


@cache
def guide_table() -> dict[str, Any]:
    """Guide distances by substance."""
    return tomllib.loads((_DATA / "guide.toml").read_text("utf-8"))


@cache
def response_table() -> dict[str, Any]:
    """What to do first and what never to do."""
    return tomllib.loads((_DATA / "response.toml").read_text("utf-8"))


@cache
def outside_table() -> dict[str, Any]:
    """What the library does not compute."""
    return tomllib.loads((_DATA / "outside.toml").read_text("utf-8"))


def word(group: str, code: str, language: str = "zh") -> str:
    """The word of a code; the code itself where nobody translated it."""
    entry = dictionaries()[group].get(code)
    return str(entry[language]) if entry else library.said(group, code, language)


def said(group: str, code: str) -> dict[str, str]:
    """The word of a code in both languages."""
    return {language: word(group, code, language) for language in ("zh", "en")}


# --- weather ---


def weather_value(row: WeatherReading) -> Value:
    """A reading of an incident as shown and logged."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "kind": row.kind,
        "source": row.source,
        "observed_at": instant(row.observed_at),
        "recorded_by": row.recorded_by,
        "wind_speed": row.wind_speed,
        "wind_from": row.wind_from,
        "temperature_c": row.temperature_c,
        "humidity": row.humidity,
        "cloud_eighths": row.cloud_eighths,
        "stability": row.stability or None,
    }


def newest_weather(incident: Incident, *, lon: float, lat: float, at: datetime) -> rules.Reading | None:
    """The reading that counts: entered at the scene within the hour, else the newest of service, station and scene."""
    found: list[rules.Reading] = []
    rows = WeatherReading.objects.unscoped("of an incident already let through").filter(
        incident=incident, observed_at__gt=at - rules.OLDEST, observed_at__lte=at + rules.FRESH
    )
    for row in rows.order_by("-observed_at", "-id")[:20]:
        found.append(row.reading(rules.ReadingKind(row.kind), stability=row.stability or None))
    by_hand = next((r for r in found if r.kind is rules.ReadingKind.MANUAL and r.observed_at > at - rules.FRESH), None)
    if by_hand:
        return by_hand
    near = 0.4  # degrees: more than FARTHEST everywhere in the country
    stations = StationObservation.objects.filter(
        observed_at__gt=at - rules.OLDEST, observed_at__lte=at + rules.FRESH,
        lon__range=(lon - near, lon + near), lat__range=(lat - near, lat + near),
    )  # fmt: skip
    for station in stations.order_by("-observed_at")[:200]:
        away = rules.distance(lon, lat, station.lon, station.lat)
        if away <= rules.FARTHEST:
            found.append(station.reading(rules.ReadingKind.STATION, distance_m=away))
    return max(found, key=lambda r: r.observed_at, default=None)


def reading_value(reading: rules.Reading | None, at: datetime) -> Value | None:
    """A reading with its age, as the screen shows it before a run."""
    if reading is None:
        return None
    age = max(0.0, (at - reading.observed_at).total_seconds())
    return {
        "kind": reading.kind.value,
        "source": reading.source,
        "observed_at": instant(reading.observed_at),
        "age_s": round(age),
        "is_old": age > rules.FRESH.total_seconds(),
        "wind_speed": reading.wind_speed,
        "wind_from": reading.wind_from,
        "temperature_c": reading.temperature_c,
        "humidity": reading.humidity,
        "cloud_eighths": reading.cloud_eighths,
        "stability": reading.stability,
        "distance_m": None if reading.distance_m is None else round(reading.distance_m),
        "sentence": {language: rules.wind_sentence(reading.wind_from, language) for language in ("zh", "en")},
    }


# --- where the source comes from ---


def hazards_offered(actor: Actor, incident: Incident, *, lon: float, lat: float) -> list[Any]:
    """Major hazards that the release may come from: those of the enterprise named in the call, then the near ones."""
    rows = risks.hazards_visible_to(actor).exclude(status=risk_rules.HazardStatus.CANCELLED)
    near = list(points.within(rows, Point(lon, lat), HAZARD_RADIUS)[:20])
    if incident.enterprise_id:
        known = {h.id for h in near}
        near += [h for h in rows.filter(enterprise_id=incident.enterprise_id)[:20] if h.id not in known]
    return sorted(near, key=lambda h: (h.enterprise_id != incident.enterprise_id, getattr(h, "distance", HAZARD_RADIUS)))


def taken_by_itself(offered: Sequence[Any], incident: Incident) -> Any | None:
    """The hazard taken when nobody has chosen: the one that holds the substance told, of the enterprise named or very near."""
    likely = [h for h in offered if h.enterprise_id == incident.enterprise_id or getattr(h, "distance", HAZARD_RADIUS) <= NEAREST_HAZARD]
    told = rules.chemical(incident.substance)
    if told is None:
        return likely[0] if likely else None
    holds = [h for h in likely if any((c := rules.chemical(name)) and c.id == told.id for name in h.substance_names.split("、"))]
    return (holds or likely or [None])[0]


def hazard_told(hazard: MajorHazardInstallation) -> rules.HazardTold:
    """A major hazard as the rules take it."""
    substances = tuple(
        (s.name, s.cas, float(s.quantity_t) if s.quantity_t is not None else None) for s in hazard.substances.order_by("name", "id")
    )
    tanks = tuple(
        rules.TankTold(t.name, t.substance or (substances[0][0] if len(substances) == 1 else ""), t.volume, t.pressure, t.temperature)
        for t in hazard.tanks.order_by("name", "id")
    )
    return rules.HazardTold(
        hazard.name, hazard.enterprise.name, substances, tanks, hazard.confirmed_at or hazard.updated_at, getattr(hazard, "distance", None)
    )


def offered_value(hazard: Any) -> Value:
    """A hazard to choose from."""
    told = hazard_told(hazard)
    return {
        "id": str(hazard.id),
        "name": hazard.name,
        "enterprise_name": told.enterprise,
        "level": hazard.level,
        "distance_m": None if told.distance_m is None else round(told.distance_m),
        "substances": [
            {"name": name, "quantity_t": quantity, "computable": rules.chemical(cas or name) is not None}
            for name, cas, quantity in told.substances
        ],
        "tanks": [{"name": t.name, "substance": t.substance, "volume": t.volume} for t in told.tanks],
    }


# --- runs ---


def runs(actor: Actor, incident_id: UUID) -> QuerySet[SimulationRun]:
    """The runs of an incident of the actor's sight, newest first."""
    found: QuerySet[SimulationRun] = SimulationRun.objects.visible_to(actor).filter(incident_id=incident_id)
    return found.order_by("-number")


def run(actor: Actor, run_id: UUID) -> SimulationRun:
    """One run."""
    found: SimulationRun | None = SimulationRun.objects.visible_to(actor).select_related("incident").filter(id=run_id).first()
    if found is None:
        raise NotFound("simulation-not-found")
    return found


def limits_of(row: SimulationRun) -> list[Value]:
    """What the answer does not hold for, in both languages: to be written on the picture."""
    codes = list(row.answer["validity"])
    if any("beyond" in zone["note"] for zone in row.answer["zones"]):
        codes.insert(0, "cut")
    if row.basis == "guide":
        codes.insert(0, "guide-only")
    if row.facts.get("confinement", {}).get("value") == "partial":
        codes.insert(0, "confined")
    if row.wind_from is None:
        codes.insert(0, "wind direction not given: zones are drawn for wind from the north")
    if row.basis == "none":
        codes = ["out-of-scope"]
    return [{"code": code, "text": said("limit", code)} for code in dict.fromkeys([*codes, "people"])]


def run_brief(row: SimulationRun) -> Value:
    """A run as the log keeps it; it never changes."""
    facts = row.facts
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "number": row.number,
        "basis": row.basis,
        "substance": facts["substance"]["value"],
        "amount_t": facts["amount_t"]["value"],
        "wind_from": row.wind_from,
        "wind_speed": facts["wind_speed"]["value"],
        "stability": facts["stability"]["value"],
        "sentence": {language: rules.wind_sentence(row.wind_from, language) for language in ("zh", "en")},
        "model_version": row.model_version,
        "made_at": instant(row.made_at),
        "made_by": row.made_by,
    }


def run_value(row: SimulationRun) -> Value:
    """A run with everything that is drawn."""
    answer = row.answer
    return {
        **run_brief(row),
        "status": row.status,
        "failure": row.failure,
        "why": row.why or None,
        "lon": row.lon,
        "lat": row.lat,
        "facts": row.facts,
        "guide": row.guide,
        "zones": [
            {**z, "effect_text": said("effect", z["effect"]), "name_text": said("zone", z["name"])} for z in answer["zones"]
        ],
        "front": answer["front"],
        "tail": _tail(answer.get("sheltering")),
        "figures": answer["figures"],
        "limits": limits_of(row),
        "models": answer["models"],
        "drivers": answer["drivers"],
        "members": row.members if row.refined else 0,
        "seed": row.seed,
        "seconds_first": row.seconds_first,
        "seconds_refined": row.seconds_refined,
        "refined_at": instant(row.refined_at),
        "decision_support_only": True,
    }


def _tail(sheltering: Value | None) -> list[list[float]]:
    """How far downwind the cloud has already passed after how long; empty where its course is not known."""
    return [[x, t] for x, t in zip(sheltering["x"], sheltering["passed"], strict=True)] if sheltering else []


# --- what was decided ---


def proposals(actor: Actor, incident_id: UUID) -> QuerySet[ZoneProposal]:
    """The proposed and decided areas of an incident, newest first."""
    found: QuerySet[ZoneProposal] = ZoneProposal.objects.visible_to(actor).filter(incident_id=incident_id)
    return found.select_related("run", "former").order_by("-proposed_at", "-id")


def in_force(incident_id: UUID) -> ZoneProposal | None:
    """The decision whose area is in force now; none once the newest was lifted."""
    rows = ZoneProposal.objects.unscoped("of an incident already let through").filter(incident_id=incident_id, status__in=["accepted", "ended"])
    found: ZoneProposal | None = rows.select_related("run", "former").order_by("-decided_at", "-id").first()
    return found if found and found.status == "accepted" else None


def proposal_brief(row: ZoneProposal) -> Value:
    """A proposed or decided area as the log keeps it."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "run_id": str(row.run_id),
        "run_number": row.run.number,
        "former_id": str(row.former_id) if row.former_id else None,
        "former_number": row.former.number if row.former else None,
        "trigger": row.trigger,
        "turned": row.turned,
        "changed": row.changed,
        "added_km2": row.difference["added"]["km2"],
        "removed_km2": row.difference["removed"]["km2"],
        "status": row.status,
        "words": row.words,
        "proposed_at": instant(row.proposed_at),
        "proposed_by": row.proposed_by,
        "decided_at": instant(row.decided_at),
        "decided_by": row.decided_by or None,
    }


def proposal_value(row: ZoneProposal) -> Value:
    """A proposed or decided area with what it adds and gives up."""
    return {**proposal_brief(row), "added": row.difference["added"]["area"], "removed": row.difference["removed"]["area"]}


def difference_of(before: SimulationRun, after: SimulationRun) -> Value:
    """What the later area adds and gives up. Where one of two computed runs has no ensemble, the first answers are compared."""
    computed = [row for row in (before, after) if row.basis == "model"]
    alike = len(computed) < 2 or all(row.refined for row in computed)
    return rules.difference(*(rules.action_area((row.answer if alike else row.first)["zones"]) for row in (before, after)))


def comparison(first: SimulationRun, second: SimulationRun) -> Value:
    """Two runs side by side: which inputs differ, how far each zone reaches, and what the second adds and gives up."""
    reach: dict[str, Value] = {}
    for key, row in (("first", first), ("second", second)):
        for zone in row.answer["zones"]:
            texts = {"effect_text": said("effect", zone["effect"]), "name_text": said("zone", zone["name"])}
            entry = reach.setdefault(zone["id"], {"zone": zone["id"], **texts, "first_m": None, "second_m": None})
            entry[f"{key}_m"] = zone["reach_m"]
    return {
        "first": run_brief(first),
        "second": run_brief(second),
        "turned": rules.turned(first.wind_from, second.wind_from),
        "changed": changed_inputs(first.facts, second.facts),
        "zones": list(reach.values()),
        "difference": difference_of(first, second),
    }


def changed_inputs(first: Mapping[str, Value], second: Mapping[str, Value]) -> list[Value]:
    """The inputs whose values differ; an input that one of the two does not have is unknown there."""
    before, after = ({name: fact["value"] for name, fact in facts.items()} for facts in (first, second))
    names = [n for n in dict.fromkeys([*before, *after]) if before.get(n) != after.get(n)]
    return [{"name": n, "first": before.get(n), "second": after.get(n)} for n in names]


# --- the guide ---


def guide_value(
    chemical: Any, amount_t: float | None, wind_speed: float | None, *, lon: float, lat: float, at: datetime
) -> Value:
    """What the guide table says, as shown."""
    return _guide_shown(rules.distances(
        guide_table(), cas=chemical.cas if chemical else None, amount_t=amount_t, night=rules.is_night(lon, lat, at), wind_speed=wind_speed
    ))  # fmt: skip


def guide_outside(outside: rules.Outside) -> Value:
    """The guide's distances for what is out of scope; none at all where the guide has no page for it."""
    if outside.guide is not None:
        return _guide_shown(rules.of_page(guide_table(), outside.guide))
    return {
        "isolation_m": None, "downwind_m": None, "at_least": False, "fire_m": None, "guide": "", "edition": guide_table()["edition"],
        "text": {"zh": "指南无此项", "en": "not in the guide"}, "note": {"zh": "", "en": ""},
    }  # fmt: skip


def _guide_shown(found: rules.GuideDistances) -> Value:
    return {
        "isolation_m": found.isolation, "downwind_m": found.downwind, "at_least": found.at_least, "fire_m": found.fire, "guide": found.guide,
        "edition": found.edition, "text": {"zh": found.zh, "en": found.en}, "note": guide_table()["note"],
    }  # fmt: skip
