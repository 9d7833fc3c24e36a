"""Britter and McQuaid's dense-gas correlations: the fast cross-check and the safe-side band of the dense plume."""

from __future__ import annotations

import numpy as np

from .arrays import GRAVITY, ArrayLike, FloatArray, floats

LEVELS = np.array([0.1, 0.05, 0.02, 0.01, 0.005, 0.002])
_BREAKS = (
    (-0.55, -0.14, -0.14),
    (-0.68, -0.29, -0.18),
    (-0.69, -0.31, -0.16),
    (-0.70, -0.29, -0.20),
    (-0.67, -0.28, -0.15),
    (-0.69, -0.25, -0.13),
)
_LINES = (
    (1.75, 0.24, 1.88, 1.85, -0.50, 1.78),
    (1.92, 0.36, 2.16, 2.06, -0.56, 1.96),
    (2.08, 0.45, 2.39, 2.25, -0.54, 2.16),
    (2.25, 0.49, 2.59, 2.45, -0.52, 2.35),
    (2.40, 0.59, 2.80, 2.63, -0.49, 2.56),
    (2.60, 0.39, 2.87, 2.77, -0.50, 2.71),
)


def britter_mcquaid_distances(alpha: ArrayLike) -> FloatArray:
    """lg(x/D) at which the plume has diluted to each of `LEVELS`, shape (n, 6); ``alpha`` is held within −1 … 1.

    Parameters
    ----------
    alpha : array_like
        −1 … 1, held at the ends. [1]

    Examples
    --------
    >>> britter_mcquaid_distances(-0.4).round(3).tolist()
    [[1.784, 2.016, 2.21, 2.394, 2.564, 2.714]]
    """
    a = np.clip(np.atleast_1d(floats(alpha)), -1.0, 1.0)
    out = np.empty((len(a), len(LEVELS)))
    for i, ((first, second, third), (flat, slope, at, plateau, fall, end)) in enumerate(zip(_BREAKS, _LINES, strict=True)):
        out[:, i] = np.select([a <= first, a <= second, a <= third], [flat, slope * a + at, plateau], fall * a + end)
    return out


def britter_mcquaid_plume(
    x: ArrayLike,
    *,
    mass_rate: ArrayLike,
    density: ArrayLike,
    air_density: ArrayLike,
    wind_speed_10: ArrayLike,
    temperature_ratio: ArrayLike = 1.0,
) -> FloatArray:
    r"""Volume fraction on the axis of a steady dense plume at the ground.

    Parameters
    ----------
    x : array_like, shape (m,)
        Downwind distance. [m]
    mass_rate, density, air_density : array_like, shape () or (n,)
        Of the release [kg/s] and of gas and air [kg/m³].
    wind_speed_10 : array_like
        At 10 m. [m/s]
    temperature_ratio : array_like
        Air over source temperature for the CCPS correction; 1 leaves it out. It over-predicts LNG 2.6 times: a safe-
        side
        band only. [1]

    Returns
    -------
    fraction : ndarray, shape (n, m)
        [mol/mol]

    Notes
    -----
    Nearer than the first tabulated level :math:`c = 306 (x/D)^{-2} / (1 + 306 (x/D)^{-2})`, joined linearly in lg x;
    farther than the last :math:`c \propto x^{-2}`. Valid for flat, unobstructed ground and :math:`x/D > 5`.

    References
    ----------
    .. [1] Britter & McQuaid, *Workbook on the dispersion of dense gases*, HSE 17/1988; CCPS 1999 p. 118–122.
    """
    m, rho, rho_a, u, ratio = (
        np.atleast_1d(floats(a))[:, None] for a in (mass_rate, density, air_density, wind_speed_10, temperature_ratio)
    )
    volume = m / rho
    size = np.sqrt(volume / u)
    gravity = np.maximum(GRAVITY * (rho - rho_a) / rho_a, 1e-9)
    alpha = 0.2 * np.log10(gravity**2 * volume / u**5)
    distances = britter_mcquaid_distances(alpha[:, 0])
    scaled = np.log10(np.maximum(np.atleast_2d(floats(x)), 1e-6) / size)
    scaled = np.broadcast_to(scaled, (max(len(distances), len(scaled)), scaled.shape[1]))
    near = 306.0 * 10.0 ** (-2.0 * scaled)
    c = near / (1.0 + near)
    knots = np.concatenate([np.full((len(distances), 1), np.log10(30.0)), distances], axis=1)
    values = np.concatenate([[306.0 / 900.0 / (1.0 + 306.0 / 900.0)], LEVELS])
    for i in range(len(LEVELS)):
        low, high = knots[:, i : i + 1], knots[:, i + 1 : i + 2]
        share = np.clip((scaled - low) / np.maximum(high - low, 1e-9), 0.0, 1.0)
        c = np.where(scaled > low, values[i] + (values[i + 1] - values[i]) * share, c)
    last = knots[:, -1:]
    c = np.where(scaled > last, LEVELS[-1] * 10.0 ** (-2.0 * (scaled - last)), c)
    return floats(c / (c + (1.0 - c) / ratio))


