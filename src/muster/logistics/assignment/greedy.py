"""The plan without a solver: always there, never proven."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from muster.logistics.assignment.problem import TINY, Situation
from muster.logistics.mip import IntArray


def greedy(case: Situation, *, avoid: Sequence[frozenset[int]] = ()) -> IntArray:
    """Send, one after the other, the unit that fills most of what is lacking, soonest; always keeps the groups.

    Parameters
    ----------
    case : Situation
        Units, incidents, places.
    avoid : sequence of frozenset of int
        Sets of units that may not all be sent.

    Returns
    -------
    ndarray of int, shape (u,)
        Incident each unit goes to, -1 where it stays.
    """
    units = case.arrival.shape[0]
    sent = np.full(units, -1, np.int64)
    allowed = np.isfinite(case.arrival)
    lacking = case.need.copy()
    late = np.maximum(0.0, case.arrival - case.deadline)
    banned = {min(a) for a in avoid if a}            # leaving one of each set at home is enough
    allowed[sorted(banned)] = False
    room = [most for _, most in case.groups]
    for k, (members, _) in enumerate(case.groups):
        if room[k] <= 0:
            allowed[members] = False
    while allowed.any():
        useful = np.where(allowed, np.minimum(case.supply[:, None, :], lacking[None]).sum(axis=2) * case.priority, 0.0)
        top = float(useful.max())
        if top <= TINY:
            break
        candidates = np.argwhere(useful >= top - TINY)
        order = np.lexsort((case.arrival[candidates[:, 0], candidates[:, 1]], late[candidates[:, 0], candidates[:, 1]]))
        u, k = (int(v) for v in candidates[order[0]])
        sent[u] = k
        lacking[k] = np.maximum(0.0, lacking[k] - case.supply[u])
        allowed[u] = False
        for g, (members, _) in enumerate(case.groups):
            if u in members:
                room[g] -= 1
                if room[g] <= 0:
                    allowed[members] = False
    return sent
