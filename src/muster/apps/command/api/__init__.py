"""The command room's door to the web."""

from muster.apps.command.api import advice, commanders, departure, help, joint, orders, promises, supply, withdrawals, work
from muster.apps.command.api.doors import router

__all__ = ["advice", "commanders", "departure", "help", "joint", "orders", "promises", "router", "supply", "withdrawals", "work"]
