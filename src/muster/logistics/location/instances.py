"""Readers of published location instances: OR-Library p-median, SJC, and the matrix form.

Matrix form: row 1 = demand weights; each further row = one candidate site, travel time in tenths of a minute to every
demand point.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from muster.logistics.errors import BadInput
from muster.logistics.mip import FloatArray

PROBLEMS = ("mclp", "lscp", "backup", "pmedian")
OPTIMUM = ("opt", "optimum", "optimal", "optimal_value", "objective", "value", "best")
"""What files call a published optimum."""
_P = "p"
_RADIUS = r"r(?:adius)?(?:_?min(?:utes)?)?"
_LARGEST = 200 * 2**20
"""A file, in bytes."""
_MOST = 10_000
"""Points of a file that makes its own matrix: 0.8 GB of times."""


@dataclass(frozen=True)
class Instance:
    """Demand and times of one file.

    Attributes
    ----------
    name : str
        File name without its ending.
    form : str
        ``orlib``, ``sjc`` or ``matrix``.
    times : ndarray, shape (n, m)
        Time or distance of site j to point i, in the unit of the file.
    demand : ndarray, shape (n,)
        Weights.
    p : int or None
        Number of medians that the file itself names.
    unit : float
        Units of `times` in one unit of the radius (10 for the matrix form: minutes and tenths).
    remark : str
        What is odd about the file, though it can be used.
    """

    name: str
    form: str
    times: FloatArray
    demand: FloatArray
    p: int | None = None
    unit: float = 1.0
    remark: str = ""


@dataclass(frozen=True)
class Task:
    """One problem to solve on an instance; `radius` in minutes (matrix) or in the unit of the file."""

    instance: str
    problem: str
    p: int | None = None
    radius: float | None = None
    theta: float = 0.5
    share: float = 1.0
    optimum: float | None = None


def read_instance(path: Path) -> Instance:
    """Read a file of any of the three forms.

    Parameters
    ----------
    path : Path
        A ``.csv`` file in the matrix form, or a text file of the OR-Library or SJC form.

    Returns
    -------
    Instance
        Times, demand and, for OR-Library, p.

    Raises
    ------
    BadInput
        The file is missing, empty, too large, or not in one of the forms; says in which line.
    """
    text = _text(path)
    if path.suffix.lower() == ".csv":
        return _matrix(path, text)
    head = text.splitlines()[0].split()
    if len(head) == 4:
        return _sjc(path, text)
    if len(head) == 3:
        return _orlib(path, text)
    raise BadInput(f"the first line holds {len(head)} values", where=f"{path.name}, line 1",
                   remedy="Give 'nodes edges p' (OR-Library), 'n 9999 p S' (SJC), or a .csv file in the matrix form.")


def read_matrix(path: Path) -> Instance:
    """Read the matrix form, whatever the file is called."""
    return _matrix(path, _text(path))


def could_be_instance(path: Path) -> bool:
    """True when a file is called as one of the three forms may be."""
    return path.suffix.lower() in {".txt", ".csv", ""} and not path.name.upper().startswith(("README", ".")) and not path.is_dir()


def is_prose(path: Path) -> bool:
    """True when a file begins with a word: notes that lie beside the instances, as each of the three forms begins with a number."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            head = file.readline(4_000_000)
    except (OSError, UnicodeDecodeError):
        return False
    words = _cells(head) if path.suffix.lower() == ".csv" else head.split()
    return bool(words) and not _number(words[0])


def is_optima(path: Path) -> bool:
    """True when a file is called as those are that name optima."""
    return path.suffix.lower() == ".json" and "optima" in path.stem.lower()


def read_tasks(path: Path, instances: Sequence[str]) -> tuple[list[Task], list[str]]:
    """Problems and published optima named by an ``*optima*.json`` file.

    A value is named by the keys on the way to it and by the entries beside it: ``SJC324 r=800 p=3`` names file, radius
    and p, as do ``{"mclp": {"SJC324": {"r=800 p=3": 11604}}}`` and
    ``[{"instance": "SJC324", "problem": "mclp", "radius": 800, "p": 3, "opt": 11604}]``. In ``NAME_optima.json`` what
    names no instance belongs to NAME.

    Parameters
    ----------
    path : Path
        The file.
    instances : sequence of str
        Names of the instances that there are.

    Returns
    -------
    tasks : list of Task
        In the order of the file; what names no problem (totals, remarks) is passed over.
    strangers : list of str
        What names a problem of an instance that is not there.

    Raises
    ------
    BadInput
        The file is not JSON.
    """
    names = sorted(instances, key=len, reverse=True)
    try:
        document = json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise BadInput(f"this is not JSON ({error.msg})", where=f"{path.name}, line {error.lineno}",
                       remedy="Repair or remove the file.") from error
    except RecursionError as error:
        raise BadInput("this JSON is nested too deep", where=path.name, remedy="Repair or remove the file.") from error
    found = list(_walk(document, (re.split(r"[\W_]*optima", path.stem, flags=re.IGNORECASE)[0],), names))
    return [t for t in found if isinstance(t, Task)], [t for t in found if isinstance(t, str)]


