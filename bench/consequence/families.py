"""What is fitted, on which trials, within which bounds: one family a model, read by the same code that validates it.

Few constants each, held to physical bounds or drawn to published values; a trial is known by its inputs, never by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from muster.consequence.arrays import FloatArray
from muster.consequence.atmosphere import Weather
from muster.consequence.dense import DensePlume, SourceTerm
from muster.consequence.explosions import HydrogenJetExplosion
from muster.consequence.fires import Fireball, PoolFire
from muster.consequence.jet_fires import MOMENTUM_LIMIT, JetFire, jet_flame_length
from muster.consequence.jets import FreeJet, real_gas_nozzle
from muster.consequence.mixing import vapour_enthalpy
from muster.consequence.passive import SurfacePlume
from muster.consequence.substances import substance
from muster.consequence.validation import fires, hydrogen
from muster.consequence.validation.cells import Row, measure, number, read_json, read_rows
from muster.consequence.validation.dispersion import SO2_UPTAKE, consistent_weather

Constants = dict[str, float]


@dataclass(frozen=True)
class Family:
    """One fit: constants with start, bounds and digits; observations, their trials, and how the model answers them."""

    name: str
    constants: dict[str, tuple[float, float, float]]  # start, least, greatest
    in_code: Constants
    observed: FloatArray
    trials: Sequence[str]
    predict: Callable[[Constants], FloatArray]
    residuals: Callable[[Constants, FloatArray], Sequence[FloatArray]]  # each (n,), weighted logarithms
    prior: Callable[[Constants], FloatArray] | None = None
    digits: int = 4  # significant
    factor: float = 2.0
    evaluations: int = 60
    robust: bool = True
    series: Sequence[str] = ()  # coarser groups to leave out: campaign, laboratory
    note: str = ""


def simple(observed: FloatArray, weight: FloatArray | float = 1.0) -> Callable[[Constants, FloatArray], Sequence[FloatArray]]:
    """Residual of the logarithm alone."""
    return lambda _, computed: (np.log(observed / computed) * weight,)


def column(rows: Sequence[Row], key: str, default: float = np.nan) -> FloatArray:
    """Numbers of one column; the default where a cell is empty."""
    return np.array([number(row, key, default) for row in rows], dtype=float)


# ---------------------------------------------------------------- clouds
def passive_plume(folder: Path) -> list[Family]:
    """Vertical growth and crosswind spread on the Prairie Grass arcs; then the spread without measured turbulence."""
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
    bare = weather.changed(sigma_azimuth=None)

    def compute(air: Weather, constants: Constants) -> tuple[FloatArray, FloatArray]:
        model = replace(SurfacePlume(), **constants)  # type: ignore[arg-type]  # constants are floats
        c = model.concentration(x[:, None], 0.0, 1.5, emission_rate=rate, weather=air, release_height=0.46, deposition=SO2_UPTAKE)[:, 0]
        return c, model.sigma_y(x[:, None], air)[:, 0]

    def residuals(constants: Constants, c: FloatArray) -> Sequence[FloatArray]:
        s = compute(weather, constants)[1]
        return np.log(peak / c), 0.7 * np.log(line / (c * np.sqrt(2 * np.pi) * s)), 0.5 * np.log(s / across) * reliable

    def without(constants: Constants, c: FloatArray) -> Sequence[FloatArray]:
        return np.log(peak / c), 0.5 * np.log(compute(bare, constants)[1] / across) * reliable

    code = SurfacePlume()
    first = {
        "diffusivity": (0.8, 0.3, 3.0),
        "sigma_y_factor": (1.4, 0.3, 6.0),
        "sigma_y_power": (1.25, 0.6, 2.0),
        "sigma_y_bend": (2.5, 0.0, 20.0),
    }
    second = {
        "shear_turbulence": (1.3, 0.0, 9.0),
        "convective_turbulence": (0.3, 0.0, 2.0),
        "turbulence_bend": (2.0, 0.0, 12.0),
        "stable_bend": (0.1, 0.0, 1.0),
    }
    names = [row["run"] for row in arcs]
    quarters = [str(list(runs).index(name) % 4) for name in names]
    return [
        Family(
            "SurfacePlume (growth with z/L is Businger's, not fitted)",
            first,
            {k: getattr(code, k) for k in first},
            peak,
            names,
            lambda constants: compute(weather, constants)[0],
            residuals,
            series=quarters,
            note="series: every fourth run",
        ),
        Family(
            "SurfacePlume without wind-direction turbulence",
            second,
            {k: getattr(code, k) for k in second},
            peak,
            names,
            lambda constants: compute(bare, constants)[0],
            without,
            series=quarters,
            note="series: every fourth run",
        ),
    ]


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


def dense_plume(folder: Path) -> list[Family]:
    """Eight constants on the LNG spills, each drawn to its published value by a log-normal prior."""
    trials = {row["id"]: row for row in read_rows(folder / "lng_trials.csv")}
    rows = [row for row in read_rows(folder / "lng_arcs.csv") if row["use_in_stats"] == "True"]
    methane = substance("methane")
    names = list(dict.fromkeys(row["trial"] for row in rows))
    which = np.array([names.index(row["trial"]) for row in rows])
    x, z, seen = column(rows, "x_m"), column(rows, "z_m"), column(rows, "c_obs_molpct") / 100.0
    chosen = [trials[name] for name in names]
    airs = [consistent_weather(trial) for trial in chosen]
    keys = (
        "wind_speed",
        "reference_height",
        "roughness",
        "obukhov_length",
        "friction_velocity",
        "temperature",
        "pressure",
        "relative_humidity",
    )
    weather = Weather.of(**{key: np.array([float(np.ravel(getattr(air, key))[0]) for air in airs]) for key in keys})
    source = SourceTerm.of(
        mass_rate=column(chosen, "mass_rate_kg_s"),
        enthalpy=vapour_enthalpy(methane, column(chosen, "source_T_K")),
        diameter=column(chosen, "pool_diameter_m"),
        duration=column(chosen, "spill_duration_s"),
    )

    def predict(constants: Constants) -> FloatArray:
        field = replace(DensePlume(), **constants).solve(methane, source, weather, x_max=1500.0)  # type: ignore[arg-type]  # floats
        found: FloatArray = field.mole_fraction(np.tile(x, (len(names), 1)), 0.0, z)[which, np.arange(len(x))]
        return np.maximum(found, 1e-6)

    def prior(constants: Constants) -> FloatArray:
        return np.array([0.6 * np.log(constants[k] / middle) / width for k, (middle, width) in PRIOR.items()])

    code = DensePlume()
    return [
        Family(
            "DensePlume (drawn to published values)",
            {k: (middle, middle * float(np.exp(-4 * width)), middle * float(np.exp(4 * width))) for k, (middle, width) in PRIOR.items()},
            {k: getattr(code, k) for k in PRIOR},
            seen,
            [row["trial"] for row in rows],
            predict,
            simple(seen, 1.0 / 0.35),
            prior,
            evaluations=25,
            robust=False,
            series=[trials[row["trial"]].get("series", "") for row in rows],
            note="series: campaign",
        )
    ]


# ---------------------------------------------------------------- jets and flames
def free_jet(folder: Path) -> list[Family]:
    """Two constants of the free hydrogen jet; those of heavier gases are published and not fitted."""
    rows = [r for r in read_rows(folder / "hydrogen_jet_concentration.csv") if number(r, "X_centerline_mole_frac")]
    gas = substance("hydrogen")
    inputs = [hydrogen.jet_inputs(row, gas) for row in rows]
    x, diameter, density = (np.array(values) for values in zip(*inputs, strict=True))
    seen = column(rows, "X_centerline_mole_frac")
    others = FreeJet().constants[1:]

    def predict(constants: Constants) -> FloatArray:
        jet = FreeJet(((gas.molar_mass, constants["K"], constants["c"]), *others))
        return jet.mole_fraction(x, nozzle_density=density, diameter=diameter, air_density=1.205, molar_mass=gas.molar_mass)

    peer = [c for c in read_json(folder / "hyram_reference.json")["cases"] if c["fluid"] == "H2"]
    points = [(c, float(key[5:-1]), c[key]) for c in peer for key in c if key.startswith("Xcl_S")]

    def near_field(constants: Constants) -> FloatArray:
        """The peer's output as a soft constraint: the gate on it is 15 %, and it reaches nearer the nozzle than most trials."""
        jet, found = FreeJet(((gas.molar_mass, constants["K"], constants["c"]), *others)), []
        for case, distance, share in points:
            nozzle = real_gas_nozzle(gas, pressure=case["P0_Pa"], temperature=case["T0_K"], diameter=case["orifice_d_m"])
            state: dict[str, Any] = {"nozzle_density": nozzle.density, "diameter": case["orifice_d_m"], "air_density": 1.205}
            found.append(np.log(share / float(jet.mole_fraction(distance, molar_mass=gas.molar_mass, **state))))
        return 1.6 * np.array(found)

    _, k, c = FreeJet().constants[0]
    bounds = {"K": (3.5, 2.0, 6.0), "c": (2.0, 0.0, 8.0)}
    trials = [row.get("experiment", "") for row in rows]
    note = "with the peer's near field as a soft constraint"
    return [Family("FreeJet, hydrogen", bounds, {"K": k, "c": c}, seen, trials, predict, simple(seen), near_field, 3, 1.5, note=note)]


