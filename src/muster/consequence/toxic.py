"""What a concentration does to people: toxic load, probit, endpoints by exposure time, heat and blast probits."""

from __future__ import annotations

import numpy as np

from .arrays import ArrayLike, FloatArray, erf, floats
from .errors import MissingData, OutOfRange
from .substances import Probit, Substance


def toxic_load(concentration: ArrayLike, time: ArrayLike, *, exponent: float) -> FloatArray:
    r"""Toxic load ∫ Cⁿ dt of a varying concentration along the last axis (ten Berge).

    Parameters
    ----------
    concentration : array_like, shape (..., k)
        At each time, in the unit of the constants (ppm or mg/m³), taken straight between times.
    time : array_like, shape (k,)
        Ascending. [min]
    exponent : float
        n, 0.5 … 4. [1]

    Returns
    -------
    load : ndarray, shape (...)
        Unit^n min; it never falls as time goes on.

    Notes
    -----
    Each interval is integrated exactly for a straight line: :math:`\int c^n dt = \Delta t\,(b^{n+1} - a^{n+1})/((n+1)(b-a))`.
    """
    c, t = np.maximum(floats(concentration), 0.0), floats(time)
    if np.any(np.diff(t) < 0.0):
        raise OutOfRange("out-of-range", quantity="time", value=float(np.diff(t).min()), unit="min", low=0, high="∞", reason="must ascend")
    a, b = c[..., :-1], c[..., 1:]
    gap = b - a
    flat = np.abs(gap) <= 1e-6 * np.maximum(np.maximum(a, b), 1e-300)
    safe = np.where(flat, 1.0, gap)
    exact = (b ** (exponent + 1.0) - a ** (exponent + 1.0)) / ((exponent + 1.0) * safe)
    each = np.where(flat, (0.5 * (a + b)) ** exponent, exact)
    return floats(np.sum(each * np.diff(t), axis=-1))


def probability(probit: ArrayLike) -> FloatArray:
    """Share of people affected for a probit value, ½[1 + erf((Pr − 5)/√2)].

    Parameters
    ----------
    probit : array_like
        −20 … 20. [1]
    """
    return floats(0.5 * (1.0 + erf((floats(probit) - 5.0) / np.sqrt(2.0))))


def lethality(load: ArrayLike, constants: Probit) -> FloatArray:
    """Share of people who die of a toxic load in the unit of the constants. [1]

    Parameters
    ----------
    load : array_like
        ≥ 0. [unit^n min]
    constants : Probit
        a, b, n and their unit.
    """
    with np.errstate(divide="ignore"):
        return probability(constants.a + constants.b * np.log(np.maximum(floats(load), 1e-300)))


def lethal_concentration(constants: Probit, minutes: ArrayLike, share: float = 0.5) -> FloatArray:
    """Concentration that kills a share of people in a time, in the unit of the constants.

    Chlorine, Withers & Lees 1985, ten minutes: 433 ppm.

    Parameters
    ----------
    constants : Probit
        a, b, n and their unit.
    minutes : array_like
        Of exposure, 1 … 480. [min]
    share : float
        Of people, above 0 and below 1. [1]

    Examples
    --------
    >>> from muster.consequence.substances import Probit
    >>> round(float(lethal_concentration(Probit(-8.29, 0.92, 2, "ppm", "", ""), 10.0)))
    433
    """
    from scipy.special import ndtri

    value = 5.0 + float(ndtri(share))
    return floats((np.exp((value - constants.a) / constants.b) / floats(minutes)) ** (1.0 / constants.n))


def aegl(substance: Substance, level: int, minutes: float) -> tuple[float, str]:
    """AEGL of a level [ppm] for an exposure time, and how it was found.

    Between published times it is interpolated log–log; where only 60 minutes are known, that value is given for any time and
    said so: nothing is scaled by guess.

    Parameters
    ----------
    substance : Substance
        The chemical.
    level : int
        1, 2 or 3.
    minutes : float
        Of exposure, 10 … 480; held at the published ends. [min]
    """
    values = substance.toxicity.get("aegl", {}).get("values", {}).get(str(level))
    if not values:
        raise MissingData("no-data", substance=substance.name, quantity=f"AEGL-{level}")
    times = np.array(sorted(float(t) for t in values))
    numbers = np.array([values[str(int(t))] for t in times])
    if len(times) == 1:
        return float(numbers[0]), "60 min value" if minutes == 60.0 else "60 min value shown: no other duration is published in the table"
    clipped = float(np.clip(minutes, times[0], times[-1]))
    note = "interpolated log–log" if clipped == minutes else f"held at {clipped:g} min"
    if minutes != 60.0 and substance.toxicity["aegl"].get("durations_confidence") == "medium":
        note += "; recalled with medium confidence for times other than 60 min"
    return float(np.exp(np.interp(np.log(clipped), np.log(times), np.log(numbers)))), note


def thermal_lethality(dose: ArrayLike, *, model: str = "tno") -> FloatArray:
    """Probit value of a thermal dose [(W/m²)^(4/3) s]: ``eisenberg`` −38.48 + 2.56 ln V, ``tno`` −37.23 + 2.56 ln V.

    Parameters
    ----------
    dose : array_like
        > 0. [(W/m²)^(4/3) s]
    model : str
        ``eisenberg`` or ``tno``.
    """
    a = {"eisenberg": -38.48, "tno": -37.23}[model]
    return floats(a + 2.56 * np.log(np.maximum(floats(dose), 1e-300)))


def blast_lethality(overpressure: ArrayLike, *, model: str = "hse") -> FloatArray:
    """Probit value of a side-on overpressure [Pa]: ``eisenberg`` lung −77.1 + 6.91 ln p, ``hse`` 5.13 + 1.37 ln(p/10⁵).

    Parameters
    ----------
    overpressure : array_like
        Side-on, > 0. [Pa]
    model : str
        ``eisenberg`` or ``hse``.
    """
    p = np.maximum(floats(overpressure), 1e-300)
    return floats(-77.1 + 6.91 * np.log(p)) if model == "eisenberg" else floats(5.13 + 1.37 * np.log(p / 1e5))
