"""The second net alone: what PostgreSQL itself lets a session see when the query layer is forgotten."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from muster.kit.scope import acting_as
from tests.support.ground import lay_ground
from tests.support.things import Things

WITHOUT_POLICY = {
    "geo_roadclosure": "roads are everybody's: a neighbour's closed road bounds the own travel times; written in the own subtree only",
    "org_organisation": "names of authorities are public; trigram search",
    "org_person": "liaison officers of the authorities above are read across scopes",
    "org_account": "read by sign-in before there is an actor",
    "org_roleassignment": "read by sign-in before there is an actor",
    "org_dutyshift": "names of those on duty are read across scopes below",
    "durable_outboxmessage": "the relay and the stream read every scope; the stream filters per subscriber",
    "resources_team": "spatial and trigram search",
    "resources_supplybase": "spatial and trigram search",
    "resources_equipmentitem": "joined to teams in spatial search",
    "resources_readinessdeclaration": "joined to teams in spatial search",
    "resources_teamessential": "joined to teams in spatial search",
    "resources_expert": "experts of a body above advise those below",
    "resources_supplylot": "stores serve the whole province",
    "resources_stockreservation": "stock is counted over all scopes, or two incidents are promised the same piece",
    "risks_enterprise": "spatial and trigram search",
    "risks_enterprisecontact": "joined to enterprises in the caller's search",
    "risks_majorhazardinstallation": "spatial and trigram search",
    "risks_hazardsubstance": "joined to hazards in spatial search",
    "risks_hazardtank": "joined to hazards in spatial search",
    "risks_hazardprincipal": "joined to hazards in spatial search",
    "risks_protectiontarget": "spatial and trigram search",
}
"""Tables with an organisation path and no row policy, each with its reason. The query layer alone holds them."""


def _tables(condition: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_path'"
                       f" where c.relkind = 'r' and not a.attisdropped and {condition}")
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture
def incident(world: Any, settings: Any) -> Things:
    settings.DEMONSTRATION = True
    things = Things(lay_ground(world), "huangshi", "yangxin")
    for name in ("task_id", "dispatch_id", "assignment_id", "entry_id", "term_id", "withdrawal_id", "outgoing_id", "qualification_id", "recommendation_id",
                 "batch_id", "proposal_id"):
        things.named(name)
    return things


def _seen(scope: str, tables: set[str]) -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.scope', %s, true)", [scope])
        for table in tables:
            cursor.execute(f"select count(*) from {table}")
            found[table] = cursor.fetchone()[0]
        cursor.execute("select set_config('app.scope', '', true)")
    return found


def test_every_table_with_a_path_has_a_policy_or_a_reason(db: None) -> None:
    without = _tables("not c.relrowsecurity")
    assert without == WITHOUT_POLICY.keys()


def test_a_session_without_a_scope_sees_nothing(incident: Things) -> None:
    tables = _tables("c.relrowsecurity and c.relforcerowsecurity")
    assert {"incidents_incident", "incidents_incidentreport", "incidents_timelineentry", "command_dispatch"} <= tables
    assert not any(_seen("", tables).values())


def test_a_foreign_scope_sees_nothing_and_the_own_one_does(incident: Things) -> None:
    tables = _tables("c.relrowsecurity and c.relforcerowsecurity")
    assert not any(_seen("cn.p42.c4205", tables).values())
    own = _seen("cn.p42.c4202", tables)
    assert (own["incidents_incident"], own["command_dispatch"]) == (2, 1)  # the report that is owed has an incident of its own


def test_nothing_can_be_written_into_a_foreign_scope(world: Any) -> None:
    huangshi = world.actor("duty_officer", "huangshi")
    with acting_as(huangshi), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("insert into incidents_incident (id, org_path) values (gen_random_uuid(), 'cn.p42.c4205')")
