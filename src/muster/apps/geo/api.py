"""The room's door to the web."""

from datetime import date
from datetime import time as clock_time
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import quote_etag
from ninja import Path, Query, Router, Status
from pydantic import Field

from muster.apps.geo import actions, queries, schemas
from muster.apps.geo.adapters import tianditu
from muster.apps.geo.models import Division
from muster.apps.geo.queries.tiles import MAX_ZOOM
from muster.apps.geo.rules.divisions import Level, code_of
from muster.apps.geo.rules.places import PlaceKind
from muster.apps.geo.rules.travel import TravelTime, Vehicle
from muster.kit import time
from muster.kit.errors import OutOfRange
from muster.kit.geometry import CoordinateSystem, Point, from_wgs84, read_point
from muster.kit.http import Request, allow, bytes_of

router = Router(tags=["geo"])
Words: Any = Query(..., max_length=200)  # type: ignore[type-arg]  # a function at run time
Few: Any = Query(10, ge=1, le=50)  # type: ignore[type-arg]  # a function at run time
Some: Any = Query(20, ge=1, le=50)  # type: ignore[type-arg]  # a function at run time
Code: Any = Query(None, pattern=r"^[0-9]{6}$")  # type: ignore[type-arg]  # a function at run time
OneCode: Any = Query(..., pattern=r"^[0-9]{6}$")  # type: ignore[type-arg]  # a function at run time
Cell: Any = Path(..., ge=0, le=1 << 22)  # type: ignore[type-arg]  # a function at run time
Alternatives: Any = Query(0, ge=0, le=2)  # type: ignore[type-arg]  # a function at run time
Closures: Any = Query(100, ge=1, le=300)  # type: ignore[type-arg]  # a function at run time
Minutes = Annotated[int, Field(ge=5, le=480)]
_TILE_TYPE = "application/vnd.mapbox-vector-tile"
_ATTRIBUTION = {
    "zh": "地名 © GeoNames (CC BY 4.0) · 干线路网示意(自编)",
    "en": "Place names © GeoNames (CC BY 4.0) · trunk roads: a sketch of our own",
}
_REVIEW = {
    "zh": "本底图未取得审图号，仅供内部指挥使用；公开发布或展示须另行送审。",
    "en": "This ground has no map review number (审图号): for command use inside only, to be reviewed before it is published or shown.",
}


@router.get("/places", response=list[schemas.PlaceOut], operation_id="search_places")
@allow("map.view")
def search_places(
    request: Request,
    q: str = Words,
    lon: float | None = None,
    lat: float | None = None,
    limit: int = Few,
) -> Any:
    """Places by Chinese name, pinyin, initials, code or a whole address; the own area's first, then the nearest."""
    near = read_point(lon, lat) if lon is not None and lat is not None else None
    return queries.search_places(q, near=near, home=code_of(request.actor.org_path) or "42", limit=limit)


@router.get("/places/near", response=list[schemas.PlaceOut], operation_id="list_places_near")
@allow("map.view")
def list_places_near(request: Request, lon: float, lat: float, kind: PlaceKind | None = None, limit: int = Some) -> Any:
    """Places nearest to a position."""
    return queries.places_near(read_point(lon, lat), kinds=[kind] if kind else tuple(PlaceKind), limit=limit)


@router.get("/divisions", response=list[schemas.DivisionOut], operation_id="list_divisions")
@allow("map.view")
def list_divisions(
    request: Request,
    parent: str | None = Code,
    level: Level | None = None,
    on: date | None = None,
) -> Any:
    """Divisions right under a parent (the provinces without one), in force today or on a day; or all of a level."""
    return [_division(row) for row in queries.divisions(parent=parent, level=level, on=on)]


@router.get("/divisions/at", response=schemas.DivisionAtOut | None, operation_id="get_division_at")
@allow("map.view")
def get_division_at(request: Request, lon: float, lat: float) -> Any:
    """The county at a position, and whether that is known by its ground or guessed by the nearest seat."""
    point = read_point(lon, lat)
    return queries.division_at(point.lon, point.lat)


@router.get("/divisions/grounds", response=list[schemas.GroundOut], operation_id="list_division_grounds")
@allow("map.view")
def list_division_grounds(request: Request, parent: str = OneCode) -> Any:
    """The grounds of the counties inside a division; an empty list when no boundaries are loaded."""
    return queries.grounds(parent)


