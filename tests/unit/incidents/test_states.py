"""The main line and its guards."""

from datetime import UTC, datetime, timedelta

import pytest

from muster.apps.incidents import rules
from muster.apps.incidents.rules import IncidentStatus as S
from muster.apps.incidents.rules import ResponseLevel as L
from muster.kit.errors import Conflict, NotAllowed

NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def test_every_pair_not_in_the_table_is_refused():
    for verb, step in rules.STEPS.items():
        for status in S:
            if status in step.sources:
                assert rules.advance(status, verb) is step.target
            else:
                with pytest.raises(Conflict):
                    rules.advance(status, verb)


def test_nothing_leads_out_of_a_final_state():
    assert not any(step.sources & rules.FINAL for step in rules.STEPS.values())


def test_every_state_can_be_reached():
    reached, grown = {S.RECEIVED}, True
    while grown:
        more = {step.target for step in rules.STEPS.values() if step.sources & reached} - reached
        reached, grown = reached | more, bool(more)
    assert reached == set(S)


@pytest.mark.parametrize(("level", "lowest"), [(L.I, "province"), (L.II, "province"), (L.III, "city"), (L.IV, "county")])
def test_a_level_is_started_by_its_body_or_one_above(level, lowest):
    bodies = ["county", "city", "province", "national"]
    for body in bodies:
        if bodies.index(body) >= bodies.index(lowest):
            rules.ensure_level_allowed(level, body=body)
        else:
            with pytest.raises(NotAllowed):
                rules.ensure_level_allowed(level, body=body)


def test_raising_is_open_at_once_and_lowering_needs_an_hour_and_a_statement():
    rules.ensure_may_change_level(L.IV, L.I, active_since=NOW, at=NOW, commander_statement="")
    with pytest.raises(Conflict, match="1 小时"):
        rules.ensure_may_change_level(L.II, L.III, active_since=NOW, at=NOW + timedelta(minutes=59), commander_statement="同意")
    with pytest.raises(Conflict, match="总指挥"):
        rules.ensure_may_change_level(L.II, L.III, active_since=NOW, at=NOW + timedelta(hours=1), commander_statement=" ")
    rules.ensure_may_change_level(L.II, L.III, active_since=NOW, at=NOW + timedelta(hours=1), commander_statement="同意下调")
    with pytest.raises(Conflict):
        rules.ensure_may_change_level(L.II, L.II, active_since=NOW, at=NOW, commander_statement="")


def test_only_the_starter_or_a_body_above_ends():
    rules.ensure_starter_ends("cn.p42", ["cn.p42.c4202", "cn.p42"])
    with pytest.raises(NotAllowed):
        rules.ensure_starter_ends("cn.p42.c4202", ["cn.p42.c4202", "cn.p42"])
    with pytest.raises(NotAllowed):
        rules.ensure_starter_ends("cn.p42.c420", ["cn.p42.c4202"])  # a prefix of the text is no ancestor
