"""Real accidents, played from call to evaluation; what the log folds to is what the tables hold."""

import json
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from string import Formatter
from uuid import UUID

import pytest

from muster.apps.command import queries as command
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.org import actions as org
from muster.apps.org.rules import AdminLevel
from muster.apps.simulations import queries as simulations
from muster.kit import time
from muster.kit.scope import acting_as
from muster.runtime.demo.replays import Player, read, replays
from muster.runtime.demo.replays.session import RequestRefused
from tests.support.ground import run_jobs

PLACES = {"cn.p42": "hubei", "cn.p42.c4202": "huangshi", "cn.p42.c4203": "shiyan", "cn.p42.c4205": "yichang"}
WEB = Path(__file__).resolve().parents[3] / "web"
FREE = {"place", "caller", "team", "owner", "name", "former", "post", "task", "title", "matter", "statement", "reason", "source", "words", "handed_over_to",
        "next_en", "substance_en", "why_en", "to", "number", "receiver_name"}
"""What people wrote and what things are called: it stays as it is in every language."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
TEAMS = ("near_team", "far_team", "mine_team", "yichang_hazmat")


class Signed:
    """A session of the test client, as the player wants it."""

    def __init__(self, client):
        self.client = client

    def get(self, path):
        return self._data(self.client.call("GET", f"/api{path}"))

    def post(self, path, body):
        return self._data(self.client.call("POST", f"/api{path}", body))

    def _data(self, answer):
        if answer.status_code >= 400:
            raise RequestRefused(f"{answer.status_code} {answer.data}")
        return answer.data


@pytest.fixture
def accounts(world, ground):
    """The accounts that a demonstration would have, over the small world."""
    with acting_as(world.system):
        world.orgs["shiyan"] = org.ensure_authority(
            actor=world.system,
            division_code="420300",
            name="十堰市应急管理局",
            level=AdminLevel.CITY,
            source="test",
            mark="P",
            is_demonstration=True,
        )
    found = [
        {"role": role, "place": place, "roles": [role], "org_path": path, "org": "", "username": f"{place}.{role}"}
        for path, place in PLACES.items()
        for role in ("duty_officer", "duty_leader", "commander")
    ]
    return found + [
        {"role": "team_captain", "place": team, "roles": ["team_captain"], "org_path": "", "org": world.orgs[team].name, "username": team}
        for team in TEAMS
    ]


@pytest.fixture
def player(as_role, accounts):
    """A player whose waiting runs the worker's jobs."""
    return Player(
        accounts,
        lambda account: Signed(as_role(account["role"], account["place"])),
        out=lambda line: None,
        pause=lambda seconds: run_jobs(time.now() + timedelta(seconds=6)),
    )


@pytest.mark.parametrize("name", replays())
def test_a_replay_runs_from_the_call_to_the_evaluation(player, world, name):
    played = player.play(read(name))
    assert [e["seq"] for e in played.timeline] == list(range(1, len(played.timeline) + 1))
    kinds = [e["kind"] for e in played.timeline]
    assert kinds[0] == "report.received"
    assert kinds[-1] == "incident.evaluating"
    order = [
        "dispatch.recommended",
        "dispatch.ordered",
        "dispatch.issued",
        "dispatch.received",
        "dispatch.turned_out",
        "dispatch.arrived",
        "dispatch.released",
        "dispatch.returned",
        "incident.ended",
    ]
    assert [kinds.index(kind) for kind in order] == sorted(kinds.index(kind) for kind in order)
    assert {"casualties.recorded", "incident.regraded"} <= set(kinds)
    assert {"simulation.run", "simulation.guided", "simulation.out_of_scope"} & set(kinds)
    for entry in played.timeline:
        asked = {field for _, field, _, _ in Formatter().parse(incidents.timeline_texts()[entry["kind"]]["en"]) if field}
        assert {field for field in asked if CHINESE.search(str(entry["params"].get(field, "")))} <= FREE, entry["text"]
    with acting_as(world.system):
        incident = Incident.objects.unscoped("test").get(id=UUID(played.incident_id))
        in_tables = incidents.state_in_tables(incident) | simulations.state_in_tables(incident) | command.state_in_tables(incident)
        assert incidents.full_state(incident) == in_tables


def test_every_fact_has_a_source_and_a_mark_and_is_used():
    for name in replays():
        replay = read(name)
        ids = {fact.id for fact in replay.facts}
        assert all(fact.source and fact.mark in {"R", "C", "P"} for fact in replay.facts)
        used = {key for step in replay.steps for key in step.facts}
        assert used <= ids
        assert {step.by for step in replay.steps} <= set(replay.roles) | {"captain"}
        figures = [step for step in replay.steps if step.do == "casualties"]
        assert all(step.facts or "清点" in step.body["source"] for step in figures)


def test_what_the_files_say_of_the_toll_is_what_was_published():
    toll = {"shiyan-2021": (26, 138, 53_954_100), "dangyang-2016": (22, 4, 23_130_000)}
    for name, (deaths, injured, loss) in toll.items():
        last = {}
        for step in read(name).steps:
            if step.do == "casualties":
                last |= step.body
        assert (last["deaths"], last["injured"], last["direct_loss"]) == (deaths, injured, loss)


def test_the_browser_folds_the_log_as_the_server_does(player, world, as_role, tmp_path):
    played = player.play(read(replays()[0]))
    incident = played.timeline[0]["incident_id"]
    officer = as_role("duty_officer", "hubei")
    room = officer.call("GET", f"/api/incidents/{incident}/room").data
    entries = officer.call("GET", f"/api/incidents/{incident}/timeline").data["items"]
    log = tmp_path / "log.json"
    log.write_text(json.dumps(entries), "utf-8")
    script = (
        f"import {{ fold }} from {json.dumps((WEB / 'src/live/fold.ts').as_uri())}; import {{ readFileSync }} from 'node:fs';"
        f"console.log(JSON.stringify(fold(JSON.parse(readFileSync({json.dumps(str(log))}, 'utf8')))))"
    )
    own = Path(sys.executable).parent / "node"
    node = str(own) if own.exists() else shutil.which("node") or "node"
    folded = subprocess.run([node, "--experimental-strip-types", "--no-warnings", "--input-type=module", "-e", script],
                            capture_output=True, text=True, check=True)  # fmt: skip
    browser = {name: things for name, things in json.loads(folded.stdout).items() if things}
    assert browser == {name: things for name, things in room["collections"].items() if things}
