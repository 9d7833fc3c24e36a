"""Which teams, why, and why not."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import muster
from muster.apps.command import rules
from muster.apps.command.rules import Arrival, Candidate, Need

NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
NEED = Need(("hazmat",), frozenset({"leak_plugging", "decontamination"}), NOW)


ROOM = Path(muster.__file__).parent / "apps/command"


def words() -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOM / "data/reasons.toml").read_text("utf-8"))


def way(**facts) -> Arrival:
    return replace(Arrival("route", 30.0, 25.0, 40.0, 27e3, "路网"), **facts)


def team(name, minutes=30.0, *, can=("leak_plugging", "decontamination"), disciplines=("hazmat",), **facts):
    arrival = Arrival("graph", minutes, minutes * 0.85, minutes * 1.3, minutes * 900, "干线路网") if minutes is not None else None
    known = {"status": "standby", "area": "cn.p42.c4202", "people": 40, "people_ready": 20, "declared_at": NOW - timedelta(minutes=10)}
    return Candidate(name, name, "regional_base", frozenset(disciplines), frozenset(can), **({"arrival": arrival} | known | facts))


def test_the_earlier_arrival_goes_first_among_equals():
    assert [r.candidate.name for r in rules.rank(NEED, [team("远", 40), team("近", 20)]).ordered] == ["近", "远"]


def test_all_skills_go_before_some_and_some_before_none():
    ranking = rules.rank(NEED, [team("无", 5, can=()), team("半", 10, can=("leak_plugging",)), team("全", 20)])
    assert [r.candidate.name for r in ranking.ordered] == ["全", "半", "无"]
    codes = {r.candidate.name: {x.code for x in (*r.reasons, *r.doubts)} for r in ranking.ordered}
    assert "only_one_with" in codes["全"]
    assert "lacks" in codes["半"]
    assert {"capabilities_unknown", "fastest"} <= codes["无"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"disciplines": ("mine",)}, "wrong_discipline"),
        ({"committed_to": "420222-20261121-001"}, "already_committed"),
        ({"status": "working"}, "already_committed"),
        ({"status": "out_of_service"}, "out_of_service"),
        ({"people_ready": 0}, "nobody_ready"),
        ({"declared_unable": True}, "not_ready"),
        ({"minutes": None}, "no_position"),
    ],
)
def test_a_team_left_out_is_told_why(facts, code):
    ranking = rules.rank(NEED, [team("甲", **facts)])
    assert not ranking.ordered
    assert [e.reason.code for e in ranking.excluded] == [code]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"declared_at": None}, "readiness_never_declared"),
        ({"declared_at": NOW - timedelta(hours=13)}, "readiness_old"),
        ({"position_assumed": True}, "position_assumed"),
        ({"people_ready": None}, "people_unknown"),
        ({"people_ready": 4}, "few_people"),
        ({"seen_at": NOW - timedelta(minutes=31)}, "position_stale"),
        ({"arrival": way(delay=5.0)}, "closure_on_way"),
        ({"arrival": way(delay=5.0, delay_ahead=5.0)}, "closure_ahead"),
        ({"arrival": way(delay=5.0, delay_ahead=2.0, ahead_doubtful=True)}, "closure_ahead_perhaps"),
        ({"arrival": way(end_closed=True)}, "end_closed"),
        ({"arrival": way(method="graph", degraded="engine-away")}, "engine_away"),
    ],
)
def test_what_is_doubtful_is_said_and_does_not_hide_the_team(facts, code):
    ranking = rules.rank(NEED, [team("甲", **facts), team("乙", 90)])
    assert code in {d.code for d in ranking.ordered[0].doubts}


@pytest.mark.parametrize(
    ("teams", "code"),
    [
        ([], "none_capable"),
        ([{"disciplines": ("mine",)}], "none_capable"),
        ([{"committed_to": "420222-20261121-001"}, {"status": "working"}], "all_out"),
        ([{"declared_unable": True}, {"people_ready": 0}], "all_not_ready"),
        ([{"minutes": None}], "all_unplaced"),
        ([{"minutes": 61}], "out_of_reach"),
        ([{"seen_at": NOW - timedelta(minutes=31)}], "positions_stale"),
        ([{"seen_at": NOW - timedelta(minutes=31)}, {}], None),
    ],
)
def test_what_is_short_is_told_with_its_reason(teams, code):
    ranking = rules.rank(NEED, [team(f"甲{n}", **facts) for n, facts in enumerate(teams)])
    assert {lack.reason.code for lack in ranking.shortfalls} == ({code} if code else set())
    assert code is None or set(words()[code]) == {"zh", "en"}


def test_the_last_team_of_an_area_is_named_as_such():
    ranking = rules.rank(NEED, [team("甲", area="cn.p42.c4202"), team("乙", area="cn.p42.c4205"), team("丙", area="cn.p42.c4205")])
    lonely = {r.candidate.name for r in ranking.ordered if "last_cover" in {d.code for d in r.doubts}}
    assert lonely == {"甲"}


def test_the_age_of_the_oldest_readiness_is_told():
    ranking = rules.rank(NEED, [team("甲", declared_at=NOW - timedelta(hours=3)), team("乙"), team("丙", declared_at=None)])
    assert ranking.data_oldest_at == NOW - timedelta(hours=3)


def test_no_teams_is_an_answer():
    ranking = rules.rank(NEED, [])
    assert (ranking.ordered, ranking.excluded, ranking.data_oldest_at) == ((), (), None)


def test_every_reason_has_words_in_both_languages():
    texts, used = words(), set()
    for line in (ROOM / "rules/recommend.py").read_text("utf-8").splitlines():
        used |= {part.split('"')[1] for part in line.split("Reason(")[1:] if part.startswith('"')}
    assert used | {"discipline_first", "discipline_possible"} <= set(texts)
    assert all(set(words) == {"zh", "en"} for words in texts.values())
