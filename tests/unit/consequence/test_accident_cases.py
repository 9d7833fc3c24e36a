"""The documented accidents run as cases, and lie where the record says that they lay. Plausibility, not validation."""

from pathlib import Path

import pytest

from muster.consequence.case import read_case, run_case

CASES = Path(__file__).parents[3] / "docs" / "models" / "cases"


def run(name):
    return run_case(read_case(CASES / f"{name}.toml"))


def reach(result, effect, name):
    return next(z.reach for z in result.zones if z.effect == effect and z.name == name)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_accident_case_says_what_is_assumed_and_gives_zones(path):
    assert any(word in path.read_text(encoding="utf-8") for word in ("assumed", "published"))
    assert any(zone.reach > 0.0 for zone in run(path.stem).zones)
    assert f"cases/{path.name}" in (CASES.parent / "accidents.md").read_text(encoding="utf-8")


def test_huaian_holds_the_nearest_village_and_stays_in_the_townships():
    assert 80.0 < reach(run("huaian-2005"), "toxic", "AEGL-3") < 5000.0


def test_graniteville_leaves_no_death_outside():
    assert reach(run("graniteville-2005"), "toxic", "AEGL-3") > 1000.0


def test_san_juanico_has_a_fireball_of_the_size_seen():
    assert 200.0 / 1.5 < run("san-juanico-1984").figures["fireball diameter m"] < 360.0 * 1.5


def test_a_steam_pipe_and_an_unknown_poison_have_no_case():
    assert not list(CASES.glob("dangyang*"))
    assert not list(CASES.glob("zhijiang*"))
