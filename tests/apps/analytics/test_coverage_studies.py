"""Coverage studies through the API: asked, reckoned in the background, seen from every side, kept from strangers."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.contrib.gis.geos import Polygon
from django.db import connection

from muster.apps.analytics.actions import reckoning
from muster.apps.analytics.adapters.planner import Outcome
from muster.apps.analytics.queries import studies
from muster.apps.geo.models import DivisionArea
from muster.apps.resources import actions as resources
from muster.apps.resources.models import EquipmentItem, Team
from muster.apps.resources.rules import EquipmentClass, ReadinessState, TeamStatus
from muster.apps.risks.rules import uscc_check_digit
from muster.kit.scope import acting_as
from muster.logistics.coverage.cube import STATES
from tests.support.background import run_background
from tests.support.ground import lay_ground

AsRole = Callable[[str, str], Any]
WHOLE = {"division": "420000", "disciplines": ["hazmat"]}


@pytest.fixture
def kitted(world: Any) -> Any:
    """Ground with teams whose crew, vehicles and kit are all on record."""
    lay_ground(world)
    for team in Team.objects.unscoped("test"):
        give_kit(world, team.id, ready=2)
    return world


def give_kit(world: Any, team_id: UUID, *, ready: int) -> None:
    with acting_as(world.system):
        resources.add_equipment(actor=world.system, team_id=team_id, kind=EquipmentClass.RESCUE_VEHICLE, name="抢险车", count=2, count_ready=ready)


def team_named(name: str) -> Team:
    found: Team = Team.objects.unscoped("test").get(name=name)
    return found


def asked(client: Any, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.call("POST", "/api/coverage-studies", body)
    assert answer.status_code == 202, answer.content
    run_background()
    study: dict[str, Any] = client.call("GET", f"/api/studies/{answer.data['id']}").data
    assert study["state"] == "done", study
    return study


def view(client: Any, study: dict[str, Any], **question: Any) -> dict[str, Any]:
    query = "&".join(f"{k}={str(v).lower() if isinstance(v, bool) else str(v).replace('+', '%2B')}" for k, v in {"discipline": "hazmat", **question}.items())
    answer = client.call("GET", f"/api/studies/{study['id']}/coverage?{query}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.data
    return found


def states(seen: dict[str, Any]) -> dict[str, str]:
    return {p["name"]: p["state"] for p in seen["points"]}


def test_a_study_counts_counties_reached_and_names_the_rest_with_the_nearest_team(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, WHOLE)
    seen = view(officer, study)
    assert states(seen) == {"阳新县": "ready", "大冶市": "ready", "当阳市": "none", "张湾区": "none"}
    assert {u["name"]: u["nearest"] for u in seen["uncovered"]} == {"当阳市": "宜昌危化队", "张湾区": "宜昌危化队"}
    counties = next(f for f in seen["figures"] if f["unit"] == "counties")
    assert (counties["covered"], counties["total"], counties["share"]) == (2, 4, 0.5)


def test_each_county_says_how_much_of_it_is_covered(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, WHOLE)
    by_name = {c["name"]: c for c in view(officer, study)["counties"]}
    assert {n: (c["total"], c["share"], c["ready_share"]) for n, c in by_name.items()} == {
        "阳新县": (1, 1, 1), "大冶市": (1, 1, 1), "当阳市": (1, 0, 0), "张湾区": (1, 0, 0)}
    assert {c["share"] for c in view(officer, study, unit="population")["counties"]} == {None}, "nobody knows how many live there"
    assert {(c["total"], c["share"]) for c in view(officer, study, unit="hazards")["counties"]} == {(0, None)}, "nothing to cover is not all"


def test_a_study_may_take_longer_than_the_database_lets_a_transaction_idle(kitted: Any, as_role: AsRole, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: list[str] = []

    def planner(*_: Any, **__: Any) -> Outcome:
        with connection.cursor() as cursor:
            cursor.execute("show idle_in_transaction_session_timeout")
            allowed.append(cursor.fetchone()[0])
        return Outcome(None, is_cancelled=True)

    monkeypatch.setattr(reckoning, "reckon", planner)
    answer = as_role("duty_officer", "hubei").call("POST", "/api/coverage-studies", WHOLE)
    with connection.cursor() as cursor:
        cursor.execute("set idle_in_transaction_session_timeout = '60s'")
    run_background()
    assert (answer.status_code, allowed) == (202, ["0"])


def test_the_map_that_is_saved_carries_the_grounds_of_counties_with_their_shares(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    square = Polygon(((115.1, 29.7), (115.3, 29.7), (115.3, 29.9), (115.1, 29.9), (115.1, 29.7)), srid=4326).transform(3857, clone=True)
    DivisionArea.objects.create(division_id="420222", detail=DivisionArea.Detail.FULL, geom=square)
    study = asked(officer, WHOLE)
    saved = officer.call("GET", f"/api/studies/{study['id']}/export.geojson")
    assert saved.status_code == 200
    drawn = [f for f in json.loads(saved.content)["features"] if f["properties"]["role"] == "county"]
    assert [(f["properties"]["name"], f["properties"]["share"], f["geometry"]["type"]) for f in drawn] == [("阳新县", 1, "Polygon")]


def test_of_too_many_points_the_map_shows_the_worst_covered_and_the_saved_one_all(kitted: Any, as_role: AsRole, monkeypatch: pytest.MonkeyPatch) -> None:
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, WHOLE)
    every = view(officer, study, limit=60)["points"]
    worst = max(every, key=lambda point: STATES.index(point["state"]))
    assert worst is not every[0], "the worst covered is not the first on record"
    monkeypatch.setattr(studies, "MOST_SHOWN", 1)
    some = view(officer, study, limit=60)
    assert (some["points"], some["points_total"]) == ([worst], len(every))
    saved = officer.call("GET", f"/api/studies/{study['id']}/export.geojson?discipline=hazmat").data
    assert sum(f["properties"]["role"] == "point" for f in saved["features"]) == len(every)


def test_indicators_name_both_denominators_and_what_is_not_known(kitted: Any, as_role: AsRole) -> None:
    found = {(i["code"], i["limit"]): i for i in asked(as_role("duty_officer", "hubei"), WHOLE)["coverage"]["indicators"]}
    assert set(found) == {("N2", None), ("N4", 72), ("H3", None), ("H5", 60), ("H5b", 100), ("H6", 180), ("H6", 300), ("N3", 480)}
    assert {i["status"] for i in found.values()} == {"not_applicable"}, "no national team, no enterprise and no hazard are registered here"
    assert found["H5", 60]["gaps"] == ["no_service_area", "modelled"]


def test_people_nobody_counted_make_the_share_unknown_not_nought(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    figures = {f["unit"]: f for f in view(officer, asked(officer, WHOLE))["figures"]}
    assert figures["population"]["share"] is None
    assert figures["enterprises"]["share"] is None, "nothing to count is no share either"


@pytest.mark.parametrize(("why", "expected"), [
    ("never declared", "unknown"), ("kit unknown", "unknown"), ("no kit", "out"), ("busy", "out"), ("not ready", "out"), ("partial", "partial"),
])  # fmt: skip
def test_ready_now_is_what_is_known_to_stand_ready(kitted: Any, as_role: AsRole, why: str, expected: str) -> None:
    for name in ("黄石近处危化队", "黄石远处危化队"):
        team = team_named(name)
        if why == "never declared":
            Team.objects.unscoped("test").filter(id=team.id).update(latest_readiness=None)
        elif why == "kit unknown":
            EquipmentItem.objects.unscoped("test").filter(team=team).delete()
        elif why == "no kit":
            EquipmentItem.objects.unscoped("test").filter(team=team).update(count_ready=0)
        elif why == "busy":
            Team.objects.unscoped("test").filter(id=team.id).update(status=TeamStatus.EN_ROUTE)
        else:
            with acting_as(kitted.system):
                resources.declare_readiness(actor=kitted.system, team_id=team.id, crew=10, vehicles=2,
                                            state=ReadinessState.NOT_READY if why == "not ready" else ReadinessState.PARTIAL)  # fmt: skip
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, WHOLE)
    seen = view(officer, study)
    assert states(seen)["阳新县"] == expected
    figure = next(f for f in seen["figures"] if f["unit"] == "counties")
    assert figure["share"] == 0.5, "as planned it is covered all the same"
    assert figure["now"]["ready"] == 0


def test_tiers_turn_out_limit_and_factor_are_looked_at_without_another_run(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, WHOLE)
    minutes = {p["name"]: p["value"] for p in view(officer, study)["points"]}
    bare = {p["name"]: p["value"] for p in view(officer, study, turn_out=False)["points"]}
    assert minutes["大冶市"] == pytest.approx(bare["大冶市"] + 5, abs=0.11)
    assert states(view(officer, study, limit=minutes["大冶市"] - 1))["大冶市"] == "none"
    assert states(view(officer, study, factor=3, limit=30))["大冶市"] == "none"
    assert set(states(view(officer, study, base_set="national")).values()) == {"none"}
    assert states(view(officer, study, measure="circle_km", limit=100))["阳新县"] == "ready"


def test_promises_are_judged_before_rounding_and_say_when_they_cannot_be(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    promises = asked(officer, WHOLE)["coverage"]["promises"]
    h5 = next(p for p in promises if p["indicator"] == "H5" and p["unit"] == "counties" and not p["plan_only"])
    assert (h5["share"], h5["goal"], h5["kept"]) == (0.5, 0.9, False)
    assert next(p for p in promises if p["indicator"] == "H5" and p["unit"] == "enterprises")["kept"] is None


def test_what_it_rests_on_is_kept_with_it(kitted: Any, as_role: AsRole) -> None:
    study = asked(as_role("duty_officer", "hubei"), WHOLE)
    assert study["inputs"]["roads"]["method"] == "estimate"
    assert study["inputs"]["teams"]["count"] == 3
    assert study["rules_version"] == "coverage/1"
    assert any("估算" in a["zh"] for a in study["coverage"]["assumptions"])


def test_a_city_studies_its_own_area_and_a_stranger_sees_nothing(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "huangshi")
    assert officer.call("POST", "/api/coverage-studies", WHOLE).data["code"] == "study-outside-area"
    study = asked(officer, {"division": "420200"})
    assert set(states(view(officer, study))) == {"阳新县", "大冶市"}
    stranger = as_role("duty_officer", "yichang")
    assert stranger.call("GET", "/api/studies").data["items"] == []
    for path in ("", "/coverage?discipline=hazmat", "/export.xlsx", "/export.docx", "/export.geojson"):
        assert stranger.call("GET", f"/api/studies/{study['id']}{path}").status_code == 404
    assert stranger.call("POST", f"/api/studies/{study['id']}/cancel").status_code == 404
    assert stranger.call("DELETE", f"/api/studies/{study['id']}").status_code == 404
    assert as_role("team_captain", "huangshi_team").call("POST", "/api/coverage-studies", {"division": "420200"}).status_code == 403


def test_two_studies_are_compared_figure_by_figure(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    before = asked(officer, WHOLE)
    Team.objects.unscoped("test").filter(name__startswith="黄石").update(status=TeamStatus.EN_ROUTE)
    after = asked(officer, WHOLE)
    answer = officer.call("GET", f"/api/studies/{before['id']}/compare?other={after['id']}").data
    row = next(f for f in answer["figures"] if f["unit"] == "counties" and f["limit"] == 60 and f["base_set"] == "regional" and not f["plan_only"])
    assert (row["a"], row["b"], row["ready_a"], row["ready_b"]) == (0.5, 0.5, 0.5, 0.0)


def test_a_study_leaves_as_workbook_document_and_map(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, {**WHOLE, "name": "=覆盖"})
    for form, part in (("xlsx", "xl/workbook.xml"), ("docx", "word/document.xml")):
        answer = officer.call("GET", f"/api/studies/{study['id']}/export.{form}")
        assert answer.status_code == 200
        assert part in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    words = zipfile.ZipFile(io.BytesIO(officer.call("GET", f"/api/studies/{study['id']}/export.docx").content)).read("word/document.xml").decode()
    assert "未达到" in words
    assert "当阳市" in words
    places = officer.call("GET", f"/api/studies/{study['id']}/export.geojson?discipline=hazmat").data
    assert {f["properties"]["role"] for f in places["features"]} == {"base", "point"}


def test_every_table_of_a_workbook_has_a_sheet_of_its_own(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    code = "91420582MA4ABCDE1"
    made = as_role("regulator", "yichang").call("POST", "/api/enterprises", {
        "uscc": code + uscc_check_digit(code), "division": "420582", "name": "当阳花炮厂", "industry": "fireworks",
        "position": {"lon": 111.79, "lat": 30.82}})
    assert made.status_code == 201, made.content
    study = asked(officer, {"division": "420000", "disciplines": ["explosives", "tunnel_construction"]})
    sheets = zipfile.ZipFile(io.BytesIO(officer.call("GET", f"/api/studies/{study['id']}/export.xlsx").content)).read("xl/workbook.xml").decode()
    assert "烟花爆竹、民爆 县未覆盖" in sheets
    assert "烟花爆竹、民爆 企业未覆盖" in sheets


def test_a_study_is_named_and_taken_away(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, WHOLE)
    assert officer.call("PATCH", f"/api/studies/{study['id']}", {"name": "汛前"}).data["name"] == "汛前"
    assert officer.call("DELETE", f"/api/studies/{study['id']}").status_code == 204
    assert officer.call("GET", f"/api/studies/{study['id']}").status_code == 404


def test_too_many_at_once_are_refused_and_a_waiting_one_is_cancelled_at_once(kitted: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    first = [officer.call("POST", "/api/coverage-studies", WHOLE).data["id"] for _ in range(3)]
    assert officer.call("POST", "/api/coverage-studies", WHOLE).data["code"] == "study-too-many"
    assert officer.call("GET", f"/api/studies/{first[0]}/coverage?discipline=hazmat").data["code"] == "study-unfinished"
    assert officer.call("POST", f"/api/studies/{first[0]}/cancel").data["state"] == "cancelled"
    assert officer.call("POST", f"/api/studies/{first[0]}/cancel").data["code"] == "study-ended"
    run_background()
    assert {s["state"] for s in officer.call("GET", "/api/studies").data["items"]} == {"cancelled", "done"}
    assert officer.call("GET", f"/api/studies/{first[0]}").data["coverage"] is None
