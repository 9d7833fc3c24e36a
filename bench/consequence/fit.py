"""Fit the constants of the models once, on the published folder's trials: ``python -m bench.consequence.fit FOLDER``.

Prints the constants that `SurfacePlume`, `DensePlume` and `HydrogenJetExplosion` carry as defaults. Priors keep the dense plume near
its published values; leaving one LNG trial out at a time shows how far the fit carries to trials it has not seen.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import least_squares

from muster.consequence.arrays import FloatArray
from muster.consequence.atmosphere import Weather
from muster.consequence.dense import DensePlume, SourceTerm
from muster.consequence.explosions import HydrogenJetExplosion
from muster.consequence.jets import real_gas_nozzle
from muster.consequence.mixing import vapour_enthalpy
from muster.consequence.passive import SurfacePlume
from muster.consequence.substances import substance
from muster.consequence.validation.cells import Row, read_rows
from muster.consequence.validation.dispersion import SO2_UPTAKE, consistent_weather


def column(rows: list[Row], key: str, default: float = np.nan) -> FloatArray:
    """Numbers of one column; the default where a cell is empty."""
    return np.array([float(row[key]) if row.get(key) else default for row in rows])


def score(observed: FloatArray, computed: FloatArray) -> str:
    """MG, VG and FAC2 in one line."""
    logs, ratio = np.log(observed / computed), computed / observed
    return f"MG {np.exp(logs.mean()):.3f}  VG {np.exp((logs**2).mean()):.3f}  FAC2 {((ratio >= 0.5) & (ratio <= 2)).mean():.3f}"


def passive_plume(folder: Path) -> None:
    """Vertical growth and crosswind spread on the Prairie Grass arcs, robust least squares of logarithms."""
    runs = {row["run"]: row for row in read_rows(folder / "prairie_grass_met.csv")}
    arcs = read_rows(folder / "prairie_grass_arcs.csv")
    met = [runs[row["run"]] for row in arcs]
    x, rate = column(arcs, "arc_m"), column(arcs, "Q_g_s") / 1000.0
    peak, across = column(arcs, "c_max_mg_m3") * 1e-6, column(arcs, "sigma_y_m")
    line = column(arcs, "cic_g_m2") / 1000.0
    reliable = np.array([row["sigma_y_reliable"] == "True" for row in arcs])
    weather = Weather.of(
        wind_speed=column(met, "u2_m_s"),
        reference_height=2.0,
        roughness=column(met, "z0_m"),
        obukhov_length=column(met, "L_m"),
        friction_velocity=column(met, "ustar_m_s"),
        mixing_height=column(met, "h_mix_m", 1000.0),
        sigma_azimuth=np.radians(column(met, "sigma_azimuth_deg")),
    )

    def compute(model: SurfacePlume, air: Weather) -> tuple[FloatArray, FloatArray]:
        c = model.concentration(x[:, None], 0.0, 1.5, emission_rate=rate, weather=air, release_height=0.46, deposition=SO2_UPTAKE)[:, 0]
        return c, model.sigma_y(x[:, None], air)[:, 0]

    names = ("diffusivity", "sigma_y_factor", "sigma_y_power", "sigma_y_bend")  # growth with z/L is Businger's, not fitted

    def fit(use: np.ndarray[Any, np.dtype[np.bool_]], evaluations: int) -> SurfacePlume:
        def misfit(values: FloatArray) -> FloatArray:
            c, s = compute(replace(SurfacePlume(), **dict(zip(names, values.tolist(), strict=True))), weather)
            terms = (np.log(peak / c), 0.7 * np.log(line / (c * np.sqrt(2 * np.pi) * s)), 0.5 * np.log(s / across) * reliable)
            return np.concatenate([term[use] for term in terms])

        found = least_squares(
            misfit,
            [0.8, 1.4, 1.25, 2.5],
            bounds=([0.3, 0.3, 0.6, 0], [3, 6, 2, 20]),
            loss="soft_l1",
            f_scale=0.3,
            diff_step=1e-3,
            max_nfev=evaluations,
        )
        return replace(SurfacePlume(), **dict(zip(names, found.x.tolist(), strict=True)))

    model = fit(np.ones(len(x), dtype=bool), 60)
    constants = {name: round(getattr(model, name), 3) for name in names}
    sys.stdout.write(f"SurfacePlume {constants}\n  {score(peak, compute(model, weather)[0])}\n")
    part = np.array([list(runs).index(row["run"]) % 4 for row in arcs])
    unseen = np.zeros(len(x))
    for i in range(4):
        unseen[part == i] = compute(fit(part != i, 40), weather)[0][part == i]
    sys.stdout.write(f"  each quarter of the runs computed with constants fitted on the others: {score(peak, unseen)}\n")
    bare = weather.changed(sigma_azimuth=None)
    others = ("shear_turbulence", "convective_turbulence", "turbulence_bend")

    def misfit_bare(values: FloatArray) -> FloatArray:
        c, s = compute(replace(model, **dict(zip(others, values.tolist(), strict=True))), bare)
        return np.concatenate([np.log(peak / c), 0.5 * np.log(s / across)[reliable]])

    found = least_squares(misfit_bare, [1.3, 0.3, 2.7], bounds=([0, 0, 0], [9, 2, 12]), diff_step=1e-3)
    model = replace(model, **dict(zip(others, found.x.tolist(), strict=True)))
    sys.stdout.write(
        f"  without wind-direction turbulence {dict(zip(others, found.x.round(3).tolist(), strict=True))}\n"
        f"  {score(peak, compute(model, bare)[0])}\n"
    )


PRIOR = {
    "front": (1.0, 0.25),
    "top": (1.0, 0.25),
    "damping": (0.125, 0.8),
    "edge": (0.1, 1.0),
    "heat": (1.0, 0.7),
    "convection": (0.3, 0.7),
    "coupling": (1.0, 0.7),
    "flatness": (1.5, 0.7),
}


def dense_plume(folder: Path) -> None:
    """Eight constants on the LNG spills, each drawn to its published value by a log-normal prior."""
    trials = {row["id"]: row for row in read_rows(folder / "lng_trials.csv")}
    rows = [row for row in read_rows(folder / "lng_arcs.csv") if row["use_in_stats"] == "True"]
    methane = substance("methane")
    names = list(dict.fromkeys(row["trial"] for row in rows))
    which = np.array([names.index(row["trial"]) for row in rows])
    x, z, seen = column(rows, "x_m"), column(rows, "z_m"), column(rows, "c_obs_molpct") / 100.0
    chosen = [trials[name] for name in names]
    airs = [consistent_weather(trial) for trial in chosen]

    def joined(key: str) -> FloatArray:
        return np.array([float(getattr(air, key)) for air in airs])

    weather = Weather.of(
        **{
            key: joined(key)
            for key in (
                "wind_speed",
                "reference_height",
                "roughness",
                "obukhov_length",
                "friction_velocity",
                "temperature",
                "pressure",
                "relative_humidity",
            )
        }
    )
    source = SourceTerm.of(
        mass_rate=column(chosen, "mass_rate_kg_s"),
        enthalpy=vapour_enthalpy(methane, column(chosen, "source_T_K")),
        diameter=column(chosen, "pool_diameter_m"),
        duration=column(chosen, "spill_duration_s"),
    )

    def compute(q: FloatArray) -> FloatArray:
        constants = {name: middle * float(np.exp(width * v)) for (name, (middle, width)), v in zip(PRIOR.items(), q, strict=True)}
        field = replace(DensePlume(), **constants).solve(methane, source, weather, x_max=1500.0)
        return field.mole_fraction(np.tile(x, (len(names), 1)), 0.0, z)[which, np.arange(len(x))]

    def fit(use: FloatArray) -> FloatArray:
        def misfit(q: FloatArray) -> FloatArray:
            return np.concatenate([(np.log(seen / np.maximum(compute(q), 1e-6)) / 0.35)[use], 0.6 * q])

        return np.asarray(least_squares(misfit, np.zeros(len(PRIOR)), diff_step=0.02, max_nfev=25).x)

    q = fit(np.ones(len(x), dtype=bool))
    constants = {name: round(middle * float(np.exp(width * v)), 3) for (name, (middle, width)), v in zip(PRIOR.items(), q, strict=True)}
    sys.stdout.write(f"DensePlume {constants}\n  {score(seen, compute(q))}\n")
    unseen = np.zeros(len(x))
    for i in range(len(names)):
        unseen[which == i] = compute(fit(which != i))[which == i]
    sys.stdout.write(f"  each trial computed with constants fitted on the others: {score(seen, unseen)}\n")


def hydrogen_explosion(folder: Path) -> None:
    """Peak, growth with mass rate and reach of the jet explosion; each experiment weighs by the root of its points."""
    rows = read_rows(folder / "hydrogen_overpressure.csv")
    nozzle = real_gas_nozzle(
        substance("hydrogen"), pressure=column(rows, "P0_Pa"), temperature=column(rows, "T0_K"), diameter=column(rows, "orifice_d_m")
    )
    distance, seen = column(rows, "distance_m"), column(rows, "overpressure_Pa")
    group = np.array([row["id"].rsplit("-", 1)[0] for row in rows])
    weight = np.array([1.0 / np.sqrt((group == g).sum()) for g in group])
    names = ("base", "growth", "power", "reach")

    def model(values: FloatArray) -> HydrogenJetExplosion:
        return replace(HydrogenJetExplosion(), **dict(zip(names, values.tolist(), strict=True)))

    def misfit(values: FloatArray) -> FloatArray:
        return np.log(seen / model(values).overpressure(distance, mass_rate=nozzle.mass_rate)) * weight

    found = least_squares(misfit, [2e3, 5e3, 1.0, 12.0], bounds=([0, 1e3, 0.5, 3], [5e3, 2e4, 1.5, 30]), x_scale=[1e3, 1e3, 1, 10])
    sys.stdout.write(
        f"HydrogenJetExplosion {dict(zip(names, found.x.round(3).tolist(), strict=True))}\n"
        f"  {score(seen, model(found.x).overpressure(distance, mass_rate=nozzle.mass_rate))}\n"
    )


def main(folder: Path) -> None:
    """Fit every family."""
    passive_plume(folder)
    dense_plume(folder)
    hydrogen_explosion(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
