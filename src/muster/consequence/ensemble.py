"""How sure are we: seeded draws of the inputs, bands, exceedance and what drives the spread.

A draw is a dictionary of arrays (n,); every model takes them as its leading axis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .arrays import ArrayLike, FloatArray, floats
from .errors import BadCase


@dataclass(frozen=True)
class Spread:
    """Distribution of one input: ``normal`` (mean, standard deviation), ``lognormal`` (median, log s.d.), ``uniform`` or ``loguniform`` (low, high)."""

    kind: str
    first: float
    second: float

    def of(self, share: FloatArray) -> FloatArray:
        """Values at the given shares of probability."""
        from scipy.special import ndtri

        if self.kind == "normal":
            return floats(self.first + self.second * ndtri(share))
        if self.kind == "lognormal":
            return floats(self.first * np.exp(self.second * ndtri(share)))
        if self.kind == "uniform":
            return floats(self.first + (self.second - self.first) * share)
        if self.kind == "loguniform":
            return floats(self.first * (self.second / self.first) ** share)
        raise BadCase("unknown-choice", section="spread", key="kind", value=self.kind, known="normal, lognormal, uniform, loguniform")


def draws(spreads: Mapping[str, Spread], n: int, *, seed: int) -> dict[str, FloatArray]:
    """Latin hypercube of ``n`` draws; the same seed gives the same draws, whatever the order of the names.

    Parameters
    ----------
    spreads : Mapping
        Distribution of each input by name.
    n : int
        Draws, ≥ 1.
    seed : int
        The same seed gives the same draws.
    """
    result = {}
    for name in sorted(spreads):
        generator = np.random.default_rng([seed, *name.encode()])
        share = (generator.permutation(n) + generator.random(n)) / n
        result[name] = spreads[name].of(np.clip(share, 1e-6, 1 - 1e-6))
    return result


@dataclass(frozen=True)
class Band:
    """Median and 5–95 % band along the ensemble axis."""

    p05: FloatArray
    median: FloatArray
    p95: FloatArray


def band(values: ArrayLike) -> Band:
    """Summarise an ensemble (n, ...) along its leading axis.

    Parameters
    ----------
    values : array_like, shape (n, …)
        The ensemble is the leading axis.
    """
    low, middle, high = np.percentile(floats(values), [5.0, 50.0, 95.0], axis=0)
    return Band(floats(low), floats(middle), floats(high))


def exceedance(values: ArrayLike, threshold: float) -> FloatArray:
    """Share of the ensemble at or above a threshold at each place.

    Parameters
    ----------
    values : array_like, shape (n, …)
        The ensemble is the leading axis.
    threshold : float
        In the unit of the values.
    """
    return floats(np.mean(floats(values) >= threshold, axis=0))


def drivers(inputs: Mapping[str, FloatArray], output: ArrayLike) -> dict[str, float]:
    """Share of the spread of one output that goes with each input (squared rank correlation, scaled to sum to one), largest first.

    Holds for monotone responses of independent inputs; it tells what to measure next, it is no proof of cause.

    Parameters
    ----------
    inputs : Mapping
        Draws (n,) of each input by name.
    output : array_like, shape (n,)
        One number per member.
    """
    ranks = np.argsort(np.argsort(floats(output))).astype(float)
    found = {}
    for name, values in inputs.items():
        own = np.argsort(np.argsort(values)).astype(float)
        if np.ptp(values) > 0.0 and np.ptp(ranks) > 0.0:
            found[name] = float(np.corrcoef(own, ranks)[0, 1] ** 2)
    total = sum(found.values()) or 1.0
    return dict(sorted(((k, v / total) for k, v in found.items()), key=lambda kv: -kv[1]))
