"""The ground we stand on: administrative divisions, places, roads, travel times, coordinates and the base map.

The lowest room. It knows nothing of teams or incidents and answers two questions for all rooms above: *where is that*
and *how long does it take to get there*. What it holds is public, so its rows carry no scope. Every answer says what it
rests on: a road network with its date, a straight line, a boundary, or merely the nearest seat.
"""
