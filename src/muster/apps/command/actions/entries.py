"""Who is inside the control zones, and when they must be out."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from muster.apps.command import events, queries, rules
from muster.apps.command.actions.live import live_incident
from muster.apps.command.models import Dispatch, Entry
from muster.apps.command.queries import withdrawals
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import Change
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound


def _own_order(actor: Actor, incident: Incident, dispatch_id: UUID | None) -> Dispatch | None:
    if dispatch_id is None:
        return None
    order = queries.dispatch(actor, dispatch_id)
    if order.incident_id != incident.id:
        raise NotFound("dispatch-not-found")
    return order


@transaction.atomic
def log_entries(
    *,
    actor: Actor,
    incident_id: UUID,
    names: Iterable[str],
    zone: rules.Zone,
    dispatch_id: UUID | None = None,
    team_name: str = "",
    task: str = "",
    time_in: datetime | None = None,
    stay_minutes: float | None = None,
    pressure: float | None = None,
) -> list[Entry]:
    """People go in: each with a time when they must be out, at which an alarm rises if they are not."""
    actor.require("entry.log")
    incident = live_incident(actor, incident_id)
    order = _own_order(actor, incident, dispatch_id)
    entered = log.checked_time(time_in, field="time_in") or time.now()
    rules.ensure_may_enter(withdrawals.last_signal(incident), time_in=entered)
    due = rules.due_out(entered, stay_minutes=stay_minutes, pressure=pressure)
    team = order.team_name if order else team_name or actor.org_name
    found = []
    for name in names:
        row = Entry.objects.create(
            org_path=incident.org_path,
            incident=incident,
            dispatch=order,
            team_name=team,
            team_path=order.team_path if order else None,  # type: ignore[misc]  # as for a task
            name=name,
            zone=zone.value,
            task=task,
            pressure=pressure,
            stay_minutes=stay_minutes,
            time_in=entered,
            due_out_at=due,
            logged_by=actor.name,
            recorded_at=time.now(),
        )
        bus.defer("command.check_entry", _at=due, _queue=bus.LIFELINE, entry_id=row.id)
        _record_entry(incident, "entry.logged", row, actor=actor, occurred_at=entered)
        found.append(row)
    return found


def _record_entry(incident: Incident, kind: str, row: Entry, *, actor: Actor, occurred_at: datetime | None = None) -> None:
    log.record(
        incident,
        kind,
        actor=actor,
        occurred_at=occurred_at,
        changes=[Change("entries", str(row.id), queries.entry_value(row))],
        name=row.name,
        team=row.team_name,
        zone=queries.word("zone", row.zone, "en"),
        zone_zh=queries.word("zone", row.zone),
        due_out=row.due_out_at.astimezone(time.SHANGHAI).strftime("%H:%M:%S"),
    )


@transaction.atomic
def log_exit(*, actor: Actor, entry_id: UUID, time_out: datetime | None = None) -> Entry:
    """Out again; telling it twice changes nothing."""
    actor.require("entry.log")
    incident = incidents.locked_incident(actor, queries.entry(actor, entry_id).incident_id)
    row = queries.entry(actor, entry_id)
    if row.time_out is not None:
        return row
    row.time_out = max(log.checked_time(time_out, field="time_out") or time.now(), row.time_in)
    row.save(update_fields=["time_out"])
    _record_entry(incident, "entry.left", row, actor=actor, occurred_at=row.time_out)
    return row


@transaction.atomic
def check_entry(*, entry_id: UUID) -> None:
    """Raise the alarm for somebody who is not out in time. Twice is once."""
    actor = Actor.system("平台")
    seen = Entry.objects.unscoped("a time to be out has passed").filter(id=entry_id).first()
    if seen is None:
        return
    incident = incidents.locked_incident(actor, seen.incident_id)
    row = queries.entry(actor, entry_id)
    if row.time_out is not None or row.overdue_at is not None or row.due_out_at > time.now():
        return
    row.overdue_at = time.now()
    row.save(update_fields=["overdue_at"])
    _record_entry(incident, "entry.overdue", row, actor=actor)
    alarm = events.EntryOverdue(row.id, row.incident_id, row.name, row.team_name)
    bus.publish(alarm, org_path=str(incident.org_path), incident_id=incident.id)
