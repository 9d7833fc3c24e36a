"""天地图, the national map service, as an optional layer: fetched by us, so that the key stays here."""

import os
from pathlib import Path
from typing import Final

import httpx

from muster.kit.errors import NotFound, Unavailable

__all__ = ["LAYERS", "Tile", "fetch", "is_configured"]

# The service's own names: vec 矢量, cva 矢量注记, img 影像, cia 影像注记, ter 地形, cta 地形注记; _w is Web Mercator.
LAYERS: Final = ("vec", "cva", "img", "cia", "ter", "cta")
MAX_ZOOM: Final = 18
_HOSTS: Final = tuple(f"t{n}.tianditu.gov.cn" for n in range(8))
_LARGEST: Final = 2_000_000
_KINDS: Final = {"image/png", "image/jpeg", "image/jpg", "image/webp"}
_TIMEOUT: Final = httpx.Timeout(6.0, connect=3.0)

Tile = tuple[bytes, str]


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


def fetch(layer: str, z: int, x: int, y: int, *, transport: httpx.BaseTransport | None = None) -> Tile:
    """One tile and its media type. Only known layers of the known hosts are asked; redirects are not followed."""
    if layer not in LAYERS:
        raise NotFound("tianditu-layer-unknown", layer=layer, known="、".join(LAYERS))
    if not (0 <= z <= MAX_ZOOM and 0 <= x < 1 << z and 0 <= y < 1 << z):
        raise NotFound("tile-outside", z=z, x=x, y=y, max_zoom=MAX_ZOOM)
    token = key()
    if not token:
        raise Unavailable("tianditu-not-configured")
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
    try:
        with (
            httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=True, transport=transport) as client,
            client.stream("GET", url, params=query) as answer,
        ):
            return _read(answer)
    except httpx.HTTPError as error:
        raise Unavailable("tianditu-unreachable", reason=type(error).__name__) from None  # its text holds the key


def _read(answer: httpx.Response) -> Tile:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status_code != httpx.codes.OK:
        raise Unavailable("tianditu-unreachable", reason=f"HTTP {answer.status_code}")
    if kind not in _KINDS:
        raise Unavailable("tianditu-unreachable", reason=kind[:40] or "no media type")
    body = bytearray()
    for part in answer.iter_bytes():
        body += part
        if len(body) > _LARGEST:
            raise Unavailable("tianditu-unreachable", reason=f"> {_LARGEST} B")
    return bytes(body), kind
