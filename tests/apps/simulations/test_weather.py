"""Weather from the scene, from stations and from a service that answers over HTTP."""

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from muster.apps.simulations import jobs
from muster.apps.simulations.adapters import feed
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Unavailable
from muster.kit.scope import acting_as
from tests.apps.simulations.support import LAT, LON, run, take_call, weather
from tests.support.ground import run_jobs


class Service(ThreadingHTTPServer):
    """A weather service on a socket of its own, speaking the interface's form."""

    def __init__(self) -> None:
        self.asked: list[dict[str, list[str]]] = []
        self.answer: tuple[int, bytes] = (200, b"{}")
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.server.asked.append(parse_qs(urlsplit(self.path).query))
        status, body = self.server.answer
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def told(**current: Any) -> tuple[int, bytes]:
    values = {"time": time.now().strftime("%Y-%m-%dT%H:%M"), "interval": 900, "temperature_2m": 18.4, "relative_humidity_2m": 71,
              "wind_speed_10m": 2.6, "wind_direction_10m": 45, "cloud_cover": 25}
    return 200, json.dumps({"latitude": LAT, "longitude": LON, "current": values | current}).encode()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    server = Service()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    monkeypatch.setenv("MUSTER_WEATHER_FEED", f"http://127.0.0.1:{server.server_address[1]}/v1/forecast")
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_service_is_asked_in_the_background(service: Service, ground: Any, as_role: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    service.answer = told()
    assert duty.call("POST", f"/api/incidents/{incident['id']}/weather/ask").data == {"asked": True}
    assert service.asked == []
    run_jobs()
    assert service.asked[0]["wind_speed_unit"] == ["ms"]
    assert service.asked[0]["latitude"] == [str(LAT)]
    facts = duty.call("GET", f"/api/incidents/{incident['id']}/simulations/draft").data["facts"]
    assert (facts["wind_from"]["value"], facts["wind_from"]["mark"]) == (45, "measured")
    assert facts["stability"]["mark"] == "derived"
    assert facts["humidity"]["value"] == 0.71


def test_the_same_answer_twice_is_one_reading(service: Service, ground: Any, as_role: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    service.answer = told()
    for _ in range(2):
        duty.call("POST", f"/api/incidents/{incident['id']}/weather/ask")
        run_jobs()
    assert len(duty.call("GET", f"/api/incidents/{incident['id']}/room").data["collections"]["weather"]) == 1


@pytest.mark.parametrize("answer", [
    (503, b""), (200, b"<html>"), (200, b"[]"), (200, b'{"current": {}}'), (200, b"x" * 200_000), (302, b"")])
def test_what_is_no_weather_is_refused_in_words(service: Service, answer: tuple[int, bytes]) -> None:
    service.answer = answer
    with pytest.raises(Unavailable) as refusal:
        feed.fetch(LON, LAT)
    assert refusal.value.code == "weather-feed-unreachable"


def test_impossible_values_stay_unknown(service: Service) -> None:
    service.answer = told(wind_speed_10m=400, wind_direction_10m=None, cloud_cover="many", relative_humidity_2m=True)
    found = feed.fetch(LON, LAT)
    assert (found["wind_speed"], found["wind_from"], found["cloud_eighths"], found["humidity"]) == (None, None, None, None)
    assert found["temperature_c"] == 18.4


def test_the_simulated_service_is_believed_as_a_feed_and_says_what_it_is(monkeypatch: pytest.MonkeyPatch, ground: Any, as_role: Any) -> None:
    monkeypatch.setenv("MUSTER_WEATHER_FEED", "simulated://?wind_from=45&wind_speed=2.2&cloud=20")
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    duty.call("POST", f"/api/incidents/{incident['id']}/weather/ask")
    run_jobs()
    found = duty.call("GET", f"/api/incidents/{incident['id']}/simulations/draft").data
    assert (found["weather"]["kind"], found["weather"]["wind_from"]) == ("feed", 45)
    assert "模拟气象" in found["facts"]["wind_from"]["source"]["zh"]


@pytest.mark.parametrize("query", ["wind_speed=900", "wind_from=north", "tide=3"])
def test_a_simulated_service_set_up_wrongly_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    monkeypatch.setenv("MUSTER_WEATHER_FEED", f"simulated://?{query}")
    with pytest.raises(Unavailable, match="没有应答"):
        feed.fetch(LON, LAT)


def test_the_job_proposes_when_the_service_tells_of_a_turned_wind(monkeypatch: pytest.MonkeyPatch, ground: Any, as_role: Any) -> None:
    """Nobody enters anything: the worker asks every five minutes, the wind has turned by 20°, a difference is proposed."""
    monkeypatch.setenv("MUSTER_WEATHER_FEED", "simulated://?wind_from=45")
    leader = as_role("duty_leader", "huangshi")
    incident = take_call(leader)
    leader.call("POST", f"/api/incidents/{incident['id']}/weather/ask")
    run_jobs()
    made = run(leader, incident, amount_t=20)
    run_jobs()
    assert leader.call("POST", f"/api/simulations/{made['id']}/adopt", {}).status_code == 200
    monkeypatch.setenv("MUSTER_WEATHER_FEED", "simulated://?wind_from=65")
    with time.frozen(time.now() + timedelta(minutes=5)), acting_as(Actor.system("平台")):
        jobs.follow_weather()
        while run_jobs():
            pass
    proposals = leader.call("GET", f"/api/incidents/{incident['id']}/zone-proposals").data
    assert [(p["status"], p["trigger"], p["turned"]) for p in proposals] == [("proposed", "wind_turned", 20), ("accepted", "first", None)]


def test_a_silent_service_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSTER_WEATHER_FEED", "http://127.0.0.1:9/")
    with pytest.raises(Unavailable, match="没有应答"):
        feed.fetch(LON, LAT)


def test_without_a_service_nobody_is_asked(ground: Any, as_role: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    assert duty.call("POST", f"/api/incidents/{incident['id']}/weather/ask").data == {"asked": False}
    with pytest.raises(Unavailable, match="未配置"):
        feed.fetch(LON, LAT)


def test_weather_needs_something_and_a_time_that_has_come(ground: Any, as_role: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    assert weather(duty, incident, status=422, wind_speed=None, wind_from=None)["code"] == "weather-empty"
    ahead = (time.now() + timedelta(hours=2)).isoformat()
    assert weather(duty, incident, status=422, observed_at=ahead)["code"] == "time-in-the-future"
    assert weather(as_role("duty_officer", "yichang"), incident, status=404)
    assert weather(as_role("expert", "huangshi"), incident, status=403)


def test_old_weather_is_not_used_and_ageing_weather_says_so(ground: Any, as_role: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    weather(duty, incident, observed_at=(time.now() - timedelta(hours=2)).isoformat())
    path = f"/api/incidents/{incident['id']}/simulations/draft"
    assert duty.call("GET", path).data["weather"]["is_old"] is True
    weather(duty, incident, observed_at=(time.now() - timedelta(minutes=5)).isoformat(), wind_from=180)
    assert duty.call("GET", path).data["weather"]["is_old"] is False
    assert run(duty, incident, amount_t=10)["sentence"]["zh"] == "风从 S 来，向 N 去"


def test_a_station_too_far_away_does_not_speak_for_the_scene(ground: Any, as_role: Any) -> None:
    duty = as_role("duty_officer", "huangshi")
    incident = take_call(duty)
    at = time.now().isoformat()
    stations = [{"station_id": "far", "lon": 115.6, "lat": 29.83, "observed_at": at, "wind_from": 10.0, "wind_speed": 1.0}]
    assert duty.call("POST", "/api/weather/observations", {"observations": stations}).status_code == 201
    path = f"/api/incidents/{incident['id']}/simulations/draft"
    assert duty.call("GET", path).data["weather"] is None
    stations[0] |= {"station_id": "near", "lon": 115.3}
    duty.call("POST", "/api/weather/observations", {"observations": stations})
    assert duty.call("GET", path).data["weather"]["kind"] == "station"
