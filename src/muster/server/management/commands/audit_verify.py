"""Verify the audit chains; exit code 1 names the first bad row of each broken chain."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from muster.kit import audit


class Command(BaseCommand):
    """``muster audit verify``."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify and report."""
        found = audit.verify(Path(settings.DATA_DIR) / "audit-anchors.jsonl" if settings.DATA_DIR else None)
        for fault in found.breaks:
            self.stderr.write(f"{fault.chain} #{fault.seq}: {fault.reason.zh} / {fault.reason.en} {fault.detail}".rstrip())
        if not found.holds:
            raise CommandError(f"审计链断裂 {len(found.breaks)} 条，共核对 {found.entries} 条记录 / {len(found.breaks)} audit chains are broken")
        self.stdout.write(f"审计链完整：{found.chains} 条链，{found.entries} 条记录，{found.anchors} 个锚点 / "
                          f"audit holds: {found.chains} chains, {found.entries} entries, {found.anchors} anchors")
