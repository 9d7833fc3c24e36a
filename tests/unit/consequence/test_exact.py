"""Answers that are known exactly: grading, units, probits, worked examples of the books."""

import itertools
from decimal import Decimal

import numpy as np
import pytest

from muster.consequence import gb18218
from muster.consequence.ensemble import Spread, band, draws, drivers, exceedance
from muster.consequence.errors import BadCase, ImpossibleState, OutOfRange, UnknownSubstance, WrongUnit
from muster.consequence.explosions import tnt_overpressure
from muster.consequence.fires import Fireball
from muster.consequence.gb18218 import Grade, Holding, alpha, grade_unit
from muster.consequence.jets import real_gas_nozzle
from muster.consequence.risk import (
    LethalityTable,
    Method,
    RiskEvent,
    assessment_method,
    fn_curve,
    individual_risk,
    meets_individual_limit,
    societal_zone,
)
from muster.consequence.sources import flash_fraction, gas_orifice, liquid_orifice, two_phase_orifice
from muster.consequence.substances import substance
from muster.consequence.toxic import aegl, blast_lethality, lethal_concentration, probability, thermal_lethality
from muster.consequence.units import read_direction, read_quantity, wind_sentence


def holding(name, tonnes, *classes):
    return Holding(name, Decimal(str(tonnes)), classes)


def test_the_standard_example_is_a_third_grade_hazard():
    answer = grade_unit([holding("氯", 20), holding("氨", 30)], people_within_500m=60)
    assert (answer.s, answer.r, answer.grade) == (7, 33, Grade.THIRD)


def test_three_tenths_of_the_limit_make_exactly_the_limit():
    answer = grade_unit([holding("光气", "0.1")] * 3, people_within_500m=0)
    assert answer.s == 1
    assert answer.is_major_hazard


@pytest.mark.parametrize(
    ("tonnes", "grade"),
    [
        ("62.5", Grade.FIRST),
        ("62.49", Grade.SECOND),
        ("31.25", Grade.SECOND),
        ("31.24", Grade.THIRD),
        ("6.25", Grade.THIRD),
        ("6.24", Grade.FOURTH),
        ("4.999", None),
    ],
)
def test_bounds_belong_to_the_graver_grade(tonnes, grade):
    # chlorine, α = 2: R = 2 · 4 · q/5 = 1.6 q
    assert grade_unit([holding("氯", tonnes)], people_within_500m=100).grade is grade


@pytest.mark.parametrize(
    ("people", "value"), [(0, "0.5"), (1, "1.0"), (29, "1.0"), (30, "1.2"), (49, "1.2"), (50, "1.5"), (99, "1.5"), (100, "2.0")]
)
def test_people_set_the_correction(people, value):
    assert alpha(people) == Decimal(value)


def test_several_classes_take_the_lowest_quantity():
    answer = grade_unit([holding("某液体", 50, "W5.3", "J5")], people_within_500m=10)
    assert answer.terms[0].critical == 500


def test_below_the_limit_there_is_no_grade():
    assert grade_unit([holding("氨", 9)], people_within_500m=500).grade is None


def test_an_unnamed_chemical_needs_its_class():
    with pytest.raises(UnknownSubstance):
        grade_unit([holding("某种东西", 1)], people_within_500m=0)


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("20 t", "mass", 20000.0),
        ("25 °C", "temperature", 298.15),
        ("0.8 MPag", "pressure", 901325.0),
        ("60%", "share", 0.6),
        ("36 km/h", "speed", 10.0),
        ("10 分钟", "time", 600.0),
    ],
)
def test_units_are_read(text, dimension, value):
    assert read_quantity(text, dimension, quantity="x") == pytest.approx(value)


@pytest.mark.parametrize("text", ["20", "20 m", "20 tons", "viel", 20])
def test_a_wrong_unit_is_refused(text):
    with pytest.raises(WrongUnit):
        read_quantity(text, "mass", quantity="amount")


def test_wind_is_said_as_people_say_it():
    assert wind_sentence(read_direction("东北")) == "风从 NE 来，向 SW 去"
    assert read_direction("NW") == 315.0


def test_probits_reproduce_the_published_concentrations():
    assert lethal_concentration(substance("chlorine").probits()[1], 10.0) == pytest.approx(433.0, rel=0.005)
    assert float(probability(5.0)) == pytest.approx(0.5)
    assert float(thermal_lethality(1e7, model="eisenberg")) == pytest.approx(2.7823249, rel=1e-6)
    assert float(thermal_lethality(1e7)) == pytest.approx(4.0323249, rel=1e-6)
    assert float(blast_lethality(1e5, model="eisenberg")) == pytest.approx(2.454315, rel=1e-6)
    assert float(blast_lethality(1e5)) == pytest.approx(5.13, rel=1e-6)


