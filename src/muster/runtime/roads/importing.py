"""An OpenStreetMap extract becomes the road data in use, or is refused in words and leaves everything as it was."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from muster.runtime.roads import tiles, trunk
from muster.runtime.roads.store import IMPORT, RoadSet, Store
from muster.runtime.speech import Refusal

#: Hubei with a margin, the area whose facts an extract is compared with: west, south, east, north. [°]
AREA: Final = (108.0, 28.7, 116.5, 33.7)
LARGEST: Final = 2_000_000_000
"""Larger files are clipped beforehand with a tool made for it. [bytes]"""
ROOM: Final = 6
"""How many times the file's size must be free on the disk."""
WINDOW: Final = (0.7, 1.4)
"""Time on the new roads over that of the trunk facts."""
ENOUGH: Final = 0.8
"""Share of compared journeys that must lie within the window."""
LEAST_PAIRS: Final = 2
MOST_SEATS: Final = 24
SHORTEST: Final = 600.0
"""Journeys shorter than this say little. [s]"""
HEAVY_TOP: Final = 90
#: How what people take for a PBF file begins, and what it is.
OTHERS: Final = (
    (b"PK\x03\x04", " ZIP 压缩包，请先解压", "a ZIP archive: unpack it first"),
    (b"\x1f\x8b", " gzip 压缩文件，请先解压", "a gzip file: unpack it first"),
    (b"BZh", " bzip2 压缩文件，请先解压", "a bzip2 file: unpack it first"),
    (b"<?xml", " XML 文件，请先用 osmium cat 转为 .osm.pbf", "an XML file: turn it into .osm.pbf with osmium cat first"),
    (b"<", "网页，下载可能被拦截，请重新下载", "a web page, so the download was turned away: download it again"),
)

Tell = Callable[[int, str, str], None]
"""Told now and then: percent done, and what is being done in Chinese and English."""


def check_file(path: Path, *, free: int) -> None:
    """Refuse what can be refused without opening it."""
    if not path.is_file():
        raise Refusal(f"没有文件 {path}。", f"There is no file {path}.", code=2)
    size = path.stat().st_size
    if size == 0:
        raise Refusal(f"{path.name} 是空文件，请重新下载。", f"{path.name} is empty: download it again.")
    if size > LARGEST:
        box = ",".join(map(str, AREA))
        raise Refusal(
            f"{path.name} 有 {size / 1e9:.1f} GB，太大。请先裁剪：osmium extract -b {box} {path.name} -o hubei.osm.pbf",
            f"{path.name} has {size / 1e9:.1f} GB, too much. Clip it first: osmium extract -b {box} {path.name} -o hubei.osm.pbf",
        )
    needed = ROOM * size + 300_000_000
    if free < needed:
        raise Refusal(
            f"磁盘空间不足：需要 {needed / 1e9:.1f} GB，剩余 {free / 1e9:.1f} GB。",
            f"Not enough room on the disk: {needed / 1e9:.1f} GB are needed, {free / 1e9:.1f} GB free.",
        )


def bring_in(store: Store, path: Path, *, name: str, tell: Tell) -> RoadSet:
    """Check, clip, build beside, compare, and switch."""
    tell(0, "核对文件", "check the file")
    _check_header(path, name)
    folder = store.begin(IMPORT)
    try:
        data = folder / "roads.osm.pbf"
        tell(5, "裁剪道路", "clip the roads")
        clipped = clip(path, data, name=name, tell=tell)
        tell(50, "生成路网数据", "build the road data")
        try:
            tiles.build(data, folder / "tiles")
        except tiles.BuildFailed as error:
            raise Refusal(f"引擎无法用 {name} 生成路网：{error}", f"The engine cannot build roads of {name}: {error}") from None
        tell(85, "与干线事实比对", "compare with the trunk facts")
        written = RoadSet(
            id=folder.name, kind=IMPORT, source=f"OpenStreetMap（{name}），© OpenStreetMap 贡献者，ODbL", data_date=clipped.data_date,
            digest=_digest(path), engine=tiles.engine_version(), built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            box=clipped.box, nodes=clipped.nodes, ways=clipped.ways,
        )  # fmt: skip
        smoke = compare(folder, written)
        _refuse_strange(smoke, name)
        store.finish(folder, RoadSet(**{**written.__dict__, "smoke": smoke}))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    tell(98, "切换", "switch")
    store.switch(folder.name)
    tell(100, "完成", "done")
    found = store.read(folder.name)
    assert found is not None
    return found


