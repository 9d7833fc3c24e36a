"""Coverage says who is reached, by whom, and who is not; the plan's own bases are reported with their assumptions."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import muster
from muster.logistics.cli import main
from muster.logistics.coverage.files import read_bases, read_counties, read_network, ways_between
from muster.logistics.coverage.reach import Base, BaseSet, Measure, Place, Ways, coverage
from muster.logistics.errors import BadInput

APPS = Path(muster.__file__).parent / "apps"
BASES = [
    Base("r", "Regional", 114.0, 30.0, "regional_base", ("hazmat",), 5.0),
    Base("n", "National", 114.0, 30.0, "national_base", ("hazmat",), 30.0),
    Base("e", "Enterprise", 114.0, 30.0, "enterprise_fulltime_team", ("hazmat", "mine"), 3.0),
]
PLACES = [Place("1", "A", 114.0, 30.0, 100.0), Place("2", "B", 114.1, 30.0, 300.0), Place("3", "C", 115.0, 30.0, 600.0)]
WAYS = Ways(np.array([[55.0, 60.0, 200.0], [20.0, 90.0, 140.0], [90.0, 57.0, np.inf]]),
            np.array([[50.0, 99.0, 101.0], [10.0, 90.0, 140.0], [90.0, 57.0, np.inf]]),
            np.array([[40.0, 80.0, 100.0], [8.0, 70.0, 110.0], [70.0, 40.0, 150.0]]))


def _asked(base_set, **more):
    return coverage(BASES, PLACES, WAYS, discipline="hazmat", base_set=base_set, **{"limit": 60.0, **more})


def test_turn_out_counts_and_the_limit_is_inclusive():
    assert _asked(BaseSet.REGIONAL).covered == ("1",)
    assert _asked(BaseSet.REGIONAL, turn_out=False).covered == ("1", "2")
    assert _asked(BaseSet.ALL).covered == ("1", "2")


def test_both_denominators_are_given():
    answer = _asked(BaseSet.ALL)
    assert answer.share == pytest.approx(2 / 3)
    assert answer.population_share == pytest.approx(0.4)


def test_only_the_same_discipline_counts():
    assert coverage(BASES, PLACES, WAYS, discipline="mine", base_set=BaseSet.REGIONAL, limit=480).covered == ()
    assert coverage(BASES, PLACES, WAYS, discipline="mine", base_set=BaseSet.ALL, limit=60).covered == ("2",)


def test_circle_and_road_are_different_promises():
    assert _asked(BaseSet.REGIONAL, measure=Measure.CIRCLE, limit=100).covered == ("1", "2", "3")
    assert _asked(BaseSet.REGIONAL, measure=Measure.ROAD, limit=100).covered == ("1", "2")


def test_who_is_not_covered_is_named_with_the_nearest_base():
    missing = _asked(BaseSet.REGIONAL_NATIONAL).missing
    assert [(m.code, m.nearest, m.value) for m in missing] == [("3", "National", 170.0), ("2", "Regional", 65.0)]
    alone = coverage(BASES[2:], PLACES, Ways(*(a[2:] for a in (WAYS.minutes, WAYS.road_km, WAYS.circle_km))),
                     discipline="hazmat", base_set=BaseSet.ALL, limit=60).missing
    assert [(m.code, m.nearest, m.value) for m in alone] == [("3", None, None), ("1", "Enterprise", 93.0)]


def test_a_base_that_is_not_ready_does_not_count():
    assert _asked(BaseSet.ALL, ready=[True, True, False]).covered == ("1",)


def test_an_unknown_population_makes_the_share_unknown():
    places = [PLACES[0], Place("2", "B", 114.1, 30.0), PLACES[2]]
    assert coverage(BASES, places, WAYS, discipline="hazmat", base_set=BaseSet.ALL, limit=60).population_share is None


def test_the_report_holds_every_promise_of_the_plans(tmp_path, capsys):
    out = tmp_path / "coverage.json"
    assert main(["coverage", "--json", str(out)]) == 0
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["denominators"]["counties"] == 103
    found = {(r["discipline"], r["base_set"], r["minutes"], r["turn_out"]): r for r in document["coverage"]}
    for discipline in ("hazmat", "mine"):
        for group in ("regional", "regional+national", "regional+national+enterprise"):
            for minutes in (60, 180, 240, 300, 480):
                with_, without = (found[discipline, group, minutes, t] for t in (True, False))
                assert set(with_["counties"]) <= set(without["counties"])
                assert with_["number"] == len(with_["counties"])
                assert with_["number"] + len(with_["uncovered"]) == 103
    assert {r["measure"] for r in document["kilometres"]} == {"circle_km", "road_km"}
    assert {b["factor"] for b in document["bands"]} == {0.9, 1.0, 1.1, 1.2}
    assert document["assumptions"]
    assert "103 counties" in capsys.readouterr().out


def test_a_county_is_covered_by_the_base_at_its_seat():
    network = read_network(APPS / "geo/data/hubei_road_nodes.csv", APPS / "geo/data/hubei_road_links.csv")
    bases, _ = read_bases(APPS / "resources/data/plan_2016_2020.toml")
    counties = read_counties(APPS / "geo/data/hubei_counties.csv")
    ways = ways_between(network, bases, counties)
    jianshi = next(i for i, b in enumerate(bases) if b.key == "exi-mine")
    county = next(j for j, c in enumerate(counties) if c.code == "422822")
    assert ways.minutes[jianshi, county] < 5
    assert np.isfinite(ways.minutes).all()
    assert (ways.road_km >= ways.circle_km - 0.5).all()


def test_one_prefecture_can_be_asked_for(tmp_path):
    out = tmp_path / "coverage.json"
    assert main(["coverage", "--division", "420200", "--minutes", "60", "--json", str(out)]) == 0
    assert json.loads(out.read_text())["denominators"]["counties"] == 6


@pytest.mark.parametrize(("option", "text", "words"), [
    ("--bases", "team = 3", "bases.txt"),
    ("--bases", "[[team]]\nkey = 'a'", "no base"),
    ("--bases", "[[team]]\ntier = 'regional_base'\nlon = 1\nlat = 2", "value is missing"),
    ("--counties", "code,name\n1,A\n", "line 2: a column is missing"),
    ("--nodes", "id,lon,lat\na,x,30\n", "line 2: 'x' is no number"),
    ("--links", "from,to,class,km,kmh\n420102,nowhere,primary,5,40\n", "node 'nowhere' does not exist"),
    ("--links", "", "empty"),
])
def test_a_file_that_cannot_be_used_is_refused_with_its_place(tmp_path, capsys, option, text, words):
    path = tmp_path / f"{option[2:]}.txt"
    path.write_text(text, encoding="utf-8")
    assert main(["coverage", option, str(path)]) == 2
    assert words in capsys.readouterr().err


def test_an_unknown_division_is_refused(capsys):
    assert main(["coverage", "--division", "99"]) == 2
    assert "Give a code" in capsys.readouterr().err


def test_a_negative_limit_is_refused():
    with pytest.raises(BadInput, match="limit"):
        _asked(BaseSet.ALL, limit=-1.0)


@pytest.mark.parametrize(("language", "name"), [("en", "coverage.md"), ("zh", "coverage.zh-CN.md")])
def test_the_page_of_the_documentation_is_what_the_product_computes(capsys, language, name):
    assert main(["coverage", "--page", language]) == 0
    kept = Path(__file__).resolve().parents[3] / "docs" / "logistics" / name
    assert capsys.readouterr().out == kept.read_text(encoding="utf-8"), f"run: ./muster coverage --page {language}"


def test_a_reader_that_has_seen_enough_is_no_error():
    done = subprocess.run(
        [sys.executable, "-c", "import sys, subprocess\n"
         "p = subprocess.Popen([sys.executable, '-m', 'muster.logistics', 'coverage'], stdout=subprocess.PIPE,\n"
         "                     stderr=subprocess.PIPE)\n"
         "p.stdout.close()\n"
         "sys.stderr.buffer.write(p.stderr.read())\nsys.exit(p.wait())"],
        env={**os.environ, "PYTHONPATH": str(Path(muster.__file__).parents[1])}, capture_output=True, text=True,
        timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
