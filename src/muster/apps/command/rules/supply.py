"""Experts called and supplies ordered: their few states."""

from enum import StrEnum
from typing import Final

from muster.kit.errors import Conflict


class CallAnswer(StrEnum):
    """What came of calling an expert."""

    CALLED = "called"
    COMING = "coming"
    BY_PHONE = "by_phone"
    DECLINED = "declined"
    UNREACHED = "unreached"


class SupplyStatus(StrEnum):
    """Where an order of supplies stands."""

    ORDERED = "ordered"
    ISSUED = "issued"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"


_P = SupplyStatus
_NEXT: Final = {
    _P.ORDERED: frozenset({_P.ISSUED, _P.CANCELLED}),
    _P.ISSUED: frozenset({_P.ARRIVED}),
    _P.ARRIVED: frozenset[SupplyStatus](),
    _P.CANCELLED: frozenset[SupplyStatus](),
}


def supply_step(now: SupplyStatus, to: SupplyStatus) -> SupplyStatus:
    """The next state of an order of supplies; the same again changes nothing, what has left cannot be cancelled.

    >>> supply_step(SupplyStatus.ORDERED, SupplyStatus.ISSUED)
    <SupplyStatus.ISSUED: 'issued'>
    """
    if to is now or to in _NEXT[now]:
        return to
    raise Conflict("supply-step-not-open", now=now.value, to=to.value)
