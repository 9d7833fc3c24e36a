"""Tasks, command, and people inside."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from muster.apps.command import rules
from muster.apps.command.rules import AssignmentStatus as A
from muster.apps.command.rules import Term, TermStatus
from muster.kit.errors import Conflict, Invalid, NotAllowed, OutOfRange

NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
WANG, LI, ZHANG = (UUID(int=n) for n in (1, 2, 3))


def test_a_task_never_skips_to_verified():
    for status in A:
        for verb, (sources, target) in rules.ASSIGNMENT_STEPS.items():
            if status is target:
                assert rules.advance_assignment(status, verb) is None
            elif status in sources:
                assert rules.advance_assignment(status, verb) is target
            else:
                with pytest.raises(Conflict):
                    rules.advance_assignment(status, verb)


def test_command_passes_from_the_one_who_holds_it():
    rules.ensure_may_nominate(None, nominator=ZHANG, nominee=WANG, over_head_reason="")
    active = Term(WANG, TermStatus.ACTIVE)
    rules.ensure_may_nominate(active, nominator=WANG, nominee=LI, over_head_reason="")
    with pytest.raises(NotAllowed):
        rules.ensure_may_nominate(active, nominator=ZHANG, nominee=LI, over_head_reason=" ")
    rules.ensure_may_nominate(active, nominator=ZHANG, nominee=LI, over_head_reason="王某失联")
    with pytest.raises(Conflict):
        rules.ensure_may_nominate(active, nominator=WANG, nominee=WANG, over_head_reason="")


def test_only_the_person_named_takes_command_and_only_once():
    named = Term(LI, TermStatus.NOMINATED)
    rules.ensure_may_accept(named, person_id=LI)
    for stranger in (WANG, None):
        with pytest.raises(NotAllowed):
            rules.ensure_may_accept(named, person_id=stranger)
    with pytest.raises(Conflict):
        rules.ensure_may_accept(Term(LI, TermStatus.ACTIVE), person_id=LI)


def test_stay_or_air_whichever_ends_first():
    assert rules.due_out(NOW, stay_minutes=30, pressure=30.0) == NOW + timedelta(minutes=30)
    assert rules.due_out(NOW, stay_minutes=60, pressure=30.0) == NOW + timedelta(minutes=42.5)
    assert rules.due_out(NOW, stay_minutes=None, pressure=15.0) == NOW + timedelta(minutes=17)


def test_nobody_goes_in_without_a_limit_or_without_air():
    with pytest.raises(Invalid):
        rules.due_out(NOW, stay_minutes=None, pressure=None)
    with pytest.raises(OutOfRange):
        rules.due_out(NOW, stay_minutes=None, pressure=5.0)
    with pytest.raises(OutOfRange):
        rules.air_minutes(36)
