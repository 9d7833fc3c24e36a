"""From a case file to zones: one scenario, all its effects, one run or an ensemble.

A case is TOML; every quantity carries its unit::

    title = "液氨储罐连接管泄漏"
    [substance]
    name = "液氨"
    [source]
    kind = "liquid_hole"        # gas_hole, liquid_hole, rate, rupture, pool
    amount = "20 t"
    temperature = "25 °C"
    hole = "25 mm"
    [weather]
    wind = "3 m/s"
    direction = "NE"            # where it comes from
    stability = "D"
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from .arrays import ATMOSPHERE, FloatArray
from .atmosphere import CLASSES, Weather
from .dense import DensePlume, SourceTerm
from .ensemble import Spread, draws, drivers
from .errors import BadCase, ConsequenceError, ImpossibleState
from .explosions import HydrogenJetExplosion, MultiEnergy, flammable_jet_mass, reactivity
from .fires import Fireball, JetFire, PoolFire, jet_flame_length
from .jets import FreeJet, NotionalNozzle, flashing_source, real_gas_nozzle
from .mixing import liquid_enthalpy, vapour_enthalpy
from .passive import SurfacePlume
from .puff import DensePuff
from .results import EffectZone, Input, Model, Result
from .sources import catastrophic_rupture, compressibility, gas_orifice, liquid_orifice, pool, two_phase_orifice
from .substances import Substance, substance
from .toxic import aegl
from .units import read_direction, read_quantity

KINDS = ("gas_hole", "liquid_hole", "rate", "rupture", "pool")
KNOWN: dict[str, dict[str, str | None]] = {
    "substance": {"name": None},
    "source": {
        "kind": None,
        "amount": "mass",
        "rate": "mass rate",
        "duration": "time",
        "hole": "length",
        "pressure": "pressure",
        "temperature": "temperature",
        "head": "length",
        "pipe": "length",
        "height": "length",
        "bund_area": "area",
        "surface": None,
        "phase": None,
    },
    "weather": {
        "wind": "speed",
        "direction": None,
        "stability": None,
        "temperature": "temperature",
        "humidity": "share",
        "roughness": "length",
        "reference_height": "length",
        "pressure": "pressure",
    },
    "receptors": {"height": "length", "averaging": "time", "farthest": "length"},
    "site": {"obstructed": None},
    "location": {"lon": None, "lat": None},
    "explosion": {"congestion": None, "confinement": None, "congested_share": "share"},
}
FLUXES = ((37.5e3, "设备损坏"), (12.5e3, "1 % 致死 1 min"), (4.0e3, "疼痛 20 s"))
PRESSURES = ((30e3, "重大损坏"), (10e3, "可修复损坏"), (2e3, "玻璃破碎"))


@dataclass(frozen=True)
class Case:
    """A case read and checked, in SI units."""

    title: str
    chemical: Substance
    values: dict[str, dict[str, Any]]
    inputs: tuple[Input, ...]
    location: tuple[float, float] | None = None

    def get(self, section: str, key: str, default: Any = None) -> Any:
        """Value of an entry, or the default."""
        return self.values.get(section, {}).get(key, default)


def read_case(path: Path) -> Case:
    """Read a case file.

    Raises
    ------
    BadCase, WrongUnit, UnknownSubstance
        With what was wrong and what would be right.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadCase("unreadable", path=str(path), reason=str(problem)) from None
    return check_case(raw)


