"""From a need to a plan: usable stock by flow, the fastest of road, rail and air, trucks by rounds; what cannot be met is said."""

import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from muster.apps.command.models import SupplyPlan
from muster.apps.command.queries.words import Value, instant
from muster.apps.geo import queries as geo
from muster.apps.incidents.models import Incident
from muster.apps.resources import queries as resources
from muster.apps.resources.rules import MASS_OF, UNIT_OF, SupplyItem
from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.geometry import Point, read_pair
from muster.logistics.loading import Load, truck_rounds
from muster.logistics.supply import Lot, Need, allocate, by_way_of

LOADING_H: Final = 1.0
"""At the store, before the first truck leaves [P]."""
TRUCKS: Final = 6
"""Trucks a store can call up [P]."""
TRUCK_KG: Final = 10_000.0
"""What one of them carries [P]. [kg]"""
WHOLE: Final = frozenset({SupplyItem.EXCAVATOR})
"""Machines that go on low loaders of their own, by road all the way."""
Hours = NDArray[np.float64]


@cache
def _terminals() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).resolve().parents[1] / "data" / "terminals.toml").read_text("utf-8"))


def _matrix(origins: Sequence[Point], targets: Sequence[Point]) -> Hours:
    if not origins or not targets:
        return np.zeros((len(origins), len(targets)))
    return np.array([[t.minutes / 60 for t in row] for row in geo.travel_matrix(origins, targets)], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Ways:
    """Door to door from stores to places: hours, by which way, and for rail and air the roads to, the line and the roads from its terminals.

    The first rows are the stores by the fastest way, then come the same stores by road alone.
    """

    hours: Hours
    mode: NDArray[np.str_]
    lines: Mapping[str, tuple[Hours, Hours, Hours]]

    def legs(self, store: int, place: int) -> list[Value]:
        """The way leg by leg; loading and transfers come on top."""
        mode = str(self.mode[store, place])
        if mode == "road":
            return [_leg("road", "", self.hours[store, place] - LOADING_H)]
        to, line, off = self.lines[mode]
        whole = to[store][:, None] + line + off[:, place][None]
        first, last = np.unravel_index(int(whole.argmin()), whole.shape)
        names = [name for name, _, _ in _terminals()[mode]["terminals"]]
        return [_leg("road", names[first], to[store, first]), _leg(mode, names[last], line[first, last]), _leg("road", "", off[last, place])]


def _leg(mode: str, to: str, hours: float) -> Value:
    return {"mode": mode, "to": to, "hours": round(float(hours), 2)}


def ways_of(stores: Sequence[Point], places: Sequence[Point]) -> Ways:
    """The fastest of road, rail and air from each store to each place, and the road alone; loading and transfers included."""
    road = _matrix(stores, places) + LOADING_H
    best = road
    how = np.full(best.shape, "road", dtype="<U4")
    lines = {}
    for mode, facts in _terminals().items():
        ends = [Point(lon, lat) for _, lon, lat in facts["terminals"]]
        between = np.array([[a.distance(b) / 1000 * facts["detour"] / facts["speed_kmh"] if a is not b else math.inf for b in ends] for a in ends])
        lines[mode] = (_matrix(stores, ends), between, _matrix(ends, places))
        door = by_way_of(*lines[mode], transfer=facts["transfer_h"]) + LOADING_H
        faster = door < best
        best, how = np.where(faster, door, best), np.where(faster, mode, how)
    return Ways(np.vstack([best, road]), np.vstack([how, np.full_like(how, "road")]), lines)


def supply_plan_result(actor: Actor, incident: Incident, needs: Sequence[dict[str, Any]]) -> Value:
    """The plan for needs as it stands now; nothing is held by it."""
    now = time.now()
    found = [lot for lot in resources.lots_in_sight(actor, items=sorted({str(n["item"]) for n in needs})) if lot.base.point]
    bases = {lot.base_id: lot.base for lot in found}
    stores = list(bases)
    spots = [_spot(n, incident) for n in needs]
    known = [spot for spot in dict.fromkeys(spots) if spot.point]
    points = [spot.point for spot in known if spot.point]
    homes = [p for p in (bases[b].point for b in stores) if p is not None]
    ways = ways_of(homes, points)
    row = {lot.id: stores.index(lot.base_id) + len(stores) * (lot.item in WHOLE) for lot in found}
    lots = [_lot(lot, row[lot.id], now) for lot in found] if points else []
    asked = [
        Need(known.index(spot), str(n["item"]), float(n["quantity"]), float(n.get("within_hours") or math.inf), float(n.get("priority") or 1))
        for n, spot in zip(needs, spots, strict=True) if spot.point
    ]  # fmt: skip
    answer = allocate(lots, asked, ways.hours if ways.hours.size else np.zeros((1, max(1, len(points)))))
    sent = [(found[s.lot], s, asked[s.need].place) for s in answer.shipments]
    shipments = [_shipment(lot, s.quantity, s.hours, ways.legs(row[lot.id], place), known[place].name) for lot, s, place in sent]
    unmet = [{"item": asked[u.need].item, "quantity": u.quantity, "reason": u.reason, "place": known[asked[u.need].place].name} for u in answer.unmet]
    unmet += [{"item": str(n["item"]), "quantity": float(n["quantity"]), "reason": "no_place", "place": spot.name}
              for n, spot in zip(needs, spots, strict=True) if not spot.point]  # fmt: skip
    for line in unmet:
        item = SupplyItem(str(line["item"]))
        line |= {"item_zh": item.zh, "unit": UNIT_OF[item]}
    rounds = _rounds(shipments, [place for _, _, place in sent], bases, points)
    return {"shipments": shipments, "unmet": unmet, "rounds": rounds, "status": answer.status.value, "seconds": round(answer.seconds, 3)}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a need arises; without a position nothing can be sent."""

    name: str
    point: Point | None


def _spot(need: Mapping[str, Any], incident: Incident) -> Spot:
    scene = None if incident.lon is None or incident.lat is None else Point(incident.lon, incident.lat)
    return Spot(need.get("place") or incident.place_text, read_pair(need.get("lon"), need.get("lat")) or scene)


def _lot(lot: Any, store: int, now: datetime) -> Lot:
    """A batch as the flow sees it: from the midnight on which its day of expiry begins it is of no use, where it stands or on the road."""
    today = now.astimezone(time.SHANGHAI).date()
    ends = None if lot.expires_on is None else datetime.combine(lot.expires_on, datetime.min.time(), time.SHANGHAI)
    left = None if ends is None else max(0.0, (ends - now).total_seconds() / 3600)
    return Lot(store, lot.item, lot.quantity, resources.stock_of(lot).expired(today), lot.lent, lot.faulty, lot.locked + lot.held, left)


def _shipment(lot: Any, quantity: float, hours: float, legs: list[Value], place: str) -> Value:
    item = SupplyItem(lot.item)
    mode = next((leg["mode"] for leg in legs if leg["mode"] != "road"), "road")
    return {
        "lot_id": str(lot.id), "base_id": str(lot.base_id), "base_name": lot.base.name, "item": item.value, "item_zh": item.zh, "unit": UNIT_OF[item],
        "quantity": round(quantity, 3), "hours": round(hours, 2), "mode": mode, "legs": legs, "loading_hours": LOADING_H,
        "transfer_hours": 0.0 if mode == "road" else _terminals()[mode]["transfer_h"], "place": place, "mass_kg": round(quantity * MASS_OF[item], 1),
        "counted_at": instant(lot.counted_at),
    }  # fmt: skip


def _rounds(shipments: Sequence[Value], places: Sequence[int], bases: dict[UUID, Any], points: Sequence[Point]) -> list[Value]:
    """Trucks of each store for what goes by road; ``places`` says to which of the points each shipment goes."""
    found = []
    by_store: dict[str, list[tuple[Value, int]]] = defaultdict(list)
    for line, place in zip(shipments, places, strict=True):
        if line["mode"] == "road" and line["item"] not in WHOLE and line["mass_kg"] > 0:
            by_store[line["base_id"]].append((line, place))
    for base_id, going in by_store.items():
        base = bases[UUID(base_id)]
        lines = [line for line, _ in going]
        every = [base.point, *points]
        most = TRUCKS * TRUCK_KG  # more of one line than all trucks carry is left over anyway
        over = sum(max(0.0, line["mass_kg"] - most) for line in lines)
        loads = [Load(1 + place, min(most, line["mass_kg"])) for line, place in going]
        answer = truck_rounds(_matrix(every, every), loads, trucks=TRUCKS, capacity=TRUCK_KG)
        found.append({
            "base_id": base_id, "base_name": base.name, "capacity_kg": TRUCK_KG,
            "trucks": [
                {"truck": r.truck + 1, "mass_kg": round(r.mass, 1),
                 "drops": [{"item_zh": lines[d.load]["item_zh"], "item": lines[d.load]["item"], "mass_kg": round(d.mass, 1), "place": lines[d.load]["place"],
                            "after_hours": round(d.after + LOADING_H, 2)} for d in r.drops]}
                for r in answer.rounds
            ],
            "left_kg": round(sum(answer.left.values()) + over, 1),
        })  # fmt: skip
    return found


def supply_plan(actor: Actor, plan_id: UUID) -> SupplyPlan:
    """One plan of supplies."""
    found: SupplyPlan | None = SupplyPlan.objects.visible_to(actor).filter(id=plan_id).first()
    if found is None:
        raise NotFound("supply-plan-not-found")
    return found


def supply_plan_value(row: SupplyPlan) -> Value:
    """A plan of supplies as shown."""
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "needs": row.needs,
        **row.result,
        "generated_at": instant(row.generated_at),
        "generated_by": row.generated_by,
        "ordered_at": instant(row.ordered_at),
        "decision_support_only": True,
    }
