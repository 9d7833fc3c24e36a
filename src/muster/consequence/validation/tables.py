"""Worked examples, standards and accidents: exact answers, tables that must agree, and plausibility bands."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from .. import gb18218
from ..atmosphere import Weather, transmissivity
from ..errors import BadCase
from ..explosions import tnt_overpressure
from ..fires import Fireball, thermal_dose
from ..passive import SurfacePlume
from ..sources import gas_orifice, liquid_orifice
from ..substances import Probit, substance
from ..toxic import blast_lethality, lethal_concentration, thermal_lethality, toxic_load
from .cells import mapping, number, read_items, read_json, read_rows, tolerance_of, words
from .records import Record, compared, missing

Given = dict[str, Any]


def worked_examples(folder: Path) -> list[Record]:
    """Each worked example by its model, at its stated tolerance."""
    records: list[Record] = []
    for i, raw in enumerate(read_items(folder / "worked_examples.json"), start=1):
        item = {"inputs": {}, **raw, "id": str(raw.get("id") or f"example {i}"), "model": str(raw.get("model", ""))}
        expected = flat(item.get("expected", {}))
        try:
            handler = next((h for key, h in EXAMPLES if re.search(key, item["model"].lower())), None)
            if handler is None:
                raise BadCase("unreadable", path=item["id"], reason="no such model in the library")
            answers = dict(flat(handler(item)))
        except Exception as problem:
            records += [missing("worked_examples", item["id"], k, item["model"], "", _float(o), words(problem)) for k, o in expected]
            continue
        records += [_example(item, key, observed, answers) for key, observed in expected]
    return records


def _example(item: Given, key: str, observed: Any, answers: dict[str, Any]) -> Record:
    computed = answers.get(key)
    tag = ("worked_examples", item["id"], key, item["model"], "")
    if computed is None:
        return missing(*tag, _float(observed), "no answer")
    if isinstance(observed, bool | str):
        same = float(str(observed) == str(computed))
        return Record(*tag, 1.0, same, same, same, bool(same), f"expected {observed}, got {computed}; 1 means the same")
    if _float(observed) is None:
        return missing(*tag, None, "no number expected")
    if key.endswith("_max"):
        value = float(computed)
        return Record(*tag, None, value, value, value, abs(value) <= float(observed), f"must be at most {observed}")
    tolerance = tolerance_of(item)
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
    given = item["inputs"]
    pressure = float(tnt_overpressure(given["R_m"], mass=given["W_TNT_kg"]))
    return {"overpressure_Pa": pressure, "overpressure_kPa": pressure / 1000.0}


def _bleve(item: Given) -> Given:
    given = item["inputs"]
    mass = given["mass_kg"] if "mass_kg" in given else given["vessel_m3"] * given.get("fill", 1.0) * given["rho"]
    ball = Fireball()
    diameter, duration = ball.static(mass)
    answer = {"mass_kg": mass, "diameter_m": float(diameter), "duration_s": float(duration)}
    if "X_m" in given:
        view = float(ball.vertical_view_factor(given["X_m"], diameter=diameter))
        answer["view_factor"] = view
        if "SEP_kW_m2" in given:
            answer["flux_kW_m2"] = view * given["SEP_kW_m2"] * given.get("transmissivity", 1.0)
    return answer


def _probit(item: Given) -> Given:
    text = item["inputs"]["Y"]
    match = re.search(r"(-?[0-9.]+)\s*\+\s*([0-9.]+)\s*ln\(\s*C_?[a-z0-9_]*(?:\^([0-9.]+))?", text, re.IGNORECASE)
    if match is None:
        raise ValueError(f"cannot read the probit {text!r}")
    constants = Probit(float(match[1]), float(match[2]), float(match[3] or 1.0), "ppm", "", "")
    answers = {}
    for key in item["expected"]:
        share = float(m[1]) / 100.0 if (m := re.match(r"LC_?([0-9.]+)", key)) else 0.5
        answers[key] = float(lethal_concentration(constants, item["inputs"]["t_min"], share))
    return answers


def _dose(item: Given) -> Given:
    top, _, bottom = str(item["inputs"].get("exponent", "4/3")).partition("/")
    return {"dose": float(thermal_dose(item["inputs"]["q_W_m2"], item["inputs"]["t_s"], float(top) / float(bottom or 1)))}


def _stated(item: Given, pattern: str, key: str) -> float:
    """Number that the inputs or the words of the model state."""
    if key in item["inputs"]:
        return float(item["inputs"][key])
    found = re.search(pattern, item["model"])
    if found is None:
        raise BadCase("unreadable", path=item["id"], reason=f"{key} is not stated")
    return float(found[1])


def _thermal(item: Given) -> Given:
    dose = _stated(item, r"dose\s+([0-9.eE+]+)", "dose")
    return {name: float(thermal_lethality(dose, model=name)) for name in item["expected"]}


def _blast(item: Given) -> Given:
    pressure = _stated(item, r"at\s+([0-9.eE+]+)", "p_Pa")
    return {name: float(blast_lethality(pressure, model=name.split("_")[0])) for name in item["expected"]}


def _transmissivity(item: Given) -> Given:
    humidity = float(m[1]) if (m := re.search(r"RH\s*=?\s*([0-9.]+)", item["model"])) else float(item["inputs"].get("RH", 0.5))
    humidity = humidity / 100.0 if humidity > 1.0 else humidity
    return {
        str(t): transmissivity(item["inputs"]["path_m"], temperature=float(t), relative_humidity=humidity).tolist()
        for t in item["expected"]
    }


def _toxic_load(item: Given) -> Given:
    n = float(m[1]) if (m := re.search(r"n\s*=\s*([0-9.]+)", item["model"])) else 1.0
    pairs = item["expected"].get("pairs") or item["inputs"].get("pairs") or []
    load = float(np.mean([toxic_load([c, c], [0.0, t], exponent=n) for c, t in pairs]))
    first = next((k for k in item["expected"] if "DTL" in k or "SL" in k), "")
    total = item["expected"].get(first, load)
    return {first: load, "pairs": [[(total / t) ** (1.0 / n), t] for _, t in pairs]}


def _major_hazard(item: Given) -> Given:
    given = item["inputs"]
    holdings = [
        gb18218.Holding(name, Decimal(str(q)), tuple(given.get("classes", {}).get(name, ())) or gb18218.classes_of_text(name))
        for name, q in given["inventory_t"].items()
    ]
    answer = gb18218.grade_unit(holdings, people_within_500m=int(given.get("exposed_people", 0)))
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


def _gas(item: Given) -> Given:
    given = item["inputs"]
    molar = _of(given, "MW_kg_mol", "M_kg_mol", "MW_kg_kmol", "MW_g_mol", "MW", "M")
    flow = gas_orifice(
        pressure=_of(given, "P_Pa", "P0_Pa", "p0_Pa", "p_Pa"),
        temperature=_of(given, "T_K", "T0_K"),
        molar_mass=molar / 1000.0 if molar > 1.0 else molar,
        heat_capacity_ratio=_of(given, "gamma", "k", "kappa"),
        diameter=_of(given, "d_m", "orifice_d_m", "D_m"),
        discharge=float(given.get("Cd", 1.0)),
        ambient_pressure=float(given.get("p_atm_Pa", given.get("p_amb_Pa", 101325.0))),
        compressibility=float(given.get("Z", 1.0)),
    )
    return dict.fromkeys((k for k in item["expected"] if "kg_s" in k), float(flow.mass_rate))


def _liquid(item: Given) -> Given:
    given = item["inputs"]
    ambient = float(given.get("p_atm_Pa", given.get("p_amb_Pa", 101325.0)))
    rate, speed = liquid_orifice(
        pressure=float(given.get("P_Pa", given.get("P0_Pa", ambient))),
        density=_of(given, "rho", "rho_kg_m3", "density_kg_m3"),
        diameter=_of(given, "d_m", "orifice_d_m", "D_m"),
        ambient_pressure=ambient,
        head=float(given.get("head_m", given.get("h_m", 0.0))),
        discharge=float(given.get("Cd", 0.61)),
    )
    return {k: float(rate) if "kg_s" in k else float(speed) for k in item["expected"]}


def _of(given: Given, *keys: str) -> float:
    """Value of the first of several names that the file may use."""
    for key in keys:
        if key in given:
            return float(given[key])
    raise KeyError(" / ".join(keys))


EXAMPLES: tuple[tuple[str, Callable[[Given], Given]], ...] = (
    ("tnt", _tnt),
    ("fireball|bleve", _bleve),
    ("dangerous toxic load|slot|slod", _toxic_load),
    ("overpressure probit", _blast),
    ("thermal probit", _thermal),
    ("thermal dose", _dose),
    ("transmissivity", _transmissivity),
    ("major-hazard|gb 18218", _major_hazard),
    ("conserves mass", _mass),
    ("gas (?:orifice|hole|discharge|release)|choked", _gas),
    ("liquid (?:orifice|hole|discharge|release)|bernoulli", _liquid),
    ("probit", _probit),
)


def probits(folder: Path) -> list[Record]:
    """LC50 that follows from each row's constants."""
    records = []
    for row in read_rows(folder / "probit_constants.csv"):
        a, b, n = number(row, "a"), number(row, "b"), number(row, "n")
        key = next((k for k in row if k.startswith("LC50")), "")
        found = re.match(r"[0-9.]+(?:[eE][+-]?[0-9]+)?", row.get(key, ""))
        minutes = float(m[1]) if (m := re.search(r"([0-9.]+)\s*min", key)) else 30.0
        ppm = "ppm" in row.get(key, "")
        tag = ("probit_constants", row.get("name") or row["id"], f"{minutes:g} min", "LC50", "ppm" if ppm else "mg/m3")
        if a is None or b is None or n is None or found is None:
            records.append(missing(*tag, float(found[0]) if found else None, "no usable a, b, n or no LC50"))
            continue
        if b <= 0.0 or n <= 0.0:
            records.append(missing(*tag, float(found[0]), "b and n must be positive"))
            continue
        with np.errstate(over="ignore"):
            computed = float(lethal_concentration(Probit(a, b, n, "", "", ""), minutes))
        records.append(compared(*tag, float(found[0]), computed, relative=0.05 if ppm else 0.02))
    return records


