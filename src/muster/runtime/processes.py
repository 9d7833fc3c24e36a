"""Processes by identity: a number alone may be somebody else's by tomorrow, a number with its start time is not."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Identity:
    """One process, now or never again."""

    pid: int
    started: int

    def is_alive(self) -> bool:
        """Whether this very process still runs (a zombie does not)."""
        return start_time(self.pid) == self.started


def _stat(pid: int) -> list[str]:
    """Fields of /proc/PID/stat after the command's name, which may hold blanks."""
    try:
        return (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def start_time(pid: int) -> int | None:
    """Clock tick at which a living process started, or None."""
    fields = _stat(pid)
    if len(fields) < 20 or fields[0] in {"Z", "X"}:
        return None
    return int(fields[19])


def identify(pid: int) -> Identity | None:
    """The identity of a living process."""
    started = start_time(pid)
    return None if started is None else Identity(pid, started)


def session_members(session: int) -> list[Identity]:
    """Living processes of a session."""
    found = []
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if len(fields) > 19 and fields[3] == str(session) and fields[0] not in {"Z", "X"}:
                found.append(Identity(int(entry.name), int(fields[19])))
    return found


def leftovers(recorded: Identity) -> list[Identity]:
    """What still runs of a recorded session leader and its session.

    The kernel does not give a number away while a session carries it, so living members of that session are ours unless
    the number's own process is another one.
    """
    now = start_time(recorded.pid)
    if now is not None and now != recorded.started:
        return []
    return session_members(recorded.pid)


def resident_bytes(session: int) -> int:
    """Memory of a session: proportional share where it can be read, resident size otherwise."""
    return sum(memory(member.pid) for member in session_members(session))


def memory(pid: int) -> int:
    """Memory of one process in bytes."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int((PROC / str(pid) / "statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def descendants(pid: int) -> list[int]:
    """Children of a process and theirs."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit() and len(fields := _stat(int(entry.name))) > 1:
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, queue = [], [pid]
    while queue:
        mine = children.get(queue.pop(), [])
        found += mine
        queue += mine
    return found


def wait_gone(targets: Iterable[Identity], seconds: float) -> list[Identity]:
    """Wait until the processes are gone; returns those that are not."""
    waiting = [target for target in targets if target.is_alive()]
    limit = time.monotonic() + seconds
    while waiting and time.monotonic() < limit:
        time.sleep(0.02)
        waiting = [target for target in waiting if target.is_alive()]
    return waiting


def end(targets: Iterable[Identity], *, first: int = signal.SIGTERM, seconds: float = 5.0) -> None:
    """Ask processes to end, then end them."""
    remaining = [target for target in targets if target.is_alive()]
    for number in (first, signal.SIGKILL):
        for target in remaining:
            if target.is_alive():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(target.pid, number)
        remaining = wait_gone(remaining, seconds)
        if not remaining:
            return


def as_user(
    user: str | None, argv: Sequence[str], *, group: str | None = None, dies_with_parent: str | None = None
) -> list[str]:
    """The command wrapped so that it runs as an unprivileged user and, if wanted, gets a signal when we die.

    `setpriv` replaces itself by the command, so the process number we get is the command's own.
    """
    words = ["setpriv"]
    if user is not None:
        words += ["--reuid", user, "--regid", group or user, "--init-groups", "--inh-caps=-all", "--no-new-privs"]
    if dies_with_parent:
        words += ["--pdeathsig", dies_with_parent]
    return [*words, "--", *argv] if len(words) > 1 else list(argv)


def run(argv: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None, text: str = "") -> str:
    """Run a command to its end and return what it printed; raises with its error output."""
    done = subprocess.run(
        list(argv), env=dict(env) if env is not None else None, cwd=cwd, input=text, text=True, capture_output=True
    )
    if done.returncode:
        raise CommandFailed(argv, done.returncode, (done.stderr or done.stdout).strip())
    return done.stdout


class CommandFailed(Exception):
    """A command that the runtime needed ended badly."""

    def __init__(self, argv: Sequence[str], code: int, output: str) -> None:
        last = output.splitlines()[-1] if output else ""
        super().__init__(f"{' '.join(argv[-3:])}: {code}: {last[:500]}")
        self.output = output
