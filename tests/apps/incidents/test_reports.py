"""Taking a call."""


def test_three_facts_open_an_incident(as_role):
    officer = as_role("duty_officer", "huangshi")
    answer = officer.call("POST", "/api/reports", {"place_text": "阳新县某处", "what": "hazmat_leak", "caller_name": "群众"})
    assert answer.status_code == 201, answer.data
    incident = answer.data["incident"]
    assert incident["status"] == "received"
    assert incident["number"].startswith("420200-")
    assert incident["casualties"] is None  # unknown, not zero
    assert answer.data["report"]["deaths"] is None
