"""Divisions: by code, by parent, by position."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from muster.apps.geo.models import Division, DivisionArea
from muster.apps.geo.rules.divisions import Level, digits_of, org_path_of
from muster.kit.errors import NotFound
from muster.kit.provenance import Mark

__all__ = ["DivisionAt", "bordering", "division", "division_at", "divisions"]

_FARTHEST_SEAT = 150_000.0


@dataclass(frozen=True, slots=True)
class DivisionAt:
    """The division that holds a position, and how we know."""

    code: str
    name: str
    full_name: str
    level: Level
    path: str
    """Of the division's authority in the tree of organisations."""
    method: str
    """``boundary``: the position lies on its ground; ``nearest_seat``: its seat is the nearest (推断)."""
    mark: Mark
    distance_m: float
    """To the seat when that is the method, else nought."""


def divisions(*, parent: str | None = None, level: str | None = None, on: date | None = None) -> QuerySet[Division]:
    """Divisions in force on a day (today's list by default), those right under ``parent`` or the provinces.

    With a ``level`` all of that level, below ``parent`` if one is given, however deep.
    """
    rows = Division.objects.order_by("code")
    if on is None:
        rows = rows.filter(valid_to__isnull=True)
    else:
        rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_to__isnull=True) | Q(valid_to__gt=on))
    if level:
        below = Q(parent_id=parent) | Q(parent__parent_id=parent) if parent else Q()
        return rows.filter(below, level=level)
    return rows.filter(parent_id=parent)


def division(code: str) -> Division:
    """One division, in force or not."""
    found = Division.objects.filter(code=code).first()
    if found is None:
        raise NotFound("division-unknown", value=code)
    return found


_ON_GROUND = """
select d.code, d.name, p.name, pp.name, 0.0
from geo_divisionarea a join geo_division d on d.code = a.division_id
left join geo_division p on p.code = d.parent_id left join geo_division pp on pp.code = p.parent_id
where a.detail = 2 and st_intersects(a.geom, st_transform(st_setsrid(st_makepoint(%s, %s), 4326), 3857))
order by d.code desc limit 1
"""
_BY_SEAT = """
select d.code, d.name, p.name, pp.name, st_distance(d.seat::geography, q.g)
from (select st_setsrid(st_makepoint(%s, %s), 4326) s) o
cross join lateral (select o.s::geography g) q
cross join lateral (select * from geo_division where level = 'county' and valid_to is null and seat is not null
                    order by seat <-> o.s limit 8) d
left join geo_division p on p.code = d.parent_id left join geo_division pp on pp.code = p.parent_id
order by 5 limit 1
"""


def division_at(lon: float, lat: float) -> DivisionAt | None:
    """The county at a position: by its ground when boundaries are loaded, else by the nearest seat, which is a guess.

    None beyond 150 km from every seat.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ON_GROUND, [lon, lat])
        if row := cursor.fetchone():
            return _at(row, "boundary", Mark.PUBLIC)
        cursor.execute(_BY_SEAT, [lon, lat])
        row = cursor.fetchone()
    return _at(row, "nearest_seat", Mark.ASSUMED) if row and row[4] <= _FARTHEST_SEAT else None


def _at(row: tuple[str, str, str | None, str | None, float], method: str, mark: Mark) -> DivisionAt:
    code, name, above, top, distance = row
    level = Level.COUNTY if not code.endswith("00") else Level.PREFECTURE if not code.endswith("0000") else Level.PROVINCE
    full = "".join(part for part in (top, above, name) if part)
    return DivisionAt(code, name, full, level, org_path_of(code), method, mark, round(distance))


def bordering(code: str) -> list[str]:
    """Codes of the counties whose ground touches a division's from outside; none while boundaries are not loaded."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct there.division_id from geo_divisionarea here"
            " join geo_divisionarea there on there.detail = here.detail and st_intersects(there.geom, here.geom)"
            " join geo_division outside on outside.code = there.division_id and outside.level = %(county)s and outside.valid_to is null"
            " join geo_division inside on inside.code = here.division_id and inside.level = %(county)s and inside.valid_to is null"
            " where here.detail = %(detail)s and inside.code like %(digits)s || '%%' and outside.code not like %(digits)s || '%%' order by 1",
            {"county": Level.COUNTY, "detail": DivisionArea.Detail.FULL, "digits": digits_of(code)},
        )
        return [str(found) for (found,) in cursor.fetchall()]
