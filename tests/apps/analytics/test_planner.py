"""The process that reckons: it answers, says how far it is, and really ends when told to."""

import numpy as np
import pytest

from muster.apps.analytics.adapters.planner import reckon

NO_ROADS = dict.fromkeys(("node_lon", "node_lat", "link_from", "link_to", "length", "duration", "is_open"), np.zeros(0))


def hard(n: int = 3000, m: int = 600) -> tuple[dict, dict]:
    """A covering problem that takes several seconds."""
    random = np.random.default_rng(7)
    places = {k: random.uniform(0, 4, count) for k, count in (("lon", n), ("lat", n), ("site_lon", m), ("site_lat", m))}
    arrays = {**NO_ROADS, "lon": places["lon"] + 110, "lat": places["lat"] + 29, "weight": random.integers(1, 100, n).astype(float),
              "site_lon": places["site_lon"] + 110, "site_lat": places["site_lat"] + 29}  # fmt: skip
    question = {"problem": "backup", "radius": 45.0, "share": 0.9, "count": 24, "budget": None, "theta": 0.5, "refine": "", "far_radius": 300.0,
                "far_share": 0.9, "time_limit": 600.0}  # fmt: skip
    return {"kind": "siting", "question": question, "sites": [{"turn_out": 5.0}] * m, "factor": 1.0, "access_speed": 10.0}, arrays


def test_a_cancelled_solve_ends_its_process() -> None:
    question, arrays = hard()
    heard: list[str] = []

    def on_progress(said: dict) -> bool:
        heard.append(said["step"])
        return said["step"] != "solve"

    outcome = reckon(question, arrays, on_progress=on_progress, limit=600)
    assert outcome.is_cancelled
    assert heard[-1] == "solve", "it was stopped in the middle of the solve, and nothing was heard of it after"
    assert outcome.answer is None or outcome.answer["status"] in {"cancelled", "optimal"}  # it may have been done already


def test_a_solve_beyond_its_limit_is_ended_too() -> None:
    question, arrays = hard()
    assert reckon(question, arrays, on_progress=lambda said: True, limit=0.0).is_cancelled


def test_a_question_that_cannot_be_understood_says_so() -> None:
    outcome = reckon({"kind": "siting"}, NO_ROADS, on_progress=lambda said: True, limit=60)
    assert (outcome.answer, outcome.is_cancelled) == (None, False)
    assert "KeyError" in outcome.fault


@pytest.mark.parametrize("count", [0, 10_000])
def test_a_refusal_comes_back_as_one(count: int) -> None:
    question, arrays = hard(20, 5)
    question["question"]["count"] = count
    answer = reckon(question, arrays, on_progress=lambda said: True, limit=60).answer
    assert answer is not None
    assert answer["status"] == "refused"
