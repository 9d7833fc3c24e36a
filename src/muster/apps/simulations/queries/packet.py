"""The first-hour packet of an incident."""

from datetime import datetime

from muster.apps.incidents.models import Incident
from muster.apps.org import queries as org
from muster.apps.risks import rules as risk_rules
from muster.apps.risks.models import EnterpriseContact
from muster.apps.simulations import rules
from muster.apps.simulations.models import SimulationRun
from muster.apps.simulations.queries.exposure import shelter_line
from muster.apps.simulations.queries.reads import (
    Value,
    guide_outside,
    guide_value,
    in_force,
    instant,
    limits_of,
    newest_weather,
    outside_table,
    response_table,
    run_brief,
    said,
)
from muster.apps.simulations.queries.release import released_value
from muster.kit import time


def _contacts(incident: Incident) -> list[Value]:
    """Whom a captain can call: the authority's duty room and the enterprise's. Private numbers stay masked elsewhere."""
    found = []
    path = str(incident.org_path)
    while path:  # the authority of the incident, else the next above that has a telephone
        authority = org.organisation_at(path)
        if authority is not None and authority.duty_phone:
            found.append({"role": {"zh": "值班室", "en": "Duty room"}, "name": authority.name, "phone": authority.duty_phone})
            break
        path = path.rpartition(".")[0]
    if incident.enterprise_id:
        rooms = EnterpriseContact.objects.unscoped("the duty room of the enterprise of an incident already let through").filter(
            enterprise_id=incident.enterprise_id, role=risk_rules.ContactRole.DUTY_ROOM
        )
        found += [
            {"role": {"zh": "企业值班室", "en": "Enterprise's duty room"}, "name": incident.enterprise_name, "phone": c.phone}
            for c in rooms.exclude(phone="")[:2]
        ]
    return found


PACKET_TYPES = frozenset({"hazmat_leak", "hazmat_fire", "hazmat_explosion", "dg_road", "pipeline"})


def wants_packet(incident: Incident) -> bool:
    """Whether dangerous goods may be involved: by kind of accident, by a substance told, or because somebody ran a simulation."""
    if incident.substance or incident.incident_type in PACKET_TYPES:
        return True
    found: bool = SimulationRun.objects.unscoped("of an incident already let through").filter(incident=incident).exists()
    return found


def packet(incident: Incident) -> Value:
    """What a captain must know before getting out: substance, amount and its age, never, PPE, approach, distances, whom to call.

    It rests on the run whose area is in force, else on the newest; without any run on the call, the weather and the guide.
    """
    at = time.now()
    force = in_force(incident.id)
    rows = SimulationRun.objects.unscoped("of an incident already let through").filter(incident=incident)
    row: SimulationRun | None = force.run if force else rows.order_by("-number").first()
    told = str(row.facts["substance"]["value"] or "") if row else incident.substance
    facts = row.facts if row else {}
    reading = (
        newest_weather(incident, lon=incident.lon, lat=incident.lat, at=at) if incident.lon is not None and incident.lat is not None else None
    )
    wind_from, wind_at = (reading.wind_from, reading.observed_at) if reading else (row.wind_from if row else None, row.made_at if row else None)
    chemical = rules.chemical(told)
    return {
        "incident_id": str(incident.id),
        "number": incident.number,
        "title": incident.title,
        "place_text": incident.place_text,
        "made_at": instant(at),
        "run": run_brief(row) if row else None,
        "adopted": force is not None,
        "decision": force.words if force else "",
        "released": released_value(incident),
        "substance": {
            "told": told,
            "name": {"zh": chemical.name_zh, "en": chemical.name} if chemical else None,
            "cas": chemical.cas if chemical else None,
            "un": chemical.un or None if chemical else None,
        },
        "amount": facts.get("amount_t"),
        "vessel": facts.get("vessel"),
        **rules.knowledge(response_table(), told),
        "wind": {
            "sentence": {language: rules.wind_sentence(wind_from, language) for language in ("zh", "en")},
            "at": instant(wind_at) if wind_from is not None else None,
        },
        "approach": rules.approach(wind_from),
        "distances": row.guide if row else guide_now(incident, reading, at),
        "zones": [
            {"name": said("zone", z["name"]), "effect": said("effect", z["effect"]), "reach_m": z["reach_m"], "reach_high_m": z["reach_high_m"],}
            for z in (row.answer["zones"] if row else ())
        ],
        "shelter": shelter_line(row),
        "limits": [limit["text"] for limit in limits_of(row)] if row else [],
        "hydrants": None,
        "gate": None,
        "contacts": _contacts(incident),
        "notice": {"zh": "辅助参考，以现场指挥部和专家意见为准", "en": "Decision support: the command post and experts decide"},
    }


def guide_now(incident: Incident, reading: rules.Reading | None, at: datetime) -> Value | None:
    """The guide's distances for the substance told, amount unknown; None where the incident has no position."""
    if incident.lon is None or incident.lat is None:
        return None
    chemical = rules.chemical(incident.substance)
    outside = rules.outside_of(outside_table(), incident.substance) if chemical is None else None
    if outside:
        return guide_outside(outside)
    return guide_value(chemical, None, reading.wind_speed if reading else None, lon=incident.lon, lat=incident.lat, at=at)
