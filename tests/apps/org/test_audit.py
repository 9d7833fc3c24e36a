"""The audit chain: nobody changes history unseen."""

from pathlib import Path
from typing import Any

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import DatabaseError, IntegrityError

from muster.kit import audit
from muster.kit.scope import acting_as


def _tamper(sql: str) -> None:
    """What a database superuser could do: switch the guard off, then write."""
    with connection.cursor() as cursor:
        cursor.execute("alter table durable_auditentry disable trigger append_only")
        cursor.execute(sql)
        cursor.execute("alter table durable_auditentry enable trigger append_only")


def test_an_untouched_chain_holds(world: Any) -> None:
    found = audit.verify()
    assert found.holds
    assert found.entries > 8


def test_entries_cannot_be_changed_in_place(world: Any) -> None:
    with pytest.raises((InternalError, IntegrityError, DatabaseError), match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update durable_auditentry set actor_name = 'somebody else'")


@pytest.mark.parametrize("sql", [
    "update durable_auditentry set actor_name = 'x' where org_path = 'cn.p42.c4202' and seq = 1",
    "update durable_auditentry set body = replace(body, '黄石', '宜昌') where org_path = 'cn.p42.c4202' and seq = 1",
    "delete from durable_auditentry where org_path = 'cn.p42.c4202' and seq = 1",
    "update durable_auditentry set seq = seq + 100 where org_path = 'cn.p42.c4202'",
    "delete from durable_auditentry e where org_path = 'cn.p42.c4202' and seq = (select max(seq) from durable_auditentry where org_path = e.org_path)",
])
def test_tampering_is_found_where_it_happened(world: Any, sql: str) -> None:
    world.account("duty_officer", "huangshi")
    _tamper(sql)
    found = audit.verify()
    assert [fault.chain for fault in found.breaks] == ["cn.p42.c4202"]


def test_a_whole_rewritten_chain_is_found_by_its_anchor(world: Any, tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.jsonl"
    world.account("duty_officer", "huangshi")
    audit.take_anchor(anchors)
    assert audit.verify(anchors).holds
    with connection.cursor() as cursor:  # forge a shorter history and a head that fits it
        cursor.execute("alter table durable_auditentry disable trigger append_only")
        cursor.execute("delete from durable_auditentry where org_path = 'cn.p42.c4202' and seq > 1")
        cursor.execute("update durable_auditchain set seq = 1, head = (select hash from durable_auditentry where org_path = 'cn.p42.c4202')"
                       " where chain = 'cn.p42.c4202'")
    assert audit.verify().holds
    assert [fault.reason for fault in audit.verify(anchors).breaks] == [audit.AuditFault.ANCHOR]


def test_a_raw_update_is_in_the_trail_with_old_and_new(world: Any) -> None:
    with acting_as(world.system), connection.cursor() as cursor:
        cursor.execute("update org_organisation set duty_phone = '100 0000 0119' where org_path = 'cn.p42.c4202'")
        cursor.execute("select body from durable_auditentry where org_path = 'cn.p42.c4202' and action = 'update' order by seq desc limit 1")
        assert '"duty_phone": ["", "100 0000 0119"]' in cursor.fetchone()[0]
