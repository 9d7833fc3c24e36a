"""Every write of the room."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from muster.apps.org import events, queries, rules
from muster.apps.org.models import Account, DutyShift, Organisation, Person, RoleAssignment, ScopeGrant, SignInAttempt
from muster.kit import audit, bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound, OutOfRange
from muster.kit.ids import new_id

__all__ = ["add_organisation", "add_person", "assign_role", "change_organisation", "change_person", "create_account",
           "ensure_authority", "grant_incident", "make_administrators", "note_failed_sign_in", "note_reached", "plan_shift",
           "random_password", "remove_organisation", "reset_password", "reveal_phone",
           "revoke_grants", "set_account_active", "verify_audit", "withdraw_role"]


@transaction.atomic
def ensure_authority(*, actor: Actor, division_code: str, name: str, level: rules.AdminLevel, source: str, mark: str,
                     is_demonstration: bool = False) -> Organisation:
    """The emergency-management authority of a division, made if it is not there yet; its parents must be."""
    path = rules.division_path(division_code) if division_code != "000000" else "cn"
    found = queries.organisation_at(path)
    if found:
        return found
    parent = queries.organisation_at(path.rpartition(".")[0]) if "." in path else None
    return Organisation.objects.create(
        name=name, short_name=name, kind=rules.OrgKind.EM_AUTHORITY, admin_level=level, division_code=division_code, parent=parent,
        org_path=path, source=source, mark=mark, is_demonstration=is_demonstration, recorded_at=time.now())


@transaction.atomic
def add_organisation(*, actor: Actor, parent_id: UUID, name: str, kind: rules.OrgKind, short_name: str = "", duty_phone: str = "",
                     address: str = "", source: str = "", mark: str = "", is_demonstration: bool = False,
                     organisation_id: UUID | None = None, division_code: str = "") -> Organisation:
    """Hang a new organisation (park, enterprise, team, department) under one of the actor's subtree.

    With ``division_code`` it is the authority of that division and sits on the division's own path, below ``parent_id``.
    """
    parent = queries.organisations_visible_to(actor).filter(id=parent_id).first()
    if parent is None:
        raise NotFound()
    if not name.strip():
        raise OutOfRange("name-missing", field="name")
    key = organisation_id or new_id()
    path, level = f"{parent.org_path}.x{key.hex[-12:]}", parent.admin_level
    if division_code:
        path, level = rules.division_path(division_code), rules.admin_level_of(division_code)
        if kind != rules.OrgKind.EM_AUTHORITY or path.rpartition(".")[0] != parent.org_path:
            raise OutOfRange("authority-misplaced", field="division_code", division=division_code, parent=parent.name)
        if queries.organisation_at(path):
            raise Conflict("authority-exists", division=division_code)
    return Organisation.objects.create(
        id=key, name=name, short_name=short_name or name, kind=kind, admin_level=level, division_code=division_code or parent.division_code,
        parent=parent, org_path=path, duty_phone=duty_phone, address=address, source=source, mark=mark,
        is_demonstration=is_demonstration, recorded_at=time.now())


@transaction.atomic
def change_organisation(*, actor: Actor, organisation_id: UUID, **values: Any) -> Organisation:
    """Correct name, phone or address of an organisation; its place in the tree does not change."""
    organisation = queries.organisations_visible_to(actor).filter(id=organisation_id).select_for_update(no_key=True).first()
    if organisation is None:
        raise NotFound()
    for field in values.keys() & {"name", "short_name", "duty_phone", "address"}:
        setattr(organisation, field, values[field])
    if not organisation.name.strip():
        raise OutOfRange("name-missing", field="name")
    organisation.save()
    return organisation


@transaction.atomic
def remove_organisation(*, actor: Actor, organisation_id: UUID) -> None:
    """Take an organisation out that was entered by mistake; refused while people or others hang under it."""
    organisation = queries.organisations_visible_to(actor).filter(id=organisation_id).select_for_update().first()
    if organisation is None:
        raise NotFound()
    try:
        with transaction.atomic():
            organisation.delete()
    except ProtectedError:
        raise Conflict("organisation-in-use", name=organisation.name) from None


@transaction.atomic
def add_person(*, actor: Actor, org_id: UUID, name: str, post: str = "", phone: str = "", is_liaison: bool = False,
               is_demonstration: bool = False) -> Person:
    """Enter somebody with a post in an organisation of the actor's subtree."""
    organisation = queries.organisations_visible_to(actor).filter(id=org_id).first()
    if organisation is None:
        raise NotFound()
    if not name.strip():
        raise OutOfRange("name-missing", field="name")
    return Person.objects.create(org=organisation, org_path=organisation.org_path, name=name, post=post, phone=phone,
                                 is_liaison=is_liaison, is_demonstration=is_demonstration, recorded_at=time.now())


@transaction.atomic
def change_person(*, actor: Actor, person_id: UUID, **values: Any) -> Person:
    """Correct a person's name, post, phone or liaison mark."""
    person = queries.people_visible_to(actor).filter(id=person_id).select_for_update(of=("self",), no_key=True).first()
    if person is None:
        raise NotFound()
    for field in values.keys() & {"name", "post", "phone", "is_liaison"}:
        setattr(person, field, values[field])
    person.save()
    return person


