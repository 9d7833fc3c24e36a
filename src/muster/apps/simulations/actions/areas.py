"""The area that counts: proposed from runs as a difference, accepted or rejected by somebody, never moved by itself."""

from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import actions as log
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import Change
from muster.apps.simulations import queries, rules
from muster.apps.simulations.actions.deciding import closed, decided, held_incident, in_force_now
from muster.apps.simulations.models import SimulationRun, ZoneProposal
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, OutOfRange

TURN = 15.0
"""From here on a turned wind is a reason to look again [needs.md 7]. [degrees]"""


def _change(row: ZoneProposal) -> Change:
    return Change("zone_proposals", str(row.id), queries.proposal_brief(row))


def _difference(before: SimulationRun | None, after: SimulationRun) -> dict[str, Any]:
    """Like is compared with like: an ensemble's area is wider than a first answer's."""
    if before is None:
        return rules.difference(rules.action_area(()), rules.action_area(after.answer["zones"]))
    return queries.difference_of(before, after)


def propose(run: SimulationRun, incident: Incident, *, actor: Actor) -> ZoneProposal | None:
    """Put a new run beside the area in force: wind turned, source changed, or computed again. None while nothing is in force."""
    force = queries.in_force(incident.id)
    if force is None:
        return None
    return _proposed(run, force.run, incident, actor=actor)


def _proposed(run: SimulationRun, former: SimulationRun | None, incident: Incident, *, actor: Actor) -> ZoneProposal | None:
    by = rules.turned(former.wind_from, run.wind_from) if former else None
    changed = queries.changed_inputs(former.facts, run.facts) if former else []
    source = [c for c in changed if c["name"] in rules.SOURCE_FACTS and c["name"] != "vessel"]
    unknown = former is not None and (former.wind_from is None) != (run.wind_from is None)
    trigger = (
        "first" if former is None else "source_changed" if source else "wind_turned" if unknown or (by is not None and by > TURN) else "recomputed"
    )
    difference = _difference(former, run)
    if former is not None and not (difference["added"]["area"] or difference["removed"]["area"]):
        return None
    _overtake(incident, run, actor=actor)
    row = ZoneProposal.objects.create(
        org_path=incident.org_path, incident=incident, run=run, former=former, trigger=trigger, turned=None if by is None else round(by, 1),
        changed=changed, difference=difference, proposed_at=time.now(), proposed_by=actor.name,
    )  # fmt: skip
    if former is not None:
        log.record(
            incident, "simulation.proposed", actor=actor, changes=[_change(row)], number=run.number, former=former.number,
            trigger=queries.word("trigger", trigger), trigger_en=queries.word("trigger", trigger, "en"),
            added=difference["added"]["km2"], removed=difference["removed"]["km2"],
        )  # fmt: skip
    return row


def _overtake(incident: Incident, run: SimulationRun, *, actor: Actor) -> None:
    """Close what is still open on the incident: there is never more than one proposal to decide."""
    for old in ZoneProposal.objects.unscoped("of a held incident").filter(incident=incident, status="proposed").select_related("run", "former"):
        closed(old, "overtaken", actor=actor)
        log.record(incident, "simulation.overtaken", actor=actor, changes=[_change(old)], number=old.run.number, by=run.number)


@transaction.atomic
def adopt(*, actor: Actor, run_id: UUID, words: str = "", instead_of: int | None = None) -> ZoneProposal:
    """Take the area of a run as the one that counts; ``words`` say what was decided on it.

    ``instead_of`` is the number of the run in force that the decider looked at (0: none); when another is in force by now, nothing is set.
    """
    actor.require("simulation.decide")
    run = queries.run(actor, run_id)
    incident = held_incident(actor, run.incident_id)
    if run.status == "refining":
        raise Conflict("simulation-still-refining", number=run.number)
    if rules.action_area(run.answer["zones"]).is_empty:
        raise OutOfRange("simulation-nothing-to-adopt", field="run_id")
    open_ = ZoneProposal.objects.unscoped("of a held incident").filter(incident=incident, run=run, status="proposed").first()
    force = queries.in_force(incident.id)
    if instead_of is not None and instead_of != (force.run.number if force else 0):
        now, now_en = in_force_now(incident.id)
        raise Conflict("area-changed-meanwhile", number=run.number, now=now, now_en=now_en)
    row = open_ or _proposed(run, force.run if force else None, incident, actor=actor)
    if row is None:  # the same area again: what is in force stays, with the new words
        _overtake(incident, run, actor=actor)
        row = ZoneProposal.objects.create(
            org_path=incident.org_path, incident=incident, run=run, former=force.run if force else None, trigger="recomputed",
            difference=_difference(run, run), proposed_at=time.now(), proposed_by=actor.name,
        )  # fmt: skip
    row.incident = incident
    return _told(closed(row, "accepted", actor=actor, words=words), actor=actor)


@transaction.atomic
def decide(*, actor: Actor, proposal_id: UUID, accepted: bool, words: str = "") -> ZoneProposal:
    """Accept or reject a proposed change; a rejection says why."""
    return _told(decided(ZoneProposal, proposal_id, actor=actor, accepted=accepted, words=words), actor=actor)


def end_area(row: ZoneProposal, incident: Incident, *, actor: Actor) -> Change:
    """The area in force ends; what was still proposed beside it has nothing left to change."""
    _overtake(incident, row.run, actor=actor)
    row.status = "ended"
    row.save(update_fields=["status"])
    return _change(row)


def _drop_release(incident: Incident, *, actor: Actor) -> list[Change]:
    """A lifting that was asked for an area that has just changed is void."""
    row = queries.open_release(incident)
    if row is None:
        return []
    return [Change("area_releases", str(row.id), queries.release_value(closed(row, "overtaken", actor=actor)))]


def _told(row: ZoneProposal, *, actor: Actor) -> ZoneProposal:
    """Log what became of a proposal; the area that it sets makes an asked lifting void."""
    taken = row.status == "accepted"
    log.record(
        row.incident, "simulation.adopted" if taken else "simulation.rejected", actor=actor,
        changes=[_change(row), *(_drop_release(row.incident, actor=actor) if taken else [])],
        number=row.run.number, words=row.words or "—", added=row.difference["added"]["km2"], removed=row.difference["removed"]["km2"],
    )  # fmt: skip
    return row


def wind_has_turned(force: ZoneProposal, reading: rules.Reading | None) -> bool:
    """Whether the newest wind is far enough from the one that the area in force was drawn for."""
    after = reading.wind_from if reading else None
    by = rules.turned(force.run.wind_from, after)
    return (by is not None and by > TURN) or (force.run.wind_from is None and after is not None)
