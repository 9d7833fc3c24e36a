"""What is known in figures: casualties, the grade they propose, the position."""

from dataclasses import asdict
from datetime import datetime

from muster.apps.incidents import queries, rules
from muster.apps.incidents.models import (
    CasualtyRecord,
    Incident,
)
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.geometry import CoordinateSystem, read_pair


def stored_point(lon: float | None, lat: float | None, system: str) -> tuple[float | None, float | None]:
    point = read_pair(lon, lat, CoordinateSystem(system))
    return (point.lon, point.lat) if point else (None, None)


def add_casualties(incident: Incident, figures: rules.Figures, *, as_of: datetime, source: str, actor: Actor) -> CasualtyRecord:
    happened = incident.occurred_at or incident.received_at
    table = queries.grade_rules_on(time.local_date(happened))
    short = queries.incident_type(incident.incident_type).short_window
    judgement = rules.judge(happened, changed_at=as_of, days=table.short_window_days if short else table.window_days)
    casualties = CasualtyRecord(
        org_path=incident.org_path,
        incident=incident,
        as_of=as_of,
        recorded_at=time.now(),
        recorded_by=actor.name,
        source=source,
        counts=judgement.counts,
        last_counted_day=judgement.last_day,
    )
    for name, value in asdict(figures).items():
        setattr(casualties, name, value)
    casualties.save(force_insert=True)
    propose(incident)
    incident.save(update_fields=["proposal"])
    return casualties


def propose(incident: Incident) -> rules.Grading:
    """Let the rules of the accident's day judge the figures that count; the proposal is kept with its basis."""
    day = time.local_date(incident.occurred_at or incident.received_at)
    figures = queries.figures_of(queries.latest_casualties(incident, counted=True))
    kind = incident.incident_type
    grading = rules.grade(figures, queries.grade_rules_on(day), queries.own_grade_rules(kind, day))
    incident.proposal = queries.proposal_value(grading, figures, kind=kind, day=day)
    return grading
