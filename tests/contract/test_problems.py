"""No failure leaves in another shape than a problem document, and none that a person can act on is called internal."""

from typing import Any

import pytest
from django.db import OperationalError, connection

from muster.apps.incidents import api as incidents
from muster.server import middleware
from muster.server.problems import fault_words
from tests.apps.incidents.support import take_call
from tests.support.ground import lay_ground
from tests.support.world import ApiClient, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(world: World, settings: Any) -> ApiClient:
    settings.DEMONSTRATION = True
    lay_ground(world)
    client = world.client("duty_officer", "huangshi")
    client.raise_request_exception = False
    return client


def refused_by(statement: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the door of places run a statement that the database refuses."""

    def locate(*, incident_id: Any, **_values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, [incident_id])

    monkeypatch.setattr(incidents.actions, "locate", locate)


@pytest.mark.parametrize(
    ("statement", "status", "code", "rule"),
    [
        ("update incidents_incident set lat = 90.1 where id = %s", 422, "values-do-not-fit", "incident_point_whole"),
        ("update incidents_incident set title = null where id = %s", 422, "values-do-not-fit", "title"),
        ("update incidents_incident set division_code = '4202220' where id = %s", 422, "values-do-not-fit", "StringDataRightTruncation"),
        ("insert into incidents_incident select * from incidents_incident where id = %s", 409, "state-moved-on", "incidents_incident_pkey"),
    ],
)
def test_a_rule_of_the_database_becomes_a_refusal_with_words(
    officer: ApiClient, monkeypatch: pytest.MonkeyPatch, statement: str, status: int, code: str, rule: str
) -> None:
    incident = take_call(officer)
    refused_by(statement, monkeypatch)
    answer = officer.call("POST", f"/api/incidents/{incident['id']}/location", {"lon": 115.0, "lat": 30.0})
    assert (answer.status_code, answer.data["code"], answer.data["params"]["rule"]) == (status, code, rule)
    assert rule in answer.data["detail"]


def test_a_database_that_goes_away_anywhere_is_said_to_be_away(officer: ApiClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_request: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(middleware, "actor_of", gone)
    answer = officer.call("GET", "/api/incidents")
    assert (answer.status_code, answer.data["code"], answer["Retry-After"]) == (503, "database-away", "2")


def test_a_fault_of_ours_has_a_number_and_no_details(officer: ApiClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_request: Any) -> None:
        raise KeyError("secret table name")

    monkeypatch.setattr(middleware, "actor_of", broken)
    answer = officer.call("GET", "/api/incidents")
    assert (answer.status_code, answer.data["code"]) == (500, "internal-error")
    assert answer.data["params"]["error_id"] in answer.data["detail"]
    assert "secret" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/api/audit/entries?action=a%00b", "/api/incidents?q=%00", "/api/incidents/%00"])
def test_an_address_with_nul_is_refused_before_any_door(officer: ApiClient, path: str) -> None:
    answer = officer.call("GET", path)
    assert (answer.status_code, answer.data["code"]) == (422, "text-with-nul")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", {"what": "缺少，必须填写", "deaths": "须不小于 0", "colour": "不认识这一项，请删去", "occurred_at": "时间须带时区，如 +08:00",
                "words": "地址或文字里有不可见的空字符（NUL），未执行。请重新输入后再试。"}),
        ("en", {"what": "missing: it must be given", "deaths": "must be at least 0", "colour": "not known here: remove it",
                "occurred_at": "must name its time zone, such as +08:00",
                "words": "The address or a text holds the invisible character NUL; nothing was carried out. Type it again."}),
    ],
)  # fmt: skip
def test_each_fault_of_a_body_is_named_in_the_language_of_its_reader(officer: ApiClient, language: str, said: dict[str, str]) -> None:
    body = {"place_text": "富池镇", "deaths": -1, "colour": "red", "occurred_at": "2026-01-31T08:30:00", "words": "a\x00b"}
    answer = officer.call("POST", "/api/reports", body, **{"Accept-Language": language})
    assert answer.status_code == 422
    faults = {fault["loc"].rpartition(".")[2]: fault["msg"] for fault in answer.data["errors"]}
    assert {name: faults.get(name) for name in said} == said


def test_choices_are_listed_and_an_unheard_fault_keeps_its_own_words() -> None:
    choices = {"type": "enum", "ctx": {"expected": "'a', 'b' or 'c'"}}
    assert fault_words(choices, "zh") == "只能是 'a'、'b'、'c'"
    assert fault_words(choices, "en") == "must be 'a', 'b' or 'c'"
    assert fault_words({"type": "value_error", "msg": "Value error, not an organisation path: 'x'"}, "zh") == "not an organisation path: 'x'"
