"""Reads by place on a scoped queryset of register entries: box, nearest, within a distance, vector tiles."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.contrib.gis.geos import Polygon
from django.core.cache import cache
from django.db import connection, models
from django.db.models import FloatField, QuerySet, TextField
from django.db.models.expressions import RawSQL

from muster.kit.actors import Actor
from muster.kit.errors import OutOfRange
from muster.kit.geometry import CHINA, Bounds, Point
from muster.kit.register.models import RegisterRecord

__all__ = ["AGGREGATED", "TILE_SECONDS", "cached_tile", "in_box", "in_division", "nearest", "read_bounds", "tile", "within"]

R = TypeVar("R", bound=RegisterRecord)
AGGREGATED = 9
"""Up to this zoom a tile shows counts in a grid, beyond it single entries."""
_GRID = {10: 256, 11: 512}
TILE_SECONDS = 60


def read_bounds(west: float, south: float, east: float, north: float) -> Bounds:
    """A box from a request; refuses one that is turned round or lies outside the country."""
    if not (west < east and south < north):
        raise OutOfRange("box-turned-round", field="bbox")
    if east < CHINA.west or west > CHINA.east or north < CHINA.south or south > CHINA.north:
        raise OutOfRange("box-outside", field="bbox")
    return Bounds(max(west, -180.0), max(south, -90.0), min(east, 180.0), min(north, 90.0))


def in_box(queryset: QuerySet[R], box: Bounds) -> QuerySet[R]:
    """Entries whose position lies in the box."""
    return queryset.filter(position__bboverlaps=Polygon.from_bbox((box.west, box.south, box.east, box.north)))


def in_division(queryset: QuerySet[R], code: str) -> QuerySet[R]:
    """Entries of a division by its code: a county's six digits, or the first two or four of a province or city."""
    code = code[:4] if len(code) == 6 and code.endswith("00") else code
    code = code[:2] if len(code) == 4 and code.endswith("00") else code
    if not code:
        return queryset
    if len(code) == 6:
        return queryset.filter(division_code=code)
    return queryset.filter(division_code__gte=code, division_code__lt=str(int(code) + 1).zfill(len(code)))


def _geography(model: type[models.Model]) -> str:
    return f'"{model._meta.db_table}"."position"::geography'


def with_distance(queryset: QuerySet[R], near: Point, *, by_index: bool = True) -> QuerySet[Any]:
    """Each entry with its ``distance`` from a point. [m] Without ``by_index`` each one's is computed."""
    here = "st_setsrid(st_makepoint(%s, %s), 4326)::geography"
    there = _geography(queryset.model)
    sql = f"({there} <-> {here})" if by_index else f"st_distance({there}, {here}, false)"
    away = RawSQL(sql, (near.lon, near.lat), output_field=FloatField())
    return queryset.filter(position__isnull=False).annotate(distance=away)


def nearest(actor: Actor, queryset: QuerySet[R], near: Point, limit: int = 20) -> QuerySet[Any]:
    """The nearest entries, nearest first, each with its ``distance``. [m]

    The distance index walks outwards over everybody's entries, which is quick for a province and endless for a county
    asked about a point far outside of it; so a city's or county's entries are taken by scope and measured one by one.
    """
    wide = actor.org_path.count(".") < 2
    return with_distance(queryset, near, by_index=wide).order_by("distance")[: max(1, min(limit, 100))]


def within(queryset: QuerySet[R], near: Point, radius: float) -> QuerySet[Any]:
    """Entries within a distance of a point. [m] Nearest first."""
    inside = RawSQL(
        f"st_dwithin({_geography(queryset.model)}, st_setsrid(st_makepoint(%s, %s), 4326)::geography, %s)",
        (near.lon, near.lat, radius),
        output_field=models.BooleanField(),
    )
    return with_distance(queryset, near).filter(inside).order_by("distance")


