"""The clocks of the promises, to the letter, and the chance of keeping one."""

from datetime import UTC, datetime, timedelta

import pytest

from muster.apps.command.rules import Facts, PromiseState, Record, Terms, Travel, chance, outlook, tally, terms_of

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HOUR = Terms(60, ("H5",))
P = PromiseState


def facts(**changed: object) -> Facts:
    known: dict[str, object] = {
        "terms": HOUR, "status": "received", "tier": "professional_team", "received_at": NOON, "turned_out_at": None, "arrived_at": None,
        "equipped": None, "travel": Travel(17, 21, 28), "position_at": None,
    }  # fmt: skip
    return Facts(**(known | changed))  # type: ignore[arg-type]  # built by name


def after(**minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes["m"])


@pytest.mark.parametrize(("took", "state"), [(60.0, P.KEPT), (60.0 + 1 / 60, P.MISSED), (59.99, P.KEPT)])
def test_the_boundary_counts_as_kept_and_one_second_more_does_not(took: float, state: P) -> None:
    there = NOON + timedelta(minutes=took)
    seen = outlook(facts(status="arrived", arrived_at=there), there)
    assert (seen.state, seen.minutes) == (state, pytest.approx(took))


def test_before_receipt_no_clock_runs() -> None:
    seen = outlook(facts(status="issued", received_at=None), after(m=240))
    assert (seen.state, seen.due_at) == (P.WAITING, None)


def test_the_first_equipped_unit_stops_the_clock_and_a_bare_one_does_not() -> None:
    seen = outlook(facts(status="arrived", arrived_at=after(m=30), equipped=False), after(m=31))
    assert seen.state in (P.RUNNING, P.AT_RISK)
    assert "not_equipped" in seen.doubts
    assert outlook(facts(status="arrived", arrived_at=after(m=55), equipped=True), after(m=56)).state is P.KEPT


def test_an_order_without_arrival_is_not_met_and_a_cancelled_one_is_void() -> None:
    assert outlook(facts(status="refused"), after(m=5)).state is P.MISSED
    assert outlook(facts(status="returned"), after(m=5)).state is P.MISSED
    assert outlook(facts(status="cancelled"), after(m=5)).state is P.VOID


def test_it_warns_before_it_breaks() -> None:
    assert outlook(facts(), after(m=1)).state is P.RUNNING
    at_risk = outlook(facts(), after(m=40))
    assert at_risk.state is P.AT_RISK
    assert at_risk.due_at is not None
    assert at_risk.due_at > after(m=40)
    assert outlook(facts(), after(m=61)).state is P.BROKEN


def test_a_position_told_on_the_way_renews_the_time_to_go_and_ages() -> None:
    on_road = facts(status="turned_out", turned_out_at=after(m=5), travel=Travel(8, 10, 14), position_at=after(m=40))
    fresh = outlook(on_road, after(m=40))
    assert fresh.eta is not None
    assert fresh.eta[1] == after(m=50)
    old = outlook(on_road, after(m=57))
    assert "position_old" in old.doubts
    silent = outlook(on_road, after(m=59))
    assert silent.chance is not None
    assert silent.chance < 0.7
    assert silent.state is P.AT_RISK  # long silent and little time left: warned of, not as good as there
    assert "no_position" in outlook(facts(status="turned_out", turned_out_at=after(m=5)), after(m=10)).doubts


@pytest.mark.parametrize(
    ("tier", "flags", "terms"),
    [
        ("regional_base", (True, False, True), Terms(60, ("H5",))),
        ("professional_team", (False, False, True), Terms(60, ("H5",), ("other_discipline",))),
        ("national_base", (True, False, True), Terms(300, ("H6",))),
        ("national_base", (True, True, True), Terms(300, ("H6", "N3"))),
        ("national_team", (True, True, True), Terms(480, ("N3",))),
        ("national_team", (True, False, True), Terms(480, ("N3",), ("not_extraordinary",))),
        ("national_team", (True, True, False), Terms(480, ("N3",), ("outside_service_area",))),
        ("enterprise_fulltime_team", (True, True, True), None),
    ],
)
def test_each_tier_has_the_promise_the_plans_make_for_it(tier: str, flags: tuple[bool, bool, bool], terms: Terms | None) -> None:
    same, extraordinary, inside = flags
    assert terms_of(tier, same_discipline=same, extraordinary=extraordinary, in_service_area=inside) == terms


def test_the_band_is_the_middle_eighty_per_cent() -> None:
    travel = Travel(17, 21, 28)
    assert chance(travel, 17) == pytest.approx(0.1)
    assert chance(travel, 21) == pytest.approx(0.5)
    assert chance(travel, 28) == pytest.approx(0.9)
    values = [chance(travel, m) for m in range(0, 90)]
    assert values == sorted(values)
    assert chance(Travel(0, 0, 0), 0) == 1.0
    assert chance(Travel(21, 21, 21), 20.9) == 0.0


def test_the_figures_of_an_indicator_follow_its_own_rules() -> None:
    rows = [
        Record(("H5",), (), P.KEPT, 60.0), Record(("H5",), (), P.MISSED, 61.0), Record(("H5",), (), P.MISSED, None),
        Record(("H5",), ("other_discipline",), P.KEPT, 20.0), Record(("H5",), (), P.VOID, None), Record(("H5",), (), P.RUNNING, None),
        Record(("H6", "N3"), (), P.MISSED, 400.0),
    ]  # fmt: skip
    by = {t.indicator: t for t in tally(rows)}
    assert (by["H5"].kept, by["H5"].counted, by["H5"].excluded, by["H5"].running) == (1, 3, 2, 1)
    assert by["H5"].rate == pytest.approx(1 / 3)
    assert (by["H6"].rate, by["N3"].rate) == (0.0, 1.0)
    assert all(t.rate is None for t in tally([]))


def test_eight_in_ten_arrivals_fall_into_the_band_and_chances_are_what_they_say() -> None:
    from bench.logistics.promises import band_share, trips, worst_gap

    for asked, age in (("before", 0.0), ("road", 0.0), ("road", 5.0)):
        seen = list(trips(1_500, asked=asked, age=age))
        assert 0.75 <= band_share(seen) <= 0.85
        assert worst_gap(seen) < 0.12


def test_an_old_position_widens_the_band_and_never_narrows_it() -> None:
    from bench.logistics.promises import band_share, trips

    assert band_share(list(trips(1_500, asked="road", age=30.0))) > 0.80