# --- reading


def _damaged(name: str, error: Exception) -> Refusal:
    told = str(error)[:200]
    return Refusal(
        f"{name} 不是完整的 OpenStreetMap PBF 文件（可能下载中断或已损坏）：{told}。请重新下载并核对校验值。",
        f"{name} is no complete OpenStreetMap PBF file (cut short or damaged): {told}. Download it again and check its checksum.",
    )


def _unreadable(path: Path, name: str, error: Exception) -> Refusal:
    """Another kind of file, by how it begins, or a damaged one."""
    with path.open("rb") as file:
        head = file.read(64).lstrip()
    for start, zh, en in OTHERS:
        if head.startswith(start):
            return Refusal(f"{name} 不是 OpenStreetMap PBF 文件，而是{zh}。", f"{name} is no OpenStreetMap PBF file but {en}.")
    return _damaged(name, error)


def _check_header(path: Path, name: str) -> None:
    import osmium

    try:
        with osmium.io.Reader(osmium.io.File(str(path), "pbf")) as reader:
            box = reader.header().box()
    except (RuntimeError, ValueError) as error:
        raise _unreadable(path, name, error) from None
    if box.valid():
        low, high = box.bottom_left, box.top_right
        if low.lon > AREA[2] or high.lon < AREA[0] or low.lat > AREA[3] or high.lat < AREA[1]:
            raise _foreign(name, (low.lon, low.lat, high.lon, high.lat))


def _foreign(name: str, box: tuple[float, float, float, float] | None) -> Refusal:
    where = "" if box is None else f"{box[0]:.1f},{box[1]:.1f}–{box[2]:.1f},{box[3]:.1f}"
    return Refusal(
        f"{name}{where and f'（{where}）'}不在本平台的区域内（湖北及周边 {AREA[0]},{AREA[1]}–{AREA[2]},{AREA[3]}）。请换用湖北或中国的数据。",
        f"{name}{where and f' ({where})'} does not lie in the platform's area (Hubei and around): take an extract of Hubei or China.",
    )


@dataclass(frozen=True)
class Clipped:
    """What was kept of an extract."""

    nodes: int
    ways: int
    box: tuple[float, float, float, float]
    data_date: str | None


