"""The trunk network that comes with the platform, written as OpenStreetMap data for the engine.

Nodes are where the facts say, and each link runs straight between them, as on the map, so that an area drawn over the
map meets the same roads for the engine. The stated length is longer than the straight line; fine teeth make up for it.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from muster.logistics.routing.network import RoadNetwork


FOLDER: Final = Path(__file__).resolve().parents[2] / "apps" / "geo" / "data"
FILES: Final = ("hubei_road_nodes.csv", "hubei_road_links.csv")
SOURCE: Final = "自编干线路网示意"
DATA_DATE: Final = "2026-11-21"
#: Road class of the facts → tag of OpenStreetMap.
HIGHWAY: Final = {"expressway": "motorway", "trunk": "trunk", "primary": "primary", "secondary": "secondary"}
#: A loaded rescue vehicle is held to this [km/h]; the engine's own top speed would make it shun faster roads instead.
HEAVY_TOP: Final = 90
TOOTH: Final = 250.0
"""Run of one tooth. [m]"""
STRAIGHT: Final = 300.0
"""Left straight at both ends: a tooth at a junction would look like a turn back. [m]"""


@dataclass(frozen=True)
class Node:
    """Where roads meet."""

    id: str
    name: str
    kind: str
    lon: float
    lat: float


@dataclass(frozen=True)
class Link:
    """A road between two nodes: its length [m] and mean speed [km/h] are the facts."""

    route: str
    start: Node
    end: Node
    highway: str
    length: float
    speed: float
    hazmat: str = ""
    """``no`` where dangerous goods are banned, ``yes`` where they are known to be let through; empty: unknown."""

    @property
    def name(self) -> str:
        """What a driver reads: the route, and where it goes."""
        return f"{self.route} {self.start.name}–{self.end.name}"


def digest(folder: Path = FOLDER) -> str:
    """A short name for the content of the facts and of the way they are drawn."""
    found = hashlib.sha256(f"teeth {TOOTH} {STRAIGHT} 1".encode())
    for name in FILES:
        found.update((folder / name).read_bytes())
    return found.hexdigest()[:12]


def read(folder: Path = FOLDER) -> tuple[list[Node], list[Link]]:
    """Nodes and links of the facts."""
    with (folder / FILES[0]).open(encoding="utf-8", newline="") as file:
        nodes = {row["id"]: Node(row["id"], row["name"], row["kind"], float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}
    with (folder / FILES[1]).open(encoding="utf-8", newline="") as file:
        links = [
            Link(row["route"], nodes[row["from"]], nodes[row["to"]], HIGHWAY[row["class"]],
                 float(row["km"]) * 1000.0, float(row["kmh"]), row.get("hazmat") or "")
            for row in csv.DictReader(file)
        ]  # fmt: skip
    return list(nodes.values()), links


def course(link: Link) -> tuple[list[tuple[float, float]], float]:
    """Points of a link between its ends, and the speed [km/h] that keeps its duration where it cannot be as long as stated."""
    from muster.logistics.routing.sphere import EARTH_RADIUS, great_circle

    a, b = link.start, link.end
    straight = great_circle(a.lon, a.lat, b.lon, b.lat)
    seconds = link.length / (link.speed / 3.6)
    end = min(STRAIGHT, straight / 10.0)
    middle, wanted = straight - 2.0 * end, link.length - 2.0 * end
    if straight < 50.0 or wanted <= middle * 1.0005:
        return [], max(straight, 1.0) / seconds * 3.6
    count = 2 * max(1, round(middle / TOOTH / 2.0))
    run, slope = middle / count, wanted / count
    height = math.sqrt(slope * slope - run * run)
    degree = math.radians(1.0) * EARTH_RADIUS
    kx = math.cos(math.radians((a.lat + b.lat) / 2.0))
    east, north = (b.lon - a.lon) * kx * degree, (b.lat - a.lat) * degree
    ux, uy = east / math.hypot(east, north), north / math.hypot(east, north)
    points = []
    for number in range(count + 1):
        along = end + number * run
        aside = 0.0 if number % 2 == 0 else height * (1 if number % 4 == 1 else -1)
        points.append((a.lon + (ux * along - uy * aside) / kx / degree, a.lat + (uy * along + ux * aside) / degree))
    return points, link.speed


def write_osm(path: Path, folder: Path = FOLDER) -> tuple[int, int]:
    """Write the facts as an OpenStreetMap file; returns how many nodes and ways."""
    import osmium
    from osmium.osm import mutable

    nodes, links = read(folder)
    number = {node.id: index for index, node in enumerate(nodes, 1)}
    ways: list[mutable.Way] = []
    path.unlink(missing_ok=True)
    with osmium.SimpleWriter(str(path)) as writer:
        for node in nodes:
            writer.add_node(mutable.Node(id=number[node.id], location=(node.lon, node.lat), version=1, tags={"name": node.name}))
        following = len(nodes)
        for index, link in enumerate(links, 1):
            points, speed = course(link)
            between = []
            for lon, lat in points:
                following += 1
                between.append(following)
                writer.add_node(mutable.Node(id=following, location=(lon, lat), version=1))
            ends = [number[link.start.id], *between, number[link.end.id]]
            ways.append(mutable.Way(id=index, nodes=ends, version=1, tags=_tags(link, speed)))
        for way in ways:
            writer.add_way(way)
    return following, len(ways)


def _tags(link: Link, speed: float) -> dict[str, str]:
    tags = {
        "highway": link.highway, "ref": link.route, "name": link.name, "oneway": "no", "source": SOURCE,
        "maxspeed": str(max(5, round(speed))), "maxspeed:hgv": str(max(5, min(HEAVY_TOP, round(speed)))),
    }  # fmt: skip
    return tags | ({"hazmat": link.hazmat} if link.hazmat else {})


def network(folder: Path = FOLDER) -> RoadNetwork:
    """The facts as arrays."""
    import numpy as np

    from muster.logistics.routing.network import RoadNetwork

    nodes, links = read(folder)
    number = {node.id: index for index, node in enumerate(nodes)}
    length = np.array([link.length for link in links])
    return RoadNetwork(
        node_lon=np.array([node.lon for node in nodes]),
        node_lat=np.array([node.lat for node in nodes]),
        link_from=np.array([number[link.start.id] for link in links], dtype=np.int64),
        link_to=np.array([number[link.end.id] for link in links], dtype=np.int64),
        length=length,
        duration=length / np.array([link.speed / 3.6 for link in links]),
        is_open=np.array([link.highway != "motorway" for link in links]),
    )


def seats(folder: Path = FOLDER) -> Iterator[Node]:
    """County seats of the facts."""
    return (node for node in read(folder)[0] if node.kind == "seat")
