"""Closed and slow roads. Their rows are audited; they carry no row policy, since every level drives by them."""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import muster.kit.ids
import muster.kit.ltree
from django.db import migrations, models

from muster.kit.rls import audit_rows


class Migration(migrations.Migration):

    dependencies = [
        ('geo', '0001_initial'),
        ('durable', '0002_chain'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoadClosure',
            fields=[
                ('id', models.UUIDField(default=muster.kit.ids.new_id, primary_key=True, serialize=False)),
                ('org_path', muster.kit.ltree.LtreeField()),
                ('org_name', models.CharField(max_length=120, verbose_name='设置单位')),
                ('effect', models.CharField(choices=[('closed', '封闭'), ('slow', '减速')], max_length=8, verbose_name='影响')),
                ('factor', models.FloatField(null=True, verbose_name='车速比例')),
                ('reason', models.CharField(choices=[('accident', '交通事故'), ('works', '施工'), ('congestion', '拥堵'), ('ice', '冰冻'), ('snow', '积雪'), ('fog', '大雾'), ('flood', '积水'), ('landslide', '塌方滑坡'), ('cordon', '警戒'), ('other', '其他')], max_length=12, verbose_name='原因')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('road', models.CharField(blank=True, max_length=120, verbose_name='道路')),
                ('geom', django.contrib.gis.db.models.fields.GeometryField(srid=4326, verbose_name='范围')),
                ('vehicles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None, verbose_name='适用车辆')),
                ('incident_id', models.UUIDField(null=True, verbose_name='事件')),
                ('begins_at', models.DateTimeField(verbose_name='开始时间')),
                ('ends_at', models.DateTimeField(null=True, verbose_name='预计结束')),
                ('drawn_by', models.CharField(max_length=80, verbose_name='设置人')),
                ('drawn_by_id', models.UUIDField(null=True)),
                ('drawn_at', models.DateTimeField(verbose_name='设置时间')),
                ('confirmed_at', models.DateTimeField(verbose_name='最近核实')),
                ('lifted_at', models.DateTimeField(null=True, verbose_name='解除时间')),
                ('lifted_by', models.CharField(blank=True, max_length=80, verbose_name='解除人')),
                ('lift_note', models.CharField(blank=True, max_length=200, verbose_name='解除说明')),
                ('history', models.JSONField(default=list, verbose_name='经过')),
            ],
            options={
                'verbose_name': '道路管制',
                'indexes': [models.Index(condition=models.Q(('lifted_at__isnull', True)), fields=['begins_at'], name='geo_closure_standing')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('effect', 'closed'), ('factor__isnull', True)), models.Q(('effect', 'slow'), ('factor__gte', 0.05), ('factor__lt', 1)), _connector='OR'), name='geo_closure_factor'), models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gt', models.F('begins_at')), _connector='OR'), name='geo_closure_times')],
            },
        ),
        audit_rows('geo_roadclosure'),
    ]
