"""One thing of every kind that an address can name, made through the API in one city, with a marker word in its texts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from muster.apps.org import actions as org
from muster.apps.org.models import Person
from muster.kit.scope import acting_as
from tests.support.world import World

__all__ = ["Things"]

_PUBLIC_PARTS = {"z", "x", "y", "layer", "register", "token", "role", "code", "division_code", "place_id"}


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
        names = {part.strip("{}").split(":")[-1] for part in path.split("/") if part.startswith("{")}
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

    def _unknown(self) -> str:
        return str(uuid4())