def flames(folder: Path) -> list[Family]:
    """Discharge of small orifices, visible length of hydrogen and of natural gas flames: one constant each."""
    rows = [row for row in read_rows(folder / "hydrogen_flames.csv") if measure(row, "P0_gauge", "pressure")]
    rated = [row for row in rows if number(row, "mdot_kg_s")]
    rate, gas = column(rated, "mdot_kg_s"), substance("hydrogen")
    long = [row for row in rows if number(row, "flame_length_m")]
    length, nozzles = column(long, "flame_length_m"), [hydrogen.vessel(row) for row in long]
    cases = [c for c in read_json(folder / "fires.json") if c["kind"].startswith("jet_fire") and "flame_length_m" in c]
    seen = np.array([c["flame_length_m"] for c in cases], dtype=float)
    fuel = substance("methane")
    burners = [fires.gas_nozzle(fuel, case, fires.jet_rate(case, fuel)) for case in cases]

    def lengths(chemical: Any, states: Any, constants: Constants) -> FloatArray:
        return np.array([float(jet_flame_length(chemical, state, momentum_limit=constants["limit"])) for state in states])

    def in_wind(constants: Constants) -> FloatArray:
        return np.array(
            [
                float(jet_flame_length(fuel, state, wind_speed=case.get("wind_m_s", 0.0), sheltered=constants["sheltered"]))
                for case, state in zip(cases, burners, strict=True)
            ]
        )

    def discharged(constants: Constants) -> FloatArray:
        return np.array([float(hydrogen.vessel(row, constants["discharge"]).mass_rate) for row in rated])

    limit = {"limit": (23.0, 15.0, 25.0)}
    return [
        Family(
            "ORIFICE, discharge of hydrogen orifices",
            {"discharge": (0.9, 0.6, 1.0)},
            {"discharge": hydrogen.ORIFICE},
            rate,
            [row["id"].rsplit("-", 1)[-1] for row in rated],
            discharged,
            simple(rate),
            digits=3,
            factor=1.5,
        ),
        Family(
            "MOMENTUM_LIMIT, hydrogen flame length",
            limit,
            {"limit": MOMENTUM_LIMIT["hydrogen"]},
            length,
            [f"{float(n.diameter):.4f}" for n in nozzles],
            partial(lengths, gas, nozzles),
            simple(length),
            digits=3,
            factor=1.5,
        ),
        Family(
            "jet_flame_length, natural gas flames in wind",
            {"sheltered": (0.8, 0.49, 1.0)},
            {"sheltered": jet_flame_length.__kwdefaults__["sheltered"]},
            seen,
            [c["id"] for c in cases],
            in_wind,
            simple(seen),
            digits=3,
            factor=1.5,
        ),
    ]


