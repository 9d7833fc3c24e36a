"""Give the processes' database roles what they need and nothing more. Runs after every migration, as the owner."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

APPEND_ONLY = ("durable_auditentry", "durable_auditanchor", "incidents_timelineentry")
NO_WRITE = ("django_migrations", "durable_auditentry", "durable_auditchain")
WRITERS = ("muster_web", "muster_job")


class Command(BaseCommand):
    """``muster manage grant_roles``."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Grant."""
        grant_roles()


def grant_roles() -> None:
    """Readers read all; writers write all but the audit chain, which only its own functions extend."""
    with connection.cursor() as cursor:
        everyone = ", ".join((*WRITERS, "muster_stream"))
        writers = ", ".join(WRITERS)
        cursor.execute(f"grant usage on schema public to {everyone};"
                       f"grant select on all tables in schema public to {everyone};"
                       f"grant insert, update, delete on all tables in schema public to {writers};"
                       f"grant usage, select, update on all sequences in schema public to {writers};"
                       f"grant execute on all functions in schema public to {writers};")
        for table in NO_WRITE:
            cursor.execute(f"revoke insert, update, delete on {table} from {writers}")
        cursor.execute("select relname from pg_class where relname = any(%s)", [list(APPEND_ONLY)])
        for (table,) in cursor.fetchall():
            cursor.execute(f"revoke update, delete on {table} from {writers}")
        cursor.execute("grant insert on durable_auditanchor to muster_job")
