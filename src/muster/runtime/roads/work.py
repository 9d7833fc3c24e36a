"""What is done to the road data, run as the routing engine's own user: ``python -m muster.runtime.roads.work FOLDER VERB``.

Each line that it prints is JSON: progress, then the outcome; a refusal in both languages ends it with code 3.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from muster.runtime.roads import building, importing
from muster.runtime.roads.store import Store
from muster.runtime.speech import Refusal


def main(argv: Sequence[str]) -> int:
    """Do one thing; returns the exit code."""
    store, verb = Store(Path(argv[0])), argv[1]
    try:
        with store.held():
            if verb == "build":
                _print(done=asdict(building.ensure(store)))
            elif verb == "import":
                _print(done=asdict(importing.bring_in(store, Path(argv[2]), name=argv[3], tell=_tell)))
            elif verb == "roll-back":
                _print(done=asdict(_rolled_back(store)))
            else:
                return 2
    except Refusal as refusal:
        _print(refused={"zh": refusal.zh, "en": refusal.en})
        return 3
    return 0


def _rolled_back(store: Store) -> Any:
    found = store.roll_back()
    if found is None:
        raise Refusal("没有上一份路网数据可以退回。", "There are no earlier road data to go back to.")
    return found


def _tell(percent: int, zh: str, en: str) -> None:
    _print(percent=percent, zh=zh, en=en)


def _print(**told: Any) -> None:
    print(json.dumps(told, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
