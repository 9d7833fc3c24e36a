"""Organisations, people, accounts, roles, grants, shifts."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from muster.apps.org.rules import AdminLevel, OrgKind, Role
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.scope import ScopedManager, ScopedQuerySet

__all__ = ["Account", "DutyShift", "Organisation", "Person", "RoleAssignment", "ScopeGrant", "SignInAttempt"]


def _choices(enum: type[Any]) -> list[tuple[str, str]]:
    return [(item.value, item.value) for item in enum]


class Organisation(models.Model):
    """A node of the tree; ``org_path`` is its own path."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.TextField()
    short_name = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=40, choices=_choices(OrgKind))
    admin_level = models.CharField(max_length=10, choices=_choices(AdminLevel), blank=True, default="")
    division_code = models.CharField(max_length=6, blank=True, default="")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    org_path = LtreeField(unique=True)
    duty_phone = models.TextField(blank=True, default="")
    address = models.TextField(blank=True, default="")
    is_demonstration = models.BooleanField(default=False)
    source = models.TextField(blank=True, default="")
    mark = models.CharField(max_length=1, blank=True, default="")
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody with a post in an organisation: staff, liaison officer, captain, expert."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    org_path = LtreeField()
    name = models.TextField()
    post = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")
    is_liaison = models.BooleanField(default=False)
    reached_at = models.DateTimeField(null=True)
    is_demonstration = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Accounts are read by sign-in before there is an actor, so this door is open; ``queries`` scopes every list."""

    def create_account(self, username: str, password: str | None, **values: Any) -> "Account":
        """Insert an account with a hashed password (None: no password sign-in)."""
        account = self.model(username=username, **values)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What signs in. It acts for the organisation of its person."""

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(max_length=64, unique=True)
    person = models.OneToOneField(Person, null=True, on_delete=models.PROTECT, related_name="account")
    org_path = LtreeField()
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = AccountManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.username


class RoleAssignment(models.Model):
    """A role that an account holds, for ever or until a time."""

    id = models.UUIDField(primary_key=True, default=new_id)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="role_assignments")
    org_path = LtreeField()
    role = models.CharField(max_length=40, choices=_choices(Role))
    until = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "role"], name="role_once")]

    def __str__(self) -> str:
        return self.role


class ScopeGrant(models.Model):
    """A view of one incident for an organisation outside its area, tied to that incident and limited in time."""

    id = models.UUIDField(primary_key=True, default=new_id)
    incident_id = models.UUIDField(db_index=True)
    grantee_path = LtreeField()
    granted_by = models.TextField()
    reason = models.TextField()
    until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    for_order = models.BooleanField(default=False)
    """Whether it came with an order to a team and ends with it; else somebody gave it."""
    grantee_name = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"{self.incident_id} → {self.grantee_path}"


class DutyShift(models.Model):
    """Who is on duty from when to when: one leader, at least two officers (glossary §8)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="shifts")
    org_path = LtreeField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    leader = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    officers = models.ManyToManyField(Person, related_name="+")
    is_demonstration = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="shift_forward"),
            models.UniqueConstraint(fields=["org", "starts_at"], name="shift_once")]

    def __str__(self) -> str:
        return f"{self.org_id} {self.starts_at:%F %R}"


class SignInAttempt(models.Model):
    """A failed sign-in, kept for the growing delay: by account and address, or by account and known device."""

    id = models.BigAutoField(primary_key=True)
    bucket = models.CharField(max_length=64, db_index=True)
    failed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.bucket} {self.failed_at}"
