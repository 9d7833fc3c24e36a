"""When each level must have the report."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import muster
from muster.apps.incidents import rules
from muster.apps.incidents.rules import AccidentGrade as G

DATA = Path(muster.__file__).parent / "apps/incidents/data"
LIMITS = rules.parse_limits(tomllib.loads((DATA / "reporting.toml").read_text("utf-8")))
RECEIVED = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def owed(level, grade, profile="national", occurred_at=None):
    due = rules.reporting_deadlines(LIMITS, profile=profile, own_level=level, grade=grade, received_at=RECEIVED, occurred_at=occurred_at)
    return {(d.receiver_level, d.channel): (d.due_at - d.base_at) / timedelta(minutes=1) for d in due}


def test_an_ordinary_accident_goes_from_the_county_to_the_city_in_two_hours():
    assert owed("county", G.ORDINARY) == {("city", "written"): 120, ("own_government", "written"): 120}


def test_a_serious_one_also_rings_the_province_within_an_hour():
    assert owed("county", G.SERIOUS) == {
        ("city", "written"): 120,
        ("province", "written"): 240,
        ("province", "phone"): 60,
        ("own_government", "written"): 120,
    }


def test_a_major_one_reaches_the_ministry():
    from_province = owed("province", G.MAJOR)
    assert from_province[("national", "phone")] == 60
    assert from_province[("national", "written")] == 120


def test_before_a_grade_the_least_one_starts_the_clock():
    assert owed("county", None) == owed("county", G.ORDINARY)


def test_a_level_above_the_reach_owes_nobody_but_its_government():
    assert owed("province", G.ORDINARY) == {("own_government", "written"): 120}


def test_the_strict_profile_runs_from_the_accident_when_its_time_is_known():
    happened = RECEIVED - timedelta(minutes=10)
    due = rules.reporting_deadlines(LIMITS, profile="strict", own_level="city", grade=G.SERIOUS, received_at=RECEIVED, occurred_at=happened)
    assert [(d.channel, d.due_at) for d in due] == [
        ("phone", happened + timedelta(minutes=30)),
        ("written", happened + timedelta(minutes=60)),
    ]


@pytest.mark.parametrize("level", ["county", "city", "province"])
def test_colours_come_before_the_due_time(level):
    for d in rules.reporting_deadlines(LIMITS, profile="national", own_level=level, grade=G.MAJOR, received_at=RECEIVED, occurred_at=None):
        assert d.base_at < d.amber_at < d.red_at < d.due_at
        assert d.source
        assert d.mark in {"R", "C", "P"}
