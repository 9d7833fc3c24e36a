"""Where weather comes from outside: a weather service."""
