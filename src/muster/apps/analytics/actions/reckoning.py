"""Run a study in the background: ask the planner, keep its answer, tell how far it is.

The job's own transaction touches the study only at the end. How far it is goes through a second connection, committed at
once, so that screens see it while the solver runs.
"""

import time as clock
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from muster.apps.analytics.actions.studies import tell
from muster.apps.analytics.adapters.planner import Outcome, reckon
from muster.apps.analytics.models import Study
from muster.apps.analytics.queries.plans import coverage_question, coverage_result, siting_question, siting_result
from muster.apps.analytics.queries.snapshots import Snapshot
from muster.apps.analytics.rules.study import UNFINISHED, StudyKind, StudyState
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as
from muster.logistics.coverage.cube import Cube

__all__ = ["run_study", "sweep"]

LOST_AFTER: Final = timedelta(minutes=3)
_BEAT: Final = 5.0
_LONGEST: Final = 1_800.0


def run_study(*, study_id: UUID) -> None:
    """Reckon a study that still waits; one that was cancelled or begun before is left alone."""
    study: Study | None = Study.objects.unscoped("the study's own job").filter(id=study_id).first()
    if study is None or study.state != StudyState.QUEUED:
        return
    snapshot = Snapshot.from_bytes(bytes(study.snapshot))
    question, arrays = (coverage_question if study.kind == StudyKind.COVERAGE else siting_question)(study.question, snapshot)
    with connection.cursor() as cursor:     # this transaction waits for the planner: the database must not take it for forgotten
        cursor.execute("set local idle_in_transaction_session_timeout = 0")
    with ThreadPoolExecutor(1) as outside:
        beat = _Beat(study_id, outside)
        outcome = reckon(question, arrays, on_progress=beat, limit=_LONGEST)
    _keep(study, snapshot, outcome)


def _keep(study: Study, snapshot: Snapshot, outcome: Outcome) -> None:
    answer = outcome.answer or {}
    status = answer.get("status")
    values: dict[str, Any] = {"finished_at": time.now(), "told_at": time.now()}
    if status == "refused":
        values |= {"state": StudyState.FAILED, "fault": f"{answer['where']}: {answer['what']}. {answer['remedy']}"}
    elif outcome.answer is None and not outcome.is_cancelled:
        values |= {"state": StudyState.FAILED, "fault": outcome.fault}
    elif study.kind == StudyKind.SITING and answer.get("sites") is not None:
        cancelled = outcome.is_cancelled or status == "cancelled"
        values |= {"state": StudyState.CANCELLED if cancelled else StudyState.DONE, "result": siting_result(study, snapshot, answer)}
    elif outcome.is_cancelled or outcome.cube is None:
        values["state"] = StudyState.CANCELLED
    else:
        cube = Cube.from_bytes(outcome.cube)
        values |= {"state": StudyState.DONE, "cube": outcome.cube, "result": coverage_result(study, snapshot, cube)}
    study.refresh_from_db(fields=["progress", "started_at", "name"], from_queryset=Study.objects.unscoped("the study's own job"))
    for name, value in values.items():
        setattr(study, name, value)
    study.started_at = study.started_at or study.created_at
    study.save(update_fields=[*values, "started_at"])
    tell(study)


class _Beat:
    """Says how far a study is, through a connection of its own, when that changed or five seconds passed."""

    def __init__(self, study_id: UUID, outside: ThreadPoolExecutor) -> None:
        self.study_id = study_id
        self.outside = outside
        self.said: dict[str, Any] = {}
        self.at = 0.0
        self.go_on = True

    def __call__(self, progress: dict[str, Any]) -> bool:
        now = clock.monotonic()
        changed = {k: v for k, v in progress.items() if k != "seconds"} != {k: v for k, v in self.said.items() if k != "seconds"}
        news = now - self.at >= _BEAT or (changed and now - self.at >= 1.0)
        self.go_on = self.outside.submit(_note, self.study_id, progress if news else None).result()
        if news:
            self.said, self.at = progress, now
        return self.go_on


def _note(study_id: UUID, progress: dict[str, Any] | None) -> bool:
    """Keep the progress, if any; False when somebody asked to stop. A study that is not to be seen yet goes on."""
    try:
        with acting_as(Actor.system("平台")):
            rows = Study.objects.unscoped("the study's own job").filter(id=study_id, state__in=UNFINISHED).defer("snapshot", "cube", "result")
            study: Study | None = rows.first()
            if study is None:
                return True
            if progress is not None:
                at = time.now()
                rows.update(state=StudyState.RUNNING, progress=progress, told_at=at, started_at=study.started_at or at)
                study.state = StudyState.RUNNING
                tell(study, progress)
            return not study.is_cancel_requested
    finally:
        connection.close()


def sweep() -> None:
    """Close running studies that have not been heard of for three minutes: their worker ended with them."""
    lost = Study.objects.unscoped("the platform's own housekeeping").filter(state=StudyState.RUNNING, told_at__lt=time.now() - LOST_AFTER)
    for study in lost.defer("snapshot", "cube"):
        study.state, study.finished_at, study.fault = StudyState.FAILED, time.now(), "interrupted"
        study.save(update_fields=["state", "finished_at", "fault"])
        tell(study)
