"""Secrets made at set-up: random, 0600, one copy for each role's own directory, never in an environment or a log."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from muster.runtime.site import ROLES, Site, os_user

#: Name of the file and number of random bytes.
MADE = {"secret_key": 48, "field_key": 32}


def write_private(path: Path, text: str, *, owner: str | None = None) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if owner is not None:
        shutil.chown(fresh, owner, owner)
    fresh.replace(path)


def make_secrets(site: Site) -> None:
    """Make the installation's secrets once and give each role its copies."""
    keep = site.secrets("kept")
    keep.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, size in MADE.items():
        kept = keep / name
        if not kept.exists():
            write_private(kept, secrets.token_urlsafe(size))
        text = kept.read_text(encoding="utf-8")
        for role in ROLES:
            mine = site.secrets(role) / name
            if not mine.exists() or mine.read_text(encoding="utf-8") != text:
                write_private(mine, text, owner=os_user(role) if site.is_root else None)
