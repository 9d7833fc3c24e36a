"""Fixtures that every test may use; the real ones live in ``tests/support``.

Generated input is the same in every run, and no example is too slow, so that a red run means a change and not bad luck or a busy
machine. ``./muster test --night`` sets
``MUSTER_TEST_EXAMPLES`` and tries other input each time, and more of it; what it finds becomes a test with its own example.
"""

import os

from hypothesis import HealthCheck, settings

from tests.support.browser import browser, screens
from tests.support.counties import counties
from tests.support.platform import platform, running_platform
from tests.support.world import as_role, world, world_data

__all__ = ["as_role", "browser", "counties", "platform", "running_platform", "screens", "world", "world_data"]

PATIENT = settings(database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", PATIENT, derandomize=True)
settings.register_profile("night", PATIENT, print_blob=True)
settings.load_profile("night" if "MUSTER_TEST_EXAMPLES" in os.environ else "steady")
