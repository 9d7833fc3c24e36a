"""The base map as vector tiles."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from django.db import connection

from muster.kit.errors import NotFound

__all__ = ["MAX_ZOOM", "base_tile"]

MAX_ZOOM: Final = 14
_KEPT: Final = 4_000

# Names of layers and attributes are a promise to the styles: docs/rooms/geo.md.
_TILE = """
with t as (select st_tileenvelope(%(z)s, %(x)s, %(y)s) e, %(z)s::int z),
b as (select t.*, st_transform(t.e, 4326) g, case when z <= 5 then 0 when z <= 8 then 1 else 2 end detail from t),
land as (
  select st_asmvtgeom(a.geom, b.e, 4096, 16, true) geom, d.code, d.name, d.level
  from geo_divisionarea a join geo_division d on d.code = a.division_id, b
  where a.detail = b.detail and a.geom && b.e),
boundary as (
  select st_asmvtgeom(l.geom, b.e, 4096, 16, true) geom, l.level from geo_boundaryline l, b
  where l.detail = b.detail and l.geom && b.e
    and case l.level when 'prefecture' then b.z >= 6 when 'county' then b.z >= 8 else true end),
road as (
  select st_asmvtgeom(st_transform(r.geom, 3857), b.e, 4096, 32, true) geom, r.road_class as class, r.route,
    case when r.route ~ '^[GS][0-9]+' then r.route end shield, round((r.length / 1000)::numeric, 1)::float8 km,
    round((r.speed * 3.6)::numeric)::int kmh, r.mark
  from geo_roadlink r, b where r.geom && b.g
    and b.z >= case r.road_class when 'expressway' then 5 when 'trunk' then 7 when 'primary' then 8 else 9 end),
province as (
  select st_asmvtgeom(a.label, b.e, 4096, 64, true) geom, d.name, d.short_name short, 'province'::text kind, 1 rank, d.code, d.mark
  from geo_divisionarea a join geo_division d on d.code = a.division_id, b
  where a.detail = 0 and a.label && st_expand(b.e, (st_xmax(b.e) - st_xmin(b.e)) / 64) and b.z >= 2),
place as (
  select * from province union all
  select st_asmvtgeom(st_transform(p.geom, 3857), b.e, 4096, 64, true) geom, p.name, coalesce(d.short_name, p.name) short,
    case p.kind when 'exit' then 'junction' else p.kind end kind,
    case p.kind when 'province' then 1 when 'prefecture' then 2 when 'county' then 3 when 'town' then 4
      when 'interchange' then 5 when 'village' then 7 else 6 end rank, p.division_id code, p.mark
  from geo_place p left join geo_division d on p.id = 'd' || d.code, b
  where p.geom && st_expand(b.g, (st_xmax(b.g) - st_xmin(b.g)) / 64) and p.is_own_position
    and (p.kind <> 'province' or not exists (select from geo_divisionarea a where a.division_id = d.code and a.detail = 0))
    and b.z >= case p.kind when 'province' then 2 when 'prefecture' then 5 when 'county' then 7 when 'town' then 9
      when 'village' then 9 else 10 end
  order by rank, code)
select coalesce((select st_asmvt(land, 'land') from land where geom is not null), '')
  || coalesce((select st_asmvt(boundary, 'boundary') from boundary where geom is not null), '')
  || coalesce((select st_asmvt(road, 'road') from road where geom is not null), '')
  || coalesce((select st_asmvt(place, 'place') from place where geom is not null), '')
"""


class _Shelf:
    """The tiles of one version of the ground that were asked for last. Nothing in them is secret, so all share them."""

    def __init__(self, size: int) -> None:
        self._size, self._version = size, ""
        self._tiles: OrderedDict[tuple[int, int, int], bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, version: str, key: tuple[int, int, int]) -> bytes | None:
        with self._lock:
            if version != self._version or key not in self._tiles:
                return None
            self._tiles.move_to_end(key)
            return self._tiles[key]

    def put(self, version: str, key: tuple[int, int, int], tile: bytes) -> None:
        with self._lock:
            if version != self._version:
                self._tiles.clear()
                self._version = version
            self._tiles[key] = tile
            while len(self._tiles) > self._size:
                self._tiles.popitem(last=False)


_shelf = _Shelf(_KEPT)


def base_tile(z: int, x: int, y: int, *, version: str) -> bytes:
    """One tile of the base map at this version of the ground; empty where there is nothing to draw."""
    if not (0 <= z <= MAX_ZOOM and 0 <= x < 1 << z and 0 <= y < 1 << z):
        raise NotFound("tile-outside", z=z, x=x, y=y, max_zoom=MAX_ZOOM)
    kept = _shelf.get(version, (z, x, y))
    if kept is not None:
        return kept
    with connection.cursor() as cursor:
        cursor.execute(_TILE, {"z": z, "x": x, "y": y})
        tile = bytes(cursor.fetchone()[0])
    _shelf.put(version, (z, x, y), tile)
    return tile
