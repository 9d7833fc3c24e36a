"""Enterprises, hazards and targets from Excel."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from muster.apps.org import queries as org_queries
from muster.apps.risks import rules
from muster.apps.risks.actions.records import contact, rank_of, set_enterprise_ranks
from muster.apps.risks.models import (
    Enterprise,
    EnterpriseContact,
    HazardPrincipal,
    HazardSubstance,
    MajorHazardInstallation,
    ProtectionTarget,
)
from muster.kit.actors import Actor
from muster.kit.imports.records import RecordRegister
from muster.kit.imports.registers import RowIn
from muster.kit.register.models import RegisterRecord
from muster.kit.tabular import columns
from muster.kit.tabular.columns import CellFault, Column, Fault
from muster.kit.terms import plain

__all__ = ["ENTERPRISES", "HAZARDS", "REGISTERS", "TARGETS", "EnterpriseRegister", "HazardRegister", "TargetRegister"]

R = TypeVar("R", bound=RegisterRecord)
_LON = Column("lon", "经度", columns.decimal(-(10**8), 10**9), aliases=("X", "东坐标"), example="114.98")
_LAT = Column("lat", "纬度", columns.decimal(-(10**8), 10**9), aliases=("Y", "北坐标"), example="30.10")
_DIVISION = Column(
    "division", "行政区划", columns.text(40), required=True, aliases=("区划", "所在县", "县市区", "区划代码"),
    note="县级名称或 6 位代码", example="阳新县",
)  # fmt: skip


class _InDivision(RecordRegister[R], Generic[R]):
    """Entries whose home is the division that their row names; to move one is no import."""

    fixed = frozenset({"division"})

    def lookups(self, rows: Sequence[RowIn]) -> Any:
        return org_queries.homes_of(str(row.values["division"]) for row in rows if row.values.get("division"))

    def home_of(self, values: Mapping[str, Any], lookups: Any) -> tuple[str | None, list[Fault]]:
        named = values.get("division")
        if not named:
            return None, []
        home = lookups.get(named)
        return (home.path, []) if home else (None, [Fault("division", "division-unknown", {"value": str(named)})])

    def current(self, record: R, field: str) -> Any:
        return record.division_code if field == "division" else self.held(record, field)

    def held(self, record: R, field: str) -> Any:
        return getattr(record, field)

    def assign(self, record: R, field: str, value: Any) -> None:
        if field != "division":
            self.put(record, field, value)

    def put(self, record: R, field: str, value: Any) -> None:
        setattr(record, field, "" if value is None and _is_text(record, field) else value)

    def insert(self, actor: Actor, records: Sequence[R], homes: Sequence[str], lookups: Any) -> None:
        codes = {home.path: home.code for home in (lookups or {}).values()}
        for record, home in zip(records, homes, strict=True):
            record.org_path = f"{home}.x{record.id.hex[-12:]}"
            record.division_code = codes.get(home, "")
        super().insert(actor, records, homes, lookups)


def _is_text(record: RegisterRecord, field: str) -> bool:
    return not record._meta.get_field(field).null


_CONTACT_COLUMNS: Final = {
    "principal_name": (rules.ContactRole.PRINCIPAL, "name"),
    "principal_phone": (rules.ContactRole.PRINCIPAL, "phone"),
    "safety_name": (rules.ContactRole.SAFETY_MANAGER, "name"),
    "safety_phone": (rules.ContactRole.SAFETY_MANAGER, "phone"),
    "duty_phone": (rules.ContactRole.DUTY_ROOM, "phone"),
}

_CONTACT_FIELDS: Final = ("name", "phone", "phone_digits", "phone_local")


def _uscc(cell: str) -> str:
    code = plain(cell).upper()
    if not rules.is_uscc(code):
        raise CellFault("uscc-wrong", value=cell[:40])
    return code


class EnterpriseRegister(_InDivision[Enterprise]):
    """Enterprises. One is known by its 统一社会信用代码 and site."""

    name = "enterprises"
    title = "企业"
    permission = "risk.edit"
    model = Enterprise
    personal = frozenset({"principal_phone", "safety_phone"})
    columns = (
        Column("uscc", "统一社会信用代码", _uscc, required=True, aliases=("信用代码", "社会信用代码", "企业代码"), example="91350100M000100Y43"),
        Column("site_id", "厂区编号", columns.text(40), aliases=("厂区", "站点编号"), note="同一企业多个厂区时填写，默认 1", example="1"),
        Column("name", "企业名称", columns.text(120), required=True, aliases=("名称", "单位名称", "企业"), example="阳新某某化工有限公司"),
        Column("industry", "行业类别", columns.term(rules.Industry), terms=rules.Industry, required=True, aliases=("行业", "行业领域"),
               words=tuple(i.zh for i in rules.Industry), example="危险化学品生产"),
        _DIVISION,
        Column("address", "地址", columns.text(200), aliases=("详细地址", "生产地址", "注册地址")),
        Column("products", "主要产品", columns.text(400), aliases=("产品", "主要产品和原料")),
        Column("scale", "企业规模", columns.term(rules.EnterpriseScale), terms=rules.EnterpriseScale, aliases=("规模",),
               words=tuple(s.zh for s in rules.EnterpriseScale)),
        Column("is_above_scale", "规模以上", columns.yes_no, aliases=("是否规上", "规上企业"), words=("是", "否")),
        Column("employees", "从业人数", columns.whole(0, 500_000), aliases=("员工人数", "职工人数", "人数"), note="不明请留空"),
        Column("park_name", "所在园区", columns.text(80), aliases=("园区", "化工园区")),
        Column("status", "经营状态", columns.term(rules.EnterpriseStatus), terms=rules.EnterpriseStatus, aliases=("状态",),
               words=tuple(s.zh for s in rules.EnterpriseStatus)),
        Column("principal_name", "主要负责人", columns.text(40), aliases=("负责人", "法定代表人")),
        Column("principal_phone", "主要负责人电话", columns.phone, aliases=("负责人电话",)),
        Column("safety_name", "安全管理人员", columns.text(40), aliases=("安全负责人", "安全员")),
        Column("safety_phone", "安全管理人员电话", columns.phone, aliases=("安全负责人电话", "安全员电话")),
        Column("duty_phone", "值班电话", columns.phone, aliases=("24小时值班电话", "联系电话", "电话")),
        _LON, _LAT,
    )  # fmt: skip

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """Code and site."""
        return f"{values['uscc']}|{values.get('site_id') or '1'}" if values.get("uscc") else None

    def existing(self, keys: Sequence[str]) -> dict[str, Enterprise]:
        """Sites of these codes."""
        codes = {key.partition("|")[0] for key in keys}
        rows = Enterprise.objects.unscoped("a code in another area must be seen to be refused").filter(uscc__in=codes)
        return {f"{e.uscc}|{e.site_id}": e for e in self.loaded(list(rows))}

    def loaded(self, records: Sequence[Enterprise]) -> Sequence[Enterprise]:
        """With the first contact of each role."""
        contacts: dict[UUID, dict[str, EnterpriseContact]] = {}
        every = EnterpriseContact.objects.unscoped("of the enterprises just read")
        for one in every.filter(enterprise_id__in=[e.id for e in records]).order_by("-id"):
            contacts.setdefault(one.enterprise_id, {})[one.role] = one
        for enterprise in records:
            enterprise.contact_of = contacts.get(enterprise.id, {})  # type: ignore[attr-defined]  # carried along for `held`
        return records

    def held(self, record: Enterprise, field: str) -> Any:
        """Contacts are columns in the file and rows in the register."""
        if field in _CONTACT_COLUMNS:
            role, part = _CONTACT_COLUMNS[field]
            one = getattr(record, "contact_of", {}).get(role.value)
            return getattr(one, part) if one else ""
        return getattr(record, field)

    def put(self, record: Enterprise, field: str, value: Any) -> None:
        """Contacts are written after the record."""
        if field == "site_id":
            value = value or "1"
        if field not in _CONTACT_COLUMNS:
            super().put(record, field, value)

    def write_children(self, written: Sequence[tuple[Enterprise, Mapping[str, Any]]]) -> None:
        """Contacts by role: a name or number that the row gives replaces the one that was there."""
        every = EnterpriseContact.objects.unscoped("of the enterprises just written")
        rows = every.filter(enterprise_id__in=[e.id for e, _ in written]).order_by("-id")
        held = {(c.enterprise_id, c.role): c for c in rows}
        new: list[EnterpriseContact] = []
        changed: list[EnterpriseContact] = []
        for enterprise, values in written:
            said: dict[rules.ContactRole, dict[str, str]] = {}
            for field, (role, part) in _CONTACT_COLUMNS.items():
                if values.get(field) is not None:
                    said.setdefault(role, {})[part] = values[field]
            for role, parts in said.items():
                old = held.get((enterprise.id, role.value))
                fresh = contact(enterprise, role, parts.get("name", old.name if old else ""), parts.get("phone", old.phone if old else ""))
                if old is None:
                    if fresh.name or fresh.phone:
                        new.append(fresh)
                else:
                    for name in _CONTACT_FIELDS:
                        setattr(old, name, getattr(fresh, name))
                    changed.append(old)
        every.bulk_create(new)
        for one in changed:
            one.save(update_fields=_CONTACT_FIELDS)


def _substances(cell: str) -> list[tuple[str, str]]:
    """``液氨 45；甲醇 300`` as pairs of name and tonnes ("" unknown)."""
    found = []
    for part in re.split(r"[;；、\n]+", plain(cell)):
        match = re.fullmatch(r"\s*(.+?)(?:[\s=:：]+([\d.]+)\s*(?:t|吨)?)?\s*", part)
        if not part.strip():
            continue
        try:
            if not match or len(match[1]) > 80 or (match[2] and Decimal(match[2]) < 0):
                raise CellFault("substances-unreadable", value=cell[:60])
        except InvalidOperation as error:
            raise CellFault("substances-unreadable", value=cell[:60]) from error
        found.append((match[1], match[2] or ""))
    return found


_PERSON_COLUMNS: Final = {
    "principal_name": (rules.PrincipalRole.PRINCIPAL, "name"),
    "principal_phone": (rules.PrincipalRole.PRINCIPAL, "phone"),
    "technical_name": (rules.PrincipalRole.TECHNICAL, "name"),
    "technical_phone": (rules.PrincipalRole.TECHNICAL, "phone"),
    "operation_name": (rules.PrincipalRole.OPERATION, "name"),
    "operation_phone": (rules.PrincipalRole.OPERATION, "phone"),
}


class HazardRegister(RecordRegister[MajorHazardInstallation]):
    """Major hazards. One is known by its enterprise and code."""

    name = "hazards"
    title = "重大危险源"
    permission = "risk.edit"
    fixed = frozenset({"uscc", "site_id", "code"})
    model = MajorHazardInstallation
    personal = frozenset({"principal_phone", "technical_phone", "operation_phone"})
    columns = (
        Column("uscc", "企业统一社会信用代码", _uscc, required=True, aliases=("统一社会信用代码", "信用代码"), example="91350100M000100Y43"),
        Column("site_id", "厂区编号", columns.text(40), aliases=("厂区",), note="默认 1"),
        Column("code", "危险源编号", columns.text(60), required=True, aliases=("编号", "重大危险源编号"), example="A-01"),
        Column("name", "危险源名称", columns.text(120), required=True, aliases=("名称", "重大危险源名称", "单元名称"), example="液氨罐区"),
        Column("unit", "单元类型", columns.term(rules.HazardUnit), terms=rules.HazardUnit, aliases=("类型",), words=tuple(u.zh for u in rules.HazardUnit)),
        Column("level", "等级", columns.term(rules.HazardLevel), terms=rules.HazardLevel, required=True, aliases=("危险源等级", "级别"),
               words=tuple(x.zh for x in rules.HazardLevel), example="三级"),
        Column("r_value", "R值", columns.decimal(0, 10**8), aliases=("R",), note="填了 R 值就会核对等级", example="24.5"),
        Column("substances", "物质与最大量", _substances, aliases=("主要物质", "危险物质", "物质"), note="写成“液氨 45；甲醇 300”（吨，设计最大量）",
               example="液氨 45；甲醇 300"),
        Column("filing_no", "备案编号", columns.text(80), aliases=("备案号",)),
        Column("assessed_on", "评估日期", columns.iso_date, aliases=("安全评估日期",), example="2024-05-06"),
        Column("status", "状态", columns.term(rules.HazardStatus), terms=rules.HazardStatus, words=tuple(s.zh for s in rules.HazardStatus)),
        Column("principal_name", "主要负责人", columns.text(40)),
        Column("principal_phone", "主要负责人电话", columns.phone),
        Column("technical_name", "技术负责人", columns.text(40)),
        Column("technical_phone", "技术负责人电话", columns.phone),
        Column("operation_name", "操作负责人", columns.text(40)),
        Column("operation_phone", "操作负责人电话", columns.phone),
        _LON, _LAT,
    )  # fmt: skip

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """Enterprise, site and code."""
        if not values.get("uscc") or not values.get("code"):
            return None
        return f"{values['uscc']}|{values.get('site_id') or '1'}|{values['code']}"

    def lookups(self, rows: Sequence[RowIn]) -> Any:
        """The enterprises that the rows name."""
        codes = {row.values["uscc"] for row in rows if row.values.get("uscc")}
        found = Enterprise.objects.unscoped("a code in another area must be seen to be refused").filter(uscc__in=codes)
        return {(e.uscc, e.site_id): e for e in found}

    def existing(self, keys: Sequence[str]) -> dict[str, MajorHazardInstallation]:
        """Hazards of these enterprises and codes, with what hangs on them."""
        codes = {key.split("|", 1)[0] for key in keys}
        rows = MajorHazardInstallation.objects.unscoped("as the enterprises").filter(enterprise__uscc__in=codes)
        found = self.loaded(list(rows.select_related("enterprise")))
        return {f"{h.enterprise.uscc}|{h.enterprise.site_id}|{h.code}": h for h in found}

    def loaded(self, records: Sequence[MajorHazardInstallation]) -> Sequence[MajorHazardInstallation]:
        """With persons and substances."""
        ids = [h.id for h in records]
        people = HazardPrincipal.objects.unscoped("of the hazards just read").filter(hazard_id__in=ids)
        amounts = HazardSubstance.objects.unscoped("of the hazards just read").filter(hazard_id__in=ids).order_by("id")
        persons: dict[UUID, dict[str, HazardPrincipal]] = {}
        for p in people:
            persons.setdefault(p.hazard_id, {})[p.role] = p
        held: dict[UUID, list[tuple[str, str]]] = {}
        for s in amounts:
            held.setdefault(s.hazard_id, []).append((s.name, _tonnes(s.quantity_t)))
        for hazard in records:
            hazard.person_of = persons.get(hazard.id, {})  # type: ignore[attr-defined]  # carried along for `current`
            hazard.amounts = held.get(hazard.id, [])  # type: ignore[attr-defined]  # as above
        return records

    def cell_of(self, record: MajorHazardInstallation, field: str) -> Any:
        """Substances as they are written in the table."""
        if field == "substances":
            return "；".join(f"{name} {tonnes}".strip() for name, tonnes in getattr(record, "amounts", []))
        return self.current(record, field)

    def home_of(self, values: Mapping[str, Any], lookups: Any) -> tuple[str | None, list[Fault]]:
        """The enterprise's path."""
        if not values.get("uscc"):
            return None, []
        enterprise = lookups.get((values["uscc"], values.get("site_id") or "1"))
        if enterprise is None:
            return None, [Fault("uscc", "enterprise-unknown", {"value": values["uscc"]})]
        return enterprise.org_path, []

    def faults_between(self, record: MajorHazardInstallation | None, values: Mapping[str, Any], lookups: Any) -> list[Fault]:
        """R and level must agree (GB 18218)."""
        r, level = values.get("r_value"), values.get("level")
        if r is not None and level is not None and rules.level_of(r) is not level:
            return [Fault("level", "hazard-level-mismatch", {"r": str(r), "right": rules.level_of(r).zh, "given": level.zh})]
        return []

    def current(self, record: MajorHazardInstallation, field: str) -> Any:
        """Persons and substances are columns in the file and rows in the register."""
        if field in ("uscc", "site_id"):
            return getattr(record.enterprise, field)
        if field == "substances":
            return getattr(record, "amounts", [])
        if field in _PERSON_COLUMNS:
            role, part = _PERSON_COLUMNS[field]
            one = getattr(record, "person_of", {}).get(role.value)
            return getattr(one, part) if one else ""
        return getattr(record, field)

    def differences(self, record: MajorHazardInstallation, values: Mapping[str, Any]) -> dict[str, list[Any]]:
        """Amounts are compared as numbers."""
        if values.get("substances") is not None:
            values = {**values, "substances": [(n, _tonnes(Decimal(t)) if t else "") for n, t in values["substances"]]}
        return super().differences(record, values)

    def assign(self, record: MajorHazardInstallation, field: str, value: Any) -> None:
        """What hangs on the hazard is written after it."""
        if field in ("uscc", "site_id", *_PERSON_COLUMNS):
            return
        if field == "substances":
            record.substance_names = "、".join(n for n, _ in value or [])
        else:
            setattr(record, field, "" if value is None and _is_text(record, field) else value)

    def prepare(self, record: MajorHazardInstallation, values: Mapping[str, Any], lookups: Any) -> None:
        """The rank follows from the level."""
        record.rank = rank_of(record.level)
        if values.get("uscc"):
            record.enterprise = lookups[values["uscc"], values.get("site_id") or "1"]

    def insert(self, actor: Actor, records: Sequence[MajorHazardInstallation], homes: Sequence[str], lookups: Any) -> None:
        """A hazard belongs to its enterprise and stands there unless the row says where."""
        for record in records:
            record.org_path = record.enterprise.org_path
            record.division_code = record.enterprise.division_code
            if record.position is None and record.enterprise.position:
                record.position, record.position_mark = record.enterprise.position, "assumed"
                record.position_source = "取企业位置"
        super().insert(actor, records, homes, lookups)

    def write_children(self, written: Sequence[tuple[MajorHazardInstallation, Mapping[str, Any]]]) -> None:
        """Substances are replaced, persons set by role; then enterprises get the rank of their worst hazard."""
        persons = HazardPrincipal.objects.unscoped("of the hazards just written")
        amounts = HazardSubstance.objects.unscoped("of the hazards just written")
        held = {(p.hazard_id, p.role): p for p in persons.filter(hazard_id__in=[h.id for h, _ in written])}
        amounts.filter(hazard_id__in=[h.id for h, v in written if v.get("substances") is not None]).delete()
        amounts.bulk_create(
            [
                HazardSubstance(hazard=h, org_path=h.org_path, name=n, quantity_t=Decimal(t) if t else None)
                for h, values in written
                for n, t in values.get("substances") or []
            ]
        )
        new: list[HazardPrincipal] = []
        changed: list[HazardPrincipal] = []
        for hazard, values in written:
            for role in rules.PrincipalRole:
                said = {part: values[f] for f, (r, part) in _PERSON_COLUMNS.items() if r is role and values.get(f) is not None}
                if not said:
                    continue
                one = held.get((hazard.id, role.value))
                (changed if one else new).append(one or HazardPrincipal(hazard=hazard, org_path=hazard.org_path, role=role))
                for part, value in said.items():
                    setattr((changed if one else new)[-1], part, value)
        persons.bulk_create(new)
        for one in changed:
            one.save(update_fields=["name", "phone"])
        set_enterprise_ranks([h.enterprise_id for h, _ in written])

    def remove(self, actor: Actor, records: Sequence[MajorHazardInstallation]) -> None:
        """The enterprise's rank falls with its worst hazard."""
        enterprises = [h.enterprise_id for h in records]
        super().remove(actor, records)
        set_enterprise_ranks(enterprises)

    def revive(self, name: str, value: Any) -> Any:
        """Decimals and days come back from text."""
        if name == "substances":
            return [(n, t) for n, t in value or []]
        if name == "r_value":
            return Decimal(value) if value not in (None, "None") else None
        if name == "assessed_on":
            return date.fromisoformat(value) if value else None
        return super().revive(name, value)


