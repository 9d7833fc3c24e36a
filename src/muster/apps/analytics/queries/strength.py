"""What the indicators of teams and enterprises rest on: how long national teams last, which enterprises have a team of their own."""

import math
from typing import Any, Final

from muster.apps.analytics.rules.promises import NEEDS, BaseSet
from muster.apps.geo.models import Division
from muster.apps.resources import queries as resources
from muster.apps.resources.models import Team
from muster.apps.resources.rules import TeamTier
from muster.apps.risks import queries as risks
from muster.apps.risks.rules import EnterpriseStatus
from muster.kit.actors import Actor
from muster.kit.register import points

__all__ = ["strength"]

_OWN: Final = (TeamTier.ENTERPRISE_FULLTIME_TEAM.value, TeamTier.PROFESSIONAL_TEAM.value)
"""Tiers that count as an enterprise's professional team (H3)."""
_FOREVER: Final = 1e6


def strength(actor: Actor, division: Division) -> dict[str, Any]:
    """National-level teams in sight with the hours they last; high-risk enterprises of the division, and those with a team of their own."""
    nation = resources.teams_in_sight(actor).filter(tier__in=sorted(BaseSet.NATIONAL.tiers)).prefetch_related("essentials").order_by("name")
    enterprises = points.in_division(risks.enterprises_visible_to(actor), division.code).filter(is_high_risk=True)
    enterprises = enterprises.exclude(status=EnterpriseStatus.CLOSED)
    hosts: dict[str, set[str]] = {}
    for host, disciplines in resources.teams_in_sight(actor).filter(tier__in=_OWN).exclude(host_name="").values_list("host_name", "disciplines"):
        hosts.setdefault(host, set()).update(disciplines)
    own = sum(bool(hosts[name] & set(NEEDS.get(industry, ())))
              for name, industry in enterprises.filter(name__in=sorted(hosts)).values_list("name", "industry"))  # fmt: skip
    return {"national_teams": [_lasts(team) for team in nation], "enterprises": enterprises.count(), "with_own_team": own}


def _lasts(team: Team) -> dict[str, Any]:
    """Hours away from home, the least of the essentials; what nobody counted, or has expired, lasts 0 h (N4)."""
    hours = resources.self_support_of(team).hours
    counted = all(line is not None and (line.stock is not None or not line.is_needed) for line in resources.essentials_of(team).values())
    return {"name": team.name, "hours": hours if math.isfinite(hours) else _FOREVER, "is_counted": counted}
