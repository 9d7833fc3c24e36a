"""Published instances of the OR-Library (Beasley 1985) and of Sao Jose dos Campos (Lorena and Pereira 2002).

The files are not ours to ship: the folder named by MUSTER_VALIDATION_DIR, or ../shared/validation beside the checkout,
is used when it is there. Limit written beforehand: every problem proven optimal within 60 s on two cores.
"""

import os
from pathlib import Path

import pytest

from muster.logistics.location.validation import validate

_HERE = Path(__file__).resolve().parents[3]
_ROOT = Path(os.environ.get("MUSTER_VALIDATION_DIR", _HERE.parent / "shared" / "validation"))
FOLDER = _ROOT if (_ROOT / "optima.json").is_file() else _ROOT / "location"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="not run: data absent (set MUSTER_VALIDATION_DIR)")


@pytest.mark.night
def test_every_published_optimum_is_reached_and_proven():
    outcomes = list(validate(FOLDER, time_limit=60.0))
    assert outcomes
    missed = [o.row() for o in outcomes if o.agrees is False or o.answer.gap > 1e-6]
    assert missed == []
    assert max(o.answer.seconds for o in outcomes) < 60.0


def test_small_published_instances_are_reached(tmp_path):
    names = ["pmed1.txt", "pmed5.txt", "pmed10.txt", "matrix_example.csv", "matrix_example_optima.json", "optima.json"]
    for name in names:
        if (FOLDER / name).is_file():
            (tmp_path / name).symlink_to(FOLDER / name)
    outcomes = list(validate(tmp_path, time_limit=60.0))
    assert outcomes
    assert all(o.agrees for o in outcomes)
