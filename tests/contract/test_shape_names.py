"""The API's document names each shape once: two different shapes of one name in different rooms would silently be one."""

from collections import defaultdict
from importlib import import_module
from pkgutil import walk_packages

from ninja import Schema

from muster import apps


def test_no_two_rooms_name_a_shape_alike():
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for module in walk_packages(apps.__path__, f"{apps.__name__}."):
        if ".schemas" not in module.name:
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Schema) and value.__module__ == module.name:
                whole = value.model_json_schema()
                found[value.__name__][module.name] = str(sorted(whole["properties"].items()))
                for name, part in whole.get("$defs", {}).items():  # what it rests on: other shapes and lists of words
                    found[name].setdefault(f"{module.name}.{value.__name__}", str(sorted(part.get("properties", part).items())))
    assert {name: sorted(rooms) for name, rooms in found.items() if len(set(rooms.values())) > 1} == {}
