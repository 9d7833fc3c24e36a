"""Puts the scores of a run into the model cards, so that no card says what was not measured.

A card holds blocks ``<!-- scores: suite suite -->`` … ``<!-- end -->``; everything between is written anew. A block ``<!-- gates -->``
takes the whole table of gates, ``<!-- substances -->`` what the property table knows and lacks, ``<!-- models -->``
the versions of the card's models, ``<!-- peers: suite suite -->`` the scores of today beside those of the peers in ``peers.json``, which
``python -m bench.consequence.scores`` writes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..catalogue import fingerprint, models
from ..substances import Substance, all_substances
from .gates import standing

BLOCK = re.compile(
    r"<!-- (scores: (?P<suites>[\w ]+)|peers: (?P<peers>[\w ]+)|(?P<kind>gates|substances|models)) -->\n.*?<!-- end -->", re.DOTALL
)
PEERS = "peers.json"
DURATIONS = ("10", "30", "60", "240", "480")


def fill(folder: Path, data: Mapping[str, Any]) -> list[Path]:
    """Rewrite the blocks of every card of a folder; returns the cards that changed."""
    changed = []
    for card in sorted(folder.glob("*.md")):
        text = card.read_text(encoding="utf-8")
        filled = BLOCK.sub(partial(_block, data=data, card=card), text)
        if filled != text:
            card.write_text(filled, encoding="utf-8")
            changed.append(card)
    return changed


def _block(found: re.Match[str], data: Mapping[str, Any], card: Path) -> str:
    if found["kind"] == "gates":
        head, lines = "<!-- gates -->", gate_lines(data["suites"])
    elif found["kind"] == "substances":
        head, lines = "<!-- substances -->", substance_lines(all_substances())
    elif found["kind"] == "models":
        head, lines = "<!-- models -->", model_lines(card.stem)
    elif found["peers"]:
        head, lines = f"<!-- peers: {found['peers']} -->", peer_lines(data["suites"], found["peers"].split(), card.with_name(PEERS))
    else:
        head, lines = f"<!-- scores: {found['suites']} -->", score_lines(data["suites"], found["suites"].split())
    return "\n".join([head, *lines, "<!-- end -->"])


def model_lines(card: str) -> list[str]:
    """Table of the models that a card describes."""
    lines = ["| Model | Version | Constants | Range | Reference |", "|---|---|---|---|---|"]
    return lines + [
        f"| `{e.name}` | {e.version} | `{fingerprint(e)}` | {e.valid_range} | {e.reference} |" for e in models() if e.card == card
    ]


def _number(row: Mapping[str, Any], key: str, digits: int = 3) -> str:
    value = row.get(key)
    return f"{value:.{digits}f}" if isinstance(value, int | float) else "–"


def score_lines(suites: Mapping[str, Mapping[str, Any]], wanted: list[str]) -> list[str]:
    """Table of the scores of some suites; a suite that was not run is said to be so."""
    lines = [
        "| Suite | n | within tolerance | MG | VG | FAC2 | FAC1.5 | safe side | inside 5–95 % | Gates |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    stands = standing(suites)
    for name in wanted:
        row = suites.get(name)
        if row is None:
            lines.append(f"| {name} | not run | | | | | | | | |")
            continue
        said = [
            f"{g['score']} {g['gate']} " + ("met" if g["met"] else "**missed**") + _aim(g) if g["gate"] != "–" else f"{g['score']}{_aim(g)}"
            for g in stands
            if g["suite"] == name
        ]
        cells = (_number(row, k) for k in ("ok_share", "MG", "VG", "FAC2", "FAC1.5"))
        covers = (_number(row, k, 2) for k in ("safe_side_ratio", "band_90_covers"))
        lines.append(f"| {name} | {row['n']} | " + " | ".join([*cells, *covers]) + f" | {'; '.join(said) or '–'} |")
    return lines


IDEAL = {"MG": 1.0, "VG": 1.0, "FAC2": 1.0, "FAC1.5": 1.0, "FB": 0.0, "NMSE": 0.0}


def _misfit(row: Mapping[str, Any], key: str) -> float:
    """How far a score lies from a perfect one; MG is as bad at a half as at two."""
    value = row.get(key)
    if not isinstance(value, int | float):
        return math.inf
    return abs(math.log(value)) if key == "MG" else abs(value - IDEAL[key])


def peer_lines(suites: Mapping[str, Mapping[str, Any]], wanted: list[str], kept: Path) -> list[str]:
    """Our scores on some suites beside those of the peers on the same observations; the peers are held against the first suite."""
    found = json.loads(kept.read_text(encoding="utf-8"))["scores"] if kept.is_file() else []
    ours = [("**Muster**", name, {"lost": {}, **suites.get(name, {})}) for name in wanted]
    theirs = [(row["peer"], row["convention"], row) for row in found if row["suite"] in wanted]
    lines = [
        f"| Model | Setting | answered | {' | '.join(IDEAL)} | nearer than ours in |",
        "|---|---|---|" + "---|" * (len(IDEAL) + 1),
    ]
    for name, setting, row in [*ours, *theirs]:
        better = [key for key in IDEAL if _misfit(row, key) < _misfit(ours[0][2], key)] if name != "**Muster**" else []
        cells = " | ".join(_number(row, key) for key in IDEAL)
        lines.append(f"| {name} | {setting} | {row.get('answered', 0)} of {row.get('n', 0)} | {cells} | {', '.join(better) or '–'} |")
    lost = [f"- {name}, {setting}: {case}: {reason}." for name, setting, row in theirs for case, reason in row["lost"].items()]
    return [*lines, *(["", "No answer:", "", *lost] if lost else [])]


def _aim(gate: Mapping[str, Any]) -> str:
    if gate["aim_met"] is None:
        return ""
    return f" (aim {gate['aim']} " + ("met)" if gate["aim_met"] else "not met)")


def gate_lines(suites: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Table of every gate and aim that the run could judge."""
    lines = ["| Suite | Score | Value | Gate | | Aim | |", "|---|---|---|---|---|---|---|"]
    for g in standing(suites):
        value = "–" if g["value"] is None else f"{g['value']:.3f}"
        met = "" if g["gate"] == "–" else "met" if g["met"] else "**missed**"
        aim = "" if g["aim_met"] is None else "met" if g["aim_met"] else "not met"
        lines.append(f"| {g['suite']} | {g['score']} | {value} | {g['gate']} | {met} | {g['aim']} | {aim} |")
    return lines


