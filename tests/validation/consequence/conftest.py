"""The folder of trials, run once for all tests that only read the answers."""

import os
from pathlib import Path

import pytest

from muster.consequence.validation.runner import run

BESIDE = Path(__file__).parents[4] / "shared" / "validation" / "consequence"
FOLDER = Path(os.environ.get("MUSTER_VALIDATION_DATA", BESIDE))


@pytest.fixture(scope="session")
def figures():
    """Records and scores of the folder as they are now."""
    if not FOLDER.is_dir():
        pytest.skip("not run: data absent (set MUSTER_VALIDATION_DATA to the folder)")
    return run(FOLDER).as_json()
