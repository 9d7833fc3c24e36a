"""p-median with proof: Lagrangian bound, vertex substitution, reduced-cost fixing, then branch and bound on the rest.

The dual bound of relaxing "every demand point is served once" equals the bound of the strong linear programme, and
comes out of a few hundred vector operations instead of a linear programme with n × m rows. Sites whose reduced cost
exceeds the gap leave the problem for good; on the OR-Library instances this leaves none to about half of them. The
tree is then searched with the same bound, and a small rest that resists goes to HiGHS in the radius formulation.
"""

from __future__ import annotations

import heapq
import itertools
import math
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from muster.logistics.mip import FloatArray, IntArray, Model, Progress, ProgressCallback, Status

BoolArray = NDArray[np.bool_]
RADIUS_ENTRIES = 60_000
"""Largest radius formulation handed to HiGHS, in matrix entries; above it the tree alone is searched."""
_ROUNDING = 1e-6
"""Share of a bound that single precision may add."""
_BITS = 20
"""Costs that are no whole numbers are counted in a unit that leaves the largest so many bits, and a plan counts as better when
it is so by `_grain`: nothing here depends on the unit of the caller."""
SETS = 500_000
"""Most sets that are simply tried, on instances so small that this takes seconds."""
TREE_NODES = 60
"""Nodes of the tree tried before a small rest goes to HiGHS."""


@dataclass
class Median:
    """Answer of `solve`: open sites (columns of the cost matrix), objective, proven lower bound, status."""

    sites: IntArray
    objective: float
    bound: float
    status: Status


@dataclass
class _Search:
    """The problem (site-major cost) and the best answer so far."""

    cost: FloatArray
    p: int
    integral: bool
    deadline: float
    on_progress: ProgressCallback | None
    began: float
    best: float = np.inf
    sites: IntArray = field(default_factory=lambda: np.zeros(0, np.int64))
    bound: float = -np.inf
    cancelled: bool = False
    tried: set[tuple[int, ...]] = field(default_factory=set)
    last_told: float = 0.0
    scale: FloatArray = field(default_factory=lambda: np.ones(0))
    fast: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    lock: Lock = field(default_factory=Lock)
    workers: ThreadPoolExecutor = field(init=False)

    def cut(self) -> float:
        """A bound above this proves that nothing better exists."""
        if not np.isfinite(self.best):
            return np.inf
        return self.best - 1 + 1e-6 if self.integral else self.best - _grain(self.best)

    def offer(self, sites: IntArray) -> float:
        value = float(self.cost[sites].min(axis=0).sum())
        with self.lock:
            if value < self.best - 0.1 * _grain(value):
                self.best, self.sites = value, np.sort(sites)
        return value

    def stopped(self, phase: str) -> bool:
        now = time.perf_counter()
        if self.on_progress is not None and now - self.last_told > 0.2 and not self.cancelled:
            self.last_told = now
            told = Progress(now - self.began, self.best if np.isfinite(self.best) else None,
                            self.bound if np.isfinite(self.bound) else None, phase)
            self.cancelled = not self.on_progress(told)
        return self.cancelled or now > self.deadline


@dataclass
class _Node:
    """Sites still in play (`alive`), those that must be open (`forced`, a mask over alive), multipliers, bound.

    `share` says how often each site was among the chosen of late: near 0 or 1 the relaxation is sure of it.
    """

    alive: IntArray
    forced: BoolArray
    multipliers: FloatArray
    bound: float
    share: FloatArray


def _grain(value: float) -> float:
    """The least difference that tells two sums apart."""
    return 1e-9 * abs(value) + 1e-6


def greedy(cost: FloatArray, p: int, forced: BoolArray) -> IntArray:
    """Open the forced sites, then one by one the site that lowers the sum most; `cost` has one row per site."""
    chosen = np.flatnonzero(forced).tolist()
    nearest = cost[chosen].min(axis=0) if chosen else None
    while len(chosen) < p:
        total = cost.sum(axis=1) if nearest is None else np.minimum(cost, nearest).sum(axis=1)
        total[chosen] = np.inf
        j = int(total.argmin())
        chosen.append(j)
        nearest = cost[j] if nearest is None else np.minimum(nearest, cost[j])
    return np.asarray(chosen, np.int64)


