"""One proposal for all open incidents of a scope: computed anew on every event, adopted by one act."""

import time as clock
from datetime import datetime
from uuid import UUID

from django.db import transaction

from muster.apps.command import events, queries, rules
from muster.apps.command.actions.orders import dispatch_team
from muster.apps.command.models import Dispatch, JointPlan
from muster.apps.incidents import queries as incidents
from muster.kit import audit, bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict


def _tell(row: JointPlan) -> None:
    bus.publish(events.JointPlanChanged(row.id, str(row.org_path), row.is_current), org_path=str(row.org_path), permission="dispatch.recommend")


@transaction.atomic
def ask_joint_plan(*, actor: Actor) -> None:
    """Have the open incidents of the own scope solved together now."""
    actor.require("dispatch.recommend")
    if len(queries.live_incidents(actor)) < 2:
        raise Conflict("joint-needs-two")
    audit.record(actor, "joint_plan.asked", object_type="command_jointplan", object_id="", scope=actor.org_path)
    _solve_later(actor.org_path, "asked")


def solve_after(*, path: str, trigger: str) -> None:
    """Have every scope above a place solved again in which several incidents are open: an event changed what is best."""
    parts = path.split(".")
    for end in range(2, len(parts) + 1):
        _solve_later(".".join(parts[:end]), trigger)


def _solve_later(scope: str, trigger: str) -> None:
    bus.defer("command.solve_joint", _lock=f"joint:{scope}", scope=scope, trigger=trigger, since=time.now().isoformat())


@transaction.atomic
def solve_joint(*, scope: str, trigger: str, since: datetime) -> JointPlan | None:
    """Solve the open incidents of a scope together; nothing to do when a later look has seen the event already."""
    actor = Actor.system("平台", org_path=scope)
    held = JointPlan.objects.unscoped("the platform solves for a scope").filter(org_path=scope, is_current=True)
    last: JointPlan | None = held.select_for_update().first()
    if last is not None and last.generated_at > since and trigger != "asked":
        return last
    began, read_at = clock.perf_counter(), time.now()  # what happens from here on is news for the next look
    found = queries.live_incidents(actor)
    if len(found) < 2 or _is_of_lower_scope(scope, [str(i.org_path) for i in found]):
        if last is not None:
            last.is_current = False
            last.save(update_fields=["is_current"])
            _tell(last)
        return None
    scenes = queries.scenes_of(found)
    units, ranges, teams = queries.units_of(actor, found)
    covers, weight = queries.cover_of(teams)
    options = rules.propose(units, scenes, covers, weight)
    if last is not None:
        last.is_current = False
        last.save(update_fields=["is_current"])
    row = JointPlan.objects.create(
        org_path=scope, trigger=trigger, generated_at=read_at, seconds=round(clock.perf_counter() - began, 3), teams_considered=len(units),
        incident_ids=[str(i.id) for i in found], options=[queries.joint_option_value(o, found, scenes, ranges) for o in options],
    )  # fmt: skip
    _tell(row)
    return row


def _is_of_lower_scope(scope: str, paths: list[str]) -> bool:
    """Whether all these incidents lie in one and the same place below: its own scope solves them, and shows it above."""
    depth = scope.count(".") + 1
    below = {p.split(".")[depth] if p.count(".") >= depth else "" for p in paths}
    return len(below) == 1 and below != {""}


@transaction.atomic
def adopt_joint_plan(*, actor: Actor, plan_id: UUID, option: int = 0, reason: str = "") -> JointPlan:
    """Order every team of an option by one act; all of them or none."""
    actor.require("dispatch.order")
    row = _undecided(actor, plan_id)
    if not 0 <= option < len(row.options):
        raise Conflict("joint-option-unknown", option=option)
    for share in row.options[option]["shares"]:
        for sent in share["sent"]:
            dispatch_team(actor=actor, incident_id=UUID(share["incident_id"]), team_id=UUID(sent["team_id"]), task=f"赶赴现场处置：{share['title']}")
    return _decided(row, rules.Decision.ADOPTED if option == 0 else rules.Decision.CHANGED, actor=actor, reason=reason, option=option)


@transaction.atomic
def reject_joint_plan(*, actor: Actor, plan_id: UUID, reason: str) -> JointPlan:
    """Keep that the proposal is not followed, and why."""
    actor.require("dispatch.recommend")
    if not reason.strip():
        raise Conflict("decision-needs-reason")
    return _decided(_undecided(actor, plan_id), rules.Decision.REJECTED, actor=actor, reason=reason, option=None)


def _undecided(actor: Actor, plan_id: UUID) -> JointPlan:
    queries.joint_plan(actor, plan_id)
    row: JointPlan = JointPlan.objects.visible_to(actor).select_for_update(of=("self",)).get(id=plan_id)
    if row.decision:
        raise Conflict("joint-plan-decided")
    if not row.is_current:
        raise Conflict("joint-plan-old")
    return row


def _decided(row: JointPlan, decision: rules.Decision, *, actor: Actor, reason: str, option: int | None) -> JointPlan:
    row.decision, row.decision_reason, row.decided_by, row.decided_at = decision.value, reason, actor.name, time.now()
    row.adopted_option = option
    row.save()
    _tell(row)
    return row


_MATTERS = {"issued", "cancelled", "refused", "released", "returned"}


def solve_after_order(*, dispatch_id: UUID, status: str) -> None:
    """An order that binds or frees a team changes what is best for the others."""
    order = Dispatch.objects.unscoped("the platform follows every order").filter(id=dispatch_id).select_related("incident").first()
    if order is not None and status in _MATTERS:
        solve_after(path=str(order.incident.org_path), trigger="dispatch")


def solve_after_incident(*, incident_id: UUID, trigger: str) -> None:
    """An incident that opens, moves or ends changes what is best for the others."""
    found = incidents.incidents(Actor.system("平台")).filter(id=incident_id).first()
    if found is not None:
        solve_after(path=str(found.org_path), trigger=trigger)


def solve_after_roads() -> None:
    """Roads changed: every scope with a proposal is solved again."""
    rows = JointPlan.objects.unscoped("the platform solves for every scope").filter(is_current=True)
    for scope in sorted({str(row.org_path) for row in rows}):
        _solve_later(scope, "closure")
