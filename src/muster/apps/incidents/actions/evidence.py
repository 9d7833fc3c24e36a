"""What an investigation gets: everything that is on record of an incident, sealed."""

import hashlib
import io
import json
import zipfile
from typing import Any
from uuid import UUID

from django.db import transaction

from muster.apps.incidents import queries
from muster.kit import audit, time
from muster.kit.actors import Actor
from muster.kit.durable.models import AuditChain, AuditEntry

__all__ = ["export_evidence"]


@transaction.atomic
def export_evidence(*, actor: Actor, incident_id: UUID) -> tuple[str, bytes]:
    """The evidence pack of an incident: (file name, zip). The export is itself in the audit trail.

    It holds the timeline with every change, the room it folds to, the report sheet, the audit entries of all things that
    the timeline names, the chain heads at this moment, and ``manifest.json`` with the SHA-256 of each file. Whoever keeps
    the digest of the manifest can show later that nothing in the pack was changed; ``./muster audit verify`` shows the same
    of the records it was taken from.
    """
    incident = queries.incident(actor, incident_id)
    timeline = queries.timeline(actor, incident_id)
    named = {str(incident.id)} | {change["id"] for entry in timeline for change in entry["changes"]}
    entries = AuditEntry.objects.visible_to(actor).filter(object_id__in=named).order_by("org_path", "seq")
    heads = AuditChain.objects.filter(chain__descendant_of=actor.org_path).order_by("chain")
    files: dict[str, Any] = {
        "timeline.json": timeline,
        "room.json": queries.room(actor, incident_id),
        "sheet.json": queries.sheet(actor, incident_id),
        "audit.json": [{"chain": e.org_path, "seq": e.seq, "body": e.body, "previous": e.previous, "hash": e.hash} for e in entries],
        "heads.json": [{"chain": head.chain, "seq": head.seq, "head": head.head} for head in heads],
    }
    packed = {name: json.dumps(content, ensure_ascii=False, indent=1, default=str).encode() for name, content in files.items()}
    manifest = {
        "incident": incident.number, "exported_at": time.now().isoformat(), "exported_by": actor.name, "organisation": actor.org_name,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in packed.items()},
    }  # fmt: skip
    packed["manifest.json"] = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    digest = hashlib.sha256(packed["manifest.json"]).hexdigest()
    audit.record(actor, "evidence.exported", object_type="incidents_incident", object_id=incident.id, org_path=str(incident.org_path),
                 manifest=digest, entries=len(timeline))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in packed.items():
            archive.writestr(name, content)
    return f"muster-{incident.number}-{digest[:12]}.zip", out.getvalue()
