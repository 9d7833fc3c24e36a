"""One structured log for each process: JSON lines, rotated."""

from __future__ import annotations

import json
import logging
import threading
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import BinaryIO

LIMIT_BYTES = 10 * 1024 * 1024
KEPT = 5
_LEVELS = ("debug", "info", "notice", "warning", "error", "critical", "fatal", "panic")
_TRANSLATED = {"log": "info", "warn": "warning", "crit": "critical", "hint": "info", "detail": "info"}


def structured(process: str, line: str) -> str:
    """The line as one JSON object; a line that already is one keeps its fields."""
    entry: dict[str, object] = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "process": process}
    if line.startswith("{"):
        try:
            given = json.loads(line)
        except ValueError:
            given = None
        if isinstance(given, dict):
            return json.dumps({**entry, **given}, ensure_ascii=False)
    entry["level"] = level_of(line)
    entry["message"] = line
    return json.dumps(entry, ensure_ascii=False)


def level_of(line: str) -> str:
    """Severity named near the beginning of a plain line, `info` when none is."""
    words = line[:120].replace("[", " ").replace("]", " ").replace(":", " ").lower().split()
    for word in words:
        if word in _TRANSLATED:
            return _TRANSLATED[word]
        if word in _LEVELS:
            return word
    return "info"


class ProcessLog:
    """The log of one process; safe to write from several threads."""

    def __init__(self, directory: Path, process: str) -> None:
        self.process = process
        self.path = directory / f"{process}.log"
        self._handler = RotatingFileHandler(self.path, maxBytes=LIMIT_BYTES, backupCount=KEPT, encoding="utf-8")
        self._handler.setFormatter(logging.Formatter("%(message)s"))
        self._readers: list[threading.Thread] = []

    def write(self, line: str) -> None:
        """Add one line."""
        text = structured(self.process, line)
        self._handler.handle(logging.LogRecord("muster", logging.INFO, "", 0, text, None, None))

    def say(self, message: str, **fields: object) -> None:
        """Add an entry of our own."""
        self.write(json.dumps({"level": "info", "message": message, **fields}, ensure_ascii=False, default=str))

    def follow(self, pipe: BinaryIO) -> threading.Thread:
        """Copy a child's output into the log until it closes."""

        def copy() -> None:
            with pipe:
                for raw in pipe:
                    if line := raw.decode("utf-8", "replace").rstrip():
                        self.write(line[:16_000])

        thread = threading.Thread(target=copy, name=f"log-{self.process}", daemon=True)
        thread.start()
        self._readers = [reader for reader in self._readers if reader.is_alive()] + [thread]
        return thread

    def close(self) -> None:
        """Take what is still in the pipes, then close the file."""
        for reader in self._readers:
            reader.join(2)
        self._handler.close()


def render(line: str) -> str:
    """A log line for a person: time, process, level, message and what else it carries."""
    try:
        entry = json.loads(line)
    except ValueError:
        return line
    if not isinstance(entry, dict):
        return line
    head = f"{entry.pop('at', '')} {entry.pop('process', ''):<10} {entry.pop('level', '')!s:<8}"
    message = entry.pop("message", "")
    rest = " ".join(f"{key}={value}" for key, value in entry.items())
    return f"{head} {message} {rest}".rstrip()