def substitute(cost: FloatArray, sites: IntArray, forced: BoolArray, deadline: float) -> IntArray:
    """Swap one open site for one closed site while that lowers the sum (Teitz and Bart, best improvement)."""
    import scipy.sparse as sparse

    chosen = sites.copy()
    m, n = cost.shape
    p = chosen.size
    if p >= m:
        return chosen
    demand = np.arange(n)
    while time.perf_counter() < deadline:
        open_cost = cost[chosen]
        first = open_cost.argmin(axis=0)
        d1 = open_cost[first, demand]
        if p > 1:
            open_cost[first, demand] = np.inf
            d2 = open_cost.min(axis=0)
        else:
            d2 = np.full(n, cost.max())
        gain = np.maximum(d1 - cost, 0).sum(axis=1)
        saved = np.maximum(d2 - np.maximum(cost, d1), 0)
        owner = sparse.csc_matrix((np.ones(n), (demand, first)), shape=(n, p))
        change = gain[:, None] + np.asarray((owner.T @ saved.T).T)
        change -= np.bincount(first, weights=d2 - d1, minlength=p)
        change[chosen] = -np.inf
        change[:, forced[chosen]] = -np.inf
        j, i = divmod(int(change.argmax()), p)
        if not change[j, i] > 0.1 * _grain(float(d1.sum())):
            break
        chosen[i] = j
    return chosen


def solve(
    cost: FloatArray,
    p: int,
    *,
    required: BoolArray | None = None,
    time_limit: float = 60.0,
    threads: int = 2,
    on_progress: ProgressCallback | None = None,
) -> Median:
    """Open `p` sites so that the sum over demand points of the cost of the nearest open site is least.

    Parameters
    ----------
    cost : ndarray, shape (n, m)
        Weight times distance of demand point i from site j; >= 0, ``inf`` where there is no way.
    p : int
        Sites to open, 1 <= p <= m.
    required : ndarray of bool, shape (m,), optional
        Sites that must be open; at most p of them.
    time_limit : float
        Wall clock time. [s], > 0
    threads : int
        Threads the mixed-integer solver may use.
    on_progress : callable, optional
        Called a few times a second; returning False cancels.

    Returns
    -------
    Median
        Open sites in ascending order, their sum, and a lower bound of the optimum; no sites and an infinite sum where none
        reach every point, or time ended before any were found that do.

    Notes
    -----
    Relaxing the assignment of each point with multipliers λ gives

    .. math:: L(\\lambda) = \\sum_i \\lambda_i + \\min_{|S| = p} \\sum_{j \\in S} \\sum_i \\min(0, c_{ij} - \\lambda_i)

    maximised by subgradients [1]_. A site outside S whose reduced cost lifts L past the best known sum is never open in
    a better answer; one inside S whose loss does so is always open. The rest is solved in the radius formulation [2]_
    by HiGHS, or by branching on sites with the same bound.

    Examples
    --------
    Four points on a line at 0, 1, 10 and 12, every point a site; two medians split them in the middle:

    >>> x = np.array([0.0, 1.0, 10.0, 12.0])
    >>> answer = solve(abs(x[:, None] - x), 2)
    >>> answer.objective, answer.status.value
    (3.0, 'optimal')

    References
    ----------
    .. [1] J. E. Beasley, "A note on solving large p-median problems", European Journal of Operational Research 21
       (1985) 270-273.
    .. [2] S. Garcia, M. Labbe, A. Marin, "Solving large p-median problems with a radius formulation", INFORMS Journal
       on Computing 23 (2011) 546-556.
    """
    began = time.perf_counter()
    by_site = np.ascontiguousarray(_finite(cost).T, float)
    integral = bool(np.all(by_site == np.rint(by_site))) and float(by_site.max(axis=0).sum()) < 2**50
    unit = 1.0 if integral else math.ldexp(1.0, math.frexp(float(by_site.max()))[1] - _BITS)
    told = None if on_progress is None else lambda progress: on_progress(progress.times(unit))
    answer = _solve(by_site / unit, p, required, integral, began + time_limit, threads, told)
    answer = replace(answer, objective=answer.objective * unit, bound=answer.bound * unit)
    if np.isfinite(cost[:, answer.sites].min(axis=1)).all():
        return answer
    if answer.status is Status.OPTIMAL:
        answer = replace(answer, bound=math.inf, status=Status.INFEASIBLE)
    return replace(answer, sites=np.zeros(0, np.int64), objective=math.inf)


