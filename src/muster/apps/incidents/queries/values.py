"""The one form in which the things of an incident are shown, logged and folded."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from muster.apps.incidents import rules
from muster.apps.incidents.models import CasualtyRecord, Incident, IncidentReport, ReportTask, ResponseActivation, TimelineEntry
from muster.apps.incidents.queries.shown import instant
from muster.apps.incidents.queries.words import (
    Value,
    grade_rules_on,
    graded_elsewhere,
    major_risk_rule,
    own_grade_rules,
    situation_minutes,
    timeline_texts,
)
from muster.apps.org.models import ScopeGrant
from muster.kit.actors import Actor

FIGURES = tuple(f.name for f in fields(rules.Figures))



def figures_of(record: CasualtyRecord | None) -> rules.Figures:
    """The figures of a record; all unknown without one."""
    return rules.Figures(**{name: getattr(record, name) for name in FIGURES}) if record else rules.Figures()


def latest_casualties(incident: Incident, *, counted: bool = False) -> CasualtyRecord | None:
    """The figures in force: the latest as of, then as recorded."""
    records = [r for r in incident.casualty_records.all() if r.counts or not counted]
    return max(records, key=lambda r: (r.as_of, r.recorded_at, r.id), default=None)


def casualties_value(record: CasualtyRecord) -> Value:
    """Casualty figures as shown."""
    return {
        "id": str(record.id),
        **{name: getattr(record, name) for name in FIGURES},
        "as_of": instant(record.as_of),
        "recorded_at": instant(record.recorded_at),
        "recorded_by": record.recorded_by,
        "source": record.source,
        "counts": record.counts,
        "last_counted_day": record.last_counted_day.isoformat(),
    }


def proposal_value(grading: rules.Grading, figures: rules.Figures, *, kind: str, day: date) -> Value:
    """What the rules propose, with every figure that led to it, the clause of each set, and what a person must still judge."""
    sets = [grade_rules_on(day), *filter(None, [own_grade_rules(kind, day)])]
    rule = major_risk_rule()
    met = rules.major_risk(figures, rule, day=day)
    return {
        "confirmed": grading.confirmed,
        "potential": grading.potential,
        "rule_set": grading.rule_set,
        "source": grading.source,
        "mark": grading.mark,
        "basis": [{**asdict(c), "grade": c.grade.value} for c in grading.basis],
        "sets": [{"id": s.id, "title": s.title, "source": s.source, "mark": s.mark} for s in sets],
        "major_risk": {
            "is_met": bool(met),
            "title": rule.title,
            "source": rule.source,
            "mark": rule.mark,
            "report_as": rule.report_as.value,
            "criteria": [{"zh": c.zh, "en": c.en, "value": n, "at_least": c.at_least} for c, n in met],
            "by_person": {"zh": rule.by_person_zh, "en": rule.by_person_en},
        },
        "elsewhere": graded_elsewhere().get(kind),
    }


def incident_value(incident: Incident) -> Value:
    """An incident as shown."""
    casualties = latest_casualties(incident)
    active = [r.level for r in incident.responses.all() if r.status == rules.ResponseStatus.ACTIVE]
    levels = [level.value for level in rules.ResponseLevel if level.value in active]
    proposal = incident.proposal
    graded = incident.grade_confirmed is not None or incident.grade_potential is not None
    needs_regrade = bool(
        proposal
        and (graded or incident.graded_at)
        and (proposal["confirmed"], proposal["potential"]) != (incident.grade_confirmed, incident.grade_potential)
    )
    post = {"place": incident.post_place, "lon": incident.post_lon, "lat": incident.post_lat} if incident.post_place else None
    return {
        "id": str(incident.id),
        "number": incident.number,
        "title": incident.title,
        "status": incident.status,
        "incident_type": incident.incident_type,
        "subtype": incident.subtype,
        "place_text": incident.place_text,
        "lon": incident.lon,
        "lat": incident.lat,
        "division_code": incident.division_code,
        "division_name": incident.division_name,
        "org_path": str(incident.org_path),
        "is_outside_area": incident.is_outside_area,
        "substance": incident.substance,
        "enterprise_id": str(incident.enterprise_id) if incident.enterprise_id else None,
        "enterprise_name": incident.enterprise_name,
        "occurred_at": instant(incident.occurred_at),
        "received_at": instant(incident.received_at),
        "recorded_at": instant(incident.recorded_at),
        "grading": {
            "confirmed": incident.grade_confirmed,
            "potential": incident.grade_potential,
            "graded_at": instant(incident.graded_at),
            "proposal": proposal,
            "needs_regrade": needs_regrade,
        },
        "casualties": casualties_value(casualties) if casualties else None,
        "response_level": levels[0] if levels else None,
        "post": post,
        "merged_into": str(incident.merged_into_id) if incident.merged_into_id else None,
        "transferred_to": incident.transferred_to or None,
        "report_profile": incident.report_profile,
        "controlled_at": instant(incident.controlled_at),
        "ended_at": instant(incident.ended_at),
        "closed_at": instant(incident.closed_at),
        "asked": incident.asked,
    }


def report_value(report: IncidentReport) -> Value:
    """A call as shown, with the caller's name and number masked."""
    figures = {name: report.figures.get(name) for name in FIGURES}
    return {
        "id": str(report.id),
        "incident_id": str(report.incident_id),
        "source": report.source,
        "caller_name": rules.masked_name(report.caller_name),
        "caller_phone": rules.masked_phone(report.caller_phone),
        "place_text": report.place_text,
        "what": report.what,
        "substance": report.substance,
        "words": report.words,
        **figures,
        "lon": report.lon,
        "lat": report.lat,
        "enterprise_id": str(report.enterprise_id) if report.enterprise_id else None,
        "occurred_at": instant(report.occurred_at),
        "received_at": instant(report.received_at),
        "recorded_at": instant(report.recorded_at),
        "recorded_by": report.recorded_by,
    }


