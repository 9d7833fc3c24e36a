"""The confined child of `reader`: xlsx in, one JSON line a row out. Exit codes say what was wrong."""

import json
import resource
import sys
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

__all__ = ["confine", "main", "text_of"]

_HEAD_WITHIN = 20  # the row of titles is looked for in the first rows


def text_of(value: object) -> str:
    """A cell as the person sees it: whole numbers without a point, dates in ISO form."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value).replace("\x00", "").strip()


def _titles(row: Sequence[object]) -> list[str]:
    cells = [text_of(v) for v in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def confine(memory: int, seconds: int, file_size: int) -> None:
    """Take away what a parser of strangers' files does not need; done here, since forking from a thread may not run code."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(source: str, target: str, most_rows: int, most_columns: int, longest: int, most_bytes: int) -> int:
    """Write the first sheet's rows; a row of at least two titles opens the table."""
    from python_calamine import CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(source)
        sheet = workbook.get_sheet_by_index(0)
    except Exception:
        return 6
    if sheet.total_width > most_columns * 4 or sheet.width > most_columns:
        return 4
    if sheet.total_height > most_rows + _HEAD_WITHIN:
        return 3
    head: list[str] | None = None
    written = count = 0
    with Path(target).open("w", encoding="utf-8") as out:
        for number, row in enumerate(sheet.iter_rows(), start=1):
            if head is None:
                cells = _titles(row)
                if sum(1 for c in cells if c) >= 2:
                    head = cells
                    out.write(json.dumps({"name": sheet.name, "head": head, "row": number}, ensure_ascii=False) + "\n")
                elif number > _HEAD_WITHIN:
                    return 7
                continue
            cells = [text_of(v) for v in row[: len(head)]]
            if not any(cells):
                continue
            if any(len(c) > longest for c in cells):
                return 5
            count += 1
            if count > most_rows:
                return 3
            line = json.dumps([number, cells], ensure_ascii=False) + "\n"
            written += len(line)
            if written > most_bytes:
                return 8
            out.write(line)
    return 0 if head and count else 7


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[3:9]]
    confine(numbers[4], numbers[5], numbers[3] * 2)
    sys.exit(main(sys.argv[1], sys.argv[2], *numbers[:4]))
