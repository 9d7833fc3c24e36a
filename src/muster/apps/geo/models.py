"""What the ground consists of. Public knowledge: no row here carries a scope."""

from django.contrib.gis.db.models import GeometryField, LineStringField, MultiLineStringField, PointField
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex, OpClass
from django.db import models
from django.db.models.functions import Cast

from muster.apps.geo.rules.closures import ClosureReason, Effect
from muster.apps.geo.rules.divisions import Level
from muster.apps.geo.rules.places import NameKind, PlaceKind
from muster.kit.ids import new_id
from muster.kit.ltree import LtreeField
from muster.kit.provenance import Mark
from muster.kit.scope import ScopedManager, ScopedQuerySet


class Division(models.Model):
    """An administrative division of the country, from province to county."""

    code = models.CharField("代码", primary_key=True, max_length=6)
    name = models.CharField("名称", max_length=40)
    short_name = models.CharField("简称", max_length=40)
    level = models.CharField("级别", max_length=12, choices=Level.pairs())
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", verbose_name="上级")
    seat = PointField("驻地", null=True)
    seat_source = models.CharField("驻地来源", max_length=120, blank=True)
    seat_mark = models.CharField("驻地标记", max_length=12, choices=Mark.pairs(), blank=True)
    population = models.PositiveIntegerField("常住人口", null=True)
    population_year = models.PositiveSmallIntegerField("人口年份", null=True)
    population_source = models.CharField("人口来源", max_length=120, blank=True)
    population_mark = models.CharField("人口标记", max_length=12, choices=Mark.pairs(), blank=True)
    valid_from = models.DateField("启用日期", null=True)
    valid_to = models.DateField("停用日期", null=True)
    replaced_by = models.CharField("继任代码", max_length=6, blank=True)
    source = models.CharField("来源", max_length=120)
    mark = models.CharField("标记", max_length=12, choices=Mark.pairs())

    class Meta:
        verbose_name = "行政区划"
        constraints = (
            models.CheckConstraint(name="geo_division_code", condition=models.Q(code__regex=r"^[0-9]{6}$")),
            models.CheckConstraint(
                name="geo_division_validity",
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_from__lt=models.F("valid_to")),
            ),
        )

    def __str__(self) -> str:
        return self.name


class DivisionArea(models.Model):
    """The ground of a division, in Web Mercator, at one of three degrees of detail."""

    class Detail(models.IntegerChoices):
        """How much of the line is kept."""

        COUNTRY = 0, "全国"
        PROVINCE = 1, "全省"
        FULL = 2, "原样"

    division = models.ForeignKey(Division, models.CASCADE, related_name="areas")
    detail = models.PositiveSmallIntegerField(choices=Detail.choices)
    geom = GeometryField(srid=3857)
    label = PointField(srid=3857, null=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="geo_area_once", fields=["division", "detail"]),)

    def __str__(self) -> str:
        return f"{self.division_id} ({self.detail})"


class BoundaryLine(models.Model):
    """Boundaries of one level, each shared edge once, in Web Mercator."""

    class Level(models.TextChoices):
        """The highest level that the line divides."""

        COUNTRY = "country", "国界与海岸"
        MARITIME = "maritime", "海上界线"
        PROVINCE = "province", "省界"
        PREFECTURE = "prefecture", "市州界"
        COUNTY = "county", "县界"

    level = models.CharField(max_length=12, choices=Level.choices)
    detail = models.PositiveSmallIntegerField(choices=DivisionArea.Detail.choices)
    geom = MultiLineStringField(srid=3857)

    def __str__(self) -> str:
        return self.get_level_display()


class Place(models.Model):
    """Anything with a name and a position that people search for."""

    id = models.CharField(primary_key=True, max_length=24)
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=12, choices=PlaceKind.pairs())
    division = models.ForeignKey(Division, models.PROTECT, null=True, related_name="places", verbose_name="所在区划")
    geom = PointField("位置")
    is_own_position = models.BooleanField("有自己的位置", default=True)
    population = models.PositiveIntegerField("人口", null=True)
    source = models.CharField("来源", max_length=120)
    mark = models.CharField("标记", max_length=12, choices=Mark.pairs())

    class Meta:
        verbose_name = "地名"
        indexes = (
            models.Index(fields=["kind"], name="geo_place_kind"),
            GistIndex(Cast("geom", PointField(geography=True)), name="geo_place_geog"),
        )

    def __str__(self) -> str:
        return self.name


