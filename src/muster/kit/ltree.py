"""PostgreSQL ltree paths as a Django field: the organisation tree, one label a level."""

import re
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

__all__ = ["LtreeField", "LtreeListField", "is_path", "labels"]

if TYPE_CHECKING:  # Django's own classes cannot be subscripted at run time
    _TextField = models.Field[str, str]
    _PathLookupBase = models.Lookup[str]
else:
    _TextField, _PathLookupBase = models.Field, models.Lookup

_PATH = re.compile(r"[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*\Z")


def is_path(text: str) -> bool:
    """Whether the text is a legal ltree path."""
    return bool(_PATH.match(text)) and len(text) <= 512


def labels(path: str) -> list[str]:
    """The path's labels from the root down."""
    return path.split(".")


class LtreeField(_TextField):
    """A materialised path (``cn.p42.c4202``)."""

    description = "ltree path"

    def db_type(self, connection: Any) -> str:
        return "ltree"

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        if isinstance(value, str) and not is_path(value):
            raise ValueError(f"not an organisation path: {value!r}")
        return value


class _PathLookup(_PathLookupBase):
    operator = ""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} {self.operator} {right}::ltree", (*left_params, *right_params)


@LtreeField.register_lookup
class DescendantOf(_PathLookup):
    """At or below a path."""

    lookup_name = "descendant_of"
    operator = "<@"


@LtreeField.register_lookup
class AncestorOf(_PathLookup):
    """At or above a path."""

    lookup_name = "ancestor_of"
    operator = "@>"


class LtreeListField(ArrayField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Several paths in one column (``ltree[]``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("base_field", LtreeField())
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> list[str] | None:
        """The driver hands the array over as text, since it does not know the type."""
        if isinstance(value, str):
            inner = value.strip("{}")
            return inner.split(",") if inner else []
        return list(value) if value is not None else None
