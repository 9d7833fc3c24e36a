"""Every refusal has words."""

import ast
import string
from pathlib import Path

from muster.kit import errors

SOURCE = Path(errors.__file__).resolve().parent.parent
PURE = {"consequence", "logistics"}  # they stand below the kit and have errors and words of their own
REFUSALS = {"Conflict", "Gone", "Invalid", "NotAllowed", "NotFound", "OutOfRange", "TooMany", "Unavailable", "NotSignedIn", "CsrfFailed", "PydanticCustomError"}


def _raised() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in SOURCE.rglob("*.py"):
        if file.relative_to(SOURCE).parts[0] in PURE:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in REFUSALS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.setdefault(first.value, set()).update(k.arg for k in node.keywords if k.arg)
    return found


def test_every_code_that_is_raised_has_words_in_both_languages() -> None:
    silent = {code for code in _raised() if not {"zh", "en"} <= errors.catalogue().get(code, {}).keys()}
    assert not silent


def test_words_ask_only_for_facts_that_are_given() -> None:
    raised = _raised()
    for code, given in raised.items():
        for text in errors.catalogue().get(code, {}).values():
            wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            assert wanted <= given, f"{code} wants {wanted - given}"


def test_a_missing_fact_never_breaks_the_sentence() -> None:
    assert "…" in errors.words("not-allowed", "en")
