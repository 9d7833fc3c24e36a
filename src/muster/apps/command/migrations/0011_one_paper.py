"""Situation reports are papers of the incidents room now."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('command', '0010_situation'),
        ('incidents', '0005_one_paper'),
    ]

    operations = [
        migrations.DeleteModel(name='SituationVersion'),
        migrations.DeleteModel(name='SituationReport'),
    ]
