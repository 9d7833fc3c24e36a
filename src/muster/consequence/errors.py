"""What the library refuses, with a stable code and the values that a message needs."""

from __future__ import annotations


class ConsequenceError(Exception):
    """A question that the library does not answer; ``code`` is stable, ``params`` fill the message."""

    template = "{code}"

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(self.message())

    def message(self) -> str:
        """Say what was wrong, where, and what to do."""
        return TEXTS.get(self.code, self.code).format(**self.params)


class OutOfRange(ConsequenceError):
    """A value outside the range in which the model or the data hold."""


class UnknownSubstance(ConsequenceError):
    """No such name, CAS or UN number in the table."""


class MissingData(ConsequenceError):
    """The table has no value for this property of this substance."""


class ImpossibleState(ConsequenceError):
    """A state that nature does not allow, such as a liquid above its critical temperature."""


class WrongUnit(ConsequenceError):
    """A quantity with no unit, an unknown unit or a unit of another dimension."""


class BadCase(ConsequenceError):
    """A case file that cannot be read as one."""


TEXTS = {
    "out-of-range": "{quantity} = {value} {unit} is outside {low} … {high} {unit}: {reason}",
    "unknown-substance": "no substance named “{name}” in the table; {near}",
    "no-data": "{substance} has no {quantity} in the table; give it in the case or choose a model that does not need it",
    "temperature-outside-data": "{substance}: {quantity} is known from {low:.1f} to {high:.1f} K only, asked {value:.1f} K",
    "above-critical": "{substance} has no liquid at {value:.1f} K: its critical temperature is {critical:.1f} K",
    "impossible-pressure": "the vessel pressure {pressure:.0f} Pa is not above the ambient pressure {ambient:.0f} Pa: nothing flows",
    "impossible-state": "{reason}",
    "no-unit": "{quantity} has no unit: write for example “{example}”",
    "unknown-unit": "{quantity}: unknown unit “{unit}”; known units of this dimension: {known}",
    "wrong-dimension": "{quantity}: “{unit}” measures {found}, but {wanted} is wanted (for example “{example}”)",
    "not-a-number": "{quantity}: “{text}” is not a number with a unit; write for example “{example}”",
    "missing-key": "the case has no [{section}] {key}: {hint}",
    "unknown-key": "[{section}] {key} is not a known entry; known: {known}",
    "unknown-table": "[{section}] is not a known table; known: {known}",
    "not-a-table": "{section} must be a table: write [{section}] on a line of its own, and its entries below it",
    "not-degrees": "[{section}] {key} = {value!r} must be degrees from -{most:g} to {most:g}, a number without quotes",
    "not-text": "{entry} = {value!r} must be text in quotes, 1 … {most} characters",
    "same-file": "{path} is given twice: each output, and the case, needs a file of its own",
    "wrong-ending": "{option} writes {wanted}: {path} ends otherwise",
    "unknown-choice": "[{section}] {key} = “{value}” is not one of: {known}",
    "option-outside": "{option} = {value} is outside 0 … {most}",
    "bad-places": "[[place]] must be tables, 1 … {most} of them, each with name and downwind (or lon and lat)",
    "unreadable": "{path}: {reason}",
    "unwritable": "{path} cannot be written: {reason}",
}