def _known(name: str) -> tuple[dict[str, Any], str]:
    """Toxicity of a chemical, or why there is none."""
    try:
        return substance(name).toxicity, "not in the table"
    except Exception as problem:
        return {}, words(problem)


def toxic_loads(folder: Path) -> list[Record]:
    """Dangerous toxic loads of the frozen table against the file."""
    records = []
    for row in read_rows(folder / "hse_dtl.csv"):
        name = row.get("name") or row["id"]
        known, reason = _known(name)
        for key, kind in (("SLOT_DTL_ppm^n_min", "slot"), ("SLOD_DTL_ppm^n_min", "slod")):
            if (observed := number(row, key)) is not None:
                value = known.get("dangerous_toxic_load", {}).get(kind)
                tag = ("hse_dtl", name, kind, "dangerous toxic load", "ppm^n min")
                records.append(compared(*tag, observed, value, relative=0.01, note="" if value else reason))
    return records


def endpoints(folder: Path) -> list[Record]:
    """Toxic endpoints of the frozen table against the file."""
    records = []
    for row in read_rows(folder / "toxic_endpoints.csv"):
        name = row.get("name") or row["id"]
        known, reason = _known(row.get("CAS") or name)
        wanted = [(f"AEGL{i}_60min_ppm", known.get("aegl", {}).get("values", {}).get(str(i), {}).get("60")) for i in (1, 2, 3)]
        wanted += [("IDLH_ppm_NIOSH", known.get("idlh", {}).get("value"))]
        wanted += [(f"ERPG{i}_ppm", known.get("erpg", {}).get("values", {}).get(str(i))) for i in (1, 2, 3)]
        wanted += [("IDLH_mg_m3_GBT50493_2019", known.get("idlh_gbt50493", {}).get("value"))]
        for key, value in wanted:
            if (observed := number(row, key)) is not None:
                unit = "mg/m3" if "mg_m3" in key else "ppm"
                note = "" if value else reason
                records.append(compared("toxic_endpoints", name, "", key, unit, observed, value, relative=0.001, note=note))
    return records


