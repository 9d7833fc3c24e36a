"""What is done to the road data, run as the routing engine's own user: ``python -m muster.runtime.roads.work FOLDER VERB``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from muster.runtime.roads import building
from muster.runtime.roads.store import Store


def main(argv: Sequence[str]) -> int:
    """Do one thing; returns the exit code."""
    store, verb = Store(Path(argv[0])), argv[1]
    if verb == "build":
        building.ensure(store)
        return 0
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
