"""Quantities with units, as people write them, to SI: the border where wrong units are caught."""

from __future__ import annotations

import math
import re

from .errors import BadCase, WrongUnit

# dimension → unit → (factor, offset): SI = value · factor + offset
UNITS: dict[str, dict[str, tuple[float, float]]] = {
    "length": {"m": (1.0, 0.0), "mm": (1e-3, 0.0), "cm": (1e-2, 0.0), "km": (1e3, 0.0), "in": (0.0254, 0.0), "米": (1.0, 0.0)},
    "area": {"m2": (1.0, 0.0), "m²": (1.0, 0.0), "cm2": (1e-4, 0.0), "mm2": (1e-6, 0.0)},
    "volume": {"m3": (1.0, 0.0), "m³": (1.0, 0.0), "L": (1e-3, 0.0), "l": (1e-3, 0.0)},
    "mass": {"kg": (1.0, 0.0), "t": (1e3, 0.0), "g": (1e-3, 0.0), "吨": (1e3, 0.0), "千克": (1.0, 0.0)},
    "time": {"s": (1.0, 0.0), "min": (60.0, 0.0), "h": (3600.0, 0.0), "秒": (1.0, 0.0), "分钟": (60.0, 0.0), "小时": (3600.0, 0.0)},
    "speed": {"m/s": (1.0, 0.0), "km/h": (1 / 3.6, 0.0), "kn": (0.514444, 0.0)},
    "mass rate": {"kg/s": (1.0, 0.0), "kg/min": (1 / 60.0, 0.0), "kg/h": (1 / 3600.0, 0.0), "t/h": (1 / 3.6, 0.0)},
    "temperature": {"K": (1.0, 0.0), "°C": (1.0, 273.15), "C": (1.0, 273.15), "℃": (1.0, 273.15)},
    "pressure": {
        "Pa": (1.0, 0.0),
        "kPa": (1e3, 0.0),
        "MPa": (1e6, 0.0),
        "bar": (1e5, 0.0),
        "atm": (101325.0, 0.0),
        "kPag": (1e3, 101325.0),
        "MPag": (1e6, 101325.0),
        "barg": (1e5, 101325.0),
    },
    "share": {"%": (0.01, 0.0), "1": (1.0, 0.0)},
    "angle": {"deg": (1.0, 0.0), "°": (1.0, 0.0)},
    "air changes": {"1/h": (1 / 3600.0, 0.0), "/h": (1 / 3600.0, 0.0), "次/h": (1 / 3600.0, 0.0), "1/s": (1.0, 0.0)},
}
EXAMPLES = {
    "length": "50 mm",
    "area": "20 m2",
    "volume": "100 m3",
    "mass": "20 t",
    "time": "10 min",
    "speed": "3 m/s",
    "mass rate": "5 kg/s",
    "temperature": "25 °C",
    "pressure": "0.8 MPa",
    "share": "60 %",
    "angle": "45 deg",
    "air changes": "0.5 1/h",
}
POINTS = {
    name: i * 22.5
    for i, name in enumerate(("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"))
}
CHINESE_POINTS = {"北": 0.0, "东北": 45.0, "东": 90.0, "东南": 135.0, "南": 180.0, "西南": 225.0, "西": 270.0, "西北": 315.0}


def read_quantity(text: object, dimension: str, *, quantity: str) -> float:
    """Turn ``"20 t"`` into 20000.0 of a wanted dimension.

    Raises
    ------
    WrongUnit
        No number, no unit, an unknown unit or one of another dimension; the message says what would be right.

    Examples
    --------
    >>> read_quantity("25 °C", "temperature", quantity="air temperature")
    298.15
    """
    example = EXAMPLES[dimension]
    if isinstance(text, int | float) and not isinstance(text, bool) and math.isfinite(text):
        raise WrongUnit("no-unit", quantity=quantity, example=f"{text} {example.split()[1]}")
    match = re.fullmatch(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(\S*)\s*", text) if isinstance(text, str) else None
    if match is None or not math.isfinite(float(match[1])):
        raise WrongUnit("not-a-number", quantity=quantity, text=text, example=example)
    value, unit = float(match[1]), match[2]
    if not unit:
        raise WrongUnit("no-unit", quantity=quantity, example=example)
    known = UNITS[dimension]
    if unit not in known:
        other = next((name for name, units in UNITS.items() if unit in units), None)
        if other is not None:
            raise WrongUnit("wrong-dimension", quantity=quantity, unit=unit, found=other, wanted=dimension, example=example)
        near = next((f"; did you mean “{name}”?" for name in known if name.lower() == unit.lower()), "")
        raise WrongUnit("unknown-unit", quantity=quantity, unit=unit, known=", ".join(known) + near)
    factor, offset = known[unit]
    return value * factor + offset


def read_direction(text: object) -> float:
    """Direction the wind comes **from**, in degrees clockwise from north: ``"NE"``, ``"东北"`` or ``"45 deg"``.

    Raises
    ------
    WrongUnit, BadCase
        A number without a unit; no point of the compass, or no angle from 0 to 360 degrees.
    """
    name = str(text).strip()
    if name.upper() in POINTS:
        return POINTS[name.upper()]
    if name.removesuffix("风") in CHINESE_POINTS:
        return CHINESE_POINTS[name.removesuffix("风")]
    angle = read_quantity(text, "angle", quantity="[weather] direction") if re.match(r"\s*[-+.\d]", name) else math.nan
    if not 0.0 <= angle <= 360.0:
        raise BadCase("unknown-choice", section="weather", key="direction", value=text, known=", ".join(POINTS) + ", 北 … 西北, “0 deg” … “360 deg”")
    return angle % 360.0


def wind_sentence(degrees: float) -> str:
    """Wind as people say it: 风从 NE 来，向 SW 去.

    >>> wind_sentence(45.0)
    '风从 NE 来，向 SW 去'
    """
    names = list(POINTS)
    index = round((degrees % 360.0) / 22.5) % 16
    return f"风从 {names[index]} 来，向 {names[(index + 8) % 16]} 去"
