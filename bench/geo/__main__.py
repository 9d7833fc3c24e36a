"""``python -m bench.geo``: times the room's queries in the database that ``DATABASE_URL`` names.

The ground must be loaded (``muster manage geo_seed``, ``geo_boundaries``). Budgets: search p95 ≤ 100 ms, cold tile ≤ 200 ms.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

import django

django.setup()

from muster.apps.geo import queries  # noqa: E402  # Django must be set up first
from muster.apps.geo.models import DivisionArea, Place, PlaceName, RoadLink  # noqa: E402  # as above
from muster.kit.geometry import CoordinateSystem, Point, from_wgs84, to_wgs84  # noqa: E402  # as above

WORDS = (
    "黄石", "阳新", "yangxin", "yx", "hs", "阳新县富池镇某化工厂", "白沙", "十堰市张湾区", "当阳", "qiaokou", "硚口",
    "恩施", "陶港", "宜都松木坪", "沙洋", "guchengxian", "x", "420222", "武汉江夏", "jiangxia", "大冶市金湖街道",
)  # fmt: skip


def measure(name: str, calls: Iterable[Callable[[], Any]]) -> None:
    """Run the calls and print how long they took."""
    took = []
    for call in calls:
        start = time.perf_counter()
        call()
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    p95 = took[min(len(took) - 1, round(0.95 * len(took)))]
    print(f"{name:34} n={len(took):4}  p50 {statistics.median(took):7.1f} ms  p95 {p95:7.1f} ms  max {took[-1]:7.1f} ms")


def main() -> None:
    """All measurements, on the same random points each time."""
    rng = random.Random(2)
    points = [Point(rng.uniform(109.0, 116.0), rng.uniform(29.3, 32.8)) for _ in range(500)]
    print(
        f"places {Place.objects.count()}, spellings {PlaceName.objects.count()}, links {RoadLink.objects.count()}, "
        f"areas {DivisionArea.objects.count()}"
    )
    queries.search_places("黄石")
    measure("search", (lambda w=w: queries.search_places(w, home="4202") for w in WORDS * 10))
    measure("nearest 20 places", (lambda p=p: queries.places_near(p) for p in points[:200]))
    measure("division at a position", (lambda p=p: queries.division_at(p.lon, p.lat) for p in points[:200]))
    version = queries.map_version()
    for z in (4, 6, 8, 10, 12):
        wanted = sorted({tile(p, z) for p in points})[:60]
        measure(f"tile z{z}, cold", (lambda t=t: queries.base_tile(*t, version=f"{version}-bench") for t in wanted))
        measure(f"tile z{z}, kept", (lambda t=t: queries.base_tile(*t, version=f"{version}-bench") for t in wanted))
    at = Point(115.06, 30.21)
    queries.travel_times(points[:1], at)
    for count in (1, 20, 500):
        measure(f"travel times, {count} to 1", (lambda n=count: queries.travel_times(points[:n], at) for _ in range(30)))
    worst = {system.value: max(to_wgs84(*from_wgs84(p, system), system).distance(p) for p in points) for system in CoordinateSystem}
    print("round trip, worst of 500 [m]:", ", ".join(f"{name} {error:.1e}" for name, error in worst.items()))


def tile(point: Point, z: int) -> tuple[int, int, int]:
    """The tile that holds a point."""
    x, y = (v / 20_037_508.342789244 for v in _mercator(point))
    size = 1 << z
    return z, int((x + 1) / 2 * size), int((1 - y) / 2 * size)


def _mercator(point: Point) -> tuple[float, float]:
    from shapely.geometry import Point as Dot

    from muster.apps.geo.rules.boundaries import to_mercator

    dot = to_mercator(Dot(point.lon, point.lat))
    return dot.x, dot.y


if __name__ == "__main__":
    main()
