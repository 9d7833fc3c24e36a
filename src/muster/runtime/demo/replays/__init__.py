"""Real accidents, played through the public API by the people who would act: duty officer, leader, commander, captains.

Each replay is a file in ``data/``: its facts with source and mark (R read, C recalled, P assumption of this project), the
roles it needs, and its steps. The same files are the demonstration (``./muster demo incident NAME``) and the input of
tests. A replay runs in the present: it plays what happened and in which order, not the clock of that day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from muster.runtime.demo.replays.player import Played, Player, ReplayFailed
from muster.runtime.demo.replays.script import Replay, read, replays
from muster.runtime.demo.replays.session import HttpSession

__all__ = ["Played", "Player", "Replay", "ReplayFailed", "main", "play", "read", "replays"]

DEFAULT = "shiyan-2021"


def play(
    base_url: str,
    accounts: Sequence[dict[str, object]],
    name: str = DEFAULT,
    out: Callable[[str], None] = print,
    *,
    verify: bool | str = True,
) -> Played:
    """Play one replay on a running platform and tell each step with its seconds."""
    return Player(accounts, lambda account: HttpSession.sign_in(base_url, account, verify=verify), out=out).play(read(name))


def main(words: Sequence[str], *, base_url: str, accounts: Sequence[dict[str, object]]) -> int:
    """`./muster demo incident [NAME]`: play a replay, or list them with `list`."""
    name = words[0] if words else DEFAULT
    known = replays()
    if name == "list" or name not in known:
        for key in known:
            replay = read(key)
            print(f"{key:<16}{replay.title_zh}  ·  {replay.title_en}")
        return 0 if name == "list" else 2
    try:
        play(base_url, accounts, name)
    except ReplayFailed as failure:
        print(f"回放中断：{failure}")
        return 1
    return 0
