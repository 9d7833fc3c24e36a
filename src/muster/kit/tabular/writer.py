"""Write xlsx files for people: texts stay texts, numbers stay numbers, and no cell can become a formula."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final

import xlsxwriter

from muster.kit.time import SHANGHAI

__all__ = ["Cell", "Choice", "guarded", "unguarded", "write_workbook"]

Cell = str | int | float | bool | Decimal | date | datetime | None
_STARTERS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(text: str) -> str:
    """The text with a leading apostrophe if a spreadsheet could take it for a formula.

    >>> guarded("=1+1"), guarded("-5"), guarded("氨罐区")
    ("'=1+1", "'-5", '氨罐区')
    """
    return "'" + text if text.startswith(_STARTERS) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``, when a table comes back."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_STARTERS) else text


@dataclass(frozen=True, slots=True)
class Choice:
    """A column whose cells a drop-down offers."""

    column: int
    words: tuple[str, ...] = field(default=())


def write_workbook(
    *,
    sheet: str,
    titles: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    notes: Sequence[str] = (),
    choices: Sequence[Choice] = (),
    required: Sequence[int] = (),
) -> bytes:
    """One sheet with a frozen row of titles, then the rows; ``notes`` go to a second sheet.

    Rows are streamed: a hundred thousand of them need no more memory than one.
    """
    target = io.BytesIO()
    options = {
        "in_memory": False,
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet(sheet[:31])
        bold = book.add_format({"bold": True, "bg_color": "#E6EDF5", "border": 1})
        must = book.add_format({"bold": True, "bg_color": "#FDE7C8", "border": 1})
        page.freeze_panes(1, 0)
        for i, title in enumerate(titles):
            page.set_column(i, i, max(10, min(40, 2 * len(title) + 4)))
            page.write_string(0, i, guarded(title), must if i in required else bold)
        for choice in choices:
            if choice.words and sum(len(w) + 1 for w in choice.words) <= 255:  # Excel's own limit of a typed list
                page.data_validation(
                    1,
                    choice.column,
                    100_000,
                    choice.column,
                    {"validate": "list", "source": list(choice.words), "error_type": "warning"},
                )
        for n, row in enumerate(rows, start=1):
            for i, value in enumerate(row):
                _write(page, n, i, value)
        if notes:
            second = book.add_worksheet("填写说明")
            second.set_column(0, 0, 100)
            for n, note in enumerate(notes):
                second.write_string(n, 0, guarded(note))
    return target.getvalue()


def _write(page: "xlsxwriter.worksheet.Worksheet", row: int, column: int, value: Cell) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_string(row, column, "是" if value else "否")
    elif isinstance(value, (int, float, Decimal)):
        page.write_number(row, column, value)
    elif isinstance(value, datetime):
        page.write_string(row, column, value.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"))
    elif isinstance(value, date):
        page.write_string(row, column, value.isoformat())
    else:
        page.write_string(row, column, guarded(str(value)[:32_767]))
