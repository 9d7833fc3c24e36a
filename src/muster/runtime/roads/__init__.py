"""Road data for the routing engine: made from the trunk facts or from an OpenStreetMap extract, kept by version, served.

The engine's process runs as a user of its own, without a database. It reads what an administrator imports, so a
malformed file can harm nothing but itself.
"""
