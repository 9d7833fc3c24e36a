"""Tiles, sources and 天地图."""

import httpx
import pytest

from muster.apps.geo import actions
from muster.apps.geo.adapters import tianditu
from muster.kit.actors import Actor
from muster.kit.errors import NotFound, Unavailable

pytestmark = pytest.mark.usefixtures("ground")


@pytest.fixture
def officer(as_role):
    return as_role("duty_officer", "huangshi")


def layers(body: bytes) -> dict[str, set[str]]:
    """Names of the layers of a tile and the keys of their attributes: a reader of protocol buffers, just enough."""

    def fields(data: bytes):
        at = 0
        while at < len(data):
            tag, at = varint(data, at)
            if tag & 7 == 2:
                size, at = varint(data, at)
                yield tag >> 3, data[at : at + size]
                at += size
            else:
                _, at = varint(data, at)

    def varint(data: bytes, at: int) -> tuple[int, int]:
        value = shift = 0
        while True:
            byte = data[at]
            value |= (byte & 0x7F) << shift
            at, shift = at + 1, shift + 7
            if byte < 0x80:
                return value, at

    found = {}
    for number, layer in fields(body):
        assert number == 3
        parts = list(fields(layer))
        name = next(value.decode() for n, value in parts if n == 1)
        found[name] = {value.decode() for n, value in parts if n == 3}
    return found


def test_roads_and_places_are_drawn_without_boundaries(officer):
    response = officer.get("/api/tiles/base/9/419/211.mvt")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/vnd.mapbox-vector-tile"
    found = layers(response.content)
    assert set(found) == {"road", "place"}
    assert {"class", "route", "km", "kmh", "mark"} <= found["road"]
    assert {"name", "short", "kind", "rank", "mark"} <= found["place"]


def test_boundaries_add_ground_and_lines(officer, packages):
    actions.load_boundaries(actor=Actor.system("测试"), folder=packages)
    found = layers(officer.get("/api/tiles/base/9/419/211.mvt").content)
    assert found["land"] == {"code", "name", "level"}
    assert found["boundary"] == {"level"}


