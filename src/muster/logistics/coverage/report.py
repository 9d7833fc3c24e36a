"""What the bases of a plan cover, as one document with its assumptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from muster.logistics.coverage.files import read_bases, read_counties, read_network, ways_between
from muster.logistics.coverage.reach import MINUTES, Base, Coverage, Place, Ways, coverage_table
from muster.logistics.errors import BadInput


@dataclass(frozen=True)
class Sources:
    """Files the report is made from."""

    bases: Path
    counties: Path
    nodes: Path
    links: Path


@dataclass(frozen=True)
class Report:
    """Coverage as planned, with everything it rests on."""

    bases: tuple[Base, ...]
    places: tuple[Place, ...]
    ways: Ways
    times: tuple[Coverage, ...]
    distances: tuple[Coverage, ...]
    bands: tuple[Coverage, ...]
    source: str

    def document(self) -> dict[str, Any]:
        """Plain values for JSON."""
        people = [p.population for p in self.places]
        known = [p for p in people if p is not None]
        return {
            "source": self.source,
            "denominators": {"counties": len(self.places),
                             "population": round(sum(known)) if len(known) == len(people) else None},
            "assumptions": ASSUMPTIONS_EN, "assumptions_zh": ASSUMPTIONS_ZH,
            "bases": [asdict(b) for b in self.bases],
            "coverage": [c.row() for c in self.times],
            "kilometres": [c.row() for c in self.distances],
            "bands": [{"factor": c.factor} | {k: v for k, v in c.row().items() if k not in {"counties", "uncovered"}}
                      for c in self.bands],
        }


ASSUMPTIONS_EN = [
    "As planned: every base stands ready, manned and equipped; readiness of today is the platform's business.",
    "The plan names the bases but not where they stand: each position is assumed, with its ground in 'bases'.",
    "A county counts as covered when its seat is reached; the population is that of the whole county (2020).",
    "The clock starts when the team receives the order; turn-out 30 min national, 5 min regional, 3 min enterprise.",
    "Driving times come from a rough trunk-road network whose mean speeds were fitted to recalled car times in normal "
    "traffic (mean error 8.7 % on the same times); it is joined anywhere along ordinary roads, on expressways at "
    "interchanges only, at 40 km/h over 1.35 times the straight line.",
    "Loaded vehicles take about a tenth longer than cars: the plan's 携有关装备 is nearer to the band x 1.1.",
    "Only bases of the same discipline count. Professional teams whose place is unknown are missing from the set.",
    "A team listed for two disciplines (Songyi) counts in each, but can answer only one call at a time.",
    "'circle_km' is the straight line, 'road_km' the shortest way by road; 100 km is not one hour.",
    "Bases outside the province are not counted.",
]
ASSUMPTIONS_ZH = [
    "按规划计算：假定各基地人员、装备齐备；当日备勤状态由平台另算。",
    "规划只写明基地名称，未写位置：各基地坐标均为假定，依据见 bases。",
    "县级行政区以政府驻地代表，驻地可达即计为覆盖；人口为全县常住人口（2020年）。",
    "自队伍接到指令起计时；出动准备：国家级 30 分钟，区域级 5 分钟，企业队 3 分钟。",
    "行车时间由粗略干线路网推算，平均车速按凭记忆的小客车常态用时率定（对同一批数据平均误差 8.7%）；"
    "普通公路沿线均可接入，高速公路只在互通接入，按直线 1.35 倍、40 公里/小时计。",
    "满载车辆比小客车约慢一成：规划所称“携有关装备”应看 ×1.1 一栏。",
    "只计同一专业的基地；驻地不明的专业队伍未计入。",
    "一支队伍列入两个专业（松宜）时两处都计，但同一时刻只能出动一次。",
    "circle_km 为直线距离，road_km 为最短公路里程；100 公里不等于 1 小时。",
    "省外基地未计入。",
]


def report(sources: Sources, *, division: str = "", minutes: Sequence[float] | None = None) -> Report:
    """Coverage of the counties whose code begins with `division` by the bases of a plan.

    Parameters
    ----------
    sources : Sources
        Files to read.
    division : str
        GB/T 2260 code of a province, prefecture (4 digits) or county (6 digits); trailing zeros may be left out.
    minutes : sequence of float, optional
        Limits; those of the plans by default. [min]

    Returns
    -------
    Report
        Times, distances and bands for each discipline and set of bases.

    Raises
    ------
    BadInput
        A file cannot be used, or no county has such a code.
    """
    bases, source = read_bases(sources.bases)
    everywhere = read_counties(sources.counties)
    prefix = division[:-2] if len(division) == 6 and division.endswith("00") else division
    prefix = prefix[:-2] if len(prefix) == 4 and prefix.endswith("00") else prefix
    places = [p for p in everywhere if p.code.startswith(prefix)]
    if not places:
        raise BadInput(f"no county has a code that begins with '{division}'", where="division",
                       remedy="Give a code such as 42, 4202 or 420222.")
    ways = ways_between(read_network(sources.nodes, sources.links), bases, places)
    times, distances, bands = coverage_table(bases, places, ways, minutes=minutes or MINUTES)
    return Report(tuple(bases), tuple(places), ways, tuple(times), tuple(distances), tuple(bands), source)
