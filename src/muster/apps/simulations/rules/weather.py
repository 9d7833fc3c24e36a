"""Weather for a run: which reading counts, how stable the air is, and what is taken when nobody knows."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from muster.apps.simulations.rules.facts import Fact, FactMark
from muster.consequence.units import wind_sentence as wind_sentence_zh
from muster.kit.terms import Term

__all__ = [
    "FARTHEST",
    "FRESH",
    "OLDEST",
    "Reading",
    "ReadingKind",
    "is_night",
    "solar_elevation",
    "stability_by_turner",
    "turned",
    "weather_facts",
    "wind_sentence",
]  # fmt: skip

FRESH: Final = timedelta(hours=1)
"""Older weather is shown as old [P]."""
OLDEST: Final = timedelta(hours=3)
"""Older weather is not used [P]."""
FARTHEST: Final = 30_000.0
"""A station farther away does not speak for the scene [P]. [m]"""
CALM: Final = 0.5
"""Below this a wind has no direction that zones could follow [P]. [m/s]"""


class ReadingKind(Term):
    """Where weather comes from; in this order it is believed."""

    MANUAL = "manual", "现场录入"
    STATION = "station", "气象站"
    FEED = "feed", "气象数据接口"


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the weather; what was not measured is None."""

    kind: ReadingKind
    source: str
    observed_at: datetime
    wind_speed: float | None = None
    wind_from: float | None = None
    reference_height: float = 10.0
    temperature_c: float | None = None
    humidity: float | None = None
    cloud_eighths: int | None = None
    stability: str | None = None
    distance_m: float | None = None


def solar_elevation(lon: float, lat: float, at: datetime) -> float:
    """Height of the sun above the horizon, without refraction. [degrees]

    Fourier series of Spencer (1971) for declination and equation of time; good to half a degree.

    >>> from datetime import datetime, UTC
    >>> round(solar_elevation(115.2, 29.8, datetime(2026, 6, 21, 4, 19, tzinfo=UTC)))
    83
    """
    utc = at.astimezone(UTC)
    g = 2.0 * math.pi / 365.0 * (utc.timetuple().tm_yday - 1 + (utc.hour - 12) / 24.0)
    declination = (
        0.006918 - 0.399912 * math.cos(g) + 0.070257 * math.sin(g) - 0.006758 * math.cos(2 * g) + 0.000907 * math.sin(2 * g)
    )  # fmt: skip
    equation = 229.18 * (0.000075 + 0.001868 * math.cos(g) - 0.032077 * math.sin(g) - 0.014615 * math.cos(2 * g) - 0.040849 * math.sin(2 * g))
    minutes = utc.hour * 60 + utc.minute + utc.second / 60 + equation + 4.0 * lon
    hour_angle = math.radians(minutes / 4.0 - 180.0)
    phi = math.radians(lat)
    sine = math.sin(phi) * math.sin(declination) + math.cos(phi) * math.cos(declination) * math.cos(hour_angle)
    return math.degrees(math.asin(max(-1.0, min(1.0, sine))))


def is_night(lon: float, lat: float, at: datetime) -> bool:
    """Whether the sun is down; the guide's night is from sunset to sunrise."""
    return solar_elevation(lon, lat, at) <= 0.0


_KNOT: Final = 0.514444
# Turner (1964): wind in whole knots up to which the row holds, class by net radiation index 4 3 2 1 0 -1 -2 [recalled]
_TURNER: Final = (
    (1, "AABCDFF"), (3, "ABBCDFF"), (5, "ABCDDEF"), (6, "BBCDDEF"), (7, "BBCDDDE"), (9, "BCCDDDE"), (10, "CCDDDDE"), (11, "CCDDDDD"),
)  # fmt: skip
_STRONG: Final = "CDDDDDD"


def stability_by_turner(wind_speed: float, *, elevation: float, cloud_eighths: int) -> str:
    """Pasquill class from wind at 10 m, height of the sun and cloud cover (Turner 1964; the height of the clouds is not asked).

    >>> stability_by_turner(2.0, elevation=-10.0, cloud_eighths=1), stability_by_turner(2.0, elevation=50.0, cloud_eighths=1)
    ('F', 'B')
    >>> stability_by_turner(6.5, elevation=50.0, cloud_eighths=8)
    'D'
    """
    if cloud_eighths >= 8:
        index = 0
    elif elevation <= 0.0:
        index = -2 if cloud_eighths <= 3 else -1
    else:
        index = 4 if elevation > 60 else 3 if elevation > 35 else 2 if elevation > 15 else 1
        if cloud_eighths > 4:
            index = max(1, index - 1)
    knots = round(wind_speed / _KNOT)
    row = next((classes for most, classes in _TURNER if knots <= most), _STRONG)
    return row[4 - index]


