"""Weather comes in: from the scene, from stations, from a service."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import Change
from muster.apps.simulations import events, queries, rules
from muster.apps.simulations.adapters import feed
from muster.apps.simulations.models import StationObservation, WeatherReading
from muster.kit import audit, bus, time
from muster.kit.actors import Actor
from muster.kit.errors import OutOfRange


def _kept(incident: Incident, kind: rules.ReadingKind, *, actor: Actor, **values: Any) -> WeatherReading:
    row = WeatherReading(
        org_path=incident.org_path, incident=incident, kind=kind.value, recorded_at=time.now(), recorded_by=actor.name, **values
    )
    row.save(force_insert=True)
    told = [rules.wind_sentence(row.wind_from, language) for language in ("zh", "en")]
    log.record(
        incident, "weather.recorded", actor=actor, occurred_at=row.observed_at,
        changes=[Change("weather", str(row.id), queries.weather_value(row))], source=row.source, wind=told[0], wind_en=told[1],
        speed="不明" if row.wind_speed is None else f"{row.wind_speed:g} m/s", speed_en="unknown" if row.wind_speed is None else f"{row.wind_speed:g} m/s",
    )  # fmt: skip
    bus.publish(events.WeatherChanged(incident.id, row.source), org_path=str(incident.org_path), incident_id=incident.id)
    bus.defer("simulations.reconsider", incident_id=incident.id)
    return row


@transaction.atomic
def record_weather(*, actor: Actor, incident_id: UUID, observed_at: datetime | None = None, source: str = "", **values: Any) -> WeatherReading:
    """Keep what somebody measured or saw at the scene."""
    actor.require("weather.record")
    if values.get("wind_speed") is None and values.get("wind_from") is None:
        raise OutOfRange("weather-empty", field="wind_speed")
    incident = incidents.locked_incident(actor, incident_id)
    at = log.checked_time(observed_at, field="observed_at") or time.now()
    values["stability"] = values.get("stability") or ""
    return _kept(incident, rules.ReadingKind.MANUAL, actor=actor, source=source or actor.name, observed_at=at, **values)


@transaction.atomic
def record_observations(*, actor: Actor, observations: Sequence[dict[str, Any]]) -> int:
    """Keep what stations measured; the same observation again changes nothing. Returns how many were new."""
    actor.require("weather.record")
    present = time.now()
    rows = [
        StationObservation(
            **{**o, "observed_at": log.checked_time(o["observed_at"], field="observed_at"), "source": o["source"] or o["station_id"]},
            recorded_at=present, told_by=actor.name,
        )
        for o in observations
    ]  # fmt: skip
    known = set(
        StationObservation.objects.filter(station_id__in={r.station_id for r in rows}, observed_at__in={r.observed_at for r in rows})
        .values_list("station_id", "observed_at")
    )  # fmt: skip
    fresh = {(r.station_id, r.observed_at): r for r in rows if (r.station_id, r.observed_at) not in known}
    StationObservation.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    if fresh:
        stations = sorted({station for station, _ in fresh})
        audit.record(actor, "weather.observed", object_type="station", object_id=stations[0], stations=stations[:50], count=len(fresh))
        bus.defer("simulations.look_again")
    return len(fresh)


@transaction.atomic
def want_feed(*, actor: Actor, incident_id: UUID) -> bool:
    """Have the weather service asked in the background; False where none is set up."""
    incident = incidents.incident(actor, incident_id)
    if not feed.is_configured():
        return False
    audit.record(actor, "weather.asked", object_type="incident", object_id=incident.id)
    bus.defer("simulations.ask_feed", incident_id=incident.id)
    return True


@transaction.atomic
def ask_feed(*, actor: Actor, incident_id: UUID) -> WeatherReading | None:
    """Ask the weather service for the scene's weather now; None where the incident has no position or nothing new came."""
    incident = incidents.incident(actor, incident_id)
    if incident.lon is None or incident.lat is None:
        return None
    told = feed.fetch(incident.lon, incident.lat)
    held = incidents.locked_incident(actor, incident_id)
    known = WeatherReading.objects.unscoped("of a held incident").filter(incident=held, kind="feed", observed_at=told["observed_at"])
    if known.exists():
        return None
    return _kept(held, rules.ReadingKind.FEED, actor=actor, **told)
