"""A plant with an ammonia tank, a school and a hospital without headcount downwind of it, and the calls that several files make."""

from typing import Any

from muster.apps.risks.rules import uscc_check_digit
from tests.apps.incidents.support import take_call
from tests.support.world import World

LON, LAT = 115.21, 29.83
__all__ = ["LAT", "LON", "plant", "run", "take_call", "weather"]


def plant(world: World) -> dict[str, Any]:
    """Register the plant at the scene; the wind of the tests comes from the north-east, so places lie south-west."""
    client = world.client("regulator", "huangshi")

    def post(path: str, body: dict[str, Any]) -> Any:
        answer = client.call("POST", path, body)
        assert answer.status_code == 201, answer.data
        return answer.data

    code = "91420222MA4ABCDE1"
    enterprise = post("/api/enterprises", {
        "uscc": code + uscc_check_digit(code), "division": "420222", "name": "阳新演示化工", "industry": "hazmat_production",
        "position": {"lon": LON, "lat": LAT}})
    hazard = post("/api/hazards", {
        "enterprise_id": enterprise["id"], "code": "BA420222001", "name": "液氨球罐区", "level": "level_2",
        "position": {"lon": LON, "lat": LAT}, "substances": [{"name": "液氨", "cas": "7664-41-7", "quantity_t": 120}],
        "tanks": [{"name": "V-101 球罐", "substance": "液氨", "volume": 120, "pressure": 1.2e6, "temperature": 298.15}]})
    school = post("/api/targets", {
        "division": "420222", "name": "演示第二小学", "kind": "school", "position": {"lon": LON - 0.004, "lat": LAT - 0.0035},
        "people": 640, "people_by_hour": [0] * 7 + [640] * 10 + [0] * 7})
    hospital = post("/api/targets", {
        "division": "420222", "name": "演示镇卫生院", "kind": "hospital", "position": {"lon": LON - 0.006, "lat": LAT - 0.0052}})
    return {"enterprise": enterprise, "hazard": hazard, "school": school, "hospital": hospital}


def weather(client: Any, incident: dict[str, Any], status: int = 201, **values: Any) -> Any:
    """Weather entered at the scene."""
    body = {"wind_speed": 2.0, "wind_from": 45.0, "cloud_eighths": 2} | values
    answer = client.call("POST", f"/api/incidents/{incident['id']}/weather", body)
    assert answer.status_code == status, answer.data
    return answer.data


def run(client: Any, incident: dict[str, Any], status: int = 202, **given: Any) -> Any:
    """One run."""
    answer = client.call("POST", f"/api/incidents/{incident['id']}/simulations", given)
    assert answer.status_code == status, answer.data
    return answer.data
