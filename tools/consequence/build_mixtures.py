"""Build the frozen table of mixtures, solutions and solids from the frozen substances and a few published numbers.

    python tools/consequence/build_mixtures.py

Writes ``src/muster/consequence/data/mixtures.json``. A liquid mixture is a documented surrogate: Raoult's law over its components, its
gas that which it gives off first (vapour in equilibrium at 25 °C), so that nothing ages: the safe side. A solution keeps its strength,
likewise. Marks: ``estimated`` (mixing rule), ``recalled`` (from expert memory: check against the cited text before legal use).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "src" / "muster" / "consequence" / "data"
SOURCE = json.loads((DATA / "substances.json").read_text(encoding="utf-8"))["substances"]
SPAN = np.round(np.linspace(253.15, 378.15, 20), 3)
# mass shares, chosen once so that the Reid vapour pressure is near 60 kPa (GB 17930: 40–65 kPa in summer) and a third is aromatic
GASOLINE = {
    "n_butane": 0.04,
    "n_pentane": 0.20,
    "n_hexane": 0.17,
    "n_heptane": 0.16,
    "n_octane": 0.08,
    "toluene": 0.18,
    "o_xylene": 0.17,
}
# partial pressure of hydrogen chloride over its solutions [mm Hg] at 0, 10, 20, 30, 40 °C (Perry's Handbook, table 2-10), recalled
ACID = {
    30: (2.4, 5.23, 10.6, 21.0, 39.4),
    32: (5.7, 11.8, 23.5, 44.5, 81.0),
    36: (29.0, 56.4, 105.5, 188.0, 322.0),
    38: (63.0, 117.0, 210.0, 360.0, 598.0),
}
GRADES = {
    31: ("hydrochloric_acid_31", "hydrochloric acid 31 %", "盐酸(31%)", ["盐酸", "工业盐酸", "hydrochloric acid"], 1155.0, 2600.0),
    37: ("hydrochloric_acid_37", "hydrochloric acid 37 %", "浓盐酸(37%)", ["浓盐酸", "concentrated hydrochloric acid"], 1184.0, 2460.0),
}


def curve(key: str, quantity: str, temperature: Any) -> Any:
    table = SOURCE[key]["tables"][quantity]
    grid, values = np.array(table["temperature"]), np.array(table["value"])
    if quantity == "vapour_pressure":
        return np.exp(np.interp(-1.0 / np.asarray(temperature), -1.0 / grid, np.log(values)))
    return np.interp(temperature, grid, values)


def value(number: float, unit: str, method: str, mark: str) -> dict[str, Any]:
    return {"value": float(f"{number:.6g}"), "unit": unit, "method": method, "mark": mark}


def table(temperature: Any, numbers: Any, unit: str, method: str, mark: str) -> dict[str, Any]:
    rounded = [float(f"{v:.6g}") for v in np.asarray(numbers)]
    return {"temperature": [float(t) for t in temperature], "value": rounded, "unit": unit, "method": method, "mark": mark}


def blend(shares: dict[str, float]) -> dict[str, Any]:
    """Tables and constants of a surrogate by mixing rules."""
    keys, w = list(shares), np.array(list(shares.values()))
    w = w / w.sum()
    molar = np.array([SOURCE[k]["constants"]["molar_mass"]["value"] for k in keys])
    x = w / molar / (w / molar).sum()

    def pressure(t: Any) -> Any:
        return sum(share * curve(k, "vapour_pressure", t) for share, k in zip(x, keys, strict=True))

    part = np.array([float(share * curve(k, "vapour_pressure", 298.15)) for share, k in zip(x, keys, strict=True)])
    vapour = part / part.sum()
    gas_molar = float((vapour * molar).sum())
    gas_mass = vapour * molar / gas_molar
    low, high = 260.0, 378.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if pressure(middle) < 101325.0 else (low, middle)
    rule, mark = "surrogate, Raoult's law and mass averages", "estimated"
    gas = np.array(SOURCE["n_pentane"]["tables"]["gas_heat_capacity"]["temperature"])
    mean = {q: sum(s * curve(k, q, SPAN) for s, k in zip(w, keys, strict=True)) for q in ("heat_of_vaporization", "liquid_heat_capacity")}
    density = 1.0 / sum(s / curve(k, "liquid_density", SPAN) for s, k in zip(w, keys, strict=True))
    logs = {
        q: np.exp(sum(s * np.log(curve(k, q, SPAN)) for s, k in zip(x, keys, strict=True))) for q in ("surface_tension", "liquid_viscosity")
    }
    critical = sum(share * SOURCE[k]["constants"]["critical_temperature"]["value"] for share, k in zip(x, keys, strict=True))
    heat = sum(s * SOURCE[k]["constants"]["heat_of_combustion"]["value"] for s, k in zip(w, keys, strict=True))
    return {
        "constants": {
            "molar_mass": value(gas_molar, "kg/mol", rule + ", vapour at 25 °C", mark),
            "boiling_point": value(low, "K", rule + ", first bubble", mark),
            "critical_temperature": value(float(critical), "K", "Kay's rule", mark),
            "heat_of_combustion": value(float(heat), "J/kg", rule, mark),
        },
        "tables": {
            "vapour_pressure": table(SPAN, pressure(SPAN), "Pa", rule, mark),
            "liquid_density": table(SPAN, density, "kg/m3", rule, mark),
            "heat_of_vaporization": table(SPAN, mean["heat_of_vaporization"], "J/kg", rule, mark),
            "liquid_heat_capacity": table(SPAN, mean["liquid_heat_capacity"], "J/(kg K)", rule, mark),
            "gas_heat_capacity": table(
                gas, sum(s * curve(k, "gas_heat_capacity", gas) for s, k in zip(gas_mass, keys, strict=True)), "J/(kg K)", rule, mark
            ),
            "surface_tension": table(SPAN, logs["surface_tension"], "N/m", rule, mark),
            "liquid_viscosity": table(SPAN, logs["liquid_viscosity"], "Pa s", rule, mark),
        },
    }


def gasoline() -> dict[str, Any]:
    """Motor gasoline as a seven-component surrogate."""
    made = blend(GASOLINE)
    made["constants"] |= {
        "lfl": value(0.014, "mol/mol", "NFPA 325", "recalled"),
        "ufl": value(0.076, "mol/mol", "NFPA 325", "recalled"),
        "flash_point": value(230.0, "K", "NFPA 325, below", "recalled"),
        "autoignition_temperature": value(553.0, "K", "NFPA 325", "recalled"),
        "burning_rate": value(0.055, "kg/(m2 s)", "Babrauskas 1983", "recalled"),
        "burning_extinction": value(2.1, "1/m", "Babrauskas 1983", "recalled"),
        "burning_velocity": value(0.45, "m/s", "as heptane, NFPA 68", "recalled"),
    }
    shares = ", ".join(f"{SOURCE[k]['name_en']} {100 * s:.3g} %" for k, s in GASOLINE.items())
    return {
        "name_en": "gasoline",
        "name_zh": "汽油",
        "cas": "86290-81-5",
        "un": "1203",
        "aliases": ["petrol", "车用汽油", "motor gasoline"],
        "note": f"surrogate by mass: {shares}; the gas is what it gives off first, and it does not age",
        "toxicity": {},
        **made,
    }


def acid(strength: int) -> dict[str, Any]:
    """Hydrochloric acid: the gas is hydrogen chloride, its vapour pressure that over the solution at constant strength."""
    _, english, chinese, aliases, density, heat = GRADES[strength]
    lower, upper = max(s for s in ACID if s <= strength), min(s for s in ACID if s >= strength)
    share = (strength - lower) / max(upper - lower, 1)
    span = np.array([273.15, 283.15, 293.15, 303.15, 313.15])
    mercury = np.exp((1 - share) * np.log(ACID[lower]) + share * np.log(ACID[upper]))
    slope, level = np.polyfit(-1.0 / span, np.log(mercury * 133.322), 1)
    chloride = SOURCE["hydrogen_chloride"]
    method, mark = f"Perry's Handbook table 2-10, {strength} % by mass", "recalled"
    ends = [span[0], span[-1]]
    molar = chloride["constants"]["molar_mass"]["value"]
    return {
        "name_en": english,
        "name_zh": chinese,
        "cas": "",
        "un": "1789" if strength == 31 else "",
        "aliases": aliases,
        "note": "the gas is hydrogen chloride over a solution that keeps its strength; its water is not followed",
        "constants": {
            "molar_mass": chloride["constants"]["molar_mass"],
            "boiling_point": value(float(slope / (level - np.log(101325.0))), "K", method + ", hydrogen chloride at one atmosphere", mark),
        },
        "tables": {
            "vapour_pressure": table(span, mercury * 133.322, "Pa", method, mark),
            "liquid_density": table(ends, [density + 10.0, density - 10.0], "kg/m3", "suppliers' data, 20 °C", mark),
            "heat_of_vaporization": table(ends, [slope * 8.314462618 / molar] * 2, "J/kg", "slope of the vapour pressure", "estimated"),
            "liquid_heat_capacity": table(ends, [heat] * 2, "J/(kg K)", "Perry's Handbook", mark),
            "gas_heat_capacity": chloride["tables"]["gas_heat_capacity"],
        },
        "toxicity": chloride["toxicity"],
    }


def explosive(
    english: str, chinese: str, cas: str, un: str, aliases: list[str], equivalence: float, source: str, note: str
) -> dict[str, Any]:
    """Solid that is known by its TNT equivalence alone."""
    constants = {"tnt_equivalence": value(equivalence, "kg/kg", source, "recalled")}
    names = {"name_en": english, "name_zh": chinese, "cas": cas, "un": un, "aliases": aliases, "note": note}
    return {**names, "constants": constants, "tables": {}, "toxicity": {}}


def main() -> None:
    """Write the table."""
    whole = "the whole mass is taken to detonate unless a share is given"
    found = {
        "gasoline": gasoline(),
        **{GRADES[s][0]: acid(s) for s in GRADES},
        "ammonium_nitrate": explosive(
            "ammonium nitrate", "硝酸铵", "6484-52-2", "1942", ["硝铵"], 0.42, "UFC 3-340-02; HSE gives 0.3 … 0.4", whole
        ),
        "tnt": explosive("trinitrotoluene", "三硝基甲苯", "118-96-7", "0209", ["TNT", "梯恩梯"], 1.0, "by definition", whole),
    }
    text = json.dumps({"built_with": "tools/consequence/build_mixtures.py", "substances": found}, ensure_ascii=False, separators=(",", ":"))
    (DATA / "mixtures.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
