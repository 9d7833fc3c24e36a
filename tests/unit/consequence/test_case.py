"""A case file runs to zones without any server, and says clearly what is wrong with a bad one."""

import json
import random
import zipfile
from itertools import pairwise

import pytest

from muster.consequence.case import KINDS, KNOWN, check_case, run_case
from muster.consequence.casefile import RANGES
from muster.consequence.cli import main
from muster.consequence.errors import BadCase, ConsequenceError, ImpossibleState, OutOfRange, UnknownSubstance, WrongUnit
from muster.consequence.substances import all_substances
from muster.consequence.words import said, table

AMMONIA = """
title = "液氨泄漏"
[substance]
name = "液氨"
[source]
kind = "liquid_hole"
amount = "20 t"
temperature = "25 °C"
hole = "25 mm"
[weather]
wind = "3 m/s"
direction = "NE"
stability = "D"
[location]
lon = 115.07
lat = 30.2
"""


def case(kind="liquid_hole", name="液氨", weather=None, **source):
    return check_case(
        {"substance": {"name": name}, "source": {"kind": kind, **source}, "weather": {"wind": "3 m/s", "stability": "D"} | (weather or {})}
    )


def test_a_case_becomes_a_map_a_picture_and_a_report(tmp_path, capsys):
    file = tmp_path / "case.toml"
    file.write_text(AMMONIA, encoding="utf-8")
    outputs = {name: tmp_path / f"out.{name}" for name in ("geojson", "png", "docx", "json")}
    arguments = [
        "--geojson",
        str(outputs["geojson"]),
        "--png",
        str(outputs["png"]),
        "--report",
        str(outputs["docx"]),
        "--json",
        str(outputs["json"]),
    ]
    assert main(["run", str(file), "--ensemble", "60", *arguments]) == 0
    assert "风从 NE 来，向 SW 去" in capsys.readouterr().out
    zones = json.loads(outputs["geojson"].read_text(encoding="utf-8"))["features"]
    assert {"sure", "median", "possible"} <= {z["properties"]["kind"] for z in zones}
    toxic = next(z for z in zones if z["properties"].get("name") == "AEGL-2" and z["properties"]["kind"] == "median")
    lons = [p[0] for p in toxic["geometry"]["coordinates"][0]]
    assert min(lons) < 115.07 - 0.004, "the cloud goes to the south-west"
    assert outputs["png"].read_bytes().startswith(b"\x89PNG")
    with zipfile.ZipFile(outputs["docx"]) as archive:
        assert "AEGL-2" in archive.read("word/document.xml").decode()


def test_every_answer_carries_its_inputs_models_and_limits():
    result = run_case(case(amount="20 t", temperature="25 °C", hole="25 mm"))
    assert any(i.mark == "default" for i in result.inputs)
    assert any(i.mark == "given" for i in result.inputs)
    assert all(m.name and m.version and m.reference and m.valid_range for m in result.models)
    assert any("out of scope" in flag for flag in result.validity)


def test_low_wind_is_flagged():
    result = run_case(case(weather={"wind": "0.6 m/s"}, amount="1 t", temperature="25 °C", hole="25 mm"))
    assert "wind-below-1-m/s" in result.validity


EACH_KIND = [
    ("rupture", "液氯", {"amount": "1 t", "temperature": "20 °C"}),
    ("rupture", "丙烷", {"amount": "50 t", "temperature": "20 °C"}),
    ("gas_hole", "甲烷", {"pressure": "4 MPa", "temperature": "20 °C", "hole": "20 mm"}),
    ("gas_hole", "氢", {"pressure": "20 MPa", "temperature": "20 °C", "hole": "3 mm"}),
    ("liquid_hole", "苯", {"amount": "30 t", "temperature": "25 °C", "hole": "50 mm"}),
    ("pool", "甲醇", {"amount": "10 t", "bund_area": "100 m2"}),
    ("rate", "硫化氢", {"rate": "2 kg/s", "duration": "10 min"}),
    ("pool", "汽油", {"amount": "20 t"}),
    ("liquid_hole", "盐酸", {"amount": "20 t", "hole": "50 mm"}),
    ("burst", "丙烷", {"amount": "50 t", "volume": "120 m3", "temperature": "20 °C", "vessel_mass": "25 t"}),
    ("burst", "氮", {"pressure": "40 MPa", "volume": "40 L", "temperature": "20 °C"}),
    ("explosive", "硝酸铵", {"amount": "50 t"}),
]


