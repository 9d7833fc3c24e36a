"""Roles, their rights and who excludes whom; paths; sign-in throttling. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from muster.kit.errors import Conflict, OutOfRange

__all__ = ["ADMIN_ROLES", "PERMISSIONS", "ROLE_RIGHTS", "AdminLevel", "OrgKind", "Role", "Throttle", "admin_level_of", "division_path",
           "ensure_compatible", "home_page", "needs_second_factor", "permissions_of", "throttle"]


class Role(StrEnum):
    """What an account may be. Rights come from ``ROLE_RIGHTS``."""

    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"
    DUTY_OFFICER = "duty_officer"
    DUTY_LEADER = "duty_leader"
    COMMANDER = "commander"
    TEAM_CAPTAIN = "team_captain"
    ENTERPRISE_SAFETY_MANAGER = "enterprise_safety_manager"
    EXPERT = "expert"
    REGULATOR = "regulator"


class AdminLevel(StrEnum):
    """Level of government that an organisation belongs to."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


class OrgKind(StrEnum):
    """What an organisation is (glossary §1)."""

    EM_AUTHORITY = "em_authority"
    RESCUE_COMMAND_CENTER = "rescue_command_center"
    SAFETY_COMMITTEE_OFFICE = "safety_committee_office"
    SUPERVISING_DEPARTMENT = "supervising_department"
    PARK_COMMITTEE = "park_committee"
    ENTERPRISE = "enterprise"
    TEAM = "team"
    EXPERT_GROUP = "expert_group"


ADMIN_ROLES: Final = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
"""三员: they exclude each other and every operative role (GB/T 22239-2019 third level, separation of duties)."""

_VIEW: Final = frozenset({"incident.view", "team.view", "risk.view", "org.view", "contact.view", "map.view", "coverage.view"})
_DUTY: Final = _VIEW | {"incident.report", "incident.verify", "dispatch.recommend", "dispatch.order", "assignment.give",
                        "personal.reveal", "readiness.declare", "registry.export", "withdrawal.raise", "simulation.run",
                        "weather.record", "road.close",
                        "coverage.study"}

ROLE_RIGHTS: Final[dict[Role, frozenset[str]]] = {
    Role.SYSTEM_ADMIN: frozenset({"org.view", "org.edit", "account.edit", "map.view"}),
    Role.SECURITY_ADMIN: frozenset({"org.view", "role.assign", "grant.give"}),
    Role.AUDIT_ADMIN: frozenset({"org.view", "audit.view"}),
    Role.DUTY_OFFICER: _DUTY,
    Role.DUTY_LEADER: _DUTY | {"incident.grade", "incident.respond", "incident.close", "incident.merge", "command.handover",
                               "grant.give", "entry.log", "report.approve", "commander.list", "simulation.decide"},
    Role.COMMANDER: _VIEW | {"incident.verify", "incident.respond", "dispatch.recommend", "dispatch.order", "assignment.give",
                             "command.handover", "entry.log", "personal.reveal", "withdrawal.raise",
                             "simulation.run", "simulation.decide", "weather.record", "road.close"},
    Role.TEAM_CAPTAIN: frozenset({"incident.view", "dispatch.execute", "assignment.execute", "entry.log", "team.view",
                                  "readiness.declare", "map.view", "withdrawal.raise", "weather.record"}),
    Role.ENTERPRISE_SAFETY_MANAGER: frozenset({"incident.report", "risk.view", "map.view"}),
    Role.EXPERT: frozenset({"incident.view", "map.view"}),
    Role.REGULATOR: _VIEW | {"team.edit", "risk.edit", "registry.import", "registry.export", "readiness.declare", "weather.record",
                             "coverage.study", "road.ban"},
}

PERMISSIONS: Final = frozenset().union(*ROLE_RIGHTS.values())
"""Every right that some role holds."""

