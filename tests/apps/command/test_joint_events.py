"""Each kind of event, done through the API, has the incidents solved together again; what binds and frees nobody does not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from muster.kit import time
from tests.apps.command.support import dispatch, take_call, tap
from tests.support.background import run_background

BAR = {"kind": "area", "points": [[115.0, 29.88], [115.3, 29.88], [115.3, 29.9], [115.0, 29.9]]}


class Scene:
    """Two open incidents of a city, its people, and an order of the near team that has left."""

    def __init__(self, as_role: Any, ground: Any) -> None:
        self.officer, self.leader = as_role("duty_officer", "huangshi"), as_role("duty_leader", "huangshi")
        self.captain, self.teams = as_role("team_captain", "near_team"), ground.orgs
        self.first = take_call(self.officer)
        self.second = take_call(self.officer, lon=114.99, lat=30.12, place_text="大冶某厂")
        self.order = dispatch(self.officer, self.first, ground.orgs["near_team"].id)

    def solved(self) -> bool:
        return "command.solve_joint" in run_background(time.now() + timedelta(seconds=6))

    def call(self, who: Any, path: str, **body: Any) -> Any:
        answer = who.call("POST", path, body)
        assert answer.status_code in (200, 201), answer.data
        return answer.data

    def road(self) -> Any:
        return self.call(self.leader, "/api/road-closures", effect="closed", reason="landslide", shape=BAR)


@pytest.fixture
def scene(as_role: Any, ground: Any) -> Scene:
    made = Scene(as_role, ground)
    assert made.solved()
    assert not made.solved()
    return made


EVENTS: dict[str, Callable[[Scene], Any]] = {
    "a third incident": lambda s: take_call(s.officer, place_text="第三处"),
    "an incident that was none": lambda s: s.call(s.leader, f"/api/incidents/{s.second['id']}/false-alarm", reason="误报"),
    "an order that leaves": lambda s: dispatch(s.officer, s.second, s.teams["far_team"].id),
    "a refusal": lambda s: tap(s.captain, s.order, "refuse", reason_code="people_short"),
    "a cancelled order": lambda s: tap(s.officer, s.order, "cancel", reason="改派"),
    "a team released": lambda s: [tap(s.captain, s.order, verb) for verb in ("turn-out", "release")],
    "a road closed": lambda s: s.road(),
    "a team no longer ready": lambda s: s.call(
        s.captain, f"/api/teams/{s.teams['near_team'].id}/readiness", state="not_ready", crew=0, vehicles=0
    ),
    "a team out of service": lambda s: s.call(
        s.officer, f"/api/teams/{s.teams['far_team'].id}/status", status="out_of_service", reason="车辆故障"
    ),
}


@pytest.mark.parametrize("event", EVENTS)
def test_every_kind_of_event_has_it_solved_again(scene: Scene, event: str) -> None:
    EVENTS[event](scene)
    assert scene.solved()


def test_a_road_opened_again_has_it_solved_again(scene: Scene) -> None:
    made = scene.road()
    assert scene.solved()
    scene.call(scene.leader, f"/api/road-closures/{made['id']}/lift", note="已抢通")
    assert scene.solved()


def test_what_binds_and_frees_nobody_costs_nothing(scene: Scene) -> None:
    tap(scene.captain, scene.order, "receive")
    tap(scene.captain, scene.order, "position", lon=115.12, lat=29.94)
    scene.call(scene.officer, f"/api/incidents/{scene.first['id']}/notes", text="风向转北")
    assert not scene.solved()
