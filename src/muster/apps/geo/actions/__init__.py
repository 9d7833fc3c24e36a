"""Every write: laying the ground at set-up, and fetching what may not be shipped."""

from muster.apps.geo.actions.boundaries import load_boundaries
from muster.apps.geo.actions.seeding import seed

__all__ = ["load_boundaries", "seed"]
