"""The installation's own certificate authority and certificate, for phones on the local network."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import shutil
import socket
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

from muster.runtime.keys import write_private
from muster.runtime.site import Site, os_user

AUTHORITY_DAYS, SERVER_DAYS, RENEW_DAYS = 3650, 397, 30
_SIOCGIFADDR = 0x8915


def names_of_this_machine() -> list[str]:
    """Names and addresses under which the local network reaches this machine, this machine's own first."""
    host = socket.gethostname()
    names = ["localhost", "127.0.0.1", host]
    if "." not in host:
        names.append(f"{host}.local")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, interface in socket.if_nameindex():
            with contextlib.suppress(OSError):
                import fcntl

                answer = fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, struct.pack("256s", interface.encode()[:15]))
                names.append(socket.inet_ntoa(answer[20:24]))
    return list(dict.fromkeys(names))


def ensure_certificate(site: Site, names: list[str]) -> tuple[str, str]:
    """Make or renew the certificate for the names; returns the fingerprints of authority and certificate (SHA-256)."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    site.tls.mkdir(parents=True, exist_ok=True, mode=0o711)
    authority_path, server_path = site.tls / "ca.crt", site.tls / "server.crt"
    if not authority_path.exists() or not (site.tls / "ca.key").exists():
        _make_authority(site)
    authority = x509.load_pem_x509_certificate(authority_path.read_bytes())
    if not _serves(server_path, names):
        _make_server(site, names)
    server = x509.load_pem_x509_certificate(server_path.read_bytes())
    return authority.fingerprint(hashes.SHA256()).hex(":"), server.fingerprint(hashes.SHA256()).hex(":")


def _serves(path: Path, names: list[str]) -> bool:
    """Whether the certificate there covers the names and does not end soon."""
    from cryptography import x509

    if not path.exists():
        return False
    found = x509.load_pem_x509_certificate(path.read_bytes())
    covered = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    texts = {str(name.value) for name in covered}
    return set(names) <= texts and found.not_valid_after_utc - datetime.now(UTC) > timedelta(days=RENEW_DAYS)


def _make_authority(site: Site) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Muster {socket.gethostname()}"[:64])])
    now = datetime.now(UTC)
    authority = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
                key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    write_private(site.tls / "ca.key", _pem(key))
    (site.tls / "ca.crt").write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    (site.tls / "ca.crt").chmod(0o644)
    (site.tls / "server.crt").unlink(missing_ok=True)


def _make_server(site: Site, names: list[str]) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    authority = x509.load_pem_x509_certificate((site.tls / "ca.crt").read_bytes())
    signer = serialization.load_pem_private_key((site.tls / "ca.key").read_bytes(), password=None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise TypeError("the authority's key is not of the kind that we make")
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    server = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=SERVER_DAYS))
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )
    write_private(site.tls / "server.key", _pem(key), owner=os_user("front") if site.is_root else None)
    (site.tls / "server.crt").write_bytes(server.public_bytes(serialization.Encoding.PEM))
    (site.tls / "server.crt").chmod(0o644)
    if os.geteuid() == 0:
        shutil.chown(site.tls / "server.crt", os_user("front"))


def _general(name: str):  # type: ignore[no-untyped-def]  # the library is imported only when a certificate is made
    from cryptography import x509

    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(key) -> str:  # type: ignore[no-untyped-def]  # as above
    from cryptography.hazmat.primitives import serialization

    text: bytes = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return text.decode("ascii")
