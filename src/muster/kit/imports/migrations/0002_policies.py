"""Batches and their rows are seen inside the uploader's area alone. Steps are audited by `flow`, not row by row."""

from django.db import migrations

from muster.kit.rls import enable_rls


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial"), ("durable", "0002_chain")]
    operations = [enable_rls("imports_importbatch"), enable_rls("imports_importrow")]
