"""Promises of the command room, through the API."""
