"""What the plans promise, in whose name, to whom: sets of bases, units of count, limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from muster.apps.resources.rules import Discipline, TeamTier
from muster.apps.risks.rules import Industry
from muster.kit.terms import Term
from muster.logistics.coverage.reach import FACTORS, MINUTES, RADIUS_KM

__all__ = ["FACTORS", "GOAL", "HAZARD_NEEDS", "LONGEST_TURN_OUT", "MINUTES", "NEEDS", "PROMISES", "RADIUS_KM", "RULES_VERSION", "TIERS",
           "TURN_OUT", "BaseSet", "Group", "Promise", "Unit", "turn_out_of"]

RULES_VERSION: Final = "coverage/1"
GOAL: Final = 0.9
"""Share that the plans promise (indicators H5, H6, N3)."""


class Group(Term, known_as="team_group"):
    """Whether the plan names the base."""

    PLAN = "plan", "规划基地和队伍"
    OTHER = "other", "其他在册队伍"


class BaseSet(Term):
    """Which tiers count."""

    REGIONAL = "regional", "区域基地和专业队伍"
    REGIONAL_NATIONAL = "regional+national", "区域基地、专业队伍和国家级"
    ALL = "all", "再加骨干队和企业队伍"
    NATIONAL = "national", "国家级基地和队伍"

    @property
    def tiers(self) -> frozenset[str]:
        """The tiers of the set."""
        return TIERS[self]


_T = TeamTier
_REGIONAL: Final = frozenset({_T.REGIONAL_BASE.value, _T.PROFESSIONAL_TEAM.value})
_NATIONAL: Final = frozenset({_T.NATIONAL_BASE.value, _T.NATIONAL_TEAM.value})
_OWN: Final = frozenset({_T.BACKBONE_TEAM.value, _T.ENTERPRISE_FULLTIME_TEAM.value, _T.ENTERPRISE_PARTTIME_TEAM.value})
TIERS: Final[Mapping[BaseSet, frozenset[str]]] = MappingProxyType({
    BaseSet.REGIONAL: _REGIONAL, BaseSet.REGIONAL_NATIONAL: _REGIONAL | _NATIONAL,
    BaseSet.ALL: _REGIONAL | _NATIONAL | _OWN, BaseSet.NATIONAL: _NATIONAL,
})  # fmt: skip

TURN_OUT: Final[Mapping[str, float]] = MappingProxyType({
    _T.NATIONAL_BASE.value: 30.0, _T.NATIONAL_TEAM.value: 30.0, _T.REGIONAL_BASE.value: 5.0, _T.PROFESSIONAL_TEAM.value: 5.0,
    _T.BACKBONE_TEAM.value: 5.0, _T.ENTERPRISE_FULLTIME_TEAM.value: 3.0, _T.ENTERPRISE_PARTTIME_TEAM.value: 3.0,
})  # fmt: skip
"""Minutes from receipt of the order to departure. Project rule of the indicators (§2); backbone teams as professional ones."""
LONGEST_TURN_OUT: Final = 240.0


def turn_out_of(*, national: float, regional: float, enterprise: float) -> dict[str, float]:
    """Turn-out by tier from the three figures that a study may set. [min]"""
    return {
        tier: national if tier in _NATIONAL else enterprise if tier.startswith("enterprise") else regional for tier in TURN_OUT
    }


class Unit(Term, known_as="coverage_unit"):
    """What is counted: the denominators."""

    COUNTIES = "counties", "县级行政区（以驻地计）"
    POPULATION = "population", "常住人口（以县驻地计）"
    ENTERPRISES = "enterprises", "高危企业"
    HAZARDS = "hazards", "重大危险源"


_D, _I = Discipline, Industry
NEEDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    _I.HAZMAT_PRODUCTION.value: (_D.HAZMAT.value,), _I.HAZMAT_STORAGE.value: (_D.HAZMAT.value,), _I.HAZMAT_USE.value: (_D.HAZMAT.value,),
    _I.FIREWORKS.value: (_D.EXPLOSIVES.value,), _I.CIVIL_EXPLOSIVES.value: (_D.EXPLOSIVES.value,),
    _I.COAL_MINE.value: (_D.MINE.value,), _I.METAL_MINE.value: (_D.MINE.value,), _I.TAILINGS.value: (_D.MINE.value,),
    _I.METALLURGY.value: (_D.METALLURGY.value,), _I.PIPELINE.value: (_D.PIPELINE.value,),
    _I.CONSTRUCTION.value: (_D.TUNNEL_CONSTRUCTION.value,), _I.TRANSPORT.value: (_D.TRANSPORT.value,),
})  # fmt: skip
"""Which discipline an enterprise's accident calls for ("same discipline", indicator H5). Project rule."""
HAZARD_NEEDS: Final = (_D.HAZMAT.value,)
"""Units of GB 18218 hold hazardous chemicals."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A target of a plan: which bases, in what time, what share; ``indicator`` as the indicators number it.

    ``in_service``: the denominator is the planned service area (N3), not the whole area.
    """

    indicator: str
    base_set: BaseSet
    minutes: float
    goal: float = GOAL
    in_service: bool = False


PROMISES: Final = (
    Promise("H5", BaseSet.REGIONAL, 60.0), Promise("H6", BaseSet.NATIONAL, 300.0), Promise("N3", BaseSet.NATIONAL, 480.0, in_service=True),
)  # fmt: skip
