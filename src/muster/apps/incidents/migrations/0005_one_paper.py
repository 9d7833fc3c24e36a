"""The situation report becomes one kind of paper, and every paper says which time it speaks of."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0004_outgoing'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='outgoingreport', name='outgoing_kind_known'),
        migrations.AddConstraint(
            model_name='outgoingreport',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['initial', 'followup', 'verification', 'final', 'situation'])), name='outgoing_kind_known'),
        ),
        migrations.AddField(model_name='outgoingreport', name='period_from', field=models.DateTimeField(null=True)),
        migrations.AddField(model_name='outgoingreport', name='period_to', field=models.DateTimeField(null=True)),
        # Rows written before speak of the moment they were drafted; a change of type reaches them behind their row policies.
        migrations.RunSQL(
            "alter table incidents_outgoingreport alter period_from type timestamptz using drafted_at, alter period_to type timestamptz using drafted_at",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(model_name='outgoingreport', name='period_from', field=models.DateTimeField()),
        migrations.AlterField(model_name='outgoingreport', name='period_to', field=models.DateTimeField()),
    ]
