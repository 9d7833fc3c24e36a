"""``DATABASE_URL=… python -m bench.logistics.recommending``: a recommendation as the desk asks for it, from call to answer.

Through the whole request path (session, rights, scope, teams, engine over HTTP, ranking, record, log, JSON), with 200 and with
1,000 teams that may be called: the first answer of a new process, as the web process starts, then further ones of one process.
The database must hold the demonstration and is not cleaned up: give one of its own.
"""

import argparse
import json
import os
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import time as clock
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from django.test import Client

NEW = 3
"""How many new processes are asked."""
PLACES = ((115.439, 29.855), (114.316, 30.554), (111.29, 30.70), (112.14, 32.04), (109.48, 30.27))


def main() -> int:
    """Measure for each number of teams; 1 when an answer takes over a second."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--teams", type=int, nargs="*", default=[200, 1000])
    words.add_argument("--rounds", type=int, default=20)
    words.add_argument("--first", help="an incident: ask once from this new process, with the cookies on standard input")
    said = words.parse_args()
    if said.first:
        print(_first_of_this_process(said.first, json.load(sys.stdin)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        engine = _engine(Path(folder))
        _as_the_web_process_starts()
        try:
            return max(_measure(count, said.rounds) for count in said.teams)
        finally:
            engine.terminate()
            engine.wait()


def _engine(folder: Path) -> "subprocess.Popen[bytes]":
    from muster.runtime.roads import building
    from muster.runtime.roads.store import Store

    building.ensure(Store(folder))
    port = 8701
    process = subprocess.Popen([sys.executable, "-m", "muster.runtime.roads.engine", str(folder), str(port)], stderr=subprocess.DEVNULL)
    os.environ["MUSTER_ROUTING_URL"] = address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/health", timeout=1).close()
        except OSError:
            clock.sleep(0.05)
        else:
            return process
    raise SystemExit("the engine did not start")


def _fill(count: int) -> int:
    """So many teams that the province may call in all."""
    from bench.registers.measure import SYSTEM
    from muster.apps.geo.models import Division
    from muster.apps.org.queries import organisation_at
    from muster.apps.resources import actions, rules
    from muster.apps.resources.models import EquipmentItem, Team
    from muster.kit import time
    from muster.kit.geometry import Point
    from muster.kit.scope import acting_as

    chance = random.Random(7)
    seats = [d.seat for d in Division.objects.filter(code__startswith="42", level="county", seat__isnull=False) if d.seat]
    kinds = [rules.Discipline.HAZMAT, rules.Discipline.HAZMAT, rules.Discipline.MINE, rules.Discipline.ENGINEERING]
    with acting_as(SYSTEM):
        home = organisation_at("cn.p42")
        assert home is not None, "load the demonstration first"
        have = Team.objects.unscoped("bench").count()
        for n in range(have, count):
            seat, kind = chance.choice(seats), chance.choice(kinds)
            team = actions.add_team(
                actor=SYSTEM, parent_id=home.id, name=f"测速队{n:05d}-{uuid4().hex[:6]}", tier=rules.TeamTier.PROFESSIONAL_TEAM, disciplines=[kind],
                point=Point(seat.x + chance.gauss(0, 0.1), seat.y + chance.gauss(0, 0.1)), capabilities=list(rules.CAPABILITIES_OF[kind]), people=20,
            )  # fmt: skip
            EquipmentItem.objects.bulk_create([
                EquipmentItem(org_path=team.org_path, team=team, kind=kit, name=str(kit), count=4, count_ready=3, state=rules.EquipmentState.READY,
                              source="测速", recorded_at=time.now())
                for kit in list(rules.EquipmentClass)[:5]
            ])  # fmt: skip
            actions.declare_readiness(actor=SYSTEM, team_id=team.id, state=rules.ReadinessState.READY, crew=12, vehicles=3)
        return int(Team.objects.unscoped("bench").count())


def _measure(count: int, rounds: int) -> int:
    from bench.registers.measure import client

    teams = _fill(count)
    desk = client("cn.p42", "duty_officer")
    spent, busy, first = [], [], []
    for n in range(rounds + NEW):
        lon, lat = PLACES[n % len(PLACES)]
        call = {
            "place_text": f"测速 {uuid4().hex[:8]}", "what": "hazmat_leak", "caller_name": "测速", "source": "phone",
            "lon": lon, "lat": lat, "substance": "液氨",
        }  # fmt: skip
        made = _post(desk, "/api/reports", call)
        if n < NEW:
            first.append(_first(desk, made["incident"]["id"]))
            continue
        began, worked = clock.perf_counter(), clock.process_time()
        answer = _post(desk, f"/api/incidents/{made['incident']['id']}/dispatch-recommendations", {})
        spent.append(clock.perf_counter() - began)
        busy.append(clock.process_time() - worked)
    methods = {r["arrival"]["method"] for r in answer["ordered"]}
    print(
        f"{teams:,} teams, load {os.getloadavg()[0]:.1f}: first of a new process {', '.join(f'{one:.2f}' for one in first)} s, "
        f"then p50 {statistics.median(spent):.2f} s, p95 {sorted(spent)[int(0.95 * rounds)]:.2f} s, slowest {max(spent):.2f} s of {rounds}, "
        f"processor {statistics.median(busy):.2f} s without engine and database; "
        f"{len(answer['ordered'])} ranked, {len(answer['excluded'])} left out, by {'、'.join(sorted(methods))}"
    )
    return int(max(*spent, *first) > 1.0)


def _first(desk: "Client", incident: str) -> float:
    """What the first who asks a new process waits for."""
    said = subprocess.run(
        [sys.executable, "-m", "bench.logistics.recommending", "--first", incident],
        input=json.dumps({name: cookie.value for name, cookie in desk.cookies.items()}), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(said.stdout.splitlines()[-1])


def _first_of_this_process(incident: str, cookies: dict[str, str]) -> float:
    from django.test import Client

    _as_the_web_process_starts()
    desk = Client()
    desk.cookies.load(cookies)
    began = clock.perf_counter()
    _post(desk, f"/api/incidents/{incident}/dispatch-recommendations", {})
    return clock.perf_counter() - began


def _as_the_web_process_starts() -> None:
    from muster.server import wsgi

    wsgi.warming.join()  # a platform says that it is ready later than this


def _post(desk: "Client", path: str, body: dict[str, object]) -> dict[str, dict[str, str]]:
    answer = desk.post(path, body, content_type="application/json", headers={"Idempotency-Key": str(uuid4())})
    assert answer.status_code in (200, 201), (path, answer.status_code, answer.content[:500])
    found: dict[str, dict[str, str]] = answer.json()
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.server.settings")
    if "MUSTER_SECRETS_DIR" not in os.environ:  # new processes must be able to read the session of this one
        os.environ["MUSTER_SECRETS_DIR"] = folder = tempfile.mkdtemp()
        (Path(folder) / "secret_key").write_text(secrets.token_urlsafe(48), "utf-8")
    import django
    from django.test.utils import override_settings

    django.setup()
    override_settings(DEMONSTRATION=True).enable()  # the signed-in client of a bench has no second factor
    sys.exit(main())
