"""Every read of the room."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet, Sum
from django.db.models.expressions import RawSQL
from django.db.models.fields import BooleanField, FloatField
from django.db.models.functions import Coalesce

from muster.apps.resources import rules
from muster.apps.resources.models import (
    EquipmentItem,
    Expert,
    ReadinessDeclaration,
    StockReservation,
    SupplyBase,
    SupplyLot,
    Team,
    TeamEssential,
)  # fmt: skip
from muster.kit import phones, time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point
from muster.kit.register import points
from muster.logistics.selfsupport import SelfSupport, Stop, self_support

__all__ = [
    "candidate_teams",
    "declarations_of",
    "equipment_listed",
    "equipment_of",
    "equipment_of_teams",
    "essentials_of",
    "essentials_to_fill",
    "expert_of",
    "experts_in_sight",
    "experts_of",
    "free_teams_beyond",
    "held_of",
    "lot_of",
    "lots_in_sight",
    "lots_of",
    "people_of",
    "self_support_of",
    "stock_of",
    "supply_base_of",
    "supply_bases_visible_to",
    "team_by_phone",
    "team_for_update",
    "team_of",
    "teams_for_dispatch",
    "teams_in_sight",
    "teams_listed",
    "teams_visible_to",
    "teams_with_essentials",
    "with_equipment",
]

WITH_READINESS = ("latest_readiness",)


def teams_visible_to(actor: Actor) -> QuerySet[Team]:
    """Teams of the actor's own subtree: those it may edit."""
    rows: QuerySet[Team] = Team.objects.visible_to(actor).select_related(*WITH_READINESS)
    return rows


def _paths(operator: str, path: str) -> RawSQL:
    return RawSQL(f'"resources_team"."service_paths" {operator} %s::ltree', (path,), output_field=BooleanField())


def teams_in_sight(actor: Actor) -> QuerySet[Team]:
    """Teams the actor may look at: its own, the national and regional bases, and those that serve a part of its area."""
    every = Team.objects.unscoped("teams that serve the actor's area are no secret to it").select_related(*WITH_READINESS)
    rows: QuerySet[Team] = every.filter(
        Q(org_path__descendant_of=actor.org_path)
        | Q(tier__in=sorted(rules.BEYOND_BORDERS))
        | Q(_paths("@>", actor.org_path))
        | Q(_paths("<@", actor.org_path))
    )
    return rows


def teams_for_dispatch(actor: Actor, incident_org_path: str) -> QuerySet[Team]:
    """Teams that may be ordered to an incident: own ones, higher bases, and those whose service area covers the place."""
    every = Team.objects.unscoped("an incident may call on teams beyond its own area").select_related(*WITH_READINESS)
    rows: QuerySet[Team] = every.filter(
        Q(org_path__descendant_of=actor.org_path)
        | Q(tier__in=sorted(rules.BEYOND_BORDERS))
        | Q(_paths("@>", incident_org_path))
    )
    return rows


def candidate_teams(
    actor: Actor,
    *,
    near: Point,
    incident_org_path: str,
    disciplines: Collection[rules.Discipline] = (),
    limit: int = 100,
) -> list[rules.TeamCandidate]:
    """The nearest teams that may be ordered to an incident, with position, readiness and distance for the ranking.

    Teams without a position come last with ``distance`` None. Nothing is filtered by status or readiness: the ranking
    says of each why it is left out.
    """
    rows = teams_for_dispatch(actor, incident_org_path)
    if disciplines:
        rows = rows.filter(disciplines__overlap=[d.value for d in disciplines])
    placed = list(points.with_distance(rows, near).order_by("distance")[:limit])
    found = [team.as_candidate(distance=team.distance) for team in placed]
    if len(found) < limit:
        unplaced = rows.filter(position__isnull=True).order_by("name")[: limit - len(found)]
        found += [team.as_candidate() for team in unplaced]
    return found


def free_teams_beyond(actor: Actor, *, disciplines: Collection[str], capability: str, near: Point | None) -> list[tuple[str, float | None]]:
    """Places of free teams outside the actor's subtree that could help, each with its distance from a point. [m] Names are not given."""
    rows = Team.objects.unscoped("how many could help is asked before help is").filter(status__in=sorted(rules.FREE))
    rows = rows.exclude(org_path__descendant_of=actor.org_path)
    rows = rows.filter(capabilities__contains=[capability]) if capability else rows.filter(disciplines__overlap=list(disciplines))
    if near is None:
        return [(str(path), None) for path in rows.values_list("org_path", flat=True)]
    return [(str(path), away) for path, away in points.with_distance(rows, near, by_index=False).values_list("org_path", "distance")]


