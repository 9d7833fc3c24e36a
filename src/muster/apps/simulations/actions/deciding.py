"""The one step for whatever waits for somebody's word: looked at, held, decided once, with name and time."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import LIVE, IncidentStatus
from muster.apps.simulations import queries
from muster.apps.simulations.models import AreaRelease, ZoneProposal
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound, OutOfRange

Waiting = TypeVar("Waiting", ZoneProposal, AreaRelease)


class Ends(NamedTuple):
    """What a thing is called while it waits, how it ends, which field takes the words of who decides, and where its states are spelt out."""

    waits: str
    accepted: str
    refused: str
    words: str
    spoken: str


ENDS: Final[dict[type[ZoneProposal] | type[AreaRelease], Ends]] = {
    ZoneProposal: Ends("proposed", "accepted", "rejected", "words", "proposal_status"),
    AreaRelease: Ends("asked", "confirmed", "refused", "decided_words", "release_status"),
}


def clock(at: datetime | None) -> str:
    """A moment as people here say it."""
    return f"{at.astimezone(time.SHANGHAI):%H:%M:%S}" if at else "–"


def in_force_now(incident_id: UUID) -> tuple[str, str]:
    """The area that counts now, in both languages, for whoever decided on an older one."""
    force = queries.in_force(incident_id)
    if force is None:
        return "没有", "none"
    at = clock(force.decided_at)
    return f"第 {force.run.number} 次（{force.decided_by} {at} 划定）", f"run {force.run.number} (set by {force.decided_by} at {at})"


def alive(incident: Incident) -> Incident:
    """The incident, if it is not over yet."""
    if IncidentStatus(incident.status) not in LIVE:
        raise Conflict("simulation-incident-over", number=incident.number, status=incidents.word("status", incident.status))
    return incident


def held_incident(actor: Actor, incident_id: UUID) -> Incident:
    """The incident, held against others who decide at the same moment; refused once it is over."""
    return alive(incidents.locked_incident(actor, incident_id))


def decided(
    kind: type[Waiting], row_id: UUID, *, actor: Actor, accepted: bool, words: str, gate: Callable[[Waiting], None] | None = None
) -> Waiting:
    """Accept or refuse what waits, on its held incident; a refusal says why, an acceptance passes the ``gate``."""
    actor.require("simulation.decide")
    rows, ends = kind.objects.visible_to(actor), ENDS[kind]
    seen = rows.filter(id=row_id).first()
    if seen is None:
        raise NotFound("decision-not-found")
    incident = held_incident(actor, seen.incident_id)
    row: Waiting = rows.get(id=row_id)
    if row.status != ends.waits:
        now, now_en = in_force_now(incident.id)
        raise Conflict(
            "decision-made", by=row.decided_by, at=clock(row.decided_at),
            what=queries.word(ends.spoken, row.status), what_en=queries.word(ends.spoken, row.status, "en"), now=now, now_en=now_en,
        )  # fmt: skip
    if not accepted and not words.strip():
        raise OutOfRange("refusal-needs-reason", field="words")
    row.incident = incident
    if accepted and gate is not None:
        gate(row)
    return closed(row, ends.accepted if accepted else ends.refused, actor=actor, **{ends.words: words})


def closed(row: Waiting, status: str, *, actor: Actor, **words: str) -> Waiting:
    """Write how a thing ended, when and by whom."""
    told = {"status": status, "decided_at": time.now(), "decided_by": actor.name, **words}
    for name, value in told.items():
        setattr(row, name, value)
    row.save(update_fields=list(told))
    return row
