"""可以撤了: an area ends by readings and two people, never by word of mouth."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import actions as log
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import Change
from muster.apps.simulations import queries, rules
from muster.apps.simulations.actions.areas import end_area
from muster.apps.simulations.actions.deciding import decided, held_incident
from muster.apps.simulations.models import AreaRelease, GasReading, MeasuringPoint
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Conflict, NotFound, OutOfRange

MOST_POINTS = 60


@transaction.atomic
def list_point(*, actor: Actor, incident_id: UUID, kind: rules.PointKind, name: str, absent: bool = False) -> MeasuringPoint:
    """Name a place to be measured, or state that there is none of its kind; the same again changes nothing."""
    actor.require("weather.record")
    incident = held_incident(actor, incident_id)
    known = queries.points_of(incident)
    same = next((p for p in known if p.kind == kind.value and p.name == name), None)
    if same is not None:
        return same
    if len(known) >= MOST_POINTS:
        raise Conflict("measuring-points-too-many", most=MOST_POINTS)
    row = MeasuringPoint.objects.create(
        org_path=incident.org_path, incident=incident, kind=kind.value, name=name, absent=absent, listed_at=time.now(), listed_by=actor.name
    )
    log.record(
        incident, "area.none_there" if absent else "area.point_listed", actor=actor,
        changes=[Change("measuring_points", str(row.id), queries.point_value(row))], place=name, sort=kind.zh,
        sort_en=queries.word("point_kind", kind.value, "en"),
    )  # fmt: skip
    return row


@transaction.atomic
def record_gas(
    *, actor: Actor, point_id: UUID, value: float, unit: rules.GasUnit, instrument: str, measured_by: str = "", measured_at: datetime | None = None
) -> GasReading:
    """Keep what an instrument showed at a place."""
    actor.require("weather.record")
    seen = MeasuringPoint.objects.visible_to(actor).filter(id=point_id).first()
    if seen is None:
        raise NotFound("measuring-point-not-found")
    incident = held_incident(actor, seen.incident_id)
    if seen.absent:
        raise Conflict("measuring-point-absent", name=seen.name)
    present = time.now()
    row = GasReading.objects.create(
        org_path=incident.org_path, incident=incident, point=seen, value=value, unit=unit.value, instrument=instrument,
        measured_by=measured_by or actor.org_name or actor.name, measured_at=min(log.checked_time(measured_at, field="measured_at") or present, present),
        recorded_at=present, recorded_by=actor.name,
    )  # fmt: skip
    log.record(
        incident, "area.measured", actor=actor, occurred_at=row.measured_at, changes=[Change("gas_readings", str(row.id), queries.gas_value(row))],
        place=seen.name, value=f"{value:g}", unit=unit.zh, instrument=instrument, by=row.measured_by,
    )  # fmt: skip
    return row


def _change(row: AreaRelease) -> Change:
    return Change("area_releases", str(row.id), queries.release_value(row))


def _pass_gate(incident: Incident, limit: rules.Limit | None) -> None:
    lacks = queries.lacks_of(incident, limit=limit, at=time.now())
    if lacks:
        raise Conflict(
            "area-gate-shut", lacks="；".join(lack.zh for lack in lacks), lacks_en="; ".join(lack.en for lack in lacks), codes=[lack.code for lack in lacks]
        )


@transaction.atomic
def ask_release(
    *, actor: Actor, incident_id: UUID, words: str, limit: float | None = None, unit: rules.GasUnit | None = None, limit_source: str = ""
) -> AreaRelease:
    """Ask that the area in force be lifted; the gate must be open, and somebody else confirms."""
    actor.require("simulation.decide")
    incident = held_incident(actor, incident_id)
    force = queries.in_force(incident.id)
    if force is None:
        raise Conflict("area-none-in-force")
    if queries.open_release(incident) is not None:
        raise Conflict("area-release-waits")
    by_rule = queries.limit_of(incident)
    if by_rule is None and limit is not None and unit is not None:
        if not limit_source.strip():
            raise OutOfRange("area-limit-needs-source", field="limit_source")
        by_rule = rules.Limit(limit, unit, f"{limit_source}（{actor.name} 填写）", f"{limit_source} (entered by {actor.name})")
    _pass_gate(incident, by_rule)
    if by_rule is None:  # the gate never lets this through
        raise Conflict("area-none-in-force")
    row = AreaRelease.objects.create(
        org_path=incident.org_path, incident=incident, proposal=force, limit_value=by_rule.value, limit_unit=by_rule.unit.value,
        limit_source={"zh": by_rule.zh, "en": by_rule.en}, words=words, asked_at=time.now(), asked_by=actor.name,
        asked_by_id=actor.person_id or actor.account_id,
        evidence=rules.evidence([p.place() for p in queries.points_of(incident)], [r.measured() for r in queries.readings_of(incident)], by_rule.unit),
    )  # fmt: skip
    log.record(
        incident, "area.release_asked", actor=actor, changes=[_change(row)], number=force.run.number, words=words,
        points=sum(1 for e in row.evidence if not e["absent"]), limit=f"{by_rule.value:g} {by_rule.unit.zh}",
    )  # fmt: skip
    return row


@transaction.atomic
def decide_release(*, actor: Actor, release_id: UUID, accepted: bool, words: str = "") -> AreaRelease:
    """Confirm as a second person that the area is lifted, or refuse with a reason; the gate is looked at again."""

    def second_person(row: AreaRelease) -> None:
        if row.asked_by_id is not None and row.asked_by_id == (actor.person_id or actor.account_id):
            raise Conflict("area-release-same-person", by=row.asked_by)
        _pass_gate(row.incident, rules.Limit(row.limit_value, rules.GasUnit(row.limit_unit), row.limit_source["zh"], row.limit_source["en"]))

    row = decided(AreaRelease, release_id, actor=actor, accepted=accepted, words=words, gate=second_person)
    log.record(
        row.incident, "area.released" if accepted else "area.release_refused", actor=actor,
        changes=[_change(row), *([end_area(row.proposal, row.incident, actor=actor)] if accepted else [])],
        number=row.proposal.run.number, asked_by=row.asked_by, words=(words or row.words) or "—",
    )  # fmt: skip
    return row
