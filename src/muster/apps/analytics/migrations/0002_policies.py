"""Row policy of the analytics room. Steps of people are chained by the actions; progress and bulk are not."""

from django.db import migrations

from muster.kit.rls import enable_rls


class Migration(migrations.Migration):
    """A study is seen by who asked and by those above."""

    dependencies = (("analytics", "0001_initial"), ("durable", "0002_chain"), ("org", "0001_initial"))
    operations = (enable_rls("analytics_study"),)
