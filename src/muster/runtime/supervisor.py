"""Starts the platform's processes, restarts what dies, and stops everything in order."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from muster.runtime import processes
from muster.runtime.logs import ProcessLog
from muster.runtime.processes import Identity, as_user
from muster.runtime.site import Site
from muster.runtime.speech import Refusal

BACKOFF = (0.1, 0.5, 1.0, 2.0, 4.0, 5.0)
STEADY_SECONDS = 10.0
HEALTH_EVERY = 5.0
#: Who is not well, or has just been started, is asked more often.
IMPATIENT_EVERY = 0.5
#: A living process that fails its check this long is ended and started anew.
HUNG_SECONDS = 30.0

Probe = Callable[[], dict[str, object]]


def http_probe(url: str) -> Probe:
    """A probe that asks a health endpoint on this machine; any answer but 2xx is an error."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def probe() -> dict[str, object]:
        request = urllib.request.Request(url, headers={"Host": "localhost", "Accept": "application/json"})
        with opener.open(request, timeout=3) as answer:
            body = answer.read(64_000)
        found = json.loads(body) if body.startswith(b"{") else {}
        return found if isinstance(found, dict) else {}

    return probe


@dataclass
class Child:
    """One kind of process under supervision."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    probe: Probe
    user: str | None = None
    group: str | None = None
    stop_signal: int = signal.SIGTERM
    stop_seconds: float = 10.0
    #: What the kernel sends when we are killed ourselves. Nobody reads its output any more, so no long farewells.
    death_signal: str = "SIGKILL"
    cwd: Path | None = None
    #: The child without which this one cannot go on: it is started anew together with it.
    follows: str | None = None
    #: Files of the platform's users are shared between web and worker by their group, and with nobody else.
    umask: int = 0o007

    process: subprocess.Popen[bytes] | None = None
    identity: Identity | None = None
    since: float = 0.0
    restarts: int = 0
    failures: int = 0
    due: float | None = None
    healthy: bool = False
    failing_since: float | None = None
    reported: dict[str, object] = field(default_factory=dict)

    def delay(self) -> float:
        """Seconds to wait before the next start."""
        return BACKOFF[min(max(self.failures - 1, 0), len(BACKOFF) - 1)]


class Supervisor:
    """Keeps the children of one installation running. Children are started from the main thread only.

    (The kernel's parent-death signal follows the thread that started the child.)
    """

    def __init__(self, site: Site, *, report: Callable[[str], None] | None = None) -> None:
        self.site = site
        self.children: list[Child] = []
        self.log = ProcessLog(site.log, "supervisor")
        self.began = datetime.now(UTC)
        self._logs: dict[str, ProcessLog] = {}
        self._stop = threading.Event()
        self._report = report
        self._checker: threading.Thread | None = None
        self._lock = threading.Lock()

    # --- signals

    def take_signals(self) -> None:
        """Stop in order on SIGINT, SIGTERM and SIGHUP."""

        def handle(number: int, _frame: FrameType | None) -> None:
            self.log.say("asked to stop", signal=signal.Signals(number).name)
            self._stop.set()

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, handle)

    @property
    def is_stopping(self) -> bool:
        """Whether somebody asked us to stop."""
        return self._stop.is_set()

    # --- starting

    def start(self, child: Child) -> None:
        """Start a child under our eyes."""
        if child not in self.children:
            self.children.append(child)
        reading, writing = os.pipe()
        if child.user is not None:
            os.fchown(writing, _uid(child.user), -1)      # nginx opens /dev/stdout by name
        argv = as_user(child.user, child.argv, group=child.group, dies_with_parent=child.death_signal)
        child.process = subprocess.Popen(
            argv, env=dict(child.env), cwd=child.cwd or "/", stdin=subprocess.DEVNULL, stdout=writing, stderr=writing,
            start_new_session=True, umask=child.umask,
        )  # fmt: skip
        os.close(writing)
        log = self._logs.setdefault(child.name, ProcessLog(self.site.log, child.name))
        log.follow(os.fdopen(reading, "rb"))
        child.identity = processes.identify(child.process.pid)
        child.since, child.due = time.monotonic(), None
        child.healthy, child.failing_since = False, None
        self.log.say("started", child=child.name, pid=child.process.pid, restarts=child.restarts)
        self.record()

    def wait_healthy(self, names: Sequence[str], seconds: float) -> None:
        """Wait until the named children answer their health check."""
        limit = time.monotonic() + seconds
        waiting = [child for child in self.children if child.name in names]
        while waiting and not self.is_stopping:
            self.tend()
            waiting = [child for child in waiting if not self.check(child)]
            if waiting and time.monotonic() > limit:
                names_text = ", ".join(child.name for child in waiting)
                last = "; ".join(filter(None, (self.last_words(child.name) for child in waiting)))
                raise Refusal(
                    f"进程 {names_text} 在 {seconds:.0f} 秒内没有就绪：{last}。日志在 {self.site.log}。",
                    f"Not ready within {seconds:.0f} seconds: {names_text}: {last}. Logs are in {self.site.log}.",
                )
            time.sleep(0.05)
        self.record()

    def last_words(self, name: str) -> str:
        """The last line a process logged."""
        try:
            line = (self.site.log / f"{name}.log").read_text(encoding="utf-8").splitlines()[-1]
            return str(json.loads(line).get("message", ""))[:300]
        except (OSError, ValueError, IndexError):
            return ""

    # --- watching

    def check(self, child: Child) -> bool:
        """Ask a child for its health."""
        if child.process is None or child.process.poll() is not None:
            child.healthy = False
            return False
        try:
            child.reported = child.probe()
            child.healthy, child.failing_since = True, None
        except (OSError, ValueError, urllib.error.URLError) as error:
            child.healthy = False
            child.reported = {"error": str(error)[:300]}
            child.failing_since = child.failing_since or time.monotonic()
        return child.healthy

    def tend(self) -> None:
        """One look at every child: note deaths, restart what is due, end what hangs."""
        now = time.monotonic()
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                self._buried(child, now)
            if child.due is not None and now >= child.due and not self.is_stopping:
                self.start(child)
            elif child.failing_since is not None and now - max(child.failing_since, child.since) > HUNG_SECONDS:
                self._end_hung(child)

    def _buried(self, child: Child, now: float) -> None:
        """Clean up after a dead child and plan its restart."""
        assert child.process is not None
        code = child.process.returncode
        self.log.write(json.dumps({"level": "error", "message": "died", "child": child.name, "code": code}))
        if child.identity is not None:
            processes.end(processes.leftovers(child.identity), first=signal.SIGKILL)
        child.failures = 1 if now - child.since > STEADY_SECONDS else child.failures + 1
        child.process, child.identity, child.healthy, child.failing_since = None, None, False, None
        child.restarts += 1
        child.due = now + child.delay()
        for other in self.children:
            if other.follows == child.name and other.identity is not None and not self.is_stopping:
                processes.end([other.identity], first=signal.SIGKILL)     # its connections are dead; a farewell takes long
        self.record()

    def _end_hung(self, child: Child) -> None:
        self.log.write(json.dumps({"level": "error", "message": "hangs; ending it", "child": child.name}))
        child.failing_since = None
        if child.identity is not None:
            processes.end([child.identity], first=child.stop_signal, seconds=5)

    def run(self) -> None:
        """Watch until somebody asks us to stop."""
        self._checker = threading.Thread(target=self._check_often, name="health", daemon=True)
        self._checker.start()
        while not self._stop.wait(0.1):
            self.tend()

    def _check_often(self) -> None:
        turn = 0
        while not self._stop.wait(IMPATIENT_EVERY):
            turn += 1
            everybody = turn % int(HEALTH_EVERY / IMPATIENT_EVERY) == 0
            asked = [child for child in list(self.children) if everybody or not child.healthy]
            for child in asked:
                self.check(child)
            if asked:
                self.record()

    # --- stopping

    def stop(self) -> None:
        """Stop the children in the order in which they were listed for it, the database last."""
        self._stop.set()
        for child in stop_order(self.children):
            if child.process is None or child.process.poll() is not None:
                continue
            began = time.monotonic()
            child.process.send_signal(child.stop_signal)
            try:
                child.process.wait(child.stop_seconds)
            except subprocess.TimeoutExpired:
                self.log.write(json.dumps({"level": "warning", "message": "does not stop", "child": child.name}))
                child.process.kill()
                child.process.wait(10)
            if child.identity is not None:
                processes.end(processes.leftovers(child.identity), first=signal.SIGKILL)
            self.log.say("stopped", child=child.name, seconds=round(time.monotonic() - began, 2))
            child.process, child.identity = None, None
            self.record()
        with contextlib.suppress(FileNotFoundError):
            (self.site.state / "platform.json").unlink()
        for log in (*self._logs.values(), self.log):
            log.close()

    # --- what others read

    def record(self) -> None:
        """Write down who runs, for `status` and for the start after a crash."""
        with self._lock:
            write_state(self.site, self.snapshot())

    def snapshot(self) -> dict[str, object]:
        """The state of the platform as one object."""
        me = processes.identify(os.getpid())
        return {
            "supervisor": {"pid": os.getpid(), "started": me.started if me else 0},
            "url": self.site.url,
            "port": self.site.port,
            "lan": self.site.lan,
            "since": self.began.isoformat(timespec="seconds"),
            "children": [
                {
                    "name": child.name,
                    "pid": child.identity.pid if child.identity else None,
                    "started": child.identity.started if child.identity else None,
                    "uptime": round(time.monotonic() - child.since, 1) if child.identity else None,
                    "restarts": child.restarts,
                    "healthy": child.healthy,
                    "user": child.user,
                    "reported": child.reported,
                }
                for child in self.children
            ],
        }


def stop_order(children: Sequence[Child]) -> list[Child]:
    """Web first, so that answers in hand still go out; the database last."""
    order = ["web", "front", "stream", "worker", "routing", "postgres"]
    return sorted(children, key=lambda child: order.index(child.name) if child.name in order else -1)


def _uid(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_uid


def write_state(site: Site, state: Mapping[str, object]) -> None:
    """Replace the recorded state, whole or not at all."""
    path = site.state / "platform.json"
    fresh = path.with_suffix(".fresh")
    fresh.write_text(json.dumps(state, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
    fresh.replace(path)


def read_state(site: Site) -> dict[str, object] | None:
    """What was recorded last, whether it still runs or not."""
    try:
        found = json.loads((site.state / "platform.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def recorded_children(state: Mapping[str, object]) -> dict[str, Identity]:
    """Children by name, as recorded."""
    found = {}
    listed = state.get("children")
    for child in listed if isinstance(listed, list) else []:
        if child.get("pid") and child.get("started"):
            found[str(child["name"])] = Identity(int(child["pid"]), int(child["started"]))
    return found


def supervisor_of(state: Mapping[str, object] | None) -> Identity | None:
    """The supervisor that wrote the state, if it still runs."""
    keeper = state.get("supervisor") if state else None
    if not isinstance(keeper, dict):
        return None
    found = Identity(int(keeper["pid"]), int(keeper["started"]))
    return found if found.is_alive() else None


def end_leftovers(site: Site) -> int:
    """End what an earlier supervisor, now dead, left running; returns how many processes."""
    state = read_state(site)
    if state is None:
        return 0
    count = 0
    for name, identity in recorded_children(state).items():
        left = processes.leftovers(identity)
        count += len(left)
        if name == "postgres":
            processes.end(left, first=signal.SIGINT, seconds=60)
        else:
            processes.end(left, seconds=2)
    return count


class Held(Exception):
    """Another supervisor holds this installation."""


@contextlib.contextmanager
def hold(site: Site):  # type: ignore[no-untyped-def]  # a context manager without a value
    """Hold the installation for one supervisor; the kernel lets go when we die."""
    with (site.state / "lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Held from None
        yield


def disk_free(site: Site) -> int:
    """Free bytes on the disk of the data directory."""
    return shutil.disk_usage(site.data).free
