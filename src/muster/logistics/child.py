"""A study in a process of its own: ``python -m muster.logistics.child FOLDER``.

Reads ``question.json`` and ``arrays.npz`` of the folder, tells how far it is as one JSON line after another on standard
output, and leaves ``answer.json`` (and ``cube.npz`` for coverage). SIGTERM makes the solver stop at its next word; what was
found by then is the answer, marked cancelled. It runs at low priority: nothing that saves lives waits for it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muster.logistics.coverage.cube import Origin, Standing, reach_cube
from muster.logistics.errors import BadInput
from muster.logistics.location.study import Problem, Question, Site, study
from muster.logistics.routing.journeys import straight_line
from muster.logistics.routing.network import Access, RoadNetwork, travel

_stop = False
_SECONDS_BETWEEN = 0.5


def main(folder: Path) -> int:
    """0 answered, 1 cancelled, 2 the question makes no sense."""
    os.nice(10)
    signal.signal(signal.SIGTERM, _stopped)
    asked = json.loads((folder / "question.json").read_text("utf-8"))
    with np.load(folder / "arrays.npz", allow_pickle=False) as found:
        arrays = {name: found[name] for name in found.files}
    teller = _Teller()
    try:
        answer = _coverage(asked, arrays, folder, teller) if asked["kind"] == "coverage" else _siting(asked, arrays, teller)
    except BadInput as error:
        answer = {"status": "refused", "what": error.what, "where": error.where, "remedy": error.remedy}
    except InterruptedError:
        answer = {"status": "cancelled"}
    (folder / "answer.json").write_text(json.dumps(answer, ensure_ascii=False, allow_nan=False), "utf-8")
    return {"cancelled": 1, "refused": 2}.get(answer["status"], 0)


def _stopped(number: int, frame: object) -> None:
    global _stop
    _stop = True


class _Teller:
    """Says a line at most twice a second; False once it was told to stop."""

    def __init__(self) -> None:
        self.last = 0.0
        self.step = ""

    def __call__(self, said: dict[str, Any]) -> bool:
        now = time.monotonic()
        if now - self.last >= _SECONDS_BETWEEN or said.get("step") != self.step:
            self.last, self.step = now, str(said.get("step"))
            sys.stdout.write(json.dumps(said, allow_nan=False) + "\n")
            sys.stdout.flush()
        return not _stop


def _coverage(asked: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]], folder: Path, teller: _Teller) -> dict[str, Any]:
    origins = [Origin(b["lon"], b["lat"], b["tier"], tuple(b["disciplines"]), Standing(b["standing"]), b["group"])
               for b in asked["bases"]]
    cube = reach_cube(origins, arrays["lon"], arrays["lat"], _network(arrays), access=_access(asked),
                      on_progress=lambda done, of: teller({"step": "ways", "at": done, "of": of}))
    (folder / "cube.npz").write_bytes(cube.to_bytes())
    return {"status": "done"}


def _siting(asked: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]], teller: _Teller) -> dict[str, Any]:
    if not teller({"step": "ways", "at": 0, "of": 1}):
        raise InterruptedError
    points = np.column_stack([arrays["lon"], arrays["lat"]])
    sites = np.column_stack([arrays["site_lon"], arrays["site_lat"]])
    network = _network(arrays)
    ways = straight_line(sites, points) if network is None else travel(network, sites, points, access=_access(asked))
    question = Question(**{**asked["question"], "problem": Problem(asked["question"]["problem"])})
    return study(question, ways.duration.T / 60.0 * float(asked["factor"]), arrays["weight"], [Site(**s) for s in asked["sites"]],
                 told=teller)


def _network(arrays: Mapping[str, NDArray[Any]]) -> RoadNetwork | None:
    if arrays["node_lon"].size == 0:
        return None
    return RoadNetwork(arrays["node_lon"], arrays["node_lat"], arrays["link_from"], arrays["link_to"], arrays["length"],
                       arrays["duration"], arrays["is_open"])


def _access(asked: Mapping[str, Any]) -> Access:
    return Access(speed=float(asked["access_speed"]))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
