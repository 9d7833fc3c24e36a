"""Calls that several files make."""

from typing import Any

CALL = {
    "place_text": "阳新演示化工 2 号库",
    "what": "hazmat_leak",
    "caller_name": "李小明 安全员",
    "caller_phone": "13971234567",
    "lon": 115.21,
    "lat": 29.83,
    "substance": "液氨",
    "words": "阀门处有白雾,闻到刺鼻气味",
}


def take_call(client: Any, **facts: Any) -> dict[str, Any]:
    """A call taken; returns the incident."""
    answer = client.call("POST", "/api/reports", CALL | facts)
    assert answer.status_code == 201, answer.data
    incident: dict[str, Any] = answer.data["incident"]
    return incident


def step(client: Any, incident: dict[str, Any], verb: str, status: int = 200, **body: Any) -> Any:
    """One step of the main line."""
    answer = client.call("POST", f"/api/incidents/{incident['id']}/{verb}", body)
    assert answer.status_code == status, answer.data
    return answer.data
