"""What crosses the wire."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from muster.apps.analytics.rules.indicators import Gap, IndicatorStatus
from muster.apps.analytics.rules.promises import BaseSet, Group, Unit, turn_out_of
from muster.apps.analytics.rules.standing import Doubt
from muster.apps.analytics.rules.study import Existing, StudyKind, StudyState
from muster.apps.geo.rules.travel import Vehicle
from muster.apps.resources.rules import Discipline, TeamTier
from muster.kit.http import In, Instant, Out
from muster.logistics.coverage.cube import Standing, State
from muster.logistics.coverage.reach import Measure
from muster.logistics.location.study import Problem

__all__ = ["ComparedOut", "CoverageIn", "CoverageViewOut", "SitingIn", "StudyAssumptionOut", "StudyNameIn", "StudyOut", "StudyRowOut"]

Name = Annotated[str, Field(max_length=120)]
Code = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
Minutes = Annotated[float, Field(ge=1, le=1440, allow_inf_nan=False)]
Wait = Annotated[float, Field(ge=0, le=240, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Cost = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
Problems = Literal["least", "best", "backup", "median", "curve", "tiers"]


class StudyTurnOutIn(In):
    """Minutes from receipt of the order to departure; the indicators' project values by default. [min]"""

    national: Wait = 30.0
    regional: Wait = 5.0
    enterprise: Wait = 3.0

    def by_tier(self) -> dict[str, float]:
        """One figure for each tier."""
        return turn_out_of(national=self.national, regional=self.regional, enterprise=self.enterprise)


class CoverageIn(In):
    """What a coverage study is about."""

    name: Name = ""
    division: Code
    disciplines: Annotated[list[Discipline], Field(min_length=1, max_length=6, default_factory=lambda: [Discipline.HAZMAT, Discipline.MINE])]
    vehicle: Vehicle = Vehicle.HEAVY
    turn_out: StudyTurnOutIn = StudyTurnOutIn()

    def question(self) -> dict[str, Any]:
        """As the study keeps it."""
        return {"vehicle": self.vehicle.value, "turn_out": self.turn_out.by_tier()}


class SitingIn(In):
    """What a siting study is about. Shares are of all the demand, counts are of all open bases, kept ones included."""

    name: Name = ""
    division: Code
    discipline: Discipline
    unit: Unit = Unit.POPULATION
    problem: Problems = "least"
    radius: Minutes = 60.0
    share: Share = 0.9
    count: Annotated[int, Field(ge=1, le=200)] | None = None
    budget: Cost | None = None
    theta: Share = 0.5
    refine: Literal["", "travel", "worst"] = ""
    existing: Existing = Existing.KEEP
    base_set: BaseSet = BaseSet.REGIONAL_NATIONAL
    plan_only: bool = True
    keep_ids: Annotated[list[UUID], Field(max_length=200, default_factory=list)]
    close_ids: Annotated[list[UUID], Field(max_length=200, default_factory=list)]
    cost_new: Cost = 1.0
    cost_existing: Cost = 1.0
    cost_national: Cost = 3.0
    far_radius: Minutes = 300.0
    far_share: Share = 0.9
    factor: Annotated[float, Field(ge=0.5, le=3, allow_inf_nan=False)] = 1.0
    vehicle: Vehicle = Vehicle.HEAVY
    turn_out: StudyTurnOutIn = StudyTurnOutIn()
    time_limit: Annotated[float, Field(ge=1, le=600, allow_inf_nan=False)] = 60.0

    @model_validator(mode="after")
    def _is_whole(self) -> "SitingIn":
        if self.problem in ("best", "backup") and (self.count is None) == (self.budget is None):
            raise PydanticCustomError("siting-count-or-budget", "give either a count or a budget")
        if self.problem in ("median", "curve") and self.count is None:
            raise PydanticCustomError("siting-count-missing", "give a count")
        if set(self.keep_ids) & set(self.close_ids):
            raise PydanticCustomError("siting-kept-and-closed", "a base is both kept and closed")
        return self

    def question(self) -> dict[str, Any]:
        """As the study keeps it."""
        kept = self.model_dump(mode="json", exclude={"name", "division", "discipline", "unit", "turn_out"})
        return {**kept, "turn_out": self.turn_out.by_tier(), "problem": Problem(self.problem).value}


class StudyNameIn(In):
    """A study's name."""

    name: Annotated[str, Field(min_length=1, max_length=120)]


class StudyAssumptionOut(Out):
    """One thing that the figures rest on."""

    zh: str
    en: str


class CoverNowOut(Out):
    """Weight by state as ready now."""

    ready: float
    partial: float
    unknown: float
    out: float
    none: float


class CoverCountOut(Out):
    """Covered and total of a denominator; null where it cannot be said."""

    total: float | None
    covered: float | None
    share: float | None
    now: CoverNowOut | None


class UnitFigureOut(CoverCountOut):
    """Figures of one unit over the whole area and over the planned service area; ``unplaced`` have no position."""

    unit: Unit
    unplaced: int
    service: CoverCountOut


class CoverFigureOut(UnitFigureOut):
    """One row of a coverage study."""

    discipline: Discipline
    base_set: BaseSet
    plan_only: bool
    measure: Measure
    limit: float
    without_turn_out: float | None
    band: dict[str, float | None]


