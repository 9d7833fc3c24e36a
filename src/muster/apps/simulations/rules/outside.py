"""What the library does not compute and would only pretend to: steam, explosives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Outside", "outside_of"]


@dataclass(frozen=True, slots=True)
class Outside:
    """Why nothing is computed, in both languages, and the guide that holds instead (None: no distance at all)."""

    code: str
    zh: str
    en: str
    guide: str | None


def outside_of(table: Mapping[str, Any], told: str | None) -> Outside | None:
    """The entry whose words stand in what was told, None where the models may be asked.

    >>> outside_of({"outside": [{"code": "steam", "words": ["蒸汽"], "zh": "…", "en": "…"}]}, "高温高压蒸汽").code
    'steam'
    """
    name = (told or "").strip().lower()
    for row in table["outside"]:
        if any(word.lower() in name for word in row["words"]):
            return Outside(row["code"], row["zh"], row["en"], row.get("guide"))
    return None
