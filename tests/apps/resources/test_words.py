"""The words of registers and code lists come from the server, in both languages, and nowhere else."""

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from muster.apps.resources.rules import Discipline, TeamTier
from muster.kit.imports.registers import offered
from muster.kit.tabular.columns import match_columns, title_in
from muster.kit.terms import AUDIT, code_lists, spoken

ELSEWHERE = ("muster.apps.simulations.",)
"""Rooms that have a dictionary of their own."""
TECHNICAL = {"id", "org_path", "version", "organisation_id", "enterprise_id", "is_masked"}


def _words(as_role: Any) -> Any:
    answer = as_role("anonymous", "").call("GET", "/api/dictionaries/registers")
    assert answer.status_code == 200
    return answer.data


def test_every_code_has_a_word_in_both_languages(as_role: Any) -> None:
    lists = {name: codes for name, codes in _words(as_role)["lists"].items() if name not in AUDIT}
    assert lists.keys() == {name for name, one in code_lists().items() if not one.__module__.startswith(ELSEWHERE)}
    for name, codes in lists.items():
        assert list(codes) == code_lists()[name].codes()
        for code, word in codes.items():
            assert code in spoken()["lists"][name], (name, code)
            assert all(word.values()), (name, code)
            assert word["en"].isascii(), (name, code)


def test_no_word_is_kept_for_a_code_that_is_gone() -> None:
    for name, codes in spoken()["lists"].items():
        assert set(codes) == set(code_lists()[name].codes()), name


@pytest.mark.parametrize("register", offered(), ids=lambda register: register.name)
def test_every_field_of_a_register_has_its_words(as_role: Any, register: Any) -> None:
    from muster.server.api import api

    said = _words(as_role)
    fields = said["registers"][register.name]["fields"]
    shapes = api.get_openapi_schema()["components"]["schemas"]
    shape = {"teams": "TeamOut", "enterprises": "EnterpriseOut", "hazards": "HazardOut", "targets": "TargetOut"}.get(register.name)
    assert {column.field for column in register.columns} <= fields.keys()
    if shape:  # the others have pages of their own, which name what they show
        assert shapes[shape]["properties"].keys() - TECHNICAL <= fields.keys()
    for name, field in fields.items():
        assert all((field["zh"], field["en"])), name
        assert field["list"] is None or field["list"] in said["lists"], name


def test_codes_are_read_by_their_english_words_too() -> None:
    assert TeamTier.read("regional base") is TeamTier.REGIONAL_BASE
    assert Discipline.read("Hazmat") is Discipline.HAZMAT


@pytest.mark.parametrize("register", offered(), ids=lambda register: register.name)
def test_a_table_in_english_is_matched_like_one_in_chinese(register: Any) -> None:
    for language in ("zh", "en"):
        titles = [title_in(register.name, column, language) for column in register.columns]
        found = match_columns(register.columns, titles, register=register.name)
        assert found == {column.field: i for i, column in enumerate(register.columns)}


def test_template_and_export_speak_the_readers_language(as_role: Any) -> None:
    regulator = as_role("regulator", "huangshi")
    heads = {}
    for language in ("zh-CN", "en"):
        for path in ("/api/imports/registers/teams/template.xlsx", "/api/teams/export.xlsx"):
            answer = regulator.call("GET", path, **{"Accept-Language": language})
            assert answer.status_code == 200, answer.content
            heads[language, path] = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()[0]
    assert {tuple(head[:3]) for (language, _), head in heads.items() if language == "en"} == {("Name", "Division", "Tier")}
    assert {tuple(head[:3]) for (language, _), head in heads.items() if language != "en"} == {("队伍名称", "行政区划", "队伍层级")}
    english = regulator.call("GET", "/api/imports/registers", **{"Accept-Language": "en"}).data
    assert next(one for one in english if one["name"] == "teams")["title"] == "Rescue teams"
