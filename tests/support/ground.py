"""Ground under the small world: divisions with seats, and teams with captains.

``ground`` adds to ``world``: ``near_team`` and ``far_team`` (hazmat, of 黄石), ``mine_team`` (of 黄石), ``yichang_hazmat`` (of
宜昌); each is also an organisation of the world, so that ``as_role("team_captain", "near_team")`` is its captain.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.gis.geos import Point as GeosPoint

from muster.apps.command.jobs import check_entry, climb_withdrawal, issue_order, note_overdue_assignment
from muster.apps.geo.models import Division
from muster.apps.org.models import Person
from muster.apps.resources import actions as resources
from muster.apps.resources.rules import Capability, Discipline, ReadinessState, TeamTier
from muster.apps.simulations import jobs as simulations
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.geometry import Point
from muster.kit.scope import acting_as
from tests.support.world import World

DIVISIONS = (
    ("420000", "湖北省", "province", None, None),
    ("420200", "黄石市", "prefecture", "420000", (115.04, 30.20)),
    ("420222", "阳新县", "county", "420200", (115.21, 29.83)),
    ("420281", "大冶市", "county", "420200", (114.98, 30.10)),
    ("420500", "宜昌市", "prefecture", "420000", (111.29, 30.69)),
    ("420582", "当阳市", "county", "420500", (111.79, 30.82)),
    ("420300", "十堰市", "prefecture", "420000", (110.79, 32.65)),
    ("420303", "张湾区", "county", "420300", (110.77, 32.65)),
)
TEAMS = (
    ("near_team", "huangshi", "黄石近处危化队", TeamTier.REGIONAL_BASE, Discipline.HAZMAT, Point(115.10, 29.95)),
    ("far_team", "huangshi", "黄石远处危化队", TeamTier.PROFESSIONAL_TEAM, Discipline.HAZMAT, Point(114.98, 30.20)),
    ("mine_team", "huangshi", "黄石矿山队", TeamTier.PROFESSIONAL_TEAM, Discipline.MINE, Point(115.00, 30.10)),
    ("yichang_hazmat", "yichang", "宜昌危化队", TeamTier.PROFESSIONAL_TEAM, Discipline.HAZMAT, Point(111.30, 30.70)),
)
SKILLS = (Capability.LEAK_PLUGGING, Capability.HAZMAT_DETECTION, Capability.DECONTAMINATION, Capability.TOXIC_RESCUE)
JOBS: dict[str, Callable[..., None]] = {
    "command.issue_order": issue_order,
    "command.check_entry": check_entry,
    "command.climb_withdrawal": climb_withdrawal,
    "command.note_overdue_assignment": note_overdue_assignment,
    "simulations.refine": simulations.refine,
    "simulations.reconsider": simulations.reconsider,
    "simulations.look_again": simulations.look_again,
    "simulations.ask_feed": simulations.ask_feed,
}


@pytest.fixture
def ground(world: World) -> World:
    """The world with ground and teams."""
    return lay_ground(world)


def lay_ground(world: World) -> World:
    """Put divisions and teams under a world, in the running transaction."""
    for code, name, level, parent, seat in DIVISIONS:
        Division.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "short_name": name[:-1],
                "level": level,
                "parent_id": parent,
                "source": "test",
                "mark": "public",
                "seat": GeosPoint(*seat, srid=4326) if seat else None,
            },
        )
    with acting_as(world.system):
        for key, parent, name, tier, discipline, point in TEAMS:
            skills = SKILLS if discipline is Discipline.HAZMAT else (Capability.MINE_RESCUE,)
            team = resources.add_team(
                actor=world.system,
                parent_id=world.orgs[parent].id,
                name=name,
                tier=tier,
                disciplines=[discipline],
                point=point,
                capabilities=list(skills),
                people=40,
            )
            resources.declare_readiness(actor=world.system, team_id=team.id, state=ReadinessState.READY, crew=20, vehicles=3)
            world.orgs[key] = team.organisation
    return world


def run_jobs(at: datetime | None = None) -> list[str]:
    """Run the waiting jobs whose time has come, as the worker would; returns their names."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    done = []
    for job in ProcrastinateJob.objects.filter(status="todo").order_by("scheduled_at", "id"):
        if job.task_name in JOBS and (job.scheduled_at is None or job.scheduled_at <= (at or time.now())):
            if job.id in _done:
                continue
            _done.add(job.id)
            with acting_as(Actor.system("平台")):
                JOBS[job.task_name](**job.args)
            done.append(job.task_name)
    return done


_done: set[int] = set()


def person_id(world: World, role: str, place: str) -> str:
    """The person behind an account of the world."""
    world.account(role, place)
    person = Person.objects.unscoped("test").get(name=f"{place} {role}")
    return str(person.id)


def values(things: dict[str, Any]) -> list[Any]:
    """The values of a collection in the order of their ids."""
    return [things[key] for key in sorted(things)]
