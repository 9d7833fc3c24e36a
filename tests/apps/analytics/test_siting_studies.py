"""Siting studies through the API: each question of the planner, with proof, kept and compared."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from muster.apps.analytics.actions.reckoning import sweep
from muster.apps.analytics.models import Study
from muster.apps.geo.models import Division
from muster.apps.resources.models import Team
from muster.kit import time
from muster.kit.scope import acting_as
from tests.support.background import run_background
from tests.support.ground import lay_ground

AsRole = Callable[[str, str], Any]
WHOLE = {"division": "420000", "discipline": "hazmat", "unit": "counties", "plan_only": False, "radius": 60}


@pytest.fixture
def ground(world: Any) -> Any:
    """Four counties; hazmat teams in 黄石 and 宜昌."""
    return lay_ground(world)


def asked(client: Any, **question: Any) -> dict[str, Any]:
    answer = client.call("POST", "/api/siting-studies", {**WHOLE, **question})
    assert answer.status_code == 202, answer.content
    run_background()
    study: dict[str, Any] = client.call("GET", f"/api/studies/{answer.data['id']}").data
    assert study["state"] == "done", study
    return study


def new_sites(study: dict[str, Any]) -> set[str]:
    return {s["name"] for s in study["siting"]["sites"] if s["kind"] == "new"}


def test_the_fewest_further_bases_are_found_with_proof(ground: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, problem="least", share=1)
    answer = study["siting"]
    assert (answer["status"], answer["gap"], answer["share"]) == ("optimal", 0, 1)
    assert new_sites(study) == {"当阳市", "张湾区"}
    assert (answer["before"], answer["total"], answer["missing"]) == (2, 4, 0)


def test_the_best_further_base_and_what_stays_uncovered(ground: Any, as_role: AsRole) -> None:
    study = asked(as_role("duty_officer", "hubei"), problem="best", count=4)
    answer = study["siting"]
    assert (answer["covered"], len(answer["sites"]), len(answer["uncovered"])) == (3, 4, 1)
    assert answer["uncovered"][0]["nearest"]


def test_what_no_base_can_cover_is_said_and_the_rest_is_covered(ground: Any, as_role: AsRole) -> None:
    Division.objects.filter(code="420303").update(seat=None)
    answer = asked(as_role("duty_officer", "hubei"), problem="least", share=1)["siting"]
    assert answer["total"] == 3
    assert answer["share"] == 1


def test_standing_bases_may_be_closed_or_left_out(ground: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    kept = asked(officer, problem="least", share=1)["siting"]
    free = asked(officer, problem="least", share=1, existing="may_close")["siting"]
    fresh = asked(officer, problem="least", share=1, existing="ignore")["siting"]
    assert len(kept["sites"]) == 5
    assert len(free["sites"]) == len(fresh["sites"]) == 3
    assert (len(kept["closed"]), fresh["existing"]) == (0, 0)
    assert len(free["closed"]) == 3 - sum(s["kind"] == "existing" for s in free["sites"])


def test_one_standing_base_is_closed_by_name(ground: Any, as_role: AsRole) -> None:
    team = Team.objects.unscoped("test").get(name="宜昌危化队")
    answer = asked(as_role("duty_officer", "hubei"), problem="least", share=1, close_ids=[str(team.id)])["siting"]
    assert [s["name"] for s in answer["closed"]] == ["宜昌危化队"]


def test_a_budget_buys_what_it_pays_for(ground: Any, as_role: AsRole) -> None:
    answer = asked(as_role("duty_officer", "hubei"), problem="best", budget=4, cost_existing=0, cost_new=3)["siting"]
    assert (answer["covered"], len(answer["sites"])) == (3, 4)


@pytest.mark.parametrize("problem", ["backup", "median"])
def test_backup_and_median_answer_too(ground: Any, as_role: AsRole, problem: str) -> None:
    answer = asked(as_role("duty_officer", "hubei"), problem=problem, count=5)["siting"]
    assert answer["status"] == "optimal"
    assert len(answer["sites"]) == 5


def test_the_curve_rises_with_each_further_base(ground: Any, as_role: AsRole) -> None:
    answer = asked(as_role("duty_officer", "hubei"), problem="curve", count=5)["siting"]
    assert [(step["further"], step["share"]) for step in answer["curve"]] == [(0, 0.5), (1, 0.75), (2, 1.0)]
    assert {step["status"] for step in answer["curve"]} == {"optimal"}


def test_two_tiers_are_planned_together(ground: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    study = asked(officer, problem="tiers", share=1, far_radius=480, far_share=1)
    answer = study["siting"]
    assert answer["status"] == "optimal"
    assert answer["share"] == answer["far"]["share"] == 1
    assert {s["tier"] for s in answer["far"]["sites"]} == {"national_base"}
    paper = officer.call("GET", f"/api/studies/{study['id']}/export.docx").content
    words = re.sub("<[^>]+>", "", zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml").decode())
    assert "480 分钟覆盖 100.00%，目标 100%" in words


def test_slower_roads_never_cover_more(ground: Any, as_role: AsRole) -> None:
    held = asked(as_role("duty_officer", "hubei"), problem="best", count=4)["siting"]["band"]
    assert [b["factor"] for b in held] == [0.9, 1.0, 1.1, 1.2]
    assert [b["share"] for b in held] == sorted((b["share"] for b in held), reverse=True)


def test_plans_are_compared_site_by_site_and_leave_as_files(ground: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    one, other = asked(officer, problem="least", share=1), asked(officer, problem="best", count=4)
    rows = {s["name"]: (s["in_a"], s["in_b"]) for s in officer.call("GET", f"/api/studies/{one['id']}/compare?other={other['id']}").data["sites"]}
    assert sum(a and not b for a, b in rows.values()) == 1
    for form in ("xlsx", "docx", "geojson"):
        assert officer.call("GET", f"/api/studies/{one['id']}/export.{form}").status_code == 200


def test_a_question_that_makes_no_sense_is_refused_or_fails_with_a_sentence(ground: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    for wrong in ({"problem": "best"}, {"problem": "best", "count": 2, "budget": 3}, {"problem": "curve"}, {"radius": 0}, {"share": 2}):
        assert officer.call("POST", "/api/siting-studies", {**WHOLE, **wrong}).status_code == 422
    few = officer.call("POST", "/api/siting-studies", {**WHOLE, "problem": "best", "count": 1}).data
    run_background()
    study = officer.call("GET", f"/api/studies/{few['id']}").data
    assert study["state"] == "failed"
    assert "must stay open" in study["fault"]


def test_nothing_to_cover_fails_with_a_sentence(ground: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    asked_for = officer.call("POST", "/api/siting-studies", {**WHOLE, "unit": "enterprises"}).data
    run_background()
    study = officer.call("GET", f"/api/studies/{asked_for['id']}").data
    assert (study["state"], study["siting"]) == ("failed", None)
    assert study["fault"]


def test_a_study_whose_worker_went_away_is_closed(ground: Any, as_role: AsRole) -> None:
    officer = as_role("duty_officer", "hubei")
    waiting = officer.call("POST", "/api/siting-studies", {**WHOLE, "problem": "least"}).data["id"]
    with acting_as(ground.system):
        Study.objects.unscoped("test").filter(id=waiting).update(state="running", told_at=time.now() - sweep.__globals__["LOST_AFTER"] * 2)
        sweep()
    study = officer.call("GET", f"/api/studies/{waiting}").data
    assert (study["state"], study["fault"]) == ("failed", "interrupted")
