"""What was released: substance, vessel and amount out of the register or by hand, and the case that the library computes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from muster.apps.simulations.rules.facts import Fact, FactMark, Facts
from muster.consequence.errors import ConsequenceError
from muster.consequence.substances import Substance
from muster.consequence.substances import substance as known_substance
from muster.kit.terms import Term

__all__ = [
    "SOURCE_FACTS", "Confinement", "Congestion", "HazardTold", "SourceKind", "TankTold", "case_of", "chemical", "source_facts",
]  # fmt: skip

SOURCE_FACTS: Final = (
    "substance", "vessel", "kind", "amount_t", "hole_mm", "pressure_mpa", "temperature_c", "rate_kg_s", "duration_min", "bund_area_m2",
    "congestion", "confinement", "congested_share",
)  # fmt: skip
FILL: Final = 0.85
"""How full a vessel is taken to be when only its volume is known [P]: the filling limit of liquefied gases."""
HOLE_MM: Final = 25.0
"""A torn-off small branch, the medium hole of API RP 581 [C]. [mm]"""


class SourceKind(Term):
    """How the substance gets out; the library's own words."""

    GAS_HOLE = "gas_hole", "气体容器孔泄漏"
    LIQUID_HOLE = "liquid_hole", "液体/液化气容器孔泄漏"
    RATE = "rate", "按已知泄漏速率"
    RUPTURE = "rupture", "容器整体破裂"
    POOL = "pool", "液池"
    EXPLOSIVE = "explosive", "爆炸物整体爆炸"


class Congestion(Term):
    """How closely pipes, machines and trees stand where the cloud burns; the library's own words."""

    NONE = "none", "空旷"
    LOW = "low", "稀疏"
    MEDIUM = "medium", "中等"
    HIGH = "high", "密集"


class Confinement(Term):
    """Whether the cloud can expand to every side."""

    OPEN = "open", "敞开"
    PARTIAL = "partial", "半封闭"


SLOW: Final = 0.15
"""Below this burning velocity open clouds are not taken to explode by themselves [P]: ammonia, methyl chloride. [m/s]"""
SHARE: Final = 0.2
"""Share of the burning gas that stands where it is congested, the library's own default [P]."""


@dataclass(frozen=True, slots=True)
class TankTold:
    """A vessel as the register holds it. SI units."""

    name: str
    substance: str
    volume: float | None
    pressure: float | None
    temperature: float | None


@dataclass(frozen=True, slots=True)
class HazardTold:
    """A major hazard as the register holds it."""

    name: str
    enterprise: str
    substances: tuple[tuple[str, str, float | None], ...]
    tanks: tuple[TankTold, ...]
    at: datetime | None
    distance_m: float | None = None


def chemical(name: str | None) -> Substance | None:
    """The substance that people mean by a name, CAS or UN number, None where the table has none."""
    if not name or not name.strip():
        return None
    try:
        return known_substance(name.strip())
    except ConsequenceError:
        return None


def _same(a: Substance | None, name: str, cas: str = "") -> bool:
    other = chemical(cas) or chemical(name)
    return a is not None and other is not None and a.id == other.id


