"""How long the way is: a road network as arrays, journeys over it, and the straight line where there is none."""
