"""Telephone numbers as they are written and as they are compared."""

import unicodedata

__all__ = ["DEMONSTRATION_PREFIX", "digits", "is_plausible", "local_part"]

DEMONSTRATION_PREFIX = "1000000"
"""Numbers of the demonstration: 100 0000 xxxx, a range that no operator gives out."""


def digits(text: str) -> str:
    """The number without country code, extension and decoration, for comparing with a caller's number.

    >>> digits("+86 139-0714-0001"), digits("（0714）6123456转802"), digits("0086 100 0000 1234"), digits("不明")
    ('13907140001', '07146123456', '10000001234', '')
    """
    folded = unicodedata.normalize("NFKC", text)
    for mark in ("转", "分机", "ext", "EXT", "Ext", "x", "#", ","):
        folded = folded.split(mark, 1)[0]
    number = "".join(c for c in folded if c in "0123456789")
    if folded.lstrip().startswith("+86"):
        number = number[2:]
    elif number.startswith("0086"):
        number = number[4:]
    number = number[:20]  # longer is no number of this world, and a column holds no more
    if len(number) == 12 and number.startswith("01") and number[2] in "3456789":  # a mobile dialled with the trunk 0
        number = number[1:]
    return number


def local_part(number: str) -> str:
    """The last seven digits of a landline, by which a caller without area code is found; empty for anything shorter."""
    return number[-7:] if len(number) >= 7 else ""


def is_plausible(text: str) -> bool:
    """Whether the text can be a number that reaches someone: from 119 to 12 digits."""
    return 3 <= len(digits(text)) <= 12