def _finite(cost: FloatArray) -> FloatArray:
    """The costs with a prohibitive, finite price where there is no way."""
    blocked = np.isinf(cost)
    if not blocked.any():
        return cost
    price = np.ceil(np.where(blocked, 0.0, cost).max(axis=1).sum() + 1.0)
    return np.where(blocked, price, cost)


def _solve(by_site: FloatArray, p: int, required: BoolArray | None, integral: bool, deadline: float, threads: int,
           on_progress: ProgressCallback | None) -> Median:
    """`solve`, of costs that are whole numbers or below 2 ** _BITS."""
    began = time.perf_counter()
    m = by_site.shape[0]
    forced = np.zeros(m, bool) if required is None else required.copy()
    search = _Search(by_site, p, integral, deadline, on_progress, began)
    search.fast = by_site.astype(np.float32)
    search.scale = by_site.mean(axis=0) / max(1e-12, float(by_site.mean()))
    chosen = greedy(by_site, p, forced)
    search.offer(chosen)
    chosen = substitute(by_site, chosen, forced, began + 0.3 * (deadline - began))
    search.offer(chosen)
    if p >= m or forced.sum() >= p:
        return Median(search.sites, search.best, search.best, Status.OPTIMAL)
    near = np.partition(by_site[search.sites], min(1, p - 1), axis=0)[: min(2, p)]
    root = _Node(np.arange(m), forced, near.mean(axis=0), -np.inf, np.zeros(m))
    _bound(search, root, iterations=900, scale=2.0, improve=True)
    if root.bound <= search.cut():
        _shake(search, root, rounds=12)
        _bound(search, root, iterations=120, scale=0.3, improve=True)
    search.bound = min(root.bound, search.best)
    proven = root.bound > search.cut()
    if not proven and not search.stopped("bound"):
        with ThreadPoolExecutor(min(2, max(1, threads))) as search.workers:      # both children of a node at once
            proven = _finish(search, root, threads)
    if proven:
        return Median(search.sites, search.best, search.best, Status.OPTIMAL)
    status = Status.CANCELLED if search.cancelled else Status.TIME_LIMIT
    return Median(search.sites, search.best, min(search.bound, search.best), status)


def _bound(search: _Search, node: _Node, *, iterations: int, scale: float, improve: bool) -> None:
    """Raise the node's bound by subgradient steps and drop the sites that reduced costs rule out.

    The steps are reckoned in single precision, which halves their time; every bound that decides is reckoned again in double.
    """
    a = search.fast[node.alive]
    lam = node.multipliers.copy()
    best_lam, direction = lam, np.zeros_like(lam)
    work = np.empty_like(a)
    stall, patience = 0, 20 if improve else 8
    best = -np.inf
    metric = np.maximum(search.scale, 1e-12)
    share = node.share.copy()
    free = search.p - int(node.forced.sum())
    for step in range(iterations):
        np.subtract(a, lam.astype(np.float32), out=work)
        np.minimum(work, 0, out=work)
        rho = work.sum(axis=1)
        chosen = _cheapest(rho, node.forced, free)
        value = float(lam.sum() + rho[chosen].sum())
        if value > best:
            stall = 0 if value > best + 1e-5 * abs(best) else stall + 1
            best, best_lam = value, lam.copy()
        else:
            stall += 1
        share *= 0.95       # the average of the sets comes near the linear programme's answer
        share[chosen] += 0.05
        if improve and step % 40 == 39:     # a good set to descend from
            _improve(search, node, _cheapest(-share, node.forced, free))
        if best > search.cut() + _ROUNDING * abs(best) or (step % 20 == 0 and search.stopped("bound")):
            break
        if stall > patience:
            scale /= 1.6
            stall, lam = 0, best_lam.copy()
            if scale < 0.004:
                break
        if step % 60 == 59:
            keep = _fix(search, node, *_exact(search, node, best_lam))
            free = search.p - int(node.forced.sum())
            if keep.mean() < 0.9:
                node.alive, node.forced = node.alive[keep], node.forced[keep]
                a, work, share = a[keep], work[: int(keep.sum())].copy(), share[keep]
                continue
        direction = 0.7 * (1.0 - (work[chosen] < 0).sum(axis=0)) + 0.3 * direction
        norm = float((direction * metric) @ direction)
        if norm < 1e-12:
            break
        lam = lam + scale * max(search.best - value, 1e-6 * abs(search.best)) / norm * (metric * direction)
    best, rho = _exact(search, node, best_lam)
    node.bound = max(node.bound, best)
    node.multipliers = best_lam
    _improve(search, node, _cheapest(rho, node.forced, free), quick=not improve)
    keep = _fix(search, node, best, rho)
    node.alive, node.forced, node.share = node.alive[keep], node.forced[keep], share[keep]


