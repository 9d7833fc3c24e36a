"""Migration operations for the second net: row policies, append-only tables, audited rows."""

from django.db import migrations

__all__ = ["append_only", "audit_rows", "enable_rls"]


def enable_rls(table: str, *, incident: str | None = None, path: str = "org_path") -> migrations.RunSQL:
    """Let each row be seen only inside the transaction's scope (``app.scope``).

    Parameters
    ----------
    table : str
        Table with an ltree column ``path``.
    incident : str, optional
        Column with the incident's id; an unexpired row of ``org_scopegrant`` for it opens the row too.
    path : str, default "org_path"
        The ltree column.
    """
    scope = "(select nullif(current_setting('app.scope', true), '')::ltree)"
    seen = f"{path} <@ {scope}"
    if incident:
        seen += (f" or exists (select 1 from org_scopegrant g where g.incident_id = {table}.{incident}"
                 f" and g.grantee_path <@ {scope} and g.until > now() and g.revoked_at is null)")
    return migrations.RunSQL(
        f"alter table {table} enable row level security; alter table {table} force row level security;"
        f"create policy scope on {table} using ({seen}) with check ({seen});",
        f"drop policy scope on {table}; alter table {table} no force row level security;"
        f"alter table {table} disable row level security;")


def append_only(table: str) -> migrations.RunSQL:
    """Refuse every update and delete on the table, whoever asks."""
    return migrations.RunSQL(
        f"create trigger append_only before update or delete on {table} for each row execute function durable_refuse_change();",
        f"drop trigger append_only on {table};")


def audit_rows(table: str, *, path: str | None = "org_path") -> migrations.RunSQL:
    """Chain every insert, update and delete of the table's rows into the audit trail of their organisation.

    ``path`` names the ltree column that chooses the chain; with None the chain is the acting organisation's.
    """
    argument = f"'{path}'" if path else "''"
    return migrations.RunSQL(
        f"create trigger audit_rows after insert or update or delete on {table} for each row"
        f" execute function durable_audit_row({argument});",
        f"drop trigger audit_rows on {table};")
