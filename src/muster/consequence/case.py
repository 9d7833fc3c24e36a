"""From a case file to zones: one scenario, all its effects, one run or an ensemble.

A case is TOML; every quantity carries its unit::

    title = "液氨储罐连接管泄漏"
    [substance]
    name = "液氨"
    [source]
    kind = "liquid_hole"        # gas_hole, liquid_hole, rate, rupture, pool, burst, explosive
    amount = "20 t"
    temperature = "25 °C"
    hole = "25 mm"
    [weather]
    wind = "3 m/s"
    direction = "NE"            # where it comes from
    stability = "D"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arrays import ATMOSPHERE, MOLAR_MASS_AIR, ArrayLike, FloatArray, floats
from .atmosphere import Weather
from .bursting import burst_of
from .casefile import KINDS, KNOWN, Case, check_case, read_case
from .dense import DenseClouds, DenseField, DensePlume, SourceTerm
from .effects import burst, charge, explosion, fireball, jet_cloud, jet_fire, pool_fire
from .ensemble import drivers
from .errors import ImpossibleState
from .jet_fires import jet_flame_length
from .jets import flashing_source, real_gas_nozzle
from .liquefied import SelfCooling, liquefied_emptying
from .mixing import liquid_enthalpy, vapour_enthalpy
from .passive import SurfacePlume
from .places import exposures, of_plume, of_puff
from .pools import pool
from .puff import DensePuff
from .results import Model, Result
from .rise import LIFT_OFF, PlumeRise, buoyancy_of_gas
from .scene import Scene, by_columns, cloud_zones, need, scene_of, wind_from
from .sources import catastrophic_rupture, compressibility, flash_fraction, gas_orifice, liquid_orifice, two_phase_orifice
from .substances import Substance
from .varying import VaryingField, VaryingPlume
from .vessels import drain, gas_emptying, level_volume

__all__ = ["KINDS", "KNOWN", "Case", "check_case", "read_case", "run_case"]


def run_case(case: Case, *, ensemble: int = 0, seed: int = 1) -> Result:
    """Compute every effect of a case.

    Parameters
    ----------
    case : Case
        From `read_case` or `check_case`.
    ensemble : int
        Draws of wind, stability, release rate and model scatter; 0 computes the case once.
    seed : int
        Of the draws; recorded with the answer.

    Returns
    -------
    Result
        Zones, figures, inputs with marks, models and limits.
    """
    n = max(ensemble, 1)
    scene = scene_of(case, n, ensemble, seed)
    chemical = case.chemical
    if chemical.note:
        scene.validity.append(f"{chemical.name}: {chemical.note}")
    EFFECTS[case.get("source", "kind")](scene)
    if not scene.zones:
        scene.validity.append("no toxic endpoint and no flammable limit in the table: nothing to draw")
    places = exposures(scene)
    scene.validity += [f"{entry} was given but plays no part here" for entry in case.unused()]
    spread = (
        {}
        if scene.leading is None or ensemble < 2
        else drivers({k: v for k, v in scene.factors.items() if k != "wind direction"}, scene.leading)
    )
    models = tuple(dict.fromkeys(Model(m.name, m.version, m.reference, m.valid_range) for m in scene.models))
    return Result(
        case.title,
        chemical.name,
        chemical.name_zh,
        wind_from(case),
        case.location,
        (*case.inputs, *scene.inputs),
        models,
        tuple(scene.zones),
        tuple(dict.fromkeys(scene.validity)),
        scene.figures,
        ensemble,
        seed,
        spread,
        scene.front,
        places,
        scene.sheltering,
    )


def _temperature(scene: Scene) -> float:
    return scene.default("source", "temperature", float(np.mean(scene.weather.temperature)), "K")


def _duration(scene: Scene, rate: float) -> float:
    amount, given = scene.case.get("source", "amount"), scene.case.get("source", "duration")
    if given is not None or amount is not None:
        return min(np.inf if given is None else float(given), np.inf if amount is None else float(amount) / rate)
    scene.validity.append("amount unknown: the release is taken to last one hour")
    return 3600.0


def _gas_hole(scene: Scene) -> None:
    case, chemical = scene.case, scene.case.chemical
    pressure, hole = need(case, "pressure", 'vessel pressure, for example "1.6 MPa"'), need(case, "hole", 'for example "20 mm"')
    temperature = _temperature(scene)
    _check_gas(chemical, temperature, pressure)
    z = float(compressibility(chemical, temperature, pressure))
    flow = gas_orifice(
        pressure=pressure,
        temperature=temperature,
        molar_mass=chemical.molar_mass,
        diameter=hole,
        compressibility=z,
        heat_capacity_ratio=float(chemical.heat_capacity_ratio(max(temperature, 200.0))),
    )
    rate = float(flow.mass_rate)
    scene.figures |= {"release rate kg/s": rate, "jet speed m/s": float(flow.speed)}
    lasts, course = _blow_down(scene, pressure, temperature, hole)
    enthalpy = float(vapour_enthalpy(chemical, temperature))
    _release(scene, rate, enthalpy, speed=float(flow.speed), diameter=hole * 2.0, duration=lasts, course=course)
    _rise(scene, rate, temperature)
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        nozzle = real_gas_nozzle(chemical, pressure=pressure, temperature=temperature, diameter=hole, discharge=0.85)
        jet_fire(scene, rate, float(jet_flame_length(chemical, nozzle)), float(nozzle.speed))
        jet_cloud(scene, nozzle, hole, temperature)


PIECES = 12  # of constant rate, for every release that changes as it goes
HEAD = 2.0  # of liquid above a hole of which nothing is said [m]
FILL = 0.85  # of a vessel of liquefied gas whose size is not said
RAINS_BELOW = 30.0  # of superheat, where drops may reach the ground (`sources.rainout_fraction`) [K]
LONGEST = 4 * 3600.0  # a pool is followed until an hour after the last drop, at most so long


@dataclass(frozen=True)
class Course:
    """A release in pieces of constant rate: edges (k + 1,) [s], rates (k,) [kg/s], widths of the source () or (k,). [m]

    Enthalpy [J/kg] and speed [m/s] of each piece where they change as well.
    """

    edges: FloatArray
    rates: FloatArray
    diameter: ArrayLike
    enthalpy: FloatArray | None = None
    speed: FloatArray | None = None


def _blow_down(scene: Scene, pressure: float, temperature: float, hole: float) -> tuple[float | None, Course | None]:
    """Time until nine tenths of a gas vessel of known volume are gone, and its course; None where no volume is given."""
    volume, chemical = scene.case.get("source", "volume"), scene.case.chemical
    if volume is None:
        return None, None
    out = gas_emptying(
        volume=volume,
        pressure=pressure,
        temperature=temperature,
        molar_mass=chemical.molar_mass,
        heat_capacity_ratio=float(chemical.heat_capacity_ratio(max(temperature, 200.0))),
        diameter=hole,
    )
    until = scene.case.get("source", "duration", np.inf)
    scene.figures |= {"vessel holds kg": float(out.mass[0, 0]), "90 % gone after s": out.lasts()}
    scene.validity.append(f"the vessel blows down: followed in {PIECES} pieces of constant rate; zones show the highest concentration")
    return min(out.lasts(), until), Course(*out.steps(PIECES, until), 2.0 * hole)


def _mean(weather: Weather) -> Weather:
    """One weather that stands for those of all members."""
    return weather.changed(
        wind_speed=weather.wind_speed.mean(),
        friction_velocity=weather.friction_velocity.mean(),
        obukhov_length=1.0 / (1.0 / weather.obukhov_length).mean(),
        mixing_height=weather.mixing_height.mean(),
    )


def _in_pieces(scene: Scene, course: Course, source: SourceTerm, farthest: float, averaging: float) -> VaryingField:
    """Plume of a release in pieces, in the mean weather."""
    model = VaryingPlume()
    scene.models.append(model)
    return model.solve(
        scene.case.chemical,
        _mean(scene.weather),
        edges=course.edges,
        mass_rates=course.rates,
        enthalpy=source.enthalpy if course.enthalpy is None else course.enthalpy,
        diameter=course.diameter,
        speed=source.speed if course.speed is None else course.speed,
        x_max=farthest,
        averaging_time=averaging,
    )


def _passing(found: VaryingField, course: Course, x: FloatArray, height: float) -> FloatArray:
    """Highest concentration of a release in pieces over that of an endless one at its highest rate, (m,)."""
    strongest = int(np.argmax(course.rates))
    steady = found.plumes.mole_fraction(x, 0.0, height, duration_effect=False)[strongest]
    arrival = found.plumes.arrival(x)[strongest]
    times = np.concatenate([[0.0], np.geomspace(1.0, 1.5 * float(course.edges[-1] + arrival[-1]), 160)])
    highest = found.mole_fraction(x, 0.0, height, times).max(axis=1)
    return floats(np.clip(highest / np.maximum(steady, 1e-30), 0.0, 1.0))


def _is_light(scene: Scene, enthalpy: float) -> bool:
    """Say whether the vapour, as warm as it enters the air, is lighter than the air."""
    chemical, weather = scene.case.chemical, scene.weather
    if chemical.molar_mass >= MOLAR_MASS_AIR:
        return False
    warm = chemical.boiling_point + max(enthalpy, 0.0) / float(chemical.gas_heat_capacity(300.0))
    return float(chemical.gas_density(warm, float(weather.pressure.mean()))) < float(weather.air_density.mean())


def _rise(scene: Scene, rate: float, temperature: float) -> None:
    """Rise of a light gas, and whether its cloud leaves the ground; the zones stay those of the ground."""
    density = float(scene.case.chemical.gas_density(temperature, float(scene.weather.pressure.mean())))
    buoyancy = float(buoyancy_of_gas(rate, density, scene.weather).mean())
    if buoyancy <= 0.1:
        return
    model = PlumeRise()
    scene.models.append(model)
    scene.figures["plume rise at 100 m, m"] = float(model.height([100.0], buoyancy=buoyancy, weather=scene.weather).mean())
    if float(np.mean(model.lifts_off(density=0.8 * scene.weather.air_density, height=5.0, weather=scene.weather))) > LIFT_OFF:
        scene.validity.append("the light gas lifts off: the ground zones are on the safe side")


def _drained(scene: Scene, temperature: float, hole: float, pressure: float) -> Course | None:
    """Course of a known amount of liquid under its falling head; None where the amount is not known, or no head drives it."""
    case = scene.case
    shape, level = case.get("source", "shape"), case.get("source", "head", HEAD)
    if shape is None and (case.get("source", "amount") is None or level <= 0.0 or pressure < ATMOSPHERE):
        return None
    amount = need(case, "amount", 'for example "20 t"')
    density = float(case.chemical.liquid_density(temperature))
    if shape is None:
        # an upright tank of which only the level is said
        shape, length = "upright", scene.default("source", "head", HEAD, "m")
        diameter = float(np.sqrt(4.0 * amount / density / (np.pi * length)))
    else:
        diameter, length = _need_length(scene, "vessel_diameter"), 1.0 if shape == "sphere" else _need_length(scene, "vessel_length")
    out = drain(
        shape,
        volume=amount / density,
        diameter=diameter,
        length=length,
        density=density,
        hole_diameter=hole,
        hole_height=case.get("source", "hole_height", 0.0),
        pressure=pressure,
    )
    scene.figures |= {"release rate kg/s": float(out.rate[0, 0]), "level m": float(out.state[0, 0]), "90 % gone after s": out.lasts()}
    scene.validity.append(f"the tank drains under its falling head: followed in {PIECES} pieces of constant rate")
    return Course(*out.steps(PIECES, case.get("source", "duration", np.inf)), hole)


def _need_length(scene: Scene, key: str) -> float:
    return need(scene.case, key, 'for example "3 m"')


def _check_gas(chemical: Substance, temperature: float, pressure: float) -> None:
    critical = chemical.constants.get("critical_temperature")
    if critical and temperature < critical.value:
        saturation = float(chemical.vapour_pressure(temperature))
        if pressure > 1.02 * saturation:
            raise ImpossibleState(
                "impossible-state",
                reason=f"{chemical.name} is liquid at {temperature:.1f} K and {pressure / 1e5:.1f} bar (it boils at "
                f'{saturation / 1e5:.1f} bar): choose kind = "liquid_hole"',
            )


def _check_liquid(scene: Scene, temperature: float, hole: float, saturation: float) -> None:
    """Refuse a liquid at a pressure at which it would boil, and a hole wider than what held the liquid."""
    chemical, get = scene.case.chemical, scene.case.get
    pressure, amount = get("source", "pressure"), get("source", "amount", np.inf)
    if pressure is not None and saturation > 1.1 * ATMOSPHERE and pressure < 0.98 * saturation:
        raise ImpossibleState(
            "impossible-state",
            reason=f"{chemical.name} boils at {saturation / 1e5:.3g} bar and {temperature:.1f} K: no liquid at [source] pressure = "
            f'{pressure / 1e5:.3g} bar; leave it out, or choose kind = "gas_hole"',
        )
    sphere = float(np.cbrt(6.0 * amount / float(chemical.liquid_density(temperature)) / np.pi))
    widest = min(get("source", "vessel_diameter", np.inf), 2.0 * sphere)
    if hole > widest:
        raise ImpossibleState(
            "impossible-state",
            reason=f"[source] hole = {hole:.3g} m is wider than the vessel that holds it, about {widest:.3g} m: choose kind = \"rupture\"",
        )


def _liquid_hole(scene: Scene) -> None:
    case, chemical = scene.case, scene.case.chemical
    hole, temperature = need(case, "hole", 'for example "20 mm"'), _temperature(scene)
    saturation = float(chemical.vapour_pressure(temperature))
    _check_liquid(scene, temperature, hole, saturation)
    if saturation > 1.1 * ATMOSPHERE:
        _liquefied(scene, temperature, hole)
        return
    pressure = case.get("source", "pressure", ATMOSPHERE)
    drained = _drained(scene, temperature, hole, pressure)
    if drained is not None:
        _spill(scene, drained.rates, np.diff(drained.edges))
        return
    liquid, _ = liquid_orifice(
        pressure=pressure,
        density=float(chemical.liquid_density(temperature)),
        diameter=hole,
        head=scene.default("source", "head", HEAD, "m"),
    )
    if float(liquid) <= 0.0:
        raise ImpossibleState("impossible-pressure", pressure=float(pressure), ambient=ATMOSPHERE)
    scene.figures["release rate kg/s"] = float(liquid)
    _spill(scene, liquid, _duration(scene, float(liquid)))


def _liquefied(scene: Scene, temperature: float, hole: float) -> None:
    """A hole in a vessel of liquefied gas: the course of a known amount, else one rate."""
    case, chemical = scene.case, scene.case.chemical
    pipe, pressure = case.get("source", "pipe", 0.0), case.get("source", "pressure")
    flashes = float(flash_fraction(chemical, temperature))
    if case.get("source", "amount") is None:
        flow = two_phase_orifice(chemical, temperature=temperature, diameter=hole, length=pipe, pressure=pressure)
        rate, speed, lasts, course = float(flow.mass_rate), float(flow.speed), None, None
        enthalpy = float(liquid_enthalpy(chemical, temperature))
    else:
        out = _self_cooling(scene, temperature, hole, pipe, pressure)
        rate, speed, lasts = float(out.rate[0, 0]), float(out.speed[0, 0]), out.lasts()
        share = out.liquid_share[0]
        flashes = 1.0 - float(share[0]) * (1.0 - flashes)
        heat = share * liquid_enthalpy(chemical, out.temperature[0]) + (1.0 - share) * vapour_enthalpy(chemical, out.temperature[0])
        enthalpy = float(heat[0])
        until = case.get("source", "duration", np.inf)
        lasts = min(lasts, until)
        edges, rates = out.steps(PIECES, until)
        enthalpies, warm, speeds = (out.means(a, edges) for a in (heat, out.temperature[0], out.speed[0]))
        jets = flashing_source(
            chemical, mass_rate=rates, storage_temperature=warm, weather=_mean(scene.weather), speed=speeds, enthalpy=enthalpies
        )
        course = Course(edges, rates, jets.diameter, enthalpies, jets.speed)
    scene.figures |= {"release rate kg/s": rate, "flash fraction": flashes, "jet speed m/s": speed}
    if temperature < chemical.boiling_point + RAINS_BELOW:
        scene.validity.append("little superheat: some liquid may rain out; all of it is taken to stay airborne (safe side)")
    _release(scene, rate, enthalpy, speed=speed, temperature=temperature, duration=lasts, course=course)
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        jet_fire(scene, rate, _two_phase_flame(chemical, rate))


def _self_cooling(scene: Scene, temperature: float, hole: float, pipe: float, pressure: float | None) -> SelfCooling:
    """How a vessel of a known amount of liquefied gas empties; of its size what is not said is taken as usual, and marked."""
    case = scene.case
    amount = need(case, "amount", 'for example "20 t"')
    shape = case.get("source", "shape")
    if shape is None:
        shape = "horizontal"
        volume = scene.default("source", "volume", amount / float(case.chemical.liquid_density(temperature)) / FILL, "m3")
        height = float(np.cbrt(volume / np.pi))  # a lying cylinder four times as long as wide
    else:
        diameter, length = _need_length(scene, "vessel_diameter"), 1.0 if shape == "sphere" else _need_length(scene, "vessel_length")
        height = length if shape == "upright" else diameter
        volume = float(level_volume(shape, height, diameter=diameter, length=length))
    out = liquefied_emptying(
        case.chemical,
        amount=amount,
        volume=volume,
        temperature=temperature,
        hole_diameter=hole,
        hole_height=case.get("source", "hole_height", 0.0),
        vessel_height=height,
        shape=shape,
        pressure=pressure,
        pipe=pipe,
    )
    stays, lasts = float(out.mass[0, -1]), out.lasts()
    cooled = float(np.interp(lasts, out.time[0], out.temperature[0])) - 273.15
    scene.figures |= {"90 % gone after s": lasts, "vessel then at °C": cooled, "stays in the vessel kg": stays}
    scene.validity.append(
        f"the vessel cools itself as it empties: followed in {PIECES} pieces of constant rate; zones show the highest concentration"
    )
    if stays > 0.05 * amount:
        scene.validity.append("liquid stays in the vessel at its boiling point: what the warm wall boils off later is not followed")
    return out


def _two_phase_flame(chemical: Substance, rate: float) -> float:
    """Length of a flashing jet's flame by heat release, 2.8 Q^0.43 (Q in MW; Cook, Bahrami & Whitehouse 1990 for LPG)."""
    return float(2.8 * (rate * chemical.constant("heat_of_combustion") / 1e6) ** 0.43)


