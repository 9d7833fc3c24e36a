"""Row policies and audited rows of the command room."""

from django.db import migrations

from muster.kit.rls import audit_rows, enable_rls

_TABLES = ("dispatch", "recommendation", "assignment", "commandterm", "entry")


class Migration(migrations.Migration):
    """Each row is seen with its incident, and each change is chained."""

    dependencies = (("command", "0001_initial"), ("durable", "0002_chain"), ("org", "0001_initial"))
    operations = (
        *(enable_rls(f"command_{name}", incident="incident_id") for name in _TABLES),
        *(audit_rows(f"command_{name}") for name in _TABLES),
    )
