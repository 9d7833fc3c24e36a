"""Row policies, the append-only timeline and audited rows of the incidents room."""

from django.db import migrations

from muster.kit.rls import append_only, audit_rows, enable_rls

_CHILDREN = ("incidentreport", "casualtyrecord", "responseactivation", "reporttask", "timelineentry")


class Migration(migrations.Migration):
    """Whoever forgets the query layer's scope still sees nothing foreign."""

    dependencies = (("incidents", "0001_initial"), ("durable", "0002_chain"), ("org", "0001_initial"))
    operations = (
        enable_rls("incidents_incident", incident="id"),
        *(enable_rls(f"incidents_{name}", incident="incident_id") for name in _CHILDREN),
        append_only("incidents_timelineentry"),
        audit_rows("incidents_incident"),
        *(audit_rows(f"incidents_{name}") for name in _CHILDREN),
    )
