"""Closed and slow roads in the log of the incidents that they concern."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from muster.apps.command.models import Dispatch
from muster.apps.command.queries.promises import control_point
from muster.apps.command.rules import DispatchStatus
from muster.apps.geo import queries as geo
from muster.apps.geo.rules.closures import ClosureReason, Effect
from muster.apps.incidents import actions as log
from muster.apps.incidents.models import Incident, TimelineEntry
from muster.apps.incidents.rules import LIVE
from muster.apps.resources.models import Team
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.geometry import Point

NEAR_SCENE: Final = 3_000.0
"""A closure nearer than this concerns the scene itself. [m] [P]"""
COMING: Final = (DispatchStatus.ISSUED, DispatchStatus.RECEIVED, DispatchStatus.TURNED_OUT)
_TOLD: Final = ("road.closed", "road.slowed")


@transaction.atomic
def note_roads(*, closure_id: UUID, verb: str) -> int:
    """Write a closure into the log of each running incident that it concerns; returns how many.

    A new one concerns the incident that it was drawn for, a scene close by, and teams under way whose way it meets. A lifted or
    revised one is told where the closure itself was.
    """
    found = geo.bar(closure_id)
    if found is None:
        return 0
    live = Incident.objects.unscoped("the platform tells every incident").filter(status__in=[s.value for s in LIVE])
    if verb != "drawn":
        told = TimelineEntry.objects.unscoped("where it was told").filter(kind__in=_TOLD, params__closure_id=str(closure_id))
        concerned = [(each, "", "") for each in live.filter(id__in=told.values("incident_id")).order_by("id")]
    else:
        concerned = _concerned(found, live)
    kind = {"lifted": "road.opened", "revised": "road.revised"}.get(verb) or ("road.closed" if found.row.effect == Effect.CLOSED else "road.slowed")
    for incident, touches, touches_en in concerned:
        log.record(incident, kind, actor=_who(found), **_said(found), touches=touches, touches_en=touches_en)
    return len(concerned)


def _concerned(found: geo.Bar, live: Any) -> list[tuple[Incident, str, str]]:
    """The incidents that a new closure concerns, each with how."""
    orders = list(
        Dispatch.objects.unscoped("the platform looks at every way")
        .filter(incident__in=live, status__in=[s.value for s in COMING])
        .select_related("incident")
    ) if found.binds_teams else []  # fmt: skip
    barred = _barred(found, orders)
    concerned = []
    for incident in live.filter(Q(lon__isnull=False) | Q(id=found.row.incident_id) | Q(id__in=list(barred))).order_by("id"):
        zh, en = [], []
        if incident.id == found.row.incident_id and _same_branch(str(found.row.org_path), str(incident.org_path)):
            zh.append("为本事件设置")
            en.append("drawn for this incident")
        if found.binds_teams and incident.lon is not None and found.metres_to(Point(incident.lon, incident.lat)) <= NEAR_SCENE:
            zh.append(f"距事发点不足 {NEAR_SCENE / 1000:.0f} km")
            en.append(f"less than {NEAR_SCENE / 1000:.0f} km from the scene")
        if teams := barred.get(incident.id):
            zh.append(f"在途队伍须绕行：{'、'.join(teams)}")
            en.append(f"teams on the way must go round: {', '.join(teams)}")
        if zh:
            concerned.append((incident, "，".join(zh), ", ".join(en)))
    return concerned


def _same_branch(one: str, other: str) -> bool:
    """Whether one body stands above the other: only they may name each other's incidents."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def _barred(found: geo.Bar, orders: list[Dispatch]) -> dict[UUID, list[str]]:
    """The teams under way whose way the closure meets, by incident."""
    bases = {team.id: team.point for team in Team.objects.unscoped("of orders under way").filter(id__in={o.team_id for o in orders})}
    journeys = []
    for order in orders:
        here = Point(order.lon, order.lat) if order.lon is not None and order.lat is not None else bases.get(order.team_id)
        there = control_point(order, order.incident)
        if here is not None and there is not None:
            journeys.append((order, here, there))
    met = found.meets([(here, there) for _, here, there in journeys])
    barred: dict[UUID, list[str]] = {}
    for (order, _, _), is_met in zip(journeys, met, strict=True):
        if is_met:
            barred.setdefault(order.incident_id, []).append(order.team_name)
    return barred


def _who(found: geo.Bar) -> Actor:
    """In whose name it is told: who drew it, or who opened the road again."""
    row = found.row
    return Actor(name=row.lifted_by or row.drawn_by, org_path="cn", person_id=None if row.lifted_by else row.drawn_by_id, org_name=row.org_name,
                 is_system=True)  # fmt: skip


def _said(found: geo.Bar) -> dict[str, Any]:
    row, reason = found.row, ClosureReason(found.row.reason)
    until = _clock(row.ends_at)
    return {
        "closure_id": str(row.id), "road": row.road or row.note or "划定范围", "reason": reason.zh, "reason_en": reason.en, "org": row.org_name,
        "note": row.lift_note, "until": f"预计 {until} 结束" if until else "结束时间不明",
        "until_en": f"expected to end {until}" if until else "end unknown",
    }  # fmt: skip


def _clock(at: datetime | None) -> str:
    return f"{at.astimezone(time.SHANGHAI):%m-%d %H:%M}" if at else ""
