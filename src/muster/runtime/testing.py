"""`muster check`, `muster test` and what they are made of; each part with its seconds, and an honest exit code."""

from __future__ import annotations

import argparse
import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from muster.runtime import children, postgres, users
from muster.runtime.site import ROLES, Site, code_root
from muster.runtime.speech import tell
from muster.runtime.supervisor import Supervisor

ROOT = code_root()
TEMPLATE = "template_muster"
NIGHT_EXAMPLES = "200"
"""Generated calls per operation in a long run, other ones each time; every other run takes the same ten."""


@dataclass
class Table:
    """What ran, how long it took, how it ended."""

    rows: list[tuple[str, float, int]] = field(default_factory=list)

    def run(self, name: str, argv: Sequence[str], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> bool:
        """Run one part, its output shown as it comes."""
        print(f"\n── {name}", flush=True)
        began = time.monotonic()
        try:
            code = attended(list(argv), cwd=cwd, env=env or plain_environment())
        except FileNotFoundError as error:
            print(tell(f"不能执行：{error}", f"cannot run: {error}"), flush=True)
            code = 127
        self.rows.append((name, time.monotonic() - began, code))
        return code == 0

    def note(self, name: str, seconds: float, code: int) -> None:
        """Add a part that ran otherwise."""
        self.rows.append((name, seconds, code))

    def close(self) -> int:
        """Print the table; returns the exit code: a part that could not run is a failure."""
        width = max((len(name) for name, _, _ in self.rows), default=10)
        print(f"\n{'':<{width}}  {'s':>7}")
        for name, seconds, code in self.rows:
            print(f"{name:<{width}}  {seconds:7.1f}  {'ok' if code == 0 else f'FAILED ({code})'}")
        for line in figures():
            print(line)
        print(f"{tell('合计', 'all'):<{width}}  {sum(row[1] for row in self.rows):7.1f}", flush=True)
        return 0 if self.rows and all(code == 0 for _, _, code in self.rows) else 1


def attended(argv: list[str], *, cwd: Path, env: dict[str, str]) -> int:
    """Run a command to its end; when we are interrupted it gets the time to end its own children."""
    with subprocess.Popen(argv, cwd=cwd, env=env) as running:
        try:
            return running.wait()
        except KeyboardInterrupt:
            running.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(20)
            raise


def figures() -> list[str]:
    """What the tests measured in this run, one line each."""
    import json

    path = ROOT / "artefacts" / "figures.jsonl"
    if not path.exists():
        return []
    noted = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    path.unlink()
    return [f"{entry.pop('about')}: " + ", ".join(f"{key} {value}" for key, value in entry.items()) for entry in noted]


def plain_environment(**more: str) -> dict[str, str]:
    """The caller's environment with our tools and sources first."""
    tools = f"{Path(sys.executable).parent}:{os.environ.get('PATH', '/usr/bin:/bin')}"
    told = {**os.environ, "PATH": tools, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    told.pop("DATABASE_URL", None)
    return {**told, **more}


# --- check


def check(_words: argparse.Namespace, rest: list[str]) -> int:
    """Static checks and the fast tests; `--quick` leaves out what takes longer than a few seconds."""
    table = Table()
    run_checks(table, quick="--quick" in rest)
    return table.close()


def run_checks(table: Table, *, quick: bool = False) -> None:
    """Everything that needs neither database nor browser."""
    table.run("ruff", ["ruff", "check", "src", "tests", *(["bench"] if (ROOT / "bench").is_dir() else [])])
    table.run("import contracts", ["lint-imports", "--no-cache"])
    if quick:
        return
    table.run("mypy", ["mypy"], env=checking_environment())
    table.run("docstrings of models", [sys.executable, "-m", "muster.runtime.docstrings"])
    table.run(
        "missing migrations", [sys.executable, "-W", "ignore::RuntimeWarning", "-m", "django", "makemigrations", "--check", "--dry-run"],
        env=checking_environment(),
    )  # fmt: skip
    if fast := existing("tests/unit", "tests/property"):
        table.run("fast tests", [sys.executable, "-m", "pytest", "-n", "2", *fast], env=checking_environment())
    if (ROOT / "web" / "package.json").exists():
        check_web(table)


def check_client(table: Table) -> None:
    """The web client's types must be those of the API as it is now."""
    types = ROOT / "web" / "src" / "api" / "schema.d.ts"
    kept = types.read_text(encoding="utf-8")
    table.run("web types from the API", ["npm", "run", "--silent", "client"], cwd=ROOT / "web", env=checking_environment())
    if types.read_text(encoding="utf-8") != kept:
        types.write_text(kept, encoding="utf-8")
        print(tell("接口已变：执行 ./muster client 后提交", "the API has changed: run ./muster client and commit"))
        table.note("web types are current", 0.0, 1)


def check_web(table: Table) -> None:
    """The web package's own checks."""
    check_client(table)
    scripts = web_scripts()
    for script in ("types", "lint", "deps", "locale", "test"):
        if script in scripts:
            table.run(f"web {script}", ["npm", "run", "--silent", script], cwd=ROOT / "web")
        else:
            print(f"web: no script {script}")
            table.note(f"web {script}", 0.0, 127)


def web_scripts() -> dict[str, str]:
    """Scripts that the web package names."""
    import json

    found = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8")).get("scripts", {})
    return dict(found)


def existing(*folders: str) -> list[str]:
    """The folders among these that are there."""
    return [folder for folder in folders if (ROOT / folder).is_dir()]


def checking_environment() -> dict[str, str]:
    """Settings can be read, but no database is behind them."""
    return plain_environment(
        DJANGO_SETTINGS_MODULE=children.SETTINGS, DATABASE_URL="postgresql://muster_owner@127.0.0.1:9/none"
    )


def fmt(_words: argparse.Namespace, rest: list[str]) -> int:
    """Sort imports and mend what can be mended without a thought."""
    table = Table()
    table.run("ruff --fix", ["ruff", "check", "--fix", "src", "tests", *rest])
    if (ROOT / "web" / "package.json").exists() and "format" in web_scripts():
        table.run("web format", ["npm", "run", "--silent", "format"], cwd=ROOT / "web")
    return table.close()


# --- test


def test(_words: argparse.Namespace, rest: list[str]) -> int:
    """Everything: checks, tests with a database of their own, then the whole platform and the browser."""
    parser = argparse.ArgumentParser(prog="muster test")
    parser.add_argument("--night", action="store_true", help="add the long runs")
    parser.add_argument("--no-platform", action="store_true", help="leave out the tests of the running platform")
    words = parser.parse_args(rest)
    table = Table()
    run_checks(table)
    with test_place() as place:
        with database(place, table) as url:
            if url:
                run_database_tests(table, url, night=words.night)
        if not words.no_platform:
            run_platform_tests(table, place, "platform or browser", night=words.night)
    return table.close()


def run_database_tests(table: Table, url: str, *, night: bool) -> None:
    """Tests that need PostgreSQL but no running platform."""
    marks = "not platform and not browser" + ("" if night else " and not night")
    found = existing("tests/apps", "tests/contract", "tests/validation")
    more = {"MUSTER_TEST_EXAMPLES": NIGHT_EXAMPLES} if night else {}
    table.run(
        "tests: rooms, contract, validation", [sys.executable, "-m", "pytest", "-n", "2", "-m", marks, *found],
        env=plain_environment(DATABASE_URL=url, **more),
    )  # fmt: skip


def run_platform_tests(table: Table, place: Path, marks: str, *, night: bool) -> None:
    """Start the whole platform once and run the tests marked for it."""
    if not night:
        marks = f"({marks}) and not night"
    port = children.free_port()
    data = place / "platform"
    command = [str(ROOT / "muster"), "up", "--detach", "--data-dir", str(data), "--port", str(port)]
    if not table.run("start the platform", command):
        return
    try:
        told = plain_environment(MUSTER_TEST_PLATFORM=str(data), MUSTER_TEST_URL=f"http://localhost:{port}")
        table.run("tests: platform, browser", [sys.executable, "-m", "pytest", "-m", marks, "tests"], env=told)
    finally:
        table.run("stop the platform", [str(ROOT / "muster"), "stop", "--data-dir", str(data)])
        keep_artefacts(data)


def keep_artefacts(data: Path) -> None:
    """Keep the platform's logs where a failed run can be understood from."""
    kept = ROOT / "artefacts" / "log"
    shutil.rmtree(kept, ignore_errors=True)
    with contextlib.suppress(OSError):
        shutil.copytree(data / "log", kept)


@contextlib.contextmanager
def test_place() -> Iterator[Path]:
    """A data directory of this run's own, short enough for a socket and open to the platform's users.

    Whoever ends the run, with Ctrl-C or SIGTERM, ends its platform and database too.
    """

    def leave(number: int, _frame: object) -> None:
        raise KeyboardInterrupt(number)

    signal.signal(signal.SIGTERM, leave)
    place = Path(tempfile.mkdtemp(prefix="muster-", dir="/tmp"))
    place.chmod(0o755)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def database(place: Path, table: Table) -> Iterator[str | None]:
    """A PostgreSQL of this run's own with the template database; yields the owner's address."""
    began = time.monotonic()
    site = Site(root=ROOT, data=place / "tests", port=0)
    if site.is_root:
        users.make_users()
    users.make_directories(site)
    supervisor = Supervisor(site)
    try:
        postgres.make_cluster(site)
        postgres.put(site, site.pg / "pg_ident.conf", identities_for_tests(site))
        supervisor.start(children.postgres_child(site))
        supervisor.wait_healthy(["postgres"], 60)
        postgres.make_database(site, name=TEMPLATE, template=True)
        table.note("database for the tests", time.monotonic() - began, 0)
        yield site.database("owner")
    finally:
        supervisor.stop()


def identities_for_tests(site: Site) -> str:
    """The tests themselves may come as any of the plain roles."""
    me = pwd.getpwuid(os.geteuid()).pw_name
    return postgres.identities(site) + "".join(f"muster {me} {name}\n" for name in ROLES.values() if site.is_root)


def e2e(_words: argparse.Namespace, rest: list[str]) -> int:
    """The browser's tests alone, on a platform of their own."""
    table = Table()
    with test_place() as place:
        run_platform_tests(table, place, "browser", night="--night" in rest)
    return table.close()


def bench(_words: argparse.Namespace, rest: list[str]) -> int:
    """Measure speed on a database of its own."""
    table = Table()
    with test_place() as place, database(place, table) as url:
        table.run("bench", [sys.executable, "-m", "pytest", "bench", "--benchmark-only", *rest],
                  env=plain_environment(DATABASE_URL=url or ""))  # fmt: skip
    return table.close()


def client(_words: argparse.Namespace, _rest: list[str]) -> int:
    """Write the API's description and the web client's types from it."""
    table = Table()
    table.run("client", ["npm", "run", "--silent", "client"], cwd=ROOT / "web", env=checking_environment())
    return table.close()

