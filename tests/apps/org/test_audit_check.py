"""The audit page's own check: one chain, in parts, with the first broken entry named."""

from typing import Any

from django.db import connection

from muster.kit import audit

HUANGSHI = "cn.p42.c4202"


def _tamper(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("alter table durable_auditentry disable trigger append_only")
        cursor.execute(sql)
        cursor.execute("alter table durable_auditentry enable trigger append_only")


def test_an_auditor_sees_that_the_chain_holds(as_role: Any) -> None:
    answer = as_role("audit_admin", "huangshi").call("POST", "/api/audit/verify", {})
    assert answer.status_code == 200, answer.data
    assert answer.data["org_path"] == HUANGSHI
    assert (answer.data["holds"], answer.data["broken"], answer.data["next_after"]) == (True, None, None)
    assert answer.data["entries"] == answer.data["length"] == answer.data["last"] > 0


def test_the_first_broken_entry_is_named_in_both_languages(as_role: Any) -> None:
    auditor = as_role("audit_admin", "huangshi")
    auditor.call("POST", "/api/audit/verify", {})
    _tamper(f"update durable_auditentry set body = replace(body, '黄石', '宜昌') where org_path = '{HUANGSHI}' and seq = 1")
    found = auditor.call("POST", "/api/audit/verify", {}).data
    assert not found["holds"]
    assert (found["broken"]["seq"], found["broken"]["reason"]) == (1, "text_altered")
    assert (found["broken"]["zh"], found["broken"]["en"]) == ("记录正文与其哈希不符", "its text does not match its hash")
    assert found["next_after"] is None


def test_a_lost_entry_an_old_anchor_and_a_cut_end_are_found(as_role: Any, world: Any) -> None:
    auditor = as_role("audit_admin", "huangshi")
    for _ in range(3):
        auditor.call("POST", "/api/audit/verify", {})
    audit.take_anchor(None)
    last = auditor.call("POST", "/api/audit/verify", {}).data["last"]
    _tamper(f"delete from durable_auditentry where org_path = '{HUANGSHI}' and seq > {last}")
    assert auditor.call("POST", "/api/audit/verify", {}).data["broken"] == {
        "seq": last + 1, "reason": "entry_missing", "zh": "缺少此条记录", "en": "the entry is missing", "detail": ""}  # fmt: skip


def test_a_chain_written_anew_differs_from_its_anchor(as_role: Any) -> None:
    auditor = as_role("audit_admin", "huangshi")
    auditor.call("POST", "/api/audit/verify", {})
    audit.take_anchor(None)
    with connection.cursor() as cursor:
        cursor.execute("alter table durable_auditentry disable trigger append_only")
        cursor.execute("select max(seq) from durable_auditentry where org_path = %s::ltree", [HUANGSHI])
        last = cursor.fetchone()[0]
        cursor.execute("delete from durable_auditentry where org_path = %s::ltree and seq = %s", [HUANGSHI, last])
        cursor.execute("update durable_auditchain set seq = seq - 1, head = (select hash from durable_auditentry"
                       " where org_path = %s::ltree and seq = %s) where chain = %s::ltree", [HUANGSHI, last - 1, HUANGSHI])
        cursor.execute("alter table durable_auditentry enable trigger append_only")
    auditor.call("POST", "/api/audit/heads")
    auditor.call("GET", "/api/audit/entries")  # writes an entry where the cut one stood
    assert auditor.call("POST", "/api/audit/verify", {}).data["broken"]["reason"] == "anchor_differs"


def test_a_long_chain_is_read_in_parts(as_role: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(audit.verify_part, "__kwdefaults__", {"after": 0, "most": 2})
    auditor = as_role("audit_admin", "huangshi")
    for _ in range(4):
        auditor.call("GET", "/api/audit/entries")
    after, seen, calls = 0, 0, 0
    while after is not None and calls < 50:
        part = auditor.call("POST", "/api/audit/verify", {"after": after}).data
        assert (part["holds"], part["entries"], part["first"]) == (True, 2, after + 1)
        after, seen, calls = part["next_after"], part["last"], calls + 1
        if calls == 3:
            break  # each check adds an entry of its own, so the end moves with the reader
    assert (seen, calls) == (6, 3)


def test_a_chain_below_may_be_checked_and_a_foreign_one_is_not_there(as_role: Any) -> None:
    auditor = as_role("audit_admin", "huangshi")
    assert auditor.call("POST", "/api/audit/verify", {"org_path": "cn.p42.c4202.d420222"}).status_code in (200, 404)
    for foreign in ("cn.p42.c4205", "cn", "cn.p42.c42020"):
        assert auditor.call("POST", "/api/audit/verify", {"org_path": foreign}).status_code == 404, foreign


def test_a_stranger_may_not_and_the_check_is_remembered(as_role: Any) -> None:
    assert as_role("duty_officer", "huangshi").call("POST", "/api/audit/verify", {}).status_code == 403
    auditor = as_role("audit_admin", "huangshi")
    auditor.call("POST", "/api/audit/verify", {})
    assert auditor.call("GET", "/api/audit/entries?action=audit.verified").data["items"]