def source_facts(
    *, told: str, hazard: HazardTold | None, given: Mapping[str, Any], by: str, at: datetime, air_temperature_c: float
) -> dict[str, Fact]:
    """Every input of the source with its origin: by hand first, then the register, then physics, then marked defaults."""

    def by_hand(value: float | str) -> Fact:
        return Fact(value, FactMark.GIVEN, f"{by} 填写", f"entered by {by}", at)

    facts: dict[str, Fact] = {}
    if given.get("substance"):
        facts["substance"] = by_hand(given["substance"])
    elif told:
        facts["substance"] = Fact(told, FactMark.GIVEN, "接报内容", "from the call")
    elif hazard and hazard.substances:
        largest = max(hazard.substances, key=lambda s: s[2] or 0.0)
        facts["substance"] = Fact(largest[0], FactMark.REGISTER, f"{hazard.name} 台账中最大量物质", f"largest substance of {hazard.name}", hazard.at)
    else:
        facts["substance"] = Fact(None, FactMark.UNKNOWN, "物质不明", "substance unknown")
    found = chemical(str(facts["substance"].value or ""))
    tank = _vessel(hazard, found, given.get("tank"))
    facts["vessel"] = (
        Fact(tank.name, FactMark.REGISTER, f"{hazard.enterprise} {hazard.name}", f"{hazard.enterprise} {hazard.name}", hazard.at)
        if tank and hazard
        else Fact(None, FactMark.UNKNOWN, "台账无对应储罐", "no such vessel in the register")
    )
    facts["temperature_c"] = _temperature(given, tank, hazard, air_temperature_c, by_hand)
    facts["amount_t"] = _amount(given, tank, hazard, found, facts["temperature_c"].number(), by_hand)
    facts["pressure_mpa"] = (
        by_hand(given["pressure_mpa"])
        if given.get("pressure_mpa") is not None
        else Fact(round(tank.pressure / 1e6, 4), FactMark.REGISTER, f"储罐 {tank.name}", f"vessel {tank.name}", hazard.at if hazard else None)
        if tank and tank.pressure
        else Fact(None, FactMark.UNKNOWN, "压力不明", "pressure unknown")
    )
    facts["kind"] = _kind(given, found, facts, by_hand)
    for name in ("rate_kg_s", "duration_min", "bund_area_m2"):
        facts[name] = by_hand(given[name]) if given.get(name) is not None else Fact(None, FactMark.UNKNOWN, "未填写", "not given")
    facts["hole_mm"] = (
        by_hand(given["hole_mm"])
        if given.get("hole_mm") is not None
        else Fact(HOLE_MM, FactMark.ASSUMED, "孔径不明，取 25 mm（小接管断裂）", "hole unknown: 25 mm, a torn-off branch")
    )
    if found is not None and found.is_flammable and found.has("heat_of_combustion"):
        facts |= _surroundings(given, found, by_hand)
    return facts


def _surroundings(given: Mapping[str, Any], found: Substance, by_hand: Any) -> dict[str, Fact]:
    """What a vapour cloud explosion depends on beside the gas: nobody sees it in a register, so defaults say why they stand."""
    velocity = found.constants.get("burning_velocity")
    slow = velocity is not None and velocity.value < SLOW
    assumed = FactMark.ASSUMED
    congestion = (
        Fact("none", assumed, "燃速低，空旷处不算爆炸；泄漏在室内时请改选", "burns slowly: no blast in the open; choose another when indoors")
        if slow
        else Fact("medium", assumed, "现场阻塞程度不明，按装置、管廊之间；空旷地请改选", "surroundings unknown: as between process units")
    )
    facts = {
        "congestion": congestion,
        "confinement": Fact("open", assumed, "是否封闭不明，按敞开；空腔、管沟、室内请改选", "confinement unknown: open; change it in voids, ducts, halls"),
        "congested_share": Fact(SHARE, assumed, "阻塞区内的燃料占比不明，取 20 %", "share of the gas inside the congestion unknown: 20 %"),
    }
    return facts | {name: by_hand(str(given[name]) if name != "congested_share" else given[name]) for name in facts if given.get(name) is not None}


def _vessel(hazard: HazardTold | None, found: Substance | None, wanted: str | None) -> TankTold | None:
    tanks: Sequence[TankTold] = hazard.tanks if hazard else ()
    if wanted:
        return next((t for t in tanks if t.name == wanted), None)
    fitting = [t for t in tanks if _same(found, t.substance)]
    return max(fitting, key=lambda t: t.volume or 0.0, default=None)


def _temperature(given: Mapping[str, Any], tank: TankTold | None, hazard: HazardTold | None, air: float, by_hand: Any) -> Fact:
    if given.get("temperature_c") is not None:
        hand: Fact = by_hand(given["temperature_c"])
        return hand
    if tank and tank.temperature:
        return Fact(round(tank.temperature - 273.15, 1), FactMark.REGISTER, f"储罐 {tank.name}", f"vessel {tank.name}", hazard.at if hazard else None)
    return Fact(air, FactMark.ASSUMED, "储存温度不明，取气温", "storage temperature unknown: as the air")


