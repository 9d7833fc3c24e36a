"""Every read of the command room, and the one form in which its things are shown, logged and folded."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from muster.apps.command import rules
from muster.apps.command.models import Assignment, CommandTerm, Dispatch, Entry, Recommendation
from muster.apps.geo import queries as geo
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.org import queries as org
from muster.apps.resources import queries as resources
from muster.apps.resources.rules import Capability, Discipline, ReadinessState, TeamCandidate
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point
from muster.kit.provenance import Mark

Value = dict[str, Any]
instant = incidents.instant
MOST_TEAMS = 200
"""How many of the nearest teams a recommendation looks at."""
_DATA = Path(__file__).resolve().parent / "data"


@cache
def dictionaries() -> dict[str, Any]:
    """Words of every code list of this room."""
    return tomllib.loads((_DATA / "words.toml").read_text("utf-8"))


@cache
def _reason_texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((_DATA / "reasons.toml").read_text("utf-8"))


def word(group: str, code: str, language: str = "zh") -> str:
    """The word of a code."""
    entry = dictionaries()[group].get(code)
    return str(entry[language]) if entry else code


# --- orders ---


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


# --- recommendations ---


def need_of(incident: Incident, *, disciplines: Sequence[str], capabilities: Sequence[str] | None, at: datetime) -> rules.Need:
    """What the kind of accident asks for, unless a person says otherwise."""
    kind = incidents.incident_type(incident.incident_type)
    skills = kind.capabilities if capabilities is None else capabilities
    return rules.Need(tuple(disciplines or kind.disciplines), frozenset(skills), at)


def team_candidates(actor: Actor, incident: Incident) -> list[TeamCandidate]:
    """The teams that may be called to the incident: own ones, higher bases, those that serve the place; nearest first."""
    path = str(incident.org_path)
    if incident.lon is None or incident.lat is None:
        return [team.as_candidate() for team in resources.teams_for_dispatch(actor, path).order_by("name", "id")[:MOST_TEAMS]]
    return resources.candidate_teams(actor, near=Point(incident.lon, incident.lat), incident_org_path=path, limit=MOST_TEAMS)


def arrivals(teams: Sequence[TeamCandidate], incident: Incident) -> dict[UUID, rules.Arrival]:
    """How long each team with a base position travels to the incident."""
    if incident.lon is None or incident.lat is None:
        return {}
    placed = [(t.team_id, Point(t.lon, t.lat)) for t in teams if t.lon is not None and t.lat is not None]
    times = geo.travel_times([point for _, point in placed], Point(incident.lon, incident.lat)) if placed else []
    return {
        team_id: rules.Arrival(
            method=str(t.method),
            minutes=round(t.minutes, 1),
            low=round(t.low, 1),
            high=round(t.high, 1),
            distance_m=round(t.distance_m),
            source=t.source,
            data_date=t.data_date.isoformat() if t.data_date else None,
        )
        for (team_id, _), t in zip(placed, times, strict=True)
    }


def commitments(actor: Actor, team_ids: Sequence[UUID]) -> dict[UUID, str]:
    """The incident that each committed team works for: its number, or only that there is one where it is foreign."""
    rows = (
        Dispatch.objects.unscoped("a team sent elsewhere cannot come")
        .filter(team_id__in=team_ids, status__in=[s.value for s in rules.OPEN])
        .select_related("incident")
    )
    seen = set(incidents.incidents(actor).filter(id__in=[r.incident_id for r in rows]).values_list("id", flat=True))
    return {row.team_id: row.incident.number if row.incident_id in seen else "其他任务" for row in rows}


def candidate(
    team: TeamCandidate,
    *,
    incident: Incident,
    arrival: rules.Arrival | None,
    committed_to: str | None,
) -> rules.Candidate:
    """A team as the ranking sees it."""
    said = team.readiness
    own = incident.enterprise_name and incident.enterprise_name in team.name
    return rules.Candidate(
        team_id=str(team.team_id),
        name=team.name,
        tier=str(team.tier),
        disciplines=frozenset(str(d) for d in team.disciplines),
        capabilities=frozenset(str(c) for c in team.capabilities),
        status=str(team.status),
        area=".".join(team.org_path.split(".")[:3]),
        people=team.people,
        people_ready=said.crew if said.state is not ReadinessState.UNKNOWN else None,
        equipment_ready=said.vehicles if said.state is not ReadinessState.UNKNOWN else None,
        declared_at=said.declared_at,
        position_assumed=team.position_mark == Mark.ASSUMED,
        committed_to=committed_to,
        arrival=arrival,
        on_the_spot=bool(own),
        declared_unable=said.state is ReadinessState.NOT_READY,
    )


def reason_value(reason: rules.Reason) -> Value:
    """A reason with its words."""
    texts = _reason_texts()[reason.code]
    shown = {language: _in_words(reason.params, language) for language in ("zh", "en")}
    return {
        "code": reason.code,
        "params": reason.params,
        "text": {language: texts[language].format_map(shown[language]) for language in ("zh", "en")},
    }


@cache
def _team_words() -> dict[str, str]:
    return {**dict(Discipline.pairs()), **dict(Capability.pairs())}


def _in_words(params: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Codes of disciplines and skills in a reason as words; Chinese only, the codes are English. An area by its authority."""
    if area := params.get("area"):
        authority = org.organisation_at(area)
        params = {**params, "area": authority.name.removesuffix("应急管理局") if authority else area}
    if language == "en":
        return dict(params)
    terms = _team_words()
    return {
        key: "、".join(terms.get(part, part) for part in value.split("、")) if isinstance(value, str) else value
        for key, value in params.items()
    }