def _exact(search: _Search, node: _Node, multipliers: FloatArray) -> tuple[float, FloatArray]:
    """The node's bound and the reduced cost of each site at these multipliers."""
    rho = np.minimum(search.cost[node.alive] - multipliers, 0).sum(axis=1)
    chosen = _cheapest(rho, node.forced, search.p - int(node.forced.sum()))
    return float(multipliers.sum() + rho[chosen].sum()), rho


def _cheapest(rho: FloatArray, forced: BoolArray, free: int) -> IntArray:
    """The forced sites and the `free` others of lowest reduced cost."""
    if free <= 0:
        return np.flatnonzero(forced)
    score = np.where(forced, -np.inf, rho)
    count = free + int(forced.sum())
    return np.argpartition(score, count - 1)[:count] if count < rho.size else np.arange(rho.size)


def _fix(search: _Search, node: _Node, bound: float, rho: FloatArray) -> BoolArray:
    """Mark sites that cannot be open in a better answer, force those that must be; the mask of sites to keep."""
    free = search.p - int(node.forced.sum())
    keep = np.ones(rho.size, bool)
    open_ = ~node.forced
    if free <= 0:
        keep[:] = node.forced
        return keep
    if int(open_.sum()) <= free:
        return keep
    order = np.sort(rho[open_])
    last_in, first_out = order[free - 1], order[free]
    cut = search.cut()
    keep[:] = node.forced | ~(bound + rho - last_in > cut) | (rho <= last_in)
    node.forced = node.forced | (open_ & (rho <= last_in) & (rho < first_out) & (bound - rho + first_out > cut))
    return keep


def _improve(search: _Search, node: _Node, chosen: IntArray, *, quick: bool = False) -> None:
    """Turn a set of sites from the relaxation into a good answer, once per set."""
    sites = node.alive[chosen]
    if sites.size != search.p:
        return
    key = tuple(sorted(sites.tolist()))
    if key in search.tried or len(search.tried) > 4000:
        return
    search.tried.add(key)
    value = search.offer(sites)
    near = value < search.best * (1.01 if quick else 1.2)
    if near and (not quick or len(search.tried) % 8 == 0):
        local = np.sort(chosen)
        better = substitute(search.cost[node.alive], local, node.forced, search.deadline)
        search.offer(node.alive[better])


