"""What an entry must satisfy: identity codes, GB 18218 levels, headcounts that may be unknown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from muster.kit.errors import OutOfRange
from muster.kit.terms import Term

__all__ = [
    "ContactRole",
    "EnterpriseScale",
    "EnterpriseStatus",
    "HazardLevel",
    "HazardStatus",
    "HazardUnit",
    "Industry",
    "Occupancy",
    "PeopleSum",
    "PrincipalRole",
    "Quantity",
    "TargetKind",
    "TargetSensitivity",
    "alpha_of",
    "assess",
    "is_uscc",
    "level_of",
    "people_at",
    "sensitivity_of",
    "sum_people",
    "uscc_check_digit",
]


class Industry(Term):
    """High-risk sectors of the Hubei plan (mission table M24) and the rest."""

    HAZMAT_PRODUCTION = "hazmat_production", "危险化学品生产"
    HAZMAT_STORAGE = "hazmat_storage", "危险化学品储存经营", "危险化学品经营", "危险化学品储存"
    HAZMAT_USE = "hazmat_use", "危险化学品使用"
    FIREWORKS = "fireworks", "烟花爆竹"
    CIVIL_EXPLOSIVES = "civil_explosives", "民爆器材", "民爆"
    COAL_MINE = "coal_mine", "煤矿"
    METAL_MINE = "metal_mine", "非煤矿山", "金属非金属矿山"
    TAILINGS = "tailings", "尾矿库"
    METALLURGY = "metallurgy", "金属冶炼", "冶金"
    PIPELINE = "pipeline", "油气管道"
    CONSTRUCTION = "construction", "建筑施工"
    TRANSPORT = "transport", "交通运输"
    GAS_SUPPLY = "gas_supply", "城镇燃气"
    DUST = "dust", "涉爆粉尘"
    AMMONIA_COOLING = "ammonia_cooling", "涉氨制冷"
    MACHINERY = "machinery", "机械制造"
    BUILDING_MATERIALS = "building_materials", "建材"
    LIGHT_INDUSTRY = "light_industry", "轻工纺织", "轻工", "纺织"
    COMMERCE = "commerce", "商贸"
    OTHER = "other", "其他"


HIGH_RISK: Final = frozenset(
    {
        Industry.HAZMAT_PRODUCTION,
        Industry.HAZMAT_STORAGE,
        Industry.HAZMAT_USE,
        Industry.FIREWORKS,
        Industry.CIVIL_EXPLOSIVES,
        Industry.COAL_MINE,
        Industry.METAL_MINE,
        Industry.TAILINGS,
        Industry.METALLURGY,
        Industry.PIPELINE,
        Industry.CONSTRUCTION,
        Industry.TRANSPORT,
    }
)


class EnterpriseScale(Term):
    """Size of an enterprise by the statistical classes."""

    LARGE = "large", "大型"
    MEDIUM = "medium", "中型"
    SMALL = "small", "小型"
    MICRO = "micro", "微型"


class EnterpriseStatus(Term):
    """Whether the site works."""

    OPERATING = "operating", "生产经营", "正常"
    SUSPENDED = "suspended", "停产停业", "停产"
    BUILDING = "building", "在建"
    CLOSED = "closed", "关闭", "注销"


class ContactRole(Term):
    """For what a contact of an enterprise answers."""

    PRINCIPAL = "principal_person", "主要负责人"
    SAFETY_MANAGER = "safety_manager", "安全管理人员", "安全负责人"
    LIAISON = "liaison", "联络员"
    DUTY_ROOM = "duty_room", "值班室"


class HazardLevel(Term):
    """Levels of GB 18218-2018 by R (clause 4.3)."""

    ONE = "level_1", "一级", "1", "Ⅰ", "一"
    TWO = "level_2", "二级", "2", "Ⅱ", "二"
    THREE = "level_3", "三级", "3", "Ⅲ", "三"
    FOUR = "level_4", "四级", "4", "Ⅳ", "四"


class HazardUnit(Term):
    """Production and storage units are assessed apart."""

    PRODUCTION = "production", "生产单元"
    STORAGE = "storage", "储存单元"


class HazardStatus(Term):
    """Whether the substances are there."""

    IN_USE = "in_use", "在用"
    SUSPENDED = "suspended", "停用"
    CANCELLED = "cancelled", "已核销", "核销"


class PrincipalRole(Term):
    """The three persons who answer for a major hazard by name (包保责任人)."""

    PRINCIPAL = "hazard_principal", "主要负责人"
    TECHNICAL = "hazard_technical", "技术负责人"
    OPERATION = "hazard_operation", "操作负责人"


class TargetKind(Term):
    """What a protection target is."""

    SCHOOL = "school", "学校", "中学", "小学", "中小学"
    KINDERGARTEN = "kindergarten", "幼儿园"
    UNIVERSITY = "university", "高校", "大学"
    HOSPITAL = "hospital", "医院"
    NURSING_HOME = "nursing_home", "养老院", "福利院"
    RESIDENTIAL = "residential", "居民区", "居住区", "小区"
    VILLAGE = "village", "村庄", "村湾"
    MALL = "mall", "商场市场", "商场", "市场"
    STATION = "station", "车站码头", "车站", "码头"
    STADIUM = "stadium", "体育场馆", "会展场馆"
    GOVERNMENT = "government", "机关办公", "政府"
    HERITAGE = "heritage", "文物", "文物保护单位"
    RELIGIOUS = "religious", "宗教场所"
    SCENIC = "scenic", "景区"
    PRISON = "prison", "监管场所"
    FACTORY = "factory", "劳动密集企业", "工厂宿舍"
    WATER_SOURCE = "water_source", "饮用水源", "水源地"
    POWER = "power", "电力设施", "变电站"
    OTHER = "other", "其他"


class TargetSensitivity(Term):
    """Classes of GB 36894-2018, as far as the kind alone decides."""

    HIGH = "high_sensitive", "高敏感"
    IMPORTANT = "important", "重要"
    GENERAL = "general", "一般"


_HIGH = frozenset(
    {TargetKind.SCHOOL, TargetKind.KINDERGARTEN, TargetKind.UNIVERSITY, TargetKind.HOSPITAL, TargetKind.NURSING_HOME}
)
_IMPORTANT = frozenset({TargetKind.HERITAGE, TargetKind.RELIGIOUS, TargetKind.PRISON})


def sensitivity_of(kind: TargetKind) -> TargetSensitivity:
    """The GB 36894 class of a kind; a general target's first to third class needs its size and is not decided here."""
    if kind in _HIGH:
        return TargetSensitivity.HIGH
    return TargetSensitivity.IMPORTANT if kind in _IMPORTANT else TargetSensitivity.GENERAL


