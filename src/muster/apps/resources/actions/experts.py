"""Experts: who they are and whether they can come."""

from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.resources import queries, rules
from muster.apps.resources.models import Expert
from muster.kit import audit, time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound

__all__ = ["add_expert", "change_expert", "reveal_expert_phone", "set_expert_state"]


@transaction.atomic
def add_expert(*, actor: Actor, name: str, disciplines: list[str], is_demonstration: bool = False, **said: Any) -> Expert:
    """Enter an expert under the actor's own organisation."""
    values: Any = said
    return Expert.objects.create(
        org_path=actor.org_path, name=name, disciplines=disciplines, is_demonstration=is_demonstration, recorded_at=time.now(), **values
    )


def _own(actor: Actor, expert_id: UUID) -> Expert:
    found: Expert | None = Expert.objects.visible_to(actor).select_for_update().filter(id=expert_id).first()
    if found is None:
        raise NotFound("expert-not-found")
    return found


@transaction.atomic
def change_expert(*, actor: Actor, expert_id: UUID, **values: Any) -> Expert:
    """Correct an expert of the own subtree."""
    expert = _own(actor, expert_id)
    for name, value in values.items():
        setattr(expert, name, value)
    expert.save()
    return expert


@transaction.atomic
def set_expert_state(*, actor: Actor, expert_id: UUID, state: rules.ExpertState, note: str | None = None) -> Expert:
    """Note whether an expert can come, as told now."""
    expert = queries.expert_of(actor, expert_id)
    expert.state, expert.state_at = state, time.now()
    if note is not None:
        expert.note = note
    expert.save(update_fields=["state", "state_at", "note"])
    return expert


def reveal_expert_phone(*, actor: Actor, expert_id: UUID) -> str:
    """The whole number of an expert; who asked is kept."""
    expert = queries.expert_of(actor, expert_id)
    audit.record(actor, "personal-data.revealed", object_type="resources_expert", object_id=expert.id, field="phone")
    return expert.phone
