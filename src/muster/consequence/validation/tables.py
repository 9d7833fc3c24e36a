"""Worked examples, standards and accidents: exact answers, tables that must agree, and plausibility bands."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from .. import gb18218
from ..atmosphere import Weather, transmissivity
from ..explosions import tnt_overpressure
from ..fires import Fireball, thermal_dose
from ..passive import SurfacePlume
from ..substances import Probit, substance
from ..toxic import blast_lethality, lethal_concentration, thermal_lethality
from .records import Record, compared, missing, number, read_json, read_rows

Given = dict[str, Any]


def worked_examples(folder: Path) -> list[Record]:
    """Each worked example by its model, at its stated tolerance."""
    records: list[Record] = []
    for item in read_json(folder / "worked_examples.json"):
        model = item["model"].lower()
        handler = next((h for key, h in EXAMPLES if key in model), None)
        expected = flat(item["expected"])
        if handler is None:
            records += [
                missing("worked_examples", item["id"], k, item["model"], "", _float(o), "no such model in the library") for k, o in expected
            ]
            continue
        try:
            answers = dict(flat(handler(item)))
        except Exception as problem:
            records += [
                missing("worked_examples", item["id"], k, item["model"], "", _float(o), f"{type(problem).__name__}: {problem}")
                for k, o in expected
            ]
            continue
        records += [_example(item, key, observed, answers) for key, observed in expected]
    return records


def _example(item: Given, key: str, observed: Any, answers: dict[str, Any]) -> Record:
    computed = answers.get(key)
    tag = ("worked_examples", item["id"], key, item["model"], "")
    if computed is None:
        return missing(*tag, _float(observed), "no answer")
    if isinstance(observed, bool | str):
        ok = str(observed) == str(computed)
        return Record(*tag, 1.0, float(ok), ok=ok, note=f"expected {observed}, got {computed}; 1 means the same")
    if key.endswith("_max"):
        return Record(*tag, None, float(computed), ok=abs(float(computed)) <= float(observed), note=f"must be at most {observed}")
    tolerance = float(item.get("tolerance_rel", 0.01))
    return compared(*tag, float(observed), float(computed), relative=tolerance)


def _float(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def flat(value: Any, where: str = "") -> list[tuple[str, Any]]:
    """Leaves of nested dictionaries and lists with their path."""
    if isinstance(value, dict):
        return [pair for k, v in value.items() for pair in flat(v, f"{where}.{k}" if where else str(k))]
    if isinstance(value, list | tuple | np.ndarray):
        return [pair for i, v in enumerate(value) for pair in flat(v, f"{where}[{i}]")]
    return [(where, value)]


def _tnt(item: Given) -> Given:
    return {"overpressure_Pa": float(tnt_overpressure(item["inputs"]["R_m"], mass=item["inputs"]["W_TNT_kg"]))}


def _bleve(item: Given) -> Given:
    given = item["inputs"]
    mass = given["mass_kg"] if "mass_kg" in given else given["vessel_m3"] * given.get("fill", 1.0) * given["rho"]
    ball = Fireball()
    diameter, duration = ball.static(mass)
    view = float(ball.vertical_view_factor(given["X_m"], diameter=diameter))
    return {
        "mass_kg": mass,
        "diameter_m": float(diameter),
        "duration_s": float(duration),
        "view_factor": view,
        "flux_kW_m2": view * given.get("SEP_kW_m2", 0.0) * given.get("transmissivity", 1.0),
    }


def _probit(item: Given) -> Given:
    text = item["inputs"]["Y"]
    match = re.search(r"(-?[0-9.]+)\s*\+\s*([0-9.]+)\s*ln\(C_?\w*\^([0-9.]+)", text)
    if match is None:
        raise ValueError(f"cannot read the probit {text!r}")
    constants = Probit(float(match[1]), float(match[2]), float(match[3]), "ppm", "", "")
    concentration = float(lethal_concentration(constants, item["inputs"]["t_min"]))
    return dict.fromkeys(item["expected"], concentration)


def _dose(item: Given) -> Given:
    top, _, bottom = str(item["inputs"].get("exponent", "4/3")).partition("/")
    return {"dose": float(thermal_dose(item["inputs"]["q_W_m2"], item["inputs"]["t_s"], float(top) / float(bottom or 1)))}


def _thermal(item: Given) -> Given:
    dose = float(re.findall(r"dose\s+([0-9.e+]+)", item["model"])[0])
    return {name: float(thermal_lethality(dose, model=name)) for name in item["expected"]}


def _blast(item: Given) -> Given:
    pressure = float(re.findall(r"at\s+([0-9.e+]+)", item["model"])[0])
    return {name: float(blast_lethality(pressure, model=name.split("_")[0])) for name in item["expected"]}


def _transmissivity(item: Given) -> Given:
    humidity = float(m[1]) if (m := re.search(r"RH\s+([0-9.]+)", item["model"])) else 0.5
    return {
        str(t): transmissivity(item["inputs"]["path_m"], temperature=float(t), relative_humidity=humidity).tolist()
        for t in item["expected"]
    }


def _toxic_load(item: Given) -> Given:
    n = float(m[1]) if (m := re.search(r"n\s*=\s*([0-9.]+)", item["model"])) else 1.0
    pairs = item["expected"]["pairs"]
    load = float(np.mean([c**n * t for c, t in pairs]))
    first = next(k for k in item["expected"] if k.startswith("DTL"))
    total = item["expected"][first]
    return {first: load, "pairs": [[(total / t) ** (1.0 / n), t] for _, t in pairs]}


def _major_hazard(item: Given) -> Given:
    given = item["inputs"]
    holdings = [
        gb18218.Holding(name, Decimal(str(q)), tuple(given.get("classes", {}).get(name, ()))) for name, q in given["inventory_t"].items()
    ]
    answer = gb18218.grade_unit(holdings, people_within_500m=given["exposed_people"])
    return {
        "S": float(answer.s),
        "is_major_hazard": answer.is_major_hazard,
        "R": float(answer.r),
        "grade": answer.grade.value if answer.grade else None,
    }


def _mass(item: Given) -> Given:
    weather = Weather.of(wind_speed=4.0, roughness=0.03, stability="D")
    model, worst = SurfacePlume(), 0.0
    for distance in (100.0, 500.0, 2000.0):
        z, y = np.linspace(0.0, 600.0, 6001), np.linspace(-1000.0, 1000.0, 2001)
        column = model.concentration(np.full_like(z, distance), 0.0, z, emission_rate=1.0, weather=weather)[0]
        row = model.concentration(np.full_like(y, distance), y, 0.0, emission_rate=1.0, weather=weather)[0]
        speed = float(model.advection(np.array([distance]), weather)[0, 0])
        flux = speed * np.trapezoid(column, z) * np.trapezoid(row, y) / row.max()
        worst = max(worst, abs(flux - 1.0))
    return dict.fromkeys(item["expected"], worst)


EXAMPLES: tuple[tuple[str, Callable[[Given], Given]], ...] = (
    ("tnt", _tnt),
    ("fireball", _bleve),
    ("dangerous toxic load", _toxic_load),
    ("overpressure probit", _blast),
    ("thermal probit", _thermal),
    ("thermal dose", _dose),
    ("transmissivity", _transmissivity),
    ("major-hazard", _major_hazard),
    ("conserves mass", _mass),
    ("probit", _probit),
)


def probits(folder: Path) -> list[Record]:
    """LC50 that follows from each row's constants."""
    records = []
    for row in read_rows(folder / "probit_constants.csv"):
        a, b, n = number(row, "a"), number(row, "b"), number(row, "n")
        key = next((k for k in row if k.startswith("LC50")), "")
        found = re.match(r"[0-9.]+", row.get(key, ""))
        if a is None or b is None or n is None or found is None:
            continue
        computed = float(lethal_concentration(Probit(a, b, n, "", "", ""), 30.0))
        records.append(
            compared(
                "probit_constants",
                row["name"],
                "30 min",
                "LC50",
                "ppm" if "ppm" in row[key] else "mg/m3",
                float(found[0]),
                computed,
                relative=0.02 if "ppm" not in row[key] else 0.05,
            )
        )
    return records