# GB 32100-2015: 31 signs without I, O, S, V, Z; weights are powers of 3 modulo 31.
_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS: Final = tuple(pow(3, i, 31) for i in range(17))


def uscc_check_digit(first: str) -> str:
    """The 18th sign of a 统一社会信用代码 from its first 17 (GB 32100-2015, 5.6).

    >>> uscc_check_digit("91350100M000100Y4")
    '3'
    """
    total = sum(_SIGNS.index(c) * w for c, w in zip(first, _WEIGHTS, strict=True))
    return _SIGNS[(31 - total % 31) % 31]


def is_uscc(code: str) -> bool:
    """Whether a code is a well-formed 统一社会信用代码 with the right check sign."""
    return len(code) == 18 and all(c in _SIGNS for c in code) and uscc_check_digit(code[:17]) == code[17]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One substance of a unit: design maximum, critical quantity, and its factor β."""

    quantity: Decimal
    critical: Decimal
    beta: Decimal


@dataclass(frozen=True, slots=True)
class Assessment:
    """What GB 18218 says about a unit; ``level`` is None where it is no major hazard."""

    s: Decimal
    r: Decimal
    level: HazardLevel | None


def alpha_of(people_within_500_m: int) -> Decimal:
    """The exposure factor α from the permanent population within 500 m outside the plant's boundary."""
    if people_within_500_m < 0:
        raise OutOfRange("people-negative", field="people_within_500_m")
    for least, alpha in ((100, "2.0"), (50, "1.5"), (30, "1.2"), (1, "1.0")):
        if people_within_500_m >= least:
            return Decimal(alpha)
    return Decimal("0.5")


def level_of(r: Decimal) -> HazardLevel:
    """The level of a major hazard by R; the limits belong to the higher level.

    >>> [level_of(Decimal(r)).zh for r in ("100", "99.99", "50", "10", "9.9")]
    ['一级', '二级', '二级', '三级', '四级']
    """
    if r >= 100:
        return HazardLevel.ONE
    if r >= 50:
        return HazardLevel.TWO
    return HazardLevel.THREE if r >= 10 else HazardLevel.FOUR


def assess(quantities: Sequence[Quantity], *, alpha: Decimal) -> Assessment:
    """S and R of one unit, and its level if S reaches 1."""
    s = sum((q.quantity / q.critical for q in quantities), Decimal(0))
    r = alpha * sum((q.beta * q.quantity / q.critical for q in quantities), Decimal(0))
    return Assessment(s, r, level_of(r) if s >= 1 else None)


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How many people a target holds: at its fullest, and hour by hour where somebody counted."""

    fullest: int | None = None
    by_hour: tuple[int | None, ...] | None = None


def people_at(occupancy: Occupancy, hour: int) -> int | None:
    """People in a target at an hour of the day (Asia/Shanghai): the hour's count, else the fullest, else unknown."""
    if not 0 <= hour <= 23:
        raise OutOfRange("hour-of-day", field="hour")
    counted = occupancy.by_hour[hour] if occupancy.by_hour else None
    return counted if counted is not None else occupancy.fullest


@dataclass(frozen=True, slots=True)
class PeopleSum:
    """People of several targets: what is known, and how many targets could not be counted."""

    known: int
    targets: int
    unknown_targets: int

    @property
    def is_complete(self) -> bool:
        """Whether every target was counted."""
        return self.unknown_targets == 0


def sum_people(counts: Iterable[int | None]) -> PeopleSum:
    """Add headcounts; the unknown are counted as unknown, not as zero."""
    every = list(counts)
    return PeopleSum(sum(c for c in every if c is not None), len(every), sum(1 for c in every if c is None))


CONTACT_ORDER: Final[Mapping[str, int]] = {
    ContactRole.DUTY_ROOM: 0,
    ContactRole.SAFETY_MANAGER: 1,
    ContactRole.LIAISON: 2,
    ContactRole.PRINCIPAL: 3,
}
"""Whom the duty desk rings first."""
