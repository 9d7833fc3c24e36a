"""The room's door to the web."""

from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from muster.apps.org import actions, queries, rules, schemas
from muster.kit import audit, time
from muster.kit.errors import NotFound
from muster.kit.http import Request, allow
from muster.kit.pagination import Page, paginate

router = Router(tags=["org"])
Cursor: Any = Query(None, max_length=2000)  # type: ignore[type-arg]  # a function at run time
Limit: Any = Query(50, ge=1, le=500)  # type: ignore[type-arg]  # a function at run time


@router.get("/organisations", response=Page[schemas.OrganisationOut], operation_id="list_organisations")
@allow("org.view")
def list_organisations(request: Request, q: str = "", kind: str = "", parent_id: UUID | None = None, cursor: str | None = Cursor,
                       limit: int = Limit) -> Any:
    """Organisations of the own subtree."""
    rows = queries.organisations_visible_to(request.actor)
    if q:
        rows = rows.filter(name__icontains=q.replace("\x00", ""))
    if kind:
        rows = rows.filter(kind=kind.replace("\x00", ""))
    if parent_id:
        rows = rows.filter(parent_id=parent_id)
    return paginate(rows, cursor=cursor, limit=limit, order=("name", "id"))


@router.get("/organisations/{organisation_id}", response=schemas.OrganisationOut, operation_id="get_organisation")
@allow("org.view")
def get_organisation(request: Request, organisation_id: UUID) -> Any:
    """One organisation."""
    found = queries.organisations_visible_to(request.actor).filter(id=organisation_id).first()
    if found is None:
        raise NotFound()
    return found


@router.post("/organisations", response={201: schemas.OrganisationOut}, operation_id="add_organisation")
@allow("org.edit")
def add_organisation(request: Request, body: schemas.OrganisationIn) -> Any:
    """Hang a new organisation under one of the own subtree."""
    return Status(201, actions.add_organisation(actor=request.actor, **body.dict()))


@router.patch("/organisations/{organisation_id}", response=schemas.OrganisationOut, operation_id="change_organisation")
@allow("org.edit")
def change_organisation(request: Request, organisation_id: UUID, body: schemas.OrganisationPatch) -> Any:
    """Correct an organisation."""
    return actions.change_organisation(actor=request.actor, organisation_id=organisation_id, **body.dict(exclude_none=True))


@router.get("/people", response=Page[schemas.PersonOut], operation_id="list_people")
@allow("org.view")
def list_people(request: Request, org_id: UUID | None = None, cursor: str | None = Cursor, limit: int = Limit) -> Any:
    """People of the own subtree."""
    rows = queries.people_visible_to(request.actor)
    if org_id:
        rows = rows.filter(org_id=org_id)
    return paginate(rows, cursor=cursor, limit=limit, order=("name", "id"))


@router.post("/people", response={201: schemas.PersonOut}, operation_id="add_person")
@allow("org.edit")
def add_person(request: Request, body: schemas.PersonIn) -> Any:
    """Enter a person."""
    return Status(201, actions.add_person(actor=request.actor, **body.dict()))


@router.patch("/people/{person_id}", response=schemas.PersonOut, operation_id="change_person")
@allow("org.edit")
def change_person(request: Request, person_id: UUID, body: schemas.PersonPatch) -> Any:
    """Correct a person."""
    return actions.change_person(actor=request.actor, person_id=person_id, **body.dict(exclude_none=True))


@router.get("/contacts", response=Page[schemas.PersonOut], operation_id="list_contacts")
@allow("contact.view")
def list_contacts(request: Request, q: str = "", liaison_only: bool = False, cursor: str | None = Cursor, limit: int = Limit) -> Any:
    """The contact book: own subtree and the authorities above."""
    rows = queries.contacts(request.actor, q=q.replace("\x00", ""), liaison_only=liaison_only)
    return paginate(rows, cursor=cursor, limit=limit, order=("name", "id"))


@router.post("/contacts/{person_id}/phone", response=schemas.PhoneOut, operation_id="reveal_phone")
@allow("personal.reveal")
def reveal_phone(request: Request, person_id: UUID) -> Any:
    """Show a phone number in full; the look is audited."""
    return {"phone": actions.reveal_phone(actor=request.actor, person_id=person_id)}


@router.post("/contacts/{person_id}/reached", response=schemas.PersonOut, operation_id="note_reached")
@allow("incident.verify")
def note_reached(request: Request, person_id: UUID) -> Any:
    """The contact was called and answered."""
    return actions.note_reached(actor=request.actor, person_id=person_id)


@router.get("/accounts", response=Page[schemas.AccountOut], operation_id="list_accounts")
@allow("org.view")
def list_accounts(request: Request, q: str = "", cursor: str | None = Cursor, limit: int = Limit) -> Any:
    """Accounts of the own subtree."""
    rows = queries.accounts_visible_to(request.actor)
    if q:
        rows = rows.filter(username__icontains=q.replace("\x00", ""))
    return paginate(rows, cursor=cursor, limit=limit, order=("username",))


