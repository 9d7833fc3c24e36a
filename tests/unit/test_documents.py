"""The documents: every link leads somewhere, and both READMEs are one text in two languages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)|\bsrc=\"([^\"]+)\"")


def _links(text: str) -> list[str]:
    """Addresses outside of code."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    return [one or other for one, other in LINK.findall(prose)]


def _anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ +(.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in _links(document.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        there = (document.parent / path).resolve() if path else document
        assert there.exists(), f"{link} leads nowhere"
        assert there.is_relative_to(ROOT), f"{link} leads out of the house"
        if anchor:
            assert anchor in _anchors(there.read_text("utf-8")), f"{there.name} has no {anchor}"


def _shape(name: str) -> list[str]:
    """What does not depend on the language: headings, list items, pictures and links with their targets, commands."""
    text = (ROOT / name).read_text("utf-8")
    marks = [re.match(r"#+ |- |\d+\. |!\[|```", line) for line in text.splitlines()]
    return [*(found.group() for found in marks if found), *re.findall(r"`(\./muster[^`]*)`", text),
            *(link.replace(".zh-CN.md", ".md") for link in _links(text) if not link.startswith("README"))]  # fmt: skip


def test_both_readmes_have_the_same_parts() -> None:
    assert _shape("README.md") == _shape("README.zh-CN.md")