def _tonnes(quantity: Decimal | None) -> str:
    return "" if quantity is None else format(quantity.normalize(), "f")


def _hours(cell: str) -> list[int | None]:
    parts = [part.strip() for part in re.split(r"[,，;；]", plain(cell))]
    if len(parts) != 24 or not all(p in ("?", "？", "") or (p.isdigit() and len(p) <= 7) for p in parts):
        raise CellFault("hours-wanted")
    return [int(p) if p.isdigit() else None for p in parts]


class TargetRegister(_InDivision[ProtectionTarget]):
    """Protection targets, known by their code."""

    name = "targets"
    title = "防护目标"
    permission = "risk.edit"
    model = ProtectionTarget
    personal = frozenset({"phone"})
    columns = (
        Column("code", "编号", columns.text(60), required=True, aliases=("目标编号",), example="YX-001"),
        Column("name", "名称", columns.text(120), required=True, aliases=("目标名称", "单位名称"), example="阳新县第一小学"),
        Column("kind", "类别", columns.term(rules.TargetKind), terms=rules.TargetKind, required=True, aliases=("类型", "目标类别"),
               words=tuple(k.zh for k in rules.TargetKind), example="学校"),
        _DIVISION,
        Column("address", "地址", columns.text(200), aliases=("详细地址",)),
        Column("people", "最多人数", columns.whole(0, 1_000_000), aliases=("人数", "常住人数", "容纳人数"), note="不明请留空，不要写 0"),
        Column("people_by_hour", "分时人数", _hours, note="0 到 23 时共 24 个数，用逗号分开；不明的写 ?"),
        Column("contact_name", "联系人", columns.text(40), aliases=("负责人",)),
        Column("phone", "联系电话", columns.phone, aliases=("电话",)),
        _LON, _LAT,
    )  # fmt: skip

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """Its code."""
        return values.get("code") or None

    def existing(self, keys: Sequence[str]) -> dict[str, ProtectionTarget]:
        """Targets of these codes."""
        rows = ProtectionTarget.objects.unscoped("a code in another area must be seen to be refused")
        return {t.code: t for t in rows.filter(code__in=keys)}

    def cell_of(self, record: ProtectionTarget, field: str) -> Any:
        """Hours as they are written in the table."""
        if field == "people_by_hour":
            return ",".join("?" if n is None else str(n) for n in record.people_by_hour or [])
        return self.current(record, field)

    def prepare(self, record: ProtectionTarget, values: Mapping[str, Any], lookups: Any) -> None:
        """The sensitivity follows from the kind."""
        record.sensitivity = rules.sensitivity_of(rules.TargetKind(record.kind))


ENTERPRISES: Final = EnterpriseRegister()
HAZARDS: Final = HazardRegister()
TARGETS: Final = TargetRegister()
REGISTERS: Final = (ENTERPRISES, HAZARDS, TARGETS)
