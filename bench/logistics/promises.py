"""``python -m bench.logistics.promises``: how often simulated arrivals fall into the band that the board showed, and keep the chance it gave.

Each trip is as much faster or slower than its middle as the stated range allows: two half log-normals with 10 and 90 % at its ends,
the same over the whole way. The board is asked before the team leaves and on the road, with positions as old as told. Its aim:
of the 80 % bands 75 to 85 % hold. What it cannot show is whether real roads keep the stated range: that needs recorded runs.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np

from muster.apps.command.rules import Facts, Terms, Travel, outlook
from muster.apps.geo.rules.travel import ROAD_RANGE

NOON: Final = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
_Z90: Final = 1.2815515655446004
LEAVES: Final = 5.0
"""A professional team takes this long to the gate, give or take what ``_gate`` draws. [min]"""


@dataclass(frozen=True)
class Seen:
    """What the board said at one instant of a trip, and what came of it."""

    within: bool
    early: bool
    chance: float
    kept: bool


def _pace(random: np.random.Generator) -> float:
    z = float(random.normal())
    end = ROAD_RANGE[1] if z > 0 else ROAD_RANGE[0]
    return math.exp(abs(math.log(end)) / _Z90 * z)


def trips(count: int, *, asked: str, age: float = 0.0, seed: int = 0) -> Iterator[Seen]:
    """So many trips, the board asked ``before`` the team leaves or on the ``road`` with a position ``age`` minutes old."""
    random = np.random.default_rng(seed)
    low, high = ROAD_RANGE
    for _ in range(count):
        middle, limit, pace = float(random.uniform(15, 110)), 60.0, _pace(random)
        gate = LEAVES
        arrives = gate + middle * pace
        if asked == "before":
            at, told, way = 0.0, None, middle
        else:
            share = float(random.uniform(0.1, 0.7))
            told = gate + share * middle * pace
            at, way = told + age, (1 - share) * middle
            if at >= arrives:
                continue  # there already: nobody asks
        facts = Facts(
            terms=Terms(limit, ("H5",)), status="received" if told is None else "turned_out", tier="professional_team", received_at=NOON,
            turned_out_at=None if told is None else NOON + timedelta(minutes=gate), arrived_at=None, equipped=None,
            travel=Travel(way * low, way, way * high), position_at=None if told is None else NOON + timedelta(minutes=told),
        )  # fmt: skip
        seen = outlook(facts, NOON + timedelta(minutes=at))
        if seen.eta is None or seen.chance is None:
            continue
        came = NOON + timedelta(minutes=arrives)
        yield Seen(seen.eta[0] <= came <= seen.eta[2], came < seen.eta[0], seen.chance, arrives <= limit)


def band_share(seen: list[Seen]) -> float:
    """Share of arrivals within the band shown."""
    return sum(1 for s in seen if s.within) / len(seen)


def worst_gap(seen: list[Seen]) -> float:
    """The largest difference between the chance given and the share kept, over fifths of the chance with 50 trips at least."""
    gaps = []
    for n in range(5):
        part = [s for s in seen if n / 5 <= s.chance < (n + 1) / 5 or (n == 4 and s.chance == 1.0)]
        if len(part) >= 50:
            gaps.append(abs(sum(s.chance for s in part) - sum(s.kept for s in part)) / len(part))
    return max(gaps, default=0.0)


def main() -> None:
    """All cases."""
    for asked, age in (("before", 0.0), ("road", 0.0), ("road", 5.0), ("road", 15.0), ("road", 30.0)):
        seen = list(trips(4_000, asked=asked, age=age))
        where = "before leaving" if asked == "before" else f"on the road, position {age:.0f} min old"
        early = sum(s.early for s in seen) / len(seen)
        print(
            f"{where}: {len(seen):,} trips, within the band {100 * band_share(seen):.1f} %, before it {100 * early:.1f} %, "
            f"chance off by at most {100 * worst_gap(seen):.1f} points"
        )


if __name__ == "__main__":
    main()