def test_aegl_is_never_scaled_by_guess():
    value, note = aegl(substance("chlorine"), 2, 60.0)
    assert value == 2.0
    value, note = aegl(substance("propylene oxide"), 2, 10.0)
    assert value == 290.0
    assert "60 min" in note


def test_the_fireball_example_of_crowl_and_louvar():
    diameter, duration = Fireball().static(11957.7)
    assert float(diameter) == pytest.approx(132.6, rel=0.005)
    assert float(duration) == pytest.approx(10.3, rel=0.005)
    assert float(Fireball().vertical_view_factor(100.0, diameter=diameter)) == pytest.approx(0.255, rel=0.005)


def test_one_kilogram_of_tnt_at_thirty_metres():
    assert float(tnt_overpressure(30.0, mass=1.0)) == pytest.approx(5600.0, rel=0.05)


def test_a_choked_hole_follows_the_analytic_law():
    flow = gas_orifice(pressure=1e6, temperature=300.0, molar_mass=0.029, heat_capacity_ratio=1.4, diameter=0.01, discharge=1.0)
    analytic = np.pi / 4e4 * 1e6 * np.sqrt(1.4 * 0.029 / (8.314462618 * 300.0)) * (2 / 2.4) ** 3
    assert float(flow.mass_rate) == pytest.approx(analytic, rel=1e-9)


def test_hydrogen_at_134_bar_flows_as_a_real_gas():
    nozzle = real_gas_nozzle(substance("hydrogen"), pressure=13.42e6, temperature=287.8, diameter=0.00635)
    assert float(nozzle.mass_rate) == pytest.approx(0.264115, rel=0.005)


def test_a_vessel_below_ambient_pressure_does_not_leak():
    with pytest.raises(ImpossibleState):
        gas_orifice(pressure=9e4, temperature=300.0, molar_mass=0.029, heat_capacity_ratio=1.4, diameter=0.01)


def test_ammonia_flashes_a_fifth():
    assert float(flash_fraction(substance("ammonia"), 298.15)) == pytest.approx(0.195, abs=0.01)


def test_a_short_opening_lets_out_more_than_a_long_pipe():
    ammonia = substance("ammonia")
    rates = [
        float(two_phase_orifice(ammonia, temperature=298.0, diameter=0.03, length=length).mass_rate)
        for length in (0.0, 0.02, 0.05, 0.1, 0.5)
    ]
    assert all(b <= a for a, b in itertools.pairwise(rates))
    assert rates[0] == pytest.approx(
        float(
            liquid_orifice(pressure=float(ammonia.vapour_pressure(298.0)), density=float(ammonia.liquid_density(298.0)), diameter=0.03)[0]
        ),
        rel=0.01,
    )


def disc(radius, share=1.0):
    along, across = np.linspace(0.0, 1000.0, 101), np.linspace(0.0, 500.0, 51)
    inside = (along[:, None] <= radius) & (across[None, :] <= 100.0)
    return LethalityTable(along, across, np.where(inside, share, 0.0))


def test_individual_risk_blows_where_the_wind_goes():
    rose = np.zeros((4, 1))
    rose[0, 0] = 1.0  # always from the north
    risk = individual_risk([0.0, 0.0, 200.0], [-300.0, 300.0, 0.0], [RiskEvent(0.0, 0.0, 1e-4, (disc(600.0),))], rose)
    assert risk == pytest.approx([1e-4, 0.0, 0.0])


def test_weather_shares_of_more_than_a_year_are_refused():
    with pytest.raises(ImpossibleState):
        individual_risk([0.0], [0.0], [], np.full((4, 1), 0.5))


def test_fn_and_the_zones_of_gb_36894():
    n, f = fn_curve([1e-5, 1e-6], [3.0, 50.0])
    assert f == pytest.approx([1.1e-5, 1e-6])
    assert societal_zone(n, f) == "尽可能降低区"
    assert societal_zone([10.0], [2e-4]) == "不可接受区"
    assert societal_zone([10.0], [1e-7]) == "可接受区"
    assert meets_individual_limit([3e-6], target="high").tolist() == [1.0]
    assert meets_individual_limit([3e-6], target="high", facility="new").tolist() == [0.0]


