"""Events travel as JSON and come back whole."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from muster.kit import events
from muster.kit.ids import new_id


@events.event("test.happened")
@dataclass(frozen=True)
class Happened:
    """A fact of every kind of field."""

    id: UUID
    at: datetime | None
    count: int | None
    names: list[str]


def test_there_and_back() -> None:
    fact = Happened(new_id(), datetime(2026, 11, 21, 14, 3, tzinfo=UTC), None, ["黄石"])
    assert events.from_json(Happened, events.to_json(fact)) == fact
    assert events.from_json(Happened, events.to_json(Happened(fact.id, None, 3, []))).at is None


def test_ids_sort_by_time() -> None:
    made = [new_id() for _ in range(100)]
    assert {key.version for key in made} == {7}
    assert [key.int >> 80 for key in made] == sorted(key.int >> 80 for key in made)
