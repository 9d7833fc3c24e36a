"""How well we do: studies of what the teams cover and of where bases should stand.

A study takes a snapshot of the registers (teams with readiness, enterprises, major hazards, counties with people) and the
road network, has a process of its own reckon, and keeps snapshot and answer, so that it can be looked at from every side,
compared with another and printed long after the registers have moved on.
"""
