"""The teams and bases that the plan names, and 演示 teams spread over Hubei's cities."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from muster.apps.geo.models import Division
from muster.apps.org import actions as org_actions
from muster.apps.org import queries as org_queries
from muster.apps.org.rules import OrgKind, division_path
from muster.apps.resources import rules
from muster.apps.resources.actions.seeding_stores import seed_essentials, seed_experts, seed_stores
from muster.apps.resources.actions.teams import derive, place
from muster.apps.resources.models import EquipmentItem, ReadinessDeclaration, SupplyBase, Team
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point
from muster.kit.provenance import EVERY_FIELD, Mark, ledger_entry

__all__ = ["seed", "seeded_id"]

Progress = Callable[[str, int, int], None]
_PLAN: Final = Path(__file__).parent.parent / "data" / "plan_2016_2020.toml"
_SEED_SPACE: Final = uuid5(NAMESPACE_URL, "urn:muster:resources:seed")


def seeded_id(key: str) -> UUID:
    """The id of a seeded team or base by its key (``songyi``, ``demo-4202-hazmat``): the same on every machine."""
    return uuid5(_SEED_SPACE, key)


def seed(*, actor: Actor, progress: Progress | None = None, demonstration: bool = True, random_seed: int = 2020) -> dict[str, int]:
    """Enter the plan's teams and supply bases, and with ``demonstration`` the 演示 teams. Again: only what is missing.

    Needs the divisions and their authorities. Readiness of 演示 teams is declared anew, so that a demonstration of next
    week has fresh shifts. Answers how many of each there are.
    """
    tell = progress or (lambda step, done, total: None)
    plan = tomllib.loads(_PLAN.read_text("utf-8"))
    with transaction.atomic():
        for entry in plan["team"]:
            _seed_plan_team(actor, entry, plan["source"])
        for entry in plan["supply_base"]:
            _seed_supply_base(actor, entry, plan["source"])
    tell("规划基地", len(plan["team"]) + len(plan["supply_base"]), len(plan["team"]) + len(plan["supply_base"]))
    made = 0
    if demonstration:
        wanted = _demonstration_teams(Random(random_seed))
        for n, entry in enumerate(wanted, start=1):
            with transaction.atomic():
                _seed_demonstration_team(actor, entry)
            if n % 20 == 0 or n == len(wanted):
                tell("演示队伍", n, len(wanted))
        made = len(wanted)
        with transaction.atomic():
            seed_stores(actor, seeded_id)
            seed_experts(actor)
            seed_essentials(Random(random_seed + 1))
        tell("演示物资、专家和自保", 1, 1)
    return {"plan_teams": len(plan["team"]), "supply_bases": len(plan["supply_base"]), "demonstration_teams": made}


def _parent_for(division: str) -> Any:
    path = division_path(division)
    while (organisation := org_queries.organisation_at(path)) is None:
        path = path.rpartition(".")[0]
        if not path:
            raise NotFound("division-unknown", value=division)
    return organisation


def _exists(model: type[Team] | type[SupplyBase], key: UUID) -> bool:
    return bool(model.objects.unscoped("seeding asks by its own ids").filter(id=key).exists())


def _seed_plan_team(actor: Actor, entry: Mapping[str, Any], source: str) -> None:
    key = seeded_id(entry["key"])
    if _exists(Team, key):
        return
    at = time.now()
    said = f"{source} {entry['section']}"
    parent = _parent_for(entry["division"])
    organisation = org_actions.add_organisation(
        actor=actor, parent_id=parent.id, name=entry["name"], kind=OrgKind.TEAM, organisation_id=key, source=said, mark="P"
    )
    disciplines = [rules.Discipline(d) for d in entry["disciplines"]]
    able = entry.get("capabilities") or [c for d in disciplines for c in rules.CAPABILITIES_OF[d]]
    public = ledger_entry(source=said, by="规划文本", at=at, mark=Mark.PUBLIC)
    guessed = ledger_entry(source="按专业推定", by="规划文本", at=at, mark=Mark.ASSUMED)
    ground = ledger_entry(source=entry["ground"], by="规划文本", at=at, mark=Mark.ASSUMED)
    team = Team(
        id=key,
        organisation=organisation,
        org_path=organisation.org_path,
        division_code=entry["division"],
        name=entry["name"],
        aliases=entry.get("alias", []),
        host_name=entry.get("host", ""),
        tier=entry["tier"],
        disciplines=disciplines,
        capabilities=list(dict.fromkeys(able)),
        service_paths=[_area_path(code) for code in entry["serves"]],
        service_radius=100_000.0 if entry["tier"] == rules.TeamTier.REGIONAL_BASE else None,
        status_at=at,
        recorded_at=at,
        updated_at=at,
        provenance={EVERY_FIELD: public, "capabilities": guessed, "position": ground, "tier": public},
    )
    place(team, Point(entry["lon"], entry["lat"]), Mark.ASSUMED, entry["ground"])
    team.save(force_insert=True)


def _area_path(code: str) -> str:
    return division_path(code.ljust(6, "0"))


def _seed_supply_base(actor: Actor, entry: Mapping[str, Any], source: str) -> None:
    key = seeded_id(entry["key"])
    if _exists(SupplyBase, key):
        return
    at = time.now()
    said = f"{source} {entry['section']}"
    base = SupplyBase(
        id=key,
        org_path=f"{_parent_for(entry['division']).org_path}.x{key.hex[-12:]}",
        division_code=entry["division"],
        name=entry["name"],
        recorded_at=at,
        updated_at=at,
        provenance={
            EVERY_FIELD: ledger_entry(source=said, by="规划文本", at=at, mark=Mark.PUBLIC),
            "position": ledger_entry(source=entry["ground"], by="规划文本", at=at, mark=Mark.ASSUMED),
        },
    )
    place(base, Point(entry["lon"], entry["lat"]), Mark.ASSUMED, entry["ground"])
    base.save(force_insert=True)


# --- 演示 teams


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A 演示 team to be made."""

    key: str
    name: str
    tier: rules.TeamTier
    disciplines: tuple[rules.Discipline, ...]
    division: str
    parent: str
    point: Point
    people: int | None
    phone: str
    equipment: tuple[tuple[rules.EquipmentClass, str, int, int], ...]
    readiness: rules.ReadinessState | None
    declared_before: timedelta
    valid_for: timedelta


