"""What the pure library raises when it is given something it cannot use."""

from __future__ import annotations


class BadInput(ValueError):
    """Input that cannot be used: says what is wrong, where, and what to do.

    Parameters
    ----------
    what : str
        What is wrong.
    where : str
        The file, line, column or argument.
    remedy : str
        What to do about it.

    Examples
    --------
    >>> print(BadInput("a travel time is negative", where="times.csv, line 3, column 2", remedy="Give minutes >= 0."))
    times.csv, line 3, column 2: a travel time is negative. Give minutes >= 0.
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.what = what
        self.where = where
        self.remedy = remedy
