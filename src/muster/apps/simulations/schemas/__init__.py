"""What crosses the wire in the simulations room."""

from typing import Any, Literal
from uuid import UUID

from muster.apps.simulations.rules import FactMark, GasUnit, PointKind, ReadingKind
from muster.apps.simulations.schemas.inputs import (
    AdoptIn,
    DecideProposalIn,
    DecideReleaseIn,
    GasReadingIn,
    MeasuringPointIn,
    ObservationIn,
    ObservationsIn,
    ReleaseIn,
    RunIn,
    WeatherIn,
)
from muster.apps.simulations.schemas.inside import (
    CountsOut,
    ExposureOut,
    InsideOut,
    PeopleOut,
    SaidOut,
    ShelterAtOut,
    ShelterBasisOut,
    ShelterOut,
    ZonePeopleOut,
)
from muster.kit.http import Instant, Out

__all__ = [
    "AdoptIn",
    "AreaReleaseOut",
    "AskedOut",
    "ChangedOut",
    "ComparisonOut",
    "CountsOut",
    "DecideProposalIn",
    "DecideReleaseIn",
    "DifferenceOut",
    "DraftOut",
    "EvidenceOut",
    "ExposureOut",
    "FactOut",
    "GasReadingIn",
    "GasReadingOut",
    "GuideOut",
    "InsideOut",
    "KeptOut",
    "LackOut",
    "LimitOut",
    "MeasuringPointIn",
    "MeasuringPointOut",
    "ModelOut",
    "NeededKindOut",
    "ObservationIn",
    "ObservationsIn",
    "OfferedHazardOut",
    "OfferedSubstanceOut",
    "OfferedTankOut",
    "PacketContactOut",
    "PacketOut",
    "PacketPpeOut",
    "PacketSubstanceOut",
    "PacketWindOut",
    "PacketZoneOut",
    "PartOut",
    "PeopleOut",
    "PointStandingOut",
    "ReachOut",
    "ReadingOut",
    "ReleaseIn",
    "ReleaseStandingOut",
    "ReleasedOut",
    "RunBriefOut",
    "RunIn",
    "RunOut",
    "SaidOut",
    "ShelterAtOut",
    "ShelterBasisOut",
    "ShelterOut",
    "WeatherIn",
    "WeatherOut",
    "WhyOut",
    "ZoneOut",
    "ZonePeopleOut",
    "ZoneProposalBriefOut",
    "ZoneProposalOut",
]


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
    tail: list[list[float]]
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


class ZoneProposalBriefOut(Out):
    """A decided area in a few words."""

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
    status: Literal["proposed", "accepted", "rejected", "overtaken", "ended"]
    words: str
    proposed_at: Instant
    proposed_by: str
    decided_at: Instant | None
    decided_by: str | None


class ZoneProposalOut(ZoneProposalBriefOut):
    """A proposed or decided area; ``added`` and ``removed`` are GeoJSON geometries."""

    added: dict[str, Any] | None
    removed: dict[str, Any] | None


class MeasuringPointOut(Out):
    """A place where gas is looked for."""

    id: UUID
    incident_id: UUID
    name: str
    kind: PointKind
    absent: bool
    listed_at: Instant
    listed_by: str


class GasReadingOut(Out):
    """One reading."""

    id: UUID
    incident_id: UUID
    point_id: UUID
    value: float
    unit: GasUnit
    instrument: str
    measured_by: str
    measured_at: Instant
    recorded_by: str


class PointStandingOut(MeasuringPointOut):
    """A place with its last readings."""

    readings: list[GasReadingOut]


class EvidenceOut(Out):
    """What a release rests on at one place."""

    name: str
    kind: PointKind
    absent: bool
    readings: int
    last: float | None
    units: list[str]


class AreaReleaseOut(Out):
    """An area lifted, or waiting for a second person."""

    id: UUID
    incident_id: UUID
    proposal_id: UUID
    run_number: int
    limit: float
    unit: GasUnit
    limit_source: SaidOut
    evidence: list[EvidenceOut]
    status: Literal["asked", "confirmed", "refused", "overtaken"]
    words: str
    asked_at: Instant
    asked_by: str
    decided_at: Instant | None
    decided_by: str | None
    decided_words: str


class NeededKindOut(Out):
    """A kind of place that must be listed."""

    kind: PointKind
    text: SaidOut


class LackOut(Out):
    """What still forbids to lift the area."""

    code: str
    point_id: UUID | None
    text: SaidOut


class ReleaseStandingOut(Out):
    """Where the lifting of an area stands."""

    incident_id: UUID
    area: ZoneProposalBriefOut | None
    limit: float | None
    unit: GasUnit | None
    limit_source: SaidOut | None
    needed: list[NeededKindOut]
    points: list[PointStandingOut]
    lacks: list[LackOut]
    release: AreaReleaseOut | None
    as_of: Instant


class ReleasedOut(Out):
    """That the area was lifted, for those on the way."""

    at: Instant
    asked_by: str
    confirmed_by: str
    words: str


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
    released: ReleasedOut | None
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
    shelter: SaidOut | None
    limits: list[SaidOut]
    hydrants: SaidOut | None
    gate: SaidOut | None
    contacts: list[PacketContactOut]
    notice: SaidOut
