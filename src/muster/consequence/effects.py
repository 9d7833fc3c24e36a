"""Fire and explosion zones of a case, drawn into its scene."""

from __future__ import annotations

import numpy as np

from .bursting import BURST, END_TUB, TUMBLING, Burst, fragment_range, vessel_burst_overpressure
from .explosions import HydrogenJetExplosion, MultiEnergy, TntCharge, flammable_jet_mass, reactivity
from .fires import Fireball, PoolFire
from .jet_fires import JetFire
from .jets import BuoyantJet, NotionalNozzle
from .scene import Scene, ring, rings

FLUXES = ((37.5e3, "设备损坏"), (12.5e3, "1 % 致死 1 min"), (4.0e3, "疼痛 20 s"))
PRESSURES = ((30e3, "重大损坏"), (10e3, "可修复损坏"), (2e3, "玻璃破碎"))


def jet_cloud(scene: Scene, nozzle: NotionalNozzle, hole: float, temperature: float) -> None:
    """Flammable reach of the jet itself, level with the hole at first, and the blast of a late ignition in it."""
    chemical, model = scene.case.chemical, BuoyantJet()
    scene.models.append(model)
    lfl, air = chemical.constant("lfl"), float(scene.weather.air_density.mean())
    jet = model.path(
        nozzle,
        diameter=hole,
        gas_density=chemical.gas_density(temperature, float(scene.weather.pressure.mean())),
        air_density=air,
        molar_mass=chemical.molar_mass,
        length=3000.0 * hole + 200.0,
    )
    x = np.geomspace(jet.ahead[0, 0], jet.ahead[0, -1], 600)
    axis = np.exp(np.interp(np.log(x), np.log(jet.ahead[0]), np.log(jet.mole_fraction[0])))
    rings(scene, "gas jet", ((lfl, "LFL"), (0.5 * lfl, "½ LFL")), "%", 0.01, x, axis, 0.27)
    scene.figures["jet rises by at LFL, m"] = float(np.interp(x[axis >= lfl].max(initial=x[0]), jet.ahead[0], jet.above[0]))
    if chemical.id == "hydrogen":
        blast = HydrogenJetExplosion()
        scene.models.append(blast)
        distance = np.geomspace(1.0, 2000.0, 300)
        rings(
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
        explosion(scene, float(mass))


def jet_fire(scene: Scene, rate: float, length: float, speed: float | None = None) -> None:
    """Heat of an ignited jet of a flame length [m]."""
    model = JetFire()
    scene.models.append(model)
    scene.figures["jet flame length m"] = length
    if not 0.3 <= length <= 80.0:
        scene.validity.append(f"jet flame of {length:.3g} m: measured flames were 0.3 … 80 m long")
    distance = np.geomspace(max(0.2 * length, 1.0), 20.0 * length + 50.0, 200)
    where = np.stack([distance, np.zeros_like(distance), np.full_like(distance, 0.5)], axis=1)
    where[:, 0] += 0.7 * length
    flux = model.flux(
        scene.case.chemical,
        where,
        mass_rate=rate,
        length=length,
        speed=speed,
        temperature=float(scene.weather.temperature.mean()),
        relative_humidity=float(scene.weather.relative_humidity.mean()),
    )[0]
    rings(scene, "jet fire", FLUXES, "kW/m²", 1e3, distance + 0.7 * length, flux, 0.2)


def pool_fire(scene: Scene, diameter: float) -> None:
    """Heat of a burning pool of a diameter [m]."""
    model = PoolFire()
    scene.models.append(model)
    size = min(diameter, 100.0)
    if not 1.0 <= diameter <= 50.0:
        scene.validity.append(f"pool of {diameter:.3g} m: measured pools were 1 … 50 m wide; computed for {size:.3g} m")
    if scene.case.get("weather", "wind") > 15.0:
        scene.validity.append("wind above 15 m/s: the tilt of pool fires was not measured")
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
    rings(scene, "pool fire", FLUXES, "kW/m²", 1e3, distance, flux, 0.2)


def fireball(scene: Scene, mass: float) -> None:
    """Heat of the fireball of a mass [kg]."""
    model = Fireball()
    scene.models.append(model)
    size, life = model.static(mass)
    if not 10.0 <= mass <= 3e6:
        scene.validity.append(f"fireball of {mass:.3g} kg: outside 10 kg … 3000 t")
    scene.figures |= {"fireball diameter m": float(size), "fireball duration s": float(life)}
    distance = np.geomspace(0.5 * float(size), 20.0 * float(size), 160)
    _, flux = model.history(
        [mass],
        distance,
        heat_of_combustion=scene.case.chemical.constant("heat_of_combustion"),
        temperature=float(scene.weather.temperature.mean()),
        relative_humidity=float(scene.weather.relative_humidity.mean()),
    )
    rings(scene, "fireball", FLUXES, "kW/m²", 1e3, distance, flux[0].max(axis=1), 0.2)


def explosion(scene: Scene, mass: float) -> None:
    """Blast of a flammable mass [kg], where the case states congestion."""
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
    rings(scene, "explosion", PRESSURES, "kPa", 1e3, distance, model.overpressure(distance, energy=energy, strength=strength), 0.3)


def charge(scene: Scene, mass: float) -> None:
    """Blast of a mass [kg] of a solid explosive by its TNT equivalence."""
    model = TntCharge()
    scene.models.append(model)
    share = scene.default("explosion", "detonating_share", 1.0, "1")
    equivalent = mass * share * scene.case.chemical.constant("tnt_equivalence")
    scene.figures["TNT equivalent kg"] = equivalent
    scene.validity.append("fragments, craters and buildings are not computed; toxic smoke is not modelled")
    size = float(np.cbrt(equivalent))
    distance = np.geomspace(0.2 * size, 60.0 * size, 400)
    rings(scene, "explosion", PRESSURES, "kPa", 1e3, distance, model.overpressure(distance, mass=equivalent), 0.3)


def burst(scene: Scene, vessel: Burst) -> None:
    """Blast of a bursting vessel, and how far its pieces fly where the mass of its shell is given."""
    scene.models.append(BURST)
    ambient = float(scene.weather.pressure.mean())
    ratio = vessel.pressure / ambient
    scene.figures |= {"burst pressure kPa": vessel.pressure / 1e3, "burst energy MJ": vessel.energy / 1e6, "vessel holds kg": vessel.mass}
    scene.validity.append("vessel bursts and fragments were held against no trial")
    if not 5.0 <= ratio <= 200.0:
        scene.validity.append(f"burst at {ratio:.3g} times the ambient pressure: the curves hold for 5 … 200")
    size = float(np.cbrt(vessel.energy / ambient))
    distance = np.geomspace(0.1 * size, 100.0 * size, 400)
    blast = vessel_burst_overpressure(distance, energy=vessel.energy, pressure_ratio=ratio, ambient_pressure=ambient)
    rings(scene, "vessel burst", PRESSURES, "kPa", 1e3, distance, blast, 0.4)
    shell = scene.case.get("source", "vessel_mass")
    if shell is None:
        scene.validity.append("mass of the vessel not given: fragments are not computed; give [source] vessel_mass")
        return
    for name, drag in (("most fragments", TUMBLING), ("farthest fragment", END_TUB)):
        reach = float(fragment_range(energy=vessel.energy, vessel_mass=shell, drag_area_over_mass=drag))
        ring(scene, "fragments", name, 1e3 * drag, "m²/t", reach, 0.7, "drag area over mass of the piece")
