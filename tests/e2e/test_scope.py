"""The officer of an unrelated city sees nothing of another's: not in lists, search, room, map tiles, exports, nor on the stream."""

import io
import math
import time

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.support.browser import Screens
from tests.support.platform import Platform

pytestmark = [pytest.mark.platform, pytest.mark.browser]

_TILE = "path => fetch(path).then(answer => answer.arrayBuffer()).then(found => Array.from(new Uint8Array(found)))"
REGISTERS = ["enterprises", "hazards", "targets"]


def _tile(lon: float, lat: float, zoom: int = 12) -> str:
    """The tile that holds a point."""
    x = int((lon + 180) / 360 * 2**zoom)
    y = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**zoom)
    return f"{zoom}/{x}/{y}"


def test_another_citys_officer_sees_nothing_of_it(screens: Screens, platform: Platform) -> None:
    mark = f"界碑{time.time_ns() % 10**9}"
    there, here = platform.as_role("duty_officer", org="黄石市"), platform.as_role("duty_leader", org="宜昌市")
    theirs = {name: [each for each in there.get(f"/api/{name}", limit=100).json()["items"] if each["lon"] is not None] for name in REGISTERS}
    assert all(theirs.values())
    owner = screens.sign_in("duty_officer", org="黄石市", at="/reg/enterprises")
    stranger = screens.sign_in("duty_officer", org="宜昌市", at="/ops/incidents")
    page = stranger.page
    expect(page.get_by_role("heading", name="事件列表")).to_be_visible()

    # The stream: what comes after it in the same order is here, so it would be too.
    call = {"what": "hazmat_leak", "caller_name": "李某"}
    secret = there.post("/api/reports", {**call, "place_text": f"阳新县{mark}", "lon": 115.4, "lat": 29.85}).json()["incident"]
    own = here.post("/api/reports", {**call, "place_text": "枝江市某化工厂", "lon": 111.75, "lat": 30.43}).json()["incident"]
    expect(page.get_by_text(own["number"])).to_be_visible()
    expect(page.get_by_text(mark)).to_have_count(0)
    page.get_by_role("button", name="提醒").click()
    expect(page.locator("#alert-list").get_by_role("link").filter(has_text="枝江市").first).to_be_visible()
    expect(page.get_by_text(mark)).to_have_count(0)

    # Search, by words and by name; the room by its address.
    for words, path in ((mark, "/api/incidents"), (theirs["enterprises"][0]["name"], "/api/enterprises")):
        with page.expect_response(lambda answer, path=path: path in answer.url and "q=" in answer.url) as answered:  # type: ignore[misc]  # bound at once
            page.get_by_role("combobox", name="搜索").fill(words)
        assert answered.value.json()["items"] == []
        expect(page.get_by_text("正在找…")).to_have_count(0)
        expect(page.get_by_role("option").filter(has_text=words)).to_have_count(0)
    stranger.open(f"/ops/incidents/{secret['id']}")
    expect(page.get_by_role("alert")).to_contain_text("没有这条记录")

    # Tiles of the very ground that is full of them.
    for name in REGISTERS:
        for each in theirs[name][:3]:
            path = f"/api/tiles/{name}/{_tile(each['lon'], each['lat'])}.mvt"
            assert each["name"].encode() in bytes(owner.page.evaluate(_TILE, path)) or each["id"].encode() in bytes(owner.page.evaluate(_TILE, path)), path
            assert page.evaluate(_TILE, path) == [], path

    # The table that is taken away.
    stranger.open("/reg/enterprises")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出").click()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(download.value.path().read_bytes())).get_sheet_by_index(0).to_python()
    said = {str(cell) for row in rows for cell in row}
    assert len(rows) > 1
    assert not said & {each["name"] for each in theirs["enterprises"]}
