"""Covering problems as one mixed-integer model: smallest number of bases, most people covered, backup, tiers, budget.

Points with the same row of reachable sites are one point of added weight: exact, and what makes ten thousand points
tractable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muster.logistics.errors import BadInput
from muster.logistics.mip import FloatArray, IntArray, Model, ProgressCallback, Status

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Tier:
    """A promise to keep: which site covers which point, how much the promise weighs, which share must be kept.

    Attributes
    ----------
    covers : ndarray of bool, shape (n, m)
        True where site j reaches point i within the promised time.
    weight : float
        Worth of one unit of covered demand in the objective, >= 0.
    share : float, optional
        Least share of the coverable demand, 0 to 1.
    backup : float
        Worth of a second, different open site beside the first, 0 to 1.
    """

    covers: BoolArray
    weight: float = 1.0
    share: float | None = None
    backup: float = 0.0


@dataclass(frozen=True)
class Selection:
    """Open sites with the proven limit of the objective."""

    sites: IntArray
    objective: float
    bound: float
    status: Status


def merged(demand: FloatArray, covers: Sequence[BoolArray]) -> tuple[FloatArray, list[BoolArray]]:
    """Join points that the same sites reach, in every tier; weights are added.

    Examples
    --------
    >>> demand, (covers,) = merged(np.array([2.0, 3.0, 4.0]), [np.array([[1, 0], [0, 1], [1, 0]], bool)])
    >>> sorted(demand.tolist())
    [3.0, 6.0]
    """
    keys = np.hstack([np.packbits(c, axis=1) for c in covers])
    _, first, inverse = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    weights = np.zeros(first.size)
    np.add.at(weights, inverse.ravel(), demand)
    return weights, [c[first] for c in covers]


def dominated(covers: Sequence[BoolArray], cost: FloatArray, required: BoolArray) -> BoolArray:
    """Sites that another site replaces: it covers at least as much in every tier and costs no more.

    Of equal sites the first stays; required sites are never dropped. Not valid where a second cover is worth something.

    Examples
    --------
    >>> covers = np.array([[1, 1, 0], [0, 1, 1]], bool)
    >>> dominated([covers], np.ones(3), np.zeros(3, bool)).tolist()
    [True, False, True]
    """
    m = cost.size
    inside = np.ones((m, m), bool)                       # inside[j, k]: all that j covers, k covers too
    for tier in covers:
        bits = tier.astype(np.float32)
        inside &= bits.T @ bits >= bits.sum(axis=0)[:, None] - 0.5
    inside &= cost[None, :] <= cost[:, None]
    equal = inside & inside.T
    earlier = np.tri(m, k=-1, dtype=bool)                # equal[j, k] counts against j only when k comes first
    beaten: BoolArray = (inside & (~equal | earlier)).any(axis=1) & ~required
    return beaten


def select(
    demand: FloatArray,
    tiers: Sequence[Tier],
    *,
    cost: FloatArray,
    required: BoolArray,
    closed: BoolArray,
    budget: float | None = None,
    count: int | None = None,
    groups: Sequence[tuple[IntArray, int]] = (),
    time_limit: float = 60.0,
    threads: int = 2,
    on_progress: ProgressCallback | None = None,
) -> Selection:
    """Choose sites: the most covered demand under a count or budget, or, without either, the least cost for the shares.

    Parameters
    ----------
    demand : ndarray, shape (n,)
        Weight of each point, >= 0.
    tiers : sequence of Tier
        The promises; one for the plain problems.
    cost : ndarray, shape (m,)
        Cost of each site (1 counts sites), >= 0.
    required, closed : ndarray of bool, shape (m,)
        Sites that must be open, or must not.
    budget : float, optional
        Most that the open sites may cost together.
    count : int, optional
        Most sites that may be open.
    groups : sequence of (ndarray, int)
        Of the sites listed at most so many are open (two tiers of one place: at most one).
    time_limit : float
        Wall clock time. [s], > 0
    threads : int
        Threads the solver may use.
    on_progress : callable, optional
        Called now and then; returning False cancels.

    Returns
    -------
    Selection
        `objective` is covered weight when maximising and cost when minimising; `bound` is proven.

    Notes
    -----
    With y open sites, z points covered once and u covered twice:

    .. math:: \\max \\sum_t \\omega_t \\sum_i w_i (z_{ti} + \\theta_t u_{ti}) \\quad
              z_{ti} + u_{ti} \\le \\sum_j a_{tij} y_j \\quad \\sum_j c_j y_j \\le B

    or, with neither count nor budget, min Σ c y subject to Σ w z >= α Σ w for each tier that names a share
    [1]_ [2]_ [3]_.

    References
    ----------
    .. [1] C. Toregas et al., "The location of emergency service facilities", Operations Research 19 (1971) 1363-1373.
    .. [2] R. Church, C. ReVelle, "The maximal covering location problem", Papers of the Regional Science Association 32
       (1974) 101-118.
    .. [3] K. Hogan, C. ReVelle, "Concepts and applications of backup coverage", Management Science 32 (1986) 1434-1444.
    """
    minimise = budget is None and count is None
    usable = ~closed
    if not groups and all(tier.backup == 0 for tier in tiers):
        usable &= ~dominated([tier.covers & usable for tier in tiers], cost, required)
    weights, covers = merged(demand, [tier.covers & usable for tier in tiers])
    joined = [Tier(c, t.weight, t.share, t.backup) for c, t in zip(covers, tiers, strict=True)]
    m = cost.size
    start = None
    if count is not None and budget is None and not groups and len(joined) == 1 and joined[0].backup == 0:
        start = greedy_cover(weights, joined[0].covers, count, required, ~usable)
        if count - int(required.sum()) <= 1:             # one site to choose: trying each is the proof
            worth = covered_worth(weights, joined, start)
            return Selection(_filled(start, closed, count), worth, worth, Status.OPTIMAL)
    model = Model(maximise=not minimise)
    y = model.add_columns(cost if minimise else np.zeros(m), lower=required.astype(float),
                          upper=usable.astype(float), integer=True)
    for tier in joined:
        _add_tier(model, y, weights, tier, minimise=minimise)
    _add_limits(model, y, cost, usable, budget=budget, count=count, groups=groups)
    integral = _is_integral(weights, joined, cost, minimise=minimise)
    result = model.solve(time_limit=time_limit, threads=threads, relative_gap=0.0 if integral else 1e-9,
                         absolute_gap=0.99 if integral else 0.0, on_progress=on_progress,
                         start=None if start is None else _start(start, weights, joined[0], m))
    if result.values is not None:
        sites = np.flatnonzero(result.values[y] > 0.5)
    elif result.status is Status.INFEASIBLE or len(joined) > 1 or budget is not None or groups:
        return Selection(np.zeros(0, np.int64), result.objective, result.bound, result.status)
    else:                       # no time to find a plan: the one that anybody would make
        sites = greedy_cover(weights, joined[0].covers, m if count is None else count, required, ~usable)
    if count is not None and budget is None and not groups:     # sites left out above add nothing, but may be wanted
        sites = _filled(sites, closed, count)
    objective = float(cost[sites].sum()) if minimise else covered_worth(weights, joined, sites)
    if result.status is Status.OPTIMAL:
        return Selection(sites, objective, objective, result.status)
    bound = result.bound
    if not np.isfinite(bound):      # no proof yet: what is so whatever stands open
        bound = float(cost[required].sum()) if minimise else sum(t.weight * (1 + t.backup) * float(weights.sum()) for t in joined)
    if integral:
        bound = np.ceil(bound - 1e-6) if minimise else np.floor(bound + 1e-6)
    return Selection(sites, objective, float(bound), result.status)


def covered_worth(demand: FloatArray, tiers: Sequence[Tier], sites: IntArray) -> float:
    """Worth of the demand that the open sites cover, tiers and backup included."""
    total = 0.0
    for tier in tiers:
        count = tier.covers[:, sites].sum(axis=1)
        total += tier.weight * float(demand @ (count >= 1))
        total += tier.weight * tier.backup * float(demand @ (count >= 2))
    return total


def greedy_cover(demand: FloatArray, covers: BoolArray, count: int, required: BoolArray, closed: BoolArray) -> IntArray:
    """Open sites one by one, each time the one that adds the most demand; fewer when nothing is left to add."""
    chosen = np.flatnonzero(required).tolist()
    left = demand * ~covers[:, chosen].any(axis=1) if chosen else demand.copy()
    while len(chosen) < count:
        added = left @ covers
        added[closed] = 0
        best = int(added.argmax())
        if added[best] <= 0:
            break
        chosen.append(best)
        left = left * ~covers[:, best]
    return np.asarray(sorted(chosen), np.int64)


def _filled(sites: IntArray, closed: BoolArray, count: int) -> IntArray:
    """The sites, and open ones that add nothing up to the number asked for."""
    spare = np.setdiff1d(np.flatnonzero(~closed), sites)
    wanted = max(0, min(count, int((~closed).sum())) - sites.size)
    return np.sort(np.concatenate([sites, spare[:wanted]])).astype(np.int64)


def _start(sites: IntArray, demand: FloatArray, tier: Tier, m: int) -> FloatArray:
    """Open sites in the columns of a model of one tier, to start from."""
    opened = np.zeros(m)
    opened[sites] = 1.0
    reachable = tier.covers.any(axis=1) & (demand > 0)
    return np.concatenate([opened, tier.covers[reachable][:, sites].any(axis=1).astype(float)])


def _add_tier(model: Model, y: IntArray, demand: FloatArray, tier: Tier, *, minimise: bool) -> None:
    """Columns and rows of one promise; points that nothing reaches stay out."""
    reachable = tier.covers.any(axis=1) & (demand > 0)
    covers, weight = tier.covers[reachable], demand[reachable]
    n = weight.size
    full = minimise and tier.share is not None and tier.share >= 1.0 and tier.backup == 0.0
    lengths = covers.sum(axis=1, dtype=np.int64)
    columns = np.nonzero(covers)[1]
    if full:                                              # every coverable point: no z needed
        model.add_rows(lengths, y[columns], 1.0, lower=1.0, upper=np.inf)
        return
    z = model.add_columns(np.zeros(n) if minimise else tier.weight * weight)
    ends = np.cumsum(lengths)
    index = np.insert(y[columns], ends, z)
    value = np.insert(np.ones(columns.size), ends, -1.0)
    extra = lengths + 1
    if tier.backup > 0 and not minimise:
        u = model.add_columns(tier.weight * tier.backup * weight)
        ends = np.cumsum(extra)
        index, value, extra = np.insert(index, ends, u), np.insert(value, ends, -1.0), extra + 1
    model.add_rows(extra, index, value, lower=0.0, upper=np.inf)
    if tier.share is not None:
        model.add_row(z, weight, lower=tier.share * float(weight.sum()) - 1e-9)


def _add_limits(model: Model, y: IntArray, cost: FloatArray, usable: BoolArray, *, budget: float | None, count: int | None,
                groups: Sequence[tuple[IntArray, int]]) -> None:
    """Rows that say how many sites may be open, in all and in each group, and what they may cost."""
    if count is not None:       # one more open site never uncovers anybody: exactly so many, unless money is short
        most = float(min(count, int(usable.sum())))
        model.add_row(y, np.ones(y.size), lower=most if budget is None and not groups else -np.inf, upper=most)
    if budget is not None:
        model.add_row(y, cost, upper=float(budget))
    for members, most in groups:
        model.add_row(y[members], np.ones(members.size), upper=float(most))


def _is_integral(demand: FloatArray, tiers: Sequence[Tier], cost: FloatArray, *, minimise: bool) -> bool:
    if minimise:
        return _whole(cost)
    return all(_whole(t.weight * f * demand) for t in tiers for f in (1.0, t.backup))


def _whole(values: FloatArray) -> bool:
    """Whole numbers whose sum a float still tells from the next."""
    return bool(np.all(values == np.rint(values))) and float(values.sum()) < 2**40


def check_shapes(demand: FloatArray, matrix: NDArray[np.generic], where: str) -> None:
    """Refuse a matrix that does not fit the demand, or demand that is negative or not finite."""
    if matrix.ndim != 2 or matrix.shape[0] != demand.size or matrix.size == 0:
        raise BadInput(f"the matrix has shape {matrix.shape}, the demand has {demand.size} points", where=where,
                       remedy="Give one row for each demand point and at least one site.")
    if not np.all(np.isfinite(demand)) or np.any(demand < 0):
        raise BadInput("a demand weight is negative or not a number", where=where, remedy="Give weights >= 0.")
