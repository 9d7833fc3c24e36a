"""The worker process: the relay, the lifeline workers and the workers for everything else, with a health address."""

import asyncio
import json
import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NoReturn

import psycopg
from django.core.management.base import BaseCommand
from django.db import connection
from procrastinate.contrib.django import app

from muster.kit import bus

log = logging.getLogger("muster.worker")
WORKERS = {bus.LIFELINE: 4, "default": 3, bus.SLOW: 2}
"""How many jobs of each queue run at once: nobody waits behind another queue."""
RELAY_ROUND_SECONDS = 30.0  # a round takes milliseconds, and one comes every second
TAKE_OVER_SECONDS = 10.0
GRACE_SECONDS = {bus.LIFELINE: 5.0, "default": 5.0, bus.SLOW: 0.3}
"""How long an end waits for the jobs in hand; what is not done by then is taken up by the next worker, as after a kill."""


class Command(BaseCommand):
    """``muster manage work``: runs until SIGTERM."""

    help = __doc__
    requires_system_checks = ()  # they load every page of the API; `migrate` made them at set-up

    def handle(self, *args: Any, **options: Any) -> None:
        """Take up what a killed worker left, then run relay, workers and health."""
        with alone():
            self._work()

    def _work(self) -> NoReturn:
        relay = Relay()
        relay.start()
        port = int(os.environ.get("MUSTER_HEALTH_PORT", "0"))
        if port:
            serve_health(port, relay)
        log.info("relay and workers start")
        asyncio.new_event_loop().run_until_complete(_run_workers(relay))
        logging.shutdown()
        os._exit(0)  # the interpreter's own end would wait for the thread of every job that was cut short


@contextmanager
def alone() -> Iterator[None]:
    """Hold the place of the one worker, and queue again what the one before left in hand when it was killed.

    While another worker lives its jobs are its own: then nothing is taken up. The lock goes with the connection.
    """
    with psycopg.connect(**own_connection(), autocommit=True, application_name="muster-worker-place") as held:
        limit = time.monotonic() + TAKE_OVER_SECONDS
        while not (mine := bool(held.execute("select pg_try_advisory_lock(%s)", [bus.WORKER_LOCK]).fetchone()[0])) and time.monotonic() < limit:  # type: ignore[index]  # a select of one value
            time.sleep(0.2)  # the last statement of the one before may still run
        if mine and (left := bus.take_up_left()):
            log.warning("took up what was left", extra={"facts": {"jobs": left}})
        connection.close()
        yield


def own_connection() -> dict[str, Any]:
    """How this process reaches its database."""
    settings = connection.get_connection_params()
    return {key: settings[key] for key in ("host", "port", "user", "password", "dbname") if settings.get(key)}


async def _run_workers(relay: "Relay") -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(sum(WORKERS.values()) + 2, "job"))  # its own default may have fewer threads than there are jobs
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    relay.on_failure = lambda: loop.call_soon_threadsafe(stop.set)
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as running:
        async with running.open_async():
            workers = {queue: asyncio.create_task(running.run_worker_async(queues=[queue], concurrency=count, name=queue, wait=True,
                                                                           install_signal_handlers=False, listen_notify=True,
                                                                           fetch_job_polling_interval=1.0, delete_jobs="successful"))
                       for queue, count in WORKERS.items()}
            stopping = asyncio.create_task(stop.wait())
            await asyncio.wait([*workers.values(), stopping], return_when=asyncio.FIRST_COMPLETED)
            relay.stop()
            for worker in workers.values():
                worker.cancel()
            await asyncio.gather(*(asyncio.wait([worker], timeout=GRACE_SECONDS[queue]) for queue, worker in workers.items()))


class Relay(threading.Thread):
    """Publishes outbox rows as they are committed; woken by NOTIFY, and every second in case one was missed."""

    def __init__(self) -> None:
        super().__init__(name="relay", daemon=True)
        self.stopped = threading.Event()
        self.on_failure: Any = lambda: None
        self.turned = time.monotonic()

    @property
    def state(self) -> str:
        """``ok``, or what keeps news from being published."""
        if not self.is_alive():
            return "relay stopped"
        return "relay stuck" if time.monotonic() - self.turned > RELAY_ROUND_SECONDS else "ok"

    def stop(self) -> None:
        """End after the running batch."""
        self.stopped.set()

    def run(self) -> None:
        """Listen and publish; a lost database ends the process, which the supervisor starts again."""
        try:
            with psycopg.connect(**own_connection(), autocommit=True, application_name="muster-relay") as listening:
                listening.execute("listen muster_outbox")
                while not self.stopped.is_set():
                    while bus.relay_once():
                        self.turned = time.monotonic()
                    self.turned = time.monotonic()
                    for _ in listening.notifies(timeout=1.0, stop_after=1):
                        pass
        except Exception:
            log.exception("relay stopped")
        finally:
            connection.close()
            self.on_failure()


def serve_health(port: int, relay: Relay) -> None:
    """Answer ``GET /`` on loopback: ok while the relay turns and the database answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            from muster.server.session import health

            try:
                facts = health() | {"status": relay.state}
            except Exception as error:
                facts = {"status": "database away", "process": "worker", "reason": type(error).__name__}
            finally:
                connection.close()
            body = json.dumps(facts).encode()
            self.send_response(200 if facts["status"] == "ok" else 503)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            log.debug(format, *args)

    threading.Thread(target=ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever, name="health", daemon=True).start()
