"""Power and water: the supervisor of the platform's processes and the `muster` command.

The runtime prepares a private PostgreSQL, starts it together with web, stream, worker and front, restarts what dies,
stops everything in order, and says in one sentence why it cannot start. It knows nothing of incidents: what the
platform does lives in `muster.apps`, how it answers in `muster.server`.

Modules on the way of every command (`cli`, `speech`, `site`, `preflight`) need the standard library only, so that help
and refusals come before anything is installed.
"""
