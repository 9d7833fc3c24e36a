"""Published trials: the gates written before the models, on whatever folder of trials is at hand."""

import json

from muster.consequence.cli import main
from muster.consequence.validation.runner import FITTED, missed_gates

KEYS = {"suite", "case", "location", "quantity", "unit", "observed", "computed", "p05", "p95", "ok", "note"}


def test_every_written_gate_is_met(figures):
    assert missed_gates(figures["suites"]) == []


def test_bands_hold_about_nine_tenths_of_the_observations(figures):
    # suites of measured trials with enough points to tell
    shares = {name: s["band_90_covers"] for name, s in figures["suites"].items() if s["n"] >= 25 and name in FITTED}
    assert len(shares) >= 6
    assert {name: share for name, share in shares.items() if not 0.85 <= share <= 1.0} == {}


def test_other_trials_of_the_same_form_are_answered_from_the_files_alone(tmp_path):
    (tmp_path / "lng_trials.csv").write_text(
        "id,series,trial,released_mass_kg,spill_duration_s,mass_rate_kg_s,evaporation_flux_kg_m2_s,pool_diameter_m,n_pools,source_T_K,p_atm_Pa,"
        "T_air_K,RH_pct,obukhov_length_m,u_star_m_s,z0_m,u_ref_m_s,z_ref_m,obstructed,note\n"
        "NewTrial1,New,1,,120,60,0.167,,1,111.6,,300,30,,,0.0003,6,10,False,made up\n",
        encoding="utf-8",
    )
    (tmp_path / "lng_arcs.csv").write_text(
        "id,trial,x_m,z_m,c_obs_molpct,use_in_stats\nNewTrial1-100,NewTrial1,100,1.0,9.0,True\nUnknown-100,Unknown,100,1.0,9.0,True\n",
        encoding="utf-8",
    )
    (tmp_path / "hydrogen_overpressure.csv").write_text(
        "id,substance,orifice_d_m,P0_Pa,T0_K,distance_m,overpressure_Pa\nNew-1,hydrogen,0.012,4000000.0,290,5.0,3000\n", encoding="utf-8"
    )
    (tmp_path / "fires.json").write_text(
        json.dumps(
            [
                {
                    "id": "New",
                    "kind": "pool_fire_LNG_land",
                    "pool_diameter_m": 10.0,
                    "burning_rate_kg_m2_s": 0.1,
                    "wind_m_s": 3.0,
                    "radiometers": [{"azimuth_deg": 90.0, "r_m": 40.0, "flux_kW_m2": 5.0}],
                },
                {"id": "Odd", "kind": "volcano"},
            ]
        ),
        encoding="utf-8",
    )
    (tmp_path / "surprise.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["validate", "consequence", str(tmp_path), "--json", str(tmp_path / "out.json")]) == 0
    answer = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert all(set(record) == KEYS for record in answer["records"])
    by_case = {record["case"]: record for record in answer["records"]}
    assert by_case["NewTrial1-100"]["computed"] > 0.0
    assert by_case["Unknown-100"]["computed"] is None
    assert by_case["Unknown-100"]["note"]
    assert by_case["New-1"]["p05"] < by_case["New-1"]["computed"] < by_case["New-1"]["p95"]
    assert by_case["Odd"]["computed"] is None
    assert "surprise.csv" in {item["file"] for item in answer["not_run"]}


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    assert main(["validate", "consequence", str(tmp_path / "absent")]) == 2
    assert "no such folder" in capsys.readouterr().err
