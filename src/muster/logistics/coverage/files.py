"""Read bases, counties and the trunk-road network from files, and time the ways between them."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from muster.logistics.coverage.reach import TURN_OUT, Base, Place, Ways
from muster.logistics.errors import BadInput
from muster.logistics.routing.network import Access, RoadNetwork, travel
from muster.logistics.routing.sphere import great_circle


def read_bases(path: Path) -> tuple[list[Base], str]:
    """Bases of a TOML file with ``[[team]]`` tables, and the source it names.

    Parameters
    ----------
    path : Path
        Each table holds key, name, tier, disciplines, lon, lat and, where known, ground and turn_out (minutes).

    Returns
    -------
    bases : list of Base
        Those without a position or with a tier that keeps no arrival promise are left out.
    source : str
        Where the list comes from.

    Raises
    ------
    BadInput
        The file is missing, not TOML, or a table lacks what is needed.
    """
    try:
        document = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is not TOML ({error})", where=path.name, remedy="Repair the file.") from error
    bases = []
    teams = document.get("team", [])
    if not isinstance(teams, list) or not all(isinstance(team, dict) for team in teams):
        raise BadInput("'team' is no list of tables", where=path.name, remedy="Give [[team]] tables.")
    for number, team in enumerate(teams, 1):
        if team.get("lon") is None or team.get("lat") is None or team.get("tier") not in TURN_OUT:
            continue
        where = f"{path.name}, team {number} ({team.get('key', 'no key')})"
        try:
            bases.append(Base(
                str(team["key"]), str(team["name"]), float(team["lon"]), float(team["lat"]), str(team["tier"]),
                tuple(str(d) for d in team["disciplines"]), float(team.get("turn_out", TURN_OUT[team["tier"]])),
                str(team.get("ground", "")), str(team.get("mark", "assumed"))))
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(f"a value is missing or wrong ({error})", where=where,
                           remedy="Give key, name, tier, disciplines, lon and lat.") from error
        _check_position(bases[-1].lon, bases[-1].lat, where)
    if not bases:
        raise BadInput("there is no base with a position", where=path.name, remedy="Give at least one [[team]].")
    return bases, str(document.get("source", path.name))


def read_counties(path: Path) -> list[Place]:
    """Counties of a CSV file with the columns code (or adcode), name, lon, lat, population.

    Parameters
    ----------
    path : Path
        Other columns are passed over.

    Returns
    -------
    list of Place
        Each at its seat.

    Raises
    ------
    BadInput
        A column is missing or a value is no number; says in which line.
    """
    places = []
    for number, row in _rows(path):
        names = {"code": ("code", "adcode"), "lon": ("lon", "seat_lon_wgs84"), "lat": ("lat", "seat_lat_wgs84"),
                 "population": ("population", "pop2020_raked")}
        cells = {key: next((row[n] for n in options if row.get(n) is not None), None) for key, options in names.items()}
        where = f"{path.name}, line {number}"
        if cells["code"] is None or cells["lon"] is None or cells["lat"] is None:
            raise BadInput("a column is missing", where=where, remedy="Give code, name, lon, lat and population.")
        people = _number(cells["population"], where) if cells["population"] else None
        place = Place(cells["code"], row.get("name") or "", _number(cells["lon"], where), _number(cells["lat"], where),
                      people)
        _check_position(place.lon, place.lat, where)
        places.append(place)
    return places


def read_network(nodes: Path, links: Path) -> RoadNetwork:
    """Road network of two CSV files: nodes (id, lon, lat), links (from, to, class, km, kmh).

    Parameters
    ----------
    nodes, links : Path
        The two files; other columns are passed over.

    Returns
    -------
    RoadNetwork
        Motorways may be entered at their nodes only.

    Raises
    ------
    BadInput
        A column is missing, a number is wrong, or a link names a node that does not exist; says in which line.
    """
    number_of: dict[str, int] = {}
    position: list[tuple[float, float]] = []
    for number, row in _rows(nodes):
        where = f"{nodes.name}, line {number}"
        number_of[_cell(row, "id", where)] = len(position)
        position.append((_number(_cell(row, "lon", where), where), _number(_cell(row, "lat", where), where)))
        _check_position(*position[-1], where)
    ends, figures, is_open = [], [], []
    for number, row in _rows(links):
        where = f"{links.name}, line {number}"
        pair = [_cell(row, "from", where), _cell(row, "to", where)]
        unknown = [n for n in pair if n not in number_of]
        if unknown:
            raise BadInput(f"node '{unknown[0]}' does not exist", where=where, remedy=f"Add it to {nodes.name}.")
        km, kmh = _number(_cell(row, "km", where), where), _number(_cell(row, "kmh", where), where)
        if km <= 0 or kmh <= 0:
            raise BadInput("km and kmh must be above 0", where=where, remedy="Give the length and the mean speed.")
        ends.append([number_of[n] for n in pair])
        figures.append((km * 1000.0, km / kmh * 3600.0))
        is_open.append(_cell(row, "class", where) != "motorway")
    lon_lat, size, link = np.asarray(position), np.asarray(figures), np.asarray(ends, np.int64)
    return RoadNetwork(lon_lat[:, 0], lon_lat[:, 1], link[:, 0], link[:, 1], size[:, 0], size[:, 1],
                       np.asarray(is_open, bool))


def ways_between(network: RoadNetwork, bases: Sequence[Base], places: Sequence[Place]) -> Ways:
    """Driving times, shortest road distances and great circles from every base to every place.

    Parameters
    ----------
    network : RoadNetwork
        Roads with lengths and mean speeds.
    bases : sequence of Base
        Origins.
    places : sequence of Place
        Destinations.

    Returns
    -------
    Ways
        The road distance is that of the shortest way, which need not be the fastest. Points join ordinary roads
        anywhere along them, expressways at their nodes only.
    """
    here = [(b.lon, b.lat) for b in bases]
    there = [(p.lon, p.lat) for p in places]
    fastest = travel(network, here, there)
    by_length = travel(replace(network, duration=network.length), here, there, access=replace(Access(), speed=1.0))
    a, b = np.asarray(here), np.asarray(there)
    circle = np.asarray(great_circle(a[:, None, 0], a[:, None, 1], b[None, :, 0], b[None, :, 1]))
    return Ways(fastest.duration / 60.0, by_length.length / 1000.0, circle / 1000.0)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(_text(path).splitlines())
    for row in reader:
        yield reader.line_num, {k: v for k, v in row.items() if k is not None and v is not None}


def _cell(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if value is None or not str(value).strip():
        raise BadInput(f"the column '{name}' is missing or empty", where=where, remedy="Fill it in.")
    return str(value).strip()


def _number(word: str, where: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = float("nan")
    if not np.isfinite(value):
        raise BadInput(f"'{word}' is no number", where=where, remedy="Give a number.")
    return value


def _check_position(lon: float, lat: float, where: str) -> None:
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise BadInput(f"{lon}, {lat} is no position", where=where, remedy="Give longitude and latitude in degrees.")


def _text(path: Path) -> str:
    if not path.is_file():
        raise BadInput("there is no such file", where=str(path), remedy="Check the path.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"the file cannot be read ({error})", where=path.name,
                       remedy="Give a readable file in UTF-8.") from error
    if not text.strip():
        raise BadInput("the file is empty", where=path.name, remedy="Give a file with data.")
    return text
