"""Tiles of the trunk facts, built at set-up and again when the facts or the engine have changed."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

from muster.runtime.roads import tiles, trunk
from muster.runtime.roads.store import IMPORT, TRUNK, RoadSet, Store


def is_up_to_date(store: Store) -> bool:
    """Whether the set in use can be read by the installed engine and, if made of the facts, is made of today's."""
    now = store.current()
    if now is None or now.engine != tiles.engine_version():
        return False
    return now.kind == IMPORT or now.digest == trunk.digest()


def ensure(store: Store) -> RoadSet:
    """The set in use, built first where there is none that is up to date."""
    now = store.current()
    if now is not None and is_up_to_date(store):
        return now
    if now is not None and now.kind == IMPORT and store.data(now.id).is_file():
        return rebuild(store, now)
    return build_trunk(store)


def build_trunk(store: Store) -> RoadSet:
    """Tiles of the facts, and use them."""
    folder = store.begin(TRUNK)
    try:
        data = folder / "roads.osm.pbf"
        nodes, ways = trunk.write_osm(data)
        tiles.build(data, folder / "tiles")
        places = trunk.read()[0]
        lons, lats = [node.lon for node in places], [node.lat for node in places]
        written = RoadSet(
            id=folder.name, kind=TRUNK, source=trunk.SOURCE, data_date=trunk.DATA_DATE, digest=trunk.digest(),
            engine=tiles.engine_version(), built_at=_now(), box=(min(lons), min(lats), max(lons), max(lats)),
            nodes=nodes, ways=ways,
        )  # fmt: skip
        store.finish(folder, written)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    store.switch(written.id)
    return written


def rebuild(store: Store, old: RoadSet) -> RoadSet:
    """The same imported data for the engine that is installed now."""
    folder = store.begin(IMPORT)
    try:
        data = folder / "roads.osm.pbf"
        shutil.copyfile(store.data(old.id), data)
        tiles.build(data, folder / "tiles")
        changed = {"id": folder.name, "engine": tiles.engine_version(), "built_at": _now()}
        written = RoadSet(**{**old.__dict__, **changed})
        store.finish(folder, written)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    store.switch(written.id)
    return written


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
