"""Background work of the incidents room."""

from uuid import UUID

from muster.apps.incidents import actions
from muster.kit import bus


@bus.job("incidents.remove_personal_data")
def remove_personal_data(*, incident_id: str) -> None:
    """Remove callers' personal data of an incident that stayed closed."""
    actions.remove_personal_data(incident_id=UUID(incident_id))
