"""The demonstration's authorities, people, roster and accounts.

Names of authorities are real; every person is invented and marked 演示, with a number that cannot be dialled (100 0000 xxxx).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from muster.apps.command import actions as command
from muster.apps.command.rules import CommanderLevel
from muster.apps.geo.models import Division
from muster.apps.org import actions, queries, rules
from muster.apps.org.models import Organisation, Person, RoleAssignment
from muster.apps.resources.rules import Discipline
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as

__all__ = ["make_authorities", "make_captains", "make_commanders"]

SYSTEM = Actor.system("演示数据")
SOURCE = "GB/T 2260 行政区划代码；机构名称按区划名推定"
LEVELS = {"province": rules.AdminLevel.PROVINCE, "prefecture": rules.AdminLevel.CITY, "city": rules.AdminLevel.CITY,
          "county": rules.AdminLevel.COUNTY}
Account = dict[str, object]

STAFF: dict[str, tuple[tuple[str, rules.Role, str, str], ...]] = {
    "cn": (("system.admin", rules.Role.SYSTEM_ADMIN, "系统管理员", "苏系统"), ("security.admin", rules.Role.SECURITY_ADMIN, "安全管理员", "安全全"),
           ("audit.admin", rules.Role.AUDIT_ADMIN, "审计管理员", "沈计")),
    "cn.p42": (("hubei.duty", rules.Role.DUTY_OFFICER, "值班员", "鄂值班"), ("hubei.leader", rules.Role.DUTY_LEADER, "带班领导", "鄂带班"),
               ("hubei.regulator", rules.Role.REGULATOR, "监管人员", "鄂监管"), ("hubei.expert", rules.Role.EXPERT, "危化专家", "鄂专家")),
}
CITY_STAFF = ((rules.Role.DUTY_OFFICER, "duty", "值班员", "值班"), (rules.Role.DUTY_LEADER, "leader", "带班领导", "带班"),
              (rules.Role.COMMANDER, "commander", "总指挥", "指挥"), (rules.Role.REGULATOR, "regulator", "监管人员", "监管"))
CITIES = {"420200": "huangshi", "420300": "shiyan", "420500": "yichang"}
COUNTIES = {"420222": "yangxin", "420302": "maojian", "420304": "yunyang", "420303": "zhangwan", "420582": "dangyang"}


def _phones() -> Iterator[str]:
    for number in range(1000, 10000):
        yield f"100 0000 {number}"


def _account(organisation: Organisation, username: str, role: rules.Role, post: str, name: str, phone: str) -> Account:
    person = actions.add_person(actor=SYSTEM, org_id=organisation.id, name=f"{name}（演示）", post=post, phone=phone, is_demonstration=True,
                                is_liaison=role == rules.Role.DUTY_OFFICER)
    password = actions.random_password()
    actions.create_account(actor=SYSTEM, person_id=person.id, username=username, password=password, roles=[role], is_demonstration=True,
                           is_machine_made=True)
    return {"username": username, "password": password, "name": person.name, "org": organisation.name,
            "org_path": organisation.org_path, "roles": [str(role)]}


def make_authorities(*, scale: str) -> list[Account]:
    """The authorities of nation, Hubei, its prefectures and counties; staff, roster and accounts for some of them."""
    with acting_as(SYSTEM):
        return list(_authorities(_phones()))


def _authorities(phones: Iterator[str]) -> Iterator[Account]:
    root = actions.ensure_authority(actor=SYSTEM, division_code="000000", name="应急管理部（演示）", level=rules.AdminLevel.NATIONAL,
                                    source=SOURCE, mark="P", is_demonstration=True)
    made = {"cn": root}
    for division in Division.objects.filter(code__startswith="42", valid_to=None).order_by("code"):
        title = "湖北省应急管理厅" if division.code == "420000" else f"{division.name}应急管理局"
        organisation = actions.ensure_authority(actor=SYSTEM, division_code=division.code, name=title, level=LEVELS[str(division.level)],
                                                source=SOURCE, mark="P")
        made[organisation.org_path] = organisation
    if RoleAssignment.objects.exists():
        return
    for path, staff in STAFF.items():
        for username, role, post, name in staff:
            yield _account(made[path], username, role, post, name, next(phones))
    for code, place in (CITIES | COUNTIES).items():
        organisation = made[rules.division_path(code)]
        short = organisation.name.removesuffix("应急管理局")
        for role, word, post, name in CITY_STAFF if code in CITIES else CITY_STAFF[:2]:
            yield _account(organisation, f"{place}.{word}", role, post, short[:2] + name, next(phones))
    for organisation in made.values():
        _roster(organisation, phones)
        actions.change_organisation(actor=SYSTEM, organisation_id=organisation.id, duty_phone=next(phones))


def _roster(organisation: Organisation, phones: Iterator[str]) -> None:
    """A liaison officer for each authority, and the shifts of today and tomorrow where there is staff."""
    staff = list(Person.objects.visible_to(SYSTEM).filter(org=organisation))
    if not staff:
        actions.add_person(actor=SYSTEM, org_id=organisation.id, name=f"{organisation.name[:2]}联络员（演示）", post="应急联络员",
                           phone=next(phones), is_liaison=True, is_demonstration=True)
        return
    officers = [person for person in staff if person.post == "值班员"]
    leader = next((person for person in staff if person.post == "带班领导"), None)
    if not officers or leader is None:
        return
    officers.append(actions.add_person(actor=SYSTEM, org_id=organisation.id, name=f"{officers[0].name[:2]}副班（演示）", post="值班员",
                                       phone=next(phones), is_demonstration=True))
    morning = time.now().astimezone(time.SHANGHAI).replace(hour=8, minute=30, second=0, microsecond=0)
    for day in (-1, 0, 1):
        actions.plan_shift(actor=SYSTEM, org_id=organisation.id, starts_at=morning + timedelta(days=day), is_demonstration=True,
                           ends_at=morning + timedelta(days=day + 1), leader_id=leader.id, officer_ids=[p.id for p in officers])


def make_captains(*, scale: str) -> list[Account]:
    """A captain with an account for every team that has an organisation of its own."""
    accounts: list[Account] = []
    with acting_as(SYSTEM):
        teams = queries.organisations_visible_to(SYSTEM).filter(kind=rules.OrgKind.TEAM, people=None).order_by("org_path")
        for number, team in enumerate(teams, start=1):
            accounts.append(_account(team, f"captain.{number:02}", rules.Role.TEAM_CAPTAIN, "队长", team.short_name.removeprefix("（演示）")[:4] + "队长",
                                     f"100 0001 {number:04}"))
    return accounts


def make_commanders(*, scale: str) -> None:
    """Who may be named commander: the commanders and duty leaders of the demonstration, one certificate run out, all marked 演示."""
    today = time.local_date(time.now())
    with acting_as(SYSTEM):
        people = Person.objects.visible_to(SYSTEM).filter(post__in=("总指挥", "带班领导"), is_demonstration=True).order_by("name", "id")
        for number, person in enumerate(people, start=1):
            level = {2: CommanderLevel.PROVINCE, 3: CommanderLevel.CITY}.get(str(person.org_path).count(".") + 1, CommanderLevel.COUNTY)
            has_run_out = number % 7 == 0
            command.list_commander(
                actor=SYSTEM, person_id=person.id, level=level, is_demonstration=True, certificate_no=f"演示-{number:03}",
                disciplines=[Discipline.HAZMAT, Discipline.ENGINEERING] if number % 3 else [Discipline.MINE], issued_by="湖北省应急管理厅（演示）",
                trained_on=today - timedelta(days=200 + 40 * number), valid_until=today + timedelta(days=-30 if has_run_out else 700))
