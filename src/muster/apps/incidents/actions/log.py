"""The log: every step of an incident is one entry, and the entries are the incident."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from muster.apps.incidents import events, queries, rules
from muster.apps.incidents.models import (
    Incident,
    TimelineEntry,
)
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import OutOfRange

Change = rules.Change
CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far ahead of ours a claimed time may be before it is refused."""
PERSONAL_DATA_DAYS = 180
"""Days after closing until callers' names and numbers are removed [P]; the law asks for it once they are not needed."""


def record(
    incident: Incident,
    kind: str,
    *,
    actor: Actor,
    occurred_at: datetime | None = None,
    changes: Iterable[Change] = (),
    permission: str = "incident.view",
    **params: Any,
) -> TimelineEntry:
    """Add one entry to the incident's log and tell it after commit.

    ``changes`` are the whole new values of what the step changed. Entries are numbered without a gap under the incident's
    row lock; ``permission`` keeps an entry from those who see the incident without that right.
    """
    numbered = Incident.objects.unscoped("the caller holds the incident").filter(id=incident.id)
    numbered.update(last_seq=F("last_seq") + 1)
    seq: int = numbered.values_list("last_seq", flat=True).get()
    present = time.now()
    entry = TimelineEntry.objects.create(
        org_path=incident.org_path,
        incident=incident,
        seq=seq,
        kind=kind,
        permission=permission,
        actor_person_id=actor.person_id,
        actor_name=actor.name,
        actor_org=actor.org_name,
        occurred_at=occurred_at or present,
        recorded_at=present,
        params=dict(params),
        changes=[{"collection": c.collection, "id": c.id, "value": c.value} for c in changes],
    )
    incident.last_seq = seq
    bus.publish(
        events.IncidentRecorded(incident.id, seq, kind, queries.entry_value(entry)),
        org_path=str(incident.org_path),
        incident_id=incident.id,
        permission=permission,
    )
    return entry


def incident_change(incident: Incident) -> Change:
    return Change("incident", str(incident.id), queries.incident_value(incident))


def checked_time(claimed: datetime | None, *, field: str = "occurred_at") -> datetime | None:
    """A claimed time, unless it lies ahead of our clock by more than clocks usually differ."""
    if claimed is not None and claimed > time.now() + CLOCK_TOLERANCE:
        raise OutOfRange("time-in-the-future", field=field)
    return claimed
