"""The peers' answers to the questions of `scores`; run by the Python of an environment that holds them, never by the product's.

Reads the questions as JSON, prints JSON: per peer and convention one answer (in the suite's unit) or the reason of none per observation.
Every peer gets the same source and weather as our own model gets; conventions that its users dispute are run side by side.
"""

import json
import math
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Question = dict[str, Any]
Answers = dict[str, float | str]
NOZZLES = 55.0  # where degali's own validation puts the end of the liquid of a flashing jet, in nozzle diameters
NOZZLE = 0.1  # m, its default where none is given
SUBSONIC = 300.0  # m/s at the orifice where a trial states no pressure; the decay of a jet hardly depends on it
BST_SPEEDS = ((1.0, 0.7), (0.5, 0.35), (0.0, 0.2))  # kg/s → Mach number, as in HyRAM's own validation


# ---------------------------------------------------------------- DEGADIS 2.1 as ported by degali
def _deck(question: Question, *, source: list[float], heat: int, water: int, steady: bool, by_class: bool) -> str:
    """Write an input deck of DEGADIS; ``source`` is radius, mass fraction and temperature."""
    w, s = question["weather"], question["substance"]
    radius, share, temperature = source
    length = 0.0 if by_class or abs(w["L"]) > 1e5 else w["L"]
    end = 60230.0 if steady else question["duration"]
    density = w["p"] * s["mw"] / 8.314462618 / s["tb"]
    lines = [
        *[question["case"][:60], "", "", ""],
        f"{w['u']} {w['z_ref']} {w['z0']}",
        f"{'ABCDEF'.index(w['class']) + 1}",
        f"{question['offset']} {question['averaging']}",
        f"{1 if by_class else 2} {length}",
        f"{w['T']} {w['p'] / 101325.0} 0.0 {w['rh'] * 100.0}",
        f"0 {w['T']}",
        f"{heat} 0.0",
        f"{water} 0.0",
        "GAS",
        f"{s['mw'] * 1000.0} {s['tb']} {density}",
        f"{s['cp_gas']} 0.0",
        "0.15 0.05 1.0",
        f"{question['lowest']}",
        "0.0",
        "4",
    ]
    for time, rate in ((0.0, question["rate"]), (end, question["rate"]), (end + 1.0, 0.0), (end + 2.0, 0.0)):
        lines.append(f"{time} {rate} {radius if rate else 0.0} {share} {temperature} 1.0")
    return "\n".join([*lines, " T" if steady else " F", ""])


def _along(profile: Any, source: Any, x: float, z: float) -> tuple[float, float]:
    """Concentration [kg/m³] at a height on the axis of a steady run, and how the density grows with it."""
    import numpy as np

    at = profile.rows[:, 0]
    if not at[0] <= x <= at[-1]:
        raise ValueError(f"the run gives nothing at {x:g} m (it spans {at[0]:.0f} … {at[-1]:.0f} m)")
    gamma, scale = (float(np.interp(x, at, profile.rows[:, i])) for i in (4, 7))
    ground = math.exp(float(np.interp(x, at, np.log(profile.rows[:, 2]))))
    return ground * math.exp(-((z / scale) ** (1.0 + source.alpha))), gamma


def _share(source: Any, concentration: float, gamma: float) -> float:
    """Mole fraction of a concentration, as DEGADIS finds it at a receptor."""
    from degali.core.dose import _mole_fraction_from_gamma

    thermo = source.thermo
    if source.case.ambient.ihtfl == 0:
        return float(thermo.table.from_concentration(concentration).yc)
    return float(_mole_fraction_from_gamma(thermo.table, source.case.gas, thermo.ambient, concentration, gamma))


def _degali(question: Question, deck: str, *, steady: bool) -> Answers:
    from degali import run_steady, run_transient
    from degali.core.dose import Receptor

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "CASE.INP"
        path.write_text(deck, encoding="ascii")
        if not steady:
            receptors = [Receptor(x=arc["x"], offsets=[(0.0, arc["z"])]) for arc in question["arcs"]]
            histories = run_transient(path).dose(receptors)
            return {
                arc["id"]: float(history.offaxis.max()) if history.offaxis.size else "the run gives nothing at this arc"
                for arc, history in zip(question["arcs"], histories, strict=True)
            }
        profile, source = run_steady(path)
    found: Answers = {}
    for arc in question["arcs"]:
        try:
            c, gamma = _along(profile, source, arc["x"], arc["z"])
            found[arc["id"]] = c if question["kind"] == "plume" else _share(source, c, gamma)
        except ValueError as problem:
            found[arc["id"]] = str(problem)
    return found


def degali_pool(question: Question, *, heat: int, water: int = 0, steady: bool = True, by_class: bool = False) -> Answers:
    """Boiling pool: pure vapour at its boiling point over the pool."""
    source = [question["diameter"] / 2.0, 1.0, question["substance"]["tb"]]
    return _degali(question, _deck(question, source=source, heat=heat, water=water, steady=steady, by_class=by_class), steady=steady)


