"""What crosses the wire."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.geo.rules.closures import ClosureReason, Effect
from muster.apps.geo.rules.divisions import Level
from muster.apps.geo.rules.places import PlaceKind
from muster.apps.geo.rules.travel import Method, Vehicle
from muster.kit.geometry import CoordinateSystem
from muster.kit.http import In, Instant, Out, When
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


class GroundOut(Out):
    """The ground of a division, to be drawn: GeoJSON in degrees, generalised for a map of the province."""

    code: str
    geometry: dict[str, Any]


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


class WordsOut(Out):
    """The same in both languages."""

    zh: str
    en: str


class MapSourcesOut(Out):
    """All data sets, and what the map as a whole needs to say."""

    version: str
    attribution: WordsOut
    review_note: WordsOut
    has_boundaries: bool
    has_tianditu: bool
    max_zoom: int
    sources: list[MapSourceOut]


class JourneyOut(Out):
    """One journey: minutes with their range, what they rest on, and why on nothing better (``degraded``, a code or empty)."""

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
    closures_ahead: int = Field(description="of those considered, how many do not hold at departure but before the latest arrival")
    delay: float = Field(description="minutes that closures and slow areas add")
    delay_ahead: float = Field(description="minutes of the delay that are due to closures that begin on the way")
    ahead_doubtful: bool = Field(description="whether these begin only after the earliest arrival: the delay may be spared")
    end_closed: bool


class TravelTimeOut(JourneyOut):
    """A journey from one of the origins that were asked for."""

    origin_lon: float
    origin_lat: float


class TurnOut(Out):
    """One manoeuvre of a way, in both languages."""

    kind: str
    road: str
    distance_m: float
    minutes: float
    lon: float
    lat: float
    zh: str
    en: str


class RouteOut(JourneyOut):
    """A way: what it takes and rests on, its line, its steps. Lines of ``schematic`` roads are drawn from place to place."""

    schematic: bool
    line: list[list[float]]
    steps: list[TurnOut]


class ReachAreaOut(Out):
    """What lies within so many minutes, as a GeoJSON geometry."""

    minutes: int
    geometry: dict[str, Any]


class WithinReachOut(Out):
    """A picture of what lies within reach. It decides nothing: the travel time of a point does."""

    picture_only: bool = True
    areas: list[ReachAreaOut]
    source: str
    version: str
    schematic: bool
    data_date: date | None
    closures_considered: int


class RoadDataOut(Out):
    """What travel times rest on now, and why on nothing better (``degraded``)."""

    method: Method
    method_name: str
    degraded: str
    source: str
    data_date: date | None
    data_age_days: int | None
    version: str
    schematic: bool
    closures_in_force: int
    links: int
    hazmat_bans: int = Field(description="standing bans of dangerous goods that were declared here")
    hazmat_in_road_data: bool | None = Field(description="whether the road data name such bans; null: nobody has looked")


class ClosureShape(In):
    """An area (its corners), a line across roads, or a road that is pointed at (one point)."""

    kind: Literal["area", "line", "road"]
    points: list[Annotated[list[float], Field(min_length=2, max_length=2)]] = Field(min_length=1, max_length=200)


class ClosureShapeOut(Out):
    """Corners of an area, or points of a line."""

    kind: Literal["area", "line"]
    points: list[list[float]]


Share = Annotated[float, Field(ge=0.05, le=0.95)]
HourOfDay = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""Local hours and minutes."""


class ClosureIn(In):
    """A road to be closed or slowed; ``factor`` is the share of the usual speed and goes with ``slow``."""

    effect: Effect
    factor: Share | None = None
    reason: ClosureReason
    note: str = Field("", max_length=200)
    shape: ClosureShape
    vehicles: list[Vehicle] = Field(default_factory=list, max_length=8)
    daily_from: HourOfDay | None = Field(None, description="local hour of the day from which it holds, every day; with daily_to")
    daily_to: HourOfDay | None = None
    begins_at: When | None = None
    ends_at: When | None = None
    incident_id: UUID | None = None


class ClosureRevisionIn(In):
    """What is changed; without figures the closure was looked at and still holds."""

    factor: Share | None = None
    ends_at: When | None = None
    note: str | None = Field(None, max_length=200)


class ClosureLiftIn(In):
    """Why the road is open again."""

    note: str = Field("", max_length=200)


class ClosureOut(Out):
    """A closure with who, when, why and what happened to it."""

    id: UUID
    org_name: str
    org_path: str
    effect: Effect
    effect_name: str
    factor: float | None
    reason: ClosureReason
    reason_name: str
    note: str
    road: str
    shape: ClosureShapeOut
    vehicles: list[Vehicle]
    incident_id: UUID | None
    daily_from: HourOfDay | None
    daily_to: HourOfDay | None
    holds_now: bool = Field(description="whether its hours of the day hold at this moment")
    begins_at: Instant
    ends_at: Instant | None
    drawn_by: str
    drawn_at: Instant
    confirmed_at: Instant
    lifted_at: Instant | None
    lifted_by: str
    lift_note: str
    history: list[dict[str, Any]]


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