_T, _D, _E, _R = rules.TeamTier, rules.Discipline, rules.EquipmentClass, rules.ReadinessState
_MINING: Final = frozenset({"4202", "4203", "4205", "4206", "4208", "4228", "4212"})
_ON_THE_RIVER: Final = frozenset({"4201", "4202", "4205", "4207", "4210", "4211"})
_KIT: Final[dict[rules.Discipline, tuple[tuple[rules.EquipmentClass, str, int], ...]]] = {
    _D.HAZMAT: (
        (_E.FOAM_ENGINE, "泡沫消防车", 2),
        (_E.SPECIAL_VEHICLE, "化学洗消车", 1),
        (_E.PLUGGING_KIT, "内封式堵漏袋", 6),
        (_E.PROTECTIVE_SUIT, "重型防化服", 12),
        (_E.DETECTOR, "有毒气体检测仪", 8),
        (_E.BREATHING, "正压式空气呼吸器", 24),
    ),
    _D.MINE: (
        (_E.RESCUE_VEHICLE, "矿山救护车", 3),
        (_E.BREATHING, "正压氧气呼吸器", 30),
        (_E.DETECTOR, "多参数气体检测仪", 10),
        (_E.PUMP, "高扬程排水泵", 4),
    ),
    _D.ENGINEERING: (
        (_E.HEAVY_MACHINE, "挖掘机", 4),
        (_E.CUTTING, "液压破拆工具组", 3),
        (_E.GENERATOR, "移动照明车", 2),
        (_E.COMMAND_VEHICLE, "应急指挥车", 1),
        (_E.BODY_WORN, "单兵图传", 4),
    ),
    _D.TUNNEL_CONSTRUCTION: ((_E.DRILL, "水平钻机", 1), (_E.HEAVY_MACHINE, "装载机", 2)),
    _D.WATER_RESCUE: ((_E.BOAT, "救援艇", 3), (_E.UAV, "搜索无人机", 2)),
    _D.METALLURGY: ((_E.DETECTOR, "一氧化碳检测仪", 12), (_E.BREATHING, "空气呼吸器", 16)),
    _D.PIPELINE: ((_E.PLUGGING_KIT, "管道夹具", 8), (_E.RESCUE_VEHICLE, "管道抢修车", 2)),
    _D.ENV_MONITORING: ((_E.SPECIAL_VEHICLE, "环境监测车", 1), (_E.DETECTOR, "便携气相色谱仪", 2)),
}


