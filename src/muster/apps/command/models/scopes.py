"""What a scope sees of the rows of incidents, and of its own lists."""

from typing import TypeVar

from django.db import models

from muster.kit.scope import ScopedQuerySet

M = TypeVar("M", bound=models.Model)


class OfIncident(ScopedQuerySet[M]):
    """Rows of incidents of a scope, and of incidents granted for a time."""

    grant_field = "incident_id"


class OwnList(ScopedQuerySet[M]):
    """Rows of a scope alone; a grant on an incident opens none."""

    grant_field = None