def check_case(raw: dict[str, Any]) -> Case:
    """Check a case given as nested dictionaries."""
    values: dict[str, dict[str, Any]] = {}
    inputs: list[Input] = []
    for section, entries in raw.items():
        if section == "title":
            continue
        if section not in KNOWN or not isinstance(entries, dict):
            raise BadCase("unknown-key", section=section, key="", known=", ".join(KNOWN))
        for key, text in entries.items():
            if key not in KNOWN[section]:
                raise BadCase("unknown-key", section=section, key=key, known=", ".join(KNOWN[section]))
            dimension = KNOWN[section][key]
            value = text if dimension is None else read_quantity(text, dimension, quantity=f"[{section}] {key}")
            values.setdefault(section, {})[key] = value
            inputs.append(Input(f"{section}.{key}", str(text), "", "given"))
    name = values.get("substance", {}).get("name")
    if not name:
        raise BadCase("missing-key", section="substance", key="name", hint="a Chinese or English name, CAS or UN number")
    _choice(values, "source", "kind", KINDS, required=True)
    _choice(values, "weather", "stability", tuple(CLASSES), required=False)
    if "wind" not in values.get("weather", {}):
        raise BadCase("missing-key", section="weather", key="wind", hint='for example wind = "3 m/s"')
    location = values.get("location", {})
    place = (float(location["lon"]), float(location["lat"])) if {"lon", "lat"} <= set(location) else None
    return Case(str(raw.get("title", "无标题")), substance(str(name)), values, tuple(inputs), place)


def _choice(values: dict[str, dict[str, Any]], section: str, key: str, known: tuple[str, ...], *, required: bool) -> None:
    value = values.get(section, {}).get(key)
    if value is None and required:
        raise BadCase("missing-key", section=section, key=key, hint="one of: " + ", ".join(known))
    if value is not None and value not in known:
        raise BadCase("unknown-choice", section=section, key=key, value=value, known=", ".join(known))


@dataclass
class _Scene:
    """Everything the effects of one case share; arrays are (n,)."""

    case: Case
    weather: Weather
    factors: dict[str, FloatArray]
    members: int
    validity: list[str] = field(default_factory=list)
    models: list[Any] = field(default_factory=list)
    zones: list[EffectZone] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)
    inputs: list[Input] = field(default_factory=list)
    leading: FloatArray | None = None

    def default(self, section: str, key: str, value: float, unit: str) -> float:
        """Value of the case, or a default that is marked as one."""
        found = self.case.get(section, key)
        if found is None:
            self.inputs.append(Input(f"{section}.{key}", value, unit, "default"))
            return value
        return float(found)


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
    scene = _scene(case, n, ensemble, seed)
    chemical = case.chemical
    if not chemical.toxicity.get("aegl", {}).get("values") and not chemical.is_flammable:
        scene.validity.append("no toxic endpoint and no flammable limit in the table: nothing to draw")
    {"gas_hole": _gas_hole, "liquid_hole": _liquid_hole, "rate": _rate, "rupture": _rupture, "pool": _pool}[case.get("source", "kind")](
        scene
    )
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
        _wind_from(case),
        case.location,
        (*case.inputs, *scene.inputs),
        models,
        tuple(scene.zones),
        tuple(dict.fromkeys(scene.validity)),
        scene.figures,
        ensemble,
        seed,
        spread,
    )


def _wind_from(case: Case) -> float:
    return read_direction(case.get("weather", "direction", "0 deg"))


