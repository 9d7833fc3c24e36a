"""From nothing to a running platform: the steps of `muster up`, each done once and said with its seconds."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from muster.runtime import children, front, keys, postgres, preflight, users
from muster.runtime.processes import CommandFailed, as_user
from muster.runtime.site import Site
from muster.runtime.speech import Refusal, say, step
from muster.runtime.supervisor import (
    Held,
    Supervisor,
    end_leftovers,
    hold,
    read_state,
    recorded_children,
    supervisor_of,
)

READY_SECONDS = 60.0
ROUTING_SECONDS = 8.0
READY_MARK = "\x04"


@dataclass(frozen=True)
class Wish:
    """What the caller of `up` asked for."""

    empty: bool = False
    scale: str = "small"


def up(site: Site, wish: Wish) -> int:
    """Bring the platform up and keep it up until somebody asks it to stop."""
    began = time.monotonic()
    if supervisor_of(read_state(site)):
        return _already(site)
    clear_leftovers(site)
    preflight.check(site)
    _check_mode(site, wish)
    preflight.check_databases(site)
    if site.is_root:
        users.make_users()
    users.make_directories(site)
    try:
        with hold(site):
            return _held(site, wish, began)
    except Held:
        return _already(site)


def preflight_only(site: Site, wish: Wish) -> None:
    """Refuse what can be refused before anything is installed or written."""
    state = read_state(site)
    if supervisor_of(state) is None and not (state and recorded_children(state)):
        preflight.check(site)
        _check_mode(site, wish)
        if importlib.util.find_spec("psycopg"):
            preflight.check_databases(site)


def _held(site: Site, wish: Wish, began: float) -> int:
    """Bring up, run and stop, while the installation is ours."""
    supervisor = Supervisor(site)
    supervisor.take_signals()
    try:
        prepare(site, wish, supervisor)
        start_all(site, supervisor)
        if supervisor.is_stopping:
            return 130
        announce(site, began)
        supervisor.run()
        return 0
    finally:
        if sys.exc_info()[0] is None:
            say("正在停止……", "Stopping …")
        supervisor.stop()
        if sys.exc_info()[0] is None:
            say("已全部停止。", "Everything has stopped.")


def _already(site: Site) -> int:
    state = read_state(site) or {}
    zh, en = _accounts_to_begin_with(site)
    say(f"平台已在运行：{state.get('url')}{zh}", f"The platform is already running: {state.get('url')}{en}")
    return 0


def clear_leftovers(site: Site) -> None:
    """End what a killed supervisor left behind."""
    if not site.state.is_dir() or supervisor_of(read_state(site)):
        return
    count = end_leftovers(site)
    if not site.database_url and site.pg.is_dir():
        with contextlib.suppress(PermissionError):
            postgres.end_stray_server(site)
    if count:
        say(f"  已结束上次遗留的 {count} 个进程", f"  ended {count} processes that an earlier run left behind")


def _check_mode(site: Site, wish: Wish) -> None:
    """A data directory stays what it was made as."""
    if wish.empty and site.settings().get("demonstration") is True:
        raise Refusal(
            f"{site.data} 里是演示数据：正式启用请用 --data-dir 另选目录。",
            f"{site.data} holds demonstration data: choose another --data-dir for real use.",
        )


def remember(site: Site, **facts: object) -> None:
    """Keep facts about this installation."""
    path = site.state / "settings.json"
    fresh = path.with_suffix(".fresh")
    fresh.write_text(json.dumps({**site.settings(), **facts}, indent=1), encoding="utf-8")
    fresh.replace(path)


# --- preparing


def prepare(site: Site, wish: Wish, supervisor: Supervisor) -> None:
    """Everything before the platform's own processes start."""
    keys.make_secrets(site)
    if site.lan:
        _prepare_certificate(site)
    if not site.database_url:
        _prepare_private_database(site, supervisor)
    if site.settings().get("demonstration") is None:
        remember(site, demonstration=not wish.empty, scale=wish.scale)
    elif site.settings().get("demonstration") and not site.settings().get("loaded") and not site.database_url:
        postgres.drop_database(site)          # a demonstration that was cut short is loaded again from nothing
        postgres.make_database(site)
        remember(site, migrated=None)
    migrate(site)
    ensure_roads(site)
    if site.settings().get("demonstration") and not site.settings().get("loaded"):
        load_demonstration(site)


def _prepare_certificate(site: Site) -> None:
    from muster.runtime.certificate import ensure_certificate, names_of_this_machine

    names = names_of_this_machine()
    authority, server = ensure_certificate(site, names)
    say(f"  证书名称：{'、'.join(names)}", f"  certificate names: {', '.join(names)}")
    say(f"  证书指纹 SHA-256:{server}", f"  certificate fingerprint SHA-256: {server}")
    say(
        f"  自建 CA（{site.tls / 'ca.crt'}，手机需安装）指纹：{authority}",
        f"  own CA ({site.tls / 'ca.crt'}, install it on the phone) fingerprint: {authority}",
    )


