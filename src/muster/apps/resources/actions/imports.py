"""Teams from Excel."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from muster.apps.geo.rules.divisions import code_of
from muster.apps.org import actions as org_actions
from muster.apps.org import queries as org_queries
from muster.apps.org.rules import OrgKind
from muster.apps.resources import rules
from muster.apps.resources.actions.teams import derive
from muster.apps.resources.models import Team
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.imports.records import RecordRegister
from muster.kit.imports.registers import RowIn
from muster.kit.tabular import columns
from muster.kit.tabular.columns import Column, Fault

__all__ = ["TEAM_REGISTER", "TeamRegister"]

class TeamRegister(RecordRegister[Team]):
    """Teams from Excel. A team is known by its name within its division."""

    name = "teams"
    title = "救援队伍"
    permission = "team.edit"
    fixed = frozenset({"division"})
    model = Team
    columns = (
        Column("name", "队伍名称", columns.text(120), required=True, aliases=("名称", "队伍", "单位名称"), example="阳新县危化救援队"),
        Column("division", "行政区划", columns.text(40), required=True, aliases=("区划", "所在县", "县市区", "区划代码"),
               note="县级名称或 6 位代码", example="阳新县"),
        Column("tier", "队伍层级", columns.term(rules.TeamTier), terms=rules.TeamTier, required=True, aliases=("层级", "级别"),
               words=tuple(t.zh for t in rules.TeamTier), example="专业救援队伍"),
        Column("disciplines", "专业", columns.terms(rules.Discipline), terms=rules.Discipline, required=True, aliases=("专业类别", "救援专业", "类型"),
               note="多个用顿号分开", words=tuple(d.zh for d in rules.Discipline), example="危险化学品、矿山"),
        Column("capabilities", "能力", columns.terms(rules.Capability), terms=rules.Capability, aliases=("救援能力",),
               note="多个用顿号分开", example="堵漏、洗消"),
        Column("host_name", "依托单位", columns.text(120), aliases=("主管单位",)),
        Column("people", "人数", columns.whole(0, 5000), aliases=("队员人数", "总人数"), note="不明请留空", example="34"),
        Column("people_on_duty", "每班人数", columns.whole(0, 5000), aliases=("值班人数",)),
        Column("captain_name", "队长", columns.text(40), aliases=("负责人", "联系人")),
        Column("duty_phone", "值班电话", columns.phone, aliases=("电话", "联系电话"), example="0714-0000000"),
        Column("address", "驻地地址", columns.text(200), aliases=("地址", "驻地")),
        Column("lon", "经度", columns.decimal(-10**8, 10**9), aliases=("X", "东坐标"), example="115.215"),
        Column("lat", "纬度", columns.decimal(-10**8, 10**9), aliases=("Y", "北坐标"), example="29.830"),
        Column("self_support_hours", "自我保障小时", columns.whole(0, 720), aliases=("自我保障",)),
    )  # fmt: skip

    def key_of(self, values: Mapping[str, Any]) -> str | None:
        """Its name and division."""
        return f"{values['name']}|{values['division']}" if values.get("name") and values.get("division") else None

    def lookups(self, rows: Sequence[RowIn]) -> Any:
        """The divisions that the rows name."""
        return org_queries.homes_of(str(row.values["division"]) for row in rows if row.values.get("division"))

    def existing(self, keys: Sequence[str]) -> dict[str, Team]:
        """Teams of these names; the division is compared by its path."""
        names = {key: key.rpartition("|") for key in keys}
        homes = org_queries.homes_of(division for _, _, division in names.values())
        rows = Team.objects.unscoped("a name in another area must be seen to be refused")
        found = {(t.name, t.org_path.rpartition(".")[0]): t for t in rows.filter(name__in={n for n, _, _ in names.values()})}
        return {
            key: found[name, homes[division].path]
            for key, (name, _, division) in names.items()
            if division in homes and (name, homes[division].path) in found
        }

    def home_of(self, values: Mapping[str, Any], lookups: Any) -> tuple[str | None, list[Fault]]:
        """The division's path."""
        named = values.get("division")
        if not named:
            return None, []
        home = lookups.get(named) if lookups else None
        if home is None:
            return None, [Fault("division", "division-unknown", {"value": str(named)})]
        return home.path, []

    def faults_between(self, record: Team | None, values: Mapping[str, Any], lookups: Any) -> list[Fault]:
        """Nobody has more people on duty than people."""
        people, on_duty = values.get("people"), values.get("people_on_duty")
        if people is not None and on_duty is not None and on_duty > people:
            return [Fault("people_on_duty", "team-people-on-duty", {"team": str(values.get("name") or "")})]
        return []

    def cell_of(self, record: Team, field: str) -> Any:
        """The division under which it hangs, by its code."""
        return code_of(record.org_path.rpartition(".")[0]) if field == "division" else self.current(record, field)

    def assign(self, record: Team, field: str, value: Any) -> None:
        """The division is settled by the organisation."""
        if field != "division":
            super().assign(record, field, value)

    def prepare(self, record: Team, values: Mapping[str, Any], lookups: Any) -> None:
        """The number that callers are compared with, and a status for a new team."""
        derive(record)
        record.status_at = record.status_at or record.updated_at

    def insert(self, actor: Actor, records: Sequence[Team], homes: Sequence[str], lookups: Any) -> None:
        """Each new team becomes an organisation of its own first."""
        for record, home in zip(records, homes, strict=True):
            parent = org_queries.organisation_at(home)
            if parent is None:
                raise NotFound()
            organisation = org_actions.add_organisation(
                actor=actor, parent_id=parent.id, name=record.name, kind=OrgKind.TEAM, organisation_id=record.id,
                duty_phone=record.duty_phone,
            )  # fmt: skip
            record.organisation = organisation
            record.org_path = organisation.org_path
            record.division_code = organisation.division_code
        Team.objects.bulk_create(records)

    def remove(self, actor: Actor, records: Sequence[Team]) -> None:
        """A team goes with its organisation."""
        ids = [record.organisation_id for record in records]
        super().remove(actor, records)
        for organisation_id in ids:
            org_actions.remove_organisation(actor=actor, organisation_id=organisation_id)


TEAM_REGISTER: Final = TeamRegister()
