"""The processes of the platform: their commands, users, environments and health checks."""

from __future__ import annotations

import random
import signal
import socket
from pathlib import Path

from muster.runtime import front, postgres
from muster.runtime.site import GROUP, POSTGRES_BIN, Site, os_user
from muster.runtime.supervisor import Child, Probe, http_probe

SETTINGS = "muster.server.settings"
#: What a role's process is called in logs and settings.
PROCESS = {"owner": "manage", "web": "web", "stream": "stream", "job": "worker"}

#: A process of many threads gives back what one job needed: few arenas, large blocks straight from the kernel, no threads of BLAS.
FRUGAL = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072", "OPENBLAS_NUM_THREADS": "1"}


def environment(site: Site, role: str, **more: str) -> dict[str, str]:
    """What a process of ours is told, and nothing of the caller's environment."""
    told = {
        "PATH": f"{site.python.parent}:/usr/bin:/bin:{POSTGRES_BIN}",
        "HOME": str(site.files),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONPATH": str(site.root / "src"),
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        **FRUGAL,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DATABASE_URL": site.database(role),
        "MUSTER_PROCESS": PROCESS[role],
        "MUSTER_DATA_DIR": str(site.files),
        "MUSTER_SECRETS_DIR": str(site.secrets(role)),
        "MUSTER_ORIGIN": ",".join(site.origins()),
    }
    if site.settings().get("demonstration"):
        told["MUSTER_DEMONSTRATION"] = "1"
    if site.lan:
        told["MUSTER_LAN"] = "1"
    return {**told, **more}


def free_port(taken: set[int] | None = None) -> int:
    """A free loopback port below the range that the kernel gives to outgoing connections."""
    taken = set() if taken is None else taken
    for _ in range(200):
        port = random.randint(20_000, 31_999)
        if port in taken:
            continue
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        taken.add(port)
        return port
    raise OSError("no free port between 20000 and 31999")


def user(site: Site, role: str) -> str | None:
    """The system user of a role, or None when everything runs as the caller."""
    return os_user(role) if site.is_root else None


def postgres_child(site: Site) -> Child:
    """The private database."""

    def probe() -> dict[str, object]:
        if not postgres.is_ready(site):
            raise OSError("not ready")
        return {"status": "ok"}

    return Child(
        name="postgres", argv=postgres.server(site), env=postgres.environment(), probe=probe,
        user=user(site, "db"), group=GROUP if site.is_root else None, cwd=site.run,
        umask=0o077, stop_signal=signal.SIGINT, stop_seconds=60, death_signal="SIGINT",
    )  # fmt: skip


def _granian(site: Site, interface: str, target: str, port: int, *more: str) -> list[str]:
    return [
        str(site.python), "-m", "granian", "--interface", interface, "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--no-ws", "--workers-kill-timeout", "5", "--no-access-log", *more, target,
    ]  # fmt: skip


def web_child(site: Site, port: int, routing: int) -> Child:
    """The API."""
    told = {"MUSTER_PORT": str(port), "MUSTER_ROUTING_URL": f"http://127.0.0.1:{routing}"}
    return Child(
        name="web", user=user(site, "web"), env=environment(site, "web", **told),
        argv=_granian(site, "wsgi", "muster.runtime.wsgi:application", port, "--blocking-threads", "8"),
        probe=http_probe(f"http://127.0.0.1:{port}/api/health"),
    )  # fmt: skip


def stream_child(site: Site, port: int) -> Child:
    """The stream to the browsers."""
    return Child(
        name="stream", user=user(site, "stream"), env=environment(site, "stream", MUSTER_PORT=str(port)),
        argv=_granian(site, "asgi", "muster.runtime.asgi:application", port),
        probe=http_probe(f"http://127.0.0.1:{port}/api/stream/health"), stop_seconds=7,
    )  # fmt: skip


def worker_child(site: Site, port: int, routing: int) -> Child:
    """Relay and background jobs."""
    told = {"MUSTER_HEALTH_PORT": str(port), "MUSTER_ROUTING_URL": f"http://127.0.0.1:{routing}"}
    return Child(
        name="worker", user=user(site, "job"), env=environment(site, "job", **told),
        argv=[str(site.python), "-m", "django", "work"], probe=http_probe(f"http://127.0.0.1:{port}/health"),
        stop_seconds=15, follows=None if site.database_url else "postgres",
    )  # fmt: skip


def routing_environment(site: Site) -> dict[str, str]:
    """What the routing engine is told: nothing of the database, nothing of the secrets."""
    return {
        "PATH": f"{site.python.parent}:/usr/bin:/bin", "HOME": str(site.roads), "LC_ALL": "C.UTF-8", "TZ": "UTC",
        "PYTHONPATH": str(site.root / "src"), "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip


def routing_child(site: Site, port: int) -> Child:
    """The routing engine. Without it travel times come from the trunk network, so it may start late."""
    return Child(
        name="routing", user=user(site, "routing"), env=routing_environment(site),
        argv=[str(site.python), "-m", "muster.runtime.roads.engine", str(site.roads), str(port)],
        probe=http_probe(f"http://127.0.0.1:{port}/health"), stop_seconds=5,
    )  # fmt: skip


def front_child(site: Site, configuration: Path) -> Child:
    """The one address that browsers see."""
    probe: Probe = _tls_probe(site) if site.lan else http_probe(f"http://127.0.0.1:{site.port}{front.HEALTH_PATH}")
    return Child(
        name="front", user=user(site, "front"), argv=front.command(configuration, site), probe=probe,
        env={"PATH": "/usr/sbin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}, stop_seconds=5,
        death_signal="SIGTERM",
    )  # fmt: skip


def _tls_probe(site: Site) -> Probe:
    """A handshake with our own certificate."""
    import ssl

    def probe() -> dict[str, object]:
        context = ssl.create_default_context(cafile=str(site.tls / "ca.crt"))
        with (
            socket.create_connection(("127.0.0.1", site.port), timeout=3) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as secure,
        ):
            return {"status": "ok", "tls": secure.version()}

    return probe
