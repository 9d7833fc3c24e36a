"""What a driver reads is whole sentences in both languages."""

import pytest

from muster.apps.geo.rules.manoeuvres import decoded, from_engine, from_links, road_name, said_distance, straightened
from muster.kit.geometry import Point

SHAPE = "_izlhA~rlgdF_{geC~ywl@"


def leg(*manoeuvres):
    return [{"shape": SHAPE, "maneuvers": [
        {"type": kind, "street_names": names, "length": km, "time": km * 60, "begin_shape_index": index}
        for kind, names, km, index in manoeuvres]}]  # fmt: skip


def test_turns_are_told_with_the_road_and_how_far():
    steps = from_engine(
        leg((1, ["武汉大道", "G318"], 1.2, 0), (15, ["沪渝高速", "G50"], 84.3, 1), (5, [], 0, 1)), schematic=False, slower_by=1.1
    )
    assert [step.zh for step in steps] == [
        "出发，沿武汉大道（G318）行驶 1.2 公里。",
        "左转进入沪渝高速（G50），行驶 84 公里。",
        "到达目的地，在右侧。",
    ]
    assert steps[1].en == "Turn left onto 沪渝高速（G50） for 84 km."
    assert steps[1].minutes == pytest.approx(84.3 * 1.1, abs=0.05)
    assert (steps[0].lon, steps[0].lat) == (-120.2, 38.5)


def test_on_schematic_roads_only_the_roads_are_named_and_stretches_joined():
    steps = from_engine(
        leg((1, ["城区 武昌区–江岸区", "城区"], 3, 0), (15, ["G50 甲–乙", "G50"], 40, 1), (10, ["G50 乙–丙", "G50"], 44, 1), (6, [], 0, 1)),
        schematic=True, slower_by=1.0,
    )  # fmt: skip
    assert [step.zh for step in steps] == ["出发，沿城区行驶 3.0 公里。", "转入 G50，行驶 84 公里。", "到达目的地。"]


def test_an_unnamed_road_and_an_unknown_manoeuvre_still_make_a_sentence():
    steps = from_engine(leg((1, [], 0.2, 0), (99, [], 0.3, 1), (10, [], 0.4, 1), (4, [], 0, 1)), schematic=False, slower_by=1.0)
    assert [step.zh for step in steps] == [
        "出发，沿无名道路行驶 200 米。", "继续沿道路行驶 300 米。", "右转，行驶 400 米。", "到达目的地。",
    ]  # fmt: skip


def test_a_way_over_links_names_each_road_once():
    at = [Point(114.0, 30.0), Point(114.1, 30.0), Point(114.2, 30.0), Point(114.3, 30.0)]
    steps = from_links(["G50 甲–乙", "G50 乙–丙", "G318 丙–丁"], [10e3, 12e3, 5e3], [6, 7, 5], at)
    assert [(step.road, step.distance_m) for step in steps] == [("G50", 22_000), ("G318", 5_000), ("", 0)]
    assert (steps[-1].lon, steps[-1].kind) == (114.3, "arrive")


@pytest.mark.parametrize(("names", "said"), [
    (["G318"], "G318"), (["武汉大道"], "武汉大道"), (["武汉大道", "G318"], "武汉大道（G318）"), (["G50 甲–乙", "G50"], "G50"), ([], ""),
])  # fmt: skip
def test_a_road_is_called_as_people_do(names, said):
    assert road_name(names) == said


def test_distances_are_rounded_as_people_do():
    assert said_distance(4) == ("10 米", "10 m")
    assert said_distance(1_240) == ("1.2 公里", "1.2 km")
    assert said_distance(84_300) == ("84 公里", "84 km")


def test_a_schematic_line_runs_from_place_to_place():
    line = [(114.0, 30.0), (114.05, 30.01), (114.1, 30.0), (114.15, 29.99), (114.2, 30.0)]
    assert straightened(line, frozenset({(114.1, 30.0)})) == [(114.0, 30.0), (114.1, 30.0), (114.2, 30.0)]


def test_an_encoded_line_is_read():
    assert decoded(SHAPE) == [(-120.2, 38.5), (-120.95, 40.7)]