def test_a_toxic_cloud_becomes_a_table_of_lethality():
    from muster.consequence.atmosphere import Weather
    from muster.consequence.dense import DensePlume, SourceTerm
    from muster.consequence.mixing import vapour_enthalpy
    from muster.consequence.risk import toxic_table

    chlorine = substance("chlorine")
    field = DensePlume().solve(
        chlorine,
        SourceTerm.of(mass_rate=5.0, enthalpy=vapour_enthalpy(chlorine, 285.0), diameter=3.0),
        Weather.of(wind_speed=3.0, stability="D"),
    )
    outside, inside = (toxic_table(field, chlorine, minutes=30.0, sheltered=s) for s in (0.0, 1.0))
    assert outside.share.max() > 0.99
    assert np.all(inside.share <= outside.share)
    assert outside.share[-1].max() < outside.share[5].max()


def test_domino_effects_join_over_two_steps():
    from muster.consequence.domino import domino_chain

    p = np.array([[0.0, 0.5, 0.0], [0.0, 0.0, 0.4], [0.0, 0.0, 0.0]])
    assert domino_chain(p, 0, levels=1) == pytest.approx([1.0, 0.5, 0.0])
    assert domino_chain(p, 0) == pytest.approx([1.0, 0.5, 0.2])
    with pytest.raises(ImpossibleState):
        domino_chain([[2.0]], 0)


def test_an_ensemble_is_the_same_for_the_same_seed_and_names_its_driver():
    spreads = {"a": Spread("normal", 0.0, 1.0), "b": Spread("uniform", 0.0, 0.1)}
    one, two = draws(spreads, 500, seed=7), draws(dict(reversed(spreads.items())), 500, seed=7)
    assert np.array_equal(one["a"], two["a"])
    output = one["a"] + one["b"]
    assert next(iter(drivers(one, output))) == "a"
    found = band(output)
    assert found.p05 < found.median < found.p95
    assert float(exceedance(output, float(found.median))) == pytest.approx(0.5, abs=0.01)
    with pytest.raises(BadCase):
        Spread("odd", 0, 1).of(np.array([0.5]))


def test_a_strength_outside_the_chart_is_refused():
    from muster.consequence.explosions import MultiEnergy

    with pytest.raises(OutOfRange):
        MultiEnergy().overpressure(10.0, energy=1e9, strength=11)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("爆炸物 不稳定爆炸物、1.1项", "W1.1"),
        ("1.2、1.3、1.5、1.6项爆炸物", "W1.2"),
        ("爆炸物 1.4项", "W1.3"),
        ("易燃气体 类别1和类别2", "W2"),
        ("气溶胶 类别1和类别2", "W3"),
        ("氧化性气体 类别1", "W4"),
        ("易燃液体 类别1", "W5.1"),
        ("易燃液体 类别2和类别3，工作温度高于沸点", "W5.1"),
        ("易燃液体 类别2和类别3，危险工艺", "W5.2"),
        ("其他易燃液体 类别2", "W5.3"),
        ("其他易燃液体 类别3", "W5.4"),
        ("有机过氧化物 A型和B型", "W7.1"),
        ("有机过氧化物 C型、D型、E型、F型", "W7.2"),
        ("自燃液体和自燃固体 类别1", "W8"),
        ("氧化性液体和固体 类别1", "W9.1"),
        ("氧化性液体和固体 类别2、类别3", "W9.2"),
        ("易燃固体 类别1", "W10"),
        ("遇水放出易燃气体的物质和混合物 类别1和类别2", "W11"),
    ],
)
def test_a_class_is_known_by_its_words(text, symbol):
    assert gb18218.classes_of_text(text) == (symbol,)


def test_all_named_chemicals_of_table_one_are_there_whatever_their_brackets():
    assert len(gb18218.table()["named"]) == 85
    for name, critical in (("硝酸（含硝酸＞70％）", 100), ("黄磷", 50), ("TNT", 5), ("电石", 100), ("烷基铝", 1), ("硝化甘油", 1)):
        assert gb18218.term(Holding(name, Decimal(1))).critical == critical
    assert gb18218.term(Holding("乙醚", Decimal(1))).beta == Decimal("1.5")


def test_the_standard_chooses_the_method_by_explosives_first_then_by_gas():
    assert assessment_method(holds_explosives=True, gas_ratio=Decimal(5)) is Method.CONSEQUENCE
    assert assessment_method(holds_explosives=False, gas_ratio=Decimal(1)) is Method.RISK
    assert assessment_method(holds_explosives=False, gas_ratio=Decimal("0.999999")) is Method.SECTOR
    with pytest.raises(ImpossibleState):
        assessment_method(holds_explosives=False, gas_ratio=Decimal(-1))


