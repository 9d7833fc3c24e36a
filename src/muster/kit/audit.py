"""The audit trail: one hash chain per organisation, written by the database, verified here from the stored text alone.

Row changes come in by triggers (``muster.kit.rls.audit_rows``); acts that change no row (a phone number shown, a list
exported, a sign-in refused) by ``record``.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from muster.kit import time
from muster.kit.actors import Actor
from muster.kit.terms import Term

__all__ = ["MOST_AT_ONCE", "AuditFault", "Break", "Part", "Verification", "record", "take_anchor", "verify", "verify_part"]

GENESIS = "0" * 64
MOST_AT_ONCE = 50_000
"""Entries that one call of ``verify_part`` reads at most."""


class AuditFault(Term):
    """How a chain can fail to hold."""

    MISSING = "entry_missing", "缺少此条记录"
    LINK = "link_broken", "与上一条的链接断开"
    TEXT = "text_altered", "记录正文与其哈希不符"
    COLUMNS = "columns_altered", "记录各列与正文不符"
    HEAD = "head_differs", "链头与最后一条记录不符"
    ANCHOR = "anchor_differs", "与此前留存的锚点不符"


def record(actor: Actor, action: str, *, object_type: str, object_id: object, org_path: str | None = None, **details: Any) -> None:
    """Add one entry to the chain of ``org_path`` (the actor's own organisation by default), in the running transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.actor', %s, true), set_config('app.actor_name', %s, true)",
                       [str(actor.account_id or ""), actor.name])
        cursor.execute("select durable_audit_append(%s::ltree, %s, %s, %s, %s::jsonb)",
                       [org_path or actor.org_path, action, object_type, str(object_id), json.dumps(details, default=str)])


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold."""

    chain: str
    seq: int
    reason: AuditFault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What ``verify`` found: how many entries and chains were read, and every break."""

    entries: int
    chains: int
    anchors: int
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool:
        """Whether every chain holds."""
        return not self.breaks


@dataclass(frozen=True, slots=True)
class Part:
    """What ``verify_part`` found of one chain: from which entry to which, and the first break."""

    chain: str
    first: int
    last: int
    entries: int
    anchors: int
    length: int
    head: str
    broken: Break | None

    @property
    def is_whole(self) -> bool:
        """Whether the end of the chain was reached."""
        return self.last >= self.length


_COLUMNS = """select org_path::text, seq, coalesce(actor_id::text, ''), actor_name, action, object_type, object_id, body, previous, hash,
  to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from durable_auditentry"""
_ENTRIES = f"{_COLUMNS} order by org_path, seq"
_PART = f"{_COLUMNS} where org_path = %s::ltree and seq > %s and seq <= %s order by seq"

Fault = tuple[AuditFault, str]


def _entry_fault(row: tuple[Any, ...], seq: int, previous: str) -> Fault | None:
    """Why this entry is not the one that was written, or None."""
    chain, number, actor, name, action, object_type, object_id, body, prev, digest, at = row
    if number != seq + 1:
        return AuditFault.MISSING, ""
    if prev != previous:
        return AuditFault.LINK, ""
    if hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest() != digest:
        return AuditFault.TEXT, ""
    said = json.loads(body)
    shown = {"chain": chain, "seq": number, "actor": actor, "name": name, "action": action, "object_type": object_type,
             "object_id": object_id, "at": at}
    differing = sorted(key for key, value in shown.items() if said.get(key) != value)
    return (AuditFault.COLUMNS, ", ".join(differing)) if differing else None


def _break(row: tuple[Any, ...], seq: int, fault: Fault) -> Break:
    return Break(row[0], seq + 1 if fault[0] is AuditFault.MISSING else int(row[1]), *fault)


def _rows() -> Iterator[tuple[Any, ...]]:
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_ENTRIES)
        while rows := cursor.fetchmany(5000):
            yield from rows


def verify(anchor_file: Path | None = None) -> Verification:
    """Read every chain from its first entry and compare with heads and anchors.

    Needs the right to read all entries (the owner's role). The anchor file holds heads written outside the database:
    with it a chain that was rewritten whole, or lost its newest entries, is found too.
    """
    breaks: dict[str, Break] = {}
    last: dict[str, tuple[int, str]] = {}
    hashes: dict[tuple[str, int], str] = {}
    anchors = _anchors(anchor_file)
    wanted = {(chain, seq) for heads in anchors for chain, (seq, _) in heads.items()}
    count = 0
    for row in _rows():
        count += 1
        chain = row[0]
        seq, previous = last.get(chain, (0, GENESIS))
        if chain not in breaks and (fault := _entry_fault(row, seq, previous)):
            breaks[chain] = _break(row, seq, fault)
        last[chain] = (int(row[1]), row[9])
        if (chain, int(row[1])) in wanted:
            hashes[chain, int(row[1])] = row[9]
    _compare_heads(last, breaks)
    for heads in anchors:
        for chain, (seq, digest) in heads.items():
            if chain not in breaks and hashes.get((chain, seq)) != digest:
                breaks[chain] = Break(chain, seq, AuditFault.ANCHOR)
    return Verification(count, len(last), len(anchors), tuple(sorted(breaks.values(), key=lambda b: b.chain)))


