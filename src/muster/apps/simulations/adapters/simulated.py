"""A weather service without a network, for drills and trials: the same form, its own weather, and its name says so.

Its address is ``simulated://?wind_from=45&turn=12&wind_speed=2.5`` in place of the service's. The wind turns by ``turn`` degrees an
hour since midnight UTC, temperature and cloud follow the hour of the day; the same moment always has the same weather.
"""

import math
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from muster.kit.errors import Unavailable

__all__ = ["SCHEME", "SOURCE", "current"]

SCHEME: Final = "simulated"
SOURCE: Final = "模拟气象（演练用，非实测）"
_DEFAULTS: Final = {"wind_from": 45.0, "turn": 0.0, "wind_speed": 2.5, "temperature": 18.0, "cloud": 40.0}
_LIMITS: Final = {"wind_from": (0, 360), "turn": (-180, 180), "wind_speed": (0, 60), "temperature": (-40, 50), "cloud": (0, 100)}


def current(url: str, at: datetime) -> dict[str, Any]:
    """The weather now in the service's own form.

    >>> from datetime import UTC, datetime
    >>> current("simulated://?wind_from=350&turn=10", datetime(2026, 1, 1, 3, tzinfo=UTC))["current"]["wind_direction_10m"]
    20.0
    """
    wanted = _wanted(url)
    hours = at.hour + at.minute / 60.0 + at.second / 3600.0
    daily = math.cos((hours - 6.0) / 24.0 * 2.0 * math.pi)  # warmest at 14 h in China
    return {
        "current": {
            "time": at.strftime("%Y-%m-%dT%H:%M"),
            "wind_direction_10m": round((wanted["wind_from"] + wanted["turn"] * hours) % 360.0, 1),
            "wind_speed_10m": wanted["wind_speed"],
            "temperature_2m": round(wanted["temperature"] + 4.0 * daily, 1),
            "relative_humidity_2m": round(70.0 - 15.0 * daily),
            "cloud_cover": wanted["cloud"],
        }
    }


def _wanted(url: str) -> dict[str, float]:
    wanted = dict(_DEFAULTS)
    for name, told in parse_qs(urlsplit(url).query).items():
        try:
            value = float(told[-1])
            low, high = _LIMITS[name]
        except (KeyError, ValueError):
            raise Unavailable("weather-feed-unreachable", reason=f"{name}={told[-1]}") from None
        if not low <= value <= high:
            raise Unavailable("weather-feed-unreachable", reason=f"{name}={told[-1]}")
        wanted[name] = value
    return wanted
