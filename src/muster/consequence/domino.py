"""How an accident spreads from vessel to vessel: thresholds, probits, time to failure, chains."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .arrays import ArrayLike, FloatArray, floats
from .errors import BadCase, ImpossibleState
from .results import Model
from .toxic import probability

DOMINO = Model(
    "domino", "1.0", "Cozzani & Salzano 2004; Cozzani, Gubinelli & Salzano 2006", "unprotected vessels of 5 … 17 500 m³; recalled: check"
)
_BLAST_PROBIT = {"atmospheric": (-18.96, 2.44), "pressurised": (-42.44, 4.33), "elongated": (-28.07, 3.16), "small": (-17.79, 2.18)}
ESCALATION_OVERPRESSURE = {"atmospheric": 22e3, "pressurised": 20e3, "elongated": 20e3, "small": 20e3}
ESCALATION_FLUX = {"atmospheric": 15e3, "pressurised": 45e3}

VESSELS = tuple(_BLAST_PROBIT)


def domino_by_blast(overpressure: ArrayLike, *, vessel: str = "atmospheric") -> FloatArray:
    """Probability that a blast damages a vessel so that it escalates (Cozzani & Salzano 2004); none below the threshold. [1]

    Parameters
    ----------
    overpressure : array_like
        Side-on, ≥ 0. [Pa]
    vessel : str
        ``atmospheric``, ``pressurised``, ``elongated`` (columns) or ``small`` (auxiliary).

    Raises
    ------
    BadCase
        Another vessel.
    """
    _known(vessel, _BLAST_PROBIT)
    a, b = _BLAST_PROBIT[vessel]
    p = floats(overpressure)
    return floats(np.where(p >= ESCALATION_OVERPRESSURE[vessel], probability(a + b * np.log(np.maximum(p, 1e-9))), 0.0))


def time_to_failure(flux: ArrayLike, volume: ArrayLike, *, vessel: str = "atmospheric") -> FloatArray:
    """Time to failure of an unprotected vessel in a fire (Cozzani, Gubinelli & Salzano 2006): flux W/m², volume m³. [s]

    Parameters
    ----------
    flux, volume : array_like
        > 0 [W/m²]; of the vessel, 5 … 17 500. [m³]
    vessel : str
        ``atmospheric`` or ``pressurised``.

    Raises
    ------
    BadCase
        Another vessel.
    """
    _known(vessel, ESCALATION_FLUX)
    i, v = np.maximum(floats(flux), 1.0) / 1000.0, floats(volume)
    if vessel == "atmospheric":
        return floats(np.exp(-1.128 * np.log(i) - 2.667e-5 * v + 9.877))
    return floats(np.exp(-0.947 * np.log(i) + 8.835 * v**0.032))


def domino_by_heat(flux: ArrayLike, volume: ArrayLike, *, vessel: str = "atmospheric") -> FloatArray:
    """Probability that heat makes a vessel fail before it is cooled; none below the threshold flux. [1]

    Parameters
    ----------
    flux, volume : array_like
        > 0 [W/m²]; of the vessel, 5 … 17 500. [m³]
    vessel : str
        ``atmospheric`` or ``pressurised``.

    Raises
    ------
    BadCase
        Another vessel.
    """
    minutes = time_to_failure(flux, volume, vessel=vessel) / 60.0
    chance = probability(12.54 - 1.847 * np.log(np.maximum(minutes, 1e-6)))
    return floats(np.where(floats(flux) >= ESCALATION_FLUX[vessel], chance, 0.0))


def _known(vessel: str, known: Mapping[str, object]) -> None:
    if vessel not in known:
        raise BadCase("unknown-choice", section="place", key="vessel", value=vessel, known=", ".join(known))


def domino_chain(escalation: ArrayLike, primary: int, *, levels: int = 2) -> FloatArray:
    """Probability that each unit of a site is hit when one fails, through at most so many steps of escalation.

    Parameters
    ----------
    escalation : array_like, shape (n, n)
        Probability that unit i, failing, makes unit j fail. [1]
    primary : int
        The unit that fails first.
    levels : int
        Steps followed, 1 … 4; independent paths are joined.

    Returns
    -------
    probability : ndarray, shape (n,)
        1 for the primary unit. [1]
    """
    p = floats(escalation)
    if p.ndim != 2 or p.shape[0] != p.shape[1] or np.any((p < 0.0) | (p > 1.0)):
        raise ImpossibleState("impossible-state", reason="escalation probabilities form a square table of shares")
    hit = np.zeros(len(p))
    hit[primary] = 1.0
    reached = hit.copy()
    for _ in range(levels):
        following = 1.0 - np.prod(1.0 - reached[:, None] * p, axis=0)
        reached = np.maximum(hit, following)
        hit = np.maximum(hit, reached)
    return floats(hit)
