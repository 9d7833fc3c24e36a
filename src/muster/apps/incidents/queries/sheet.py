"""The printed report sheet."""

from datetime import datetime
from typing import Any
from uuid import UUID

from muster.apps.incidents import rules
from muster.apps.incidents.queries.log import room
from muster.apps.incidents.queries.values import FIGURES
from muster.apps.incidents.queries.words import Value, incident_type, read_table, word
from muster.kit import time
from muster.kit.actors import Actor


def local(value: str | None) -> str | None:
    """A shown instant in Beijing time, as a person reads it."""
    if value is None:
        return None
    return datetime.fromisoformat(value).astimezone(time.SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def latest_weather(collections: dict[str, Any]) -> tuple[str, datetime, str] | None:
    """The newest weather that somebody wrote into the log, when it was observed and by what; each figure that is missing says so."""
    last = max(collections.get("weather", {}).values(), key=lambda w: (w["observed_at"], w["id"]), default=None)
    if last is None:
        return None
    figures = (("风向来自", "wind_from", "°"), ("风速", "wind_speed", " m/s"), ("气温", "temperature_c", " ℃"), ("湿度", "humidity", " %"))
    said = [f"{head} {rules.UNKNOWN if last[name] is None else f'{last[name]:g}{unit}'}" for head, name, unit in figures]
    return "，".join(said), datetime.fromisoformat(last["observed_at"]), last["source"] or f"来源{rules.UNKNOWN}"


def weather_words(collections: dict[str, Any]) -> str | None:
    """The newest weather with its time and source, as a person reads it."""
    found = latest_weather(collections)
    return f"{found[0]}（{found[1].astimezone(time.SHANGHAI):%m-%d %H:%M}，{found[2]}）" if found else None


def _sheet_facts(value: Value, reports_: list[Value], responses: list[Value], lines: list[Value], weather: str | None) -> dict[str, str | None]:
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
        "weather": weather,
        "figures_as_of": local(figures["as_of"]) if figures else None,
        "figures_source": figures["source"] if figures else None,
        "status": word("status", value["status"]),
    }
    for name in FIGURES:
        number = figures.get(name)
        facts[name] = None if number is None else f"{number:,}" if name == "direct_loss" else str(number)
    return facts


def _coded_in_english(value: Value) -> dict[str, str]:
    """The facts that are words of our lists; the others are as somebody said them."""
    grading, proposal = value["grading"], value["grading"]["proposal"] or {}
    grades = {"grade_confirmed": grading["confirmed"], "grade_potential": grading["potential"], "grade_proposed": proposal.get("potential")}
    return {
        "incident_type": incident_type(value["incident_type"]).en,
        "status": word("status", value["status"], "en"),
        **{name: word("grade", code, "en") for name, code in grades.items() if code},
    }


def sheet(actor: Actor, incident_id: UUID) -> Value:
    """The report sheet (F02) as the timeline stands: every element of the law, 不明 where nothing is known."""
    now_known = room(actor, incident_id)
    collections = now_known["collections"]
    value = collections["incident"][str(incident_id)]
    reports_ = sorted(collections.get("reports", {}).values(), key=lambda r: r["received_at"])
    responses = sorted(collections.get("responses", {}).values(), key=lambda r: r["started_at"])
    facts = _sheet_facts(value, reports_, responses, now_known["timeline"], weather_words(collections))
    english = _coded_in_english(value)
    form = read_table("sheet.toml")
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
                "fields": [{**line, "value": facts[line["key"]], "value_en": english.get(line["key"], facts[line["key"]])} for line in section["field"]],
            }
            for section in form["section"]
        ],
        "timeline": now_known["timeline"],
        "signatures": [{"zh": zh, "en": en} for zh, en in zip(form["signatures"]["zh"], form["signatures"]["en"], strict=True)],
    }