@pytest.mark.parametrize(("kind", "name", "source"), EACH_KIND)
def test_each_kind_of_source_gives_zones_in_words(kind, name, source):
    found = run_case(case(kind, name, **source), ensemble=2)
    assert found.zones
    told = [("effect", z.effect) for z in found.zones] + [("zone", z.name) for z in found.zones]
    told += [("note", note) for z in found.zones for note in z.note.split("; ") if note] + [("limit", flag) for flag in found.validity]
    told += [("figure", figure) for figure in found.figures] + [("input", i.name) for i in found.inputs]
    assert [code for group, code in told if group not in ("zone",) and said(group, code) == code] == []


def test_every_entry_of_a_case_has_words():
    entries = {f"{section}.{key}" for section, keys in KNOWN.items() for key in keys}
    assert entries == set(table()["input"])
    assert set(KINDS) == set(table()["source_kind"])


def test_every_quantity_of_a_case_has_a_range():
    assert {f"{section}.{key}" for section, keys in KNOWN.items() for key, dimension in keys.items() if dimension} == set(RANGES)


def test_the_same_seed_gives_the_same_answer():
    first, second = (run_case(case(amount="20 t", temperature="25 °C", hole="25 mm"), ensemble=40, seed=3) for _ in range(2))
    assert first.as_json() == second.as_json()


def test_a_larger_hole_reaches_farther():
    reach = [run_case(case(amount="50 t", temperature="25 °C", hole=f"{d} mm")).zones[0].reach for d in (10, 25, 50)]
    assert reach == sorted(reach)


@pytest.mark.parametrize(
    ("error", "arguments"),
    [
        (WrongUnit, {"amount": "20 m", "hole": "25 mm"}),
        (WrongUnit, {"amount": "20", "hole": "25 mm"}),
        (BadCase, {"amount": "20 t"}),
        (UnknownSubstance, {"name": "液胺", "hole": "25 mm"}),
        (BadCase, {"kind": "leak"}),
        (BadCase, {"holle": "25 mm"}),
        (ImpossibleState, {"kind": "gas_hole", "hole": "10 mm", "pressure": "30 bar", "temperature": "20 °C"}),
        (ImpossibleState, {"kind": "gas_hole", "name": "甲烷", "hole": "10 mm", "pressure": "0.5 bar", "temperature": "20 °C"}),
    ],
)
def test_a_bad_case_is_refused_with_the_reason(error, arguments):
    with pytest.raises(error):
        run_case(case(**arguments))


def test_the_command_line_says_what_is_wrong(tmp_path, capsys):
    file = tmp_path / "case.toml"
    file.write_text(AMMONIA.replace("20 t", "20 m"), encoding="utf-8")
    assert main(["run", str(file)]) == 2
    assert "mass is wanted" in capsys.readouterr().err
    assert main(["run", str(tmp_path / "absent.toml")]) == 2


def test_the_front_of_the_cloud_only_moves_on():
    front = run_case(case(amount="20 t", temperature="25 °C", hole="25 mm")).front
    assert len(front) > 20
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(front))


def test_a_gas_vessel_of_known_volume_blows_down_and_a_light_gas_rises():
    found = run_case(case("gas_hole", "天然气", pressure="4 MPa", hole="20 mm", temperature="20 °C", volume="50 m3"))
    assert found.figures["vessel holds kg"] == pytest.approx(4e6 * 0.016043 * 50.0 / (8.314 * 293.15), rel=0.01)
    assert 100.0 < found.figures["90 % gone after s"] < 20_000.0
    assert found.figures["plume rise at 100 m, m"] > 5.0
    assert any("blows down" in flag for flag in found.validity)


