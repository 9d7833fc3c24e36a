"""The engine's own configuration and the building of its tiles."""

from __future__ import annotations

import json
import subprocess
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any, Final

LONGEST_BUILD: Final = 3_600.0
"""A build that takes longer is ended. [s]"""


class BuildFailed(Exception):
    """The engine's builder did not make tiles of the data."""


def engine_version() -> str:
    """Name and version of the installed engine; tiles of another version cannot be read."""
    for name in ("pyvalhalla", "pyvalhalla-weekly"):
        try:
            return f"valhalla {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue
    return ""


def configuration(tiles: Path) -> dict[str, Any]:
    """The engine's settings, with limits that fit a province."""
    import valhalla

    found: dict[str, Any] = valhalla.get_config(tile_dir=str(tiles), tile_extract="")
    found["mjolnir"].update(tile_extract="", concurrency=2, admin="", timezone="")
    found["mjolnir"].pop("traffic_extract", None)
    found["mjolnir"]["logging"] = {"type": "", "color": False}
    # One search from the scene reaches every team: faster for many teams than a search for each, and exact.
    found["thor"]["source_to_target_algorithm"] = "timedistancematrix"
    limits = found["service_limits"]
    for costing in ("auto", "truck"):
        limits[costing].update(max_distance=5e6, max_matrix_distance=5e6, max_matrix_location_pairs=50_000, max_locations=2_100)
    limits["isochrone"].update(max_time_contour=600, max_distance_contour=1000, max_contours=10, max_locations=4)
    limits["max_exclude_polygons_length"] = 5_000_000
    limits["max_alternates"] = 3
    return found


def open_tiles(tiles: Path) -> Any:
    """The engine over these tiles. Given its settings as words, it would leave a file behind at every start."""
    import valhalla

    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as settings:
        json.dump(configuration(tiles), settings)
        settings.flush()
        return valhalla.Actor(settings.name)


def _builder() -> Path:
    """The builder's own program: the package's wrapper finds it only when it is on the caller's path."""
    import valhalla

    return Path(valhalla.__file__).resolve().parent / "bin" / "valhalla_build_tiles"


def build(source: Path, tiles: Path) -> None:
    """Build tiles of an OpenStreetMap file into an empty folder."""
    tiles.mkdir(parents=True, exist_ok=True)
    settings = tiles.parent / "build.json"
    settings.write_text(json.dumps(configuration(tiles)), encoding="utf-8")
    try:
        done = subprocess.run(
            [str(_builder()), "-c", str(settings), str(source)],
            capture_output=True, text=True, errors="replace", check=False, timeout=LONGEST_BUILD, stdin=subprocess.DEVNULL,
            cwd=tiles.parent,  # the builder leaves notes where it stands
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise BuildFailed(f"not done after {LONGEST_BUILD:.0f} s") from None
    finally:
        settings.unlink(missing_ok=True)
        (tiles.parent / "duplicateways.txt").unlink(missing_ok=True)
    if done.returncode or next(tiles.rglob("*.gph"), None) is None:
        last = (done.stderr or done.stdout).strip().splitlines()
        raise BuildFailed(last[-1][:300] if last else f"exit code {done.returncode}")