def team_for_update(actor: Actor, team_id: UUID, incident_org_path: str) -> Team:
    """A team that may be ordered to the incident, held until the transaction ends."""
    ids = teams_for_dispatch(actor, incident_org_path).filter(id=team_id).values("id")
    rows = Team.objects.unscoped("chosen by teams_for_dispatch").filter(id__in=ids)
    team: Team | None = rows.select_for_update(of=("self",), no_key=True).first()
    if team is None:
        raise NotFound()
    return team


def team_of(actor: Actor, team_id: UUID, *, own: bool = False) -> Team:
    """One team in the actor's sight; with ``own``, of its subtree."""
    rows = teams_visible_to(actor) if own else teams_in_sight(actor)
    team = rows.filter(id=team_id).first()
    if team is None:
        raise NotFound()
    return team


def teams_listed(
    actor: Actor,
    *,
    q: str = "",
    discipline: str = "",
    tier: str = "",
    state: str = "",
    status: str = "",
    division: str = "",
    all_in_sight: bool = False,
) -> QuerySet[Team]:
    """Teams by words, discipline, tier, readiness state now, status and division code (a county's, or the start of one)."""
    rows = teams_in_sight(actor) if all_in_sight else teams_visible_to(actor)
    words = q.replace("\x00", "").strip()
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(host_name__icontains=words) | Q(aliases__icontains=words))
    if discipline:
        rows = rows.filter(disciplines__contains=[discipline])
    if tier:
        rows = rows.filter(tier=tier)
    if status:
        rows = rows.filter(status=status)
    rows = points.in_division(rows, division)
    if state == rules.ReadinessState.UNKNOWN:
        rows = rows.filter(Q(latest_readiness=None) | Q(latest_readiness__valid_until__lte=time.now()))
    elif state:
        rows = rows.filter(latest_readiness__state=state, latest_readiness__valid_until__gt=time.now())
    return rows


def equipment_of(team: Team) -> QuerySet[EquipmentItem]:
    """What a team holds; the team was let through before."""
    rows: QuerySet[EquipmentItem] = team.equipment.order_by("kind", "name", "id")
    return rows


def equipment_listed(actor: Actor, *, kind: str = "") -> QuerySet[EquipmentItem]:
    """Equipment of all teams of the actor's subtree, by class."""
    rows: QuerySet[EquipmentItem] = EquipmentItem.objects.visible_to(actor).select_related("team")
    return rows.filter(kind=kind) if kind else rows


def declarations_of(team: Team, limit: int = 20) -> Sequence[ReadinessDeclaration]:
    """The latest declarations of a team, newest first."""
    return list(team.declarations.order_by("-declared_at", "-id")[:limit])


def with_equipment(teams: QuerySet[Team]) -> QuerySet[Team]:
    """Teams with their equipment fetched at once."""
    return teams.prefetch_related(Prefetch("equipment", EquipmentItem.objects.unscoped("of teams already let through")))


def team_by_phone(actor: Actor, number: str) -> Team | None:
    """The team of the actor's sight whose duty phone rings from."""
    digits = phones.digits(number)
    return teams_in_sight(actor).filter(duty_phone_digits=digits).first() if digits else None


def people_of(actor: Actor, **filters: Any) -> tuple[int, int]:
    """People of the teams in a filter, each team once however many lists name it; and how many teams did not say."""
    return rules.people_in_total(list(teams_visible_to(actor).filter(**filters).values_list("id", "people")))


def supply_bases_visible_to(actor: Actor) -> QuerySet[SupplyBase]:
    """Supply bases of the province the actor belongs to: they serve all of it."""
    province = ".".join(actor.org_path.split(".")[:2])
    rows: QuerySet[SupplyBase] = SupplyBase.objects.unscoped("supply bases serve the whole province").filter(
        org_path__descendant_of=province
    )
    return rows


def supply_base_of(actor: Actor, base_id: UUID) -> SupplyBase:
    """One supply base in the actor's sight."""
    base = supply_bases_visible_to(actor).filter(id=base_id).first()
    if base is None:
        raise NotFound()
    return base


def equipment_of_teams(team_ids: Collection[UUID]) -> QuerySet[EquipmentItem]:
    """What several teams hold; the teams were let through before."""
    rows: QuerySet[EquipmentItem] = EquipmentItem.objects.unscoped("of teams already let through").filter(team_id__in=team_ids)
    return rows


