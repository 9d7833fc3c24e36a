"""The room's door to the web: three registers, and what lies around a point."""

from typing import Any
from uuid import UUID

from ninja import Query, Router

from muster.apps.org.queries import division_names
from muster.apps.risks import actions, queries, rules, schemas
from muster.kit.actors import Actor
from muster.kit.geometry import read_point
from muster.kit.http import Request, allow
from muster.kit.register.doors import Degrees, Digits, Door, Words, open_door

router = Router(tags=["risks"])
Radius: Any = Query(5000, gt=0, le=queries.LARGEST_RADIUS)  # type: ignore[type-arg]  # a function at run time
Hour: Any = Query(None, ge=0, le=23)  # type: ignore[type-arg]  # a function at run time
BY_NAME = ("name", "id")
BY_CHANGE = ("-updated_at", "id")


# --- enterprises


def _enterprise(actor: Actor, enterprise_id: UUID) -> dict[str, Any]:
    found = queries.enterprise_of(actor, enterprise_id)
    return schemas.enterprise_detail(found, division_names([found.division_code]))


def _enterprise_contacts(actor: Actor, enterprise_id: UUID) -> list[dict[str, Any]]:
    return schemas.contact_values(list(queries.enterprise_of(actor, enterprise_id).contacts.all()), open_=True)


open_door(router, Door(
    one="enterprise", many="enterprises", view="risk.view", edit="risk.edit", divisions=division_names,
    words={
        "list": "Enterprises of the own subtree. ``q`` is words of the name, a code or a telephone number.",
        "add": "Enter one site of an enterprise.",
        "near": "The nearest enterprises.",
        "box": "Enterprises inside a box, at most 500, and how many there are.",
        "export": "The listed enterprises as a table that can be imported again.",
        "get": "One enterprise with contacts, hazards and the origin of each value.",
        "change": "Correct an enterprise.",
        "confirm": "Say that values were asked for and found true.",
        "contacts": "Show the contacts' numbers in full; the look is audited.",
        "tile": "Enterprises as a vector tile.",
    },
    seen=queries.enterprises_visible_to, near=queries.enterprises_visible_to, listed=queries.enterprises_listed,
    listed_by={
        "q": (Words, ""), "industry": (rules.Industry | None, None), "scale": (rules.EnterpriseScale | None, None),
        "status": (rules.EnterpriseStatus | None, None), "division": (Digits, ""), "is_high_risk": (bool | None, None),
        "has_hazard": (bool | None, None),
    },
    sorts={"name": BY_NAME, "-updated_at": BY_CHANGE, "-rank": ("-hazard_rank", "name", "id")},
    row=schemas.enterprise_row, pin=schemas.enterprise_pin, detail=_enterprise,
    row_out=schemas.EnterpriseRowOut, box_out=schemas.EnterprisesInBoxOut, detail_out=schemas.EnterpriseOut,
    entry_in=schemas.EnterpriseIn, patch_in=schemas.EnterprisePatch,
    add=actions.add_enterprise, change=actions.change_enterprise, confirm=actions.confirm_enterprise, table=actions.ENTERPRISES,
    drawn={"id": "id", "name": "name", "industry": "industry", "rank": "hazard_rank", "mark": "position_mark"}, rank="hazard_rank",
    contacts=("contacts", schemas.ContactOut, _enterprise_contacts),
))  # fmt: skip


# --- major hazards


def _hazard(actor: Actor, hazard_id: UUID) -> dict[str, Any]:
    found = queries.hazard_of(actor, hazard_id)
    return schemas.hazard_detail(found, division_names([found.division_code]))


def _hazard_principals(actor: Actor, hazard_id: UUID) -> list[dict[str, Any]]:
    return schemas.contact_values(list(queries.hazard_of(actor, hazard_id).principals.all()), open_=True)


