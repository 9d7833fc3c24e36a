"""Code lists with their words: one enum member carries the code that travels and the words that people read and write.

The Chinese word stands with the code; the English ones stand in each room's ``locale/terms.toml``, together with the
names of the registers' fields. These are the only texts of code lists and registers: screens get them from ``/api/dictionaries/registers``.
"""

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

__all__ = ["AUDIT", "Term", "code_lists", "plain", "spoken"]

AUDIT: Final = ("audit_action", "audit_object")
"""What can be done and to what, as the audit trail writes it: no code lists, since tables and acts name themselves."""
_SOURCES: Final = ("kit/locale/terms.toml", "apps/*/locale/terms.toml")


def plain(text: str) -> str:
    """A cell's or a caller's text as we compare it: full-width forms folded, spaces at the ends gone."""
    return unicodedata.normalize("NFKC", text).strip()


@cache
def spoken() -> dict[str, dict[str, Any]]:
    """What stands in the rooms' ``terms.toml``: ``lists``, ``registers``, ``fields`` and the words of the audit trail; each name once."""
    root = Path(__file__).resolve().parent.parent
    found: dict[str, dict[str, Any]] = {"lists": {}, "registers": {}, "fields": {}, **{name: {} for name in AUDIT}}
    for pattern in _SOURCES:
        for file in sorted(root.glob(pattern)):
            for part, entries in tomllib.loads(file.read_text("utf-8")).items():
                if twice := found[part].keys() & entries.keys():
                    raise ValueError(f"{part} {sorted(twice)} have words twice; second in {file}")
                found[part].update(entries)
    return found


class Term(StrEnum):
    """A member is its code; ``zh`` is the word on forms and in tables, ``others`` are words also accepted.

    The list is known by the name of its class, or by ``known_as`` where that alone says too little.

    >>> class Tier(Term):
    ...     REGIONAL = "regional_base", "区域应急救援基地", "区域基地"
    >>> Tier.REGIONAL == "regional_base", Tier.REGIONAL.zh, Tier.read(" 区域基地 ") is Tier.REGIONAL
    (True, '区域应急救援基地', True)
    """

    zh: str
    others: tuple[str, ...]

    def __init_subclass__(cls, *, known_as: str = "", **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.known_as = known_as or re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    known_as: str

    def __new__(cls, code: str, zh: str = "", *others: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        member.others = others
        return member

    @property
    def en(self) -> str:
        """The English word; the code where none was written."""
        words: dict[str, str] = spoken()["lists"].get(type(self).known_as, {})
        return words.get(self.value, self.value)

    def word(self, language: str) -> str:
        """The word in ``zh`` or ``en``."""
        return self.en if language == "en" else self.zh

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The member that a person means by a code or a word, or None."""
        wanted = plain(text)
        for member in cls:
            if wanted.lower() in (member.value, member.en.lower()) or wanted == member.zh or wanted in member.others:
                return member
        return None

    @classmethod
    def pairs(cls) -> list[tuple[str, str]]:
        """Codes with words, as Django's ``choices`` want them."""
        return [(member.value, member.zh) for member in cls]

    @classmethod
    def codes(cls) -> list[str]:
        """All codes in the order of the list."""
        return [member.value for member in cls]


def code_lists() -> dict[str, type[Term]]:
    """Every code list of the house by the name it is known by."""
    found: dict[str, type[Term]] = {}
    for one in sorted(Term.__subclasses__(), key=lambda each: each.known_as):
        if not one.__module__.startswith("muster.") or "<locals>" in one.__qualname__:
            continue
        if one.known_as in found:
            raise ValueError(f"two code lists are known as {one.known_as!r}: {found[one.known_as]} and {one}")
        found[one.known_as] = one
    return found