@router.get("/divisions/{code}", response=schemas.DivisionOut, operation_id="get_division")
@allow("map.view")
def get_division(request: Request, code: str) -> Any:
    """One division, also one that is no longer in force."""
    return _division(queries.division(code[:6].replace("\x00", "")))


@router.get("/map/sources", response=schemas.MapSourcesOut, operation_id="get_map_sources")
@allow("map.view")
def get_map_sources(request: Request) -> Any:
    """What the map is made of, of what date, and what is missing."""
    sources = list(queries.map_sources())
    return {
        "version": queries.map_version(),
        "attribution": _ATTRIBUTION,
        "review_note": _REVIEW,
        "has_boundaries": any(s.key == "boundaries" and s.is_loaded for s in sources),
        "has_tianditu": tianditu.is_configured(),
        "max_zoom": MAX_ZOOM,
        "sources": [{**s.__dict__, "review_number": s.review_number or None} for s in sources],
    }


@router.get("/tiles/base/{z}/{x}/{y}.mvt", operation_id="get_base_tile", openapi_extra=bytes_of(_TILE_TYPE, empty="Nothing to draw here"))
@allow("map.view")
def get_base_tile(request: Request, z: int = Cell, x: int = Cell, y: int = Cell) -> Any:
    """One vector tile of the offline base map."""
    version = queries.map_version()
    etag = quote_etag(f"{version}-{z}-{x}-{y}")
    headers = {"ETag": etag, "Cache-Control": "private, max-age=3600"}
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers=headers)
    tile = queries.base_tile(z, x, y, version=version)
    return HttpResponse(tile, status=200 if tile else 204, content_type=_TILE_TYPE, headers=headers)


@router.get(
    "/tianditu/{layer}/{z}/{x}/{y}", operation_id="get_tianditu_tile", openapi_extra=bytes_of("image/png", "image/jpeg", "image/webp")
)
@allow("map.view")
def get_tianditu_tile(request: Request, layer: str, z: int = Cell, x: int = Cell, y: int = Cell) -> Any:
    """One picture tile of 天地图, fetched through this server."""
    body, kind = tianditu.fetch(layer, z, x, y)
    return HttpResponse(body, content_type=kind, headers={"Cache-Control": "private, max-age=86400"})


@router.get("/travel-times", response=list[schemas.TravelTimeOut], operation_id="list_travel_times")
@allow("map.view")
def list_travel_times(
    request: Request,
    lon: float,
    lat: float,
    origin: Annotated[list[str], Query(max_length=200)],
    vehicle: Vehicle = Vehicle.HEAVY,
) -> Any:
    """Travel times to a position from each ``origin`` (``lon,lat``, repeated), in their order."""
    origins = [_pair(text) for text in origin]
    found = queries.travel_times(origins, read_point(lon, lat), vehicle=vehicle)
    return [{"origin_lon": o.lon, "origin_lat": o.lat, **_journey(t)} for o, t in zip(origins, found, strict=True)]


@router.get("/routes", response=list[schemas.RouteOut], operation_id="list_routes")
@allow("map.view")
def list_routes(
    request: Request,
    from_lon: float,
    from_lat: float,
    to_lon: float,
    to_lat: float,
    vehicle: Vehicle = Vehicle.HEAVY,
    alternatives: int = Alternatives,
) -> Any:
    """The way that the travel time stands for, with its manoeuvres, and others if there are any."""
    found = queries.routes(read_point(from_lon, from_lat), read_point(to_lon, to_lat), vehicle=vehicle, alternatives=alternatives)
    return [
        {**_journey(told), "schematic": schematic, "line": [[round(x, 6), round(y, 6)] for x, y in line], "steps": steps}
        for told, schematic, line, steps in found
    ]


@router.get("/reach", response=schemas.WithinReachOut, operation_id="get_reach")
@allow("map.view")
def get_reach(
    request: Request, lon: float, lat: float, minutes: Annotated[list[Minutes], Query(min_length=1, max_length=6)],
    vehicle: Vehicle = Vehicle.HEAVY,
) -> Any:  # fmt: skip
    """A picture of what lies within reach of a position; needs the routing engine."""
    return queries.reach_areas(read_point(lon, lat), sorted(set(minutes)), vehicle=vehicle)


