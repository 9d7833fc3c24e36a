"""The substances table answers with numbers that a handbook confirms, and refuses what it does not know."""

import json
import re
from pathlib import Path

import pytest

from muster.consequence.errors import ImpossibleState, OutOfRange, UnknownSubstance
from muster.consequence.substances import all_substances, substance
from muster.consequence.toxic import aegl

FROZEN = Path(__file__).parents[3] / "src" / "muster" / "consequence" / "data" / "mixtures.json"


def test_sixty_chemicals_carry_the_core_properties():
    table = all_substances()
    assert len(table) >= 60
    core = [s for s in table if s.has("vapour_pressure") and s.has("liquid_density") and s.has("heat_of_vaporization")]
    assert len(core) >= 60


def test_every_value_says_where_it_comes_from():
    for found in all_substances():
        for marked in found.constants.values():
            assert marked.method
            assert marked.mark in {"library", "estimated", "recalled"}
        for curve in found.tables.values():
            assert curve["method"]
            assert curve["mark"] in {"library", "estimated", "recalled"}


@pytest.mark.parametrize("name", ["氯", "液氯", "Chlorine", "7782-50-5", "1017", "UN1017", "Cl2"])
def test_a_chemical_is_found_by_any_of_its_names(name):
    assert substance(name).id == "chlorine"


@pytest.mark.parametrize(("name", "boiling"), [("氯", 239.1), ("氨", 239.8), ("methane", 111.7), ("propane", 231.1), ("benzene", 353.2)])
def test_the_vapour_pressure_is_one_atmosphere_at_the_boiling_point(name, boiling):
    assert substance(name).saturation_temperature(101325.0) == pytest.approx(boiling, abs=0.5)


@pytest.mark.parametrize(("name", "lower", "upper"), [("methane", 0.05, 0.15), ("propane", 0.021, 0.095), ("carbon monoxide", 0.125, 0.74)])
def test_flammable_limits_are_those_of_nfpa_497(name, lower, upper):
    assert substance(name).constant("lfl") == pytest.approx(lower)
    assert substance(name).constant("ufl") == pytest.approx(upper)


def test_ammonia_agrees_with_the_handbook():
    ammonia = substance("液氨")
    assert ammonia.liquid_density(239.8) == pytest.approx(682.0, rel=0.01)
    assert ammonia.heat_of_vaporization(239.8) == pytest.approx(1.37e6, rel=0.01)
    assert ammonia.heat_capacity_ratio(300.0) == pytest.approx(1.31, abs=0.02)


def test_an_unknown_name_is_refused_with_a_near_one():
    with pytest.raises(UnknownSubstance, match="chlorine"):
        substance("chlorin")


def test_nothing_is_guessed_outside_the_data():
    with pytest.raises(ImpossibleState, match="critical"):
        substance("methane").liquid_density(300.0)
    with pytest.raises(OutOfRange):
        substance("ammonia").vapour_pressure(100.0)


def test_longer_exposure_and_lower_level_never_allow_more():
    counted = 0
    for chemical in all_substances():
        values = chemical.toxicity.get("aegl", {}).get("values", {})
        for times in values.values():
            in_order = [times[t] for t in sorted(times, key=float)]
            assert in_order == sorted(in_order, reverse=True), chemical.id
            counted += len(in_order) == 5
        for lower, higher in (("1", "2"), ("2", "3")):
            for t in set(values.get(lower, {})) & set(values.get(higher, {})):
                assert values[lower][t] <= values[higher][t], (chemical.id, t)
    assert counted >= 100


def check_digit(cas):
    digits = cas.replace("-", "")
    return sum(i * int(digit) for i, digit in enumerate(reversed(digits[:-1]), 1)) % 10 == int(digits[-1])


def test_no_name_means_two_chemicals_and_every_number_is_one():
    meant = {}
    for chemical in all_substances():
        for name in filter(None, (chemical.id, chemical.name, chemical.name_zh, chemical.cas, chemical.un, *chemical.aliases)):
            plain = name.lower().replace("_", " ")
            assert meant.setdefault(plain, chemical.id) == chemical.id, plain
            assert substance(name) is chemical
            if re.fullmatch(r"\d+-\d\d-\d", name):
                assert check_digit(name), (chemical.id, name)
            assert not re.fullmatch(r"\d+", name) or len(name) == 4, (chemical.id, name)
    assert not check_digit("7664-41-8")
    assert len(meant) > 400


