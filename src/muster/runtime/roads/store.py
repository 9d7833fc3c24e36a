"""Road data sets side by side, one of them in use: switched and rolled back in one step that cannot be half done."""

from __future__ import annotations

import contextlib
import fcntl
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from muster.runtime.speech import Refusal

TRUNK: Final = "trunk"
IMPORT: Final = "import"


@dataclass(frozen=True)
class RoadSet:
    """What one set of tiles was made of, by which engine, and when."""

    id: str
    kind: str
    source: str
    data_date: str | None
    """Day of the roads' data, None where the file does not say."""
    digest: str
    engine: str
    built_at: str
    box: tuple[float, float, float, float]
    nodes: int
    ways: int
    smoke: dict[str, float | int] | None = None
    """Comparison with the trunk facts at import."""

    @property
    def is_schematic(self) -> bool:
        """Whether lines and turns are drawn and not surveyed."""
        return self.kind == TRUNK


@dataclass(frozen=True)
class Store:
    """The folder of an installation's road data."""

    folder: Path

    @property
    def sets(self) -> Path:
        """Each set in a folder of its own."""
        return self.folder / "sets"

    def path(self, set_id: str) -> Path:
        """Folder of one set."""
        return self.sets / set_id

    def tiles(self, set_id: str) -> Path:
        """The engine's tiles of one set."""
        return self.path(set_id) / "tiles"

    def data(self, set_id: str) -> Path:
        """The OpenStreetMap data that a set was built of, kept to build it again for another engine."""
        return self.path(set_id) / "roads.osm.pbf"

    def current_id(self) -> str | None:
        """The set in use."""
        return self._link("current")

    def previous_id(self) -> str | None:
        """The set that was in use before."""
        return self._link("previous")

    def current(self) -> RoadSet | None:
        """What is in use."""
        found = self.current_id()
        return self.read(found) if found else None

    def read(self, set_id: str) -> RoadSet | None:
        """What is written down of a set; None when it is not there or not whole."""
        try:
            found = json.loads((self.path(set_id) / "set.json").read_text(encoding="utf-8"))
            return RoadSet(**{**found, "box": tuple(found["box"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def all(self) -> list[RoadSet]:
        """Every whole set, newest first."""
        names = sorted(entry.name for entry in self.sets.iterdir()) if self.sets.is_dir() else []
        found = [kept for name in names if (kept := self.read(name)) is not None]
        return sorted(found, key=lambda kept: kept.built_at, reverse=True)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Let nobody else change the sets; refuses at once when somebody does."""
        with (self.folder / "lock").open("a+", encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refusal(
                    "另一个路网数据操作正在进行，请稍后再试。", "Another change of the road data is under way: try again later."
                ) from None
            yield

    def begin(self, kind: str) -> Path:
        """An empty folder to build in; nobody reads it before it is switched to."""
        self.sets.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        folder = self.sets / f"{kind}-{stamp}"
        folder.mkdir()
        return folder

    def finish(self, folder: Path, written: RoadSet) -> None:
        """Write down what the folder holds, last of all: without it the folder counts for nothing."""
        fresh = folder / "set.fresh"
        fresh.write_text(json.dumps(asdict(written), ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(folder / "set.json")

    def switch(self, set_id: str) -> None:
        """Use a set from now on; the one in use becomes the previous one."""
        before = self.current_id()
        if before is not None and before != set_id:
            self._point("previous", before)
        self._point("current", set_id)
        self.tidy()

    def roll_back(self) -> RoadSet | None:
        """Use the previous set again; None when there is none that is whole."""
        before = self.previous_id()
        found = self.read(before) if before else None
        if found is not None:
            self.switch(found.id)
        return found

    def tidy(self) -> None:
        """Remove sets that are neither in use nor the previous one."""
        kept = {self.current_id(), self.previous_id()}
        for entry in self.sets.iterdir() if self.sets.is_dir() else ():
            if entry.name not in kept:
                shutil.rmtree(entry, ignore_errors=True)

    def _link(self, name: str) -> str | None:
        try:
            return (self.folder / name).readlink().name
        except OSError:
            return None

    def _point(self, name: str, set_id: str) -> None:
        fresh = self.folder / f"{name}.fresh"
        with contextlib.suppress(FileNotFoundError):
            fresh.unlink()
        fresh.symlink_to(Path("sets") / set_id)
        fresh.replace(self.folder / name)