def clip(path: Path, target: Path, *, name: str, tell: Tell) -> Clipped:
    """Keep the roads that touch the area, with their nodes, and the turns that are forbidden on them."""
    import osmium

    seen, placed, newest = 0, 0, ""
    west, south, east, north = 180.0, 90.0, -180.0, -90.0
    try:
        with osmium.io.Reader(osmium.io.File(str(path), "pbf")) as reader:
            stamp = reader.header().get("osmosis_replication_timestamp")
        ids: set[int] = set()
        wanted = osmium.IdTracker()
        ways = osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY).with_locations()
        for way in ways.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY)).with_filter(osmium.filter.KeyFilter("highway")):
            if not isinstance(way, osmium.osm.Way):
                continue
            seen += 1
            if seen % 20_000 == 0:
                tell(min(40, 5 + seen // 20_000), f"裁剪道路 {seen}", f"clip the roads {seen}")
            places = [(n.location.lon, n.location.lat) for n in way.nodes if n.location.valid()]
            placed += bool(places)
            if not any(AREA[0] <= lon <= AREA[2] and AREA[1] <= lat <= AREA[3] for lon, lat in places):
                continue
            lons, lats = [p[0] for p in places], [p[1] for p in places]
            west, east = min(west, *lons), max(east, *lons)
            south, north = min(south, *lats), max(north, *lats)
            ids.add(way.id)
            wanted.add_references(way)
            newest = max(newest, f"{way.timestamp:%Y-%m-%d}" if way.timestamp.year > 2004 else "")
        tell(42, "写出道路", "write the roads")
        _write(path, target, ids, wanted)
        nodes = sum(1 for _ in osmium.FileProcessor(str(target), osmium.osm.NODE))
    except (RuntimeError, osmium.InvalidLocationError) as error:
        raise _damaged(name, error) from None
    if seen == 0:
        raise Refusal(f"{name} 里没有道路。请换用含 highway 的数据。", f"There are no roads in {name}: take an extract with highways.")
    if not placed:
        raise Refusal(
            f"{name} 的道路没有坐标（缺少节点）。请换用带节点的完整数据。",
            f"The roads in {name} have no positions (their nodes are missing): take an extract with its nodes.",
        )
    if not ids:
        raise _foreign(name, None)
    day = stamp[:10] if stamp else (newest or None)
    return Clipped(nodes, len(ids), (round(west, 4), round(south, 4), round(east, 4), round(north, 4)), day)


def _write(path: Path, target: Path, ids: set[int], wanted: Any) -> None:
    """The kept roads with their nodes, and the turns that are forbidden on them."""
    import osmium

    target.unlink(missing_ok=True)
    with osmium.SimpleWriter(str(target)) as writer:
        if ids:
            for node in osmium.FileProcessor(str(path), osmium.osm.NODE).with_filter(wanted.id_filter()):
                writer.add(node)
        for way in osmium.FileProcessor(str(path), osmium.osm.WAY).with_filter(osmium.filter.IdFilter(ids)):
            if isinstance(way, osmium.osm.Way):
                writer.add(way.replace(tags=_with_heavy_speed(dict(way.tags))))
        forbidden = osmium.FileProcessor(str(path), osmium.osm.RELATION).with_filter(osmium.filter.KeyFilter("restriction"))
        for relation in forbidden:
            if isinstance(relation, osmium.osm.Relation):
                members = [member.ref for member in relation.members if member.type == "w"]
                if members and ids.issuperset(members):
                    writer.add(relation)


def _with_heavy_speed(tags: dict[str, str]) -> dict[str, str]:
    """A loaded rescue vehicle is held to 90 km/h by the data; the engine's own top speed makes it shun faster roads."""
    said = tags.get("maxspeed", "")
    fast = int(said) > HEAVY_TOP if said.isdigit() else not said and tags.get("highway") == "motorway"
    return tags | {"maxspeed:hgv": str(HEAVY_TOP)} if fast and "maxspeed:hgv" not in tags else tags


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            found.update(part)
    return found.hexdigest()[:16]


# --- comparing


def compare(folder: Path, written: RoadSet) -> dict[str, float | int]:
    """Journeys between county seats on the new roads, over what the trunk facts say."""
    import numpy as np

    from muster.logistics.routing.network import travel
    from muster.runtime.roads.engine import Engine, Opened

    engine = Engine(Store(folder.parent.parent))
    engine.opened = Opened(written, tiles.open_tiles(folder / "tiles"), None)
    west, south, east, north = written.box
    seats = [(s.lon, s.lat) for s in trunk.seats() if west <= s.lon <= east and south <= s.lat <= north]
    seats = seats[:: max(1, len(seats) // MOST_SEATS)][:MOST_SEATS]
    if len(seats) < 2:
        return {"seats": len(seats), "pairs": 0, "within": 0, "unreached": 0, "median": 0.0}
    facts = travel(trunk.network(), seats, seats).duration
    answer = engine.compared(seats)
    times = np.array([[np.nan if t is None else t for t in row] for row in answer], dtype=float)
    compared = (facts >= SHORTEST) & np.isfinite(facts)
    ratio = times[compared] / facts[compared]
    reached = ratio[np.isfinite(ratio)]
    within = int(((reached >= WINDOW[0]) & (reached <= WINDOW[1])).sum())
    return {
        "seats": len(seats), "pairs": int(compared.sum()), "within": within, "unreached": int(ratio.size - reached.size),
        "median": round(float(np.median(reached)), 3) if reached.size else 0.0,
    }  # fmt: skip


def _refuse_strange(smoke: dict[str, float | int], name: str) -> None:
    pairs, within = int(smoke["pairs"]), int(smoke["within"])
    if pairs < LEAST_PAIRS:
        raise Refusal(
            f"{name} 覆盖的县城只有 {smoke['seats']} 个，无法与干线事实比对，未启用。请换用范围更大的数据。",
            f"{name} covers {smoke['seats']} county seats, too few to compare with the trunk facts; not taken into use.",
        )
    if within < ENOUGH * pairs:
        raise Refusal(
            f"{name} 没有启用：{pairs} 条县城间行程中只有 {within} 条与干线事实相符（比值 {WINDOW[0]}–{WINDOW[1]}），"
            f"{smoke['unreached']} 条不通，中位比值 {smoke['median']}。数据可能不完整或坐标有偏移。",
            f"{name} was not taken into use: of {pairs} journeys between county seats {within} agree with the trunk facts (ratio"
            f" {WINDOW[0]}–{WINDOW[1]}), {smoke['unreached']} find no way, median {smoke['median']}."
            f" The data may be incomplete or shifted.",
        )
