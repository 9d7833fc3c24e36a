"""Orders, as the desk and their teams see them."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from muster.apps.command import rules
from muster.apps.command.models import Dispatch
from muster.apps.command.queries.words import Value, instant
from muster.apps.incidents.models import Incident
from muster.apps.simulations import queries as simulations
from muster.kit.actors import Actor
from muster.kit.errors import NotFound


def dispatches(actor: Actor) -> QuerySet[Dispatch]:
    """The orders of an actor's sight. One that has not left yet is the desk's alone."""
    found: QuerySet[Dispatch] = Dispatch.objects.visible_to(actor)
    return found if actor.can("dispatch.recommend") else found.filter(issued_at__isnull=False)


def dispatch(actor: Actor, dispatch_id: UUID) -> Dispatch:
    """One order."""
    found = dispatches(actor).filter(id=dispatch_id).first()
    if found is None:
        raise NotFound("dispatch-not-found")
    return found


def my_dispatches(actor: Actor) -> QuerySet[Dispatch]:
    """The orders to the actor's own teams, newest first."""
    return (
        dispatches(actor)
        .filter(team_path__descendant_of=actor.org_path, issued_at__isnull=False)
        .select_related("incident")
        .order_by("-issued_at", "-id")
    )


def packet_of(order: Dispatch) -> Value | None:
    """The first-hour packet that goes with an open order to dangerous goods."""
    open_ = rules.DispatchStatus(order.status) in rules.OPEN
    return simulations.packet(order.incident) if open_ and simulations.wants_packet(order.incident) else None


def progress(order: Dispatch) -> rules.Progress:
    """An order as the rules see it."""
    reached = {
        rules.DispatchStatus(s["status"]): datetime.fromisoformat(s["claimed_at"] or s["occurred_at"]) if s["occurred_at"] else None
        for s in order.steps
    }
    return rules.Progress(rules.DispatchStatus(order.status), reached, order.device_seq)


def _step_time(order: Dispatch, status: rules.DispatchStatus) -> datetime | None:
    for step in order.steps:
        if step["status"] == status and step["occurred_at"]:
            return datetime.fromisoformat(step["occurred_at"])
    return None


def dispatch_value(order: Dispatch) -> Value:
    """An order as shown."""
    status = rules.DispatchStatus(order.status)
    refused = status is rules.DispatchStatus.REFUSED
    return {
        "id": str(order.id),
        "incident_id": str(order.incident_id),
        "order_no": order.order_no,
        "team_id": str(order.team_id),
        "team_name": order.team_name,
        "task": order.task,
        "rendezvous": order.rendezvous,
        "rendezvous_lon": order.rendezvous_lon,
        "rendezvous_lat": order.rendezvous_lat,
        "notes": order.notes,
        "contact": order.contact,
        "recommendation_id": str(order.recommendation_id) if order.recommendation_id else None,
        "expected": order.expected,
        "status": order.status,
        "ordered_by": order.ordered_by,
        "ordered_at": instant(order.ordered_at),
        "issues_at": instant(order.issues_at),
        "issued_at": instant(order.issued_at),
        "steps": order.steps,
        "people": order.people,
        "equipment": order.equipment,
        "refusal": {"code": order.reason_code, "reason": order.reason} if refused else None,
        "cancel_reason": order.reason if status is rules.DispatchStatus.CANCELLED else None,
        "lon": order.lon,
        "lat": order.lat,
        "position_at": instant(order.position_at),
        "clock_minutes": rules.clock_minutes(
            _step_time(order, rules.DispatchStatus.RECEIVED), _step_time(order, rules.DispatchStatus.ARRIVED)
        ),
        "holds_incident": status in rules.HOLDING,
    }


def incident_brief(incident: Incident) -> Value:
    """What a captain needs of the incident."""
    return {
        "id": str(incident.id),
        "number": incident.number,
        "title": incident.title,
        "status": incident.status,
        "incident_type": incident.incident_type,
        "place_text": incident.place_text,
        "lon": incident.lon,
        "lat": incident.lat,
        "substance": incident.substance,
    }
