"""Teams through the API: who sees them, who may edit, what is unknown stays unknown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from muster.apps.resources import actions, queries, rules
from muster.apps.resources.models import EquipmentItem, ReadinessDeclaration, Team
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound
from muster.kit.geometry import Point
from muster.kit.scope import acting_as

SYSTEM = Actor.system("测试准备")
AsRole = Callable[[str, str], Any]


def team_in(world: Any, place: str, name: str, **values: Any) -> UUID:
    with acting_as(SYSTEM):
        team = actions.add_team(
            actor=SYSTEM, parent_id=world.orgs[place].id, name=name, tier=values.pop("tier", rules.TeamTier.PROFESSIONAL_TEAM),
            disciplines=values.pop("disciplines", [rules.Discipline.HAZMAT]), point=values.pop("point", Point(115.05, 30.2)), **values,
        )  # fmt: skip
        return team.id


@pytest.fixture
def teams(world: Any, counties: None) -> dict[str, UUID]:
    """One team of each city, and a regional base in 宜昌."""
    return {
        "huangshi": team_in(world, "huangshi", "黄石危化队", people=30, duty_phone="0714-6123456"),
        "yichang": team_in(world, "yichang", "宜昌矿山队", disciplines=[rules.Discipline.MINE], point=Point(111.29, 30.69)),
        "base": team_in(world, "yichang", "鄂西基地", tier=rules.TeamTier.REGIONAL_BASE, point=Point(111.54, 30.2)),
    }


def test_a_city_lists_its_own_teams_and_on_request_those_that_serve_it(teams: dict[str, UUID], as_role: AsRole) -> None:
    officer = as_role("duty_officer", "huangshi")
    own = officer.call("GET", "/api/teams").data
    assert [t["name"] for t in own["items"]] == ["黄石危化队"]
    assert own["total"] == 1
    seen = officer.call("GET", "/api/teams?all_in_sight=true").data["items"]
    assert {t["name"] for t in seen} == {"黄石危化队", "鄂西基地"}


def test_a_province_sees_all_and_filters(teams: dict[str, UUID], as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    names = lambda query: [t["name"] for t in officer.call("GET", f"/api/teams?{query}").data["items"]]  # noqa: E731  # a table of queries reads better
    assert len(names("")) == 3
    assert names("discipline=mine") == ["宜昌矿山队"]
    assert names("tier=regional_base") == ["鄂西基地"]
    assert names("q=黄石") == ["黄石危化队"]
    assert names("division=4202") == ["黄石危化队"]
    assert len(names("state=unknown")) == 3
    assert names("state=ready") == []


def test_a_foreign_team_is_not_there(teams: dict[str, UUID], as_role: AsRole) -> None:
    officer = as_role("regulator", "huangshi")
    assert officer.call("GET", f"/api/teams/{teams['yichang']}").status_code == 404
    assert officer.call("GET", f"/api/teams/{teams['base']}").data["is_own"] is False
    change = {"read_version": 1, "people": 5}
    for team in ("yichang", "base"):
        assert officer.call("PATCH", f"/api/teams/{teams[team]}", change).status_code == 404
        assert officer.call("POST", f"/api/teams/{teams[team]}/confirm", {"fields": []}).status_code == 404


def test_strangers_and_posts_without_the_right_may_not(teams: dict[str, UUID], as_role: AsRole) -> None:
    path = f"/api/teams/{teams['huangshi']}"
    assert as_role("anonymous", "").call("GET", path).status_code == 401
    captain = as_role("team_captain", "huangshi")
    assert captain.call("PATCH", path, {"read_version": 1, "people": 5}).status_code == 403
    assert as_role("expert", "huangshi").call("GET", path).status_code == 403
    assert as_role("duty_officer", "huangshi").call("POST", "/api/teams", {}).status_code == 403


def test_a_new_team_says_where_each_value_comes_from_and_what_is_unknown(world: Any, counties: None, as_role: AsRole) -> None:
    regulator = as_role("regulator", "huangshi")
    made = regulator.call("POST", "/api/teams", {
        "parent_id": str(world.orgs["huangshi"].id), "name": "新危化队", "tier": "backbone_team", "disciplines": ["hazmat", "pipeline"],
        "position": {"lon": 115.06, "lat": 30.21},
    })  # fmt: skip
    assert made.status_code == 201
    team = made.data
    assert team["people"] is None
    assert team["readiness"]["state"] == "unknown"
    assert team["readiness"]["age_seconds"] is None
    assert team["position_mark"] == "stated"
    assert team["provenance"]["people"]["by"] == "huangshi regulator"
    assert team["org_path"].startswith("cn.p42.c4202.x")
    assert 0 < team["completeness"] < 1


@pytest.mark.parametrize("body", [
    {"people": -1}, {"people": 10, "people_on_duty": 11}, {"disciplines": []}, {"disciplines": ["magic"]}, {"surprise": 1},
    {"duty_phone": "<script>"}, {"position": {"lon": 30.2, "lat": 115.06}}, {"name": ""},
])  # fmt: skip
def test_what_cannot_be_is_refused(teams: dict[str, UUID], as_role: AsRole, body: dict[str, Any]) -> None:
    answer = as_role("regulator", "huangshi").call("PATCH", f"/api/teams/{teams['huangshi']}", {"read_version": 1, **body})
    assert answer.status_code in (400, 422)
    assert answer.data["detail"]


def test_two_editors_merge_and_clash_by_field(teams: dict[str, UUID], as_role: AsRole) -> None:
    path = f"/api/teams/{teams['huangshi']}"
    first, second = as_role("regulator", "huangshi"), as_role("regulator", "hubei")
    assert first.call("PATCH", path, {"read_version": 1, "people": 31}).data["version"] == 2
    merged = second.call("PATCH", path, {"read_version": 1, "captain_name": "李四"})
    assert merged.status_code == 200
    assert merged.data["people"] == 31
    clash = second.call("PATCH", path, {"read_version": 1, "people": 40})
    assert clash.status_code == 409
    assert clash.data["code"] == "changed-meanwhile"
    assert "31" in clash.data["detail"]
    assert second.call("PATCH", path, {"read_version": 3, "people": 40}).data["people"] == 40


def test_a_confirmed_value_says_so(teams: dict[str, UUID], as_role: AsRole) -> None:
    team = as_role("regulator", "huangshi").call("POST", f"/api/teams/{teams['huangshi']}/confirm", {"fields": ["people", "captain_name"]}).data
    assert team["provenance"]["people"]["mark"] == "confirmed"
    assert team["provenance"]["captain_name"]["mark"] == "stated", "an unknown value cannot be confirmed"
    assert team["confirmed_at"]


def test_a_declaration_holds_for_its_shift_and_then_counts_as_unknown(teams: dict[str, UUID], as_role: AsRole) -> None:
    officer, path = as_role("duty_officer", "huangshi"), f"/api/teams/{teams['huangshi']}"
    declared = officer.call("POST", f"{path}/readiness", {"state": "partial", "crew": 12, "vehicles": 2, "note": "一车检修"})
    assert declared.status_code == 201
    assert declared.data["readiness"]["state"] == "partial"
    assert [t["name"] for t in officer.call("GET", "/api/teams?state=partial").data["items"]] == ["黄石危化队"]
    assert officer.call("GET", f"{path}/readiness").data[0]["note"] == "一车检修"
    with time.frozen(time.now() + timedelta(hours=25)):
        late = queries.team_of(SYSTEM, teams["huangshi"]).readiness
    assert late.state is rules.ReadinessState.UNKNOWN
    assert late.is_expired
    assert late.crew == 12


def test_only_its_own_side_declares(teams: dict[str, UUID], as_role: AsRole) -> None:
    body = {"state": "ready"}
    assert as_role("duty_officer", "yichang").call("POST", f"/api/teams/{teams['huangshi']}/readiness", body).status_code == 404
    assert as_role("expert", "huangshi").call("POST", f"/api/teams/{teams['huangshi']}/readiness", body).status_code == 403
    assert as_role("duty_officer", "huangshi").call("POST", f"/api/teams/{teams['huangshi']}/readiness", {"state": "unknown"}).status_code == 422
    assert ReadinessDeclaration.objects.unscoped("test").count() == 0


def test_equipment_is_kept_with_its_state_and_counted_once(teams: dict[str, UUID], as_role: AsRole) -> None:
    regulator, path = as_role("regulator", "huangshi"), f"/api/teams/{teams['huangshi']}/equipment"
    made = regulator.call("POST", path, {"kind": "command_vehicle", "name": "指挥车", "count": 1, "count_ready": 1, "is_online": True})
    assert made.status_code == 201
    item = f"{path}/{made.data['id']}"
    assert regulator.call("PATCH", item, {"count_ready": 2}).status_code == 422
    assert regulator.call("PATCH", item, {"state": "in_maintenance", "count_ready": 0}).data["state"] == "in_maintenance"
    assert as_role("duty_officer", "huangshi").call("GET", "/api/equipment?kind=command_vehicle").data["total"] == 1
    assert as_role("duty_officer", "yichang").call("GET", "/api/equipment").data["total"] == 0
    assert as_role("regulator", "yichang").call("DELETE", item).status_code == 404
    assert regulator.call("DELETE", item).status_code == 204
    assert EquipmentItem.objects.unscoped("test").count() == 0


def test_a_team_on_a_mission_is_not_set_by_hand(teams: dict[str, UUID], as_role: AsRole) -> None:
    officer, path = as_role("duty_officer", "huangshi"), f"/api/teams/{teams['huangshi']}/status"
    assert officer.call("POST", path, {"status": "training"}).data["status"] == "training"
    assert officer.call("POST", path, {"status": "on_scene"}).status_code == 409
    with acting_as(SYSTEM):
        actions.set_team_status(actor=SYSTEM, team_id=teams["huangshi"], status=rules.TeamStatus.DISPATCHED, reason="演示")
        with pytest.raises(Conflict):
            actions.set_team_status(actor=SYSTEM, team_id=teams["huangshi"], status=rules.TeamStatus.RETURNED)
    assert officer.call("POST", path, {"status": "standby"}).status_code == 409


def test_candidates_are_own_teams_higher_bases_and_those_whose_area_covers_the_place(world: Any, teams: dict[str, UUID]) -> None:
    with acting_as(SYSTEM):
        team = Team.objects.unscoped("test").get(id=teams["yichang"])
        officer = world.actor("duty_officer", "huangshi")
        near, place = Point(115.2, 29.83), "cn.p42.c4202.d420222"
        names = lambda: [c.name for c in queries.candidate_teams(officer, near=near, incident_org_path=place)]  # noqa: E731  # asked twice
        assert names() == ["黄石危化队", "鄂西基地"]
        with pytest.raises(NotFound):
            queries.team_for_update(officer, team.id, place)
        team.service_paths = ["cn.p42.c4202"]
        team.save()
        assert names() == ["黄石危化队", "鄂西基地", "宜昌矿山队"] or set(names()) == {"黄石危化队", "鄂西基地", "宜昌矿山队"}
        assert queries.team_for_update(officer, team.id, place).name == "宜昌矿山队"
        found = queries.candidate_teams(officer, near=near, incident_org_path=place, disciplines=[rules.Discipline.MINE])
    assert [c.name for c in found] == ["宜昌矿山队"]
    assert found[0].distance is not None
    assert 350_000 < found[0].distance < 420_000
    assert found[0].readiness.state is rules.ReadinessState.UNKNOWN


def test_the_map_shows_what_the_list_shows(teams: dict[str, UUID], as_role: AsRole) -> None:
    officer = as_role("duty_officer", "huangshi")
    assert [t["name"] for t in officer.call("GET", "/api/teams/near?lon=115&lat=30&limit=5").data] == ["黄石危化队", "鄂西基地"]
    box = officer.call("GET", "/api/teams/bbox?west=114&south=29&east=116&north=31").data
    assert (box["total"], box["items"][0]["name"]) == (1, "黄石危化队")
    assert officer.call("GET", "/api/teams/bbox?west=116&south=29&east=114&north=31").status_code == 422
    stranger = as_role("duty_officer", "yichang")
    mine, theirs = (c.call("GET", "/api/tiles/teams/12/3357/1688.mvt") for c in (officer, stranger))
    assert mine.status_code in (200, 204)
    assert theirs.content != mine.content or mine.status_code == 204
    assert as_role("anonymous", "").call("GET", "/api/tiles/teams/6/52/26.mvt").status_code == 401


def test_seeding_again_adds_nothing_and_the_plan_is_whole(world: Any, counties: None) -> None:
    with acting_as(SYSTEM):
        first = actions.seed(actor=SYSTEM)
        count = Team.objects.unscoped("test").count()
        assert actions.seed(actor=SYSTEM) == first
    rows = Team.objects.unscoped("test")
    assert rows.count() == count
    assert first["supply_bases"] == 3
    plan = rows.filter(is_demonstration=False)
    tiers = [t.tier for t in plan]
    assert tiers.count("national_base") == 1
    assert tiers.count("regional_base") == 8, "five hazmat and four mine bases, of which 宜都松宜 is one team in both lists"
    assert sum("hazmat" in t.disciplines for t in plan if t.tier == "regional_base") == 5
    assert sum("mine" in t.disciplines for t in plan if t.tier == "regional_base") == 4
    assert tiers.count("enterprise_fulltime_team") == 8
    assert all(t.people is None and not t.duty_phone for t in plan), "the plan gives no figures and we invent none"
    assert {t.position_mark for t in plan} == {"assumed"}
    assert all("演示" in t.name for t in rows.filter(is_demonstration=True))


def test_an_endless_telephone_number_does_no_harm(teams: dict[str, UUID], as_role: AsRole) -> None:
    body = {"read_version": 1, "duty_phone": "0" * 40}
    assert as_role("regulator", "huangshi").call("PATCH", f"/api/teams/{teams['huangshi']}", body).status_code == 200
