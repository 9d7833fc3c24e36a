"""The weather service: current weather at a point, in the form of Open-Meteo's forecast interface.

Any service or mirror with that form will do; without an address nothing is asked. Only the worker asks, never a request. For drills
``simulated://`` stands in for a service.
"""

import os
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from muster.apps.simulations.adapters import simulated
from muster.kit import time
from muster.kit.errors import Unavailable

__all__ = ["address", "fetch", "is_configured"]

FIELDS: Final = ("temperature_2m", "relative_humidity_2m", "wind_speed_10m", "wind_direction_10m", "cloud_cover")
_TIMEOUT: Final = httpx.Timeout(8.0, connect=3.0)
_LARGEST: Final = 100_000


def address() -> str:
    """The service's address from the environment or from the secrets folder; empty when there is none."""
    given = os.environ.get("MUSTER_WEATHER_FEED", "").strip()
    folder = os.environ.get("MUSTER_SECRETS_DIR", "")
    if not given and folder and (file := Path(folder) / "weather_feed").is_file():
        given = file.read_text("utf-8").strip()
    return given if urlsplit(given).scheme in ("http", "https", simulated.SCHEME) else ""


def is_configured() -> bool:
    """Whether an administrator has given an address."""
    return bool(address())


def fetch(lon: float, lat: float) -> dict[str, Any]:
    """The weather now at a point, as a reading's values; what the service left out is None."""
    url = address()
    if not url:
        raise Unavailable("weather-feed-unset")
    if urlsplit(url).scheme == simulated.SCHEME:
        return _read(simulated.current(url, time.now()), simulated.SOURCE)
    query: dict[str, str | float] = {
        "latitude": round(lat, 4), "longitude": round(lon, 4), "current": ",".join(FIELDS), "wind_speed_unit": "ms", "timezone": "UTC",
    }  # fmt: skip
    try:
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=False) as client, client.stream("GET", url, params=query) as answer:
            if answer.status_code != httpx.codes.OK:
                raise Unavailable("weather-feed-unreachable", reason=f"HTTP {answer.status_code}")
            body = bytearray()
            for part in answer.iter_bytes():
                body += part
                if len(body) > _LARGEST:
                    raise Unavailable("weather-feed-unreachable", reason=f"> {_LARGEST} B")
            told = httpx.Response(200, content=bytes(body)).json()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unavailable("weather-feed-unreachable", reason=type(error).__name__) from None
    except ValueError:
        raise Unavailable("weather-feed-unreachable", reason="no JSON") from None
    return _read(told, urlsplit(url).hostname or "")


def _read(told: Any, host: str) -> dict[str, Any]:
    try:
        current = told["current"]
        at = datetime.fromisoformat(str(current["time"]))
    except (KeyError, TypeError, ValueError):
        raise Unavailable("weather-feed-unreachable", reason="no current weather in the answer") from None

    def number(name: str, low: float, high: float) -> float | None:
        value = current.get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value) or not low <= value <= high:
            return None
        return float(value)

    cloud, humidity, direction = number("cloud_cover", 0, 100), number("relative_humidity_2m", 0, 100), number("wind_direction_10m", 0, 360)
    return {
        "source": host,
        "observed_at": at if at.tzinfo else at.replace(tzinfo=UTC),
        "wind_speed": number("wind_speed_10m", 0, 60),
        "wind_from": None if direction is None else direction % 360.0,
        "temperature_c": number("temperature_2m", -60, 60),
        "humidity": None if humidity is None else humidity / 100.0,
        "cloud_eighths": None if cloud is None else round(cloud / 12.5),
        "reference_height": 10.0,
    }