def _walk(node: Any, trail: tuple[str, ...], names: Sequence[str]) -> Iterator[Task | str]:
    if isinstance(node, list):
        for item in node:
            yield from _walk(item, trail, names)
    elif isinstance(node, dict):
        optimum = next((float(node[word]) for word in OPTIMUM if _is_number(node.get(word))), None)
        if optimum is not None:
            beside = [f"{key}={value}" for key, value in node.items() if isinstance(value, (str, int, float)) and key not in OPTIMUM]
            yield from _task((*trail, *beside), optimum, names)
            return
        for key, value in node.items():
            if not _is_number(value):
                yield from _walk(value, (*trail, str(key)), names)
            elif _instance(key, names) or _problem(key) or any(_setting(key, word) is not None for word in (_P, _RADIUS)):
                yield from _task((*trail, str(key)), float(value), names)


def _task(trail: tuple[str, ...], optimum: float, names: Sequence[str]) -> Iterator[Task | str]:
    """The problem that a way through the document names, its last words first; the way where it names no instance."""
    words = " ".join(reversed(trail))
    found = (name for part in reversed(trail) if (name := _instance(part, names)))
    instance = next(found, names[0] if len(names) == 1 else None)
    if instance is None:
        yield " ".join(word for word in trail if word)
        return
    rest = re.sub(_by_itself(instance), " ", words, flags=re.IGNORECASE)
    p, radius, theta, share = (_setting(rest, word) for word in (_P, _RADIUS, "theta", "(?:alpha|share)"))
    problem = _problem(rest) or ("pmedian" if radius is None else "lscp" if p is None else "mclp")
    yield Task(instance, problem, None if p is None else round(p), radius, 0.5 if theta is None else theta,
               1.0 if share is None else share, optimum)


def _instance(words: str, names: Sequence[str]) -> str | None:
    """The first of the names that stands in the words by itself."""
    return next((n for n in names if re.search(_by_itself(n), words, re.IGNORECASE)), None)


def _by_itself(name: str) -> str:
    """A pattern of a name that is no part of a longer word."""
    return rf"(?<![^\W_]){re.escape(name)}(?![^\W_])"


def _problem(words: str) -> str | None:
    """The problem named first."""
    found = re.search("|".join(PROBLEMS), re.sub(r"(?<=p)[-_ ](?=median)", "", words.lower()))
    return found[0] if found else None


def _setting(words: str, name: str) -> float | None:
    found = re.search(rf"(?<![^\W_]){name}\s*[=:_]?\s*(\d+(?:\.\d+)?)", words, re.IGNORECASE)
    return float(found[1]) if found else None


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise BadInput("there is no such file", where=str(path), remedy="Check the path.")
        if path.stat().st_size > _LARGEST:
            raise BadInput("the file is larger than 200 MB", where=path.name, remedy="Give a smaller instance.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput(f"the file cannot be read ({error.strerror})", where=path.name,
                       remedy="Check its permissions.") from error
    except UnicodeDecodeError as error:
        raise BadInput("the file is not text in UTF-8", where=path.name, remedy="Save it as UTF-8 text.") from error
    if not text.strip():
        raise BadInput("the file is empty", where=path.name, remedy="Give a file with data.")
    return text


def _value(word: str) -> float:
    """The number that a word is, NaN for any other."""
    try:
        return math.nan if "_" in word else float(word)
    except ValueError:
        return math.nan


def _number(word: str) -> bool:
    return not math.isnan(_value(word))


def _whole(word: str) -> int:
    """The whole number that a word is, -1 for any other."""
    value = _value(word)
    return int(value) if math.isfinite(value) and value == int(value) else -1


def _refuse_large(n: int, path: Path) -> None:
    if n > _MOST:
        raise BadInput(f"{n} points are announced, the most is {_MOST}", where=f"{path.name}, line 1",
                       remedy="Give a smaller instance, or its times in the matrix form.")


