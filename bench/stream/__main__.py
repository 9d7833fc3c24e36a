"""Open streams against a running demonstration and time the way of a note to all of them.

    python -m bench.stream http://localhost:8000 DATA/demo-accounts.json [--clients 1000] [--notes 20]

Prints, per note, when the first, the median, the 95th percentile and the last stream had it, counted from the moment the POST was
sent. Every stream goes through the front, as a browser's would.
"""

import argparse
import asyncio
import json
import statistics
import time
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

PLACE = {"place_text": "阳新县（测时）", "what": "hazmat_leak", "caller_name": "测时", "lon": 115.21, "lat": 29.83}


def sign_in(base: str, accounts: Path, username: str) -> httpx.Client:
    """A signed-in client of the demonstration."""
    password = next(a["password"] for a in json.loads(accounts.read_text("utf-8"))["accounts"] if a["username"] == username)
    client = httpx.Client(base_url=base, timeout=30)
    client.get("/api/session")
    post(client, "/_allauth/browser/v1/auth/login", {"username": username, "password": password})
    return client


def post(client: httpx.Client, path: str, body: Any) -> httpx.Response:
    """One POST with page token and key."""
    headers = {
        "X-CSRFToken": client.cookies.get("muster_csrf", ""),
        "Idempotency-Key": str(uuid.uuid4()),
        "Origin": str(client.base_url).rstrip("/"),
    }
    return client.post(path, json=body, headers=headers).raise_for_status()


async def listen(base: str, cookie: str, heard: dict[str, list[float]], ready: asyncio.Semaphore) -> None:
    """One stream: note when each marked text arrives."""
    target = urlsplit(base)
    reader, writer = await asyncio.open_connection(target.hostname, target.port or 80, limit=1 << 20)
    writer.write(f"GET /api/stream HTTP/1.1\r\nHost: {target.netloc}\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n".encode())
    await writer.drain()
    first = await reader.readline()
    if b" 200 " not in first:
        raise SystemExit(f"a stream was refused: {first.decode().strip()}")
    ready.release()
    while line := await reader.readline():
        for mark, times in heard.items():
            if mark.encode() in line:
                times.append(time.perf_counter())


async def run(base: str, accounts: Path, clients: int, notes: int) -> None:
    """Open the streams, save the notes, print the table."""
    client = sign_in(base, accounts, "huangshi.duty")
    incident = post(client, "/api/reports", PLACE).json()["incident"]["id"]
    cookie = "; ".join(f"{c.name}={c.value}" for c in client.cookies.jar)
    heard: dict[str, list[float]] = {}
    ready = asyncio.Semaphore(0)
    began = time.perf_counter()
    tasks = [asyncio.create_task(listen(base, cookie, heard, ready)) for _ in range(clients)]
    for _ in range(clients):
        await ready.acquire()
    print(f"{clients} streams open after {time.perf_counter() - began:.1f} s")
    print(f"{'note':>4} {'answered ms':>11} {'first ms':>9} {'p50 ms':>7} {'p95 ms':>7} {'last ms':>8} {'heard':>6}")
    lasts, p95s = [], []
    for number in range(notes):
        mark = uuid.uuid4().hex
        heard[mark] = []
        sent = time.perf_counter()
        await asyncio.to_thread(post, client, f"/api/incidents/{incident}/notes", {"text": mark})
        answered = time.perf_counter()
        while len(heard[mark]) < clients and time.perf_counter() - sent < 15:
            await asyncio.sleep(0.01)
        delays = sorted(1000 * (at - sent) for at in heard.pop(mark))
        if not delays:
            raise SystemExit("no stream heard the note within 15 s")
        p95 = delays[int(0.95 * (len(delays) - 1))]
        print(
            f"{number + 1:>4} {1000 * (answered - sent):>11.0f} {delays[0]:>9.0f} {statistics.median(delays):>7.0f} {p95:>7.0f}"
            f" {delays[-1]:>8.0f} {len(delays):>6}"
        )
        lasts.append(delays[-1])
        p95s.append(p95)
    for task in tasks:
        task.cancel()
    print(f"limit 2000 ms; p95 over notes {sorted(p95s)[int(0.95 * (len(p95s) - 1))]:.0f} ms, slowest stream {max(lasts):.0f} ms")


def main() -> None:
    """Read the words of the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.stream")
    parser.add_argument("base")
    parser.add_argument("accounts", type=Path)
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--notes", type=int, default=20)
    words = parser.parse_args()
    asyncio.run(run(words.base, words.accounts, words.clients, words.notes))


if __name__ == "__main__":
    main()
