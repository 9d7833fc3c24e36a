"""Domain-free tools. This file imports nothing."""
