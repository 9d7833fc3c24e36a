"""Every read of the incidents room, and the one form in which its things are shown, logged and folded."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from muster.apps.geo import queries as geo
from muster.apps.incidents import rules
from muster.apps.incidents.models import (
    CasualtyRecord,
    Incident,
    IncidentReport,
    ReportTask,
    ResponseActivation,
    TimelineEntry,
)
from muster.apps.incidents.queries.shown import instant as instant
from muster.apps.incidents.queries.shown import outgoing_in_tables
from muster.apps.org import queries as org
from muster.apps.org.models import ScopeGrant
from muster.apps.risks import queries as risks
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import Invalid, NotFound

Value = dict[str, Any]
_DATA = Path(__file__).resolve().parents[1] / "data"
FIGURES = tuple(f.name for f in fields(rules.Figures))


# --- rule data ---


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text("utf-8"))


@cache
def incident_types() -> dict[str, rules.IncidentType]:
    """All kinds of accident by code."""
    return rules.parse_types(_read("types.toml"))


def incident_type(code: str) -> rules.IncidentType:
    """One kind of accident."""
    try:
        return incident_types()[code]
    except KeyError:
        raise Invalid("incident-type-unknown", field="what", code=code) from None


@cache
def _grade_rule_sets() -> tuple[rules.GradeRuleSet, ...]:
    return rules.parse_rule_sets(_read("grading.toml"))


def grade_rules_on(day: date) -> rules.GradeRuleSet:
    """The grading table in force on the day of an accident."""
    return rules.rule_set_on(_grade_rule_sets(), day)


@cache
def reporting_data() -> dict[str, Any]:
    """The data of the report chain: limits, profiles, follow-ups."""
    return _read("reporting.toml")


@cache
def reporting_limits() -> tuple[rules.ReportingLimit, ...]:
    """All limits of the report chain."""
    return rules.parse_limits(reporting_data())


@cache
def timeline_texts() -> dict[str, dict[str, str]]:
    """What each kind of timeline entry says, in Chinese and English."""
    return _read("timeline.toml")


@cache
def dictionaries() -> dict[str, Any]:
    """Words of every code list of this room."""
    return _read("words.toml")


def word(group: str, code: str | None, language: str = "zh") -> str:
    """The word of a code, 不明 or ``unknown`` when there is none."""
    if code is None:
        return "unknown" if language == "en" else "不明"
    entry = dictionaries().get(group, {}).get(code)
    return str(entry[language]) if entry else code


# --- how things are shown ---


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


def proposal_value(grading: rules.Grading) -> Value:
    """What the rules propose, with every figure that led to it."""
    return {
        "confirmed": grading.confirmed,
        "potential": grading.potential,
        "rule_set": grading.rule_set,
        "source": grading.source,
        "mark": grading.mark,
        "basis": [{**asdict(c), "grade": c.grade.value} for c in grading.basis],
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


def grant_value(grant: ScopeGrant, grantee_name: str) -> Value:
    """An opening of the incident to another body, as shown."""
    return {
        "id": str(grant.id),
        "grantee_path": str(grant.grantee_path),
        "grantee_name": grantee_name,
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


# --- incidents ---


def incident(actor: Actor, incident_id: UUID) -> Incident:
    """The incident, if this actor may see it."""
    found: Incident | None = Incident.objects.visible_to(actor).filter(id=incident_id).first()
    if found is None:
        raise NotFound("incident-not-found")
    return found


def locked_incident(actor: Actor, incident_id: UUID) -> Incident:
    """The incident, held until the end of the transaction: its steps and its log come one after another."""
    found: Incident | None = Incident.objects.visible_to(actor).select_for_update(of=("self",), no_key=True).filter(id=incident_id).first()
    if found is None:
        raise NotFound("incident-not-found")
    return found


RECEIVERS = 300
"""More authorities than this fit no list; words narrow it."""


def call_receivers(actor: Actor, *, text: str = "") -> list[Value]:
    """Bodies that a call may be handed to: in the order of the tree."""
    return [
        {"org_path": str(o.org_path), "name": o.name, "admin_level": o.admin_level, "division_code": o.division_code}
        for o in org.authorities_outside(actor, text=text).order_by("org_path")[:RECEIVERS]
    ]


def incidents(actor: Actor, *, statuses: Sequence[str] = (), text: str = "", is_open: bool | None = None) -> QuerySet[Incident]:
    """The incidents of an actor's sight, with what their values need."""
    found = Incident.objects.visible_to(actor).prefetch_related("casualty_records", "responses")
    if statuses:
        found = found.filter(status__in=statuses)
    if is_open is not None:
        live = [s.value for s in rules.LIVE]
        found = found.filter(status__in=live) if is_open else found.exclude(status__in=live)
    return found.matching(text) if text else found


