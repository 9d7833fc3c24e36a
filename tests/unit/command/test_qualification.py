"""Who may be named commander."""

from datetime import date

import pytest

from muster.apps.command import rules
from muster.apps.command.queries import commanders
from muster.apps.command.rules import NomineeDoubt as D
from muster.kit.errors import Conflict, OutOfRange

DAY = date(2026, 11, 21)
BY = commanders.qualification_rules(DAY)


def held(**changed):
    whole = {"level": rules.CommanderLevel.CITY, "disciplines": frozenset({"hazmat"}), "trained_on": date(2025, 3, 1),
             "valid_until": date(2028, 3, 1), "is_ready": True} | changed  # fmt: skip
    return rules.Qualification(**whole)


@pytest.mark.parametrize(
    ("record", "grade", "found"),
    [
        (None, None, (D.UNLISTED,)),
        (held(), "serious", ()),
        (held(), "major", (D.LEVEL_BELOW,)),
        (held(level=rules.CommanderLevel.COUNTY), "ordinary", ()),
        (held(valid_until=date(2026, 11, 20)), None, (D.EXPIRED,)),
        (held(valid_until=DAY), None, ()),
        (held(is_ready=False), None, (D.NOT_READY,)),
        (held(disciplines=frozenset({"mine"})), None, (D.OTHER_DISCIPLINE,)),
        (held(trained_on=None), None, (D.TRAINING_OLD,)),
        (held(trained_on=date(2023, 11, 20)), None, (D.TRAINING_OLD,)),
        (held(trained_on=date(2023, 11, 21)), None, ()),
        (held(trained_on=date(2024, 2, 29)), None, ()),
    ],
)
def test_what_speaks_against_somebody(record, grade, found):
    assert rules.doubts(record, BY, day=DAY, disciplines=["hazmat"], grade=grade) == found


def test_grave_doubts_need_a_reason_and_slight_ones_do_not():
    words = {d: d.value for d in D}
    rules.ensure_qualified((D.UNLISTED, D.LEVEL_BELOW), BY, override_reason="", words=words)
    with pytest.raises(Conflict):
        rules.ensure_qualified((D.EXPIRED,), BY, override_reason=" ", words=words)
    rules.ensure_qualified((D.EXPIRED,), BY, override_reason="唯一在场", words=words)


def test_the_rules_are_dated():
    assert (BY.mark, BY.steps_mark) == ("R", "P")
    with pytest.raises(OutOfRange):
        commanders.qualification_rules(date(2015, 1, 1))
