"""A large ensemble is computed some members at a time, and nobody can tell from the answer."""

import json
from functools import partial

import pytest

from muster.consequence import case as cases
from muster.consequence.case import check_case, run_case
from muster.consequence.dense import DenseClouds

SOURCES = {
    "a vessel that cools itself": {"kind": "liquid_hole", "amount": "20 t", "hole": "25 mm", "temperature": "20 °C"},
    "one rate": {"kind": "rate", "rate": "3 kg/s", "duration": "20 min", "temperature": "20 °C"},
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_answer_does_not_depend_on_how_many_members_are_solved_at_a_time(monkeypatch, source):
    given = {"substance": {"name": "液氨"}, "source": source, "weather": {"wind": "3 m/s", "stability": "E", "direction": "N"}}
    case = check_case(given | {"place": [{"name": "school", "downwind": "400 m", "crosswind": "30 m"}]})
    whole = json.dumps(run_case(case, ensemble=90).as_json())
    for block in (40, 7):
        monkeypatch.setattr(cases, "DenseClouds", partial(DenseClouds, block=block))
        assert json.dumps(run_case(case, ensemble=90).as_json()) == whole
