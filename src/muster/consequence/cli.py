"""The command line of the library: ``run`` a case, ``validate`` against trials. Works without any server."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from .errors import BadCase, ConsequenceError

MOST_MEMBERS = 200_000
"""More draws than this would fill the memory of a small machine."""
MOST_SEED = 2**32 - 1


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with an option in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(argv: list[str]) -> int:
    """Carry out one command; 0 is success, 2 a question that cannot be answered."""
    parser = _Parser(prog="muster consequence", description="Consequences of releases, fires and explosions.")
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
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that knows no ½ is no reason to fail
    try:
        return _run(arguments) if arguments.command == "run" else _validate(arguments)
    except ConsequenceError as problem:
        print(f"{problem.code}: {' '.join(str(problem).split())}", file=sys.stderr)
        return 2


def _validate(arguments: argparse.Namespace) -> int:
    from .validation.runner import report
    from .validation.runner import run as run_suites

    folder = arguments.folder if arguments.folder is not None else Path(arguments.what)
    _writable(arguments.json)
    if arguments.cards is not None and not arguments.cards.is_dir():
        raise BadCase("unreadable", path=str(arguments.cards), reason="no such folder")
    outcome = run_suites(folder)
    print(report(outcome))
    _save({arguments.json: lambda path: _write_json(outcome.as_json(), path)})
    if arguments.cards is not None:
        from .validation.cards import fill

        for card in fill(arguments.cards, outcome.as_json()):
            print(f"written: {card.name}")
    return 0


def _run(arguments: argparse.Namespace) -> int:
    from .case import read_case, run_case
    from .document import write_report
    from .outputs import write_geojson, write_png

    for name, value, most in (("--ensemble", arguments.ensemble, MOST_MEMBERS), ("--seed", arguments.seed, MOST_SEED)):
        if not 0 <= value <= most:
            raise BadCase("option-outside", option=name, value=value, most=most)
    case = read_case(arguments.case)
    if arguments.geojson is not None and case.location is None:
        raise BadCase("missing-key", section="location", key="lon, lat", hint="needed to put the zones on a map (WGS84, degrees)")
    for option, path, ending in (("--png", arguments.png, ".png"), ("--report", arguments.report, ".docx")):
        if path is not None and path.suffix.lower() not in ("", ending):
            raise BadCase("wrong-ending", option=option, wanted=ending, path=path)
    _writable(arguments.json, arguments.geojson, arguments.png, arguments.report, case=arguments.case)
    result = run_case(case, ensemble=arguments.ensemble, seed=arguments.seed)
    print(result.text())
    _save(
        {
            arguments.json: lambda path: _write_json(result.as_json(), path),
            arguments.geojson: lambda path: write_geojson(result, path),
            arguments.png: lambda path: write_png(result, path),
            arguments.report: lambda path: write_report(result, path),
        }
    )
    return 0


def _write_json(answer: dict[str, Any], path: Path) -> None:
    path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _writable(*files: Path | None, case: Path | None = None) -> None:
    """Refuse before the work what could not be written after it, and what would be written over."""
    taken = {case.resolve()} if case is not None else set()
    for path in filter(None, files):
        if path.resolve() in taken:
            raise BadCase("same-file", path=str(path))
        taken.add(path.resolve())
        folder = path.parent
        reason = (
            "it is a folder" if path.is_dir() else f"there is no folder {folder}" if not folder.is_dir()
            else "" if os.access(path if path.exists() else folder, os.W_OK) else "no permission"
        )  # fmt: skip
        if reason:
            raise BadCase("unwritable", path=str(path), reason=reason)


def _save(files: Mapping[Path | None, Callable[[Path], None]]) -> None:
    """Write every file that was asked for, each whole or not at all: beside its place first, then moved there."""
    for path, write in files.items():
        if path is None:
            continue
        part = path.with_name(f".{path.name}.{os.getpid()}.part") if path.is_file() or not path.exists() else path
        try:
            write(part)
            if part is not path:
                part.replace(path)
        except OSError as problem:
            if part is not path:
                part.unlink(missing_ok=True)
            raise BadCase("unwritable", path=str(path), reason=problem.strerror or str(problem)) from None
