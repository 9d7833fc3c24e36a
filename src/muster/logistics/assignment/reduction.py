"""Make the problem smaller without losing an optimum: what may be left out, and why.

Four steps, each exact:

1. *A unit that fills nothing stays.* Where a unit brings none of what an incident needs, taking it back changes no
   shortage, takes no lateness or travel away from anyone, and gives cover back; groups and sets to avoid only get looser.
   So some optimum never sends it (`useful_pairs`).
2. *A place that cannot be lost needs no variable.* A place with a covering unit that is in no pair stays covered, whatever
   is decided (`Places.keep`).
3. *Places covered by the same units are one.* They are covered or lost together, so one variable carries the sum of their
   weights (`places_of`).
4. *A pair too dear for this goal is out for good.* For any y of the right signs, weak duality gives for every solution of
   a goal's model, at least its bound b(y) plus d_j(y) where pair j is taken and d_j(y) > 0 is its reduced cost. With a plan
   of value z known, no plan of value <= z holds a pair with b + d_j > z; and later goals only look at plans of value <= z
   (`Relaxation.excluded`). y comes from the relaxation, but the proof needs no trust in it: b and d are computed from
   the model itself.

Coverage and "has gone" columns are continuous: gone_u = Σ_k x_uk is whole when x is, and at whole values the best v of a
place is min(1, units left), whole as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from muster.logistics.assignment.problem import BoolArray, Situation
from muster.logistics.mip import FloatArray, IntArray

_FEW = 2
_ENTRIES = 5_000
"""Up to so many entries all places enter the model at once; above, those with at most `_FEW` units, others on demand."""


def useful_pairs(case: Situation) -> IntArray:
    """Unit and incident where the unit can go and fills a need."""
    pairs: IntArray = np.argwhere(np.isfinite(case.arrival) & (case.supply @ (case.need > 0).T > 0))
    return pairs


@dataclass(frozen=True)
class Places:
    """Places that may lose their cover, those of the same units joined.

    Attributes
    ----------
    covered : ndarray of bool, shape (i, u)
        Which units cover each.
    weight : ndarray, shape (i,)
        Their worth, summed.
    active : ndarray of bool, shape (i,)
        Which are in the model; the others are added when a solution would lose them.
    """

    covered: BoolArray
    weight: FloatArray
    active: BoolArray

    @property
    def counts(self) -> IntArray:
        return np.asarray(self.covered.sum(axis=1, dtype=np.int64))

    def keep(self, movable: BoolArray) -> Places:
        """Only the places whose units may all go."""
        at_risk = ~(self.covered & ~movable).any(axis=1)
        covered = self.covered[at_risk]
        counts = covered.sum(axis=1)
        active = self.active[at_risk] | (counts <= _FEW) | (counts.sum() <= _ENTRIES)
        return Places(covered, self.weight[at_risk], active)

    def lost(self, stays: BoolArray) -> BoolArray:
        """Places without any unit left."""
        return np.asarray(~(self.covered & stays).any(axis=1))


def places_of(case: Situation) -> Places:
    """All (kind, place) that any unit covers."""
    rows = np.vstack([(case.covers & (case.kind == k)[:, None]).T for k in np.unique(case.kind)])
    weight = np.tile(case.weight, rows.shape[0] // max(1, case.weight.size))
    some = rows.any(axis=1)
    rows, weight = rows[some], weight[some]
    if rows.shape[0]:
        _, first, which = np.unique(np.packbits(rows, axis=1), axis=0, return_index=True, return_inverse=True)
        rows, weight = rows[first], np.bincount(which.ravel(), weight, minlength=first.size).astype(float)
    return Places(rows, weight, np.zeros(rows.shape[0], bool))
