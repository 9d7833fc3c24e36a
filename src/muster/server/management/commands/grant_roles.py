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
        tables, sequences, functions = _ours(cursor)
        cursor.execute(f"grant usage on schema public to {everyone};"
                       f"grant select on {tables} to {everyone};"
                       f"grant insert, update, delete on {tables} to {writers};"
                       f"grant usage, select, update on sequence {sequences} to {writers};"
                       f"grant execute on function {functions} to {writers};")
        for table in NO_WRITE:
            cursor.execute(f"revoke insert, update, delete on {table} from {writers}")
        cursor.execute("select relname from pg_class where relname = any(%s)", [list(APPEND_ONLY)])
        for (table,) in cursor.fetchall():
            cursor.execute(f"revoke update, delete on {table} from {writers}")
        cursor.execute("grant insert on durable_auditanchor to muster_job")


def _ours(cursor: Any) -> tuple[str, str, str]:
    """Names of our tables and views, sequences and functions. What belongs to an extension is open to everybody already, and each
    grant on it would be refused with a line in the database's log."""
    cursor.execute("select string_agg(oid::regclass::text, ', ') filter (where relkind in ('r', 'p', 'v', 'm')),"
                   " string_agg(oid::regclass::text, ', ') filter (where relkind = 'S')"
                   " from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(relowner, 'usage')"
                   " and not exists (select 1 from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')")
    tables, sequences = cursor.fetchone()
    cursor.execute("select string_agg(oid::regprocedure::text, ', ') from pg_proc p where pronamespace = 'public'::regnamespace"
                   " and prokind in ('f', 'w') and pg_has_role(proowner, 'usage')"
                   " and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')")
    (functions,) = cursor.fetchone()
    return tables, sequences, functions
