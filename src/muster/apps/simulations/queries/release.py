"""Where the lifting of an area stands: places, readings, what is missing, who asked and who confirmed."""

from datetime import datetime
from typing import Any

from muster.apps.incidents.models import Incident
from muster.apps.simulations import rules
from muster.apps.simulations.models import AreaRelease, GasReading, MeasuringPoint, SimulationRun, WeatherReading, ZoneProposal
from muster.apps.simulations.queries.reads import Value, in_force, instant, proposal_brief, run_brief, said, weather_value
from muster.kit import time

_LET_THROUGH = "of an incident already let through"


def substance_of(incident: Incident) -> str:
    """What is released: as the area in force was drawn for, else as told in the call."""
    force = in_force(incident.id)
    return str(force.run.facts["substance"]["value"] or "") if force else incident.substance


def limit_of(incident: Incident) -> rules.Limit | None:
    """Below what the places of an incident are clear."""
    return rules.limit_for(substance_of(incident))


def points_of(incident: Incident) -> list[MeasuringPoint]:
    """The places listed, in the order in which they were."""
    return list(MeasuringPoint.objects.unscoped(_LET_THROUGH).filter(incident=incident).order_by("listed_at", "id"))


def readings_of(incident: Incident) -> list[GasReading]:
    """Every reading, oldest first."""
    return list(GasReading.objects.unscoped(_LET_THROUGH).filter(incident=incident).order_by("measured_at", "id"))


def lacks_of(incident: Incident, *, limit: rules.Limit | None, at: datetime) -> tuple[rules.Lack, ...]:
    """What still forbids to lift the area."""
    return rules.gate(
        [p.place() for p in points_of(incident)], [r.measured() for r in readings_of(incident)], limit=limit,
        needed=rules.needed_kinds(substance_of(incident)), at=at,
    )  # fmt: skip


def open_release(incident: Incident) -> AreaRelease | None:
    """What waits for a second person."""
    rows = AreaRelease.objects.unscoped(_LET_THROUGH).filter(incident=incident, status="asked")
    found: AreaRelease | None = rows.select_related("proposal__run").first()
    return found


def newest_release(incident: Incident) -> AreaRelease | None:
    """The last one that was asked for, however it ended."""
    rows = AreaRelease.objects.unscoped(_LET_THROUGH).filter(incident=incident)
    found: AreaRelease | None = rows.select_related("proposal__run").order_by("-asked_at", "-id").first()
    return found


def point_value(row: MeasuringPoint) -> Value:
    """A place as shown and logged."""
    return {
        "id": str(row.id), "incident_id": str(row.incident_id), "name": row.name, "kind": row.kind, "absent": row.absent,
        "listed_at": instant(row.listed_at), "listed_by": row.listed_by,
    }  # fmt: skip


def gas_value(row: GasReading) -> Value:
    """A reading as shown and logged."""
    return {
        "id": str(row.id), "incident_id": str(row.incident_id), "point_id": str(row.point_id), "value": row.value, "unit": row.unit,
        "instrument": row.instrument, "measured_by": row.measured_by, "measured_at": instant(row.measured_at), "recorded_by": row.recorded_by,
    }  # fmt: skip


def release_value(row: AreaRelease) -> Value:
    """A lifting of an area as shown and logged."""
    return {
        "id": str(row.id), "incident_id": str(row.incident_id), "proposal_id": str(row.proposal_id), "run_number": row.proposal.run.number,
        "limit": row.limit_value, "unit": row.limit_unit, "limit_source": row.limit_source, "evidence": row.evidence, "status": row.status,
        "words": row.words, "asked_at": instant(row.asked_at), "asked_by": row.asked_by, "decided_at": instant(row.decided_at),
        "decided_by": row.decided_by or None, "decided_words": row.decided_words,
    }  # fmt: skip


def release_standing(incident: Incident) -> Value:
    """Everything that the panel shows."""
    at, limit = time.now(), limit_of(incident)
    force, newest = in_force(incident.id), newest_release(incident)
    if newest and newest.status == "asked":
        limit = rules.Limit(newest.limit_value, rules.GasUnit(newest.limit_unit), newest.limit_source["zh"], newest.limit_source["en"])
    readings = [gas_value(r) for r in readings_of(incident)]
    return {
        "incident_id": str(incident.id),
        "area": proposal_brief(force) if force else None,
        "limit": limit.value if limit else None,
        "unit": limit.unit.value if limit else None,
        "limit_source": {"zh": limit.zh, "en": limit.en} if limit else None,
        "needed": [{"kind": kind.value, "text": said("point_kind", kind.value)} for kind in rules.needed_kinds(substance_of(incident))],
        "points": [
            point_value(p) | {"readings": [r for r in readings if r["point_id"] == str(p.id)][-20:]} for p in points_of(incident)
        ],
        "lacks": [
            {"code": lack.code, "point_id": str(lack.point_id) if lack.point_id else None, "text": {"zh": lack.zh, "en": lack.en}}
            for lack in lacks_of(incident, limit=limit, at=at)
        ],
        "release": release_value(newest) if newest else None,
        "as_of": instant(at),
    }


def released_value(incident: Incident) -> Value | None:
    """For those on the way: that the area was lifted, when and by whom; None while one is in force or none ever was."""
    row = newest_release(incident)
    if row is None or row.status != "confirmed" or in_force(incident.id) is not None:
        return None
    return {"at": instant(row.decided_at), "asked_by": row.asked_by, "confirmed_by": row.decided_by, "words": row.words}


def state_in_tables(incident: Incident) -> dict[str, dict[str, Any]]:
    """This room's part of an incident's state, from the tables instead of the log: the two must agree."""
    reason = "compared with the log"
    rows: dict[str, Any] = {
        "simulations": {str(r.id): run_brief(r) for r in SimulationRun.objects.unscoped(reason).filter(incident=incident)},
        "weather": {str(r.id): weather_value(r) for r in WeatherReading.objects.unscoped(reason).filter(incident=incident)},
        "zone_proposals": {
            str(r.id): proposal_brief(r)
            for r in ZoneProposal.objects.unscoped(reason).filter(incident=incident).select_related("run", "former")
        },
        "measuring_points": {str(r.id): point_value(r) for r in points_of(incident)},
        "gas_readings": {str(r.id): gas_value(r) for r in readings_of(incident)},
        "area_releases": {
            str(r.id): release_value(r) for r in AreaRelease.objects.unscoped(reason).filter(incident=incident).select_related("proposal__run")
        },
    }
    return {name: things for name, things in rows.items() if things}
