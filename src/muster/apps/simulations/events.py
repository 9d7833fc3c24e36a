"""What the simulations room tells after commit."""

from dataclasses import dataclass
from uuid import UUID

from muster.kit.events import event

__all__ = ["RunRefined", "WeatherChanged"]


@event("simulations.run_refined")
@dataclass(frozen=True)
class RunRefined:
    """The ensemble of a run is there, or failed."""

    run_id: UUID
    incident_id: UUID
    status: str


@event("simulations.weather_changed")
@dataclass(frozen=True)
class WeatherChanged:
    """New weather came in for an incident."""

    incident_id: UUID
    source: str
