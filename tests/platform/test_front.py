"""What every browser gets from the front: the headers exactly, one origin, no foreign name."""

import gzip
from functools import partial

import httpx
import pytest

from muster.runtime.front import HEADERS
from tests.support.platform import READY_SECONDS, Platform

pytestmark = pytest.mark.platform
get, post = partial(httpx.get, timeout=READY_SECONDS), partial(httpx.post, timeout=READY_SECONDS)


@pytest.mark.parametrize("path", ["/", "/duty/desk", "/m", "/m/tasks", "/api/session", "/api/nowhere", "/assets/none.js"])
def test_the_security_headers_are_exact_and_said_once(platform: Platform, path: str) -> None:
    answer = get(platform.base_url + path)
    for name, value in HEADERS.items():
        assert answer.headers.get_list(name) == [value]
    assert answer.headers["server"] == "nginx"
    assert "strict-transport-security" not in answer.headers


def test_pages_are_asked_for_again_and_hashed_files_are_kept(platform: Platform) -> None:
    page = get(platform.base_url + "/")
    assert page.headers["cache-control"] == "no-cache"
    script = page.text.split('src="')[1].split('"')[0]
    answer = get(platform.base_url + script, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.compress(answer.content)


def test_desk_and_field_are_two_pages_of_one_origin(platform: Platform) -> None:
    assert get(platform.base_url + "/incidents/any").text == get(platform.base_url + "/").text
    assert get(platform.base_url + "/m/tasks").text == get(platform.base_url + "/m").text
    assert get(platform.base_url + "/m").text != get(platform.base_url + "/").text


def test_a_foreign_host_name_is_refused(platform: Platform) -> None:
    assert get(platform.base_url + "/api/session", headers={"Host": "evil.example"}).status_code == 421


def test_an_upload_beyond_its_limit_is_refused_at_the_door(platform: Platform) -> None:
    assert post(platform.base_url + "/api/reports", content=b"x" * (1024**2 + 1)).status_code == 413
    assert post(platform.base_url + "/api/imports", content=b"x" * (20 * 1024**2 + 1)).status_code == 413


def test_a_script_from_elsewhere_may_not_write(platform: Platform) -> None:
    answer = post(platform.base_url + "/_allauth/browser/v1/auth/login", headers={"Origin": "https://evil.example"},
                        json={"username": "a", "password": "b"})
    assert answer.status_code == 403
