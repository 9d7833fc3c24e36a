"""What we do about it: orders to teams, tasks on the scene, who commands, who is inside the danger zone.

An order waits for five seconds in which the desk can take it back, and only then exists for the team. Everything here
belongs to an incident and is written into its timeline (``incidents.actions.record``), so the room's screen shows it by
folding the same log. Taps from phones that were offline come late, twice or out of order and are taken as what they are:
claims about a time, kept apart from when we learned of them.
"""
