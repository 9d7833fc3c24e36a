"""The facts that a situation report is made of, and its draft."""

from datetime import datetime
from typing import Any

from muster.apps.command import rules
from muster.apps.command.queries.words import Value, word
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident, OutgoingReport
from muster.apps.incidents.queries import outgoing
from muster.apps.incidents.queries.papers import Drafted
from muster.apps.incidents.rules import Figures, ReportKind
from muster.kit.actors import Actor

_AWAY = ("recommended", "cancelled", "refused", "released", "returned")
_DONE = ("done", "verified")


def compose_situation(actor: Actor, row: OutgoingReport, at: datetime) -> Drafted:
    """The situation of the period since the body's last report."""
    former = outgoing.last_sent(row, ReportKind.SITUATION)
    facts, seq = situation_facts(actor, row.incident, outgoing.figures_told(former))
    since = former.period_to if former else row.incident.received_at
    return Drafted(rules.compose_situation(facts, number=row.seq_no, since=since, now=at), facts.casualties, seq, since, at)


def situation_facts(actor: Actor, incident: Incident, former: Figures | None) -> tuple[rules.SituationFacts, int]:
    """What the log holds now, and the number of its last entry."""
    known = incidents.room(actor, incident.id)
    held: dict[str, dict[str, Value]] = known["collections"]
    value = held["incident"][str(incident.id)]
    counted = value["casualties"]
    tasks = sorted(_things(held, "assignments"), key=lambda a: (a["given_at"], a["id"]))
    orders = sorted(_things(held, "dispatches"), key=lambda d: d["order_no"])
    seen = incidents.latest_weather(held)
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
        former=former,
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
        weather=rules.Observation(*seen) if seen else None,
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
