"""The way of an event from one screen to another."""
