"""Which teams to send, through the API."""

import pytest

from muster.apps.command.models import Recommendation
from muster.kit.scope import acting_as
from tests.apps.command.support import dispatch, issued, room, take_call, tap


@pytest.fixture
def officer(as_role, ground):
    """The officer on duty of the city."""
    return as_role("duty_officer", "huangshi")


def advice(client, incident, status=200, **body):
    answer = client.call("POST", f"/api/incidents/{incident['id']}/dispatch-recommendations", body)
    assert answer.status_code == status, answer.data
    return answer.data


def test_teams_come_in_order_with_reasons_and_the_others_with_theirs(officer, ground):
    ranking = advice(officer, take_call(officer))
    assert [r["team"]["name"] for r in ranking["ordered"]] == ["黄石近处危化队", "黄石远处危化队"]
    first = ranking["ordered"][0]
    assert first["arrival"]["low"] <= first["arrival"]["minutes"] <= first["arrival"]["high"]
    assert first["arrival"]["source"]
    assert {"discipline_first", "fastest"} <= {r["code"] for r in first["reasons"]}
    assert all(r["text"]["zh"] and r["text"]["en"] for r in first["reasons"] + first["doubts"])
    assert [(e["team"]["name"], e["code"]) for e in ranking["excluded"]] == [("黄石矿山队", "wrong_discipline")]
    assert "矿山" in ranking["excluded"][0]["reason"]["text"]["zh"]
    assert ranking["decision_support_only"] is True
    assert ranking["rules_version"]
    assert ranking["data_oldest_at"] is not None


def test_a_straight_line_is_called_one(officer, ground):
    first = advice(officer, take_call(officer))["ordered"][0]
    assert first["arrival"]["method"] == "estimate"
    assert "straight_line" in {d["code"] for d in first["doubts"]}


def test_without_a_place_nobody_is_promised(officer, ground):
    ranking = advice(officer, take_call(officer, lon=None, lat=None))
    assert ranking["ordered"] == []
    assert {e["code"] for e in ranking["excluded"]} == {"no_position", "wrong_discipline"}


def test_a_committed_team_says_for_what_and_to_strangers_only_that_it_is(officer, as_role, ground):
    first = take_call(officer)
    issued(officer, first, ground.orgs["near_team"].id)
    ranking = advice(officer, take_call(officer, place_text="另一处"))
    reasons = {e["team"]["name"]: e["reason"]["params"] for e in ranking["excluded"] if e["code"] == "already_committed"}
    assert reasons == {"黄石近处危化队": {"incident": first["number"]}}
    elsewhere = as_role("duty_officer", "yichang")
    ranking = advice(elsewhere, take_call(elsewhere, lon=111.79, lat=30.82))
    reasons = {e["team"]["name"]: e["reason"]["params"] for e in ranking["excluded"] if e["code"] == "already_committed"}
    assert reasons == {"黄石近处危化队": {"incident": "其他任务"}}  # a regional base serves all, its incident is not theirs


def test_what_was_known_then_is_kept(officer, ground):
    incident = take_call(officer)
    ranking = advice(officer, incident)
    dispatch(officer, incident, ground.orgs["near_team"].id)
    again = officer.call("GET", f"/api/dispatch-recommendations/{ranking['id']}").data
    assert again["ordered"] == ranking["ordered"]


def test_taking_a_ranked_team_adopts_and_another_changes(officer, ground):
    incident = take_call(officer)
    ranking = advice(officer, incident)
    dispatch(officer, incident, ground.orgs["near_team"].id, recommendation_id=ranking["id"])
    kept = room(officer, incident)["collections"]["recommendations"][ranking["id"]]
    assert (kept["decision"], kept["count"], kept["excluded"]) == ("adopted", 2, 1)
    other = advice(officer, incident)
    dispatch(officer, incident, ground.orgs["mine_team"].id, recommendation_id=other["id"])
    kept = room(officer, incident)["collections"]["recommendations"][other["id"]]
    assert (kept["decision"], kept["decision_reason"]) == ("changed", "改派 黄石矿山队")


def test_rejecting_needs_a_reason(officer, ground):
    ranking = advice(officer, take_call(officer))
    path = f"/api/dispatch-recommendations/{ranking['id']}/decide"
    assert officer.call("POST", path, {"decision": "rejected"}).data["code"] == "decision-needs-reason"
    decided = officer.call("POST", path, {"decision": "rejected", "reason": "消防已到场"}).data
    assert (decided["decision"], decided["decision_reason"]) == ("rejected", "消防已到场")


def test_a_decision_stands_against_others_and_its_author_may_think_again(officer, as_role, ground):
    incident = take_call(officer)
    ranking = advice(officer, incident)
    path = f"/api/dispatch-recommendations/{ranking['id']}"
    dispatch(officer, incident, ground.orgs["near_team"].id, recommendation_id=ranking["id"])
    refused = as_role("duty_leader", "huangshi").call("POST", f"{path}/decide", {"decision": "rejected", "reason": "等增援"})
    assert (refused.status_code, refused.data["code"]) == (409, "recommendation-decided")
    changed = {"decision": "changed", "reason": "加派矿山队"}
    for _ in range(2):
        assert officer.call("POST", f"{path}/decide", changed).data["decision"] == "changed"
    assert [e["kind"] for e in room(officer, incident)["timeline"]].count("dispatch.decided") == 2  # adopted, then changed once


