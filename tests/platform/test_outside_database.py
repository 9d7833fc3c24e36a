"""With ``DATABASE_URL`` the platform uses that database, starts none of its own, and refuses one that is not safe."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from muster.runtime import children, postgres, users
from muster.runtime.site import ROLES, Site
from muster.runtime.supervisor import Supervisor
from muster.runtime.testing import identities_for_tests
from tests.support.platform import ROOT

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


def test_no_private_database_is_started_and_the_platform_runs(outside: Site) -> None:
    port = str(children.free_port())
    done = muster(outside, "up", "--detach", "--empty", "--port", port)
    try:
        assert done.returncode == 0, done.stdout + done.stderr
        listed = muster(outside, "status").stdout
        assert "postgres" not in listed
        assert "muster_web" in listed
        assert not (outside.data.parent / "ours" / "pg").exists()
    finally:
        assert muster(outside, "stop").returncode == 0


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
        done = muster(outside, "up", "--data-dir", str(place), "--port", str(children.free_port()))
        assert done.returncode == 3
        assert words in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert not place.exists()
    finally:
        postgres.sql(outside, mend)
