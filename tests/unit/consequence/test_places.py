"""A case asks about places: the air outdoors and in, when to open the windows, heat, pressure, and the vessel next door."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from muster.consequence.case import check_case, read_case, run_case
from muster.consequence.cli import main
from muster.consequence.errors import BadCase, ConsequenceError, OutOfRange, WrongUnit
from muster.consequence.indoor import air_change_rate, indoor_concentration, shelter

CHLORINE = {"kind": "liquid_hole", "amount": "5 t", "temperature": "20 °C", "hole": "20 mm"}
WEATHER = {"wind": "3 m/s", "stability": "D", "direction": "NE"}


def case(*places, name="液氯", source=None, **sections):
    return check_case({"substance": {"name": name}, "source": source or CHLORINE, "weather": WEATHER, "place": list(places), **sections})


def at(downwind, **more):
    return {"name": "学校", "downwind": downwind, **more}


def test_indoors_lags_and_the_windows_open_when_the_cloud_has_passed():
    (school,) = run_case(case(at("600 m"))).places
    assert 0.0 < school.indoor_peak < school.outdoor_peak
    assert 0.0 < school.indoor_dose < school.shut_dose < school.outdoor_dose
    assert school.indoor_deaths < school.outdoor_deaths
    duration = run_case(case(at("600 m"))).figures["duration s"]
    assert school.arrival + 0.8 * duration < school.air_out < school.arrival + 1.6 * duration


def test_a_tighter_house_keeps_more_out_and_more_in():
    tight, ordinary, leaky = run_case(case(*(at("600 m", tightness=t) for t in ("tight", "ordinary", "leaky")))).places
    assert tight.indoor_peak < ordinary.indoor_peak < leaky.indoor_peak
    assert tight.air_changes == pytest.approx(air_change_rate(3.0, tightness="tight"))
    (told,) = run_case(case(at("600 m", air_changes="0.5 1/h"))).places
    assert told.air_changes == pytest.approx(0.5 / 3600.0)


def test_a_place_is_the_same_in_degrees_and_in_the_wind():
    here = {"lon": 115.07, "lat": 30.2}
    # wind from the north-east: 600 m to the south-west
    east = -600.0 / np.sqrt(2.0)
    lon = 115.07 + np.degrees(east / (6371008.8 * np.cos(np.radians(30.2))))
    lat = 30.2 + np.degrees(east / 6371008.8)
    told, drawn = run_case(case({"name": "学校", "lon": lon, "lat": lat}, at("600 m"), location=here)).places
    assert (told.downwind, told.crosswind) == pytest.approx((600.0, 0.0), abs=0.01)
    assert drawn.location == pytest.approx((lon, lat), abs=1e-9)
    assert told.outdoor_peak == pytest.approx(drawn.outdoor_peak, rel=1e-6)


def test_the_highest_concentration_at_a_place_on_the_axis_is_that_of_the_zone():
    found = run_case(case(at("600 m")))
    zone = next(z for z in found.zones if z.name == "AEGL-3")
    (edge,) = run_case(case(at(f"{zone.reach} m"))).places
    assert edge.outdoor_peak == pytest.approx(zone.threshold, rel=0.1)


@pytest.mark.parametrize("where", ["-300 m", "-1 km"])
def test_upwind_no_cloud_comes(where):
    (place,) = run_case(case(at(where))).places
    assert place.outdoor_peak is None
    assert place.air_out is None
    assert "no cloud" in place.text()


def test_at_the_source_the_air_is_never_said_to_be_clean():
    (near,) = run_case(case(at("1 m"))).places
    assert near.outdoor_peak > 1e4
    assert "nearer than 20 m" in near.note


@pytest.mark.parametrize("kind", ["rupture", "pool", "rate", "gas_hole"])
def test_every_kind_of_cloud_passes(kind):
    source = {"kind": kind, "amount": "2 t", "temperature": "20 °C", "rate": "2 kg/s", "hole": "20 mm", "pressure": "0.5 MPa", "volume": "50 m3"}
    wanted = {"rupture": ("amount", "temperature"), "pool": ("amount",), "rate": ("rate", "amount"), "gas_hole": ("pressure", "hole", "volume")}[kind]
    found = run_case(case(at("300 m"), at("600 m", crosswind="60 m"), source={k: v for k, v in source.items() if k in ("kind", *wanted)}))
    near, far = found.places
    assert far.outdoor_peak < near.outdoor_peak
    assert near.arrival < far.arrival
    assert near.arrival < near.air_out
    assert near.indoor_dose < near.outdoor_dose


def test_members_of_an_ensemble_give_a_band():
    (place,) = run_case(case(at("600 m")), ensemble=200).places
    assert place.outdoor_low < place.outdoor_peak < place.outdoor_high


def test_a_tank_next_to_a_pool_fire_and_a_blast():
    propane = {"kind": "liquid_hole", "amount": "20 t", "temperature": "20 °C", "hole": "80 mm"}
    near, far = run_case(
        case(
            at("50 m", vessel="atmospheric", volume="1000 m3"), at("900 m", vessel="atmospheric", volume="1000 m3"), name="丙烷", source=propane,
            explosion={"congestion": "high", "congested_share": "100 %"},
        )
    ).places  # fmt: skip
    assert near.heat["jet fire"] > far.heat["jet fire"] > 0.0
    assert near.overpressure["explosion"] > far.overpressure["explosion"] > 0.0
    assert near.failure["heat"] > 0.5
    assert far.failure == {"blast": 0.0, "heat": 0.0}
    assert near.outdoor_peak is None, "nobody breathes in a vessel"


def test_the_pressure_at_the_edge_of_a_ring_is_that_of_the_ring():
    source = {"kind": "explosive", "amount": "50 t"}
    zone = next(z for z in run_case(case(at("100 m"), name="硝酸铵", source=source)).zones if z.threshold == 10.0)
    (edge,) = run_case(case(at(f"{zone.reach} m"), name="硝酸铵", source=source)).places
    assert edge.overpressure["explosion"] == pytest.approx(10e3, rel=0.02)


def test_places_reach_the_map_the_report_and_the_record(tmp_path, capsys):
    file = tmp_path / "case.toml"
    file.write_text(
        'title = "液氯"\n[substance]\nname = "液氯"\n[source]\nkind = "rupture"\namount = "1 t"\ntemperature = "20 °C"\n'
        '[weather]\nwind = "3 m/s"\ndirection = "NE"\nstability = "D"\n[location]\nlon = 115.07\nlat = 30.2\n'
        '[[place]]\nname = "实验小学"\ndownwind = "600 m"\n[[place]]\nname = "泵房"\ndownwind = "40 m"\nvessel = "small"\nvolume = "10 m3"\n',
        encoding="utf-8",
    )
    outputs = [str(tmp_path / f"out.{kind}") for kind in ("geojson", "json", "docx", "png")]
    assert main(["run", str(file), "--geojson", outputs[0], "--json", outputs[1], "--report", outputs[2], "--png", outputs[3]]) == 0
    assert "stay inside with closed windows until" in capsys.readouterr().out
    features = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))["features"]
    school, pump = (f for f in features if f["properties"]["kind"] == "place")
    assert school["properties"]["name"] == "实验小学"
    assert school["properties"]["air_out"] > school["properties"]["arrival"]
    assert school["geometry"]["coordinates"][1] < 30.2
    assert pump["properties"]["air_changes"] is None
    record = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert record["places"][0]["indoor_dose"] < record["places"][0]["outdoor_dose"]
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert all(word in text for word in ("关注点", "实验小学", "待在室内到", "indoor air"))


@pytest.mark.parametrize("name", ["burst", "shelter"])
def test_the_examples_of_the_docs_run(name):
    found = run_case(read_case(Path(__file__).parents[3] / "docs" / "howto" / "cases" / f"{name}.toml"))
    assert found.zones
    assert found.places


@pytest.mark.parametrize(
    ("error", "said", "place"),
    [
        (BadCase, r"\[place 1\] name", {"downwind": "600 m"}),
        (BadCase, r"\[place 1\] name", {"name": " ", "downwind": "600 m"}),
        (BadCase, "downwind", {"name": "学校"}),
        (WrongUnit, r"\[place 1\] downwind.*no unit", at(600)),
        (WrongUnit, "length is wanted", at("600 s")),
        (BadCase, "did you mean “downwind”", {"name": "学校", "donwind": "600 m"}),
        (BadCase, "lon and lat", {"name": "学校", "lon": 115.0, "lat": 30.0, "downwind": "600 m"}),
        (BadCase, r"\[location\]", {"name": "学校", "lon": 115.0, "lat": 30.0}),
        (BadCase, r"\[place 1\] lat", {"name": "学校", "lon": 115.0}),
        (BadCase, "tight, ordinary", at("600 m", tightness="dense")),
        (ConsequenceError, "0.001 1/h", at("600 m", air_changes="0 1/h")),
        (BadCase, "not both", at("600 m", air_changes="1 1/h", tightness="tight")),
        (BadCase, "atmospheric, pressurised", at("600 m", vessel="tank", volume="10 m3")),
        (BadCase, "volume", at("600 m", vessel="small")),
        (BadCase, "vessel", at("600 m", volume="10 m3")),
        (OutOfRange, "farthest", at("12 km")),
    ],
)
def test_a_place_that_cannot_be_is_refused(error, said, place):
    with pytest.raises(error, match=said):
        run_case(case(place))


@pytest.mark.parametrize("places", [[], "学校", ["学校"], 5, [{"name": "x", "downwind": "1 m"}] * 101])
def test_places_are_tables(places):
    with pytest.raises(BadCase, match=r"\[\[place\]\]"):
        check_case({"substance": {"name": "液氯"}, "source": CHLORINE, "weather": WEATHER, "place": places})


def test_shelter_of_a_cloud_that_does_not_pass_or_does_not_come():
    time = np.linspace(0.0, 3600.0, 361)
    assert shelter(np.full(361, 5.0), time, air_changes=1e-4).air_out is None
    assert shelter(np.zeros(361), time, air_changes=1e-4).load_outside == 0.0
    square = np.where(time < 1800.0, 5.0, 0.0)
    found = shelter(square, time, air_changes=1.0 / 3600.0)
    assert found.air_out == 1800.0
    assert np.array_equal(found.inside, indoor_concentration(square, time, air_changes=1.0 / 3600.0))
    # 5 · (T − (1 − e^−λT)/λ) by hand, within a step
    assert found.load_sheltered == pytest.approx(5.0 * (1800.0 - 3600.0 * (1.0 - np.exp(-0.5))) / 60.0, rel=0.03)


def test_a_building_of_unknown_tightness_is_refused():
    with pytest.raises(BadCase, match="tightness"):
        air_change_rate(3.0, tightness="dense")
