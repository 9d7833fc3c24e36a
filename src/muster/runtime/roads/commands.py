"""``muster roads``: what the routing engine drives on, another extract, and back again."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from muster.runtime import bringup, children, supervisor, users
from muster.runtime.cli import place
from muster.runtime.roads import building, importing, tiles
from muster.runtime.roads.store import RoadSet, Store
from muster.runtime.site import Site, os_user
from muster.runtime.speech import Refusal, say, tell


def roads(words: argparse.Namespace, rest: list[str]) -> int:
    """One of the verbs."""
    parser = argparse.ArgumentParser(prog="muster roads", description=tell("路网数据", "road data of the routing engine"))
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="import | roll-back | status | build")
    bring = verbs.add_parser("import", help=tell("导入 OpenStreetMap 数据", "take in an OpenStreetMap extract (FILE.osm.pbf)"))
    bring.add_argument("file", type=Path)
    verbs.add_parser("roll-back", help=tell("退回上一份", "go back to the previous road data"))
    verbs.add_parser("build", help=tell("需要时重新生成", "build anew where engine or facts have changed"))
    status = verbs.add_parser("status", help=tell("正在用哪一份", "what is in use"))
    status.add_argument("--json", action="store_true")
    asked = parser.parse_args(rest)
    site = place(words)
    if not site.state.is_dir():
        raise Refusal(f"{site.data} 还没有安装平台：先执行 ./muster up。", f"No platform is set up in {site.data}: run ./muster up first.")
    if asked.verb == "status":
        return _status(site, as_json=asked.json)
    if site.is_root:
        users.make_users()
    users.make_directories(site)
    if asked.verb == "import":
        return _import(site, asked.file)
    found = _work(site, [asked.verb])
    _say_in_use(found)
    return 0


def _import(site: Site, path: Path) -> int:
    path = path.absolute()
    importing.check_file(path, free=supervisor.disk_free(site))
    spool = site.roads / "spool.osm.pbf"
    try:
        given = path
        if site.is_root and not users.may_read(os_user("routing"), path):
            shutil.copyfile(path, spool)
            shutil.chown(spool, os_user("routing"))
            given = spool
        found = _work(site, ["import", str(given), path.name])
    finally:
        spool.unlink(missing_ok=True)
    smoke = found["smoke"]
    say(
        f"  与干线事实比对：{smoke['pairs']} 条行程中 {smoke['within']} 条相符，中位比值 {smoke['median']}",
        f"  compared with the trunk facts: {smoke['within']} of {smoke['pairs']} journeys agree, median ratio {smoke['median']}",
    )
    _say_in_use(found)
    return 0


def _say_in_use(found: dict[str, Any]) -> None:
    day = found["data_date"]
    say(
        f"正在使用：{found['source']}，数据日期 {day or '不明'}，{found['ways']} 条道路（{found['id']}）。运行中的平台已自动改用。",
        f"In use: {found['source']}, data of {day or 'unknown date'}, {found['ways']} roads ({found['id']})."
        " A running platform uses it already.",
    )


def _work(site: Site, argv: list[str]) -> dict[str, Any]:
    """Run a step as the engine's user, and show how far it is."""
    process = subprocess.Popen(
        bringup.as_role(site, "routing", [str(site.python), "-m", "muster.runtime.roads.work", str(site.roads), *argv]),
        env=children.routing_environment(site), cwd="/", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        stdin=subprocess.DEVNULL, umask=0o027,
    )  # fmt: skip
    outcome: dict[str, Any] = {}
    bar = Bar()
    assert process.stdout is not None
    for line in process.stdout:
        if not line.startswith("{"):
            continue
        told = json.loads(line)
        if "percent" in told:
            bar.show(int(told["percent"]), tell(told["zh"], told["en"]))
        outcome.update(told)
    bar.end()
    errors = process.stderr.read() if process.stderr else ""
    if process.wait() == 0:
        return dict(outcome["done"])
    refused = outcome.get("refused")
    if refused:
        raise Refusal(refused["zh"], refused["en"])
    last = (errors.strip().splitlines() or [f"code {process.returncode}"])[-1][:300]
    raise Refusal(f"没有完成：{last}。原来的路网数据照常使用。", f"Not done: {last}. The road data in use stay as they were.")


class Bar:
    """A progress bar on a terminal, a line for each step elsewhere."""

    WIDTH = 30

    def __init__(self) -> None:
        self._drawn = False
        self._last = ""

    def show(self, percent: int, what: str) -> None:
        """Draw."""
        if sys.stdout.isatty():
            full = self.WIDTH * percent // 100
            print(f"\r\x1b[2K  [{'█' * full}{'·' * (self.WIDTH - full)}] {percent:3d} %  {what}", end="", flush=True)
            self._drawn = True
        elif (step := what.rstrip("0123456789 ")) != self._last:
            self._last = step
            print(f"  {percent:3d} %  {what}", flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._drawn:
            print(flush=True)


def _status(site: Site, *, as_json: bool) -> int:
    store = Store(site.roads)
    now = store.current()
    before = store.read(store.previous_id() or "")
    state = supervisor.read_state(site)
    listed = state.get("children") if state and supervisor.supervisor_of(state) else []
    engine = next((child for child in listed if child["name"] == "routing"), None) if isinstance(listed, list) else None
    fits = now is not None and building.is_up_to_date(store)
    if as_json:
        print(json.dumps({
            "in_use": now.__dict__ if now else None, "previous": before.__dict__ if before else None, "fits": fits,
            "engine": tiles.engine_version(), "running": bool(engine and engine["healthy"]),
        }, ensure_ascii=False))  # fmt: skip
        return 0 if fits else 1
    _print_set(tell("正在使用", "in use"), now)
    _print_set(tell("上一份", "previous"), before)
    running = tell("运行中", "running") if engine and engine["healthy"] else tell("没有运行", "not running")
    print(f"{tell('引擎', 'engine')}: {tiles.engine_version()}, {running}")
    if now is not None and not fits:
        say(
            "路网数据与引擎或事实的版本不符：下次 ./muster up 会重新生成。",
            "Engine or facts have changed: the next ./muster up builds anew.",
        )
    return 0 if fits else 1


def _print_set(label: str, found: RoadSet | None) -> None:
    if found is None:
        print(f"{label}: {tell('没有', 'none')}")
        return
    print(f"{label}: {found.source}, {tell('数据日期', 'data of')} {found.data_date or tell('不明', 'unknown')},"
          f" {found.ways} {tell('条道路', 'roads')}, {tell('生成于', 'built')} {found.built_at} ({found.id})")  # fmt: skip
