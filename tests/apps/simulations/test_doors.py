"""Whatever a body within the door's limits asks, the answer is zones or a refusal in words; drawn with a fixed seed."""

import random
from datetime import UTC, datetime
from typing import Any

import pytest

from muster.apps.simulations import rules
from muster.apps.simulations.actions import running
from muster.consequence.substances import all_substances
from muster.kit.errors import OutOfRange

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
LON, LAT = 115.2, 29.8
DRAWS = 150


def drawn(dice: random.Random) -> dict[str, Any]:
    """A body at and within the limits of ``RunIn``."""

    def some(low: float, high: float) -> float | None:
        return dice.choice([None, low, high, low + (high - low) * dice.random() ** 3])

    return {
        "substance": dice.choice([s.id for s in all_substances()]), "kind": dice.choice([None, *rules.SourceKind]),
        "amount_t": some(1e-6, 200_000), "hole_mm": some(1, 2000), "pressure_mpa": some(0.1001, 100), "temperature_c": some(-200, 500),
        "rate_kg_s": some(1e-6, 10_000), "duration_min": some(1e-3, 1440), "bund_area_m2": some(1e-3, 1e6), "wind_speed": some(0.3, 40),
        "wind_from": some(0, 359.9), "stability": dice.choice([None, *"ABCDEF"]), "air_temperature_c": some(-60, 60), "humidity": some(0.01, 1),
    }  # fmt: skip


def answered(given: dict[str, Any], ensemble: int) -> dict[str, Any] | None:
    weather = rules.weather_facts(None, lon=LON, lat=LAT, at=AT)
    names = ("wind_speed", "wind_from", "stability", "air_temperature_c", "humidity")
    weather |= {n: rules.Fact(given[n], rules.FactMark.GIVEN) for n in names if given[n] is not None}
    air = weather["air_temperature_c"].number()
    source = rules.source_facts(told="", hazard=None, given=given, by="试", at=AT, air_temperature_c=air)
    if source["amount_t"].value is None and source["rate_kg_s"].value is None:
        return None
    case = rules.case_of("试", given["substance"], {**source, **weather}, lon=LON, lat=LAT)
    return running._answer(case, ensemble=ensemble, lon=LON, lat=LAT, wind_from=given["wind_from"])


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_every_body_is_answered_or_refused_in_words() -> None:
    dice = random.Random(20261122)
    answers = refusals = 0
    for i in range(DRAWS):
        given = drawn(dice)
        try:
            found = answered(given, ensemble=40 if i % 5 == 0 else 0)
        except OutOfRange:
            refusals += 1
        else:
            answers += found is not None
    assert answers > 20
    assert refusals > 5
