"""The measurements; Django is set up by `__main__` before."""

import argparse
import random
import statistics
import time as clock
from collections.abc import Callable, Iterator
from math import asinh, pi, radians, tan
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

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
WORDS = ("黄石", "化工", "宏达机械", "石化储运", "阳新")
LIMITS = {"list": 300, "search": 300, "bbox": 300, "near": 200, "tile": 300, "count": 500, "around": 300}


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


def tile_of(lon: float, lat: float, z: int) -> str:
    x, y = int((lon + 180) / 360 * 2**z), int((1 - asinh(tan(radians(lat))) / pi) / 2 * 2**z)
    return f"{z}/{x}/{y}.mvt"


def cases(chance: random.Random) -> dict[str, tuple[str, Callable[[], str]]]:
    """What is asked: name → (kind of limit, maker of one address)."""
    seats = [(d.seat.x, d.seat.y) for d in Division.objects.filter(code__startswith="42", level="county", seat__isnull=False) if d.seat]

    def spot() -> tuple[float, float]:
        lon, lat = chance.choice(seats)
        return lon + chance.gauss(0, 0.05), lat + chance.gauss(0, 0.05)

    def box(size: float) -> str:
        lon, lat = spot()
        return f"west={lon - size}&south={lat - size}&east={lon + size}&north={lat + size}"

    found: dict[str, tuple[str, Callable[[], str]]] = {
        "enterprises: first page by name": ("list", lambda: "/api/enterprises?limit=50"),
        "enterprises: by danger, one sector": ("list", lambda: "/api/enterprises?limit=50&sort=-rank&is_high_risk=true"),
        "enterprises: of a county": ("list", lambda: f"/api/enterprises?limit=50&division={chance.choice(('420222', '420106', '420582'))}"),
        "enterprises: search, 2-4 words": ("search", lambda: f"/api/enterprises?limit=50&q={chance.choice(WORDS)}"),
        "enterprises: search by code": ("search", lambda: f"/api/enterprises?limit=50&q=91000000DEM{chance.randint(0, 10**5):06d}"),
        "enterprises: search by phone": ("search", lambda: f"/api/enterprises?limit=50&q=100{30_000 + chance.randint(0, 9 * 10**4):08d}"),
        "enterprises: box of 10 km": ("bbox", lambda: f"/api/enterprises/bbox?{box(0.05)}"),
        "enterprises: box of 200 km": ("bbox", lambda: f"/api/enterprises/bbox?{box(1.0)}"),
        "enterprises: nearest 20": ("near", lambda: "/api/enterprises/near?limit=20&lon={}&lat={}".format(*spot())),
        "hazards: nearest 20": ("near", lambda: "/api/hazards/near?limit=20&lon={}&lat={}".format(*spot())),
        "teams: nearest 20": ("near", lambda: "/api/teams/near?limit=20&lon={}&lat={}".format(*spot())),
        "surroundings: 3 km": ("around", lambda: "/api/surroundings?radius_m=3000&lon={}&lat={}".format(*spot())),
        "hazards: first page by danger": ("list", lambda: "/api/hazards?limit=50"),
        "targets: first page by name": ("list", lambda: "/api/targets?limit=50"),
    }
    for z in (6, 8, 9, 10, 11, 12, 14):
        found[f"enterprises: tile z{z}"] = ("tile", lambda z=z: f"/api/tiles/enterprises/{tile_of(*spot(), z)}")
    found["enterprises: tile z10 on Wuhan"] = ("tile", lambda: f"/api/tiles/enterprises/{tile_of(114.3, 30.6, 10)}")
    return found


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
    for name, (kind, address) in cases(random.Random(1)).items():
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
