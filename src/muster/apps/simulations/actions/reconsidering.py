"""New wind for an area in force: computed again, proposed as a difference."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries as incidents
from muster.apps.incidents.rules import LIVE, IncidentStatus
from muster.apps.simulations import queries, rules
from muster.apps.simulations.actions.areas import TURN, wind_has_turned
from muster.apps.simulations.actions.running import start
from muster.apps.simulations.adapters import feed
from muster.apps.simulations.models import SimulationRun, ZoneProposal
from muster.kit import bus, time
from muster.kit.actors import Actor


@transaction.atomic
def reconsider(*, actor: Actor, incident_id: UUID, at: datetime | None = None) -> SimulationRun | None:
    """Compute the run in force again with new wind, if that has turned; the difference is proposed, nothing is moved.

    Once for each turn: a run that was made since for about this wind – waiting for its ensemble, proposed or rejected – is enough.
    """
    incident = incidents.locked_incident(actor, incident_id)
    force = queries.in_force(incident_id)
    if force is None or IncidentStatus(incident.status) not in LIVE:
        return None
    reading = queries.newest_weather(incident, lon=force.run.lon, lat=force.run.lat, at=at or time.now())
    if not wind_has_turned(force, reading):
        return None
    newest = queries.runs(actor, incident_id).first()
    if newest and newest.number > force.run.number and not _turned_again(newest, reading):
        return None
    facts = rules.read_facts(force.run.facts)
    source: dict[str, rules.Fact] = {name: facts[name] for name in rules.SOURCE_FACTS if name in facts}
    return start(actor=actor, incident_id=incident_id, given={"lon": force.run.lon, "lat": force.run.lat}, source=source)


def _turned_again(newest: SimulationRun, reading: rules.Reading | None) -> bool:
    """Whether the wind has turned further since the newest run."""
    by = rules.turned(newest.wind_from, reading.wind_from if reading else None)
    return by is None or by > TURN


def follow_weather(*, actor: Actor) -> int:
    """Look at every live incident with an area in force; returns how many were computed again."""
    waiting = ZoneProposal.objects.unscoped("the platform follows the weather").filter(
        status="accepted", incident__status__in=[s.value for s in LIVE]
    )
    incidents_with_area = waiting.order_by("incident_id").values_list("incident_id", flat=True).distinct()
    if feed.is_configured():
        for incident_id in incidents_with_area:
            bus.defer("simulations.ask_feed", incident_id=incident_id)
    return sum(reconsider(actor=actor, incident_id=incident_id) is not None for incident_id in incidents_with_area)
