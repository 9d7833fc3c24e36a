"""The whole running platform for tests marked ``platform`` and ``browser``: supervisor, database, web, stream, worker, front.

``./muster test`` starts it once and names it in the environment; run alone, a test starts one of its own on a free port.
Only processes that this platform recorded are ever touched.
"""

import contextlib
import json
import os
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Many times the promise of 10 s: the machine may be busy. What was measured goes into the figures.
READY_SECONDS = 90.0
#: Kill after kill may keep a process away for longer than one return.
ANSWER_SECONDS = 120.0
#: How a team comes home from an order, by where the order stands.
HOMEWARD = {
    "issued": ("cancel",), "received": ("cancel",), "released": ("return",),
    **dict.fromkeys(("turned_out", "arrived", "working", "resting"), ("release", "return")),
}  # fmt: skip


def note_figures(about: str, **figures: float) -> None:
    """Keep measured figures where ``./muster test`` prints them from."""
    path = ROOT / "artefacts" / "figures.jsonl"
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        rounded = {name: round(value, 2) for name, value in figures.items()}
        file.write(json.dumps({"about": about, **rounded}, ensure_ascii=False) + "\n")


@dataclass
class Platform:
    """A running installation."""

    base_url: str
    data_dir: Path
    visitors: list["Visitor"] = field(default_factory=list)
    was_hurt: bool = False
    province: "Visitor | None" = None
    said: str = ""

    @property
    def port(self) -> str:
        """The front's port."""
        return self.base_url.rsplit(":", 1)[1]

    def up(self, *more: str, port: str = "") -> str:
        """Start the installation (on another port, if wanted) and return what it said."""
        done = subprocess.run(
            [str(ROOT / "muster"), "up", "--detach", "--data-dir", str(self.data_dir), "--port", port or self.port, *more],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, env={**os.environ, "MUSTER_CALLER_LANG": "en"},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def stop(self) -> None:
        """Stop the installation in order."""
        done = subprocess.run([str(ROOT / "muster"), "stop", "--data-dir", str(self.data_dir)], check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def accounts(self) -> list[dict[str, Any]]:
        """Demonstration accounts with their passwords."""
        found = json.loads((self.data_dir / "demo-accounts.json").read_text("utf-8"))
        return list(found["accounts"])

    def account(self, role: str, *, org: str = "") -> dict[str, Any]:
        """The first account with this role (of an organisation whose name holds ``org``)."""
        for entry in self.accounts:
            if role in entry["roles"] and org in str(entry.get("org", "")):
                return entry
        raise LookupError(f"no demonstration account {role} at {org or 'any organisation'}")

    def status(self) -> dict[str, Any]:
        """What the supervisor says of every process."""
        done = subprocess.run(
            [str(ROOT / "muster"), "status", "--json", "--data-dir", str(self.data_dir)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return dict(json.loads(done.stdout))

    def child(self, name: str) -> dict[str, Any]:
        """One process under supervision."""
        return next(child for child in self.status()["children"] if child["name"] == name)

    def pids(self) -> dict[str, int]:
        """Process numbers by name."""
        return {child["name"]: child["pid"] for child in self.status()["children"]}

    def kill(self, name: str) -> int:
        """Kill one of our processes without warning, as soon as it is there; returns its number.

        A process may have gone by itself since the supervisor wrote it down (the worker follows its database): then the next one.
        """
        limit = time.monotonic() + READY_SECONDS
        self.was_hurt = True
        while True:
            if (pid := self.child(name)["pid"]) is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    return int(pid)
            assert time.monotonic() < limit, f"{name} is not there to be killed"
            time.sleep(0.1)

    def wait_settled(self, seconds: float = READY_SECONDS) -> None:
        """Until every process is well and a request reaches the database."""
        limit = time.monotonic() + seconds
        while not (all(child["healthy"] for child in self.status()["children"]) and self.is_well("web")):
            assert time.monotonic() < limit, f"not well after {seconds} s: {self.status()['children']}"
            time.sleep(0.2)
        self.was_hurt = False

    def wait_back(self, name: str, gone: int, *, seconds: float = READY_SECONDS) -> float:
        """Seconds until a killed process is back and well."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            child = self.child(name)
            if child["pid"] not in (None, gone) and self.is_well(name):
                return time.monotonic() - began
            time.sleep(0.1)
        raise AssertionError(f"{name} is not back after {seconds} s: {self.child(name)}")

    def is_well(self, name: str) -> bool:
        """Whether a process answers, asked through the front where that is possible."""
        if name in {"worker", "postgres", "routing"}:
            return bool(self.child(name)["healthy"])
        paths = {"web": "/api/health", "front": "/-/front"}
        if name == "stream":
            return bool(self.child(name)["healthy"])
        try:
            return httpx.get(self.base_url + paths[name], timeout=10).status_code == 200
        except httpx.HTTPError:
            return False

    def sign_in(self, username: str, password: str) -> "Visitor":
        """A signed-in visitor."""
        visitor = Visitor(self.base_url)
        self.visitors.append(visitor)
        visitor.sign_in(username, password)
        return visitor

    def as_role(self, role: str, *, org: str = "") -> "Visitor":
        """A visitor signed in with a demonstration account."""
        account = self.account(role, org=org)
        return self.sign_in(account["username"], account["password"])

    def give_back(self) -> None:
        """Call home every team that an order still holds: the next test finds all of them free, whatever became of this one.

        An order still waiting to leave has no promise yet and is met at the end of the next test.
        """
        if self.province is None:
            account = self.account("duty_leader", org="湖北省")
            self.province = Visitor(self.base_url)
            self.province.sign_in(account["username"], account["password"])
        for order in self.province.read("/api/promises"):
            for verb in HOMEWARD.get(order["dispatch_status"], ()):
                body = {"reason": "试验结束"} if verb == "cancel" else {}
                self.province.post_until_answered(f"/api/dispatches/{order['dispatch_id']}/{verb}", body, key=str(uuid4()))


class Visitor:
    """Somebody who talks to the platform over HTTP as a browser does: cookies, page token, idempotency keys."""

    def __init__(self, base_url: str, *, trusts: ssl.SSLContext | None = None) -> None:
        self.base_url = base_url
        headers = {"Origin": base_url, "Accept-Language": "en"}
        self.http = httpx.Client(base_url=base_url, timeout=READY_SECONDS, headers=headers, verify=trusts or True)

    def close(self) -> None:
        """Leave."""
        self.http.close()

    def sign_in(self, username: str, password: str) -> None:
        """Sign in with a password; a platform that is away for the moment is tried again."""
        self.read("/api/session")  # gives the page token
        body = {"username": username, "password": password}
        answer = _until_answered(lambda: self.http.post("/_allauth/browser/v1/auth/login", json=body, headers=self._token()))
        assert answer.status_code == 200, answer.text

    def _token(self) -> dict[str, str]:
        return {"X-CSRFToken": self.http.cookies.get("muster_csrf") or ""}

    def get(self, path: str, **parameters: Any) -> httpx.Response:
        """Read."""
        return self.http.get(path, params=parameters or None)       # an empty one would take the query out of the path

    def read(self, path: str, **parameters: Any) -> Any:
        """What an address answers, asked again while a process is away, as our clients do."""
        answer = _until_answered(lambda: self.get(path, **parameters))
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text}"
        return answer.json()

    def post(self, path: str, body: Any = None, *, key: str | None = None) -> httpx.Response:
        """Write once, under a key."""
        headers = {**self._token(), "Idempotency-Key": key or str(uuid4())}
        return self.http.post(path, json={} if body is None else body, headers=headers)

    def upload(self, path: str, fields: dict[str, str], name: str, content: bytes) -> httpx.Response:
        """Send a file, as a form does."""
        headers = {**self._token(), "Idempotency-Key": str(uuid4())}
        return self.http.post(path, data=fields, files={"file": (name, content)}, headers=headers)

    def post_until_answered(self, path: str, body: Any, *, key: str) -> httpx.Response:
        """Write with the same key until the platform answers, as our clients do when a process dies under them."""
        return _until_answered(lambda: self.post(path, body, key=key))


def _until_answered(ask: Callable[[], httpx.Response]) -> httpx.Response:
    """The answer of a platform whose processes come and go: no connection, 502, 503 and 504 say "ask again", nothing else does."""
    limit = time.monotonic() + ANSWER_SECONDS
    last: object = None
    while time.monotonic() < limit:
        try:
            answer = ask()
            if answer.status_code not in {502, 503, 504}:
                return answer
            last = f"{answer.request.method} {answer.request.url} {answer.status_code}"
        except httpx.TransportError as error:
            last = repr(error)
        time.sleep(0.15)
    raise AssertionError(f"no answer within {ANSWER_SECONDS} s; the last was {last}")


@pytest.fixture
def platform(running_platform: Platform) -> Iterator[Platform]:
    """The running platform; at the end of a test who signed in leaves, what was killed is back, and teams sent out come home."""
    yield running_platform
    while running_platform.visitors:
        running_platform.visitors.pop().close()
    if running_platform.was_hurt:
        running_platform.wait_settled()
    running_platform.give_back()


@pytest.fixture(scope="session")
def running_platform() -> Iterator[Platform]:
    """The platform that ``./muster test`` started, or one of this run's own."""
    given = os.environ.get("MUSTER_TEST_PLATFORM")
    if given:
        with leaving(Platform(os.environ["MUSTER_TEST_URL"], Path(given))) as running:
            yield running
        return
    place = Path(tempfile.mkdtemp(prefix="muster-", dir="/tmp"))
    place.chmod(0o755)
    try:
        with started(place / "platform") as running, leaving(running):
            yield running
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def leaving(running: Platform) -> Iterator[Platform]:
    """The platform; at the end nobody is signed in any more."""
    try:
        yield running
    finally:
        if running.province is not None:
            running.province.close()


class started:  # reads as a verb where it is used
    """Start a platform on a free port, and stop it at the end."""

    def __init__(self, data_dir: Path, *more: str, port: int | None = None) -> None:
        from muster.runtime.children import free_port

        self.platform = Platform(f"http://localhost:{port or free_port()}", data_dir)
        self.more = more

    def __enter__(self) -> Platform:
        self.platform.up(*self.more)
        return self.platform

    def __exit__(self, *_what: object) -> None:
        self.platform.stop()
