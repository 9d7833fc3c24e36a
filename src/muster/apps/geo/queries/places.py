"""Places by name and by position."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from muster.apps.geo.rules.places import Candidate, Match, NameKind, PlaceKind, Query, rank, read_query
from muster.kit.errors import OutOfRange
from muster.kit.geometry import Point
from muster.kit.provenance import Mark

__all__ = ["FoundPlace", "places_near", "search_places"]

MOST = 50
_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that was looked for."""

    id: str
    name: str
    full_name: str
    kind: PlaceKind
    lon: float
    lat: float
    is_own_position: bool
    division_code: str | None
    population: int | None
    source: str
    mark: Mark
    matched: str
    """The spelling that fitted; empty when the place was found by position."""
    match: Match | None
    distance_m: float | None


_COLUMNS = """p.id, p.name, p.kind, st_x(p.geom), st_y(p.geom), p.is_own_position, p.division_id, p.population, p.source, p.mark,
    d.name, d.short_name, d.code, u.name, u.short_name, u.code, t.name, t.short_name, t.code"""
_ABOVE = """left join geo_division d on d.code = p.division_id left join geo_division u on u.code = d.parent_id
    left join geo_division t on t.code = u.parent_id"""

# Han: every spelling that holds the query, or that the query mentions. A scan of some twenty thousand short texts.
_HAN = f"""
with q as (select %s::text t),
hit as (
  (select n.place_id, n.text, n.kind from geo_placename n, q where n.kind in ('name', 'alias') and strpos(n.text, q.t) > 0
   order by length(n.text) limit {_CANDIDATES})
  union all
  (select n.place_id, n.text, n.kind from geo_placename n, q where n.kind in ('name', 'alias')
   and length(n.text) between 2 and length(q.t) - 1 and strpos(q.t, n.text) > 0 order by length(n.text) desc limit {_CANDIDATES}))
select {_COLUMNS}, h.text, h.kind,
  (select array_agg(a.text) from geo_placename a where a.place_id = p.id and a.kind in ('name', 'alias'))
from hit h join geo_place p on p.id = h.place_id {_ABOVE}
"""
# Latin letters and digits: spellings that begin with the query, by the index; the shortest first.
_LATIN = f"""
with hit as (select n.place_id, n.text, n.kind from geo_placename n where n.text like %s and n.kind in ('pinyin', 'reading', 'initials', 'code')
  order by n.text <> %s, left(coalesce((select p.division_id from geo_place p where p.id = n.place_id), ''), 2) <> %s,
  length(n.text) limit {_CANDIDATES})
select {_COLUMNS}, h.text, h.kind, null from hit h join geo_place p on p.id = h.place_id {_ABOVE}
"""
_NEAR = f"""
select {_COLUMNS}, '', 'name', null, st_distance(p.geom::geography(point, 4326), q.g)
from (select st_setsrid(st_makepoint(%s, %s), 4326)::geography(point, 4326) g) q cross join lateral (
  select * from geo_place where kind = any(%s) and is_own_position
  order by geom::geography(point, 4326) <-> q.g limit %s) p {_ABOVE}
order by 23, p.id
"""


def search_places(text: str, *, near: Point | None = None, home: str = "42", limit: int = 10) -> list[FoundPlace]:
    """Places that a name, a part of it, its pinyin or initials, a code or a whole address may mean, best first.

    ``home`` is the code (or its first digits) of the asker's own division, whose places come first.
    """
    query = read_query(text)
    if not query.text:
        raise OutOfRange("place-query-empty")
    found = _candidates(query, home)
    rows = {str(row[0]): row for row in found}
    ranked = rank(query, (_candidate(row) for row in found), near=near, home=home, limit=min(limit, MOST))
    return [_found(rows[r.key], r.spelling, r.match, r.distance) for r in ranked]


def _candidates(query: Query, home: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        if query.is_han:
            cursor.execute(_HAN, [query.text])
        else:
            pattern = query.text.replace("%", "").replace("_", "") + "%"
            cursor.execute(_LATIN, [pattern, query.text, home[:2]])
        return list(cursor.fetchall())


def _candidate(row: Sequence[Any]) -> Candidate:
    above = tuple((name, short) for name, short, code in (row[10:13], row[13:16], row[16:19]) if code and f"d{code}" != row[0])
    return Candidate(
        key=row[0],
        kind=PlaceKind(row[2]),
        division=row[6] or "",
        lon=row[3],
        lat=row[4],
        population=row[7] or 0,
        names=tuple(row[21] or ()),
        above=above,
        spelling=row[19],
        spelling_kind=NameKind(row[20]),
        is_own_position=row[5],
    )


def _found(row: Sequence[Any], matched: str, match: Match | None, distance: float | None) -> FoundPlace:
    above = [name for name, code in ((row[16], row[18]), (row[13], row[15]), (row[10], row[12])) if code and f"d{code}" != row[0]]
    return FoundPlace(
        id=row[0],
        name=row[1],
        full_name="".join([*above, row[1]]),
        kind=PlaceKind(row[2]),
        lon=row[3],
        lat=row[4],
        is_own_position=row[5],
        division_code=row[6],
        population=row[7],
        source=row[8],
        mark=Mark(row[9]),
        matched=matched,
        match=match,
        distance_m=round(distance) if distance is not None else None,
    )


def places_near(at: Point, *, kinds: Iterable[PlaceKind] = tuple(PlaceKind), limit: int = 20) -> list[FoundPlace]:
    """The places nearest to a position, those with a position of their own."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, [at.lon, at.lat, [kind.value for kind in kinds], min(limit, MOST)])
        return [_found(row, "", None, row[22]) for row in cursor.fetchall()]
