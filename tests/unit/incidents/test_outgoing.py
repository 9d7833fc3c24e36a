"""Reports that leave the house: profiles, rhythm, words, the way out."""

from datetime import UTC, datetime, timedelta

import pytest

from muster.apps.incidents import queries, rules
from muster.apps.incidents.queries import outgoing
from muster.apps.incidents.rules import AccidentGrade as G
from muster.apps.incidents.rules import OutgoingStatus as S
from muster.kit import time
from muster.kit.errors import Conflict, Invalid

RECEIVED = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)  # 14:00 in Beijing


def owed(profile, level, grade, occurred_at=None):
    found = rules.owed_by(
        queries.reporting_limits(), outgoing.profile(profile), own_level=level, grade=grade, received_at=RECEIVED, occurred_at=occurred_at
    )
    return {(d.receiver_level, d.channel): (d.due_at - RECEIVED) / timedelta(minutes=1) for d in found}


def test_the_strict_profile_is_never_later_than_the_national_one_and_forgets_nobody():
    for level in ("county", "city", "province"):
        for grade in G:
            national, strict = (owed(profile, level, grade) for profile in ("national", "strict"))
            assert national.keys() <= strict.keys()
            assert all(strict[key] <= national[key] for key in national)


def test_strict_limits_run_from_the_accident():
    happened = RECEIVED - timedelta(minutes=20)
    found = owed("strict", "city", G.SERIOUS, happened)
    assert (found[("province", "phone")], found[("province", "written")]) == (10, 40)
    assert found[("own_government", "written")] == 120


def test_an_unknown_profile_is_refused():
    with pytest.raises(Invalid):
        outgoing.profile("soon")


@pytest.mark.parametrize(
    ("per_day", "sent", "due"),
    [
        (1, "2026-11-21T14:00", "2026-11-23T00:00"),
        (1, "2026-11-21T00:00", "2026-11-23T00:00"),
        (1, "2026-11-21T23:59", "2026-11-23T00:00"),
        (2, "2026-11-21T08:00", "2026-11-22T00:00"),
        (2, "2026-11-21T14:00", "2026-11-22T12:00"),
    ],
)
def test_the_daily_rhythm_counts_beijing_days(per_day, sent, due):
    sent_at, due_at = (datetime.fromisoformat(x).replace(tzinfo=time.SHANGHAI) for x in (sent, due))
    assert rules.next_daily(per_day, sent_at=sent_at) == due_at


def test_changed_casualties_are_owed_the_same_day():
    late = datetime(2026, 11, 21, 23, 30, tzinfo=time.SHANGHAI)
    assert rules.same_day(late) - late == timedelta(minutes=30)


def test_the_rhythm_follows_the_grade():
    found = outgoing.followup_rules()
    assert [rules.rule_for(found, g, on_change=False).per_day for g in (None, G.SERIOUS, G.MAJOR)] == [1, 1, 2]
    assert {r.mark for r in found} == {"R"}
    assert all(rules.rule_for(found, g, on_change=True) for g in G)


def test_unknown_is_said_and_differences_are_shown():
    said = rules.figures_in_words(rules.Figures(deaths=0, trapped=2), rules.Figures(deaths=0, trapped=3))
    assert "死亡 0 人，" in said
    assert "被困 2 人（-1）" in said
    assert "失联 不明" in said


def test_a_report_goes_out_only_when_approved_and_is_never_changed_after():
    assert rules.advance_outgoing(S.APPROVED, "send") is S.SENT
    assert rules.advance_outgoing(S.SENT, "send") is S.SENT
    for status, verb in ((S.DRAFT, "send"), (S.SUBMITTED, "send"), (S.SENT, "edit"), (S.SENT, "return"), (S.DISCARDED, "edit")):
        with pytest.raises(Conflict):
            rules.advance_outgoing(status, verb)
