"""One word for one thing: what the glossary decided is said everywhere."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DECIDED = {"指挥官": "总指挥"}
"""Words that the glossary gave up, each with the one that it kept."""
QUOTED = ("现场应急救援指挥官制度", "应急救援指挥官制度")
"""Titles of others, said as they are."""
READ = ("src/**/*.toml", "src/**/*.py", "web/src/**/*.json", "web/src/**/*.vue", "docs/**/*.md")


def test_words_that_were_given_up_are_said_nowhere() -> None:
    found = []
    for file in (file for pattern in READ for file in ROOT.glob(pattern)):
        text = file.read_text("utf-8")
        for quoted in QUOTED:
            text = text.replace(quoted, "")
        found += [f"{file.relative_to(ROOT)}: {old}, say {new}" for old, new in DECIDED.items() if old in text]
    assert not found
