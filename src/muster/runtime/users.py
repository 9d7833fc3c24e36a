"""System users of an installation started by root, and the directories that each may enter."""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import shutil
from pathlib import Path

from muster.runtime.processes import as_user, run
from muster.runtime.site import GROUP, KEEPERS, ROLES, Site, os_user


def make_users() -> None:
    """Make the unprivileged system users that are missing."""
    with contextlib.suppress(KeyError):
        grp.getgrnam(GROUP)
        if all(_exists(os_user(role)) for role in (*KEEPERS, *ROLES)):
            return
    if not _group_exists(GROUP):
        run(["groupadd", "--system", GROUP])
    for role in (*KEEPERS, *ROLES):
        name = os_user(role)
        if not _exists(name):
            own = ["--gid", GROUP] if name == GROUP else ["--user-group"]
            run(["useradd", "--system", *own, "--no-create-home", "--home-dir", "/nonexistent",
                 "--shell", "/usr/sbin/nologin", name])  # fmt: skip
    for role in ("owner", "web", "job"):
        run(["usermod", "--append", "--groups", GROUP, os_user(role)])


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _group_exists(name: str) -> bool:
    try:
        grp.getgrnam(name)
    except KeyError:
        return False
    return True


def make_directories(site: Site) -> None:
    """Lay out the data directory, each part with its owner."""
    private = 0o755 if site.is_root else 0o700
    _directory(site.data, private)
    _directory(site.state, 0o755)
    _directory(site.log, 0o750)
    _directory(site.run, 0o755, os_user("db") if site.is_root else None, GROUP)
    if not site.database_url:
        _directory(site.pg, 0o700, os_user("db") if site.is_root else None, GROUP)
    _directory(site.data / "secrets", 0o711)
    _directory(site.secrets("kept"), 0o700)
    for role in ROLES:
        _directory(site.secrets(role), 0o700, os_user(role) if site.is_root else None)
    _directory(site.files, 0o2770, os_user("owner") if site.is_root else None, GROUP)
    _directory(site.roads, 0o750, os_user("routing") if site.is_root else None)
    _directory(site.front, 0o700, os_user("front") if site.is_root else None)


def _directory(path: Path, mode: int, owner: str | None = None, group: str | None = None) -> None:
    path.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        uid = pwd.getpwnam(owner).pw_uid if owner else 0
        gid = grp.getgrnam(group).gr_gid if group else (pwd.getpwnam(owner).pw_gid if owner else 0)
        found = path.stat()
        if (found.st_uid, found.st_gid) != (uid, gid):
            os.chown(path, uid, gid)
    if path.stat().st_mode & 0o7777 != mode:
        path.chmod(mode)


def may_read(user: str, path: Path) -> bool:
    """Whether a user can reach and read a path."""
    if shutil.which("setpriv") is None:
        return False
    import subprocess

    return subprocess.run(as_user(user, ["test", "-r", str(path)]), check=False, capture_output=True).returncode == 0
