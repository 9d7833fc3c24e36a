"""Siting and dispatch beside other solvers, in one run."""
