"""What a joint proposal rests on, and the proposal as shown."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from muster.apps.command import rules
from muster.apps.command.models import Dispatch, JointPlan
from muster.apps.command.queries.advice import candidate, commitments, need_of, team_candidates
from muster.apps.command.queries.words import Value, instant, reason_value
from muster.apps.geo import queries as geo
from muster.apps.geo.models import Division
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.org import queries as org
from muster.apps.resources import queries as resources
from muster.apps.resources.rules import TeamCandidate
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point

COVER_MINUTES = 60.0
"""A place counts as covered while a team of the kind is within the province's promise, turn-out included."""
_covered: dict[tuple[str, float, float, float], NDArray[np.bool_]] = {}
MOST_KEPT = 5_000
PAIRS_AT_ONCE = 20_000


def joint_plans(actor: Actor) -> QuerySet[JointPlan]:
    """The joint proposals of an actor's sight, newest first."""
    rows: QuerySet[JointPlan] = JointPlan.objects.visible_to(actor).order_by("-generated_at", "-id")
    return rows


def joint_plan(actor: Actor, plan_id: UUID) -> JointPlan:
    """One joint proposal."""
    found = joint_plans(actor).filter(id=plan_id).first()
    if found is None:
        raise NotFound("joint-plan-not-found")
    return found


def live_incidents(actor: Actor) -> list[Incident]:
    """Incidents of a scope that forces may be sent to and whose place is known, the oldest first (at most 20)."""
    rows = incidents.incidents(actor, is_open=True).filter(lon__isnull=False, lat__isnull=False)
    return list(rows.order_by("received_at", "id")[:20])


def scenes_of(found: Sequence[Incident]) -> list[rules.Scene]:
    """Incidents as the solver sees them: what each still lacks after the orders that stand."""
    open_states = [s.value for s in rules.OPEN]
    orders = Dispatch.objects.unscoped("orders of incidents already let through").filter(incident__in=found, status__in=open_states)
    teams = {t.id: t for t in resources.teams_for_dispatch(Actor.system("平台"), "cn").filter(id__in=[o.team_id for o in orders])}
    scenes = []
    for incident in found:
        need = need_of(incident, disciplines=(), capabilities=None, at=time.now())
        grade = incident.grade_confirmed or incident.grade_potential
        first = need.disciplines[0] if need.disciplines else ""
        ours = [teams[o.team_id] for o in orders if o.incident_id == incident.id and o.team_id in teams]
        sent = [(frozenset(t.capabilities), first in t.disciplines) for t in ours]
        figures = incidents.latest_casualties(incident)
        trapped = bool(figures and figures.trapped)
        scenes.append(
            rules.Scene(
                incident_id=str(incident.id), name=incident.title, discipline=first,
                needs=rules.still_lacking(rules.need_of_grade(grade, need.capabilities), sent), priority=rules.priority_of(grade, trapped=trapped),
            )
        )  # fmt: skip
    return scenes


def units_of(actor: Actor, found: Sequence[Incident]) -> tuple[list[rules.Unit], dict[str, dict[str, Any]], list[TeamCandidate]]:
    """Teams that can go to one of the incidents, the arrivals' ranges by team and incident, and the teams' own entries."""
    by_incident = [
        team_candidates(actor, incident, need_of(incident, disciplines=(), capabilities=None, at=time.now()).disciplines) for incident in found
    ]
    every = {t.team_id: t for teams in by_incident for t in teams if t.lon is not None and t.lat is not None}
    placed = list(every.values())
    points = [Point(t.lon, t.lat) for t in placed if t.lon is not None and t.lat is not None]
    targets = [Point(i.lon, i.lat) for i in found if i.lon is not None and i.lat is not None]
    matrix = geo.travel_matrix(points, targets) if placed and targets else []
    busy = commitments(actor, list(every))
    row = {t.team_id: n for n, t in enumerate(placed)}
    minutes = np.full((len(placed), len(found)), np.inf)
    ranges: dict[str, dict[str, Any]] = {}
    for k, (incident, teams) in enumerate(zip(found, by_incident, strict=True)):
        need = need_of(incident, disciplines=(), capabilities=None, at=time.now())
        seen = []
        for team in teams:
            way = matrix[row[team.team_id]][k] if team.team_id in row else None
            arrival = rules.Arrival(str(way.method), way.minutes, way.low, way.high, way.distance_m, way.source) if way else None
            seen.append(candidate(team, incident=incident, arrival=arrival, committed_to=busy.get(team.team_id)))
        for ranked in rules.rank(need, seen).ordered:
            c = ranked.candidate
            if c.arrival is None:
                continue
            wait = rules.turn_out(c.tier)
            minutes[row[UUID(c.team_id)], k] = c.arrival.minutes + wait
            ranges[f"{c.team_id}:{incident.id}"] = {
                "low": round(c.arrival.low + wait, 1), "high": round(c.arrival.high + wait, 1), "method": c.arrival.method, "source": c.arrival.source,
            }  # fmt: skip
    able = [n for n in range(len(placed)) if np.isfinite(minutes[n]).any()]
    units = [
        rules.Unit(
            str(placed[n].team_id), placed[n].name, str(placed[n].tier), min(str(d) for d in placed[n].disciplines),
            frozenset(str(c) for c in placed[n].capabilities) | frozenset(str(d) for d in placed[n].disciplines), tuple(minutes[n].tolist()),
        )
        for n in able
    ]  # fmt: skip
    return units, ranges, [placed[n] for n in able]


