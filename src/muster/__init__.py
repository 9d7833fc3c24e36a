"""Muster (集结): the command platform for work-safety emergencies."""

__version__ = "0.1.0"