open_door(router, Door(
    one="hazard", many="hazards", view="risk.view", edit="risk.edit", divisions=division_names,
    words={
        "list": "Major hazards of the own subtree. ``q`` is words of the name or of a substance.",
        "add": "Enter a major hazard of an enterprise.",
        "near": "The nearest major hazards.",
        "box": "Major hazards inside a box, at most 500, and how many there are.",
        "export": "The listed hazards as a table that can be imported again.",
        "get": "One major hazard with substances, tanks, the three who answer for it, and the origin of each value.",
        "change": "Correct a major hazard.",
        "confirm": "Say that values were asked for and found true.",
        "contacts": "Show the numbers of the three who answer for it; the look is audited.",
        "tile": "Major hazards as a vector tile.",
    },
    seen=queries.hazards_visible_to, near=queries.hazards_visible_to, listed=queries.hazards_listed,
    listed_by={
        "q": (Words, ""), "level": (rules.HazardLevel | None, None), "status": (rules.HazardStatus | None, None),
        "division": (Digits, ""), "enterprise_id": (UUID | None, None),
    },
    sorts={"-rank": ("-rank", "name", "id"), "name": BY_NAME, "-updated_at": BY_CHANGE},
    row=schemas.hazard_row, pin=schemas.hazard_pin, detail=_hazard,
    row_out=schemas.HazardRowOut, box_out=schemas.HazardsInBoxOut, detail_out=schemas.HazardOut,
    entry_in=schemas.HazardIn, patch_in=schemas.HazardPatch,
    add=actions.add_hazard, change=actions.change_hazard, confirm=actions.confirm_hazard, table=actions.HAZARDS,
    drawn={"id": "id", "name": "name", "level": "level", "rank": "rank", "substances": "substance_names", "mark": "position_mark"},
    rank="rank",
    contacts=("principals", schemas.ContactOut, _hazard_principals),
))  # fmt: skip


# --- protection targets


def _target(actor: Actor, target_id: UUID) -> dict[str, Any]:
    found = queries.target_of(actor, target_id)
    return schemas.target_detail(found, division_names([found.division_code]))


def _target_contact(actor: Actor, target_id: UUID) -> list[dict[str, Any]]:
    found = queries.target_of(actor, target_id)
    return [{"role": "contact", "name": found.contact_name, "phone": found.phone, "is_masked": False}]


open_door(router, Door(
    one="target", many="targets", view="risk.view", edit="risk.edit", divisions=division_names,
    words={
        "list": "Protection targets of the own subtree.",
        "add": "Enter a protection target.",
        "near": "The nearest protection targets.",
        "box": "Protection targets inside a box, at most 500, and how many there are.",
        "export": "The listed targets as a table that can be imported again.",
        "get": "One protection target with its headcounts and the origin of each value.",
        "change": "Correct a protection target.",
        "confirm": "Say that values were asked for and found true.",
        "contacts": "Show the contact's number in full; the look is audited.",
        "tile": "Protection targets as a vector tile.",
    },
    seen=queries.targets_visible_to, near=queries.targets_visible_to, listed=queries.targets_listed,
    listed_by={
        "q": (Words, ""), "kind": (rules.TargetKind | None, None), "sensitivity": (rules.TargetSensitivity | None, None),
        "division": (Digits, ""),
    },
    sorts={"name": BY_NAME, "-updated_at": BY_CHANGE},
    row=schemas.target_row, pin=schemas.target_pin, detail=_target,
    row_out=schemas.TargetRowOut, box_out=schemas.TargetsInBoxOut, detail_out=schemas.TargetOut,
    entry_in=schemas.TargetIn, patch_in=schemas.TargetPatch,
    add=actions.add_target, change=actions.change_target, confirm=actions.confirm_target, table=actions.TARGETS,
    drawn={"id": "id", "name": "name", "kind": "kind", "sensitivity": "sensitivity", "people": "people", "mark": "position_mark"},
    contacts=("contact", schemas.ContactOut, _target_contact),
))  # fmt: skip


# --- surroundings


@router.get("/surroundings", response=schemas.SurroundingsOut, operation_id="get_surroundings")
@allow("risk.view")
def get_surroundings(
    request: Request,
    lon: Degrees,
    lat: Degrees,
    radius_m: float = Radius,
    hour: int | None = Hour,
) -> Any:
    """What lies around a point, with people at an hour of the day (now by default); unknown headcounts stay unknown."""
    found = queries.around(request.actor, read_point(lon, lat), radius_m, hour=hour)
    names = ("hour", "people", "targets", "targets_total", "hazards", "hazards_total", "enterprises", "enterprises_total")
    return {"radius_m": found.radius, **{name: getattr(found, name) for name in names}}
