"""Situation reports as they are read, and the facts that one is made of."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from muster.apps.command import rules
from muster.apps.command.models import SituationReport, SituationVersion
from muster.apps.command.queries.words import Value, instant, word
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import Figures
from muster.kit.actors import Actor
from muster.kit.errors import NotFound

_AWAY = ("recommended", "cancelled", "refused", "released", "returned")
_DONE = ("done", "verified")


def situation(actor: Actor, situation_id: UUID) -> SituationReport:
    """One situation report."""
    rows: QuerySet[SituationReport] = SituationReport.objects.visible_to(actor)
    found = rows.filter(id=situation_id).first()
    if found is None:
        raise NotFound("situation-not-found")
    return found


def situation_value(row: SituationReport) -> Value:
    """A situation report as shown, logged and folded: its text of now, its way out, and to whom it went."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "body_path": str(row.body_path),
        "body_name": row.body_name,
        "number": row.number,
        "period_from": instant(row.period_from),
        "period_to": instant(row.period_to),
        "status": row.status,
        "version": row.version,
        "content": _content(row.content),
        "timeline_seq": row.timeline_seq,
        "drafted_by": row.drafted_by,
        "drafted_at": instant(row.drafted_at),
        "submitted_by": row.submitted_by,
        "submitted_at": instant(row.submitted_at),
        "returned_by": row.returned_by,
        "remark": row.remark,
        "approved_by": row.approved_by,
        "approved_at": instant(row.approved_at),
        "approved_version": row.approved_version,
        "sent_version": row.sent_version,
        "sent_at": instant(row.sent_at),
        "sendings": row.sendings,
    }


def situation_whole(actor: Actor, situation_id: UUID) -> Value:
    """One situation report with every text it had, for reading and printing."""
    row = situation(actor, situation_id)
    incident = incidents.incident(actor, row.incident_id)
    return situation_value(row) | {
        "incident_number": incident.number,
        "incident_title": incident.title,
        "versions": [_version_value(v) for v in row.versions.order_by("number")],
    }


def _content(content: dict[str, str]) -> dict[str, str]:
    return {part: content.get(part, "") for part in rules.SITUATION_PARTS}


def _version_value(row: SituationVersion) -> Value:
    return {
        "number": row.number,
        "content": _content(row.content),
        "timeline_seq": row.timeline_seq,
        "edited_by": row.edited_by,
        "edited_at": instant(row.edited_at),
    }


def last_situation(incident: Incident, body: str) -> SituationReport | None:
    """The body's last situation report that went out."""
    found: SituationReport | None = incident.situation_reports.filter(body_path=body, status="sent").order_by("-number").first()
    return found


def situation_facts(actor: Actor, incident: Incident, former: SituationReport | None) -> tuple[rules.SituationFacts, int]:
    """What the log holds now, and the number of its last entry."""
    known = incidents.room(actor, incident.id)
    held: dict[str, dict[str, Value]] = known["collections"]
    value = held["incident"][str(incident.id)]
    counted = value["casualties"]
    tasks = sorted(_things(held, "assignments"), key=lambda a: (a["given_at"], a["id"]))
    orders = sorted(_things(held, "dispatches"), key=lambda d: d["order_no"])
    facts = rules.SituationFacts(
        place=value["place_text"],
        kind=incidents.incident_type(value["incident_type"]).zh,
        status=incidents.word("status", value["status"]),
        confirmed=incidents.word("grade", value["grading"]["confirmed"]),
        potential=incidents.word("grade", value["grading"]["potential"]),
        responses=[
            f"{r['body_name']}启动{incidents.word('response_level', r['level'])}响应"
            for r in sorted(_things(held, "responses"), key=lambda r: (r["started_at"], r["id"]))
            if r["status"] == "active"
        ],
        commander=next((t["person_name"] for t in _things(held, "command") if t["status"] == "active"), None),
        casualties=Figures(**{name: counted[name] for name in incidents.FIGURES}) if counted else None,
        former=Figures(**{name: former.figures.get(name) for name in incidents.FIGURES}) if former else None,
        casualties_at=datetime.fromisoformat(counted["as_of"]) if counted else None,
        casualties_source=counted["source"] if counted else "",
        forces=[
            rules.Force(d["team_name"], word("dispatch_status", d["status"]), d["people"]) for d in orders if d["status"] not in _AWAY
        ],
        tasks=[
            rules.OpenTask(a["title"], a["owner_name"], word("assignment_status", a["status"]), _moment(a["due_at"]))
            for a in tasks
            if a["status"] not in (*_DONE, "draft")
        ],
        tasks_done=sum(a["status"] in _DONE for a in tasks),
        signal=_signal(_things(held, "withdrawals")),
        weather=_weather(_things(held, "weather")),
    )
    return facts, known["seq"]


def _things(held: dict[str, dict[str, Value]], collection: str) -> list[Value]:
    return list(held.get(collection, {}).values())


def _moment(shown: str | None) -> datetime | None:
    return datetime.fromisoformat(shown) if shown else None


def _signal(signals: list[Value]) -> rules.Signal | None:
    last: Any = max(signals, key=lambda s: s["number"], default=None)
    if last is None:
        return None
    return rules.Signal(
        number=last["number"],
        stands=last["status"] == rules.WithdrawalStatus.STANDING,
        raised_at=datetime.fromisoformat(last["raised_at"]),
        told=len(last["receipts"]),
        answered=sum(r["acknowledged_at"] is not None for r in last["receipts"]),
        reentry_allowed=last["reentry_allowed"],
    )


def _weather(readings: list[Value]) -> rules.Observation | None:
    """The newest weather that somebody wrote into the log; each figure that is missing says so."""
    last: Any = max(readings, key=lambda w: (w["observed_at"], w["id"]), default=None)
    if last is None:
        return None
    figures = (("风向来自", "wind_from", "°"), ("风速", "wind_speed", " m/s"), ("气温", "temperature_c", " ℃"), ("湿度", "humidity", " %"))
    said = [f"{head} {rules.SITUATION_UNKNOWN if last[name] is None else f'{last[name]:g}{unit}'}" for head, name, unit in figures]
    source = last["source"] or f"来源{rules.SITUATION_UNKNOWN}"
    return rules.Observation("，".join(said), datetime.fromisoformat(last["observed_at"]), source)
