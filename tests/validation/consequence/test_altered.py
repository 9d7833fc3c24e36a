"""Altered copies of the trials: other names, lost columns, other substances, odd weather. Every row is answered or says why not."""

import csv
import json
import os
import random
import shutil
from pathlib import Path

import pytest

from muster.consequence.validation.runner import run

BESIDE = Path(__file__).parents[4] / "shared" / "validation" / "consequence"
FOLDER = Path(os.environ.get("MUSTER_VALIDATION_DATA", BESIDE))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="not run: data absent (set MUSTER_VALIDATION_DATA to the folder)")
TABLES = [
    "prairie_grass_arcs.csv",
    "prairie_grass_met.csv",
    "lng_arcs.csv",
    "lng_trials.csv",
    "desert_tortoise.csv",
    "hydrogen_flames.csv",
    "hydrogen_jet_concentration.csv",
    "hydrogen_overpressure.csv",
    "probit_constants.csv",
    "hse_dtl.csv",
    "toxic_endpoints.csv",
    "gb18218_critical_quantities.csv",
]
LISTS = ["fires.json", "worked_examples.json", "gasdispersion_jl.json", "accidents.json"]
PARTNERS = {
    "prairie_grass_arcs.csv": ("prairie_grass_met.csv",),
    "prairie_grass_met.csv": ("prairie_grass_arcs.csv",),
    "lng_arcs.csv": ("lng_trials.csv",),
    "lng_trials.csv": ("lng_arcs.csv",),
}
ODD = ["", "nan", "-1", "0", "1e9", "n/a", "True", "0.0001", "不明"]


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def copy(tmp_path):
    for path in FOLDER.iterdir():
        shutil.copy(path, tmp_path / path.name)
        (tmp_path / path.name).chmod(0o644)
    return tmp_path


def answers(folder):
    outcome = run(folder)
    unreadable = [item for item in outcome.not_run if item["reason"].startswith("unreadable")]
    assert unreadable == []
    for record in outcome.as_json()["records"]:
        assert record["computed"] is not None or record["note"], record
        if record["computed"] is not None:
            assert record["p05"] <= record["computed"] <= record["p95"], record
    return outcome


def test_trials_are_not_known_by_name(copy, figures):
    before = [(r["suite"], r["quantity"], r["observed"], r["computed"]) for r in figures["records"]]
    for name in TABLES[:8]:
        rows = rows_of(copy / name)
        for row in rows:
            for key in ("id", "trial", "run", "series"):
                if key in row and not (name == "lng_trials.csv" and key in {"trial", "series"}):
                    row[key] = "x" + row[key][::-1]
        write(copy / name, rows)
    fires = json.loads((copy / "fires.json").read_text(encoding="utf-8"))
    for i, case in enumerate(fires):
        case["id"] = f"case {i}"
    (copy / "fires.json").write_text(json.dumps(fires), encoding="utf-8")
    after = [(r.suite, r.quantity, r.observed, r.computed) for r in answers(copy).records]
    assert after == before


@pytest.mark.parametrize("name", TABLES)
def test_any_one_column_may_be_missing(copy, name):
    kept = {name, *PARTNERS.get(name, ())}
    for other in copy.iterdir():
        if other.name not in kept:
            other.unlink()
    for other in kept:
        write(copy / other, rows_of(copy / other)[:40:13])
    rows = rows_of(copy / name)
    for lost in list(rows[0]):
        write(copy / name, [{k: v for k, v in row.items() if k != lost} for row in rows])
        answers(copy)


