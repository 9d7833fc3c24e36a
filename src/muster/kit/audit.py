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

__all__ = ["Break", "Verification", "record", "take_anchor", "verify"]

GENESIS = "0" * 64


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
    reason: str


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


_ENTRIES = """select org_path::text, seq, coalesce(actor_id::text, ''), actor_name, action, object_type, object_id, body, previous, hash,
  to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from durable_auditentry order by org_path, seq"""


def _entry_fault(row: tuple[Any, ...], seq: int, previous: str) -> str | None:
    """Why this entry is not the one that was written, or None."""
    chain, number, actor, name, action, object_type, object_id, body, prev, digest, at = row
    if number != seq + 1:
        return f"entry {seq + 1} is missing"
    if prev != previous:
        return "the link to the entry before it is broken"
    if hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest() != digest:
        return "its text does not match its hash"
    said = json.loads(body)
    shown = {"chain": chain, "seq": number, "actor": actor, "name": name, "action": action, "object_type": object_type,
             "object_id": object_id, "at": at}
    differing = sorted(key for key, value in shown.items() if said.get(key) != value)
    return f"its columns differ from its text: {', '.join(differing)}" if differing else None


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
            breaks[chain] = Break(chain, int(row[1]) if "missing" not in fault else seq + 1, fault)
        last[chain] = (int(row[1]), row[9])
        if (chain, int(row[1])) in wanted:
            hashes[chain, int(row[1])] = row[9]
    _compare_heads(last, breaks)
    for heads in anchors:
        for chain, (seq, digest) in heads.items():
            if chain not in breaks and hashes.get((chain, seq)) != digest:
                breaks[chain] = Break(chain, seq, "differs from the anchor taken outside the database")
    return Verification(count, len(last), len(anchors), tuple(sorted(breaks.values(), key=lambda b: b.chain)))


def _compare_heads(last: dict[str, tuple[int, str]], breaks: dict[str, Break]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select chain::text, seq, head from durable_auditchain")
        heads = {chain: (seq, head) for chain, seq, head in cursor.fetchall()}
    for chain in heads.keys() | last.keys():
        if chain not in breaks and heads.get(chain, (0, GENESIS)) != last.get(chain, (0, GENESIS)):
            breaks[chain] = Break(chain, heads.get(chain, (0, ""))[0], "the head of the chain and its last entry differ")


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
