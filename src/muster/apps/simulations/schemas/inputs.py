"""What people and stations tell the simulations room."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.simulations.rules import Confinement, Congestion, GasUnit, PointKind, SourceKind
from muster.kit.http import In, When

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
    instead_of: Annotated[int, Field(ge=0, le=1_000_000)] | None = Field(
        None, description="number of the run in force that was looked at, 0 where none was; refused when another is in force by now"
    )


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


Named = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class MeasuringPointIn(In):
    """A place where gas is looked for, or the statement that there is none of its kind."""

    kind: PointKind
    name: Named
    absent: bool = False


class GasReadingIn(In):
    """What one instrument showed."""

    value: Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
    unit: GasUnit
    instrument: Named = Field(description="which instrument: two are needed at each place")
    measured_by: Annotated[str, StringConstraints(max_length=200)] = Field("", description="unit that measured; the own one by default")
    measured_at: When | None = None


class ReleaseIn(In):
    """Why the area may be lifted; a limit only where the platform knows none."""

    words: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    limit: Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)] | None = None
    unit: GasUnit | None = None
    limit_source: Annotated[str, StringConstraints(max_length=200)] = ""


class DecideReleaseIn(In):
    """Whether a second person agrees, and why not (needed to refuse)."""

    accepted: bool
    words: Words = ""
