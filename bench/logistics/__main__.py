"""``python -m bench.logistics [--peers PYTHON] [--limit S] [--skip roads]``: roads, siting and dispatch, and the peers in the same run.

Peers live in an environment of their own, never in our locks::

    python3 -m venv peers && peers/bin/pip install spopt==0.7.0 pulp==3.3.2 scipy==1.17.1
    python -m bench.logistics --peers peers/bin/python

First routes, travel times and reach as `bench.logistics.roads` measures them. Then each line: case, our seconds, objective, gap; then each
peer's seconds, its objective and the ratio of times (above 1: we are faster). A peer that reaches the limit is marked ``>``.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from bench.logistics import cases, roads
from muster.logistics.assignment import alternatives, assign
from muster.logistics.location.problem import Siting, siting_problem
from muster.logistics.location.siting import most_covered
from muster.logistics.location.travel import p_median


def main() -> None:
    """All measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", help="Python of an environment with spopt and scipy")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for each solve")
    parser.add_argument("--skip", choices=["roads"], default="", help="leave a part out")
    arguments = parser.parse_args()
    if arguments.skip != "roads":
        roads.main()
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f} at the start, limit {arguments.limit:g} s")
    _warm_up()
    for case in (cases.counties(10), cases.clustered(1_000, 200, 10), cases.clustered(1_000, 200, 20), cases.clustered(10_000, 200, 15)):
        problem = siting_problem(case.minutes, case.weight)
        ours = most_covered(problem, radius=case.radius, count=case.p, time_limit=arguments.limit)
        _report("mclp", case, ours, arguments)
    for case in (cases.counties(10), cases.clustered(500, 100, 10), cases.clustered(1_000, 200, 20)):
        problem = siting_problem(case.minutes, case.weight)
        _report("pmedian", case, p_median(problem, count=case.p, time_limit=arguments.limit), arguments)
    for units, count in ((100, 1), (200, 2), (300, 3), (1_000, 5), (1_000, 10)):
        situation = cases.incidents(units, count)
        plan = assign(situation, time_limit=10.0)
        print(
            f"dispatch {units} x {count}: {plan.seconds:.2f} s, {plan.status}, {plan.proven} of 4 goals proven, "
            f"{len(plan.moves)} units sent"
        )
    situation = cases.incidents(200, 2)
    plan = assign(situation)
    others = alternatives(situation, plan, count=2)
    print(f"dispatch 200 x 2, {len(others)} alternatives: {sum(o.seconds for o, _ in others):.2f} s more")


def _warm_up() -> None:
    """Load the solver before the clock runs."""
    tiny = siting_problem(np.ones((2, 2)))
    most_covered(tiny, radius=1, count=1)
    p_median(tiny, count=1)


def _report(problem: str, case: cases.SitingCase, ours: Siting, arguments: argparse.Namespace) -> None:
    line = f"{problem:8} {case.name:20} ours {ours.seconds:8.2f} s  {ours.objective:.6g}  gap {100 * ours.gap:.2f} % {ours.status}"
    if not arguments.peers:
        line += " | spopt, scipy not run: no --peers given"
    for peer in ("scipy", "spopt") if arguments.peers else ():
        found = _peer(arguments.peers, peer, problem, case, arguments.limit)
        if found is None:
            line += f" | {peer} failed"
            continue
        more = ">" if found["seconds"] >= arguments.limit else ""
        value = "none" if found["objective"] is None else f"{found['objective']:.6g}"
        line += f" | {peer} {more}{found['seconds']:.2f} s  {value}  x{more}{found['seconds'] / ours.seconds:.1f}"
    print(line, flush=True)


def _peer(python: str, peer: str, problem: str, case: cases.SitingCase, limit: float) -> dict[str, float] | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.npz"
        np.savez(path, weight=case.weight, minutes=case.minutes, p=case.p, radius=case.radius)
        script = Path(__file__).with_name("peers.py")
        done = subprocess.run(
            [python, str(script), peer, problem, str(path), str(limit)],
            check=False,
            capture_output=True,
            text=True,
            timeout=10 * limit + 60,
        )
    if done.returncode:
        missing = "not run: package absent" if "ModuleNotFoundError" in done.stderr else done.stderr[-400:]
        print(f"{peer}: {missing}", file=sys.stderr)
        return None
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