def degali_jet(question: Question, *, heat: int, water: int) -> Answers:
    """Flashing jet: the source at the ground that degali's own validation uses, where the liquid has just gone."""
    from degali.core.fluids import resolve
    from degali.validation.flashing import equivalent_source, plume_half_width

    w, s = question["weather"], question["substance"]
    fluid = resolve(None, s["mw"] * 1000.0).fluid
    flash = equivalent_source(
        fluid,
        storage_temperature=question["storage_T"],
        ambient_temperature=w["T"],
        ambient_pressure=w["p"],
        molecular_weight=s["mw"] * 1000.0,
    )
    radius = plume_half_width(question["rate"], flash, w["u"])
    question = {**question, "offset": NOZZLES * NOZZLE}
    source = [radius, flash.mass_fraction, flash.temperature]
    return _degali(question, _deck(question, source=source, heat=heat, water=water, steady=True, by_class=True), steady=True)


def degali_plume(question: Question, *, by_class: bool) -> Answers:
    """Passive limit: the released mass as a gas of the air's own molar mass and temperature."""
    s, warm = question["substance"], question["weather"]["T"]
    neutral = {**question, "substance": {**s, "mw": 0.028964, "tb": warm, "cp_gas": 1006.0}}
    source = [question["diameter"] / 2.0, 1.0, warm]
    return _degali(neutral, _deck(neutral, source=source, heat=0, water=0, steady=True, by_class=by_class), steady=True)


# ---------------------------------------------------------------- SLAB as rewritten in slabx
def _slabx(question: Question, make: Callable[..., Any], *, by_class: bool) -> Answers:
    import numpy as np
    from slabx.core.plume import run_dispersion
    from slabx.post.concentration import concentration_field
    from slabx.submodels.atmosphere import Atmosphere
    from slabx.thermo.base import LegacyThermo, Substance, water_backend

    w, s = question["weather"], question["substance"]
    air = Atmosphere(
        u_ref=w["u"],
        z_ref=w["z_ref"],
        T=w["T"],
        rh=w["rh"] * 100.0,
        z0=w["z0"],
        p=w["p"],
        stability=w["class"] if by_class else None,
        inv_L=1.0 / w["L"],
    )
    gas = Substance(
        name=s["name"],
        mw=s["mw"],
        cp_vapour=s["cp_gas"],
        cp_liquid=s["cp_liquid"],
        dh_vap=s["latent"],
        T_boil=s["tb"],
        rho_liquid=s["density"],
    )
    far = 1.2 * max(arc["x"] for arc in question["arcs"])
    track, _ = run_dispersion(make(gas), air, LegacyThermo(gas), water_backend(), x_max=far)
    found: Answers = {}
    for arc in question["arcs"]:
        field = concentration_field(track, air, z=arc["z"], t_avg=question["averaging"], t_release=question["duration"])
        use = np.flatnonzero(field.peak > 0.0)
        if not len(use) or not field.x[use[0]] <= arc["x"] <= field.x[use[-1]]:
            found[arc["id"]] = "the run gives nothing at this arc"
            continue
        share = math.exp(float(np.interp(arc["x"], field.x[use], np.log(field.peak[use]))))
        found[arc["id"]] = share * w["p"] * s["mw"] / (8.314462618 * w["T"]) if question["kind"] == "plume" else share
    return found


def slabx_pool(question: Question, *, by_class: bool) -> Answers:
    """Boiling pool, or a low area source of a passive gas."""
    from slabx.core.source import EvaporatingPool

    area = math.pi * question["diameter"] ** 2 / 4.0
    return _slabx(
        question,
        lambda gas: EvaporatingPool(substance=gas, rate=question["rate"], area=area, duration=question["duration"]),
        by_class=by_class,
    )


def slabx_jet(question: Question, *, by_class: bool) -> Answers:
    """Horizontal jet after the flash."""
    from slabx.core.source import HorizontalJet

    area = math.pi * question["diameter"] ** 2 / 4.0

    def make(gas: Any) -> Any:
        return HorizontalJet(
            substance=gas,
            rate=question["rate"],
            area=area,
            duration=question["duration"],
            liquid_fraction=question["liquid"],
            height=question["height"],
        )

    return _slabx(question, make, by_class=by_class)


# ---------------------------------------------------------------- HyRAM+
def _hyram(question: Question) -> dict[str, Any]:
    from hyram.phys import Fluid, Orifice

    ambient = Fluid(species="air", T=question["air"], P=question["p_air"])
    orifice = Orifice(question["diameter"], question["discharge"])
    if question["pressure"]:
        return {"fluid": Fluid(species="H2", T=question["temperature"], P=question["pressure"]), "orifice": orifice, "ambient": ambient}
    gas = Fluid(species="H2", T=question["temperature"], P=question["p_air"])
    return {"fluid": gas, "orifice": orifice, "ambient": ambient, "mdot": gas.rho * orifice.A * SUBSONIC}


def hyram_jet(question: Question) -> Answers:
    """Mole fraction on the centreline."""
    import numpy as np
    from hyram.phys import Jet

    (arc,) = question["arcs"]
    jet = Jet(**_hyram(question), Ymin=1e-5, verbose=False)
    if arc["x"] > jet.x[-1]:
        raise ValueError(f"the jet ends at {jet.x[-1]:.2f} m")
    return {arc["id"]: float(np.interp(arc["x"], np.asarray(jet.x), np.asarray(jet.X_cl)))}