def _prepare_private_database(site: Site, supervisor: Supervisor) -> None:
    if not (site.pg / "PG_VERSION").exists():
        with step("建立数据库集群", "make the database cluster"):
            postgres.make_cluster(site)
    else:
        postgres.make_cluster(site)
    with step("启动数据库", "start the database"):
        supervisor.start(children.postgres_child(site))
        supervisor.wait_healthy(["postgres"], READY_SECONDS)
        if supervisor.is_stopping:
            raise KeyboardInterrupt
    if not site.settings().get("database"):
        with step("建立角色、数据库与扩展", "make roles, database and extensions"):
            postgres.make_database(site)
        remember(site, database=True)


def as_role(site: Site, role: str, argv: Sequence[str]) -> list[str]:
    """A command run as the system user of a role."""
    return as_user(children.user(site, role), argv, dies_with_parent="SIGTERM")


def run_as(site: Site, role: str, argv: Sequence[str]) -> str:
    """Run a command of ours as a role; its output goes to the set-up log too."""
    done = subprocess.run(
        as_role(site, role, [str(site.python), *argv]), env=children.environment(site, role), cwd="/",
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, umask=0o007,
    )  # fmt: skip
    with (site.log / "setup.log").open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(argv)}\n{done.stdout}{done.stderr}\n")
    if done.returncode:
        raise CommandFailed(argv, done.returncode, (done.stderr or done.stdout).strip())
    return done.stdout


def migrations_digest(root: Path) -> str:
    """Digest of everything that decides the shape of the tables."""
    digest = hashlib.sha256()
    source = root / "src" / "muster"
    found = sorted([*source.glob("apps/*/migrations/*.py"), *source.glob("kit/durable/migrations/*.py")])
    grants = sorted(source.glob("**/management/commands/grant_roles.py")) + sorted(source.glob("kit/rls.py"))
    for path in [*found, *grants, root / "requirements.txt"]:
        digest.update(f"{path.relative_to(root)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def migrate(site: Site) -> None:
    """Bring the tables to the shape of this version, and give each role its rights."""
    now = migrations_digest(site.root)
    if site.settings().get("migrated") == now and not site.database_url:
        return
    with step("建表与授权", "make tables and grant rights"):
        run_as(site, "owner", ["-m", "django", "migrate", "-v", "1", "--no-input"])
        run_as(site, "owner", ["-m", "django", "grant_roles"])
    if site.settings().get("demonstration") is False:
        with step("区划、地名与干线公路", "divisions, places and trunk roads"):
            run_as(site, "owner", ["-m", "django", "geo_seed"])
    remember(site, migrated=now)


def ensure_roads(site: Site) -> None:
    """Tiles for the routing engine, where there are none that fit; without them travel times are coarser, no more."""
    from muster.runtime.roads import building
    from muster.runtime.roads.store import Store

    if building.is_up_to_date(Store(site.roads)):
        return
    try:
        with step("生成路网数据", "build the road data"):
            run_roads(site, ["build"])
    except CommandFailed as error:
        say(f"  路网数据没有生成：{error}", f"  the road data were not built: {error}")


def run_roads(site: Site, argv: Sequence[str]) -> str:
    """Run a step of ours as the routing engine's user, who alone writes road data."""
    done = subprocess.run(
        as_role(site, "routing", [str(site.python), "-m", "muster.runtime.roads.work", str(site.roads), *argv]),
        env=children.routing_environment(site), cwd="/", capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, umask=0o027,
    )  # fmt: skip
    if done.returncode:
        raise CommandFailed(argv, done.returncode, (done.stderr or done.stdout).strip())
    return done.stdout


def load_demonstration(site: Site) -> None:
    """Load the demonstration and keep its accounts where only the owner can read them."""
    fresh = site.files / f".accounts-{os.getpid()}.json"
    keys.write_private(fresh, "{}", owner=children.user(site, "owner"))
    argv = [str(site.python), "-m", "muster.runtime.demo.load", "--accounts-file", str(fresh),
            "--scale", str(site.settings().get("scale") or "small")]  # fmt: skip
    try:
        done = subprocess.run(
            as_role(site, "owner", argv), cwd="/", check=False, stdin=subprocess.DEVNULL,
            env={**children.environment(site, "owner"), "MUSTER_CALLER_LANG": os.environ.get("MUSTER_CALLER_LANG", "")},
        )  # fmt: skip
        if done.returncode:
            raise Refusal(
                "演示数据没有装完：原因见上；改正后再执行 ./muster up。",
                "The demonstration was not loaded completely: the reason is above; mend it and run ./muster up again.",
            )
        keys.write_private(site.accounts_file, fresh.read_text(encoding="utf-8"))
    finally:
        fresh.unlink(missing_ok=True)
    remember(site, loaded=True)


# --- starting


def start_all(site: Site, supervisor: Supervisor) -> None:
    """Start the platform's own processes and wait until each answers."""
    taken: set[int] = {site.port}
    web, stream, worker, routing = (children.free_port(taken) for _ in range(4))
    configuration = front.write_configuration(site, web=web, stream=stream)
    with step("启动接口、推送、后台与入口", "start web, stream, worker and front"):
        for child in (
            children.routing_child(site, routing),
            children.web_child(site, web, routing),
            children.stream_child(site, stream),
            children.worker_child(site, worker, routing),
            children.front_child(site, configuration),
        ):
            supervisor.start(child)
        supervisor.wait_healthy(["web", "stream", "worker", "front"], READY_SECONDS)
        _wait_for_routing(supervisor)


def _wait_for_routing(supervisor: Supervisor) -> None:
    """Give the routing engine a moment; the platform works without it and says so with each travel time."""
    try:
        supervisor.wait_healthy(["routing"], ROUTING_SECONDS)
    except Refusal as refusal:
        say(f"  路径引擎暂不可用：{refusal.zh}", f"  the routing engine is not there yet: {refusal.en}")


def announce(site: Site, began: float) -> None:
    """The last lines of `up`: where to go and as whom."""
    seconds = time.monotonic() - began
    zh, en = _accounts_to_begin_with(site)
    say(f"集结已就绪（{seconds:.1f} 秒）：{site.url}{zh}", f"Muster is ready ({seconds:.1f} s): {site.url}{en}")
    if site.settings().get("demonstration") is False:
        _announce_first_run(site)
    if (mark := os.environ.pop("MUSTER_READY_FD", "")).isdigit():
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            os.write(int(mark), READY_MARK.encode())
            os.close(int(mark))
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)


