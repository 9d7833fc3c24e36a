"""Who stands on a shift is audited like the shift, in the chain of the body that plans it."""

from django.db import migrations

from muster.kit.rls import audit_rows


class Migration(migrations.Migration):
    dependencies = [("org", "0003_grants_with_orders"), ("durable", "0002_chain")]
    operations = [audit_rows("org_dutyshift_officers", path=None)]
