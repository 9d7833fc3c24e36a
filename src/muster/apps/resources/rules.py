"""Teams as the plans name them, what a declaration of readiness is worth, and which status may follow which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

from muster.kit.errors import Conflict, OutOfRange
from muster.kit.terms import Term, plain
from muster.logistics.selfsupport import Essential

__all__ = [
    "CAPABILITIES_OF",
    "USE_PER_HEAD",
    "Capability",
    "Counted",
    "Discipline",
    "EquipmentClass",
    "EquipmentState",
    "EssentialKind",
    "ExpertState",
    "Readiness",
    "ReadinessState",
    "ReservationState",
    "Stock",
    "SupplyItem",
    "TeamCandidate",
    "TeamStatus",
    "TeamTier",
    "carried",
    "ensure_lot_sound",
    "ensure_status_change",
    "ensure_valid_declaration",
    "is_expired",
    "is_unit",
    "people_in_total",
    "readiness_now",
    "serves",
    "use_of",
]


class TeamTier(Term):
    """The layers of the rescue network (Hubei plan, part 3, section 4)."""

    NATIONAL_BASE = "national_base", "国家级应急救援基地", "国家级基地", "国家基地"
    NATIONAL_TEAM = "national_team", "国家级应急救援队伍", "国家队"
    REGIONAL_BASE = "regional_base", "区域应急救援基地", "区域基地"
    PROFESSIONAL_TEAM = "professional_team", "专业救援队伍", "专业队"
    BACKBONE_TEAM = "backbone_team", "骨干队伍", "市级骨干队伍", "骨干队"
    ENTERPRISE_FULLTIME_TEAM = "enterprise_fulltime_team", "企业专职救援队", "企业专职队"
    ENTERPRISE_PARTTIME_TEAM = "enterprise_parttime_team", "企业兼职救援队", "企业兼职队", "微基地"
    SOCIAL_FORCE = "social_force", "社会救援力量"
    MINE_MEDICAL_TEAM = "mine_medical_team", "矿山医疗救护队"
    FIRE_RESCUE = "fire_rescue", "国家综合性消防救援队伍", "消防救援队"


BEYOND_BORDERS: Final = frozenset({TeamTier.NATIONAL_BASE, TeamTier.NATIONAL_TEAM, TeamTier.REGIONAL_BASE})
"""Tiers that any place of the province may call on, whatever subtree they belong to."""


class Discipline(Term):
    """What a team is trained for (mission table M23, `team_discipline` of the glossary)."""

    HAZMAT = "hazmat", "危险化学品", "危化", "危化品"
    MINE = "mine", "矿山"
    PIPELINE = "pipeline", "油气管道"
    TUNNEL_CONSTRUCTION = "tunnel_construction", "隧道/建筑施工", "隧道", "建筑施工"
    WATER_RESCUE = "water_rescue", "水上搜救打捞", "水上搜救"
    OIL_SPILL = "oil_spill", "海上溢油", "溢油", "水上溢油"
    MINE_MEDICAL = "mine_medical", "矿山医疗", "矿山医疗救护"
    EXPLOSIVES = "explosives", "烟花爆竹/民爆", "烟花爆竹", "民爆"
    TRANSPORT = "transport", "交通", "交通运输"
    METALLURGY = "metallurgy", "金属冶炼", "冶金"
    ENGINEERING = "engineering", "工程抢险"
    COMMS = "comms", "通信保障"
    ENV_MONITORING = "env_monitoring", "环境监测"
    MEDICAL = "medical", "医疗"


class Capability(Term):
    """What a team can do at the scene, as a commander asks for it."""

    LEAK_PLUGGING = "leak_plugging", "堵漏"
    LIQUID_TRANSFER = "liquid_transfer", "倒罐输转", "输转"
    HAZMAT_DETECTION = "hazmat_detection", "侦检"
    DECONTAMINATION = "decontamination", "洗消"
    CHEMICAL_FIRE = "chemical_fire", "化学火灾扑救", "化学灭火"
    FOAM_SUPPLY = "foam_supply", "泡沫供给", "大流量泡沫"
    TOXIC_RESCUE = "toxic_rescue", "有毒环境搜救"
    MINE_RESCUE = "mine_rescue", "井下搜救"
    MINE_DRAINAGE = "mine_drainage", "排水"
    DRILLING = "drilling", "钻进救援", "钻进掘进"
    GAS_CONTROL = "gas_control", "气体检测与通风"
    STRUCTURAL_COLLAPSE = "structural_collapse", "坍塌搜救"
    CONFINED_SPACE = "confined_space", "有限空间救援"
    HEAVY_MACHINERY = "heavy_machinery", "大型机械抢险", "工程机械"
    PIPELINE_REPAIR = "pipeline_repair", "管道抢修"
    METALLURGICAL_GAS = "metallurgical_gas", "煤气抢险"
    EXPLOSIVES_DISPOSAL = "explosives_disposal", "火工品处置"
    VEHICLE_EXTRICATION = "vehicle_extrication", "破拆与车辆救援"
    WATER_SEARCH = "water_search", "水上搜救"
    OIL_CONTAINMENT = "oil_containment", "围油回收"
    AIR_WATER_MONITORING = "air_water_monitoring", "大气与水质监测"
    FIELD_COMMS = "field_comms", "现场通信保障"
    FIELD_MEDICAL = "field_medical", "现场医疗救护"


_D, _C = Discipline, Capability
CAPABILITIES_OF: Final[dict[Discipline, tuple[Capability, ...]]] = {
    _D.HAZMAT: (
        _C.LEAK_PLUGGING,
        _C.LIQUID_TRANSFER,
        _C.HAZMAT_DETECTION,
        _C.DECONTAMINATION,
        _C.CHEMICAL_FIRE,
        _C.TOXIC_RESCUE,
    ),
    _D.MINE: (_C.MINE_RESCUE, _C.GAS_CONTROL, _C.MINE_DRAINAGE, _C.CONFINED_SPACE, _C.TOXIC_RESCUE),
    _D.PIPELINE: (_C.PIPELINE_REPAIR, _C.LEAK_PLUGGING, _C.HAZMAT_DETECTION),
    _D.TUNNEL_CONSTRUCTION: (_C.STRUCTURAL_COLLAPSE, _C.DRILLING, _C.HEAVY_MACHINERY, _C.CONFINED_SPACE),
    _D.WATER_RESCUE: (_C.WATER_SEARCH,),
    _D.OIL_SPILL: (_C.OIL_CONTAINMENT,),
    _D.MINE_MEDICAL: (_C.FIELD_MEDICAL,),
    _D.EXPLOSIVES: (_C.EXPLOSIVES_DISPOSAL, _C.CHEMICAL_FIRE),
    _D.TRANSPORT: (_C.VEHICLE_EXTRICATION, _C.LEAK_PLUGGING),
    _D.METALLURGY: (_C.METALLURGICAL_GAS, _C.GAS_CONTROL, _C.TOXIC_RESCUE),
    _D.ENGINEERING: (_C.HEAVY_MACHINERY, _C.STRUCTURAL_COLLAPSE),
    _D.COMMS: (_C.FIELD_COMMS,),
    _D.ENV_MONITORING: (_C.AIR_WATER_MONITORING, _C.HAZMAT_DETECTION),
    _D.MEDICAL: (_C.FIELD_MEDICAL,),
}
"""What a team of a discipline may be expected to have; a register entry lists what it really has."""


class TeamStatus(Term):
    """What a team is doing (`team_status` of the glossary)."""

    STANDBY = "standby", "备勤"
    TRAINING = "training", "训练"
    DISPATCHED = "dispatched", "已派"
    EN_ROUTE = "en_route", "途中"
    ON_SCENE = "on_scene", "到场"
    WORKING = "working", "作业"
    ROTATING = "rotating", "轮换"
    WITHDRAWING = "withdrawing", "撤离"
    RETURNED = "returned", "归建"
    OUT_OF_SERVICE = "out_of_service", "停用"


_S = TeamStatus
FREE: Final = frozenset({_S.STANDBY, _S.TRAINING, _S.RETURNED})
"""A team in one of these may be ordered out."""
COMMITTED: Final = frozenset({_S.DISPATCHED, _S.EN_ROUTE, _S.ON_SCENE, _S.WORKING, _S.ROTATING, _S.WITHDRAWING})

_NEXT: Final[dict[TeamStatus, frozenset[TeamStatus]]] = {
    _S.STANDBY: frozenset({_S.TRAINING, _S.DISPATCHED, _S.OUT_OF_SERVICE}),
    _S.TRAINING: frozenset({_S.STANDBY, _S.DISPATCHED, _S.OUT_OF_SERVICE}),
    _S.DISPATCHED: frozenset({_S.EN_ROUTE, _S.ON_SCENE, _S.STANDBY, _S.WITHDRAWING}),
    _S.EN_ROUTE: frozenset({_S.ON_SCENE, _S.WITHDRAWING, _S.STANDBY}),
    _S.ON_SCENE: frozenset({_S.WORKING, _S.ROTATING, _S.WITHDRAWING}),
    _S.WORKING: frozenset({_S.ROTATING, _S.ON_SCENE, _S.WITHDRAWING}),
    _S.ROTATING: frozenset({_S.WORKING, _S.ON_SCENE, _S.WITHDRAWING}),
    _S.WITHDRAWING: frozenset({_S.RETURNED, _S.STANDBY, _S.EN_ROUTE}),
    _S.RETURNED: frozenset({_S.STANDBY, _S.TRAINING, _S.DISPATCHED, _S.OUT_OF_SERVICE}),
    _S.OUT_OF_SERVICE: frozenset({_S.STANDBY, _S.TRAINING}),
}


def ensure_status_change(team: str, now: TeamStatus, to: TeamStatus) -> None:
    """Refuse a change that skips a step; the same status again is no change and passes."""
    if to == now or to in _NEXT[now]:
        return
    if now in COMMITTED and to == _S.DISPATCHED:
        raise Conflict("team-already-committed", team=team, status=now.zh)
    raise Conflict("team-status-refused", team=team, now=now.zh, to=to.zh)


class EquipmentClass(Term):
    """Classes of equipment; vehicles and body-worn kit of the command ledger (M45) among them."""

    COMMAND_VEHICLE = "command_vehicle", "应急指挥车", "指挥车"
    RESCUE_VEHICLE = "rescue_vehicle", "抢险救援车", "救援车"
    FIRE_ENGINE = "fire_engine", "消防车"
    FOAM_ENGINE = "foam_engine", "泡沫消防车"
    SPECIAL_VEHICLE = "special_vehicle", "特种车辆", "洗消车", "侦检车", "排烟车"
    HEAVY_MACHINE = "heavy_machine", "工程机械", "大型机械"
    BOAT = "boat", "救援艇", "冲锋舟"
    UAV = "uav", "无人机"
    ROBOT = "robot", "机器人"
    BODY_WORN = "body_worn", "单兵设备"
    SATELLITE = "satellite", "卫星通信设备", "动中通"
    RADIO = "radio", "对讲机"
    BREATHING = "breathing", "空气呼吸器", "正压氧呼吸器"
    PROTECTIVE_SUIT = "protective_suit", "防护服", "重型防化服"
    DETECTOR = "detector", "检测仪", "侦检仪器"
    PLUGGING_KIT = "plugging_kit", "堵漏器材"
    DECON_KIT = "decon_kit", "洗消器材"
    PUMP = "pump", "水泵", "排水泵"
    DRILL = "drill", "钻机"
    CUTTING = "cutting", "破拆器材"
    GENERATOR = "generator", "发电与照明", "发电机"
    MEDICAL_KIT = "medical_kit", "医疗器材"
    OTHER = "other", "其他"


class EquipmentState(Term):
    """State of an equipment entry."""

    READY = "ready", "完好"
    IN_MAINTENANCE = "in_maintenance", "检修"
    FAULTY = "faulty", "故障"
    SCRAPPED = "scrapped", "报废"
    UNKNOWN = "unknown", "不明"


class ReadinessState(Term):
    """What a shift declared, or `unknown` when nobody did in time."""

    READY = "ready", "备勤", "就绪"
    PARTIAL = "partial", "部分备勤", "部分就绪"
    NOT_READY = "not_ready", "不可出动"
    UNKNOWN = "unknown", "不明", "未知"


LONGEST_DECLARATION: Final = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Readiness:
    """A declaration read at an instant: what it still says, and how old it is."""

    state: ReadinessState
    declared_state: ReadinessState | None = None
    declared_at: datetime | None = None
    declared_by: str = ""
    valid_until: datetime | None = None
    crew: int | None = None
    vehicles: int | None = None
    age_seconds: int | None = None
    is_expired: bool = False


NEVER_DECLARED: Final = Readiness(ReadinessState.UNKNOWN)


def readiness_now(
    *,
    state: ReadinessState,
    declared_at: datetime,
    declared_by: str,
    valid_until: datetime,
    crew: int | None,
    vehicles: int | None,
    at: datetime,
) -> Readiness:
    """What a declaration is worth at an instant: past its end it is unknown, whatever it said."""
    expired = at >= valid_until
    return Readiness(
        state=ReadinessState.UNKNOWN if expired else state,
        declared_state=state,
        declared_at=declared_at,
        declared_by=declared_by,
        valid_until=valid_until,
        crew=crew,
        vehicles=vehicles,
        age_seconds=max(0, int((at - declared_at).total_seconds())),
        is_expired=expired,
    )


def ensure_valid_declaration(
    *, state: ReadinessState, declared_at: datetime, valid_until: datetime, crew: int | None, people: int | None
) -> None:
    """Refuse a declaration that says nothing, lasts too long or counts more crew than the team has."""
    if state is ReadinessState.UNKNOWN:
        raise OutOfRange("readiness-unknown-declared", field="state")
    if not declared_at < valid_until <= declared_at + LONGEST_DECLARATION:
        raise OutOfRange(
            "readiness-period", field="valid_until", hours=int(LONGEST_DECLARATION.total_seconds() // 3600)
        )
    if crew is not None and people is not None and crew > people:
        raise OutOfRange("readiness-crew", field="crew", crew=crew, people=people)


def serves(*, tier: TeamTier, service_paths: Sequence[str], place_path: str) -> bool:
    """Whether a place may call on a team of another subtree: a higher base, or one whose service area covers it.

    >>> serves(tier=TeamTier.PROFESSIONAL_TEAM, service_paths=["cn.p42.c4212"], place_path="cn.p42.c4212.d421202")
    True
    """
    return tier in BEYOND_BORDERS or any(
        place_path == area or place_path.startswith(area + ".") for area in service_paths
    )


@dataclass(frozen=True, slots=True)
class TeamCandidate:
    """A team as the ranking of a dispatch sees it. Unknown figures are None."""

    team_id: UUID
    name: str
    tier: TeamTier
    disciplines: frozenset[Discipline]
    capabilities: frozenset[Capability]
    status: TeamStatus
    readiness: Readiness
    org_path: str
    lon: float | None
    lat: float | None
    position_mark: str
    people: int | None = None
    duty_phone: str | None = None
    service_radius: float | None = None
    self_support_hours: int | None = None
    distance: float | None = None
    confirmed_at: datetime | None = None
    is_demo: bool = False

    @property
    def is_free(self) -> bool:
        """Whether the team may be ordered out now."""
        return self.status in FREE


def people_in_total(teams: Sequence[tuple[UUID, int | None]]) -> tuple[int, int]:
    """People of several lists together: each team once, and how many teams did not say.

    >>> from uuid import UUID
    >>> songyi, other = UUID(int=1), UUID(int=2)
    >>> people_in_total([(songyi, 30), (other, None), (songyi, 30)])
    (30, 1)
    """
    once = dict(teams)
    return sum(p for p in once.values() if p is not None), sum(1 for p in once.values() if p is None)


# --- experts, stores, what a team carries


class ExpertState(Term):
    """Whether an expert can be called now, as last told."""

    AVAILABLE = "available", "可应召"
    BUSY = "busy", "正在参与处置", "忙"
    UNAVAILABLE = "unavailable", "不可应召"
    UNKNOWN = "unknown", "不明"


class SupplyItem(Term):
    """What stores hold for emergencies. The unit stands in `UNIT_OF`."""

    LIME = "lime", "石灰", "熟石灰"
    ABSORBENT = "absorbent", "吸附材料", "吸油毡"
    FOAM = "foam", "抗溶泡沫液", "泡沫液"
    SAND = "sand", "干砂"
    SCBA = "scba", "正压式空气呼吸器", "空呼"
    CYLINDER = "cylinder", "备用气瓶"
    HEAVY_SUIT = "heavy_suit", "重型防化服"
    LIGHT_SUIT = "light_suit", "轻型防化服"
    GAS_MASK = "gas_mask", "防毒面具"
    DECON_SHOWER = "decon_shower", "洗消帐篷"
    TRANSFER_PUMP = "transfer_pump", "防爆输转泵"
    DRAINAGE_PUMP = "drainage_pump", "大流量排水泵"
    BOOM = "boom", "围油栏"
    GENERATOR = "generator", "发电机组"
    LIGHT_TOWER = "light_tower", "移动照明灯塔"
    EXCAVATOR = "excavator", "挖掘机"
    SUPPORT_PROP = "support_prop", "液压支撑"
    TENT = "tent", "帐篷"
    WATER = "water", "饮用水"
    FOOD = "food", "应急食品"
    DIESEL = "diesel", "柴油"
    MEDICAL_PACK = "medical_pack", "急救包"


_I = SupplyItem
UNIT_OF: Final[dict[SupplyItem, str]] = {
    _I.LIME: "t", _I.ABSORBENT: "kg", _I.FOAM: "t", _I.SAND: "t", _I.SCBA: "具", _I.CYLINDER: "只", _I.HEAVY_SUIT: "套",
    _I.LIGHT_SUIT: "套", _I.GAS_MASK: "具", _I.DECON_SHOWER: "套", _I.TRANSFER_PUMP: "台", _I.DRAINAGE_PUMP: "台", _I.BOOM: "m",
    _I.GENERATOR: "台", _I.LIGHT_TOWER: "台", _I.EXCAVATOR: "台", _I.SUPPORT_PROP: "根", _I.TENT: "顶", _I.WATER: "L", _I.FOOD: "人日",
    _I.DIESEL: "L", _I.MEDICAL_PACK: "个",
}  # fmt: skip
MASS_OF: Final[dict[SupplyItem, float]] = {
    _I.LIME: 1000, _I.ABSORBENT: 1, _I.FOAM: 1000, _I.SAND: 1000, _I.SCBA: 12, _I.CYLINDER: 6, _I.HEAVY_SUIT: 8, _I.LIGHT_SUIT: 2,
    _I.GAS_MASK: 1, _I.DECON_SHOWER: 120, _I.TRANSFER_PUMP: 180, _I.DRAINAGE_PUMP: 900, _I.BOOM: 4, _I.GENERATOR: 800,
    _I.LIGHT_TOWER: 600, _I.EXCAVATOR: 22_000, _I.SUPPORT_PROP: 60, _I.TENT: 45, _I.WATER: 1, _I.FOOD: 1.5, _I.DIESEL: 0.85,
    _I.MEDICAL_PACK: 3,
}  # fmt: skip
"""Mass of one unit for loading a truck, assumed [P]. [kg]"""


_UNIT_WORDS: Final[Mapping[str, str]] = {"吨": "t", "公斤": "kg", "千克": "kg", "升": "L", "米": "m", "度": "kWh", "千瓦时": "kWh", "瓦时": "Wh"}


def is_unit(told: str, unit: str) -> bool:
    """Whether what a person wrote is this unit.

    >>> is_unit("吨", "t"), is_unit("公斤", "t")
    (True, False)
    """
    word = plain(told)
    return _UNIT_WORDS.get(word, word).lower() == plain(unit).lower()


class ReservationState(Term):
    """A hold on stock: kept for an incident, gone out, or set free again."""

    HELD = "held", "已锁定"
    ISSUED = "issued", "已出库"
    FREED = "freed", "已释放"


@dataclass(frozen=True, slots=True)
class Stock:
    """A lot of one item in one store and how it splits; only `usable` may be promised."""

    quantity: float
    lent: float = 0.0
    faulty: float = 0.0
    locked: float = 0.0
    held: float = 0.0
    expires_on: date | None = None

    def expired(self, on: date) -> float:
        """All of it from the day of expiry on, less what is not there anyway."""
        if self.expires_on is None or on < self.expires_on:
            return 0.0
        return max(0.0, self.quantity - self.lent - self.faulty)

    def usable(self, on: date) -> float:
        """What can be promised on a day.

        >>> Stock(12, lent=2, faulty=1, locked=1, held=3).usable(date(2026, 11, 22))
        5.0
        """
        if self.expired(on):
            return 0.0
        return max(0.0, float(self.quantity - self.lent - self.faulty - self.locked - self.held))


def ensure_lot_sound(stock: Stock) -> None:
    """Refuse a lot whose parts are more than the whole, or that would leave less than is promised already."""
    if stock.lent + stock.faulty + stock.locked > stock.quantity:
        raise OutOfRange("lot-parts-exceed", field="quantity", quantity=stock.quantity)
    if stock.held > stock.quantity - stock.lent - stock.faulty - stock.locked:
        raise Conflict("lot-promised", held=stock.held)


class EssentialKind(Term):
    """What a team must carry to work away from home (`docs/rooms/resources.md`, N4 of the indicators)."""

    WATER = "water", "饮水"
    FOOD = "food", "食品"
    FUEL = "fuel", "燃油"
    POWER = "power", "供电"
    BREATHING = "breathing", "呼吸用气"
    PROTECTION = "protection", "防护耗材"
    MEDICAL = "medical", "医疗"
    CAMP = "camp", "宿营"
    COMMUNICATIONS = "communications", "通信供电"


_K = EssentialKind
ESSENTIAL_UNIT: Final[dict[EssentialKind, str]] = {
    _K.WATER: "L", _K.FOOD: "人日", _K.FUEL: "L", _K.POWER: "kWh", _K.BREATHING: "瓶", _K.PROTECTION: "套", _K.MEDICAL: "份", _K.CAMP: "床位·h",
    _K.COMMUNICATIONS: "Wh",
}  # fmt: skip
USE_PER_HEAD: Final[Mapping[EssentialKind, float]] = {
    _K.WATER: 0.25, _K.FOOD: 1 / 24, _K.FUEL: 0.8, _K.POWER: 0.1, _K.BREATHING: 0.15, _K.PROTECTION: 1 / 24, _K.MEDICAL: 1 / 48, _K.CAMP: 1.0,
    _K.COMMUNICATIONS: 3.0,
}  # fmt: skip
"""Use of one deployed person in one hour when the team has not told its own: 6 L of water and one food ration a day, and so
on. Assumed by this project [P]; a team's own figure goes before."""