def toxic_loads(folder: Path) -> list[Record]:
    """Dangerous toxic loads of the frozen table against the file."""
    records = []
    for row in read_rows(folder / "hse_dtl.csv"):
        for key, kind in (("SLOT_DTL_ppm^n_min", "slot"), ("SLOD_DTL_ppm^n_min", "slod")):
            observed = number(row, key)
            if observed is None:
                continue
            try:
                value = substance(row["name"]).toxicity.get("dangerous_toxic_load", {}).get(kind)
                note = "" if value else "not in the table"
            except Exception as problem:
                value, note = None, str(problem)
            records.append(
                compared("hse_dtl", row["name"], kind, "dangerous toxic load", "ppm^n min", observed, value, relative=0.01, note=note)
            )
    return records


def endpoints(folder: Path) -> list[Record]:
    """Toxic endpoints of the frozen table against the file."""
    records = []
    for row in read_rows(folder / "toxic_endpoints.csv"):
        try:
            known = substance(row["CAS"]).toxicity
        except Exception as problem:
            known, reason = {}, str(problem)
        else:
            reason = "not in the table"
        wanted = [(f"AEGL{i}_60min_ppm", known.get("aegl", {}).get("values", {}).get(str(i), {}).get("60")) for i in (1, 2, 3)]
        wanted += [("IDLH_ppm_NIOSH", known.get("idlh", {}).get("value"))]
        wanted += [(f"ERPG{i}_ppm", known.get("erpg", {}).get("values", {}).get(str(i))) for i in (1, 2, 3)]
        for key, value in wanted:
            if (observed := number(row, key)) is not None:
                records.append(
                    compared("toxic_endpoints", row["name"], "", key, "ppm", observed, value, relative=0.001, note="" if value else reason)
                )
    return records


