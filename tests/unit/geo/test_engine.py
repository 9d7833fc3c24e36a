"""An engine that is away, slow or senseless is noticed at once, left alone for a moment, and asked again by itself."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from muster.apps.geo.adapters.engine import Engine
from muster.apps.geo.rules.travel import Away


class Answers:
    """A web server that answers as told."""

    def __init__(self) -> None:
        self.asked = 0
        self.status, self.body = 200, b'{"fine": true}'
        self.go_on = threading.Event()
        self.go_on.set()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.asked += 1
                self.rfile.read(int(self.headers["Content-Length"]))
                outer.go_on.wait(10)
                self.send_response(outer.status)
                self.send_header("Content-Length", str(len(outer.body)))
                self.end_headers()
                self.wfile.write(outer.body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()


@pytest.fixture
def answers():
    server = Answers()
    yield server
    server.go_on.set()
    server.server.shutdown()
    server.server.server_close()


def test_an_engine_answers(answers):
    assert Engine(answers.address).ask("matrix", {}) == {"fine": True}


def test_an_engine_that_is_gone_is_noticed_at_once_and_found_again_by_itself(answers, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("muster.apps.geo.adapters.engine.time.monotonic", lambda: clock[0])
    engine = Engine(answers.address)
    answers.body = b"not json"
    with pytest.raises(Away, match="engine-away"):
        engine.ask("matrix", {})
    answers.body = b'{"fine": true}'
    with pytest.raises(Away, match="engine-away"):
        engine.ask("matrix", {})
    assert answers.asked == 1, "it is left alone for a moment"
    clock[0] += 0.6
    assert engine.ask("matrix", {}) == {"fine": True}
    assert engine.ask("matrix", {}) == {"fine": True}


def test_nobody_listens(answers):
    answers.server.shutdown()
    answers.server.server_close()
    began = time.monotonic()
    with pytest.raises(Away, match="engine-away"):
        Engine(answers.address).ask("matrix", {})
    assert time.monotonic() - began < 60


def test_a_slow_engine_is_given_up(answers):
    answers.go_on.clear()
    with pytest.raises(Away, match="engine-slow"):
        Engine(answers.address, patience=0.05).ask("matrix", {})


def test_only_one_of_many_waits_to_find_out_whether_it_is_back(answers, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("muster.apps.geo.adapters.engine.time.monotonic", lambda: clock[0])
    engine, found = Engine(answers.address), []
    answers.body = b"not json"
    with pytest.raises(Away):
        engine.ask("matrix", {})
    clock[0] += 0.6
    answers.body = b'{"fine": true}'
    answers.go_on.clear()
    probe = threading.Thread(target=lambda: found.append(engine.ask("matrix", {}, patience=30.0)))
    probe.start()
    while answers.asked < 2:
        time.sleep(0.01)
    with pytest.raises(Away, match="engine-away"):
        engine.ask("matrix", {})
    answers.go_on.set()
    probe.join()
    assert (found, answers.asked) == ([{"fine": True}], 2)
    assert engine.ask("matrix", {}) == {"fine": True}


def test_an_engine_without_roads_says_so_and_is_not_left_alone(answers):
    engine = Engine(answers.address)
    answers.status, answers.body = 503, json.dumps({"code": "no-roads"}).encode()
    for _ in range(2):
        with pytest.raises(Away, match="no-road-data"):
            engine.ask("matrix", {})
    assert answers.asked == 2
