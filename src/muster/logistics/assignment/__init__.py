"""Which unit goes to which incident: one optimum over all incidents, its alternatives with their price, and a fallback.

Four goals strictly in order: least shortage, least lateness, most cover left behind, least travel. No weight trades one
for another: each is proven before the next is looked at. The solver proposes; a duty officer decides.
"""

from muster.logistics.assignment.greedy import greedy
from muster.logistics.assignment.plans import alone, alternatives, assign
from muster.logistics.assignment.problem import Move, Plan, Score, Shortfall, Situation, score, situation

__all__ = ["Move", "Plan", "Score", "Shortfall", "Situation", "alone", "alternatives", "assign", "greedy", "score", "situation"]
