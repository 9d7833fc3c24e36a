"""Every write: laying the ground at set-up, fetching what may not be shipped, and closing roads."""

from muster.apps.geo.actions.boundaries import load_boundaries
from muster.apps.geo.actions.closures import close_road, lift_closure, revise_closure
from muster.apps.geo.actions.seeding import seed

__all__ = ["close_road", "lift_closure", "load_boundaries", "revise_closure", "seed"]
