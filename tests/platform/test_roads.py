"""The engine is killed, or hangs: the next travel time says what it rests on instead, and the one after it has come back does too.

An extract is taken in while the platform runs, and given back.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.browser import wait_for
from tests.support.platform import ROOT, Platform, note_figures
from tests.unit.runtime.test_roads_import import extract

pytestmark = pytest.mark.platform
HEALS = 120.0
TIME = "/api/travel-times?lon=115.1&lat=30.2&origin=114.3,30.55"


def test_a_killed_engine_is_replaced_at_once_and_heals(platform: Platform) -> None:
    officer = platform.as_role("duty_officer", org="黄石")

    def told() -> dict[str, str]:
        return dict(officer.http.get(TIME).json()[0])

    wait_for(lambda: told()["method"] == "route", HEALS, "the engine answers")
    gone = platform.kill("routing")
    seen = []
    note_figures(
        "travel times by the engine after its kill -9",
        seconds=wait_for(
            lambda: seen.append(told()) or (platform.child("routing")["pid"] != gone and seen[-1]["method"] == "route"), HEALS, "healed"
        ),
    )
    assert {one["method"] for one in seen} <= {"route", "graph"}
    why = {one["degraded"] for one in seen if one["method"] == "graph"}
    assert why <= {"engine-away", "engine-slow", "no-road-data"}, "gone, or back and still opening its roads"


def test_an_engine_that_hangs_is_passed_over_until_it_answers_again(platform: Platform) -> None:
    officer = platform.as_role("duty_officer", org="黄石")

    def told() -> dict[str, str]:
        return dict(officer.http.get(TIME).json()[0])

    wait_for(lambda: told()["method"] == "route", HEALS, "the engine answers")
    held = platform.child("routing")["pid"]
    platform.was_hurt = True
    os.kill(held, signal.SIGSTOP)
    try:
        began = time.monotonic()
        meanwhile = told()
        note_figures("travel times by an engine that hangs", seconds=time.monotonic() - began)
        assert (meanwhile["method"], meanwhile["degraded"]) == ("graph", "engine-slow")
    finally:
        with contextlib.suppress(ProcessLookupError):       # the supervisor ends what hangs too long
            os.kill(held, signal.SIGCONT)
    wait_for(lambda: told()["method"] == "route", HEALS, "healed")


def roads(platform: Platform, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / "muster"), "roads", *words, "--data-dir", str(platform.data_dir)],
        capture_output=True, text=True, check=False, env={**os.environ, "LANG": "zh_CN.UTF-8", "MUSTER_CALLER_LANG": "zh"},
    )  # fmt: skip


def test_an_extract_is_taken_in_while_the_platform_runs_and_given_back(platform: Platform) -> None:
    officer = platform.as_role("duty_officer", org="黄石")

    def basis() -> tuple[str, str, bool]:
        found = officer.read("/api/road-data")
        return found["method"], found["data_date"], found["schematic"]

    def inside() -> tuple[str, str]:
        found = officer.read("/api/travel-times?lon=115.039&lat=30.1994&origin=114.98,30.10")[0]
        return found["method"], found["data_date"]

    wait_for(lambda: basis()[0] == "route", HEALS, "the engine answers")
    before = officer.read("/api/road-data")
    place = Path("/tmp") / f"muster-roads-{os.getpid()}"
    place.mkdir(mode=0o755)
    try:
        done = roads(platform, "import", str(extract(place / "huangshi.osm.pbf")))
        assert done.returncode == 0, done.stderr
        assert "正在使用：OpenStreetMap（huangshi.osm.pbf）" in done.stdout
        wait_for(lambda: basis() == ("route", "2026-10-01", False), HEALS, "the engine answers with the new roads")
        now = officer.read("/api/road-data")
        wait_for(lambda: inside() == ("route", "2026-10-01"), HEALS, "travel times come from the new roads")
        (place / "cut.osm.pbf").write_bytes((place / "huangshi.osm.pbf").read_bytes()[:2000])
        refused = roads(platform, "import", str(place / "cut.osm.pbf"))
        assert refused.returncode != 0
        assert "不是完整的" in refused.stderr
        wait_for(lambda: officer.read("/api/road-data") == now, HEALS, "what was refused changed nothing")
        assert json.loads(roads(platform, "status", "--json").stdout)["in_use"]["kind"] == "import"
    finally:
        back = roads(platform, "roll-back")
        shutil.rmtree(place)
    assert back.returncode == 0, back.stderr
    wait_for(lambda: officer.read("/api/road-data")["version"] == before["version"], HEALS, "the engine answers with the roads of before")
