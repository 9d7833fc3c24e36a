"""Trials as nobody has made them, but could: each observation is a record with a number in its band, or says why there is none."""

import csv
import json
from itertools import product

import pytest

from muster.consequence.validation.records import Record, scores
from muster.consequence.validation.runner import run

MET = {"L_m": "", "ustar_m_s": "", "h_mix_m": "", "sigma_azimuth_deg": "", "z0_m": 0.03}
ARC = {"Q_g_s": 50.0, "source_height_m": 0.5, "sampler_height_m": 1.5, "c_max_mg_m3": 10.0}
SPILL = {"mass_rate_kg_s": 50.0, "spill_duration_s": 100, "u_ref_m_s": 5.0, "z_ref_m": 3, "z0_m": 0.0003, "T_air_K": 300, "RH_pct": 50}
JET = {"substance": "ammonia", "mass_rate_kg_s": 50.0, "duration_s": 100, "u_2m_m_s": 5.0, "T_air_K": 300, "stability": "D"}


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)


def answers(folder):
    outcome = run(folder)
    assert [item for item in outcome.not_run if item["reason"].startswith("unreadable")] == []
    found = outcome.as_json()
    json.dumps(found, allow_nan=False)
    for record in found["records"]:
        if record["computed"] is None:
            assert record["note"], record
        else:
            assert 0.0 <= record["p05"] <= record["computed"] <= record["p95"], record
    return found["records"]


def test_passive_trials_in_any_weather_and_at_any_distance(tmp_path):
    weathers = product((0.5, 2.0, 15.0), (-3.0, 4.0, ""), (1e-4, 1.5))
    met = [MET | {"run": f"R{i}", "u2_m_s": u, "L_m": length, "z0_m": z0} for i, (u, length, z0) in enumerate(weathers)]
    write(tmp_path / "prairie_grass_met.csv", met)
    places = (-50.0, 0.0, 1.0, 100.0, 1e5)
    arcs = [ARC | {"id": f"{m['run']}-{x}", "run": m["run"], "arc_m": x, "Q_g_s": q} for m in met for x, q in product(places, (1e-3, 1e6))]
    write(tmp_path / "prairie_grass_arcs.csv", arcs)
    found = answers(tmp_path)
    assert len(found) == 2 * len(arcs)
    assert max(r["computed"] for r in found if r["computed"] is not None) <= 2.8e6, "no mixture holds more than the gas alone"
    upwind = [r for r in found if r["location"] in ("-50.0 m", "0.0 m")]
    assert all(r["computed"] is None and "not downwind" in r["note"] for r in upwind)


def test_a_tracer_that_the_table_does_not_know_is_followed_all_the_same(tmp_path):
    write(tmp_path / "prairie_grass_met.csv", [MET | {"run": "1", "u2_m_s": 4.0}])
    write(tmp_path / "prairie_grass_arcs.csv", [ARC | {"id": "1", "run": "1", "arc_m": 100.0, "substance": "a secret tracer"}])
    assert all(r["computed"] > 0.0 for r in answers(tmp_path))


@pytest.mark.parametrize("substance", ["methane", "氨"])
def test_spills_of_any_size_and_arcs_on_either_side(tmp_path, substance):
    trials = [
        SPILL
        | {"id": f"T{i}", "series": "T", "trial": i, "substance": substance, "mass_rate_kg_s": q, "u_ref_m_s": u, "z0_m": z0, "T_air_K": t}
        for i, (q, u, z0, t) in enumerate(product((1e-3, 3000.0), (0.5, 15.0), (1e-4, 1.0), (250.0,)))
    ]
    write(tmp_path / "lng_trials.csv", trials)
    arcs = [
        {"id": f"{t['id']}-{x}", "trial": t["id"], "x_m": x, "z_m": 1, "c_obs_molpct": 5.0} for t in trials for x in (-20, 0, 1, 400, 20000)
    ]
    write(tmp_path / "lng_arcs.csv", arcs)
    found = [r for r in answers(tmp_path) if r["suite"] == "lng_arcs"]
    assert len(found) == len(arcs)
    assert all(r["computed"] is None for r in found if r["location"] in ("-20 m", "0 m"))
    assert max(r["p95"] for r in found if r["computed"] is not None) <= 100.0
    far = {r["case"].split("-")[0]: r["computed"] for r in found if r["location"] == "20000 m"}
    near = {r["case"].split("-")[0]: r["computed"] for r in found if r["location"] == "400 m"}
    assert all(far[case] < near[case] or near[case] == 0.0 for case in far), "a far arc is computed, not held at the last one followed"


def test_a_pool_of_known_size_and_flux_needs_no_rate(tmp_path):
    bare = {key: value for key, value in SPILL.items() if key != "mass_rate_kg_s"}
    known = {"pool_diameter_m": 20.0, "evaporation_flux_kg_m2_s": 0.167}
    write(
        tmp_path / "lng_trials.csv",
        [bare | {"id": "A"} | known, SPILL | {"id": "B", "mass_rate_kg_s": 0.167 * 314.159265, "pool_diameter_m": 20.0}],
    )
    write(tmp_path / "lng_arcs.csv", [{"id": n, "trial": n, "x_m": 150, "z_m": 1, "c_obs_molpct": 5.0} for n in "AB"])
    first, second = (r["computed"] for r in answers(tmp_path) if r["suite"] == "lng_arcs")
    assert first == pytest.approx(second, rel=1e-6)


def test_jets_of_any_strength_and_arcs_from_the_nozzle_to_the_horizon(tmp_path):
    rows = [
        JET
        | {
            "id": f"J{i}",
            "substance": s,
            "mass_rate_kg_s": q,
            "u_2m_m_s": u,
            "T_air_K": t,
            "c_1m_ppm": 9e5,
            "c_800m_ppm": 1e4,
            "c_50000m_ppm": 1,
        }
        for i, (s, q, u, t) in enumerate(product(("ammonia", "propane"), (1e-3, 2000.0), (0.5, 15.0), (265.0, 320.0)))
    ]
    write(tmp_path / "desert_tortoise.csv", rows)
    q_of = [row["mass_rate_kg_s"] for row in rows]
    found = answers(tmp_path)
    assert len(found) == 3 * len(rows)
    assert all(r["computed"] is not None and r["p95"] <= 1e6 for r in found)
    for i in range(len(rows)):
        near, middle, far = (r["computed"] for r in found if r["case"] == f"J{i}")
        assert middle > far
        assert near > middle or q_of[i] < 1.0  # a gram a second stays below the sampler


def test_scores_beyond_all_numbers_are_none():
    found = scores([Record("s", "c", "", "q", "", 1e-300, 1e299), Record("s", "c", "", "q", "", 1e299, 1e-300)])
    json.dumps(found, allow_nan=False)
    assert found["max_abs_rel"] is None
    assert found["FAC2"] == 0.0
