"""Observation, computation and their agreement: the record every suite writes, and the scores of Chang and Hanna."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from ..arrays import ArrayLike, FloatArray, floats
from .gates import standing


@dataclass(frozen=True)
class Record:
    """One observation and what the library computes for it; ``computed`` is None where no answer is given."""

    suite: str
    case: str
    location: str
    quantity: str
    unit: str
    observed: float | None
    computed: float | None
    p05: float | None = None
    p95: float | None = None
    ok: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        """Keep nothing but numbers where numbers belong: files of trials hold whatever somebody wrote."""
        for key in ("observed", "computed", "p05", "p95"):
            value: Any = getattr(self, key)
            real = isinstance(value, int | float | np.number) and not isinstance(value, bool)
            if not real or not abs(value) < 1e300:
                object.__setattr__(self, key, None)

    def as_json(self) -> dict[str, Any]:
        """Plain dictionary with the keys of the interface; numbers that are not finite become None."""
        plain = asdict(self)
        for key in ("observed", "computed", "p05", "p95"):
            number = plain[key]
            plain[key] = float(number) if number is not None and math.isfinite(number) else None
        plain["ok"] = bool(plain["ok"])
        return plain


@dataclass
class Outcome:
    """Everything that one run of the validation found."""

    records: list[Record] = field(default_factory=list)
    not_run: list[dict[str, str]] = field(default_factory=list)
    scored_apart: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The answer of ``validate consequence --json``."""
        names = list(dict.fromkeys(r.suite for r in self.records))
        suites = {name: scores([r for r in self.records if r.suite == name]) for name in names}
        for name, note in self.scored_apart.items():
            if name in suites:
                suites[name]["note"] = note
        return {
            "records": [r.as_json() for r in self.records],
            "suites": suites,
            "gates": standing(suites),
            "not_run": self.not_run,
        }


def compared(
    suite: str,
    case: str,
    location: str,
    quantity: str,
    unit: str,
    observed: float,
    computed: float | None,
    *,
    factor: float = 2.0,
    relative: float | None = None,
    members: ArrayLike | None = None,
    note: str = "",
) -> Record:
    """Make a record whose ``ok`` is agreement within a factor, or within a relative tolerance where one is given.

    The 5–95 % band is that of ``members``, the ensemble of the answer; an exact formula or table has no ensemble, its band is the
    stated tolerance.
    """
    if computed is None or not math.isfinite(computed):
        return Record(suite, case, location, quantity, unit, observed, None, note=note or "no answer")
    if relative is not None:
        ok = abs(computed - observed) <= relative * abs(observed) + 1e-300
    else:
        ok = observed > 0.0 and computed > 0.0 and 1.0 / factor <= computed / observed <= factor
    low, high = _band(computed, members, relative)
    return Record(suite, case, location, quantity, unit, observed, computed, low, high, ok, note)


def _band(computed: float, members: ArrayLike | None, relative: float | None) -> tuple[float | None, float | None]:
    """Lower and upper end of the band, which always holds the answer itself."""
    if members is not None:
        drawn = floats(members).ravel()
        drawn = drawn[np.isfinite(drawn)]
        if len(drawn) >= 10:
            low, high = np.percentile(drawn, [5.0, 95.0])
            return min(float(low), computed), max(float(high), computed)
    # an exact answer agrees with a rounded one within the tolerance of the rounded one
    reach = abs(computed) * (relative or 0.0) / (1.0 - min(relative or 0.0, 0.5))
    return computed - reach, computed + reach


def missing(suite: str, case: str, location: str, quantity: str, unit: str, observed: float | None, reason: str) -> Record:
    """Record an observation for which the library gives no answer, with the reason."""
    return Record(suite, case, location, quantity, unit, observed, None, note=reason)


def scores(records: Iterable[Record]) -> dict[str, Any]:
    """Scores of one suite (Chang & Hanna 2004; MG above 1 means the model gives too little)."""
    items = list(records)
    pairs = [(r.observed, r.computed) for r in items if r.observed is not None and r.computed is not None]
    positive = np.array([(o, p) for o, p in pairs if o > 0.0 and p > 0.0], dtype=float).reshape(-1, 2)
    banded = [r for r in items if r.p05 is not None and r.p95 is not None and r.observed is not None]
    result: dict[str, Any] = {
        "n": len(items),
        "answered": len(pairs),
        "ok": sum(r.ok for r in items),
        "ok_share": round(sum(r.ok for r in items) / len(items), 4) if items else None,
    }
    if len(positive):
        with np.errstate(all="ignore"):  # a score beyond all numbers becomes None
            result |= _measures(positive[:, 0], positive[:, 1], sum(r.observed is not None for r in items))
    if banded:
        inside = sum(bool(r.p05 <= r.observed <= r.p95) for r in banded)  # type: ignore[operator]  # None is filtered above
        result["band_90_covers"] = round(inside / len(banded), 4)
    return result


def _measures(co: FloatArray, cp: FloatArray, n: int) -> dict[str, float | None]:
    """Scores of observed and computed values, all above zero, of ``n`` observations: no answer counts as a miss."""
    logs, ratio = np.log(co / cp), cp / co
    found = {
        "MG": float(np.exp(logs.mean())),
        "VG": float(np.exp(min((logs**2).mean(), 700.0))),
        "FAC2": float(((ratio >= 0.5) & (ratio <= 2.0)).sum() / n),
        "FAC1.5": float(((ratio >= 1 / 1.5) & (ratio <= 1.5)).sum() / n),
        "FB": float(2.0 * (co.mean() - cp.mean()) / (co.mean() + cp.mean())),
        "NMSE": float(((co - cp) ** 2).mean() / (co.mean() * cp.mean())),
        "safe_side_ratio": float((cp >= co).mean()),
        "mean_abs_rel": float(np.abs(ratio - 1.0).mean()),
        "max_abs_rel": float(np.abs(ratio - 1.0).max()),
    }
    return {name: round(value, 4) if math.isfinite(value) else None for name, value in found.items()}
