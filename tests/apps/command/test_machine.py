"""Any storm of desk, phone and worker through the real API and database: what must always hold, holds."""

from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from muster.apps.command import queries as command
from muster.apps.command import rules
from muster.apps.command.rules import DispatchStatus as S
from muster.apps.incidents import queries as incidents
from muster.apps.incidents.models import Incident
from muster.apps.incidents.rules import fold
from muster.kit import time
from muster.kit.scope import acting_as
from tests.apps.command.support import room, take_call
from tests.support.ground import run_jobs

RANK = {s.value: i for i, s in enumerate(rules.ORDERED_STEPS)} | {"resting": rules.ORDERED_STEPS.index(S.WORKING)}
TAPS = ("receive", "turn-out", "arrive", "work", "rest", "release", "return")


class Storm(RuleBasedStateMachine):
    """One incident and one team under everybody's hands."""

    people: ClassVar[dict[str, Any]] = {}

    def __init__(self):
        super().__init__()
        self.incident = take_call(self.people["officer"])
        self.order, self.seen, self.highest = None, False, {}

    def post(self, who, path, body):
        answer = who.call("POST", path, body)
        assert answer.status_code in (200, 201, 403, 404, 409, 422), answer.data
        return answer

    @rule()
    def desk_orders(self):
        answer = self.post(
            self.people["officer"], f"/api/incidents/{self.incident['id']}/dispatches", {"team_id": self.people["team"], "task": "堵漏"}
        )
        if answer.status_code == 201:
            self.order, self.seen = answer.data["id"], False

    @rule(ends=st.sampled_from(["undo", "cancel"]))
    def desk_takes_back(self, ends):
        if self.order:
            self.post(self.people["officer"], f"/api/dispatches/{self.order}/{ends}", {"reason": "改派"} if ends == "cancel" else {})

    @rule()
    def worker_runs(self):
        self.seen |= "command.issue_order" in run_jobs(time.now() + timedelta(seconds=6))

    @rule(verb=st.sampled_from(TAPS), seq=st.none() | st.integers(0, 5), minutes=st.none() | st.integers(-60, 60))
    def phone_taps(self, verb, seq, minutes):
        if self.order:
            at = (time.now() + timedelta(minutes=minutes)).isoformat() if minutes is not None else None
            self.post(self.people["captain"], f"/api/dispatches/{self.order}/{verb}", {"device_seq": seq, "occurred_at": at})

    @rule()
    def team_refuses(self):
        if self.order:
            self.post(self.people["captain"], f"/api/dispatches/{self.order}/refuse", {"reason_code": "people_short"})

    @rule(verb=st.sampled_from(["verify", "confirm", "grade", "regrade", "evaluate"]))
    def leader_steps(self, verb):
        body = {"confirmed": "ordinary", "reason": "x"} if "grade" in verb else {}
        self.post(self.people["leader"], f"/api/incidents/{self.incident['id']}/{verb}", body)

    @rule(deaths=st.none() | st.integers(0, 40), missing=st.none() | st.integers(0, 3))
    def figures_change(self, deaths, missing):
        self.post(
            self.people["officer"],
            f"/api/incidents/{self.incident['id']}/casualties",
            {"deaths": deaths, "missing": missing, "source": "x"},
        )

    @rule(to=st.sampled_from(["neighbour", "team"]), opens=st.booleans())
    def leader_shares(self, to, opens):
        path = f"/api/incidents/{self.incident['id']}/grants"
        until = (time.now() + timedelta(hours=2)).isoformat()
        body = {"org_path": self.people[f"{to}_path"], "reason": "增援"} | ({"until": until} if opens else {})
        answer = self.people["leader"].call("POST", path if opens else f"{path}/revoke", body)
        assert answer.status_code in (201, 204, 404), answer.data

    @rule(verb=st.sampled_from(TAPS))
    def stranger_tries(self, verb):
        if self.order:
            assert self.people["stranger"].call("POST", f"/api/dispatches/{self.order}/{verb}", {}).status_code == 404

    @invariant()
    def the_log_has_no_gap_and_folds_to_the_room(self):
        lines = self.people["officer"].call("GET", f"/api/incidents/{self.incident['id']}/timeline").data["items"]
        assert [e["seq"] for e in lines] == list(range(1, len(lines) + 1))
        self.state = room(self.people["officer"], self.incident)["collections"]
        assert fold(_Entry(e) for e in lines) == self.state

    @invariant()
    def the_tables_hold_what_the_log_folds_to(self):
        with acting_as(self.people["platform"]):
            kept = Incident.objects.unscoped("test").get(id=UUID(self.incident["id"]))
            in_tables = incidents.state_in_tables(kept) | command.state_in_tables(kept)
            assert {name: things for name, things in incidents.full_state(kept).items() if things} == in_tables

    @invariant()
    def who_was_let_in_sees_it_and_nobody_else(self):
        given = {g["grantee_path"] for g in getattr(self, "state", {}).get("grants", {}).values()}
        sees = self.people["neighbour"].call("GET", f"/api/incidents/{self.incident['id']}").status_code == 200
        assert sees == (self.people["neighbour_path"] in given)
        if self.people["team_path"] in given:
            assert self.people["captain"].call("GET", f"/api/incidents/{self.incident['id']}").status_code == 200

    @invariant()
    def orders_never_go_back_and_one_team_has_one(self):
        orders = getattr(self, "state", {}).get("dispatches", {})
        for key, order in orders.items():
            if order["status"] in RANK:
                assert RANK[order["status"]] >= self.highest.get(key, 0)
                self.highest[key] = RANK[order["status"]]
        assert sum(o["status"] not in ("cancelled", "refused", "returned") for o in orders.values()) <= 1

    @invariant()
    def the_team_sees_what_was_issued_and_nothing_else(self):
        mine = {d["id"] for d in self.people["captain"].call("GET", "/api/my/dispatches").data}
        orders = getattr(self, "state", {}).get("dispatches", {})
        assert all(orders[key]["issued_at"] for key in mine & orders.keys())
        if self.order and not self.seen:
            assert self.order not in mine

    def teardown(self):
        run_jobs(time.now() + timedelta(seconds=6))
        if self.order:
            for verb in ("cancel", "turn-out", "return"):
                self.people["officer"].call("POST", f"/api/dispatches/{self.order}/{verb}", {"reason": "x"} if verb == "cancel" else {})


def test_an_incident_and_its_order_survive_any_order_of_acts(as_role, ground):
    Storm.people = {
        "officer": as_role("duty_officer", "huangshi"),
        "leader": as_role("duty_leader", "huangshi"),
        "captain": as_role("team_captain", "near_team"),
        "stranger": as_role("duty_leader", "yichang"),
        "team": str(ground.orgs["near_team"].id),
        "team_path": str(ground.orgs["near_team"].org_path),
        "neighbour": as_role("duty_officer", "dangyang"),
        "neighbour_path": str(ground.orgs["dangyang"].org_path),
        "platform": ground.system,
    }
    run_state_machine_as_test(
        Storm, settings=settings(max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
    )


class _Entry:
    def __init__(self, entry):
        self.seq, self.changes = entry["seq"], entry["changes"]