class CoverPromiseOut(Out):
    """A promise of a plan: reached, not reached, or not to be said. ``ready_most`` counts teams of unknown readiness as ready."""

    indicator: str
    discipline: Discipline
    base_set: BaseSet
    plan_only: bool
    minutes: float
    unit: Unit
    share: float | None
    ready_share: float | None
    ready_most: float | None = None
    goal: float
    kept: bool | None


class IndicatorOut(Out):
    """An indicator of the plans with both its denominators; ``second`` names the other one."""

    code: str
    discipline: Discipline | None
    measure: str
    limit: float | None
    target: float
    numerator: float | None
    denominator: float | None
    value: float | None
    plan_value: float | None
    second: str
    second_numerator: float | None
    second_denominator: float | None
    second_value: float | None
    status: IndicatorStatus
    lowest: float | None
    gaps: list[Gap]


class CoverageResultOut(Out):
    """The answer of a coverage study; studies of an earlier edition have no indicators."""

    figures: list[CoverFigureOut]
    promises: list[CoverPromiseOut]
    indicators: Annotated[list[IndicatorOut], Field(default_factory=list)]
    assumptions: list[StudyAssumptionOut]


class SitingSiteOut(Out):
    """A place of a base."""

    key: str
    name: str
    lon: float
    lat: float
    kind: Literal["existing", "new"]
    tier: TeamTier


class SitingLeftOut(Out):
    """A point that no open base reaches in time, with the nearest one."""

    id: str
    name: str
    code: str
    lon: float
    lat: float
    weight: float
    nearest: str | None
    minutes: float | None


class CurveStepOut(Out):
    """The best cover with so many bases."""

    count: int
    further: int
    sites: list[str]
    status: str
    gap: float | None
    covered: float
    share: float


class SitingBandOut(Out):
    """What the plan still covers when travel times are multiplied."""

    factor: float
    covered: float
    share: float


class SitingFarOut(Out):
    """What the upper tier covers."""

    share: float
    sites: list[SitingSiteOut]


class SitingResultOut(Out):
    """The answer of a siting study; ``gap`` nought and status optimal is a proof."""

    status: str
    objective: float | None
    bound: float | None
    gap: float | None
    seconds: float
    covered: float
    total: float
    share: float | None
    goal: float
    reachable: float
    before: float
    missing: int
    sites: list[SitingSiteOut]
    closed: list[SitingSiteOut]
    candidates: int
    existing: int
    uncovered: list[SitingLeftOut]
    curve: list[CurveStepOut]
    band: list[SitingBandOut]
    far: SitingFarOut | None
    assumptions: list[StudyAssumptionOut]


class StudyRowOut(Out):
    """A study as lists show it."""

    id: UUID
    kind: StudyKind
    name: str
    division_code: str
    division_name: str
    state: StudyState
    is_cancel_requested: bool
    progress: dict[str, Any]
    fault: str
    by_name: str
    created_at: Instant
    started_at: Instant | None
    finished_at: Instant | None


class StudyOut(StudyRowOut):
    """A study with its question, the age of what it rests on, and its answer."""

    question: dict[str, Any]
    inputs: dict[str, Any]
    rules_version: str
    coverage: CoverageResultOut | None
    siting: SitingResultOut | None


class CoverPointOut(Out):
    """A point with how it is covered."""

    id: str
    name: str
    code: str
    lon: float
    lat: float
    weight: float | None
    state: State
    value: float | None
    nearest: str | None
    ready_value: float | None
    ready_nearest: str | None


class CoverLeftOut(Out):
    """A point that is not covered even as planned, with its nearest base."""

    id: str
    name: str
    code: str
    weight: float | None
    nearest: str | None
    value: float | None


class CoverCountyOut(Out):
    """How much of a county is covered: of its seat and people nothing or all, of enterprises and hazards a share."""

    code: str
    name: str
    lon: float
    lat: float
    total: float | None
    share: float | None
    ready_share: float | None


class CoverBaseOut(Out):
    """A team that counts in a view."""

    id: UUID
    name: str
    tier: TeamTier
    lon: float
    lat: float
    standing: Standing
    doubts: list[Doubt]
    group: Group
    position_mark: str


class CoverageViewOut(Out):
    """A coverage study from one side."""

    figures: list[UnitFigureOut]
    points: list[CoverPointOut]
    points_total: int
    counties: list[CoverCountyOut]
    uncovered: list[CoverLeftOut]
    uncovered_total: int
    unplaced: list[str]
    bases: list[CoverBaseOut]


class ComparedFigureOut(Out):
    """One figure in two studies."""

    discipline: Discipline
    base_set: BaseSet
    plan_only: bool
    measure: Measure
    limit: float
    unit: Unit
    a: float | None
    b: float | None
    ready_a: float | None
    ready_b: float | None


class ComparedSiteOut(Out):
    """A base in two plans."""

    name: str
    in_a: bool
    in_b: bool


class ComparedOut(Out):
    """Two studies side by side."""

    a: StudyRowOut
    b: StudyRowOut
    figures: list[ComparedFigureOut]
    sites: list[ComparedSiteOut]
