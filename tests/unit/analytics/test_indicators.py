"""The plans' indicators: both denominators, the target before rounding, and unknown never counted as met."""

import pytest

from muster.apps.analytics.rules.indicators import TeamRecord, indicators


def _figure(unit, covered, total, *, base_set="regional", measure="minutes", limit=60.0, plan_only=False, unplaced=0, service=(0, 0)):
    return {"discipline": "hazmat", "base_set": base_set, "measure": measure, "limit": limit, "unit": unit, "plan_only": plan_only,
            "covered": covered, "total": total, "unplaced": unplaced, "service": {"covered": service[0], "total": service[1]}}  # fmt: skip


def _found(figures=(), teams=(), **more):
    rows = indicators(list(figures), ["hazmat"], list(teams), **{"enterprises": 10, "with_own_team": 4, **more})
    return {(row["code"], row["limit"]): row for row in rows}


@pytest.mark.parametrize(("covered", "status"), [(89, "not_met"), (90, "met")])
def test_risk_objects_are_enterprises_and_hazards_together_and_people_are_not(covered, status):
    figures = [_figure("enterprises", covered - 20, 80), _figure("hazards", 20, 20), _figure("population", 5, 1_000), _figure("counties", 1, 103)]
    row = _found(figures)["H5", 60.0]
    assert (row["numerator"], row["denominator"], row["value"], row["status"]) == (covered, 100, covered / 100, status)


def test_the_plans_own_bases_stand_beside_all_teams():
    row = _found([_figure("hazards", 9, 10), _figure("hazards", 2, 10, plan_only=True)])["H5", 60.0]
    assert (row["value"], row["plan_value"]) == (0.9, 0.2)


def test_national_teams_within_eight_hours_are_judged_by_the_service_area():
    row = _found([_figure("hazards", 5, 100, base_set="national", limit=480.0, service=(5, 5))])["N3", 480.0]
    assert (row["value"], row["second_value"], row["status"]) == (0.05, 1.0, "met")
    assert "modelled" in row["gaps"]


def test_a_hundred_kilometres_are_road_kilometres():
    figures = [_figure("hazards", 3, 10, measure="road_km", limit=100.0), _figure("hazards", 8, 10, measure="circle_km", limit=100.0)]
    assert _found(figures)["H5b", 100.0]["value"] == 0.3


def test_too_many_objects_without_a_position_are_no_evidence():
    row = _found([_figure("hazards", 95, 100, unplaced=5)])["H5", 60.0]
    assert (row["status"], row["gaps"]) == ("met", ["unplaced", "no_service_area", "modelled"])
    assert _found([_figure("hazards", 95, 100, unplaced=11)])["H5", 60.0]["status"] == "insufficient_data"


def test_nothing_to_count_is_neither_nought_nor_all():
    row = _found()["H5", 60.0]
    assert (row["value"], row["status"]) == (None, "not_applicable")


def test_self_support_is_the_share_of_all_teams_with_the_lowest_named():
    row = _found(teams=[TeamRecord(80.0, True), TeamRecord(71.9, True)])["N4", 72.0]
    assert (row["value"], row["status"], row["lowest"]) == (0.5, "not_met", 71.9)
    row = _found(teams=[TeamRecord(80.0, True), TeamRecord(0.0, False)])["N4", 72.0]
    assert (row["value"], row["second_value"], row["status"], row["gaps"]) == (0.5, 1.0, "insufficient_data", ["not_counted"])


def test_what_no_register_holds_is_unknown_not_met():
    found = _found(teams=[TeamRecord(80.0, True)])
    assert (found["N2", None]["value"], found["N2", None]["denominator"], found["N2", None]["status"]) == (None, 1, "insufficient_data")
    assert (found["H3", None]["value"], found["H3", None]["status"], found["H3", None]["gaps"]) == (0.4, "insufficient_data", ["no_agreement"])