def _accounts_to_begin_with(site: Site) -> tuple[str, str]:
    """The demonstration accounts in the words of the one last line: an officer, a leader, a captain, and where all of them stand."""
    accounts = read_accounts(site)
    if not accounts:
        return "", ""
    by_role = {role: str(account["username"]) for account in reversed(one_of_each_role(accounts)) for role in account["roles"]}  # type: ignore[attr-defined]  # a list of words
    names = [by_role[role] for role in ("duty_officer", "duty_leader", "team_captain") if role in by_role]
    return (
        f"  演示账号 {'、'.join(names)}……共 {len(accounts)} 个，密码见 ./muster demo accounts",
        f"  demonstration accounts {', '.join(names)} … {len(accounts)} in all, passwords: ./muster demo accounts",
    )


def _announce_first_run(site: Site) -> None:
    """The one-time link that makes the three administrators, until it was used."""
    # As the web's user: it alone reads the token's file.
    try:
        path = run_as(site, "web", ["-m", "django", "first_run_token"]).strip().splitlines()
    except CommandFailed:
        return
    if path and path[-1].startswith("/"):
        say(
            f"首次启用（一次有效）：{site.url}{path[-1]}",
            f"first run (works once): {site.url}{path[-1]}",
        )


def read_accounts(site: Site) -> list[dict[str, object]]:
    """Demonstration accounts, if there are any that the caller may read."""
    try:
        found = json.loads(site.accounts_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    listed = found.get("accounts", found) if isinstance(found, dict) else found
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []


def one_of_each_role(accounts: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """An account for each role, of 黄石 where there is one: the walk through the demonstration begins there."""
    chosen: dict[str, dict[str, object]] = {}
    for account in sorted(accounts, key=lambda entry: not str(entry["username"]).startswith("huangshi")):
        roles = account.get("roles")
        for role in roles if isinstance(roles, list) else []:
            chosen.setdefault(str(role), account)
    return list(chosen.values())


# --- in the background


def up_detached(site: Site, argv: Sequence[str]) -> int:
    """Start `up` in the background and return when it is ready or has failed."""
    reading, writing = os.pipe()
    background = subprocess.Popen(
        [str(site.python), "-m", "muster.runtime", "up", *argv], stdin=subprocess.DEVNULL, pass_fds=[writing],
        env={**os.environ, "MUSTER_READY_FD": str(writing)}, start_new_session=True,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    if READY_MARK.encode() in said:
        return 0
    return background.wait()


# --- starting over


def reset_demonstration(site: Site, wish: Wish) -> int:
    """Wipe the demonstration and load it anew."""
    settings = site.settings()
    if settings.get("demonstration") is not True:
        raise Refusal(
            f"{site.data} 不是演示数据目录，不能重置。",
            f"{site.data} is not marked as a demonstration and is not reset.",
        )
    if supervisor_of(read_state(site)):
        raise Refusal("平台正在运行：请先执行 ./muster stop。", "The platform is running: run ./muster stop first.")
    clear_leftovers(site)
    users.make_directories(site)
    with hold(site):
        supervisor = Supervisor(site)
        supervisor.take_signals()
        try:
            site.accounts_file.unlink(missing_ok=True)
            for path in site.files.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            remember(site, loaded=False, migrated=None, scale=wish.scale)
            prepare(site, wish, supervisor)
        finally:
            supervisor.stop()
    say("演示数据已重置。", "The demonstration has been reset.")
    return 0
