"""The list of those who may be named commander."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from muster.apps.command import rules
from muster.apps.command.models import CommanderQualification
from muster.apps.command.queries.words import word
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound

Value = dict[str, Any]
_FILE = Path(__file__).resolve().parents[1] / "data" / "commanders.toml"
MOST_COMMANDERS = 500


@cache
def _rule_sets() -> tuple[rules.QualificationRules, ...]:
    return rules.parse_qualification_rules(tomllib.loads(_FILE.read_text("utf-8")))


def qualification_rules(day: date) -> rules.QualificationRules:
    """The rules for naming a commander in force on a day."""
    return rules.qualification_rules_on(_rule_sets(), day)


def held_by(row: CommanderQualification) -> rules.Qualification:
    """A record as the rules see it."""
    return rules.Qualification(rules.CommanderLevel(row.level), frozenset(row.disciplines), row.trained_on, row.valid_until, row.is_ready)


def qualifications(actor: Actor, *, discipline: str = "", level: str = "", region: str = "") -> QuerySet[CommanderQualification]:
    """The list in an actor's sight; ``region`` is the path of an organisation, with all below it."""
    found: QuerySet[CommanderQualification] = CommanderQualification.objects.visible_to(actor)
    if discipline:
        found = found.filter(disciplines__contains=[discipline])
    if level:
        found = found.filter(level=level)
    if region:
        found = found.filter(org_path__descendant_of=region)
    return found.order_by("person_name", "id")


def qualification(actor: Actor, qualification_id: UUID) -> CommanderQualification:
    """One record."""
    found = qualifications(actor).filter(id=qualification_id).first()
    if found is None:
        raise NotFound("qualification-not-found")
    return found


def of_person(actor: Actor, person_id: UUID) -> CommanderQualification | None:
    """A person's record, if there is one in sight."""
    return qualifications(actor).filter(person_id=person_id).first()


def judged(row: CommanderQualification | None, incident: Incident | None) -> Value:
    """What speaks against somebody, for an incident or in general, and by which rules."""
    day = time.local_date(time.now())
    by = qualification_rules(day)
    disciplines = list(incidents.incident_type(incident.incident_type).disciplines) if incident else []
    grade = (incident.grade_potential or incident.grade_confirmed) if incident else None
    against = rules.doubts(held_by(row) if row else None, by, day=day, disciplines=disciplines, grade=grade)
    return {
        "doubts": [{"code": d.value, "zh": word("doubt", d.value), "en": word("doubt", d.value, "en"), "refuses": d in by.refuses} for d in against],
        "rule_set": by.id,
        "source": by.source,
        "mark": by.mark,
    }


def qualification_value(row: CommanderQualification, incident: Incident | None = None) -> Value:
    """One record as shown, with what speaks against naming this person."""
    return {
        "id": str(row.id),
        "person_id": str(row.person_id),
        "person_name": row.person_name,
        "person_post": row.person_post,
        "org_name": row.org_name,
        "org_path": str(row.org_path),
        "level": row.level,
        "disciplines": row.disciplines,
        "trained_on": row.trained_on.isoformat() if row.trained_on else None,
        "valid_until": row.valid_until.isoformat(),
        "issued_by": row.issued_by,
        "certificate_no": row.certificate_no,
        "is_ready": row.is_ready,
        "is_demonstration": row.is_demonstration,
        "recorded_by": row.recorded_by,
        "recorded_at": incidents.instant(row.recorded_at),
        **judged(row, incident),
    }
