"""kill -9 of web, worker, stream and PostgreSQL while people work: nothing saved is lost, nothing happens twice.

The ledger is what the clients were told: each act has its key, each answer its ids. At the end it is compared with what the
platform holds. Clients do what our own do: they repeat an unanswered act with the same key.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.support.platform import Platform, Visitor, note_figures

pytestmark = pytest.mark.platform
VICTIMS = ("web", "worker", "stream", "postgres")
CLERKS, CALLS = 3, 8


class Killer(threading.Thread):
    """Kills one process after the other, each as soon as the one before is back."""

    def __init__(self, platform: Platform, victims: tuple[str, ...]) -> None:
        super().__init__(daemon=True)
        self.platform, self.victims = platform, victims
        self.killed: list[str] = []
        self.seconds: dict[str, float] = {}
        self.enough = threading.Event()

    def run(self) -> None:
        """Kill until told that it is enough, each victim at least once."""
        round_number = 0
        while not self.enough.is_set() or round_number < len(self.victims):
            name = self.victims[round_number % len(self.victims)]
            gone = self.platform.kill(name)
            self.killed.append(name)
            self.seconds[name] = max(self.seconds.get(name, 0), self.platform.wait_back(name, gone, seconds=20))
            round_number += 1


def call(clerk: int, number: int, marker: str) -> dict[str, Any]:
    return {
        "place_text": f"黄石港区演示路 {marker} {clerk}-{number}", "what": "fire", "caller_name": "演示",
        "caller_phone": f"1000003{clerk}{number:03}", "injured": number, "lon": 115.07, "lat": 30.22,
    }  # fmt: skip


def all_pages(visitor: Visitor, path: str, **parameters: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor = None
    while True:
        answer = visitor.get(path, limit=200, **parameters, **({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        cursor = answer.json()["next"]
        if not cursor:
            return items


def kind_of_accident(visitor: Visitor) -> str:
    return str(visitor.get("/api/incident-types").json()[0]["code"])


def test_calls_taken_while_everything_is_killed_are_kept_once_each(platform: Platform) -> None:
    marker = f"kill-{uuid4().hex[:8]}"
    clerks = [platform.as_role("duty_officer", org="黄石市") for _ in range(CLERKS)]
    what = kind_of_accident(clerks[0])
    killer = Killer(platform, VICTIMS)

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
            if number >= CALLS and len(killer.killed) >= len(VICTIMS):
                break
        return ledger

    killer.start()
    with ThreadPoolExecutor(CLERKS) as pool:
        ledgers = list(pool.map(work, range(CLERKS)))
    killer.enough.set()
    killer.join(90)
    assert not killer.is_alive()
    assert set(killer.killed) >= set(VICTIMS)

    told = {name: report for ledger in ledgers for name, report in ledger.items()}
    kept = [entry for entry in all_pages(clerks[0], "/api/reports") if marker in entry["place_text"]]
    assert sorted(entry["place_text"] for entry in kept) == sorted(told)
    assert {entry["place_text"]: entry["id"] for entry in kept} == told
    incidents = {entry["incident_id"] for entry in kept}
    for incident in sorted(incidents)[:10]:
        timeline = clerks[0].get(f"/api/incidents/{incident}/timeline").json()
        entries = timeline["items"] if isinstance(timeline, dict) else timeline
        assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    note_figures("kills while calls are taken", calls=len(told), kills=len(killer.killed), lost=0, twice=0,
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