def _orlib(path: Path, text: str) -> Instance:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    lines = text.splitlines()
    n, edges, p = (_whole(word) for word in lines[0].split())
    if edges < 0 or not 1 <= p <= n:
        raise BadInput("the line does not hold 'nodes edges p' with 1 <= p <= nodes", where=f"{path.name}, line 1",
                       remedy="Give three whole numbers.")
    _refuse_large(n, path)
    costs: dict[tuple[int, int], float] = {}
    count = 0
    for number, line in enumerate(lines[1:], 2):
        words = line.split()
        if not words:
            continue
        if len(words) != 3:
            raise BadInput("the line is not 'i j cost'", where=f"{path.name}, line {number}",
                           remedy="Give two node numbers and a cost.")
        i, j, cost = _whole(words[0]), _whole(words[1]), _value(words[2])
        if not (1 <= i <= n and 1 <= j <= n):
            raise BadInput(f"node {words[1 if 1 <= i <= n else 0][:40]} does not exist", where=f"{path.name}, line {number}",
                           remedy=f"Give node numbers from 1 to {n}.")
        if not 0 <= cost < math.inf:
            raise BadInput(f"'{words[2][:40]}' is no cost >= 0", where=f"{path.name}, line {number}",
                           remedy="Give a number.")
        costs[min(i, j) - 1, max(i, j) - 1] = cost          # an edge listed twice: the last cost counts
        count += 1
    if abs(count - edges) > 1:
        raise BadInput(f"{edges} edges are announced, {count} are there", where=path.name,
                       remedy="The file is cut off or damaged: fetch it again.")
    pairs = np.asarray([k for k in costs if k[0] != k[1]], np.int64).reshape(-1, 2)
    values = np.asarray([v for k, v in costs.items() if k[0] != k[1]])
    graph = csr_array((values, (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    return Instance(path.stem, "orlib", np.asarray(shortest_path(graph, directed=False)), np.ones(n), p,
                    remark="" if count == edges else f"{path.name}: {edges} edges are announced, {count} are there.")


def _sjc(path: Path, text: str) -> Instance:
    lines = text.splitlines()
    head = lines[0].split()
    _refuse_large(_whole(head[0]), path)
    rows = []
    for number, line in enumerate(lines[1:], 2):
        words = line.split()
        if not words:
            continue
        row = [_value(word) for word in words[:3]]
        if len(row) < 3 or not all(map(math.isfinite, row)) or row[2] < 0:
            raise BadInput("the line is not 'x y weight'", where=f"{path.name}, line {number}",
                           remedy="Give two coordinates and a weight >= 0.")
        rows.append(row)
    if not rows or _whole(head[0]) != len(rows):
        raise BadInput(f"{head[0]} points are announced, {len(rows)} are there", where=path.name,
                       remedy="The file is cut off or damaged: fetch it again.")
    data = np.asarray(rows)
    times = np.hypot(data[:, 0, None] - data[:, 0], data[:, 1, None] - data[:, 1])
    p = _whole(head[2])
    return Instance(path.stem, "sjc", times, data[:, 2], p if 1 <= p <= len(rows) else None)


def _cells(line: str) -> list[str]:
    """Values of a line between commas, else semicolons, else tabs."""
    separator = next((mark for mark in ",;\t" if mark in line), ",")
    return [cell.strip() for cell in next(csv.reader([line.strip("\r\n")], delimiter=separator), [])]


def _matrix(path: Path, text: str) -> Instance:
    rows: list[list[float]] = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = _cells(line)
        if not any(cells):
            continue
        if not cells[-1] and len(cells) != (len(rows[0]) if rows else 0):      # a separator at the end says nothing
            cells.pop()
        if rows and len(cells) != len(rows[0]):
            raise BadInput(f"the row has {len(cells)} values, the first has {len(rows[0])}",
                           where=f"{path.name}, line {number}", remedy="Give one value for each demand point.")
        row = [_value(word) for word in cells]
        most = math.inf if rows else sys.float_info.max
        wrong = next((column for column, value in enumerate(row) if not 0 <= value <= most), None)
        if wrong is not None:
            raise BadInput(f"'{cells[wrong][:40]}' is no number >= 0", where=f"{path.name}, line {number}, value {wrong + 1}",
                           remedy="Row 1: demand weights. Further rows: one site each, times in tenths of a "
                                  "minute, 'inf' where there is no way.")
        rows.append(row)
    if len(rows) < 2:
        raise BadInput("there is no site", where=path.name,
                       remedy="Give the demand weights in row 1 and one row of times for each site.")
    return Instance(path.stem, "matrix", np.asarray(rows[1:]).T.copy(), np.asarray(rows[0]), unit=10.0)