def _scene(case: Case, n: int, ensemble: int, seed: int) -> _Scene:
    spreads = {
        "wind speed": Spread("lognormal", 1.0, 0.2),
        "release rate": Spread("lognormal", 1.0, 0.25),
        "stability": Spread("normal", 0.0, 0.005),
        "model": Spread("lognormal", 1.0, 0.35),
        "wind direction": Spread("normal", 0.0, 8.0),
    }
    factors = draws(spreads, n, seed=seed) if ensemble >= 2 else {}
    scene = _Scene(case, Weather.of(wind_speed=1.0), factors, n)
    speed = float(case.get("weather", "wind"))
    stability = case.get("weather", "stability")
    z0 = scene.default("weather", "roughness", 0.1, "m")
    height = scene.default("weather", "reference_height", 10.0, "m")
    weather = Weather.of(
        wind_speed=speed * factors.get("wind speed", np.ones(1)),
        reference_height=height,
        roughness=z0,
        stability=stability,
        temperature=scene.default("weather", "temperature", 293.15, "K"),
        relative_humidity=scene.default("weather", "humidity", 0.6, "1"),
        pressure=scene.default("weather", "pressure", ATMOSPHERE, "Pa"),
    )
    if ensemble >= 2:
        inverse = 1.0 / weather.obukhov_length + factors["stability"]
        length = 1.0 / np.where(np.abs(inverse) < 1e-9, 1e-9, inverse)
        weather = Weather.of(
            wind_speed=weather.wind_speed,
            reference_height=height,
            roughness=z0,
            obukhov_length=length,
            temperature=weather.temperature,
            relative_humidity=weather.relative_humidity,
            pressure=weather.pressure,
        )
    scene.weather = weather
    scene.validity += list(weather.validity)
    if stability is None and "stability-assumed-neutral" not in scene.validity:
        scene.validity.append("stability-assumed-neutral")
    if "direction" not in case.values.get("weather", {}):
        scene.validity.append("wind direction not given: zones are drawn for wind from the north")
    if case.get("site", "obstructed"):
        scene.validity.append("obstructed: out of scope; the zones hold for open ground only")
    if case.get("receptors", "farthest", 0.0) > 10000.0:
        scene.validity.append("beyond 10 km: the models were never measured there")
    scene.validity.append("flat open ground; buildings, hills and walls are out of scope")
    return scene


def _need(case: Case, key: str, hint: str) -> float:
    value = case.get("source", key)
    if value is None:
        raise BadCase("missing-key", section="source", key=key, hint=hint)
    return float(value)


def _temperature(scene: _Scene) -> float:
    return scene.default("source", "temperature", float(np.mean(scene.weather.temperature)), "K")


def _duration(scene: _Scene, rate: float) -> float:
    amount, given = scene.case.get("source", "amount"), scene.case.get("source", "duration")
    if given is not None:
        return float(given)
    if amount is not None:
        return float(amount) / rate
    scene.validity.append("amount unknown: the release is taken to last one hour")
    return 3600.0


def _gas_hole(scene: _Scene) -> None:
    case, chemical = scene.case, scene.case.chemical
    pressure, hole = _need(case, "pressure", 'vessel pressure, for example "1.6 MPa"'), _need(case, "hole", 'for example "20 mm"')
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
    _release(scene, rate, float(vapour_enthalpy(chemical, temperature)), speed=float(flow.speed), diameter=hole * 2.0)
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        nozzle = real_gas_nozzle(chemical, pressure=pressure, temperature=temperature, diameter=hole, discharge=0.85)
        _jet_fire(scene, rate, float(jet_flame_length(chemical, nozzle)))
        _jet_cloud(scene, nozzle, hole)


def _jet_cloud(scene: _Scene, nozzle: NotionalNozzle, hole: float) -> None:
    """Flammable reach of the jet itself, and the blast of a late ignition in it."""
    chemical, model = scene.case.chemical, FreeJet()
    scene.models.append(model)
    lfl, air = chemical.constant("lfl"), float(scene.weather.air_density.mean())
    x = np.geomspace(hole, 3000.0 * hole + 200.0, 400)
    axis = model.mole_fraction(x, nozzle_density=nozzle.density, diameter=hole, air_density=air, molar_mass=chemical.molar_mass)
    _rings(scene, "gas jet", ((lfl, "LFL"), (0.5 * lfl, "½ LFL")), "%", 0.01, x, axis, 0.27)
    if chemical.id == "hydrogen":
        blast = HydrogenJetExplosion()
        scene.models.append(blast)
        distance = np.geomspace(1.0, 2000.0, 300)
        _rings(
            scene, "jet explosion", PRESSURES, "kPa", 1e3, distance, blast.overpressure(distance, mass_rate=float(nozzle.mass_rate)), 0.35
        )
    elif scene.case.get("explosion", "congestion") is not None:
        mass = flammable_jet_mass(
            nozzle_density=nozzle.density,
            diameter=hole,
            air_density=air,
            molar_mass=chemical.molar_mass,
            lfl=lfl,
            ufl=chemical.constant("ufl"),
        )
        _explosion(scene, float(mass))


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


