"""Readers of published location instances: OR-Library p-median, SJC, and the matrix form.

Matrix form: row 1 = demand weights; each further row = one candidate site, travel time in tenths of a minute to every
demand point.
"""

from __future__ import annotations

import csv
import json
import math
import re
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
    head = text.split("\n", 1)[0].split()
    if len(head) == 4 and not _number(head[2]):
        return _sjc(path, text)
    if len(head) == 3:
        return _orlib(path, text)
    raise BadInput(f"the first line holds {len(head)} values", where=f"{path.name}, line 1",
                   remedy="Give 'nodes edges p' (OR-Library), 'n 9999 p S' (SJC), or a .csv file in the matrix form.")


def read_matrix(path: Path) -> Instance:
    """Read the matrix form, whatever the file is called."""
    return _matrix(path, _text(path))


def is_instance(path: Path) -> bool:
    """True when a file looks like one of the three forms, judged by its name and first line."""
    if path.suffix.lower() not in {".txt", ".csv", ""} or path.name.upper().startswith("README"):
        return False
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            head = file.readline(4_000_000)
    except OSError:
        return False
    if path.suffix.lower() == ".csv":
        cells = [cell for cell in _cells(head) if cell]
        return bool(cells) and all(_number(cell) for cell in cells)
    words = head.split()
    return (len(words) == 3 and all(w.isdigit() for w in words)) or (
        len(words) == 4 and words[0].isdigit() and not _number(words[2]))


def read_tasks(folder: Path) -> list[Task]:
    """Problems and published optima named by every ``*optima*.json`` in a folder.

    A value is named by the keys on the way to it and by the entries beside it: ``SJC324 r=800 p=3`` names file, radius
    and p, as do ``{"mclp": {"SJC324": {"r=800 p=3": 11604}}}`` and
    ``[{"instance": "SJC324", "problem": "mclp", "radius": 800, "p": 3, "opt": 11604}]``. In ``NAME_optima.json`` what
    names no file of the folder belongs to NAME.

    Parameters
    ----------
    folder : Path
        Where the instances lie.

    Returns
    -------
    list of Task
        In the order of the files; what names no problem (totals, remarks) is passed over.

    Raises
    ------
    BadInput
        A file that is not JSON.
    """
    names = sorted((f.stem for f in folder.iterdir() if f.is_file() and is_instance(f)), key=len, reverse=True)
    tasks: list[Task] = []
    for path in sorted(f for f in folder.iterdir() if f.suffix.lower() == ".json" and "optima" in f.stem.lower()):
        try:
            document = json.loads(_text(path))
        except json.JSONDecodeError as error:
            raise BadInput(f"this is not JSON ({error.msg})", where=f"{path.name}, line {error.lineno}",
                           remedy="Repair or remove the file.") from error
        tasks += _walk(document, (re.split(r"[\W_]*optima", path.stem, flags=re.IGNORECASE)[0],), names)
    return tasks


def _walk(node: Any, trail: tuple[str, ...], names: Sequence[str]) -> Iterator[Task]:
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


def _task(trail: tuple[str, ...], optimum: float, names: Sequence[str]) -> Iterator[Task]:
    """The problem that a way through the document names, its last words first."""
    words = " ".join(reversed(trail))
    found = (name for part in reversed(trail) if (name := _instance(part, names)))
    instance = next(found, names[0] if len(names) == 1 else None)
    if instance is None:
        return
    rest = re.sub(re.escape(instance), " ", words, flags=re.IGNORECASE)
    p, radius, theta, share = (_setting(rest, word) for word in (_P, _RADIUS, "theta", "(?:alpha|share)"))
    problem = _problem(rest) or ("pmedian" if radius is None else "lscp" if p is None else "mclp")
    yield Task(instance, problem, None if p is None else round(p), radius, 0.5 if theta is None else theta,
               1.0 if share is None else share, optimum)


def _instance(words: str, names: Sequence[str]) -> str | None:
    """The longest of the names that stands in the words by itself."""
    return next((n for n in names if re.search(rf"(?<![^\W_]){re.escape(n)}(?![^\W_])", words, re.IGNORECASE)), None)


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


def _number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def _orlib(path: Path, text: str) -> Instance:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    lines = text.splitlines()
    n, edges, p = (int(word) if word.isdigit() else 0 for word in lines[0].split())
    if n < 1 or not 1 <= p <= n:
        raise BadInput("the line does not hold 'nodes edges p' with 1 <= p <= nodes", where=f"{path.name}, line 1",
                       remedy="Give three whole numbers.")
    costs: dict[tuple[int, int], float] = {}
    count = 0
    for number, line in enumerate(lines[1:], 2):
        words = line.split()
        if not words:
            continue
        if len(words) != 3 or not all(_number(w) for w in words):
            raise BadInput("the line is not 'i j cost'", where=f"{path.name}, line {number}",
                           remedy="Give two node numbers and a cost.")
        i, j, cost = int(float(words[0])), int(float(words[1])), float(words[2])
        if not (1 <= i <= n and 1 <= j <= n):
            raise BadInput(f"node {i if not 1 <= i <= n else j} does not exist", where=f"{path.name}, line {number}",
                           remedy=f"Give node numbers from 1 to {n}.")
        if not math.isfinite(cost) or cost < 0:
            raise BadInput("the cost is negative or not a number", where=f"{path.name}, line {number}",
                           remedy="Give a cost >= 0.")
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
    rows = []
    for number, line in enumerate(lines[1:], 2):
        words = line.split()
        if not words:
            continue
        if len(words) < 3 or not all(_number(w) for w in words[:3]) or float(words[2]) < 0:
            raise BadInput("the line is not 'x y weight'", where=f"{path.name}, line {number}",
                           remedy="Give two coordinates and a weight >= 0.")
        rows.append([float(w) for w in words[:3]])
    if not head[0].isdigit() or int(head[0]) != len(rows):
        raise BadInput(f"{head[0]} points are announced, {len(rows)} are there", where=path.name,
                       remedy="The file is cut off or damaged: fetch it again.")
    data = np.asarray(rows)
    times = np.hypot(data[:, 0, None] - data[:, 0], data[:, 1, None] - data[:, 1])
    return Instance(path.stem, "sjc", times, data[:, 2])


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
        row = []
        for column, word in enumerate(cells, 1):
            value = float(word) if _number(word) else math.nan
            if math.isnan(value) or value < 0 or (math.isinf(value) and not rows):
                raise BadInput(f"'{word[:40]}' is no number >= 0", where=f"{path.name}, line {number}, value {column}",
                               remedy="Row 1: demand weights. Further rows: one site each, times in tenths of a "
                                      "minute, 'inf' where there is no way.")
            row.append(value)
        rows.append(row)
    if len(rows) < 2:
        raise BadInput("there is no site", where=path.name,
                       remedy="Give the demand weights in row 1 and one row of times for each site.")
    return Instance(path.stem, "matrix", np.asarray(rows[1:]).T.copy(), np.asarray(rows[0]), unit=10.0)
