"""Only usable stock flows, the most need is met, then the way is short; the rest is said with its reason."""

from types import SimpleNamespace

import numpy as np
import pytest

from muster.logistics.errors import BadInput
from muster.logistics.mip import Status
from muster.logistics.supply import Lot, Need, allocate, by_way_of


def test_expired_lent_faulty_and_locked_stock_stays():
    lot = Lot(0, "foam", 10, expired=2, lent=3, faulty=1, locked=1)
    assert lot.usable == 3
    answer = allocate([lot], [Need(0, "foam", 5)], [[1.0]])
    assert [s.quantity for s in answer.shipments] == [3.0]
    assert [(u.quantity, u.reason) for u in answer.unmet] == [(2.0, "not_enough")]


def test_the_reason_tells_no_stock_from_too_far():
    answer = allocate([Lot(0, "foam", 10)], [Need(0, "foam", 5, within=2.0), Need(0, "boom", 1)], [[3.0]])
    assert [(u.need, u.reason) for u in answer.unmet] == [(0, "too_far"), (1, "no_stock")]


def test_stock_that_expires_on_the_way_is_not_sent():
    assert allocate([Lot(0, "serum", 5, expires_in=2.0)], [Need(0, "serum", 1)], [[3.0]]).shipments == ()


def test_the_heavier_need_is_served_first_and_the_nearer_store_used():
    lots = [Lot(0, "foam", 5), Lot(1, "foam", 5)]
    answer = allocate(lots, [Need(0, "foam", 4), Need(1, "foam", 8, priority=3)], [[1.0, 9.0], [2.0, 3.0]])
    sent = {(s.lot, s.need): s.quantity for s in answer.shipments}
    assert sent == {(0, 0): 2.0, (0, 1): 3.0, (1, 1): 5.0}


def test_a_way_that_does_not_exist_is_not_used():
    assert allocate([Lot(0, "foam", 5)], [Need(0, "foam", 4)], [[np.inf]]).unmet[0].reason == "too_far"


@pytest.mark.parametrize("seed", range(10))
def test_no_store_gives_more_than_it_has_and_nobody_gets_more_than_asked(seed):
    random = np.random.default_rng(seed)
    lots = [Lot(int(random.integers(4)), str(random.choice(["a", "b"])), float(random.integers(0, 20)))
            for _ in range(8)]
    needs = [Need(int(random.integers(5)), str(random.choice(["a", "b"])), float(random.integers(0, 20)),
                  priority=float(random.integers(1, 4))) for _ in range(6)]
    answer = allocate(lots, needs, random.uniform(0, 10, (4, 5)))
    for i, lot in enumerate(lots):
        assert sum(s.quantity for s in answer.shipments if s.lot == i) <= lot.usable + 1e-6
    for item in "ab":
        sent = sum(s.quantity for s in answer.shipments if needs[s.need].item == item)
        stock = sum(lot.usable for lot in lots if lot.item == item)
        asked = sum(n.quantity for n in needs if n.item == item)
        assert sent == pytest.approx(min(stock, asked))
    short = sum(u.quantity for u in answer.unmet)
    assert short == pytest.approx(sum(n.quantity for n in needs) - sum(s.quantity for s in answer.shipments))


def test_the_fastest_pair_of_terminals_is_taken():
    hours = by_way_of([[1.0, 0.5]], [[1.0, np.inf], [4.0, 1.0]], [[2.0], [0.5]], transfer=0.5)
    assert hours.tolist() == [[3.0]]


@pytest.mark.parametrize("call", [
    lambda: allocate([Lot(0, "a", -1)], [], [[1.0]]),
    lambda: allocate([Lot(3, "a", 1)], [], [[1.0]]),
    lambda: allocate([], [Need(0, "a", 1, priority=0)], [[1.0]]),
    lambda: allocate([], [Need(4, "a", 1)], [[1.0]]),
    lambda: allocate([], [], [[-1.0]]),
    lambda: by_way_of([[1.0]], [[1.0, 2.0]], [[1.0]], transfer=0),
    lambda: by_way_of([[1.0]], [[1.0]], [[1.0]], transfer=-1),
])
def test_figures_that_make_no_sense_are_refused(call):
    with pytest.raises(BadInput):
        call()


def test_a_thousand_small_lots_are_one_large_one_to_the_plan():
    hours = np.random.default_rng(3).uniform(1, 5, (20, 3))
    wants = [Need(j, "lime", 100, within=4.0, priority=1 + j) for j in range(3)]
    few = allocate([Lot(i, "lime", 50) for i in range(20)], wants, hours)
    parts = [Need(n.place, n.item, n.quantity / 20, n.within, n.priority) for n in wants for _ in range(20)]
    many = allocate([Lot(i // 50, "lime", 1) for i in range(1000)], parts, hours)
    assert many.seconds < 60  # it does not hang
    assert sum(s.quantity for s in many.shipments) == pytest.approx(sum(s.quantity for s in few.shipments))
    assert sum(s.quantity * s.hours for s in many.shipments) == pytest.approx(sum(s.quantity * s.hours for s in few.shipments))
    for i in range(1000):
        assert sum(s.quantity for s in many.shipments if s.lot == i) <= 1 + 1e-6


def test_lots_of_one_store_that_expire_apart_are_kept_apart():
    lots = [Lot(0, "serum", 3, expires_in=1.0), Lot(0, "serum", 4, expires_in=9.0)]
    answer = allocate(lots, [Need(0, "serum", 5)], [[2.0]])
    assert [(s.lot, s.quantity) for s in answer.shipments] == [(1, 4.0)]


def test_without_a_solver_in_time_the_weightiest_need_takes_the_nearest_lot_and_it_is_marked(monkeypatch):
    late = SimpleNamespace(values=None, status=Status.TIME_LIMIT)
    monkeypatch.setattr("muster.logistics.supply.Model.solve", lambda *_, **__: late)
    lots = [Lot(0, "foam", 5), Lot(1, "foam", 5)]
    answer = allocate(lots, [Need(0, "foam", 4), Need(1, "foam", 8, priority=3)], [[1.0, 9.0], [2.0, 3.0]])
    assert {(s.lot, s.need): s.quantity for s in answer.shipments} == {(0, 1): 3.0, (1, 1): 5.0, (0, 0): 2.0}
    assert answer.status is Status.HEURISTIC
