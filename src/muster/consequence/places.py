"""Named places: when the cloud comes, what people breathe outdoors and indoors, which heat and pressure arrive, which vessel fails."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from .arrays import EARTH, FloatArray, erf, floats
from .casefile import Place
from .dense import DenseClouds, DensePlume
from .domino import DOMINO, ESCALATION_FLUX, domino_by_blast, domino_by_heat
from .errors import OutOfRange
from .indoor import INDOOR, air_change_rate, shelter
from .puff import PuffField
from .results import Exposure, Input
from .scene import Passage, Scene, wind_from
from .sheltering import SHUT
from .substances import Probit, Substance
from .toxic import lethality
from .varying import VaryingField

NEAREST = 20.0
"""Nearer than this nothing was measured: the air at the ground is taken, where a shallow cloud lies. [m]"""
NOTHING = 1e-9
"""Mole fraction below which no cloud is said to come."""
DRAWN = 2000
"""Members of an ensemble of puffs that are looked at."""
BRIEF = frozenset({"fireball"})
"""Heat that is over before a vessel fails by it."""


def of_plume(clouds: DenseClouds, factor: FloatArray, height: float, lasts: float, varying: VaryingField | None = None) -> Passage:
    """Passage of a plume; of a varying release with the course of its pieces.

    Parameters
    ----------
    clouds : DenseClouds
        Plume of each member at the highest rate.
    factor : ndarray, shape (n,)
        Scatter of the model. [1]
    height : float
        Of the receptors. [m]
    lasts : float
        Duration of the release, > 0. [s]
    varying : VaryingField, optional
        The pieces of a release that changes, in the mean weather.

    Returns
    -------
    Passage
        Of each member.
    """

    @cache
    def near() -> float:
        """Where the plumes of all members have begun."""
        return max(float(cloud.x[:, 0].max()) for _, cloud in clouds)

    def delays(x: FloatArray) -> FloatArray:
        return floats(np.median(clouds.gather(lambda _, cloud: cloud.arrival(x)), axis=0))

    until = lasts if varying is None else float(varying.edges[-1])

    def at(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Near the source the air at the ground, on the source that of its lee edge."""
        away = np.hypot(x, y)
        return floats(np.where(away < near(), near(), x)), y, floats(np.where(away < NEAREST, 0.0, height))

    def level(x: FloatArray, y: FloatArray) -> FloatArray:
        places = at(x, y)
        return clouds.gather(
            lambda part, cloud: cloud.mole_fraction(*(a[part] for a in places), duration_effect=False) * factor[part, None]
        )

    def course(x: FloatArray, y: FloatArray, time: FloatArray) -> FloatArray:
        x, y, z = at(x, y)
        if varying is not None:
            strongest = varying.plumes.mole_fraction(x, y, z, duration_effect=False).max(axis=0)[:, None]
            return floats(varying.mole_fraction(x, y, z, time) / np.maximum(strongest, 1e-30))
        delay = delays(x)[:, None]
        spread = np.sqrt(2.0) * np.maximum(DensePlume.along_wind * delay, 1.0)
        return floats(0.5 * (erf((time - delay) / spread) - erf((time - lasts - delay) / spread)))

    def ends(x: FloatArray) -> FloatArray:
        return floats(until + 1.5 * delays(np.maximum(x, near())))

    return Passage(level, course, ends)


