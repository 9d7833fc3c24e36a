"""Reasons not to start, found before anything is written; each is one sentence with what to do."""

from __future__ import annotations

import errno
import os
import pwd
import shutil
import socket
from collections.abc import Iterator, Set
from pathlib import Path

from muster.runtime.site import POSTGRES_BIN, ROLES, Site, os_user
from muster.runtime.speech import Refusal

#: What a database needs besides plain PostgreSQL.
EXTENSIONS = ("postgis", "ltree", "pg_trgm", "btree_gist", "unaccent")
SOCKET_PATH_LIMIT = 107
FREE_BYTES = 1024**3
PACKAGES = ("python3", "python3-venv", "postgresql-15", "postgresql-15-postgis-3", "nginx")


def check(site: Site) -> None:
    """Raise the first reason not to start."""
    for reason in reasons(site):
        raise reason


def reasons(site: Site) -> Iterator[Refusal]:
    """Every reason not to start, most basic first; what lies in a closed directory is not looked at."""
    closed = _directory(site.data) or _passage(site)
    if closed is not None:
        yield closed
    else:
        yield from filter(None, (_owner(site), _disk(site.data)))
    yield from filter(None, (_socket_path(site), _port(site), _packages(site)))


def nearest(path: Path) -> Path:
    """The path itself or its nearest ancestor that exists."""
    while not _exists(path) and path != path.parent:
        path = path.parent
    return path


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _directory(data: Path) -> Refusal | None:
    found = nearest(data)
    try:
        is_directory = found.is_dir()
    except PermissionError:
        is_directory = True
    if not is_directory:
        return Refusal(
            f"数据目录 {data} 的上级 {found} 不是目录：请用 --data-dir 另选。",
            f"{found} on the way to the data directory {data} is not a directory: choose another with --data-dir.",
        )
    if not os.access(found, os.R_OK | os.W_OK | os.X_OK):
        return Refusal(
            f"当前用户无法读写数据目录 {data}（卡在 {found}）：请改权限，或用 --data-dir 另选。",
            f"This user cannot read and write the data directory {data} (stopped at {found}): "
            "change its permissions or choose another with --data-dir.",
        )
    return None


def _passage(site: Site) -> Refusal | None:
    """Processes started by root run as users of their own, who must get as far as the data directory."""
    if not site.is_root:
        return None
    found = nearest(site.data)
    shut = [each for each in (found, *found.parents) if not each.stat().st_mode & 0o001]
    shut = [each for each in shut if each != site.data]       # its own mode is set at every start
    if not shut:
        return None
    return Refusal(
        f"平台各进程的用户进不去 {shut[-1]}：请用 --data-dir 另选目录，或执行 chmod o+x {shut[-1]}。",
        f"The platform's own users cannot enter {shut[-1]}: choose another --data-dir, or run chmod o+x {shut[-1]}.",
    )


def _owner(site: Site) -> Refusal | None:
    """A database belongs to whoever made it; nobody else can start it."""
    try:
        owner = pwd.getpwuid(site.pg.stat().st_uid).pw_name
    except (OSError, KeyError):
        return None
    expected = os_user("db") if site.is_root else pwd.getpwuid(os.geteuid()).pw_name
    if owner in {expected, "root"}:
        return None
    return Refusal(
        f"{site.data} 由用户 {owner} 安装：请用该用户启动，或用 --data-dir 另选。",
        f"{site.data} was set up by the user {owner}: start as that user or choose another with --data-dir.",
    )


def _disk(data: Path) -> Refusal | None:
    free = shutil.disk_usage(nearest(data)).free
    if free >= FREE_BYTES:
        return None
    megabytes = free // 1024**2
    return Refusal(
        f"磁盘只剩 {megabytes} MB，至少需要 1024 MB：请清理 {data} 所在磁盘，或用 --data-dir 换盘。",
        f"Only {megabytes} MB free, 1024 MB are needed: clear space on the disk of {data} or choose another "
        "with --data-dir.",
    )


def _socket_path(site: Site) -> Refusal | None:
    length = len(os.fsencode(str(site.run / ".s.PGSQL.5432")))
    if site.database_url or length <= SOCKET_PATH_LIMIT:
        return None
    spare = length - SOCKET_PATH_LIMIT
    return Refusal(
        f"数据目录路径太长，数据库套接字 {length} 字节，上限 {SOCKET_PATH_LIMIT}：请把 --data-dir 缩短 {spare} 字节。",
        f"The data directory's path is too long: its database socket takes {length} bytes of at most "
        f"{SOCKET_PATH_LIMIT}; choose a --data-dir that is {spare} bytes shorter.",
    )


