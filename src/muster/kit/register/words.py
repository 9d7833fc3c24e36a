"""What registers and code lists are called, in both languages: the one source of lists, details, imports and exports."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ninja import Router

from muster.kit.http import PUBLIC, Out, Request, allow
from muster.kit.imports.registers import offered
from muster.kit.tabular.columns import Column
from muster.kit.terms import AUDIT, code_lists, spoken

__all__ = ["FieldOut", "TermsOut", "WordOut", "dictionary", "router"]

router = Router(tags=["words"])


class WordOut(Out):
    """One thing in both languages."""

    zh: str
    en: str


class FieldOut(WordOut):
    """A field of a register: its name, the list that its codes come from, and its unit."""

    list: str | None = None
    unit: str = ""


class RegisterWordsOut(WordOut):
    """A register and its fields, in the order of its table; those that only screens show follow."""

    fields: dict[str, FieldOut]


class TermsOut(Out):
    """Every code list and every register with its words."""

    lists: dict[str, dict[str, WordOut]]
    registers: dict[str, RegisterWordsOut]


def _field(said: Any, column: Column | None) -> dict[str, Any]:
    """A field's words: a column's Chinese is its title in the table, other fields say both."""
    if column is None:
        return {"zh": said["zh"], "en": said["en"], "list": said.get("list"), "unit": said.get("unit", "")}
    en = said if isinstance(said, str) else said["en"]
    return {"zh": column.title, "en": en, "list": column.terms.known_as if column.terms else None, "unit": ""}


def _fields(said: Mapping[str, Any], columns: Mapping[str, Column]) -> dict[str, Any]:
    shared = spoken()["fields"]
    words = {**{name: one for name, one in shared.items() if name in columns or not isinstance(one, str)}, **said}
    order = [*columns, *(name for name in words if name not in columns)]
    return {name: _field(words[name], columns.get(name)) for name in order}


@cache
def dictionary() -> dict[str, Any]:
    """Lists and registers with their words; read once, since rooms offer their registers at start."""
    tables = {register.name: register for register in offered()}
    registers: dict[str, Any] = {}
    for name, said in spoken()["registers"].items():
        table, title = tables.get(name), said["title"]
        columns = {column.field: column for column in table.columns} if table else {}
        named = {"zh": table.title, "en": title} if table else title
        registers[name] = {**named, "fields": _fields(said["fields"], columns)}
    known = code_lists()
    lists = {name: {each.value: {"zh": each.zh, "en": each.en} for each in known[name]} for name in spoken()["lists"]}
    return {"lists": lists | {name: spoken()[name] for name in AUDIT}, "registers": registers}


@router.get("/dictionaries/registers", response=TermsOut, operation_id="register_dictionaries")
@allow(PUBLIC)
def register_dictionaries(request: Request) -> Any:
    """The words of every code list and of every register's fields, in Chinese and English; the same for everybody."""
    return dictionary()
