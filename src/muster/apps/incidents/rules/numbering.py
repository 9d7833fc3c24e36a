"""Names and numbers that follow from facts: incident numbers, the path an incident lives at, masked personal data."""

from datetime import datetime
from typing import Final

from muster.kit import time


def incident_number(division_code: str, received_at: datetime, seq: int) -> str:
    """Region, Beijing date and the day's running number.

    >>> from datetime import datetime, UTC
    >>> incident_number("420222", datetime(2026, 11, 20, 17, 0, tzinfo=UTC), 7)
    '420222-20261121-007'
    """
    return f"{division_code}-{time.local_date(received_at):%Y%m%d}-{seq:03d}"


def incident_path(actor_path: str, division_path: str | None) -> tuple[str, bool]:
    """Where an incident lives, and whether its place lies outside the receiver's own area.

    Inside, it lives at the division of its place; outside or unknown, at the receiver until it is handed over.

    >>> incident_path("cn.p42.c4202", "cn.p42.c4202.d420222")
    ('cn.p42.c4202.d420222', False)
    >>> incident_path("cn.p42.c4202", "cn.p42.c4205.d420506")
    ('cn.p42.c4202', True)
    >>> incident_path("cn.p42.c4202.d420222.e3f9c2ab1", "cn.p42.c4202.d420222")
    ('cn.p42.c4202.d420222.e3f9c2ab1', False)
    """
    if division_path is None:
        return actor_path, False
    if division_path == actor_path or division_path.startswith(actor_path + "."):
        return division_path, False
    return actor_path, not actor_path.startswith(division_path + ".")


def admin_level(path: str) -> str:
    """The administrative level of the authority whose area a path lies in: national, province, city or county.

    >>> [admin_level(p) for p in ("cn", "cn.p42", "cn.p42.c4202", "cn.p42.c4202.d420222", "cn.p42.d429004")]
    ['national', 'province', 'city', 'county', 'county']
    """
    level = "national"
    for label in path.split("."):
        level = {"p": "province", "c": "city" if label != "cn" else level, "d": "county"}.get(label[0], level)
    return level


def masked_phone(phone: str) -> str:
    """The number with its middle hidden.

    >>> masked_phone("13971234567"), masked_phone("0714-6351234"), masked_phone("110")
    ('139****4567', '071*****1234', '***')
    """
    if len(phone) < 7:
        return "*" * len(phone)
    return phone[:3] + "*" * (len(phone) - 7) + phone[-4:]


_LONGEST_NAME: Final = 4
_NOBODY: Final = frozenset(
    [
        "群众",
        "市民",
        "居民",
        "村民",
        "路人",
        "司机",
        "职工",
        "员工",
        "学生",
        "家属",
        "保安",
        "游客",
        "匿名",
        "不详",
        "交警",
        "民警",
        "消防员",
        "值班室",
        "值班员",
    ]
)


def masked_name(name: str) -> str:
    """The family name alone; what stands after a space (a post) is kept, and so is a word that names nobody.

    >>> [masked_name(n) for n in ("李小明 安全员", "群众", "当阳市值班室", "阿依古丽·买买提", "John Smith", "")]
    ['李某 安全员', '群众', '当阳市值班室', '阿某', 'J***', '']
    """
    if name.isascii():
        return f"{name.strip()[:1]}***" if name.strip() else ""
    person, _, post = name.strip().partition(" ")
    is_word = len(person) > _LONGEST_NAME and "·" not in person
    if person in _NOBODY or is_word or any(person.endswith(word) for word in _NOBODY if len(person) > len(word)):
        return name.strip()
    return f"{person[:1]}某{' ' + post if post else ''}" if person else ""


def body_path(path: str) -> str:
    """The authority that an actor's path belongs to: the path down to its last division.

    >>> body_path("cn.p42.c4202.d420222.x9f9c2ab1"), body_path("cn.p42"), body_path("cn.x1")
    ('cn.p42.c4202.d420222', 'cn.p42', 'cn')
    """
    labels = path.split(".")
    last = max((i for i, label in enumerate(labels) if i == 0 or label[0] in "pcd"), default=0)
    return ".".join(labels[: last + 1])


def division_code(path: str) -> str:
    """The six-digit code of the division that a path lies in; 000000 for the country.

    >>> [division_code(p) for p in ("cn", "cn.p42", "cn.p42.c4202", "cn.p42.c4202.d420222.x1")]
    ['000000', '420000', '420200', '420222']
    """
    return f"{body_path(path).rpartition('.')[2][1:]:0<6}" if "." in body_path(path) else "000000"
