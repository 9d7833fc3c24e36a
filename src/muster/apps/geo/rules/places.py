"""Which place a query means: names, pinyin, initials, and whole addresses that mention several places."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from muster.kit.geometry import Point
from muster.kit.terms import Term

__all__ = [
    "Candidate",
    "Match",
    "NameKind",
    "PlaceKind",
    "Query",
    "RankedPlace",
    "initials_of",
    "pinyin_of",
    "rank",
    "read_query",
]

_NOISE = re.compile(r"[\s,.;:，。；：、·'’\-–—_()（）\[\]【】《》<>/\\\x00]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MOST_READINGS = 6


class PlaceKind(Term):
    """What a place is."""

    PROVINCE = "province", "省"
    PREFECTURE = "prefecture", "市州"
    COUNTY = "county", "县市区"
    TOWN = "town", "乡镇街道"
    VILLAGE = "village", "居民点"
    INTERCHANGE = "interchange", "互通"
    JUNCTION = "junction", "枢纽"
    EXIT = "exit", "省界"

    @property
    def weight(self) -> int:
        """Which of two equally good matches is meant, the smaller first; also the order of labels on the map."""
        return _WEIGHTS[self]


_WEIGHTS = {
    PlaceKind.PROVINCE: 1,
    PlaceKind.PREFECTURE: 2,
    PlaceKind.COUNTY: 3,
    PlaceKind.TOWN: 4,
    PlaceKind.INTERCHANGE: 5,
    PlaceKind.EXIT: 5,
    PlaceKind.JUNCTION: 6,
    PlaceKind.VILLAGE: 7,
}


class NameKind(Term):
    """What a searchable spelling is."""

    NAME = "name", "名称"
    ALIAS = "alias", "别名"
    PINYIN = "pinyin", "拼音"
    READING = "reading", "多音字的其他读音"
    INITIALS = "initials", "首字母"
    CODE = "code", "代码"


_SPELLINGS = {NameKind.NAME: 0, NameKind.CODE: 0, NameKind.ALIAS: 1, NameKind.PINYIN: 2, NameKind.INITIALS: 2, NameKind.READING: 3}


class Match(IntEnum):
    """How well a spelling fits a query, best first."""

    EXACT = 0
    PREFIX = 1
    INSIDE = 2
    MENTIONED = 3


@dataclass(frozen=True, slots=True)
class Query:
    """A query as we compare it."""

    text: str
    is_han: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place one of whose spellings fits."""

    key: str
    kind: PlaceKind
    division: str
    lon: float
    lat: float
    population: int
    names: tuple[str, ...]
    """Its own names, fitting or not."""
    above: tuple[tuple[str, ...], ...]
    """The names of each division above it."""
    spelling: str
    spelling_kind: NameKind
    is_own_position: bool = True


@dataclass(frozen=True, slots=True)
class RankedPlace:
    """A place the query may mean, and why."""

    key: str
    match: Match
    spelling: str
    distance: float | None


def read_query(text: str) -> Query:
    """The query without spaces, punctuation and letter case; full-width forms folded."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return Query(plain[:60], bool(_HAN.search(plain)))


def pinyin_of(name: str) -> tuple[str, ...]:
    """Readings without tones, the usual one first, then those of characters with several.

    >>> pinyin_of("重庆")[0], pinyin_of("黄石")[0]
    ('chongqing', 'huangshi')
    """
    from pypinyin import Style, lazy_pinyin, pinyin  # its dictionary is large, and few processes read names

    usual = "".join(lazy_pinyin(name)).casefold()
    each = [list(dict.fromkeys(readings)) for readings in pinyin(name, style=Style.NORMAL, heteronym=True)]
    others = ("".join(choice).casefold() for choice, _ in zip(product(*each), range(_MOST_READINGS), strict=False))
    return tuple(dict.fromkeys([usual, *others]))


def initials_of(name: str) -> str:
    """First letters of the usual reading.

    >>> initials_of("黄石市"), initials_of("重庆")
    ('hss', 'cq')
    """
    from pypinyin import lazy_pinyin

    return "".join(syllable[0] for syllable in lazy_pinyin(name) if syllable).casefold()


def match_of(query: Query, spelling: str) -> Match | None:
    """How a spelling fits, or None."""
    if spelling == query.text:
        return Match.EXACT
    if spelling.startswith(query.text):
        return Match.PREFIX
    if query.text in spelling:
        return Match.INSIDE
    if len(spelling) >= 2 and spelling in query.text:
        return Match.MENTIONED
    return None


def covered(query: str, names: Iterable[Sequence[str]]) -> int:
    """How many characters of the query the names account for, each place by the longest of its names."""
    taken: set[int] = set()
    for spellings in names:
        for name in sorted(spellings, key=len, reverse=True):
            at = query.find(name)
            if at >= 0:
                taken.update(range(at, at + len(name)))
                break
    return len(taken)


def rank(query: Query, candidates: Iterable[Candidate], *, near: Point | None = None, home: str = "", limit: int = 20) -> list[RankedPlace]:
    """Order the places a query may mean.

    First how much of the query the place and the divisions above it explain, then how well the spelling fits. Then
    places of the own province and city (``home``, a division code's first digits), the weightier kind, the nearer and
    the more populous. A place whose position is only its county's seat comes after one with its own.
    """
    best: dict[str, tuple[tuple[float, ...], RankedPlace]] = {}
    for c in candidates:
        match = match_of(query, c.spelling)
        if match is None:
            continue
        distance = near.distance(Point(c.lon, c.lat)) if near else None
        explained = covered(query.text, (c.names, *c.above)) if query.is_han else 0
        at_home = sum(1 for digits in (2, 4) if len(home) >= digits and c.division[:digits] == home[:digits])
        # Of an address the most specific place explains most; of a bare name the weightiest is meant.
        weight = -c.kind.weight if match is Match.MENTIONED else c.kind.weight
        order = (
            -explained,
            match + (c.spelling_kind is NameKind.READING),
            -at_home,
            _SPELLINGS[c.spelling_kind],
            weight,
            0 if c.is_own_position else 1,
            round(distance / 1000) if distance is not None else 0,
            -c.population,
            len(c.spelling),
        )
        if c.key not in best or order < best[c.key][0]:
            best[c.key] = (order, RankedPlace(c.key, match, c.spelling, distance))
    return [place for _, place in sorted(best.values(), key=lambda pair: (pair[0], pair[1].key))[:limit]]
