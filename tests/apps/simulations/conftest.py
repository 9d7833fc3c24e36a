"""Ground and teams for this package."""

from tests.support.ground import ground

__all__ = ["ground"]
