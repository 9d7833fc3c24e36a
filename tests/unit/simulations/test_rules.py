"""Weather, guide distances and zones decide as the rules say; no database."""

import tomllib
from datetime import UTC, datetime
from importlib import resources

import pytest

from muster.apps.simulations import rules

GUIDE = tomllib.loads(resources.files("muster.apps.simulations").joinpath("data/guide.toml").read_text("utf-8"))
LON, LAT = 115.2, 29.8


@pytest.mark.parametrize(("at", "degrees"), [("2026-06-21T04:20", 83.5), ("2026-12-21T04:20", 36.8), ("2026-03-20T16:20", -60.0)])
def test_the_sun_stands_where_it_stands(at: str, degrees: float) -> None:
    assert rules.solar_elevation(LON, LAT, datetime.fromisoformat(at).replace(tzinfo=UTC)) == pytest.approx(degrees, abs=1.0)


@pytest.mark.parametrize(("wind", "sun", "cloud", "wanted"), [
    (1.0, -20, 0, "F"), (1.0, -20, 8, "D"), (1.5, 70, 0, "A"), (2.0, 50, 6, "C"), (4.0, -20, 0, "E"), (7.0, 50, 0, "D"), (2.0, -20, 6, "E")])
def test_stability_follows_turner(wind: float, sun: float, cloud: int, wanted: str) -> None:
    assert rules.stability_by_turner(wind, elevation=sun, cloud_eighths=cloud) == wanted


@pytest.mark.parametrize(("before", "after", "by"), [(350, 10, 20), (10, 350, 20), (0, 180, 180), (90, 90, 0), (None, 90, None)])
def test_a_turn_is_the_short_way_round(before: float | None, after: float | None, by: float | None) -> None:
    assert rules.turned(before, after) == by


@pytest.mark.parametrize(("cas", "amount", "night", "wind", "isolation", "downwind"), [
    ("7782-50-5", 0.1, False, 2.0, 60, 300), ("7782-50-5", 0.9, True, 2.0, 150, 2900), ("7782-50-5", 30, False, 6.0, 600, 2900),
    ("7782-50-5", None, True, None, 1000, 11000), ("7664-41-7", 20, True, 2.0, 150, 2000), ("7783-06-4", 9, True, 2.0, 400, 5400),
    ("71-43-2", 5, False, 2.0, 50, 300), (None, None, False, 2.0, 100, None)])
def test_the_guide_is_read_by_substance_amount_hour_and_wind(
    cas: str | None, amount: float | None, night: bool, wind: float | None, isolation: float, downwind: float | None) -> None:
    found = rules.distances(GUIDE, cas=cas, amount_t=amount, night=night, wind_speed=wind)
    assert (found.isolation, found.downwind) == (isolation, downwind)
    assert found.at_least is (downwind == 11000)


def test_the_cloud_comes_when_its_front_does_and_unknown_beyond() -> None:
    front = [[10, 5], [100, 50], [1000, 600]]
    assert [rules.arrival_at(front, d) for d in (5, 55, 1000, 1001)] == [5, 27.5, 600, None]
    assert rules.arrival_at([], 10) is None


def test_a_zone_across_the_wind_is_no_zone_downwind() -> None:
    zone = rules.guide_zones(isolation=100, downwind=1000, at_least=False, lon=LON, lat=LAT, wind_from=45.0)[::-1]
    places = [("south-west", LON - 0.005, LAT - 0.0045), ("north-east", LON + 0.005, LAT + 0.0045), ("here", LON, LAT)]
    found = rules.inside(places, zone, front=[], lon=LON, lat=LAT, wind_from=45.0)
    assert set(found) == {"south-west", "here"}
    assert found["south-west"].arrival_s is None  # a guide knows no time


def test_turning_an_area_gives_up_what_it_gains() -> None:
    def area(wind: float):  # type: ignore[no-untyped-def]  # a shape
        return rules.action_area(rules.guide_zones(isolation=100, downwind=1000, at_least=False, lon=LON, lat=LAT, wind_from=wind))

    change = rules.difference(area(0.0), area(90.0))
    assert change["added"]["km2"] == pytest.approx(change["removed"]["km2"], rel=0.01)
    assert rules.difference(area(0.0), area(0.0)) == {"added": {"km2": 0.0, "area": None}, "removed": {"km2": 0.0, "area": None}}


@pytest.mark.parametrize(("told", "limit"), [
    ("液氨", (30.0, "ppm")), ("天然气", (10.0, "percent_lel")), ("液化石油气", (10.0, "percent_lel")), ("苯", (52.0, "ppm")), ("光气", None),
    ("一氧化碳", None)])
def test_an_area_is_lifted_below_the_lower_of_what_burns_and_what_harms(told: str, limit: tuple[float, str] | None) -> None:
    found = rules.limit_for(told)
    assert (found and (found.value, found.unit.value)) == limit
