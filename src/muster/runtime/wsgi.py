"""Door of the web process: the server's application, in a process that does not outlive the one that started it."""

from muster.runtime.bond import die_with_parent

die_with_parent()

from muster.server.wsgi import application  # noqa: E402 - the bond comes before anything that takes time

__all__ = ["application"]
