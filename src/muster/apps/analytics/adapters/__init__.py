"""Dealings with what stands outside: the process that reckons, Excel, Word."""
