"""What a declaration of readiness is worth, which status may follow which, whom a place may call."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from muster.apps.resources import rules
from muster.apps.resources.rules import ReadinessState, TeamStatus, TeamTier
from muster.kit.errors import Conflict, OutOfRange

AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def readiness(hours_later: float) -> rules.Readiness:
    return rules.readiness_now(
        state=ReadinessState.READY, declared_at=AT, declared_by="值班员", valid_until=AT + timedelta(hours=24), crew=9, vehicles=2,
        at=AT + timedelta(hours=hours_later),
    )  # fmt: skip


def test_a_declaration_counts_until_its_end_and_then_says_nothing() -> None:
    assert readiness(23.9).state is ReadinessState.READY
    late = readiness(24)
    assert late.state is ReadinessState.UNKNOWN
    assert late.is_expired
    assert late.declared_state is ReadinessState.READY, "what it said once is still shown, with its age"
    assert late.age_seconds == 24 * 3600


def test_nobody_declared_is_unknown_not_zero() -> None:
    assert rules.NEVER_DECLARED.state is ReadinessState.UNKNOWN
    assert rules.NEVER_DECLARED.crew is None


@pytest.mark.parametrize(("changes", "code"), [
    ({"state": ReadinessState.UNKNOWN}, "readiness-unknown-declared"), ({"valid_until": AT}, "readiness-period"),
    ({"valid_until": AT + timedelta(hours=73)}, "readiness-period"), ({"crew": 31}, "readiness-crew"),
])  # fmt: skip
def test_an_empty_endless_or_overcounted_declaration_is_refused(changes: dict[str, object], code: str) -> None:
    sound = {"state": ReadinessState.PARTIAL, "declared_at": AT, "valid_until": AT + timedelta(hours=72), "crew": 30, "people": 30}
    rules.ensure_valid_declaration(**sound)  # type: ignore[arg-type]  # a table of keyword arguments
    with pytest.raises(OutOfRange) as refused:
        rules.ensure_valid_declaration(**(sound | changes))  # type: ignore[arg-type]  # as above
    assert refused.value.code == code


@pytest.mark.parametrize("path", [
    [TeamStatus.STANDBY, TeamStatus.DISPATCHED, TeamStatus.EN_ROUTE, TeamStatus.ON_SCENE, TeamStatus.WORKING, TeamStatus.ROTATING,
     TeamStatus.WORKING, TeamStatus.WITHDRAWING, TeamStatus.RETURNED, TeamStatus.STANDBY],
    [TeamStatus.TRAINING, TeamStatus.DISPATCHED, TeamStatus.STANDBY],
])  # fmt: skip
def test_a_mission_walks_its_states(path: list[TeamStatus]) -> None:
    for now, to in pairwise(path):
        rules.ensure_status_change("甲队", now, to)
        rules.ensure_status_change("甲队", to, to)


def test_a_committed_team_is_not_sent_twice_and_steps_are_not_skipped() -> None:
    for now in rules.COMMITTED - {TeamStatus.DISPATCHED}:
        with pytest.raises(Conflict, match="甲队") as refused:
            rules.ensure_status_change("甲队", now, TeamStatus.DISPATCHED)
        assert refused.value.code == "team-already-committed"
    with pytest.raises(Conflict) as refused:
        rules.ensure_status_change("甲队", TeamStatus.STANDBY, TeamStatus.WORKING)
    assert refused.value.code == "team-status-refused"


def test_higher_bases_serve_every_place_others_their_area_only() -> None:
    place = "cn.p42.c4212.d421202"
    assert rules.serves(tier=TeamTier.REGIONAL_BASE, service_paths=[], place_path=place)
    assert rules.serves(tier=TeamTier.PROFESSIONAL_TEAM, service_paths=["cn.p42.c4212"], place_path=place)
    assert not rules.serves(tier=TeamTier.PROFESSIONAL_TEAM, service_paths=["cn.p42.c421"], place_path=place)
    assert not rules.serves(tier=TeamTier.PROFESSIONAL_TEAM, service_paths=[], place_path=place)


def test_people_of_a_team_in_two_lists_count_once() -> None:
    songyi, silent = UUID(int=1), UUID(int=2)
    assert rules.people_in_total([(songyi, 30), (songyi, 30), (silent, None)]) == (30, 1)


def test_words_and_codes_of_lists_are_read_alike() -> None:
    assert rules.Discipline.read("危化") is rules.Discipline.HAZMAT
    assert rules.Discipline.read("HAZMAT ") is rules.Discipline.HAZMAT
    assert rules.TeamTier.read("微基地") is TeamTier.ENTERPRISE_PARTTIME_TEAM
    assert rules.TeamTier.read("没有") is None
    assert set(rules.CAPABILITIES_OF) == set(rules.Discipline)
