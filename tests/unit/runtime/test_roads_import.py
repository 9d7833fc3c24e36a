"""An extract is taken in when it agrees with the facts, and refused in words when it does not; then nothing has changed."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import osmium
import pytest
from osmium.osm import mutable

from muster.runtime.roads import building, importing, tiles, trunk
from muster.runtime.roads.engine import Engine
from muster.runtime.roads.store import Store
from muster.runtime.speech import Refusal

#: 黄石 and around.
WEST, SOUTH, EAST, NORTH = 114.5, 29.6, 115.6, 30.6


def extract(
    path: Path, *, slower: float = 1.0, shift: float = 0.0, only: Callable[[trunk.Link], bool] = lambda _: True, box: bool = True,
    highway: str | None = None, bound: osmium.osm.Box | None = None,
) -> Path:  # fmt: skip
    """A small extract of our own, as a mapper would draw the roads around 黄石."""
    nodes, links = trunk.read()
    inside = {n.id: k for k, n in enumerate(nodes, 1) if WEST <= n.lon <= EAST and SOUTH <= n.lat <= NORTH}
    header = osmium.io.Header()
    if box:
        low, high = osmium.osm.Location(WEST + shift, SOUTH), osmium.osm.Location(EAST + shift, NORTH)
        header.add_box(bound or osmium.osm.Box(low, high))
    header.set("osmosis_replication_timestamp", "2026-10-01T00:00:00Z")
    following, ways = len(nodes), []
    with osmium.SimpleWriter(str(path), header=header) as writer:
        for node in nodes:
            if node.id in inside:
                writer.add_node(mutable.Node(id=inside[node.id], location=(node.lon + shift, node.lat), version=1))
        for number, link in enumerate(links, 1):
            if link.start.id not in inside or link.end.id not in inside or not only(link):
                continue
            points, speed = trunk.course(link)
            between = []
            for lon, lat in points:
                following += 1
                between.append(following)
                writer.add_node(mutable.Node(id=following, location=(lon + shift, lat), version=1))
            tags = {"ref": link.route, "oneway": "no", "maxspeed": str(max(5, round(speed / slower)))}
            kind = highway or link.highway
            ends = [inside[link.start.id], *between, inside[link.end.id]]
            ways.append(mutable.Way(id=number, nodes=ends, version=1, tags=tags | ({"highway": kind} if kind != "none" else {})))
        for way in ways:
            writer.add_way(way)
    return path


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("facts"))
    building.ensure(store)
    return store


@pytest.fixture
def store(template, tmp_path):
    import shutil

    shutil.copytree(template.folder, tmp_path / "roads", symlinks=True)
    return Store(tmp_path / "roads")


def bring(store: Store, path: Path, told: list[int] | None = None):
    return importing.bring_in(store, path, name=path.name, tell=lambda percent, zh, en: told.append(percent) if told is not None else None)


def test_an_extract_that_agrees_is_taken_into_use_and_can_be_given_back(store, tmp_path):
    engine, before, told = Engine(store), store.current(), []
    assert engine.about()["roads"]["kind"] == "trunk"
    found = bring(store, extract(tmp_path / "huangshi.osm.pbf"), told)
    assert told[0] == 0
    assert told[-1] == 100
    assert told == sorted(told)
    assert (found.kind, found.data_date, found.ways > 20) == ("import", "2026-10-01", True)
    assert found.smoke is not None
    assert found.smoke["pairs"] > 50
    assert found.smoke["within"] >= 0.9 * found.smoke["pairs"]
    assert engine.about()["roads"]["id"] == found.id, "the engine opens it by itself"
    answer = engine.matrix({"sources": [(115.039, 30.1994)], "targets": [(114.98, 30.10)], "vehicle": "heavy"})
    assert answer["free"]["durations"][0][0] > 0
    assert not answer["roads"]["schematic"]
    assert store.roll_back() == before
    assert engine.about()["roads"]["kind"] == "trunk"


def test_imported_roads_are_built_again_for_another_engine(store, tmp_path, monkeypatch):
    found = bring(store, extract(tmp_path / "huangshi.osm.pbf"))
    monkeypatch.setattr(tiles, "engine_version", lambda: "valhalla of tomorrow")
    again = building.ensure(store)
    assert (again.kind, again.engine, again.source) == ("import", "valhalla of tomorrow", found.source)


def test_heavy_vehicles_are_held_on_motorways():
    assert importing._with_heavy_speed({"highway": "motorway"})["maxspeed:hgv"] == "90"
    assert importing._with_heavy_speed({"highway": "trunk", "maxspeed": "100"})["maxspeed:hgv"] == "90"
    assert "maxspeed:hgv" not in importing._with_heavy_speed({"highway": "trunk", "maxspeed": "80"})
    assert importing._with_heavy_speed({"highway": "motorway", "maxspeed:hgv": "80"})["maxspeed:hgv"] == "80"


def test_only_roads_that_touch_the_area_are_kept_with_their_nodes_and_forbidden_turns(tmp_path):
    whole, target = tmp_path / "china.osm.pbf", tmp_path / "clipped.osm.pbf"
    west = importing.AREA[0]
    places = [(114.9, 30.2), (115.0, 30.2), (115.1, 30.2), (west - 0.5, 30.2), (west + 0.5, 30.2), (100.0, 30.2), (100.1, 30.2), (114.0, 31.0)]
    no_left_turn = {"type": "restriction", "restriction": "no_left_turn"}
    with osmium.SimpleWriter(str(whole)) as writer:
        for number, place in enumerate(places, 1):
            writer.add_node(mutable.Node(id=number, location=place, version=1))
        for number, ends in enumerate(([1, 2], [2, 3], [4, 5], [6, 7]), 1):  # two inside, one across the edge, one far away
            writer.add_way(mutable.Way(id=number, nodes=ends, version=1, tags={"highway": "trunk"}))
        writer.add_way(mutable.Way(id=5, nodes=[1, 8], version=1, tags={"building": "yes"}))
        for number, ways in ((1, (1, 2)), (2, (2, 4))):
            turn = [("w", ways[0], "from"), ("n", 2, "via"), ("w", ways[1], "to")]
            writer.add_relation(mutable.Relation(id=number, members=turn, version=1, tags=no_left_turn))
    kept = importing.clip(whole, target, name=whole.name, tell=lambda *_: None)
    found = {kind: [thing.id for thing in osmium.FileProcessor(str(target), kind)] for kind in (osmium.osm.NODE, osmium.osm.WAY, osmium.osm.RELATION)}
    assert found == {osmium.osm.NODE: [1, 2, 3, 4, 5], osmium.osm.WAY: [1, 2, 3], osmium.osm.RELATION: [1]}
    assert (kept.nodes, kept.ways, kept.box) == (5, 3, (west - 0.5, 30.2, 115.1, 30.2))
    assert kept.data_date is None


def truncated(folder: Path) -> Path:
    whole = extract(folder / "x.osm.pbf").read_bytes()
    (folder / "cut.osm.pbf").write_bytes(whole[: len(whole) * 2 // 3])
    return folder / "cut.osm.pbf"


def beginning(head: bytes) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        (folder / "other.osm.pbf").write_bytes(head + b"\x00" * 500)
        return folder / "other.osm.pbf"

    return made


def without_nodes(folder: Path) -> Path:
    with osmium.SimpleWriter(str(folder / "bare.osm.pbf")) as writer:
        writer.add_way(mutable.Way(id=1, nodes=[1, 2], version=1, tags={"highway": "trunk"}))
    return folder / "bare.osm.pbf"


@pytest.mark.parametrize(("make", "words"), [
    (truncated, "不是完整的"),
    (beginning(b"xyz"), "不是完整的"),
    (beginning(b"<!DOCTYPE html>"), "而是网页"),
    (beginning(b"<?xml version='1.0'?>"), "而是 XML 文件，请先用 osmium cat"),
    (beginning(b"PK\x03\x04"), "而是 ZIP 压缩包"),
    (beginning(b"\x1f\x8b\x08"), "而是 gzip"),
    (beginning(b"BZh91AY"), "而是 bzip2"),
    (without_nodes, "没有坐标"),
    (lambda f: extract(f / "far.osm.pbf", shift=-40.0), "不在本平台的区域内"),
    (lambda f: extract(f / "far.osm.pbf", shift=-40.0, box=False), "不在本平台的区域内"),
    (lambda f: extract(f / "none.osm.pbf", highway="none"), "没有道路"),
    (lambda f: extract(f / "slow.osm.pbf", slower=3.0), "没有启用"),
    (lambda f: extract(f / "shifted.osm.pbf", shift=0.4), "没有启用|无法与干线事实比对"),
    (lambda f: extract(f / "torn.osm.pbf", only=lambda link: link.highway == "motorway"), "没有启用|无法与干线事实比对"),
])  # fmt: skip
def test_what_cannot_be_used_is_refused_in_words_and_changes_nothing(store, tmp_path, make, words):
    before = store.current()
    with pytest.raises(Refusal) as refused:
        bring(store, make(tmp_path))
    import re

    assert re.search(words, refused.value.zh), refused.value.zh
    assert refused.value.en
    assert store.current() == before
    assert store.all() == [before], "nothing is left behind"


def test_missing_empty_and_huge_files_and_full_disks_are_refused_before_anything_is_read(tmp_path, monkeypatch):
    small = tmp_path / "x.osm.pbf"
    with pytest.raises(Refusal, match="没有文件"):
        importing.check_file(small, free=10**12)
    small.write_bytes(b"")
    with pytest.raises(Refusal, match="空文件"):
        importing.check_file(small, free=10**12)
    small.write_bytes(b"x" * 100)
    importing.check_file(small, free=10**12)
    with pytest.raises(Refusal, match="磁盘空间不足"):
        importing.check_file(small, free=1000)
    monkeypatch.setattr(importing, "LARGEST", 99)
    with pytest.raises(Refusal, match="太大"):
        importing.check_file(small, free=10**12)


def test_the_worker_says_how_far_it_is_and_refuses_a_second_one(store, tmp_path):
    path = extract(tmp_path / "huangshi.osm.pbf")
    command = [sys.executable, "-m", "muster.runtime.roads.work", str(store.folder), "import", str(path), path.name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert done.returncode == 0, done.stderr
    assert lines[0]["percent"] == 0
    assert lines[-1]["done"]["kind"] == "import"
    with store.held():
        again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 3
    assert "正在进行" in json.loads(again.stdout.splitlines()[-1])["refused"]["zh"]
