"""Rows of this room are audited. They carry no row policy: names of authorities and contacts upward are read across scopes,
through ``queries`` alone."""

from django.db import migrations

from muster.kit.rls import audit_rows


class Migration(migrations.Migration):
    dependencies = [("org", "0001_initial"), ("durable", "0002_chain")]
    operations = [
        *(audit_rows(f"org_{table}") for table in ("organisation", "person", "account", "roleassignment", "dutyshift")),
        audit_rows("org_scopegrant", path="grantee_path"),
    ]