def critical_quantities(folder: Path) -> list[Record]:
    """GB 18218 critical quantities and correction factors of the product against the file."""
    records = []
    for row in read_rows(folder / "gb18218_critical_quantities.csv"):
        observed = number(row, "critical_quantity_t")
        if observed is None or observed <= 0.0:
            records.append(
                missing(
                    "gb18218_critical_quantities", row.get("name_zh") or row["id"], "", "critical quantity", "t", None, "no observation"
                )
            )
            continue
        name = row.get("name_zh") or row["id"]
        try:
            found = gb18218.term(gb18218.Holding(name, Decimal(1), gb18218.classes_of_text(name)))
        except Exception as problem:
            records.append(missing("gb18218_critical_quantities", name, "", "critical quantity", "t", observed, words(problem)))
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

    data = mapping(read_json(folder / "gb_risk_criteria.json"))
    records = []
    limits = mapping(data.get("gb36894_individual_risk_per_year"))
    for key, table in (("new_facility", INDIVIDUAL_LIMITS["new"]), ("existing_facility", INDIVIDUAL_LIMITS["existing"])):
        for name, value in mapping(limits.get(key)).items():
            level = "high" if "高敏感" in name else "second" if "二类" in name else "third"
            records.append(_criterion((key, name, "individual risk", "1/a"), value, float(table[level])))
    grading = mapping(data.get("gb18218_grading"))
    for people, value in mapping(grading.get("alpha_by_exposed_people_within_500m")).items():
        least = re.search(r"\d+", people)
        found = None if least is None else float(gb18218.alpha(int(least[0])))
        records.append(_criterion(("GB 18218", people, "alpha", "1"), value, found))
    return records


def _criterion(tag: tuple[str, str, str, str], value: Any, computed: float | None) -> Record:
    observed = number({"v": value}, "v")
    if observed is None or computed is None:
        return missing("gb_risk_criteria", *tag, observed, "no number, or no class that can be read")
    return compared("gb_risk_criteria", *tag, observed, computed, relative=1e-9)


def accidents(folder: Path) -> list[Record]:
    """Documented accidents: plausibility bands only, never scored as validation."""
    from .accidents import judge

    records = []
    for i, item in enumerate(read_items(folder / "accidents.json"), start=1):
        name = str(item.get("id") or f"accident {i}")
        try:
            records += judge({**item, "id": name})
        except Exception as problem:
            records.append(missing("accidents", name, "", "", "", None, words(problem)))
    return records
