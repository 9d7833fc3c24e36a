"""The report of a run as Word and as PDF: the same content, Chinese in both, readable without the platform."""

import io
from typing import Any

import pytest
from docx import Document

from muster.apps.simulations.adapters import documents
from tests.apps.simulations.support import plant, run, take_call, weather
from tests.support.ground import run_jobs


@pytest.fixture
def made(ground: Any, as_role: Any) -> tuple[Any, dict[str, Any]]:
    plant(ground)
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    weather(duty, incident)
    answer = run(duty, incident)
    run_jobs()
    return duty, answer


def file(client: Any, answer: dict[str, Any], name: str) -> Any:
    got = client.call("GET", f"/api/simulations/{answer['id']}/report.{name}")
    assert got.status_code == 200, got.content[:300]
    return got


def words(body: bytes) -> str:
    document = Document(io.BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_word_says_everything(made: tuple[Any, dict[str, Any]]) -> None:
    duty, answer = made
    got = file(duty, answer, "docx")
    assert got["Content-Disposition"].endswith('.docx"')
    text = words(got.content)
    for part in ("事故后果模拟报告", "风从 NE 来，向 SW 去", "液氨", "V-101 球罐", "默认值", "AEGL-2", "演示第二小学", "无数据", "辅助参考",
                 "适用范围与限制", "ERG 2016"):
        assert part in text, part
    assert "Consequence simulation report" in words(duty.call("GET", f"/api/simulations/{answer['id']}/report.docx?language=en").content)


def test_pdf_is_one_and_not_large(made: tuple[Any, dict[str, Any]]) -> None:
    duty, answer = made
    body = file(duty, answer, "pdf").content
    assert body.startswith(b"%PDF-")
    assert len(body) < 400_000


def test_pdf_works_where_no_chinese_font_is_installed(made: tuple[Any, dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "FONTS", ())
    documents.font.cache_clear()
    try:
        assert b"STSong-Light" in file(*made, "pdf").content
    finally:
        documents.font.cache_clear()


@pytest.mark.parametrize(("substance", "said"), [("", "物质不明"), ("蒸汽", "没有画出任何范围，不等于没有危险")])
def test_a_run_without_a_model_has_a_report_too(ground: Any, as_role: Any, substance: str, said: str) -> None:
    duty = as_role("duty_officer", "huangshi")
    answer = run(duty, take_call(duty, substance=substance))
    text = words(file(duty, answer, "docx").content)
    assert said in text
    assert "没有登记的防护目标（不等于没有人）" in text
    assert "95 %）" not in text  # nothing sure or possible is drawn
    assert file(duty, answer, "pdf").content.startswith(b"%PDF-")


def test_figures_are_written_as_people_write_them(made: tuple[Any, dict[str, Any]]) -> None:
    duty, answer = made
    text = words(file(duty, answer, "docx").content)
    assert "e+0" not in text
    assert "60%" in text  # humidity
    assert "距离为估算值" in text
    assert "报告生成：" in text


def test_a_stranger_gets_no_report(made: tuple[Any, dict[str, Any]], as_role: Any) -> None:
    _, answer = made
    assert as_role("duty_officer", "yichang").call("GET", f"/api/simulations/{answer['id']}/report.pdf").status_code == 404
