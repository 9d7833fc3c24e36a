"""A report leaves the house: made, and noted that it was."""

from uuid import UUID

from django.conf import settings
from django.db import transaction

from muster.apps.simulations import queries
from muster.kit import audit
from muster.kit.actors import Actor


@transaction.atomic
def report_file(*, actor: Actor, run_id: UUID, kind: str, language: str) -> tuple[bytes, str]:
    """The report of a run as ``docx`` or ``pdf``, and its name."""
    from muster.apps.simulations.adapters import documents  # half a second that only a report needs

    row = queries.run(actor, run_id)
    content = queries.report(row, language=language, is_demo=bool(getattr(settings, "DEMONSTRATION", False)))
    content["picture"] = documents.picture(content["rings"], wind_from=content["wind_from"]) if content["rings"] else None
    made = documents.as_pdf(content) if kind == "pdf" else documents.as_word(content)
    audit.record(actor, "simulation.reported", object_type="simulation", object_id=row.id, kind=kind)
    return made, f"simulation-{row.incident.number}-{row.number}.{kind}"
