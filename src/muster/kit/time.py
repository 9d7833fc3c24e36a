"""The clock of the whole platform: one place to ask, one place to set in tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

__all__ = ["SHANGHAI", "frozen", "local_date", "now"]

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""Days, half-years and deadlines are counted here; instants are stored in UTC."""


def _system_clock() -> datetime:
    return datetime.now(UTC)


_clock: ContextVar[Callable[[], datetime]] = ContextVar("muster_clock", default=_system_clock)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _clock.get()()


def local_date(instant: datetime) -> date:
    """The calendar day of an aware instant in Asia/Shanghai."""
    return instant.astimezone(SHANGHAI).date()


@contextmanager
def frozen(instant: datetime) -> Iterator[None]:
    """Hold the clock at an aware instant inside the block."""
    if instant.tzinfo is None:
        raise ValueError("the clock needs an aware datetime")
    held = instant.astimezone(UTC)
    token = _clock.set(lambda: held)
    try:
        yield
    finally:
        _clock.reset(token)
