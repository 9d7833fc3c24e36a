"""What a study starts from: teams, points and roads as they are known at this moment, with their age."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import numpy as np
import orjson
from django.db.models import Count, FloatField, Func, Q, QuerySet, Sum

from muster.apps.analytics.queries.strength import strength
from muster.apps.analytics.rules.figures import Demand
from muster.apps.analytics.rules.promises import HAZARD_NEEDS, NEEDS, TURN_OUT, BaseSet, Group, Unit
from muster.apps.analytics.rules.standing import TeamFacts, standing_of
from muster.apps.analytics.rules.study import MOST_POINTS
from muster.apps.geo import queries as geo
from muster.apps.geo.models import Division
from muster.apps.geo.rules.divisions import Level, org_path_of
from muster.apps.geo.rules.travel import DRIVES, Vehicle
from muster.apps.resources import queries as resources
from muster.apps.resources.models import EquipmentItem
from muster.apps.resources.rules import Discipline, TeamStatus, TeamTier
from muster.apps.risks import queries as risks
from muster.apps.risks.rules import EnterpriseStatus, HazardStatus
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import OutOfRange
from muster.kit.provenance import EVERY_FIELD
from muster.kit.register import points
from muster.logistics.routing.network import RoadNetwork

__all__ = ["Snapshot", "gather", "road_arrays", "roads"]

_PLAN: Final = "规划文本"


class _X(Func):
    function, output_field = "st_x", FloatField()


class _Y(Func):
    function, output_field = "st_y", FloatField()


@dataclass(frozen=True, slots=True)
class TeamPoint:
    """A team with a position, as it stood."""

    id: str
    name: str
    tier: str
    disciplines: list[str]
    lon: float
    lat: float
    position_mark: str
    standing: str
    doubts: list[str]
    group: str
    service: list[str]


@dataclass(frozen=True, slots=True)
class DemandPoint:
    """A county at its seat, an enterprise or a major hazard; ``weight`` is its people, None when unknown."""

    kind: str
    id: str
    name: str
    code: str
    lon: float
    lat: float
    weight: float | None
    needs: list[str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a study reckons with."""

    teams: list[TeamPoint]
    points: list[DemandPoint]
    unplaced_teams: list[str] = field(default_factory=list)
    unplaced: list[tuple[str, list[str], str]] = field(default_factory=list)

    def to_bytes(self) -> bytes:
        """Compressed, for keeping."""
        return zlib.compress(orjson.dumps(self), 1)

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Snapshot":
        """What ``to_bytes`` wrote."""
        found = orjson.loads(zlib.decompress(kept))
        return cls([TeamPoint(**t) for t in found["teams"]], [DemandPoint(**p) for p in found["points"]],
                   found["unplaced_teams"], [(k, n, name) for k, n, name in found["unplaced"]])  # fmt: skip

    def demand(self) -> Demand:
        """The points as the figures take them."""
        lost: dict[Unit, list[tuple[str, ...]]] = {}
        for kind, needs, _ in self.unplaced:
            lost.setdefault(Unit(kind), []).append(tuple(needs))
        weight = np.array([np.nan if p.weight is None else p.weight for p in self.points], float)
        return Demand(tuple(Unit(p.kind) for p in self.points), weight, tuple(tuple(p.needs) for p in self.points),
                      tuple(org_path_of(p.code) if len(p.code) == 6 else "" for p in self.points), lost)  # fmt: skip

    def service(self) -> dict[tuple[str, BaseSet, bool], set[str]]:
        """Planned service areas by discipline, set of bases and whether the plan's own alone count."""
        found: dict[tuple[str, BaseSet, bool], set[str]] = {}
        for team in self.teams:
            for discipline in team.disciplines:
                for base_set in BaseSet:
                    if team.tier in base_set.tiers:
                        for plan_only in (False, True) if team.group == Group.PLAN else (False,):
                            found.setdefault((discipline, base_set, plan_only), set()).update(team.service)
        return found


def gather(actor: Actor, division: Division, disciplines: Sequence[Discipline], units: Iterable[Unit]) -> tuple[Snapshot, dict[str, Any]]:
    """The snapshot for a division as the actor may see it, and the age of each part."""
    at = time.now()
    teams, lost_teams, team_age = _teams(actor, disciplines, at)
    wanted = set(units)
    placed, lost, ages = _counties(division)
    codes = sorted({d.value for d in disciplines})
    if Unit.ENTERPRISES in wanted:
        industries = [industry for industry, needs in NEEDS.items() if set(needs) & set(codes)]
        rows = points.in_division(risks.enterprises_visible_to(actor), division.code).filter(industry__in=industries)
        rows = rows.exclude(status=EnterpriseStatus.CLOSED)
        more, gone, age = _risks(rows, Unit.ENTERPRISES, "industry")
        placed, lost, ages = placed + more, lost + gone, ages | {"enterprises": age}
    if Unit.HAZARDS in wanted and set(HAZARD_NEEDS) & set(codes):
        units_held = points.in_division(risks.hazards_visible_to(actor), division.code).exclude(status=HazardStatus.CANCELLED)
        more, gone, age = _risks(units_held, Unit.HAZARDS, "")
        placed, lost, ages = placed + more, lost + gone, ages | {"hazards": age}
    if len(placed) > MOST_POINTS:
        raise OutOfRange("study-too-large", field="division", count=len(placed), limit=MOST_POINTS)
    snapshot = Snapshot(teams, placed, lost_teams, lost)
    return snapshot, {"at": at.isoformat(), "teams": team_age, "strength": strength(actor, division), **ages}


