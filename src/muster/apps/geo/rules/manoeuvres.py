"""A way in words: what a driver does next, in Chinese and English, from the names of the roads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from muster.kit.geometry import Point

__all__ = ["Step", "decoded", "from_engine", "from_links", "straightened"]


@dataclass(frozen=True, slots=True)
class Step:
    """One manoeuvre: a code, the road that it leads onto, how far and how long that is followed, where it begins."""

    kind: str
    road: str
    distance_m: float
    minutes: float
    lon: float
    lat: float
    zh: str
    en: str


#: Codes of the engine's manoeuvres; what is not listed counts as going on.
KINDS: Final[dict[int, str]] = {
    1: "start", 2: "start", 3: "start", 4: "arrive", 5: "arrive_right", 6: "arrive_left", 9: "slight_right", 10: "right",
    11: "sharp_right", 12: "u_turn", 13: "u_turn", 14: "sharp_left", 15: "left", 16: "slight_left", 18: "exit_right",
    19: "exit_left", 20: "exit_right", 21: "exit_left", 23: "keep_right", 24: "keep_left", 25: "merge", 26: "roundabout",
    28: "ferry", 37: "merge", 38: "merge",
}  # fmt: skip
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "start": ("出发", "Set off"), "go_on": ("继续", "Go on"), "turn": ("转入", "Take"), "slight_right": ("稍向右", "Bear right"),
    "right": ("右转", "Turn right"), "sharp_right": ("向右急转", "Turn sharp right"), "u_turn": ("掉头", "Turn round"),
    "sharp_left": ("向左急转", "Turn sharp left"), "left": ("左转", "Turn left"), "slight_left": ("稍向左", "Bear left"),
    "exit_right": ("从右侧出口驶出", "Take the exit on the right"), "exit_left": ("从左侧出口驶出", "Take the exit on the left"),
    "keep_right": ("靠右行驶", "Keep right"), "keep_left": ("靠左行驶", "Keep left"), "merge": ("汇入主路", "Merge"),
    "roundabout": ("驶入环岛", "Enter the roundabout"), "ferry": ("上渡船", "Take the ferry"),
    "arrive": ("到达目的地", "Arrive"), "arrive_right": ("到达目的地，在右侧", "Arrive, on the right"),
    "arrive_left": ("到达目的地，在左侧", "Arrive, on the left"),
}  # fmt: skip


def road_name(names: Sequence[str]) -> str:
    """What a driver reads of a road's names: a name with its number, without saying one twice."""
    kept = [name.strip() for name in names if name.strip()]
    numbers = [name for name in kept if name[:1].isascii() and name[:1].isalpha() and any(c.isdigit() for c in name) and " " not in name]
    plain = [name for name in kept if name not in numbers and not any(name.startswith(f"{number} ") for number in numbers)]
    if plain and numbers:
        return f"{plain[0]}（{numbers[0]}）"
    return (numbers or plain or [""])[0]


def said_distance(metres: float) -> tuple[str, str]:
    """A distance as one says it, in Chinese and English."""
    if metres < 950:
        rounded = max(10, round(metres / 10) * 10)
        return f"{rounded} 米", f"{rounded} m"
    kilometres = f"{metres / 1000:.1f}" if metres < 9_950 else f"{metres / 1000:.0f}"
    return f"{kilometres} 公里", f"{kilometres} km"


def sentence(kind: str, road: str, metres: float) -> tuple[str, str]:
    """One manoeuvre in words."""
    zh, en = _WORDS[kind]
    if kind.startswith("arrive"):
        return f"{zh}。", f"{en}."
    far_zh, far_en = said_distance(metres)
    if kind == "turn":
        return f"转入{_spaced(road or '无名道路', before_comma=True)}，行驶 {far_zh}。", f"Take {road or 'the unnamed road'} for {far_en}."
    if kind == "start":
        return f"出发，沿{_spaced(road or '无名道路')}行驶 {far_zh}。", f"Set off along {road or 'the unnamed road'} for {far_en}."
    if kind == "go_on":
        return f"继续沿{_spaced(road or '道路')}行驶 {far_zh}。", f"Go on along {road or 'the road'} for {far_en}."
    if not road:
        return f"{zh}，行驶 {far_zh}。", f"{en}, then {far_en}."
    return f"{zh}进入{_spaced(road, before_comma=True)}，行驶 {far_zh}。", f"{en} onto {road} for {far_en}."


