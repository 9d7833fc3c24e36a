"""The sealed evidence pack of an incident."""

import hashlib
import io
import json
import zipfile

from tests.apps.incidents.support import step, take_call


def test_the_pack_holds_every_record_and_its_own_seal(as_role):
    officer, leader = as_role("duty_officer", "huangshi"), as_role("duty_leader", "huangshi")
    incident = take_call(officer)
    step(officer, incident, "verify")
    answer = leader.call("GET", f"/api/incidents/{incident['id']}/evidence.zip")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["sha256"] == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert [entry["seq"] for entry in json.loads(files["timeline.json"])] == [1, 2]
    assert any(incident["id"] in entry["body"] for entry in json.loads(files["audit.json"]))
    trail = as_role("audit_admin", "huangshi").call("GET", "/api/audit/entries?action=evidence.exported").data["items"]
    assert [row["object_id"] for row in trail] == [incident["id"]]


def test_others_get_no_pack(as_role):
    incident = take_call(as_role("duty_officer", "huangshi"))
    path = f"/api/incidents/{incident['id']}/evidence.zip"
    assert as_role("duty_officer", "huangshi").call("GET", path).status_code == 403
    assert as_role("duty_leader", "yichang").call("GET", path).status_code == 404
