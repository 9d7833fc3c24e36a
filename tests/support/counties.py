"""The divisions of the small world, for tests that need no more ground than that."""

import pytest
from django.contrib.gis.geos import Point

from muster.apps.geo.models import Division

__all__ = ["counties"]

_ROWS = (
    ("420000", "湖北省", "湖北", "province", None, None, None),
    ("420200", "黄石市", "黄石", "prefecture", "420000", (115.05, 30.20), 2_400_000),
    ("420222", "阳新县", "阳新", "county", "420200", (115.215, 29.83), 840_000),
    ("420500", "宜昌市", "宜昌", "prefecture", "420000", (111.29, 30.69), 4_000_000),
    ("420582", "当阳市", "当阳", "county", "420500", (111.79, 30.82), 440_000),
)


@pytest.fixture
def counties(db: None) -> None:
    """Hubei, 黄石 with 阳新, 宜昌 with 当阳: seats and people about right."""
    for code, name, short, level, parent, seat, people in _ROWS:
        Division.objects.get_or_create(
            code=code,
            defaults={
                "name": name, "short_name": short, "level": level, "parent_id": parent, "population": people,
                "seat": Point(*seat, srid=4326) if seat else None, "source": "test", "mark": "assumed",
            },
        )  # fmt: skip
