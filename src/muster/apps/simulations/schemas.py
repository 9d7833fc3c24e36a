"""What crosses the wire in the simulations room."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.simulations.rules import Confinement, Congestion, FactMark, ReadingKind, SourceKind
from muster.kit.http import In, Instant, Out, When

Lon = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Lat = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Speed = Annotated[float, Field(ge=0, le=60, allow_inf_nan=False, description="m/s")]
Direction = Annotated[float, Field(ge=0, lt=360, allow_inf_nan=False, description="degrees clockwise from north, where the wind comes from")]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Celsius = Annotated[float, Field(ge=-60, le=60, allow_inf_nan=False)]
Stability = Literal["A", "B", "C", "D", "E", "F"]
Words = Annotated[str, StringConstraints(max_length=2000)]


class RunIn(In):
    """What somebody knows better than register and weather; everything may be left out."""

    substance: Annotated[str, StringConstraints(max_length=100)] = Field("", description="name, CAS or UN number")
    hazard_id: UUID | None = Field(None, description="the major hazard that it comes from")
    without_hazard: bool = Field(False, description="take nothing from the register")
    tank: Annotated[str, StringConstraints(max_length=200)] = ""
    kind: SourceKind | None = None
    amount_t: Annotated[float, Field(gt=0, le=200_000, allow_inf_nan=False)] | None = None
    amount_unknown: bool = Field(False, description="take the guide's distances")
    hole_mm: Annotated[float, Field(ge=1, le=2000, allow_inf_nan=False)] | None = None
    pressure_mpa: Annotated[float, Field(gt=0.1, le=100, allow_inf_nan=False)] | None = Field(None, description="absolute")
    temperature_c: Annotated[float, Field(ge=-200, le=500, allow_inf_nan=False)] | None = None
    rate_kg_s: Annotated[float, Field(gt=0, le=10_000, allow_inf_nan=False)] | None = None
    duration_min: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)] | None = None
    bund_area_m2: Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)] | None = None
    congestion: Congestion | None = Field(None, description="how closely things stand where the cloud may burn")
    confinement: Confinement | None = None
    congested_share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = Field(None, description="of the burning gas")
    wind_speed: Annotated[float, Field(ge=0.3, le=40, allow_inf_nan=False)] | None = None
    wind_from: Direction | None = None
    stability: Stability | None = None
    air_temperature_c: Celsius | None = None
    humidity: Annotated[float, Field(ge=0.01, le=1, allow_inf_nan=False)] | None = None
    lon: Lon | None = None
    lat: Lat | None = None


class AdoptIn(In):
    """What was decided on the run."""

    words: Words = ""


class DecideProposalIn(In):
    """Whether the area changes, and why (needed to reject)."""

    accepted: bool
    words: Words = ""


class WeatherIn(In):
    """Weather at the scene; what was not measured is left out."""

    observed_at: When | None = None
    source: Annotated[str, StringConstraints(max_length=200)] = ""
    wind_speed: Speed | None = None
    wind_from: Direction | None = None
    temperature_c: Celsius | None = None
    humidity: Share | None = None
    cloud_eighths: Annotated[int, Field(ge=0, le=8)] | None = None
    stability: Stability | None = None


class ObservationIn(In):
    """One observation of one station."""

    station_id: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    source: Annotated[str, StringConstraints(max_length=200)] = Field("", description="name of the station")
    lon: Lon
    lat: Lat
    observed_at: When
    wind_speed: Speed | None = None
    wind_from: Direction | None = None
    reference_height: Annotated[float, Field(ge=1, le=200, allow_inf_nan=False)] = 10.0
    temperature_c: Celsius | None = None
    humidity: Share | None = None
    cloud_eighths: Annotated[int, Field(ge=0, le=8)] | None = None


class ObservationsIn(In):
    """Observations of stations."""

    observations: list[ObservationIn] = Field(min_length=1, max_length=500)


class SaidOut(Out):
    """A word in both languages."""

    zh: str
    en: str


class KeptOut(Out):
    """How many were new."""

    kept: int


class AskedOut(Out):
    """Whether there is somebody to ask."""

    asked: bool


class FactOut(Out):
    """An input with its origin."""

    value: float | str | None
    mark: FactMark
    source: SaidOut
    at: Instant | None


class ReadingOut(Out):
    """The weather that counts, with its age."""

    kind: ReadingKind
    source: str
    observed_at: Instant
    age_s: int
    is_old: bool
    wind_speed: float | None
    wind_from: float | None
    temperature_c: float | None
    humidity: float | None
    cloud_eighths: int | None
    stability: str | None
    distance_m: int | None
    sentence: SaidOut


class WeatherOut(Out):
    """A reading of an incident."""

    id: UUID
    incident_id: UUID
    kind: ReadingKind
    source: str
    observed_at: Instant
    recorded_by: str
    wind_speed: float | None
    wind_from: float | None
    temperature_c: float | None
    humidity: float | None
    cloud_eighths: int | None
    stability: str | None


class GuideOut(Out):
    """What the guide table says."""

    isolation_m: float | None
    downwind_m: float | None
    at_least: bool
    fire_m: float | None
    guide: str
    edition: str
    text: SaidOut
    note: SaidOut


class WhyOut(SaidOut):
    """Why the guide stands in for the model."""

    code: str


class OfferedSubstanceOut(Out):
    """A substance of an offered hazard."""

    name: str
    quantity_t: float | None
    computable: bool


class OfferedTankOut(Out):
    """A vessel of an offered hazard."""

    name: str
    substance: str
    volume: float | None


class OfferedHazardOut(Out):
    """A major hazard that the release may come from."""

    id: UUID
    name: str
    enterprise_name: str
    level: str
    distance_m: int | None
    substances: list[OfferedSubstanceOut]
    tanks: list[OfferedTankOut]


class DraftOut(Out):
    """What a run would rest on."""

    incident_id: UUID
    lon: float
    lat: float
    basis: Literal["model", "guide", "none"]
    why: WhyOut | None
    facts: dict[str, FactOut]
    guide: GuideOut
    hazard_id: UUID | None
    hazards: list[OfferedHazardOut]
    weather: ReadingOut | None
    computable: bool


class RunBriefOut(Out):
    """A run in a few words."""

    id: UUID
    incident_id: UUID
    number: int
    basis: Literal["model", "guide", "none"]
    substance: str | None
    amount_t: float | None
    wind_from: float | None
    wind_speed: float | None
    stability: str | None
    sentence: SaidOut
    model_version: str
    made_at: Instant
    made_by: str


class ZoneOut(Out):
    """The area that one threshold reaches: middle, sure (95 % of the ensemble) and possible (5 %), as GeoJSON geometries."""

    id: str
    effect: str
    name: str
    effect_text: SaidOut
    name_text: SaidOut
    threshold: float
    unit: str
    reach_m: float
    reach_low_m: float | None
    reach_high_m: float | None
    arrival_s: float | None
    note: str
    downwind: bool
    median: dict[str, Any] | None
    sure: dict[str, Any] | None
    possible: dict[str, Any] | None


class LimitOut(Out):
    """What the answer does not hold for."""

    code: str
    text: SaidOut


class ModelOut(Out):
    """A model that took part."""

    name: str
    version: str
    reference: str
    valid_range: str


class RunOut(RunBriefOut):
    """A run with everything that is drawn. ``status`` refining: the first answer, the ensemble follows."""

    status: Literal["refining", "done", "failed"]
    failure: str
    why: WhyOut | None
    lon: float
    lat: float
    facts: dict[str, FactOut]
    guide: GuideOut
    zones: list[ZoneOut]
    front: list[list[float]]
    duration_s: float | None
    figures: dict[str, float]
    limits: list[LimitOut]
    models: list[ModelOut]
    drivers: dict[str, float]
    members: int
    seed: int
    seconds_first: float
    seconds_refined: float | None
    refined_at: Instant | None
    decision_support_only: bool


class PeopleOut(Out):
    """Headcounts: ``known`` is null where nobody was counted."""

    known: int | None
    targets: int
    unknown_targets: int


class ZonePeopleOut(Out):
    """People and places of one zone (each place counts in the worst zone it lies in)."""

    zone: str
    people: PeopleOut
    places: int


class InsideOut(Out):
    """A place inside the zones. ``arrival_s`` null: no data."""

    id: UUID
    kind: Literal["target", "enterprise", "hazard"]
    subkind: str
    name: str
    lon: float
    lat: float
    people: int | None
    zone: str
    certainty: Literal["sure", "median", "possible"]
    arrival_s: int | None
    distance_m: int


class CountsOut(Out):
    """How many of each kind."""

    schools: int
    hospitals: int
    targets: int
    enterprises: int
    hazards: int


class ExposureOut(Out):
    """Who and what stands inside, in the order in which the cloud comes."""

    run_id: UUID
    hour: int
    people: PeopleOut
    by_zone: list[ZonePeopleOut]
    counts: CountsOut
    places: list[InsideOut]
    total: int
    as_of: Instant


class ChangedOut(Out):
    """An input that differs."""

    name: str
    first: float | str | None
    second: float | str | None


class PartOut(Out):
    """Ground that is added or given up."""

    km2: float
    area: dict[str, Any] | None


class DifferenceOut(Out):
    """What the second area adds to the first and gives up."""

    added: PartOut
    removed: PartOut


class ReachOut(Out):
    """How far one threshold reaches in each of two runs."""

    zone: str
    effect_text: SaidOut
    name_text: SaidOut
    first_m: float | None
    second_m: float | None


class ComparisonOut(Out):
    """Two runs side by side."""

    first: RunBriefOut
    second: RunBriefOut
    turned: float | None
    changed: list[ChangedOut]
    zones: list[ReachOut]
    difference: DifferenceOut


class ZoneProposalOut(Out):
    """A proposed or decided area; ``added`` and ``removed`` are GeoJSON geometries."""

    id: UUID
    incident_id: UUID
    run_id: UUID
    run_number: int
    former_id: UUID | None
    former_number: int | None
    trigger: Literal["first", "wind_turned", "source_changed", "recomputed"]
    turned: float | None
    changed: list[ChangedOut]
    added_km2: float
    removed_km2: float
    added: dict[str, Any] | None
    removed: dict[str, Any] | None
    status: Literal["proposed", "accepted", "rejected", "overtaken"]
    words: str
    proposed_at: Instant
    proposed_by: str
    decided_at: Instant | None
    decided_by: str | None


class PacketSubstanceOut(Out):
    """What was told, and what the table knows of it."""

    told: str
    name: SaidOut | None
    cas: str | None
    un: str | None


class PacketPpeOut(Out):
    """What to wear."""

    level: str
    name: SaidOut
    content: SaidOut


class PacketWindOut(Out):
    """Wind as a sentence and when it was so."""

    sentence: SaidOut
    at: Instant | None


class PacketZoneOut(Out):
    """How far one threshold reaches."""

    name: SaidOut
    effect: SaidOut
    reach_m: float
    reach_high_m: float | None


class PacketContactOut(Out):
    """Whom to call."""

    role: SaidOut
    name: str
    phone: str


class PacketOut(Out):
    """The first-hour packet of an incident, at most 100 KB. ``hydrants`` and ``gate`` null: no data."""

    incident_id: UUID
    number: str
    title: str
    place_text: str
    made_at: Instant
    run: RunBriefOut | None
    adopted: bool
    decision: str
    substance: PacketSubstanceOut
    amount: FactOut | None
    vessel: FactOut | None
    kind: str
    in_table: bool
    water_reactive: bool
    never: list[SaidOut]
    first: list[SaidOut]
    agents: SaidOut | None
    antidote: SaidOut | None
    ppe: PacketPpeOut
    edition: SaidOut
    wind: PacketWindOut
    approach: SaidOut
    distances: GuideOut | None
    zones: list[PacketZoneOut]
    limits: list[SaidOut]
    hydrants: SaidOut | None
    gate: SaidOut | None
    contacts: list[PacketContactOut]
    notice: SaidOut
