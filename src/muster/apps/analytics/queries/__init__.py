"""Every read of the room."""

from muster.apps.analytics.queries.snapshots import Snapshot, gather, roads
from muster.apps.analytics.queries.studies import compared, coverage_view, map_of, printed, studies_visible_to, study_of

__all__ = ["Snapshot", "compared", "coverage_view", "gather", "map_of", "printed", "roads", "studies_visible_to", "study_of"]
