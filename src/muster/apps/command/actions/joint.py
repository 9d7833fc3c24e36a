"""One proposal for all open incidents of a scope: computed anew on every event, adopted by one act."""

import time as clock
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from uuid import UUID

from django.db import transaction

from muster.apps.command import events, queries, rules
from muster.apps.command.actions.orders import dispatch_team
from muster.apps.command.models import Dispatch, JointPlan
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.kit import audit, bus, time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict


def _tell(row: JointPlan) -> None:
    bus.publish(events.JointPlanChanged(row.id, str(row.org_path), row.is_current), org_path=str(row.org_path), permission="dispatch.recommend")


@transaction.atomic
def ask_joint_plan(*, actor: Actor) -> None:
    """Have the open incidents of the own scope solved together now."""
    actor.require("dispatch.recommend")
    found = queries.live_incidents(actor)
    if len(found) < 2:
        raise Conflict("joint-needs-two")
    audit.record(actor, "joint_plan.asked", object_type="command_jointplan", object_id="", scope=actor.org_path)
    _solve_later(_scope_of(found), "asked")


def solve_after(*, path: str, trigger: str) -> None:
    """Have every scope above a place solved again in which several incidents are open: an event changed what is best."""
    parts = path.split(".")
    for end in range(2, len(parts) + 1):
        _solve_later(".".join(parts[:end]), trigger)


def _solve_later(scope: str, trigger: str) -> None:
    bus.defer("command.solve_joint", _lock=f"joint:{scope}", scope=scope, trigger=trigger, since=time.now().isoformat())


@transaction.atomic
def solve_joint(*, scope: str, trigger: str, since: datetime) -> JointPlan | None:
    """Solve the open incidents of a scope together; nothing to do when a later look has seen the event already.

    A proposal that sends the same teams to the same places is the same proposal: its figures are brought up to date while
    nobody has decided on it, and what was decided on it stands. Only a different one, or one that was asked for, takes its place.
    """
    actor = Actor.system("平台", org_path=scope)
    held = JointPlan.objects.unscoped("the platform solves for a scope").filter(org_path=scope, is_current=True)
    last: JointPlan | None = held.select_for_update().first()
    if last is not None and last.generated_at > since and trigger != "asked":
        return last
    began, read_at = clock.perf_counter(), time.now()  # what happens from here on is news for the next look
    found = queries.live_incidents(actor)
    if len(found) < 2 or _scope_of(found) != scope:
        if last is not None:
            last.is_current = False
            last.save(update_fields=["is_current"])
            _tell(last)
        return None
    scenes = queries.scenes_of(found)
    units, ranges, teams = queries.units_of(actor, found)
    covers, weight = queries.cover_of(teams)
    options = [queries.joint_option_value(o, found, scenes, ranges) for o in rules.propose(units, scenes, covers, weight)]
    is_new = last is None or trigger == "asked" or not rules.says_the_same(last.options, options)
    if last is not None and not is_new and last.decision:
        return last
    if last is not None and is_new:
        last.is_current = False
        last.save(update_fields=["is_current"])
    row = JointPlan(org_path=scope) if last is None or is_new else last
    row.trigger, row.generated_at, row.seconds, row.teams_considered = trigger, read_at, round(clock.perf_counter() - began, 3), len(units)
    row.incident_ids, row.options = [str(i.id) for i in found], options
    row.save()
    _tell(row)
    return row


def _scope_of(found: Sequence[Incident]) -> str:
    """The smallest place that holds all these incidents: its scope solves them, and those above see what it proposes."""
    levels = zip(*(str(incident.org_path).split(".") for incident in found), strict=False)
    return ".".join(labels[0] for labels in takewhile(lambda labels: len(set(labels)) == 1, levels))


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


def solve_everywhere(*, trigger: str) -> None:
    """What may be best anywhere changed (roads, a team): every scope with a proposal is solved again."""
    rows = JointPlan.objects.unscoped("the platform solves for every scope").filter(is_current=True)
    for scope in sorted({str(row.org_path) for row in rows}):
        _solve_later(scope, trigger)