def _liquid_hole(scene: _Scene) -> None:
    case, chemical = scene.case, scene.case.chemical
    hole, temperature = _need(case, "hole", 'for example "20 mm"'), _temperature(scene)
    saturation = float(chemical.vapour_pressure(temperature))
    if saturation > 1.1 * ATMOSPHERE:
        flow = two_phase_orifice(
            chemical,
            temperature=temperature,
            diameter=hole,
            length=case.get("source", "pipe", 0.0),
            pressure=case.get("source", "pressure"),
        )
        rate = float(flow.mass_rate)
        scene.figures |= {"release rate kg/s": rate, "flash fraction": float(flow.vapour_fraction), "jet speed m/s": float(flow.speed)}
        _release(scene, rate, float(liquid_enthalpy(chemical, temperature)), speed=float(flow.speed), temperature=temperature)
        if chemical.is_flammable and chemical.has("heat_of_combustion"):
            _jet_fire(scene, rate, _two_phase_flame(chemical, rate))
        return
    pressure = case.get("source", "pressure", ATMOSPHERE)
    liquid, _ = liquid_orifice(
        pressure=pressure, density=float(chemical.liquid_density(temperature)), diameter=hole, head=case.get("source", "head", 2.0)
    )
    if float(liquid) <= 0.0:
        raise ImpossibleState("impossible-pressure", pressure=float(pressure), ambient=ATMOSPHERE)
    scene.figures["release rate kg/s"] = float(liquid)
    _spill(scene, float(liquid))


def _two_phase_flame(chemical: Substance, rate: float) -> float:
    """Length of a flashing jet's flame by heat release, 2.8 Q^0.43 (Q in MW; Cook, Bahrami & Whitehouse 1990 for LPG)."""
    return float(2.8 * (rate * chemical.constant("heat_of_combustion") / 1e6) ** 0.43)


def _rate(scene: _Scene) -> None:
    case, chemical = scene.case, scene.case.chemical
    rate, temperature = _need(case, "rate", 'for example "5 kg/s"'), _temperature(scene)
    if case.get("source", "phase", "gas") == "liquid":
        _release(scene, rate, float(liquid_enthalpy(chemical, temperature)), temperature=temperature)
    else:
        _release(scene, rate, float(vapour_enthalpy(chemical, max(temperature, chemical.boiling_point))), diameter=2.0)


def _pool(scene: _Scene) -> None:
    amount = _need(scene.case, "amount", 'for example "20 t"')
    _spill(scene, amount / max(scene.case.get("source", "duration", 60.0), 1.0))


def _spill(scene: _Scene, rate: float) -> None:
    case, chemical = scene.case, scene.case.chemical
    duration = _duration(scene, rate)
    bund = case.get("source", "bund_area")
    diameter = 2.0 * np.sqrt(bund / np.pi) if bund else np.inf
    single = Weather.of(
        wind_speed=case.get("weather", "wind"),
        roughness=0.1,
        stability=case.get("weather", "stability"),
        temperature=scene.weather.temperature.mean(),
    )
    found = pool(
        chemical, rate=rate, duration=duration, weather=single, bund_diameter=diameter, surface=case.get("source", "surface", "concrete")
    )
    peak = int(np.argmax(found.rate[0]))
    evaporation, size = float(found.rate[0, peak]), 2.0 * float(found.radius[0].max())
    scene.figures |= {"evaporation kg/s": evaporation, "pool diameter m": size}
    temperature = max(min(float(single.temperature), chemical.boiling_point), chemical.tables["vapour_pressure"]["grid"][0])
    _release(scene, evaporation, float(vapour_enthalpy(chemical, temperature)), diameter=size, duration=float(found.time[-1]))
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        _pool_fire(scene, size)