def _rate(scene: Scene) -> None:
    case, chemical = scene.case, scene.case.chemical
    rate, temperature = need(case, "rate", 'for example "5 kg/s"'), _temperature(scene)
    if case.get("source", "phase", "gas") == "liquid":
        _release(scene, rate, float(liquid_enthalpy(chemical, temperature)), temperature=temperature)
    else:
        _release(scene, rate, float(vapour_enthalpy(chemical, max(temperature, chemical.boiling_point))), diameter=2.0)


def _pool(scene: Scene) -> None:
    amount = need(scene.case, "amount", 'for example "20 t"')
    lasts = max(scene.case.get("source", "duration", 60.0), 1.0)
    _spill(scene, amount / lasts, lasts)


def _spill(scene: Scene, rate: ArrayLike, lasts: ArrayLike) -> None:
    """Liquid that runs out at a rate, or at rates one after another, each for its time: its pool, the pool's vapour, the pool on fire."""
    case, chemical = scene.case, scene.case.chemical
    bund = case.get("source", "bund_area")
    diameter = 2.0 * np.sqrt(bund / np.pi) if bund else np.inf
    single = Weather.of(
        wind_speed=case.get("weather", "wind"),
        roughness=0.1,
        stability=case.get("weather", "stability"),
        temperature=scene.weather.temperature.mean(),
    )
    horizon = min(float(np.sum(lasts)) + 3600.0, LONGEST)
    if np.sum(lasts) > LONGEST:
        scene.validity.append(f"the spill lasts longer than {LONGEST / 3600.0:.0f} h: its pool is followed for that time")
    found = pool(
        chemical,
        rate=np.atleast_2d(rate),
        duration=np.atleast_2d(lasts),
        weather=single,
        bund_diameter=diameter,
        surface=case.get("source", "surface", "concrete"),
        horizon=horizon,
        steps=round(horizon / 15.0),
    )
    evaporation, size, gone = float(found.rate.max()), 2.0 * float(found.radius.max()), float(found.vaporised[0, -1])
    scene.figures |= {"evaporation kg/s": evaporation, "pool diameter m": size, "evaporated kg": gone}
    scene.validity.append(f"the pool's vapour is followed in {PIECES} pieces of constant rate; zones show the highest concentration")
    temperature = max(min(float(single.temperature), chemical.boiling_point), chemical.tables["vapour_pressure"]["grid"][0])
    _release(
        scene,
        evaporation,
        float(vapour_enthalpy(chemical, temperature)),
        diameter=size,
        duration=gone / max(evaporation, 1e-12),
        course=Course(*found.steps(PIECES)) if gone > 0.0 else None,
    )
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        pool_fire(scene, size)


