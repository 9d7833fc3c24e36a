"""The routing engine as a process: answers a few questions over HTTP on this machine, from the road data in use.

It opens new road data by itself when they are switched, says with each answer which data it rests on, and ends itself
when it has grown too large, to be started anew.
"""

from __future__ import annotations

import json
import math
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from muster.logistics.routing.network import Access, RoadNetwork, nearest_spot
from muster.logistics.routing.sphere import great_circle
from muster.runtime.roads import tiles, trunk
from muster.runtime.roads.store import RoadSet, Store

LARGEST_BODY: Final = 4_000_000
MOST_PAIRS: Final = 50_000
MOST_MEMORY: Final = 1_500_000_000
"""Resident size at which the process ends itself to be started anew. [bytes]"""
ON_MOTORWAY: Final = 60
"""A point this near to a surveyed motorway stands on it. [m]"""
FARTHEST: Final = 5_000
"""A point farther than this from every surveyed road lies off the roads. [m]"""
FARTHEST_OFF_FACTS: Final = 40_000.0
"""The same for the trunk facts, which hold few roads. [m]"""
#: A loaded pumper or rescue truck, and a tanker: assumed, of the size of common makes.
_TRUCK: Final = {"height": 3.8, "width": 2.5, "length": 11.0, "weight": 30.0, "axle_load": 11.5, "low_class_penalty": 0}
COSTING: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "car": ("auto", {}),
    "heavy": ("truck", _TRUCK),
    "hazmat": ("truck", {**_TRUCK, "hazmat": True}),
}


Place = dict[str, Any] | None
Rings = Sequence[list[list[float]]]


