"""Load the demonstration: each room's own action, in order, one progress line each."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from muster.runtime.demo import STEPS
from muster.runtime.speech import step


def find(target: str) -> Callable[..., Any]:
    """The function that `module:function` names."""
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def load(*, scale: str) -> list[dict[str, object]]:
    """Take every step; returns the accounts that were made."""
    accounts: list[dict[str, object]] = []
    for zh, en, target in STEPS:
        with step(zh, en):
            made = find(target)(scale=scale)
            if isinstance(made, list):
                accounts += [entry for entry in made if isinstance(entry, dict)]
    return accounts


def main(argv: list[str] | None = None) -> int:
    """Load the demonstration into the database that the environment names."""
    parser = argparse.ArgumentParser(prog="muster manage load_demo")
    parser.add_argument("--scale", choices=("small", "full"), default="small")
    parser.add_argument("--accounts-file", type=Path)
    words = parser.parse_args(argv)
    import django

    django.setup()
    accounts = load(scale=words.scale)
    if words.accounts_file and accounts:
        words.accounts_file.write_text(json.dumps({"accounts": accounts}, ensure_ascii=False, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
