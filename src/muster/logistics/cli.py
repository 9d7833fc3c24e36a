"""Siting, coverage and validation on the command line, without any server.

``main`` is given the command word first: ``siting …``, ``coverage …``, ``validate-location DIR …``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from muster.logistics.errors import BadInput


def main(argv: Sequence[str]) -> int:
    """Run one command; 0 done, 1 done but something disagrees, is infeasible or was passed over, 2 input that cannot be used."""
    words = list(argv)
    if words[:2] == ["validate", "location"]:
        words = ["validate-location", *words[2:]]
    arguments = _parser().parse_args(words)
    try:
        _check_target(arguments.json)
        done = int(arguments.run(arguments))
        sys.stdout.flush()
        return done
    except BrokenPipeError:                      # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BadInput as error:
        print(f"muster {arguments.command}: {error}", file=sys.stderr)
        return 2
    except MemoryError:
        print(f"muster {arguments.command}: there is not enough memory for this. Give less at once.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"muster {arguments.command}: stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="muster", description="Where bases stand and what they reach.")
    commands = parser.add_subparsers(dest="command", required=True)

    siting = commands.add_parser(
        "siting", help="choose sites for bases, with proof",
        description="Choose sites from a matrix file: row 1 = demand weights, each further row = one candidate site "
                    "with its travel time in tenths of a minute to every demand point. Sites are numbered from 0.",
    )
    siting.add_argument("--matrix", type=Path, required=True, metavar="FILE.csv")
    siting.add_argument("--problem", required=True, choices=["mclp", "lscp", "backup", "pmedian"])
    siting.add_argument("--radius", type=_positive, metavar="MIN", help="promised minutes (all but pmedian)")
    siting.add_argument("--p", type=int, metavar="P", help="number of sites (all but lscp)")
    siting.add_argument("--theta", type=float, default=0.5, help="worth of the second cover, 0 to 1 (backup; 0.5)")
    siting.add_argument("--share", type=float, default=1.0, help="share of the coverable demand (lscp; 1)")
    _solver_options(siting)
    siting.add_argument("--json", metavar="OUT", help="write the answer here ('-' = standard output)")
    siting.set_defaults(run=_siting)

    reach = commands.add_parser(
        "coverage", help="what the bases of the plan cover",
        description="Counties and population that the bases reach, by discipline and set of bases, within 60, 180, "
                    "240, 300 and 480 minutes of the order, with and without turn-out, and within 100 km.",
    )
    reach.add_argument("--json", metavar="OUT", help="write everything here ('-' = standard output)")
    reach.add_argument("--page", choices=["zh", "en"], help="print the page of the documentation instead of the table")
    reach.add_argument("--division", default="", metavar="CODE", help="only this prefecture or county, such as 4202")
    reach.add_argument("--minutes", type=_positive, nargs="+", metavar="MIN", help="other limits")
    apps = Path(__file__).resolve().parents[1] / "apps"
    for name, default in (("bases", apps / "resources/data/plan_2016_2020.toml"),
                          ("counties", apps / "geo/data/hubei_counties.csv"),
                          ("nodes", apps / "geo/data/hubei_road_nodes.csv"),
                          ("links", apps / "geo/data/hubei_road_links.csv")):
        reach.add_argument(f"--{name}", type=Path, default=default, metavar="FILE", help=f"instead of {default.name}")
    reach.set_defaults(run=_coverage)

    check = commands.add_parser(
        "validate-location", help="solve published instances",
        description="Solve every OR-Library p-median, SJC and matrix file of a folder, beside its optima files.",
    )
    check.add_argument("folder", type=Path, metavar="DIR")
    _solver_options(check)
    check.add_argument("--json", metavar="FILE", help="write the table here ('-' = standard output)")
    check.set_defaults(run=_validate)
    return parser


def _solver_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--time-limit", type=_positive, default=60.0, metavar="S", help="seconds for each problem (60)")
    parser.add_argument("--threads", type=int, default=2, help="threads of the solver (2)")


def _positive(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"'{word}' is no number >= 0")
    return value


def _siting(arguments: argparse.Namespace) -> int:
    from muster.logistics.location.instances import Task, read_matrix
    from muster.logistics.location.validation import finite, solve_task
    from muster.logistics.mip import Status

    instance = read_matrix(arguments.matrix)
    task = Task(instance.name, arguments.problem, arguments.p, arguments.radius, arguments.theta, arguments.share)
    answer = solve_task(instance, task, time_limit=arguments.time_limit, threads=arguments.threads)
    document = {
        "problem": arguments.problem, "p": len(answer.sites) if arguments.problem == "lscp" else arguments.p,
        "radius_min": arguments.radius, "objective": finite(answer.objective), "bound": finite(answer.bound),
        "gap": finite(answer.gap), "sites": list(answer.sites), "seconds": round(answer.seconds, 3),
        "status": str(answer.status),
    }
    _write(document, arguments.json)
    if arguments.json != "-":
        print(f"{document['problem']}: objective {document['objective']}, bound {document['bound']}, "
              f"gap {_percent(answer.gap)}, {len(answer.sites)} sites, {answer.seconds:.2f} s, {answer.status}")
        print("sites (0 = first site row): " + " ".join(map(str, answer.sites)))
    return 1 if answer.status is Status.INFEASIBLE else 0


def _coverage(arguments: argparse.Namespace) -> int:
    from muster.logistics.coverage.report import Sources, report

    sources = Sources(arguments.bases, arguments.counties, arguments.nodes, arguments.links)
    result = report(sources, division=arguments.division, minutes=arguments.minutes)
    document = result.document()
    _write(document, arguments.json)
    if arguments.page:
        from muster.logistics.coverage.files import read_network
        from muster.logistics.coverage.page import page

        sys.stdout.write(page(result, read_network(arguments.nodes, arguments.links), language=arguments.page))
        return 0
    if arguments.json == "-":
        return 0
    total = document["denominators"]
    print(f"{total['counties']} counties, {total['population'] or 'unknown'} people. {document['source']}")
    print(f"{'discipline':<14}{'bases':<30}{'limit':>12}{'turn-out':>10}{'counties':>10}{'share':>9}{'people':>9}")
    for row in [*document["coverage"], *document["kilometres"]]:
        limit = f"{row['minutes']} min" if "minutes" in row else f"{row['km']} {row['measure']}"
        people = "-" if row["share_population"] is None else f"{100 * row['share_population']:.1f} %"
        print(f"{row['discipline']:<14}{row['base_set']:<30}{limit:>12}{_yes(row.get('turn_out')):>10}"
              f"{row['number']:>10}{100 * row['share_counties']:>7.1f} %{people:>9}")
    print("Assumptions:", *document["assumptions"], sep="\n- ")
    return 0


def _yes(value: bool | None) -> str:
    return {True: "with", False: "without", None: "-"}[value]


def _validate(arguments: argparse.Namespace) -> int:
    from muster.logistics.location.validation import validate

    quiet = arguments.json == "-"
    if not quiet:
        print(f"{'instance':<16}{'problem':<9}{'p':>5}{'radius':>8}{'objective':>16}{'bound':>16}{'gap':>10}"
              f"{'seconds':>9}{'published':>14}  status")
    rows: list[dict[str, Any]] = []
    remarks: list[str] = []
    refused: list[str] = []

    def told(sentences: list[str], sentence: object) -> None:
        sentences.append(str(sentence))
        print(sentence, file=sys.stderr)

    for outcome in validate(arguments.folder, time_limit=arguments.time_limit, threads=arguments.threads,
                            tell=partial(told, remarks), refuse=partial(told, refused)):
        row = outcome.row()
        rows.append(row)
        if not quiet:
            verdict = "" if outcome.agrees is not False else "  DIFFERS" if row["status"] == "optimal" else "  NOT REACHED"
            print(f"{row['instance']:<16}{row['problem']:<9}{row['p']:>5}{_cell(row['radius']):>8}"
                  f"{_cell(row['objective']):>16}{_cell(row['bound']):>16}{_percent(outcome.answer.gap):>10}"
                  f"{row['seconds']:>9.2f}{_cell(row['published']):>14}  {row['status']}{verdict}", flush=True)
    _write({"instances": rows, "refused": refused, "remarks": remarks, "time_limit": arguments.time_limit,
            "threads": arguments.threads}, arguments.json)
    different = sum(row["agrees"] is False for row in rows)
    late = sum(row["agrees"] is False and row["status"] == "time_limit" for row in rows)
    optimal = sum(row["status"] == "optimal" for row in rows)
    if not quiet:
        print(f"{len(rows)} problems: {optimal} proven optimal, {different} differ from the published optimum"
              + (f", {late} of them for want of time." if late else ".")
              + (f" {len(refused)} files or problems could not be used." if refused else ""))
    return 1 if different or refused else 0


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}" if value == round(value) else f"{value:.6g}" if value < 1e6 else f"{value:.2f}"


def _percent(gap: float) -> str:
    return f"{100 * gap:.3f} %" if gap < 1e6 else "unknown"


def _check_target(target: str | None) -> None:
    """Refuse before the work what could not be written after it."""
    if target is None or target == "-":
        return
    path = Path(target)
    wrong = ("it is a folder" if path.is_dir() else f"there is no folder {path.parent}" if not path.parent.is_dir()
             else "" if os.access(path if path.exists() else path.parent, os.W_OK) else "no permission")
    if wrong:
        raise _unwritable(target, wrong)


def _write(document: dict[str, Any], target: str | None) -> None:
    """Write the whole document or nothing: a file is made beside its place and moved there."""
    if target is None:
        return
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if target == "-":
        sys.stdout.write(text)
        return
    path = Path(target)
    part = path.with_name(f".{path.name}.{os.getpid()}.part") if path.is_file() or not path.exists() else path
    try:
        part.write_text(text, encoding="utf-8")
        if part is not path:
            part.replace(path)
    except OSError as error:
        if part is not path:
            part.unlink(missing_ok=True)
        raise _unwritable(target, error.strerror or str(error)) from error


def _unwritable(target: str, why: str) -> BadInput:
    return BadInput(f"the answer cannot be written ({why})", where=target,
                    remedy="Give a path in a folder that exists and may be written.")
