"""Recommendations, and the words of the room."""

from typing import Any
from uuid import UUID

from muster.apps.command import actions, queries, schemas
from muster.apps.command.api.doors import router
from muster.kit.http import Request, allow


@router.get("/dictionaries/command", response=dict[str, dict[str, schemas.SaidOut]], operation_id="command_dictionaries")
@allow("public")
def command_dictionaries(request: Request) -> Any:
    """Words of every code list of this room, in Chinese and English."""
    return queries.dictionaries()


@router.post(
    "/incidents/{incident_id}/dispatch-recommendations",
    response=schemas.RecommendationOut,
    operation_id="recommend_dispatch",
)
@allow("dispatch.recommend")
def recommend_dispatch(request: Request, incident_id: UUID, body: schemas.RecommendIn) -> Any:
    """Rank the teams that can go, with reasons, and say why the others are left out."""
    return queries.recommendation_value(actions.recommend(actor=request.actor, incident_id=incident_id, **body.dict()))


@router.get(
    "/dispatch-recommendations/{recommendation_id}",
    response=schemas.RecommendationOut,
    operation_id="get_recommendation",
)
@allow("dispatch.recommend")
def get_recommendation(request: Request, recommendation_id: UUID) -> Any:
    """One recommendation as it was computed."""
    return queries.recommendation_value(queries.recommendation(request.actor, recommendation_id))


@router.post(
    "/dispatch-recommendations/{recommendation_id}/decide",
    response=schemas.RecommendationOut,
    operation_id="decide_recommendation",
)
@allow("dispatch.recommend")
def decide_recommendation(request: Request, recommendation_id: UUID, body: schemas.DecideIn) -> Any:
    """Keep what a person made of a recommendation."""
    return queries.recommendation_value(actions.decide(actor=request.actor, recommendation_id=recommendation_id, **body.dict()))
