"""Every write of the simulations room: one transaction, one entry in the incident's log, told after commit."""

from muster.apps.simulations.actions.areas import adopt, decide
from muster.apps.simulations.actions.reconsidering import follow_weather, reconsider
from muster.apps.simulations.actions.releasing import ask_release, decide_release, list_point, record_gas
from muster.apps.simulations.actions.reporting import report_file
from muster.apps.simulations.actions.running import draft, refine, run
from muster.apps.simulations.actions.weather import ask_feed, record_observations, record_weather, want_feed

__all__ = [
    "adopt", "ask_feed", "ask_release", "decide", "decide_release", "draft", "follow_weather", "list_point", "reconsider", "record_gas",
    "record_observations", "record_weather", "refine", "report_file", "run", "want_feed",
]  # fmt: skip
