"""What a recommendation rests on: the need, the teams that may be called, their travel; and the recommendation itself."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from muster.apps.command import rules
from muster.apps.command.models import Dispatch, Recommendation
from muster.apps.command.queries.words import Value, instant
from muster.apps.geo import queries as geo
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.resources import queries as resources
from muster.apps.resources.rules import ReadinessState, TeamCandidate
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point
from muster.kit.provenance import Mark

MOST_TEAMS = 200
"""How many of the nearest teams a recommendation looks at."""


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