def _rupture(scene: _Scene) -> None:
    case, chemical = scene.case, scene.case.chemical
    amount, temperature = _need(case, "amount", 'for example "20 t"'), _temperature(scene)
    critical = chemical.constants.get("critical_temperature")
    gas = critical is not None and temperature >= critical.value
    boils = temperature > chemical.boiling_point and not gas
    airborne = amount if gas else float(catastrophic_rupture(chemical, mass=amount, temperature=temperature)[0]) if boils else 0.0
    if airborne <= 0.0:
        _spill(scene, amount / 60.0)
        return
    scene.figures["airborne kg"] = airborne
    if chemical.molar_mass < 0.026 and not boils:
        scene.validity.append("lighter than air: buoyant rise is not modelled, ground zones are on the safe side")
    enthalpy = float(vapour_enthalpy(chemical, temperature) if gas else liquid_enthalpy(chemical, temperature))
    model = DensePuff()
    scene.models.append(model)
    mass = airborne * scene.factors.get("release rate", np.ones(1))
    field_ = model.solve(chemical, mass=mass, enthalpy=enthalpy, weather=scene.weather, air_ratio=10.0 if boils else 1.0)
    x = np.geomspace(10.0, scene.default("receptors", "farthest", 10000.0, "m"), 160)
    z = scene.default("receptors", "height", 1.5, "m")
    peak = field_.peak(x, z) * scene.factors.get("model", np.ones(1))[:, None]
    radius = np.stack([np.interp(x, field_.centre[i], field_.radius[i] + field_.sigma[i]) for i in range(len(field_.centre))])
    _cloud_zones(scene, x, peak, radius, lambda reach: float(np.interp(reach, field_.centre[0], field_.time[0])), averaging=60.0)
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        if boils:
            _fireball(scene, amount)
        _explosion(scene, airborne)


def _release(
    scene: _Scene,
    rate: float,
    enthalpy: float,
    *,
    speed: float = 0.0,
    diameter: float = 1.0,
    temperature: float | None = None,
    duration: float | None = None,
) -> None:
    """Disperse a continuous release and draw its toxic and flammable zones."""
    case, chemical = scene.case, scene.case.chemical
    lasts = _duration(scene, rate) if duration is None else duration
    scene.figures["duration s"] = lasts
    rates = rate * scene.factors.get("release rate", np.ones(1))
    averaging = scene.default("receptors", "averaging", 600.0, "s")
    if temperature is not None and temperature > chemical.boiling_point:
        source = flashing_source(
            chemical,
            mass_rate=rates,
            storage_temperature=temperature,
            weather=scene.weather,
            duration=lasts,
            speed=speed if speed > 0.0 else None,
        )
    else:
        source = SourceTerm.of(mass_rate=rates, enthalpy=enthalpy, diameter=diameter, duration=lasts, speed=speed)
    farthest = scene.default("receptors", "farthest", 10000.0, "m")
    height = scene.default("receptors", "height", 1.5, "m")
    x = np.geomspace(max(diameter, 5.0), farthest, 160)
    light = chemical.molar_mass < 0.026 and enthalpy > -1e5 and speed > 0.0
    if light:
        scene.validity.append("lighter than air: buoyant rise is not modelled, ground zones are on the safe side")
    model = DensePlume()
    scene.models += [model, SurfacePlume()]
    cloud = model.solve(chemical, source, scene.weather, x_max=farthest, averaging_time=averaging)
    fraction = cloud.mole_fraction(x, 0.0, height) * scene.factors.get("model", np.ones(1))[:, None]
    # half-width at which the fraction falls by e²: plateau plus two sigmas
    half = np.stack([np.interp(x, cloud.x[i], cloud.half_width[i] + cloud.sigma_y[i]) for i in range(len(cloud.x))])
    minutes = min(max(lasts / 60.0, 10.0), 60.0)
    _cloud_zones(scene, x, fraction, half, lambda reach: float(cloud.arrival([reach])[0, 0]), averaging=minutes * 60.0)
    if chemical.is_flammable and chemical.has("heat_of_combustion"):
        lfl, axis = chemical.constant("lfl"), np.median(fraction, axis=0)
        inside = axis >= lfl
        reach = float(x[inside].max()) if inside.any() else 0.0
        if reach > 0.0:
            _explosion(scene, min(rate * float(cloud.arrival([reach])[0, 0]), case.get("source", "amount", np.inf)))


