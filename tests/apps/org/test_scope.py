"""Scope cannot be forgotten."""

from typing import Any

import pytest

from muster.apps.org.models import Organisation, Person
from muster.kit.scope import ScopeMissing, acting_as, current_actor


@pytest.mark.parametrize("read", [lambda m: m.all(), lambda m: m.filter(name="x"), lambda m: m.get(name="x"), lambda m: m.count()])
def test_a_read_without_an_actor_raises(db: None, read: Any) -> None:
    with pytest.raises(ScopeMissing):
        read(Organisation.objects)


def test_a_related_read_stands_behind_its_row(world: Any) -> None:
    world.account("duty_officer", "huangshi")
    found = Organisation.objects.visible_to(world.actor("duty_officer", "huangshi")).get(org_path="cn.p42.c4202")
    assert found.people.count() == Person.objects.unscoped("test").filter(org=found).count() == 1


def test_acting_as_restores_what_was_set_outside(world: Any) -> None:
    with acting_as(world.system):
        with acting_as(world.actor("duty_officer", "huangshi")):
            assert current_actor() is not world.system
        assert current_actor() is world.system
    assert current_actor() is None
