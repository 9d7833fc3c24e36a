"""Code lists with their Chinese words: one enum member carries the code that travels and the word that people write."""

import unicodedata
from enum import StrEnum
from typing import Self

__all__ = ["Term", "plain"]


def plain(text: str) -> str:
    """A cell's or a caller's text as we compare it: full-width forms folded, spaces at the ends gone."""
    return unicodedata.normalize("NFKC", text).strip()


class Term(StrEnum):
    """A member is its code; ``zh`` is the word on forms and in tables, ``others`` are words also accepted.

    >>> class Tier(Term):
    ...     REGIONAL = "regional_base", "区域应急救援基地", "区域基地"
    >>> Tier.REGIONAL == "regional_base", Tier.REGIONAL.zh, Tier.read(" 区域基地 ") is Tier.REGIONAL
    (True, '区域应急救援基地', True)
    """

    zh: str
    others: tuple[str, ...]

    def __new__(cls, code: str, zh: str = "", *others: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        member.others = others
        return member

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The member that a person means by a code or a word, or None."""
        wanted = plain(text)
        for member in cls:
            if wanted.lower() == member.value or wanted == member.zh or wanted in member.others:
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
