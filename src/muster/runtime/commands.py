"""What the commands of a running or stopped installation do."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from datetime import datetime
from importlib import metadata
from pathlib import Path

from muster.runtime import bringup, children, preflight, processes, supervisor
from muster.runtime.cli import find, place
from muster.runtime.logs import render
from muster.runtime.site import Site
from muster.runtime.speech import Refusal, say, tell

STOP_SECONDS = 120.0
#: Django commands that look at the code only.
WITHOUT_DATABASE = {"openapi", "makemigrations", "makemessages", "diffsettings", "help", "version"}


def up(words: argparse.Namespace, _rest: list[str]) -> int:
    """Start the platform."""
    site = place(words)
    if os.environ.get("MUSTER_PREFLIGHT_ONLY"):       # asked by the shell part, before it installs anything
        bringup.preflight_only(site, bringup.Wish(empty=words.empty))
        return 0
    if words.detach:
        argv = ["--data-dir", str(site.data), "--port", str(site.port), "--scale", words.scale]
        argv += ["--lan"] * words.lan + ["--empty"] * words.empty
        return bringup.up_detached(site, argv)
    return bringup.up(site, bringup.Wish(empty=words.empty, scale=words.scale))


def stop(words: argparse.Namespace, _rest: list[str]) -> int:
    """Stop the platform in order."""
    site = place(words)
    keeper = supervisor.supervisor_of(supervisor.read_state(site))
    if keeper is None:
        bringup.clear_leftovers(site)
        say("平台没有在运行。", "The platform is not running.")
        return 0
    began = time.monotonic()
    try:
        os.kill(keeper.pid, signal.SIGTERM)
    except PermissionError:
        raise Refusal(
            "平台由其他用户启动，请用该用户或 root 停止。",
            "Another user started the platform: stop it as that user or root."
        ) from None
    if processes.wait_gone([keeper], STOP_SECONDS):
        raise Refusal(
            f"平台 {STOP_SECONDS:.0f} 秒内没有停下：./muster logs supervisor 看原因。",
            f"The platform did not stop within {STOP_SECONDS:.0f} s: see ./muster logs supervisor.",
        )
    seconds = time.monotonic() - began
    say(f"已全部停止（{seconds:.1f} 秒）。", f"Everything has stopped ({seconds:.1f} s).")
    return 0


def status(words: argparse.Namespace, _rest: list[str]) -> int:
    """Show every process; exit code 0 only when all are healthy, 1 when stopped, 2 when something is not well."""
    site = place(words)
    state = supervisor.read_state(site)
    if state is None or supervisor.supervisor_of(state) is None:
        if words.json:
            print(json.dumps({"running": False}))
        else:
            say("平台没有在运行。", "The platform is not running.")
        return 1
    listed = state["children"]
    assert isinstance(listed, list)
    for child in listed:
        child["memory"] = processes.resident_bytes(child["pid"]) if child["pid"] else 0
        if child["name"] == "postgres" and child["pid"]:
            child["memory"] = sum(map(processes.memory, [child["pid"], *processes.descendants(child["pid"])]))
    if words.json:
        print(json.dumps({"running": True, **state}, ensure_ascii=False))
    else:
        _print_status(state, listed)
    return 0 if all(child["healthy"] for child in listed) else 2


def _print_status(state: dict[str, object], listed: list[dict[str, object]]) -> None:
    print(f"{state['url']}  {tell('启动于', 'since')} {state['since']}")
    print(f"{'':<10}{'pid':>8}{'uptime':>10}{'restarts':>10}{'MB':>7}  {'health':<8}{'user':<14}database role")
    since = datetime.fromisoformat(str(state["since"]))
    for child in listed:
        reported = child.get("reported")
        role = reported.get("database_role", "") if isinstance(reported, dict) else ""
        megabytes = int(str(child["memory"])) // 1024**2
        health = "ok" if child["healthy"] else "DOWN"
        print(
            f"{child['name']!s:<10}{child['pid'] or '-'!s:>8}{child['uptime'] or '-'!s:>10}{child['restarts']!s:>10}"
            f"{megabytes:>7}  {health:<8}{child['user'] or '':<14}{role}"
        )
    total = sum(int(str(child["memory"])) for child in listed) // 1024**2
    age = datetime.now(since.tzinfo) - since
    print(tell(f"合计 {total} MB，已运行 {age.days} 天 {age.seconds} 秒", f"{total} MB in all, up {age}"))


def logs(words: argparse.Namespace, _rest: list[str]) -> int:
    """Show the logs of some or all processes, merged by time."""
    site = place(words)
    paths = sorted(site.log.glob("*.log")) if not words.names else [site.log / f"{name}.log" for name in words.names]
    for path in paths:
        if not path.exists():
            known = ", ".join(sorted(path.stem for path in site.log.glob("*.log")))
            raise Refusal(f"没有日志 {path.stem};现有：{known}。", f"No log {path.stem}; there are: {known}.")
    show = (lambda line: line) if words.raw else render
    newest: deque[str] = deque(maxlen=words.lines)
    newest.extend(sorted(line for path in paths if path.stem != "setup" for line in _tail(path, words.lines)))
    for line in newest:
        print(show(line))
    if words.follow:
        _follow(paths, show)
    return 0


def _tail(path: Path, count: int) -> list[str]:
    with path.open(encoding="utf-8", errors="replace") as file:
        return [line.rstrip("\n") for line in deque(file, maxlen=count)]


def _follow(paths: list[Path], show) -> None:  # type: ignore[no-untyped-def]  # a function from line to line
    places = {path: path.stat().st_size for path in paths}
    while True:
        for path in paths:
            size = path.stat().st_size if path.exists() else 0
            if size < places[path]:
                places[path] = 0            # rotated
            if size > places[path]:
                with path.open(encoding="utf-8", errors="replace") as file:
                    file.seek(places[path])
                    for line in file:
                        print(show(line.rstrip("\n")), flush=True)
                    places[path] = file.tell()
        time.sleep(0.5)


def reset(words: argparse.Namespace, _rest: list[str]) -> int:
    """Load the demonstration anew, after a typed confirmation."""
    site = place(words)
    if not words.yes:
        say(f"将删除 {site.data} 中的全部演示数据。", f"All demonstration data in {site.data} will be deleted.")
        if input(tell("输入 reset 确认：", "Type reset to confirm: ")).strip() != "reset":
            raise Refusal("已取消，什么都没有改。", "Cancelled; nothing was changed.", code=1)
    return bringup.reset_demonstration(site, bringup.Wish(scale=words.scale))


def demo(words: argparse.Namespace, rest: list[str]) -> int:
    """Show the demonstration accounts, or play a replay on the running platform."""
    from muster.runtime.demo import REPLAYS

    site = place(words)
    name = rest[0] if rest else "accounts"
    if name == "accounts":
        return _accounts(site)
    if name not in REPLAYS:
        known = ", ".join(["accounts", *REPLAYS])
        raise Refusal(f"没有演示 {name};现有：{known}。", f"No demonstration {name}; there are: {known}.", code=2)
    state = running(site, starts=True)
    code: int = find(REPLAYS[name])(rest[1:], base_url=str(state["url"]), accounts=bringup.read_accounts(site))
    return code


def _accounts(site: Site) -> int:
    accounts = bringup.read_accounts(site)
    if not accounts:
        raise Refusal(
            f"读不到演示账号 {site.accounts_file}：先执行 ./muster up，并以安装它的用户（或 root）查看。",
            f"No demonstration accounts to read at {site.accounts_file}: run ./muster up first, "
            "and look as the user who installed it (or root).",
        )
    width = max(len(str(account["username"])) for account in accounts)
    for account in accounts:
        roles = account.get("roles") or []
        shown = "、".join(map(str, roles)) if isinstance(roles, list) else str(roles)
        print(
            f"{account['username']!s:<{width}}  {account.get('password', '')}  {account.get('name', '')}"
            f"  {account.get('org', '')}  {shown}"
        )
    return 0


def running(site: Site, *, starts: bool = False) -> dict[str, object]:
    """The state of the running platform; starts it in the background when wanted."""
    state = supervisor.read_state(site)
    if supervisor.supervisor_of(state) is None and starts:
        argv = ["--data-dir", str(site.data), "--port", str(site.port), *(["--lan"] if site.lan else [])]
        if bringup.up_detached(site, argv):
            raise Refusal("平台没有启动成功，原因见上。", "The platform did not start; the reason is above.")
        state = supervisor.read_state(site)
    if state is None or supervisor.supervisor_of(state) is None:
        raise Refusal("平台没有在运行：先执行 ./muster up。", "The platform is not running: run ./muster up first.")
    return state


def manage(words: argparse.Namespace, rest: list[str]) -> int:
    """Run a Django command as the owner's role on the running database."""
    site = place(words)
    if rest[:1] and rest[0] in WITHOUT_DATABASE:
        from muster.runtime.testing import checking_environment

        return subprocess.run([sys.executable, "-m", "django", *rest], env=checking_environment(), check=False).returncode
    if not site.database_url:
        running(site)
    elif not (site.data / "secrets" / "owner" / "secret_key").exists():
        raise Refusal(f"{site.data} 还没有安装平台：先执行 ./muster up。", f"No platform is set up in {site.data}: run ./muster up first.")
    else:
        preflight.check_database(site.database("owner"), role="owner")
    module = ["-m", "muster.runtime.demo.load", *rest[1:]] if rest[:1] == ["load_demo"] else ["-m", "django", *rest]
    argv = bringup.as_role(site, "owner", [str(site.python), *module])
    told = children.environment(site, "owner")
    return subprocess.run(argv, env=told, cwd="/", check=False).returncode


