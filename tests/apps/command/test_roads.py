"""A closed road stands in the log of the incidents that it concerns, with its reason, and nowhere else."""

from typing import Any
from uuid import UUID

import pytest

from muster.apps.command.subscribers import note_roads
from muster.apps.geo.events import RoadClosureChanged
from muster.kit.actors import Actor
from muster.kit.scope import acting_as
from tests.apps.command.support import issued, take_call, tap

FAR_BAR = {"kind": "line", "points": [[111.2, 31.4], [111.4, 31.4]]}
AT_SCENE = {"kind": "area", "points": [[115.20, 29.82], [115.22, 29.82], [115.22, 29.84], [115.20, 29.84]]}


def close(client: Any, shape: dict[str, Any], status: int = 201, **more: Any) -> Any:
    answer = client.call("POST", "/api/road-closures", {"effect": "closed", "reason": "landslide", "shape": shape, **more})
    assert answer.status_code == status, answer.data
    relay(answer.data["id"], "drawn")
    return answer.data


def relay(closure_id: str, verb: str) -> None:
    """The news as the worker hands it on."""
    with acting_as(Actor.system("平台")):
        note_roads(RoadClosureChanged(UUID(closure_id), verb, "closed", ""))


def lines(client: Any, incident: dict[str, Any]) -> list[tuple[str, str]]:
    entries = client.call("GET", f"/api/incidents/{incident['id']}/timeline").data["items"]
    return [(e["kind"], e["text"]["zh"]) for e in entries if e["kind"].startswith("road.")]


@pytest.fixture
def desk(ground: Any, as_role: Any) -> Any:
    return as_role("duty_leader", "huangshi")


def test_a_closure_at_the_scene_is_told_with_its_reason_and_again_when_lifted(desk: Any, world: Any) -> None:
    incident = take_call(desk)
    made = close(desk, AT_SCENE, note="边坡滑塌")
    ((kind, text),) = lines(desk, incident)
    assert kind == "road.closed"
    assert "塌方滑坡" in text
    assert "距事发点不足 3 km" in text
    assert world.orgs["huangshi"].name in text
    assert desk.call("POST", f"/api/road-closures/{made['id']}/revise", {"note": "抢通中"}).status_code == 200
    relay(made["id"], "revised")
    assert desk.call("POST", f"/api/road-closures/{made['id']}/lift", {"note": "已抢通"}).status_code == 200
    relay(made["id"], "lifted")
    assert [kind for kind, _ in lines(desk, incident)] == ["road.closed", "road.revised", "road.opened"]
    assert "已抢通" in lines(desk, incident)[-1][1]


def test_a_team_on_the_way_that_must_go_round_is_named(desk: Any, as_role: Any, world: Any) -> None:
    incident = take_call(desk)
    team = desk.call("GET", "/api/teams?q=黄石远处危化队").data["items"][0]
    order = issued(desk, incident, team["id"])
    tap(as_role("team_captain", "far_team"), order, "receive")
    lon, lat = (team["lon"] + 115.21) / 2, (team["lat"] + 29.83) / 2
    across = {"kind": "area", "points": [[lon - 0.4, lat - 0.02], [lon + 0.4, lat - 0.02], [lon + 0.4, lat + 0.02], [lon - 0.4, lat + 0.02]]}
    close(desk, across)
    ((kind, text),) = lines(desk, incident)
    assert (kind, "黄石远处危化队" in text) == ("road.closed", True)


def test_a_closure_elsewhere_and_an_incident_that_is_over_are_left_alone(desk: Any) -> None:
    incident = take_call(desk)
    close(desk, FAR_BAR)
    assert lines(desk, incident) == []
    over = take_call(desk)
    assert desk.call("POST", f"/api/incidents/{over['id']}/false-alarm", {"reason": "试验"}).status_code == 200
    close(desk, AT_SCENE)
    assert lines(desk, over) == []
    assert len(lines(desk, incident)) == 1


def test_a_closure_drawn_for_an_incident_is_told_there_wherever_it_lies(desk: Any) -> None:
    incident = take_call(desk)
    close(desk, FAR_BAR, incident_id=incident["id"])
    assert "为本事件设置" in lines(desk, incident)[0][1]


def test_another_city_cannot_write_into_the_log_by_naming_the_incident(desk: Any, as_role: Any) -> None:
    incident = take_call(desk)
    close(as_role("duty_leader", "yichang"), FAR_BAR, incident_id=incident["id"])
    assert lines(desk, incident) == []


def test_a_ban_on_dangerous_goods_far_from_it_concerns_no_team(desk: Any) -> None:
    incident = take_call(desk)
    close(desk, AT_SCENE, vehicles=["hazmat"])
    assert lines(desk, incident) == []