@router.post("/accounts", response={201: schemas.AccountOut}, operation_id="create_account")
@allow("account.edit")
def create_account(request: Request, body: schemas.AccountIn) -> Any:
    """Give a person an account, without any role yet."""
    return Status(201, actions.create_account(actor=request.actor, **body.dict()))


@router.post("/accounts/{account_id}/password", response={204: None}, operation_id="reset_password")
@allow("account.edit")
def reset_password(request: Request, account_id: UUID, body: schemas.PasswordIn) -> Any:
    """Set a new password."""
    actions.reset_password(actor=request.actor, account_id=account_id, password=body.password)
    return Status(204, None)


@router.post("/accounts/{account_id}/close", response=schemas.AccountOut, operation_id="close_account")
@allow("account.edit")
def close_account(request: Request, account_id: UUID) -> Any:
    """Close an account."""
    return actions.set_account_active(actor=request.actor, account_id=account_id, is_active=False)


@router.post("/accounts/{account_id}/open", response=schemas.AccountOut, operation_id="open_account")
@allow("account.edit")
def open_account(request: Request, account_id: UUID) -> Any:
    """Open a closed account again."""
    return actions.set_account_active(actor=request.actor, account_id=account_id, is_active=True)


@router.get("/roles", response=list[schemas.RoleInfo], operation_id="list_roles")
@allow("org.view")
def list_roles(request: Request) -> Any:
    """Every role, what it may do, and which roles it excludes."""
    everyone = set(rules.Role)
    return [{"role": role, "permissions": sorted(rights),
             "excludes": sorted(everyone - {role} if role in rules.ADMIN_ROLES else rules.ADMIN_ROLES)}
            for role, rights in rules.ROLE_RIGHTS.items()]


@router.post("/accounts/{account_id}/roles", response={201: schemas.RoleOut}, operation_id="assign_role")
@allow("role.assign")
def assign_role(request: Request, account_id: UUID, body: schemas.RoleIn) -> Any:
    """Let an account hold a role."""
    return Status(201, actions.assign_role(actor=request.actor, account_id=account_id, role=body.role, until=body.until))


@router.delete("/accounts/{account_id}/roles/{role}", response={204: None}, operation_id="withdraw_role")
@allow("role.assign")
def withdraw_role(request: Request, account_id: UUID, role: rules.Role) -> Any:
    """Take a role from an account."""
    actions.withdraw_role(actor=request.actor, account_id=account_id, role=role)
    return Status(204, None)


@router.get("/shifts", response=Page[schemas.ShiftOut], operation_id="list_shifts")
@allow("contact.view")
def list_shifts(request: Request, org_id: UUID | None = None, cursor: str | None = Cursor, limit: int = Limit) -> Any:
    """The roster."""
    rows = queries.shifts_visible_to(request.actor, **({"org_id": org_id} if org_id else {}))
    return paginate(rows, cursor=cursor, limit=limit, order=("-starts_at", "id"))


@router.post("/shifts", response={201: schemas.ShiftOut}, operation_id="plan_shift")
@allow("incident.verify")
def plan_shift(request: Request, body: schemas.ShiftIn) -> Any:
    """Put a shift on the roster."""
    return Status(201, actions.plan_shift(actor=request.actor, **body.dict()))


@router.get("/audit/entries", response=Page[schemas.AuditEntryOut], operation_id="list_audit_entries")
@allow("audit.view")
def list_audit_entries(request: Request, q: str = "", action: str = "", object_type: str = "", object_id: str = "",
                       cursor: str | None = Cursor, limit: int = Limit) -> Any:
    """The audit trail of the own subtree, newest first. Reading it is itself an entry."""
    rows = queries.audit_entries_visible_to(request.actor, q=q, action=action, object_type=object_type, object_id=object_id)
    if cursor is None:
        audit.record(request.actor, "audit.read", object_type="durable_auditentry", object_id="", q=q, filter_action=action)
    return paginate(rows, cursor=cursor, limit=limit, order=("-id",), count=False)


@router.post("/audit/verify", response=schemas.AuditPartOut, operation_id="verify_audit")
@allow("audit.view")
def verify_audit(request: Request, body: schemas.AuditVerifyIn) -> Any:
    """Check a chain of the own subtree against its links, its head and the anchors; says where it breaks first."""
    return schemas.audit_part_value(actions.verify_audit(actor=request.actor, **body.dict()), time.now())


@router.get("/audit/heads", response=list[schemas.AuditHeadOut], operation_id="list_audit_heads")
@allow("audit.view")
def list_audit_heads(request: Request) -> Any:
    """The heads of all chains of the own subtree, to be printed and compared."""
    return queries.audit_heads_visible_to(request.actor)