def test_a_tile_that_has_not_changed_is_not_sent_again(officer, packages):
    first = officer.get("/api/tiles/base/9/419/211.mvt")
    assert "private" in first["Cache-Control"]
    again = officer.get("/api/tiles/base/9/419/211.mvt", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    actions.load_boundaries(actor=Actor.system("测试"), folder=packages)
    changed = officer.get("/api/tiles/base/9/419/211.mvt", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


def test_an_empty_tile_has_no_content(officer):
    assert officer.get("/api/tiles/base/9/0/0.mvt").status_code == 204


@pytest.mark.parametrize("path", ["15/0/0", "3/8/0", "3/0/-1", "-1/0/0", f"15/0/{10**24}"])
def test_a_tile_that_cannot_be_is_refused(officer, path):
    assert officer.get(f"/api/tiles/base/{path}.mvt").status_code in (404, 422)


def test_tiles_are_for_those_who_may_see_the_map(as_role):
    assert as_role("anonymous", "").get("/api/tiles/base/9/419/211.mvt").status_code == 401
    assert as_role("nobody", "huangshi").get("/api/tiles/base/9/419/211.mvt").status_code == 403


def test_sources_say_what_is_missing_and_what_a_published_map_needs(officer, packages):
    before = officer.call("GET", "/api/map/sources").data
    assert before["has_boundaries"] is False
    assert all("审图号" in before["review_note"][language] and "GeoNames" in before["attribution"][language] for language in ("zh", "en"))
    assert {s["key"] for s in before["sources"]} >= {"divisions", "places", "roads", "population", "boundaries"}
    actions.load_boundaries(actor=Actor.system("测试"), folder=packages)
    after = officer.call("GET", "/api/map/sources").data
    assert after["has_boundaries"] is True
    assert after["version"] != before["version"]


def test_tianditu_without_a_key_is_a_clear_refusal(officer, monkeypatch):
    monkeypatch.delenv("MUSTER_TIANDITU_KEY", raising=False)
    monkeypatch.delenv("MUSTER_SECRETS_DIR", raising=False)
    response = officer.call("GET", "/api/tianditu/vec/8/209/105")
    assert (response.status_code, response.data["code"]) == (404, "tianditu-not-configured")
    assert officer.call("GET", "/api/map/sources").data["has_tianditu"] is False


def answering(status=200, kind="image/png", body=b"\x89PNG", seen=None):
    def handle(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request.url)
        return httpx.Response(status, headers={"Content-Type": kind, "Location": "http://127.0.0.1/"}, content=body)

    return httpx.MockTransport(handle)


def test_tianditu_is_asked_at_its_own_hosts_with_the_key(monkeypatch):
    monkeypatch.setenv("MUSTER_TIANDITU_KEY", "abc123")
    seen: list[httpx.URL] = []
    assert tianditu.fetch("img", 8, 209, 105, transport=answering(seen=seen)) == (b"\x89PNG", "image/png")
    assert seen[0].host.endswith(".tianditu.gov.cn")
    assert (seen[0].scheme, seen[0].params["tk"], seen[0].params["TILECOL"]) == ("https", "abc123", "209")


@pytest.mark.parametrize("answer", [
    {"status": 302}, {"status": 403}, {"kind": "text/html"}, {"body": b"x" * 2_000_001},
])  # fmt: skip
def test_what_is_no_picture_of_tianditu_is_not_passed_on(monkeypatch, answer):
    monkeypatch.setenv("MUSTER_TIANDITU_KEY", "abc123")
    with pytest.raises(Unavailable) as refusal:
        tianditu.fetch("vec", 8, 209, 105, transport=answering(**answer))
    assert refusal.value.code == "tianditu-unreachable"
    assert "abc123" not in str(refusal.value)


def test_a_silent_service_is_left_alone_for_a_while_and_the_key_is_not_told(monkeypatch):
    asked = []

    def fail(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        raise httpx.ConnectTimeout(f"no answer from {request.url}", request=request)

    monkeypatch.setenv("MUSTER_TIANDITU_KEY", "abc123")
    gate = tianditu.Gate(silence=60.0)
    for _ in range(3):
        with pytest.raises(Unavailable) as refusal:
            tianditu.fetch("vec", 8, 209, 105, transport=httpx.MockTransport(fail), gate=gate)
        assert "abc123" not in str(refusal.value)
    assert len(asked) == 1


def test_a_service_that_answers_again_is_asked_again(monkeypatch):
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("no answer", request=request)

    monkeypatch.setenv("MUSTER_TIANDITU_KEY", "abc123")
    gate = tianditu.Gate(silence=0.0)
    with pytest.raises(Unavailable):
        tianditu.fetch("vec", 8, 209, 105, transport=httpx.MockTransport(fail), gate=gate)
    assert tianditu.fetch("vec", 8, 209, 105, transport=answering(), gate=gate)[1] == "image/png"


def test_only_a_few_wait_for_the_service_at_once(monkeypatch):
    monkeypatch.setenv("MUSTER_TIANDITU_KEY", "abc123")
    monkeypatch.setattr(tianditu, "_TURN", 0.01)
    gate = tianditu.Gate(at_once=1)
    with gate.turn(), pytest.raises(Unavailable) as refusal:
        tianditu.fetch("vec", 8, 209, 105, transport=answering(), gate=gate)
    assert refusal.value.params["reason"] == "busy"


@pytest.mark.parametrize("layer", ["../vec", "vec@evil", "VEC", ""])
def test_only_known_layers_are_asked(monkeypatch, layer):
    monkeypatch.setenv("MUSTER_TIANDITU_KEY", "abc123")
    with pytest.raises(NotFound):
        tianditu.fetch(layer, 8, 209, 105, transport=answering())