@router.get("/road-data", response=schemas.RoadDataOut, operation_id="get_road_data")
@allow("map.view")
def get_road_data(request: Request) -> Any:
    """What travel times rest on now, of what date, and why on nothing better."""
    found = queries.road_data()
    return {**found, "data_age_days": _age(found["data_date"])}


@router.get("/road-closures", response=list[schemas.ClosureOut], operation_id="list_road_closures")
@allow("map.view")
def list_road_closures(request: Request, standing: Literal["in_force", "coming", "past"] = "in_force", limit: int = Closures) -> Any:
    """Closed and slow roads: in force, still to come, or of the last 30 days; the newest first."""
    return [queries.closure_value(row) for row in queries.road_closures(standing)[:limit]]


@router.post("/road-closures", response={201: schemas.ClosureOut}, operation_id="close_road")
@allow("road.close|road.ban")
def close_road(request: Request, body: schemas.ClosureIn) -> Any:
    """Close or slow what lies within an area, under a line, or the road that was pointed at; `road.ban` alone bans dangerous goods only."""
    row = actions.close_road(
        actor=request.actor, effect=body.effect, factor=body.factor, reason=body.reason, note=body.note, kind=body.shape.kind,
        points=[read_point(lon, lat) for lon, lat in body.shape.points], vehicles=[v.value for v in body.vehicles],
        daily_from=_hour(body.daily_from), daily_to=_hour(body.daily_to), begins_at=body.begins_at, ends_at=body.ends_at,
        incident_id=body.incident_id,
    )  # fmt: skip
    return Status(201, queries.closure_value(row))


@router.post("/road-closures/{closure_id}/revise", response=schemas.ClosureOut, operation_id="revise_road_closure")
@allow("road.close|road.ban")
def revise_road_closure(request: Request, closure_id: UUID, body: schemas.ClosureRevisionIn) -> Any:
    """Say that a closure still holds, until when, or how slow the road is."""
    return queries.closure_value(actions.revise_closure(actor=request.actor, closure_id=closure_id, **body.dict()))


@router.post("/road-closures/{closure_id}/lift", response=schemas.ClosureOut, operation_id="lift_road_closure")
@allow("road.close|road.ban")
def lift_road_closure(request: Request, closure_id: UUID, body: schemas.ClosureLiftIn) -> Any:
    """Open the road again."""
    return queries.closure_value(actions.lift_closure(actor=request.actor, closure_id=closure_id, note=body.note))


@router.post("/coordinates/convert", response=schemas.ConversionOut, operation_id="convert_coordinates")
@allow("map.view")
def convert_coordinates(request: Request, body: schemas.ConversionIn) -> Any:
    """A pair of numbers understood in its system, and given in another."""
    point = read_point(body.x, body.y, body.source, central_meridian=body.central_meridian if body.source.is_projected else None)
    meridian = body.central_meridian if body.target.is_projected and not body.source.is_projected else None
    x, y = from_wgs84(point, CoordinateSystem(body.target), central_meridian=meridian)
    return {
        "lon": round(point.lon, 8), "lat": round(point.lat, 8), "x": x, "y": y, "system": body.target,
        "division": queries.division_at(point.lon, point.lat),
    }  # fmt: skip


def _journey(found: TravelTime) -> dict[str, Any]:
    return {"method_name": found.method.zh, "data_age_days": _age(found.data_date), **{k: getattr(found, k) for k in found.__slots__}}


def _age(day: date | None) -> int | None:
    return None if day is None else (time.local_date(time.now()) - day).days


def _hour(text: str | None) -> clock_time | None:
    return None if text is None else clock_time.fromisoformat(text)


def _pair(text: str) -> Point:
    parts = text.split(",")
    try:
        lon, lat = (float(part) for part in parts)
    except ValueError:
        raise OutOfRange("coordinate-not-a-number") from None
    return read_point(lon, lat)


def _division(row: Division) -> dict[str, Any]:
    return {
        **row.__dict__,
        "parent_code": row.parent_id,
        "seat_lon": row.seat.x if row.seat else None,
        "seat_lat": row.seat.y if row.seat else None,
        "seat_mark": row.seat_mark or None,
        "population_mark": row.population_mark or None,
        "replaced_by": row.replaced_by or None,
    }