def _rupture(scene: Scene) -> None:
    temperature = _temperature(scene)
    critical = scene.case.chemical.constants.get("critical_temperature")
    _let_go(scene, need(scene.case, "amount", 'for example "20 t"'), temperature, gas=critical is not None and temperature >= critical.value)


def _burst(scene: Scene) -> None:
    """A vessel that bursts: its blast and pieces, and the cloud or pool that a rupture gives."""
    get, temperature = scene.case.get, _temperature(scene)
    found = burst_of(
        scene.case.chemical,
        temperature=temperature,
        pressure=get("source", "pressure"),
        volume=get("source", "volume"),
        mass=get("source", "amount"),
    )
    burst(scene, found)
    _let_go(scene, found.mass, temperature, gas=not found.liquid)


def _let_go(scene: Scene, amount: float, temperature: float, *, gas: bool) -> None:
    """What a vessel held, let go at once: its cloud, its pool, its fireball."""
    chemical = scene.case.chemical
    boils = temperature > chemical.boiling_point and not gas
    airborne = amount if gas else float(catastrophic_rupture(chemical, mass=amount, temperature=temperature)[0]) if boils else 0.0
    if airborne <= 0.0:
        _spill(scene, amount / 60.0, 60.0)
        return
    scene.figures["airborne kg"] = airborne
    if chemical.molar_mass < 0.026 and not boils:
        scene.validity.append("lighter than air: buoyant rise is not modelled, ground zones are on the safe side")
    enthalpy = float(vapour_enthalpy(chemical, temperature) if gas else liquid_enthalpy(chemical, temperature))
    model = DensePuff()
    scene.models.append(model)
    mass = airborne * scene.factors.get("release rate", np.ones(1))
    farthest = scene.default("receptors", "farthest", 10000.0, "m")
    passing = float(np.clip(3.0 * farthest / np.min(scene.weather.wind_speed), 3600.0, 43200.0))  # s until the slowest cloud is through
    field_ = model.solve(chemical, mass=mass, enthalpy=enthalpy, weather=scene.weather, air_ratio=10.0 if boils else 1.0, horizon=passing)
    x = np.geomspace(10.0, min(farthest, max(float(np.median(field_.centre[:, -1])), 20.0)), 160)
    z = scene.default("receptors", "height", 1.5, "m")
    peak = field_.peak(x, z) * scene.factors.get("model", np.ones(1))[:, None]
    radius = np.stack([np.interp(x, field_.centre[i], field_.radius[i] + field_.sigma[i]) for i in range(len(field_.centre))])
    scene.passage = of_puff(field_, scene.factors.get("model", np.ones(1)), z)
    cloud_zones(scene, x, peak, radius, lambda reach: float(np.interp(reach, np.median(field_.centre, axis=0), field_.time[0])), averaging=60.0)
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        if boils:
            fireball(scene, amount)
        explosion(scene, airborne)


