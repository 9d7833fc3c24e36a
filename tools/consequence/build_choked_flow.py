"""Tabulate the choked throat of real gases: flux, density and temperature after an isentropic expansion.

Run beside ``build_substances.py`` in the same environment, with CoolProp::

    /tmp/properties/bin/pip install CoolProp
    /tmp/properties/bin/python tools/consequence/build_choked_flow.py

Writes ``src/muster/consequence/data/choked_flow.json``: per gas a grid of temperature × ln pressure; null where the gas would be
liquid or no choked state exists.
"""

from __future__ import annotations

import importlib.metadata
import json
import math
from pathlib import Path

from CoolProp.CoolProp import PropsSI

TARGET = Path(__file__).parents[2] / "src" / "muster" / "consequence" / "data" / "choked_flow.json"
GASES = {
    "hydrogen": ("Hydrogen", 70.0, 420.0, 1e8),
    "methane": ("Methane", 200.0, 400.0, 4e7),
    "ethane": ("Ethane", 250.0, 420.0, 1e7),
    "ethylene": ("Ethylene", 250.0, 420.0, 1e7),
    "propane": ("n-Propane", 250.0, 420.0, 3e6),
    "propylene": ("Propylene", 250.0, 420.0, 3e6),
    "n_butane": ("n-Butane", 273.0, 420.0, 1.5e6),
    "ammonia": ("Ammonia", 250.0, 420.0, 3e6),
    "hydrogen_sulfide": ("HydrogenSulfide", 250.0, 420.0, 5e6),
    "carbon_monoxide": ("CarbonMonoxide", 200.0, 400.0, 4e7),
    "carbon_dioxide": ("CarbonDioxide", 260.0, 420.0, 1e7),
    "nitrogen": ("Nitrogen", 200.0, 400.0, 4e7),
    "oxygen": ("Oxygen", 200.0, 400.0, 4e7),
}


def throat(fluid: str, temperature: float, pressure: float) -> tuple[float, float, float, float] | None:
    """Flux, density, temperature and pressure at the choked throat."""
    try:
        if PropsSI("Phase", "T", temperature, "P", pressure, fluid) in (0.0, 3.0) and pressure > 1e5:
            saturated = PropsSI("Tcrit", fluid)
            if temperature < saturated and pressure > PropsSI("P", "T", temperature, "Q", 1, fluid):
                return None
        entropy, enthalpy = (PropsSI(k, "T", temperature, "P", pressure, fluid) for k in "SH")

        def flux(ratio: float) -> float:
            drop = enthalpy - PropsSI("H", "P", pressure * ratio, "S", entropy, fluid)
            return PropsSI("D", "P", pressure * ratio, "S", entropy, fluid) * math.sqrt(max(2.0 * drop, 0.0))

        low, high = 0.25, 0.9
        for _ in range(40):
            a, b = low + 0.382 * (high - low), low + 0.618 * (high - low)
            low, high = (low, b) if flux(a) > flux(b) else (a, high)
        best = 0.5 * (low + high)
        end = pressure * best
        if PropsSI("Q", "P", end, "S", entropy, fluid) not in (-1.0, 1.0):
            return None
        return flux(best), PropsSI("D", "P", end, "S", entropy, fluid), PropsSI("T", "P", end, "S", entropy, fluid), end
    except ValueError:
        return None


def main() -> None:
    gases = {}
    for key, (fluid, cold, hot, top) in GASES.items():
        temperatures = [cold + (hot - cold) * i / 11 for i in range(12)]
        logs = [math.log(1.5e5) + (math.log(top) - math.log(1.5e5)) * i / 13 for i in range(14)]
        grid = [[throat(fluid, t, math.exp(p)) for p in logs] for t in temperatures]
        gas = PropsSI("M", fluid)

        def part(k: int, grid: list = grid, logs: list = logs, temperatures: list = temperatures, gas: float = gas) -> list:
            out = []
            for i, row in enumerate(grid):
                scale = [math.exp(p) * math.sqrt(gas / (8.314462618 * temperatures[i])) for p in logs]
                ideal = [math.exp(p) * gas / (8.314462618 * temperatures[i]) for p in logs]
                divide = [scale, ideal, [temperatures[i]] * len(logs), [math.exp(p) for p in logs]][k]
                out.append([None if c is None else float(f"{c[k] / d:.6g}") for c, d in zip(row, divide, strict=True)])
            return out

        names = ("flux", "density", "temperature", "pressure")
        gases[key] = {"T": [round(t, 3) for t in temperatures], "lnp": [round(p, 6) for p in logs]} | {
            n: part(k) for k, n in enumerate(names)
        }
    built = {"built_with": {"CoolProp": importlib.metadata.version("CoolProp")}, "gases": gases}
    TARGET.write_text(json.dumps(built, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
