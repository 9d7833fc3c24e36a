"""Background work of the room."""

from uuid import UUID

from muster.apps.analytics import actions
from muster.kit import bus


@bus.job("analytics.run_study", queue=bus.SLOW, attempts=1)
def run_study(*, study_id: str) -> None:
    """Have a study reckoned."""
    actions.run_study(study_id=UUID(study_id))


@bus.periodic("analytics.sweep", cron="* * * * *")
def sweep() -> None:
    """Close studies whose worker went away."""
    actions.sweep()