def reports(actor: Actor) -> QuerySet[IncidentReport]:
    """The calls of an actor's sight."""
    return IncidentReport.objects.visible_to(actor)


def report(actor: Actor, report_id: UUID) -> IncidentReport:
    """One call, if this actor may see it."""
    found = reports(actor).filter(id=report_id).select_related("incident").first()
    if found is None:
        raise NotFound("report-not-found")
    return found


# --- the log ---


@dataclass(frozen=True, slots=True)
class FoldableEntry:
    """An entry as this actor may read it, ready to fold."""

    seq: int
    changes: list[dict[str, rules.Json]]


def timeline(actor: Actor, incident_id: UUID, *, after: int = 0, limit: int | None = None) -> list[Value]:
    """The entries after a number, oldest first."""
    incident(actor, incident_id)
    found = TimelineEntry.objects.visible_to(actor).filter(incident_id=incident_id, seq__gt=after).order_by("seq")
    return [entry_value(entry, actor=actor) for entry in (found[:limit] if limit else found)]


def state(entries: Iterable[Value]) -> rules.State:
    """The room's state after the entries."""
    return rules.fold(FoldableEntry(e["seq"], e["changes"]) for e in entries)


def room(actor: Actor, incident_id: UUID) -> Value:
    """The incident room: its state, which is its log folded, and the log's lines without their changes."""
    entries = timeline(actor, incident_id)
    lines = [{key: value for key, value in entry.items() if key != "changes"} for entry in entries]
    return {
        "incident_id": str(incident_id),
        "seq": entries[-1]["seq"] if entries else 0,
        "server_time": instant(time.now()),
        "collections": state(entries),
        "timeline": lines,
    }


def full_state(incident_: Incident) -> rules.State:
    """The state with nothing withheld, for guards of the rules."""
    entries = TimelineEntry.objects.unscoped("the incident was let through").filter(incident_id=incident_.id).order_by("seq")
    return rules.fold(FoldableEntry(e.seq, e.changes) for e in entries)


def state_in_tables(incident_: Incident) -> rules.State:
    """The same state built from the tables instead of the log: the two must agree."""
    found: dict[str, dict[str, Any]] = {"incident": {str(incident_.id): incident_value(incident_)}}
    parts: tuple[tuple[str, Any, Callable[[Any], Value]], ...] = (
        ("reports", incident_.reports, report_value),
        ("casualties", incident_.casualty_records, casualties_value),
        ("responses", incident_.responses, response_value),
        ("report_tasks", incident_.report_tasks, report_task_value),
    )
    for name, rows, value in parts:
        things = {str(row.id): value(row) for row in rows.all()}
        if things:
            found[name] = things
    if outgoing := outgoing_in_tables(incident_.outgoing_reports.all()):
        found["outgoing"] = outgoing
    return found


# --- the duty desk ---


def pending_report_tasks(actor: Actor) -> list[Value]:
    """The reports that this actor's area owes, soonest due first, each with its incident."""
    tasks = ReportTask.objects.visible_to(actor).filter(status="pending").select_related("incident").order_by("due_at", "id")
    return [{**report_task_value(t), "incident_number": t.incident.number, "incident_title": t.incident.title} for t in tasks[:500]]


