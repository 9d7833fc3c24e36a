"""``python -m bench.logistics.roads``: routes, travel times and reach of the engine, the graph provider and plain scipy, in one run.

The engine is asked over HTTP on this machine, as the platform asks it; plain scipy is Dijkstra between the nodes of the
same network, without access legs, closures, ranges or sources.
"""

import csv
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from http.server import ThreadingHTTPServer
from pathlib import Path

import numpy as np
import shapely
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from muster.apps.geo.adapters.engine import Engine as Asked
from muster.apps.geo.rules.closures import Closure
from muster.apps.geo.rules.travel import GraphProvider, RouteProvider, Vehicle
from muster.kit.geometry import Point
from muster.runtime.roads import building, tiles, trunk
from muster.runtime.roads.engine import Engine, Opened, handler_of
from muster.runtime.roads.store import RoadSet, Store

SCENE = Point(115.039, 30.1994)
BAR = Closure("c", shapely.LineString([(114.65, 30.0), (114.65, 30.9)]), None)


def main() -> None:
    """All measurements."""
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        began = time.perf_counter()
        built = building.ensure(store)
        print(f"build {built.ways} roads, {built.nodes} nodes: {time.perf_counter() - began:.1f} s")
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(Engine(store)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        asked = Asked(f"http://127.0.0.1:{server.server_port}", patience=120)
        _measure(asked, GraphProvider(trunk.network(), trunk.SOURCE, date(2026, 11, 21), "bench"))
        server.shutdown()


def _measure(asked: Asked, graph: GraphProvider) -> None:
    _slow_areas(asked, graph)
    random = np.random.default_rng(0)
    seats = [(seat.lon, seat.lat) for seat in trunk.seats()]
    pairs = [(seats[a], seats[b]) for a, b in random.integers(0, len(seats), (300, 2)) if a != b]
    asked.ask("route", {"points": pairs[0], "vehicle": "heavy"})
    times = [_timed(lambda p=pair: asked.ask("route", {"points": p, "vehicle": "heavy"})) for pair in pairs]
    p50, p95 = 1000 * statistics.median(times), 1000 * statistics.quantiles(times, n=20)[18]
    print(f"route, {len(pairs)} pairs of county seats: p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    routed = RouteProvider(asked.ask, graph)
    for rows, columns in ((200, 1), (1_000, 1), (1_000, 10)):
        origins = [_near(seats, random) for _ in range(rows)]
        goals = [SCENE, *(_near(seats, random) for _ in range(columns - 1))]
        for closures in ([], [BAR]):
            engine = _best(lambda o=origins, g=goals, c=closures: routed.matrix(o, g, vehicle=Vehicle.HEAVY, closures=c))
            ours = _best(lambda o=origins, g=goals, c=closures: graph.matrix(o, g, vehicle=Vehicle.HEAVY, closures=c))
            plain = _best(lambda k=columns: _plain(graph, k))
            more = " with a closure" if closures else ""
            print(f"{columns} x {rows:,}{more}: engine {engine:.3f} s, graph {ours:.3f} s, plain scipy {plain:.4f} s")
    for minutes in ([60], [30, 60, 120], [30, 60, 120, 180, 300]):
        ask = {"points": [(SCENE.lon, SCENE.lat)], "minutes": minutes, "vehicle": "heavy"}
        print(f"reach {'+'.join(map(str, minutes))} min: {1000 * _best(lambda a=ask: asked.ask('isochrone', a)):.0f} ms")


FOG = Closure("f", shapely.box(114.3, 29.9, 115.2, 30.9), 0.5)


def _slow_areas(asked: Asked, graph: GraphProvider) -> None:
    """How far the engine's answer with a slow area (its own time × the trunk network's ratio) is from an engine built on slowed roads."""
    slowed = np.zeros(graph.network.link_from.size, dtype=bool)
    slowed[graph.tree().query(FOG.geometry, predicate="intersects")] = True
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder) / "facts"
        facts.mkdir()
        (facts / trunk.FILES[0]).write_bytes((trunk.FOLDER / trunk.FILES[0]).read_bytes())
        with (trunk.FOLDER / trunk.FILES[1]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with (facts / trunk.FILES[1]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows({**row, "kmh": float(row["kmh"]) * (0.5 if slow else 1.0)} for row, slow in zip(rows, slowed, strict=True))
        data, made = Path(folder) / "slow.osm.pbf", Path(folder) / "tiles"
        trunk.write_osm(data, facts)
        tiles.build(data, made)
        import valhalla

        truth = Engine(Store(Path(folder) / "store"))
        about = RoadSet(id="slow", kind="trunk", source="", data_date="", digest="", engine="", built_at="", box=(0, 0, 0, 0), nodes=0, ways=0)
        truth.opened = Opened(about, valhalla.Actor(tiles.configuration(made)), trunk.network(facts))
        seats = [(seat.lon, seat.lat) for seat in trunk.seats()]
        exact = np.array(truth.compared(seats), dtype=float)
        told = RouteProvider(asked.ask, graph)
        points = [Point(*seat) for seat in seats]
        ours = told.matrix(points, points, vehicle=Vehicle.CAR, closures=[FOG])
        found = np.array([[np.nan if t is None else t.minutes * 60 for t in row] for row in ours])
        touched = np.array([[t is not None and t.delay > 1 for t in row] for row in ours])
    known = touched & np.isfinite(exact) & (exact > 0)
    ratio = found[known] / exact[known]
    off = np.abs(ratio - 1.0)
    print(
        f"slow area at half speed, {ratio.size:,} pairs of county seats that it touches: median {100 * (np.median(ratio) - 1):+.1f} %, "
        f"|off| p90 {100 * np.quantile(off, 0.9):.1f} %, largest {100 * off.max():.0f} %"
    )


def _near(seats: list[tuple[float, float]], random: np.random.Generator) -> Point:
    lon, lat = seats[int(random.integers(len(seats)))]
    return Point(lon + float(random.normal(0, 0.1)), lat + float(random.normal(0, 0.1)))


def _plain(graph: GraphProvider, sources: int) -> None:
    net = graph.network
    cells = (np.r_[net.link_from, net.link_to], np.r_[net.link_to, net.link_from])
    dijkstra(csr_array((np.r_[net.duration, net.duration], cells), shape=(net.size, net.size)), indices=range(sources))


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def _best(run: Callable[[], object], times: int = 3) -> float:
    run()
    return min(_timed(run) for _ in range(times))


if __name__ == "__main__":
    main()
