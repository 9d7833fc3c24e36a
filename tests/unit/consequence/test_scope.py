"""Each limit that docs/models/aloha.md promises is said with the answer."""

import pytest

from muster.consequence.case import check_case, run_case

LIQUID = {"kind": "liquid_hole", "amount": "20 t", "temperature": "25 °C", "hole": "25 mm"}
CALM = {"wind": "3 m/s", "stability": "D", "direction": "N"}


def answer(name="液氨", source=None, weather=None, **sections):
    return run_case(check_case({"substance": {"name": name}, "source": source or LIQUID, "weather": CALM | (weather or {}), **sections}))


@pytest.mark.parametrize(
    ("flag", "given"),
    [
        ("wind-below-1-m/s", {"weather": {"wind": "0.6 m/s"}}),
        ("stability-from-class", {}),
        ("obstructed: out of scope", {"site": {"obstructed": True}}),
        ("beyond 10 km", {"receptors": {"farthest": "20 km"}}),
        ("flat open ground", {}),
        ("lower than the receptors", {"name": "液氯", "source": LIQUID | {"temperature": "-34 °C"}, "weather": {"wind": "1.5 m/s"}}),
        ("amount unknown", {"source": {key: LIQUID[key] for key in LIQUID if key != "amount"}}),
        ("lighter than air", {"name": "甲烷", "source": {"kind": "rate", "rate": "2 kg/s", "duration": "10 min"}}),
        ("no congestion given", {"name": "丙烷", "source": LIQUID | {"temperature": "20 °C"}}),
        ("measured pools were", {"name": "汽油", "source": {"kind": "pool", "amount": "20000 t", "bund_area": "20000 m2"}}),
    ],
)
def test_a_limit_is_said(flag, given):
    assert any(flag in said for said in answer(**given).validity)


@pytest.mark.parametrize(("entry", "flag"), [("stability", "stability-assumed-neutral"), ("direction", "wind direction not given")])
def test_weather_that_was_not_given_is_said(entry, flag):
    weather = {key: CALM[key] for key in CALM if key != entry}
    found = run_case(check_case({"substance": {"name": "液氨"}, "source": LIQUID, "weather": weather}))
    assert any(flag in said for said in found.validity)


def test_a_zone_that_leaves_the_computed_range_says_so():
    found = answer("液氯", {"kind": "rupture", "amount": "90 t", "temperature": "20 °C"}, {"wind": "1.5 m/s", "stability": "F"})
    assert any("reaches beyond 10 km" in zone.note for zone in found.zones)


def test_a_chemical_that_the_table_does_not_know_is_refused():
    with pytest.raises(Exception, match="no-such-matter"):
        check_case({"substance": {"name": "no-such-matter"}, "source": LIQUID, "weather": CALM})
