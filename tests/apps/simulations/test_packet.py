"""The first-hour packet goes with the order: small, whole, and silent about water where water is wrong."""

from typing import Any

import orjson
import pytest

from muster.apps.command.rules import OPEN
from muster.apps.org import actions as org
from muster.kit.scope import acting_as
from tests.apps.command.support import issued
from tests.apps.simulations.support import plant, run, take_call, weather
from tests.support.ground import run_jobs

KB = 1024


def packet(client: Any, incident: dict[str, Any]) -> Any:
    answer = client.call("GET", f"/api/incidents/{incident['id']}/packet")
    assert answer.status_code == 200, answer.data
    assert len(answer.content) <= 100 * KB
    return answer.data


def texts(things: list[dict[str, str]]) -> str:
    return "；".join(t["zh"] for t in things)


def test_it_goes_with_the_order_and_fits_a_slow_line(ground: Any, as_role: Any) -> None:
    plant(ground)
    leader = as_role("duty_leader", "huangshi")
    incident = take_call(leader)
    weather(leader, incident)
    made = run(leader, incident)
    run_jobs()
    leader.call("POST", f"/api/simulations/{made['id']}/adopt", {"words": "下风 1 km 疏散"})
    team = next(t for t in leader.call("GET", "/api/teams?limit=50").data["items"] if t["name"] == "黄石近处危化队")
    order = issued(leader, incident, team["id"])
    assert order["status"] in {s.value for s in OPEN}
    mine = as_role("team_captain", "near_team").call("GET", "/api/my/dispatches").data
    told = mine[0]["packet"]
    assert len(orjson.dumps(told)) <= 16 * KB  # two seconds at 64 kbit/s
    assert told["substance"]["cas"] == "7664-41-7"
    assert told["amount"]["value"] > 50
    assert told["amount"]["at"]
    assert "液氨池喷水" in texts(told["never"])
    assert told["ppe"]["level"] == "A"
    assert "东北侧（上风）接近" in told["approach"]["zh"]
    assert told["distances"]["isolation_m"] == 300
    assert told["antidote"]
    assert told["zones"]
    assert told["decision"] == "下风 1 km 疏散"
    assert (told["hydrants"], told["gate"]) == (None, None)


@pytest.mark.parametrize(("substance", "kind", "never"), [
    ("氯", "toxic", "喷水"), ("电石", "oxidizer", "禁水"), ("汽油", "flammable_liquid", "直流"), ("", "unknown", "无空气呼吸器"),
    ("某种液体", "unknown", "下风")])
def test_each_substance_says_what_never_to_do(as_role: Any, ground: Any, substance: str, kind: str, never: str) -> None:
    duty = as_role("duty_officer", "huangshi")
    told = packet(duty, take_call(duty, substance=substance))
    assert told["kind"] == kind
    assert never in texts(told["never"])
    assert told["run"] is None
    assert told["distances"]["isolation_m"] >= 30


def test_what_reacts_with_water_hides_every_measure_with_water(as_role: Any, ground: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    told = packet(duty, take_call(duty, substance="磷化铝"))
    assert told["water_reactive"] is True
    assert "水" not in texts(told["first"])


def test_a_mine_flood_gets_none(as_role: Any, ground: Any) -> None:
    leader = as_role("duty_leader", "huangshi")
    incident = take_call(leader, what="mine_flood", substance="")
    team = next(t for t in leader.call("GET", "/api/teams?limit=50").data["items"] if t["name"] == "黄石近处危化队")
    issued(leader, incident, team["id"])
    assert as_role("team_captain", "near_team").call("GET", "/api/my/dispatches").data[0]["packet"] is None


def test_whom_to_call_is_the_nearest_duty_room_with_a_telephone(as_role: Any, ground: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    assert packet(duty, incident)["contacts"] == []
    for place, phone in (("hubei", "027-0000 1111"), ("huangshi", "0714-000 2222")):
        with acting_as(ground.system):
            org.change_organisation(actor=ground.system, organisation_id=ground.orgs[place].id, duty_phone=phone)
        assert [c["phone"] for c in packet(duty, incident)["contacts"]] == [phone]


def test_a_stranger_gets_none(as_role: Any, ground: Any) -> None:
    incident = take_call(as_role("duty_officer", "huangshi"))
    assert as_role("duty_officer", "yichang").call("GET", f"/api/incidents/{incident['id']}/packet").status_code == 404
