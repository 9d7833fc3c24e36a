"""The demonstration: the steps that load it, and the replays that `muster demo NAME` plays.

A step is `("what is loaded, in Chinese", "in English", "module:function")`. The function is called in the order of the
list, inside the running database as the owner of the tables, with one keyword argument, `scale` (`small` or `full`).
It may return a list of accounts, `{"username", "password", "name", "org", "roles"}`, which are kept in a file that only
the owner of the installation can read.

A replay is `"name": "module:function"`. The function is called with the remaining words of the command line and
`base_url` and `accounts` (the list above): it talks to the running platform over HTTP only, and returns the exit code.
"""

from __future__ import annotations

STEPS: list[tuple[str, str, str]] = [
    ("区划、地名与干线公路", "divisions, places and trunk roads", "muster.runtime.demo.steps:lay_ground"),
    ("各级应急管理部门、人员与值班表", "authorities, people and roster", "muster.runtime.demo.people:make_authorities"),
    ("救援队伍、装备与基地", "teams, equipment and bases", "muster.runtime.demo.registers:load_teams"),
    ("企业、重大危险源与防护目标", "enterprises, hazards and protection targets", "muster.runtime.demo.registers:load_risks"),
    ("队长账号", "captains' accounts", "muster.runtime.demo.people:make_captains"),
    ("总指挥名单", "list of commanders", "muster.runtime.demo.people:make_commanders"),
]

REPLAYS: dict[str, str] = {
    "incident": "muster.runtime.demo.replays:main",
}
