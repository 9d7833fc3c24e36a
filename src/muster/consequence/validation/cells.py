"""Cells of the validation files: numbers, with the unit that the column's name ends in, turned into SI.

A cell that is empty, absent or no number is None; what a case cannot do without is asked for by `needed`, which says what is
lacking.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import BadCase, ConsequenceError

Row = dict[str, str]

# dimension → ending of the column's name → (factor, offset): SI = value · factor + offset
SUFFIXES: dict[str, dict[str, tuple[float, float]]] = {
    "length": {"m": (1.0, 0.0), "mm": (1e-3, 0.0), "cm": (1e-2, 0.0), "km": (1e3, 0.0), "in": (0.0254, 0.0), "ft": (0.3048, 0.0)},
    "pressure": {"Pa": (1.0, 0.0), "kPa": (1e3, 0.0), "MPa": (1e6, 0.0), "bar": (1e5, 0.0), "mbar": (100.0, 0.0), "hPa": (100.0, 0.0)},
    "temperature": {"K": (1.0, 0.0), "C": (1.0, 273.15), "degC": (1.0, 273.15)},
    "mass rate": {"kg_s": (1.0, 0.0), "g_s": (1e-3, 0.0), "kg_min": (1 / 60.0, 0.0), "kg_h": (1 / 3600.0, 0.0), "t_h": (1 / 3.6, 0.0)},
    "mass": {"kg": (1.0, 0.0), "g": (1e-3, 0.0), "t": (1e3, 0.0)},
    "flux": {"kg_m2_s": (1.0, 0.0), "g_m2_s": (1e-3, 0.0), "kg_m2s": (1.0, 0.0)},
    "heat flux": {"kW_m2": (1e3, 0.0), "W_m2": (1.0, 0.0)},
    "dose": {"kJ_m2": (1e3, 0.0), "J_m2": (1.0, 0.0)},
    "speed": {"m_s": (1.0, 0.0), "km_h": (1 / 3.6, 0.0), "kn": (0.514444, 0.0)},
    "time": {"s": (1.0, 0.0), "min": (60.0, 0.0), "h": (3600.0, 0.0)},
    "angle": {"deg": (math.pi / 180.0, 0.0), "rad": (1.0, 0.0)},
    "share": {"pct": (0.01, 0.0), "frac": (1.0, 0.0), "percent": (0.01, 0.0)},
    "concentration": {"mg_m3": (1e-6, 0.0), "g_m3": (1e-3, 0.0), "kg_m3": (1.0, 0.0), "ug_m3": (1e-9, 0.0)},
    "mole fraction": {"molpct": (0.01, 0.0), "volpct": (0.01, 0.0), "pct": (0.01, 0.0), "ppm": (1e-6, 0.0), "mole_frac": (1.0, 0.0)},
    "density": {"kg_m3": (1.0, 0.0), "g_m3": (1e-3, 0.0)},
}


def read_text(path: Path) -> str:
    """Text of a file in UTF-8 with or without its mark, else in the Chinese encoding that spreadsheets write."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def read_rows(path: Path) -> list[Row]:
    """Rows of a table parted by commas, semicolons or tabs; every row has an id, its number where the file gives none."""
    text = read_text(path)
    first = text.lstrip().partition("\n")[0]
    parted = max(",;\t", key=first.count)
    found = csv.DictReader(text.lstrip().splitlines(), delimiter=parted)
    rows = [{k.strip(): (v or "").strip() for k, v in row.items() if k and not isinstance(v, list)} for row in found]
    rows = [row for row in rows if any(row.values())]
    for i, row in enumerate(rows, start=1):
        row["id"] = row.get("id") or f"row {i}"
    return rows


def read_json(path: Path) -> Any:
    """Content of a JSON file."""
    return json.loads(read_text(path))


def read_items(path: Path, *keys: str) -> list[dict[str, Any]]:
    """Cases of a JSON list, or of the list under a key; what is no case becomes an empty one, so that it is answered with a reason.

    Raises
    ------
    BadCase
        No list there.
    """
    content = read_json(path)
    if isinstance(content, dict):
        content = next((content[k] for k in (*keys, "cases", "items", "trials") if isinstance(content.get(k), list)), None)
    if not isinstance(content, list):
        raise BadCase("unreadable", path=path.name, reason="no list of cases")
    return [item if isinstance(item, dict) else {} for item in content]


def mapping(value: Any) -> dict[str, Any]:
    """A dictionary as it is; anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def number(row: Mapping[str, Any], key: str, default: float | None = None) -> float | None:
    """Number of a cell; None or the default where it is empty, missing or not a number."""
    cell = row.get(key)
    if cell is None or isinstance(cell, bool):
        return default
    try:
        value = float(cell)
    except (TypeError, ValueError, OverflowError):
        return default
    return value if math.isfinite(value) else default


def measure(row: Mapping[str, Any], stem: str, dimension: str, default: float | None = None) -> float | None:
    """Number of the column ``<stem>_<unit>`` in SI, whatever unit of the dimension the column's name ends in."""
    for suffix, (factor, offset) in SUFFIXES[dimension].items():
        value = number(row, f"{stem}_{suffix}")
        if value is not None:
            return value * factor + offset
    return default


def needed(row: Mapping[str, Any], stem: str, dimension: str, *, positive: bool = True) -> float:
    """The same for what the case cannot do without.

    Raises
    ------
    BadCase
        Nothing usable in any such column.
    """
    value = measure(row, stem, dimension)
    if value is None or (positive and value <= 0.0):
        raise BadCase("unreadable", path=str(row.get("id", "row")), reason=f"no usable {stem} ({dimension})")
    return value


def flag(row: Mapping[str, Any], key: str, default: bool) -> bool:
    """Truth of a cell written True/False, yes/no or 1/0."""
    text = str(row.get(key, "")).strip().lower()
    return default if not text else text in {"true", "yes", "1", "y", "是"}


def tolerance_of(item: Mapping[str, Any]) -> float:
    """Relative tolerance that an example states; 1 % where it states none that can be read."""
    value = number(item, "tolerance_rel", 0.01) or 0.01
    return value if 0.0 < value < 1.0 else 0.01


def words(problem: Exception) -> str:
    """Reason of a missing answer, in words."""
    if isinstance(problem, ConsequenceError):
        return f"{type(problem).__name__}: {problem}"
    return "a value is missing, is no number or lies where nothing can be computed"
