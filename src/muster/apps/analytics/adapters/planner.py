"""The process that reckons: started for one study, told to stop when nobody wants the answer any more.

A process of its own, at low priority: a solver at full load neither keeps the worker's orders waiting nor takes them down
with it, and ending it ends the work for certain.
"""

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import numpy as np

__all__ = ["Outcome", "reckon"]

_CHILD: Final = "muster.logistics.child"
_LOOK_EVERY: Final = 0.5
_GRACE: Final = 10.0
_LAST_WORDS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: ``answer`` as the child wrote it, None when it left none; ``fault`` says why."""

    answer: dict[str, Any] | None
    cube: bytes | None = None
    is_cancelled: bool = False
    fault: str = ""


def reckon(
    question: Mapping[str, Any], arrays: Mapping[str, np.ndarray[Any, Any]], *, on_progress: Callable[[dict[str, Any]], bool], limit: float
) -> Outcome:
    """Have a question reckoned; ``on_progress`` hears how far it is about twice a second and cancels by returning False.

    A child that does not stop within ten seconds of being told, or that takes longer than ``limit`` seconds in all, is killed.
    """
    with tempfile.TemporaryDirectory(prefix="muster-study-") as name:
        folder = Path(name)
        (folder / "question.json").write_text(json.dumps(question, ensure_ascii=False, allow_nan=False), "utf-8")
        np.savez(folder / "arrays.npz", **dict(arrays))  # type: ignore[arg-type]  # the stubs take the keywords for its options
        with (folder / "words").open("w+b") as words:
            cancelled, code = _run(folder, words, on_progress, limit)
            words.seek(0)
            said = words.read()[-_LAST_WORDS:].decode("utf-8", "replace").strip()
        answer, cube = folder / "answer.json", folder / "cube.npz"
        if not answer.exists():
            return Outcome(None, is_cancelled=cancelled, fault="" if cancelled else said.splitlines()[-1] if said else f"exit {code}")
        return Outcome(json.loads(answer.read_text("utf-8")), cube.read_bytes() if cube.exists() else None, cancelled)


def _run(folder: Path, words: IO[bytes], on_progress: Callable[[dict[str, Any]], bool], limit: float) -> tuple[bool, int | None]:
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "LANG": "C.UTF-8",
                   "OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2"}  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", _CHILD, str(folder)], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=words
    )
    lines: queue.Queue[bytes | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    began = time.monotonic()
    told_to_stop: float | None = None
    latest: dict[str, Any] = {"step": "start", "at": 0, "of": 1}
    try:
        while process.poll() is None or not lines.empty():
            latest = _newest(lines, latest)
            now = time.monotonic()
            if told_to_stop is None and (not on_progress(latest) or now - began > limit):
                told_to_stop = now
                process.terminate()
            if told_to_stop is not None and now - told_to_stop > _GRACE:
                process.kill()
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join(timeout=5)
        if process.stdout:
            process.stdout.close()
    return told_to_stop is not None, process.returncode


def _read(stream: IO[bytes] | None, lines: "queue.Queue[bytes | None]") -> None:
    if stream is not None:
        for line in stream:
            lines.put(line)
    lines.put(None)


def _newest(lines: "queue.Queue[bytes | None]", latest: dict[str, Any]) -> dict[str, Any]:
    """The last line said, after waiting a moment for one."""
    try:
        line = lines.get(timeout=_LOOK_EVERY)
        while line is not None:
            latest = json.loads(line)
            line = lines.get_nowait()
    except queue.Empty:
        pass
    return latest
