"""What the library says, in Chinese and English: the words of its own codes and sentences."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def table() -> dict[str, dict[str, dict[str, str]]]:
    """Words by group, code and language (``zh``, ``en``); ``{}`` in a code stands for what a run puts there."""
    return tomllib.loads(resources.files(__package__).joinpath("data", "words.toml").read_text(encoding="utf-8"))


def said(group: str, code: str, language: str = "zh") -> str:
    """The words of a code; the code itself where nobody has translated it.

    Examples
    --------
    >>> said("note", "reaches beyond 10 km", "en")
    'beyond 10 km, drawn to 10 km'
    """
    words = table().get(group, {})
    if code in words:
        return words[code][language]
    for pattern, entry in words.items():
        found = re.fullmatch(re.escape(pattern).replace(r"\{\}", "(.+)"), code) if "{}" in pattern else None
        if found:
            return entry[language].format(*found.groups())
    return code
