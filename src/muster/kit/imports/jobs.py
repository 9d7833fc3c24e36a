"""Background steps of imports: load, call a step of `flow`, stop."""

from uuid import UUID

from muster.kit import bus
from muster.kit.imports import flow

__all__: list[str] = []


@bus.job("imports.read")
def read(*, batch_id: str) -> None:
    """Read an uploaded file."""
    flow.read(batch_id=UUID(batch_id))


@bus.job("imports.check")
def check(*, batch_id: str, after: int) -> None:
    """Check the next rows."""
    flow.check_some(batch_id=UUID(batch_id), after=after)


@bus.job("imports.write")
def write(*, batch_id: str, after: int) -> None:
    """Write the next rows."""
    flow.write_some(batch_id=UUID(batch_id), after=after)


@bus.job("imports.undo")
def undo(*, batch_id: str, after: int) -> None:
    """Take the next rows back."""
    flow.take_some_back(batch_id=UUID(batch_id), after=after)


@bus.periodic("imports.forget", cron="30 3 * * *")
def forget() -> None:
    """Drop files that no longer serve."""
    flow.forget_old()
