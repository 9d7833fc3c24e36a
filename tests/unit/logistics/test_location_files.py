"""Files of the three forms are read to the letter, and damaged ones refused with the line."""

import json

import numpy as np
import pytest

from muster.logistics.cli import main
from muster.logistics.errors import BadInput
from muster.logistics.location import validation
from muster.logistics.location.instances import is_prose, read_instance, read_tasks
from muster.logistics.location.problem import Siting
from muster.logistics.mip import Status

PMED = "3 2 1\n1 2 10\n2 3 4\n"
SJC = "1\t9999\tp\tS\n0\t0\t5\n"
MATRIX = "5,3,1\n100,500,550\n500,100,700\n"


def _write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_last_cost_of_an_edge_listed_twice_counts(tmp_path):
    path = _write(tmp_path, "pmed0.txt", " 3 3 1 \n 1 2 10 \n 2 3 4 \n 2 1 7 \n")
    instance = read_instance(path)
    assert instance.p == 1
    assert instance.times.tolist() == [[0, 7, 11], [7, 0, 4], [11, 4, 0]]


def test_sjc_files_hold_points_with_weights(tmp_path):
    path = _write(tmp_path, "SJC2.txt", "2\t9999\tp\tS\t\r\n0\t0\t5\t\r\n3\t4\t2\t\r\n")
    instance = read_instance(path)
    assert instance.times.tolist() == [[0, 5], [5, 0]]
    assert instance.demand.tolist() == [5, 2]


@pytest.mark.parametrize(("name", "text", "words"), [
    ("a.csv", "", "empty"),
    ("a.csv", "1,2\n", "no site"),
    ("a.csv", "1,2\n3\n", "line 2: the row has 1 values"),
    ("a.csv", "1,2\n3,x\n", "line 2, value 2: 'x'"),
    ("a.csv", "1,2\n3,-1\n", "line 2, value 2"),
    ("a.csv", "1,2\n3,\n", "line 2, value 2: '' is no number"),
    ("a.csv", "需求,2\n3,4\n", "line 1, value 1: '需求'"),
    ("a.txt", "3 3 1\n1 2 5\n", "3 edges are announced, 1"),
    ("a.txt", "3 1 1\n1 9 5\n", "line 2: node 9"),
    ("a.txt", "3 1 9\n1 2 5\n", "1 <= p <= nodes"),
    ("a.txt", "3 1 1\n1 2\n", "line 2"),
    ("a.txt", "hello\n", "line 1"),
    ("a.txt", "2 9999 p S\n1 2 3\n", "2 points are announced, 1"),
    ("a.txt", "1 9999 p S\n1 nan 3\n", "line 2: the line is not 'x y weight'"),
    ("a.txt", "0 9999 p S\n", "0 points are announced, 0"),
    ("a.txt", "3 1 1\n1 2.5 5\n", "line 2: node 2.5 does not exist"),
    ("a.txt", "3 1 1\n1 nan 5\n", "line 2: node nan"),
    ("a.txt", "3 1 1\n1 inf 5\n", "line 2: node inf"),
    ("a.txt", "3 1 1\n1 2 nan\n", "line 2: 'nan' is no cost"),
    ("a.txt", "² 1 1\n1 2 5\n", "1 <= p <= nodes"),
    ("a.txt", "99999999 1 1\n1 2 5\n", "line 1: 99999999 points are announced, the most is"),
    ("a.txt", "99999999 9999 p S\n1 2 5\n", "line 1: 99999999 points are announced, the most is"),
    ("a.csv", "1,2\n3,1_0\n", "line 2, value 2: '1_0'"),
    ("a.csv", "1,inf\n3,1\n", "line 1, value 2: 'inf'"),
])
def test_a_damaged_file_is_refused_with_its_place(tmp_path, name, text, words):
    with pytest.raises(BadInput, match=words):
        read_instance(_write(tmp_path, name, text))


MCLP = ("SJC324", "mclp", 3, 800.0, 11604.0)