def _cloud_zones(
    scene: _Scene, x: FloatArray, fraction: FloatArray, half: FloatArray, arrival: Callable[[float], float], *, averaging: float
) -> None:
    chemical = scene.case.chemical
    wanted: list[tuple[str, str, float, str, float, str]] = []
    for level in (3, 2, 1):
        try:
            value, note = aegl(chemical, level, averaging / 60.0)
        except ConsequenceError:
            continue
        wanted.append(("toxic", f"AEGL-{level}", value, "ppm", value * 1e-6, note))
    if chemical.is_flammable:
        lfl = chemical.constant("lfl")
        wanted += [("flash fire", "LFL", 100.0 * lfl, "%", lfl, ""), ("flash fire", "½ LFL", 50.0 * lfl, "%", 0.5 * lfl, "safe side")]
    for effect, name, shown, unit, limit, note in wanted:
        scene.zones.append(_contour(scene, effect, name, shown, unit, limit, note, x, fraction, half, arrival))


def _contour(
    scene: _Scene,
    effect: str,
    name: str,
    shown: float,
    unit: str,
    limit: float,
    note: str,
    x: FloatArray,
    fraction: FloatArray,
    half: FloatArray,
    arrival: Callable[[float], float],
) -> EffectZone:
    above = fraction >= limit
    reaches = np.where(above.any(axis=1), x[above.shape[1] - 1 - np.argmax(above[:, ::-1], axis=1)], 0.0)
    if scene.leading is None or effect == "toxic":
        scene.leading = reaches
    widths = half * np.sqrt(np.maximum(np.log(np.maximum(fraction, 1e-300) / limit), 0.0))
    middle = float(np.median(reaches))
    beyond = bool(np.median(fraction[:, -1]) >= limit)
    if beyond:
        note = (note + "; " if note else "") + f"reaches beyond {x[-1] / 1000.0:.0f} km"
    outline = _outline(x, np.median(widths, axis=0))
    if scene.members < 2:
        return EffectZone(
            effect, name, shown, unit, middle, None, None, outline, arrival=arrival(middle) if middle > 0.0 else None, note=note
        )
    low, high = np.percentile(reaches, [5.0, 95.0])
    sway = np.radians(np.percentile(np.abs(scene.factors["wind direction"]), 95.0))
    sure = _outline(x, np.percentile(widths, 5.0, axis=0))
    possible = _outline(x, np.percentile(widths, 95.0, axis=0) + np.where(x <= high, x * np.sin(sway), 0.0))
    return EffectZone(
        effect, name, shown, unit, middle, float(low), float(high), outline, sure, possible, arrival(middle) if middle > 0.0 else None, note
    )


def _outline(x: FloatArray, width: FloatArray) -> FloatArray:
    inside = width > 0.0
    if not inside.any():
        return np.zeros((0, 2))
    xs, ws = x[inside], width[inside]
    upper = np.stack([xs, ws], axis=1)
    start = np.array([[0.0, ws[0] * 0.7], [-0.3 * ws[0], 0.0], [0.0, -ws[0] * 0.7]])
    return np.concatenate([upper[::-1], start, np.stack([xs, -ws], axis=1)])