def cover_of(teams: Sequence[TeamCandidate]) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Which county seats each team covers from its base within the hour over open roads, and their people in ten thousands."""
    seats = list(Division.objects.filter(level="county", seat__isnull=False, valid_to__isnull=True).order_by("code"))
    weight = np.array([(d.population or 0) / 10_000 for d in seats], dtype=np.float64)
    graph = geo.graph_provider()
    edition = graph.version if graph else "line"
    covers = np.zeros((len(teams), len(seats)), dtype=np.bool_)
    wanted = [(n, (edition, t.lon or 0.0, t.lat or 0.0, rules.turn_out(str(t.tier)))) for n, t in enumerate(teams)]
    fresh = [(n, key) for n, key in wanted if key not in _covered or _covered[key].size != len(seats)]
    if len(_covered) > MOST_KEPT:
        _covered.clear()
        fresh = wanted
    places = [Point(d.seat.x, d.seat.y) for d in seats if d.seat]
    if fresh and places:
        origins = [Point(key[1], key[2]) for _, key in fresh]
        for (_, key), line in zip(fresh, _minutes(origins, places), strict=True):
            _covered[key] = line + key[3] <= COVER_MINUTES
    for n, key in wanted:
        if key in _covered:
            covers[n] = _covered[key]
    return covers, weight


def _minutes(origins: Sequence[Point], places: Sequence[Point]) -> NDArray[np.float64]:
    step = max(1, PAIRS_AT_ONCE // max(1, len(places)))
    lines = [geo.travel_matrix(origins[n : n + step], places, closures=()) for n in range(0, len(origins), step)]
    return np.array([[t.minutes for t in row] for part in lines for row in part], dtype=np.float64)


def joint_option_value(option: rules.Option, found: Sequence[Incident], scenes: Sequence[rules.Scene], ranges: dict[str, dict[str, Any]]) -> Value:
    """An option as it is kept and shown."""
    numbers = {k: i.number for k, i in enumerate(found)}
    shares = []
    for share, incident, scene in zip(option.shares, found, scenes, strict=True):
        loses = []
        for reason in share.loses:
            params = dict(reason.params)
            if "incident" in params:
                params["incident"] = numbers[int(params["incident"])]
            loses.append(reason_value(rules.Reason(reason.code, params)))
        shares.append({
            "incident_id": str(incident.id), "number": incident.number, "title": incident.title, "priority": scene.priority, "needs": dict(scene.needs),
            "sent": [
                {"team_id": s.team_id, "team_name": s.team_name, "tier": s.tier, "minutes": s.minutes, "late": s.late, "fills": list(s.fills),
                 "cover_lost": s.cover_lost, **ranges.get(f"{s.team_id}:{incident.id}", {"low": s.minutes, "high": s.minutes, "method": "", "source": ""})}
                for s in share.sent
            ],
            "short": dict(share.short), "loses": loses,
        })  # fmt: skip
    return {**rules.outcome(option), "shares": shares}


def joint_plan_values(rows: Sequence[JointPlan]) -> list[Value]:
    """Joint proposals as shown, with the names of the bodies whose incidents they join."""
    names = org.names_at({str(row.org_path) for row in rows})
    return [_joint_plan_value(row, names.get(str(row.org_path), "")) for row in rows]


def _joint_plan_value(row: JointPlan, org_name: str) -> Value:
    return {
        "id": str(row.id),
        "org_path": str(row.org_path),
        "org_name": org_name,
        "trigger": row.trigger,
        "generated_at": instant(row.generated_at),
        "seconds": row.seconds,
        "teams_considered": row.teams_considered,
        "is_current": row.is_current,
        "options": [{"gaps": [], **option} for option in row.options],
        "decision": row.decision or None,
        "adopted_option": row.adopted_option,
        "decision_reason": row.decision_reason,
        "decided_by": row.decided_by,
        "decided_at": instant(row.decided_at),
        "decision_support_only": True,
    }
