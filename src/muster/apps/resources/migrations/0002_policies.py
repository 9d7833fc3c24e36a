"""Rows of this room are audited. They carry no row policy: teams are searched by place, and an incident may read a team of
another area with its equipment and readiness. The query layer scopes them."""

from django.db import migrations

from muster.kit.rls import audit_rows


class Migration(migrations.Migration):
    dependencies = [("resources", "0001_initial"), ("durable", "0002_chain")]
    operations = [
        *(audit_rows(f"resources_{table}") for table in ("team", "equipmentitem", "readinessdeclaration", "supplybase")),
    ]
