"""Run every suite whose files are there, list what is not known, and print the scores beside their gates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from ..errors import BadCase
from . import dispersion, fires, formulas, hydrogen, tables
from .gates import missed_gates, table
from .records import Outcome, Record

Suite = Callable[[Path], list[Record]]

# files a suite needs → the suite
SUITES: tuple[tuple[tuple[str, ...], Suite], ...] = (
    (("prairie_grass_arcs.csv", "prairie_grass_met.csv"), dispersion.prairie_grass),
    (("lng_arcs.csv", "lng_trials.csv"), dispersion.lng),
    (("desert_tortoise.csv",), dispersion.two_phase_jets),
    (("slab_inputs.json",), dispersion.slab_output),
    (("gasdispersion_jl.json",), formulas.gasdispersion),
    (("fires.json",), fires.fires),
    (("hydrogen_flames.csv",), hydrogen.flames),
    (("hydrogen_jet_concentration.csv",), hydrogen.jet_concentration),
    (("hydrogen_overpressure.csv",), hydrogen.overpressure),
    (("hyram_reference.json",), hydrogen.hyram),
    (("worked_examples.json",), tables.worked_examples),
    (("probit_constants.csv",), tables.probits),
    (("hse_dtl.csv",), tables.toxic_loads),
    (("toxic_endpoints.csv",), tables.endpoints),
    (("gb18218_critical_quantities.csv",), tables.critical_quantities),
    (("gb_risk_criteria.json",), tables.criteria),
    (("accidents.json",), tables.accidents),
)
NOT_DATA = {"README.md": "description", "peer_scores.json": "scores of peers, nothing to compute"}
FITTED = {
    "prairie_grass": "constants of the plume fitted once on the published folder's trials (bench/consequence/fit.py)",
    "prairie_grass_without_sigma_theta": "as prairie_grass, wind-direction turbulence not used",
    "lng_arcs": "constants of the dense plume fitted once on the published folder's trials (bench/consequence/fit.py)",
    "hydrogen_overpressure": "constants fitted once on the published folder's trials",
    "hydrogen_jet": "constant fitted once on the published folder's trials",
    "hydrogen_flame_length": "momentum limit fitted once on the published folder's trials",
    "pool_fire_flux": "two constants fitted once on the published folder's trials; measured flame length and tilt used where given",
    "pool_fire_flux_predicted_flame": "as pool_fire_flux, flame length and tilt predicted",
    "jet_fire_flux": "one factor on the radiant fraction fitted once on the published folder's trials",
    "jet_fire_length": "shortening by wind fitted once on the published folder's trials",
    "fireball": "greatest emissive power fitted once on the published folder's trials",
    "pool_fire_length": "visible length fitted once on the published folder's trials",
    "hydrogen_mass_rate": "discharge coefficient fitted once on the published folder's trials",
    "hydrogen_flame_flux": "two constants fitted once on the published folder's trial, a peer's shares beside it",
    "desert_tortoise": "nothing fitted on these trials; data recalled, plausibility only",
    "accidents": "plausibility bands only",
}


def run(folder: Path) -> Outcome:
    """Run all suites on a folder; inputs come from its files alone.

    Raises
    ------
    BadCase
        The folder does not exist or holds nothing at all.
    """
    if not folder.is_dir():
        raise BadCase("unreadable", path=str(folder), reason="no such folder")
    outcome = Outcome()
    known = set(NOT_DATA)
    for needed, suite in SUITES:
        known.update(needed)
        present = [name for name in needed if (folder / name).is_file()]
        if suite is dispersion.slab_output and (folder / "slab_inputs.json").is_file():
            known.update(path.name for path in folder.glob("slab_*.csv"))
        if len(present) < len(needed):
            if present:
                lacking = ", ".join(sorted(set(needed) - set(present)))
                outcome.not_run += [{"file": name, "reason": f"needs {lacking} beside it"} for name in present]
            continue
        try:
            with np.errstate(all="ignore"):  # a row of nonsense ends as a reason, not as a warning
                found = suite(folder)
            outcome.records += found
            if not found:
                outcome.not_run += [{"file": name, "reason": "no rows that a suite knows"} for name in needed]
        except Exception as problem:
            outcome.not_run += [{"file": name, "reason": f"unreadable: {type(problem).__name__}: {problem}"} for name in needed]
    for path in sorted(folder.iterdir()):
        if path.name in NOT_DATA:
            outcome.not_run.append({"file": path.name, "reason": NOT_DATA[path.name]})
        elif path.name not in known or not path.is_file():
            outcome.not_run.append({"file": path.name, "reason": "format not known" if path.is_file() else "no file that can be read"})
    outcome.scored_apart = FITTED
    return outcome


def report(outcome: Outcome) -> str:
    """One line per suite, then gates and aims, and the files not run."""
    data = outcome.as_json()
    lines = [
        f"{'suite':34} {'n':>5} {'answ':>5} {'ok':>6} {'MG':>7} {'VG':>7} {'FAC2':>6} {'FAC1.5':>6} {'FB':>7} {'NMSE':>7} {'safe':>5} {'band':>5}"
    ]
    for name, s in data["suites"].items():

        def cell(key: str, width: int, digits: int = 3, row: dict[str, object] = s) -> str:
            value = row.get(key)
            return f"{value:>{width}.{digits}f}" if isinstance(value, float) else f"{'–':>{width}}"

        lines.append(
            f"{name:34} {s['n']:>5} {s['answered']:>5} {cell('ok_share', 6)} {cell('MG', 7)} {cell('VG', 7)} {cell('FAC2', 6)} "
            f"{cell('FAC1.5', 6)} {cell('FB', 7)} {cell('NMSE', 7)} {cell('safe_side_ratio', 5, 2)} {cell('band_90_covers', 5, 2)}"
        )
    missed = missed_gates(data["suites"])
    lines += ["", *table(data["suites"]), "gates: all met" if not missed else "gates missed: " + "; ".join(missed), ""]
    lines += [f"not run: {item['file']}: {item['reason']}" for item in data["not_run"]]
    return "\n".join(lines)
