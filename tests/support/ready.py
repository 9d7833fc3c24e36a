"""What a write needs to succeed where the smallest body is refused: a body that makes sense, and the steps that come before it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from muster.apps.command.jobs import issue_order
from muster.apps.resources.models import Team
from muster.apps.risks.rules import uscc_check_digit
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as
from tests.support.ground import person_id
from tests.support.things import Things

__all__ = ["READY", "Ready"]

Step = tuple[str, str, Any] | Callable[[Things], None]
"""A role, an address and a body; or what the worker does meanwhile."""


@dataclass(frozen=True)
class Ready:
    """A body, the steps before it, and the place whose people may do it."""

    body: Callable[[Things], Any] = lambda _: {}
    before: tuple[Step, ...] = ()
    place: str = "huangshi"

    def lead_up(self, things: Things, fill: Callable[[str], str]) -> None:
        """Take the steps before."""
        for step in self.before:
            if callable(step):
                step(things)
                continue
            role, path, body = step
            answer = things.world.client(role, things.place).call("POST", fill(path), body(things) if callable(body) else body)
            assert answer.status_code < 300, (path, answer.content[:300])


def _soon(**later: int) -> str:
    return (time.now() + timedelta(**later)).isoformat()


def _leave(things: Things) -> None:
    with acting_as(Actor.system("平台")):
        issue_order(dispatch_id=things.named("dispatch_id"))


def _alone(things: Things) -> None:
    """Go on with another incident, on which nothing is open that would keep it from ending."""
    for name in ("report", "incident_id", "term_id"):
        things.made.pop(name)


def _second_incident(things: Things) -> str:
    call = {"place_text": f"{things.marker}三厂", "what": "hazmat_leak", "caller_name": "某", "lon": 115.22, "lat": 29.84}
    answer = things.world.client("duty_officer", things.place).call("POST", "/api/reports", call)
    return str(answer.data["incident"]["id"])


def _near_team(_: Things) -> str:
    return str(Team.objects.unscoped("test").get(name="黄石近处危化队").id)


def _path_of(place: str) -> Callable[[Things], str]:
    return lambda things: str(things.world.orgs[place].org_path)


def _new_enterprise(_: Things) -> Any:
    code = "91420222MA4ABCDE2"
    return {"uscc": code + uscc_check_digit(code), "division": "420222", "name": "新厂", "industry": "hazmat_use"}


def _whole_paper(things: Things) -> Any:
    seen = things.world.client("duty_officer", things.place).call("GET", f"/api/outgoing-reports/{things.named('outgoing_id')}").data
    return {"version": seen["version"], "content": seen["content"] | {"title": "改过的"}}


INCIDENT, ORDER, TASK = "/api/incidents/{incident_id}", "/api/dispatches/{dispatch_id}", "/api/assignments/{assignment_id}"
PAPER = "/api/outgoing-reports/{outgoing_id}"



def _version(things: Things) -> Any:
    return {"version": _whole_paper(things)["version"]}


ARRIVED = (_leave, ("duty_officer", f"{ORDER}/arrive", {}))
STARTED = (("duty_officer", f"{TASK}/accept", {}), ("duty_officer", f"{TASK}/start", {}))
CONFIRMED = (("duty_officer", f"{INCIDENT}/verify", {}), ("duty_leader", f"{INCIDENT}/confirm", {}))
FALSE_ALARM = {"about": "false_alarm", "reason": "试验"}
GRADE = {"confirmed": "ordinary", "potential": "ordinary", "reason": "试验"}
RESPOND = {"level": "IV", "matter": "试验", "expected_hours": 1, "measures": "试验"}
CONTROL = {"source_controlled": True, "monitoring_below_limit": True, "no_secondary_danger": True, "statement": "试验", "search_end_decision": "试验"}
END = {"handed_over_to": "试验", "residual_risks": "无", "measures": "无"}
GRADED = (*CONFIRMED, ("duty_leader", f"{INCIDENT}/grade", GRADE))
RESPONDED = (*GRADED, ("duty_leader", f"{INCIDENT}/respond", RESPOND))
COMMANDED = (*RESPONDED, ("commander", f"{INCIDENT}/command/{{term_id}}/accept", {}))
ON_SITE = (*COMMANDED, ("duty_leader", f"{INCIDENT}/onsite", {"place": "试验"}))
CONTROLLED = (*ON_SITE, ("duty_leader", f"{INCIDENT}/control", CONTROL))
ENDED = (_alone, *CONTROLLED, ("duty_leader", f"{INCIDENT}/end", END))
EVALUATED = (*ENDED, ("duty_leader", f"{INCIDENT}/evaluate", {}))
SUBMITTED = (("duty_officer", f"{PAPER}/submit", {}),)


def _opened(things: Things) -> Any:
    return {"org_path": _path_of("yichang")(things), "until": _soon(hours=5), "reason": "试验"}


READY: dict[str, Ready] = {
    "PATCH /api/supply-lots/{lot_id}": Ready(lambda _: {"quantity": 19}),
    "DELETE /api/studies/{study_id}": Ready(before=(("duty_officer", "/api/studies/{study_id}/cancel", {}),)),
    "POST /api/accounts": Ready(lambda t: {"person_id": str(t.named("person_id")), "username": "neu.one", "password": "Fang-0-jing-hu-17"}),
    "POST /api/accounts/{account_id}/password": Ready(lambda _: {"password": "Fang-0-jing-hu-17"}),
    f"POST {TASK}/block": Ready(lambda _: {"reason": "试验"}, STARTED),
    f"POST {TASK}/done": Ready(before=STARTED),
    f"POST {TASK}/start": Ready(before=STARTED[:1]),
    f"POST {TASK}/verify": Ready(before=(*STARTED, ("duty_officer", f"{TASK}/done", {}))),
    "POST /api/commanders": Ready(lambda t: {"person_id": str(t.named("person_id")), "level": "city", "disciplines": ["hazmat"],
                                             "valid_until": "2035-01-01", "issued_by": "试验"}),
    "POST /api/coverage-studies": Ready(lambda _: {"division": "420222"}),
    "POST /api/siting-studies": Ready(lambda _: {"division": "420222", "discipline": "hazmat"}),
    **{f"POST {ORDER}/{verb}": Ready(before=(_leave,)) for verb in ("receive", "turn-out", "arrive", "departure-check")},
    **{f"POST {ORDER}/{verb}": Ready(before=ARRIVED) for verb in ("work", "release", "check-in")},
    f"POST {ORDER}/cancel": Ready(lambda _: {"reason": "试验"}, (_leave,)),
    f"POST {ORDER}/refuse": Ready(lambda _: {"reason_code": "danger_to_rescuers"}, (_leave,)),
    f"POST {ORDER}/rest": Ready(before=(*ARRIVED, ("duty_officer", f"{ORDER}/work", {}))),
    f"POST {ORDER}/return": Ready(before=(*ARRIVED, ("duty_officer", f"{ORDER}/release", {}))),
    f"POST {ORDER}/position": Ready(lambda _: {"lon": 115.2, "lat": 29.9}, (_leave, ("duty_officer", f"{ORDER}/turn-out", {}))),
    "POST /api/enterprises": Ready(_new_enterprise),
    "POST /api/hazards": Ready(lambda t: {"enterprise_id": t.named("enterprise_id"), "code": "BA420222002", "name": "新库", "level": "level_2"}),
    "POST /api/targets": Ready(lambda _: {"division": "420222", "name": "新小学", "kind": "school"}),
    "POST /api/teams": Ready(lambda t: {"parent_id": str(t.world.orgs["yangxin"].id), "name": "新队", "tier": "professional_team", "disciplines": ["hazmat"]}),
    "POST /api/organisations": Ready(lambda t: {"parent_id": str(t.world.orgs["yangxin"].id), "name": "新厂", "kind": "enterprise"}),
    "POST /api/people": Ready(lambda t: {"org_id": str(t.world.orgs["yangxin"].id), "name": "新某"}),
    "POST /api/shifts": Ready(lambda t: {"org_id": str(t.world.orgs["huangshi"].id), "starts_at": _soon(hours=1), "ends_at": _soon(hours=9),
                                         "officer_ids": [person_id(t.world, role, "huangshi") for role in ("duty_officer", "duty_leader")]}),
    "POST /api/help-requests/{help_id}/receive": Ready(place="hubei"),
    "POST /api/help-requests/{help_id}/answer": Ready(lambda _: {"is_granted": False, "words": "试验"}, place="hubei"),
    f"POST {INCIDENT}/assignments": Ready(lambda _: {"title": "试验", "owner_name": "试验"}),
    f"POST {INCIDENT}/command/nominate": Ready(lambda t: {"person_id": str(t.named("person_id")), "override_reason": "试验"}),
    f"POST {INCIDENT}/confirm": Ready(before=CONFIRMED[:1]),
    f"POST {INCIDENT}/grade": Ready(lambda _: GRADE, CONFIRMED),
    f"POST {INCIDENT}/regrade": Ready(lambda _: {"confirmed": "serious", "potential": "serious", "reason": "试验"}, GRADED),
    f"POST {INCIDENT}/respond": Ready(lambda _: RESPOND, GRADED),
    f"POST {INCIDENT}/onsite": Ready(lambda _: {"place": "试验"}, COMMANDED),
    f"POST {INCIDENT}/control": Ready(lambda _: CONTROL, ON_SITE),
    f"POST {INCIDENT}/end": Ready(lambda _: END, (_alone, *CONTROLLED)),
    f"POST {INCIDENT}/reopen": Ready(lambda _: {"reason": "试验"}, ENDED),
    f"POST {INCIDENT}/evaluate": Ready(before=ENDED),
    f"POST {INCIDENT}/close": Ready(lambda _: {"final_report": "试验", "lessons": "试验", "plan_backcheck": "试验"}, EVALUATED),
    f"POST {INCIDENT}/dispatches": Ready(lambda t: {"team_id": _near_team(t), "task": "试验"}),
    f"POST {INCIDENT}/entries": Ready(lambda _: {"names": ["某"], "zone": "hot", "stay_minutes": 30}, (
        ("duty_leader", "/api/withdrawals/{withdrawal_id}/end", {"reason": "试验", "reentry_allowed": True}),)),
    f"POST {INCIDENT}/expert-calls": Ready(lambda t: {"expert_id": t.named("expert_id")}),
    f"POST {INCIDENT}/grants": Ready(_opened),
    f"POST {INCIDENT}/grants/revoke": Ready(lambda t: {"org_path": _path_of("yichang")(t), "reason": "试验"}, (
        ("duty_leader", f"{INCIDENT}/grants", _opened),)),
    f"POST {INCIDENT}/location": Ready(lambda _: {"lon": 115.23, "lat": 29.85}),
    f"POST {INCIDENT}/merge": Ready(lambda t: {"into_id": _second_incident(t), "reason": "试验"}),
    f"POST {INCIDENT}/report-profile": Ready(lambda _: {"profile": "strict", "reason": "试验"}),
    f"POST {INCIDENT}/requests": Ready(lambda _: FALSE_ALARM),
    f"POST {INCIDENT}/requests/decline": Ready(lambda _: {"reason": "试验"}, (("duty_officer", f"{INCIDENT}/requests", FALSE_ALARM),)),
    f"POST {INCIDENT}/supply-orders": Ready(lambda t: {"lines": [{"lot_id": t.named("lot_id"), "quantity": 1}]}),
    f"POST {INCIDENT}/transfer": Ready(lambda t: {"org_path": _path_of("yichang")(t), "reason": "试验"}),
    f"POST {INCIDENT}/weather": Ready(lambda _: {"wind_from": 10.0, "source": "试验"}),
    "POST /api/joint-plans": Ready(before=(_second_incident,)),
    f"POST {PAPER}/edit": Ready(_whole_paper),
    f"POST {PAPER}/return": Ready(lambda _: {"remark": "试验"}, SUBMITTED),
    f"POST {PAPER}/send": Ready(lambda _: {"receiver_name": "试验", "channel": "phone"}, (*SUBMITTED, ("duty_leader", f"{PAPER}/approve", _version))),
    "POST /api/report-tasks/{task_id}/sent": Ready(lambda _: {"receiver_name": "试验", "words": "试验"}),
    "POST /api/reports": Ready(lambda _: {"place_text": "试验", "what": "hazmat_leak", "caller_name": "某"}),
    "POST /api/road-closures": Ready(lambda _: {"effect": "closed", "reason": "works", "shape": {"kind": "line", "points": [[114.9, 30.0], [114.9, 30.1]]}}),
    "POST /api/supply-orders/{order_id}/arrive": Ready(before=(("duty_officer", "/api/supply-orders/{order_id}/issue", {}),)),
    "POST /api/supply-orders/{order_id}/cancel": Ready(lambda _: {"reason": "试验"}),
    "POST /api/withdrawals/{withdrawal_id}/allow-reentry": Ready(lambda _: {"reason": "试验"}, (
        ("duty_leader", "/api/withdrawals/{withdrawal_id}/end", {"reason": "试验", "reentry_allowed": False}),)),
    f"POST {INCIDENT}/outgoing-reports": Ready(lambda _: {"kind": "initial"}, (_alone,)),
    f"POST {INCIDENT}/withdrawals": Ready(lambda _: {"reason_code": "explosion", "gather": "西门"}, (_alone,)),
    "POST /api/zone-proposals/{proposal_id}/decide": Ready(lambda _: {"accepted": False, "words": "试验"}),
}
"""By operation; what is not named here succeeds with the smallest body."""
