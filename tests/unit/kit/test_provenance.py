"""Where a value comes from, who wins, and how much of a record is known."""

from datetime import UTC, datetime

import pytest

from muster.kit import phones
from muster.kit.provenance import EVERY_FIELD, Mark, clashes, completeness, ledger_entry, provenance_of, stamp

AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def entry(by: str, version: int, mark: Mark = Mark.STATED) -> dict[str, object]:
    return ledger_entry(source="登记", by=by, at=AT, mark=mark, version=version)


def test_a_field_without_its_own_entry_has_the_records() -> None:
    ledger = stamp({EVERY_FIELD: entry("甲", 1)}, ["people"], entry("乙", 2, Mark.CONFIRMED))
    assert provenance_of(ledger, "people").by == "乙"
    assert provenance_of(ledger, "name").by == "甲"
    assert provenance_of({}, "name") is None


def test_changes_of_different_fields_merge_and_of_one_field_clash() -> None:
    ledger = stamp({EVERY_FIELD: entry("甲", 1)}, ["people"], entry("乙", 2))
    stored = {"people": 30, "name": "甲队"}
    assert not clashes(ledger, read_version=1, stored=stored, wanted={"name": "新名"})
    assert not clashes(ledger, read_version=2, stored=stored, wanted={"people": 31})
    assert not clashes(ledger, read_version=1, stored=stored, wanted={"people": 30}), "the same from both is no clash"
    (found,) = clashes(ledger, read_version=1, stored=stored, wanted={"people": 31})
    assert (found.field, found.mine, found.theirs, found.by) == ("people", 31, 30, "乙")


def test_nought_and_no_are_known_and_nothing_is_not() -> None:
    assert completeness({"people": 0, "above": False, "phone": "", "captain": None}, ["people", "above", "phone", "captain"]) == 0.5


@pytest.mark.parametrize(("written", "compared"), [
    ("+86 139-0714-0001", "13907140001"), ("０７１４－６１２３４５６", "07146123456"), ("0714-6123456转8001", "07146123456"),
    ("0086 100 0000 1234", "10000001234"), ("013907140001", "13907140001"), ("", ""),
])  # fmt: skip
def test_numbers_are_compared_by_their_digits(written: str, compared: str) -> None:
    assert phones.digits(written) == compared