class Refused(Exception):
    """A question that cannot be answered: status and a code."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


@dataclass(frozen=True)
class Opened:
    """Road data that the engine has open."""

    about: RoadSet
    actor: Any
    network: RoadNetwork | None
    """The facts that schematic roads were made of: finding the nearest of few roads is work for arrays."""


class Engine:
    """Answers from the road data in use."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self.opened: Opened | None = None

    def about(self) -> dict[str, Any]:
        """What the process is and what it has open; opens what is in use if nobody asked before."""
        found = self._open()
        return {
            "status": "ok", "engine": tiles.engine_version(), "database_role": "", "pid": os.getpid(),
            "roads": _about(found.about) if found else None,
        }  # fmt: skip

    def matrix(self, ask: dict[str, Any]) -> dict[str, Any]:
        """Durations [s] and lengths [m] from each source to each target, without and with the closed areas."""
        sources, targets = _points(ask, "sources"), _points(ask, "targets")
        if len(sources) * len(targets) > MOST_PAIRS:
            raise Refused(413, "too-many-pairs")
        opened, points, vehicle = self._must(), [*sources, *targets], _vehicle(ask)
        with self._lock:
            found, away = self._places(opened, points, vehicle)
            answer: dict[str, Any] = {"roads": _about(opened.about)}
            answer["free"] = {"away": away, **_matrix(opened, found[: len(sources)], found[len(sources) :], vehicle, closed=[])}
            if closed := _rings(ask):
                found, away = self._places(opened, points, vehicle, closed=closed)
                pairs = _matrix(opened, found[: len(sources)], found[len(sources) :], vehicle, closed=closed)
                answer["closed"] = {"away": away, **pairs}
        return answer

    def route(self, ask: dict[str, Any]) -> dict[str, Any]:
        """A way and its alternatives, with manoeuvres."""
        opened = self._must()
        points = _points(ask, "points")
        if not 2 <= len(points) <= 4:
            raise Refused(422, "two-points")
        costing, options = COSTING[_vehicle(ask)]
        with self._lock:
            found, away = self._places(opened, points, _vehicle(ask))
            if any(place is None for place in found):
                raise Refused(404, "outside")
            question = {
                "locations": found, "costing": costing, "costing_options": {costing: options}, "units": "kilometers",
                "alternates": max(0, min(3, int(ask.get("alternates", 0)))), "exclude_polygons": _rings(ask),
            }  # fmt: skip
            answer = _asked(opened.actor.route, question)
        trips = [answer["trip"], *(other["trip"] for other in answer.get("alternates", []))]
        return {"roads": _about(opened.about), "away": away, "trips": trips}

    def isochrone(self, ask: dict[str, Any]) -> dict[str, Any]:
        """Areas within reach, as GeoJSON, the largest first."""
        opened = self._must()
        minutes = sorted({float(m) for m in ask.get("minutes", [])})
        if not 1 <= len(minutes) <= 8 or not 0 < minutes[0] <= minutes[-1] <= 600:
            raise Refused(422, "minutes")
        costing, options = COSTING[_vehicle(ask)]
        with self._lock:
            found, _away = self._places(opened, _points(ask, "points")[:1], _vehicle(ask))
            if not found or found[0] is None:
                raise Refused(404, "outside")
            question = {
                "locations": found, "costing": costing, "costing_options": {costing: options}, "polygons": True,
                "contours": [{"time": m} for m in minutes], "denoise": 0.3, "generalize": 300,
                "exclude_polygons": _rings(ask),
            }  # fmt: skip
            shapes = _asked(opened.actor.isochrone, question)
        return {"roads": _about(opened.about), "areas": shapes}

    def warm(self) -> None:
        """Read the tiles of the whole province once, so that the first who asks waits no longer than the next."""
        seats = [(seat.lon, seat.lat) for seat in trunk.seats()]
        try:
            self.matrix({"sources": seats, "targets": seats[:1], "vehicle": "heavy"})
            self.route({"points": [seats[0], seats[-1]], "vehicle": "heavy"})
        except Refused:
            return  # no roads yet, or roads of another place: the first question reads them then

    def compared(self, points: Sequence[tuple[float, float]]) -> list[list[float | None]]:
        """Durations of a car between all points on the data that are open, whether in use or not. [s]"""
        assert self.opened is not None
        found, _away = self._places(self.opened, points, "car")
        return _matrix(self.opened, found, found, "car", closed=[])["durations"]

    # --- within

    def _open(self) -> Opened | None:
        """The data in use, opened anew when they were switched."""
        wanted = self._store.current_id()
        if self.opened is not None and self.opened.about.id == wanted:
            return self.opened
        with self._lock:
            about = self._store.read(wanted) if wanted else None
            if about is None or about.engine != tiles.engine_version():
                return self.opened if wanted is None else None
            actor = tiles.open_tiles(self._store.tiles(about.id))
            self.opened = Opened(about, actor, trunk.network() if about.is_schematic else None)
            return self.opened

    def _must(self) -> Opened:
        found = self._open()
        if found is None:
            raise Refused(503, "no-roads")
        return found

    def _places(
        self, opened: Opened, points: Sequence[tuple[float, float]], vehicle: str, *, closed: Rings = ()
    ) -> tuple[list[Place], list[float | None]]:
        """Each point as the engine's location, and how far from its road it lies [m]; None off the roads.

        A motorway is entered at its junctions, so a point beside one is joined to another road.
        """
        if opened.network is not None:
            return _on_facts(opened.network, points, closed)
        costing, options = COSTING[vehicle]
        ordinary = [
            {"lon": lon, "lat": lat, "search_filter": {"max_road_class": "trunk"}, "search_cutoff": FARTHEST} for lon, lat in points
        ]
        anywhere = [{"lon": lon, "lat": lat, "search_cutoff": ON_MOTORWAY} for lon, lat in points]
        question = {"costing": costing, "costing_options": {costing: options}, "verbose": False}
        usual = _located(opened.actor, {**question, "locations": ordinary})
        touching = _located(opened.actor, {**question, "locations": anywhere})
        found: list[Place] = []
        away: list[float | None] = []
        for point, location, here, beside in zip(points, ordinary, usual, touching, strict=True):
            off, on_it = _off(point, here), _off(point, beside)
            if on_it is not None and on_it <= ON_MOTORWAY and (off is None or off > on_it + 1.0):
                found.append({"lon": point[0], "lat": point[1]})
                away.append(on_it)
            else:
                found.append(location if off is not None else None)
                away.append(off)
        return found, away


