"""What registers of things on the map share: the columns of a record, and the reads by name, place and tile.

`models` has no table of its own: rooms inherit it. `points` works on a queryset that is already scoped.
"""
