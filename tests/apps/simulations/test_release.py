"""可以撤了: an area ends by readings below a limit, held for a time, by two units and two people; word of mouth ends nothing."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from muster.apps.command.rules import OPEN
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.rules import fold
from muster.apps.simulations import queries, rules
from muster.kit import time
from muster.kit.scope import acting_as
from tests.apps.command.support import issued
from tests.apps.simulations.support import run, take_call, weather
from tests.support.ground import run_jobs

AT = datetime.fromisoformat("2026-11-22T03:00:00+00:00")
LEL = rules.Limit(10.0, rules.GasUnit.LEL, "", "")


@pytest.fixture
def leader(ground: Any, as_role: Any) -> Any:
    return as_role("duty_leader", "huangshi")


def post(client: Any, path: str, body: dict[str, Any], status: int = 201) -> Any:
    answer = client.call("POST", path, body)
    assert answer.status_code == status, answer.data
    return answer.data


def standing(client: Any, incident: dict[str, Any]) -> Any:
    return client.call("GET", f"/api/incidents/{incident['id']}/area-release").data


def in_force(leader: Any, substance: str = "天然气") -> dict[str, Any]:
    """An incident whose area somebody has set."""
    incident = take_call(leader, substance=substance)
    weather(leader, incident)
    made = run(leader, incident, amount_t=2.0, kind="rupture")
    run_jobs()
    post(leader, f"/api/simulations/{made['id']}/adopt", {"words": "疏散周边"}, 200)
    return incident


def point(client: Any, incident: dict[str, Any], kind: str, name: str, **more: Any) -> str:
    return str(post(client, f"/api/incidents/{incident['id']}/measuring-points", {"kind": kind, "name": name} | more)["id"])


def measure(client: Any, place: str, minutes: int, value: float = 2.0, unit: str = "percent_lel", by: str = "甲队", instrument: str = "1 号仪") -> None:
    at = (time.now() - timedelta(minutes=minutes)).isoformat()
    body = {"value": value, "unit": unit, "instrument": instrument, "measured_by": by, "measured_at": at}
    post(client, f"/api/measuring-points/{place}/readings", body)


def cleared(client: Any, place: str, **more: Any) -> None:
    """Two instruments of two units, half an hour apart."""
    measure(client, place, 45, **more)
    measure(client, place, 5, by="乙队", instrument="2 号仪", **more)


def ready(leader: Any, incident: dict[str, Any]) -> str:
    """Everything that gas below ground asks for; returns the void."""
    void = point(leader, incident, "void", "市场下方河道")
    cleared(leader, void)
    cleared(leader, point(leader, incident, "drain", "车城路暗涵"))
    point(leader, incident, "building", "周边无相邻建筑", absent=True)
    return void


def ask(client: Any, incident: dict[str, Any], status: int = 201, **more: Any) -> Any:
    return post(client, f"/api/incidents/{incident['id']}/area-releases", {"words": "各点复测合格，居民可返回"} | more, status)


def decide(client: Any, release: dict[str, Any], status: int = 200, **body: Any) -> Any:
    return post(client, f"/api/area-releases/{release['id']}/decide", body, status)


def test_shiyan_is_refused_the_all_clear(leader: Any) -> None:
    """十堰“6·13”: the street was quiet, the river bed below the market was never measured."""
    incident = in_force(leader)
    problem = ask(leader, incident, status=409)
    assert problem["code"] == "area-gate-shut"
    assert "还不能撤" in problem["detail"]
    street = point(leader, incident, "building", "集贸市场一层")
    cleared(leader, street, value=0.0)
    shut = ask(leader, incident, status=409)["detail"]
    assert "未列出地下空间、空腔" in shut
    assert "未列出管沟、下水道、暗涵" in shut
    void = point(leader, incident, "void", "市场下方河道")
    assert "市场下方河道：未测" in ask(leader, incident, status=409)["detail"]
    measure(leader, void, 3, value=38.0)
    assert "不低于限值" in ask(leader, incident, status=409)["detail"]
    assert standing(leader, incident)["area"]["status"] == "accepted"


def test_one_asks_another_confirms_and_the_captain_sees_it(leader: Any, as_role: Any, world: Any) -> None:
    incident = in_force(leader)
    team = next(t for t in leader.call("GET", "/api/teams?limit=50").data["items"] if t["name"] == "黄石近处危化队")
    assert issued(leader, incident, team["id"])["status"] in {s.value for s in OPEN}
    captain = as_role("team_captain", "near_team")
    assert captain.call("GET", "/api/my/dispatches").data[0]["packet"]["released"] is None
    ready(leader, incident)
    assert standing(leader, incident)["lacks"] == []
    release = ask(leader, incident)
    assert (release["status"], release["limit"], release["unit"]) == ("asked", 10.0, "percent_lel")
    assert {e["name"]: e["units"] for e in release["evidence"]}["市场下方河道"] == ["乙队", "甲队"]
    assert ask(leader, incident, status=409)["code"] == "area-release-waits"
    assert decide(leader, release, status=409, accepted=True)["code"] == "area-release-same-person"
    assert standing(leader, incident)["area"]["status"] == "accepted"  # one alone ends nothing
    second = as_role("commander", "huangshi")
    assert decide(second, release, accepted=True)["status"] == "confirmed"
    assert decide(second, release, status=409, accepted=True)["code"] == "decision-made"
    assert standing(leader, incident)["area"] is None
    told = captain.call("GET", "/api/my/dispatches").data[0]["packet"]
    assert (told["released"]["asked_by"], told["released"]["confirmed_by"]) == ("huangshi duty_leader", "huangshi commander")
    assert told["adopted"] is False
    kinds = [line["kind"] for line in leader.call("GET", f"/api/incidents/{incident['id']}/timeline").data["items"]]
    assert [k for k in kinds if k.startswith("area.release")] == ["area.release_asked", "area.released"]
    with acting_as(world.system):
        row = incidents.incident(world.system, incident["id"])
        in_tables = queries.state_in_tables(row)
        folded = fold(row.timeline.order_by("seq"))
    assert {name: folded[name] for name in in_tables} == in_tables


def test_a_reading_that_rises_again_stops_the_second_person(leader: Any, as_role: Any) -> None:
    incident = in_force(leader)
    void = ready(leader, incident)
    release = ask(leader, incident)
    measure(leader, void, 0, value=12.0)
    second = as_role("commander", "huangshi")
    assert decide(second, release, status=409, accepted=True)["code"] == "area-gate-shut"
    assert decide(second, release, status=422, accepted=False)["code"] == "refusal-needs-reason"
    assert decide(second, release, accepted=False, words="河道回升到 12 % LEL")["status"] == "refused"
    assert standing(leader, incident)["area"]["status"] == "accepted"


def test_a_changed_area_voids_what_was_asked_for_the_old_one(leader: Any) -> None:
    incident = in_force(leader)
    ready(leader, incident)
    ask(leader, incident)
    wider = run(leader, incident, amount_t=20.0, kind="rupture")
    run_jobs()
    post(leader, f"/api/simulations/{wider['id']}/adopt", {}, 200)
    assert standing(leader, incident)["release"]["status"] == "overtaken"


def test_a_lifted_area_is_set_again_by_a_new_decision(leader: Any, as_role: Any) -> None:
    incident = in_force(leader)
    ready(leader, incident)
    decide(as_role("commander", "huangshi"), ask(leader, incident), accepted=True)
    weather(leader, incident, wind_from=200.0)
    assert "simulations.refine" not in run_jobs()  # nothing is in force: nothing to follow
    assert ask(leader, incident, status=409)["code"] == "area-none-in-force"
    again = run(leader, incident, amount_t=2.0, kind="rupture")
    run_jobs()
    assert post(leader, f"/api/simulations/{again['id']}/adopt", {}, 200)["trigger"] == "first"


def test_what_poisons_has_its_own_limit_and_an_unknown_substance_needs_one_with_its_source(leader: Any) -> None:
    toxic = standing(leader, take_call(leader, substance="液氯"))
    assert (toxic["limit"], toxic["unit"], [n["kind"] for n in toxic["needed"]]) == (0.5, "ppm", ["boundary"])
    incident = take_call(leader, substance="")
    made = run(leader, incident)
    post(leader, f"/api/simulations/{made['id']}/adopt", {}, 200)
    for kind in rules.PointKind:
        cleared(leader, point(leader, incident, kind.value, kind.zh), unit="ppm")
    assert ask(leader, incident, status=409)["code"] == "area-gate-shut"
    assert ask(leader, incident, status=422, limit=5.0, unit="ppm")["code"] == "area-limit-needs-source"
    assert "专家组" in ask(leader, incident, limit=5.0, unit="ppm", limit_source="专家组 11-22")["limit_source"]["zh"]


def test_strangers_and_those_who_only_measure_lift_nothing(leader: Any, as_role: Any) -> None:
    incident = in_force(leader)
    stranger = as_role("duty_leader", "yichang")
    path = f"/api/incidents/{incident['id']}"
    assert stranger.call("GET", f"{path}/area-release").status_code == 404
    post(stranger, f"{path}/measuring-points", {"kind": "void", "name": "某处"}, 404)
    void = ready(leader, incident)
    body = {"value": 1.0, "unit": "ppm", "instrument": "x"}
    post(stranger, f"/api/measuring-points/{void}/readings", body, 404)
    post(leader, f"/api/measuring-points/{uuid4()}/readings", body, 404)
    post(as_role("duty_officer", "huangshi"), f"{path}/area-releases", {"words": "可以撤了"}, 403)
    release = ask(leader, incident)
    decide(stranger, release, status=404, accepted=True)
    decide(as_role("duty_officer", "huangshi"), release, status=403, accepted=True)


def test_a_place_that_is_not_there_takes_no_reading_and_the_same_place_is_one(leader: Any) -> None:
    incident = take_call(leader)
    gone = point(leader, incident, "void", "无地下室", absent=True)
    assert gone == point(leader, incident, "void", "无地下室")
    body = {"value": 1.0, "unit": "ppm", "instrument": "x"}
    assert post(leader, f"/api/measuring-points/{gone}/readings", body, 409)["code"] == "measuring-point-absent"


PLACE = rules.Place(uuid4(), "暗涵", rules.PointKind.DRAIN, absent=False)


def read(minutes: float, value: float = 1.0, instrument: str = "a", by: str = "甲", unit: rules.GasUnit = rules.GasUnit.LEL) -> rules.Measured:
    return rules.Measured(PLACE.id, value, unit, instrument, by, AT - timedelta(minutes=minutes))


GOOD = [read(40), read(5, instrument="b", by="乙")]


@pytest.mark.parametrize(("readings", "lacks"), [
    (GOOD, []),
    ([], ["not-measured", "one-unit"]),
    ([read(40), read(5)], ["one-instrument", "one-unit"]),
    ([read(40), read(5, instrument="b")], ["one-unit"]),
    ([read(20), read(5, instrument="b", by="乙")], ["not-held"]),
    ([read(100), read(61, instrument="b", by="乙")], ["old"]),
    ([*GOOD, read(1, value=10.0)], ["above", "one-unit"]),
    ([read(50, value=10.0), *GOOD], []),
    ([read(40), read(35, value=30.0), read(5, instrument="b", by="乙")], ["one-instrument", "not-held", "one-unit"]),
    ([read(40, unit=rules.GasUnit.PPM), read(5, instrument="b", by="乙", unit=rules.GasUnit.PPM)], ["not-measured", "one-unit"]),
])
def test_the_gate_opens_only_for_two_instruments_two_units_and_half_an_hour(readings: list[rules.Measured], lacks: list[str]) -> None:
    found = rules.gate([PLACE], readings, limit=LEL, needed=[rules.PointKind.DRAIN], at=AT)
    assert [lack.code for lack in found] == lacks


def test_without_a_limit_or_a_place_it_stays_shut() -> None:
    assert [lack.code for lack in rules.gate([PLACE], GOOD, limit=None, needed=[], at=AT)] == ["no-limit"]
    absent = rules.Place(uuid4(), "无", rules.PointKind.VOID, absent=True)
    assert [lack.code for lack in rules.gate([absent], [], limit=LEL, needed=[rules.PointKind.VOID], at=AT)] == ["nothing-measured"]