def hyram_flame(question: Question, *, sharp: bool) -> Answers:
    """Visible length."""
    from hyram.phys import Flame

    question = question if sharp else {**question, "discharge": 1.0}
    return {question["arcs"][0]["id"]: float(Flame(**_hyram(question)).get_visible_length())}


def hyram_blast(question: Question, *, method: str) -> Answers:
    """Overpressure on the axis, the blast at the orifice."""
    from hyram.phys.api import compute_overpressure

    release = _hyram(question)
    speed = next(mach for rate, mach in BST_SPEEDS if question["rate"] > rate)
    (arc,) = question["arcs"]
    found = compute_overpressure(
        method,
        [(arc["x"], 0.0, 0.0)],
        release["ambient"],
        release["fluid"],
        question["diameter"],
        bst_flame_speed=speed,
        tnt_factor=0.03,
        origin_at_orifice=True,
        create_overpressure_plot=False,
        create_impulse_plot=False,
    )
    return {arc["id"]: float(found["overpressures"][0])}


RUNS: tuple[tuple[str, str, str, Callable[[Question], Answers]], ...] = (
    ("lng_arcs", "DEGADIS (degali)", "heat from the water, steady", lambda q: degali_pool(q, heat=1)),
    ("lng_arcs", "DEGADIS (degali)", "heat from the water, finite spill", lambda q: degali_pool(q, heat=1, steady=False)),
    ("lng_arcs", "DEGADIS (degali)", "heat and vapour from the water, steady", lambda q: degali_pool(q, heat=1, water=1)),
    ("lng_arcs", "DEGADIS (degali)", "heat from the water, steady, stability class only", lambda q: degali_pool(q, heat=1, by_class=True)),
    ("lng_arcs", "DEGADIS (degali)", "adiabatic, steady", lambda q: degali_pool(q, heat=0)),
    ("lng_arcs", "SLAB (slabx)", "weather as ours", lambda q: slabx_pool(q, by_class=False)),
    ("lng_arcs", "SLAB (slabx)", "stability class only", lambda q: slabx_pool(q, by_class=True)),
    (
        "desert_tortoise",
        "DEGADIS (degali)",
        "source where the liquid has gone, heat and vapour from the ground",
        lambda q: degali_jet(q, heat=1, water=1),
    ),
    ("desert_tortoise", "DEGADIS (degali)", "the same, heat from the ground", lambda q: degali_jet(q, heat=1, water=0)),
    ("desert_tortoise", "DEGADIS (degali)", "the same, adiabatic", lambda q: degali_jet(q, heat=0, water=0)),
    ("desert_tortoise", "SLAB (slabx)", "horizontal jet", lambda q: slabx_jet(q, by_class=True)),
    ("prairie_grass_without_sigma_theta", "DEGADIS (degali)", "passive limit, measured L", lambda q: degali_plume(q, by_class=False)),
    (
        "prairie_grass_without_sigma_theta",
        "DEGADIS (degali)",
        "passive limit, stability class only",
        lambda q: degali_plume(q, by_class=True),
    ),
    (
        "prairie_grass_without_sigma_theta",
        "SLAB (slabx)",
        "area source for ten minutes, measured L",
        lambda q: slabx_pool(q, by_class=False),
    ),
    ("hydrogen_jet", "HyRAM+", "its own settings; 300 m/s where no pressure is given", hyram_jet),
    ("hydrogen_flame_length", "HyRAM+", "discharge coefficient 1", lambda q: hyram_flame(q, sharp=False)),
    ("hydrogen_flame_length", "HyRAM+", "discharge coefficient as ours", lambda q: hyram_flame(q, sharp=True)),
    ("hydrogen_overpressure", "HyRAM+", "Baker–Strehlow–Tang", lambda q: hyram_blast(q, method="bst")),
    ("hydrogen_overpressure", "HyRAM+", "TNT, 3 %", lambda q: hyram_blast(q, method="tnt")),
    ("hydrogen_overpressure", "HyRAM+", "Bauwens", lambda q: hyram_blast(q, method="bauwens")),
)


def answered(questions: list[Question], run: Callable[[Question], Answers]) -> Answers:
    """Answer every question of a suite; a question that fails gives its reason to each of its observations."""
    found: Answers = {}
    for question in questions:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found |= run(question)
        except Exception as problem:  # a peer that fails is counted, not hidden
            found |= {arc["id"]: f"{type(problem).__name__}: {problem}" for arc in question["arcs"]}
    return found


def every(questions: list[Question]) -> Iterator[dict[str, Any]]:
    """Run each peer and convention on the questions of its suite."""
    for suite, peer, convention, run in RUNS:
        mine = [question for question in questions if question["suite"] == suite]
        if mine:
            yield {"suite": suite, "peer": peer, "convention": convention, "answers": answered(mine, run)}


if __name__ == "__main__":
    json.dump(list(every(json.load(sys.stdin))), sys.stdout)