def critical_quantities(folder: Path) -> list[Record]:
    """GB 18218 critical quantities and correction factors of the product against the file."""
    records = []
    by_class = [str(c["name"]) for c in gb18218.table()["classes"].values()]
    for row in read_rows(folder / "gb18218_critical_quantities.csv"):
        observed = number(row, "critical_quantity_t")
        if observed is None:
            continue
        name = row["name_zh"]
        try:
            found = gb18218.term(gb18218.Holding(name, Decimal(1), gb18218.classes_of_text(name)))
        except Exception as problem:
            records.append(
                missing("gb18218_critical_quantities", name, "", "critical quantity", "t", observed, f"{problem} ({len(by_class)} classes)")
            )
            continue
        records.append(
            compared("gb18218_critical_quantities", name, "", "critical quantity", "t", observed, float(found.critical), relative=1e-9)
        )
        beta = re.match(r"[0-9.]+", row.get("beta_toxic_gas", ""))
        if beta:
            records.append(compared("gb18218_critical_quantities", name, "", "beta", "1", float(beta[0]), float(found.beta), relative=1e-9))
    return records


def criteria(folder: Path) -> list[Record]:
    """Risk criteria of the product against the file."""
    from ..risk import INDIVIDUAL_LIMITS

    data = read_json(folder / "gb_risk_criteria.json")
    records = []
    for key, table in (("new_facility", INDIVIDUAL_LIMITS["new"]), ("existing_facility", INDIVIDUAL_LIMITS["existing"])):
        for name, observed in data.get("gb36894_individual_risk_per_year", {}).get(key, {}).items():
            level = "high" if "高敏感" in name else "second" if "二类" in name else "third"
            records.append(
                compared("gb_risk_criteria", key, name, "individual risk", "1/a", float(observed), float(table[level]), relative=1e-9)
            )
    for people, value in data.get("gb18218_grading", {}).get("alpha_by_exposed_people_within_500m", {}).items():
        low = int(re.findall(r"\d+", people)[0])
        records.append(
            compared("gb_risk_criteria", "GB 18218", people, "alpha", "1", float(value), float(gb18218.alpha(low)), relative=1e-9)
        )
    return records


def accidents(folder: Path) -> list[Record]:
    """Documented accidents: plausibility bands only, never scored as validation."""
    from .accidents import judge

    return [record for item in read_json(folder / "accidents.json") for record in judge(item)]


def isclose(a: float, b: float) -> bool:
    """Say whether two numbers agree to rounding."""
    return math.isclose(a, b, rel_tol=1e-9)
