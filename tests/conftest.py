"""Fixtures that every test may use; the real ones live in ``tests/support``.

Generated input is the same in every run, so that a red run means a change and not bad luck. ``./muster test --night`` sets
``MUSTER_TEST_EXAMPLES`` and tries other input each time, and more of it; what it finds becomes a test with its own example.
"""

import os

from hypothesis import settings

from tests.support.browser import browser, screens
from tests.support.counties import counties
from tests.support.platform import platform, running_platform
from tests.support.world import as_role, world, world_data

__all__ = ["as_role", "browser", "counties", "platform", "running_platform", "screens", "world", "world_data"]

settings.register_profile("steady", derandomize=True, database=None)
settings.register_profile("night", database=None, print_blob=True)
settings.load_profile("night" if "MUSTER_TEST_EXAMPLES" in os.environ else "steady")
