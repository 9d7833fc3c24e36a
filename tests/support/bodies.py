"""The smallest body that an operation's schema accepts, made from the OpenAPI document alone."""

from typing import Any
from uuid import UUID

__all__ = ["NOWHERE", "smallest"]

NOWHERE = str(UUID(int=7))
"""An id that nothing has."""

_FORMATS = {"uuid": NOWHERE, "date-time": "2026-11-21T06:00:00Z", "date": "2026-11-21", "binary": ""}


def smallest(schema: dict[str, Any], document: dict[str, Any]) -> Any:
    """A value with every required part and nothing else."""
    if "$ref" in schema:
        return smallest(document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]], document)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if options := schema.get("anyOf") or schema.get("oneOf"):
        return None if {"type": "null"} in options else smallest(options[0], document)
    if merged := schema.get("allOf"):
        return smallest(merged[0], document)
    return _by_type(schema, document)


def _by_type(schema: dict[str, Any], document: dict[str, Any]) -> Any:
    kind = schema.get("type", "object")
    if kind == "object":
        return {name: smallest(schema["properties"][name], document) for name in schema.get("required", ())}
    if kind == "array":
        return [smallest(schema["items"], document)] * schema.get("minItems", 0)
    if kind == "string":
        return _FORMATS.get(schema.get("format", ""), "x" * max(2, schema.get("minLength", 2)))
    if kind in ("integer", "number"):
        return max(1, schema.get("minimum", 1))
    return False
