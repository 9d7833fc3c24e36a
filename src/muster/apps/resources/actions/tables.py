"""Stock by batch, experts and what teams carry, from Excel."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, Generic, TypeVar

from django.db import models

from muster.apps.resources import queries, rules
from muster.apps.resources.models import Expert, SupplyBase, SupplyLot, Team, TeamEssential
from muster.kit import time
from muster.kit.errors import MusterError
from muster.kit.ids import new_id
from muster.kit.imports.registers import RowIn, Source
from muster.kit.imports.tables import TableRegister
from muster.kit.tabular import columns
from muster.kit.tabular.columns import CellFault, Column, Fault
from muster.kit.terms import Term

__all__ = ["ESSENTIAL_REGISTER", "EXPERT_REGISTER", "LOT_REGISTER"]

M = TypeVar("M", bound=models.Model)


def _figure(cell: str) -> float:
    return float(columns.decimal(0, 10_000_000)(cell))


def _day(cell: str) -> date:
    day = columns.iso_date(cell)
    if not date(2000, 1, 1) <= day <= date(2200, 1, 1):
        raise CellFault("cell-not-date", value=cell[:40])
    return day


_STOCK_UNIT: Final = Column("unit", "单位", columns.text(20), aliases=("计量单位",), note="只作核对，须与系统的单位一致")
_EXPIRES: Final = Column("expires_on", "到期日", _day, aliases=("有效期至", "失效日期", "有效期"), note="没有期限的请留空", example="2028-06-30")
_COUNTED: Final = Column("counted_at", "清点日期", _day, aliases=("盘点日期", "清点时间"), note="留空即为导入当日", example="2025-11-20")


class _Counted(TableRegister[M], Generic[M]):
    """Figures that somebody counted: each write says when, and in which unit the row was meant is checked."""

    def current(self, record: Any, field: str) -> Any:
        """The day of a count, not its second."""
        value = getattr(record, field)
        return value.astimezone(time.SHANGHAI).date() if isinstance(value, datetime) else value

    def assign(self, record: M, field: str, value: Any) -> None:
        """A day of a count begins at midnight here."""
        if field == "counted_at" and type(value) is date:
            value = datetime.combine(value, datetime.min.time(), time.SHANGHAI).astimezone(UTC)
        super().assign(record, field, value)

    def apply(self, record: Any, values: Mapping[str, Any], source: Source, text: str, lookups: Any) -> None:
        """What the row does not say of the count is the import itself; what it belongs to was put in place before."""
        said = {name: value for name, value in values.items() if name not in ("store", "team", "unit")}
        super().apply(record, {"counted_at": source.at, **said}, source, text, lookups)

    def unit_faults(self, values: Mapping[str, Any], what: Term | None, unit: str) -> list[Fault]:
        """A figure in another unit is no figure for this item; a count of tomorrow is none at all."""
        faults = []
        told, day = values.get("unit"), values.get("counted_at")
        if what is not None and told is not None and not rules.is_unit(told, unit):
            faults.append(Fault("unit", "unit-other", {"item": what.zh, "unit": unit, "value": told[:20]}))
        if day is not None and day > time.now().astimezone(time.SHANGHAI).date():
            faults.append(Fault("counted_at", "count-to-come", {"value": str(day)}))
        return faults


class LotRegister(_Counted[SupplyLot]):
    """Stock. A batch is known by its store, its item and its number."""

    name = "supply-lots"
    title = "物资批次"
    permission = "team.edit"
    fixed = frozenset({"store", "item", "batch_no", "unit"})
    follows = ("counted_at", "source")
    model = SupplyLot
    columns = (
        Column("store", "储备库", columns.text(200), required=True, aliases=("仓库", "库名", "存放地点"),
               note="须与“物资储备”中的名称一致", example="湖北省荆门危化物资储备库"),
        Column("item", "物资", columns.term(rules.SupplyItem), terms=rules.SupplyItem, required=True, aliases=("物资名称", "品名", "名称"),
               words=tuple(i.zh for i in rules.SupplyItem), example="抗溶泡沫液"),
        Column("batch_no", "批号", columns.text(60), required=True, aliases=("批次", "批次号"), example="2026-07"),
        _STOCK_UNIT,
        Column("quantity", "账面数量", _figure, required=True, aliases=("数量", "库存", "库存数量", "账面"), example="12"),
        Column("lent", "借出", _figure, aliases=("借出数量",)),
        Column("faulty", "故障", _figure, aliases=("故障数量", "损坏")),
        Column("locked", "封存", _figure, aliases=("封存数量", "锁定")),
        _EXPIRES,
        _COUNTED,
        Column("source", "来源", columns.text(1000), aliases=("数据来源",)),
    )  # fmt: skip

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """Store, item and number."""
        parts = (values.get("store"), values.get("item"), values.get("batch_no"))
        return "|".join(map(str, parts)) if all(parts) else None

    def label_of(self, values: Mapping[str, Any]) -> str:
        """Item, number and store."""
        item = values.get("item")
        return " ".join(str(part) for part in (item.zh if item else "", values.get("batch_no"), values.get("store")) if part)

    def existing(self, keys: Sequence[str]) -> dict[str, SupplyLot]:
        """Lots of these stores, items and numbers."""
        stores = {key.split("|", 1)[0] for key in keys}
        rows = SupplyLot.objects.unscoped("a batch in another area's store must be seen to be refused").select_related("base")
        lots = self.loaded(list(rows.filter(base__name__in=stores).exclude(batch_no="")))
        return {f"{lot.base.name}|{lot.item}|{lot.batch_no}": lot for lot in lots}

    def loaded(self, records: Sequence[SupplyLot]) -> Sequence[SupplyLot]:
        """With what of each is held for incidents."""
        held = queries.held_of([lot.id for lot in records])
        for lot in records:
            lot.held = held.get(lot.id, 0.0)  # type: ignore[attr-defined]  # as lots_in_sight annotates it
        return records

    def lookups(self, rows: Sequence[RowIn]) -> dict[str, SupplyBase]:
        """The stores that the rows name."""
        names = {row.values.get("store") for row in rows}
        bases = SupplyBase.objects.unscoped("another area's store must be seen to be refused").filter(name__in=names - {None})
        return {base.name: base for base in bases.order_by("-id")}

    def home_of(self, values: Mapping[str, Any], lookups: Any) -> tuple[str | None, list[Fault]]:
        """The store's own place."""
        named = values.get("store")
        base = lookups.get(named)
        if named and base is None:
            return None, [Fault("store", "store-unknown", {"value": named[:60]})]
        return (base.org_path, []) if base else (None, [])

    def faults_between(self, record: SupplyLot | None, values: Mapping[str, Any], lookups: Any) -> list[Fault]:
        """The unit is the item's, the parts are no more than the whole, and what is promised stays."""
        item = values.get("item")
        faults = self.unit_faults(values, item, rules.UNIT_OF[item] if item else "")
        code, params = _unsound(record, values)
        return [*faults, Fault("quantity", code, params)] if code else faults

    def stays_because(self, record: SupplyLot, values: Mapping[str, Any]) -> str:
        """More is promised to incidents than there was before the import."""
        return _unsound(record, values)[0]

    def apply(self, record: SupplyLot, values: Mapping[str, Any], source: Source, text: str, lookups: Any) -> None:
        """The row's own source, or the file; a new batch lies in its store."""
        if "store" in values:
            record.base = lookups[values["store"]]
        super().apply(record, {"source": text, **values}, source, text, lookups)

    def begin(self, source: Source) -> SupplyLot:
        """Entered now."""
        return SupplyLot(id=new_id(), recorded_at=source.at)

    def cell_of(self, record: SupplyLot, field: str) -> Any:
        """The store by its name, with the item's unit."""
        if field == "store":
            return record.base.name
        return rules.UNIT_OF[rules.SupplyItem(record.item)] if field == "unit" else self.current(record, field)


