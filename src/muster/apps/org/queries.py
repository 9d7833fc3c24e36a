"""Every read of the room."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from muster.apps.geo.models import Division
from muster.apps.org import rules
from muster.apps.org.models import Account, DutyShift, Organisation, Person, RoleAssignment, ScopeGrant, SignInAttempt
from muster.kit import time
from muster.kit.actors import Actor, Grant
from muster.kit.durable.models import AuditChain, AuditEntry
from muster.kit.ltree import labels

__all__ = [
    "Home",
    "account_in_scope",
    "accounts_visible_to",
    "actors_for",
    "audit_entries_visible_to",
    "audit_heads_visible_to",
    "contacts",
    "failures_of",
    "homes_of",
    "organisation_at",
    "organisations_visible_to",
    "people_visible_to",
    "shifts_visible_to",
]


def actors_for(account_ids: Iterable[UUID]) -> dict[UUID, Actor]:
    """The actors of active accounts, with the roles and grants that hold now; missing where an account is not active."""
    present = time.now()
    roles = RoleAssignment.objects.filter(Q(until=None) | Q(until__gt=present))
    accounts = (Account.objects.filter(id__in=list(account_ids), is_active=True).select_related("person__org")
                .prefetch_related(Prefetch("role_assignments", queryset=roles)))
    found = {account.id: account for account in accounts}
    if not found:
        return {}
    grants = list(ScopeGrant.objects.filter(until__gt=present, revoked_at=None).order_by("-recorded_at")[:5000])
    return {key: _actor(account, grants) for key, account in found.items()}


def _actor(account: Account, grants: list[ScopeGrant]) -> Actor:
    roles = frozenset(assignment.role for assignment in account.role_assignments.all())
    path, person = account.org_path, account.person
    own = tuple(Grant(g.incident_id, g.until) for g in grants if g.grantee_path == path or g.grantee_path.startswith(path + "."))
    return Actor(
        name=person.name if person else account.username, org_path=path, person_id=person.id if person else None,
        account_id=account.id, org_id=person.org_id if person else None, org_name=person.org.name if person else "",
        roles=roles, permissions=rules.permissions_of(roles), grants=own)


def organisations_visible_to(actor: Actor) -> QuerySet[Organisation]:
    """Organisations of the actor's subtree."""
    rows: QuerySet[Organisation] = Organisation.objects.visible_to(actor)
    return rows


def organisation_at(org_path: str) -> Organisation | None:
    """The organisation exactly at a path; names of authorities are public."""
    found: Organisation | None = Organisation.objects.unscoped("names of authorities are public").filter(org_path=org_path).first()
    return found


def names_at(org_paths: Collection[str]) -> dict[str, str]:
    """The names of the organisations exactly at some paths, in one question; names of authorities are public."""
    rows = Organisation.objects.unscoped("names of authorities are public").filter(org_path__in=list(org_paths))
    return {str(path): name for path, name in rows.values_list("org_path", "name")}


def authorities_outside(actor: Actor, *, text: str = "") -> QuerySet[Organisation]:
    """Authorities of every level beyond the actor's subtree; names of authorities are public."""
    rows: QuerySet[Organisation] = (Organisation.objects.unscoped("names of authorities are public")
                                    .filter(kind="em_authority").exclude(admin_level="").exclude(org_path__descendant_of=actor.org_path))
    return rows.filter(name__icontains=text) if text else rows


def people_visible_to(actor: Actor) -> QuerySet[Person]:
    """People of the actor's subtree."""
    rows: QuerySet[Person] = Person.objects.visible_to(actor).select_related("org")
    return rows


def contacts(actor: Actor, *, q: str = "", liaison_only: bool = False) -> QuerySet[Person]:
    """The contact book: people of the own subtree, and the liaison officers of the authorities above, whom everybody below may call."""
    steps = labels(actor.org_path)
    above = [".".join(steps[:n]) for n in range(1, len(steps))]
    rows: QuerySet[Person] = (Person.objects.unscoped("own subtree and the liaison officers above")
                              .filter(Q(org_path__descendant_of=actor.org_path) | Q(org_path__in=above, is_liaison=True)).select_related("org"))
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(post__icontains=q) | Q(org__name__icontains=q))
    return rows.filter(is_liaison=True) if liaison_only else rows


def accounts_visible_to(actor: Actor) -> QuerySet[Account]:
    """Accounts of the actor's subtree, with person and roles."""
    return (Account.objects.filter(org_path__descendant_of=actor.org_path).select_related("person__org")
            .prefetch_related("role_assignments"))


def account_in_scope(actor: Actor, account_id: UUID) -> Account | None:
    """One account of the actor's subtree."""
    return accounts_visible_to(actor).filter(id=account_id).first()


def shifts_visible_to(actor: Actor, **between: Any) -> QuerySet[DutyShift]:
    """Shifts of the actor's subtree, newest first."""
    rows: QuerySet[DutyShift] = (DutyShift.objects.visible_to(actor).select_related("org", "leader").prefetch_related("officers")
                                 .filter(**between).order_by("-starts_at", "id"))
    return rows


def failures_of(bucket: str) -> list[datetime]:
    """When sign-ins failed in the last hour, for one account from one address or one known device."""
    since = time.now() - timedelta(hours=1)
    return list(SignInAttempt.objects.filter(bucket=bucket, failed_at__gt=since).values_list("failed_at", flat=True))


def audit_entries_visible_to(actor: Actor, *, q: str = "", action: str = "", object_type: str = "", object_id: str = "") -> QuerySet[AuditEntry]:
    """Audit entries of the chains in the actor's subtree."""
    rows: QuerySet[AuditEntry] = AuditEntry.objects.visible_to(actor)
    exact = {"action": action, "object_type": object_type, "object_id": object_id}
    rows = rows.filter(**{key: value.replace("\x00", "") for key, value in exact.items() if value})
    return rows.filter(actor_name__icontains=q.replace("\x00", "")) if q else rows


def audit_heads_visible_to(actor: Actor) -> list[dict[str, Any]]:
    """The chain heads of the actor's subtree: ``{org_path, seq, head}``."""
    heads = AuditChain.objects.filter(chain__descendant_of=actor.org_path).order_by("chain")
    return [{"org_path": chain.chain, "seq": chain.seq, "head": chain.head} for chain in heads]


def person_of_session(person_id: UUID) -> Person | None:
    """The signed-in person, who may always see who they are."""
    found: Person | None = Person.objects.unscoped("the session's own person").filter(id=person_id).first()
    return found


@dataclass(frozen=True, slots=True)
class Home:
    """A division and the path of its authority."""

    code: str
    name: str
    path: str


def homes_of(named: Iterable[str]) -> dict[str, Home]:
    """Where county-level or higher divisions hang in the tree, by code or by name; a name that two bear is left out."""
    wanted = {text for text in named if text}
    rows = Division.objects.filter(valid_to=None).filter(Q(code__in=wanted) | Q(name__in=wanted) | Q(short_name__in=wanted))
    found: dict[str, list[Home]] = {}
    for code, name, short in rows.values_list("code", "name", "short_name"):
        home = Home(code, name, rules.division_path(code))
        for text in {code, name, short} & wanted:
            found.setdefault(text, []).append(home)
    return {text: homes[0] for text, homes in found.items() if len(homes) == 1}


def division_names(codes: Iterable[str]) -> dict[str, str]:
    """Names of divisions by code, for lists."""
    return dict(Division.objects.filter(code__in={code for code in codes if code}).values_list("code", "name"))