PUFF_LEVELS = np.array([0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001])
# per level: α up to which lg(x/V^⅓) is flat, α up to which it rises, (flat, slope, at), (slope, at) of the last branch
_PUFF = (
    (-0.44, 0.43, 0.70, 0.26, 0.81, 0.0, 0.93),
    (-0.56, 0.31, 0.85, 0.26, 1.00, -0.12, 1.12),
    (-0.66, 0.32, 0.95, 0.36, 1.19, -0.26, 1.38),
    (-0.71, 0.37, 1.15, 0.34, 1.39, -0.38, 1.66),
    (-0.52, 0.24, 1.48, 0.26, 1.62, -0.30, 1.75),
    (0.27, 0.27, 1.83, 0.0, 1.83, -0.32, 1.92),
    (-0.10, -0.10, 2.075, 0.0, 2.075, -0.27, 2.05),
)


def britter_mcquaid_puff_distances(alpha: ArrayLike) -> FloatArray:
    """lg(x/V^⅓) at which an instantaneous cloud has diluted to each of `PUFF_LEVELS`, shape (n, 7); ``alpha`` is held within −1 … 1.

    Parameters
    ----------
    alpha : array_like
        −1 … 1, held at the ends. [1]

    Examples
    --------
    >>> britter_mcquaid_puff_distances(0.0).round(3).tolist()
    [[0.81, 1.0, 1.19, 1.39, 1.62, 1.83, 2.05]]
    """
    a = np.clip(np.atleast_1d(floats(alpha)), -1.0, 1.0)
    out = np.empty((len(a), len(PUFF_LEVELS)))
    for i, (first, second, flat, slope, at, fall, end) in enumerate(_PUFF):
        out[:, i] = np.select([a <= first, a <= second], [flat, slope * a + at], fall * a + end)
    return out


def britter_mcquaid_puff(
    x: ArrayLike,
    *,
    volume: ArrayLike,
    density: ArrayLike,
    air_density: ArrayLike,
    wind_speed_10: ArrayLike,
    temperature_ratio: ArrayLike = 1.0,
) -> FloatArray:
    r"""Highest volume fraction at the ground of an instantaneous dense cloud.

    Parameters
    ----------
    x : array_like, shape (m,)
        Downwind distance. [m]
    volume, density, air_density : array_like, shape () or (n,)
        Released volume at its source density [m³], of gas and air [kg/m³].
    wind_speed_10 : array_like
        At 10 m. [m/s]
    temperature_ratio : array_like
        Air over source temperature for the CCPS correction; 1 leaves it out. [1]

    Returns
    -------
    fraction : ndarray, shape (n, m)
        Joined linearly in lg x; held at 0.1 nearer than the first level, falling as x⁻² beyond the last. [mol/mol]

    Notes
    -----
    :math:`\alpha = \tfrac12\lg(g'_0 V^{1/3}/u^2)`, flat unobstructed ground.

    References
    ----------
    .. [1] Britter & McQuaid 1988; CCPS 1999 table 2.15.
    """
    v, rho, rho_a, u, ratio = (np.atleast_1d(floats(a))[:, None] for a in (volume, density, air_density, wind_speed_10, temperature_ratio))
    gravity = np.maximum(GRAVITY * (rho - rho_a) / rho_a, 1e-9)
    knots = britter_mcquaid_puff_distances((0.5 * np.log10(gravity * np.cbrt(v) / u**2))[:, 0])
    scaled = np.log10(np.maximum(np.atleast_2d(floats(x)), 1e-6) / np.cbrt(v))
    c = np.full(np.broadcast_shapes(scaled.shape, (len(knots), 1)), PUFF_LEVELS[0])
    for i in range(len(PUFF_LEVELS) - 1):
        low, high = knots[:, i : i + 1], knots[:, i + 1 : i + 2]
        share = np.clip((scaled - low) / (high - low), 0.0, 1.0)
        c = np.where(scaled > low, PUFF_LEVELS[i] + (PUFF_LEVELS[i + 1] - PUFF_LEVELS[i]) * share, c)
    c = np.where(scaled > knots[:, -1:], PUFF_LEVELS[-1] * 10.0 ** (-2.0 * (scaled - knots[:, -1:])), c)
    return floats(c / (c + (1.0 - c) / ratio))
