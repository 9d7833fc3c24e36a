"""Fit the constants of the models once, on the published folder's trials: ``python -m bench.consequence.fit FOLDER [FAMILY …]``.

Prints trials, loss, constants (rounded as they stand in the code) and scores; leaving each trial out in turn shows how far a fit
carries to trials that it has not seen; leaving out whole series (campaign, laboratory) shows it more severely. Deterministic; writes
nothing. Ends with 1 where the code carries other constants than the fit gives.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from bench.consequence.families import FAMILIES, Constants, Family
from muster.consequence.arrays import FloatArray


def score(observed: FloatArray, computed: FloatArray, factor: float) -> str:
    """MG, VG and the share within the family's factor, in one line."""
    logs = np.log(observed / computed)
    within = (np.abs(logs) <= np.log(factor)).mean()
    return f"MG {np.exp(logs.mean()):.3f}  VG {np.exp((logs**2).mean()):.3f}  FAC{factor:g} {within:.3f}"


def solve(family: Family, use: NDArray[np.bool_], evaluations: int) -> tuple[Constants, float]:
    """Constants that fit the chosen observations best, and the loss."""
    names = list(family.constants)
    start, low, high = (np.array(column) for column in zip(*family.constants.values(), strict=True))
    # searched about 1: as logarithms where a constant has a log-normal prior, else as a multiple of the start
    logs = bool(family.prior) and bool(np.all(low > 0.0))

    def named(values: FloatArray) -> Constants:
        found = start * np.exp(0.5 * (values - 1.0)) if logs else start * values
        return dict(zip(names, found.tolist(), strict=True))

    def misfit(values: FloatArray) -> FloatArray:
        constants = named(values)
        terms = [term[use] for term in family.residuals(constants, family.predict(constants))]
        if family.prior is not None:
            terms.append(family.prior(constants))
        return np.concatenate(terms)

    bounds = tuple(1.0 + 2.0 * np.log(a / start) if logs else a / start for a in (low, high))
    found = least_squares(
        misfit,
        np.ones(len(names)),
        bounds=bounds,
        loss="soft_l1" if family.robust else "linear",
        f_scale=0.3,
        diff_step=0.02 if logs else 1e-3,
        max_nfev=evaluations,
    )
    return named(found.x), float(found.cost)


def unseen(family: Family, groups: Sequence[str]) -> FloatArray:
    """Every observation computed with constants fitted on the other groups of trials."""
    group = np.array(groups)
    found = np.zeros(len(group))
    for name in dict.fromkeys(groups):
        out = group == name
        constants, _ = solve(family, ~out, max(family.evaluations // 2, 15))
        found[out] = family.predict(constants)[out]
    return found


def report(family: Family) -> bool:
    """Print one family; true when the code carries the constants of the fit."""
    constants, loss = solve(family, np.ones(len(family.observed), dtype=bool), family.evaluations)
    rounded = {name: float(f"{value:.{family.digits}g}") if abs(value) > 1e-6 else 0.0 for name, value in constants.items()}
    same = all(abs(rounded[name] - family.in_code[name]) <= 1.1 * 10.0 ** (1 - family.digits) * abs(rounded[name]) for name in rounded)
    trials = list(dict.fromkeys(family.trials))
    print(f"\n{family.name}: {len(family.observed)} observations of {len(trials)} trials, loss {loss:.4f}")
    for name, value in rounded.items():
        low, high = family.constants[name][1:]
        print(f"  {name:22} {value:<10g} in the code {family.in_code[name]:<10g} bounds {low:.3g} … {high:.3g}")
    print(f"  constants of the code: {score(family.observed, family.predict(family.in_code), family.factor)}")
    print(f"  fitted:                {score(family.observed, family.predict(rounded), family.factor)}")
    if len(trials) > 1:
        print(f"  each trial unseen:     {score(family.observed, unseen(family, family.trials), family.factor)}  {family.note}")
    if len(set(family.series)) > 1:
        print(f"  each series unseen:    {score(family.observed, unseen(family, family.series), family.factor)}")
    print("  the code carries these constants" if same else "  THE CODE CARRIES OTHER CONSTANTS")
    return same


def main() -> int:
    """Fit every family that is named, or all."""
    parser = argparse.ArgumentParser(prog="bench.consequence.fit")
    parser.add_argument("folder", type=Path)
    parser.add_argument("family", nargs="*", metavar="FAMILY", help=", ".join(FAMILIES))
    words = parser.parse_args()
    if unknown := set(words.family) - set(FAMILIES):
        parser.error(f"no family {', '.join(sorted(unknown))}; known: {', '.join(FAMILIES)}")
    same = [report(family) for name in words.family or FAMILIES for family in FAMILIES[name](words.folder)]
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
