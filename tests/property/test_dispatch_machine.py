"""Any storm of taps: an order never goes back, never skips in silence, and ends where it must."""

from datetime import UTC, datetime

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from muster.apps.command import rules
from muster.apps.command.rules import DispatchStatus as S
from muster.apps.command.rules import Outcome, Progress, Tap
from muster.kit.errors import Conflict

AT = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
RANK = {s: i for i, s in enumerate(rules.ORDERED_STEPS)} | {S.RESTING: rules.ORDERED_STEPS.index(S.WORKING)}


class Order(RuleBasedStateMachine):
    """One order under desk and phone at once."""

    def __init__(self):
        super().__init__()
        self.status, self.reached, self.seq = S.RECOMMENDED, {}, None
        self.seen_by_team = False

    @rule()
    def job_issues(self):
        if rules.may_issue(self.status):
            self.status, self.seen_by_team = S.ISSUED, True

    @rule()
    def desk_undoes(self):
        try:
            self.status = rules.undo(self.status)
        except Conflict:
            assert self.seen_by_team or self.status is S.REFUSED

    @rule(verb=st.sampled_from([rules.cancel, rules.refuse]))
    def ends_early(self, verb):
        before = self.status
        try:
            self.status = verb(self.status)
        except Conflict:
            assert self.status is before
        else:
            assert before in (S.ISSUED, S.RECEIVED, S.CANCELLED, S.REFUSED)

    @rule(verb=st.sampled_from(sorted(rules.TARGETS)), told=st.booleans(), seq=st.none() | st.integers(0, 9))
    def phone_taps(self, verb, told, seq):
        before = self.status
        try:
            result = rules.apply_tap(Progress(self.status, self.reached, self.seq), Tap(verb, AT if told else None, seq))
        except Conflict:
            assert before in (S.RECOMMENDED, S.CANCELLED, S.REFUSED, S.ISSUED, S.RECEIVED)
            return
        assert RANK[result.status] >= RANK[before]
        if result.outcome is not Outcome.ADVANCED:
            assert result.status is before
            if result.outcome is Outcome.FILLED:
                self.reached[rules.TARGETS[verb]] = AT
            return
        for step in result.implied:
            assert RANK[before] < RANK[step] <= RANK[result.status]
            self.reached.setdefault(step, None)
        self.reached[rules.TARGETS[verb]] = AT if told else None
        self.status, self.seq = result.status, max(seq or 0, self.seq or 0)

    @invariant()
    def a_step_on_the_way_is_never_missing(self):
        if self.status in RANK and self.status not in (S.RELEASED, S.RETURNED):
            for step in (S.RECEIVED, S.TURNED_OUT, S.ARRIVED):
                if RANK[step] <= RANK[self.status]:
                    assert step in self.reached

    @invariant()
    def the_team_never_sees_an_order_that_was_undone(self):
        if not self.seen_by_team:
            assert self.status in (S.RECOMMENDED, S.CANCELLED)


TestOrder = Order.TestCase
