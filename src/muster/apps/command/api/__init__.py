"""The command room's door to the web."""

from muster.apps.command.api import advice, orders, promises, supply, withdrawals, work
from muster.apps.command.api.doors import router

__all__ = ["advice", "orders", "promises", "router", "supply", "withdrawals", "work"]
