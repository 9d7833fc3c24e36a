"""Each reason not to start is one sentence, and comes before anything is written."""

import os
import pwd
import shutil
import socket
from collections import namedtuple
from pathlib import Path

import pytest

from muster.runtime import preflight
from muster.runtime.site import Site
from muster.runtime.speech import Refusal


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A place for an ordinary user, whoever runs the tests: what pytest makes for root is closed to others."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Site(root=Path.cwd(), data=tmp_path / "data", port=port, database_url="postgresql://muster_owner@/muster")


def refusal(site: Site) -> str:
    with pytest.raises(Refusal) as caught:
        preflight.check(site)
    assert "\n" not in caught.value.zh
    assert "\n" not in caught.value.en
    return caught.value.en


def test_a_free_place_is_accepted_and_nothing_is_written(site: Site) -> None:
    assert [str(reason) for reason in preflight.reasons(site) if "Packages" not in reason.en] == []
    assert not site.data.exists()


def test_a_port_in_use_is_refused_by_its_number(site: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", site.port))
        taken.listen()
        assert f"Port {site.port} is in use" in refusal(site)
    assert not site.data.exists()


def test_a_full_disk_is_refused_with_what_is_left(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**12, 10**12, 5 * 1024**2))
    assert "Only 5 MB free" in refusal(site)


def test_a_socket_path_of_108_bytes_is_refused_and_one_of_107_is_not(tmp_path: Path) -> None:
    fixed = len("/run/.s.PGSQL.5432")
    name = "x" * (107 - fixed - len(str(tmp_path)) - 1)
    exact = Site(root=Path.cwd(), data=tmp_path / name, port=18_199)
    longer = Site(root=Path.cwd(), data=tmp_path / (name + "x"), port=18_199)
    assert len(str(exact.run / ".s.PGSQL.5432")) == 107
    said = [reason.en for reason in preflight.reasons(longer)]
    assert any("108 bytes" in sentence and "1 bytes shorter" in sentence for sentence in said)
    assert not any("socket takes" in reason.en for reason in preflight.reasons(exact))


def test_a_file_in_the_way_of_the_data_directory_is_refused(site: Site, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert "is not a directory" in refusal(Site(root=site.root, data=tmp_path / "data" / "here", port=site.port))


def test_a_directory_that_cannot_be_read_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_words: False)
    assert "cannot read and write" in refusal(site)


def test_a_closed_directory_is_one_sentence_and_nothing_in_it_is_looked_at(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_path: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "access", lambda *_words: False)
    monkeypatch.setattr(shutil, "disk_usage", closed)
    assert [reason.en for reason in preflight.reasons(site) if "Packages" not in reason.en] == [refusal(site)]


def test_a_data_directory_behind_a_closed_one_is_refused_to_root(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    tmp_path.chmod(0o700)
    try:
        assert "own users cannot enter" in refusal(site)
    finally:
        tmp_path.chmod(0o755)


def test_another_users_database_is_refused_by_that_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pg.mkdir(parents=True)
    monkeypatch.setattr(pwd, "getpwuid", lambda uid: pwd.struct_passwd(("postgres", "x", uid, 0, "", "/", "/bin/sh")))
    monkeypatch.setattr(preflight, "os_user", lambda _role: "muster")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(preflight, "_passage", lambda _site: None)
    assert "was set up by the user postgres" in refusal(site)


def test_an_address_that_is_none_is_refused_without_showing_the_password() -> None:
    with pytest.raises(Refusal) as caught:
        preflight.check_database("mysql://muster:geheim@host/x", role="web")
    assert "cannot be read" in caught.value.en
    assert "geheim" not in caught.value.en + caught.value.zh


def test_a_database_without_the_extensions_is_refused_with_the_statement() -> None:
    preflight.judge_extensions(set(preflight.EXTENSIONS))
    with pytest.raises(Refusal) as caught:
        preflight.judge_extensions({"plpgsql", "postgis", "ltree", "pg_trgm"})
    assert caught.value.en.endswith("create extension btree_gist; create extension unaccent;")


def test_an_ordinary_user_without_packages_gets_the_administrators_command() -> None:
    told = preflight.ask_administrator(["postgresql-15", "nginx"])
    assert told.en.endswith("run as root: apt-get update && apt-get install --no-install-recommends postgresql-15 nginx")


SAFE = ("on", "on", "on", "muster_web", False, False, 150_020)


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (0, "off", "fsync=off"),
        (1, "off", "full_page_writes=off"),
        (2, "off", "synchronous_commit=off"),
        (2, "local", "synchronous_commit=local"),
        (4, True, "SUPERUSER"),
        (5, True, "BYPASSRLS"),
        (6, 140_010, "version 14"),
    ],
)
def test_a_database_that_may_lose_or_leak_is_refused(place: int, value: object, words: str) -> None:
    facts = list(SAFE)
    facts[place] = value
    with pytest.raises(Refusal) as caught:
        preflight.judge_database(*facts)
    assert words in caught.value.en


@pytest.mark.parametrize("commit", ["on", "remote_write", "remote_apply"])
def test_a_safe_database_is_accepted(commit: str) -> None:
    preflight.judge_database("on", "on", commit, *SAFE[3:])
