"""Every read of the command room, and the one form in which its things are shown, logged and folded."""

from muster.apps.command.queries.advice import (
    MOST_TEAMS,
    arrivals,
    candidate,
    commitments,
    need_of,
    recommendation,
    recommendation_brief,
    recommendation_value,
    team_candidates,
)
from muster.apps.command.queries.orders import (
    dispatch,
    dispatch_value,
    dispatches,
    incident_brief,
    my_dispatches,
    progress,
)
from muster.apps.command.queries.state import (
    state_in_tables,
)
from muster.apps.command.queries.words import (
    Value,
    dictionaries,
    instant,
    reason_value,
    word,
)
from muster.apps.command.queries.work import (
    active_term,
    assignment,
    assignment_value,
    assignments,
    entry,
    entry_value,
    my_assignments,
    term,
    term_value,
)

__all__ = [
    "MOST_TEAMS",
    "Value",
    "active_term",
    "arrivals",
    "assignment",
    "assignment_value",
    "assignments",
    "candidate",
    "commitments",
    "dictionaries",
    "dispatch",
    "dispatch_value",
    "dispatches",
    "entry",
    "entry_value",
    "incident_brief",
    "instant",
    "my_assignments",
    "my_dispatches",
    "need_of",
    "progress",
    "reason_value",
    "recommendation",
    "recommendation_brief",
    "recommendation_value",
    "state_in_tables",
    "team_candidates",
    "term",
    "term_value",
    "word",
]
