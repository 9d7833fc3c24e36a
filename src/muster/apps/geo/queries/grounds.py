"""The grounds of counties, to be drawn on a map of the province."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import shapely
from django.contrib.gis.db.models.functions import AsWKB
from django.db.models import QuerySet

from muster.apps.geo.models import DivisionArea
from muster.apps.geo.queries.sources import map_version
from muster.apps.geo.rules.boundaries import to_degrees
from muster.apps.geo.rules.divisions import Level, digits_of

__all__ = ["Ground", "grounds"]

_TOLERANCE: Final = 400.0
"""Of the drawing. [m on the Mercator plane]"""


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of a division as GeoJSON writes it, in degrees."""

    code: str
    geometry: dict[str, Any]


def grounds(parent: str) -> list[Ground]:
    """The grounds of all counties inside a division, itself included; none when boundaries are not loaded."""
    return list(_grounds(parent, map_version(), _areas(parent).count()))


def _areas(parent: str) -> QuerySet[DivisionArea]:
    return DivisionArea.objects.filter(
        detail=DivisionArea.Detail.FULL, division__level=Level.COUNTY, division__valid_to__isnull=True,
        division__code__startswith=digits_of(parent))  # fmt: skip


@lru_cache(maxsize=4)
def _grounds(parent: str, _version: str, _count: int) -> tuple[Ground, ...]:
    """Simplified together, so that neighbours go on sharing their edge."""
    rows = list(_areas(parent).order_by("division_id").annotate(shape=AsWKB("geom")).values_list("division_id", "shape"))
    shapes = shapely.from_wkb(np.array([bytes(shape) for _, shape in rows], dtype=object))
    simple = shapely.set_precision(to_degrees(shapely.coverage_simplify(shapes, _TOLERANCE)), 1e-4) if rows else []
    return tuple(Ground(code, json.loads(shapely.to_geojson(shape))) for (code, _), shape in zip(rows, simple, strict=True))
