"""What becomes known on the way: casualties, the place, notes."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries, rules
from muster.apps.incidents.actions.figures import add_casualties, stored_point
from muster.apps.incidents.actions.log import Change, checked_time, incident_change, record
from muster.apps.incidents.actions.owed_reports import owe_change
from muster.apps.incidents.models import (
    Incident,
    TimelineEntry,
)
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict


@transaction.atomic
def correct_casualties(
    *,
    actor: Actor,
    incident_id: UUID,
    source: str,
    as_of: datetime | None = None,
    unknown: Iterable[str] = (),
    **figures: int | None,
) -> Incident:
    """Correct the figures. What is not named stays; the rules then propose a grade, which nobody but a person changes."""
    actor.require("incident.verify")
    incident = queries.locked_incident(actor, incident_id)
    if rules.IncidentStatus(incident.status) in rules.SET_ASIDE:
        raise Conflict("incident-set-aside", number=incident.number)
    forgotten = set(unknown)
    given = rules.Figures(**{name: figures.get(name) for name in queries.FIGURES})
    former = queries.figures_of(queries.latest_casualties(incident))
    whole = given.merged_over(former)
    merged = rules.Figures(**{f.name: None if f.name in forgotten else getattr(whole, f.name) for f in fields(whole)})
    rules.check_figures(merged)
    casualties = add_casualties(incident, merged, as_of=checked_time(as_of, field="as_of") or time.now(), source=source, actor=actor)
    said = {
        key: {"zh": "不明" if n is None else str(n), "en": "unknown" if n is None else str(n)}
        for key, n in (
            ("deaths", merged.deaths),
            ("missing", merged.missing),
            ("trapped", merged.trapped),
            ("serious", merged.serious_injuries),
            ("injured", merged.injured),
        )
    }
    record(
        incident,
        "casualties.recorded",
        actor=actor,
        occurred_at=casualties.as_of,
        source=source,
        changes=[
            incident_change(incident),
            Change("casualties", str(casualties.id), queries.casualties_value(casualties)),
            *owe_change(incident, casualties, former),
        ],
        **{key: words["en"] for key, words in said.items()},
        **{f"{key}_zh": words["zh"] for key, words in said.items()},
    )
    return incident


@transaction.atomic
def locate(
    *,
    actor: Actor,
    incident_id: UUID,
    lon: float,
    lat: float,
    coordinate_system: str = "wgs84",
    place_text: str | None = None,
) -> Incident:
    """Correct the place. The incident stays with the body that has it; outside its area the screen says so."""
    actor.require("incident.verify")
    incident = queries.locked_incident(actor, incident_id)
    if rules.IncidentStatus(incident.status) in rules.FINAL:
        raise Conflict("incident-set-aside", number=incident.number)
    incident.lon, incident.lat = stored_point(lon, lat, coordinate_system)
    place = queries.place_of(actor, incident.lon, incident.lat)
    incident.division_code, incident.division_name, incident.is_outside_area = (
        place.code,
        place.name,
        place.is_outside_area,
    )
    incident.place_text = place_text or incident.place_text
    incident.save(update_fields=["lon", "lat", "division_code", "division_name", "is_outside_area", "place_text"])
    record(
        incident,
        "incident.located",
        actor=actor,
        changes=[incident_change(incident)],
        place=incident.place_text,
        lon=incident.lon,
        lat=incident.lat,
    )
    return incident


@transaction.atomic
def add_note(*, actor: Actor, incident_id: UUID, text: str, occurred_at: datetime | None = None) -> TimelineEntry:
    """Write something into the log."""
    actor.require("incident.view")
    incident = queries.locked_incident(actor, incident_id)
    return record(incident, "note.added", actor=actor, occurred_at=checked_time(occurred_at), text=text)
