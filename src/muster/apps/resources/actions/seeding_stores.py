"""演示 stock in the plan's three stores, 演示 experts, and what 演示 teams carry. The plan gives no figures: none is real."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid5

from muster.apps.resources import rules
from muster.apps.resources.models import Expert, SupplyBase, SupplyLot, Team, TeamEssential
from muster.kit import time
from muster.kit.actors import Actor

__all__ = ["seed_essentials", "seed_experts", "seed_stores"]

_I, _D, _K = rules.SupplyItem, rules.Discipline, rules.EssentialKind
# (item, quantity, lent, faulty, locked, days until expiry): every way in which stock cannot be used is there.
_STOCK: Final[dict[str, tuple[tuple[rules.SupplyItem, float, float, float, float, int | None], ...]]] = {
    "machinery-centre": (
        (_I.EXCAVATOR, 12, 2, 1, 2, None), (_I.DRAINAGE_PUMP, 16, 2, 2, 4, None), (_I.GENERATOR, 20, 3, 1, 4, None),
        (_I.LIGHT_TOWER, 24, 2, 0, 4, None), (_I.SUPPORT_PROP, 400, 0, 20, 80, None), (_I.DIESEL, 20_000, 0, 0, 5_000, 300),
    ),
    "wuhan-supplies": (
        (_I.SCBA, 200, 20, 12, 40, None), (_I.CYLINDER, 400, 30, 15, 60, 700), (_I.LIGHT_SUIT, 600, 0, 0, 100, 500),
        (_I.LIGHT_SUIT, 200, 0, 0, 0, -20), (_I.GAS_MASK, 1000, 100, 20, 200, 250), (_I.TENT, 300, 40, 10, 60, None),
        (_I.WATER, 30_000, 0, 0, 5_000, 180), (_I.FOOD, 6_000, 0, 0, 1_000, 90), (_I.FOOD, 1_500, 0, 0, 0, -5),
        (_I.MEDICAL_PACK, 500, 20, 0, 100, 400), (_I.LIME, 40, 0, 0, 5, None), (_I.GENERATOR, 10, 0, 1, 2, None),
    ),
    "jingmen-hazmat-supplies": (
        (_I.LIME, 60, 0, 0, 10, None), (_I.ABSORBENT, 8_000, 0, 0, 1_000, None), (_I.FOAM, 80, 5, 0, 15, 600), (_I.FOAM, 20, 0, 0, 0, -40),
        (_I.SAND, 120, 0, 0, 20, None), (_I.HEAVY_SUIT, 80, 6, 8, 16, 900), (_I.SCBA, 60, 4, 3, 12, None), (_I.DECON_SHOWER, 8, 1, 0, 2, None),
        (_I.TRANSFER_PUMP, 10, 1, 1, 2, None), (_I.BOOM, 3_000, 200, 0, 500, None),
    ),
}  # fmt: skip
_EXPERTS: Final[tuple[tuple[str, tuple[rules.Discipline, ...], str, str, rules.ExpertState], ...]] = (
    ("陈某", (_D.HAZMAT,), "液氨、制冷剂泄漏", "（演示）湖北某化工设计院", rules.ExpertState.AVAILABLE),
    ("李某", (_D.HAZMAT,), "液氯、光气等剧毒气体", "（演示）武汉某化工企业", rules.ExpertState.AVAILABLE),
    ("王某", (_D.HAZMAT, _D.PIPELINE), "储罐火灾、沸溢喷溅", "（演示）荆门某石化企业", rules.ExpertState.BUSY),
    ("周某", (_D.HAZMAT,), "危险工艺失控、紧急泄放", "（演示）某高校化工学院", rules.ExpertState.AVAILABLE),
    ("吴某", (_D.MINE,), "井下透水、水文地质", "（演示）黄石某矿业集团", rules.ExpertState.AVAILABLE),
    ("郑某", (_D.MINE, _D.MINE_MEDICAL), "冒顶、通风与气体", "（演示）鄂西某矿山救护队", rules.ExpertState.UNAVAILABLE),
    ("孙某", (_D.MINE, _D.ENGINEERING), "尾矿库溃坝、边坡", "（演示）某勘察设计院", rules.ExpertState.AVAILABLE),
    ("钱某", (_D.TUNNEL_CONSTRUCTION, _D.ENGINEERING), "隧道坍塌、水平钻进", "（演示）某铁路工程局", rules.ExpertState.AVAILABLE),
    ("冯某", (_D.EXPLOSIVES,), "烟花爆竹、民爆物品销毁", "（演示）某民爆企业", rules.ExpertState.UNKNOWN),
    ("褚某", (_D.METALLURGY,), "高炉煤气、熔融金属", "（演示）某钢铁企业", rules.ExpertState.AVAILABLE),
    ("卫某", (_D.TRANSPORT, _D.HAZMAT), "危货道路运输、罐车倒罐", "（演示）某物流安全协会", rules.ExpertState.AVAILABLE),
    ("蒋某", (_D.OIL_SPILL, _D.WATER_RESCUE), "水上溢油、围控回收", "（演示）长江航道单位", rules.ExpertState.AVAILABLE),
    ("沈某", (_D.ENV_MONITORING, _D.HAZMAT), "大气扩散、水质应急监测", "（演示）某环境监测站", rules.ExpertState.AVAILABLE),
    ("韩某", (_D.MEDICAL, _D.HAZMAT), "化学中毒救治", "（演示）某职业病防治院", rules.ExpertState.AVAILABLE),
)


def seed_stores(actor: Actor, seeded_id: Callable[[str], UUID]) -> None:
    """Fill the plan's stores with 演示 batches, once."""
    at = time.now()
    today = at.astimezone(time.SHANGHAI).date()
    for key, lots in _STOCK.items():
        base = SupplyBase.objects.unscoped("seeding asks by its own ids").filter(id=seeded_id(key)).first()
        if base is None or base.lots.exists():
            continue
        SupplyLot.objects.bulk_create([
            SupplyLot(
                id=uuid5(base.id, f"{item}-{n}"), org_path=base.org_path, base=base, item=item, batch_no=f"演示-{n:02d}", quantity=quantity, lent=lent,
                faulty=faulty, locked=locked, expires_on=None if days is None else today + timedelta(days=days),
                counted_at=at - timedelta(days=n % 5), source="演示数据", is_demonstration=True, recorded_at=at,
            )
            for n, (item, quantity, lent, faulty, locked, days) in enumerate(lots, start=1)
        ])  # fmt: skip