def of_puff(cloud: PuffField, factor: FloatArray, height: float) -> Passage:
    """Passage of a cloud let go at once.

    Parameters
    ----------
    cloud : PuffField
        Of each member.
    factor : ndarray, shape (n,)
        Scatter of the model. [1]
    height : float
        Of the receptors. [m]

    Returns
    -------
    Passage
        Of the first 2 000 members; its course is that of the member in the middle.
    """

    def member(i: int) -> PuffField:
        row: dict[str, Any] = {name: value[i : i + 1] for name, value in vars(cloud).items() if isinstance(value, np.ndarray)}
        return replace(cloud, **row)

    middle = member(int(np.argsort(cloud.centre[:, -1])[len(cloud.centre) // 2]))

    def level(x: FloatArray, y: FloatArray) -> FloatArray:
        rows = []
        for i in range(min(len(x), DRAWN)):
            one = member(i)
            rows.append(one.mole_fraction(x[i], y[i], height, one.time[0]).max(axis=2)[0] * factor[min(i, len(factor) - 1)])
        return np.array(rows)

    def course(x: FloatArray, y: FloatArray, time: FloatArray) -> FloatArray:
        found = middle.mole_fraction(x, y, height, time)[0]
        return floats(found / np.maximum(found.max(axis=1, keepdims=True), 1e-30))

    def ends(x: FloatArray) -> FloatArray:
        rear = np.maximum.accumulate(middle.centre[0] - middle.radius[0] - 3.0 * middle.sigma[0])
        return floats(np.interp(x, rear, middle.time[0]))

    return Passage(level, course, ends)


def exposures(scene: Scene) -> tuple[Exposure, ...]:
    """What reaches each place of a case whose effects have been computed.

    Parameters
    ----------
    scene : Scene
        With its cloud and its rings.

    Returns
    -------
    tuple of Exposure
        In the order of the case; medians over the members.

    Raises
    ------
    OutOfRange
        A place farther away than the cloud is followed.
    """
    places = scene.case.places
    if not places:
        return ()
    farthest = float(scene.case.get("receptors", "farthest", 10000.0))
    if any(place.vessel for place in places):
        scene.models.append(DOMINO)
    if scene.passage is not None and any(place.vessel is None for place in places):
        scene.models.append(INDOOR)
        scene.validity.append(
            "indoors: one well-mixed zone, windows shut from the beginning, nothing kept by walls; "
            "the time to air holds for a steady wind: measure first"
        )
    found = []
    for place in places:
        x, y = _in_the_wind(place, scene)
        if np.hypot(x, y) > farthest:
            raise OutOfRange(
                "out-of-range",
                quantity=f"[[place]] {place.name}: distance",
                value=round(float(np.hypot(x, y))),
                unit="m",
                low=0,
                high=farthest,
                reason="give a larger [receptors] farthest, or leave the place out",
            )
        exposure = Exposure(place.name, x, y, _degrees(place, x, y, scene))
        if place.vessel is None:
            exposure = _with_air(replace(exposure, air_changes=_leak(place, scene)), scene)
        found.append(_with_fire_and_blast(exposure, place, scene))
    return tuple(found)


def _leak(place: Place, scene: Scene) -> float:
    """Air changes of the closed building; how tight it is, is a marked default. [1/s]"""
    if place.air_changes is not None:
        return place.air_changes
    if place.tightness is None:
        scene.inputs.append(Input("place.tightness", "ordinary", "", "default"))
    return float(air_change_rate(scene.case.get("weather", "wind"), tightness=place.tightness or "ordinary"))


def _toward(scene: Scene) -> float:
    return float(np.radians(wind_from(scene.case) + 180.0))


def _in_the_wind(place: Place, scene: Scene) -> tuple[float, float]:
    """Downwind and across. [m]"""
    if place.position is None or scene.case.location is None:
        return place.downwind, place.crosswind
    (lon, lat), (lon0, lat0), toward = place.position, scene.case.location, _toward(scene)
    east, north = np.radians((lon - lon0 + 180.0) % 360.0 - 180.0) * EARTH * np.cos(np.radians(lat0)), np.radians(lat - lat0) * EARTH
    return float(east * np.sin(toward) + north * np.cos(toward)), float(north * np.sin(toward) - east * np.cos(toward))


def _degrees(place: Place, x: float, y: float, scene: Scene) -> tuple[float, float] | None:
    """Longitude and latitude, where the case says where its source is."""
    if place.position is not None or scene.case.location is None:
        return place.position
    (lon, lat), toward = scene.case.location, _toward(scene)
    east, north = x * np.sin(toward) - y * np.cos(toward), x * np.cos(toward) + y * np.sin(toward)
    return float(lon + np.degrees(east / (EARTH * np.cos(np.radians(lat))))), float(lat + np.degrees(north / EARTH))


def _with_air(place: Exposure, scene: Scene) -> Exposure:
    """What people breathe there, outdoors and in."""
    if scene.passage is None or place.air_changes is None:
        return place
    sway = np.radians(scene.factors.get("wind direction", np.zeros(1)))[:, None]
    x, y = np.array([place.downwind]), np.array([place.crosswind])
    level = scene.passage.level(x * np.cos(sway) - y * np.sin(sway), x * np.sin(sway) + y * np.cos(sway))[:, 0]
    middle = float(np.median(level))
    band = (None, None) if scene.members < 2 else tuple(float(1e6 * v) for v in np.percentile(level, [5.0, 95.0]))
    if middle < NOTHING:
        return place if band[1] is None or band[1] < 1e6 * NOTHING else replace(place, note=f"at most {band[1]:.3g} ppm if the wind turns")
    end = max(float(scene.passage.ends(x)[0]), 1.0)
    time = np.concatenate([np.linspace(0.0, end, 1201), end + np.geomspace(1.0, SHUT, 120)])
    course = np.clip(scene.passage.course(x, y, time)[0], 0.0, 1.0)
    ppm = 1e6 * min(middle, 1.0) * course
    found = shelter(ppm, time, air_changes=place.air_changes)
    outside, inside = _deaths(scene.case.chemical, 1e6 * np.minimum(level, 1.0), course, time, place.air_changes)
    return replace(
        place,
        arrival=float(time[np.argmax(ppm >= 0.1 * ppm.max())]),
        outdoor_peak=float(ppm.max()),
        outdoor_low=None if band[0] is None else band[0] * float(course.max()),
        outdoor_high=None if band[1] is None else band[1] * float(course.max()),
        indoor_peak=float(found.inside.max()),
        outdoor_dose=float(found.load_outside),
        indoor_dose=float(found.load_sheltered),
        shut_dose=float(found.load_shut),
        outdoor_deaths=outside,
        indoor_deaths=inside,
        air_out=found.air_out,
        note="nearer than 20 m: the models were never measured there" if place.distance < NEAREST else "",
    )


def _deaths(
    chemical: Substance, ppm: FloatArray, course: FloatArray, time: FloatArray, air_changes: float
) -> tuple[float | None, float | None]:
    """Expected share of people who die outdoors, and who stay inside until the cloud has passed, over all members (n,)."""
    probits: tuple[Probit, ...] = chemical.probits()
    if not probits:
        return None, None
    probit = probits[0]
    strength = (ppm if probit.units == "ppm" else chemical.from_ppm(ppm) * 1e6) ** probit.n
    loads = shelter(course, time, air_changes=air_changes, exponent=probit.n)
    outside, inside = (float(lethality(strength * load, probit).mean()) for load in (loads.load_outside, loads.load_sheltered))
    return outside, inside


def _with_fire_and_blast(place: Exposure, told: Place, scene: Scene) -> Exposure:
    """Heat and pressure at its distance, and what they do to a vessel there."""
    heat: dict[str, float] = {}
    overpressure: dict[str, float] = {}
    for ring in scene.rings:
        into = heat if ring.unit == "kW/m²" else overpressure
        into[ring.effect] = max(into.get(ring.effect, 0.0), float(np.interp(place.distance, ring.distance, ring.value)))
    if told.vessel is None or told.volume is None:
        return replace(place, heat=heat, overpressure=overpressure)
    failure, note = {}, place.note
    if overpressure:
        failure["blast"] = float(domino_by_blast(max(overpressure.values()), vessel=told.vessel))
    lasting = [flux for effect, flux in heat.items() if effect not in BRIEF]
    if lasting and told.vessel in ESCALATION_FLUX:
        failure["heat"] = float(domino_by_heat(max(lasting), told.volume, vessel=told.vessel))
    if not 5.0 <= told.volume <= 17500.0:
        note = "; ".join(filter(None, (note, "vessel outside 5 … 17 500 m³")))
    return replace(place, heat=heat, overpressure=overpressure, failure=failure, note=note)
