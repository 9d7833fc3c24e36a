"""Background work inside a test: the real relay, the real outbox and job tables, run here instead of in the worker."""

from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from muster.kit import bus, time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as

__all__ = ["run_background"]


def run_background(until: datetime | None = None, rounds: int = 20) -> list[str]:
    """Publish what waits and run every job due by ``until`` (now by default), with their followers; returns the names run."""
    ran: list[str] = []
    for _ in range(rounds):
        bus.relay_once()
        due = _take_due(until or time.now())
        if not due:
            return ran
        for name, args in due:
            with acting_as(Actor.system("平台")):
                bus.jobs[name](**args)
            ran.append(name)
    raise AssertionError(f"jobs keep making jobs: {ran}")


def _take_due(until: datetime) -> list[tuple[str, dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute("select id, task_name, args::text from procrastinate_jobs where status = 'todo'"
                       " and (scheduled_at is null or scheduled_at <= %s) order by id", [until])
        rows = cursor.fetchall()
        if rows:
            cursor.execute("delete from procrastinate_jobs where id = any(%s)", [[row[0] for row in rows]])
    return [(name, orjson.loads(args)) for _, name, args in rows]