def _durations(chemical: Substance) -> str:
    values = chemical.toxicity.get("aegl", {}).get("values", {})
    known = [t for t in DURATIONS if any(t in level for level in values.values())]
    if not known:
        return "–"
    levels = "".join(n for n in ("1", "2", "3") if values.get(n))
    return f"{levels}: " + ("10 min … 8 h" if len(known) == len(DURATIONS) else ", ".join(f"{t} min" for t in known))


def substance_lines(chemicals: tuple[Substance, ...]) -> list[str]:
    """Table of what is known of each chemical, then what is missing."""
    lines = ["| Chemical | CAS | UN | AEGL levels: times | ERPG | IDLH | Probits | LFL | Liquid |", "|---|---|---|---|---|---|---|---|---|"]
    lacking: dict[str, list[str]] = {"AEGL": [], "AEGL other than 60 min": [], "ERPG": [], "IDLH": [], "probit": []}
    for c in chemicals:
        values, times = c.toxicity, _durations(c)
        erpg, idlh, probits = values.get("erpg", {}).get("values"), values.get("idlh", {}).get("value"), c.probits()
        liquid = "yes" if c.has("vapour_pressure") and c.has("liquid_heat_capacity") else "gas only"
        lfl = f"{100.0 * c.constant('lfl'):.3g} %" if c.is_flammable else "–"
        cells = (times, "yes" if erpg else "–", "–" if idlh is None else f"{idlh:g} ppm", str(len(probits) or "–"), lfl, liquid)
        lines.append(f"| {c.name_zh} {c.name} | {c.cas} | {c.un or '–'} | " + " | ".join(cells) + " |")
        for key, known in (
            ("AEGL", times != "–"),
            ("AEGL other than 60 min", times == "–" or "…" in times or "," in times),
            ("ERPG", bool(erpg)),
            ("IDLH", idlh is not None),
            ("probit", bool(probits)),
        ):
            if not known:
                lacking[key].append(c.name)
    lines += ["", f"{len(chemicals)} chemicals. What is missing is refused by the library, never guessed:", ""]
    lines += [f"- **{key}** missing for {len(names)}: {', '.join(names)}." for key, names in lacking.items()]
    return lines
