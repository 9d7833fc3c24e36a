"""The same questions to a running platform, over HTTP through its front, as a browser asks them."""

import argparse
import os
import random
import statistics
import time
from pathlib import Path

import httpx

from bench.registers.asked import LIMITS, cases
from bench.stream.__main__ import sign_in

WHO = {"province": "hubei.duty", "city": "huangshi.duty"}


def seats_of(client: httpx.Client) -> list[tuple[float, float]]:
    """Seats of Hubei's counties, as the platform knows them."""
    cities = client.get("/api/divisions", params={"parent": "420000"}).raise_for_status().json()
    counties = [each for city in cities for each in client.get("/api/divisions", params={"parent": city["code"]}).json()]
    return [(each["seat_lon"], each["seat_lat"]) for each in counties if each["seat_lon"] is not None]


def ask(client: httpx.Client, path: str) -> tuple[float, int]:
    """Milliseconds until the whole answer is here, and its size on the wire's far side."""
    began = time.perf_counter()
    answer = client.get(path)
    spent = (time.perf_counter() - began) * 1000
    assert answer.status_code in (200, 204), (path, answer.status_code, answer.text[:300])
    return spent, len(answer.content)


def main() -> int:
    """Ask, print the table; exit code 1 when something is slower than its limit."""
    parser = argparse.ArgumentParser(prog="python -m bench.registers front")
    parser.add_argument("base")
    parser.add_argument("accounts", type=Path)
    parser.add_argument("--rounds", type=int, default=60)
    words = parser.parse_args()
    clients = {place: sign_in(words.base, words.accounts, name) for place, name in WHO.items()}
    seats = seats_of(clients["province"])
    rows = {kind: clients["province"].get(f"/api/{kind}", params={"limit": 1}).json()["total"] for kind in ("enterprises", "hazards", "targets")}
    print(", ".join(f"{kind} {total}" for kind, total in rows.items()), f"· {words.rounds} requests each through the front,"
          f" load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")  # fmt: skip
    print(f"{'':36} {'province p50':>12} {'p95':>7} {'city p50':>9} {'p95':>7}  {'limit':>5}  {'kB':>6}   [ms]")
    slow = 0
    for name, (kind, address) in cases(random.Random(1), seats).items():
        row, most = [], 0
        for client in clients.values():
            ask(client, address())
            asked = [ask(client, address()) for _ in range(words.rounds)]
            spent = sorted(each for each, _ in asked)
            row += [statistics.median(spent), spent[int(len(spent) * 0.95) - 1]]
            most = max(most, *(size for _, size in asked))
        over = max(row[1], row[3]) > LIMITS[kind]
        slow += over
        print(f"{name:36} {row[0]:12.1f} {row[1]:7.1f} {row[2]:9.1f} {row[3]:7.1f}  {LIMITS[kind]:5} {most / 1024:7.1f}"
              f"{'  SLOW' if over else ''}", flush=True)  # fmt: skip
    return 1 if slow else 0
