"""What crosses the wire."""

from datetime import date

from pydantic import Field

from muster.apps.geo.rules.divisions import Level
from muster.apps.geo.rules.places import PlaceKind
from muster.apps.geo.rules.travel import Method, Vehicle
from muster.kit.geometry import CoordinateSystem
from muster.kit.http import In, Instant, Out
from muster.kit.provenance import Mark


class PlaceOut(Out):
    """A place; ``is_own_position`` is false where it only lies somewhere in its county."""

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
    distance_m: float | None


class DivisionOut(Out):
    """A division; the seat is null where we do not know it."""

    code: str
    name: str
    short_name: str
    level: Level
    parent_code: str | None
    seat_lon: float | None
    seat_lat: float | None
    seat_source: str
    seat_mark: Mark | None
    population: int | None
    population_year: int | None
    population_mark: Mark | None
    valid_from: date | None
    valid_to: date | None
    replaced_by: str | None
    source: str
    mark: Mark


class DivisionAtOut(Out):
    """The division at a position; ``method`` says whether by its ground or by the nearest seat (推断)."""

    code: str
    name: str
    full_name: str
    level: Level
    method: str
    mark: Mark
    distance_m: float


class MapSourceOut(Out):
    """One data set of the map, loaded or missing."""

    key: str
    title: str
    source: str
    licence: str
    edition: str
    data_date: date | None
    review_number: str | None
    note: str
    is_loaded: bool
    rows: int
    loaded_at: Instant | None


class MapSourcesOut(Out):
    """All data sets, and what the map as a whole needs to say."""

    version: str
    attribution: str
    review_note: str
    has_boundaries: bool
    has_tianditu: bool
    max_zoom: int
    sources: list[MapSourceOut]


class TravelTimeOut(Out):
    """One journey: minutes with their range, what they rest on, and why on nothing better (``degraded``, a code or empty).

    ``delay`` is what closures and slow areas add. [min]
    """

    origin_lon: float
    origin_lat: float
    method: Method
    method_name: str
    vehicle: Vehicle
    minutes: float
    low: float
    high: float
    distance_m: float
    source: str
    data_date: date | None
    data_age_days: int | None
    version: str
    degraded: str
    closures_considered: int
    closures_ignored: int
    delay: float
    end_closed: bool


class ConversionIn(In):
    """A pair in one system, wanted in another; a Gauss–Krüger easting without its zone needs the central meridian."""

    x: float
    y: float
    source: CoordinateSystem = CoordinateSystem.WGS84
    target: CoordinateSystem = CoordinateSystem.WGS84
    central_meridian: float | None = Field(None, ge=72, le=138)


class ConversionOut(Out):
    """The position at rest and the pair that was asked for."""

    lon: float
    lat: float
    x: float
    y: float
    system: CoordinateSystem
    division: DivisionAtOut | None
