"""The one router of the incidents room; each file of this folder hangs its operations on it."""

from ninja import Router

router = Router(tags=["incidents"])