@pytest.mark.parametrize(("document", "found"), [
    ({"mclp_sjc": {"SJC324 r=800 p=3": {"opt": 11604, "pct": 95.49}}}, [MCLP]),
    ({"SJC324 r=800 p=3": 11604, "note": "proved", "tolerance": 0.5}, [MCLP]),
    ({"sjc324.txt_R800_P3": 11604}, [MCLP]),
    ({"SJC324": {"n": 324, "r=800 p=3": 11604}}, [MCLP]),
    ({"mclp": {"SJC324": {"r=800": {"p=3": {"optimum": 11604}}}}}, [MCLP]),
    ([{"instance": "SJC324", "problem": "mclp", "radius": 800, "p": 3, "objective": 11604}], [MCLP]),
    ({"SJC324 lscp r=800": 6, "SJC324 p-median p=5": 7}, [("SJC324", "lscp", None, 800.0, 6.0), ("SJC324", "pmedian", 5, None, 7.0)]),
    ({"p_median": {"pmed1": {"n": 100, "p": 5, "opt": 5819}}}, [("pmed1", "pmedian", 5, None, 5819.0)]),
    ({"pmed10": 1255, "pmed1.txt": {"optimal": 5819}, "pmed2": 1},
     [("pmed10", "pmedian", None, None, 1255.0), ("pmed1", "pmedian", None, None, 5819.0)]),
    ({"a mclp radius 30 p 3": 8, "a lscp radius 7.5": 2}, [("a", "mclp", 3, 30.0, 8.0), ("a", "lscp", None, 7.5, 2.0)]),
    ({"m mclp radius 30 p 3": 8, "m.csv backup theta 0.25 radius 30 p 2": 4.5},
     [("m", "mclp", 3, 30.0, 8.0), ("m", "backup", 2, 30.0, 4.5)]),
])
def test_optima_files_name_the_problems(tmp_path, document, found):
    tasks, strangers = read_tasks(_write(tmp_path, "optima.json", json.dumps(document)), ["SJC324", "pmed1", "pmed10", "m", "a"])
    assert [(t.instance, t.problem, t.p, t.radius, t.optimum) for t in tasks] == found
    assert strangers == []


def test_an_optima_file_of_one_instance_need_not_repeat_its_name(tmp_path):
    path = _write(tmp_path, "m_optima.json", json.dumps({
        "mclp radius 30 p 3": 8, "backup theta 0.25 radius 30 p 2": 4.5, "pmedian p 3 (sum w*d)": 9,
        "lscp radius 30 over coverable points": 2, "coverable_weight": 9, "total_weight": 9}))
    tasks, _ = read_tasks(path, ["m", "pmed1"])
    assert [(t.instance, t.problem, t.p, t.radius, t.theta, t.optimum) for t in tasks] == [
        ("m", "mclp", 3, 30.0, 0.5, 8), ("m", "backup", 2, 30.0, 0.25, 4.5), ("m", "pmedian", 3, None, 0.5, 9),
        ("m", "lscp", None, 30.0, 0.5, 2)]


def test_siting_writes_what_was_asked(tmp_path, capsys):
    matrix = _write(tmp_path, "m.csv", MATRIX)
    out = tmp_path / "out.json"
    assert main(["siting", "--matrix", str(matrix), "--problem", "mclp", "--radius", "30", "--p", "1",
                 "--json", str(out)]) == 0
    answer = json.loads(out.read_text())
    assert answer.pop("seconds") >= 0
    assert answer == {"problem": "mclp", "p": 1, "radius_min": 30.0, "objective": 5, "bound": 5, "gap": 0,
                      "sites": [0], "status": "optimal"}
    assert "objective 5" in capsys.readouterr().out


@pytest.mark.parametrize("words", [
    ["--problem", "mclp", "--p", "1"],
    ["--problem", "pmedian"],
    ["--problem", "pmedian", "--p", "7"],
    ["--problem", "backup", "--p", "1", "--radius", "9", "--theta", "7"],
])
def test_siting_refuses_with_a_sentence(tmp_path, capsys, words):
    matrix = _write(tmp_path, "m.csv", MATRIX)
    assert main(["siting", "--matrix", str(matrix), *words]) == 2
    assert "Traceback" not in (message := capsys.readouterr().err)
    assert message.startswith("muster siting: ")


def test_validation_solves_what_it_can_and_tells_what_it_could_not(tmp_path, capsys):
    _write(tmp_path, "pmed7.txt", PMED)
    _write(tmp_path, "broken.txt", "3 9 1\n1 2 10\n")
    (tmp_path / "damaged.csv").write_bytes(b"\xff\xfe5\x00")
    _write(tmp_path, "empty.txt", "")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    _write(tmp_path, "notes.txt", "Made by hand.\n")
    _write(tmp_path, "m.csv", MATRIX)
    _write(tmp_path, "m_optima.json", '{"mclp radius 30 p 1": 5, "mclp radius 30 p 9": 5, "total_weight": 9}')
    _write(tmp_path, "optima.json", '{"pmed40 p=5": 1234, "tolerance": 0.5}')
    _write(tmp_path, "other_optima.json", "{")
    out = tmp_path / "table.json"
    assert main(["validate", "location", str(tmp_path), "--json", str(out)]) == 1
    table = json.loads(out.read_text())
    assert [(r["instance"], r["objective"], r["agrees"]) for r in table["instances"]] == [("m", 5, True), ("pmed7", 14, None)]
    assert [sentence.split(":")[0] for sentence in table["refused"]] == [
        "other_optima.json, line 1", "broken.txt", "damaged.csv", "empty.txt", str(tmp_path / "gone.txt"), "m.csv, mclp, count"]
    assert [sentence.split(":")[0] for sentence in table["remarks"]] == ["notes.txt", "optima.json"]
    told = capsys.readouterr()
    assert all(sentence in told.err for sentence in [*table["refused"], *table["remarks"]])
    assert "6 files or problems could not be used" in told.out


