"""The room's door to the web."""

from typing import Annotated, Any
from uuid import UUID

import orjson
from django.http import HttpResponse
from ninja import Query, Router, Status

from muster.apps.analytics import actions, queries, schemas
from muster.apps.analytics.adapters.word import document
from muster.apps.analytics.adapters.workbook import workbook
from muster.apps.analytics.models import Study
from muster.apps.analytics.rules.figures import Ask
from muster.apps.analytics.rules.promises import BaseSet, Unit
from muster.apps.analytics.rules.study import StudyKind, StudyState
from muster.apps.resources.rules import Discipline
from muster.kit import audit
from muster.kit.http import Request, allow, bytes_of
from muster.kit.imports.api import XLSX, workbook_response
from muster.kit.pagination import Page, paginate
from muster.logistics.coverage.reach import Measure

router = Router(tags=["analytics"])
Cursor: Any = Query(None, max_length=2000)  # type: ignore[type-arg]  # a function at run time
Limit: Any = Query(50, ge=1, le=200)  # type: ignore[type-arg]  # a function at run time
Border = Annotated[float, Query(ge=0, le=2000, allow_inf_nan=False)]
Factor = Annotated[float, Query(ge=0.5, le=3, allow_inf_nan=False)]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
GEOJSON = "application/geo+json"


def _out(study: Study) -> dict[str, Any]:
    names = (*schemas.StudyRowOut.model_fields, "question", "inputs", "rules_version")
    is_coverage = study.kind == StudyKind.COVERAGE
    return {**{n: getattr(study, n) for n in names}, "coverage": study.result if is_coverage else None,
            "siting": None if is_coverage else study.result}  # fmt: skip


@router.post("/coverage-studies", response={202: schemas.StudyOut}, operation_id="ask_coverage_study")
@allow("coverage.study")
def ask_coverage_study(request: Request, body: schemas.CoverageIn) -> Any:
    """Have reckoned what the teams on the register cover, as planned and as ready now."""
    study = actions.ask_coverage(actor=request.actor, name=body.name, division=body.division, disciplines=list(dict.fromkeys(body.disciplines)),
                                 question=body.question())  # fmt: skip
    return Status(202, _out(study))


@router.post("/siting-studies", response={202: schemas.StudyOut}, operation_id="ask_siting_study")
@allow("coverage.study")
def ask_siting_study(request: Request, body: schemas.SitingIn) -> Any:
    """Have reckoned where bases should stand, with proof."""
    study = actions.ask_siting(actor=request.actor, name=body.name, division=body.division, discipline=body.discipline, unit=body.unit,
                               question=body.question())  # fmt: skip
    return Status(202, _out(study))


@router.get("/studies", response=Page[schemas.StudyRowOut], operation_id="list_studies")
@allow("coverage.view")
def list_studies(
    request: Request, kind: StudyKind | None = None, state: StudyState | None = None, cursor: str | None = Cursor, limit: int = Limit
) -> Any:
    """Studies asked for in the own subtree, newest first."""
    rows = queries.studies_visible_to(request.actor).defer("snapshot", "cube", "result")
    rows = rows.filter(**{name: value for name, value in (("kind", kind), ("state", state)) if value is not None})
    return paginate(rows, cursor=cursor, limit=limit, order=("-created_at", "-id"))


@router.get("/studies/{study_id}", response=schemas.StudyOut, operation_id="get_study")
@allow("coverage.view")
def get_study(request: Request, study_id: UUID) -> Any:
    """One study with its answer, once there is one."""
    return _out(queries.study_of(request.actor, study_id))


@router.patch("/studies/{study_id}", response=schemas.StudyOut, operation_id="rename_study")
@allow("coverage.study")
def rename_study(request: Request, study_id: UUID, body: schemas.StudyNameIn) -> Any:
    """Give a study another name."""
    return _out(actions.rename_study(actor=request.actor, study_id=study_id, name=body.name))


@router.post("/studies/{study_id}/cancel", response=schemas.StudyOut, operation_id="cancel_study")
@allow("coverage.study")
def cancel_study(request: Request, study_id: UUID) -> Any:
    """Stop a study; its process is ended."""
    return _out(actions.cancel_study(actor=request.actor, study_id=study_id))


@router.delete("/studies/{study_id}", response={204: None}, operation_id="remove_study")
@allow("coverage.study")
def remove_study(request: Request, study_id: UUID) -> Any:
    """Take a finished study away."""
    actions.remove_study(actor=request.actor, study_id=study_id)
    return Status(204, None)


@router.get("/studies/{study_id}/coverage", response=schemas.CoverageViewOut, operation_id="get_coverage_view")
@allow("coverage.view")
def get_coverage_view(
    request: Request,
    study_id: UUID,
    discipline: Discipline,
    base_set: BaseSet = BaseSet.REGIONAL,
    measure: Measure = Measure.MINUTES,
    limit: Border = 60.0,
    turn_out: bool = True,
    factor: Factor = 1.0,
    plan_only: bool = False,
    unit: Unit = Unit.COUNTIES,
) -> Any:
    """A coverage study seen from one side: any limit, any set of bases, any factor on the travel times."""
    question = Ask(discipline.value, base_set, measure, limit, turn_out, factor, plan_only)
    return queries.coverage_view(request.actor, study_id, question, unit)


@router.get("/studies/{study_id}/compare", response=schemas.ComparedOut, operation_id="compare_studies")
@allow("coverage.view")
def compare_studies(request: Request, study_id: UUID, other: UUID) -> Any:
    """Two finished studies of one kind side by side."""
    return queries.compared(request.actor, study_id, other)


@router.get("/studies/{study_id}/export.xlsx", operation_id="export_study_workbook", openapi_extra=bytes_of(XLSX))
@allow("coverage.view")
def export_study_workbook(request: Request, study_id: UUID) -> HttpResponse:
    """A finished study as a workbook."""
    facts = queries.printed(request.actor, study_id)
    _note(request, study_id, "xlsx")
    return workbook_response(workbook(facts), f"{facts['kind']}-{study_id}")


@router.get("/studies/{study_id}/export.docx", operation_id="export_study_document", openapi_extra=bytes_of(DOCX))
@allow("coverage.view")
def export_study_document(request: Request, study_id: UUID) -> HttpResponse:
    """A finished study as a Word document."""
    facts = queries.printed(request.actor, study_id)
    _note(request, study_id, "docx")
    return _file(document(facts), DOCX, f"{facts['kind']}-{study_id}.docx")


@router.get("/studies/{study_id}/export.geojson", operation_id="export_study_map", openapi_extra=bytes_of(GEOJSON))
@allow("coverage.view")
def export_study_map(
    request: Request,
    study_id: UUID,
    discipline: Discipline | None = None,
    base_set: BaseSet = BaseSet.REGIONAL,
    measure: Measure = Measure.MINUTES,
    limit: Border = 60.0,
    turn_out: bool = True,
    factor: Factor = 1.0,
    plan_only: bool = False,
    unit: Unit = Unit.COUNTIES,
) -> HttpResponse:
    """The bases and points of a finished study with their state; the questions are those of the coverage view."""
    question = Ask(discipline.value if discipline else "", base_set, measure, limit, turn_out, factor, plan_only)
    places = queries.map_of(request.actor, study_id, question, unit)
    _note(request, study_id, "geojson")
    return _file(orjson.dumps(places), GEOJSON, f"study-{study_id}.geojson")


def _note(request: Request, study_id: UUID, form: str) -> None:
    audit.record(request.actor, "study.exported", object_type="study", object_id=study_id, form=form)


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