def _release(
    scene: Scene,
    rate: float,
    enthalpy: float,
    *,
    speed: float = 0.0,
    diameter: float = 1.0,
    temperature: float | None = None,
    duration: float | None = None,
    course: Course | None = None,
) -> None:
    """Disperse a continuous release, or one in pieces, and draw its toxic and flammable zones."""
    case, chemical = scene.case, scene.case.chemical
    lasts = _duration(scene, rate) if duration is None else duration
    scene.figures["duration s"] = lasts
    averaging = scene.default("receptors", "averaging", 600.0, "s")
    farthest = scene.default("receptors", "farthest", 10000.0, "m")
    height = scene.default("receptors", "height", 1.5, "m")
    x = np.geomspace(max(diameter, 5.0), farthest, 160)
    if enthalpy > -1e5 and _is_light(scene, enthalpy):
        scene.validity.append("lighter than air: buoyant rise is not modelled, ground zones are on the safe side")
    model = DensePlume()
    scene.models += [model, SurfacePlume()]
    rates, scatter = (scene.factors.get(name, np.ones(1)) for name in ("release rate", "model"))

    def source(part: slice) -> SourceTerm:
        if temperature is None or temperature <= chemical.boiling_point:
            return SourceTerm.of(mass_rate=rate * rates[part], enthalpy=enthalpy, diameter=diameter, duration=lasts, speed=speed)
        return flashing_source(
            chemical,
            mass_rate=rate * rates[part],
            storage_temperature=temperature,
            weather=scene.weather.rows(part),
            duration=lasts,
            speed=speed if speed > 0.0 else None,
            enthalpy=enthalpy,
        )

    def solve(part: slice) -> DenseField:
        return model.solve(chemical, source(part), scene.weather.rows(part), x_max=farthest, averaging_time=averaging)

    clouds = DenseClouds(solve, scene.members)
    fraction, half, arrivals = (np.empty((scene.members, len(x))) for _ in range(3))
    first: list[DenseField] = []
    for part, some in clouds:
        first = first or [some.rows(slice(0, 1))]
        arrivals[part] = some.arrival(x)
        fraction[part] = some.mole_fraction(x, 0.0, height, duration_effect=course is None) * scatter[part, None]
        half[part] = some.half_widths(x)
    cloud, arrives = first[0], by_columns(lambda some: np.median(some, axis=0), arrivals)
    pieces = None if course is None else _in_pieces(scene, course, source(slice(0, 1)), farthest, averaging)
    if course is not None and pieces is not None:
        fraction *= _passing(pieces, course, x, height)
    scene.passage = of_plume(clouds, scatter, height, lasts, pieces)
    if float(np.interp(20.0, cloud.x[0], cloud.height[0] * cloud.vertical_scale[0])) < height:
        scene.validity.append("near the source the cloud is lower than the receptors: at the ground it is denser than said here")
    minutes = min(max(lasts / 60.0, 10.0), 60.0)
    cloud_zones(scene, x, fraction, half, lambda reach: float(np.interp(reach, x, arrives)), averaging=minutes * 60.0)
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        lfl, axis = chemical.constant("lfl"), by_columns(lambda some: np.median(some, axis=0), fraction)
        inside = axis >= lfl
        reach = float(x[inside].max()) if inside.any() else 0.0
        if reach > 0.0:
            explosion(scene, min(rate * float(np.interp(reach, x, arrives)), case.get("source", "amount", np.inf)))


def _explosive(scene: Scene) -> None:
    charge(scene, need(scene.case, "amount", 'for example "20 t"'))


EFFECTS: dict[str, Callable[[Scene], None]] = {
    "gas_hole": _gas_hole,
    "liquid_hole": _liquid_hole,
    "rate": _rate,
    "rupture": _rupture,
    "pool": _pool,
    "burst": _burst,
    "explosive": _explosive,
}
