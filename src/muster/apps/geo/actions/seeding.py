"""Laying the ground from the files that come with the room."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from django.conf import settings
from django.contrib.gis.geos import LineString
from django.contrib.gis.geos import Point as GeoPoint
from django.db import transaction

from muster.apps.geo.adapters import files
from muster.apps.geo.models import Division, MapSource, Place, PlaceName, RoadLink, RoadNode
from muster.apps.geo.rules.divisions import level_of, parent_code, short_name
from muster.apps.geo.rules.places import NameKind, initials_of, pinyin_of, read_query
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.provenance import Mark

__all__ = ["Progress", "lay_division_places", "seed"]

Progress = Callable[[str, int, int], None]
"""Told now and then: what is being done, how many are done, how many there are."""

_STEPS: Final = ("divisions", "places", "roads", "sources")
_BATCH: Final = 2_000
_HUBEI: Final = "420000"
_ROADS_DATE: Final = date(2026, 11, 21)
_DIVISION_FIELDS: Final = (
    "name", "short_name", "level", "parent", "seat", "seat_source", "seat_mark", "population", "population_year",
    "population_source", "population_mark", "valid_from", "valid_to", "replaced_by", "source", "mark",
)  # fmt: skip
_PLACE_FIELDS: Final = ("name", "kind", "division", "geom", "is_own_position", "population", "source", "mark")


def seed(actor: Actor, *, progress: Progress | None = None, fetch_boundaries: bool | None = None) -> bool:
    """Lay divisions, places and roads from the data files; do nothing where this edition lies already.

    Boundaries are fetched afterwards by a job, since they come from outside (a demonstration asks for them by itself;
    ``fetch_boundaries`` says otherwise). Returns whether anything was written.
    """
    actor.require("registry.import")
    edition = files.edition()
    is_new = not MapSource.objects.filter(key="divisions", edition=edition, is_loaded=True).exists()
    if is_new:
        with transaction.atomic():
            for number, (name, step) in enumerate(zip(_STEPS, (_lay_divisions, _lay_places, _lay_roads, _note_sources), strict=True)):
                if progress:
                    progress(name, number, len(_STEPS))
                step(edition)
    wanted = settings.DEMONSTRATION if fetch_boundaries is None else fetch_boundaries
    if wanted and not MapSource.objects.filter(key="boundaries", is_loaded=True).exists():
        bus.defer("geo.load_boundaries")
    if progress:
        progress("done", len(_STEPS), len(_STEPS))
    return is_new


def _lay_divisions(edition: str) -> None:
    counties = {row["code"]: row for row in files.rows("hubei_counties")}
    prefectures = {row["code"]: row for row in files.rows("hubei_prefectures")}
    found = {
        record.code: Division(
            code=record.code, name=record.name, short_name=short_name(record.name), level=record.level,
            parent_id=record.parent, source=files.DIVISION_SOURCE, mark=Mark.PUBLIC,
        )
        for record in files.divisions()
    }  # fmt: skip
    for code, row in counties.items():
        _people(found[code], row)
        found[code].seat = GeoPoint(float(row["lon"]), float(row["lat"]), srid=4326)
        found[code].seat_source, found[code].seat_mark = row["seat_source"], row["seat_mark"]
    for code, row in prefectures.items():
        _people(found[code], row)
        _seat_like(found[code], found[row["seat_county"]])
    _seat_like(found[_HUBEI], found["420106"])
    _people(found[_HUBEI], next(iter(prefectures.values())))
    found[_HUBEI].population = sum(int(row["population"]) for row in prefectures.values())
    for row in files.rows("division_changes"):
        ended = date.fromisoformat(row["valid_to"])
        found[row["code"]] = Division(
            code=row["code"], name=row["name"], short_name=short_name(row["name"]), level=level_of(row["code"]),
            parent_id=parent_code(row["code"]), valid_to=ended, replaced_by=row["replaced_by"], source=row["source"],
            mark=row["mark"],
        )  # fmt: skip
        found[row["replaced_by"]].valid_from = ended
    kept = _keep_fetched_seats(found)
    Division.objects.bulk_create(
        kept, batch_size=_BATCH, update_conflicts=True, unique_fields=["code"], update_fields=list(_DIVISION_FIELDS)
    )


def _keep_fetched_seats(found: dict[str, Division]) -> Iterator[Division]:
    """The rows to write; a seat that was fetched earlier stays where the files have none."""
    known = {d.code: d for d in Division.objects.filter(seat__isnull=False)}
    for code, division in found.items():
        if division.seat is None and code in known:
            division.seat, division.seat_source = known[code].seat, known[code].seat_source
            division.seat_mark = known[code].seat_mark
        yield division


def _people(division: Division, row: dict[str, str]) -> None:
    division.population = int(row["population"])
    division.population_year = int(row["population_year"])
    division.population_source, division.population_mark = row["population_source"], row["population_mark"]


def _seat_like(division: Division, county: Division) -> None:
    division.seat, division.seat_source = county.seat, f"驻{county.name}, 取其驻地"
    division.seat_mark = Mark.ASSUMED


def _lay_places(edition: str) -> None:
    Place.objects.exclude(id__startswith="d").delete()
    places: list[Place] = []
    names: list[PlaceName] = []
    for row in files.rows("hubei_places"):
        key = row["id"] if row["id"].startswith("g") else f"t{row['id']}"
        places.append(
            Place(
                id=key,
                name=row["name"],
                kind=row["kind"],
                division_id=row["division"],
                geom=GeoPoint(float(row["lon"]), float(row["lat"]), srid=4326),
                is_own_position=row["position"] == "own",
                population=int(row["population"]) if row["population"] else None,
                source=row["source"],
                mark=row["mark"],
            )
        )
        stem = row["name"].removesuffix("办事处")
        aliases = [*filter(None, row["aliases"].split("|")), stem]
        names += _spellings(key, row["name"], aliases, code=row["id"] if key.startswith("t") else "")
    for row in files.rows("hubei_road_nodes"):
        if row["kind"] != "seat":
            key = f"r{row['id']}"
            places.append(Place(id=key, name=row["name"], kind=row["kind"], geom=_point(row), source=row["source"], mark=row["mark"]))
            names += _spellings(key, row["name"], row["name"].split("/"))
    _write_places(places, names)
    lay_division_places()


def lay_division_places() -> None:
    """Make every division in force whose seat is known a place that is found by its names, pinyin and code."""
    places: list[Place] = []
    names: list[PlaceName] = []
    former = {row["code"]: row["aliases"].split("|") for row in files.rows("hubei_prefectures")}
    for row in files.rows("division_changes"):
        former.setdefault(row["replaced_by"], []).append(row["name"])
    for division in Division.objects.filter(seat__isnull=False, valid_to__isnull=True).order_by("code"):
        key = f"d{division.code}"
        places.append(
            Place(
                id=key,
                name=division.name,
                kind=division.level,
                division_id=division.code,
                geom=division.seat,  # type: ignore[misc]  # filtered above: known
                population=division.population,
                source=division.seat_source,
                mark=division.seat_mark,
            )
        )
        aliases = [division.short_name, *former.get(division.code, ())]
        names += _spellings(key, division.name, aliases, code=division.code)
    _write_places(places, names)


def _spellings(key: str, name: str, aliases: Iterable[str], *, code: str = "") -> Iterator[PlaceName]:
    seen: set[tuple[str, str]] = set()
    spoken = [name, *(a for a in dict.fromkeys(aliases) if a and a != name)]
    wanted = [(read_query(name).text, NameKind.NAME), *((read_query(a).text, NameKind.ALIAS) for a in spoken[1:])]
    for text in spoken:
        usual, *others = pinyin_of(text)
        wanted += [(usual, NameKind.PINYIN), *((reading, NameKind.READING) for reading in others)]
        wanted.append((initials_of(text), NameKind.INITIALS))
    if code:
        wanted.append((code, NameKind.CODE))
    for text, kind in wanted:
        if text and (text, kind) not in seen:
            seen.add((text, kind))
            yield PlaceName(place_id=key, text=text[:120], kind=kind)


def _write_places(places: list[Place], names: list[PlaceName]) -> None:
    Place.objects.bulk_create(places, batch_size=_BATCH, update_conflicts=True, unique_fields=["id"], update_fields=list(_PLACE_FIELDS))
    PlaceName.objects.filter(place_id__in=[place.id for place in places]).delete()
    PlaceName.objects.bulk_create(names, batch_size=_BATCH * 2)


def _lay_roads(edition: str) -> None:
    RoadLink.objects.all().delete()
    RoadNode.objects.all().delete()
    nodes = {
        row["id"]: RoadNode(id=row["id"], name=row["name"], kind=row["kind"], geom=_point(row), source=row["source"], mark=row["mark"])
        for row in files.rows("hubei_road_nodes")
    }
    RoadNode.objects.bulk_create(nodes.values(), batch_size=_BATCH)
    RoadLink.objects.bulk_create(
        (
            RoadLink(
                route=row["route"],
                start_id=row["from"],
                end_id=row["to"],
                road_class=row["class"],
                length=float(row["km"]) * 1000,
                speed=float(row["kmh"]) / 3.6,
                geom=LineString(nodes[row["from"]].geom, nodes[row["to"]].geom, srid=4326),
                source=row["source"],
                mark=row["mark"],
            )
            for row in files.rows("hubei_road_links")
        ),
        batch_size=_BATCH,
    )


def _point(row: dict[str, str]) -> GeoPoint:
    return GeoPoint(float(row["lon"]), float(row["lat"]), srid=4326)


def _note_sources(edition: str) -> None:
    here = {
        "divisions": ("行政区划名称与代码", files.DIVISION_SOURCE, "MIT", None, Division.objects.count(), ""),
        "population": (
            "湖北县级人口", "第七次全国人口普查公报(2020), 县级数凭记忆并按市州总数平差", "", date(2020, 11, 1),
            Division.objects.filter(population__isnull=False).count(), "县级人口约 ±5%",
        ),
        "places": (
            "地名", "GeoNames cities500; 国家统计局乡级代码 (china-division 2.7.0)", "CC BY 4.0; MIT", None,
            Place.objects.exclude(id__startswith="d").count(), "没有自己位置的乡镇取所在县驻地, 标为推定",
        ),
        "roads": (
            "干线路网(示意)", "自编干线路网示意", "Apache-2.0", _ROADS_DATE, RoadLink.objects.count(),
            "线形为示意直线, 里程与车速为推定; 与 32 个凭记忆的行车时间相比平均误差 8.7%",
        ),
    }  # fmt: skip
    for key, (title, source, licence, day, rows, note) in here.items():
        MapSource.objects.update_or_create(
            key=key,
            defaults={
                "title": title, "source": source, "licence": licence, "edition": edition, "data_date": day,
                "note": note, "is_loaded": True, "rows": rows, "loaded_at": time.now(),
            },
        )  # fmt: skip
    MapSource.objects.get_or_create(
        key="boundaries",
        defaults={"title": "行政区界线", "source": "", "note": "尚未装入；底图只有道路和地名"},
    )
