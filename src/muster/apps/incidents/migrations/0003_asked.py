"""What an officer asks the leader to decide."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One question stands at a time; the log keeps them all."""

    dependencies = (("incidents", "0002_policies"),)
    operations = (migrations.AddField("incident", "asked", models.JSONField(null=True)),)
