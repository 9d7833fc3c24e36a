"""When people may go back: readings, not words, in every place where gas can hide, by two units, held for a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from muster.apps.simulations.rules.source import chemical
from muster.consequence.errors import ConsequenceError
from muster.consequence.substances import Substance
from muster.consequence.toxic import aegl
from muster.kit.terms import Term

__all__ = ["GasUnit", "Lack", "Limit", "Measured", "Place", "PointKind", "evidence", "gate", "limit_for", "needed_kinds"]

HOLD: Final = timedelta(minutes=30)
"""From the first to the last reading below the limit [处置知识 §2: two readings 30 minutes apart]."""
FRESH: Final = timedelta(minutes=60)
"""An older last reading does not speak for now [P]."""
SHARE_OF_LEL: Final = 10.0
"""Of the lower flammable limit, for what burns [needs.md 9]. [%]"""


class PointKind(Term):
    """Where gas is looked for."""

    BOUNDARY = "boundary", "厂界、警戒边界"
    VOID = "void", "地下空间、空腔"
    DRAIN = "drain", "管沟、下水道、暗涵"
    BUILDING = "building", "相邻建筑"


class GasUnit(Term):
    """What a reading is given in."""

    LEL = "percent_lel", "% LEL"
    PPM = "ppm", "ppm"


@dataclass(frozen=True, slots=True)
class Limit:
    """Below what a place is taken as clear, and where that number comes from."""

    value: float
    unit: GasUnit
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be measured; ``absent`` says that somebody looked and there is none of this kind."""

    id: UUID
    name: str
    kind: PointKind
    absent: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """One reading of one instrument."""

    point_id: UUID
    value: float
    unit: GasUnit
    instrument: str
    measured_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Lack:
    """What is still missing, where (None: all over), in both languages."""

    code: str
    point_id: UUID | None
    zh: str
    en: str


def _poisons(found: Substance) -> bool:
    return bool(found.toxicity.get("aegl", {}).get("values"))


def limit_for(told: str) -> Limit | None:
    """The limit of a substance: AEGL-1 of an hour for what poisons, a tenth of the lower flammable limit for what burns.

    What does both takes the lower of the two; what poisons and has no AEGL-1 has no limit that anybody knows.
    """
    found = chemical(told)
    if found is None:
        return None
    harmful = None
    if _poisons(found):
        try:
            harmful = aegl(found, 1, 60.0)[0]
        except ConsequenceError:
            return None
    if found.is_flammable and (harmful is None or SHARE_OF_LEL / 100.0 * found.constant("lfl") * 1e6 < harmful):
        return Limit(SHARE_OF_LEL, GasUnit.LEL, "爆炸下限的 10 %", "10 % of the lower flammable limit")
    return None if harmful is None else Limit(float(f"{harmful:.3g}"), GasUnit.PPM, "60 min AEGL-1（项目规定）", "AEGL-1 of 60 min [P]")


def needed_kinds(told: str) -> tuple[PointKind, ...]:
    """Which kinds of place must be listed, or declared absent: gas that burns first hides below ground, what poisons is met at the boundary."""
    found, limit = chemical(told), limit_for(told)
    if found is None:
        return tuple(PointKind)
    if _poisons(found) and not (limit and limit.unit is GasUnit.LEL):
        return (PointKind.BOUNDARY,)
    return (PointKind.VOID, PointKind.DRAIN, PointKind.BUILDING)


def gate(
    places: Sequence[Place], readings: Iterable[Measured], *, limit: Limit | None, needed: Iterable[PointKind], at: datetime
) -> tuple[Lack, ...]:
    """Everything that still forbids to lift the area; empty when it may be lifted."""
    if limit is None:
        return (Lack("no-limit", None, "没有限值：物质不明或表中无值，请写明限值和出处", "no limit: unknown substance or no value; state one and its source"),)
    by_place: dict[UUID, list[Measured]] = {}
    for reading in sorted(readings, key=lambda r: r.at):
        if reading.unit is limit.unit:
            by_place.setdefault(reading.point_id, []).append(reading)
    listed = {p.kind for p in places}
    lacks = [
        Lack("not-listed", None, f"未列出{kind.zh}：列出测点，或注明没有", f"no {kind.value} listed: name one, or state that there is none")
        for kind in needed
        if kind not in listed
    ]
    units: set[str] = set()
    for place in places:
        if place.absent:
            continue
        held = _held(by_place.get(place.id, []), limit)
        units |= {r.measured_by for r in held}
        lacks += _lacks_of(place, by_place.get(place.id, []), held, at)
    if not any(not p.absent for p in places):
        lacks.append(Lack("nothing-measured", None, "没有任何测点", "no place to measure is listed"))
    elif len(units) < 2:
        lacks.append(Lack("one-unit", None, "须有两个单位的读数", "readings of two units are needed"))
    return tuple(lacks)


def _held(readings: Sequence[Measured], limit: Limit) -> list[Measured]:
    """The readings since the last one at or above the limit."""
    last = max((i for i, r in enumerate(readings) if r.value >= limit.value), default=-1)
    return list(readings[last + 1 :])


def _lacks_of(place: Place, all_: Sequence[Measured], held: Sequence[Measured], at: datetime) -> list[Lack]:
    def lack(code: str, zh: str, en: str) -> list[Lack]:
        return [Lack(code, place.id, f"{place.name}：{zh}", f"{place.name}: {en}")]

    if not all_:
        return lack("not-measured", "未测", "not measured")
    if not held:
        return lack("above", "最近读数不低于限值", "the last reading is not below the limit")
    found: list[Lack] = []
    if len({r.instrument for r in held}) < 2:
        found += lack("one-instrument", "须用两台仪器", "two instruments are needed")
    if held[-1].at - held[0].at < HOLD:
        found += lack("not-held", f"低于限值未满 {HOLD.seconds // 60} 分钟", f"below the limit for less than {HOLD.seconds // 60} minutes")
    if at - held[-1].at > FRESH:
        found += lack("old", f"最近读数超过 {FRESH.seconds // 60} 分钟", f"the last reading is older than {FRESH.seconds // 60} minutes")
    return found


def evidence(places: Sequence[Place], readings: Sequence[Measured], unit: GasUnit) -> list[Mapping[str, Any]]:
    """What the release rests on, place by place, to be kept with it."""
    told: list[Mapping[str, Any]] = []
    for place in places:
        own = [r for r in readings if r.point_id == place.id and r.unit is unit]
        told.append({
            "name": place.name, "kind": place.kind.value, "absent": place.absent, "readings": len(own),
            "last": max(own, key=lambda r: r.at).value if own else None,
            "units": sorted({r.measured_by for r in own}),
        })  # fmt: skip
    return told
