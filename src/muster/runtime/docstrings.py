"""Checks the docstrings of the scientific libraries against numpydoc: every public function says what goes in and out."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from muster.runtime.site import code_root

#: The parts of numpydoc that we hold to: known sections, parameters named as in the signature and described. (Not the
#: order: our checked examples stand before the references.)
CHECKS = {"GL06", "PR01", "PR02", "PR03", "PR07", "PR10", "RT03", "SS01", "YD01"}
PACKAGES = ("consequence", "logistics")
#: Modules of physics: every public function with parameters must say what they are, in which unit and range.
PHYSICS = frozenset(
    [
        "atmosphere",
        "bursting",
        "dense",
        "domino",
        "ensemble",
        "explosions",
        "fires",
        "indoor",
        "jets",
        "mixing",
        "passive",
        "places",
        "puff",
        "rise",
        "risk",
        "screening",
        "sources",
        "toxic",
        "varying",
        "vessels",
    ]
)


def public_functions(path: Path, module: str) -> list[str]:
    """Names of the public functions with parameters that a module defines and documents at length; of physics, all of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    strict = path.parent.name == "consequence" and path.stem in PHYSICS
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            document = ast.get_docstring(node) or ""
            arguments = [*node.args.args, *node.args.kwonlyargs]
            if not document or "Parameters\n----------" in document or (strict and arguments):
                found.append(f"{module}.{node.name}")
    return found


def main() -> int:
    """Print every finding; exit code 1 when there is one."""
    from numpydoc.validate import validate

    source = code_root() / "src"
    faults = 0
    count = 0
    for package in PACKAGES:
        for path in sorted((source / "muster" / package).rglob("*.py")):
            module = ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__")
            for name in public_functions(path, module):
                count += 1
                for code, words in validate(name)["errors"]:
                    if code in CHECKS or code == "GL08":
                        faults += 1
                        print(f"{name}: {code} {words}")
    print(f"{count} functions looked at, {faults} findings")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
