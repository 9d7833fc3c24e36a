"""Decisions of the room: who counts as ready, which base set keeps which promise, what a study may ask."""