@pytest.mark.parametrize("seed", range(4))
def test_odd_cells_give_an_answer_or_a_reason(copy, seed):
    chance = random.Random(seed)
    for name in TABLES:
        rows = rows_of(copy / name)[:12]
        for row in rows:
            for key in chance.sample(list(row), k=max(len(row) // 4, 1)):
                row[key] = chance.choice(ODD)
        write(copy / name, rows)
    for name in LISTS:
        items = json.loads((copy / name).read_text(encoding="utf-8"))
        for item in items:
            key = chance.choice(list(item))
            if chance.random() < 0.5:
                del item[key]
            elif isinstance(item[key], int | float):
                item[key] = chance.choice([0, -1, 1e9, None, "?"])
        (copy / name).write_text(json.dumps(items), encoding="utf-8")
    answers(copy)


def test_other_substances_and_units_are_answered(copy):
    for path in copy.iterdir():
        if path.name not in {"desert_tortoise.csv", "hydrogen_overpressure.csv"}:
            path.unlink()
    rows = rows_of(copy / "desert_tortoise.csv")
    substances = ["chlorine", "propane", "hydrogen fluoride", "二氧化硫", "unobtainium"]
    made = [dict(row, id=name, substance=name, T_air_K="293") for row, name in zip(rows * 2, substances, strict=False)]
    write(copy / "desert_tortoise.csv", made)
    jets = [
        {
            "id": "kPa",
            "substance": "methane",
            "orifice_d_mm": "12",
            "P0_kPa": "4000",
            "T0_K": "290",
            "distance_m": "5",
            "overpressure_kPa": "3",
        }
    ]
    write(copy / "hydrogen_overpressure.csv", jets)
    by_case = {r.case: r for r in answers(copy).records if r.suite in {"desert_tortoise", "hydrogen_overpressure"}}
    assert [name for name in substances if by_case[name].computed is None] == ["unobtainium"]
    assert by_case["kPa"].observed == pytest.approx(3000.0)
    assert by_case["kPa"].computed > 0.0


def small(folder):
    """Keep the tables alone, a few rows each."""
    for path in folder.iterdir():
        if path.name not in TABLES:
            path.unlink()
    for name in TABLES:
        write(folder / name, rows_of(folder / name)[:8:3])


def answered(folder):
    return [(r.suite, r.case, r.location, r.quantity, r.observed, r.computed) for r in answers(folder).records]


@pytest.mark.parametrize(("encoding", "line", "mark"), [("utf-8-sig", "\r\n", ","), ("gb18030", "\n", ";"), ("utf-8", "\n", "\t")])
def test_how_a_table_was_saved_does_not_matter(copy, encoding, line, mark):
    small(copy)
    before = answered(copy)
    chance = random.Random(3)
    for name in TABLES:
        rows = rows_of(copy / name)
        columns = chance.sample(list(rows[0]), k=len(rows[0]))
        with (copy / name).open("w", encoding=encoding, newline="") as stream:
            writer = csv.DictWriter(stream, [*columns, "an extra column"], restval="x", delimiter=mark, lineterminator=line)
            writer.writeheader()
            writer.writerows(rows)
            stream.write(line + line)
    assert answered(copy) == before
    assert before


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00", b"a,b\n", b"[]", b"null", b"[1, {}]", b'{"cases": [[]]}', b'"x"'])
def test_files_that_hold_nothing_are_listed_and_end_nothing(copy, content):
    for path in copy.iterdir():
        if path.suffix in {".csv", ".json"}:
            path.write_bytes(content)
    (copy / "fires.json").unlink()
    (copy / "fires.json").mkdir()
    (copy / "nowhere.csv").symlink_to(copy / "absent")
    outcome = run(copy)
    json.dumps(outcome.as_json(), allow_nan=False)
    listed = {item["file"] for item in outcome.not_run}
    assert {"nowhere.csv", "fires.json", "README.md"} <= listed
    assert set(TABLES) <= listed
    assert all(record.computed is None and record.note for record in outcome.records)


def places(value, path=()):
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield (*path, key)
        yield from places(below, (*path, key))


STRANGE = [None, "?", -1, 0, 1e9, [], {}, True, "1.5", [1], {"a": 1}, float("nan"), 10**400]


@pytest.mark.parametrize("seed", range(6))
def test_one_odd_value_deep_in_a_file_costs_one_case_at_most(copy, seed):
    chance = random.Random(seed)
    for path in copy.iterdir():
        if path.name not in {*LISTS, "gb_risk_criteria.json", "hyram_reference.json"}:
            path.unlink()
    for name in ("fires.json", "worked_examples.json", "accidents.json", "gb_risk_criteria.json", "hyram_reference.json"):
        content = json.loads((copy / name).read_text(encoding="utf-8"))
        if name == "fires.json":
            content = content[2:9]
        *above, last = chance.choice([p for p in places(content) if len(p) > 1])
        holder = content
        for key in above:
            holder = holder[key]
        holder[last] = chance.choice(STRANGE)
        (copy / name).write_text(json.dumps(content), encoding="utf-8")
    json.dumps(answers(copy).as_json(), allow_nan=False)
