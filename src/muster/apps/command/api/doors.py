"""The one router of the command room; each file of this folder hangs its operations on it."""

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

from ninja import Router

from muster.kit.http import allow

router = Router(tags=["command"])

Door = Callable[..., Any]


def steps(path: str, sentences: Mapping[str, str], *, right: str, response: Any, named: str) -> Callable[[Door], Door]:
    """Hang one door for each step of a thing: ``path`` and the verb are its address, ``sentences`` say what each step means.

    The function takes the verb besides what comes over the wire; ``named`` makes the operation's name of the verb.
    """

    def hang(take: Door) -> Door:
        wire = signature(take)
        wire = wire.replace(parameters=[each for name, each in wire.parameters.items() if name != "verb"])
        for verb, sentence in sentences.items():
            name = named.format(verb)
            router.post(f"{path}/{verb.replace('_', '-')}", response=response, operation_id=name)(allow(right)(_door(take, verb, name, sentence, wire)))
        return take

    return hang


def _door(take: Door, verb: str, name: str, sentence: str, wire: Any) -> Door:
    def door(*args: Any, **kwargs: Any) -> Any:
        return take(*args, verb=verb, **kwargs)

    door.__name__, door.__doc__ = name, sentence
    door.__signature__ = wire  # type: ignore[attr-defined]  # what the API reads
    return door
