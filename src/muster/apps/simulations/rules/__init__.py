"""What this room judges: weather, source, guide distances, zones."""

from muster.apps.simulations.rules.facts import Fact, FactMark, Facts, facts_value, read_facts
from muster.apps.simulations.rules.guide import UNKNOWN_SUBSTANCE, GuideDistances, distances, of_page
from muster.apps.simulations.rules.outside import Outside, outside_of
from muster.apps.simulations.rules.packet import approach, knowledge
from muster.apps.simulations.rules.release import GasUnit, Lack, Limit, Measured, Place, PointKind, evidence, gate, limit_for, needed_kinds
from muster.apps.simulations.rules.shelter import Standing, Stay, air_changes_per_hour, stay_text, stays
from muster.apps.simulations.rules.source import (
    SOURCE_FACTS,
    Confinement,
    Congestion,
    HazardTold,
    SourceKind,
    TankTold,
    case_of,
    chemical,
    source_facts,
)
from muster.apps.simulations.rules.weather import (
    FARTHEST,
    FRESH,
    OLDEST,
    Reading,
    ReadingKind,
    is_night,
    solar_elevation,
    stability_by_turner,
    turned,
    weather_facts,
    wind_sentence,
)
from muster.apps.simulations.rules.zones import (
    DRAWN,
    Inside,
    action_area,
    arrival_at,
    bounds_of,
    difference,
    distance,
    guide_zones,
    inside,
    local,
    model_zones,
    square_km,
)

__all__ = [
    "DRAWN", "FARTHEST", "FRESH", "OLDEST", "SOURCE_FACTS", "UNKNOWN_SUBSTANCE", "Confinement", "Congestion", "Fact", "FactMark",
    "Facts", "GasUnit", "GuideDistances", "HazardTold", "Inside", "Lack", "Limit", "Measured", "Outside", "Place",
    "PointKind", "Reading", "ReadingKind", "SourceKind", "Standing", "Stay", "TankTold", "action_area",
    "air_changes_per_hour", "approach", "arrival_at", "bounds_of", "case_of", "chemical", "difference", "distance",
    "distances", "evidence", "facts_value", "gate", "guide_zones", "inside", "is_night", "knowledge", "limit_for",
    "local", "model_zones", "needed_kinds", "of_page", "outside_of", "read_facts", "solar_elevation", "source_facts",
    "square_km", "stability_by_turner", "stay_text", "stays", "turned", "weather_facts", "wind_sentence",
]  # fmt: skip
