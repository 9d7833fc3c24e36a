"""Plans of supplies: computed for needs, then ordered as they stand or not at all."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.command import queries
from muster.apps.command.actions.live import live_incident
from muster.apps.command.actions.supply import order_supplies
from muster.apps.command.models import SupplyOrder, SupplyPlan
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict


@transaction.atomic
def plan_supplies(*, actor: Actor, incident_id: UUID, needs: Sequence[dict[str, Any]]) -> SupplyPlan:
    """From stores to needs: usable stock, the fastest way, trucks; what cannot be met is said."""
    actor.require("dispatch.recommend")
    incident = live_incident(actor, incident_id)
    asked = [{**n, "item": str(n["item"])} for n in needs]
    return SupplyPlan.objects.create(
        org_path=incident.org_path, incident=incident, needs=asked, result=queries.supply_plan_result(actor, incident, asked), generated_at=time.now(),
        generated_by=actor.name,
    )  # fmt: skip


@transaction.atomic
def order_supply_plan(*, actor: Actor, plan_id: UUID, notes: str = "") -> list[SupplyOrder]:
    """Order all of a plan; refused as a whole when another incident has taken a piece of it meanwhile."""
    actor.require("dispatch.order")
    queries.supply_plan(actor, plan_id)
    row: SupplyPlan = SupplyPlan.objects.visible_to(actor).select_for_update(of=("self",)).get(id=plan_id)
    if row.ordered_at:
        raise Conflict("supply-plan-ordered")
    lines = row.result["shipments"]
    if not lines:
        raise Conflict("supply-plan-empty")
    routes = {r["base_id"]: {"trucks": r["trucks"], "left_kg": r["left_kg"]} for r in row.result["rounds"]}
    orders = order_supplies(actor=actor, incident_id=row.incident_id, lines=lines, notes=notes, routes=routes)
    row.ordered_at = time.now()
    row.save(update_fields=["ordered_at"])
    return orders