def audit(words: argparse.Namespace, rest: list[str]) -> int:
    """The audit chain's own command."""
    return manage(words, [f"audit_{rest[0] if rest else 'verify'}", *rest[1:]])


def logistics(words: argparse.Namespace, rest: list[str]) -> int:
    """Commands of the pure library of where and how."""
    return _library("muster.logistics.cli", [words.command, *rest])


def consequence(words: argparse.Namespace, rest: list[str]) -> int:
    """Commands of the pure library of the laws of nature."""
    return _library("muster.consequence.cli", [words.command, *rest])


def validate(words: argparse.Namespace, rest: list[str]) -> int:
    """Models against what others measured or proved; `location` belongs to logistics."""
    return logistics(words, rest) if rest[:1] == ["location"] else consequence(words, rest)


def _library(module: str, argv: list[str]) -> int:
    try:
        main = importlib.import_module(module).main
    except ModuleNotFoundError as error:
        if error.name not in {module, module.rpartition(".")[0]}:
            raise
        raise Refusal(
            f"本版本没有命令 {argv[0]}。", f"This version has no command {argv[0]}.", code=2
        ) from None
    return int(main(argv) or 0)


def version(_words: argparse.Namespace, _rest: list[str]) -> int:
    """Print the version."""
    import tomllib

    root = Path(__file__).resolve().parents[3]
    try:
        number = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    except OSError:
        number = metadata.version("muster")
    print(f"Muster 集结 {number} (Python {sys.version.split()[0]})")
    return 0
