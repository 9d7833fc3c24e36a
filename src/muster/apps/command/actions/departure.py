"""The departure check for 72 hours of self-support: seen before the gate, kept with the order."""

from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.command import queries, rules
from muster.apps.command.actions.orders import ensure_for_team
from muster.apps.command.models import DepartureCheck, Dispatch
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.rules import Change
from muster.apps.resources import queries as resources
from muster.apps.resources.models import Team
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound


def _team(order: Dispatch) -> Team:
    team = resources.teams_for_dispatch(Actor.system("平台"), str(order.org_path)).filter(id=order.team_id).first()
    if team is None:
        raise NotFound("dispatch-not-found")
    return team


def look_at_departure(*, actor: Actor, dispatch_id: UUID, people: int | None = None) -> dict[str, Any]:
    """The check as it stands now; nothing is kept."""
    order = queries.dispatch(actor, dispatch_id)
    return queries.departure_value(actor, order, _team(order), people=people)


@transaction.atomic
def check_departure(*, actor: Actor, dispatch_id: UUID, people: int | None = None, notes: str = "") -> DepartureCheck:
    """Keep the check with the order and write it into the log: hours, and what runs out first."""
    incident = incidents.locked_incident(actor, queries.dispatch(actor, dispatch_id).incident_id)
    order = queries.dispatch(actor, dispatch_id)
    order.incident = incident
    ensure_for_team(actor, order)
    if rules.DispatchStatus(order.status) not in rules.OPEN or order.issued_at is None:
        raise Conflict("dispatch-over", status=order.status)
    result = queries.departure_value(actor, order, _team(order), people=people)
    row: DepartureCheck
    row, _ = DepartureCheck.objects.unscoped("of an order already held").update_or_create(
        dispatch=order,
        defaults={"org_path": incident.org_path, "incident": incident, "result": result, "checked_by": actor.name, "checked_at": time.now(), "notes": notes},
    )
    row.dispatch = order
    short = [line for line in result["lines"] if line["hours"] is not None and line["hours"] < result["target_hours"]]
    log.record(
        incident, "departure.checked" if result["is_met"] else "departure.short", actor=actor,
        changes=[Change("departure_checks", str(row.id), queries.departure_check_value(row))], team=order.team_name,
        hours="-" if result["hours"] is None else result["hours"], first=result["first_out_zh"] or "-", first_en=result["first_out"] or "-",
        short="、".join(line["kind_zh"] for line in short) or "-", short_en=", ".join(line["kind"] for line in short) or "-",
    )  # fmt: skip
    return row
