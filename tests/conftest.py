"""Fixtures that every test may use; the real ones live in ``tests/support``."""

from tests.support.browser import browser, screens
from tests.support.counties import counties
from tests.support.platform import platform, running_platform
from tests.support.world import as_role, world, world_data

__all__ = ["as_role", "browser", "counties", "platform", "running_platform", "screens", "world", "world_data"]
