"""With ``DATABASE_URL`` the platform uses that database, starts none of its own, and refuses one that is not safe."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from muster.runtime import children, postgres, users
from muster.runtime.site import ROLES, Site
from muster.runtime.supervisor import Supervisor
from muster.runtime.testing import identities_for_tests
from tests.support.browser import window
from tests.support.platform import ROOT, Platform, Visitor

pytestmark = pytest.mark.platform


@pytest.fixture(scope="module")
def outside() -> Iterator[Site]:
    """A PostgreSQL that somebody else runs."""
    place = Path(f"/tmp/muster-o{os.getpid()}")
    place.mkdir(mode=0o755)
    site = Site(root=ROOT, data=place / "their", port=0)
    users.make_directories(site)
    supervisor = Supervisor(site)
    try:
        postgres.make_cluster(site)
        postgres.put(site, site.pg / "pg_ident.conf", identities_for_tests(site))
        supervisor.start(children.postgres_child(site))
        supervisor.wait_healthy(["postgres"], 60)
        postgres.make_database(site)
        yield site
    finally:
        supervisor.stop()
        shutil.rmtree(place, ignore_errors=True)


def muster(outside: Site, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    told = {f"MUSTER_{role.upper()}_DATABASE_URL": outside.database(role) for role in ROLES}
    return subprocess.run(
        [str(ROOT / "muster"), words[0], "--data-dir", str(outside.data.parent / "ours"), *words[1:]],
        capture_output=True, text=True, check=False,
        env={**os.environ, "DATABASE_URL": outside.database("owner"), "MUSTER_CALLER_LANG": "en", **told, **more},
    )  # fmt: skip


@pytest.fixture(scope="module")
def empty(outside: Site) -> Iterator[Platform]:
    """An empty platform on that database."""
    port = str(children.free_port())
    done = muster(outside, "up", "--detach", "--empty", "--port", port)
    try:
        assert done.returncode == 0, done.stdout + done.stderr
        yield Platform(f"http://localhost:{port}", outside.data.parent / "ours", said=done.stdout)
    finally:
        assert muster(outside, "stop").returncode == 0


def test_no_private_database_is_started_and_the_platform_runs(outside: Site, empty: Platform) -> None:
    listed = muster(outside, "status").stdout
    assert "postgres" not in listed
    assert "muster_web" in listed
    assert not (empty.data_dir / "pg").exists()
    assert not (empty.data_dir / "demo-accounts.json").exists()


@pytest.mark.browser
def test_the_one_time_link_makes_the_three_administrators(browser: Browser, empty: Platform) -> None:
    (link,) = re.findall(r"first run \(works once\): (\S+)", empty.said)
    page = window(browser).new_page()
    try:
        page.goto(link)
        page.locator("form input").first.wait_for()
        words = ["黄石市应急管理局"]
        for number, name in enumerate(("system", "security", "audit")):
            words += [f"管理员{number}", f"{name}.first", f"Fang-{number}-jing-hu-17"]
        for field, text in zip(page.locator("form input").all(), words, strict=True):
            field.fill(text)
        page.locator("form button[type=submit]").click()
        page.wait_for_url("**/login")
        page.goto(link)
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.locator("form input")).to_have_count(0)
    finally:
        page.context.close()
    visitor = Visitor(empty.base_url)
    visitor.sign_in("system.first", "Fang-0-jing-hu-17")
    session = visitor.read("/api/session")
    visitor.close()
    assert (session["roles"], session["demo"]) == (["system_admin"], False)


@pytest.mark.parametrize(
    ("spoil", "mend", "words"),
    [
        ("alter role muster_web bypassrls", "alter role muster_web nobypassrls", "BYPASSRLS"),
        ("alter database muster set synchronous_commit = off", "alter database muster reset synchronous_commit",
         "synchronous_commit=off"),
    ],
)  # fmt: skip
def test_an_unsafe_database_is_one_sentence_and_nothing_is_written(
    outside: Site, spoil: str, mend: str, words: str
) -> None:
    postgres.sql(outside, spoil)
    try:
        place = outside.data.parent / "refused"
        line = ("up", "--data-dir", str(place), "--port", str(children.free_port()))
        done = muster(outside, *line)
        assert done.returncode == 3
        assert words in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert not place.exists()
        early = muster(outside, *line, MUSTER_PREFLIGHT_ONLY="1")  # what the shell part asks before it installs more
        assert (early.returncode, early.stderr) == (3, done.stderr)
    finally:
        postgres.sql(outside, mend)
