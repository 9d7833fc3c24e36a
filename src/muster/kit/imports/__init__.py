"""Tables of records from Excel, in five steps: upload, match columns, check, preview, commit — and take back within a week.

Domain-free: a room offers a `Register` (its columns, how to check a row, how to write and undo one); batches, rows, jobs and
the HTTP door are here once. Reading runs in a confined child, checking and writing in small jobs, each its own transaction,
so that a batch of any size shows its progress and goes on after a kill.
"""

from muster.kit.imports.registers import Register, offer, offered, register_named

__all__ = ["Register", "offer", "offered", "register_named"]
