"""Response, post, control, end, evaluation, archive."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries, rules
from muster.apps.incidents.actions.figures import stored_point
from muster.apps.incidents.actions.log import PERSONAL_DATA_DAYS, Change
from muster.apps.incidents.actions.main_line import finish, step
from muster.apps.incidents.actions.owed_reports import cancel_daily
from muster.apps.incidents.models import (
    Incident,
    ResponseActivation,
)
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict


@transaction.atomic
def respond(
    *,
    actor: Actor,
    incident_id: UUID,
    level: rules.ResponseLevel,
    matter: str,
    expected_hours: int,
    measures: str,
    reason: str = "",
    commander_statement: str = "",
) -> Incident:
    """Start the response of the actor's body, or change its level. Bodies of several levels may respond at once."""
    actor.require("incident.respond")
    incident = queries.locked_incident(actor, incident_id)
    body = rules.body_path(actor.org_path)
    rules.ensure_level_allowed(level, body=rules.admin_level(body))
    present, before = time.now(), incident.status
    current = incident.responses.filter(body_path=body, status="active").first()
    if current is None:
        if rules.IncidentStatus(before) not in rules.RESPONDED:
            incident.status = rules.advance(rules.IncidentStatus(before), "respond").value
        response = ResponseActivation.objects.create(
            org_path=incident.org_path,
            incident=incident,
            body_path=body,
            body_name=actor.org_name or actor.name,
            level=level.value,
            matter=matter,
            expected_hours=expected_hours,
            measures=measures,
            started_at=present,
            started_by=actor.name,
            level_since=present,
        )
        return finish(
            incident,
            "response.started",
            actor=actor,
            before=before,
            level=level.value,
            matter=matter,
            measures=measures,
            expected_hours=expected_hours,
            changes=[Change("responses", str(response.id), queries.response_value(response))],
        )
    former = rules.ResponseLevel(current.level)
    rules.ensure_may_change_level(former, level, active_since=current.level_since, at=present, commander_statement=commander_statement)
    if not reason.strip():
        raise Conflict("response-change-needs-reason")
    current.level, current.level_since, current.matter = level.value, present, matter
    current.expected_hours, current.measures = expected_hours, measures
    current.save(update_fields=["level", "level_since", "matter", "expected_hours", "measures"])
    return finish(
        incident,
        "response.changed",
        actor=actor,
        before=before,
        level=level.value,
        former=former.value,
        reason=reason,
        statement=commander_statement,
        changes=[Change("responses", str(current.id), queries.response_value(current))],
    )


@transaction.atomic
def establish_post(
    *,
    actor: Actor,
    incident_id: UUID,
    place: str,
    lon: float | None = None,
    lat: float | None = None,
    groups: Iterable[str] = (),
    occurred_at: datetime | None = None,
) -> Incident:
    """The command post stands, with a commander."""
    incident, before = step(actor, incident_id, "onsite")
    if not rules.has_active_commander(queries.full_state(incident)):
        raise Conflict("no-commander")
    incident.post_place, (incident.post_lon, incident.post_lat) = place, stored_point(lon, lat, "wgs84")
    return finish(
        incident,
        "incident.onsite",
        actor=actor,
        before=before,
        save=["post_place", "post_lon", "post_lat"],
        occurred_at=occurred_at,
        post=place,
        groups=list(groups),
    )


