"""`muster siting` on any matrix file: the answer equals complete enumeration, however the file is written."""

import itertools
import json
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muster.logistics.cli import main

UNREACHABLE = ("inf", "Inf", "INF", "Infinity")


@st.composite
def matrices(draw):
    """Weights, times, and the text of a file of them: ties, zeros, twin columns, points that nobody reaches."""
    m, n = draw(st.integers(1, 6)), draw(st.integers(1, 7))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    weights = random.integers(0, draw(st.sampled_from([1, 2, 400, 10**9])), n, endpoint=True).astype(float)
    weights *= draw(st.sampled_from([1.0, 0.25, 1e-9]))
    times = random.integers(0, draw(st.sampled_from([2, 60, 1200])), (m, n), endpoint=True).astype(float)
    times[random.random((m, n)) < draw(st.sampled_from([0.0, 0.3]))] = np.inf
    if draw(st.booleans()):
        times[:, 0], times[0] = np.inf, times[-1]
    mark, end = draw(st.sampled_from([",", ";", "\t"])), draw(st.sampled_from(["\n", "\r\n"]))
    write = draw(st.sampled_from([repr, "{:.9e}".format]))
    words = [[draw(st.sampled_from(UNREACHABLE)) if math.isinf(v) else write(float(v)) for v in row] for row in (weights, *times)]
    text = draw(st.sampled_from(["", "\ufeff"])) + end.join(mark.join(row) for row in words)
    return np.array([[float(v) for v in row] for row in words]), text


def _enumerated(problem, weights, times, radius, p, theta):
    """The best value over every set of p sites; for lscp the size of the smallest set that covers what can be covered."""
    m = times.shape[0]
    inside = times <= radius * 10 + 1e-9
    if problem == "lscp":
        coverable = inside.any(axis=0)
        return next(k for k in range(m + 1) for s in itertools.combinations(range(m), k) if inside[list(s)].any(axis=0)[coverable].all())
    values = []
    for chosen in itertools.combinations(range(m), p):
        sites = list(chosen)
        covering = inside[sites].sum(axis=0)
        if problem == "pmedian":
            served = weights > 0
            values.append(-float(weights[served] @ times[sites][:, served].min(axis=0)) if served.any() else 0.0)
        else:
            values.append(float(weights @ (covering >= 1)) + (theta * float(weights @ (covering >= 2)) if problem == "backup" else 0.0))
    return -max(values) if problem == "pmedian" else max(values)


@pytest.mark.parametrize("problem", ["mclp", "lscp", "backup", "pmedian"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=matrices(), draw=st.data())
def test_the_answer_is_that_of_complete_enumeration(tmp_path, problem, made, draw):
    (weights, *times), text = made
    times = np.array(times)
    radius = draw.draw(st.sampled_from([0.0, 0.1, 3.0, 60.0]))
    p = draw.draw(st.integers(1, len(times)))
    theta = draw.draw(st.sampled_from([0.0, 0.3, 0.5, 1.0]))
    (tmp_path / "m.csv").write_bytes(text.encode())
    words = [*(["--p", str(p)] if problem != "lscp" else []), *(["--radius", repr(radius)] if problem != "pmedian" else [])]
    code = main(["siting", "--matrix", str(tmp_path / "m.csv"), "--problem", problem, *words, "--theta", repr(theta),
                 "--json", str(tmp_path / "out.json")])
    answer = json.loads((tmp_path / "out.json").read_text())
    assert set(answer) == {"problem", "p", "radius_min", "objective", "bound", "gap", "sites", "seconds", "status"}
    best = _enumerated(problem, weights, times, radius, p, theta)
    if math.isinf(best):
        assert (code, answer["status"], answer["objective"]) == (1, "infeasible", None)
        return
    assert (code, answer["status"], answer["problem"]) == (0, "optimal", problem)
    assert answer["objective"] == pytest.approx(best, rel=1e-7, abs=1e-15)
    assert answer["bound"] == pytest.approx(best, rel=1e-7, abs=1e-15)
    assert answer["p"] == len(set(answer["sites"])) == (best if problem == "lscp" else p)
