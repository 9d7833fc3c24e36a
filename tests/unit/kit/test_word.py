"""A Word document that opens: A4, heads on every page, words of any kind."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from muster.kit.word import Cell, Paper


@pytest.fixture
def written():
    paper = Paper("覆盖 <一> & \x00二", author="值班")
    paper.line("一句\x0b话", bullet=True)
    paper.table([["甲", Cell("乙丙", span=2)], ["", "乙", "丙"]], [["A & B", Cell("90 %\n达到", "ok"), "3"]] * 40, widths=[2, 1, 1], numbers=(2,))
    return Document(io.BytesIO(paper.content()))


def test_the_page_is_a4(written):
    page = written.sections[0]
    assert (round(page.page_width / Cm(1), 1), round(page.page_height / Cm(1), 1)) == (21.0, 29.7)


def test_words_that_no_xml_holds_are_left_out(written):
    assert [p.text for p in written.paragraphs[:2]] == ["覆盖 <一> & 二", "一句话"]


def test_the_heads_of_a_table_stand_on_every_page_and_no_row_is_split(written):
    rows = written.tables[0].rows
    assert len(rows) == 42
    assert [bool(row._tr.trPr.findall(qn("w:tblHeader"))) for row in rows[:3]] == [True, True, False]
    assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in rows)
    assert [cell.text for cell in rows[2].cells] == ["A & B", "90 %\n达到", "3"]
    assert rows[0].cells[1]._tc is rows[0].cells[2]._tc
