"""The list of those who may be named commander is kept."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from muster.apps.command import rules
from muster.apps.command.models import CommanderQualification
from muster.apps.command.queries import commanders as reads
from muster.apps.org import queries as people
from muster.apps.resources.rules import Discipline
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Invalid, NotFound


@transaction.atomic
def list_commander(
    *,
    actor: Actor,
    person_id: UUID,
    level: rules.CommanderLevel,
    disciplines: Sequence[Discipline],
    valid_until: date,
    issued_by: str,
    trained_on: date | None = None,
    certificate_no: str = "",
    is_ready: bool = True,
    is_demonstration: bool = False,
) -> CommanderQualification:
    """Put a person of one's own area on the list, or write a new certificate over the old one."""
    actor.require("commander.list")
    person = people.contacts(actor).filter(id=person_id, org_path__descendant_of=actor.org_path).first()
    if person is None:
        raise NotFound("person-not-found")
    if trained_on is not None and trained_on > valid_until:
        raise Invalid("training-after-validity", field="trained_on")
    made: tuple[CommanderQualification, bool] = CommanderQualification.objects.unscoped("one record of a person in the actor's area").update_or_create(
        person_id=person_id,
        defaults={
            "org_path": person.org_path,
            "person_name": person.name,
            "person_post": person.post,
            "org_name": person.org.name,
            "level": level.value,
            "disciplines": sorted({d.value for d in disciplines}),
            "trained_on": trained_on,
            "valid_until": valid_until,
            "issued_by": issued_by,
            "certificate_no": certificate_no,
            "is_ready": is_ready,
            "is_demonstration": is_demonstration,
            "recorded_by": actor.name,
            "recorded_at": time.now(),
        },
    )
    return made[0]


@transaction.atomic
def set_commander_ready(*, actor: Actor, qualification_id: UUID, is_ready: bool) -> CommanderQualification:
    """Say that somebody can be called, or cannot."""
    row = reads.qualification(actor, qualification_id)
    actor.require("commander.list")
    if row.is_ready != is_ready:
        row.is_ready, row.recorded_by, row.recorded_at = is_ready, actor.name, time.now()
        row.save(update_fields=["is_ready", "recorded_by", "recorded_at"])
    return row