@transaction.atomic
def reveal_phone(*, actor: Actor, person_id: UUID) -> str:
    """The full phone number of a contact; the look itself goes into the audit trail."""
    person = queries.contacts(actor).filter(id=person_id).first()
    if person is None:
        raise NotFound()
    audit.record(actor, "personal-data.revealed", object_type="org_person", object_id=person.id, field="phone")
    return person.phone


@transaction.atomic
def note_reached(*, actor: Actor, person_id: UUID) -> Person:
    """Note that a contact was called and answered; a liaison officer should be reached every month."""
    person = queries.contacts(actor).filter(id=person_id).first()
    if person is None:
        raise NotFound()
    person.reached_at = time.now()
    person.save(update_fields=["reached_at"])
    return person


def _checked_password(password: str, account: Account | None = None) -> str:
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise OutOfRange("password-weak", field="password", reason=" ".join(weak.messages)) from None
    return password


class _QuickHasher(Argon2PasswordHasher):
    """Same algorithm, smallest work; sign-in renews the hash at full strength."""

    time_cost, memory_cost, parallelism = 1, 64, 1


@transaction.atomic
def create_account(*, actor: Actor, person_id: UUID, username: str, password: str, roles: Sequence[str] = (),
                   is_demonstration: bool = False, is_machine_made: bool = False) -> Account:
    """Give a person of the actor's subtree an account. Roles are the security administrator's to assign.

    ``is_machine_made`` says that ``password`` comes from ``random_password``: 115 random bits need no slow hash until the
    first sign-in renews it.
    """
    person = queries.people_visible_to(actor).filter(id=person_id).first()
    if person is None:
        raise NotFound()
    if roles:
        actor.require("role.assign")
    try:
        with transaction.atomic():
            account = Account(username=username, person=person, org_path=person.org_path, is_demonstration=is_demonstration,
                              recorded_at=time.now())
            if is_machine_made:
                account.password = _QuickHasher().encode(password, secrets.token_urlsafe(16))
            else:
                account.set_password(_checked_password(password))
            account.save()
    except IntegrityError:
        raise Conflict("account-exists", username=username) from None
    for role in roles:
        assign_role(actor=actor, account_id=account.id, role=role)
    return account


@transaction.atomic
def assign_role(*, actor: Actor, account_id: UUID, role: str, until: datetime | None = None) -> RoleAssignment:
    """Let an account of the actor's subtree hold a role; the three administrators exclude each other and all others."""
    account = queries.account_in_scope(actor, account_id)
    if account is None:
        raise NotFound()
    if account.id == actor.account_id:
        raise Conflict("own-rights-unchangeable")
    Account.objects.select_for_update(no_key=True).get(id=account.id)
    held = list(RoleAssignment.objects.filter(account=account).values_list("role", flat=True))
    rules.ensure_compatible(held, role)
    assignment, _ = RoleAssignment.objects.update_or_create(
        account=account, role=role, defaults={"until": until, "org_path": account.org_path, "recorded_at": time.now()})
    bus.publish(events.RightsChanged(account.id, None), org_path=account.org_path, permission="role.assign")
    return assignment


@transaction.atomic
def withdraw_role(*, actor: Actor, account_id: UUID, role: str) -> None:
    """Take a role from an account; open streams lose it within 5 s."""
    account = queries.account_in_scope(actor, account_id)
    if account is None:
        raise NotFound()
    if account.id == actor.account_id:
        raise Conflict("own-rights-unchangeable")
    for assignment in RoleAssignment.objects.filter(account=account, role=role):
        assignment.delete()
    bus.publish(events.RightsChanged(account.id, None), org_path=account.org_path, permission="role.assign")


@transaction.atomic
def set_account_active(*, actor: Actor, account_id: UUID, is_active: bool) -> Account:
    """Close an account or open it again; a closed one is out of every session within 5 s."""
    account = queries.account_in_scope(actor, account_id)
    if account is None:
        raise NotFound()
    if account.id == actor.account_id:
        raise Conflict("own-rights-unchangeable")
    account.is_active = is_active
    account.save(update_fields=["is_active"])
    bus.publish(events.RightsChanged(account.id, None), org_path=account.org_path, permission="account.edit")
    return account


@transaction.atomic
def reset_password(*, actor: Actor, account_id: UUID, password: str) -> None:
    """Set a new password for an account of the subtree; its sessions end."""
    account = queries.account_in_scope(actor, account_id)
    if account is None:
        raise NotFound()
    account.set_password(_checked_password(password, account))
    account.save(update_fields=["password"])
    audit.record(actor, "account.password-reset", object_type="org_account", object_id=account.id)