@pytest.mark.parametrize("shape", ["upright", "horizontal", "sphere"])
def test_a_tank_of_known_shape_drains_by_its_level(shape):
    size = {} if shape == "sphere" else {"vessel_length": "8 m"}
    found = run_case(
        case("liquid_hole", "苯", amount="20 t", hole="50 mm", temperature="25 °C", shape=shape, vessel_diameter="4 m", **size)
    )
    assert 0.0 < found.figures["level m"] < 8.0
    assert found.figures["90 % gone after s"] > 60.0


TANK = {"amount": "20 t", "hole": "50 mm", "temperature": "25 °C"}


def test_under_a_steady_head_a_draining_tank_is_the_hole_of_one_rate():
    # ten bar above the liquid: the two metres that fall are a hundredth of the drive
    drained = run_case(case("liquid_hole", "苯", pressure="1 MPa", shape="upright", vessel_diameter="4 m", vessel_length="8 m", **TANK))
    lasts = f"{20_000.0 / drained.figures['release rate kg/s']:.6g} s"
    steady = run_case(case("liquid_hole", "苯", pressure="1 MPa", head="1.8 m", hole="50 mm", temperature="25 °C", duration=lasts))
    assert drained.figures["release rate kg/s"] == pytest.approx(steady.figures["release rate kg/s"], rel=0.01)
    assert drained.figures["evaporation kg/s"] == pytest.approx(steady.figures["evaporation kg/s"], rel=0.02)
    for one, other in zip(drained.zones, steady.zones, strict=True):
        assert one.reach == pytest.approx(other.reach, rel=0.03, abs=1.0)


def test_a_falling_head_gives_a_smaller_pool_and_no_more_than_the_tank_held():
    falling = run_case(case("liquid_hole", "苯", shape="upright", vessel_diameter="4 m", vessel_length="8 m", **TANK))
    held = run_case(case("liquid_hole", "苯", head="1.82 m", hole="50 mm", temperature="25 °C", duration="54 min"))  # no amount: one rate
    assert falling.figures["release rate kg/s"] == pytest.approx(held.figures["release rate kg/s"], rel=0.01)
    assert falling.figures["pool diameter m"] < held.figures["pool diameter m"]
    assert falling.figures["evaporated kg"] < 20_000.0
    levels = {z.name: z.reach for z in held.zones}
    assert all(zone.reach <= levels[zone.name] * 1.01 for zone in falling.zones)
    assert any("falling head" in flag for flag in falling.validity)
    assert any("varying" in m.name for m in falling.models)


def test_a_tank_of_which_only_the_level_is_said_drains_as_an_upright_one_of_that_level():
    said = run_case(case("liquid_hole", "苯", head="1.82 m", **TANK))
    shaped = run_case(case("liquid_hole", "苯", shape="upright", vessel_diameter="4 m", vessel_length="8 m", **TANK))
    assert said.figures["evaporated kg"] == pytest.approx(shaped.figures["evaporated kg"], rel=0.02)
    assert any(i.name == "source.head" and i.mark == "default" for i in run_case(case("liquid_hole", "苯", **TANK)).inputs)
    assert run_case(case("liquid_hole", "苯", head="0 m", pressure="0.2 MPa", **TANK)).figures["release rate kg/s"] > 0.0


def test_a_valve_shut_in_time_keeps_the_rest_in_the_tank():
    shut = run_case(case("liquid_hole", "苯", duration="10 min", **TANK))
    assert shut.figures["evaporated kg"] < 1.01 * shut.figures["release rate kg/s"] * 600.0
    assert run_case(case("rate", "苯", rate="10 kg/s", amount="2 t", duration="1 h")).figures["duration s"] == pytest.approx(200.0)


