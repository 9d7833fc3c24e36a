"""GB 18218-2018: is a unit a major hazard installation, and of which grade? Exactly, in decimal arithmetic, unit by unit.

Critical quantities and correction factors live in ``data/gb18218.json`` with the mark of each value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from .errors import BadCase, ImpossibleState, UnknownSubstance


class Grade(StrEnum):
    """Grade of a major hazard installation, the first being the gravest."""

    FIRST = "一级"
    SECOND = "二级"
    THIRD = "三级"
    FOURTH = "四级"


@dataclass(frozen=True)
class Holding:
    """One chemical of a unit at its design maximum [t]; ``classes`` are symbols of table 2 (J1, W5.1 …) where it is not named in table 1."""

    name: str
    quantity: Decimal
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """How one holding entered the sums."""

    name: str
    quantity: Decimal
    critical: Decimal
    beta: Decimal
    source: str


@dataclass(frozen=True)
class Grading:
    """Answer for one unit: S, and R and grade only where S ≥ 1."""

    s: Decimal
    is_major_hazard: bool
    alpha: Decimal
    r: Decimal
    grade: Grade | None
    terms: tuple[Term, ...]


@cache
def table() -> dict[str, Any]:
    """Critical quantities by name (table 1) and by class (table 2), correction factors (tables 3 and 4)."""
    text = resources.files(__package__).joinpath("data", "gb18218.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    return loaded


def alpha(people: int) -> Decimal:
    """Correction for the permanent population within 500 m of the plant's boundary."""
    if people < 0:
        raise ImpossibleState("impossible-state", reason="the number of people cannot be negative")
    for least, value in ((100, "2.0"), (50, "1.5"), (30, "1.2"), (1, "1.0")):
        if people >= least:
            return Decimal(value)
    return Decimal("0.5")


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def grade_of(r: Decimal | Fraction) -> Grade:
    """Grade by R: exactly 100, 50 and 10 belong to the graver grade."""
    if r >= 100:
        return Grade.FIRST
    if r >= 50:
        return Grade.SECOND
    return Grade.THIRD if r >= 10 else Grade.FOURTH


def _plain(name: str) -> str:
    """Name without the differences of typography: full-width signs, blanks, the words around a content."""
    signs = str.maketrans({"（": "(", "）": ")", "［": "[", "］": "]", "，": ",", "＞": ">", "＜": "<", "％": "%", "﹥": ">", "﹤": "<"})
    return re.sub(r"\s+", "", name).translate(signs).replace("[", "(").replace("]", ")").replace("≧", "≥").replace("≦", "≤")


@cache
def _names() -> dict[str, str]:
    index: dict[str, str] = {}
    for key, entry in table()["named"].items():
        for name in (key, *entry.get("aliases", ())):
            index.setdefault(_plain(name), key)
    return index


def _named(name: str) -> dict[str, Any] | None:
    key = _names().get(_plain(name))
    return None if key is None else dict(table()["named"][key])


_EXPLOSIVES = (("W1.1", ("不稳定", "1.1")), ("W1.2", ("1.2", "1.3", "1.5", "1.6")), ("W1.3", ("1.4",)))
_PLAIN_CLASSES = (
    ("遇水", "W11"),
    ("易燃气体", "W2"),
    ("气溶胶", "W3"),
    ("氧化性气体", "W4"),
    ("自燃", "W8"),
    ("易燃固体", "W10"),
)


def classes_of_text(text: str) -> tuple[str, ...]:
    """Symbols of table 2 that a Chinese class description names, for example 急性毒性 类别1 所有途径 气体 → J1."""
    plain = "".join(text.split())
    if "急性毒性" in plain:
        if "类别1" in plain:
            return ("J1",) if "气体" in plain else ("J2",)
        if "气体" in plain:
            return ("J3",)
        return ("J4",) if "沸点" in plain else ("J5",)
    if "自反应" in plain:
        return ("W6.1",) if re.search(r"[AB]", plain) else ("W6.2",)
    if "有机过氧化物" in plain:
        return ("W7.1",) if re.search(r"[AB]", plain) else ("W7.2",)
    if "爆炸物" in plain or "爆炸品" in plain:
        return next(((symbol,) for symbol, words in _EXPLOSIVES if any(word in plain for word in words)), ())
    if "易燃液体" in plain:
        return (_flammable_liquid(plain),)
    if "氧化性" in plain and "气体" not in plain:
        return ("W9.1",) if "类别1" in plain else ("W9.2",)
    return next(((symbol,) for word, symbol in _PLAIN_CLASSES if word in plain), ())


def _flammable_liquid(plain: str) -> str:
    if "沸点" in plain or ("类别1" in plain and "类别2" not in plain):
        return "W5.1"
    if any(word in plain for word in ("工艺", "爆炸极限", "1.6")):
        return "W5.2"
    return "W5.3" if "类别2" in plain else "W5.4"


def term(holding: Holding) -> Term:
    """Critical quantity and β of one holding: table 1 by name first, else the lowest quantity and the largest β of its classes."""
    if holding.quantity < 0:
        raise ImpossibleState("impossible-state", reason=f"{holding.name}: a quantity cannot be negative")
    classes = table()["classes"]
    unknown = [c for c in holding.classes if c not in classes]
    if unknown:
        raise BadCase("unknown-choice", section="holding", key="classes", value=unknown[0], known=", ".join(classes))
    named = _named(holding.name)
    of_classes = [classes[c] for c in holding.classes]
    if named is not None:
        beta = named.get("beta") or max((c["beta"] for c in of_classes), default=named.get("class_beta", Decimal(1)))
        return Term(holding.name, holding.quantity, named["critical"], Decimal(beta), "表1")
    if not of_classes:
        raise UnknownSubstance("unknown-substance", name=holding.name, near="give its hazard classes (table 2), e.g. J3 or W5.3")
    return Term(holding.name, holding.quantity, min(c["critical"] for c in of_classes), max(c["beta"] for c in of_classes), "表2")


def grade_unit(holdings: Sequence[Holding], *, people_within_500m: int) -> Grading:
    """Identify and grade one production or storage unit; units are never summed.

    Parameters
    ----------
    holdings : sequence of Holding
        Every hazardous chemical of the unit at its design maximum. [t]
    people_within_500m : int
        Permanent population within 500 m outside the plant boundary.

    Returns
    -------
    Grading
        With S < 1 there is no grade.

    Examples
    --------
    >>> g = grade_unit([Holding("氯", Decimal(20)), Holding("氨", Decimal(30))], people_within_500m=60)
    >>> str(g.s), str(g.r), g.grade.value
    ('7', '33', '三级')
    """
    terms = tuple(term(h) for h in holdings)
    # fractions, so that three tenths of 0.3 t make exactly 1 and R = 50 or 100 compare exactly
    s = sum((Fraction(t.quantity) / Fraction(t.critical) for t in terms), Fraction(0))
    factor = alpha(people_within_500m)
    weighted = sum((Fraction(t.beta) * Fraction(t.quantity) / Fraction(t.critical) for t in terms), Fraction(0))
    r = Fraction(factor) * weighted
    major = s >= 1
    return Grading(_decimal(s), major, factor, _decimal(r), grade_of(r) if major else None, terms)
