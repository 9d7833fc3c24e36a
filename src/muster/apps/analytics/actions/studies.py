"""Ask for a study, name it, stop it, take it away."""

from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.analytics import queries
from muster.apps.analytics.events import StudyChanged
from muster.apps.analytics.models import Study
from muster.apps.analytics.rules.promises import RULES_VERSION, Unit
from muster.apps.analytics.rules.study import MOST_AT_ONCE, UNFINISHED, StudyKind, StudyState, ensure_cancellable, ensure_finished
from muster.apps.geo import queries as geo
from muster.apps.geo.models import Division
from muster.apps.geo.rules.divisions import org_path_of
from muster.apps.resources.rules import Discipline
from muster.kit import audit, bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotAllowed

__all__ = ["ask_coverage", "ask_siting", "cancel_study", "remove_study", "rename_study", "tell"]


def tell(study: Study, progress: dict[str, Any] | None = None) -> None:
    """Let the screens know that a study moved on."""
    bus.publish(StudyChanged(study.id, study.kind, study.state, progress if progress is not None else dict(study.progress)),
                org_path=study.org_path, permission="coverage.view")  # fmt: skip


@transaction.atomic
def ask_coverage(*, actor: Actor, name: str, division: str, disciplines: list[Discipline], question: dict[str, Any]) -> Study:
    """Have reckoned what the teams cover in a division of the actor's area."""
    actor.require("coverage.study")
    where = _area(actor, division)
    snapshot, inputs = queries.gather(actor, where, disciplines, tuple(Unit))
    return _asked(actor, StudyKind.COVERAGE, name, where, {**question, "disciplines": [d.value for d in disciplines]}, snapshot, inputs)


@transaction.atomic
def ask_siting(*, actor: Actor, name: str, division: str, discipline: Discipline, unit: Unit, question: dict[str, Any]) -> Study:
    """Have reckoned where bases should stand in a division of the actor's area."""
    actor.require("coverage.study")
    where = _area(actor, division)
    snapshot, inputs = queries.gather(actor, where, [discipline], {unit, Unit.COUNTIES})
    asked = {**question, "discipline": discipline.value, "unit": unit.value}
    return _asked(actor, StudyKind.SITING, name, where, asked, snapshot, inputs)


def _area(actor: Actor, code: str) -> Division:
    division = geo.division(code)
    path = org_path_of(code)
    if not actor.covers(path):
        raise NotAllowed("study-outside-area", division=division.name)
    return division


def _asked(
    actor: Actor, kind: StudyKind, name: str, where: Division, question: dict[str, Any], snapshot: queries.Snapshot, inputs: dict[str, Any]
) -> Study:
    if Study.objects.visible_to(actor).filter(org_path=actor.org_path, state__in=UNFINISHED).count() >= MOST_AT_ONCE:
        raise Conflict("study-too-many", limit=MOST_AT_ONCE)
    at = time.now()
    demonstration = any(part.get("demonstration") for part in inputs.values() if isinstance(part, dict))
    study = Study.objects.create(
        org_path=actor.org_path, kind=kind, name=name or f"{where.name} {kind.zh} {at.astimezone(time.SHANGHAI):%m-%d %H:%M}",
        division_code=where.code, division_name=where.name, question=question, snapshot=snapshot.to_bytes(),
        inputs={**inputs, "roads": queries.roads(), "has_demonstration": demonstration}, rules_version=RULES_VERSION, by_name=actor.name,
        by_account_id=actor.account_id, created_at=at,
    )  # fmt: skip
    audit.record(actor, "study.asked", object_type="study", object_id=study.id, kind=kind.value, division=where.code)
    bus.defer("analytics.run_study", study_id=study.id)
    tell(study)
    return study


def _held(actor: Actor, study_id: UUID) -> Study:
    queries.study_of(actor, study_id)
    found: Study = Study.objects.visible_to(actor).defer("snapshot", "cube").select_for_update(no_key=True).get(id=study_id)
    return found


@transaction.atomic
def cancel_study(*, actor: Actor, study_id: UUID) -> Study:
    """Stop a study: at once when it still waits, else its process is told to end."""
    actor.require("coverage.study")
    study = _held(actor, study_id)
    ensure_cancellable(StudyState(study.state))
    study.is_cancel_requested = True
    if study.state == StudyState.QUEUED:
        study.state, study.finished_at = StudyState.CANCELLED, time.now()
    study.save(update_fields=["is_cancel_requested", "state", "finished_at"])
    audit.record(actor, "study.cancelled", object_type="study", object_id=study.id)
    tell(study)
    return study


@transaction.atomic
def rename_study(*, actor: Actor, study_id: UUID, name: str) -> Study:
    """Give a study another name."""
    actor.require("coverage.study")
    study = _held(actor, study_id)
    study.name = name
    study.save(update_fields=["name"])
    audit.record(actor, "study.renamed", object_type="study", object_id=study.id, name=name)
    tell(study)
    return study


@transaction.atomic
def remove_study(*, actor: Actor, study_id: UUID) -> None:
    """Take a finished study away; the audit trail keeps that it was there."""
    actor.require("coverage.study")
    study = _held(actor, study_id)
    ensure_finished(StudyState(study.state))
    audit.record(actor, "study.removed", object_type="study", object_id=study.id, name=study.name)
    tell(study)
    study.delete()
