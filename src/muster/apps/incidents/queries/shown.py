"""How instants are written, and how an outgoing report is shown."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from muster.apps.incidents import rules
from muster.apps.incidents.models import OutgoingReport, OutgoingVersion, ReportSending
from muster.apps.incidents.queries.papers import paper

Value = dict[str, Any]


def instant(value: datetime | None) -> str | None:
    """An instant as the API writes it: UTC, milliseconds, so that a logged value equals a fetched one."""
    if value is None:
        return None
    text = value.astimezone(UTC).isoformat()
    return (text[:23] + text[26:] if value.microsecond else text).replace("+00:00", "Z")


def sending_value(row: ReportSending) -> Value:
    """One sending as shown."""
    return {
        "id": str(row.id),
        "version": row.version,
        "receiver_level": row.receiver_level or None,
        "receiver_name": row.receiver_name,
        "channel": row.channel,
        "receipt_no": row.receipt_no,
        "sent_by": row.sent_by,
        "sent_at": instant(row.sent_at),
        "recorded_at": instant(row.recorded_at),
        "task_ids": row.task_ids,
    }


def outgoing_value(row: OutgoingReport) -> Value:
    """An outgoing report as shown, logged and folded: its text of now, its way out, and to whom it went."""
    kind = rules.ReportKind(row.kind)
    sendings = sorted(row.sendings.all(), key=lambda s: (s.recorded_at, str(s.id)))
    return {
        "id": str(row.id),
        "incident_id": str(row.incident_id),
        "body_path": str(row.body_path),
        "body_name": row.body_name,
        "kind": row.kind,
        "seq_no": row.seq_no,
        "name": rules.kind_words(kind, row.seq_no),
        "status": row.status,
        "version": row.version,
        "period_from": instant(row.period_from),
        "period_to": instant(row.period_to),
        "parts": list(paper(row.kind).parts),
        "content": _content(row.content, row.kind),
        "timeline_seq": row.timeline_seq,
        "drafted_by": row.drafted_by,
        "drafted_at": instant(row.drafted_at),
        "submitted_by": row.submitted_by,
        "submitted_at": instant(row.submitted_at),
        "returned_by": row.returned_by,
        "remark": row.remark,
        "approved_by": row.approved_by,
        "approved_at": instant(row.approved_at),
        "approved_version": row.approved_version,
        "is_oral": row.is_oral,
        "signed_by": row.signed_by,
        "signed_at": instant(row.signed_at),
        "sent_version": row.sent_version,
        "sent_at": instant(row.sent_at),
        "sendings": [sending_value(s) for s in sendings],
    }


def _content(content: dict[str, str], kind: str) -> dict[str, str]:
    return {part: content.get(part, "") for part in paper(kind).parts}


def version_value(row: OutgoingVersion, of: OutgoingReport) -> Value:
    """One text that a report had."""
    return {
        "number": row.number,
        "content": _content(row.content, of.kind),
        "timeline_seq": row.timeline_seq,
        "edited_by": row.edited_by,
        "edited_at": instant(row.edited_at),
    }


def outgoing_in_tables(rows: Iterable[OutgoingReport]) -> dict[str, Value]:
    """Outgoing reports by id, to be compared with the log."""
    return {str(r.id): outgoing_value(r) for r in rows}
