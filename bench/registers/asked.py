"""What is asked of the registers, and how long each may take; pure, so that both ways of asking share it."""

import random
from collections.abc import Callable, Sequence
from math import asinh, pi, radians, tan

WORDS = ("黄石", "化工", "宏达机械", "石化储运", "阳新")
LIMITS = {"list": 300, "search": 300, "bbox": 300, "near": 200, "tile": 300, "count": 500, "around": 300}
"""Milliseconds at the 95th percentile."""


def tile_of(lon: float, lat: float, z: int) -> str:
    x, y = int((lon + 180) / 360 * 2**z), int((1 - asinh(tan(radians(lat))) / pi) / 2 * 2**z)
    return f"{z}/{x}/{y}.mvt"


def cases(chance: random.Random, seats: Sequence[tuple[float, float]]) -> dict[str, tuple[str, Callable[[], str]]]:
    """What is asked around these county seats: name → (kind of limit, maker of one address)."""

    def spot() -> tuple[float, float]:
        lon, lat = chance.choice(seats)
        return lon + chance.gauss(0, 0.05), lat + chance.gauss(0, 0.05)

    def box(size: float) -> str:
        lon, lat = spot()
        return f"west={lon - size}&south={lat - size}&east={lon + size}&north={lat + size}"

    found: dict[str, tuple[str, Callable[[], str]]] = {
        "enterprises: first page by name": ("list", lambda: "/api/enterprises?limit=50"),
        "enterprises: by danger, one sector": ("list", lambda: "/api/enterprises?limit=50&sort=-rank&is_high_risk=true"),
        "enterprises: of a county": ("list", lambda: f"/api/enterprises?limit=50&division={chance.choice(('420222', '420106', '420582'))}"),
        "enterprises: search, 2-4 words": ("search", lambda: f"/api/enterprises?limit=50&q={chance.choice(WORDS)}"),
        "enterprises: search by code": ("search", lambda: f"/api/enterprises?limit=50&q=91000000DEM{chance.randint(0, 10**5):06d}"),
        "enterprises: search by phone": ("search", lambda: f"/api/enterprises?limit=50&q=100{30_000 + chance.randint(0, 9 * 10**4):08d}"),
        "enterprises: box of 10 km": ("bbox", lambda: f"/api/enterprises/bbox?{box(0.05)}"),
        "enterprises: box of 200 km": ("bbox", lambda: f"/api/enterprises/bbox?{box(1.0)}"),
        "enterprises: nearest 20": ("near", lambda: "/api/enterprises/near?limit=20&lon={}&lat={}".format(*spot())),
        "hazards: nearest 20": ("near", lambda: "/api/hazards/near?limit=20&lon={}&lat={}".format(*spot())),
        "teams: nearest 20": ("near", lambda: "/api/teams/near?limit=20&lon={}&lat={}".format(*spot())),
        "surroundings: 3 km": ("around", lambda: "/api/surroundings?radius_m=3000&lon={}&lat={}".format(*spot())),
        "hazards: first page by danger": ("list", lambda: "/api/hazards?limit=50"),
        "targets: first page by name": ("list", lambda: "/api/targets?limit=50"),
    }
    for z in (6, 8, 9, 10, 11, 12, 14):
        found[f"enterprises: tile z{z}"] = ("tile", lambda z=z: f"/api/tiles/enterprises/{tile_of(*spot(), z)}")
    found["enterprises: tile z10 on Wuhan"] = ("tile", lambda: f"/api/tiles/enterprises/{tile_of(114.3, 30.6, 10)}")
    return found
