"""Any order of verbs: an incident walks the main line and nothing else."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from muster.apps.incidents import rules
from muster.apps.incidents.rules import IncidentStatus as S
from muster.kit.errors import Conflict

NEEDED = {"graded": "confirmed", "responding": "graded", "controlled": "responding", "ended": "controlled", "closed": "ended"}


class Line(RuleBasedStateMachine):
    """One incident under every verb."""

    def __init__(self):
        super().__init__()
        self.status, self.past = S.RECEIVED, [S.RECEIVED]

    @rule(verb=st.sampled_from(sorted(rules.STEPS)))
    def step(self, verb):
        try:
            status = rules.advance(self.status, verb)
        except Conflict:
            assert self.status not in rules.STEPS[verb].sources
            return
        assert self.status not in rules.FINAL
        self.status = status
        self.past.append(status)

    @invariant()
    def no_step_is_skipped(self):
        for status in self.past:
            if status.value in NEEDED:
                assert S(NEEDED[status.value]) in self.past[: self.past.index(status)]


TestLine = Line.TestCase
