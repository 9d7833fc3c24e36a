"""``python -m bench.consequence.scores FOLDER --peers PYTHON [--cards docs/models]``: our scores and the peers' on the same observations.

The trials are read once, by the readers of `muster.consequence.validation`; source and weather go to the peers as they go to our own
models. Scores are those of the validation; an observation that a peer does not answer counts as a miss and is named. Britter and
McQuaid's correlation and the Gaussian plume with Briggs' coefficients are the library's own, unfitted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from muster.consequence.arrays import ATMOSPHERE, GAS_CONSTANT
from muster.consequence.atmosphere import Weather, stability_class
from muster.consequence.jets import flashing_source
from muster.consequence.passive import GaussianPlume
from muster.consequence.screening import britter_mcquaid_plume
from muster.consequence.substances import Substance, substance
from muster.consequence.validation.cells import measure, needed, read_rows
from muster.consequence.validation.dispersion import consistent_weather, grass_weather, jet_weather, spill_source
from muster.consequence.validation.hydrogen import ORIFICE, blast_inputs, gas_of
from muster.consequence.validation.records import Record, compared, missing, scores
from muster.consequence.validation.runner import run

Question = dict[str, Any]
PACKAGES = ("degali", "slabx", "hyram")
SHORT, TEN_MINUTES = 1.0, 600.0  # s: averaging time of an arc maximum, of the samplers on grass; peers hold at their own shortest
PASSIVE_AREA = 0.79  # m² of the area source that stands for a tube 0.46 m above the grass
SCORES = ("MG", "VG", "FAC2", "FAC1.5", "FB", "NMSE", "mean_abs_rel", "max_abs_rel")


def one(value: Any) -> float:
    """Plain number of an array of one."""
    return float(np.ravel(value)[0])


def air(weather: Weather) -> dict[str, Any]:
    """Weather as the peers take it."""
    return {
        "u": one(weather.wind_speed),
        "z_ref": one(weather.reference_height),
        "z0": one(weather.roughness),
        "L": one(weather.obukhov_length),
        "class": stability_class(weather.obukhov_length, weather.roughness),
        "T": one(weather.temperature),
        "p": one(weather.pressure),
        "rh": one(weather.relative_humidity),
    }


def matter(chemical: Substance, warm: float) -> dict[str, Any]:
    """Properties that the peers ask for: gas at ``warm`` K, liquid at its boiling point."""
    boiling = chemical.boiling_point
    return {
        "name": chemical.name,
        "mw": chemical.molar_mass,
        "tb": boiling,
        "cp_gas": one(chemical.gas_heat_capacity(max(warm, 200.0))),
        "cp_liquid": one(chemical.liquid_heat_capacity(boiling)),
        "latent": one(chemical.heat_of_vaporization(boiling)),
        "density": one(chemical.liquid_density(boiling)),
    }


def arc(record: Record, x: float, z: float) -> Question:
    """Observation as the peers name it."""
    return {"id": f"{record.suite}|{record.case}|{record.location}", "x": x, "z": z}


def spills(folder: Path, records: dict[tuple[str, str, str], Record]) -> Iterator[Question]:
    """LNG on water: short-time arc maxima."""
    trials = {row["id"]: row for row in read_rows(folder / "lng_trials.csv")}
    rows = read_rows(folder / "lng_arcs.csv")
    for name, trial in trials.items():
        chemical = substance(trial.get("substance") or "methane")
        source, weather = spill_source(trial, chemical), consistent_weather(trial)
        wanted = [
            arc(found, needed(row, "x", "length"), measure(row, "z", "length", 1.0) or 0.0)
            for row in rows
            if row.get("trial") == name and (found := records.get(("lng_arcs", row["id"], f"{row.get('x_m')} m")))
        ]
        if wanted:
            yield {
                **{"suite": "lng_arcs", "case": name, "kind": "pool", "averaging": SHORT, "offset": 0.0, "lowest": 5e-4},
                **{"weather": air(weather), "substance": matter(chemical, one(weather.temperature))},
                **{"rate": one(source.mass_rate), "diameter": one(source.diameter), "duration": one(source.duration), "arcs": wanted},
            }


def jets(folder: Path, records: dict[tuple[str, str, str], Record]) -> Iterator[Question]:
    """Flashing ammonia jets at 1 m."""
    for row in read_rows(folder / "desert_tortoise.csv"):
        weather, chemical = jet_weather(row), substance(row["substance"])
        storage, rate = one(weather.temperature), needed(row, "mass_rate", "mass rate")
        source = flashing_source(chemical, mass_rate=rate, storage_temperature=storage, weather=weather)
        matters = matter(chemical, storage)
        mine = [found for (suite, case, _), found in records.items() if suite == "desert_tortoise" and case == row["id"]]
        yield {
            **{"suite": "desert_tortoise", "case": row["id"], "kind": "jet", "averaging": SHORT, "offset": 0.0, "lowest": 5e-4},
            **{"weather": air(weather), "substance": matters, "rate": rate, "diameter": one(source.diameter)},
            **{"duration": measure(row, "duration", "time"), "storage_T": storage, "height": 0.79},
            "liquid": min(max(-one(source.enthalpy) / matters["latent"], 0.0), 0.999),
            "arcs": [arc(found, float(found.location.split()[0]), 1.0) for found in mine],
        }


def plumes(folder: Path, records: dict[tuple[str, str, str], Record]) -> Iterator[Question]:
    """Passive releases over grass, ten-minute means at the samplers' height."""
    suite, chemical = "prairie_grass_without_sigma_theta", substance("sulfur dioxide")
    weathers = {row["run"]: grass_weather(row, with_sigma=False) for row in read_rows(folder / "prairie_grass_met.csv")}
    by_run: dict[str, Question] = {}
    for row in read_rows(folder / "prairie_grass_arcs.csv"):
        found = records.get((suite, row["id"], f"{row.get('arc_m')} m"))
        if found is None or row["run"] not in weathers:
            continue
        weather = weathers[row["run"]]
        question = by_run.setdefault(
            row["run"],
            {
                **{"suite": suite, "case": row["run"], "kind": "plume", "averaging": TEN_MINUTES, "offset": 0.0, "lowest": 1e-9},
                **{"weather": air(weather), "substance": matter(chemical, one(weather.temperature)), "duration": TEN_MINUTES},
                **{"rate": needed(row, "Q", "mass rate"), "diameter": (4.0 * PASSIVE_AREA / np.pi) ** 0.5, "arcs": []},
            },
        )
        question["arcs"].append(arc(found, needed(row, "arc", "length"), measure(row, "sampler_height", "length", 1.5) or 0.0))
    yield from by_run.values()


