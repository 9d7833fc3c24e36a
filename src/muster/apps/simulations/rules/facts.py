"""A value that says where it comes from, when it was true and how far to trust it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from muster.kit.terms import Term

__all__ = ["Fact", "FactMark", "Facts", "facts_value", "read_facts"]


class FactMark(Term):
    """How an input of a run came about."""

    GIVEN = "given", "现场填写"
    MEASURED = "measured", "实测"
    REGISTER = "register", "台账"
    DERIVED = "derived", "推算"
    ASSUMED = "assumed", "默认值"
    UNKNOWN = "unknown", "不明"


@dataclass(frozen=True, slots=True)
class Fact:
    """One input: its value, its mark, the words of its origin in both languages, and the time it speaks of."""

    value: float | str | None
    mark: FactMark
    zh: str = ""
    en: str = ""
    at: datetime | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a value at all."""
        return self.value is not None

    def number(self) -> float:
        """The value as a number; only for facts that hold one."""
        if not isinstance(self.value, (int, float)):
            raise TypeError(f"{self.value!r} is no number")
        return float(self.value)


Facts = Mapping[str, Fact]


def facts_value(facts: Facts) -> dict[str, dict[str, Any]]:
    """Facts as stored and shown."""
    return {
        name: {
            "value": fact.value,
            "mark": fact.mark.value,
            "source": {"zh": fact.zh, "en": fact.en or fact.zh},
            "at": fact.at.isoformat().replace("+00:00", "Z") if fact.at else None,
        }
        for name, fact in facts.items()
    }


def read_facts(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Fact]:
    """Facts from what was stored."""
    return {
        name: Fact(
            entry["value"],
            FactMark(entry["mark"]),
            entry["source"]["zh"],
            entry["source"]["en"],
            datetime.fromisoformat(entry["at"]) if entry["at"] else None,
        )
        for name, entry in stored.items()
    }
