"""Workbooks from strangers are read within limits or refused with words; what goes out holds no formula."""

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from muster.kit.errors import OutOfRange, words
from muster.kit.tabular import columns
from muster.kit.tabular.columns import Column, duplicate_keys, match_columns, missing_columns, read_row
from muster.kit.tabular.limits import Limits, ensure_safe_workbook
from muster.kit.tabular.reader import read_workbook
from muster.kit.tabular.writer import guarded, write_workbook
from muster.kit.terms import Term

TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def book(*rows: list[object], titles: tuple[str, ...] = ("名称", "人数")) -> bytes:
    return write_workbook(sheet="表", titles=titles, rows=rows)  # type: ignore[arg-type]  # any cell of a test


def packed(parts: dict[str, bytes], *, level: int = 9) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in {"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook/>", **parts}.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_flag(content: bytes) -> bytes:
    """The same archive with the encryption bit set on every entry."""
    changed = bytearray(content)
    at = -1
    while (at := changed.find(b"PK\x01\x02", at + 1)) >= 0:
        changed[at + 8] |= 1
    return bytes(changed)


def nested() -> bytes:
    inner = packed({})
    for _ in range(10):
        inner = packed({"xl/media/inner.zip": inner})
    return inner


def symlink() -> bytes:
    target = io.BytesIO(packed({}))
    with zipfile.ZipFile(target, "a") as archive:
        entry = zipfile.ZipInfo("xl/worksheets/sheet1.xml")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return target.getvalue()


