"""Real implementations that tests stand on."""
