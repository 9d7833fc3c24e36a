"""The gates and aims written before the models were, and how the scores stand against them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Span = tuple[float | None, float | None]


@dataclass(frozen=True)
class Gate:
    """Least and greatest value of one score that a suite must reach, and those it aims for."""

    suite: str
    score: str
    must: Span
    aim: Span | None = None

    def holds(self, value: float, span: Span) -> bool:
        """Say whether a value lies within a span."""
        least, greatest = span
        return (least is None or value >= least) and (greatest is None or value <= greatest)


GATES: tuple[Gate, ...] = (
    Gate("prairie_grass", "MG", (0.85, 1.15), (0.95, 1.05)),
    Gate("prairie_grass", "VG", (None, 1.18), (None, 1.10)),
    Gate("prairie_grass", "FAC2", (0.93, None), (0.96, None)),
    Gate("prairie_grass_without_sigma_theta", "VG", (None, 1.30), (None, 1.22)),
    Gate("prairie_grass_without_sigma_theta", "FAC2", (0.88, None), (0.92, None)),
    Gate("lng_arcs", "MG", (0.75, 1.3)),
    Gate("lng_arcs", "VG", (None, 1.25), (None, 1.15)),
    Gate("lng_arcs", "FAC2", (0.90, None), (0.95, None)),
    Gate("lng_distance_to_lfl", "FAC2", (0.90, None)),
    Gate("lng_distance_to_lfl", "VG", (None, None), (None, 1.12)),
    Gate("desert_tortoise", "FAC2", (0.67, None), (0.90, None)),
    Gate("desert_tortoise", "MG", (None, None), (0.75, 1.3)),
    Gate("pool_fire_flux", "FAC1.5", (0.85, None), (0.95, None)),
    Gate("pool_fire_flux_predicted_flame", "FAC1.5", (0.75, None), (0.95, None)),
    Gate("jet_fire_flux", "MG", (0.7, 1.3)),
    Gate("jet_fire_flux", "FAC2", (0.9, None)),
    Gate("jet_fire_flux", "FAC1.5", (None, None), (0.8, None)),
    Gate("hydrogen_flame_length", "mean_abs_rel", (None, 0.09), (None, 0.06)),
    Gate("hydrogen_flame_length", "max_abs_rel", (None, 0.20)),
    Gate("hydrogen_jet", "FAC1.5", (0.75, None), (0.85, None)),
    Gate("hydrogen_overpressure", "FAC2", (0.76, None), (0.9, None)),
    Gate("hydrogen_overpressure", "VG", (None, 1.43), (None, 1.25)),
    Gate("worked_examples", "ok_share", (1.0, None)),
    Gate("gasdispersion_jl", "ok_share", (1.0, None)),
    Gate("hyram_reference", "ok_share", (1.0, None)),
    Gate("probit_constants", "ok_share", (1.0, None)),
    Gate("gb18218_critical_quantities", "ok_share", (1.0, None)),
    Gate("gb_risk_criteria", "ok_share", (1.0, None)),
)
COVERED = 0.90  # share of the observations that the nominal 90 % band should hold


def _shown(span: Span | None) -> str:
    if span is None or span == (None, None):
        return "–"
    least, greatest = span
    if least is not None and greatest is not None:
        return f"{least:g}–{greatest:g}"
    return f"≥ {least:g}" if least is not None else f"≤ {greatest:g}"


def standing(suites: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Every gate whose suite was run: score, gate, aim, and whether each is met."""
    rows = []
    for gate in GATES:
        found = suites.get(gate.suite)
        if found is None:
            continue
        value = found.get(gate.score)
        known = isinstance(value, int | float)
        rows.append(
            {
                "suite": gate.suite,
                "score": gate.score,
                "value": value if known else None,
                "gate": _shown(gate.must),
                "aim": _shown(gate.aim),
                "met": known and gate.holds(float(value or 0.0), gate.must),
                "aim_met": None if gate.aim is None else known and gate.holds(float(value or 0.0), gate.aim),
            }
        )
    return rows


def missed_gates(suites: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Say which written gates the scores miss, with the figures."""
    return [
        f"{row['suite']}: {row['score']} " + ("has no value" if row["value"] is None else f"{row['value']:.3f}, gate {row['gate']}")
        for row in standing(suites)
        if not row["met"]
    ]


def table(suites: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Lines of the table of gates and aims."""
    lines = [f"{'suite':34} {'score':>12} {'value':>7}  {'gate':>10} {'aim':>10}"]
    for row in standing(suites):
        value = "–" if row["value"] is None else f"{row['value']:.3f}"
        said = "met" if row["met"] else "MISSED"
        aim = "" if row["aim_met"] is None else ", aim met" if row["aim_met"] else ", aim not met"
        lines.append(f"{row['suite']:34} {row['score']:>12} {value:>7}  {row['gate']:>10} {row['aim']:>10}  {said}{aim}")
    return lines
