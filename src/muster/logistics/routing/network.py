"""A road network as arrays, and journeys over it.

The network may be coarse: junctions and seats joined by links of known length and speed whose drawn course is only
schematic. A point off the network therefore reaches it over an *access leg*, a straight line lengthened by a detour
factor and driven slowly, either to a node or to the nearest spot of an ordinary road; a motorway is entered at its
nodes, or by a point that lies practically on it.

scipy is loaded at the first search: whoever only names a network starts without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from muster.logistics.routing.journeys import FloatArray, Journeys, pairs
from muster.logistics.routing.sphere import EARTH_RADIUS, great_circle

if TYPE_CHECKING:
    from scipy.sparse import csr_array

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_POINTS_AT_ONCE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Access:
    """How a point off the network reaches it."""

    detour: float = 1.35
    """Length of the leg over its straight line. [-]"""
    speed: float = 40.0 / 3.6
    """On the leg. [m/s]"""
    nodes: int = 4
    """How many of the nearest nodes are tried."""
    links: int = 6
    """How many of the nearest links are tried."""
    on_motorway: float = 1_000.0
    """A point this near to a closed link (a motorway) stands on it. [m]"""


@dataclass(frozen=True, eq=False, slots=True)
class RoadNetwork:
    """Nodes and two-way links. Lengths and durations are given, not measured along the drawn line."""

    node_lon: FloatArray
    node_lat: FloatArray
    link_from: IntArray
    """Index of the node at one end."""
    link_to: IntArray
    length: FloatArray
    """[m]"""
    duration: FloatArray
    """[s]"""
    is_open: BoolArray
    """Whether a journey may begin or end anywhere along the link; false for motorways."""

    def __post_init__(self) -> None:
        links, nodes = self.link_from.size, self.node_lon.size
        if any(a.size != links for a in (self.link_to, self.length, self.duration, self.is_open)):
            raise ValueError("every link needs both ends, a length, a duration and whether it is open")
        if links and (
            min(self.link_from.min(), self.link_to.min()) < 0 or max(self.link_from.max(), self.link_to.max()) >= nodes
        ):
            raise ValueError("a link ends at a node that does not exist")
        if links and not ((self.length > 0).all() and (self.duration > 0).all()):
            raise ValueError("lengths and durations must be positive")

    @property
    def size(self) -> int:
        """How many nodes."""
        return int(self.node_lon.size)


@dataclass(frozen=True, eq=False, slots=True)
class _Anchors:
    """Where points touch the network: rows of (point, node, duration, length), and of (point, link, share, leg)."""

    point: IntArray
    node: IntArray
    duration: FloatArray
    length: FloatArray
    on_point: IntArray
    on_link: IntArray
    share: FloatArray
    leg: FloatArray


def travel(
    network: RoadNetwork,
    origins: ArrayLike,
    destinations: ArrayLike,
    *,
    access: Access | None = None,
    cut: BoolArray | None = None,
) -> Journeys:
    """Fastest journeys over the network between points on or off it.

    Parameters
    ----------
    network : RoadNetwork
        Taken as two-way.
    origins, destinations : array_like, shape (n, 2), (m, 2)
        Longitude, latitude. [°]
    access : Access, optional
        How points reach the network.
    cut : array of bool, optional
        Links that cannot be driven now. Points are joined to the network as if all were open, so that a cut never opens
        a way that was not there before, and never shortens a journey.

    Returns
    -------
    journeys : Journeys
        Shape (n, m). The length is that of the fastest way, not of the shortest.

    Notes
    -----
    Dijkstra's algorithm runs from the smaller side over the network and the points, which no way passes through.
    Two points are also joined directly by an access leg, so that neighbours need not drive to the network and back, and
    along a link that both touch.

    Examples
    --------
    Two points at the ends of one road of 60 km at 60 km/h:

    >>> road = RoadNetwork(np.array([114.0, 114.5]), np.array([30.0, 30.0]), np.array([0]), np.array([1]),
    ...                    np.array([60e3]), np.array([3600.0]), np.array([True]))
    >>> j = travel(road, [[114.0, 30.0]], [[114.5, 30.0]])
    >>> round(float(j.duration[0, 0])), round(float(j.length[0, 0]))
    (3600, 60000)
    """
    access = access or Access()
    here, there = pairs(origins), pairs(destinations)
    if here.shape[0] < there.shape[0]:
        turned = travel(network, there, here, access=access, cut=cut)
        return Journeys(duration=turned.duration.T, length=turned.length.T)
    if there.shape[0] == 0:
        return Journeys(np.empty((here.shape[0], 0)), np.empty((here.shape[0], 0)))
    points = np.vstack([there, here])  # the sources of the search come first
    anchors = _anchor(network, points, access, cut)
    graph, lengths = _extend(network, points, anchors, there.shape[0], access, cut)
    sources = network.size + np.arange(there.shape[0])
    duration, before = _dijkstra(graph, sources)
    length = _lengths_along(before, lengths, sources)
    first_origin = network.size + there.shape[0]
    return Journeys(duration=duration[:, first_origin:].T, length=length[:, first_origin:].T)


@dataclass(frozen=True, eq=False, slots=True)
class Way:
    """One way: the nodes that it passes, the fastest link between each two of them, and what it takes in all."""

    nodes: IntArray
    links: IntArray
    duration: float
    """[s]"""
    length: float
    """[m]"""


def way(
    network: RoadNetwork, origin: ArrayLike, destination: ArrayLike, *, access: Access | None = None, cut: BoolArray | None = None
) -> Way:
    """The fastest way from one point to another, as `travel` reckons it.

    Parameters
    ----------
    network : RoadNetwork
        Taken as two-way.
    origin, destination : array_like, shape (2,)
        Longitude, latitude. [°]
    access : Access, optional
        How points reach the network.
    cut : array of bool, optional
        Links that cannot be driven now.

    Returns
    -------
    way : Way
        No nodes where the two are joined directly.
    """
    access = access or Access()
    points = np.vstack([pairs(destination), pairs(origin)])
    anchors = _anchor(network, points, access, cut)
    graph, lengths = _extend(network, points, anchors, 1, access, cut)
    duration, before = _dijkstra(graph, np.array([network.size]))
    passed, length, here = [], 0.0, network.size + 1
    while here != network.size:
        previous = int(before[0, here])
        length += float(lengths[previous, here])
        if previous < network.size:
            passed.append(previous)
        here = previous
    links = [_fastest_link(network, a, b, cut) for a, b in pairwise(passed)]
    return Way(np.array(passed, dtype=np.int64), np.array(links, dtype=np.int64), float(duration[0, network.size + 1]), length)


def _fastest_link(network: RoadNetwork, a: int, b: int, cut: BoolArray | None) -> int:
    joins = ((network.link_from == a) & (network.link_to == b)) | ((network.link_from == b) & (network.link_to == a))
    found = np.flatnonzero(joins if cut is None else joins & ~cut)
    return int(found[network.duration[found].argmin()])


def nearest_spot(
    network: RoadNetwork, points: ArrayLike, access: Access, *, cut: BoolArray | None = None
) -> tuple[IntArray, FloatArray, FloatArray]:
    """For each point the nearest link that may be entered there, the share of it at the nearest spot, and the distance [m]."""
    away, share = _project(network, pairs(points))
    enters = network.is_open | (away <= access.on_motorway)
    away = np.where(enters if cut is None else enters & ~cut, away, np.inf)
    link = np.asarray(away.argmin(axis=1), dtype=np.int64)
    row = np.arange(len(link))
    return link, share[row, link], away[row, link]


def _anchor(network: RoadNetwork, points: FloatArray, access: Access, cut: BoolArray | None) -> _Anchors:
    parts = [
        _anchor_some(network, points[i : i + _POINTS_AT_ONCE], i, access, cut)
        for i in range(0, len(points), _POINTS_AT_ONCE)
    ]
    return _Anchors(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _anchor_some(
    network: RoadNetwork,
    points: FloatArray,
    first: int,
    access: Access,
    cut: BoolArray | None,
) -> tuple[IntArray, IntArray, FloatArray, FloatArray, IntArray, IntArray, FloatArray, FloatArray]:
    number = first + np.arange(len(points))
    # To nodes.
    to_node = np.asarray(great_circle(points[:, None, 0], points[:, None, 1], network.node_lon, network.node_lat))
    nearest = _smallest(to_node, access.nodes)
    leg = np.take_along_axis(to_node, nearest, axis=1) * access.detour
    point_n, node_n = np.repeat(number, nearest.shape[1]), nearest.ravel()
    length_n = leg.ravel()
    # To the nearest spot of links.
    away, share = _project(network, points)
    away = np.where(network.is_open | (away <= access.on_motorway), away, np.inf)
    nearest = _smallest(away, access.links)
    reach = np.take_along_axis(away, nearest, axis=1).ravel()
    known = np.isfinite(reach)
    if cut is not None:  # after the nearest were chosen: a link farther off must not take the place of a cut one
        known &= ~cut[nearest.ravel()]
    link, on_point = nearest.ravel()[known], np.repeat(number, nearest.shape[1])[known]
    leg_l = reach[known] * access.detour
    share_l = np.take_along_axis(share, nearest, axis=1).ravel()[known]
    ends = np.concatenate([network.link_from[link], network.link_to[link]])
    portion = np.concatenate([share_l, 1.0 - share_l])
    twice = np.concatenate([link, link])
    length_l = np.concatenate([leg_l, leg_l]) + portion * network.length[twice]
    duration_l = np.concatenate([leg_l, leg_l]) / access.speed + portion * network.duration[twice]
    return (
        np.concatenate([point_n, on_point, on_point]),
        np.concatenate([node_n, ends]),
        np.concatenate([length_n / access.speed, duration_l]),
        np.concatenate([length_n, length_l]),
        on_point,
        link,
        share_l,
        leg_l,
    )


def _dijkstra(graph: csr_array, sources: IntArray) -> tuple[FloatArray, NDArray[np.int32]]:
    """Duration from each source to each node, and the node before it on the way."""
    from scipy.sparse.csgraph import dijkstra

    duration, before = dijkstra(graph, directed=True, indices=sources, return_predecessors=True)
    return duration, before


def _smallest(values: FloatArray, count: int) -> IntArray:
    """Column indices of the ``count`` smallest values of each row, in no order."""
    if values.shape[1] <= count:
        return np.broadcast_to(np.arange(values.shape[1]), values.shape)
    return np.asarray(np.argpartition(values, count - 1, axis=1)[:, :count], dtype=np.int64)


def _project(network: RoadNetwork, points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Distance from each point to each link's straight line [m], and the share of the link at the nearest spot."""
    scale = np.radians(1.0) * EARTH_RADIUS
    east = scale * np.cos(np.radians(points[:, None, 1]))
    ax = (network.node_lon[network.link_from] - points[:, None, 0]) * east
    ay = (network.node_lat[network.link_from] - points[:, None, 1]) * scale
    bx = (network.node_lon[network.link_to] - points[:, None, 0]) * east
    by = (network.node_lat[network.link_to] - points[:, None, 1]) * scale
    dx, dy = bx - ax, by - ay
    share = np.clip(-(ax * dx + ay * dy) / np.maximum(dx * dx + dy * dy, 1e-9), 0.0, 1.0)
    return np.hypot(ax + share * dx, ay + share * dy), share


