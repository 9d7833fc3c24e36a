"""The audit chain's functions, its append-only triggers and the outbox number."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("durable", "0001_initial")]
    operations = [migrations.RunSQL(
        (Path(__file__).parent.parent / "audit.sql").read_text("utf-8"),
        "drop sequence durable_outbox_no; drop function durable_audit_row cascade; drop function durable_audit_append;"
        "drop function durable_refuse_change cascade")]