def test_notes_beside_the_instances_are_no_fault(tmp_path):
    _write(tmp_path, "pmed7.txt", PMED)
    _write(tmp_path, "LICENCE", "Free to use.\n")
    assert main(["validate", "location", str(tmp_path)]) == 0


@pytest.mark.parametrize("words", [[], ["notes.txt"]])
def test_a_folder_without_instances_is_refused(tmp_path, capsys, words):
    for name in words:
        _write(tmp_path, name, "Nothing here.\n")
    assert main(["validate", "location", str(tmp_path)]) == 2
    assert "the folder holds no instance" in capsys.readouterr().err


def test_an_answer_is_written_whole_or_not_at_all(tmp_path, capsys, monkeypatch):
    matrix, out = _write(tmp_path, "m.csv", MATRIX), _write(tmp_path, "out.json", "of yesterday")
    words = ["siting", "--matrix", str(matrix), "--problem", "lscp", "--radius", "30", "--json"]

    def full(path, text, **_):
        path.write_bytes(text.encode()[:20])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("pathlib.Path.write_text", full)
        assert main([*words, str(out)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert out.read_text() == "of yesterday"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["m.csv", "out.json"]
    assert main([*words, str(out)]) == 0
    assert json.loads(out.read_text())["objective"] == 2


@pytest.mark.parametrize(("target", "why"), [("no/such.json", "there is no folder"), (".", "it is a folder")])
def test_a_place_that_cannot_be_written_is_refused_before_the_work(tmp_path, capsys, target, why):
    matrix = _write(tmp_path, "m.csv", MATRIX)
    assert main(["siting", "--matrix", str(matrix), "--problem", "lscp", "--radius", "30", "--json", str(tmp_path / target)]) == 2
    told = capsys.readouterr()
    assert why in told.err
    assert told.out == ""


def test_a_published_optimum_that_differs_fails_the_validation(tmp_path, capsys):
    _write(tmp_path, "m.csv", MATRIX)
    _write(tmp_path, "m_optima.json", '{"mclp radius 30 p 1": 6}')
    assert main(["validate-location", str(tmp_path)]) == 1
    assert "optimal  DIFFERS" in capsys.readouterr().out


def test_an_optimum_that_was_not_reached_in_time_is_told_from_one_that_differs(tmp_path, capsys, monkeypatch):
    _write(tmp_path, "m.csv", MATRIX)
    _write(tmp_path, "m_optima.json", '{"mclp radius 30 p 1": 6}')
    unproven = Siting("mclp", (0,), 5.0, 9.0, 0.8, Status.TIME_LIMIT, 0.0)
    monkeypatch.setattr(validation, "solve_task", lambda *_, **__: unproven)
    assert main(["validate-location", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "time_limit  NOT REACHED" in told
    assert "1 differ from the published optimum, 1 of them for want of time." in told


def test_a_way_that_does_not_exist_is_written_inf(tmp_path):
    times = read_instance(_write(tmp_path, "m.csv", "1,1\n3,inf\n")).times
    assert np.isinf(times[1, 0])


@pytest.mark.parametrize("text", [
    "\ufeff5,3\n10,20\n30,inf\n", "5,3\r\n10,20\r\n30,inf\r\n", "5\t3\n10\t20\n30\tinf\n", "5; 3\n10; 20\n30; inf\n", "5,3,\n10,20,\n30,inf,\n",
    "5,3\n\n10,20\n\n30,inf",
])
def test_the_matrix_form_is_read_however_a_spreadsheet_wrote_it(tmp_path, text):
    path = tmp_path / "m.csv"
    path.write_bytes(text.encode())
    found = read_instance(path)
    assert (found.demand.tolist(), found.times.tolist()) == ([5.0, 3.0], [[10.0, 30.0], [20.0, float("inf")]])
    assert not is_prose(path)


@pytest.mark.parametrize("words", [["mclp", "--radius", "9", "--p", "3"], ["backup", "--radius", "9", "--p", "3"], ["lscp", "--radius", "9"],
                                   ["pmedian", "--p", "3"]])
def test_without_any_time_a_plan_is_given_with_its_bound(tmp_path, words):
    x = np.random.default_rng(5).integers(0, 300, (120, 2))
    times = np.abs(x[:60, None] - x[None]).sum(axis=2)
    matrix = _write(tmp_path, "m.csv", "\n".join(",".join(map(str, row)) for row in [range(1, 121), *times]))
    out = tmp_path / "out.json"
    assert main(["siting", "--matrix", str(matrix), "--problem", *words, "--time-limit", "0", "--json", str(out)]) == 0
    answer = json.loads(out.read_text())
    assert answer["status"] in ("optimal", "time_limit")
    assert len(answer["sites"]) == answer["p"] > 0
    assert answer["objective"] is not None
    better = answer["bound"] - answer["objective"]
    assert better >= 0 if words[0] in ("mclp", "backup") else better <= 0
