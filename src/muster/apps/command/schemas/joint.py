"""Joint proposals on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from muster.apps.command.rules import Decision
from muster.apps.command.schemas.wire import ReasonOut, Words
from muster.kit.http import In, Instant, Out


class AskJointIn(In):
    """Solve now."""


class AdoptJointIn(In):
    """Order every team of an option."""

    option: Annotated[int, Field(ge=0, le=10)] = 0
    reason: Words = ""


class RejectJointIn(In):
    """Why the proposal is not followed."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class JointAskedOut(Out):
    """The solve is queued; the stream tells when it is done."""

    queued: Literal[True] = True


class ScoreOut(Out):
    """The four goals in their order: shortage, lateness, cover left behind (more is better), travel."""

    shortage: float
    lateness: float
    cover: float
    travel: float


class JointSentOut(Out):
    """A team proposed, with turn-out in its minutes; ``cover_lost`` in ten thousand people nobody else of its kind covers."""

    team_id: UUID
    team_name: str
    tier: str
    minutes: float
    low: float
    high: float
    method: str
    source: str
    late: float
    fills: list[str]
    cover_lost: float


class JointShareOut(Out):
    """One incident's part: what it lacks, who is proposed, what stays short, and what it loses to the others."""

    incident_id: UUID
    number: str
    title: str
    priority: float
    needs: dict[str, float]
    sent: list[JointSentOut]
    short: dict[str, float]
    loses: list[ReasonOut]


class JointOptionOut(Out):
    """A whole proposal. ``proven`` of the four goals are proven; ``is_greedy``: the time limit came first.

    ``gaps``: how far each goal may be from its optimum (0.02 is 2 %), null where nothing is known.
    """

    score: ScoreOut
    price: ScoreOut | None
    status: str
    proven: int
    seconds: float
    gaps: list[float | None]
    is_greedy: bool
    shares: list[JointShareOut]


class JointPlanOut(Out):
    """One optimum over several incidents and its alternatives. Decision support only: a person decides."""

    id: UUID
    org_path: str
    org_name: str
    trigger: str
    generated_at: Instant
    seconds: float
    teams_considered: int
    is_current: bool
    options: list[JointOptionOut]
    decision: Decision | None
    adopted_option: int | None
    decision_reason: str
    decided_by: str
    decided_at: Instant | None
    decision_support_only: Literal[True] = True