def tile(queryset: QuerySet[Any], *, layer: str, z: int, x: int, y: int, attributes: Mapping[str, str], rank: str = "") -> bytes:
    """One vector tile (MVT) of the entries.

    Up to zoom 9 the features are grid cells with ``n`` (how many) and ``r`` (the highest of column ``rank``); beyond, the
    entries themselves with ``attributes`` (name in the tile: column). At zooms 10 and 11 entries that would fall on the
    same spot are drawn once, with ``n``.

    Parameters
    ----------
    queryset : QuerySet
        Scoped entries of one register.
    layer : str
        Name of the layer in the tile.
    z, x, y : int
        Tile address.
    attributes : mapping
        Attribute name to column.
    rank : str, optional
        Numeric column that decides a cell's colour.
    """
    if not (0 <= z <= 22 and 0 <= x < 2**z and 0 <= y < 2**z):
        raise OutOfRange("tile-outside", field="z")
    table = queryset.model._meta.db_table
    box = "st_tileenvelope(%s, %s, %s)"
    spot = RawSQL(f'"{table}"."on_map"', (), output_field=TextField())  # bare: the ORM would cast a geometry to bytes
    rows = queryset.order_by().filter(RawSQL(f'"{table}"."on_map" && {box}', (z, x, y), output_field=models.BooleanField()))
    if z in _GRID:
        attributes = {name: column for name, column in attributes.items() if name != "name"}  # too dense to be read
    columns = list(dict.fromkeys([*attributes.values(), *([rank] if rank else [])]))
    inner, params = rows.annotate(spot_=spot).values_list("spot_", *columns).query.sql_with_params()
    named = ", ".join(["spot", *(f"c{i}" for i in range(len(columns)))])
    place = {column: f"c{i}" for i, column in enumerate(columns)}
    ranked = f"max({place[rank]})" if rank else "null::int"
    shown = ", ".join(
        f'{place[column]}::text as "{name}"' if name == "id" else f'{place[column]} as "{name}"' for name, column in attributes.items()
    )
    if z <= AGGREGATED:
        body = f"select st_snaptogrid(spot, 40075016.68 / 2 ^ {z} / 128) g, count(*)::int n, {ranked} r from e group by 1"
        out = f"select st_asmvtgeom(g, {box}, 4096, 64, true) geom, n, r from s"
    elif z in _GRID:
        first = ", ".join(f"(array_agg({place[c]}))[1] as {place[c]}" for c in columns)
        body = (
            f"select (array_agg(spot))[1] g, count(*)::int n, {first} from e"
            f" group by st_snaptogrid(spot, 40075016.68 / 2 ^ {z} / {_GRID[z]})"
        )
        out = f"select st_asmvtgeom(g, {box}, 4096, 64, true) geom, n, {shown} from s"
    else:
        body = "select spot g, 1 n, e.* from e"
        out = f"select st_asmvtgeom(g, {box}, 4096, 64, true) geom, n, {shown} from s"
    sql = f"with e({named}) as ({inner}), s as ({body}), m as ({out}) select coalesce(st_asmvt(m, %s), '') from m"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, z, x, y, layer])
        return bytes(cursor.fetchone()[0])


def cached_tile(
    actor: Actor, queryset: QuerySet[Any], *, layer: str, z: int, x: int, y: int, attributes: Mapping[str, str], rank: str = ""
) -> bytes:
    """A tile, kept for a minute at the zooms that aggregate; kept for the actor's own scope and never handed to another."""
    if z > AGGREGATED:
        return tile(queryset, layer=layer, z=z, x=x, y=y, attributes=attributes, rank=rank)
    key = f"tile:{connection.settings_dict['NAME']}:{layer}:{actor.org_path}:{z}:{x}:{y}"
    kept = cache.get(key)
    if kept is None:
        kept = tile(queryset, layer=layer, z=z, x=x, y=y, attributes=attributes, rank=rank)
        cache.set(key, kept, TILE_SECONDS)
    return bytes(kept)
