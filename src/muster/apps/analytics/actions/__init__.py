"""Every write of the room."""

from muster.apps.analytics.actions.reckoning import run_study, sweep
from muster.apps.analytics.actions.studies import ask_coverage, ask_siting, cancel_study, remove_study, rename_study

__all__ = ["ask_coverage", "ask_siting", "cancel_study", "remove_study", "rename_study", "run_study", "sweep"]
