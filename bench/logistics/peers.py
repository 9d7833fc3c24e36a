"""The same problems for spopt with CBC and for scipy's milp. Runs in an environment of its own: see ``__main__``.

``python peers.py PEER PROBLEM CASE.npz LIMIT`` prints seconds and objective as JSON; it imports nothing of the product.
"""

import json
import sys
import time

import numpy as np


def spopt_mclp(weight, minutes, p, radius, limit):
    import pulp
    from spopt.locate import MCLP

    model = MCLP.from_cost_matrix(minutes, weight, service_radius=radius, p_facilities=p)
    model.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=limit, threads=2))
    return pulp.value(model.problem.objective)


def spopt_pmedian(weight, minutes, p, radius, limit):
    import pulp
    from spopt.locate import PMedian

    model = PMedian.from_cost_matrix(minutes, weight, p_facilities=p)
    model.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=limit, threads=2))
    return pulp.value(model.problem.objective)


def scipy_mclp(weight, minutes, p, radius, limit):
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    n, m = minutes.shape
    cover = sparse.csr_array((minutes <= radius).astype(float))
    rows = sparse.vstack([sparse.hstack([cover, -sparse.eye_array(n)]), sparse.csr_array(np.concatenate([np.ones(m), np.zeros(n)])[None])])
    answer = milp(
        np.concatenate([np.zeros(m), -weight]),
        integrality=np.concatenate([np.ones(m), np.zeros(n)]),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, np.append(np.zeros(n), -np.inf), np.append(np.full(n, np.inf), p)),
        options={"time_limit": limit, "mip_rel_gap": 0},
    )
    return None if answer.x is None else -answer.fun


def scipy_pmedian(weight, minutes, p, radius, limit):
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    n, m = minutes.shape
    cost = (weight[:, None] * minutes).ravel()
    served = sparse.hstack([sparse.csr_array((n, m)), sparse.kron(sparse.eye_array(n), np.ones((1, m)))])
    opened = sparse.hstack([sparse.kron(np.ones((n, 1)), sparse.eye_array(m)), -sparse.eye_array(n * m)])
    count = sparse.csr_array(np.concatenate([np.ones(m), np.zeros(n * m)])[None])
    rows = sparse.vstack([served, opened, count])
    low = np.concatenate([np.ones(n), np.zeros(n * m), [p]])
    high = np.concatenate([np.ones(n), np.full(n * m, np.inf), [p]])
    answer = milp(
        np.concatenate([np.zeros(m), cost]),
        integrality=np.concatenate([np.ones(m), np.zeros(n * m)]),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, low, high),
        options={"time_limit": limit, "mip_rel_gap": 0},
    )
    return None if answer.x is None else answer.fun


def main():
    peer, problem, path, limit = sys.argv[1:]
    case = np.load(path)
    solve = globals()[f"{peer}_{problem}"]
    for package in {"spopt": ("spopt.locate", "pulp"), "scipy": ("scipy.optimize",)}[peer]:
        __import__(package)  # loading is not what is measured
    began = time.perf_counter()
    objective = solve(case["weight"], case["minutes"], int(case["p"]), float(case["radius"]), float(limit))
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "objective": None if objective is None else float(objective)}))


if __name__ == "__main__":
    main()
