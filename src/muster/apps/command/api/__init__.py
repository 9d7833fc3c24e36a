"""The command room's door to the web."""

from muster.apps.command.api import advice, orders, supply, withdrawals, work
from muster.apps.command.api.doors import router

__all__ = ["advice", "orders", "router", "supply", "withdrawals", "work"]