@transaction.atomic
def declare_controlled(
    *,
    actor: Actor,
    incident_id: UUID,
    source_controlled: bool,
    monitoring_below_limit: bool,
    no_secondary_danger: bool,
    statement: str,
    search_end_decision: str = "",
    occurred_at: datetime | None = None,
) -> Incident:
    """The source is controlled, nobody is left to find, readings are below the limit, nothing further threatens."""
    incident, before = step(actor, incident_id, "control")
    facts: dict[str, Any] = {
        "source_controlled": source_controlled,
        "monitoring_below_limit": monitoring_below_limit,
        "no_secondary_danger": no_secondary_danger,
    }
    for name, holds in facts.items():
        if not holds:
            raise Conflict("not-under-control", fact=name)
    rules.ensure_persons_accounted(queries.figures_of(queries.latest_casualties(incident)), search_end_decision=search_end_decision)
    incident.controlled_at = time.now()
    return finish(
        incident,
        "incident.controlled",
        actor=actor,
        before=before,
        save=["controlled_at"],
        occurred_at=occurred_at,
        statement=statement,
        search_end_decision=search_end_decision,
        **facts,
    )


@transaction.atomic
def end_response(
    *,
    actor: Actor,
    incident_id: UUID,
    handed_over_to: str,
    residual_risks: str,
    measures: str,
    occurred_at: datetime | None = None,
) -> Incident:
    """The body that started the response ends it, once teams are released, tasks closed and everybody is out."""
    incident, before = step(actor, incident_id, "end")
    active = list(incident.responses.filter(status="active"))
    rules.ensure_starter_ends(rules.body_path(actor.org_path), [str(r.body_path) for r in active])
    held = rules.open_commitments(queries.full_state(incident))
    if held:
        raise Conflict("commitments-open", number=len(held), first=held[0][0])
    changes = []
    for response in active:
        response.status, response.terminated_at = rules.ResponseStatus.TERMINATED.value, time.now()
        response.save(update_fields=["status", "terminated_at"])
        changes.append(Change("responses", str(response.id), queries.response_value(response)))
    incident.ended_at, incident.ended_by_path = time.now(), rules.body_path(actor.org_path)
    return finish(
        incident,
        "incident.ended",
        actor=actor,
        before=before,
        save=["ended_at", "ended_by_path"],
        occurred_at=occurred_at,
        changes=[*changes, *cancel_daily(incident)],
        handed_over_to=handed_over_to,
        residual_risks=residual_risks,
        measures=measures,
    )


@transaction.atomic
def reopen(*, actor: Actor, incident_id: UUID, reason: str, occurred_at: datetime | None = None) -> Incident:
    """It has flared up again; the number stays."""
    incident, before = step(actor, incident_id, "reopen")
    rules.ensure_starter_ends(rules.body_path(actor.org_path), [str(incident.ended_by_path)] if incident.ended_by_path else [])
    incident.ended_at = incident.controlled_at = None
    incident.ended_by_path = ""
    return finish(
        incident,
        "incident.reopened",
        actor=actor,
        before=before,
        save=["ended_at", "ended_by_path", "controlled_at"],
        occurred_at=occurred_at,
        reason=reason,
    )


@transaction.atomic
def start_evaluation(*, actor: Actor, incident_id: UUID, occurred_at: datetime | None = None, notes: str = "") -> Incident:
    """Begin to look back."""
    incident, before = step(actor, incident_id, "evaluate")
    return finish(incident, "incident.evaluating", actor=actor, before=before, occurred_at=occurred_at, notes=notes)


@transaction.atomic
def close(*, actor: Actor, incident_id: UUID, final_report: str, lessons: str, plan_backcheck: str) -> Incident:
    """Put the incident into the archive; callers' personal data goes after its time."""
    incident, before = step(actor, incident_id, "close")
    for name, text in (("final_report", final_report), ("lessons", lessons), ("plan_backcheck", plan_backcheck)):
        if not text.strip():
            raise Conflict("archive-incomplete", field=name)
    incident.closed_at = time.now()
    bus.defer("incidents.remove_personal_data", _at=time.now() + timedelta(days=PERSONAL_DATA_DAYS), incident_id=incident.id)
    return finish(
        incident,
        "incident.closed",
        actor=actor,
        before=before,
        save=["closed_at"],
        final_report=final_report,
        lessons=lessons,
        plan_backcheck=plan_backcheck,
    )
