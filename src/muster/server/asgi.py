"""The stream process: server-sent events at ``/api/stream``, its health at ``/api/stream/health``. Nothing else."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import django
import orjson
from asgiref.sync import sync_to_async

django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402  # after setup
from django.db import connection  # noqa: E402  # after setup

from muster.kit.errors import words  # noqa: E402  # after setup
from muster.server.session import health  # noqa: E402  # after setup
from muster.server.stream import Hub, subscriber_of  # noqa: E402  # after setup

__all__ = ["application"]

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
_hub: Hub | None = None


def hub() -> Hub:
    """The hub of this process, made inside the running loop."""
    global _hub
    if _hub is None:
        _hub = Hub()
        _hub.start()
    return _hub


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """ASGI entry."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if scope["path"] == "/api/stream/health":
            await _health(send)
        elif scope["path"] == "/api/stream" and scope["method"] == "GET":
            await _stream(headers, receive, send)
        else:
            await _refuse(send, 404, "not-found")


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub()
            await send({"type": "lifespan.startup.complete"})
        else:
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _respond(send: Send, status: int, media_type: bytes, body: bytes) -> None:
    headers = [(b"content-type", media_type), (b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _refuse(send: Send, status: int, code: str) -> None:
    detail = words(code)
    body = {"type": f"urn:muster:error:{code}", "title": detail.split("。")[0], "status": status, "code": code, "detail": detail,
            "instance": "/api/stream"}
    await _respond(send, status, b"application/problem+json", orjson.dumps(body))


def _read_health() -> Message:
    try:
        return health()
    finally:
        connection.close()


async def _health(send: Send) -> None:
    try:
        facts = await sync_to_async(_read_health, thread_sensitive=False)()
        facts["streams"] = len(hub().subscribers)
        if not hub().ready.is_set():
            facts["status"] = "not listening"
    except Exception as error:
        facts = {"status": "database away", "process": "stream", "reason": type(error).__name__}
    await _respond(send, 200 if facts["status"] == "ok" else 503, b"application/json", orjson.dumps(facts))


async def _stream(headers: dict[str, str], receive: Receive, send: Send) -> None:
    origin = headers.get("origin")
    if origin is not None and origin not in settings.ORIGINS:
        return await _refuse(send, 403, "csrf-failed")
    try:
        subscriber = await sync_to_async(subscriber_of, thread_sensitive=False)(headers.get("cookie", ""))
    except Exception:
        return await _refuse(send, 503, "database-away")
    if subscriber is None:
        return await _refuse(send, 401, "not-signed-in")
    await send({"type": "http.response.start", "status": 200, "headers": [
        (b"content-type", b"text/event-stream"), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]})
    feeding = asyncio.create_task(hub().run(subscriber, headers.get("last-event-id", ""), send))
    leaving = asyncio.create_task(_gone(receive))
    done, pending = await asyncio.wait({feeding, leaving}, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await task
    for task in done:
        task.exception()
    if leaving not in done:
        with contextlib.suppress(Exception):
            await send({"type": "http.response.body", "body": b"", "more_body": False})
    return None


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
