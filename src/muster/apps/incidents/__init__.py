"""What has happened: calls, incidents, grades, casualties, responses, and the log that each screen is a view of.

An incident begins with a call and moves along one main line (``rules.states``). Every step is an action: one
transaction that changes the tables, adds one entry to the incident's append-only timeline and tells it to the browsers.
An entry carries the whole new value of each thing it changed, so the room's screen, the printed sheet and the replay are
the same log folded. The rooms above (command, …) write their own things into it through ``actions.record``.
"""
