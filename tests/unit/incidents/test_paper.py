"""What a kind of paper allows: how many a body writes, in which order, with which parts."""

import pytest

from muster.apps.incidents.rules import OutgoingStatus as S
from muster.apps.incidents.rules import Paper, check_content, next_in_line
from muster.apps.incidents.rules import ReportKind as K
from muster.kit.errors import Conflict, Invalid

ONE = Paper(K.INITIAL, ("title",))
MANY = Paper(K.FOLLOWUP, ("title",), is_numbered=True, follows=K.INITIAL)
LAST = Paper(K.FINAL, ("title",), waits_for_end=True)
PERIOD = Paper(K.SITUATION, ("title",), is_numbered=True, is_one_at_a_time=True)


@pytest.mark.parametrize(
    ("paper", "held", "is_live", "number"),
    [
        (ONE, [], True, 0),
        (ONE, [(K.INITIAL, S.DISCARDED)], True, 0),
        (MANY, [(K.INITIAL, S.SENT)], True, 1),
        (MANY, [(K.INITIAL, S.SENT), (K.FOLLOWUP, S.DRAFT), (K.FOLLOWUP, S.DISCARDED)], True, 2),
        (LAST, [], False, 0),
        (PERIOD, [(K.SITUATION, S.SENT), (K.SITUATION, S.DISCARDED)], True, 2),
    ],
)
def test_the_next_one_has_its_number(paper, held, is_live, number):
    assert next_in_line(paper, held, is_live=is_live) == number


@pytest.mark.parametrize(
    ("paper", "held", "is_live", "code"),
    [
        (ONE, [(K.INITIAL, S.DRAFT)], True, "outgoing-exists"),
        (MANY, [(K.INITIAL, S.APPROVED)], True, "followup-before-initial"),
        (LAST, [], True, "final-while-live"),
        (PERIOD, [(K.SITUATION, S.APPROVED)], True, "outgoing-open"),
    ],
)
def test_or_a_reason_why_it_may_not_be_begun(paper, held, is_live, code):
    with pytest.raises(Conflict) as refused:
        next_in_line(paper, held, is_live=is_live)
    assert refused.value.code == code


def test_content_is_kept_in_the_order_of_the_parts():
    paper = Paper(K.INITIAL, ("title", "time"))
    assert list(check_content(paper, {"time": "不明", "title": "初报"})) == ["title", "time"]
    for wrong in ({"title": "初报"}, {"title": "初报", "time": " "}, {"title": "初报", "time": "不明", "more": "x"}):
        with pytest.raises(Invalid):
            check_content(paper, wrong)