def _circle(radius: float, centre: float = 0.0) -> FloatArray:
    angle = np.linspace(0.0, 2.0 * np.pi, 72, endpoint=False)
    return np.stack([centre + radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _reach(distance: FloatArray, value: FloatArray, limit: float) -> float:
    above = value >= limit
    return float(distance[above].max()) if above.any() else 0.0


def _rings(
    scene: _Scene,
    effect: str,
    levels: tuple[tuple[float, str], ...],
    unit: str,
    scale: float,
    distance: FloatArray,
    value: FloatArray,
    spread: float,
) -> None:
    for limit, name in levels:
        reach = _reach(distance, value, limit)
        low, high = (reach * np.exp(-spread), reach * np.exp(spread)) if scene.members > 1 else (None, None)
        scene.zones.append(
            EffectZone(
                effect,
                name,
                limit / scale,
                unit,
                reach,
                low,
                high,
                _circle(reach) if reach > 0.0 else np.zeros((0, 2)),
                None if low is None else _circle(low),
                None if high is None else _circle(high),
            )
        )


def _jet_fire(scene: _Scene, rate: float, length: float) -> None:
    model = JetFire()
    scene.models.append(model)
    scene.figures["jet flame length m"] = length
    distance = np.geomspace(max(0.2 * length, 1.0), 20.0 * length + 50.0, 200)
    where = np.stack([distance, np.zeros_like(distance), np.full_like(distance, 0.5)], axis=1)
    where[:, 0] += 0.7 * length
    flux = model.flux(
        scene.case.chemical,
        where,
        mass_rate=rate,
        length=length,
        temperature=float(scene.weather.temperature.mean()),
        relative_humidity=float(scene.weather.relative_humidity.mean()),
    )[0]
    _rings(scene, "jet fire", FLUXES, "kW/m²", 1e3, distance + 0.7 * length, flux, 0.2)


def _pool_fire(scene: _Scene, diameter: float) -> None:
    model = PoolFire()
    scene.models.append(model)
    size = min(diameter, 100.0)
    shape = model.shape(
        scene.case.chemical,
        diameter=size,
        wind_speed=scene.case.get("weather", "wind"),
        air_density=float(scene.weather.air_density.mean()),
    )
    scene.figures["pool flame length m"] = float(shape.length[0])
    distance = np.geomspace(0.55 * size + float(shape.length[0] * np.sin(shape.tilt[0])), 20.0 * size + 50.0, 120)
    where = np.stack([distance, np.zeros_like(distance), np.full_like(distance, 1.5)], axis=1)
    flux = model.flux(
        shape, where, temperature=float(scene.weather.temperature.mean()), relative_humidity=float(scene.weather.relative_humidity.mean())
    )[0]
    _rings(scene, "pool fire", FLUXES, "kW/m²", 1e3, distance, flux, 0.2)


def _fireball(scene: _Scene, mass: float) -> None:
    model = Fireball()
    scene.models.append(model)
    size, life = model.static(mass)
    scene.figures |= {"fireball diameter m": float(size), "fireball duration s": float(life)}
    distance = np.geomspace(0.5 * float(size), 20.0 * float(size), 160)
    _, flux = model.history(
        [mass],
        distance,
        heat_of_combustion=scene.case.chemical.constant("heat_of_combustion"),
        temperature=float(scene.weather.temperature.mean()),
        relative_humidity=float(scene.weather.relative_humidity.mean()),
    )
    _rings(scene, "fireball", FLUXES, "kW/m²", 1e3, distance, flux[0].max(axis=1), 0.2)


def _explosion(scene: _Scene, mass: float) -> None:
    case, chemical = scene.case, scene.case.chemical
    congestion = case.get("explosion", "congestion")
    if congestion is None:
        scene.validity.append('no congestion given: no vapour cloud explosion drawn; give [explosion] congestion = "low|medium|high"')
        return
    model = MultiEnergy()
    scene.models.append(model)
    velocity = chemical.constants.get("burning_velocity")
    strength = model.strength(
        congestion=str(congestion),
        confinement=case.get("explosion", "confinement", "open"),
        reactivity=reactivity(velocity.value) if velocity else "medium",
    )
    share = scene.default("explosion", "congested_share", 0.2, "1")
    energy = mass * share * chemical.constant("heat_of_combustion")
    scene.figures |= {"explosion strength": float(strength), "explosive mass kg": mass * share}
    distance = np.geomspace(2.0, 20000.0, 400)
    _rings(scene, "explosion", PRESSURES, "kPa", 1e3, distance, model.overpressure(distance, energy=energy, strength=strength), 0.3)
