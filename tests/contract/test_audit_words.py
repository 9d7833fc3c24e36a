"""Whatever the audit trail can hold has a text in both languages: no reader meets a bare code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from muster.kit.imports.registers import offered
from muster.kit.terms import AUDIT, spoken

SOURCE = Path(__file__).resolve().parents[2] / "src" / "muster"
BY_TRIGGER = {"insert", "update", "delete"}
DOORS = {"team", "enterprise", "hazard", "target"}
"""What ``kit.register.doors`` calls one entry of each register."""


def _calls(name: str, files: str) -> Iterator[ast.Call]:
    for file in sorted(SOURCE.glob(files)):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
                yield node


def _said(node: ast.expr) -> str:
    """A plain word as it is, anything else as its source in brackets."""
    return str(node.value) if isinstance(node, ast.Constant) else f"<{ast.unparse(node)}>"


@pytest.mark.django_db
def test_every_act_and_every_thing_of_the_trail_has_words_and_no_word_is_left_over() -> None:
    records = list(_calls("audit.record", "**/*.py"))
    acts = {_said(call.args[1]) for call in records} | {_said(call.args[0]) for call in _calls("_log", "server/signin.py")} | BY_TRIGGER
    assert spoken()["audit_action"].keys() == acts - {"<action>"}
    things = {_said(keyword.value) for call in records for keyword in call.keywords if keyword.arg == "object_type"}
    with connection.cursor() as cursor:
        cursor.execute("select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'audit_rows'")
        things |= {name for (name,) in cursor.fetchall()} | DOORS | {register.name for register in offered()}
    assert {thing for thing in things if thing.startswith("<")} <= {"<door.one>", "<door.table.name>", "<table.name>"}, "what do these name?"
    assert spoken()["audit_object"].keys() == {thing for thing in things if not thing.startswith("<")}


@pytest.mark.parametrize("part", AUDIT)
def test_each_word_is_said_in_chinese_and_in_english(part: str) -> None:
    for code, words in spoken()[part].items():
        assert words.keys() == {"zh", "en"}, code
        assert words["en"].isascii(), code
        assert not words["zh"].isascii(), code
