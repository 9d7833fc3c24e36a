"""Solve every published instance of a folder and set the answer beside the published optimum."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from muster.logistics.errors import BadInput
from muster.logistics.location.instances import Instance, Task, could_be_instance, is_optima, is_prose, read_instance, read_tasks
from muster.logistics.location.problem import Siting, siting_problem
from muster.logistics.location.siting import least_sites, most_covered
from muster.logistics.location.travel import p_median


@dataclass(frozen=True)
class Outcome:
    """One solved problem beside the published optimum; `agrees` is None when none is published."""

    task: Task
    answer: Siting
    agrees: bool | None

    def row(self) -> dict[str, Any]:
        """Plain values for JSON; infinite numbers become null."""
        a, t = self.answer, self.task
        return {
            "instance": t.instance, "problem": t.problem, "p": t.p if t.p is not None else len(a.sites),
            "radius": t.radius, "objective": finite(a.objective), "bound": finite(a.bound), "gap": finite(a.gap),
            "seconds": round(a.seconds, 3), "status": str(a.status), "published": t.optimum, "agrees": self.agrees,
            "sites": list(a.sites),
        }


def finite(value: float) -> float | int | None:
    """A number for JSON: whole numbers without a fraction, None for infinity."""
    if not math.isfinite(value):
        return None
    return round(value) if value == round(value) and abs(value) < 2**53 else value


def solve_task(instance: Instance, task: Task, *, time_limit: float = 60.0, threads: int = 2) -> Siting:
    """Solve one problem on one instance.

    Parameters
    ----------
    instance : Instance
        Demand and times.
    task : Task
        Problem with its p and radius.
    time_limit : float
        Wall clock time. [s]
    threads : int
        Threads the solver may use.

    Returns
    -------
    Siting
        The p-median objective is Σ weight · time in the unit of the file.

    Raises
    ------
    BadInput
        A radius or p that the problem needs is missing, or out of range.
    """
    counts_points = task.problem == "lscp" and task.share >= 1      # then a point without weight is covered too
    problem = siting_problem(instance.times, None if counts_points else instance.demand)
    if task.problem != "pmedian" and task.radius is None:
        raise BadInput("a radius is needed", where="radius", remedy="Give --radius in minutes.")
    if task.problem != "lscp" and task.p is None:
        raise BadInput("a number of sites is needed", where="p", remedy="Give --p.")
    if task.problem == "pmedian":
        return p_median(problem, count=task.p or 0, time_limit=time_limit, threads=threads)
    radius = float(task.radius or 0.0) * instance.unit
    if task.problem == "lscp":
        return least_sites(problem, radius=radius, share=task.share, time_limit=time_limit, threads=threads)
    return most_covered(problem, radius=radius, count=task.p, backup=task.theta if task.problem == "backup" else 0.0,
                        time_limit=time_limit, threads=threads)


def validate(
    folder: Path, *, time_limit: float = 60.0, threads: int = 2, tell: Callable[[str], None] | None = None,
    refuse: Callable[[BadInput], None] | None = None,
) -> Iterator[Outcome]:
    """Solve what a folder holds: each file with the p that it carries, the others as the ``optima`` files name.

    Parameters
    ----------
    folder : Path
        Files in the three forms and ``*optima*.json``.
    time_limit : float
        Wall clock time for each problem. [s]
    threads : int
        Threads the solver may use.
    tell : callable, optional
        Given a sentence for each oddity, such as a file that has no problem to solve.
    refuse : callable, optional
        Given what is wrong with each file or problem that cannot be used; the others are solved all the same.

    Yields
    ------
    Outcome
        One for each problem, files in natural order.

    Raises
    ------
    BadInput
        The folder does not exist, cannot be read, or holds no instance.
    """
    told, refused = tell or (lambda sentence: None), refuse or (lambda error: None)
    files = _listed(folder)
    instances = _instances(folder, files, told)
    tasks = _tasks(files, [f.stem for f in instances], told, refused)
    for path in instances:
        try:
            instance = read_instance(path)
        except BadInput as error:
            refused(error)
            continue
        if instance.remark:
            told(instance.remark)
        own = _own(instance, tasks)
        if not own:
            told(f"{path.name}: no problem is named for it in an optima file: not solved.")
        for task in own:
            try:
                answer = solve_task(instance, task, time_limit=time_limit, threads=threads)
            except BadInput as error:
                refused(BadInput(error.what, where=f"{path.name}, {task.problem}, {error.where}", remedy=error.remedy))
            else:
                yield Outcome(task, answer, _agrees(task, answer))


def _own(instance: Instance, tasks: Sequence[Task]) -> list[Task]:
    """The problems named for an instance, and the one that it carries itself."""
    own = [t if t.p is not None or t.problem == "lscp" else replace(t, p=instance.p) for t in tasks if t.instance == instance.name]
    carried = instance.p is not None and not any(t.problem == "pmedian" for t in own)
    return [*own, Task(instance.name, "pmedian", instance.p)] if carried else own


def _instances(folder: Path, files: Sequence[Path], told: Callable[[str], None]) -> list[Path]:
    """Those of the files that are instances, damaged ones too."""
    named = [f for f in files if could_be_instance(f)]
    prose = [f for f in named if is_prose(f)]
    if len(prose) == len(named):
        raise BadInput("the folder holds no instance", where=str(folder),
                       remedy="Give a folder with OR-Library, SJC or matrix files.")
    for path in prose:
        told(f"{path.name}: it begins with a word, so it is no instance: passed over.")
    return [f for f in named if f not in prose]


def _tasks(files: Sequence[Path], names: Sequence[str], told: Callable[[str], None], refused: Callable[[BadInput], None]) -> list[Task]:
    """What all the optima files name."""
    tasks: list[Task] = []
    for path in filter(is_optima, files):
        try:
            found, strangers = read_tasks(path, names)
        except BadInput as error:
            refused(error)
            continue
        tasks += found
        for words in strangers:
            told(f"{path.name}: '{words}' names no instance of the folder: passed over.")
    return tasks


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=_natural)
    except OSError as error:
        raise BadInput(f"the folder cannot be read ({error.strerror})", where=str(folder), remedy="Check the path.") from error


def _agrees(task: Task, answer: Siting) -> bool | None:
    """Equal to the published optimum to half a unit, the rounding of the published figures."""
    if task.optimum is None:
        return None
    return abs(answer.objective - task.optimum) <= max(0.5 if task.problem != "lscp" else 1e-6, 1e-9 * task.optimum)


def _natural(path: Path) -> tuple[Any, ...]:
    return tuple(int(part) if part.isdigit() else part.lower() for part in re.split(r"(\d+)", path.name))


