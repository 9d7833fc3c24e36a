"""天地图, the national map service, as an optional layer: fetched by us, so that the key stays here.

Each waiting request holds one of the server's few threads and a database connection. A slow service must therefore never
be waited for by many at once, nor asked again at once after it was silent: the duty desk shares those threads.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

import httpx

from muster.kit.errors import NotFound, Unavailable

__all__ = ["LAYERS", "Gate", "Tile", "fetch", "is_configured"]

# The service's own names: vec 矢量, cva 矢量注记, img 影像, cia 影像注记, ter 地形, cta 地形注记; _w is Web Mercator.
LAYERS: Final = ("vec", "cva", "img", "cia", "ter", "cta")
MAX_ZOOM: Final = 18
_HOSTS: Final = tuple(f"t{n}.tianditu.gov.cn" for n in range(8))
_LARGEST: Final = 2_000_000
_KINDS: Final = {"image/png", "image/jpeg", "image/jpg", "image/webp"}
_TIMEOUT: Final = httpx.Timeout(6.0, connect=3.0)

_AT_ONCE: Final = 3
_TURN: Final = 1.0
"""How long a request waits for its turn. [s]"""
_DEADLINE: Final = 8.0
"""After which an answer that drips in is given up. [s]"""
_SILENCE: Final = 30.0
"""How long a service that did not answer is left alone. [s]"""

Tile = tuple[bytes, str]


class Gate:
    """Lets a few through at a time, and nobody for a while after the service was silent."""

    def __init__(self, at_once: int = _AT_ONCE, silence: float = _SILENCE) -> None:
        self._turns = BoundedSemaphore(at_once)
        self._silence = silence
        self._closed_until = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold a turn, or refuse at once."""
        if time.monotonic() < self._closed_until:
            raise Unavailable("tianditu-unreachable", reason="silent")
        if not self._turns.acquire(timeout=_TURN):
            raise Unavailable("tianditu-unreachable", reason="busy")
        try:
            yield
        except httpx.HTTPError as error:
            self._closed_until = time.monotonic() + self._silence
            raise Unavailable("tianditu-unreachable", reason=type(error).__name__) from None  # its text holds the key
        finally:
            self._turns.release()


_gate = Gate()


def key() -> str:
    """The key from the environment or from the secrets folder; empty when there is none."""
    given = os.environ.get("MUSTER_TIANDITU_KEY", "").strip()
    folder = os.environ.get("MUSTER_SECRETS_DIR", "")
    if not given and folder and (file := Path(folder) / "tianditu_key").is_file():
        given = file.read_text("utf-8").strip()
    return given if given.isalnum() and len(given) <= 64 else ""


def is_configured() -> bool:
    """Whether an administrator has given a key."""
    return bool(key())


def fetch(layer: str, z: int, x: int, y: int, *, transport: httpx.BaseTransport | None = None, gate: Gate = _gate) -> Tile:
    """One tile and its media type. Only known layers of the known hosts are asked; redirects are not followed."""
    if layer not in LAYERS:
        raise NotFound("tianditu-layer-unknown", layer=layer, known="、".join(LAYERS))
    if not (0 <= z <= MAX_ZOOM and 0 <= x < 1 << z and 0 <= y < 1 << z):
        raise NotFound("tile-outside", z=z, x=x, y=y, max_zoom=MAX_ZOOM)
    token = key()
    if not token:
        raise NotFound("tianditu-not-configured")
    url = f"https://{_HOSTS[(x + y) % len(_HOSTS)]}/{layer}_w/wmts"
    query: dict[str, str | int] = {
        "SERVICE": "WMTS",
        "REQUEST": "GetTile",
        "VERSION": "1.0.0",
        "LAYER": layer,
        "STYLE": "default",
        "TILEMATRIXSET": "w",
        "FORMAT": "tiles",
        "TILEMATRIX": z,
        "TILEROW": y,
        "TILECOL": x,
        "tk": token,
    }
    with (
        gate.turn(),
        httpx.Client(timeout=_TIMEOUT, follow_redirects=False, transport=transport) as client,
        client.stream("GET", url, params=query) as answer,
    ):
        return _read(answer)


def _read(answer: httpx.Response) -> Tile:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status_code != httpx.codes.OK:
        raise Unavailable("tianditu-unreachable", reason=f"HTTP {answer.status_code}")
    if kind not in _KINDS:
        raise Unavailable("tianditu-unreachable", reason=kind[:40] or "no media type")
    body, deadline = bytearray(), time.monotonic() + _DEADLINE
    for part in answer.iter_bytes():
        body += part
        if len(body) > _LARGEST:
            raise Unavailable("tianditu-unreachable", reason=f"> {_LARGEST} B")
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("the answer drips in")
    return bytes(body), kind