def _teams(actor: Actor, disciplines: Sequence[Discipline], at: datetime) -> tuple[list[TeamPoint], list[str], dict[str, Any]]:
    rows = resources.teams_in_sight(actor).filter(disciplines__overlap=[d.value for d in disciplines], tier__in=sorted(TURN_OUT))
    teams = list(rows.order_by("name", "id"))
    kit = _kit([team.id for team in teams])
    found, lost = [], []
    said: list[datetime] = []
    for team in teams:
        if team.position is None:
            lost.append(team.name)
            continue
        stands = standing_of(TeamFacts(TeamStatus(team.status), team.status_at, team.readiness, kit.get(team.id)), at=at)
        if team.latest_readiness is not None:
            said.append(team.latest_readiness.declared_at)
        by = (team.provenance.get(EVERY_FIELD) or {}).get("by")
        found.append(TeamPoint(
            str(team.id), team.name, TeamTier(team.tier).value, [str(d) for d in team.disciplines], team.position.x, team.position.y,
            team.position_mark, stands.standing.value, [d.value for d in stands.doubts], (Group.PLAN if by == _PLAN else Group.OTHER).value,
            list(team.service_paths),
        ))  # fmt: skip
    age = {"count": len(found), "unplaced": len(lost), "assumed_positions": sum(t.position_mark == "assumed" for t in found),
           "declared_from": min(said).isoformat() if said else None, "declared_to": max(said).isoformat() if said else None,
           "demonstration": sum(t.is_demonstration for t in teams)}  # fmt: skip
    return found, lost, age


def _kit(team_ids: Sequence[Any]) -> dict[Any, int]:
    """Usable pieces by team, where somebody counted them."""
    rows = EquipmentItem.objects.unscoped("of teams already let through").filter(team_id__in=team_ids, count_ready__isnull=False)
    return {row["team_id"]: row["ready"] for row in rows.order_by().values("team_id").annotate(ready=Sum("count_ready"))}


def _counties(division: Division) -> tuple[list[DemandPoint], list[tuple[str, list[str], str]], dict[str, Any]]:
    digits = 2 if division.level == Level.PROVINCE else 4
    below = geo.divisions(level=Level.COUNTY).filter(code__startswith=division.code[:digits])
    rows = [division] if division.level == Level.COUNTY else list(below)
    placed = [DemandPoint(Unit.COUNTIES.value, d.code, d.name, d.code, d.seat.x, d.seat.y, d.population, []) for d in rows if d.seat]
    lost = [(Unit.COUNTIES.value, list[str](), d.name) for d in rows if not d.seat]
    years = {d.population_year for d in rows if d.population_year}
    return placed, lost, {"counties": {"count": len(rows), "unplaced": len(lost), "unknown_population": sum(d.population is None for d in rows),
                                       "population_year": max(years) if years else None,
                                       "source": next((d.population_source for d in rows if d.population_source), "")}}  # fmt: skip


def _risks(rows: QuerySet[Any], unit: Unit, needs_by: str) -> tuple[list[DemandPoint], list[tuple[str, list[str], str]], dict[str, Any]]:
    if unit is Unit.ENTERPRISES:
        rows = rows.filter(is_high_risk=True)
    if rows.count() > MOST_POINTS:
        raise OutOfRange("study-too-large", field="division", count=rows.count(), limit=MOST_POINTS)
    placed, lost = [], []
    placed_at = rows.order_by("id").annotate(lon=_X("position"), lat=_Y("position"))     # a geometry object for each of 50,000 rows takes seconds
    for key, name, code, lon, lat, *industry in placed_at.values_list("id", "name", "division_code", "lon", "lat", *([needs_by] if needs_by else [])):
        needs = list(NEEDS.get(industry[0], ()) if industry else HAZARD_NEEDS)
        if lon is None:
            lost.append((unit.value, needs, name))
        else:
            placed.append(DemandPoint(unit.value, str(key), name, code, lon, lat, None, needs))
    facts: Mapping[str, Any] = rows.aggregate(demonstration=Count("id", filter=Q(is_demonstration=True)))
    newest = rows.order_by("-updated_at").values_list("updated_at", flat=True).first()
    age = {"count": len(placed) + len(lost), "unplaced": len(lost), "updated_to": newest.isoformat() if newest else None, **facts}
    return placed, lost, age


def roads() -> dict[str, Any]:
    """What is known of the road network: version, source, date; ``method`` is what times rest on."""
    known = next((s for s in geo.map_sources() if s.key == "roads" and s.is_loaded), None)
    if known is None:
        return {"method": "estimate", "source": "", "version": "", "data_date": None}
    return {"method": "graph", "source": known.source, "version": f"roads/{known.edition}",
            "data_date": known.data_date.isoformat() if known.data_date else None}  # fmt: skip


def road_arrays(vehicle: Vehicle) -> tuple[dict[str, np.ndarray[Any, Any]], float]:
    """The network as this vehicle drives it, and its speed off the network. [m/s] Empty arrays when no roads are loaded."""
    drive = DRIVES[vehicle]
    network: RoadNetwork | None = geo.road_network()
    if network is None:
        nothing = np.zeros(0)
        names = ("node_lon", "node_lat", "link_from", "link_to", "length", "duration", "is_open")
        return dict.fromkeys(names, nothing), drive.access_speed
    duration = np.maximum(network.duration, network.length / drive.top_speed) * drive.slower_by
    return {"node_lon": network.node_lon, "node_lat": network.node_lat, "link_from": network.link_from, "link_to": network.link_to,
            "length": network.length, "duration": duration, "is_open": network.is_open}, drive.access_speed  # fmt: skip
