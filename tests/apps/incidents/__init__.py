"""Promises of the incidents room, through the API."""
