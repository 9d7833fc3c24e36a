"""What an uploaded workbook may be, looked at before anything is unpacked by a parser."""

import stat
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from muster.kit.errors import OutOfRange

__all__ = ["WORKBOOK", "Limits", "ensure_safe_workbook"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings of an upload; see design rule E1."""

    packed: int = 20 * 1024 * 1024
    unpacked: int = 200 * 1024 * 1024
    ratio: int = 100
    entries: int = 2_000
    rows: int = 100_000
    columns: int = 200
    cell: int = 32_767
    seconds: int = 20
    memory: int = 300 * 1024 * 1024


WORKBOOK: Final = Limits()
_ZIP_MAGIC: Final = b"PK\x03\x04"
_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0"
_SMALL: Final = 1024 * 1024  # a part this small may pack as well as it likes: a sheet of equal cells does
_FOREIGN: Final = (
    ("vbaproject.bin", "workbook-macros"),
    ("xl/externallinks/", "workbook-external-links"),
    ("xl/embeddings/", "workbook-embedded"),
    ("xl/activex/", "workbook-embedded"),
    ("encryptedpackage", "workbook-encrypted"),
)
_NESTED: Final = (".zip", ".xlsx", ".xlsm", ".jar", ".docx", ".gz", ".7z", ".rar")


def ensure_safe_workbook(file: BinaryIO, *, size: int, limits: Limits = WORKBOOK) -> None:
    """Raise ``OutOfRange`` with words unless the file is a plain xlsx within the limits.

    Sizes are counted by unpacking, since what an archive says of itself may be a lie.
    """
    if size == 0:
        raise OutOfRange("workbook-empty", field="file")
    if size > limits.packed:
        raise OutOfRange("workbook-too-large", field="file", limit_mb=limits.packed // 1024 // 1024)
    head = file.read(8)
    file.seek(0)
    if head.startswith(_OLE_MAGIC):  # an old .xls, or an .xlsx under a password: both are OLE containers
        raise OutOfRange("workbook-encrypted", field="file")
    if not head.startswith(_ZIP_MAGIC):
        raise OutOfRange("workbook-not-xlsx", field="file")
    try:
        with zipfile.ZipFile(file) as archive:
            _ensure_plain_entries(archive, limits)
            _ensure_honest_sizes(archive, size, limits)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise OutOfRange("workbook-damaged", field="file") from error
    finally:
        file.seek(0)


def _ensure_plain_entries(archive: zipfile.ZipFile, limits: Limits) -> None:
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise OutOfRange("workbook-too-many-parts", field="file", limit=limits.entries)
    names = {entry.filename.lower() for entry in entries}
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise OutOfRange("workbook-not-xlsx", field="file")
    for entry in entries:
        name = entry.filename.lower().replace("\\", "/")
        if entry.flag_bits & 0x1:
            raise OutOfRange("workbook-encrypted", field="file")
        if name.startswith("/") or ".." in PurePosixPath(name).parts or stat.S_ISLNK(entry.external_attr >> 16):
            raise OutOfRange("workbook-paths", field="file")
        if name.endswith(_NESTED):
            raise OutOfRange("workbook-embedded", field="file")
        for part, code in _FOREIGN:
            if part in name:
                raise OutOfRange(code, field="file")


def _ensure_honest_sizes(archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    total = 0
    for entry in archive.infolist():
        unpacked = 0
        with archive.open(entry) as part:
            while chunk := part.read(1024 * 1024):
                unpacked += len(chunk)
                if total + unpacked > limits.unpacked:
                    raise OutOfRange(
                        "workbook-unpacks-too-large", field="file", limit_mb=limits.unpacked // 1024 // 1024
                    )
                if unpacked > _SMALL and unpacked > limits.ratio * max(1, entry.compress_size):
                    raise OutOfRange("workbook-ratio", field="file", limit=limits.ratio)
        total += unpacked
    if total > _SMALL and total > limits.ratio * size:
        raise OutOfRange("workbook-ratio", field="file", limit=limits.ratio)
