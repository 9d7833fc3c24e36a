"""News of other rooms, and of this one, that bear on orders: what is best for several incidents at once, and what was promised."""

from muster.apps.command import actions, events, rules
from muster.apps.geo.events import RoadClosureChanged
from muster.apps.incidents.events import IncidentChanged, IncidentOpened
from muster.apps.resources.events import ReadinessDeclared, TeamChanged, TeamStatusChanged
from muster.apps.resources.rules import TeamStatus
from muster.kit import bus


@bus.subscribe(IncidentOpened)
def solve_after_opening(event: IncidentOpened) -> None:
    """A new incident takes its share."""
    actions.solve_after_incident(incident_id=event.incident_id, trigger="incident")


@bus.subscribe(IncidentChanged)
def solve_after_change(event: IncidentChanged) -> None:
    """An incident moved on, was graded or ended."""
    actions.solve_after_incident(incident_id=event.incident_id, trigger="incident")


@bus.subscribe(IncidentChanged)
def follow_grade(event: IncidentChanged) -> None:
    """A grade found late decides which promises count."""
    actions.follow_grade(incident_id=event.incident_id)


@bus.subscribe(events.DispatchChanged)
def solve_after_order(event: events.DispatchChanged) -> None:
    """A team is bound or free again."""
    actions.solve_after_order(dispatch_id=event.dispatch_id, status=event.status)


@bus.subscribe(events.DispatchChanged)
def offer_others(event: events.DispatchChanged) -> None:
    """A team that was offered to keep a promise is sent, here or elsewhere."""
    if event.status == rules.DispatchStatus.RECOMMENDED:
        actions.offer_others(team_id=event.team_id)


@bus.subscribe(RoadClosureChanged)
def solve_after_roads(event: RoadClosureChanged) -> None:
    """Travel times are others now."""
    actions.solve_everywhere(trigger="closure")


@bus.subscribe(TeamChanged)
@bus.subscribe(ReadinessDeclared)
def solve_after_team(event: TeamChanged | ReadinessDeclared) -> None:
    """A team can do more or less than it could, or is ready or no longer so."""
    actions.solve_everywhere(trigger="team")


@bus.subscribe(TeamStatusChanged)
def solve_after_service(event: TeamStatusChanged) -> None:
    """A team went out of service or came back; what an order makes of its status is told with the order."""
    if TeamStatus.OUT_OF_SERVICE in (event.status, event.before):
        actions.solve_everywhere(trigger="team")


@bus.subscribe(RoadClosureChanged)
def note_roads(event: RoadClosureChanged) -> None:
    """Incidents whose scene or teams a closure concerns keep it in their log."""
    actions.note_roads(closure_id=event.closure_id, verb=event.verb)