def jet_fire(folder: Path) -> list[Family]:
    """One factor on Chamberlain's radiant fraction; the bend of the flame is not fitted."""
    cases = [c for c in read_json(folder / "fires.json") if c["kind"].startswith("jet_fire") and fires.fuel_of(c).id == "methane"]
    fuel = substance("methane")
    seen = np.array([r["flux_kW_m2"] for c in cases for r in c["radiometers"]])
    nozzles = [fires.gas_nozzle(fuel, c, fires.jet_rate(c, fuel)) for c in cases]

    def predict(constants: Constants) -> FloatArray:
        model = replace(JetFire(), natural_gas=constants["natural_gas"])
        return np.array(
            [
                float(fires.jet_flux(c, fuel, r, n, float(jet_flame_length(fuel, n, wind_speed=c.get("wind_m_s", 0.0))), None, model)[0])
                for c, n in zip(cases, nozzles, strict=True)
                for r in c["radiometers"]
            ]
        )

    trials = [c["id"] for c in cases for _ in c["radiometers"]]
    bounds, code = {"natural_gas": (1.0, 0.6, 1.6)}, {"natural_gas": JetFire().natural_gas}
    return [Family("JetFire", bounds, code, seen, trials, predict, simple(seen), digits=3, factor=1.5, evaluations=20)]