def hydrogen(folder: Path, records: dict[tuple[str, str, str], Record]) -> Iterator[Question]:
    """Jets, flames and blasts of hydrogen, one question per row."""
    tables = (
        ("hydrogen_jet", "hydrogen_jet_concentration.csv", "x"),
        ("hydrogen_flame_length", "hydrogen_flames.csv", ""),
        ("hydrogen_overpressure", "hydrogen_overpressure.csv", "distance"),
    )
    for suite, table, where in tables:
        for row in read_rows(folder / table):
            found = next((r for (s, case, _), r in records.items() if s == suite and case == row["id"]), None)
            if found is None:
                continue
            outside = measure(row, "p_air", "pressure", ATMOSPHERE) or ATMOSPHERE
            gauge, pressure = measure(row, "P0_gauge", "pressure"), measure(row, "P0", "pressure")
            yield {
                **{"suite": suite, "case": row["id"], "diameter": needed(row, "orifice_d", "length")},
                **{"pressure": pressure if gauge is None else gauge + outside, "temperature": measure(row, "T0", "temperature", 288.0)},
                "p_air": outside,
                **{"air": measure(row, "T_air", "temperature", 293.15), "discharge": ORIFICE if suite == "hydrogen_flame_length" else 1.0},
                "rate": blast_inputs(row, gas_of(row))[1] if suite == "hydrogen_overpressure" else None,
                "arcs": [arc(found, needed(row, where, "length") if where else 0.0, 0.0)],
            }


