"""Who and what stands inside the zones, and what staying indoors saves, as they cross the wire."""

from typing import Literal
from uuid import UUID

from muster.kit.http import Instant, Out


class SaidOut(Out):
    """A word in both languages."""

    zh: str
    en: str


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


class ShelterOut(Out):
    """Staying in beside standing outside while the cloud passes; shares are of the amount breathed outside."""

    standing: Literal["stay", "flammable", "below"]
    outdoor_ppm: float
    indoor_ppm: float
    outdoor_zone: str | None
    indoor_zone: str | None
    share: float
    share_low: float
    share_high: float
    share_shut: float
    air_at_s: int
    text: SaidOut


class ShelterBasisOut(Out):
    """What the estimate of staying in rests on, or why there is none."""

    known: bool
    text: SaidOut


class ShelterAtOut(Out):
    """Staying in at one point. ``zone`` null: outside every zone; ``shelter`` null: no data."""

    run_id: UUID
    lon: float
    lat: float
    distance_m: int
    zone: str | None
    certainty: Literal["sure", "median", "possible"] | None
    arrival_s: int | None
    shelter: ShelterOut | None
    basis: ShelterBasisOut


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
    shelter: ShelterOut | None


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
    shelter_basis: ShelterBasisOut
    as_of: Instant
