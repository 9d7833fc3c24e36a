"""An installation on the local network has its own authority, and a certificate that covers its names."""

import stat
from pathlib import Path

from cryptography import x509

from muster.runtime import keys
from muster.runtime.certificate import ensure_certificate
from muster.runtime.site import ROLES, Site


def site_at(path: Path, monkeypatch) -> Site:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return Site(root=path, data=path, port=1, lan=True)


def test_the_certificate_is_kept_until_the_names_change(tmp_path: Path, monkeypatch) -> None:
    site = site_at(tmp_path, monkeypatch)
    first = ensure_certificate(site, ["localhost", "192.0.2.7"])
    assert ensure_certificate(site, ["localhost", "192.0.2.7"]) == first
    authority, server = ensure_certificate(site, ["localhost", "192.0.2.8"])
    assert authority == first[0]
    assert server != first[1]


def test_the_authority_signed_the_certificate_and_its_key_is_private(tmp_path: Path, monkeypatch) -> None:
    site = site_at(tmp_path, monkeypatch)
    ensure_certificate(site, ["localhost"])
    authority, server = (x509.load_pem_x509_certificate((site.tls / name).read_bytes())
                         for name in ("ca.crt", "server.crt"))  # fmt: skip
    server.verify_directly_issued_by(authority)
    for name in ("ca.key", "server.key"):
        assert stat.S_IMODE((site.tls / name).stat().st_mode) == 0o600


def test_secrets_are_made_once_and_readable_by_their_owner_only(tmp_path: Path, monkeypatch) -> None:
    site = site_at(tmp_path, monkeypatch)
    for role in ROLES:
        site.secrets(role).mkdir(parents=True)
    keys.make_secrets(site)
    first = {role: (site.secrets(role) / "secret_key").read_text(encoding="utf-8") for role in ROLES}
    keys.make_secrets(site)
    assert len(set(first.values())) == 1
    assert all(len(secret) >= 43 for secret in first.values())
    assert first["web"] == (site.secrets("web") / "secret_key").read_text(encoding="utf-8")
    assert {stat.S_IMODE(path.stat().st_mode) for path in site.data.rglob("*_key")} == {0o600}
