"""Papers that leave the house as they are read, and the draft that the facts make of a report upward."""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from muster.apps.incidents import queries, rules
from muster.apps.incidents.models import OutgoingReport
from muster.apps.incidents.queries.papers import Drafted
from muster.apps.incidents.queries.shown import outgoing_value, version_value
from muster.kit.actors import Actor
from muster.kit.errors import Invalid, NotFound

Value = dict[str, Any]
_LAST_LINES = 8
_SCENE = ("response", "dispatch", "assignment", "command", "withdrawal")


@cache
def profiles() -> dict[str, rules.Profile]:
    """All profiles of reporting limits."""
    return rules.parse_profiles(queries.reporting_data())


@cache
def followup_rules() -> tuple[rules.FollowupRule, ...]:
    """When the reports after the first are due."""
    return rules.parse_followups(queries.reporting_data())


def profile(code: str) -> rules.Profile:
    """One profile."""
    try:
        return profiles()[code]
    except KeyError:
        raise Invalid("report-profile-unknown", field="profile", code=code) from None


def profiles_value() -> list[Value]:
    """The profiles with their limits and sources, as shown."""
    found = []
    for each in profiles().values():
        limits = [limit for limit in queries.reporting_limits() if limit.profile in (*each.includes, each.id)]
        found.append(
            {
                "id": each.id,
                "zh": each.zh,
                "en": each.en,
                "source": each.source,
                "mark": each.mark,
                "effective_from": each.effective_from.isoformat(),
                "limits": [
                    {
                        "id": x.id,
                        "receiver": x.receiver,
                        "channel": x.channel,
                        "minutes": x.minutes,
                        "clock": x.clock,
                        "grades": sorted(g.value for g in x.grades),
                        "source": x.source,
                        "mark": x.mark,
                    }
                    for x in limits
                ],
            }
        )
    return found


def outgoing(actor: Actor, outgoing_id: UUID) -> OutgoingReport:
    """One outgoing report."""
    rows: QuerySet[OutgoingReport] = OutgoingReport.objects.visible_to(actor)
    found = rows.filter(id=outgoing_id).first()
    if found is None:
        raise NotFound("outgoing-not-found")
    return found


def outgoing_whole(actor: Actor, outgoing_id: UUID) -> Value:
    """One outgoing report with every text it had, for reading and printing."""
    row = outgoing(actor, outgoing_id)
    incident = queries.incident(actor, row.incident_id)
    return outgoing_value(row) | {
        "incident_number": incident.number,
        "incident_title": incident.title,
        "versions": [version_value(v, row) for v in row.versions.order_by("number")],
    }


def last_sent(row: OutgoingReport, *kinds: rules.ReportKind) -> OutgoingReport | None:
    """The last report of some kinds that a report's body has sent before it."""
    sent = row.incident.outgoing_reports.filter(body_path=row.body_path, kind__in=[k.value for k in kinds], status="sent")
    found: OutgoingReport | None = sent.order_by("-sent_at").first()
    return found


def figures_told(report: OutgoingReport | None) -> rules.Figures | None:
    """The figures that a report told."""
    return rules.Figures(**{name: report.figures.get(name) for name in queries.FIGURES}) if report else None


def _or_unknown(value: str | None) -> str:
    return value or rules.UNKNOWN


def _forces(collections: dict[str, Any]) -> str:
    out = [d for d in collections.get("dispatches", {}).values() if d["status"] not in ("recommended", "cancelled", "refused", "returned")]
    if not out:
        return ""
    known = [d["people"] for d in out if d["people"] is not None]
    heads = f"，已报 {sum(known)} 人" if known else ""
    return f"已调派 {len(out)} 支队伍{heads}：" + "、".join(d["team_name"] for d in out)


def _next_steps(collections: dict[str, Any]) -> str:
    open_tasks = [a for a in collections.get("assignments", {}).values() if a["status"] not in ("done", "verified", "draft")]
    return "；".join(f"{a['title']}（{a['owner_name']}）" for a in sorted(open_tasks, key=lambda a: a["given_at"])[:6])


def _casualties(value: Value, former: rules.Figures | None) -> str:
    held = value["casualties"]
    if held is None:
        return rules.UNKNOWN
    known = rules.Figures(**{name: held[name] for name in queries.FIGURES})
    loss = "初估直接经济损失 " + (f"{known.direct_loss:,} 元" if known.direct_loss is not None else rules.UNKNOWN)
    return f"{rules.figures_in_words(known, former)}；{loss}。截至 {queries.local(held['as_of'])}，{held['source']}"


def compose(actor: Actor, row: OutgoingReport, at: datetime) -> Drafted:
    """The nine parts as the facts stand. What is not known is 不明."""
    incident, kind = row.incident, rules.ReportKind(row.kind)
    now_known = queries.room(actor, incident.id)
    collections = now_known["collections"]
    weather = queries.weather_words(collections) or rules.UNKNOWN
    value = collections["incident"][str(incident.id)]
    before = last_sent(row, *(paper.kind for paper in rules.CHAIN))
    since = before.timeline_seq if before else 0
    former = figures_told(before)
    kind_of = queries.incident_type(value["incident_type"]).zh
    calls = sorted(collections.get("reports", {}).values(), key=lambda r: r["received_at"])
    told = next((c["words"] for c in calls if c["words"]), "")
    lines = [x["text"]["zh"] for x in now_known["timeline"] if x["seq"] > since and x["kind"].partition(".")[0] in _SCENE]
    grading = value["grading"]
    words = {name: queries.word("grade", grading[name]) for name in ("confirmed", "potential")}
    by = (grading["proposal"] or {}).get("source")
    point = f"（{value['lon']:.5f}, {value['lat']:.5f}）" if value["lon"] is not None else ""
    division = value["division_name"] or rules.UNKNOWN
    place = f"{'' if value['place_text'].startswith(division) else f'{division} '}{value['place_text']}{point}"
    again = kind is rules.ReportKind.FOLLOWUP
    forces = _forces(collections)
    active = [r for r in collections.get("responses", {}).values() if r["status"] == "active"]
    responses = "；".join(f"{r['body_name']}启动{queries.word('response_level', r['level'])}响应" for r in active)
    measures = [x for x in (responses, forces, "；".join(lines[-_LAST_LINES:])) if x]
    content = {
        "title": f"关于{value['place_text']}{kind_of}的{rules.kind_words(kind, row.seq_no)}",
        "time": f"发生 {_or_unknown(queries.local(value['occurred_at']))}；接报 {queries.local(value['received_at'])}",
        "place": place,
        "unit": f"{_or_unknown(value['enterprise_name'])}；涉及物质 {_or_unknown(value['substance'])}",
        "course": f"现状：{queries.word('status', value['status'])}。前报情况不再重复" if again else _or_unknown(told),
        "casualties": _casualties(value, former if again else None),
        "measures": "。".join(measures) or rules.UNKNOWN,
        "assessment": f"已造成 {words['confirmed']}，可能造成 {words['potential']}（{by or '尚未定级'}）；气象 {weather}",
        "next_steps": _next_steps(collections) or rules.UNKNOWN,
    }
    counted = queries.figures_of(queries.latest_casualties(incident))
    return Drafted(content, counted, now_known["seq"], before.drafted_at if before else incident.received_at, at)