class PlaceName(models.Model):
    """One spelling under which a place is found: folded to what ``rules.places.read_query`` makes of a query."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="spellings")
    text = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=NameKind.pairs())

    class Meta:
        indexes = (
            models.Index(OpClass("text", "text_pattern_ops"), name="geo_name_prefix"),
            models.Index(fields=["kind"], name="geo_name_kind"),
        )

    def __str__(self) -> str:
        return self.text


class RoadNode(models.Model):
    """Where roads meet, end or are entered."""

    id = models.CharField(primary_key=True, max_length=16)
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=16)
    geom = PointField("位置")
    source = models.CharField("来源", max_length=120)
    mark = models.CharField("标记", max_length=12, choices=Mark.pairs())

    def __str__(self) -> str:
        return self.name


class RoadLink(models.Model):
    """A stretch of road between two nodes, driven both ways. Its line is schematic; its length and speed are the facts."""

    class Class(models.TextChoices):
        """Rank of the road."""

        EXPRESSWAY = "expressway", "高速公路"
        TRUNK = "trunk", "国省干线"
        PRIMARY = "primary", "主要道路"
        SECONDARY = "secondary", "次要道路"

    route = models.CharField("路线", max_length=20)
    start = models.ForeignKey(RoadNode, models.CASCADE, related_name="+", verbose_name="起点")
    end = models.ForeignKey(RoadNode, models.CASCADE, related_name="+", verbose_name="终点")
    road_class = models.CharField("等级", max_length=12, choices=Class.choices)
    length = models.FloatField("长度 m")
    speed = models.FloatField("有效车速 m/s")
    geom = LineStringField("示意线形")
    source = models.CharField("来源", max_length=120)
    mark = models.CharField("标记", max_length=12, choices=Mark.pairs())

    class Meta:
        constraints = (
            models.CheckConstraint(name="geo_link_positive", condition=models.Q(length__gt=0, speed__gt=0)),
            models.UniqueConstraint(name="geo_link_once", fields=["route", "start", "end"]),
        )

    def __str__(self) -> str:
        return f"{self.route} {self.start_id}–{self.end_id}"


class RoadClosure(models.Model):
    """An area, or a line across roads, where roads are closed or slow for a while. Never deleted: lifted."""

    id = models.UUIDField(primary_key=True, default=new_id)
    org_path = LtreeField()
    org_name = models.CharField("设置单位", max_length=120)
    effect = models.CharField("影响", max_length=8, choices=Effect.pairs())
    factor = models.FloatField("车速比例", null=True)
    reason = models.CharField("原因", max_length=12, choices=ClosureReason.pairs())
    note = models.CharField("说明", max_length=200, blank=True)
    road = models.CharField("道路", max_length=120, blank=True)
    geom = GeometryField("范围")
    vehicles = ArrayField(models.CharField(max_length=12), verbose_name="适用车辆", default=list, blank=True)
    incident_id = models.UUIDField("事件", null=True)
    daily_from = models.TimeField("每日起", null=True)
    daily_to = models.TimeField("每日止", null=True)
    begins_at = models.DateTimeField("开始时间")
    ends_at = models.DateTimeField("预计结束", null=True)
    drawn_by = models.CharField("设置人", max_length=80)
    drawn_by_id = models.UUIDField(null=True)
    drawn_at = models.DateTimeField("设置时间")
    confirmed_at = models.DateTimeField("最近核实")
    lifted_at = models.DateTimeField("解除时间", null=True)
    lifted_by = models.CharField("解除人", max_length=80, blank=True)
    lift_note = models.CharField("解除说明", max_length=200, blank=True)
    history = models.JSONField("经过", default=list)

    objects = ScopedManager.from_queryset(ScopedQuerySet)()

    class Meta:
        verbose_name = "道路管制"
        constraints = (
            models.CheckConstraint(
                name="geo_closure_factor",
                condition=models.Q(effect=Effect.CLOSED.value, factor__isnull=True)
                | models.Q(effect=Effect.SLOW.value, factor__gte=0.05, factor__lt=1),
            ),
            models.CheckConstraint(
                name="geo_closure_times", condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("begins_at"))
            ),
            models.CheckConstraint(
                name="geo_closure_hours",
                condition=models.Q(daily_from__isnull=True, daily_to__isnull=True)
                | models.Q(daily_from__isnull=False, daily_to__isnull=False) & ~models.Q(daily_from=models.F("daily_to")),
            ),
        )
        indexes = (models.Index(fields=["begins_at"], condition=models.Q(lifted_at__isnull=True), name="geo_closure_standing"),)

    def __str__(self) -> str:
        return f"{self.get_effect_display()} {self.road or self.note}"


class MapSource(models.Model):
    """A data set that the ground is made of: where it is from, of what date, and whether it is there at all."""

    key = models.CharField(primary_key=True, max_length=24)
    title = models.CharField("名称", max_length=80)
    source = models.CharField("来源", max_length=200)
    licence = models.CharField("许可", max_length=120, blank=True)
    edition = models.CharField("版本", max_length=64, blank=True)
    data_date = models.DateField("数据日期", null=True)
    review_number = models.CharField("审图号", max_length=60, blank=True)
    note = models.CharField("说明", max_length=400, blank=True)
    is_loaded = models.BooleanField("已装入", default=False)
    rows = models.PositiveIntegerField("条数", default=0)
    loaded_at = models.DateTimeField("装入时间", null=True)

    class Meta:
        verbose_name = "地图数据来源"

    def __str__(self) -> str:
        return self.title