def screening(questions: list[Question]) -> Iterator[dict[str, Any]]:
    """Two textbook models of the library itself, unfitted, for what a pocket calculator would give."""
    dense, plain = {}, {}
    for q in questions:
        w = q.get("weather")
        if q["suite"] == "lng_arcs":
            gas = w["p"] * q["substance"]["mw"] / (GAS_CONSTANT * q["substance"]["tb"])
            here = w["p"] * 0.028964 / (GAS_CONSTANT * w["T"])
            at = Weather.of(wind_speed=w["u"], reference_height=w["z_ref"], roughness=w["z0"], obukhov_length=w["L"]).wind_at(10.0)
            for a in q["arcs"]:
                c = britter_mcquaid_plume([a["x"]], mass_rate=q["rate"], density=gas, air_density=here, wind_speed_10=at)
                dense[a["id"]] = one(c)
        if q["suite"] == "prairie_grass_without_sigma_theta":
            for a in q["arcs"]:
                plain[a["id"]] = one(
                    GaussianPlume().concentration(
                        [a["x"]], 0.0, a["z"], emission_rate=q["rate"], wind_speed=w["u"], release_height=0.46, stability=w["class"]
                    )
                )
    yield {"suite": "lng_arcs", "peer": "Britter–McQuaid", "convention": "no temperature correction", "answers": dense}
    yield {
        **{"suite": "prairie_grass_without_sigma_theta", "peer": "Gaussian, Briggs rural"},
        **{"convention": "class from L, wind at 2 m", "answers": plain},
    }


UNITS = {"mol %": 100.0, "ppm": 1e6, "mg/m3": 1e6, "1": 1.0, "m": 1.0, "Pa": 1.0}  # of a record over the peers' SI


def scored(run_of: dict[str, Any], records: dict[str, Record]) -> dict[str, Any]:
    """Score one peer under one convention on every observation of the suite."""
    mine, lost = [], {}
    for key, seen in records.items():
        if seen.suite != run_of["suite"] or seen.observed is None:
            continue
        tag, answer = (seen.suite, seen.case, seen.location, seen.quantity, seen.unit), run_of["answers"].get(key, "not asked")
        if isinstance(answer, str) or not np.isfinite(answer) or answer <= 0.0:
            reason = answer if isinstance(answer, str) else "nothing arrives"
            lost[f"{seen.case} {seen.location}".strip()] = reason
            mine.append(missing(*tag, seen.observed, reason))
        else:
            mine.append(compared(*tag, seen.observed, answer * UNITS[seen.unit]))
    found = scores(mine)
    kept = {key: found.get(key) for key in ("n", "answered", *SCORES)}
    return {"suite": run_of["suite"], "peer": run_of["peer"], "convention": run_of["convention"], **kept, "lost": lost}


def ask(python: str, questions: list[Question]) -> list[dict[str, Any]]:
    """Let the peers answer in their own environment."""
    script = Path(__file__).with_name("peer_models.py")
    answer = subprocess.run([python, str(script)], input=json.dumps(questions), capture_output=True, text=True, check=False)
    if answer.returncode:
        raise SystemExit(f"the peers did not run: {answer.stderr[-800:]}")
    return list(json.loads(answer.stdout.strip().splitlines()[-1]))


def versions(python: str) -> dict[str, str]:
    """Versions of the peers that answered."""
    code = f"import json; from importlib.metadata import version; print(json.dumps({{n: version(n) for n in {PACKAGES!r}}}))"
    return dict(json.loads(subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout))


def main() -> int:
    """Print the table; write it beside the model cards when asked."""
    parser = argparse.ArgumentParser(prog="bench.consequence.scores")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", required=True, metavar="PYTHON", help="Python of an environment of its own with degali, slabx and hyram")
    parser.add_argument("--cards", type=Path, metavar="FOLDER", help="write peers.json there and fill the cards")
    words = parser.parse_args()
    outcome = run(words.folder)
    records = {(r.suite, r.case, r.location): r for r in outcome.records}
    questions = [q for make in (spills, jets, plumes, hydrogen) for q in make(words.folder, records)]
    by_key = {"|".join(key): record for key, record in records.items()}
    found = [scored(answers, by_key) for answers in (*screening(questions), *ask(words.peers, questions))]
    for row in found:
        cells = "  ".join(f"{key} {row[key]:.3f}" for key in SCORES if row[key] is not None)
        print(f"{row['suite']:34} {row['peer']:24} {row['convention']:60} {row['answered']:>3}/{row['n']:<3} {cells}")
        for case, reason in row["lost"].items():
            print(f"    {case}: {reason}")
    if words.cards:
        from muster.consequence.validation.cards import PEERS, fill

        kept = {"measured": datetime.now(UTC).date().isoformat(), "versions": versions(words.peers), "scores": found}
        (words.cards / PEERS).write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for card in fill(words.cards, outcome.as_json()):
            print(f"written: {card.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
