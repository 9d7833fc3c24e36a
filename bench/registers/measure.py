"""The measurements; Django is set up by `__main__` before."""

import argparse
import random
import statistics
import time as clock
from collections.abc import Callable, Iterator
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from bench.registers.asked import LIMITS, cases
from muster.apps.geo.models import Division
from muster.apps.org import actions as org
from muster.apps.org.models import Account
from muster.apps.org.queries import organisation_at
from muster.apps.resources.models import Team
from muster.apps.risks import rules
from muster.apps.risks.models import Enterprise, MajorHazardInstallation, ProtectionTarget
from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as
from muster.kit.tabular.writer import write_workbook

SYSTEM = Actor.system("测速")


def client(path: str, role: str) -> Client:
    """A signed-in client of a place."""
    name = f"bench.{role}.{path.replace('.', '_')}"
    account = Account.objects.filter(username=name).first()
    if account is None:
        with acting_as(SYSTEM):
            home = organisation_at(path)
            assert home is not None, f"no organisation at {path}: load the demonstration first"
            person = org.add_person(actor=SYSTEM, org_id=home.id, name="测速", is_demonstration=True)
            account = Account.objects.create_account(name, None, person=person, org_path=path, recorded_at=time.now())
            org.assign_role(actor=SYSTEM, account_id=account.id, role=role)
    signed_in = Client()
    signed_in.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return signed_in


def measured(signed_in: Client, address: Callable[[], str], rounds: int) -> tuple[list[float], int]:
    spent, size = [], 0
    for _ in range(rounds):
        cache.clear()
        path = address()
        start = clock.perf_counter()
        answer = signed_in.get(path)
        spent.append((clock.perf_counter() - start) * 1000)
        assert answer.status_code in (200, 204), (path, answer.status_code, answer.content[:300])
        size = max(size, len(answer.content))
    return spent, size


def table(rounds: int) -> int:
    counts = [m.objects.unscoped("bench").count() for m in (Enterprise, MajorHazardInstallation, ProtectionTarget, Team)]
    print("enterprises {:,} · hazards {:,} · targets {:,} · teams {:,} · {} requests each, tiles without cache".format(*counts, rounds))
    print(f"{'':36} {'province p50':>12} {'p95':>7} {'city p50':>9} {'p95':>7}  {'limit':>5}  {'kB':>6}   [ms]")
    slow = 0
    places = [client("cn.p42", "duty_officer"), client("cn.p42.c4202", "duty_officer")]
    seats = [(d.seat.x, d.seat.y) for d in Division.objects.filter(code__startswith="42", level="county", seat__isnull=False) if d.seat]
    for name, (kind, address) in cases(random.Random(1), seats).items():
        row, most = [], 0
        for place in places:
            measured(place, address, 2)
            spent, size = measured(place, address, rounds)
            row += [statistics.median(spent), sorted(spent)[int(len(spent) * 0.95) - 1]]
            most = max(most, size)
        over = max(row[1], row[3]) > LIMITS[kind]
        slow += over
        print(
            f"{name:36} {row[0]:12.1f} {row[1]:7.1f} {row[2]:9.1f} {row[3]:7.1f}  {LIMITS[kind]:5} {most / 1024:7.1f}{'  SLOW' if over else ''}"
        )
    return slow


def jobs() -> Iterator[str]:
    """Run what waits, as the worker would, one job after the other."""
    import orjson

    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "delete from procrastinate_jobs where id = (select id from procrastinate_jobs where status = 'todo'"
                " and task_name like 'imports.%' order by id limit 1) returning task_name, args::text"
            )
            found = cursor.fetchone()
        if found is None:
            return
        with acting_as(Actor.system("平台")):
            bus.jobs[found[0]](**orjson.loads(found[1]))
        yield found[0]


def excel(rows: int = 5_000) -> None:
    """J12: five thousand enterprises from Excel."""
    import muster.kit.imports.jobs  # noqa: F401  # the worker imports jobs by itself

    def code(n: int) -> str:
        first = f"91000000BNC{n:06d}"
        return first + rules.uscc_check_digit(first)

    regulator = client("cn.p42", "regulator")
    titles = ("统一社会信用代码", "企业名称", "行业类别", "行政区划", "地址", "主要产品", "从业人数",
              "安全管理人员", "安全管理人员电话", "值班电话", "经度", "纬度")  # fmt: skip
    lines = [[code(n), f"（演示）测速企业{n}", "机械制造", "阳新县", "演示路", "轴承", n % 900,
              "演示", f"100 0009 {n:04d}", f"100 0008 {n:04d}", 115.0 + n / 50_000, 29.8] for n in range(rows)]  # fmt: skip
    content = write_workbook(sheet="企业", titles=titles, rows=lines)
    start = clock.perf_counter()
    answer = regulator.post("/api/imports", {"file": SimpleUploadedFile("bench.xlsx", content), "registry": "enterprises"},
                            headers={"Idempotency-Key": uuid4().hex})  # fmt: skip
    batch = answer.json()["id"]
    steps = list(jobs())
    checked = clock.perf_counter() - start
    start = clock.perf_counter()
    regulator.post(f"/api/imports/{batch}/commit", b"{}", content_type="application/json", headers={"Idempotency-Key": uuid4().hex})
    steps += jobs()
    written = clock.perf_counter() - start
    start = clock.perf_counter()
    regulator.post(f"/api/imports/{batch}/roll-back", headers={"Idempotency-Key": uuid4().hex})
    steps += jobs()
    back = clock.perf_counter() - start
    counts = regulator.get(f"/api/imports/{batch}").json()["counts"]
    print(
        f"\nExcel, {rows:,} rows ({len(content) // 1024} kB, {len(steps)} jobs): upload and check {checked:.1f} s (limit 15),"
        f" commit {written:.1f} s (limit 30), taken back {back:.1f} s; {counts}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.registers", description="Lists, searches, boxes, nearest, tiles; Excel")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--import", dest="excel", action="store_true")
    words = parser.parse_args()
    settings.DEMONSTRATION = True
    slow = table(words.rounds)
    if words.excel:
        excel()
    return 1 if slow else 0
