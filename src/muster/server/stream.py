"""News for browsers: one process, one LISTEN connection, each subscriber hears what its scope, grants and rights cover.

The relay numbers committed messages without gaps behind them, so ``Last-Event-ID`` resumes exactly; when that is too long ago
the subscriber is told to fetch anew (``resync``). Rights and sessions are looked at again every few seconds, and at once when
they change.
"""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from uuid import UUID

import orjson
import psycopg
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils.crypto import constant_time_compare

from muster.apps.org import queries as org
from muster.apps.org import rules as org_rules
from muster.apps.org.models import Account
from muster.kit import time
from muster.kit.actors import Actor

__all__ = ["Hub", "Subscriber", "hears"]

log = logging.getLogger("muster.stream")
BEAT_SECONDS: Final = 4.0
"""A comment line at least this often: the screen's light turns amber after 5 s without one."""
RIGHTS_SECONDS: Final = 4.0
QUEUE_LENGTH: Final = 500
RESUME_LIMIT: Final = 2000


@dataclass(frozen=True, slots=True)
class Message:
    """A published outbox row, ready to send."""

    number: int
    name: str
    org_path: str
    incident_id: UUID | None
    permission: str
    frame: bytes


@dataclass(eq=False)
class Subscriber:
    """One open stream."""

    session_key: str
    account_id: UUID
    actor: Actor
    second_factor: bool
    queue: asyncio.Queue[bytes | None] = field(default_factory=lambda: asyncio.Queue(QUEUE_LENGTH))
    lost: bool = False

    def offer(self, frame: bytes) -> None:
        """Queue a frame; a reader too slow for its queue is told to fetch anew instead."""
        try:
            self.queue.put_nowait(frame)
        except asyncio.QueueFull:
            if not self.lost:
                self.lost = True
                while not self.queue.empty():
                    self.queue.get_nowait()
                self.queue.put_nowait(b"event: resync\ndata: {}\n\n")

    def end(self) -> None:
        """Close the stream."""
        self.lost = True
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


def hears(actor: Actor, message: Message) -> bool:
    """Whether this actor may hear the message."""
    if not actor.can(message.permission):
        return False
    present = time.now()
    return actor.covers(message.org_path) or any(g.incident_id == message.incident_id and g.until > present for g in actor.grants)


def _message(row: tuple[Any, ...]) -> Message:
    number, name, payload, org_path, incident_id, permission = row
    body = {"type": name, "incident_id": incident_id, "org_path": org_path, "data": payload}
    return Message(number, name, org_path, incident_id, permission,
                   b"id: %d\nevent: %s\ndata: %s\n\n" % (number, name.encode(), orjson.dumps(body)))


_COLUMNS = "published_no, name, payload, org_path::text, incident_id, permission"


