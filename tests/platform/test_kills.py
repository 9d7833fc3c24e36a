"""kill -9 of every kind of process while people work: nothing saved is lost, nothing happens twice.

The ledger is what the clients were told: each act has its key, each answer its ids. At the end it is compared with what the
platform holds. Clients do what our own do: they repeat an unanswered act with the same key.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.support.browser import wait_for
from tests.support.platform import Platform, Visitor, note_figures

pytestmark = pytest.mark.platform
VICTIMS = ("web", "worker", "stream", "postgres", "front", "routing")
CLERKS, CALLS = 3, 8
ORDERS = 2


class Killer(threading.Thread):
    """Kills one process after the other, each as soon as the one before is back."""

    def __init__(self, platform: Platform, victims: tuple[str, ...]) -> None:
        super().__init__(daemon=True)
        self.platform, self.victims = platform, victims
        self.killed: list[str] = []
        self.seconds: dict[str, float] = {}
        self.enough = threading.Event()
        self.fault = ""

    def run(self) -> None:
        """Kill until told that it is enough, each victim at least once; what goes wrong is kept for the test to see."""
        try:
            self._kill_all()
        except Exception as fault:
            self.fault = repr(fault)

    def stop(self) -> None:
        """Say that it is enough, and see every process back."""
        self.enough.set()
        self.join(180)
        assert self.fault == ""
        assert not self.is_alive()
        assert set(self.killed) >= set(VICTIMS)
        self.platform.wait_settled()

    def _kill_all(self) -> None:
        round_number = 0
        while not self.enough.is_set() or round_number < len(self.victims):
            name = self.victims[round_number % len(self.victims)]
            gone = self.platform.kill(name)
            self.killed.append(name)
            self.seconds[name] = max(self.seconds.get(name, 0), self.platform.wait_back(name, gone, seconds=90))
            round_number += 1


@pytest.fixture
def killer(platform: Platform) -> Iterator[Killer]:
    """A killer that stops with its test, whatever becomes of it."""
    made = Killer(platform, VICTIMS)
    yield made
    made.enough.set()
    if made.ident is not None:
        made.join(180)


def call(clerk: int, number: int, marker: str) -> dict[str, Any]:
    return {
        "place_text": f"黄石港区演示路 {marker} {clerk}-{number}", "what": "fire", "caller_name": "演示",
        "caller_phone": f"1000003{clerk}{number:03}", "injured": number, "lon": 115.07, "lat": 30.22,
    }  # fmt: skip


def all_pages(visitor: Visitor, path: str, **parameters: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor = None
    while True:
        page = visitor.read(path, limit=200, **parameters, **({"cursor": cursor} if cursor else {}))
        items += page["items"]
        cursor = page["next"]
        if not cursor:
            return items


def kind_of_accident(visitor: Visitor) -> str:
    return str(visitor.read("/api/incident-types")[0]["code"])


def test_calls_taken_while_everything_is_killed_are_kept_once_each(platform: Platform, killer: Killer) -> None:
    marker = f"kill-{uuid4().hex[:8]}"
    clerks = [platform.as_role("duty_officer", org="黄石市") for _ in range(CLERKS)]
    what = kind_of_accident(clerks[0])

    def work(clerk: int) -> dict[str, str]:
        ledger = {}
        number = 0
        while number < CALLS or not killer.enough.is_set():
            body = call(clerk, number, marker) | {"what": what}
            answer = clerks[clerk].post_until_answered("/api/reports", body, key=str(uuid4()))
            assert answer.status_code == 201, answer.text
            ledger[body["place_text"]] = answer.json()["report"]["id"]
            number += 1
            time.sleep(0.1)
            if number >= CALLS and (len(killer.killed) >= len(VICTIMS) or not killer.is_alive()):
                break
        return ledger

    killer.start()
    with ThreadPoolExecutor(CLERKS) as pool:
        ledgers = list(pool.map(work, range(CLERKS)))
    killer.stop()

    told = {name: report for ledger in ledgers for name, report in ledger.items()}
    kept = [entry for entry in all_pages(clerks[0], "/api/reports") if marker in entry["place_text"]]
    assert sorted(entry["place_text"] for entry in kept) == sorted(told)
    assert {entry["place_text"]: entry["id"] for entry in kept} == told
    incidents = {entry["incident_id"] for entry in kept}
    for incident in sorted(incidents)[:10]:
        entries = clerks[0].read(f"/api/incidents/{incident}/timeline")["items"]
        assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    note_figures("kills while calls are taken", calls=len(told), kills=len(killer.killed),
                 lost=len(told.keys() - {entry["place_text"] for entry in kept}),
                 twice=len(kept) - len({entry["place_text"] for entry in kept}), longest_absence=max(killer.seconds.values()))


def orders_for(officer: Visitor, incident: str, wanted: int) -> list[dict[str, Any]]:
    """Order the best teams that are still free, each under its own key; what the platform answered is the ledger."""
    path = f"/api/incidents/{incident}/dispatch-recommendations"
    advice = officer.post_until_answered(path, {}, key=str(uuid4())).json()
    orders: list[dict[str, Any]] = []
    for candidate in advice["ordered"]:
        body = {"team_id": candidate["team"]["team_id"], "task": "演示：侦检", "recommendation_id": advice["id"]}
        answer = officer.post_until_answered(f"/api/incidents/{incident}/dispatches", body, key=str(uuid4()))
        assert answer.status_code in {201, 409}, answer.text
        if answer.status_code == 201:
            orders.append(answer.json())
        if len(orders) == wanted:
            break
    return orders


def captain_of(platform: Platform, order: dict[str, Any]) -> Visitor | None:
    """The captain of the ordered team, signed in."""
    for account in platform.accounts:
        if "team_captain" in account["roles"] and account["org"] == order["team_name"]:
            return platform.sign_in(account["username"], account["password"])
    return None


def test_orders_given_while_everything_is_killed_leave_once_each(platform: Platform, killer: Killer) -> None:
    officer = platform.as_role("duty_officer", org="黄石市")
    marker = f"order-{uuid4().hex[:8]}"
    incidents = [
        officer.post("/api/reports", call(7, 0, marker) | {"place_text": f"{marker} {what}", "what": what}).json()
        ["incident"]["id"]
        for what in ("hazmat_leak", "pipeline", "mine_gas", "hazmat_fire")
    ]
    killer.start()
    told: dict[str, list[dict[str, Any]]] = {
        incident: orders_for(officer, incident, ORDERS) for incident in incidents
    }
    orders = [order for listed in told.values() for order in listed]
    assert orders

    def states() -> set[str]:
        return {officer.read(f"/api/dispatches/{order['id']}")["status"] for order in orders}

    wait_for(lambda: states() == {"issued"}, 180, "every order has left")

    received = 0
    for order in orders:
        captain = captain_of(platform, order)
        if captain is None:
            continue
        mine = [entry for entry in captain.read("/api/my/dispatches") if order["id"] in str(entry)]
        assert len(mine) == 1
        answer = captain.post_until_answered(f"/api/dispatches/{order['id']}/receive", {}, key=str(uuid4()))
        assert answer.status_code == 200, answer.text
        received += 1
    killer.stop()
    assert received

    for incident, listed in told.items():
        entries = officer.read(f"/api/incidents/{incident}/timeline")["items"]
        assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
        kinds = Counter(entry["kind"] for entry in entries)
        assert kinds["dispatch.ordered"] == len(listed)
        assert kinds["dispatch.issued"] == len(listed)
        assert kinds["dispatch.received"] <= len(listed)
        room = officer.read(f"/api/incidents/{incident}/room")
        assert set(room["collections"].get("dispatches", {})) == {order["id"] for order in listed}
    note_figures("kills while orders are given", orders=len(orders), received=received, kills=len(killer.killed),
                 longest_absence=max(killer.seconds.values()))


def test_the_same_key_gets_the_same_answer_after_a_kill(platform: Platform) -> None:
    clerk = platform.as_role("duty_officer", org="黄石市")
    body = call(9, 1, f"key-{uuid4().hex[:8]}") | {"what": kind_of_accident(clerk)}
    key = str(uuid4())
    first = clerk.post_until_answered("/api/reports", body, key=key)
    gone = platform.kill("web")
    again = clerk.post_until_answered("/api/reports", body, key=key)
    platform.wait_back("web", gone)
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    other = clerk.post_until_answered("/api/reports", body | {"injured": 77}, key=key)
    assert other.status_code == 409
    assert UUID(first.json()["report"]["id"])
