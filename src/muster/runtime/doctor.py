"""`muster doctor`: look at everything, and say for each finding what to do."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from muster.runtime import preflight, supervisor
from muster.runtime.cli import place
from muster.runtime.front import HEADERS
from muster.runtime.site import ROLES, Site, os_user
from muster.runtime.speech import tell


@dataclass(frozen=True)
class Finding:
    """One look: what was looked at, whether it is well, and what to do if not."""

    subject: str
    well: bool
    words: str


def doctor(words: argparse.Namespace, _rest: list[str]) -> int:
    """Print every finding; exit code 1 when one is not well."""
    findings = list(examine(place(words)))
    if words.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            print(f"{'✓' if finding.well else '✗'} {finding.subject}  {finding.words}".rstrip())
    return 0 if all(finding.well for finding in findings) else 1


def examine(site: Site) -> Iterator[Finding]:
    """Every finding, from the machine up to the processes."""
    state = supervisor.read_state(site)
    is_running = supervisor.supervisor_of(state) is not None
    yield Finding("python", sys.version_info >= (3, 11), sys.version.split()[0])
    missing = preflight.missing_packages(site)
    yield Finding("packages", not missing, str(preflight.ask_administrator(missing)) if missing else "")
    for refusal in preflight.reasons(site):
        is_port = is_running and str(site.port) in refusal.en and "in use" in refusal.en
        if not is_port:
            yield Finding("preflight", False, str(refusal))
    yield from _built(site)
    if site.state.is_dir():
        yield from _installation(site)
    if not is_running:
        yield Finding(
            "platform", False, tell("没有在运行：./muster up", "not running: ./muster up")
        )
        return
    yield from _running(site, state or {})


def _built(site: Site) -> Iterator[Finding]:
    pages = [name for name in ("index.html", "field.html") if not (site.web_dist / name).exists()]
    advice = tell("界面未构建：./muster up 会构建", "screens are not built: ./muster up builds them")
    yield Finding("screens", not pages, advice if pages else str(site.web_dist))


def _installation(site: Site) -> Iterator[Finding]:
    megabytes = shutil.disk_usage(site.data).free // 1024**2
    yield Finding("disk", megabytes >= 2048, tell(f"剩余 {megabytes} MB", f"{megabytes} MB free"))
    if os.access(site.data / "secrets" / "kept", os.R_OK):
        loose = [
            str(path)
            for path in (site.data / "secrets").rglob("*")
            if path.is_file() and stat.S_IMODE(path.stat().st_mode) != 0o600
        ]
        advice = tell(f"权限应为 0600:chmod 600 {' '.join(loose)}", f"must be 0600: chmod 600 {' '.join(loose)}")
        yield Finding("secrets", not loose, advice if loose else "0600")


def _running(site: Site, state: dict[str, object]) -> Iterator[Finding]:
    listed = state.get("children")
    for child in listed if isinstance(listed, list) else []:
        reported = child.get("reported") or {}
        words = f"pid {child['pid']}, {tell('重启', 'restarts')} {child['restarts']}"
        if not child["healthy"]:
            words += f", {reported.get('error', '')}; ./muster logs {child['name']}"
        yield Finding(f"process {child['name']}", bool(child["healthy"]), words)
    yield _headers(str(state.get("url")), is_lan=bool(state.get("lan")), site=site)
    for role in ROLES:
        yield _database(site, role)


def _headers(url: str, *, is_lan: bool, site: Site) -> Finding:
    """The security headers as a browser gets them."""
    import ssl
    import urllib.request

    trusted = ssl.create_default_context(cafile=str(site.tls / "ca.crt")) if is_lan else None
    handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
    if trusted is not None:
        handlers.append(urllib.request.HTTPSHandler(context=trusted))
    try:
        with urllib.request.build_opener(*handlers).open(f"{url}/", timeout=5) as answer:
            said = answer.headers
    except OSError as error:
        return Finding("security headers", False, f"{url}: {error}")
    wrong = [name for name, value in HEADERS.items() if said.get_all(name) != [value]]
    advice = tell(f"缺少或不符：{'、'.join(wrong)}", f"missing or different: {', '.join(wrong)}")
    return Finding("security headers", not wrong, advice if wrong else "")


def _database(site: Site, role: str) -> Finding:
    """The role's own look at the database, as its own system user."""
    import subprocess

    from muster.runtime import children
    from muster.runtime.processes import as_user

    code = (
        "import os; from muster.runtime.preflight import check_database; "
        f"check_database(os.environ['DATABASE_URL'], role={role!r})"
    )
    done = subprocess.run(
        as_user(os_user(role) if site.is_root else None, [str(site.python), "-c", code]),
        env=children.environment(site, role), cwd="/", capture_output=True, text=True, check=False,
    )  # fmt: skip
    last = (done.stderr.strip().splitlines() or [""])[-1].removeprefix("muster.runtime.speech.Refusal: ")
    return Finding(f"database role {ROLES[role]}", done.returncode == 0, last)

