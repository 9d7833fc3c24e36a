"""Casualty figures and their window."""

from datetime import UTC, date, datetime, timedelta

import pytest

from muster.apps.incidents import rules
from muster.apps.incidents.rules import Figures
from muster.kit.errors import Conflict, OutOfRange
from muster.kit.time import SHANGHAI


def test_day_nought_is_the_day_of_the_accident():
    first_of_march = datetime(2026, 3, 1, 23, 30, tzinfo=SHANGHAI)
    assert rules.last_counted_day(first_of_march, days=30) == date(2026, 3, 31)
    assert rules.last_counted_day(first_of_march, days=7) == date(2026, 3, 8)


def test_days_are_counted_in_beijing():
    late = datetime(2026, 2, 28, 16, 30, tzinfo=UTC)  # 1 March, 00:30 in Beijing
    assert rules.last_counted_day(late, days=30) == date(2026, 3, 31)


def test_the_last_day_counts_to_its_end():
    happened = datetime(2026, 3, 1, 8, 0, tzinfo=SHANGHAI)
    end = datetime(2026, 3, 31, 23, 59, 59, tzinfo=SHANGHAI)
    assert rules.judge(happened, changed_at=end, days=30).counts
    assert not rules.judge(happened, changed_at=end + timedelta(seconds=1), days=30).counts


def test_unknown_stays_unknown_when_figures_are_corrected():
    former = Figures(deaths=3, trapped=None)
    assert Figures(deaths=4).merged_over(former) == Figures(deaths=4)
    assert Figures().merged_over(Figures(missing=0)).missing == 0


def test_a_part_cannot_exceed_its_whole():
    with pytest.raises(OutOfRange, match="serious"):
        rules.check_figures(Figures(injured=3, serious_injuries=4))
    rules.check_figures(Figures(serious_injuries=4))  # the whole is unknown: nothing to compare


def test_unknown_people_are_not_nobody():
    with pytest.raises(Conflict) as unknown:
        rules.ensure_persons_accounted(Figures(missing=None, trapped=0), search_end_decision="")
    assert unknown.value.code == "people-unknown"
    with pytest.raises(Conflict) as left:
        rules.ensure_persons_accounted(Figures(missing=1, trapped=0), search_end_decision="")
    assert left.value.code == "people-not-found"
    rules.ensure_persons_accounted(Figures(missing=1, trapped=None), search_end_decision="市政府决定终止搜救")
    rules.ensure_persons_accounted(Figures(missing=0, trapped=0), search_end_decision="")
