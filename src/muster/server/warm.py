"""What a process reads once and keeps, read before anybody asks: the first who does waits no longer than the next."""

import gc
import threading
from contextlib import suppress

from django.db import DatabaseError, connection
from django.urls import Resolver404, resolve

from muster.apps.geo import queries as geo
from muster.apps.simulations import queries as simulations
from muster.consequence.substances import substance
from muster.kit.errors import catalogue

__all__ = ["begin", "read"]


def begin() -> threading.Thread:
    """Make the addresses ready, which also imports every room; the rest is read beside the first requests."""
    with suppress(Resolver404):
        resolve("/api/nobody-serves-this")  # every pattern is tried, and made ready by that
    reading = threading.Thread(target=_read_apart, name="warm", daemon=True)
    reading.start()
    return reading


def read() -> None:
    """Words of refusals, what is known of substances, the road network."""
    catalogue()
    substance("ammonia")  # one reads the table of all
    simulations.guide_table()
    simulations.response_table()
    if graph := geo.graph_provider():
        graph.tree()


def _read_apart() -> None:
    """Read, then spare all that has been made from being looked through for garbage: whoever asks just then would wait for it."""
    with suppress(DatabaseError):  # away for the moment: the first question reads the roads then
        read()
    connection.close()
    gc.collect()
    gc.freeze()