@pytest.mark.parametrize(
    ("number", "name"),
    [("UN1972", "天然气"), ("UN1075", "液化气"), ("68476-85-7", "LPG"), ("UN1977", "液氮"), ("UN1073", "液氧"), ("氢氰酸", "UN1051"), ("N2O4", "UN1067")],
)
def test_a_tanker_is_known_by_the_number_on_its_plate(number, name):
    assert substance(number) is substance(name)


def test_a_name_that_two_chemicals_share_is_none():
    with pytest.raises(UnknownSubstance):
        substance("AN")  # acrylonitrile and ammonium nitrate


def test_the_graver_guide_value_is_never_the_lower():
    counted = 0
    for chemical in all_substances():
        values = chemical.toxicity.get("erpg", {}).get("values", {})
        known = [values[level] for level in "123" if values.get(level) is not None]
        assert known == sorted(known), chemical.id
        assert all(value > 0.0 for value in known)
        counted += len(known) == 3
        if chemical.has("lfl"):
            assert 0.0 < chemical.constant("lfl") < chemical.constant("ufl") <= 1.0, chemical.id
    assert counted >= 25


# vapour pressure and boiling point come from different methods of the library, and part there: [K]
APART = {"hydrogen_fluoride": 3.2, "hydrogen_selenide": 4.0}


def test_each_chemical_boils_at_one_atmosphere_and_takes_the_heat_that_trouton_says():
    associated = {"hydrogen_fluoride", "acetic_acid", "hydrogen", "sulfur_trioxide", "formaldehyde"}
    for chemical in all_substances():
        if not chemical.has("vapour_pressure") or not chemical.cas:
            continue
        boiling, (coldest, *_) = chemical.boiling_point, chemical.tables["vapour_pressure"]["grid"]
        if boiling >= coldest:  # hydrogen chloride, acetylene and carbon dioxide have no data so cold
            assert chemical.saturation_temperature(101325.0) == pytest.approx(boiling, abs=APART.get(chemical.id, 1.2)), chemical.id
            entropy = float(chemical.heat_of_vaporization(boiling)) * chemical.molar_mass / boiling
            assert chemical.id in associated or 72.0 < entropy < 115.0, (chemical.id, entropy)


def test_a_less_certain_duration_says_so():
    assert "medium confidence" in aegl(substance("苯"), 2, 30.0)[1]
    assert "medium confidence" not in aegl(substance("液氯"), 2, 30.0)[1]


def test_gasoline_is_a_surrogate_with_the_figures_of_the_product():
    gasoline = substance("汽油")
    assert substance("UN1203") is gasoline
    assert 40e3 < float(gasoline.vapour_pressure(310.93)) < 65e3  # Reid vapour pressure of summer grades, GB 17930
    assert float(gasoline.liquid_density(293.15)) == pytest.approx(735.0, rel=0.04)
    assert gasoline.constant("heat_of_combustion") == pytest.approx(43.7e6, rel=0.02)
    assert (gasoline.constant("lfl"), gasoline.constant("ufl")) == (0.014, 0.076)
    assert "surrogate" in gasoline.note


def test_hydrochloric_acid_has_the_vapour_pressure_of_its_strength():
    weak, strong = substance("盐酸"), substance("浓盐酸")
    assert substance("1789") is weak
    assert float(weak.vapour_pressure(293.15)) / 133.322 == pytest.approx(15.8, rel=0.02)  # between Perry's 10.6 (30 %) and 23.5 (32 %)
    assert float(strong.vapour_pressure(293.15)) / 133.322 == pytest.approx(149.0, rel=0.02)
    assert aegl(strong, 2, 60.0)[0] == aegl(substance("氯化氢"), 2, 60.0)[0]
    with pytest.raises(OutOfRange):
        strong.vapour_pressure(353.15)


def test_the_mixtures_are_those_of_their_script(tmp_path, monkeypatch):
    import importlib.util

    root = Path(__file__).parents[3]
    spec = importlib.util.spec_from_file_location("build_mixtures", root / "tools" / "consequence" / "build_mixtures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "DATA", tmp_path)
    module.main()
    built, kept = (json.loads(p.read_text(encoding="utf-8"))["substances"] for p in (tmp_path / "mixtures.json", FROZEN))
    assert built.keys() == kept.keys()
    for key, entry in built.items():
        assert entry["aliases"] == kept[key]["aliases"]
        for name, constant in entry["constants"].items():
            assert constant["value"] == pytest.approx(kept[key]["constants"][name]["value"], rel=1e-5)
        for name, table in entry["tables"].items():
            assert table["value"] == pytest.approx(kept[key]["tables"][name]["value"], rel=1e-4)