def use_of(kind: EssentialKind, told: float | None, crew: int | None) -> tuple[float | None, str]:
    """Hourly use at full strength and where it comes from: ``told``, ``assumed`` by heads, or ``unknown``.

    >>> use_of(EssentialKind.WATER, None, 20)
    (5.0, 'assumed')
    """
    if told is not None:
        return told, "told"
    if crew is None or crew == 0:
        return None, "unknown"
    return USE_PER_HEAD[kind] * crew, "assumed"


class Counted(Protocol):
    """What was counted of one essential."""

    stock: float | None
    hourly_use: float | None
    is_needed: bool
    expires_on: date | None


def is_expired(line: Counted | None, on: date) -> bool:
    """Whether the stock is past its day."""
    return line is not None and line.expires_on is not None and line.expires_on <= on


def carried(kind: EssentialKind, line: Counted | None, crew: int | None, on: date) -> Essential:
    """An essential as the departure check weighs it: what nobody counted, and what has expired, is nothing carried (N4).

    >>> carried(EssentialKind.WATER, None, 20, date(2026, 11, 22))
    Essential(kind='water', stock=0.0, hourly_use=5.0, is_needed=True)
    """
    stock = line.stock if line and not is_expired(line, on) else None
    use, _ = use_of(kind, line.hourly_use if line else None, crew)
    return Essential(kind.value, stock or 0.0, use, is_needed=line.is_needed if line else True)
