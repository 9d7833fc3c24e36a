"""Cards carry what was measured, and the code carries what was fitted."""

import os
from pathlib import Path

import pytest

from bench.consequence.families import FAMILIES
from bench.consequence.fit import report
from muster.consequence.validation.cards import fill

BESIDE = Path(__file__).parents[4] / "shared" / "validation" / "consequence"
FOLDER = Path(os.environ.get("MUSTER_VALIDATION_DATA", BESIDE))


def test_a_block_is_written_anew_and_the_rest_is_kept(tmp_path):
    card = tmp_path / "card.md"
    card.write_text("before\n<!-- scores: lng_arcs absent -->\nold\n<!-- end -->\nafter\n<!-- gates -->\n<!-- end -->\n", encoding="utf-8")
    data = {"suites": {"lng_arcs": {"n": 2, "ok_share": 1.0, "MG": 1.0, "VG": 1.5, "FAC2": 1.0}}}
    assert fill(tmp_path, data) == [card]
    text = card.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert "\nafter\n" in text
    assert "old" not in text
    assert "| lng_arcs | 2 | 1.000 | 1.000 | 1.500 |" in text
    assert "VG ≤ 1.25 **missed** (aim ≤ 1.15 not met)" in text
    assert "| absent | not run |" in text
    assert fill(tmp_path, data) == []


@pytest.mark.skipif(not FOLDER.is_dir(), reason="not run: data absent (set MUSTER_VALIDATION_DATA to the folder)")
@pytest.mark.parametrize("name", ["flame", "jet-fire", "hydrogen-heat", "fireball"])
def test_the_code_carries_the_constants_of_the_fit(name, capsys):
    answers = [report(family) for family in FAMILIES[name](FOLDER)]
    assert all(answers)
    assert "THE CODE CARRIES OTHER CONSTANTS" not in capsys.readouterr().out
