"""From stores to need: what stock can really be used, which way is fastest, and who gets what."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from muster.logistics.errors import BadInput
from muster.logistics.mip import FloatArray, Model, Status

T = TypeVar("T")


@dataclass(frozen=True)
class Lot:
    """Stock of one item in one store.

    Attributes
    ----------
    store : int
        Row of the travel matrix.
    item : str
        What it is.
    on_hand, expired, lent, faulty, locked : float
        Quantities, >= 0, in the unit of the item; the last four cannot be used.
    expires_in : float or None
        Hours until the rest expires; None when it does not. [h]
    """

    store: int
    item: str
    on_hand: float
    expired: float = 0.0
    lent: float = 0.0
    faulty: float = 0.0
    locked: float = 0.0
    expires_in: float | None = None

    @property
    def usable(self) -> float:
        return max(0.0, self.on_hand - self.expired - self.lent - self.faulty - self.locked)


@dataclass(frozen=True)
class Need:
    """What a place needs: column of the travel matrix, item, quantity, latest arrival [h], weight of the place."""

    place: int
    item: str
    quantity: float
    within: float = math.inf
    priority: float = 1.0


@dataclass(frozen=True)
class Shipment:
    """Quantity sent from a lot to a need, and the hours it takes; numbers count in the given sequences."""

    lot: int
    need: int
    quantity: float
    hours: float


@dataclass(frozen=True)
class Unmet:
    """What a need still lacks and why: ``no_stock``, ``too_far`` (nothing arrives in time) or ``not_enough``."""

    need: int
    quantity: float
    reason: str


@dataclass(frozen=True)
class Supply:
    """Shipments, what cannot be met, whether both goals are proven, and wall clock time. [s]"""

    shipments: tuple[Shipment, ...]
    unmet: tuple[Unmet, ...]
    status: Status
    seconds: float


def allocate(lots: Sequence[Lot], needs: Sequence[Need], hours: ArrayLike, *, time_limit: float = 10.0) -> Supply:
    """Send usable stock to where it is needed: the most weighted need met in time, then the least time on the way.

    Parameters
    ----------
    lots : sequence of Lot
        Stock in stores.
    needs : sequence of Need
        Requests of places.
    hours : array_like, shape (stores, places)
        Door to door, loading and transfers included, >= 0; ``inf`` where there is no way. [h]
    time_limit : float
        Wall clock time. [s]

    Returns
    -------
    Supply
        Quantities may be fractions; every quantity that cannot be met is listed with its reason.

    Raises
    ------
    BadInput
        A negative quantity, or a store or place that the matrix does not hold.

    Notes
    -----
    A transport problem over (lot, need) pairs of one item that arrive in time and before the lot expires:
    first max Σ π x, then min Σ t x with the first value kept. Lots of one store that expire together are one source,
    needs that differ in quantity alone one sink: exact, and a thousand small lots cost no more than a few large ones.
    Where the time is over before any plan is proven, the weightiest need takes the nearest lot (``heuristic``).

    Examples
    --------
    Ten of twelve drums are fit for use; the nearer place is served first because both weigh the same:

    >>> answer = allocate([Lot(0, "foam", 12, faulty=2)], [Need(0, "foam", 6), Need(1, "foam", 6)], [[1.0, 3.0]])
    >>> [(s.need, s.quantity) for s in answer.shipments], [(u.need, u.quantity, u.reason) for u in answer.unmet]
    ([(0, 6.0), (1, 4.0)], [(1, 2.0, 'not_enough')])
    """
    began = time.perf_counter()
    t = np.atleast_2d(np.asarray(hours, float))
    _check(lots, needs, t)
    sources, sinks = _alike(lots, lambda lot: (lot.store, lot.item, lot.expires_in)), _alike(needs, lambda n: (n.place, n.item, n.within, n.priority))
    stocks = [replace(lots[same[0]], on_hand=sum(lots[i].usable for i in same), expired=0.0, lent=0.0, faulty=0.0, locked=0.0) for same in sources]
    wants = [replace(needs[same[0]], quantity=sum(needs[j].quantity for j in same)) for same in sinks]
    pairs = [(i, j) for j, need in enumerate(wants) for i, lot in enumerate(stocks)
             if lot.item == need.item and lot.usable > 0 and need.quantity > 0
             and t[lot.store, need.place] <= _latest(lot, need)]
    if not pairs:
        return Supply((), _unmet(lots, needs, t, np.zeros(len(needs))), Status.OPTIMAL, time.perf_counter() - began)
    flows, status = _flow(stocks, wants, t, np.asarray(pairs, np.int64), began + time_limit)
    shipments = _shared_out(lots, needs, t, [(sources[i], sinks[j], float(q)) for (i, j), q in zip(pairs, flows, strict=True) if q > 1e-7])
    met = np.zeros(len(needs))
    for shipment in shipments:
        met[shipment.need] += shipment.quantity
    ordered = tuple(sorted(shipments, key=lambda s: (s.need, s.hours, s.lot)))
    return Supply(ordered, _unmet(lots, needs, t, met), status, time.perf_counter() - began)


def by_way_of(to_terminal: ArrayLike, between: ArrayLike, from_terminal: ArrayLike, *, transfer: float) -> FloatArray:
    """Fastest door-to-door time by road, then rail or air between terminals, then road again.

    Parameters
    ----------
    to_terminal : array_like, shape (stores, a)
        Road to each terminal of departure. [h]
    between : array_like, shape (a, b)
        Rail or air between terminals; ``inf`` where there is no service. [h]
    from_terminal : array_like, shape (b, places)
        Road from each terminal of arrival. [h]
    transfer : float
        Loading or unloading at a terminal, each time, >= 0. [h]

    Returns
    -------
    ndarray, shape (stores, places)
        Compare with the road alone by ``numpy.minimum``. [h]

    Raises
    ------
    BadInput
        Shapes that do not fit or a negative time.

    Examples
    --------
    One hour to the airport, two in the air, half an hour from it, 45 minutes for each transfer:

    >>> by_way_of([[1.0]], [[2.0]], [[0.5]], transfer=0.75).tolist()
    [[5.0]]
    """
    a, b, c = (np.atleast_2d(np.asarray(v, float)) for v in (to_terminal, between, from_terminal))
    if a.shape[1] != b.shape[0] or b.shape[1] != c.shape[0]:
        raise BadInput(f"legs of shape {a.shape}, {b.shape}, {c.shape} do not join", where="by_way_of",
                       remedy="Give (stores, a), (a, b), (b, places).")
    if transfer < 0 or any(np.isnan(v).any() or (v < 0).any() for v in (a, b, c)):
        raise BadInput("a time is negative or missing", where="by_way_of", remedy="Give hours >= 0 or inf.")
    reached = (a[:, :, None] + b[None]).min(axis=1)
    door: FloatArray = (reached[:, :, None] + c[None]).min(axis=1) + 2 * transfer
    return door


def _alike(things: Sequence[T], key: Callable[[T], Hashable]) -> list[list[int]]:
    """Numbers of the things, those of one key together."""
    found: dict[Hashable, list[int]] = {}
    for number, thing in enumerate(things):
        found.setdefault(key(thing), []).append(number)
    return list(found.values())


def _shared_out(lots: Sequence[Lot], needs: Sequence[Need], t: FloatArray, flows: Sequence[tuple[list[int], list[int], float]]) -> tuple[Shipment, ...]:
    """Flows between groups of lots and of needs as shipments of single ones, each used up before the next is touched."""
    stock, want = [lot.usable for lot in lots], [need.quantity for need in needs]
    found = []
    for members, takers, flow in flows:
        left = flow
        for i in members:
            for j in takers:
                quantity = min(left, stock[i], want[j])
                if quantity <= 1e-7:
                    continue
                stock[i], want[j], left = stock[i] - quantity, want[j] - quantity, left - quantity
                found.append(Shipment(i, j, round(quantity, 6), float(t[lots[i].store, needs[j].place])))
    return tuple(found)


def _latest(lot: Lot, need: Need) -> float:
    """Hours within which the lot must arrive; an open-ended need still wants a way."""
    latest = min(need.within, math.inf if lot.expires_in is None else lot.expires_in)
    return latest if math.isfinite(latest) else np.finfo(float).max


def _flow(lots: Sequence[Lot], needs: Sequence[Need], t: FloatArray, pairs: NDArray[np.int64],
          deadline: float) -> tuple[FloatArray, Status]:
    weight = np.array([needs[j].priority for j in pairs[:, 1]])
    hours = np.array([t[lots[i].store, needs[j].place] for i, j in pairs])

    def model(cost: FloatArray, least: float | None) -> Model:
        made = Model()
        x = made.add_columns(cost, upper=np.inf)
        for side, limits in ((0, [lot.usable for lot in lots]), (1, [need.quantity for need in needs])):
            for number in np.unique(pairs[:, side]).tolist():
                inside = x[pairs[:, side] == number]
                made.add_row(inside, np.ones(inside.size), upper=limits[number])
        if least is not None:
            made.add_row(x, weight, lower=least)
        return made

    first = model(-weight, None).solve(time_limit=max(0.1, deadline - time.perf_counter()))
    if first.values is None:
        return _nearest_first(lots, needs, pairs, weight, hours), Status.HEURISTIC
    most = float(weight @ first.values)
    second = model(hours, most).solve(time_limit=max(0.1, deadline - time.perf_counter()))
    if second.values is None:
        return first.values, Status.TIME_LIMIT
    return second.values, second.status


def _nearest_first(lots: Sequence[Lot], needs: Sequence[Need], pairs: NDArray[np.int64], weight: FloatArray, hours: FloatArray) -> FloatArray:
    """A plan without a solver: the weightiest need first, from the nearest lot."""
    stock, want = [lot.usable for lot in lots], [need.quantity for need in needs]
    flows = np.zeros(len(pairs))
    for number in np.lexsort((hours, -weight)).tolist():
        i, j = pairs[number]
        flows[number] = min(stock[i], want[j])
        stock[i], want[j] = stock[i] - flows[number], want[j] - flows[number]
    return flows


def _unmet(lots: Sequence[Lot], needs: Sequence[Need], t: FloatArray, met: FloatArray) -> tuple[Unmet, ...]:
    found = []
    for j, need in enumerate(needs):
        lacking = need.quantity - float(met[j])
        if lacking <= 1e-6:
            continue
        stocked = [lot for lot in lots if lot.item == need.item and lot.usable > 0]
        in_time = [lot for lot in stocked if t[lot.store, need.place] <= _latest(lot, need)]
        reason = "no_stock" if not stocked else "too_far" if not in_time else "not_enough"
        found.append(Unmet(j, round(lacking, 6), reason))
    return tuple(found)


def _check(lots: Sequence[Lot], needs: Sequence[Need], t: FloatArray) -> None:
    if np.isnan(t).any() or (t < 0).any():
        raise BadInput("a time is negative or missing", where="hours", remedy="Give hours >= 0 or inf.")
    for i, lot in enumerate(lots):
        parts = (lot.on_hand, lot.expired, lot.lent, lot.faulty, lot.locked)
        if not all(math.isfinite(q) and q >= 0 for q in parts):
            raise BadInput("a quantity is negative or not a number", where=f"lot {i}", remedy="Give numbers >= 0.")
        if not 0 <= lot.store < t.shape[0]:
            raise BadInput(f"store {lot.store} is not in the matrix", where=f"lot {i}",
                           remedy=f"Give a number from 0 to {t.shape[0] - 1}.")
    for j, need in enumerate(needs):
        if not (math.isfinite(need.quantity) and need.quantity >= 0 and need.priority > 0):
            raise BadInput("a quantity is negative or a priority is not above 0", where=f"need {j}",
                           remedy="Give a quantity >= 0 and a priority > 0.")
        if not 0 <= need.place < t.shape[1]:
            raise BadInput(f"place {need.place} is not in the matrix", where=f"need {j}",
                           remedy=f"Give a number from 0 to {t.shape[1] - 1}.")
