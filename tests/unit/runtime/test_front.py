"""The front serves one origin, says the security headers exactly, and answers to its own names only."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from muster.runtime import front
from muster.runtime.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(root=tmp_path, data=tmp_path, port=18_190)


def location(text: str, name: str) -> str:
    found = re.search(rf"location {re.escape(name)} {{(.*?)\n    }}", text, re.S)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    "name", ["= /-/front", "= /api/stream", "/api/imports", "/api/", "/_allauth/", "/assets/", "= /m", "/m/", "/"]
)
def test_every_location_says_every_header_once(site: Site, name: str) -> None:
    block = location(front.configuration(site, web=1, stream=2), name)
    for header, value in front.HEADERS.items():
        assert block.count(f'add_header {header} "{value}" always;') == 1
    assert "Strict-Transport-Security" not in re.sub(r"proxy_hide_header [^;]*;", "", block)


def test_the_policy_allows_nothing_inline(site: Site) -> None:
    assert "unsafe" not in front.CONTENT_SECURITY_POLICY
    assert "style-src-attr 'none'" in front.CONTENT_SECURITY_POLICY


def test_the_stream_is_not_buffered_and_uploads_have_their_limit(site: Site) -> None:
    text = front.configuration(site, web=1, stream=2)
    assert "proxy_buffering off" in location(text, "= /api/stream")
    assert "gzip off" in location(text, "= /api/stream")
    assert "client_max_body_size 20m" in location(text, "/api/imports")
    assert "client_max_body_size 1m;" in text


def test_without_the_local_network_only_loopback_listens_and_in_it_only_https(site: Site) -> None:
    plain = front.configuration(site, web=1, stream=2)
    assert set(re.findall(r"listen ([^;]*);", plain)) == {"127.0.0.1:18190 default_server", "127.0.0.1:18190"}
    secure = front.configuration(
        Site(root=site.root, data=site.data, port=18_191, lan=True), web=1, stream=2
    )
    assert all(" ssl" in address for address in re.findall(r"listen ([^;]*);", secure))
    assert "Strict-Transport-Security" in location(secure, "/api/")


@pytest.mark.skipif(not front.NGINX.exists(), reason="nginx is installed by ./muster test")
def test_nginx_accepts_the_configuration(site: Site) -> None:
    path = front.write_configuration(site, web=1, stream=2) if shutil.which("nginx") else None
    assert path is not None
    done = subprocess.run(
        [str(front.NGINX), "-t", "-p", str(site.front), "-c", str(path), "-e", "stderr"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "syntax is ok" in done.stderr, done.stderr
    assert "[warn]" not in done.stderr.replace('the "user" directive', "")
