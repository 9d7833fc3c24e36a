"""What we can send: rescue teams, their equipment and readiness, and supply bases.

The room answers two questions for the rooms above it: which teams could go (`queries.candidate_teams`), and is
this one free (`actions.set_team_status`). A figure that nobody has told us is unknown (null), never zero; each
field says where it comes from and when it was last confirmed.
"""