# Tang & Baker 1999, chart of side-on overpressure: readings between those that the model carries (flame Mach number, R̄, p/p_a)
BETWEEN = [
    (5.2, 0.35, 2.2), (5.2, 0.6, 0.74), (5.2, 1.2, 0.31), (5.2, 2.5, 0.13), (5.2, 6.0, 0.049),
    (1.0, 0.35, 1.1), (1.0, 0.85, 0.43), (1.0, 4.0, 0.067), (0.7, 0.6, 0.42), (0.7, 1.2, 0.27), (0.7, 6.0, 0.041),
    (0.35, 0.6, 0.15), (0.35, 1.2, 0.077), (0.35, 4.0, 0.024), (0.2, 0.85, 0.033), (0.2, 2.5, 0.011), (0.2, 8.0, 0.0035),
]  # fmt: skip


def scaled(mach, distance):
    """A cloud on the ground whose length (2E/p_a)^⅓ is one metre."""
    from muster.consequence.explosions import BakerStrehlowTang

    return float(BakerStrehlowTang().overpressure(distance, energy=101325.0 / 2.0, flame_mach=mach)) / 101325.0


@pytest.mark.parametrize(("mach", "distance", "reading"), BETWEEN)
def test_bst_follows_the_published_chart_between_its_readings(mach, distance, reading):
    assert scaled(mach, distance) == pytest.approx(reading, rel=0.12)


def test_bst_is_exact_at_the_readings_and_continuous_between():
    from muster.consequence.explosions import _BST_CHART, _BST_DISTANCE

    for mach, row in _BST_CHART.items():
        for distance, reading in zip(_BST_DISTANCE, row, strict=True):
            assert scaled(mach, distance) == pytest.approx(reading, rel=1e-9)
    for mach in np.geomspace(0.04, 5.2, 40):
        curve = [scaled(mach, r) for r in np.geomspace(0.05, 50.0, 60)]
        assert all(near * 1.000001 >= far > 0.0 for near, far in itertools.pairwise(curve))
    for distance in (0.1, 0.5, 2.0, 9.0, 40.0):
        rise = [scaled(mach, distance) for mach in np.geomspace(0.04, 5.2, 60)]
        assert all(b >= a * 0.97 for a, b in itertools.pairwise(rise))
    with pytest.raises(OutOfRange):
        scaled(6.0, 1.0)


@pytest.mark.parametrize("strength", [7, 10])
def test_multi_energy_stands_beside_our_own_solution_of_the_flame_that_its_chart_was_computed_from(strength):
    from bench.consequence.blast_chart import FLAMES, blast
    from muster.consequence.explosions import MultiEnergy

    found, distance = blast(FLAMES[strength], reach=2.5, dx=0.01), np.array([0.4, 0.7, 1.0, 2.0])
    computed = np.interp(distance, found.distance, found.overpressure)
    library = MultiEnergy().overpressure(distance, energy=101325.0, strength=strength) / 101325.0
    assert np.all((library / computed > 0.85) & (library / computed < 1.45))
    assert np.all(np.diff(found.duration[np.searchsorted(found.distance, distance[1:])]) > 0.0)


@pytest.mark.parametrize("ratio", [5.0, 50.0])
def test_a_vessel_burst_is_the_bursting_sphere_of_its_pressure(ratio):
    from bench.consequence.blast_chart import burst
    from muster.consequence.bursting import vessel_burst_overpressure

    found, pressure = burst(ratio, reach=2.2, dx=0.008)
    distance = np.array([0.5, 1.0, 2.0])
    library = vessel_burst_overpressure(distance, energy=101325.0 / 0.6, pressure_ratio=ratio, ground=False) / 101325.0
    assert library == pytest.approx(np.interp(distance, found, pressure), rel=0.12)


def test_multi_energy_has_the_peaks_of_its_strengths_and_the_decay_of_the_chart():
    from muster.consequence.explosions import MultiEnergy

    def blast(strength, distance):
        return float(MultiEnergy().overpressure(distance, energy=101325.0 / 2.0, strength=strength)) / 101325.0

    peaks = [blast(strength, 0.05) for strength in range(1, 11)]
    assert peaks == pytest.approx([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 20.0])
    for distance in (0.2, 0.5, 1.0, 5.0, 30.0):
        assert blast(10, distance) == pytest.approx(scaled(5.2, distance))
        assert all(weak <= strong * 1.03 for weak, strong in itertools.pairwise(blast(k, distance) for k in range(1, 11)))