def _amount(
    given: Mapping[str, Any], tank: TankTold | None, hazard: HazardTold | None, found: Substance | None, temperature_c: float, by_hand: Any
) -> Fact:
    if given.get("amount_unknown"):
        return Fact(None, FactMark.UNKNOWN, "数量不明", "amount unknown")
    if given.get("amount_t") is not None:
        hand: Fact = by_hand(given["amount_t"])
        return hand
    if tank and tank.volume and found and hazard:
        try:
            tonnes = tank.volume * float(found.liquid_density(temperature_c + 273.15)) * FILL / 1000.0
        except ConsequenceError:
            tonnes = None
        if tonnes:
            return Fact(
                round(tonnes, 1), FactMark.DERIVED, f"{tank.name} {tank.volume:g} m³ × 充装 {FILL:.0%} × 密度（最大存量，不是现存量）",
                f"{tank.name} {tank.volume:g} m³ × {FILL:.0%} full × density: the most it holds, not what is in it now", hazard.at,
            )  # fmt: skip
    stored = next((q for n, c, q in hazard.substances if q is not None and _same(found, n, c)), None) if hazard else None
    if stored is not None and hazard:
        return Fact(
            stored, FactMark.REGISTER, f"{hazard.name} 设计最大量（不是现存量）", f"design maximum of {hazard.name}, not what is in it now", hazard.at
        )
    return Fact(None, FactMark.UNKNOWN, "数量不明", "amount unknown")


def _kind(given: Mapping[str, Any], found: Substance | None, facts: Facts, by_hand: Any) -> Fact:
    if given.get("kind"):
        hand: Fact = by_hand(str(given["kind"]))
        return hand
    if given.get("rate_kg_s") is not None:
        return Fact(SourceKind.RATE.value, FactMark.DERIVED, "已填写泄漏速率", "a rate was given")
    if found is not None and found.has("tnt_equivalence"):
        return Fact(SourceKind.EXPLOSIVE.value, FactMark.ASSUMED, "爆炸物：按全部一次爆炸（TNT 当量）", "an explosive: all of it at once (TNT equivalent)")
    critical = found.constants.get("critical_temperature") if found else None
    warm = facts["temperature_c"].number() + 273.15
    if critical is not None and warm >= critical.value:
        return Fact(SourceKind.GAS_HOLE.value, FactMark.DERIVED, "常温为气体", "a gas at this temperature")
    return Fact(SourceKind.LIQUID_HOLE.value, FactMark.ASSUMED, "泄漏方式不明，按孔泄漏", "way of release unknown: through a hole")


def case_of(title: str, substance_id: str, facts: Facts, *, lon: float, lat: float) -> dict[str, Any]:
    """The case for the library: quantities with units; what nobody knows is left out and stays a marked default there."""
    kind = str(facts["kind"].value)
    units = {
        "amount_t": ("amount", "t"), "rate_kg_s": ("rate", "kg/s"), "duration_min": ("duration", "min"), "hole_mm": ("hole", "mm"),
        "pressure_mpa": ("pressure", "MPa"), "temperature_c": ("temperature", "°C"), "bund_area_m2": ("bund_area", "m2"),
    }  # fmt: skip
    unused = {
        "gas_hole": {"rate_kg_s"}, "liquid_hole": {"rate_kg_s", "pressure_mpa"}, "rate": {"hole_mm", "pressure_mpa"},
        "rupture": {"hole_mm", "rate_kg_s", "duration_min", "pressure_mpa"}, "pool": {"hole_mm", "rate_kg_s", "pressure_mpa", "temperature_c"},
        "explosive": {"hole_mm", "rate_kg_s", "pressure_mpa", "duration_min", "temperature_c", "bund_area_m2"},
    }[kind]  # fmt: skip
    source: dict[str, Any] = {"kind": kind}
    for name, (key, unit) in units.items():
        if name not in unused and facts[name].value is not None:
            source[key] = f"{facts[name].number():.6g} {unit}"
    explosion = {name: str(facts[name].value) for name in ("congestion", "confinement") if name in facts}
    if "congested_share" in facts:
        explosion["congested_share"] = f"{facts['congested_share'].number() * 100:.6g} %"
    weather = {
        "wind": f"{facts['wind_speed'].number():.6g} m/s",
        "stability": str(facts["stability"].value),
        "temperature": f"{facts['air_temperature_c'].number():.6g} °C",
        "humidity": f"{facts['humidity'].number() * 100:.6g} %",
        "reference_height": f"{facts['reference_height'].number():.6g} m",
    }
    if facts["wind_from"].value is not None:
        weather["direction"] = f"{facts['wind_from'].number():.6g} deg"
    return {
        "title": title, "substance": {"name": substance_id}, "source": source, "weather": weather, "location": {"lon": lon, "lat": lat},
        **({"explosion": explosion} if explosion else {}),
    }  # fmt: skip
