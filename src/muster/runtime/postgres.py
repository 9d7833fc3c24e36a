"""The private PostgreSQL: a cluster of our own, on a unix socket only, with one plain role for each kind of process."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path

from muster.runtime.preflight import EXTENSIONS
from muster.runtime.processes import Identity, as_user, end, identify, run
from muster.runtime.site import DATABASE, GROUP, POSTGRES_BIN, ROLES, Site, os_user
from muster.runtime.speech import Refusal

SUPERUSER = "muster"
#: Given on the command line, so that no file of the cluster can switch them off.
SAFETY = ("fsync=on", "full_page_writes=on", "synchronous_commit=on")


def keeper(site: Site) -> str | None:
    """The system user that owns the cluster, or None when that is the caller."""
    return os_user("db") if site.is_root else None


def command(site: Site, program: str, *words: str) -> list[str]:
    """A program of PostgreSQL, run as the cluster's owner."""
    return as_user(keeper(site), [str(POSTGRES_BIN / program), *words], group=GROUP)


def environment() -> dict[str, str]:
    """What PostgreSQL's programs need, and nothing of the caller's."""
    return {"PATH": f"{POSTGRES_BIN}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/"}


def make_cluster(site: Site) -> None:
    """Make the cluster if there is none, and write its settings."""
    if not (site.pg / "PG_VERSION").exists():
        if any(site.pg.iterdir()):       # what an interrupted set-up left
            shutil.rmtree(site.pg)
            site.pg.mkdir(mode=0o700)
            if site.is_root:
                shutil.chown(site.pg, os_user("db"), GROUP)
        run(
            command(site, "initdb", "-D", str(site.pg), "-U", SUPERUSER, "-A", "peer", "--no-instructions",
                    "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"),
            env=environment(), cwd=site.run,
        )  # fmt: skip
    write_settings(site)


def write_settings(site: Site) -> None:
    """Write the settings that are ours; the cluster includes them last."""
    put(site, site.pg / "muster.conf", settings(site))
    put(site, site.pg / "pg_hba.conf", "local all all peer map=muster\n")
    put(site, site.pg / "pg_ident.conf", identities(site))
    main = site.pg / "postgresql.conf"
    text = main.read_text(encoding="utf-8")
    if "include = 'muster.conf'" not in text:
        put(site, main, f"{text}\ninclude = 'muster.conf'\n")


def put(site: Site, path: Path, text: str) -> None:
    """Write a file of the cluster when it differs."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    if site.is_root:
        shutil.chown(path, os_user("db"), GROUP)


def settings(site: Site) -> str:
    """Settings of a machine that other programs share."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024**2
    return "\n".join(
        [
            "listen_addresses = ''",
            f"unix_socket_directories = '{site.run}'",
            "unix_socket_permissions = 0777",
            "port = 5432",
            "max_connections = 100",
            f"shared_buffers = {max(64, min(512, memory // 8))}MB",
            "work_mem = 8MB",
            "jit = off",
            "max_parallel_workers_per_gather = 0",
            "wal_compression = on",
            "random_page_cost = 1.1",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "log_destination = 'stderr'",
            "logging_collector = off",
            "log_line_prefix = '%p %q%u '",
            # Statements and details carry personal data: the log says what failed, not on whose row.
            "log_min_error_statement = panic",
            "log_error_verbosity = terse",
            "log_statement = none",
            "idle_in_transaction_session_timeout = '60s'",
            "",
        ]
    )


def identities(site: Site) -> str:
    """Which system user may come as which database role."""
    if site.is_root:
        lines = [("muster", os_user("db"), SUPERUSER)]
        lines += [("muster", os_user(role), name) for role, name in ROLES.items()]
    else:
        me = pwd.getpwuid(os.geteuid()).pw_name
        lines = [("muster", me, name) for name in (SUPERUSER, *ROLES.values())]
    return "".join(f"{one} {two} {three}\n" for one, two, three in lines)


def server(site: Site) -> list[str]:
    """The command of the server itself."""
    words = ["-D", str(site.pg)]
    for setting in SAFETY:
        words += ["-c", setting]
    return [str(POSTGRES_BIN / "postgres"), *words]


def is_ready(site: Site) -> bool:
    """Whether the server takes connections."""
    words = ["-q", "-h", str(site.run), "-U", SUPERUSER, "-d", "postgres", "-t", "3"]
    done = subprocess.run(command(site, "pg_isready", *words), env=environment(), cwd=site.run, check=False)
    return done.returncode == 0


def sql(site: Site, statements: str, *, database: str = "postgres") -> str:
    """Run statements as the cluster's superuser: only for roles, databases and extensions."""
    words = ["-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", str(site.run), "-U", SUPERUSER, "-d", database]
    return run(command(site, "psql", *words), env=environment(), cwd=site.run, text=statements)


def make_database(site: Site, *, name: str = DATABASE, template: bool = False) -> bool:
    """Make roles, database and extensions if they are missing; tells whether the database is new."""
    for role in ROLES.values():
        creates = "createdb" if template else "nocreatedb"
        sql(
            site,
            f"do $$ begin if not exists (select 1 from pg_roles where rolname = '{role}') then"
            f" create role {role} login; end if; end $$;"
            f" alter role {role} nosuperuser nobypassrls nocreaterole noreplication"
            f" {creates if role == ROLES['owner'] else 'nocreatedb'};",
        )
    if sql(site, f"select 1 from pg_database where datname = '{name}'").strip():
        return False
    owner = ROLES["owner"]
    sql(site, f"create database {name} owner {owner} template template0 encoding 'UTF8' is_template {template}")
    wanted = "".join(f"create extension if not exists {extension};" for extension in EXTENSIONS)
    public = "revoke create on schema public from public;"
    sql(site, wanted + public, database=name)
    return True


def drop_database(site: Site, *, name: str = DATABASE) -> None:
    """Remove the database with everything in it."""
    sql(site, f"drop database if exists {name} with (force)")


def end_stray_server(site: Site) -> None:
    """End a server of this cluster that an earlier supervisor left behind, cleanly."""
    server_process = running_server(site)
    if server_process is None:
        return
    end([server_process], first=signal.SIGINT, seconds=60)
    limit = time.monotonic() + 5
    while (site.pg / "postmaster.pid").exists() and time.monotonic() < limit:
        time.sleep(0.05)
    if server_process.is_alive():
        raise Refusal(
            f"旧的数据库进程 {server_process.pid} 没有退出：请结束它后重试。",
            f"An older database process {server_process.pid} does not end: end it and try again.",
        )


def running_server(site: Site) -> Identity | None:
    """The server that holds this cluster's lock file, checked by its command line."""
    try:
        pid = int((site.pg / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError, IndexError):
        return None
    return identify(pid) if os.fsencode(str(site.pg)) in words else None
