"""Row policies and audited rows of the simulations room."""

from django.db import migrations

from muster.kit.rls import audit_rows, enable_rls

_FROZEN = migrations.RunSQL(
    """
    create function simulations_run_frozen() returns trigger language plpgsql as $$
    begin
        raise exception 'inputs and first answer of a run never change';
    end $$;
    create trigger simulations_run_frozen before update of facts, "case", guide, first, lon, lat, wind_from, model_version, made_at, made_by,
        incident_id, number on simulations_simulationrun for each row execute function simulations_run_frozen();
    """,
    "drop trigger simulations_run_frozen on simulations_simulationrun; drop function simulations_run_frozen();",
)

_OF_INCIDENT = ("weatherreading", "simulationrun", "zoneproposal")


class Migration(migrations.Migration):
    """Each row is seen with its incident; what was decided is chained."""

    dependencies = (("simulations", "0001_initial"), ("durable", "0002_chain"), ("org", "0001_initial"))
    operations = (
        *(enable_rls(f"simulations_{name}", incident="incident_id") for name in _OF_INCIDENT),
        *(audit_rows(f"simulations_{name}") for name in ("weatherreading", "zoneproposal")),
        _FROZEN,
    )