def hydrogen_heat(folder: Path) -> list[Family]:
    """Radiant share of hydrogen flames and its growth with length: the one measured flux, the peer's shares as soft constraints."""
    rows = [row for row in read_rows(folder / "hydrogen_flames.csv") if measure(row, "flux", "heat flux")]
    seen, gas = column(rows, "flux_kW_m2"), substance("hydrogen")
    peer = [c for c in read_json(folder / "hyram_reference.json")["cases"] if c["fluid"] == "H2" and c.get("Xrad")]
    length, share = (np.array([c[key] for c in peer]) for key in ("L_flame_m", "Xrad"))

    def predict(constants: Constants) -> FloatArray:
        return np.array([hydrogen.flux(row, replace(JetFire(), **constants)) for row in rows])  # type: ignore[arg-type]  # floats

    def shares(constants: Constants) -> FloatArray:
        model = replace(JetFire(), **constants)  # type: ignore[arg-type]  # constants are floats
        return np.asarray(0.5 * np.log(share / model.radiant_fraction(gas, length)))

    code = JetFire()
    return [
        Family(
            "JetFire, hydrogen",
            {"hydrogen": (0.06, 0.03, 0.12), "hydrogen_growth": (0.03, 0.01, 0.06)},
            {"hydrogen": code.hydrogen, "hydrogen_growth": code.hydrogen_growth},
            seen,
            [row["id"] for row in rows],
            predict,
            simple(seen),
            shares,
            3,
            1.5,
            note="one observation: no trial can be left out",
        )
    ]


def pool_fire(folder: Path) -> list[Family]:
    """Visible length on the measured lengths; share of clear flame and radiant fraction on the radiometers."""
    cases = [c for c in read_json(folder / "fires.json") if c["kind"].startswith("pool_fire") and "radiometers" in c]
    seen = np.array([r["flux_kW_m2"] for c in cases for r in c["radiometers"]])
    fuel = substance("methane")
    measured = [c for c in cases if "flame_length_m" in c]
    length = np.array([c["flame_length_m"] for c in measured])
    code = PoolFire()

    def lengths(constants: Constants) -> FloatArray:
        model = replace(code, visible_length=constants["visible_length"])
        return np.array([float(model.shape(fuel, **fires.pool_inputs(c, fuel)).length[0]) for c in measured])

    def fluxes(constants: Constants) -> FloatArray:
        model = replace(code, **constants)  # type: ignore[arg-type]  # constants are floats
        found = []
        for case in cases:
            known: dict[str, Any] = {"length": case.get("flame_length_m"), "drag": case.get("flame_drag_D_ratio")}
            if "flame_tilt_deg" in case:
                known["tilt"] = np.radians(case["flame_tilt_deg"])
            shape = model.shape(fuel, **fires.pool_inputs(case, fuel), **{k: v for k, v in known.items() if v is not None})
            places = [fires.pool_place(r, case) for r in case["radiometers"]]
            air = {"temperature": case.get("T_air_K", 293.15), "relative_humidity": case.get("RH_pct", 50.0) / 100.0}
            found.append(model.flux(shape, places, **air)[0] / 1000.0)
        return np.concatenate(found)

    trials = [c["id"].split("-")[0] for c in cases for _ in c["radiometers"]]
    return [
        Family(
            "PoolFire, visible length of LNG flames",
            {"visible_length": (1.2, 0.8, 2.0)},
            {"visible_length": code.visible_length},
            length,
            [c["id"] for c in measured],
            lengths,
            simple(length),
            digits=3,
            factor=1.5,
        ),
        Family(
            "PoolFire, heat of LNG flames",
            {"wholeness": (0.8, 0.5, 1.0), "radiant_fraction": (0.25, 0.15, 0.36)},
            {"wholeness": code.wholeness, "radiant_fraction": code.radiant_fraction},
            seen,
            trials,
            fluxes,
            simple(seen),
            lambda c: np.array([(c["wholeness"] - 0.8) / 0.1, (c["radiant_fraction"] - 0.25) / 0.05]),
            digits=3,
            factor=1.5,
            evaluations=30,
            note="both drawn to published values: only their product is seen by far radiometers",
        ),
    ]


