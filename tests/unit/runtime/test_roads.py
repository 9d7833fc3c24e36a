"""Road data are built beside, switched whole, rolled back, and answered from by the engine itself."""

import json
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import shapely

from muster.apps.geo.adapters.engine import Engine as Asked
from muster.apps.geo.rules.closures import Closure
from muster.apps.geo.rules.travel import GraphProvider, RouteProvider, StraightLineProvider, Vehicle, travel_matrix
from muster.kit.geometry import Point
from muster.logistics.routing.network import Access, travel
from muster.runtime.roads import building, tiles, trunk
from muster.runtime.roads.engine import Engine, Refused, handler_of
from muster.runtime.roads.store import Store

HUANGSHI, WUCHANG = (115.0390, 30.1994), (114.3162, 30.5536)
STRIP = [[[114.6, 29.0], [114.7, 29.0], [114.7, 31.6], [114.6, 31.6], [114.6, 29.0]]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    found = Store(tmp_path_factory.mktemp("roads"))
    building.ensure(found)
    return found


@pytest.fixture(scope="module")
def engine(store: Store) -> Engine:
    return Engine(store)


def test_the_facts_are_built_once_for_each_engine_and_edition(store):
    first = store.current()
    assert first is not None
    assert (first.kind, first.engine, first.digest) == ("trunk", tiles.engine_version(), trunk.digest())
    assert building.ensure(store) == first


def test_tiles_of_another_engine_are_built_anew(store, monkeypatch):
    monkeypatch.setattr(tiles, "engine_version", lambda: "valhalla of tomorrow")
    assert not building.is_up_to_date(store)


def test_a_link_keeps_its_stated_length_and_time_and_runs_straight_at_its_ends():
    _, links = trunk.read()
    link = max(links, key=lambda one: one.length)
    points, speed = trunk.course(link)
    assert speed == link.speed
    lon, lat = np.array([(link.start.lon, link.start.lat), *points, (link.end.lon, link.end.lat)]).T
    from muster.logistics.routing.sphere import great_circle

    assert float(np.sum(great_circle(lon[:-1], lat[:-1], lon[1:], lat[1:]))) == pytest.approx(link.length, rel=0.005)


def test_the_engine_drives_as_the_facts_say(engine):
    seats = list(trunk.seats())[::7]
    points = [(seat.lon, seat.lat) for seat in seats]
    answer = engine.matrix({"sources": points, "targets": points, "vehicle": "car"})
    found = np.array(answer["free"]["durations"], dtype=float)
    expected = travel(trunk.network(), points, points, access=Access(nodes=1, links=1, speed=1.0)).duration
    apart = ~np.eye(len(points), dtype=bool)
    ratio = (found / np.where(apart, expected, 1.0))[apart]
    assert np.median(ratio) == pytest.approx(1.0, abs=0.02)
    assert np.mean(np.abs(ratio - 1.0) < 0.15) > 0.97


def test_a_closed_strip_makes_the_way_longer_or_impossible(engine):
    answer = engine.matrix({"sources": [WUCHANG], "targets": [HUANGSHI], "vehicle": "heavy", "closed": STRIP})
    free, closed = answer["free"]["durations"][0][0], answer["closed"]["durations"][0][0]
    assert free is not None
    assert closed is None or closed > free
    assert answer["roads"]["schematic"]


def test_who_is_off_the_roads_is_told_so(engine):
    answer = engine.matrix({"sources": [WUCHANG, (100.0, 40.0)], "targets": [HUANGSHI]})
    assert answer["free"]["durations"][1] == [None]
    assert answer["free"]["away"][1] is None
    with pytest.raises(Refused, match="outside"):
        engine.route({"points": [(100.0, 40.0), HUANGSHI]})


def test_a_way_has_alternatives_and_manoeuvres(engine):
    answer = engine.route({"points": [WUCHANG, HUANGSHI], "vehicle": "car", "alternates": 2})
    assert 1 <= len(answer["trips"]) <= 3
    assert answer["trips"][0]["legs"][0]["maneuvers"]


def test_areas_within_reach_grow(engine):
    areas = engine.isochrone({"points": [HUANGSHI], "minutes": [30, 60], "vehicle": "car"})["areas"]["features"]
    assert sorted(area["properties"]["contour"] for area in areas) == [30, 60]


def test_an_engine_is_warm_before_anybody_asks_and_without_roads_it_does_not_mind(store, tmp_path):
    fresh = Engine(store)
    fresh.warm()
    assert fresh.opened is not None
    Engine(Store(tmp_path)).warm()


@pytest.mark.parametrize("ask", [{}, {"sources": []}, {"sources": [[1]], "targets": [HUANGSHI]},
                                 {"sources": [WUCHANG], "targets": [HUANGSHI], "vehicle": "tank"},
                                 {"sources": [[float("nan"), 30.0]], "targets": [HUANGSHI]}])  # fmt: skip
def test_senseless_questions_are_refused(engine, ask):
    with pytest.raises(Refused):
        engine.matrix(ask)


@pytest.fixture
def served(engine: Engine) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(engine))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_engine_answers_over_http_and_tells_its_roads(served, store):
    asked = Asked(served, patience=10)
    assert asked.health()["roads"]["id"] == store.current_id()
    assert asked.ask("matrix", {"sources": [WUCHANG], "targets": [HUANGSHI]})["free"]["durations"][0][0] > 0