def duplicates(actor: Actor, sighting: rules.Sighting, *, but: UUID | None = None) -> list[Value]:
    """Incidents that a call may be about already, the nearest first."""
    near = (
        Incident.objects.visible_to(actor)
        .filter(
            incident_type=sighting.incident_type,
            received_at__gte=sighting.at - timedelta(hours=2),
            received_at__lte=sighting.at + timedelta(hours=2),
        )
        .exclude(status__in=[s.value for s in rules.FINAL])
    )
    found = []
    for other in near.exclude(id=but)[:200] if but else near[:200]:
        alike = rules.likeness(sighting, rules.Sighting(other.incident_type, other.received_at, other.lon, other.lat, other.place_text))
        if alike:
            found.append(
                (
                    alike.distance_m if alike.distance_m is not None else rules.NEAR_M,
                    {
                        "incident_id": str(other.id),
                        "number": other.number,
                        "title": other.title,
                        "status": other.status,
                        "received_at": instant(other.received_at),
                        "distance_m": alike.distance_m,
                        "minutes_apart": round(alike.minutes_apart, 1),
                    },
                )
            )
    return [value for _, value in sorted(found, key=lambda pair: pair[0])]


def report_task(actor: Actor, task_id: UUID) -> ReportTask:
    """One owed report."""
    found: ReportTask | None = ReportTask.objects.visible_to(actor).filter(id=task_id).first()
    if found is None:
        raise NotFound("report-task-not-found")
    return found


# --- places ---


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lies: its division, the path its incident lives at, the region of its number."""

    code: str
    name: str
    path: str | None
    org_path: str
    is_outside_area: bool
    number_code: str


def place_of(actor: Actor, lon: float | None, lat: float | None) -> Place:
    """The place of a point as the actor's body sees it; without a point, the body's own area."""
    division = None
    if lon is not None and lat is not None:
        division = geo.division_at(lon, lat)
    path = division.path if division else None
    org_path, outside = rules.incident_path(actor.org_path, path)
    own_code = rules.division_code(actor.org_path)
    return Place(
        division.code if division else "",
        division.name if division else "",
        path,
        org_path,
        outside,
        own_code if outside or division is None else division.code,
    )


# --- what is known of a place and a caller ---

NEAR_RADIUS = 5_000.0
"""How far round a place hazards and protection targets are listed. [m]"""


def enterprise(actor: Actor, enterprise_id: UUID) -> Value:
    """An enterprise of the actor's sight: id, name, address, lon, lat."""
    found = risks.enterprise_brief(actor, enterprise_id)
    if found is None:
        raise NotFound()
    return found


def hints(
    actor: Actor, *, phone: str = "", place_text: str = "", what: str = "", lon: float | None = None, lat: float | None = None
) -> Value:
    """What the platform knows while the call lasts. What it does not know is null, never a guess."""
    caller = risks.enterprise_by_phone(actor, phone) if phone.strip() else None
    if lon is None and caller:
        lon, lat = caller["lon"], caller["lat"]
    sighting = rules.Sighting(what, time.now(), lon, lat, place_text)
    place = place_of(actor, lon, lat) if lon is not None and lat is not None else None
    hazards = risks.hazards_near(actor, lon=lon, lat=lat, radius=NEAR_RADIUS) if lon is not None and lat is not None else []
    targets = risks.targets_near(actor, lon=lon, lat=lat, radius=NEAR_RADIUS) if lon is not None and lat is not None else []
    people = [t["people"] for t in targets if t["people"] is not None]
    division = None
    if place and place.path:
        division = {"code": place.code, "name": place.name, "path": place.path, "is_outside_area": place.is_outside_area}
    return {
        "caller": caller,
        "duplicates": duplicates(actor, sighting) if what else [],
        "hazards": hazards,
        "known": {
            "division": division,
            "wind": None,
            "targets": targets,
            "people_near": sum(people) if people else None,
            "radius_m": NEAR_RADIUS,
        },
    }


def duplicates_of(actor: Actor, incident_id: UUID) -> list[Value]:
    """Other incidents that may be the same accident."""
    one = incident(actor, incident_id)
    return duplicates(actor, rules.Sighting(one.incident_type, one.received_at, one.lon, one.lat, one.place_text), but=incident_id)


