"""Rows of this room are audited, in the chain of whoever writes: an enterprise is seldom an organisation of its own. They
carry no row policy, which would switch spatial and trigram indexes off; the query layer scopes them."""

from django.db import migrations

from muster.kit.rls import audit_rows


class Migration(migrations.Migration):
    dependencies = [("risks", "0001_initial"), ("durable", "0002_chain")]
    operations = [
        audit_rows(f"risks_{table}", path=None)
        for table in ("enterprise", "enterprisecontact", "majorhazardinstallation", "hazardsubstance", "hazardtank",
                      "hazardprincipal", "protectiontarget")
    ]
