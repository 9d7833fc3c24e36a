"""Figures by hand: denominators, what is missing, and when nothing can be said."""

import numpy as np
import pytest

from muster.apps.analytics.rules.assumptions import coverage_assumptions
from muster.apps.analytics.rules.figures import Ask, Demand, all_figures, ask, figure, promises_kept, served, standing_uncovered
from muster.apps.analytics.rules.promises import BaseSet, Unit, turn_out_of
from muster.apps.geo.rules.travel import Vehicle
from muster.logistics.coverage.cube import Origin, Standing, reach_cube

TURN_OUT = turn_out_of(national=30, regional=5, enterprise=3)
PATHS = ("cn.p42.c4202.d420222", "cn.p42.c4205.d420582", "cn.p42.c4202.d420222")


def demand(people=(100.0, 300.0), unplaced=0):
    return Demand((Unit.COUNTIES, Unit.COUNTIES, Unit.ENTERPRISES), np.array([*people, np.nan]), ((), (), ("mine",)), PATHS,
                  {Unit.ENTERPRISES: [("mine",)] * unplaced})  # fmt: skip


def cube(standing=Standing.READY):
    return reach_cube([Origin(115.2, 29.8, "regional_base", ("mine",), standing, "plan")], np.array([115.2, 111.8, 115.3]), np.array([29.8, 30.8, 29.8]), None)


def counted(unit, **more):
    wanted = demand(**more)
    seen = ask(cube(), Ask("mine", BaseSet.REGIONAL), TURN_OUT)
    return figure(wanted, seen, unit=unit, discipline="mine", inside=served(wanted, {"cn.p42.c4202"}))


def test_counties_count_once_and_people_by_their_number():
    assert counted(Unit.COUNTIES)["share"] == 0.5
    assert counted(Unit.POPULATION)["share"] == 0.25


def test_an_entry_without_a_position_is_in_the_denominator_and_not_covered():
    figures = counted(Unit.ENTERPRISES, unplaced=3)
    assert (figures["covered"], figures["total"], figures["unplaced"]) == (1, 4, 3)


def test_the_planned_service_area_is_a_denominator_of_its_own():
    figures = counted(Unit.COUNTIES)
    assert (figures["service"]["covered"], figures["service"]["total"]) == (1, 1)


def test_unknown_people_and_nothing_to_count_have_no_share():
    assert counted(Unit.POPULATION, people=(100.0, np.nan))["share"] is None
    assert counted(Unit.HAZARDS)["share"] is None


@pytest.mark.parametrize("plan_only", [False, True])
def test_a_promise_whose_service_area_is_empty_cannot_be_judged(plan_only):
    rows = list(all_figures(cube(), demand(), ["mine"], TURN_OUT, {}))
    kept = {p["indicator"]: p["kept"] for p in promises_kept(rows) if p["unit"] == "counties" and p["plan_only"] is plan_only}
    assert kept == {"H5": False, "H6": False, "N3": None}


def test_the_uncovered_come_with_most_people_first():
    seen = ask(cube(), Ask("mine", BaseSet.NATIONAL), TURN_OUT)
    assert standing_uncovered(demand(), seen, unit=Unit.COUNTIES, discipline="mine", most=1) == ([1], 2)


@pytest.mark.parametrize("vehicle", Vehicle)
def test_every_vehicle_is_among_the_assumptions(vehicle):
    said = coverage_assumptions(TURN_OUT, vehicle.value, {"method": "graph"})
    assert all(one["zh"] and one["en"] for one in said)
