"""This room's part of an incident's state."""

from typing import Any

from django.db.models import Q

from muster.apps.command.models import (
    Assignment,
    CommandTerm,
    DepartureCheck,
    Dispatch,
    Entry,
    ExpertCall,
    HelpRequest,
    Recommendation,
    SupplyOrder,
)
from muster.apps.command.queries.advice import recommendation_brief
from muster.apps.command.queries.departure import departure_check_value
from muster.apps.command.queries.help import help_value
from muster.apps.command.queries.orders import dispatch_value
from muster.apps.command.queries.supply import expert_call_value, supply_order_value
from muster.apps.command.queries.withdrawals import withdrawals_in_tables
from muster.apps.command.queries.work import assignment_value, entry_value, term_value
from muster.apps.incidents.models import Incident


def state_in_tables(incident: Incident) -> dict[str, dict[str, Any]]:
    """This room's part of an incident's state, from the tables instead of the log: the two must agree."""
    seen = Q(incident=incident)
    reason = "compared with the log"
    rows: dict[str, Any] = {
        "dispatches": {str(r.id): dispatch_value(r) for r in Dispatch.objects.unscoped(reason).filter(seen)},
        "assignments": {str(r.id): assignment_value(r) for r in Assignment.objects.unscoped(reason).filter(seen)},
        "command": {str(r.id): term_value(r) for r in CommandTerm.objects.unscoped(reason).filter(seen)},
        "entries": {str(r.id): entry_value(r) for r in Entry.objects.unscoped(reason).filter(seen)},
        "withdrawals": withdrawals_in_tables(seen),
        "departure_checks": {
            str(r.id): departure_check_value(r) for r in DepartureCheck.objects.unscoped(reason).filter(seen).select_related("dispatch")
        },
        "expert_calls": {str(r.id): expert_call_value(r) for r in ExpertCall.objects.unscoped(reason).filter(seen)},
        "help_requests": {str(r.id): help_value(r) for r in HelpRequest.objects.unscoped(reason).filter(seen)},
        "supply_orders": {str(r.id): supply_order_value(r) for r in SupplyOrder.objects.unscoped(reason).filter(seen)},
        "recommendations": {str(r.id): recommendation_brief(r) for r in Recommendation.objects.unscoped(reason).filter(seen)},
    }
    return {name: things for name, things in rows.items() if things}