def test_a_boiling_pool_gives_off_all_that_was_spilt_and_no_more():
    tank = {"temperature": "-161 °C", "shape": "upright", "vessel_diameter": "3 m", "vessel_length": "9 m", "hole": "50 mm"}
    found = run_case(case("liquid_hole", "天然气", amount="20 t", **tank))
    assert found.figures["evaporated kg"] == pytest.approx(20_000.0, rel=0.01)


def test_a_tank_of_unknown_shape_or_too_small_is_refused():
    with pytest.raises(BadCase):
        case("liquid_hole", "苯", amount="30 t", hole="50 mm", shape="cone")
    with pytest.raises(BadCase):
        run_case(case("liquid_hole", "苯", amount="30 t", hole="50 mm", shape="sphere"))
    with pytest.raises(OutOfRange):
        run_case(case("liquid_hole", "苯", amount="300 t", hole="50 mm", temperature="25 °C", shape="sphere", vessel_diameter="2 m"))


@pytest.mark.parametrize(
    ("section", "key", "value", "said"),
    [
        ("source", "hole", "0 mm", "0.1 mm … 3 m"), ("source", "hole", "-5 mm", "outside"), ("source", "amount", "0 t", "outside"),
        ("source", "amount", "-20 t", "outside"), ("source", "temperature", "-400 °C", "14 K"), ("weather", "humidity", "140 %", "100 %"),
        ("weather", "direction", "XX", "XX"), ("location", "lon", 999, "-180"), ("location", "lon", "abc", "degrees"),
        ("location", "lat", float("nan"), "degrees"), ("weather", "direction", "400 deg", "360 deg"), ("weather", "direction", 45, "no unit"),
        ("weather", "wind", "0 m/s", "0.1 m/s"), ("weather", "wind", "100 m/s", "60 m/s"), ("weather", "temperature", "5000 K", "60 °C"),
        ("weather", "stability", "d", "did you mean “D”"), ("weather", "pressure", "1 MPa", "120 kPa"), ("receptors", "farthest", "5000 km", "100 km"),
        ("source", "hole", float("nan"), "not a number with a unit"), ("source", "hole", True, "not a number with a unit"),
        ("source", "hole", "2,5 mm", "for example “50 mm”"), ("source", "hole", "1e400 mm", "not a number"), ("source", "amount", "20 T", "did you mean “t”"),
        ("source", "pressure", "1.6 Mpa", "did you mean “MPa”"), ("source", "duration", "1e300 s", "720 h"),
        ("source", "kind", "Liquid_Hole", "did you mean “liquid_hole”"),
        ("site", "obstructed", "yes", "true, false"), ("substance", "name", ["液氨"], "text in quotes"), ("substance", "name", "", "text in quotes"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_name(tmp_path, capsys, section, key, value, said):
    raw = {
        "substance": {"name": "液氨"}, "source": {"kind": "liquid_hole", "amount": "20 t", "temperature": "25 °C", "hole": "25 mm"},
        "weather": {"wind": "3 m/s", "stability": "D"}, "location": {"lon": 115.0, "lat": 30.0},
    }  # fmt: skip
    raw.setdefault(section, {})[key] = value
    with pytest.raises(ConsequenceError, match=said):
        check_case(raw)


@pytest.mark.parametrize("name", ["7664-41-7", "UN1005", "un 1005", 1005, "1005", "AMMONIA", " 氨气 ", "ＮＨ３"])
def test_a_substance_is_known_by_whatever_people_call_it(name):
    assert case(name=name, hole="25 mm").chemical.id == "ammonia"


@pytest.mark.parametrize(
    ("said", "name", "source"),
    [
        ("boils at 10 bar", "液氨", {"temperature": "25 °C", "hole": "25 mm", "pressure": "2 bar"}),
        ("critical temperature", "液氨", {"temperature": "200 °C", "hole": "25 mm"}),
        ("critical temperature", "甲苯", {"temperature": "400 °C", "hole": "25 mm"}),
        ("known from 195.4 to 399.5 K", "液氨", {"temperature": "-100 °C", "hole": "25 mm"}),
        ("wider than the vessel", "苯", {"amount": "20 t", "temperature": "25 °C", "hole": "2 m", "shape": "upright", "vessel_diameter": "1.5 m"}),
        ("wider than the vessel", "液氨", {"amount": "500 kg", "temperature": "25 °C", "hole": "3 m"}),
    ],
)
def test_a_liquid_or_a_hole_that_cannot_be_is_refused(said, name, source):
    with pytest.raises(ConsequenceError, match=said):
        run_case(case("liquid_hole", name, **source))


def test_an_entry_that_plays_no_part_is_named():
    found = run_case(case("rate", "液氨", rate="1 kg/s", hole="25 mm", duration="10 min"))
    assert "source.hole was given but plays no part here" in found.validity
    assert not any("source.rate" in flag for flag in found.validity)


def test_a_file_of_a_spreadsheet_or_of_windows_is_read(tmp_path):
    file = tmp_path / "case.toml"
    file.write_bytes(b"\xef\xbb\xbf" + AMMONIA.replace("\n", "\r\n").encode())
    assert main(["run", str(file)]) == 0


REFUSED = {
    "fewer than no draws": ["--ensemble", "-5"], "more draws than fit": ["--ensemble", "2000000"], "no seed": ["--seed", "-1"],
    "no such folder": ["--geojson", "no/such/folder/x.geojson"], "a folder": ["--report", "."], "a later file": ["--json", "good.json", "--png", "no/x.png"],
    "one file for two": ["--json", "x.json", "--geojson", "./x.json"], "the case itself": ["--json", "case.toml"],
    "no Word": ["--report", "x.pdf"], "no picture": ["--png", "x.jpg"],
}  # fmt: skip


@pytest.mark.parametrize("more", REFUSED.values(), ids=REFUSED)
def test_the_command_refuses_in_one_line_before_it_writes_anything(tmp_path, monkeypatch, capsys, more):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.toml").write_text(AMMONIA, encoding="utf-8")
    assert main(["run", "case.toml", *more]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]


@pytest.mark.parametrize("more", [["--ensemble", "many"], ["--ensemble", "1.5"], ["--colour"], ["--png"]])
def test_an_option_that_is_none_is_refused_in_one_line(tmp_path, capsys, more):
    with pytest.raises(SystemExit) as ended:
        main(["run", str(tmp_path / "case.toml"), *more])
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


UNREADABLE = {
    "absent": None,
    "a folder": b"",
    "no TOML": b"title =",
    "no text": b"\xff\xfe",
    "empty": b" ",
    "a list": b"source = []",
    "a number": b"[substance]\nname = 1.5",
    "a list of sources": b"[[source]]\nkind = 'rate'",
    "a title that is no text": b"title = 5",
    "lines in a name": b"[substance]\nname = '''a\nb'''",
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_is_no_case_is_refused_in_one_line(tmp_path, capsys, what):
    file = tmp_path / "case.toml"
    if what == "a folder":
        file.mkdir()
    elif UNREADABLE[what] is not None:
        file.write_bytes(UNREADABLE[what])
    assert main(["run", str(file)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Errno" not in said


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch, capsys):
    (tmp_path / "case.toml").write_text(AMMONIA, encoding="utf-8")
    report = tmp_path / "report.docx"
    report.write_text("the last one")

    def full(self, *_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    assert main(["run", str(tmp_path / "case.toml"), "--report", str(report)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert report.read_text() == "the last one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.toml", "report.docx"]


@pytest.mark.parametrize(("section", "key", "meant"), [("source", "hoel", "hole"), ("weather", "windd", "wind"), ("wether", "", "weather")])
def test_a_misspelt_entry_is_refused_with_the_one_that_was_meant(section, key, meant):
    raw = {"substance": {"name": "液氨"}, "source": {"kind": "rate"}, "weather": {"wind": "3 m/s"}}
    if key:
        raw[section][key] = "3 m/s"
    else:
        raw[section] = {}
    with pytest.raises(BadCase, match=f"did you mean “{meant}”"):
        check_case(raw)


NONSENSE = [
    5,
    -5,
    "x",
    "",
    [],
    {},
    True,
    "1e400 m",
    "-3 t",
    "0 kg",
    "1000 °C",
    "500 km",
    "10 MPa",
    "0.01 bar",
    "1e9 t",
    [1, 2],
    {"a": 1},
    "90 m/s",
    "200 %",
]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_a_case_holds_it_is_answered_or_refused_in_words(seed):
    chance = random.Random(seed)
    raw = {
        "substance": {"name": chance.choice([s.id for s in all_substances()])},
        "source": {"kind": chance.choice(KINDS), "amount": "20 t", "hole": "25 mm", "temperature": "20 °C", "rate": "2 kg/s"},
        "weather": {"wind": "3 m/s"},
    }
    if chance.random() < 0.7:
        section = chance.choice(list(KNOWN))
        raw.setdefault(section, {})[chance.choice(list(KNOWN[section]))] = chance.choice(NONSENSE)
    try:
        found = run_case(check_case(raw))
    except ConsequenceError:
        return
    assert "nan" not in found.text().lower()


def test_a_blow_down_is_followed_and_never_reaches_farther_than_its_first_rate_held():
    held = run_case(case("gas_hole", "氯", pressure="0.5 MPa", hole="10 mm", duration="1 h"))
    followed = run_case(case("gas_hole", "氯", pressure="0.5 MPa", hole="10 mm", volume="0.8 m3"))
    assert any("varying" in m.name for m in followed.models)
    # the same level, so that no exposure time differs
    levels = {z.name: z.reach for z in held.zones}
    for zone in followed.zones:
        assert 0.0 < zone.reach < levels[zone.name] * 1.05


@pytest.mark.parametrize("name", ["汽油", "盐酸", "浓盐酸", "苯", "甲醇"])
def test_a_pool_gives_off_no_more_than_was_spilt(name):
    found = run_case(case("pool", name, amount="20 t"))
    assert found.figures["evaporation kg/s"] * found.figures["duration s"] <= 20_000.0 * 1.01


def test_an_explosive_acts_by_its_tnt_equivalence():
    whole = run_case(case("explosive", "硝酸铵", amount="50 t"))
    assert whole.figures["TNT equivalent kg"] == pytest.approx(21_000.0)
    assert any("detonate" in flag for flag in whole.validity)
    reaches = {z.threshold: z.reach for z in whole.zones}
    # 10 kPa at 20.3 m/kg^⅓ on Crowl & Louvar's curve
    assert reaches[10.0] == pytest.approx(17.5 * 21_000.0 ** (1.0 / 3.0), rel=0.03)
    with pytest.raises(ConsequenceError, match="tnt_equivalence"):
        run_case(case("explosive", "液氨", amount="50 t"))


def test_the_picture_names_each_zone_and_fits_without_any():
    from muster.consequence.outputs import GLYPHS, picture

    found = run_case(case(amount="20 t", temperature="25 °C", hole="25 mm"), ensemble=20)
    image = picture(found)
    legend = image[-16 * len(found.zones) - 12 :, :330]
    assert legend.min() < 100, "there is writing"
    assert set("0123456789.kmKM ABCDEFGHIJKLMNOPQRSTUVWXYZ%/-()=>") - {" "} <= set(GLYPHS)
    # a zone named in Chinese is written in the letters that there are
    written = "".join(said("zone", code, "en").replace("½", "1/2").upper() for code in table()["zone"])
    assert set(written) - {" "} <= set(GLYPHS)
    nothing = picture(run_case(case("rate", "氮", rate="1 kg/s", duration="10 min")))
    assert nothing.shape == image.shape
