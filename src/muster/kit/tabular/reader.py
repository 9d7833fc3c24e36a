"""Open a workbook in a child process with little memory and time, and get back its first sheet's rows as text."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from muster.kit.errors import OutOfRange
from muster.kit.tabular.limits import WORKBOOK, Limits, ensure_safe_workbook

__all__ = ["Sheet", "read_workbook"]

_CHILD: Final = "muster.kit.tabular.child"
_REFUSALS: Final = {
    3: "workbook-too-many-rows",
    4: "workbook-too-many-columns",
    5: "workbook-cell-too-long",
    6: "workbook-damaged",
    7: "workbook-no-rows",
    8: "workbook-unpacks-too-large",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of the first sheet: ``head`` is the row of titles, ``rows`` pairs an Excel row number with its cells."""

    name: str
    head: tuple[str, ...]
    head_row: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_workbook(content: bytes, *, limits: Limits = WORKBOOK) -> Sheet:
    """The first sheet of an xlsx file; refuses what is no plain workbook or passes a limit."""
    with tempfile.TemporaryDirectory(prefix="muster-sheet-") as folder:
        source = Path(folder) / "in.xlsx"
        source.write_bytes(content)
        with source.open("rb") as file:
            ensure_safe_workbook(file, size=len(content), limits=limits)
        target = Path(folder) / "out.jsonl"
        _run_child(source, target, limits)
        return _sheet(target)


def _run_child(source: Path, target: Path, limits: Limits) -> None:
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "LANG": "C.UTF-8",
        "MALLOC_ARENA_MAX": "1",
    }
    arguments = [
        *(sys.executable, "-m", _CHILD, str(source), str(target)),
        *(str(n) for n in (limits.rows, limits.columns, limits.cell, limits.unpacked, limits.memory, limits.seconds)),
    ]
    try:
        done = subprocess.run(
            arguments,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds * 3,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise OutOfRange("workbook-too-slow", field="file", seconds=limits.seconds) from error
    if done.returncode:
        code = _REFUSALS.get(done.returncode, "workbook-too-heavy")
        raise OutOfRange(
            code,
            field="file",
            limit=limits.rows if done.returncode == 3 else limits.columns,
            limit_mb=limits.unpacked // 1024 // 1024,
        )


def _sheet(target: Path) -> Sheet:
    with target.open(encoding="utf-8") as lines:
        first: dict[str, Any] = json.loads(next(lines))
        return Sheet(first["name"], tuple(first["head"]), first["row"], tuple(_rows(lines)))


def _rows(lines: Iterator[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    with contextlib.suppress(StopIteration):
        for line in lines:
            number, cells = json.loads(line)
            yield number, tuple(cells)