def verify_part(chain: str, *, after: int = 0, most: int = MOST_AT_ONCE) -> Part:
    """Read at most ``most`` entries of one chain that follow entry ``after``, and compare them with head and anchors.

    Runs in a web request under the reader's own rights. A long chain is read in parts, each from where the last one ended;
    the anchors are those in the database, the file outside it is for ``verify``.
    """
    head_seq, head = _head_of(chain)
    if after >= head_seq:
        return Part(chain, after + 1, head_seq, 0, 0, head_seq, head, None)
    end = min(head_seq, after + most)
    seq, previous = after, _hash_at(chain, after) if after else GENESIS
    anchors, hashes, count = _anchored(chain, after, end), {}, 0
    with connection.cursor() as cursor:
        cursor.execute(_PART, [chain, after, end])
        while rows := cursor.fetchmany(2000):
            for row in rows:
                count += 1
                if fault := _entry_fault(row, seq, previous):
                    return Part(chain, after + 1, seq, count, 0, head_seq, head, _break(row, seq, fault))
                seq, previous = int(row[1]), row[9]
                hashes[seq] = previous
    broken = None
    if seq < end:
        broken = Break(chain, seq + 1, AuditFault.MISSING)
    elif astray := [number for number, digest in anchors if hashes.get(number) != digest]:
        broken = Break(chain, min(astray), AuditFault.ANCHOR)
    elif seq == head_seq and previous != head:
        broken = Break(chain, head_seq, AuditFault.HEAD)
    return Part(chain, after + 1, seq, count, len(anchors), head_seq, head, broken)


def _head_of(chain: str) -> tuple[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("select seq, head from durable_auditchain where chain = %s::ltree", [chain])
        found = cursor.fetchone()
    return (int(found[0]), str(found[1])) if found else (0, GENESIS)


def _hash_at(chain: str, seq: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select hash from durable_auditentry where org_path = %s::ltree and seq = %s", [chain, seq])
        found = cursor.fetchone()
    return str(found[0]) if found else GENESIS


def _anchored(chain: str, after: int, end: int) -> list[tuple[int, str]]:
    """The different heads of one chain that the anchors in the database hold between two entries."""
    with connection.cursor() as cursor:
        cursor.execute("select distinct (heads -> %s ->> 0)::bigint, heads -> %s ->> 1 from durable_auditanchor where heads ? %s"
                       " and (heads -> %s ->> 0)::bigint > %s and (heads -> %s ->> 0)::bigint <= %s",
                       [chain, chain, chain, chain, after, chain, end])
        return [(int(number), str(digest)) for number, digest in cursor.fetchall()]


def _compare_heads(last: dict[str, tuple[int, str]], breaks: dict[str, Break]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select chain::text, seq, head from durable_auditchain")
        heads = {chain: (seq, head) for chain, seq, head in cursor.fetchall()}
    for chain in heads.keys() | last.keys():
        if chain not in breaks and heads.get(chain, (0, GENESIS)) != last.get(chain, (0, GENESIS)):
            breaks[chain] = Break(chain, heads.get(chain, (0, ""))[0], AuditFault.HEAD)


def _anchors(file: Path | None) -> list[dict[str, tuple[int, str]]]:
    if file is None or not file.exists():
        return []
    return [{chain: (seq, head) for chain, (seq, head) in json.loads(line)["heads"].items()}
            for line in file.read_text("utf-8").splitlines() if line.strip()]


def take_anchor(file: Path | None) -> str:
    """Note all chain heads in the database and at the end of ``file``; returns their digest (SHA-256, hex)."""
    from muster.kit.durable.models import AuditAnchor

    with connection.cursor() as cursor:
        cursor.execute("select chain::text, seq, head from durable_auditchain order by chain")
        heads = {chain: [seq, head] for chain, seq, head in cursor.fetchall()}
    digest = hashlib.sha256(json.dumps(heads, sort_keys=True).encode()).hexdigest()
    AuditAnchor.objects.create(taken_at=time.now(), heads=heads, digest=digest)
    if file is not None:
        with file.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"taken_at": time.now().isoformat(), "digest": digest, "heads": heads}) + "\n")
    return digest
