"""Steps that several files make."""

from datetime import timedelta
from typing import Any

from muster.kit import time
from tests.apps.incidents.support import take_call
from tests.support.ground import run_jobs

__all__ = ["dispatch", "issued", "room", "take_call", "tap"]


def dispatch(client: Any, incident: dict[str, Any], team_id: Any, status: int = 201, **body: Any) -> Any:
    """An order given; returns the answer's data."""
    answer = client.call("POST", f"/api/incidents/{incident['id']}/dispatches", {"team_id": str(team_id), "task": "堵漏"} | body)
    assert answer.status_code == status, answer.data
    return answer.data


def issued(client: Any, incident: dict[str, Any], team_id: Any, **body: Any) -> Any:
    """An order that has left."""
    order = dispatch(client, incident, team_id, **body)
    run_jobs(time.now() + timedelta(seconds=6))
    return client.call("GET", f"/api/dispatches/{order['id']}").data


def tap(client: Any, order: dict[str, Any], verb: str, status: int = 200, **body: Any) -> Any:
    """A step told."""
    answer = client.call("POST", f"/api/dispatches/{order['id']}/{verb}", body)
    assert answer.status_code == status, answer.data
    return answer.data


def room(client: Any, incident: dict[str, Any]) -> Any:
    """The incident room."""
    return client.call("GET", f"/api/incidents/{incident['id']}/room").data
