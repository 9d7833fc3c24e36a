"""What a team carries for working away from home."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.resources import queries
from muster.apps.resources.models import Team, TeamEssential
from muster.kit import time
from muster.kit.actors import Actor

__all__ = ["count_essentials"]


@transaction.atomic
def count_essentials(*, actor: Actor, team_id: UUID, lines: Sequence[dict[str, Any]]) -> Team:
    """Note what was counted; kinds that are not named, and what is not said of a kind, stay as they are."""
    team = queries.team_of(actor, team_id, own=True)
    at = time.now()
    for line in lines:
        TeamEssential.objects.unscoped("of a team of the own subtree").update_or_create(
            team=team, kind=line["kind"],
            defaults={**{k: v for k, v in line.items() if k != "kind"}, "org_path": team.org_path, "counted_at": at, "counted_by": actor.name},
        )  # fmt: skip
    return team