def test_a_team_that_refused_or_went_elsewhere_meanwhile(officer, as_role, ground):
    incident = take_call(officer)
    ranking = advice(officer, incident)
    near, far = ground.orgs["near_team"].id, ground.orgs["far_team"].id
    order = issued(officer, incident, near, recommendation_id=ranking["id"])
    tap(as_role("team_captain", "near_team"), order, "refuse", reason_code="people_short")
    issued(officer, take_call(officer, place_text="另一处"), far)
    assert dispatch(officer, incident, far, 409, recommendation_id=ranking["id"])["code"] == "team-already-committed"
    dispatch(officer, incident, near, recommendation_id=ranking["id"])  # who refused may be asked again
    done = officer.call("GET", f"/api/dispatch-recommendations/{ranking['id']}").data["done"]
    assert [(d["name"], d["status"]) for d in done] == [("黄石近处危化队", "refused"), ("黄石近处危化队", "recommended")]


def test_a_recommendation_of_another_incident_is_not_adopted(officer, ground):
    ranking = advice(officer, take_call(officer))
    dispatch(officer, take_call(officer, place_text="另一处"), ground.orgs["near_team"].id, 404, recommendation_id=ranking["id"])


def test_the_same_key_orders_once(officer, ground):
    incident = take_call(officer)
    path, body = f"/api/incidents/{incident['id']}/dispatches", {"team_id": str(ground.orgs["near_team"].id), "task": "堵漏"}
    one, two = (officer.call("POST", path, body, key="order-1") for _ in range(2))
    assert (one.status_code, two.status_code, one.data) == (201, 201, two.data)
    assert officer.call("POST", path, body | {"task": "侦检"}, key="order-1").status_code == 409
    assert officer.call("POST", path, body, key="order-2").data["code"] == "team-already-committed"
    assert len(room(officer, incident)["collections"]["dispatches"]) == 1


def test_a_person_may_ask_for_other_skills(officer, ground):
    ranking = advice(officer, take_call(officer), disciplines=["mine"], capabilities=["mine_rescue"])
    assert [r["team"]["name"] for r in ranking["ordered"]] == ["黄石矿山队"]


def test_a_stranger_gets_no_advice(officer, as_role, ground):
    incident = take_call(officer)
    ranking = advice(officer, incident)
    stranger = as_role("duty_officer", "yichang")
    advice(stranger, incident, 404)
    assert stranger.call("GET", f"/api/dispatch-recommendations/{ranking['id']}").status_code == 404
    assert stranger.call("POST", f"/api/dispatch-recommendations/{ranking['id']}/decide", {"decision": "adopted"}).status_code == 404
    for role in ("team_captain", "expert", "regulator"):
        advice(as_role(role, "huangshi"), incident, 403)


def test_a_captain_in_the_room_does_not_read_the_ranking(officer, as_role, ground):
    incident = take_call(officer)
    advice(officer, incident)
    issued(officer, incident, ground.orgs["near_team"].id)
    captain = as_role("team_captain", "near_team")
    assert "recommendations" not in room(captain, incident)["collections"]


def test_a_team_released_ranks_again(officer, as_role, ground):
    incident = take_call(officer)
    order = issued(officer, incident, ground.orgs["near_team"].id)
    captain = as_role("team_captain", "near_team")
    for verb in ("turn-out", "release", "return"):
        tap(captain, order, verb)
    assert advice(officer, incident)["ordered"][0]["team"]["name"] == "黄石近处危化队"


def test_other_disciplines_nearer_by_hide_nobody_who_can(officer, ground, monkeypatch):
    monkeypatch.setattr("muster.apps.command.queries.advice.MOST_TEAMS", 2)
    monkeypatch.setattr("muster.apps.command.queries.advice.MOST_OTHERS", 1)
    ranking = advice(officer, take_call(officer))
    assert [r["team"]["name"] for r in ranking["ordered"]] == ["黄石近处危化队", "黄石远处危化队"]
    unheard = advice(officer, take_call(officer, place_text="另一处"), disciplines=["unheard-of"])
    assert unheard["ordered"] == []


def test_it_asks_the_database_a_fixed_number_of_times(officer, ground, django_assert_max_num_queries):
    incident = take_call(officer)
    with django_assert_max_num_queries(45):
        advice(officer, incident)


def test_the_card_suggests_areas_and_says_what_they_rest_on(officer, ground):
    leak = advice(officer, take_call(officer, what="hazmat_leak", substance="液氨"))["zones"]
    assert leak["basis"] == "guide"
    assert leak["isolation_m"] > 0
    assert leak["downwind_m"] > 0
    assert leak["guide"]["zh"]
    assert leak["guide"]["en"]
    assert (leak["run_id"], leak["is_in_force"], leak["zones"]) == (None, False, [])
    assert advice(officer, take_call(officer, what="mine_flood", place_text="某矿", substance=""))["zones"] is None


def test_a_recommendation_of_an_older_edition_says_what_it_had_not_looked_at(officer, ground):
    made = advice(officer, take_call(officer))
    assert made["not_considered"] == []
    with acting_as(ground.system):
        row = Recommendation.objects.unscoped("test").get(id=made["id"])
        row.result = {key: row.result[key] for key in ("data_oldest_at", "ordered", "excluded")}
        row.save()
    kept = officer.call("GET", f"/api/dispatch-recommendations/{made['id']}")
    assert kept.status_code == 200, kept.data
    assert kept.data["not_considered"] == ["shortfalls", "supplies", "experts", "zones"]
    assert (kept.data["shortfalls"], kept.data["zones"], kept.data["ordered"]) == ([], None, made["ordered"])