def turned(before: float | None, after: float | None) -> float | None:
    """By how much the wind has turned, 0 to 180; None where one of the two is unknown. [degrees]

    >>> turned(350.0, 10.0), turned(None, 10.0)
    (20.0, None)
    """
    if before is None or after is None:
        return None
    return abs((after - before + 180.0) % 360.0 - 180.0)


def wind_sentence(wind_from: float | None, language: str = "zh") -> str:
    """Wind as people say it.

    >>> wind_sentence(45.0), wind_sentence(45.0, "en"), wind_sentence(None)
    ('风从 NE 来，向 SW 去', 'Wind from NE towards SW', '风向不明')
    """
    if wind_from is None:
        return "Wind direction unknown" if language == "en" else "风向不明"
    zh = wind_sentence_zh(wind_from)
    if language != "en":
        return zh
    _, origin, _, goal, *_ = zh.split()
    return f"Wind from {origin} towards {goal}"


def weather_facts(reading: Reading | None, *, lon: float, lat: float, at: datetime) -> dict[str, Fact]:
    """Wind, stability, air temperature and humidity for a run, each with its origin.

    A direction that nobody knows stays unknown: the zones then reach to every side. Speed and stability that nobody knows take
    the screening weather of 40 CFR 68.22: 3 m/s and D by day, 1.5 m/s and F by night [C].
    """
    elevation = solar_elevation(lon, lat, at)
    night = elevation <= 0.0
    speed = reading.wind_speed if reading else None
    known = _known(reading)
    facts = {
        "wind_speed": known(speed)
        if speed is not None
        else _screening(night),
        "wind_from": known(reading.wind_from)
        if reading and reading.wind_from is not None and (speed is None or speed >= CALM)
        else Fact(None, FactMark.UNKNOWN, "风向不明（无数据或静风）：各方向均可能", "wind direction unknown or calm: every side is possible"),
        "stability": _stability(reading, speed, elevation),
    }
    height, mark = (reading.reference_height, FactMark.MEASURED) if reading and speed is not None else (10.0, FactMark.ASSUMED)
    facts["reference_height"] = Fact(height, mark, "风速高度", "height of the wind")
    temperature, humidity = (reading.temperature_c, reading.humidity) if reading else (None, None)
    facts["air_temperature_c"] = (
        known(temperature) if temperature is not None else Fact(20.0, FactMark.ASSUMED, "无气温数据，取 20 °C", "no air temperature known: 20 °C")
    )
    facts["humidity"] = known(humidity) if humidity is not None else Fact(0.6, FactMark.ASSUMED, "无湿度数据，取 60 %", "no humidity known: 60 %")
    return facts


def _screening(night: bool) -> Fact:
    if night:
        return Fact(1.5, FactMark.ASSUMED, "无风速数据，取夜间 1.5 m/s", "no wind speed known: 1.5 m/s by night")
    return Fact(3.0, FactMark.ASSUMED, "无风速数据，取白天 3 m/s", "no wind speed known: 3 m/s by day")


def _known(reading: Reading | None) -> Callable[[float | str], Fact]:
    def fact(value: float | str) -> Fact:
        if reading is None:
            raise TypeError("nothing is known without a reading")
        mark = FactMark.GIVEN if reading.kind is ReadingKind.MANUAL else FactMark.MEASURED
        far = f"，距现场 {reading.distance_m / 1000:.1f} km" if reading.distance_m is not None else ""
        far_en = f", {reading.distance_m / 1000:.1f} km from the scene" if reading.distance_m is not None else ""
        return Fact(value, mark, f"{reading.kind.zh} {reading.source}{far}", f"{reading.kind.value} {reading.source}{far_en}", reading.observed_at)

    return fact


def _stability(reading: Reading | None, speed: float | None, elevation: float) -> Fact:
    night = elevation <= 0.0
    if reading and reading.stability:
        found: Fact = _known(reading)(reading.stability)
        return found
    if speed is None:
        zh, en = ("无风速，取夜间 F 类", "no wind known: F by night") if night else ("无风速，取白天 D 类", "no wind known: D by day")
        return Fact("F" if night else "D", FactMark.ASSUMED, zh, en)
    if reading is not None and reading.cloud_eighths is not None:
        found_class = stability_by_turner(speed, elevation=elevation, cloud_eighths=reading.cloud_eighths)
        return Fact(
            found_class, FactMark.DERIVED, f"由风速、云量 {reading.cloud_eighths}/8 和太阳高度 {elevation:.0f}° 推算（Turner）",
            f"from wind, cloud {reading.cloud_eighths}/8 and sun at {elevation:.0f}° (Turner)", reading.observed_at,
        )  # fmt: skip
    found_class = stability_by_turner(speed, elevation=elevation, cloud_eighths=0 if night else 8)
    zh, en = ("晴夜", "clear night") if night else ("阴天", "overcast day")
    return Fact(found_class, FactMark.ASSUMED, f"云量不明，按{zh}偏安全取值", f"cloud cover unknown: {en}, on the safe side")