class Hub:
    """All open streams of this process."""

    def __init__(self) -> None:
        self.subscribers: set[Subscriber] = set()
        self.recent: deque[Message] = deque(maxlen=RESUME_LIMIT)
        self.last_number = 0
        self.ready = asyncio.Event()
        self.rights_changed = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin listening; called once inside the running loop."""
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._watch_rights())]

    async def _listen(self) -> None:
        params = connection.get_connection_params()
        keep = {key: params[key] for key in ("host", "port", "user", "password", "dbname") if params.get(key)}
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(**keep, autocommit=True, application_name="muster-stream") as listening:
                    await listening.execute("listen muster_published")
                    if not self.last_number:
                        row = await (await listening.execute("select coalesce(max(published_no), 0) from durable_outboxmessage")).fetchone()
                        self.last_number = row[0] if row else 0
                    self.ready.set()
                    while True:
                        await self._take(listening)
                        async for _ in listening.notifies(timeout=5.0, stop_after=1):
                            break
            except (psycopg.Error, OSError):
                self.ready.clear()
                log.warning("database away; listening again in 1 s")
                await asyncio.sleep(1)

    async def _take(self, listening: psycopg.AsyncConnection[Any]) -> None:
        cursor = await listening.execute(
            f"select {_COLUMNS} from durable_outboxmessage where published_no > %s order by published_no", [self.last_number])
        for row in await cursor.fetchall():
            message = _message(row)
            self.last_number = message.number
            self.recent.append(message)
            if message.name == "org.rights_changed":
                self.rights_changed.set()
            for subscriber in self.subscribers:
                if hears(subscriber.actor, message):
                    subscriber.offer(message.frame)

    async def _watch_rights(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.rights_changed.wait(), RIGHTS_SECONDS)
            self.rights_changed.clear()
            current = list(self.subscribers)
            if not current:
                continue
            try:
                actors, sessions = await sync_to_async(_rights_of, thread_sensitive=False)(current)
            except Exception:
                log.warning("rights could not be read; trying again")
                continue
            for subscriber in current:
                actor = actors.get(subscriber.account_id)
                if actor is None or subscriber.session_key not in sessions:
                    subscriber.end()
                else:
                    subscriber.actor = _held(actor, subscriber.second_factor)

    def missed(self, subscriber: Subscriber, after: int) -> Iterable[bytes] | None:
        """The frames after a number, or None when they are no longer all at hand."""
        if after >= self.last_number:
            return [] if after == self.last_number else None
        if not self.recent or self.recent[0].number > after + 1:
            return None
        return [m.frame for m in self.recent if m.number > after and hears(subscriber.actor, m)]

    async def run(self, subscriber: Subscriber, last_event_id: str, send: Any) -> None:
        """Feed one stream until it ends."""
        replay = self.missed(subscriber, int(last_event_id)) if last_event_id.isdigit() else []
        self.subscribers.add(subscriber)
        try:
            hello = b"retry: 1000\n: hello\n\n"
            if replay is None:
                hello += b"id: %d\nevent: resync\ndata: {}\n\n" % self.last_number
            elif not last_event_id:
                hello += b"id: %d\nevent: hello\ndata: {}\n\n" % self.last_number
            await send({"type": "http.response.body", "body": hello + b"".join(replay or ()), "more_body": True})
            while True:
                try:
                    frame = await asyncio.wait_for(subscriber.queue.get(), BEAT_SECONDS)
                except TimeoutError:
                    frame = b": beat\n\n"
                if frame is None:
                    break
                while not subscriber.queue.empty() and len(frame) < 65536:
                    following = subscriber.queue.get_nowait()
                    if following is None:
                        return
                    frame += following
                subscriber.lost = False
                await send({"type": "http.response.body", "body": frame, "more_body": True})
        finally:
            self.subscribers.discard(subscriber)


def _held(actor: Actor, second_factor: bool) -> Actor:
    if settings.DEMONSTRATION or second_factor or not org_rules.needs_second_factor(actor.permissions):
        return actor
    return Actor(name=actor.name, org_path=actor.org_path, account_id=actor.account_id)


def _rights_of(subscribers: list[Subscriber]) -> tuple[dict[UUID, Actor], set[str]]:
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    try:
        actors = org.actors_for({s.account_id for s in subscribers})
        keys = Session.objects.filter(session_key__in={s.session_key for s in subscribers}, expire_date__gt=timezone.now())
        return actors, set(keys.values_list("session_key", flat=True))
    finally:
        connection.close()


def subscriber_of(cookie_header: str) -> Subscriber | None:
    """The subscriber of a session cookie, or None when nobody is signed in."""
    try:
        morsel = SimpleCookie(cookie_header).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    if morsel is None:
        return None
    try:
        session = SessionStore(session_key=morsel.value)
        account_id = session.get(SESSION_KEY)
        if not account_id or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
            return None
        account = Account.objects.filter(id=account_id, is_active=True).first()
        if account is None or not constant_time_compare(session.get(HASH_SESSION_KEY, ""), account.get_session_auth_hash()):
            return None
        actor = org.actors_for([account.id]).get(account.id)
        if actor is None:
            return None
        second = any(entry.get("method") == "mfa" for entry in session.get("account_authentication_methods", []))
        return Subscriber(morsel.value, account.id, _held(actor, second), second)
    finally:
        connection.close()
