"""One structured log for each process: JSON lines, rotated."""

from __future__ import annotations

import json
import logging
import re
import threading
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import BinaryIO

LIMIT_BYTES = 10 * 1024 * 1024
KEPT = 5
_LEVELS = ("debug", "info", "notice", "warning", "error", "critical", "fatal", "panic")
_TRANSLATED = {"log": "info", "warn": "warning", "crit": "critical", "hint": "info", "detail": "info"}


#: How those who do not write JSON begin a line: granian and the routing engine; PostgreSQL; nginx.
_BEGINNINGS = tuple(map(re.compile, (
    r"\[(?P<level>[A-Z]+)\]\s+(?P<message>.+)",
    r"(?P<pid>\d+) (?:(?P<role>\w+) )?(?P<level>[A-Z]+\d?):\s+(?P<message>.+)",
    r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[(?P<level>\w+)\] (?P<pid>\d+)#\d+: (?P<message>.+)",
)))  # fmt: skip


def structured(process: str, line: str) -> str:
    """The line as one JSON object; one that already is an object keeps its fields, one in a known form is taken apart."""
    entry: dict[str, object] = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "process": process}
    given = _given(line) or _taken_apart(line) or {"level": level_of(line), "message": line}
    entry.update(given)
    entry["level"] = _TRANSLATED.get(said := str(entry.get("level", "info")).lower(), said)
    entry.setdefault("message", "")
    return json.dumps(entry, ensure_ascii=False)


def _given(line: str) -> dict[str, object]:
    if not line.startswith("{"):
        return {}
    try:
        given = json.loads(line)
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}


def _taken_apart(line: str) -> dict[str, object]:
    for beginning in _BEGINNINGS:
        if (found := beginning.match(line)) and found["level"].lower() in (*_LEVELS, *_TRANSLATED):
            return {name: int(value) if name == "pid" else value for name, value in found.groupdict().items() if value}
    return {}


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
