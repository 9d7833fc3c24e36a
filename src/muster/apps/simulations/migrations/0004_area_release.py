"""An area ends by readings and two people: places, readings, releases, with their row policies."""

import django.db.models.deletion
from django.db import migrations, models

import muster.kit.ids
import muster.kit.ltree
from muster.kit.rls import append_only, audit_rows, enable_rls


def _id() -> models.UUIDField:
    return models.UUIDField(default=muster.kit.ids.new_id, editable=False, primary_key=True, serialize=False)


def _of(model: str, related: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name=related, to=model)


class Migration(migrations.Migration):
    """Three tables, and areas that have ended."""

    dependencies = (("simulations", "0003_out_of_scope"), ("durable", "0002_chain"))
    operations = (
        migrations.RemoveConstraint(model_name="zoneproposal", name="proposal_status_known"),
        migrations.AddConstraint(
            model_name="zoneproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["proposed", "accepted", "rejected", "overtaken", "ended"])), name="proposal_status_known"
            ),
        ),
        migrations.CreateModel(
            name="MeasuringPoint",
            fields=[
                ("id", _id()),
                ("org_path", muster.kit.ltree.LtreeField()),
                ("name", models.TextField()),
                ("kind", models.CharField(max_length=8)),
                ("absent", models.BooleanField(default=False)),
                ("listed_at", models.DateTimeField()),
                ("listed_by", models.TextField()),
                ("incident", _of("incidents.incident", "measuring_points")),
            ],
        ),
        migrations.CreateModel(
            name="GasReading",
            fields=[
                ("id", _id()),
                ("org_path", muster.kit.ltree.LtreeField()),
                ("value", models.FloatField()),
                ("unit", models.CharField(max_length=12)),
                ("instrument", models.TextField()),
                ("measured_by", models.TextField()),
                ("measured_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.TextField()),
                ("incident", _of("incidents.incident", "gas_readings")),
                ("point", _of("simulations.measuringpoint", "readings")),
            ],
        ),
        migrations.CreateModel(
            name="AreaRelease",
            fields=[
                ("id", _id()),
                ("org_path", muster.kit.ltree.LtreeField()),
                ("limit_value", models.FloatField()),
                ("limit_unit", models.CharField(max_length=12)),
                ("limit_source", models.JSONField()),
                ("evidence", models.JSONField()),
                ("status", models.CharField(default="asked", max_length=10)),
                ("words", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.TextField()),
                ("asked_by_id", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.TextField(blank=True, default="")),
                ("decided_words", models.TextField(blank=True, default="")),
                ("incident", _of("incidents.incident", "area_releases")),
                ("proposal", _of("simulations.zoneproposal", "releases")),
            ],
        ),
        migrations.AddConstraint(
            model_name="arearelease",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["asked", "confirmed", "refused", "overtaken"])), name="release_status_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="arearelease",
            constraint=models.UniqueConstraint(condition=models.Q(("status", "asked")), fields=("incident",), name="release_one_open"),
        ),
        migrations.AddConstraint(
            model_name="measuringpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["boundary", "void", "drain", "building"])), name="point_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="measuringpoint",
            constraint=models.UniqueConstraint(fields=("incident", "kind", "name"), name="point_once"),
        ),
        migrations.AddConstraint(
            model_name="gasreading",
            constraint=models.CheckConstraint(condition=models.Q(("unit__in", ["percent_lel", "ppm"])), name="gas_unit_known"),
        ),
        migrations.AddConstraint(
            model_name="gasreading",
            constraint=models.CheckConstraint(condition=models.Q(("value__gte", 0), ("value__lte", 1000000)), name="gas_value_possible"),
        ),
        *(enable_rls(f"simulations_{name}", incident="incident_id") for name in ("measuringpoint", "gasreading", "arearelease")),
        *(audit_rows(f"simulations_{name}") for name in ("measuringpoint", "gasreading", "arearelease")),
        append_only("simulations_gasreading"),
    )