_SECOND_FACTOR_RIGHTS: Final = frozenset({"dispatch.order", "incident.respond", "org.edit", "account.edit", "role.assign", "audit.view"})
_HOMES: Final[tuple[tuple[Role, str], ...]] = (
    (Role.DUTY_OFFICER, "/duty/desk"), (Role.DUTY_LEADER, "/duty/desk"), (Role.COMMANDER, "/ops/incidents"),
    (Role.TEAM_CAPTAIN, "/m"), (Role.EXPERT, "/ops/incidents"), (Role.REGULATOR, "/reg/enterprises"),
    (Role.ENTERPRISE_SAFETY_MANAGER, "/reg/enterprises"), (Role.AUDIT_ADMIN, "/admin/audit"),
    (Role.SYSTEM_ADMIN, "/admin/orgs"), (Role.SECURITY_ADMIN, "/admin/users"))


def permissions_of(roles: Iterable[str]) -> frozenset[str]:
    """All rights of the given roles."""
    return frozenset().union(*(ROLE_RIGHTS[Role(role)] for role in roles))


def home_page(roles: Iterable[str]) -> str:
    """Where an account lands after signing in (ux: lands by role)."""
    held = set(roles)
    return next((page for role, page in _HOMES if role in held), "/me")


def needs_second_factor(permissions: Iterable[str]) -> bool:
    """Whether these rights dispatch, warn or administer, so that a password alone is not enough."""
    return not _SECOND_FACTOR_RIGHTS.isdisjoint(permissions)


def ensure_compatible(held: Iterable[str], added: str) -> None:
    """Raise ``Conflict`` when an account may not hold both: the three administrators exclude each other and all others."""
    roles = {Role(role) for role in held} | {Role(added)}
    if len(roles) > 1 and roles & ADMIN_ROLES:
        raise Conflict("roles-exclude-each-other", roles="、".join(sorted(roles)))


def division_path(code: str) -> str:
    """The ltree path of the authority of an administrative division (GB/T 2260, six digits).

    >>> division_path("420222"), division_path("420200"), division_path("420000"), division_path("429004")
    ('cn.p42.c4202.d420222', 'cn.p42.c4202', 'cn.p42', 'cn.p42.d429004')
    """
    if len(code) != 6 or not code.isdigit():
        raise OutOfRange("division-code-malformed", code=code)
    province, city = f"cn.p{code[:2]}", f"c{code[:4]}"
    if code.endswith("0000"):
        return province
    if code[2:4] == "90":
        return f"{province}.d{code}"
    return f"{province}.{city}" if code.endswith("00") else f"{province}.{city}.d{code}"


def admin_level_of(code: str) -> AdminLevel:
    """The level of government of a division.

    >>> [str(admin_level_of(code)) for code in ("420000", "420200", "420222", "429004")]
    ['province', 'city', 'county', 'county']
    """
    if code.endswith("0000"):
        return AdminLevel.PROVINCE
    return AdminLevel.CITY if code.endswith("00") else AdminLevel.COUNTY


@dataclass(frozen=True, slots=True)
class Throttle:
    """Whether a sign-in may be tried now, and if not, in how many seconds."""

    allowed: bool
    retry_after: int


_WINDOW: Final = timedelta(minutes=15)
_FREE: Final = 4
_LIMIT: Final = 10


def throttle(failures: Sequence[datetime], *, now: datetime) -> Throttle:
    """Growing delay after failed sign-ins of one account from one address: at most 10 tries in 15 minutes (reliability F4).

    The first four failures cost nothing; each further one doubles the wait from 2 s on. Failures elsewhere, or from a
    device that signed in before, are counted apart by the caller, so nobody can lock a duty post out from outside.
    """
    recent = sorted(at for at in failures if now - at < _WINDOW)
    if len(recent) < _FREE:
        return Throttle(True, 0)
    wait = recent[-_LIMIT] + _WINDOW - now if len(recent) >= _LIMIT else recent[-1] + timedelta(seconds=2 ** (len(recent) - _FREE + 1)) - now
    seconds = max(0, int(wait.total_seconds() + 0.999))
    return Throttle(seconds == 0, seconds)