@transaction.atomic
def grant_incident(*, actor: Actor, incident_id: UUID, grantee_path: str, until: datetime, reason: str, grantee_name: str = "",
                   for_order: bool = False) -> ScopeGrant:
    """Open one incident to an organisation outside its area until a time. The caller has checked the incident's scope.

    What comes with an order and what somebody gave stand beside each other: neither ends the other.
    """
    present = time.now()
    if until <= present:
        raise OutOfRange("grant-in-the-past", field="until")
    grant = (ScopeGrant.objects.filter(incident_id=incident_id, grantee_path=grantee_path, revoked_at=None, for_order=for_order)
             .select_for_update(no_key=True).first())
    if grant is None:
        grant = ScopeGrant(incident_id=incident_id, grantee_path=grantee_path, for_order=for_order)
    grant.grantee_name = grantee_name
    grant.granted_by, grant.reason, grant.until, grant.recorded_at = actor.name, reason, max(until, grant.until or until), present
    grant.save()
    bus.publish(events.RightsChanged(None, grantee_path), org_path=grantee_path, permission="role.assign")
    return grant


@transaction.atomic
def revoke_grants(*, actor: Actor, incident_id: UUID, grantee_path: str, for_order: bool = False) -> int:
    """End what opened an incident to an organisation: what somebody gave, or what came with its orders; returns how many ended."""
    grants = ScopeGrant.objects.filter(incident_id=incident_id, revoked_at=None, grantee_path=grantee_path, for_order=for_order)
    rows = list(grants.select_for_update(no_key=True))
    for grant in rows:
        grant.revoked_at = time.now()
        grant.save(update_fields=["revoked_at"])
        bus.publish(events.RightsChanged(None, grant.grantee_path), org_path=grant.grantee_path, permission="role.assign")
    return len(rows)


@transaction.atomic
def plan_shift(*, actor: Actor, org_id: UUID, starts_at: datetime, ends_at: datetime, leader_id: UUID | None,
               officer_ids: Sequence[UUID], is_demonstration: bool = False) -> DutyShift:
    """Put a shift on the roster: one leader and at least two officers of the organisation (双人双岗)."""
    organisation = queries.organisations_visible_to(actor).filter(id=org_id).first()
    if organisation is None:
        raise NotFound()
    if ends_at <= starts_at:
        raise OutOfRange("shift-backwards", field="ends_at")
    officers = list(queries.people_visible_to(actor).filter(id__in=list(officer_ids), org=organisation))
    if len(officers) != len(set(officer_ids)) or len(officers) < 2:
        raise OutOfRange("shift-too-few-officers", field="officer_ids")
    leader = queries.people_visible_to(actor).filter(id=leader_id).first() if leader_id else None
    if DutyShift.objects.visible_to(actor).filter(org=organisation, starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Conflict("shift-overlaps")
    shift = DutyShift.objects.create(org=organisation, org_path=organisation.org_path, starts_at=starts_at, ends_at=ends_at,
                                     leader=leader, is_demonstration=is_demonstration, recorded_at=time.now())
    shift.officers.set(officers)
    return shift


@transaction.atomic
def make_administrators(*, actor: Actor, org_name: str, administrators: dict[str, tuple[str, str, str]]) -> Organisation:
    """The first run of an empty platform: the root organisation and its three administrators.

    ``administrators`` maps each of the three administrator roles to (name, username, password).
    """
    if set(administrators) != {str(role) for role in rules.ADMIN_ROLES}:
        raise OutOfRange("three-administrators-needed", field="administrators")
    if len({username for _, username, _ in administrators.values()}) != len(administrators):
        raise OutOfRange("three-administrators-needed", field="administrators")
    root = ensure_authority(actor=actor, division_code="000000", name="国家", level=rules.AdminLevel.NATIONAL, source="", mark="P")
    for role, (name, username, password) in administrators.items():
        person = add_person(actor=actor, org_id=root.id, name=name, post=role)
        create_account(actor=actor, person_id=person.id, username=username, password=password, roles=[role])
    root.name = root.short_name = org_name
    root.save(update_fields=["name", "short_name"])
    return root


def random_password() -> str:
    """A password nobody chose: 20 characters without look-alikes."""
    alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "".join(secrets.choice(alphabet) for _ in range(20))


@transaction.atomic
def note_failed_sign_in(*, actor: Actor, bucket: str, username: str, address: str) -> None:
    """Count a failed sign-in for the growing delay, and leave it in the audit trail."""
    SignInAttempt.objects.create(bucket=bucket, failed_at=time.now())
    audit.record(actor, "sign-in.failed", object_type="org_account", object_id=username[:64], address=address)


def verify_audit(*, actor: Actor, org_path: str = "", after: int = 0) -> audit.Part:
    """Check one chain of the own subtree, a part at a time; the check is itself an entry of the own chain."""
    chain = org_path or actor.org_path
    if chain != actor.org_path and chain not in {head["org_path"] for head in queries.audit_heads_visible_to(actor)}:
        raise NotFound()
    found = audit.verify_part(chain, after=after)
    audit.record(actor, "audit.verified", object_type="durable_auditchain", object_id=chain, first=found.first, last=found.last,
                 holds=found.broken is None, broken_at=found.broken.seq if found.broken else None)
    return found