def _extend(
    network: RoadNetwork, points: FloatArray, anchors: _Anchors, sources: int, access: Access, cut: BoolArray | None
) -> tuple[csr_array, csr_array]:
    """The network with the points as further nodes: one matrix of durations, one of lengths, of the same pattern."""
    from scipy.sparse import csr_array

    n, size = network.size, network.size + len(points)
    direct = (
        access.detour
        * np.asarray(
            great_circle(
                points[:sources, None, 0],
                points[:sources, None, 1],
                points[None, sources:, 0],
                points[None, sources:, 1],
            )
        ).ravel()
    )
    direct_from = np.repeat(np.arange(sources), len(points) - sources)
    direct_to = np.tile(np.arange(sources, len(points)), sources)
    left, right, along_duration, along_length = _along_shared_links(network, anchors, sources, access)
    passable = np.ones(network.link_from.size, dtype=np.bool_) if cut is None else ~cut
    end_a, end_b = network.link_from[passable], network.link_to[passable]
    link_duration, link_length = network.duration[passable], network.length[passable]
    leaves = anchors.point < sources  # sources are left, the others entered, never both
    point, node = n + anchors.point, anchors.node
    row = np.concatenate([end_a, end_b, np.where(leaves, point, node), n + direct_from, n + left])
    col = np.concatenate([end_b, end_a, np.where(leaves, node, point), n + direct_to, n + right])
    duration = np.concatenate([link_duration, link_duration, anchors.duration, direct / access.speed, along_duration])
    length = np.concatenate([link_length, link_length, anchors.length, direct, along_length])
    order = np.lexsort((duration, col, row))  # of parallel ways the fastest comes first
    row, col = row[order], col[order]
    fastest = np.r_[True, (np.diff(row) != 0) | (np.diff(col) != 0)] & (row != col)
    keep, cells = order[fastest], (row[fastest], col[fastest])
    # A point exactly on a node is joined by a leg of length nought, which a sparse matrix would take for no edge.
    return (
        csr_array((np.maximum(duration[keep], 1e-6), cells), shape=(size, size)),
        csr_array((np.maximum(length[keep], 1e-6), cells), shape=(size, size)),
    )


