"""The routing engine, a process of our own on this machine: asked with little patience, left alone while it is away.

Nobody waits for it longer than a second, for a few journeys half as long: an answer that holds travel times is promised within
a second, from the roads that it falls back to as well. Once it did not answer, it is passed over for a moment, so that only one
request in a while pays for finding out; the first that gets an answer again ends this.
"""

import http.client
import json
import os
import time
from collections.abc import Mapping
from threading import Lock
from typing import Any, Final
from urllib.parse import urlsplit

from muster.apps.geo.rules.travel import Away
from muster.kit.errors import OutOfRange

__all__ = ["Engine", "engine"]

PATIENCE: Final = 1.0
"""For one question of many journeys. [s]"""
MANY: Final = 1_000
"""Journeys; for next to none of them half the patience is enough."""
PAUSES: Final = (0.5, 1.0, 2.0, 5.0)
"""How long an engine that did not answer is passed over, longer each time. [s]"""


class Engine:
    """One engine by its address."""

    def __init__(self, address: str, *, patience: float = PATIENCE) -> None:
        self._address = urlsplit(address)
        self._patience = patience
        self._lock = Lock()
        self._failures = 0
        self._closed_until = 0.0
        self._why = ""

    def ask(self, question: str, body: Mapping[str, Any], *, patience: float | None = None) -> dict[str, Any]:
        """The engine's answer; ``Away`` when it does not come in time or the engine has no roads."""
        patience = patience or self._patience_for(body)
        with self._lock:
            if time.monotonic() < self._closed_until:
                raise Away(self._why)
            if self._failures:      # this one finds out; who asks meanwhile does not wait with it
                self._closed_until = time.monotonic() + patience
        return self._sent("POST", f"/{question}", json.dumps(body).encode(), patience)

    def _patience_for(self, body: Mapping[str, Any]) -> float:
        journeys = len(body.get("sources", ())) * len(body.get("targets", ()))
        return self._patience * min(1.0, 0.5 + 0.5 * journeys / MANY)

    def health(self) -> dict[str, Any]:
        """What the engine says of itself, asked even while it is passed over."""
        return self._sent("GET", "/health", None, self._patience)

    def _sent(self, verb: str, path: str, body: bytes | None, patience: float) -> dict[str, Any]:
        link = http.client.HTTPConnection(self._address.hostname or "127.0.0.1", self._address.port, timeout=patience)
        try:
            link.request(verb, path, body, {"Content-Type": "application/json", "Connection": "close"})
            answer = link.getresponse()
            said = json.loads(answer.read())
        except TimeoutError:
            raise self._failed("engine-slow") from None
        except (OSError, http.client.HTTPException, ValueError):
            raise self._failed("engine-away") from None
        finally:
            link.close()
        with self._lock:
            self._failures, self._closed_until = 0, 0.0
        return self._read(answer.status, said)

    @staticmethod
    def _read(status: int, said: Any) -> dict[str, Any]:
        if status == http.client.OK and isinstance(said, dict):
            return said
        code = said.get("code", "") if isinstance(said, dict) else ""
        if code == "outside":
            raise OutOfRange("route-off-roads")
        raise Away({"no-roads": "no-road-data", "no-way": "no-way"}.get(code, "engine-refused"))

    def _failed(self, why: str) -> Away:
        with self._lock:
            self._closed_until = time.monotonic() + PAUSES[min(self._failures, len(PAUSES) - 1)]
            self._failures += 1
            self._why = why
        return Away(why)


_engines: dict[str, Engine] = {}


def engine() -> Engine | None:
    """The installation's engine, None where there is none (tests, commands without a platform)."""
    address = os.environ.get("MUSTER_ROUTING_URL", "")
    if not address:
        return None
    return _engines.setdefault(address, Engine(address))