def essentials_of(team: Team) -> dict[rules.EssentialKind, TeamEssential | None]:
    """What a team carries for working away from home, None for what nobody counted; the team was let through before."""
    held = {line.kind: line for line in team.essentials.all()}
    return {kind: held.get(kind) for kind in rules.EssentialKind}


def self_support_of(team: Team, *, crew: int | None = None, stops: Iterable[Stop] = ()) -> SelfSupport:
    """How long a team lasts away from home: the least of its essentials, for the people who go or else for its shift."""
    crew = team.people_away if crew is None else crew
    today = time.now().astimezone(time.SHANGHAI).date()
    essentials = [rules.carried(kind, line, crew, today) for kind, line in essentials_of(team).items()]
    return self_support(essentials, stops=stops)


def essentials_to_fill(actor: Actor) -> Iterator[TeamEssential]:
    """Each essential of each team of the actor's subtree, those that nobody counted left open."""
    for team in teams_with_essentials(actor).order_by("name", "id"):
        for kind, line in essentials_of(team).items():
            yield line or TeamEssential(team=team, kind=kind)


def teams_with_essentials(actor: Actor, *, q: str = "") -> QuerySet[Team]:
    """Teams of the actor's subtree with what they carry."""
    return teams_listed(actor, q=q).prefetch_related("essentials")


def experts_in_sight(
    actor: Actor, *, disciplines: Collection[str] = (), state: str = "", q: str = ""
) -> QuerySet[Expert]:
    """Experts of the actor's own subtree and of the bodies above it: those advise all below. Who can come stands first."""
    rows: QuerySet[Expert] = Expert.objects.unscoped("experts of a body above advise those below").filter(
        Q(org_path__descendant_of=actor.org_path) | Q(org_path__ancestor_of=actor.org_path)
    )
    if disciplines:
        rows = rows.filter(disciplines__overlap=list(disciplines))
    if state:
        rows = rows.filter(state=state)
    words = q.replace("\x00", "").strip()
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(speciality__icontains=words) | Q(organisation__icontains=words))
    return rows.order_by("state", "name", "id")


def experts_of(actor: Actor) -> QuerySet[Expert]:
    """Experts of the actor's subtree: those it may edit."""
    rows: QuerySet[Expert] = Expert.objects.visible_to(actor).order_by("name", "id")
    return rows


def expert_of(actor: Actor, expert_id: UUID) -> Expert:
    """One expert in the actor's sight."""
    found = experts_in_sight(actor).filter(id=expert_id).first()
    if found is None:
        raise NotFound("expert-not-found")
    return found


def lots_in_sight(actor: Actor, *, items: Collection[str] = ()) -> QuerySet[SupplyLot]:
    """Lots of the province's stores, each with what is held for incidents (``held``)."""
    rows = SupplyLot.objects.unscoped("supply bases serve the whole province").filter(base__in=supply_bases_visible_to(actor))
    if items:
        rows = rows.filter(item__in=list(items))
    found: QuerySet[SupplyLot] = rows.select_related("base").annotate(
        held=Coalesce(Sum("reservations__quantity", filter=Q(reservations__state=rules.ReservationState.HELD)), 0.0,
                      output_field=FloatField())
    )  # fmt: skip
    return found.order_by("item", "base__name", F("expires_on").asc(nulls_last=True), "id")


def lots_of(actor: Actor) -> QuerySet[SupplyLot]:
    """Lots of the actor's own stores: those it may count."""
    rows: QuerySet[SupplyLot] = SupplyLot.objects.visible_to(actor).select_related("base").order_by("base__name", "item", "batch_no", "id")
    return rows


def lot_of(actor: Actor, lot_id: UUID) -> SupplyLot:
    """One lot in the actor's sight, with what is held."""
    found = lots_in_sight(actor).filter(id=lot_id).first()
    if found is None:
        raise NotFound("lot-not-found")
    return found


def held_of(lot_ids: Collection[UUID]) -> dict[UUID, float]:
    """What of lots is held for incidents, over all scopes; lots of which nothing is held are left out."""
    rows = StockReservation.objects.unscoped("stock is counted over all scopes").filter(lot_id__in=lot_ids, state=rules.ReservationState.HELD)
    return dict(rows.values_list("lot_id").annotate(Sum("quantity")))


def stock_of(lot: Any) -> rules.Stock:
    """A lot of `lots_in_sight` as the rules see it."""
    return rules.Stock(lot.quantity, lot.lent, lot.faulty, lot.locked, lot.held, lot.expires_on)
