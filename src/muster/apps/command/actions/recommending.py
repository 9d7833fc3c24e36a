"""Who could go, ranked with reasons; what the desk made of it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.command import queries, rules
from muster.apps.command.actions.live import live_incident
from muster.apps.command.models import Recommendation
from muster.apps.incidents import actions as log
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import Change
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict


def _candidate_value(team: Any, seen: rules.Candidate) -> dict[str, Any]:
    return {
        "team_id": seen.team_id,
        "name": seen.name,
        "tier": seen.tier,
        "tier_zh": team.tier.zh,
        "disciplines": sorted(seen.disciplines),
        "capabilities": sorted(seen.capabilities),
        "status": seen.status,
        "people": seen.people,
        "people_ready": seen.people_ready,
        "vehicles_ready": seen.equipment_ready,
        "readiness": str(team.readiness.state),
        "declared_at": queries.instant(seen.declared_at),
        "duty_phone": team.duty_phone,
        "lon": team.lon,
        "lat": team.lat,
        "position_assumed": seen.position_assumed,
        "is_demonstration": team.is_demo,
    }


@transaction.atomic
def recommend(
    *, actor: Actor, incident_id: UUID, disciplines: Sequence[str] = (), capabilities: Sequence[str] | None = None
) -> Recommendation:
    """Rank the teams that can go, with reasons, and say why the others are left out; what was known then is kept."""
    actor.require("dispatch.recommend")
    incident = live_incident(actor, incident_id)
    present = time.now()
    need = queries.need_of(incident, disciplines=disciplines, capabilities=capabilities, at=present)
    found, seen_at = queries.away(queries.team_candidates(actor, incident, need.disciplines))
    equipment = queries.gear([t.team_id for t in found])
    arrivals = queries.arrivals(found, incident)
    busy = queries.commitments(actor, [t.team_id for t in found])
    seen = {
        str(t.team_id): (
            t,
            queries.candidate(
                t,
                incident=incident,
                arrival=arrivals.get(t.team_id),
                committed_to=busy.get(t.team_id),
                seen_at=seen_at.get(t.team_id),
                equipment=equipment.get(t.team_id),
            ),
        )
        for t in found
    }
    ranking = rules.rank(need, [c for _, c in seen.values()])

    areas = queries.area_names(x for r in ranking.ordered for x in (*r.reasons, *r.doubts))

    def shown(candidate: rules.Candidate) -> dict[str, Any]:
        return _candidate_value(seen[candidate.team_id][0], candidate)

    result = {
        "data_oldest_at": queries.instant(ranking.data_oldest_at),
        "ordered": [
            {
                "rank": r.rank,
                "team": shown(r.candidate),
                "arrival": asdict(r.candidate.arrival) if r.candidate.arrival else None,
                "reasons": [queries.reason_value(x, areas) for x in r.reasons],
                "doubts": [queries.reason_value(x, areas) for x in r.doubts],
                "equipment": equipment.get(UUID(r.candidate.team_id), []),
            }
            for r in ranking.ordered
        ],
        "excluded": [
            {
                "team": shown(e.candidate),
                "arrival": asdict(e.candidate.arrival) if e.candidate.arrival else None,
                "code": e.reason.code,
                "reason": queries.reason_value(e.reason),
            }
            for e in ranking.excluded
        ],
        "shortfalls": [{"capability": lack.capability, "code": lack.reason.code, "reason": queries.reason_value(lack.reason)} for lack in ranking.shortfalls],
        "supplies": queries.supplies_for(actor, incident),
        "zones": queries.zones_for(incident),
        "experts": queries.experts_for(actor, incident, need.disciplines),
    }
    wanted = {
        "disciplines": list(need.disciplines),
        "capabilities": sorted(need.capabilities),
        "at": queries.instant(need.at),
    }
    row = Recommendation.objects.create(
        org_path=incident.org_path,
        incident=incident,
        rules_version=ranking.rules_version,
        generated_at=present,
        generated_by=actor.name,
        need=wanted,
        result=result,
    )
    log.record(
        incident,
        "dispatch.recommended",
        actor=actor,
        permission="dispatch.recommend",
        changes=[Change("recommendations", str(row.id), queries.recommendation_brief(row))],
        count=len(ranking.ordered),
        excluded=len(ranking.excluded),
    )
    return row


@transaction.atomic
def decide(*, actor: Actor, recommendation_id: UUID, decision: rules.Decision, reason: str = "") -> Recommendation:
    """Keep what a person made of a recommendation; changing or rejecting it needs a reason.

    The same again changes nothing, who decided may think again, and nobody decides over another's head.
    """
    actor.require("dispatch.recommend")
    incident = incidents.locked_incident(actor, queries.recommendation(actor, recommendation_id).incident_id)
    row = queries.recommendation(actor, recommendation_id)
    if decision is not rules.Decision.ADOPTED and not reason.strip():
        raise Conflict("decision-needs-reason")
    if (row.decision, row.decision_reason) == (decision, reason):
        return row
    if row.decision and row.decided_by != actor.name:
        raise Conflict("recommendation-decided", by=row.decided_by)
    note_decision(row, incident, decision=decision, reason=reason, actor=actor)
    return row


def note_decision(row: Recommendation, incident: Incident, *, decision: rules.Decision, reason: str, actor: Actor) -> None:
    row.decision, row.decision_reason, row.decided_by, row.decided_at = (
        decision.value,
        reason,
        actor.name,
        time.now(),
    )
    row.save(update_fields=["decision", "decision_reason", "decided_by", "decided_at"])
    log.record(
        incident,
        "dispatch.decided",
        actor=actor,
        permission="dispatch.recommend",
        reason=reason,
        changes=[Change("recommendations", str(row.id), queries.recommendation_brief(row))],
        decision=decision.value,
        decision_zh=queries.word("decision", decision.value),
    )