def seed_experts(actor: Actor) -> None:
    """Enter 演示 experts under the province, once."""
    at = time.now()
    path = "cn.p42"
    if Expert.objects.unscoped("seeding asks for its own").filter(org_path=path, is_demonstration=True).exists():
        return
    Expert.objects.bulk_create([
        Expert(
            org_path=path, name=name, disciplines=list(disciplines), speciality=speciality, organisation=organisation, state=state,
            state_at=None if state is rules.ExpertState.UNKNOWN else at - timedelta(hours=n), phone=f"100 0000 {7000 + n:04d}",
            is_demonstration=True, recorded_at=at,
        )
        for n, (name, disciplines, speciality, organisation, state) in enumerate(_EXPERTS, start=1)
    ])  # fmt: skip


def seed_essentials(chance: Random) -> None:
    """What 演示 professional teams carry: most reach 72 h, some fall short in one essential, some never counted one."""
    at = time.now()
    teams = Team.objects.unscoped("seeding").filter(is_demonstration=True, tier=rules.TeamTier.PROFESSIONAL_TEAM, essentials=None)
    rows = []
    for team in teams.order_by("name"):
        crew = team.people_on_duty or 10
        short, never = chance.choice(list(_K)), chance.choice(list(_K)) if chance.random() < 0.2 else None
        for kind in _K:
            hours = chance.uniform(18, 66) if kind is short and chance.random() < 0.5 else chance.uniform(73, 110)
            if kind is not never:
                rows.append(TeamEssential(
                    org_path=team.org_path, team=team, kind=kind, stock=round(rules.USE_PER_HEAD[kind] * crew * hours, 1),
                    is_needed=kind is not _K.BREATHING or _D.WATER_RESCUE not in team.disciplines, counted_at=at - timedelta(days=chance.randint(0, 40)),
                    counted_by="演示值班员", is_demonstration=True,
                ))  # fmt: skip
    TeamEssential.objects.bulk_create(rows)
