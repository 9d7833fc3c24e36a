"""One thing of every kind that an address can name, made through the API in one city, with a marker word in its texts."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.gis.geos import Point as GeosPoint
from django.core.files.uploadedfile import SimpleUploadedFile

from muster.apps.command import actions as command
from muster.apps.org import actions as org
from muster.apps.org.models import Account, Person
from muster.apps.resources.models import SupplyBase
from muster.apps.risks.rules import uscc_check_digit
from muster.kit import time
from muster.kit.scope import acting_as
from tests.support.world import World

__all__ = ["Things"]

_PUBLIC_PARTS = {"z", "x", "y", "layer", "registry", "token", "role", "code"}


class Things:
    """Makes what is asked for on first use: ``named("incident_id")``."""

    marker = "石灰窑专词"

    def __init__(self, world: World, place: str, county: str) -> None:
        self.world = world
        self.place = place
        self.county = county
        self.made: dict[str, Any] = {}
        self.searched = {"/api/incidents", "/api/organisations", "/api/teams", "/api/enterprises", "/api/hazards", "/api/targets"}

    def named(self, parameter: str, default: Any = None) -> Any:
        """A value for a path parameter; an id of a thing that exists, where the parameter names one."""
        if parameter not in self.made:
            maker: Callable[[], Any] | None = getattr(self, f"_{parameter}", None)
            if maker is None:
                if default is not None:
                    return default
                raise AssertionError(f"tests/support/things.py cannot make a {parameter}")
            self.made[parameter] = maker()
        return self.made[parameter]

    def scoped(self, path: str) -> bool:
        """Whether the path names a thing that belongs to somebody."""
        names = set(re.findall(r"{(?:\w+:)?(\w+)}", path))
        return bool(names - _PUBLIC_PARTS)

    def _call(self, role: str, method: str, path: str, body: Any = None, expected: tuple[int, ...] = (200, 201)) -> Any:
        answer = self.world.client(role, self.place).call(method, path, body)
        assert answer.status_code in expected, (method, path, answer.content[:400])
        return answer.data

    def _organisation_id(self) -> UUID:
        with acting_as(self.world.system):
            made = org.add_organisation(actor=self.world.system, parent_id=self.world.orgs[self.county].id, kind=org.rules.OrgKind.ENTERPRISE,
                                        name=f"{self.marker}厂")
        return made.id

    def _person_id(self) -> UUID:
        with acting_as(self.world.system):
            person: Person = org.add_person(actor=self.world.system, org_id=self.world.orgs[self.county].id, name=f"{self.marker}某", phone="10000005678")
        return person.id

    def _account_id(self) -> UUID:
        return self.world.account("nobody", self.county)

    def _role(self) -> str:
        return "duty_officer"

    def _token(self) -> str:
        return "x" * 40

    def _report(self) -> Any:
        if "report" not in self.made:
            self.made["report"] = self._call("duty_officer", "POST", "/api/reports", {
                "place_text": f"{self.marker}厂", "what": "hazmat_leak", "caller_name": f"{self.marker}某", "caller_phone": "100 0000 5678",
                "lon": 115.21, "lat": 29.83, "words": self.marker})
        return self.made["report"]

    def _incident_id(self) -> str:
        return str(self._report()["incident"]["id"])

    def _report_id(self) -> str:
        return str(self._report()["report"]["id"])

    def _task_id(self) -> str:
        """A report that is owed for an incident of its own: the other one stays where the call left it."""
        call = {"place_text": f"{self.marker}四厂", "what": "hazmat_leak", "caller_name": f"{self.marker}某", "lon": 115.4, "lat": 29.7}
        incident = self._call("duty_officer", "POST", "/api/reports", call)["incident"]["id"]
        self._call("duty_officer", "POST", f"/api/incidents/{incident}/verify", {})
        self._call("duty_leader", "POST", f"/api/incidents/{incident}/confirm", {})
        room = self._call("duty_officer", "GET", f"/api/incidents/{incident}/room")
        return str(next(iter(room["collections"]["report_tasks"])))

    def _team_id(self) -> str:
        body = {"parent_id": str(self.world.orgs[self.county].id), "name": f"{self.marker}队", "tier": "professional_team",
                "disciplines": ["hazmat"], "position": {"lon": 115.2, "lat": 29.9}}
        return str(self._call("regulator", "POST", "/api/teams", body)["id"])

    def _item_id(self) -> str:
        body = {"kind": self._first("EquipmentClass"), "name": f"{self.marker}车"}
        return str(self._call("regulator", "POST", f"/api/teams/{self.named('team_id')}/equipment", body)["id"])

    def _expert_id(self) -> str:
        return str(self._call("regulator", "POST", "/api/experts", {"name": f"{self.marker}某", "disciplines": ["hazmat"]})["id"])

    def _joint_plan_id(self) -> str:
        self.named("incident_id")
        second = {"place_text": f"{self.marker}二厂", "what": "hazmat_fire", "caller_name": "某", "lon": 115.3, "lat": 29.9}
        self._call("duty_officer", "POST", "/api/reports", second)
        scope = str(self.world.orgs[self.place].org_path)
        with acting_as(self.world.system):
            row = command.solve_joint(scope=scope, trigger="asked", since=time.now()) or command.solve_joint(
                scope=str(self.world.orgs[self.county].org_path), trigger="asked", since=time.now())
        assert row is not None
        return str(row.id)

    def _supply_plan_id(self) -> str:
        self.named("lot_id")
        body = {"needs": [{"item": "lime", "quantity": 1}]}
        return str(self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/supply-plans", body)["id"])

    def _call_id(self) -> str:
        body = {"expert_id": self.named("expert_id")}
        return str(self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/expert-calls", body)["id"])

    def _help_id(self) -> str:
        body = {"words": f"{self.marker}请求洗消车", "capability": "decontamination"}
        return str(self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/help-requests", body)["id"])

    def _order_id(self) -> str:
        body = {"lines": [{"lot_id": self.named("lot_id"), "quantity": 1}], "notes": self.marker}
        return str(self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/supply-orders", body)[0]["id"])

    def _base_id(self) -> str:
        with acting_as(self.world.system):
            path = f"{self.world.orgs[self.county].org_path}.x000000000001"
            base = SupplyBase.objects.create(name="试验物资库", org_path=path, recorded_at=time.now(), updated_at=time.now(),
                                             position=GeosPoint(115.1, 29.9, srid=4326))
        return str(base.id)

    def _lot_id(self) -> str:
        body = {"item": "lime", "quantity": 20}
        return str(self._call("regulator", "POST", f"/api/supply-bases/{self.named('base_id')}/lots", body)["id"])

    def _closure_id(self) -> str:
        body = {"effect": "closed", "reason": "works", "shape": {"kind": "line", "points": [[114.9, 30.0], [114.9, 30.1]]}}
        return str(self._call("duty_officer", "POST", "/api/road-closures", body)["id"])

    def _enterprise_id(self) -> str:
        code = "91420222MA4ABCDE1"
        body = {"uscc": code + uscc_check_digit(code), "division": "420222", "name": f"{self.marker}厂", "industry": "hazmat_use"}
        return str(self._call("regulator", "POST", "/api/enterprises", body)["id"])

    def _hazard_id(self) -> str:
        body = {"enterprise_id": self.named("enterprise_id"), "code": "BA420222001", "name": f"{self.marker}库", "level": "level_2"}
        return str(self._call("regulator", "POST", "/api/hazards", body)["id"])

    def _target_id(self) -> str:
        body = {"division": "420222", "name": f"{self.marker}小学", "kind": "school"}
        return str(self._call("regulator", "POST", "/api/targets", body)["id"])

    def _recommendation_id(self) -> str:
        answer = self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/dispatch-recommendations", {})
        return str(answer["id"])

    def _dispatch_id(self) -> str:
        body = {"team_id": self.named("team_id"), "task": self.marker}
        return str(self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/dispatches", body)["id"])

    def _assignment_id(self) -> str:
        body = {"title": self.marker, "owner_name": self.marker}
        return str(self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/assignments", body)["id"])

    def _entry_id(self) -> str:
        entered = (time.now() - timedelta(hours=1)).isoformat()  # before any withdrawal signal that another maker raised
        body = {"names": [f"{self.marker}某"], "zone": "hot", "stay_minutes": 90, "time_in": entered}
        answer = self._call("duty_leader", "POST", f"/api/incidents/{self.named('incident_id')}/entries", body)
        return str((answer[0] if isinstance(answer, list) else answer)["id"])

    def _qualification_id(self) -> str:
        body = {"person_id": str(self.named("person_id")), "level": "city", "disciplines": ["hazmat"], "valid_until": "2030-01-01",
                "issued_by": self.marker}
        return str(self._call("duty_leader", "POST", "/api/commanders", body)["id"])

    def _outgoing_id(self) -> str:
        return str(self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/outgoing-reports", {"kind": "initial"})["id"])

    def _withdrawal_id(self) -> str:
        body = {"reason_code": "explosion", "gather": f"{self.marker}西门"}
        return str(self._call("duty_officer", "POST", f"/api/incidents/{self.named('incident_id')}/withdrawals", body)["id"])

    def _term_id(self) -> str:
        person = str(Account.objects.get(id=self.world.account("commander", self.place)).person_id)
        answer = self._call("duty_leader", "POST", f"/api/incidents/{self.named('incident_id')}/command/nominate", {"person_id": person})
        return str(answer["id"])

    def _run_id(self) -> str:
        answer = self._call("duty_leader", "POST", f"/api/incidents/{self.named('incident_id')}/simulations", {"substance": "氨", "amount_unknown": True},
                            expected=(202,))
        return str(answer["id"])

    def _proposal_id(self) -> str:
        self._call("duty_leader", "POST", f"/api/simulations/{self.named('run_id')}/adopt", {"words": self.marker})
        self._call("duty_leader", "POST", f"/api/incidents/{self.named('incident_id')}/weather", {"wind_from": 10.0, "source": self.marker})
        body = {"substance": "氯", "amount_unknown": True}
        self._call("duty_leader", "POST", f"/api/incidents/{self.named('incident_id')}/simulations", body, expected=(202,))
        proposals = self._call("duty_leader", "GET", f"/api/incidents/{self.named('incident_id')}/zone-proposals")
        return str(proposals[0]["id"])

    def _point_id(self) -> str:
        body = {"kind": "drain", "name": f"{self.marker}管沟"}
        return str(self._call("duty_leader", "POST", f"/api/incidents/{self.named('incident_id')}/measuring-points", body)["id"])

    def _release_id(self) -> str:
        """A request to lift the area, its two readings in every kind of place half an hour apart."""
        leader, incident = self.world.client("duty_leader", self.place), self.named("incident_id")
        self._call("duty_leader", "POST", f"/api/simulations/{self.named('run_id')}/adopt", {"words": self.marker})
        path = f"/api/incidents/{incident}/measuring-points"
        points = [self._call("duty_leader", "POST", path, {"kind": k, "name": f"{self.marker}{k}"})["id"] for k in ("boundary", "void", "building")]
        for point in (*points, self.named("point_id")):  # every place must be measured, also one that was named before
            for minutes, unit in ((40, "甲"), (5, "乙")):
                at = (time.now() - timedelta(minutes=minutes)).isoformat()
                body = {"value": 1.0, "unit": "ppm", "instrument": unit, "measured_by": f"{self.marker}{unit}队", "measured_at": at}
                assert leader.call("POST", f"/api/measuring-points/{point}/readings", body).status_code == 201
        return str(self._call("duty_leader", "POST", f"/api/incidents/{incident}/area-releases", {"words": self.marker})["id"])

    def _batch_id(self) -> str:
        template = self.world.client("regulator", self.place).get("/api/imports/registers/targets/template.xlsx")
        file = SimpleUploadedFile(f"{self.marker}.xlsx", b"".join(template.streaming_content) if template.streaming else template.content)
        answer = self.world.client("regulator", self.place).post(
            "/api/imports", {"file": file, "registry": "targets"}, headers={"Idempotency-Key": str(uuid4())})
        assert answer.status_code == 201, answer.content[:300]
        return str(answer.json()["id"])

    def _study_id(self) -> str:
        body = {"division": "420222", "name": self.marker}
        return str(self._call("duty_officer", "POST", "/api/coverage-studies", body, expected=(202,))["id"])

    def _number(self) -> int:
        return 2

    def _registry(self) -> str:
        return "targets"

    def _layer(self) -> str:
        return "vec"

    def _code(self) -> str:
        return "420200"

    def _z(self) -> int:
        return 7

    def _x(self) -> int:
        return 104

    def _y(self) -> int:
        return 52

    def _first(self, schema: str) -> Any:
        from muster.server.api import api

        return api.get_openapi_schema()["components"]["schemas"][schema]["enum"][0]