def recommendation(actor: Actor, recommendation_id: UUID) -> Recommendation:
    """One recommendation."""
    found: Recommendation | None = Recommendation.objects.visible_to(actor).filter(id=recommendation_id).first()
    if found is None:
        raise NotFound("recommendation-not-found")
    return found


def recommendation_value(row: Recommendation) -> Value:
    """A recommendation as shown."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "generated_at": instant(row.generated_at),
        "generated_by": row.generated_by,
        "rules_version": row.rules_version,
        "need": row.need,
        **row.result,
        "decision": row.decision or None,
        "decision_reason": row.decision_reason,
        "decided_by": row.decided_by,
        "decided_at": instant(row.decided_at),
        "decision_support_only": True,
    }


def recommendation_brief(row: Recommendation) -> Value:
    """A recommendation as the room's log keeps it."""
    ordered = row.result["ordered"]
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "generated_at": instant(row.generated_at),
        "generated_by": row.generated_by,
        "rules_version": row.rules_version,
        "count": len(ordered),
        "excluded": len(row.result["excluded"]),
        "first": [r["team"]["name"] for r in ordered[:3]],
        "decision": row.decision or None,
        "decision_reason": row.decision_reason,
        "decided_by": row.decided_by,
        "decided_at": instant(row.decided_at),
    }


# --- tasks, command, entries ---


def assignments(actor: Actor) -> QuerySet[Assignment]:
    """The tasks of an actor's sight."""
    found: QuerySet[Assignment] = Assignment.objects.visible_to(actor)
    return found


def assignment(actor: Actor, assignment_id: UUID) -> Assignment:
    """One task."""
    found = assignments(actor).filter(id=assignment_id).first()
    if found is None:
        raise NotFound("assignment-not-found")
    return found


def my_assignments(actor: Actor) -> QuerySet[Assignment]:
    """The tasks of the actor's own teams, those due soonest first."""
    return (
        assignments(actor)
        .filter(owner_path__descendant_of=actor.org_path)
        .exclude(status="draft")
        .select_related("incident")
        .order_by("due_at", "given_at", "id")
    )


def assignment_value(task: Assignment) -> Value:
    """A task as shown."""
    return {
        "id": str(task.id),
        "incident_id": str(task.incident_id),
        "dispatch_id": str(task.dispatch_id) if task.dispatch_id else None,
        "owner_name": task.owner_name,
        "group": task.group or None,
        "title": task.title,
        "detail": task.detail,
        "place": task.place,
        "due_at": instant(task.due_at),
        "status": task.status,
        "result": task.result,
        "blocked_reason": task.blocked_reason,
        "overdue_at": instant(task.overdue_at),
        "given_by": task.given_by,
        "given_at": instant(task.given_at),
        "steps": task.steps,
        "holds_incident": task.status not in ("done", "verified"),
    }


def term(actor: Actor, incident_id: UUID, term_id: UUID) -> CommandTerm:
    """One nomination or turn in command."""
    found: CommandTerm | None = CommandTerm.objects.visible_to(actor).filter(id=term_id, incident_id=incident_id).first()
    if found is None:
        raise NotFound("nomination-not-found")
    return found


def active_term(incident: Incident) -> CommandTerm | None:
    """Who commands now."""
    found: CommandTerm | None = incident.command_terms.filter(status="active").first()
    return found


def term_value(row: CommandTerm) -> Value:
    """A turn in command as shown."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "person_id": str(row.person_id),
        "person_name": row.person_name,
        "person_post": row.person_post,
        "person_org": row.person_org,
        "status": row.status,
        "nominated_by": row.nominated_by,
        "nominated_at": instant(row.nominated_at),
        "briefing": row.briefing,
        "reason": row.reason,
        "accepted_at": instant(row.accepted_at),
        "ended_at": instant(row.ended_at),
    }


def entry(actor: Actor, entry_id: UUID) -> Entry:
    """One rescuer's entry."""
    found: Entry | None = Entry.objects.visible_to(actor).filter(id=entry_id).first()
    if found is None:
        raise NotFound("entry-not-found")
    return found


def entry_value(row: Entry) -> Value:
    """One rescuer inside, as shown."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "dispatch_id": str(row.dispatch_id) if row.dispatch_id else None,
        "team_name": row.team_name,
        "name": row.name,
        "zone": row.zone,
        "task": row.task,
        "pressure": row.pressure,
        "stay_minutes": row.stay_minutes,
        "time_in": instant(row.time_in),
        "due_out_at": instant(row.due_out_at),
        "time_out": instant(row.time_out),
        "overdue_at": instant(row.overdue_at),
        "logged_by": row.logged_by,
        "recorded_at": instant(row.recorded_at),
        "holds_incident": row.time_out is None,
    }


def state_in_tables(incident: Incident) -> dict[str, dict[str, Any]]:
    """This room's part of an incident's state, from the tables instead of the log: the two must agree."""
    seen = Q(incident=incident)
    reason = "compared with the log"
    rows: dict[str, Any] = {
        "dispatches": {str(r.id): dispatch_value(r) for r in Dispatch.objects.unscoped(reason).filter(seen)},
        "assignments": {str(r.id): assignment_value(r) for r in Assignment.objects.unscoped(reason).filter(seen)},
        "command": {str(r.id): term_value(r) for r in CommandTerm.objects.unscoped(reason).filter(seen)},
        "entries": {str(r.id): entry_value(r) for r in Entry.objects.unscoped(reason).filter(seen)},
        "recommendations": {str(r.id): recommendation_brief(r) for r in Recommendation.objects.unscoped(reason).filter(seen)},
    }
    return {name: things for name, things in rows.items() if things}