def fireball(folder: Path) -> list[Family]:
    """Greatest emissive power on the bursting LNG vessels; the radiant fraction is published."""
    cases = [c for c in read_json(folder / "fires.json") if c["kind"].startswith("fireball")]
    rows = [(c, r) for c in cases for r in c["radiometers"].values()]
    seen = np.array([v for _, r in rows for v in (r["peak_kW_m2"], r["dose_kJ_m2"])])

    def predict(constants: Constants) -> FloatArray:
        model = replace(Fireball(), power_limit=constants["power_limit"] * 1e3)
        found = []
        for case, r in rows:
            fuel = fires.fuel_of(case)
            t, flux = model.history(
                [case["mass_kg"]],
                [r["r_m"]],
                heat_of_combustion=fuel.constant("heat_of_combustion"),
                receiver_height=r.get("z_m", 1.5),
                temperature=283.0,
                relative_humidity=0.7,
            )
            found += [float(flux.max()) / 1e3, float(flux.sum() * (t[0, 1] - t[0, 0])) / 1e3]
        return np.array(found)

    trials = [c["id"] for c, _ in rows for _ in range(2)]
    bounds, code = {"power_limit": (400.0, 300.0, 500.0)}, {"power_limit": Fireball().power_limit / 1e3}
    return [Family("Fireball, kW/m²", bounds, code, seen, trials, predict, simple(seen), digits=3, factor=1.5)]


def hydrogen_explosion(folder: Path) -> list[Family]:
    """Peak, growth with mass rate and reach of the jet explosion; each experiment weighs by the root of its points."""
    rows = read_rows(folder / "hydrogen_overpressure.csv")
    gas = substance("hydrogen")
    inputs = [hydrogen.blast_inputs(row, gas) for row in rows]
    distance, rate = (np.array(values) for values in zip(*inputs, strict=True))
    seen = column(rows, "overpressure_Pa")
    release = [f"{float(r):.4f}" for r in rate]
    weight = np.array([1.0 / np.sqrt(release.count(r)) for r in release])
    bounds = {"base": (2000.0, 0.0, 5000.0), "growth": (5000.0, 1000.0, 20000.0), "power": (1.0, 0.5, 1.5), "reach": (12.0, 3.0, 30.0)}
    code = HydrogenJetExplosion()

    def predict(constants: Constants) -> FloatArray:
        model = replace(code, **constants)  # type: ignore[arg-type]  # constants are floats
        return model.overpressure(distance, mass_rate=rate)

    return [
        Family(
            "HydrogenJetExplosion",
            bounds,
            {k: getattr(code, k) for k in bounds},
            seen,
            release,
            predict,
            simple(seen, weight),
            robust=False,
            series=[row.get("source", "").split(";")[0] for row in rows],
            note="trial: release; series: laboratory",
        )
    ]


FAMILIES: dict[str, Callable[[Path], list[Family]]] = {
    "passive": passive_plume,
    "dense": dense_plume,
    "jet": free_jet,
    "flame": flames,
    "jet-fire": jet_fire,
    "hydrogen-heat": hydrogen_heat,
    "pool-fire": pool_fire,
    "fireball": fireball,
    "explosion": hydrogen_explosion,
}