def _along_shared_links(
    network: RoadNetwork, anchors: _Anchors, sources: int, access: Access
) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Ways between a source and another point along a link that both touch."""
    is_source = anchors.on_point < sources
    a, b = np.flatnonzero(is_source), np.flatnonzero(~is_source)
    b = b[np.argsort(anchors.on_link[b], kind="stable")]
    begin = np.searchsorted(anchors.on_link[b], anchors.on_link[a], side="left")
    count = np.searchsorted(anchors.on_link[b], anchors.on_link[a], side="right") - begin
    one = np.repeat(a, count)
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    other = b[np.repeat(begin, count) + within]
    portion = np.abs(anchors.share[one] - anchors.share[other])
    leg = anchors.leg[one] + anchors.leg[other]
    link = anchors.on_link[one]
    return (
        anchors.on_point[one],
        anchors.on_point[other],
        leg / access.speed + portion * network.duration[link],
        leg + portion * network.length[link],
    )


def _lengths_along(before: NDArray[np.int32], lengths: csr_array, sources: IntArray) -> FloatArray:
    """Length of the way behind each shortest-path tree, by doubling the stride towards the root."""
    size = before.shape[1]
    node = np.arange(size)
    has_way = before >= 0
    step = np.where(has_way, before, node)
    cells = lengths.tocoo()
    key = cells.coords[0].astype(np.int64) * size + cells.coords[1]
    order = np.argsort(key)
    key, value = key[order], cells.data[order]
    wanted = step.astype(np.int64) * size + node
    found = np.minimum(np.searchsorted(key, wanted), key.size - 1)
    total = np.where(has_way, value[found], 0.0)
    while True:
        further = np.take_along_axis(step, step, axis=1)
        if (further == step).all():
            break
        total = total + np.take_along_axis(total, step, axis=1)
        step = further
    reached = step == np.asarray(sources)[:, None]
    return np.where(reached, total, np.inf)
