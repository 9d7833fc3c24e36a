"""A call is taken, its caller shown, and forgotten when the law says so."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import events, queries, rules
from muster.apps.incidents.actions.figures import add_casualties, stored_point
from muster.apps.incidents.actions.log import Change, checked_time, incident_change, record
from muster.apps.incidents.actions.owed_reports import report_tasks
from muster.apps.incidents.models import (
    Incident,
    IncidentReport,
    NumberCounter,
)
from muster.kit import audit, bus, time
from muster.kit.actors import Actor


def next_number(division_code: str, received_at: datetime) -> str:
    """The next number of a region's day, one after another under the counter's row lock."""
    day = time.local_date(received_at)
    NumberCounter.objects.get_or_create(division_code=division_code, day=day)
    counter = NumberCounter.objects.select_for_update().get(division_code=division_code, day=day)
    counter.last += 1
    counter.save(update_fields=["last"])
    return rules.incident_number(division_code, received_at, counter.last)


def _take_figures(values: Mapping[str, Any]) -> rules.Figures:
    figures = rules.Figures(**{name: values.get(name) for name in queries.FIGURES})
    rules.check_figures(figures)
    return figures


@transaction.atomic
def receive_report(
    *,
    actor: Actor,
    place_text: str,
    what: str,
    caller_name: str,
    caller_phone: str = "",
    source: str = "phone",
    lon: float | None = None,
    lat: float | None = None,
    coordinate_system: str = "wgs84",
    subtype: str = "",
    substance: str = "",
    words: str = "",
    enterprise_id: UUID | None = None,
    occurred_at: datetime | None = None,
    received_at: datetime | None = None,
    **figures: int | None,
) -> IncidentReport:
    """Take a call: it is kept, and an incident is opened for it."""
    present = time.now()
    kind = queries.incident_type(what)
    known = _take_figures(figures)
    checked_time(occurred_at)
    received_at = checked_time(received_at, field="received_at") or present
    queries.grade_rules_on(time.local_date(occurred_at or received_at))
    enterprise = queries.enterprise(actor, enterprise_id) if enterprise_id else None
    lon, lat = stored_point(lon, lat, coordinate_system)
    if lon is None and enterprise and enterprise["lon"] is not None:
        lon, lat = enterprise["lon"], enterprise["lat"]
    place = queries.place_of(actor, lon, lat)
    incident = Incident.objects.create(
        org_path=place.org_path,
        number=next_number(place.number_code, received_at),
        title=f"{place_text}{kind.zh}",
        incident_type=what,
        subtype=subtype,
        place_text=place_text,
        lon=lon,
        lat=lat,
        division_code=place.code,
        division_name=place.name,
        is_outside_area=place.is_outside_area,
        substance=substance,
        enterprise_id=enterprise_id,
        enterprise_name=enterprise["name"] if enterprise else "",
        occurred_at=occurred_at,
        received_at=received_at,
        recorded_at=present,
    )
    report = IncidentReport.objects.create(
        org_path=incident.org_path,
        incident=incident,
        source=source,
        caller_name=caller_name,
        caller_phone=caller_phone,
        place_text=place_text,
        what=what,
        substance=substance,
        words=words,
        figures={name: value for name, value in asdict(known).items() if value is not None},
        lon=lon,
        lat=lat,
        enterprise_id=enterprise_id,
        occurred_at=occurred_at,
        received_at=received_at,
        recorded_at=present,
        recorded_by=actor.name,
    )
    changes = [Change("reports", str(report.id), queries.report_value(report))]
    if any(value is not None for value in asdict(known).values()):
        casualties = add_casualties(incident, known, as_of=received_at, source=f"接报 {rules.masked_name(caller_name)}", actor=actor)
        changes.append(Change("casualties", str(casualties.id), queries.casualties_value(casualties)))
    changes += report_tasks(incident, actor=actor)
    record(
        incident,
        "report.received",
        actor=actor,
        occurred_at=received_at,
        changes=[incident_change(incident), *changes],
        place=place_text,
        what=kind.zh,
        what_en=kind.en,
        caller=rules.masked_name(caller_name),
        source=source,
    )
    bus.publish(
        events.IncidentOpened(incident.id, incident.number, what, received_at),
        org_path=str(incident.org_path),
        incident_id=incident.id,
    )
    return report


@transaction.atomic
def reveal_caller(*, actor: Actor, report_id: UUID) -> IncidentReport:
    """Show a caller's name and number; the look stays in the audit trail."""
    report = queries.report(actor, report_id)
    audit.record(
        actor,
        "personal-data.revealed",
        object_type="incident_report",
        object_id=report.id,
        incident=report.incident.number,
    )
    return report


@transaction.atomic
def remove_personal_data(*, incident_id: UUID) -> None:
    """Remove callers' names and numbers of an incident that stayed closed."""
    incident = Incident.objects.unscoped("retention").get(id=incident_id)
    if incident.status != rules.IncidentStatus.CLOSED:
        return
    for report in incident.reports.filter(personal_data_removed_at=None):
        report.caller_name, report.caller_phone = (
            rules.masked_name(report.caller_name),
            rules.masked_phone(report.caller_phone),
        )
        report.personal_data_removed_at = time.now()
        report.save(update_fields=["caller_name", "caller_phone", "personal_data_removed_at"])