def _shake(search: _Search, node: _Node, rounds: int) -> None:
    """Kick the best answer and descend again, a few times, on the sites still in play."""
    position = {int(site): k for k, site in enumerate(node.alive)}
    costs = search.cost[node.alive]
    random = np.random.default_rng(20_240_101)
    for turn in range(rounds):
        if search.stopped("heuristic") or node.bound > search.cut():
            return
        start = [position[j] for j in search.sites.tolist() if j in position]
        kicked = np.asarray(start, np.int64)
        others = np.setdiff1d(np.arange(node.alive.size), kicked)
        loose = np.flatnonzero(~node.forced[kicked])
        swaps = min(2 + turn % 4 + search.p // 40, loose.size, others.size)
        if swaps == 0:
            return
        kicked[random.choice(loose, swaps, replace=False)] = random.choice(others, swaps, replace=False)
        missing = search.p - kicked.size
        if missing > 0:
            rest = np.setdiff1d(np.arange(node.alive.size), kicked)
            kicked = np.concatenate([kicked, random.choice(rest, missing, replace=False)])
        search.offer(node.alive[substitute(costs, kicked, node.forced, search.deadline)])


def _finish(search: _Search, root: _Node, threads: int) -> bool:
    """Prove the optimum on the sites that are left; True when proven."""
    free, left = int((~root.forced).sum()), search.p - int(root.forced.sum())
    sets = math.comb(free, max(0, left - 1))
    if sets <= SETS and sets * free * search.cost.shape[1] <= SETS * 20_000:
        return _by_trying(search, root)
    cap = _caps(search, root)
    heap = [(root.bound, 0, root)]
    if _radius_entries(search, root, cap) <= RADIUS_ENTRIES:
        if _by_branching(search, heap, TREE_NODES, 0.2):
            return True
        if not search.stopped("branch and bound") and _by_radius(search, root, cap, threads, 0.3):
            return True
    return _by_branching(search, heap, 1_000_000, 1.0)


def _by_trying(search: _Search, node: _Node) -> bool:
    """Try every set of the sites in play, the last site of a set all at once."""
    costs = search.cost[node.alive]
    free = np.flatnonzero(~node.forced)
    base = costs[node.forced].min(axis=0) if node.forced.any() else np.full(costs.shape[1], np.inf)
    left = search.p - int(node.forced.sum())
    if left <= 0:
        search.offer(node.alive[node.forced])
        return True
    values = costs[free]
    forced = np.flatnonzero(node.forced)

    def deepen(first: int, nearest: FloatArray, chosen: tuple[int, ...]) -> bool:
        if len(chosen) == left - 1:
            if first < free.size:
                totals = np.minimum(values[first:], nearest).sum(axis=1)
                last = int(totals.argmin())
                if totals[last] < search.best:
                    search.offer(node.alive[np.concatenate([forced, free[[*chosen, first + last]]])])
            return not search.stopped("enumeration")
        return all(deepen(j + 1, np.minimum(nearest, values[j]), (*chosen, j))
                   for j in range(first, free.size - (left - 1 - len(chosen))))

    return deepen(0, base, ())


def _by_branching(search: _Search, heap: list[tuple[float, int, _Node]], most: int, share: float) -> bool:
    """Best-bound-first search of at most so many nodes, in a share of the time left; the heap can be taken up again.

    Each node warm-starts the multipliers of its parent.
    """
    end = time.perf_counter() + share * max(0.0, search.deadline - time.perf_counter())
    count = itertools.count(1 + max(number for _, number, _ in heap))
    most = 3 * most + next(count)
    while heap:
        bound, number, node = heapq.heappop(heap)
        search.bound = max(search.bound, min(bound, search.best))
        if bound > search.cut():
            return True
        if next(count) > most or time.perf_counter() > end or search.stopped("branch and bound"):
            heapq.heappush(heap, (bound, number, node))
            return False
        children = _children(search, node)
        list(search.workers.map(lambda child: _bound(search, child, iterations=80, scale=0.5, improve=False), children))
        if search.cancelled or time.perf_counter() > search.deadline:
            heapq.heappush(heap, (bound, number, node))
            return False
        for child in children:
            if child.bound > search.cut() or child.alive.size < search.p:
                continue
            if child.alive.size == search.p or int(child.forced.sum()) >= search.p:
                search.offer(child.alive[: search.p] if child.alive.size == search.p else child.alive[child.forced])
                continue
            heapq.heappush(heap, (child.bound, next(count), child))
    return True


def _children(search: _Search, node: _Node) -> list[_Node]:
    """Open and close the undecided site that the relaxation is least sure of: in both children its bound rises."""
    j = int(np.where(node.forced, -np.inf, -np.abs(node.share - 0.5)).argmax())
    forced = node.forced.copy()
    forced[j] = True
    keep = np.ones(node.alive.size, bool)
    keep[j] = False
    return [
        _Node(node.alive, forced, node.multipliers, node.bound, node.share),
        _Node(node.alive[keep], node.forced[keep], node.multipliers, node.bound, node.share[keep]),
    ]


def _caps(search: _Search, node: _Node) -> FloatArray:
    """The most each point can cost in an answer better than the best known.

    A forced site, the number of sites that may be closed, and the bound itself limit it: were the point served from
    farther away, all nearer sites would be closed and the Lagrangian bound would pass the cut.
    """
    costs = search.cost[node.alive]
    m, n = costs.shape
    levels = np.sort(costs, axis=0)
    lam = node.multipliers
    rho = np.where(node.forced, -np.inf, np.minimum(costs - lam, 0).sum(axis=1))
    order = np.argsort(rho, kind="stable")
    by_rho = costs[order]
    gain = np.where(np.isfinite(rho[order]), rho[order], np.minimum(by_rho - lam, 0).sum(axis=1))
    low, high = np.zeros(n, np.int64), np.full(n, max(0, m - search.p), np.int64)
    while (low < high).any():
        middle = (low + high + 1) // 2
        at = levels[middle, np.arange(n)]
        allowed = by_rho >= at
        taken = allowed & (np.cumsum(allowed, axis=0) <= search.p)
        bound = lam.sum() + (gain[:, None] * taken).sum(axis=0) + np.maximum(0.0, at - lam)
        possible = bound <= search.cut()
        low, high = np.where(possible, middle, low), np.where(possible, high, middle - 1)
    cap = levels[low, np.arange(n)]
    if node.forced.any():
        cap = np.minimum(cap, costs[node.forced].min(axis=0))
    return cap


def _radius_entries(search: _Search, node: _Node, cap: FloatArray) -> int:
    below = (search.cost[node.alive] < cap).sum(axis=0, dtype=np.int64)
    return int((below * (below + 1) // 2).sum())


def _by_radius(search: _Search, node: _Node, cap: FloatArray, threads: int, share: float) -> bool:
    """Solve the radius formulation: z[i, r] = 1 when no open site is nearer to i than its r-th distinct cost."""
    costs = search.cost[node.alive]
    m = node.alive.size
    model = Model()
    y = model.add_columns(np.zeros(m), lower=node.forced.astype(float), integer=True)
    model.add_row(y, np.ones(m), lower=search.p, upper=search.p)
    constant = 0.0
    lengths, index, gains = [], [], []
    for i in range(costs.shape[1]):
        c = costs[:, i]
        near = np.flatnonzero(c < cap[i])
        near = near[np.argsort(c[near], kind="stable")]
        levels = np.append(np.unique(c[near]), cap[i])
        constant += float(levels[0])
        for low, high in itertools.pairwise(levels):
            inside = near[: int(np.searchsorted(c[near], low, side="right"))]
            lengths.append(inside.size + 1)
            index.append(inside)
            gains.append(high - low)
    z = model.add_columns(np.asarray(gains))
    flat = np.concatenate([np.append(inside, z[k]) for k, inside in enumerate(index)]) if index else np.zeros(0)
    model.add_rows(lengths, flat, 1.0, lower=1.0, upper=np.inf)

    def told(progress: Progress) -> bool:
        if progress.bound is not None:
            search.bound = max(search.bound, min(search.best, progress.bound + constant))
        return not search.stopped("branch and bound")

    result = model.solve(
        time_limit=max(0.1, share * (search.deadline - time.perf_counter())), threads=threads, relative_gap=0.0,
        absolute_gap=0.999 if search.integral else _grain(search.best), on_progress=told,
    )
    if result.values is not None:
        search.offer(node.alive[result.values[y] > 0.5])
    if result.status is Status.OPTIMAL:
        return True
    if result.status is Status.INFEASIBLE:      # every site in play was ruled out: the best known answer is the optimum
        return True
    search.bound = max(search.bound, min(search.best, result.bound + constant))
    return False