def incident_types_value() -> list[Value]:
    """All kinds of accident as shown."""
    return [
        {
            **{f.name: getattr(kind, f.name) for f in fields(kind) if f.name != "subtypes"},
            "subtypes": [{"code": code, "zh": zh, "en": en} for code, zh, en in kind.subtypes],
        }
        for kind in incident_types().values()
    ]


# --- the printed sheet ---


def local(value: str | None) -> str | None:
    """A shown instant in Beijing time, as a person reads it."""
    if value is None:
        return None
    return datetime.fromisoformat(value).astimezone(time.SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def _sheet_facts(value: Value, reports_: list[Value], responses: list[Value], lines: list[Value]) -> dict[str, str | None]:
    first = reports_[0] if reports_ else None
    figures = value["casualties"] or {}
    grading, proposal = value["grading"], value["grading"]["proposal"] or {}
    point = f"{value['lon']:.5f}, {value['lat']:.5f} (WGS 84)" if value["lon"] is not None else None
    active = [f"{r['body_name']} {word('response_level', r['level'])}:{r['matter']}" for r in responses]
    measures = [line["text"]["zh"] for line in lines if line["kind"].partition(".")[0] in ("response", "dispatch", "assignment")]
    facts: dict[str, str | None] = {
        "report_no": value["number"],
        "occurred_at": local(value["occurred_at"]),
        "received_at": local(value["received_at"]),
        "reporter": first["caller_name"] if first else None,
        "region": f"{value['division_name']} {value['division_code']}".strip() or None,
        "address": value["place_text"],
        "point": point,
        "unit_name": value["enterprise_name"] or None,
        "incident_type": incident_type(value["incident_type"]).zh,
        "substance": value["substance"] or None,
        "process": first["words"] or None if first else None,
        "grade_confirmed": word("grade", grading["confirmed"]) if grading["confirmed"] else None,
        "grade_potential": word("grade", grading["potential"]) if grading["potential"] else None,
        "grade_proposed": word("grade", proposal.get("potential")) if proposal.get("potential") else None,
        "grade_basis": proposal.get("source"),
        "responses": ";".join(active) or None,
        "measures": ";".join(measures[-12:]) or None,
        "post": value["post"]["place"] if value["post"] else None,
        "weather": None,
        "status": word("status", value["status"]),
    }
    for name in FIGURES:
        number = figures.get(name)
        facts[name] = None if number is None else f"{number:,}" if name == "direct_loss" else str(number)
    return facts


def sheet(actor: Actor, incident_id: UUID) -> Value:
    """The report sheet (F02) as the timeline stands: every element of the law, 不明 where nothing is known."""
    now_known = room(actor, incident_id)
    collections = now_known["collections"]
    value = collections["incident"][str(incident_id)]
    reports_ = sorted(collections.get("reports", {}).values(), key=lambda r: r["received_at"])
    responses = sorted(collections.get("responses", {}).values(), key=lambda r: r["started_at"])
    facts = _sheet_facts(value, reports_, responses, now_known["timeline"])
    form = _read("sheet.toml")
    sent = [t for t in collections.get("report_tasks", {}).values() if t["status"] == "sent" and t["channel"] == "written"]
    return {
        "form": "F02",
        "title_zh": form["title"]["zh"],
        "title_en": form["title"]["en"],
        "kind": "followup" if sent else "initial",
        "seq_no": len(sent),
        "generated_at": now_known["server_time"],
        "generated_by": actor.name,
        "organisation": actor.org_name,
        "incident_id": str(incident_id),
        "number": value["number"],
        "timeline_seq": now_known["seq"],
        "sections": [
            {
                "key": section["key"],
                "zh": section["zh"],
                "en": section["en"],
                "fields": [{**line, "value": facts[line["key"]]} for line in section["field"]],
            }
            for section in form["section"]
        ],
        "timeline": now_known["timeline"],
        "signatures": form["signatures"]["zh"],
    }
