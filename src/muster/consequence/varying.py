"""Clouds of releases that change as they go: a vessel that blows down, a pool that cools, a valve that is shut.

The release is cut into pieces of constant rate. Each piece is one member of an ensemble of steady dense plumes, solved all at once,
and passes the receptor as a finite release does; the pieces add up to the steady plume where the rate does not change.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .arrays import ArrayLike, FloatArray, erf, floats
from .atmosphere import Weather
from .dense import DenseField, DensePlume, SourceTerm
from .errors import ImpossibleState
from .substances import Substance


@dataclass(frozen=True)
class VaryingField:
    """The steady plumes of the pieces, (k, ·), and when each began and ended."""

    plumes: DenseField
    edges: FloatArray
    along_wind: float
    validity: tuple[str, ...] = ()

    def mole_fraction(self, x: ArrayLike, y: ArrayLike, z: ArrayLike, time: ArrayLike) -> FloatArray:
        """Concentration through time.

        Parameters
        ----------
        x, y, z : array_like, shape (m,)
            Receptors, x from the source's centre, 20 … 10 000. [m]
        time : array_like, shape (t,)
            Since the release began, ≥ 0. [s]

        Returns
        -------
        fraction : ndarray, shape (m, t)
            [mol/mol]
        """
        px, py, pz = (np.atleast_1d(a) for a in np.broadcast_arrays(floats(x), floats(y), floats(z)))
        steady = self.plumes.mole_fraction(px, py, pz, duration_effect=False)[:, :, None]
        delay = self.plumes.arrival(px)[:, :, None]
        spread = np.sqrt(2.0) * np.maximum(self.along_wind * delay, 1.0)
        t = np.atleast_1d(floats(time))[None, None, :]
        begun, ended = self.edges[:-1, None, None], self.edges[1:, None, None]
        passing = 0.5 * (erf((t - begun - delay) / spread) - erf((t - ended - delay) / spread))
        return floats(np.minimum(np.sum(steady * passing, axis=0), 1.0))


@dataclass(frozen=True)
class VaryingPlume:
    """Dense or passive plume of a release in pieces of constant rate."""

    plume: DensePlume = field(default_factory=DensePlume)
    name: str = "plume of a varying release"
    version: str = "2.2"
    reference: str = "quasi-steady pieces; observers as in DEGADIS (Spicer & Havens 1989)"
    valid_range: str = "as the dense plume; rates that change slowly against the travel time, wind constant"

    def solve(
        self,
        substance: Substance,
        weather: Weather,
        *,
        edges: ArrayLike,
        mass_rates: ArrayLike,
        enthalpy: ArrayLike,
        diameter: ArrayLike,
        speed: ArrayLike = 0.0,
        x_max: float = 10000.0,
        averaging_time: float = 18.75,
    ) -> VaryingField:
        """Solve the plumes of all pieces at once.

        Parameters
        ----------
        substance : Substance
            What is released.
        weather : Weather
            One wind and stability.
        edges : array_like, shape (k + 1,)
            Ascending times at which the pieces begin and end. [s]
        mass_rates, enthalpy, diameter, speed : array_like, shape (k,) or ()
            Of each piece, as for `dense.SourceTerm`: > 0 [kg/s], [J/kg], [m], [m/s].
        x_max : float
            Farthest receptor, up to 10 000. [m]
        averaging_time : float
            18.75 … 3600. [s]

        Returns
        -------
        VaryingField
            Callable at receptors and times.

        Raises
        ------
        ImpossibleState
            Edges that do not ascend, or another number of rates than of pieces.

        Notes
        -----
        .. math:: c(x,t) = \\sum_k \\tfrac12 c_k(x)\\left[\\mathrm{erf}\\frac{t-t_k-\\tau_k}{\\sqrt2\\sigma_t} -
                  \\mathrm{erf}\\frac{t-t_{k+1}-\\tau_k}{\\sqrt2\\sigma_t}\\right]

        with the travel time τ_k and σ_t = 0.13 τ_k; the dose is that of the steady plumes over their pieces.
        """
        times, rates = floats(edges), np.atleast_1d(floats(mass_rates))
        if times.ndim != 1 or len(times) != len(rates) + 1 or np.any(np.diff(times) <= 0.0) or np.any(rates <= 0.0):
            raise ImpossibleState("impossible-state", reason="a release needs ascending times, one more than it has positive rates")
        source = SourceTerm.of(mass_rate=rates, enthalpy=enthalpy, diameter=diameter, speed=speed)
        found = self.plume.solve(substance, source, weather, x_max=x_max, averaging_time=averaging_time)
        return VaryingField(found, times, self.plume.along_wind, found.validity)
