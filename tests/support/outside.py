"""A guard round a walk over the API: whoever asks another machine or starts a program while somebody waits is caught."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

__all__ = ["Outside", "nothing_outside"]


class Outside(AssertionError):
    """Something asked a machine that is not this one."""


_connect = socket.socket.connect


def _guarded(sock: socket.socket, address: Any) -> Any:
    host = address[0] if isinstance(address, tuple) else ""
    if sock.family != socket.AF_UNIX and host not in ("127.0.0.1", "::1", "localhost"):
        raise Outside(f"asked {address}")
    return _connect(sock, address)


@contextmanager
def nothing_outside() -> Iterator[None]:
    """Let nobody reach beyond this machine, nor start a program."""
    with mock.patch.object(socket.socket, "connect", _guarded), mock.patch.object(subprocess, "Popen", side_effect=Outside("started a program")):
        yield
