"""Every page of the web, from the routers' own tables, with an address of real things for each and somebody who may see it.

A page added to a router is in this list by itself; a page whose address needs a thing nobody makes here is an error, not a gap.
"""

import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from tests.support.platform import ROOT, Platform, Visitor

#: Somebody for each page: the first of these who holds the page's right.
PEOPLE = [("duty_officer", "黄石市"), ("regulator", "湖北"), ("audit_admin", ""), ("security_admin", ""), ("system_admin", "")]
NOBODY = ("", "")
CAPTAIN = ("team_captain", "鄂南区域危化品应急救援基地")
CALL = {"place_text": "阳新县富池镇工业大道", "what": "hazmat_leak", "caller_name": "李某", "lon": 115.4, "lat": 29.85, "substance": "液氨"}


@dataclass(frozen=True)
class Page:
    """One page as its router has it."""

    path: str
    permission: str | None
    open: bool
    bare: bool
    title: str | None

    @property
    def is_field(self) -> bool:
        """Whether it belongs to the phone's entry."""
        return self.path == "/m" or self.path.startswith("/m/")


@cache
def pages() -> list[Page]:
    """All pages of both entries."""
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        ["node", "scripts/routes.mjs"], cwd=ROOT / "web", env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    return [Page(**each) for each in json.loads(done.stdout)]


@dataclass
class Walk:
    """Who walks where: makes the things that addresses name, each once."""

    platform: Platform
    made: dict[str, str] = field(default_factory=dict)
    rights: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    visitors: dict[tuple[str, str], Visitor] = field(default_factory=dict)

    def who(self, page: Page) -> tuple[str, str]:
        """The role and organisation that see this page; nobody for a page that is open to all."""
        if page.open:
            return NOBODY
        if page.is_field:
            return CAPTAIN
        return next(who for who in PEOPLE if page.permission is None or page.permission in self._rights_of(who))

    def visitor(self, who: tuple[str, str]) -> Visitor:
        """That person over HTTP."""
        if who not in self.visitors:
            self.visitors[who] = self.platform.as_role(who[0], org=who[1])
        return self.visitors[who]

    def _rights_of(self, who: tuple[str, str]) -> frozenset[str]:
        if who not in self.rights:
            self.rights[who] = frozenset(self.visitor(who).get("/api/session").json()["permissions"])
        return self.rights[who]

    def address(self, page: Page) -> str:
        """The page's address with real things in the places of its parameters; what may be left out is left out."""
        path = re.sub(r"/:\w+\?", "", page.path)
        if path == "/:rest(.*)*":
            return "/no/such/page"
        before = ""
        for name in re.findall(r":(\w+)", path):
            before = path.split(f":{name}")[0]
            path = path.replace(f":{name}", self._thing(before, name), 1)
        return path

    def _thing(self, before: str, name: str) -> str:
        key = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", ":id", f"{before}:{name}")
        if key not in self.made:
            self.made[key] = MAKERS[key](self)
        return self.made[key]

    def incident(self) -> str:
        """An incident of 黄石."""
        return self._thing("/ops/incidents/", "id")

    def _paper(self, kind: str) -> str:
        made = self.visitor(PEOPLE[0]).post(f"/api/incidents/{self.incident()}/outgoing-reports", {"kind": kind})
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    def _batch(self) -> str:
        who = self.visitor(("regulator", "湖北"))
        template = who.get("/api/imports/registers/targets/template.xlsx").content
        made = who.upload("/api/imports", {"registry": "targets"}, "targets.xlsx", template)
        assert made.status_code in {201, 202}, made.text
        return str(made.json()["id"])

    def _second(self) -> str:
        made = self.visitor(PEOPLE[0]).post("/api/reports", {**CALL, "place_text": "大冶市陈贵镇", "lon": 114.75, "lat": 30.05})
        return str(made.json()["incident"]["id"])


MAKERS: dict[str, Callable[[Walk], str]] = {
    "/ops/incidents/:id": lambda walk: str(walk.visitor(PEOPLE[0]).post("/api/reports", CALL).json()["incident"]["id"]),
    "/ops/incidents/:id/reports/:report": lambda walk: walk._paper("initial"),
    "/ops/incidents/:id/situation/:report": lambda walk: walk._paper("situation"),
    "/ops/split/:a": lambda walk: walk.incident(),
    "/ops/split/:id/:b": lambda walk: walk._second(),
    "/reg/import/:id": lambda walk: walk._batch(),
    "/first-run/:token": lambda _walk: "used",
}
