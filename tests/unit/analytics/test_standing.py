"""Who counts as ready: what is known to be there, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest

from muster.apps.analytics.adapters.words import percent
from muster.apps.analytics.rules.standing import Doubt, TeamFacts, standing_of
from muster.apps.resources.rules import NEVER_DECLARED, ReadinessState, TeamStatus, readiness_now
from muster.logistics.coverage.cube import Standing

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def facts(*, status=TeamStatus.STANDBY, status_at=None, state=ReadinessState.READY, hours=24, crew=10, vehicles=2, kit=4):
    said = readiness_now(state=state, declared_at=NOW - timedelta(hours=1), declared_by="值班员", valid_until=NOW + timedelta(hours=hours - 1),
                         crew=crew, vehicles=vehicles, at=NOW)  # fmt: skip
    return TeamFacts(status, status_at, said, kit)


@pytest.mark.parametrize(("change", "standing", "doubts"), [
    ({}, Standing.READY, ()),
    ({"status": TeamStatus.WORKING}, Standing.OUT, (Doubt.BUSY,)),
    ({"status": TeamStatus.OUT_OF_SERVICE}, Standing.OUT, (Doubt.OUT_OF_SERVICE,)),
    ({"state": ReadinessState.NOT_READY}, Standing.OUT, (Doubt.NOT_READY,)),
    ({"crew": 0}, Standing.OUT, (Doubt.NO_CREW,)),
    ({"vehicles": 0, "kit": 0}, Standing.OUT, (Doubt.NO_VEHICLE, Doubt.NO_KIT)),
    ({"crew": None}, Standing.UNKNOWN, (Doubt.CREW_UNKNOWN,)),
    ({"vehicles": None, "kit": None}, Standing.UNKNOWN, (Doubt.VEHICLES_UNKNOWN, Doubt.KIT_UNKNOWN)),
    ({"hours": 1}, Standing.UNKNOWN, (Doubt.EXPIRED,)),
    ({"state": ReadinessState.PARTIAL}, Standing.PARTIAL, (Doubt.PARTIAL,)),
    ({"status": TeamStatus.RETURNED, "status_at": NOW - timedelta(hours=7, minutes=59)}, Standing.PARTIAL, (Doubt.RESTING,)),
    ({"status": TeamStatus.RETURNED, "status_at": NOW - timedelta(hours=8)}, Standing.READY, ()),
    ({"status": TeamStatus.WORKING, "crew": None}, Standing.OUT, (Doubt.BUSY,)),
])  # fmt: skip
def test_each_fact_has_its_standing(change, standing, doubts):
    found = standing_of(facts(**change), at=NOW)
    assert (found.standing, found.doubts) == (standing, doubts)


def test_a_team_that_never_declared_is_unknown():
    found = standing_of(TeamFacts(TeamStatus.STANDBY, None, NEVER_DECLARED, 4), at=NOW)
    assert (found.standing, found.doubts) == (Standing.UNKNOWN, (Doubt.NEVER_DECLARED,))


def test_a_share_is_cut_and_never_rounded_up_to_the_goal():
    assert [percent(s) for s in (0.89996, 0.9, 0.290_000_000_01, None)] == ["89.99%", "90.00%", "29.00%", "无数据"]