def _kit_of(disciplines: Sequence[rules.Discipline], share: float, chance: Random) -> Iterator[Any]:
    for discipline in disciplines:
        for kind, name, count in _KIT.get(discipline, ()):
            have = max(1, round(count * share))
            yield kind, name, have, have - (1 if have > 1 and chance.random() < 0.2 else 0)


def _shift(chance: Random) -> tuple[rules.ReadinessState | None, timedelta, timedelta]:
    """Seven in ten ready, the rest partly, not, expired or silent: a dispatcher must meet all of them."""
    draw = chance.random()
    hours = timedelta(hours=chance.uniform(0.5, 9))
    if draw < 0.70:
        return _R.READY, hours, timedelta(hours=24)
    if draw < 0.80:
        return _R.PARTIAL, hours, timedelta(hours=24)
    if draw < 0.85:
        return _R.NOT_READY, hours, timedelta(hours=24)
    if draw < 0.95:
        return _R.READY, timedelta(hours=chance.uniform(30, 600)), timedelta(hours=24)
    return None, hours, hours


def _demonstration_teams(chance: Random) -> list[_Wanted]:
    """The same list for the same divisions and seed."""
    counties = list(Division.objects.filter(code__startswith="42", level="county", seat__isnull=False).order_by("code"))
    cities: dict[str, list[Division]] = {}
    for county in counties:
        cities.setdefault(county.code[:4] if county.code[2:4] != "90" else county.code, []).append(county)
    names = dict(Division.objects.filter(code__startswith="42").values_list("code", "name"))
    found: list[_Wanted] = []

    def add(key: str, title: str, tier: rules.TeamTier, disciplines: tuple[rules.Discipline, ...], home: Division, parent: str,
            people: tuple[int, int], share: float) -> None:  # fmt: skip
        state, before, lasting = _shift(chance)
        assert home.seat is not None
        found.append(_Wanted(
            key=f"demo-{key}", name=f"（演示）{title}", tier=tier, disciplines=disciplines, division=home.code, parent=parent,
            point=Point(round(home.seat.x + chance.gauss(0, 0.02), 5), round(home.seat.y + chance.gauss(0, 0.02), 5)),
            people=chance.randint(*people) if chance.random() < 0.93 else None, phone=f"100 0002 {len(found):04d}",
            equipment=tuple(_kit_of(disciplines, share, chance)), readiness=state, declared_before=before, valid_for=lasting,
        ))  # fmt: skip

    for code, members in cities.items():
        whole = code.ljust(6, "0")
        title = names.get(whole, members[0].name)
        seat, other = members[0], members[len(members) // 2]
        add(f"{code}-hazmat", f"{title}危化专业救援队", _T.PROFESSIONAL_TEAM, (_D.HAZMAT,), seat, whole, (24, 46), 1.0)
        add(f"{code}-backbone", f"{title}工程抢险骨干队", _T.BACKBONE_TEAM, (_D.ENGINEERING, _D.TUNNEL_CONSTRUCTION), other, whole,
            (18, 40), 1.0)  # fmt: skip
        if code in _MINING:
            add(f"{code}-mine", f"{title}矿山救护队", _T.PROFESSIONAL_TEAM, (_D.MINE,), members[-1], whole, (20, 36), 1.0)
        if code in _ON_THE_RIVER:
            add(f"{code}-water", f"{title}水上救援队", _T.PROFESSIONAL_TEAM, (_D.WATER_RESCUE, _D.OIL_SPILL), seat, whole, (12, 24), 1.0)
        if len(members) > 4:
            add(f"{code}-monitoring", f"{title}应急监测队", _T.PROFESSIONAL_TEAM, (_D.ENV_MONITORING,), seat, whole, (8, 14), 1.0)
        for county in members:
            if chance.random() < 0.55:
                discipline = chance.choice((_D.HAZMAT, _D.HAZMAT, _D.METALLURGY, _D.PIPELINE))
                tier = chance.choice((_T.ENTERPRISE_FULLTIME_TEAM, _T.ENTERPRISE_PARTTIME_TEAM))
                add(f"{county.code}-enterprise", f"{county.name}{discipline.zh}企业救援队", tier, (discipline,), county,
                    county.code, (6, 18), 0.4)  # fmt: skip
    return found


def _seed_demonstration_team(actor: Actor, entry: _Wanted) -> None:
    key = seeded_id(entry.key)
    team = Team.objects.unscoped("seeding asks by its own ids").filter(id=key).first()
    if team is None:
        team = _make_demonstration_team(actor, key, entry)
    _declare_for_demonstration(team, entry)


def _make_demonstration_team(actor: Actor, key: UUID, entry: _Wanted) -> Team:
    at = time.now()
    organisation = org_actions.add_organisation(
        actor=actor, parent_id=_parent_for(entry.parent).id, name=entry.name, kind=OrgKind.TEAM, organisation_id=key,
        duty_phone=entry.phone, source="演示数据", mark="P", is_demonstration=True,
    )  # fmt: skip
    team = Team(
        id=key,
        organisation=organisation,
        org_path=organisation.org_path,
        division_code=entry.division,
        name=entry.name,
        tier=entry.tier,
        disciplines=list(entry.disciplines),
        capabilities=list(dict.fromkeys(c for d in entry.disciplines for c in rules.CAPABILITIES_OF[d])),
        people=entry.people,
        people_on_duty=None if entry.people is None else max(4, entry.people // 3),
        captain_name="演示队长",
        duty_phone=entry.phone,
        service_paths=[organisation.org_path.rpartition(".")[0]],
        status_at=at,
        recorded_at=at,
        updated_at=at,
        is_demonstration=True,
        provenance={EVERY_FIELD: ledger_entry(source="演示数据", by="演示生成器", at=at, mark=Mark.SYNTHETIC)},
    )
    place(team, entry.point, Mark.SYNTHETIC, "演示数据")
    derive(team)
    team.save(force_insert=True)
    EquipmentItem.objects.bulk_create([
        EquipmentItem(
            org_path=team.org_path, team=team, kind=kind, name=name, count=count, count_ready=ready, source="演示数据",
            state=rules.EquipmentState.READY if ready == count else rules.EquipmentState.IN_MAINTENANCE, mark=Mark.SYNTHETIC,
            checked_at=at - timedelta(days=7), is_demonstration=True, recorded_at=at,
            is_online=True if kind in (_E.COMMAND_VEHICLE, _E.BODY_WORN) else None,
            tested_at=at - timedelta(days=3) if kind in (_E.COMMAND_VEHICLE, _E.BODY_WORN) else None,
        )
        for kind, name, count, ready in entry.equipment
    ])  # fmt: skip
    return team


def _declare_for_demonstration(team: Team, entry: _Wanted) -> None:
    """A fresh shift, unless a person has declared one since or the running one still holds for six hours."""
    at = time.now()
    said = team.latest_readiness
    if entry.readiness is None or (said and (said.declared_by_id or said.valid_until > at + timedelta(hours=6))):
        return
    declared_at = at - entry.declared_before
    crew = None if team.people_on_duty is None else team.people_on_duty
    team.latest_readiness = ReadinessDeclaration.objects.create(
        org_path=team.org_path, team=team, state=entry.readiness, crew=crew, vehicles=max(1, (crew or 6) // 6),
        declared_at=declared_at, declared_by="演示值班员", valid_until=declared_at + entry.valid_for, is_demonstration=True,
        recorded_at=at,
    )  # fmt: skip
    team.save(update_fields=["latest_readiness"])