def _matrix(
    opened: Opened, sources: Sequence[Place], targets: Sequence[Place], vehicle: str, *, closed: Rings
) -> dict[str, list[list[float | None]]]:
    durations: list[list[float | None]] = [[None] * len(targets) for _ in sources]
    lengths: list[list[float | None]] = [[None] * len(targets) for _ in sources]

    def fill(rows: list[int], columns: list[int]) -> None:
        if not rows or not columns:
            return
        costing, options = COSTING[vehicle]
        try:
            answer = opened.actor.matrix({
                "sources": [sources[i] for i in rows], "targets": [targets[k] for k in columns], "costing": costing,
                "costing_options": {costing: options}, "verbose": False, "exclude_polygons": closed,
            })["sources_to_targets"]  # fmt: skip
        except RuntimeError as error:
            # No way at all is an answer. A point whose only roads are closed spoils the question of the others: ask in halves.
            if "path" in str(error).lower() or len(rows) * len(columns) == 1:
                return
            if len(rows) > 1:
                fill(rows[: len(rows) // 2], columns)
                fill(rows[len(rows) // 2 :], columns)
            else:
                fill(rows, columns[: len(columns) // 2])
                fill(rows, columns[len(columns) // 2 :])
            return
        for row, seconds, kilometres in zip(rows, answer["durations"], answer["distances"], strict=True):
            for column, duration, length in zip(columns, seconds, kilometres, strict=True):
                durations[row][column] = duration
                lengths[row][column] = None if length is None else length * 1000.0

    fill([i for i, place in enumerate(sources) if place], [k for k, place in enumerate(targets) if place])
    return {"durations": durations, "lengths": lengths}


def _asked(question: Any, ask: dict[str, Any]) -> Any:
    try:
        return question(ask)
    except RuntimeError as error:  # the engine's own errors: no way, or no road near
        raise Refused(404, "no-way") from error


def _on_facts(network: RoadNetwork, points: Sequence[tuple[float, float]], closed: Rings) -> tuple[list[Place], list[float | None]]:
    """The nearest spot of a road that may be entered there, for each point."""
    at = np.asarray(points, dtype=np.float64)
    cut = _links_within(network, closed) if closed else None
    link, share, away = nearest_spot(network, at, Access(), cut=cut)
    lon = network.node_lon[network.link_from[link]] * (1 - share) + network.node_lon[network.link_to[link]] * share
    lat = network.node_lat[network.link_from[link]] * (1 - share) + network.node_lat[network.link_to[link]] * share
    found: list[Place] = []
    off: list[float | None] = []
    for x, y, metres, is_open in zip(lon, lat, away, network.is_open[link], strict=True):
        if metres > FARTHEST_OFF_FACTS:
            found.append(None)
            off.append(None)
            continue
        place: dict[str, Any] = {"lon": round(float(x), 6), "lat": round(float(y), 6)}
        found.append({**place, "search_filter": {"max_road_class": "trunk"}} if is_open else place)
        off.append(round(float(metres), 1))
    return found, off


def _links_within(network: RoadNetwork, closed: Rings) -> NDArray[np.bool_]:
    """Links that meet a closed area. A point must be joined to another, or the engine does it without telling how far."""
    import shapely

    start = np.column_stack([network.node_lon[network.link_from], network.node_lat[network.link_from]])
    end = np.column_stack([network.node_lon[network.link_to], network.node_lat[network.link_to]])
    lines = shapely.linestrings(np.stack([start, end], axis=1))
    areas = shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in closed])
    found: NDArray[np.bool_] = shapely.intersects(lines, areas)
    return found


def _located(question: Any, ask: dict[str, Any]) -> list[dict[str, Any]]:
    """Where the engine finds roads near; it refuses the whole question when one point has none, so they are asked anew."""
    try:
        return list(question.locate(ask))
    except RuntimeError:
        if len(ask["locations"]) == 1:
            return [{}]
        half = len(ask["locations"]) // 2
        parts = (ask["locations"][:half], ask["locations"][half:])
        return [found for part in parts for found in _located(question, {**ask, "locations": part})]


def _about(roads: RoadSet) -> dict[str, Any]:
    return {
        "id": roads.id, "kind": roads.kind, "source": roads.source, "data_date": roads.data_date, "built_at": roads.built_at,
        "engine": roads.engine, "schematic": roads.is_schematic,
    }  # fmt: skip


def _off(point: tuple[float, float], found: dict[str, Any]) -> float | None:
    edges = found.get("edges") or []
    if not edges:
        return None
    return float(min(great_circle(*point, edge["correlated_lon"], edge["correlated_lat"]) for edge in edges))


def _vehicle(ask: dict[str, Any]) -> str:
    found = ask.get("vehicle", "heavy")
    if found not in COSTING:
        raise Refused(422, "vehicle")
    return str(found)


def _points(ask: dict[str, Any], name: str) -> list[tuple[float, float]]:
    try:
        points = [(float(lon), float(lat)) for lon, lat in ask[name]]
    except (KeyError, TypeError, ValueError):
        raise Refused(422, name) from None
    if not points or not all(math.isfinite(lon) and math.isfinite(lat) for lon, lat in points):
        raise Refused(422, name)
    return points


def _rings(ask: dict[str, Any]) -> list[list[list[float]]]:
    found = ask.get("closed") or []
    return found if isinstance(found, list) else []


def resident_bytes() -> int:
    """Memory of this process."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def handler_of(engine: Engine) -> type[BaseHTTPRequestHandler]:
    """The web side of an engine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def do_GET(self) -> None:
            if self.path != "/health":
                self._send(404, {"code": "unknown"})
            else:
                self._send(200, engine.about())

        def do_POST(self) -> None:
            questions = {"/matrix": engine.matrix, "/route": engine.route, "/isochrone": engine.isochrone}
            length = int(self.headers.get("Content-Length") or 0)
            if self.path not in questions or not 0 < length <= LARGEST_BODY:
                self.close_connection = True
                self._send(404 if self.path not in questions else 413, {"code": "unknown"})
                return
            try:
                ask = json.loads(self.rfile.read(length))
                self._send(200, questions[self.path](ask if isinstance(ask, dict) else {}))
            except Refused as refusal:
                self._send(refusal.status, {"code": refusal.code})
            except (ValueError, TypeError, KeyError) as error:
                self.log_error("question refused: %s: %s", type(error).__name__, str(error)[:200])
                self._send(422, {"code": "question"})
            if resident_bytes() > MOST_MEMORY:
                self.log_error("grown to %d MB: ending to be started anew", resident_bytes() // 1_000_000)
                threading.Thread(target=self.server.shutdown, daemon=True).start()

        def _send(self, status: int, body: dict[str, Any]) -> None:
            text = json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Say nothing of what went well."""

    return Handler


def serve(folder: Path, port: int) -> None:
    """Answer until asked to stop."""
    import signal

    engine = Engine(Store(folder))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler_of(engine))
    server.daemon_threads = True

    def stop(_number: int, _frame: object) -> None:
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    known = engine.about()
    print(f"[INFO] listening at http://127.0.0.1:{port}, {known['engine']}", file=sys.stderr, flush=True)
    threading.Thread(target=engine.warm, name="warm", daemon=True).start()
    server.serve_forever(poll_interval=0.1)
    server.server_close()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
