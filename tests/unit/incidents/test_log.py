"""The log that folds, duplicates, and the data files."""

import string
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

import muster
from muster.apps.incidents import rules
from muster.apps.incidents.rules import Sighting
from muster.apps.incidents.rules.log import LogGap

DATA = Path(muster.__file__).parent / "apps/incidents/data"
AT = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def entry(seq, *changes):
    return SimpleNamespace(seq=seq, changes=[{"collection": c, "id": i, "value": v} for c, i, v in changes])


def test_the_last_value_stands_and_null_takes_away():
    log = [
        entry(1, ("reports", "a", {"n": 1}), ("reports", "b", {"n": 2})),
        entry(2, ("reports", "a", None)),
        entry(3, ("reports", "b", {"n": 3})),
    ]
    assert rules.fold(log) == {"reports": {"b": {"n": 3}}}


def test_folding_on_is_folding_at_once():
    log = [entry(n, ("x", str(n % 3), {"n": n})) for n in range(1, 20)]
    half = rules.fold(log[:9])
    assert rules.fold(log[9:], half, after=9) == rules.fold(log)


def test_a_missing_entry_is_noticed():
    with pytest.raises(LogGap):
        rules.fold([entry(1), entry(3)])


def test_the_start_is_not_changed():
    start = {"x": {"a": 1}}
    rules.fold([entry(1, ("x", "a", 2))], start)
    assert start == {"x": {"a": 1}}


def test_what_holds_the_incident_is_found_in_any_collection():
    state = {"dispatches": {"d": {"holds_incident": True}, "e": {"holds_incident": False}}, "notes": {"n": "text"}}
    assert rules.open_commitments(state) == [("dispatches", "d")]


def test_every_line_of_the_log_has_words_in_both_languages_with_the_same_facts():
    for kind, texts in tomllib.loads((DATA / "timeline.toml").read_text("utf-8")).items():
        assert set(texts) == {"zh", "en"}, kind
        zh, en = ({name.removesuffix("_zh").removesuffix("_en") for _, name, _, _ in string.Formatter().parse(texts[k]) if name} for k in ("zh", "en"))
        assert zh == en, kind


def test_types_have_words_a_source_and_keys_that_differ():
    types = rules.parse_types(tomllib.loads((DATA / "types.toml").read_text("utf-8")))
    keys = [t.key for t in types.values() if t.key]
    assert len(keys) == len(set(keys))
    assert all(t.zh and t.en and t.source and t.mark in {"R", "C", "P"} and t.disciplines for t in types.values())
    assert {code for code, t in types.items() if t.short_window} == {"transport", "hazmat_fire"}


@pytest.mark.parametrize(("metres", "minutes", "alike"), [(1_990, 119, True), (2_010, 10, False), (10, 121, False)])
def test_one_accident_is_within_two_kilometres_and_two_hours(metres, minutes, alike):
    a = Sighting("hazmat_leak", AT, 115.0, 30.0, "甲")
    b = Sighting("hazmat_leak", AT + timedelta(minutes=minutes), 115.0, 30.0 + metres / 111_195, "乙")
    assert (rules.likeness(a, b) is not None) is alike


def test_another_kind_is_another_accident():
    assert rules.likeness(Sighting("hazmat_leak", AT, 115, 30, "甲"), Sighting("pipeline", AT, 115, 30, "甲")) is None


def test_without_coordinates_the_words_of_the_place_decide():
    known = Sighting("hazmat_leak", AT, 115.0, 30.0, "阳新演示化工 2 号库")
    assert rules.likeness(known, Sighting("hazmat_leak", AT, None, None, "阳新演示化工")) is not None
    assert rules.likeness(known, Sighting("hazmat_leak", AT, None, None, "大冶")) is None


def test_the_same_words_for_a_place_come_before_what_is_merely_nearer():
    here = Sighting("hazmat_leak", AT, 115.0, 30.0, "试验路 5 号")
    same = rules.likeness(here, Sighting("hazmat_leak", AT, 115.015, 30.0, "试验路5号"))
    nearer = rules.likeness(here, Sighting("hazmat_leak", AT, 115.005, 30.0, "铃声路 1 号"))
    words_alone = rules.likeness(here, Sighting("hazmat_leak", AT, None, None, "试验路"))
    found = [alike for alike in (words_alone, nearer, same) if alike]
    assert sorted(found, key=lambda alike: alike.rank) == [same, nearer, words_alone]
