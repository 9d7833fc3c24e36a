"""What a register wants from a table: columns with readers, matched to the titles that people wrote."""

import dataclasses
import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from muster.kit import phones
from muster.kit.tabular.writer import unguarded
from muster.kit.terms import Term, plain, spoken

__all__ = [
    "CellFault",
    "Column",
    "Fault",
    "Matching",
    "decimal",
    "duplicate_keys",
    "iso_date",
    "match_columns",
    "missing_columns",
    "phone",
    "read_row",
    "term",
    "terms",
    "text",
    "title_in",
    "whole",
    "yes_no",
]

UNKNOWN_WORDS: Final = frozenset({"", "-", "—", "--", "/", "不明", "未知", "不详", "无数据", "N/A", "n/a", "null"})
_SEPARATORS: Final = re.compile(r"[、,，;；/|\n]+")
Matching = dict[str, int]


class CellFault(Exception):
    """A cell that cannot be what its column wants; ``code`` has words in the error catalogue."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row: the field (empty for the row as a whole), a code and the facts for its words."""

    field: str
    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


Reader = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register's table."""

    field: str
    title: str
    read: Reader
    required: bool = False
    aliases: tuple[str, ...] = ()
    note: str = ""
    words: tuple[str, ...] = ()
    example: str = ""
    terms: type[Term] | None = None

    def choices(self, language: str) -> tuple[str, ...]:
        """The words that may be filled in."""
        return tuple(each.en for each in self.terms) if language == "en" and self.terms and self.words else self.words


def title_in(register: str, column: Column, language: str) -> str:
    """A column's title in the table: the register's own words, Chinese where no English was written."""
    if language != "en":
        return column.title
    said = spoken()
    english = said["registers"].get(register, {}).get("fields", {}).get(column.field) or said["fields"].get(column.field)
    return str(english["en"] if isinstance(english, dict) else english or column.title)


def text(longest: int = 200) -> Reader:
    """A text of at most ``longest`` signs."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise CellFault("cell-too-long", limit=longest)
        return cell

    return read


def whole(least: int = 0, most: int = 10_000_000) -> Reader:
    """A whole number within limits; 人, 辆 and thousands separators are forgiven."""

    def read(cell: str) -> int:
        cleaned = re.sub(r"[,\s]|人|辆|台|个|套|名$", "", plain(cell))
        if not re.fullmatch(r"[+-]?\d{1,12}(\.0+)?", cleaned):
            raise CellFault("cell-not-whole", value=cell[:40])
        number = int(float(cleaned))
        if not least <= number <= most:
            raise CellFault("cell-out-of-range", value=cell[:40], least=least, most=most)
        return number

    return read


def decimal(least: Decimal | int = 0, most: Decimal | int = 10**12) -> Reader:
    """A decimal number within limits."""

    def read(cell: str) -> Decimal:
        try:
            number = Decimal(plain(cell).replace(",", ""))
        except InvalidOperation as error:
            raise CellFault("cell-not-number", value=cell[:40]) from error
        if not number.is_finite() or not least <= number <= most:
            raise CellFault("cell-out-of-range", value=cell[:40], least=str(least), most=str(most))
        return number

    return read


def term(terms_: type[Term]) -> Reader:
    """One entry of a code list, by its code or its words."""

    def read(cell: str) -> Term:
        member = terms_.read(cell)
        if member is None:
            raise CellFault("cell-not-in-list", value=cell[:40], words="、".join(t.zh for t in terms_))
        return member

    return read


def terms(terms_: type[Term]) -> Reader:
    """Several entries of a code list, parted by 、 or a comma; one whose own words hold the sign is read whole."""
    one = term(terms_)

    def read(cell: str) -> list[Term]:
        whole_cell = terms_.read(cell)
        if whole_cell is not None:
            return [whole_cell]
        found = dict.fromkeys(one(part) for part in _SEPARATORS.split(plain(cell)) if part.strip())
        return list(found)

    return read


def phone(cell: str) -> str:
    """A telephone number as it was written."""
    if not phones.is_plausible(cell):
        raise CellFault("cell-not-phone", value=cell[:40])
    return plain(cell)


def yes_no(cell: str) -> bool:
    """是 or 否."""
    word = plain(cell).lower()
    if word in {"是", "有", "y", "yes", "true", "1", "√"}:
        return True
    if word in {"否", "无", "n", "no", "false", "0", "×"}:
        return False
    raise CellFault("cell-not-yes-no", value=cell[:40])


def iso_date(cell: str) -> date:
    """A day: 2024-05-06, 2024/5/6, 2024.5.6 or 2024年5月6日."""
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?( .*)?", plain(cell))
    try:
        if parts:
            return date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        pass
    raise CellFault("cell-not-date", value=cell[:40])


def _folded(title: str) -> str:
    return re.sub(r"[\s*＊:：()（）\[\]【】_\-/]|必填|选填|可选", "", plain(title)).lower()


def match_columns(columns: Sequence[Column], titles: Sequence[str], *, register: str = "") -> Matching:
    """Which title is which field: the same words first, then words within, then near ones; each title once."""
    folded = [_folded(t) for t in titles]
    names = {c.field: [_folded(n) for n in (c.title, c.field, title_in(register, c, "en"), *c.aliases)] for c in columns}
    found: Matching = {}

    def take(fits: Callable[[str, str], bool]) -> None:
        for column in columns:
            if column.field in found:
                continue
            for i, title in enumerate(folded):
                if title and i not in found.values() and any(fits(title, name) for name in names[column.field]):
                    found[column.field] = i
                    break

    take(lambda title, name: title == name)
    take(lambda title, name: len(name) >= 2 and title.startswith(name))
    take(lambda title, name: difflib.SequenceMatcher(None, title, name).ratio() >= 0.8)
    return found


def missing_columns(columns: Sequence[Column], mapping: Mapping[str, int]) -> list[Column]:
    """The required columns that no column of the file was matched to."""
    return [c for c in columns if c.required and c.field not in mapping]


def read_row(
    columns: Sequence[Column], mapping: Mapping[str, int], cells: Sequence[str]
) -> tuple[dict[str, Any], list[Fault]]:
    """The typed values of a row and its faults. A cell that says 不明 is None; an unmatched field is absent."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in columns:
        index = mapping.get(column.field)
        if index is None:
            continue
        cell = unguarded(cells[index]).strip() if index < len(cells) else ""
        if cell in UNKNOWN_WORDS:
            values[column.field] = None
            if column.required:
                faults.append(Fault(column.field, "cell-required", {"title": column.title}))
            continue
        try:
            values[column.field] = column.read(cell)
        except CellFault as fault:
            faults.append(Fault(column.field, fault.code, {"title": column.title, **fault.params}))
    return values, faults


def duplicate_keys(keys: Sequence[object | None]) -> dict[int, int]:
    """Rows (by index) whose key stood in an earlier row already, with that row's index."""
    first: dict[object, int] = {}
    again: dict[int, int] = {}
    for i, key in enumerate(keys):
        if key is None:
            continue
        if key in first:
            again[i] = first[key]
        else:
            first[key] = i
    return again
