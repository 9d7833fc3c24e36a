"""What `./muster coverage` says of the plan's bases, reckoned a second time: plain text files, plain Dijkstra, no code in common."""

import csv
import heapq
import json
import math
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

import muster
from muster.logistics.cli import main

APPS = Path(muster.__file__).parent / "apps"
METRES_PER_DEGREE = math.pi * 6_371_008.8 / 180
DETOUR, LEG_METRES_PER_MINUTE = 1.35, 40_000 / 60
TIERS = {
    "regional": {"regional_base", "professional_team"}, "regional+national": {"regional_base", "professional_team", "national_base"},
    "regional+national+enterprise": {"regional_base", "professional_team", "national_base", "enterprise_fulltime_team"},
}
TURN_OUT = {"national_base": 30, "regional_base": 5, "professional_team": 5, "enterprise_fulltime_team": 3}


def _table(name):
    with (APPS / "geo/data" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


NODES = {row["id"]: (float(row["lon"]), float(row["lat"])) for row in _table("hubei_road_nodes.csv")}
LINKS = [(row["from"], row["to"], float(row["km"]), 60 * float(row["km"]) / float(row["kmh"]), row["class"] != "motorway")
         for row in _table("hubei_road_links.csv")]
COUNTIES = {row["code"]: (float(row["lon"]), float(row["lat"])) for row in _table("hubei_counties.csv")}
PEOPLE = {row["code"]: int(row["population"]) for row in _table("hubei_counties.csv")}
TEAMS = [t for t in tomllib.loads((APPS / "resources/data/plan_2016_2020.toml").read_text(encoding="utf-8"))["team"] if "lon" in t]


def _apart(a, b):
    """Great circle in metres, by the law of haversines."""
    la, lb = math.radians(a[1]), math.radians(b[1])
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(math.sqrt(h))


def _nearest_spot(point, link):
    """Metres to the straight line of a link on a flat map around the point, and the share of the link at that spot."""
    east, north = METRES_PER_DEGREE * math.cos(math.radians(point[1])), METRES_PER_DEGREE
    (ax, ay), (bx, by) = (((NODES[end][0] - point[0]) * east, (NODES[end][1] - point[1]) * north) for end in link[:2])
    dx, dy = bx - ax, by - ay
    share = 0.0 if dx == dy == 0 else min(1.0, max(0.0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
    return math.hypot(ax + share * dx, ay + share * dy), share


def _joins(point, weigh, leg):
    """Cost to enter at each node, and the spots (link, share, leg) where the point touches a road."""
    costs = defaultdict(lambda: math.inf)
    for away, node in sorted((_apart(point, at), node) for node, at in NODES.items())[:4]:
        costs[node] = min(costs[node], leg(away * DETOUR))
    spots = []
    found = [(*_nearest_spot(point, link), n) for n, link in enumerate(LINKS)]
    for away, share, n in sorted((a, s, n) for a, s, n in found if LINKS[n][4] or a <= 1000)[:6]:
        spots.append((n, share, leg(away * DETOUR)))
        for end, part in ((LINKS[n][0], share), (LINKS[n][1], 1 - share)):
            costs[end] = min(costs[end], leg(away * DETOUR) + part * weigh(LINKS[n]))
    return costs, spots


def _dijkstra(begin, roads):
    best, queue = {}, [(cost, node) for node, cost in begin.items()]
    heapq.heapify(queue)
    while queue:
        cost, node = heapq.heappop(queue)
        if node not in best:
            best[node] = cost
            for other, more in roads[node]:
                if other not in best:
                    heapq.heappush(queue, (cost + more, other))
    return best


def _ways(weigh, leg):
    """Cost of every team to every county."""
    roads = defaultdict(list)
    for link in LINKS:
        roads[link[0]].append((link[1], weigh(link)))
        roads[link[1]].append((link[0], weigh(link)))
    seats = {code: _joins(at, weigh, leg) for code, at in COUNTIES.items()}
    ways = {}
    for team in TEAMS:
        here = (team["lon"], team["lat"])
        costs, spots = _joins(here, weigh, leg)
        reached = _dijkstra(costs, roads)
        for code, (enter, touched) in seats.items():
            by_road = min(reached[node] + cost for node, cost in enter.items() if node in reached)
            along = [a + b + abs(s - t) * weigh(LINKS[n]) for n, s, a in spots for k, t, b in touched if n == k]
            ways[team["key"], code] = min([by_road, leg(_apart(here, COUNTIES[code]) * DETOUR), *along])
    return ways


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    out = tmp_path_factory.mktemp("coverage") / "coverage.json"
    assert main(["coverage", "--json", str(out)]) == 0
    return json.loads(out.read_text(encoding="utf-8"))


def _is_the_same(row, base_set, cost, limit):
    counted = [t for t in TEAMS if t["tier"] in TIERS[base_set] and row["discipline"] in t["disciplines"]]
    covered = {code for code in COUNTIES if any(cost(team, code) <= limit for team in counted)}
    assert row["bases"] == len(counted)
    assert set(row["counties"]) == covered
    assert row["number"] == len(covered)
    assert row["share_counties"] == pytest.approx(len(covered) / 103, abs=1e-6)
    assert row["share_population"] == pytest.approx(sum(PEOPLE[c] for c in covered) / sum(PEOPLE.values()), abs=1e-6)


def test_every_row_of_minutes_is_found_again(document):
    minutes = _ways(lambda link: link[3], lambda metres: metres / LEG_METRES_PER_MINUTE)
    rows = [r for r in document["coverage"] if r["base_set"] in TIERS]
    assert len(rows) == 4 * 3 * 5 * 2
    for row in rows:
        _is_the_same(row, row["base_set"],
                     lambda team, code, row=row: minutes[team["key"], code] + (TURN_OUT[team["tier"]] if row["turn_out"] else 0), row["minutes"])


def test_a_hundred_kilometres_by_road_and_by_air_are_found_again(document):
    road = _ways(lambda link: 1000 * link[2], lambda metres: metres)
    at = {"road_km": lambda team, code: road[team["key"], code] / 1000,
          "circle_km": lambda team, code: _apart((team["lon"], team["lat"]), COUNTIES[code]) / 1000}
    for row in document["kilometres"]:
        if row["base_set"] in TIERS:
            _is_the_same(row, row["base_set"], at[row["measure"]], row["km"])
