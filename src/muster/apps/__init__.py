"""The rooms of the house, from the ground up: see docs/architecture.md."""