def _unsound(record: SupplyLot | None, values: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Why a batch cannot be so (a code and its facts), or an empty code; what the row leaves out is as it stands."""
    parts: dict[str, Any] = {name: getattr(record, name) if record else 0.0 for name in ("quantity", "lent", "faulty", "locked")}
    parts |= {name: values[name] for name in parts if values.get(name) is not None}
    try:
        rules.ensure_lot_sound(rules.Stock(**parts, held=getattr(record, "held", 0.0)))
    except MusterError as refusal:
        return refusal.code, refusal.params
    return "", {}


class ExpertRegister(TableRegister[Expert]):
    """Experts. One is known by name and organisation; whether somebody can come is told, not imported."""

    name = "experts"
    title = "专家"
    permission = "team.edit"
    fixed = frozenset({"name", "organisation"})
    personal = frozenset({"phone"})
    model = Expert
    columns = (
        Column("name", "姓名", columns.text(100), required=True, aliases=("专家", "专家姓名", "名称"), example="陈某"),
        Column("organisation", "单位", columns.text(200), required=True, aliases=("工作单位", "所在单位"), note="与姓名一起认人", example="某化工设计院"),
        Column("disciplines", "专业", columns.terms(rules.Discipline), terms=rules.Discipline, required=True, aliases=("专业类别", "专业领域"),
               note="多个用顿号分开", words=tuple(d.zh for d in rules.Discipline), example="危险化学品、油气管道"),
        Column("speciality", "专长", columns.text(1000), aliases=("擅长", "研究方向"), example="液氨、制冷剂泄漏"),
        Column("phone", "电话", columns.phone, aliases=("手机", "联系电话", "手机号"), note="查看时留痕"),
        Column("note", "备注", columns.text(1000)),
    )  # fmt: skip

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """Name and organisation."""
        name, organisation = values.get("name"), values.get("organisation")
        return f"{name}|{organisation}" if name and organisation else None

    def existing(self, keys: Sequence[str]) -> dict[str, Expert]:
        """Experts of these names and organisations."""
        names = {key.split("|", 1)[0] for key in keys}
        rows = Expert.objects.unscoped("an expert of another area must be seen to be refused").filter(name__in=names)
        return {f"{one.name}|{one.organisation}": one for one in rows.order_by("-recorded_at")}

    def home_of(self, values: Mapping[str, Any], lookups: Any) -> tuple[str | None, list[Fault]]:
        """The importer's own organisation."""
        return None, []

    def begin(self, source: Source) -> Expert:
        """Entered now; nobody has asked yet whether they can come."""
        return Expert(id=new_id(), recorded_at=source.at)


class EssentialRegister(_Counted[TeamEssential]):
    """What teams carry for 72 hours: a row for each team and essential."""

    name = "essentials"
    title = "自我保障"
    permission = "readiness.declare"
    fixed = frozenset({"team", "kind", "unit"})
    follows = ("counted_at", "counted_by")
    model = TeamEssential
    columns = (
        Column("team", "队伍", columns.text(120), required=True, aliases=("队伍名称", "救援队伍", "名称"),
               note="须与“救援队伍”中的名称一致", example="阳新县危化救援队"),
        Column("kind", "保障项目", columns.term(rules.EssentialKind), terms=rules.EssentialKind, required=True, aliases=("项目", "保障物资", "种类"),
               words=tuple(k.zh for k in rules.EssentialKind), example="饮水"),
        _STOCK_UNIT,
        Column("stock", "现有量", _figure, aliases=("数量", "携行量", "库存"), note="没有清点过的请留空，不要写 0", example="600"),
        Column("hourly_use", "每小时用量", _figure, aliases=("小时用量", "用量"), note="本队满员时的用量；留空按人数估算"),
        Column("is_needed", "是否需要", columns.yes_no, aliases=("需要",), note="本队不需要的填“否”", words=("是", "否"), example="是"),
        _EXPIRES,
        _COUNTED,
    )  # fmt: skip

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """Team and essential."""
        return f"{values['team']}|{values['kind']}" if values.get("team") and values.get("kind") else None

    def label_of(self, values: Mapping[str, Any]) -> str:
        """Team and essential."""
        kind = values.get("kind")
        return " ".join(str(part) for part in (values.get("team"), kind.zh if kind else "") if part)

    def existing(self, keys: Sequence[str]) -> dict[str, TeamEssential]:
        """What these teams counted already."""
        names = {key.rpartition("|")[0] for key in keys}
        rows = TeamEssential.objects.unscoped("a team of another area must be seen to be refused").select_related("team")
        return {f"{line.team.name}|{line.kind}": line for line in rows.filter(team__name__in=names)}

    def lookups(self, rows: Sequence[RowIn]) -> dict[str, list[Team]]:
        """The teams that the rows name."""
        names = {row.values.get("team") for row in rows} - {None}
        found: dict[str, list[Team]] = {}
        for team in Team.objects.unscoped("another area's team must be seen to be refused").filter(name__in=names):
            found.setdefault(team.name, []).append(team)
        return found

    def home_of(self, values: Mapping[str, Any], lookups: Any) -> tuple[str | None, list[Fault]]:
        """The team itself."""
        named = values.get("team")
        if not named:
            return None, []
        teams = lookups.get(named, [])
        if len(teams) != 1:
            return None, [Fault("team", "team-ambiguous" if teams else "team-unknown", {"value": named[:60]})]
        return teams[0].org_path, []

    def faults_between(self, record: TeamEssential | None, values: Mapping[str, Any], lookups: Any) -> list[Fault]:
        """The unit is the essential's."""
        kind = values.get("kind")
        return self.unit_faults(values, kind, rules.ESSENTIAL_UNIT[kind] if kind else "")

    def apply(self, record: TeamEssential, values: Mapping[str, Any], source: Source, text: str, lookups: Any) -> None:
        """The count is the importer's, with the file."""
        if "team" in values:
            record.team = lookups[values["team"]][0]
        super().apply(record, {"counted_by": f"{source.by}（{text}）", **values}, source, text, lookups)

    def cell_of(self, record: TeamEssential, field: str) -> Any:
        """The team by its name, with the essential's unit; of what nobody counted only these."""
        if field == "team":
            return record.team.name
        if field == "unit":
            return rules.ESSENTIAL_UNIT[rules.EssentialKind(record.kind)]
        return None if record.counted_at is None and field == "is_needed" else self.current(record, field)


LOT_REGISTER: Final = LotRegister()
EXPERT_REGISTER: Final = ExpertRegister()
ESSENTIAL_REGISTER: Final = EssentialRegister()
