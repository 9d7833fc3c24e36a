"""Where one installation lives: its code, its data directory, its ports, and who runs which process."""

from __future__ import annotations

import json
import os
import pwd
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

DEFAULT_PORT = 8000
DEFAULT_LAN_PORT = 8443
DATABASE = "muster"
POSTGRES_BIN = Path("/usr/lib/postgresql/15/bin")

#: One operating-system user and one database role for each kind of process. None of the roles is a superuser.
ROLES = {"owner": "muster_owner", "web": "muster_web", "stream": "muster_stream", "job": "muster_job"}
#: The user that owns the cluster, the front's and the routing engine's; none has a database role of its own.
KEEPERS = ("db", "front", "routing")
GROUP = "muster"


def os_user(role: str) -> str:
    """Name of the system user for a role when the platform was started by root."""
    return "muster" if role == "db" else f"muster-{role}"


@dataclass(frozen=True)
class Site:
    """One installation. Nothing here touches the disk."""

    root: Path
    data: Path
    port: int
    lan: bool = False
    database_url: str | None = None

    @property
    def is_root(self) -> bool:
        """Whether processes get users of their own."""
        return os.geteuid() == 0

    @property
    def pg(self) -> Path:
        """Directory of the private cluster."""
        return self.data / "pg"

    @property
    def run(self) -> Path:
        """Directory of the database's socket."""
        return self.data / "run"

    @property
    def state(self) -> Path:
        """Lock, recorded processes and settings of this installation."""
        return self.data / "state"

    @property
    def log(self) -> Path:
        """One log for each process."""
        return self.data / "log"

    @property
    def front(self) -> Path:
        """Configuration and temporary files of the front."""
        return self.data / "front"

    @property
    def roads(self) -> Path:
        """Road data of the routing engine, written and read by it alone."""
        return self.data / "roads"

    @property
    def files(self) -> Path:
        """Files the platform keeps for its users, shared by web and worker."""
        return self.data / "files"

    @property
    def tls(self) -> Path:
        """The installation's own certificate authority and certificate."""
        return self.data / "tls"

    @property
    def accounts_file(self) -> Path:
        """Demonstration accounts with their passwords, readable by the owner only."""
        return self.data / "demo-accounts.json"

    @property
    def python(self) -> Path:
        """Interpreter of the installation's own environment."""
        return Path(sys.executable)

    @property
    def web_dist(self) -> Path:
        """The built screens."""
        return self.root / "web" / "dist"

    @property
    def url(self) -> str:
        """Address on this machine."""
        return f"{'https' if self.lan else 'http'}://localhost:{self.port}"

    def secrets(self, role: str) -> Path:
        """Directory with the role's copies of the secrets."""
        return self.data / "secrets" / role

    def database(self, role: str) -> str:
        """Connection address for a role: the private socket, or the one given from outside."""
        if self.database_url:
            return os.environ.get(f"MUSTER_{role.upper()}_DATABASE_URL", self.database_url)
        return f"postgresql://{ROLES[role]}@/{DATABASE}?host={quote(str(self.run))}"

    def settings(self) -> dict[str, object]:
        """What was decided at set-up, such as whether this is a demonstration."""
        try:
            found = json.loads((self.state / "settings.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def origins(self) -> list[str]:
        """Addresses a browser may use, for the check of the origin."""
        if not self.lan:
            return [f"http://localhost:{self.port}", f"http://127.0.0.1:{self.port}"]
        from muster.runtime.certificate import names_of_this_machine

        return [f"https://{name}:{self.port}" for name in names_of_this_machine()]


def default_data() -> Path:
    """Data directory when none is named."""
    if named := os.environ.get("MUSTER_DATA"):
        return Path(named).absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/muster")
    return Path(os.environ.get("HOME") or pwd.getpwuid(os.geteuid()).pw_dir) / ".local/share/muster"


def code_root() -> Path:
    """Directory of the checkout that this module belongs to."""
    return Path(__file__).resolve().parents[3]


def here(*, data: str | None = None, port: int | None = None, lan: bool = False) -> Site:
    """The installation that the arguments and the environment name."""
    place = Path(data).absolute() if data else default_data()
    if port is None and (given := os.environ.get("PORT", "")).isdigit():
        port = int(given)
    return Site(
        root=code_root(),
        data=place,
        port=port or (DEFAULT_LAN_PORT if lan else DEFAULT_PORT),
        lan=lan,
        database_url=os.environ.get("DATABASE_URL") or None,
    )
