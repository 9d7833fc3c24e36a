"""``up --lan``: https with a certificate of its own, and no plain http beyond loopback."""

import hashlib
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from muster.runtime.children import free_port
from muster.runtime.front import HEADERS, STRICT_TRANSPORT
from tests.support.platform import READY_SECONDS, Platform, Visitor

pytestmark = pytest.mark.platform


@dataclass(frozen=True)
class Lan:
    """The installation while it serves the local network."""

    platform: Platform
    port: int
    said: str

    @property
    def url(self) -> str:
        """Its address on this machine."""
        return f"https://localhost:{self.port}"

    @property
    def trust(self) -> ssl.SSLContext:
        """What a phone trusts after its authority was installed."""
        return ssl.create_default_context(cafile=str(self.platform.data_dir / "tls" / "ca.crt"))


@pytest.fixture(scope="module")
def lan(running_platform: Platform) -> Iterator[Lan]:
    """The running installation, stopped and started for the local network; afterwards as it was."""
    port = free_port()
    running_platform.stop()
    try:
        yield Lan(running_platform, port, running_platform.up("--lan", port=str(port)))
    finally:
        running_platform.stop()
        running_platform.up()
        running_platform.wait_settled()


def test_names_and_fingerprint_are_printed_and_hold(lan: Lan) -> None:
    answer = httpx.get(f"{lan.url}/api/session", verify=lan.trust, timeout=READY_SECONDS)
    assert answer.status_code == 200
    for name, value in (HEADERS | STRICT_TRANSPORT).items():
        assert answer.headers.get_list(name) == [value]
    assert all("secure" in cookie.lower() for cookie in answer.headers.get_list("set-cookie"))
    der = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", lan.port)))
    printed = re.findall(r"fingerprint[^:]*: ([0-9a-f:]{95})", lan.said)
    assert hashlib.sha256(der).hexdigest() in {entry.replace(":", "") for entry in printed}


def test_a_captain_opens_the_phone_s_page_and_signs_in(lan: Lan) -> None:
    captain = lan.platform.account("team_captain")
    phone = Visitor(lan.url, trusts=lan.trust)
    try:
        assert phone.get("/m").status_code == 200
        phone.sign_in(captain["username"], captain["password"])
        assert phone.read("/api/session")["account"]["username"] == captain["username"]
        assert "__Host-muster" in phone.http.cookies
    finally:
        phone.close()


def test_plain_http_gets_the_https_address_and_nothing_else(lan: Lan) -> None:
    answer = httpx.get(f"http://127.0.0.1:{lan.port}/api/session", timeout=READY_SECONDS)
    assert answer.status_code == 400
    assert "https" in answer.text
    assert "set-cookie" not in answer.headers


def test_an_old_protocol_is_refused(lan: Lan) -> None:
    listed = Path(lan.platform.data_dir / "front" / "nginx.conf").read_text("utf-8")
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in listed