def _port(site: Site) -> Refusal | None:
    if not 0 < site.port < 65536:
        return Refusal(f"端口 {site.port} 无效：请用 1 到 65535。", f"Port {site.port} is no port: use 1 to 65535.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("" if site.lan else "127.0.0.1", site.port))
        except OSError as error:
            if error.errno == errno.EACCES:
                return Refusal(
                    f"普通用户不能使用端口 {site.port}：请用 --port 选 1024 以上的端口。",
                    f"This user may not use port {site.port}: choose one from 1024 up with --port.",
                )
            return Refusal(
                f"端口 {site.port} 已被占用：请停止占用它的程序，或用 --port 换一个。",
                f"Port {site.port} is in use: stop the program that uses it or choose another with --port.",
            )
    return None


def missing_packages(site: Site) -> list[str]:
    """Debian packages that this installation needs and does not find."""
    need: list[str] = []
    if not site.database_url:
        if not (POSTGRES_BIN / "postgres").exists():
            need.append("postgresql-15")
        if not Path("/usr/share/postgresql/15/extension/postgis.control").exists():
            need.append("postgresql-15-postgis-3")
    if not Path("/usr/sbin/nginx").exists():
        need.append("nginx")
    return need


def _packages(site: Site) -> Refusal | None:
    need = missing_packages(site)
    if not need or site.is_root:
        return None
    return ask_administrator(need)


def ask_administrator(need: list[str]) -> Refusal:
    """The one sentence for somebody who may not install packages."""
    command = f"apt-get update && apt-get install --no-install-recommends {' '.join(need)}"
    return Refusal(
        f"缺少软件包，请管理员（root）执行：{command}",
        f"Packages are missing; ask the administrator to run as root: {command}",
    )


def check_databases(site: Site) -> None:
    """Refuse a database from outside that is not safe in the hands of any role; our own is made safe."""
    for role in ROLES if site.database_url else ():
        check_database(site.database(role), role=role)


def check_database(url: str, *, role: str) -> None:
    """Refuse a database that may lose what it acknowledged, or a role that row policies do not bind."""
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=10, autocommit=True) as connection:
            row = connection.execute(
                "select current_setting('fsync'), current_setting('full_page_writes'),"
                " current_setting('synchronous_commit'), r.rolname, r.rolsuper, r.rolbypassrls,"
                " current_setting('server_version_num')::int"
                " from pg_roles r where r.rolname = current_user"
            ).fetchone()
            there = {name for (name,) in connection.execute("select extname from pg_extension")}
    except psycopg.ProgrammingError:       # its words would show the password
        raise Refusal(
            f"读不懂 DATABASE_URL（{role}）：请写成 postgresql://用户:密码@主机/库名。",
            f"DATABASE_URL ({role}) cannot be read: write it as postgresql://user:password@host/database.",
        ) from None
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0].removesuffix(".")
        raise Refusal(
            f"连不上数据库({role}):{reason}。请检查 DATABASE_URL 与数据库是否在运行。",
            f"Cannot reach the database ({role}): {reason}. Check DATABASE_URL and that the database runs.",
        ) from None
    if row is None:
        raise Refusal("数据库没有给出当前角色。", "The database does not name the current role.")
    judge_database(*row)
    judge_extensions(there)


def judge_database(
    fsync: str, full_page_writes: str, commit: str, role: str, superuser: bool, bypasses: bool, version: int
) -> None:
    """Raise when the settings or the role cannot be accepted."""
    for name, value in (("fsync", fsync), ("full_page_writes", full_page_writes)):
        if value != "on":
            raise Refusal(
                f"数据库 {name}={value}，断电会丢已保存的数据：请设为 on 后重试。",
                f"The database has {name}={value} and can lose saved data in a power cut: set it to on and try again.",
            )
    if commit in {"off", "local"}:
        raise Refusal(
            f"数据库 synchronous_commit={commit}，已保存的数据可能丢失：请设为 on 后重试。",
            f"The database has synchronous_commit={commit} and can lose saved data: set it to on and try again.",
        )
    if superuser or bypasses:
        kind = "SUPERUSER" if superuser else "BYPASSRLS"
        raise Refusal(
            f"数据库角色 {role} 有 {kind}，会绕过行级权限：请换普通角色，或执行 alter role {role} no{kind.lower()}。",
            f"The database role {role} has {kind} and passes every row policy: use a plain role, "
            f"or run alter role {role} no{kind.lower()}.",
        )
    if version < 150000:
        raise Refusal(
            f"数据库版本 {version // 10000} 太旧，需要 PostgreSQL 15 及以上。",
            f"The database is version {version // 10000}; PostgreSQL 15 or newer is needed.",
        )


def judge_extensions(there: Set[str]) -> None:
    """Raise when the database lacks an extension; only its administrator can add one."""
    if missing := [name for name in EXTENSIONS if name not in there]:
        statement = " ".join(f"create extension {name};" for name in missing)
        raise Refusal(
            f"数据库缺少扩展，请数据库管理员在该库执行：{statement}",
            f"The database lacks extensions; ask its administrator to run in it: {statement}",
        )
