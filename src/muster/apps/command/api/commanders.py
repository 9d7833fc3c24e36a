"""The door of the list of commanders."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from muster.apps.command import actions, rules
from muster.apps.command.api.doors import router
from muster.apps.command.queries import commanders as reads
from muster.apps.command.schemas import commanders as schemas
from muster.apps.incidents import queries as incidents
from muster.apps.resources.rules import Discipline
from muster.kit.http import Request, allow

Region: Any = Query("", max_length=300, pattern=r"^(cn(\.[A-Za-z0-9_]{1,40}){0,6})?$")  # type: ignore[type-arg]  # a function at run time


@router.get("/commanders", response=list[schemas.CommanderOut], operation_id="list_commanders")
@allow("contact.view")
def list_commanders(
    request: Request,
    discipline: Discipline | None = None,
    level: rules.CommanderLevel | None = None,
    region: str = Region,
    incident_id: UUID | None = None,
) -> Any:
    """Who may be named commander (at most 500); with an incident, what speaks against each for it."""
    incident = incidents.incident(request.actor, incident_id) if incident_id else None
    rows = reads.qualifications(request.actor, discipline=discipline or "", level=level or "", region=region)
    return [reads.qualification_value(row, incident) for row in rows[: reads.MOST_COMMANDERS]]


@router.post("/commanders", response={201: schemas.CommanderOut}, operation_id="list_commander")
@allow("commander.list")
def list_commander(request: Request, body: schemas.CommanderIn) -> Any:
    """Put a person on the list, or write a new certificate over the old one."""
    return Status(201, reads.qualification_value(actions.list_commander(actor=request.actor, **body.dict())))


@router.post("/commanders/{qualification_id}/ready", response=schemas.CommanderOut, operation_id="set_commander_ready")
@allow("commander.list")
def set_commander_ready(request: Request, qualification_id: UUID, body: schemas.ReadyIn) -> Any:
    """Say that somebody can be called, or cannot."""
    row = actions.set_commander_ready(actor=request.actor, qualification_id=qualification_id, is_ready=body.is_ready)
    return reads.qualification_value(row)