def sheet_of(body: bytes, shared: bytes = b"") -> bytes:
    """A workbook that a parser accepts, with this sheet."""
    with zipfile.ZipFile(io.BytesIO(book(["甲", 1]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    parts["xl/worksheets/sheet1.xml"] = head + body + b"</sheetData></worksheet>"
    if shared:
        parts["xl/sharedStrings.xml"] = shared
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def far_cell() -> bytes:
    """Two cells, one at the last column of the last row: a dense table of 17 milliard cells."""
    row = b'<row r="%d"><c r="%s%d" t="inlineStr"><is><t>x</t></is></c><c r="B%d" t="inlineStr"><is><t>y</t></is></c></row>'
    return sheet_of(row % (1, b"A", 1, 1) + b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')


def shared_string_bomb() -> bytes:
    """One string of 0.9 MB, called from sixty thousand cells: 54 GB if it were written out."""
    text = ("甲乙丙丁" * 75_000).encode()
    noise = bytes(range(33, 38)) + bytes(range(39, 60)) + bytes(range(61, 127))
    spread = b"".join(text[i : i + 997] + noise[: 1 + i % 90] for i in range(0, len(text), 997))
    spread = spread.decode("utf-8", "ignore").encode()
    shared = (b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>'
              + spread + b"</t></si></sst>")  # fmt: skip
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c><c r="B%d" t="s"><v>0</v></c></row>' % (i, i, i) for i in range(1, 30_001))
    return sheet_of(rows, shared)


HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "empty": (lambda: b"", {"workbook-empty"}),
    "wrong magic": (lambda: b"MZ\x90\x00 not a workbook", {"workbook-not-xlsx"}),
    "a plain zip": (lambda: _plain_zip(), {"workbook-not-xlsx"}),
    "old xls or password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), {"workbook-encrypted"}),
    "encrypted entries": (lambda: with_flag(packed({})), {"workbook-encrypted"}),
    "cut short": (lambda: book(["甲", 1])[:-200], {"workbook-damaged"}),
    "bomb 1:1000": (lambda: packed({"xl/worksheets/sheet1.xml": bytes(150_000_000)}), {"workbook-ratio", "workbook-unpacks-too-large"}),
    "nested ten times": (nested, {"workbook-embedded"}),
    "macros": (lambda: packed({"xl/vbaProject.bin": b"x"}), {"workbook-macros"}),
    "external links": (lambda: packed({"xl/externalLinks/externalLink1.xml": b"<x/>"}), {"workbook-external-links"}),
    "path upward": (lambda: packed({"../../etc/cron.d/x": b"x"}), {"workbook-paths"}),
    "symlink": (symlink, {"workbook-paths"}),
    "many parts": (lambda: packed({f"xl/p{i}.xml": b"x" for i in range(2_100)}), {"workbook-too-many-parts"}),
    "a cell at the far corner": (far_cell, {"workbook-too-many-columns", "workbook-too-heavy", "workbook-too-many-rows"}),
    "shared strings": (shared_string_bomb, {"workbook-cell-too-long", "workbook-too-heavy", "workbook-unpacks-too-large", "workbook-ratio"}),
    "no data": (lambda: book(), {"workbook-no-rows"}),
}  # fmt: skip


def _plain_zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", "x")
    return target.getvalue()


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_workbook_is_refused_with_words_soon_and_cheaply(name: str) -> None:
    make, codes = HOSTILE[name]
    content = make()
    before = time.process_time()
    with pytest.raises(OutOfRange) as refused:
        read_workbook(content)
    assert refused.value.code in codes
    for language in ("zh", "en"):
        assert words(refused.value.code, language, **refused.value.params) != refused.value.code
    assert time.process_time() - before < 20


# The kernel counts a forked child's first moment as large as its parent: only a small parent can weigh the reader's child.
WEIGH = """
import resource, sys
from pathlib import Path
from muster.kit.errors import OutOfRange
from muster.kit.tabular.reader import read_workbook
try:
    read_workbook(Path(sys.argv[1]).read_bytes())
except OutOfRange:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.parametrize("name", ["bomb 1:1000", "a cell at the far corner", "shared strings"])
def test_a_bomb_does_not_make_the_reader_large(name: str, tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    file.write_bytes(HOSTILE[name][0]())
    weighed = subprocess.run([sys.executable, "-c", WEIGH, str(file)], capture_output=True, text=True, check=True, timeout=60)
    assert int(weighed.stdout) <= 300 * 1024


def test_more_rows_than_allowed_are_refused() -> None:
    with pytest.raises(OutOfRange) as refused:
        read_workbook(book(*[["甲", i] for i in range(12)]), limits=Limits(rows=10))
    assert refused.value.code == "workbook-too-many-rows"


def test_an_honest_workbook_of_equal_cells_is_let_through() -> None:
    content = book(*[["同一个名称" * 4, 7] for _ in range(20_000)])
    ensure_safe_workbook(io.BytesIO(content), size=len(content))
    assert len(read_workbook(content).rows) == 20_000


def test_a_sheet_comes_back_as_its_reader_sees_it() -> None:
    sheet = read_workbook(book(["甲", 12], [None, None], ["乙", 3.5], ["丙", True]))
    assert sheet.head == ("名称", "人数")
    assert [(number, cells) for number, cells in sheet.rows] == [(2, ("甲", "12")), (4, ("乙", "3.5")), (5, ("丙", "是"))]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝HYPERLINK()"])
def test_no_text_goes_out_as_a_formula_and_it_comes_back_as_it_was(text: str) -> None:
    assert guarded(text) == "'" + text
    read = read_workbook(book([text, -5]))
    values, _ = read_row([Column("name", "名称", columns.text()), Column("n", "人数", columns.whole(-9, 9))], {"name": 0, "n": 1}, read.rows[0][1])
    assert values == {"name": text.strip(), "n": -5}


class Colour(Term):
    RED = "red", "红色"
    BLUE = "blue", "蓝色", "青"


COLUMNS = (
    Column("name", "队伍名称", columns.text(10), required=True, aliases=("名称",)),
    Column("people", "人数", columns.whole(0, 100)),
    Column("phone", "值班电话", columns.phone, aliases=("电话",)),
    Column("colours", "颜色", columns.terms(Colour)),
    Column("r", "R值", columns.decimal(0, 1000)),
    Column("day", "日期", columns.iso_date),
    Column("above", "规上", columns.yes_no),
)


def test_titles_are_matched_by_word_alias_and_nearness_each_once() -> None:
    found = match_columns(COLUMNS, ["序号", "* 名 称（必填）", "值班电话号码", "人 数", "颜色", "备注", "评估日期"])
    assert found == {"name": 1, "phone": 2, "people": 3, "colours": 4}
    assert [column.title for column in missing_columns(COLUMNS, {"people": 3})] == ["队伍名称"]


def test_cells_are_read_and_the_unknown_stays_unknown() -> None:
    matching = {c.field: i for i, c in enumerate(COLUMNS)}
    values, faults = read_row(COLUMNS, matching, ["甲队", "３４人", "（0714）6123456", "红色、青", "24.50", "2024年5月6日", "是"])
    assert not faults
    assert values["people"] == 34
    assert values["colours"] == [Colour.RED, Colour.BLUE]
    assert values["r"] == Decimal("24.50")
    assert values["above"] is True
    values, faults = read_row(COLUMNS, matching, ["乙队", "不明", "", "-", "/", "未知", "不详"])
    assert not faults
    assert [values[c.field] for c in COLUMNS[1:]] == [None] * 6


@pytest.mark.parametrize(("column", "cell", "code"), [
    ("name", "", "cell-required"), ("name", "很" * 11, "cell-too-long"), ("people", "十", "cell-not-whole"),
    ("people", "101", "cell-out-of-range"), ("people", "3.5", "cell-not-whole"), ("phone", "没有", "cell-not-phone"),
    ("colours", "绿", "cell-not-in-list"), ("r", "NaN", "cell-out-of-range"), ("r", "x", "cell-not-number"),
    ("day", "2024-02-30", "cell-not-date"), ("above", "也许", "cell-not-yes-no"),
])  # fmt: skip
def test_a_wrong_cell_is_named_with_its_column(column: str, cell: str, code: str) -> None:
    cells = ["甲队", *[""] * 6]
    index = [c.field for c in COLUMNS].index(column)
    cells[index] = cell
    _, faults = read_row(COLUMNS, {c.field: i for i, c in enumerate(COLUMNS)}, cells)
    assert [(f.field, f.code) for f in faults] == [(column, code)]
    assert COLUMNS[index].title in words(code, "zh", **faults[0].params)


def test_a_key_that_stands_twice_is_found_with_its_first_row() -> None:
    assert duplicate_keys(["a", None, "b", "a", None, "a"]) == {3: 0, 5: 0}
