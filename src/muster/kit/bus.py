"""News and background work: an outbox row now, told after commit, handled once.

``publish`` writes the outbox row in the running transaction. The relay (in the worker) numbers what was committed, wakes the
stream process for the browsers and queues one delivery for each subscriber; the inbox makes a repeated delivery harmless.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.manager import JobManager

from muster.kit import events, time
from muster.kit.actors import Actor
from muster.kit.scope import acting_as, current_actor

__all__ = ["LIFELINE", "SLOW", "WORKER_LOCK", "autodiscover", "defer", "job", "jobs", "periodic", "publish", "relay_once", "subscribe", "subscribers",
           "take_up_left"]

F = TypeVar("F", bound=Callable[..., None])
LIFELINE = "lifeline"
"""The queue of orders, call-outs and alarms; its workers never wait behind imports or reports."""
SLOW = "slow"
"""The queue of what may take minutes or an hour (studies, fetching boundaries); nothing that somebody waits for stands behind it."""

subscribers: dict[str, dict[str, Callable[[Any], None]]] = defaultdict(dict)
jobs: dict[str, Callable[..., None]] = {}
_RELAY_LOCK = 0x6D757374
WORKER_LOCK = 0x6D75776B
"""Advisory locks: who numbers the outbox just now; who is the one worker process."""


def publish(fact: Any, *, org_path: str, incident_id: UUID | None = None, permission: str = "incident.view") -> None:
    """Tell a fact after commit.

    ``org_path``, ``incident_id`` and ``permission`` say which browsers may hear it: those whose scope or grants cover it and
    that hold the right.
    """
    from muster.kit.durable.models import OutboxMessage

    actor = current_actor()
    OutboxMessage.objects.create(
        name=events.event_name(type(fact)), payload=events.to_json(fact), org_path=org_path, incident_id=incident_id,
        permission=permission, actor_name=actor.name if actor else "", created_at=time.now())
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify('muster_outbox', '')")


def subscribe(event: type[Any]) -> Callable[[F], F]:
    """Handle an event in the worker: at least once, deduplicated, in a transaction of its own, as the platform."""

    def register(function: F) -> F:
        subscribers[events.event_name(event)][f"{function.__module__}.{function.__name__}"] = function
        return function

    return register


def _run_as_platform(function: Callable[..., None], kwargs: dict[str, Any]) -> None:
    with acting_as(Actor.system("平台")):
        function(**kwargs)


def _release_connection() -> None:
    if not connection.in_atomic_block:
        connection.close()


def job(name: str, *, queue: str = "default", attempts: int = 8) -> Callable[[F], F]:
    """Name a background job (``room.verb_noun``); keyword arguments are JSON values. Runs as the platform, in one transaction."""
    from procrastinate.contrib.django import app

    def register(function: F) -> F:
        jobs[name] = function

        def run(**kwargs: Any) -> None:
            try:
                _run_as_platform(function, kwargs)
            finally:
                _release_connection()

        run.__name__ = function.__name__
        app.task(name=name, queue=queue, retry=RetryStrategy(max_attempts=attempts, exponential_wait=2))(run)
        return function

    return register


def periodic(name: str, *, cron: str, queue: str = "default") -> Callable[[F], F]:
    """Name a job that runs by itself; with six cron fields the sixth counts seconds."""
    from procrastinate.contrib.django import app

    def register(function: F) -> F:
        jobs[name] = function

        def run(timestamp: int) -> None:
            try:
                _run_as_platform(function, {})
            finally:
                _release_connection()

        run.__name__ = function.__name__
        app.periodic(cron=cron)(app.task(name=name, queue=queue, queueing_lock=name, pass_context=False)(run))
        return function

    return register


def defer(name: str, *, _at: datetime | None = None, _queue: str | None = None, _lock: str | None = None, **kwargs: Any) -> int:
    """Queue a job by name in the running transaction; ``_at`` holds it back until then. Returns the job's number.

    Jobs of one ``_lock`` run one after the other, in order; those that wait keep no worker busy.
    Always over Django's connection: in the worker the queue's own pool would queue at once, whatever becomes of the transaction.
    """
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    options: dict[str, Any] = {"allow_unknown": False}
    if _at is not None:
        options["schedule_at"] = _at
    if _queue is not None:
        options["queue"] = _queue
    if _lock is not None:
        options["lock"] = _lock
    plain = {key: str(value) if isinstance(value, UUID) else value for key, value in kwargs.items()}
    deferrer = app.configure_task(name, **options)
    deferrer.job_manager = JobManager(DjangoConnector())
    return int(deferrer.defer(**plain))


def take_up_left() -> int:
    """Queue again what a worker had in hand when it was killed; returns how many jobs.

    Call it before a worker starts and while no other one lives. A job so found may have done its work already: every job bears
    to run twice. Periodic ones are only taken off: their time comes again by itself.
    """
    from procrastinate.contrib.django import app

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'failed' where status = 'doing' and queueing_lock is not null")
        cursor.execute("select id from procrastinate_jobs where status = 'doing' order by id for update")
        left = [row[0] for row in cursor.fetchall()]
        for number in left:
            app.job_manager.retry_job_by_id(number, retry_at=time.now())
    return len(left)


def autodiscover() -> None:
    """Import every room's ``subscribers`` (procrastinate itself imports every room's ``jobs``)."""
    for config in apps.get_app_configs():
        if config.name.startswith("muster.apps.") and find_spec(f"{config.name}.subscribers"):
            import_module(f"{config.name}.subscribers")


def relay_once(limit: int = 200) -> int:
    """Number what was committed since the last call, queue its deliveries and wake the stream; returns how many.

    Numbers are given under one lock, so a reader that saw number n has nothing before n still to come.
    """
    from muster.kit.durable.models import OutboxMessage

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_RELAY_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(
            "with waiting as (select id from durable_outboxmessage where published_no is null order by id limit %s for update),"
            " numbered as (select id, nextval('durable_outbox_no') no from (select id from waiting order by id) w)"
            " update durable_outboxmessage o set published_no = n.no, published_at = %s from numbered n where n.id = o.id"
            " returning o.id", [limit, time.now()])
        ids = [row[0] for row in cursor.fetchall()]
        if not ids:
            return 0
        for message_id, name in OutboxMessage.objects.filter(id__in=ids).order_by("id").values_list("id", "name"):
            for consumer in subscribers.get(name, {}):
                defer("bus.deliver", _queue=LIFELINE, message_id=message_id, consumer=consumer)
        cursor.execute("select pg_notify('muster_published', '')")
        return len(ids)


def deliver(*, message_id: int, consumer: str) -> None:
    """Hand one message to one subscriber, unless the inbox says that it has it already."""
    from muster.kit.durable.models import OutboxMessage

    message = OutboxMessage.objects.get(id=message_id)
    cls = events.event_class(message.name)
    function = subscribers.get(message.name, {}).get(consumer)
    if cls is None or function is None:
        return
    with connection.cursor() as cursor:
        cursor.execute("insert into durable_inboxmessage(consumer, message_id, handled_at) values (%s, %s, %s)"
                       " on conflict do nothing returning 1", [consumer, message_id, time.now()])
        if cursor.fetchone():
            function(events.from_json(cls, message.payload))
