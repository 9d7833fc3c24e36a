"""What every register says and hears over HTTP in the same words."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpResponse
from pydantic import Field, StringConstraints

from muster.kit import phones
from muster.kit.geometry import CoordinateSystem, Point, read_point
from muster.kit.http import In, Instant, Out
from muster.kit.provenance import Mark, completeness, provenance_of
from muster.kit.register.models import RegisterRecord

__all__ = [
    "ConfirmIn",
    "Name",
    "PatchIn",
    "PhoneText",
    "PinOut",
    "PlacedIn",
    "PositionIn",
    "ProvenanceOut",
    "RecordOut",
    "Text",
    "masked",
    "pin_value",
    "provenances",
    "record_value",
    "tile_response",
]

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Text = Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")]
PhoneText = Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9+\-() 转]*$")]
TILE_TYPE: Final = "application/vnd.mapbox-vector-tile"


class PositionIn(In):
    """A position in any system that the door reads; stored as WGS 84."""

    lon: float = Field(allow_inf_nan=False)
    lat: float = Field(allow_inf_nan=False)
    coordinate_system: CoordinateSystem = CoordinateSystem.WGS84
    central_meridian: float | None = Field(None, ge=70, le=140)

    def point(self) -> Point:
        """The position at rest; refuses what cannot be one."""
        return read_point(self.lon, self.lat, self.coordinate_system, central_meridian=self.central_meridian)


class PlacedIn(In):
    """An entry with a place."""

    position: PositionIn | None = None

    def point(self) -> Point | None:
        """The position at rest, None where it was not said."""
        return self.position.point() if self.position else None

    def said(self, texts: tuple[str, ...], kept: tuple[str, ...], without: set[str]) -> dict[str, Any]:
        """The fields that were sent: emptied texts are empty, and what cannot be emptied is left out."""
        found = self.model_dump(exclude_unset=True, exclude={"position", "read_version", "source", *without})
        return {k: "" if v is None and k in texts else v for k, v in found.items() if v is not None or k not in kept}


class PatchIn(In):
    """Changed fields only. ``read_version`` is the version that the editor had on screen."""

    read_version: int = Field(ge=1)
    source: Text = ""

    def correction(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values with what every correction says."""
        return {"values": values, "read_version": self.read_version, "source": self.source}


class ConfirmIn(In):
    """The fields that were asked for and found true; none given means all that are known."""

    fields: list[Annotated[str, StringConstraints(max_length=60)]] = Field(default_factory=list, max_length=60)


class ProvenanceOut(Out):
    """Where a value comes from."""

    source: str
    by: str
    at: Instant
    mark: Mark


class RecordOut(Out):
    """What every entry of a register has."""

    id: UUID
    name: str
    org_path: str
    division_code: str
    division_name: str
    address: str
    lon: float | None
    lat: float | None
    position_mark: str
    position_source: str
    completeness: float = Field(description="share of the wanted fields that are known, 0 to 1")
    confirmed_at: Instant | None
    is_demonstration: bool
    version: int
    updated_at: Instant
    distance_m: float | None = None


class PinOut(Out):
    """An entry as a pin on the map."""

    id: UUID
    name: str
    lon: float
    lat: float
    position_mark: str
    division_name: str


def pin_value(record: RegisterRecord, names: Iterable[str], divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of a pin with some more of the entry's own."""
    point = record.point
    assert point is not None, "pins are made of entries found by place"
    return {
        **{name: getattr(record, name) for name in ("id", "name", "position_mark", *names)},
        "lon": point.lon,
        "lat": point.lat,
        "division_name": divisions.get(record.division_code, ""),
    }


def record_value(record: RegisterRecord, wanted: Iterable[str], divisions: Mapping[str, str]) -> dict[str, Any]:
    """The values of `RecordOut`."""
    point = record.point
    distance = getattr(record, "distance", None)
    fields = tuple(wanted)
    return {
        "id": record.id,
        "name": record.name,
        "org_path": record.org_path,
        "division_code": record.division_code,
        "division_name": divisions.get(record.division_code, ""),
        "address": record.address,
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
        "position_mark": record.position_mark,
        "position_source": record.position_source,
        "completeness": completeness({f: getattr(record, f) for f in fields}, fields),
        "confirmed_at": record.confirmed_at,
        "is_demonstration": record.is_demonstration,
        "version": record.version,
        "updated_at": record.updated_at,
        "distance_m": None if distance is None else round(distance, 1),
    }


def provenances(record: RegisterRecord, fields: Iterable[str]) -> dict[str, Any]:
    """The origin of each field that has one."""
    found = {field: provenance_of(record.provenance, field) for field in (*fields, "position")}
    return {field: origin for field, origin in found.items() if origin is not None}


def masked(number: str) -> str:
    """A personal number with its middle hidden.

    >>> masked("100 0003 0001"), masked("")
    ('100****0001', '')
    """
    digits = phones.digits(number)
    return digits[:3] + "*" * max(0, len(digits) - 7) + digits[-4:] if len(digits) > 7 else "*" * len(digits)


def tile_response(tile: bytes) -> HttpResponse:
    """A vector tile; kept by this browser alone, for a minute."""
    response = HttpResponse(tile, status=200 if tile else 204, content_type=TILE_TYPE)
    response["Cache-Control"] = "private, max-age=60"
    response["Vary"] = "Cookie"
    return response
