"""A run may say that neither model nor guide speaks of what happened."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more basis: none."""

    dependencies = (("simulations", "0002_policies"),)
    operations = (
        migrations.RemoveConstraint(model_name="simulationrun", name="simulation_basis_known"),
        migrations.AddConstraint(
            model_name="simulationrun",
            constraint=models.CheckConstraint(condition=models.Q(("basis__in", ["model", "guide", "none"])), name="simulation_basis_known"),
        ),
    )
