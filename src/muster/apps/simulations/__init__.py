"""What may happen next: weather, runs of the consequence models, what lies inside the zones, what was decided on which run.

A run is made from an incident. Every input says where it comes from, and a default says that it is one. The first answer is
computed at once and never changed; the ensemble refines it in the background. Where substance or amount are unknown, the
distances come from the guide table and the answer says so. New wind or a new source never moves what was decided: it becomes a
proposed difference that somebody accepts or rejects.
"""
