"""What the command line says: each sentence in Chinese and English, by the caller's language."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Refusal(Exception):
    """A command cannot go on; carries the sentence that says why and what to do."""

    def __init__(self, zh: str, en: str, *, code: int = 3) -> None:
        super().__init__(tell(zh, en))
        self.zh, self.en, self.code = zh, en, code


def language() -> str:
    """`zh`, `en`, or `both` when the caller's locale names neither."""
    for name in ("MUSTER_CALLER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value.startswith("zh"):
            return "zh"
        if value.startswith("en"):
            return "en"
    return "both"


def tell(zh: str, en: str) -> str:
    """One line in the caller's language, Chinese first when it is unknown."""
    spoken = language()
    if spoken == "zh":
        return zh
    return en if spoken == "en" else f"{zh} / {en}"


def say(zh: str, en: str) -> None:
    """Print one sentence."""
    print(tell(zh, en), flush=True)


def complain(zh: str, en: str) -> None:
    """Print one sentence to the error stream."""
    print(tell(zh, en), file=sys.stderr, flush=True)


@contextmanager
def step(zh: str, en: str) -> Iterator[None]:
    """Print a progress line with the seconds the block took."""
    began = time.monotonic()
    label = tell(zh, en)
    try:
        yield
    except BaseException:
        print(f"  ✗ {label}  {time.monotonic() - began:.1f} s", flush=True)
        raise
    print(f"  ✓ {label}  {time.monotonic() - began:.1f} s", flush=True)
