"""What a recommendation rests on: the need, the teams that may be called, their travel; and the recommendation itself."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from muster.apps.command import rules
from muster.apps.command.models import Dispatch, ExpertCall, Recommendation, SupplyOrder
from muster.apps.command.queries.words import Value, instant
from muster.apps.geo import queries as geo
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.resources import queries as resources
from muster.apps.resources.rules import UNIT_OF, Discipline, ExpertState, ReadinessState, SupplyItem, TeamCandidate, TeamStatus
from muster.apps.simulations import queries as simulations
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point
from muster.kit.provenance import Mark

MOST_TEAMS = 120
"""How many of the nearest teams of a fitting discipline a recommendation looks at."""
MOST_OTHERS = 50
"""How many of the nearest teams of other disciplines it names as left out."""


def need_of(incident: Incident, *, disciplines: Sequence[str], capabilities: Sequence[str] | None, at: datetime) -> rules.Need:
    """What the kind of accident asks for, unless a person says otherwise."""
    kind = incidents.incident_type(incident.incident_type)
    skills = kind.capabilities if capabilities is None else capabilities
    return rules.Need(tuple(disciplines or kind.disciplines), frozenset(skills), at)


def team_candidates(actor: Actor, incident: Incident, disciplines: Sequence[str]) -> list[TeamCandidate]:
    """The teams that may be called to the incident: own ones, higher bases, those that serve the place; nearest first.

    The nearest of a fitting discipline, however many others stand nearer; then the nearest of the others.
    """
    path, fitting = str(incident.org_path), [d for d in Discipline if d.value in disciplines]
    rows = resources.teams_for_dispatch(actor, path)
    if incident.lon is None or incident.lat is None:
        wanted = [d.value for d in fitting]
        named = rows.filter(disciplines__overlap=wanted).order_by("name", "id")[:MOST_TEAMS]
        others = rows.exclude(disciplines__overlap=wanted).order_by("name", "id")[:MOST_OTHERS]
        return [team.as_candidate() for team in (*named, *others)]
    at = Point(incident.lon, incident.lat)
    able = resources.candidate_teams(actor, near=at, incident_org_path=path, disciplines=fitting, limit=MOST_TEAMS) if fitting else []
    nearest = resources.candidate_teams(actor, near=at, incident_org_path=path, limit=MOST_OTHERS)
    return able + [team for team in nearest if not set(team.disciplines) & set(fitting)]


def away(teams: Sequence[TeamCandidate]) -> tuple[list[TeamCandidate], dict[UUID, datetime]]:
    """The teams with the last told position in the place of the base where they are on their way home; when it was told."""
    homeward = [t.team_id for t in teams if t.status in (TeamStatus.RETURNED, TeamStatus.WITHDRAWING)]
    told: dict[UUID, Dispatch] = {}
    rows = Dispatch.objects.unscoped("where a free team last was").filter(team_id__in=homeward, position_at__isnull=False)
    for order in rows.order_by("team_id", "position_at"):
        told[order.team_id] = order
    moved = [replace(t, lon=told[t.team_id].lon, lat=told[t.team_id].lat) if t.team_id in told else t for t in teams]
    return moved, {team_id: order.position_at for team_id, order in told.items() if order.position_at}


def gear(team_ids: Sequence[UUID]) -> dict[UUID, list[Value]]:
    """The equipment on record of each team, by class: how much there is and how much of it is ready."""
    found: dict[UUID, dict[str, Value]] = defaultdict(dict)
    for item in resources.equipment_of_teams(team_ids).order_by("kind", "name", "id"):
        line = found[item.team_id].setdefault(item.kind, {"kind": item.kind, "names": [], "count": 0, "ready": 0})
        ready = item.count_ready if item.count_ready is not None else (item.count if item.state == "ready" else None)
        if item.name not in line["names"]:
            line["names"].append(item.name)
        line["count"] = None if item.count is None or line["count"] is None else line["count"] + item.count
        line["ready"] = None if ready is None or line["ready"] is None else line["ready"] + ready
    return {team_id: list(lines.values()) for team_id, lines in found.items()}


@cache
def _wants() -> dict[str, list[tuple[str, float]]]:
    read = tomllib.loads((Path(__file__).resolve().parents[1] / "data" / "wants.toml").read_text("utf-8"))
    return {kind: [(str(item), float(quantity)) for item, quantity in wants] for kind, wants in read["items"].items()}


def supplies_for(actor: Actor, incident: Incident) -> list[Value]:
    """What the kind of accident usually asks for, from the nearest stores that can promise it; what is lacking is said."""
    wants = _wants().get(incident.incident_type, [])
    lots = list(resources.lots_in_sight(actor, items=[item for item, _ in wants])) if wants else []
    ways = store_ways(lots, incident)
    today = time.now().astimezone(time.SHANGHAI).date()
    return [_supply_line(SupplyItem(item), wanted, [lot for lot in lots if lot.item == item], ways, today) for item, wanted in wants]


def store_ways(lots: Sequence[Any], incident: Incident) -> dict[UUID, rules.Arrival]:
    """How long a loaded truck takes from each store to the incident."""
    bases = {lot.base_id: lot.base.point for lot in lots if lot.base.point}
    if incident.lon is None or incident.lat is None or not bases:
        return {}
    times = geo.travel_times(list(bases.values()), Point(incident.lon, incident.lat))
    return {base_id: arrival_of(t) for base_id, t in zip(bases, times, strict=True)}


def _supply_line(item: SupplyItem, wanted: float, lots: Sequence[Any], ways: Mapping[UUID, rules.Arrival], today: Any) -> Value:
    far = float("inf")
    left, lines = wanted, []
    for lot in sorted(lots, key=lambda x: (ways[x.base_id].minutes if x.base_id in ways else far, str(x.expires_on or "9"), str(x.id))):
        usable = resources.stock_of(lot).usable(today)
        quantity = min(left, usable)
        if quantity <= 0:
            continue
        left -= quantity
        way = ways.get(lot.base_id)
        lines.append({
            "lot_id": str(lot.id), "base_id": str(lot.base_id), "base_name": lot.base.name, "quantity": quantity, "usable": usable,
            "counted_at": instant(lot.counted_at), "arrival": asdict(way) if way else None,
        })  # fmt: skip
    return {"item": item.value, "item_zh": item.zh, "unit": UNIT_OF[item], "wanted": wanted, "missing": round(left, 3), "lines": lines}


_EXPERT_ORDER = {ExpertState.AVAILABLE: 0, ExpertState.UNKNOWN: 1, ExpertState.BUSY: 2, ExpertState.UNAVAILABLE: 3}
MOST_EXPERTS = 6


def experts_for(actor: Actor, incident: Incident, disciplines: Sequence[str]) -> list[Value]:
    """Experts of the disciplines asked for; who knows the substance and can come stands first."""
    found = list(resources.experts_in_sight(actor, disciplines=disciplines)[:500])
    substance = incident.substance

    def key(expert: Any) -> tuple[int, int, int, str]:
        place = min((disciplines.index(d) for d in expert.disciplines if d in disciplines), default=99)
        knows = 0 if substance and substance in expert.speciality else 1
        return _EXPERT_ORDER[ExpertState(expert.state)], knows, place, expert.name

    return [
        {
            "expert_id": str(e.id), "name": e.name, "disciplines": list(e.disciplines), "speciality": e.speciality, "organisation": e.organisation,
            "state": e.state, "state_at": instant(e.state_at), "is_demonstration": e.is_demonstration,
            "knows_substance": bool(substance and substance in e.speciality),
        }
        for e in sorted(found, key=key)[:MOST_EXPERTS]
    ]  # fmt: skip


def zones_for(incident: Incident) -> Value | None:
    """The areas to close off and to clear, as the card suggests them: of the run in force, else of the newest, else by the guide.

    None where no dangerous goods are in play; each with what it rests on and what it does not hold for.
    """
    if not simulations.wants_packet(incident):
        return None
    told = simulations.packet(incident)
    guide, run = told["distances"], told["run"]
    return {
        "basis": "run" if run else "guide" if guide and guide["isolation_m"] is not None else "none",
        "run_id": run["id"] if run else None, "run_number": run["number"] if run else None, "is_in_force": told["adopted"],
        "substance": told["substance"]["told"], "amount_t": run["amount_t"] if run else None, "wind": told["wind"]["sentence"],
        "wind_at": told["wind"]["at"], "isolation_m": guide["isolation_m"] if guide else None,
        "downwind_m": guide["downwind_m"] if guide else None, "at_least": bool(guide and guide["at_least"]),
        "guide": guide["text"] if guide else None, "guide_edition": guide["edition"] if guide else "",
        "zones": told["zones"], "limits": told["limits"],
    }  # fmt: skip


def arrival_of(t: Any) -> rules.Arrival:
    """A travel time as this room keeps it."""
    return rules.Arrival(
        method=str(t.method),
        minutes=round(t.minutes, 1),
        low=round(t.low, 1),
        high=round(t.high, 1),
        distance_m=round(t.distance_m),
        source=t.source,
        data_date=t.data_date.isoformat() if t.data_date else None,
        delay=round(t.delay, 1),
        delay_ahead=round(t.delay_ahead, 1),
        ahead_doubtful=t.ahead_doubtful,
        end_closed=t.end_closed,
        degraded=t.degraded,
    )


def arrivals(teams: Sequence[TeamCandidate], incident: Incident) -> dict[UUID, rules.Arrival]:
    """How long each team with a base position travels to the incident."""
    if incident.lon is None or incident.lat is None:
        return {}
    placed = [(t.team_id, Point(t.lon, t.lat)) for t in teams if t.lon is not None and t.lat is not None]
    times = geo.travel_times([point for _, point in placed], Point(incident.lon, incident.lat)) if placed else []
    return {team_id: arrival_of(t) for (team_id, _), t in zip(placed, times, strict=True)}


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
    seen_at: datetime | None = None,
    equipment: Sequence[Value] | None = None,
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
        seen_at=seen_at,
        gear=frozenset(line["kind"] for line in equipment if line["ready"] is None or line["ready"] > 0) if equipment else None,
    )


def recommendation(actor: Actor, recommendation_id: UUID) -> Recommendation:
    """One recommendation."""
    found: Recommendation | None = Recommendation.objects.visible_to(actor).filter(id=recommendation_id).first()
    if found is None:
        raise NotFound("recommendation-not-found")
    return found


def done_on(row: Recommendation) -> list[Value]:
    """What was ordered on a recommendation, and which of it had been recommended: the record for the review."""
    advised = {str(r["team"]["team_id"]): r["rank"] for r in row.result["ordered"]}
    reason = "of a recommendation already let through"
    orders = Dispatch.objects.unscoped(reason).filter(recommendation=row).order_by("ordered_at", "id")
    calls = ExpertCall.objects.unscoped(reason).filter(recommendation=row).order_by("called_at", "id")
    supplies = SupplyOrder.objects.unscoped(reason).filter(recommendation=row).order_by("ordered_at", "id")
    return [
        *(_done("team", o.id, o.team_name, o.status, o.ordered_at, o.ordered_by, advised.get(str(o.team_id))) for o in orders),
        *(_done("supply", o.id, o.base_name, o.status, o.ordered_at, o.ordered_by, None) for o in supplies),
        *(_done("expert", c.id, c.expert_name, c.answer, c.called_at, c.called_by, None) for c in calls),
    ]


def _done(kind: str, thing: UUID, name: str, status: str, at: datetime, by: str, rank: int | None) -> Value:
    return {"kind": kind, "id": str(thing), "name": name, "status": status, "at": instant(at), "by": by, "rank": rank}


_PARTS: dict[str, Any] = {"shortfalls": [], "supplies": [], "experts": [], "zones": None}


def recommendation_value(row: Recommendation) -> Value:
    """A recommendation as shown; one of an older edition names the parts that nobody had looked at then."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "generated_at": instant(row.generated_at),
        "generated_by": row.generated_by,
        "rules_version": row.rules_version,
        "need": row.need,
        **_PARTS,
        **row.result,
        "not_considered": [part for part in _PARTS if part not in row.result],
        "done": done_on(row),
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