def response_value(response: ResponseActivation) -> Value:
    """A response activation as shown."""
    return {
        "id": str(response.id),
        "body_path": str(response.body_path),
        "body_name": response.body_name,
        "admin_level": rules.admin_level(str(response.body_path)),
        "level": response.level,
        "matter": response.matter,
        "expected_hours": response.expected_hours,
        "measures": response.measures,
        "status": response.status,
        "started_at": instant(response.started_at),
        "started_by": response.started_by,
        "level_since": instant(response.level_since),
        "situation_minutes": situation_minutes(response.level),
        "terminated_at": instant(response.terminated_at),
    }


def report_task_value(task: ReportTask) -> Value:
    """A report that is owed, as shown."""
    return {
        "id": str(task.id),
        "incident_id": str(task.incident_id),
        "body_path": str(task.body_path),
        "limit": task.limit,
        "receiver_level": task.receiver_level,
        "channel": task.channel,
        "status": task.status,
        "base_at": instant(task.base_at),
        "due_at": instant(task.due_at),
        "amber_at": instant(task.amber_at),
        "red_at": instant(task.red_at),
        "source": task.source,
        "mark": task.mark,
        "sent_at": instant(task.sent_at),
        "sent_by": task.sent_by,
        "receiver_name": task.receiver_name,
        "occasion": task.occasion,
        "receipt_no": task.receipt_no,
        "words": task.words,
        "outgoing_id": str(task.outgoing_id) if task.outgoing_id else None,
        "was_late": task.sent_at is not None and task.sent_at > task.due_at,
    }


def grant_value(grant: ScopeGrant) -> Value:
    """An opening of the incident to another body, as shown."""
    return {
        "id": str(grant.id),
        "grantee_path": str(grant.grantee_path),
        "grantee_name": grant.grantee_name,
        "granted_by": grant.granted_by,
        "reason": grant.reason,
        "until": instant(grant.until),
    }


WITHHELD = "withheld"


def entry_text(kind: str, params: Mapping[str, Any]) -> dict[str, str]:
    """What an entry says in Chinese and in English."""
    texts = timeline_texts().get(kind)
    if texts is None:
        return {"zh": kind, "en": kind}
    return {language: rules.render(template, params) for language, template in texts.items()}


def entry_value(entry: TimelineEntry, *, actor: Actor | None = None) -> Value:
    """A timeline entry as shown; one that this actor may not read keeps its place in the sequence and nothing else."""
    open_to = actor is None or actor.can(entry.permission)
    return {
        "id": str(entry.id),
        "incident_id": str(entry.incident_id),
        "seq": entry.seq,
        "kind": entry.kind if open_to else WITHHELD,
        "actor_name": entry.actor_name if open_to else "",
        "actor_org": entry.actor_org if open_to else "",
        "occurred_at": instant(entry.occurred_at),
        "recorded_at": instant(entry.recorded_at),
        "params": entry.params if open_to else {},
        "text": entry_text(entry.kind, entry.params) if open_to else {"zh": "", "en": ""},
        "changes": entry.changes if open_to else [],
    }
