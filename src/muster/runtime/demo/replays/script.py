"""What a replay file says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Fact", "Replay", "Step", "read", "replays"]

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the accident, who says so, and how we know."""

    id: str
    text: str
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does, with the facts that it rests on."""

    do: str
    by: str
    body: dict[str, Any]
    facts: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Replay:
    """One accident to be played."""

    name: str
    title_zh: str
    title_en: str
    placed: str
    roles: dict[str, tuple[str, str]]
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]


def replays() -> list[str]:
    """The names of all replays."""
    return sorted(file.stem for file in DATA.glob("*.toml"))


def read(name: str) -> Replay:
    """One replay by name."""
    document = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
    return Replay(
        name=name,
        title_zh=document["title_zh"],
        title_en=document["title_en"],
        placed=document["placed"],
        roles={key: (role["role"], role["org_path"]) for key, role in document["roles"].items()},
        facts=tuple(Fact(f["id"], f["text"], f["source"], f["mark"]) for f in document["fact"]),
        steps=tuple(Step(s["do"], s["by"], s.get("body", {}), tuple(s.get("facts", ())), s.get("count", 1)) for s in document["step"]),
    )
