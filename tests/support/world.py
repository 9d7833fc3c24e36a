"""A small world with two cities that must not see each other, and a person for every role in it.

``world`` holds organisations and actors; ``as_role("duty_officer", "huangshi")`` is a signed-in test client of our API.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from django.test import Client

from muster.apps.org import actions, queries, rules
from muster.apps.org.models import Account, Organisation
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as

PLACES = {"nation": ("000000", "应急管理部(演示)", rules.AdminLevel.NATIONAL), "hubei": ("420000", "湖北省应急管理厅", rules.AdminLevel.PROVINCE),
          "huangshi": ("420200", "黄石市应急管理局", rules.AdminLevel.CITY), "yangxin": ("420222", "阳新县应急管理局", rules.AdminLevel.COUNTY),
          "yichang": ("420500", "宜昌市应急管理局", rules.AdminLevel.CITY), "dangyang": ("420582", "当阳市应急管理局", rules.AdminLevel.COUNTY)}
TEAMS = {"huangshi_team": ("huangshi", "黄石演示危化队"), "yichang_team": ("yichang", "宜昌演示矿山队")}
ENTERPRISES = {"yangxin_plant": ("yangxin", "阳新演示化工厂"), "dangyang_plant": ("dangyang", "当阳演示电厂")}


@dataclass
class World:
    """Organisations by short name, and the system actor that made them."""

    system: Actor
    orgs: dict[str, Organisation] = field(default_factory=dict)
    accounts: dict[tuple[str, str], UUID] = field(default_factory=dict)

    def account(self, role: str, place: str) -> UUID:
        """The account with this role at this place, made on first use."""
        key = (role, place)
        if key not in self.accounts:
            with acting_as(self.system):
                person = actions.add_person(actor=self.system, org_id=self.orgs[place].id, name=f"{place} {role}",
                                            phone="10000001234", is_demonstration=True)
                account = Account.objects.create_account(f"{place}.{role}", None, person=person, org_path=person.org_path,
                                                         recorded_at=time.now())
                if role != "nobody":
                    actions.assign_role(actor=self.system, account_id=account.id, role=role)
                self.accounts[key] = account.id
        return self.accounts[key]

    def client(self, role: str, place: str) -> "ApiClient":
        """A client of the API signed in with that role at that place; ``anonymous``: nobody."""
        client = ApiClient()
        if role != "anonymous":
            client.force_login(Account.objects.get(id=self.account(role, place)),
                               backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    def actor(self, role: str, place: str) -> Actor:
        """The actor of that account, with its rights as they are now."""
        account = self.account(role, place)
        return queries.actors_for([account])[account]


class ApiClient(Client):
    """Django's client speaking our API: JSON in and out, an idempotency key with each POST."""

    def call(self, method: str, path: str, body: Any = None, *, key: str | None = None, **headers: str) -> Any:
        """One request; returns the response with ``.data`` parsed."""
        sent = {"Idempotency-Key": key or str(uuid4())} if method == "POST" else {}
        response = self.generic(method, path, b"" if body is None else orjson.dumps(body), content_type="application/json",
                                headers=sent | headers)
        response.data = orjson.loads(response.content) if response.content and "json" in response.get("Content-Type", "") else None
        return response


def make_world() -> World:
    """Build the small world in the running transaction."""
    system = Actor.system("测试准备")
    made = World(system)
    with acting_as(system):
        for name, (code, title, level) in PLACES.items():
            made.orgs[name] = actions.ensure_authority(actor=system, division_code=code, name=title, level=level, source="test", mark="P",
                                                       is_demonstration=True)
        for kind, group in ((rules.OrgKind.TEAM, TEAMS), (rules.OrgKind.ENTERPRISE, ENTERPRISES)):
            for name, (parent, title) in group.items():
                made.orgs[name] = actions.add_organisation(actor=system, parent_id=made.orgs[parent].id, name=title, kind=kind,
                                                           is_demonstration=True)
    return made


@pytest.fixture
def world(db: None) -> World:
    """The small world, acted in by nobody: each test acts through a client or ``acting_as``."""
    return make_world()


@pytest.fixture
def world_data() -> dict[str, Any]:
    """The names in the small world, for tests that need no database."""
    return {"places": PLACES, "teams": TEAMS, "enterprises": ENTERPRISES}


@pytest.fixture
def as_role(world: World, settings: Any) -> Callable[[str, str], ApiClient]:
    """``as_role(role, place)``: a client signed in with that role; ``as_role("anonymous", "")``: nobody."""
    settings.DEMONSTRATION = True

    return world.client