def test_a_ban_of_dangerous_goods_binds_that_vehicle_with_each_provider(served):
    graph = GraphProvider(trunk.network(), "facts", None, "test")
    ban = Closure("b", shapely.Polygon(STRIP[0]).intersection(shapely.box(114.6, 30.0, 114.7, 30.9)), None, frozenset({"hazmat"}))
    for method, providers in (
        ("route", [RouteProvider(Asked(served, patience=60).ask, graph), StraightLineProvider()]),
        ("graph", [graph, StraightLineProvider()]),
        ("estimate", [StraightLineProvider()]),
    ):
        for vehicle in Vehicle:
            found = travel_matrix(providers, [Point(*WUCHANG)], [Point(*HUANGSHI)], vehicle=vehicle, closures=[ban])[0][0]
            assert found.method.value == method
            counted = found.closures_considered + found.closures_ignored
            assert counted == (1 if vehicle is Vehicle.HAZMAT else 0)
            assert bool(found.delay > 0) == (vehicle is Vehicle.HAZMAT and method != "estimate")


def test_new_roads_are_opened_without_a_new_start_and_the_old_ones_come_back(tmp_path, store):
    kept = Store(tmp_path)
    first = building.build_trunk(kept)
    engine = Engine(kept)
    assert engine.about()["roads"]["id"] == first.id
    second = building.build_trunk(kept)
    assert engine.about()["roads"]["id"] == second.id
    assert engine.matrix({"sources": [WUCHANG], "targets": [HUANGSHI]})["roads"]["id"] == second.id
    assert kept.roll_back() == first
    assert engine.about()["roads"]["id"] == first.id
    assert {one.id for one in kept.all()} == {first.id, second.id}


def test_a_folder_without_its_note_counts_for_nothing(tmp_path):
    kept = Store(tmp_path)
    kept.begin("import")
    assert kept.all() == []
    assert kept.current() is None
    assert kept.roll_back() is None
    assert Engine(kept).about()["roads"] is None
    with pytest.raises(Refused, match="no-roads"):
        Engine(kept).matrix({"sources": [WUCHANG], "targets": [HUANGSHI]})


def test_a_build_of_nonsense_fails_and_leaves_the_roads_in_use(store, tmp_path):
    nonsense = tmp_path / "x.osm.pbf"
    nonsense.write_bytes(b"nothing of the kind")
    with pytest.raises(tiles.BuildFailed):
        tiles.build(nonsense, tmp_path / "tiles")
    assert not Path("duplicateways.txt").exists()


def test_what_is_written_down_is_plain(store):
    told = json.loads((store.path(store.current_id() or "") / "set.json").read_text(encoding="utf-8"))
    assert told["source"] == trunk.SOURCE
