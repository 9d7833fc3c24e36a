"""Registers for the demonstration: made from a seed, marked 演示 throughout, spread by the population of the counties.

Entry number n is the same at every scale and on every machine, so that a larger scale adds to a smaller one and a second
run adds nothing. Rows are copied into the tables; the audit chain gets one entry for the whole instead of one for each.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from muster.apps.geo.models import Division
from muster.apps.org.rules import division_path
from muster.apps.risks import rules
from muster.apps.risks.actions.records import rank_of
from muster.kit import audit, phones, time
from muster.kit.actors import Actor
from muster.kit.errors import NotFound
from muster.kit.provenance import EVERY_FIELD, Mark, ledger_entry

__all__ = ["SCALES", "Scale", "generate"]

Progress = Callable[[str, int, int], None]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scale:
    """How many entries to have."""

    enterprises: int
    targets: int


SCALES: Final = MappingProxyType({"small": Scale(300, 150), "tenth": Scale(11_000, 5_000), "full": Scale(110_000, 50_000)})
"""Two of eleven enterprises have a major hazard: 20,000 of 110,000."""
_WITH_HAZARD: Final = (0, 5)
_BATCH: Final = 5_000
_DATA: Final = Path(__file__).parent.parent / "data" / "generator.toml"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class _County:
    code: str
    name: str
    path: str
    lon: float
    lat: float


class _Ground:
    """The counties, drawn by population."""

    def __init__(self) -> None:
        rows = Division.objects.filter(code__startswith="42", level="county", seat__isnull=False).order_by("code")
        found = [(_County(d.code, d.name, division_path(d.code), d.seat.x, d.seat.y), d.population or 100_000) for d in rows if d.seat]
        if not found:
            raise NotFound("division-unknown", value="42")
        self.counties = [county for county, _ in found]
        self.weights = list(accumulate(population for _, population in found))

    def draw(self, chance: Random) -> _County:
        return chance.choices(self.counties, cum_weights=self.weights)[0]


def generate(
    *, actor: Actor, scale: str = "small", seed: int = 2020, progress: Progress | None = None
) -> dict[str, int]:
    """Fill enterprises, hazards and targets up to a scale (``small``, ``tenth``, ``full``); answers how many were added."""
    wanted, tell = SCALES[scale], progress or (lambda step, done, total: None)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('app.audit_batch', 'on', true)")
        ground, at = _Ground(), time.now()
        made = _Maker(seed, ground, at)
        added: dict[str, int] = {}
        for start in range(0, wanted.enterprises, _BATCH):
            numbers = range(start, min(start + _BATCH, wanted.enterprises))
            for table, rows in made.enterprises(numbers).items():
                added[table] = added.get(table, 0) + _copy(table, rows)
            tell("企业和重大危险源", numbers.stop, wanted.enterprises)
        for start in range(0, wanted.targets, _BATCH):
            numbers = range(start, min(start + _BATCH, wanted.targets))
            added["risks_protectiontarget"] = added.get("risks_protectiontarget", 0) + _copy(
                "risks_protectiontarget", [made.target(n) for n in numbers]
            )
            tell("防护目标", numbers.stop, wanted.targets)
        cursor.execute("select set_config('app.audit_batch', '', true)")
        audit.record(actor, "register.generated", object_type="registers", object_id=scale, seed=seed, added=added)
        for table in added:
            cursor.execute(f"analyze {table}")
    return added


def _copy(table: str, rows: Sequence[Row]) -> int:
    """Copy rows in, leaving out those that are there; answers how many went in."""
    if not rows:
        return 0
    names = ", ".join(f'"{name}"' for name in rows[0])
    with connection.cursor() as cursor:
        cursor.execute(f"create temp table if not exists incoming_{table} (like {table} including defaults) on commit drop")
        cursor.execute(f"truncate incoming_{table}")
        with cursor.copy(f"copy incoming_{table} ({names}) from stdin") as copy:
            for row in rows:
                copy.write_row([_plain(value) for value in row.values()])
        cursor.execute(f"insert into {table} ({names}) select {names} from incoming_{table} on conflict do nothing")
        return int(cursor.rowcount)


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


class _Maker:
    """Makes entry number n, always the same for a seed."""

    def __init__(self, seed: int, ground: _Ground, at: datetime) -> None:
        self.seed, self.ground, self.at = seed, ground, at
        entry = ledger_entry(source="演示数据", by="演示生成器", at=at, mark=Mark.SYNTHETIC)
        self.ledger = {EVERY_FIELD: entry}
        words = _words()
        self.industries = words["industry"]
        self.plain_weights = list(accumulate(i["share"] for i in self.industries))
        self.hazard_weights = list(accumulate(i["hazard_share"] for i in self.industries))
        self.kinds = words["target"]
        self.kind_weights = list(accumulate(k["weight"] for k in self.kinds))

    def chance(self, what: str, n: int) -> Random:
        return Random(f"{self.seed}:{what}:{n}")

    def record(self, chance: Random, county: _County, parent: str = "") -> dict[str, Any]:
        """The columns that every entry has."""
        key = UUID(int=chance.getrandbits(128), version=4)
        spread = 0.018 if chance.random() < 0.55 else 0.07
        lon, lat = county.lon + chance.gauss(0, spread), county.lat + chance.gauss(0, spread * 0.85)
        return {
            "id": key, "org_path": parent or f"{county.path}.x{key.hex[-12:]}", "division_code": county.code,
            "position": f"SRID=4326;POINT({lon:.6f} {lat:.6f})", "position_mark": Mark.SYNTHETIC.value,
            "position_source": "演示数据", "provenance": self.ledger, "version": 1, "is_demonstration": True,
            "recorded_at": self.at, "updated_at": self.at,
        }  # fmt: skip

    def enterprises(self, numbers: Iterable[int]) -> dict[str, list[Row]]:
        """Enterprises with their contacts and hazards, by table."""
        tables: dict[str, list[Row]] = {f"risks_{name}": [] for name in (
            "enterprise", "enterprisecontact", "majorhazardinstallation", "hazardsubstance", "hazardtank", "hazardprincipal")}  # fmt: skip
        for n in numbers:
            for table, row in self._enterprise(n):
                tables[f"risks_{table}"].append(row)
        return tables

    def _enterprise(self, n: int) -> Iterator[tuple[str, Row]]:
        chance = self.chance("enterprise", n)
        county = self.ground.draw(chance)
        dangerous = n % 11 in _WITH_HAZARD
        industry = chance.choices(self.industries, cum_weights=self.hazard_weights if dangerous else self.plain_weights)[0]
        record = self.record(chance, county)
        short = f"{county.name[:2]}{chance.choice(_words()['given'])}{industry['title']}"
        employees = None if chance.random() < 0.08 else min(20_000, int(chance.lognormvariate(3.6, 1.1)) + 3)
        hazard = list(self._hazard(n, chance, county, record, industry)) if dangerous else []
        in_use = [row for table, row in hazard if table == "majorhazardinstallation" and row["status"] == "in_use"]
        rank = max((row["rank"] for row in in_use), default=0)
        park = f"（演示）{county.name[:2]}{chance.choice(_words()['parks'])}" if chance.random() < 0.3 else ""
        yield "enterprise", {
            **record, "name": f"（演示）{short}有限公司", "short_name": short, "uscc": _demonstration_uscc(n), "site_id": "1",
            "address": f"（演示）{county.name}{chance.choice(('东风路', '工业大道', '沿江路', '创业路'))}{chance.randint(1, 399)}号",
            "industry": industry["code"], "products": chance.choice(industry["products"]), "scale": _scale_of(employees),
            "is_above_scale": None if employees is None else employees > 120, "employees": employees, "park_name": park,
            "status": "operating" if chance.random() < 0.95 else "suspended", "hazard_rank": rank,
        }  # fmt: skip
        for role, name, number in (("duty_room", "值班室", 30_000 + n), ("safety_manager", self.person(chance), 500_000 + n)):
            digits = f"100{number:08d}"
            yield "enterprisecontact", {
                "id": UUID(int=chance.getrandbits(128), version=4), "org_path": record["org_path"], "enterprise_id": record["id"],
                "role": role, "name": name, "phone": f"{digits[:3]} {digits[3:7]} {digits[7:]}", "phone_digits": digits,
                "phone_local": phones.local_part(digits),
            }  # fmt: skip
        yield from hazard

    def person(self, chance: Random) -> str:
        return f"{chance.choice(_words()['surnames'])}演示"

    def _hazard(self, n: int, chance: Random, county: _County, owner: Row, industry: Row) -> Iterator[tuple[str, Row]]:
        fitting = [s for s in _words()["substance"] if industry["code"] in s["industries"]] or _words()["substance"][:1]
        chosen = chance.sample(fitting, k=min(len(fitting), 1 if chance.random() < 0.6 else 2))
        amounts = []
        for substance in chosen:
            critical = Decimal(substance["critical"])
            usual = Decimal(str(round(substance["typical"] * chance.lognormvariate(0, 0.7), 1)))
            amounts.append(rules.Quantity(max(usual, critical), critical, Decimal(substance["beta"])))
        alpha = rules.alpha_of(chance.choice((0, 12, 40, 70, 260, 900)))
        found = rules.assess(amounts, alpha=alpha)
        assert found.level is not None
        record = self.record(chance, county, parent=owner["org_path"])
        names = "、".join(s["name"] for s in chosen)
        own = {**record, "position": owner["position"]}
        yield "majorhazardinstallation", {
            **own, "name": f"（演示）{names}罐区", "address": "", "enterprise_id": owner["id"], "code": f"YS-{n:06d}", "unit": "storage",
            "level": found.level.value, "rank": rank_of(found.level), "r_value": found.r.quantize(Decimal("0.001")), "alpha": alpha,
            "filing_no": f"演示-{county.code}-{n:06d}", "assessed_on": f"{chance.randint(2023, 2026)}-0{chance.randint(1, 9)}-15",
            "status": "in_use" if chance.random() < 0.96 else "suspended", "substance_names": names,
        }  # fmt: skip
        part = {"org_path": owner["org_path"], "hazard_id": record["id"]}
        for substance, amount in zip(chosen, amounts, strict=True):
            yield "hazardsubstance", {
                "id": UUID(int=chance.getrandbits(128), version=4), **part, "name": substance["name"], "cas": substance["cas"],
                "quantity_t": amount.quantity, "critical_t": amount.critical, "beta": amount.beta,
            }  # fmt: skip
            for k in range(chance.randint(1, 3)):
                yield "hazardtank", {
                    "id": UUID(int=chance.getrandbits(128), version=4), **part, "name": f"V-{k + 1:02d}{substance['name']}",
                    "kind": substance["kind"], "substance": substance["name"], "volume": float(chance.choice((50, 100, 400, 1000, 2000))),
                    "pressure": None, "temperature": None,
                }  # fmt: skip
        for k, role in enumerate(rules.PrincipalRole):
            digits = f"100{700_000 + 3 * n + k:08d}"
            yield "hazardprincipal", {
                "id": UUID(int=chance.getrandbits(128), version=4), **part, "role": role.value, "name": self.person(chance),
                "phone": f"{digits[:3]} {digits[3:7]} {digits[7:]}",
            }  # fmt: skip

    def target(self, n: int) -> Row:
        """A protection target; a quarter of them nobody has counted."""
        chance = self.chance("target", n)
        county = self.ground.draw(chance)
        kind = chance.choices(self.kinds, cum_weights=self.kind_weights)[0]
        least, most = kind["people"]
        counted = most > 0 and chance.random() < 0.75
        people = int(least * (most / max(least, 1)) ** chance.random()) if counted else None
        hourly = _by_hour(people, kind["night"]) if people is not None and chance.random() < 0.4 else None
        digits = f"100{20_000_000 + n:08d}"
        known = chance.random() < 0.8
        return {
            **self.record(chance, county), "name": f"（演示）{county.name[:2]}{chance.choice(_words()['given'])}{kind['title']}",
            "address": f"（演示）{county.name}", "code": f"YS-{n:06d}", "kind": kind["kind"],
            "sensitivity": rules.sensitivity_of(rules.TargetKind(kind["kind"])).value, "people": people, "people_by_hour": hourly,
            "contact_name": self.person(chance) if known else "", "phone": f"{digits[:3]} {digits[3:7]} {digits[7:]}" if known else "",
        }  # fmt: skip


def _demonstration_uscc(n: int) -> str:
    """A code with a right check sign and a division, 000000, that no real one has."""
    first = f"91000000DEM{n:06d}"
    return first + rules.uscc_check_digit(first)


def _scale_of(employees: int | None) -> str:
    if employees is None:
        return ""
    for least, scale in ((1000, "large"), (300, "medium"), (20, "small")):
        if employees >= least:
            return scale
    return "micro"


def _by_hour(people: int, night: float) -> list[int]:
    """A day of a place, hour by hour: where people live half of them are out from 8 to 18, elsewhere the nights are thin."""
    by_day = 0.55 if night >= 0.9 else 1.0
    return [round(people * (by_day if 8 <= hour < 18 else night)) for hour in range(24)]
