"""``up --lan``: https with a certificate of its own, and no plain http beyond loopback."""

import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from muster.runtime.children import free_port
from muster.runtime.front import HEADERS, STRICT_TRANSPORT
from tests.support.platform import ROOT

pytestmark = pytest.mark.platform


@pytest.fixture(scope="module")
def lan() -> Iterator[tuple[Path, int, str]]:
    """A platform on the local network: its data directory, port, and what ``up`` said."""
    place = Path(f"/tmp/muster-l{os.getpid()}")
    place.mkdir(mode=0o755)
    port = free_port()
    command = [str(ROOT / "muster"), "up", "--detach", "--lan", "--empty", "--data-dir", str(place / "d"), "--port", str(port)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "MUSTER_CALLER_LANG": "en"})
    try:
        assert done.returncode == 0, done.stdout + done.stderr
        yield place / "d", port, done.stdout
    finally:
        subprocess.run([str(ROOT / "muster"), "stop", "--data-dir", str(place / "d")], check=False, capture_output=True)
        shutil.rmtree(place, ignore_errors=True)


def test_names_and_fingerprint_are_printed_and_hold(lan: tuple[Path, int, str]) -> None:
    data, port, said = lan
    trusted = ssl.create_default_context(cafile=str(data / "tls" / "ca.crt"))
    answer = httpx.get(f"https://localhost:{port}/api/session", verify=trusted)
    assert answer.status_code == 200
    for name, value in (HEADERS | STRICT_TRANSPORT).items():
        assert answer.headers.get_list(name) == [value]
    assert all("secure" in cookie.lower() for cookie in answer.headers.get_list("set-cookie"))
    der = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", port)))
    import hashlib

    printed = re.findall(r"fingerprint[^:]*: ([0-9a-f:]{95})", said)
    assert hashlib.sha256(der).hexdigest() in {entry.replace(":", "") for entry in printed}


def test_plain_http_gets_the_https_address_and_nothing_else(lan: tuple[Path, int, str]) -> None:
    answer = httpx.get(f"http://127.0.0.1:{lan[1]}/api/session")
    assert answer.status_code == 400
    assert "https" in answer.text
    assert "set-cookie" not in answer.headers


def test_an_old_protocol_is_refused(lan: tuple[Path, int, str]) -> None:
    listed = subprocess.run(["cat", str(lan[0] / "front" / "nginx.conf")], capture_output=True, text=True, check=True).stdout
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in listed
