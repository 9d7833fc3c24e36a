"""An incident's log, the state folded from it, and the same state from the tables."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from muster.apps.incidents import rules
from muster.apps.incidents.models import Incident, TimelineEntry
from muster.apps.incidents.queries.found import incident
from muster.apps.incidents.queries.shown import instant, outgoing_in_tables
from muster.apps.incidents.queries.values import (
    casualties_value,
    entry_value,
    grant_value,
    incident_value,
    report_task_value,
    report_value,
    response_value,
)
from muster.apps.incidents.queries.words import Value
from muster.apps.org.models import ScopeGrant
from muster.kit import time
from muster.kit.actors import Actor


@dataclass(frozen=True, slots=True)
class FoldableEntry:
    """An entry as this actor may read it, ready to fold."""

    seq: int
    changes: list[dict[str, rules.Json]]


def timeline(actor: Actor, incident_id: UUID, *, after: int = 0, limit: int | None = None) -> list[Value]:
    """The entries after a number, oldest first."""
    incident(actor, incident_id)
    found = TimelineEntry.objects.visible_to(actor).filter(incident_id=incident_id, seq__gt=after).order_by("seq")
    return [entry_value(entry, actor=actor) for entry in (found[:limit] if limit else found)]


def state(entries: Iterable[Value]) -> rules.State:
    """The room's state after the entries."""
    return rules.fold(FoldableEntry(e["seq"], e["changes"]) for e in entries)


def room(actor: Actor, incident_id: UUID) -> Value:
    """The incident room: its state, which is its log folded, and the log's lines without their changes."""
    entries = timeline(actor, incident_id)
    lines = [{key: value for key, value in entry.items() if key != "changes"} for entry in entries]
    return {
        "incident_id": str(incident_id),
        "seq": entries[-1]["seq"] if entries else 0,
        "server_time": instant(time.now()),
        "collections": state(entries),
        "timeline": lines,
    }


def full_state(incident_: Incident) -> rules.State:
    """The state with nothing withheld, for guards of the rules."""
    entries = TimelineEntry.objects.unscoped("the incident was let through").filter(incident_id=incident_.id).order_by("seq")
    return rules.fold(FoldableEntry(e.seq, e.changes) for e in entries)


def state_in_tables(incident_: Incident) -> rules.State:
    """The same state built from the tables instead of the log: the two must agree."""
    found: dict[str, dict[str, Any]] = {"incident": {str(incident_.id): incident_value(incident_)}}
    parts: tuple[tuple[str, Any, Callable[[Any], Value]], ...] = (
        ("reports", incident_.reports, report_value),
        ("casualties", incident_.casualty_records, casualties_value),
        ("responses", incident_.responses, response_value),
        ("report_tasks", incident_.report_tasks, report_task_value),
    )
    for name, rows, value in parts:
        things = {str(row.id): value(row) for row in rows.all()}
        if things:
            found[name] = things
    given = ScopeGrant.objects.filter(incident_id=incident_.id, revoked_at=None, for_order=False)
    if grants := {str(row.id): grant_value(row) for row in given}:
        found["grants"] = grants
    if outgoing := outgoing_in_tables(incident_.outgoing_reports.all()):
        found["outgoing"] = outgoing
    return found