def _spaced(road: str, *, before_comma: bool = False) -> str:
    """Chinese text keeps a blank between its own letters and Latin ones."""
    return f"{' ' if road[:1].isascii() else ''}{road}{' ' if road[-1:].isascii() and not before_comma else ''}"


def from_engine(legs: Sequence[Mapping[str, Any]], *, schematic: bool, slower_by: float) -> list[Step]:
    """The steps of an engine's way. On schematic roads left and right mean nothing, so only the roads are named."""
    raw: list[tuple[str, str, float, float, float, float]] = []
    for leg in legs:
        line = decoded(leg["shape"])
        for one in leg["maneuvers"]:
            kind = KINDS.get(int(one["type"]), "go_on")
            road = _of_schematic(one.get("street_names", ())) if schematic else road_name(one.get("street_names", ()))
            if schematic and kind != "start":
                kind = "arrive" if kind.startswith("arrive") else "turn"
            lon, lat = line[min(int(one["begin_shape_index"]), len(line) - 1)]
            raw.append((kind, road, float(one["length"]) * 1000.0, float(one["time"]) * slower_by / 60.0, lon, lat))
    return _joined(raw)


def _of_schematic(names: Sequence[str]) -> str:
    return min((name for name in names if name), key=len, default="")


def from_links(names: Sequence[str], lengths: Sequence[float], minutes: Sequence[float], at: Sequence[Point]) -> list[Step]:
    """The steps of a way over named links; ``at`` holds where each begins, and at last where the way ends."""
    raw = [
        ("turn" if number else "start", name.partition(" ")[0], lengths[number], minutes[number], at[number].lon, at[number].lat)
        for number, name in enumerate(names)
    ]
    return _joined([*raw, ("arrive", "", 0.0, 0.0, at[-1].lon, at[-1].lat)])


def _joined(raw: Sequence[tuple[str, str, float, float, float, float]]) -> list[Step]:
    """One step for each stretch on the same road."""
    found: list[tuple[str, str, float, float, float, float]] = []
    for one in raw:
        last = found[-1] if found else None
        goes_on = one[0] in {"turn", "go_on", "keep_left", "keep_right"}
        if last is not None and goes_on and one[1] and one[1] == last[1]:
            found[-1] = (last[0], last[1], last[2] + one[2], last[3] + one[3], last[4], last[5])
        else:
            found.append(one)
    steps = []
    for kind, road, metres, minutes, lon, lat in found:
        zh, en = sentence(kind, road, metres)
        steps.append(Step(kind, road, round(metres), round(minutes, 1), round(lon, 6), round(lat, 6), zh, en))
    return steps


def decoded(shape: str, *, digits: int = 6) -> list[tuple[float, float]]:
    """An encoded line as pairs of longitude and latitude (the engine's polyline of six digits).

    >>> decoded("_izlhA~rlgdF_{geC~ywl@")
    [(-120.2, 38.5), (-120.95, 40.7)]
    """
    found, lat, lon, index = [], 0, 0, 0
    while index < len(shape):
        moves = []
        for _ in range(2):
            value, shift = 0, 0
            while True:
                byte = ord(shape[index]) - 63
                index += 1
                value |= (byte & 0x1F) << shift
                shift += 5
                if byte < 0x20:
                    break
            moves.append(~(value >> 1) if value & 1 else value >> 1)
        lat, lon = lat + moves[0], lon + moves[1]
        found.append((lon / 10**digits, lat / 10**digits))
    return found


def straightened(line: Sequence[tuple[float, float]], nodes: frozenset[tuple[float, float]]) -> list[tuple[float, float]]:
    """A way over schematic roads as the map draws them: from node to node, without the teeth that make up the length."""
    if len(line) < 3:
        return list(line)
    return [line[0], *(pair for pair in line[1:-1] if (round(pair[0], 5), round(pair[1], 5)) in nodes), line[-1]]
