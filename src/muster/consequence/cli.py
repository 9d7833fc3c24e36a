"""The command line of the library: ``run`` a case, ``validate`` against trials. Works without any server."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import BadCase, ConsequenceError

if TYPE_CHECKING:
    from .results import Result

MOST_MEMBERS = 200_000
"""More draws than this would fill the memory of a small machine."""


def main(argv: list[str]) -> int:
    """Carry out one command; 0 is success, 2 a question that cannot be answered."""
    parser = argparse.ArgumentParser(prog="muster consequence", description="Consequences of releases, fires and explosions.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="compute a case file")
    run.add_argument("case", type=Path)
    run.add_argument("--ensemble", type=int, default=0, metavar="N", help="draws of the uncertain inputs")
    run.add_argument("--seed", type=int, default=1)
    run.add_argument("--geojson", type=Path, metavar="FILE")
    run.add_argument("--png", type=Path, metavar="FILE")
    run.add_argument("--report", type=Path, metavar="FILE.docx")
    run.add_argument("--json", type=Path, metavar="FILE")
    validate = commands.add_parser("validate", help="compute measured trials and score the models")
    validate.add_argument("what", nargs="?", default="consequence")
    validate.add_argument("folder", type=Path, nargs="?")
    validate.add_argument("--json", type=Path, metavar="FILE")
    validate.add_argument("--cards", type=Path, metavar="FOLDER", help="write the scores into the model cards of a folder")
    arguments = parser.parse_args(argv[1:] if argv[:1] == ["consequence"] else argv)
    try:
        return _run(arguments) if arguments.command == "run" else _validate(arguments)
    except ConsequenceError as problem:
        print(f"{problem.code}: {problem}", file=sys.stderr)
        return 2


def _validate(arguments: argparse.Namespace) -> int:
    from .validation.runner import report
    from .validation.runner import run as run_suites

    folder = arguments.folder if arguments.folder is not None else Path(arguments.what)
    outcome = run_suites(folder)
    print(report(outcome))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if arguments.cards is not None:
        from .validation.cards import fill

        if not arguments.cards.is_dir():
            raise BadCase("unreadable", path=str(arguments.cards), reason="no such folder")
        for card in fill(arguments.cards, outcome.as_json()):
            print(f"written: {card.name}")
    return 0


def _run(arguments: argparse.Namespace) -> int:
    from .case import read_case, run_case
    from .outputs import write_geojson, write_png, write_report

    if not 0 <= arguments.ensemble <= MOST_MEMBERS:
        raise BadCase("unknown-choice", section="run", key="--ensemble", value=arguments.ensemble, known=f"0 to {MOST_MEMBERS}")
    case = read_case(arguments.case)
    if arguments.geojson is not None and case.location is None:
        raise BadCase("missing-key", section="location", key="lon, lat", hint="needed to put the zones on a map (WGS84, degrees)")
    result = run_case(case, ensemble=arguments.ensemble, seed=arguments.seed)
    print(result.text())
    files = (
        (arguments.json, _write_json),
        (arguments.geojson, write_geojson),
        (arguments.png, write_png),
        (arguments.report, write_report),
    )
    for path, write in files:
        if path is not None:
            try:
                write(result, path)
            except OSError as problem:
                raise BadCase("unreadable", path=str(path), reason=f"cannot be written: {problem.strerror}") from None
    return 0


def _write_json(result: Result, path: Path) -> None:
    path.write_text(json.dumps(result.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
