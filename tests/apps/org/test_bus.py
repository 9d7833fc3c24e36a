"""News and background work: told after commit, handled once, heard only by those who may."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector

from muster.kit import bus
from muster.kit.actors import Actor, Grant
from muster.kit.durable.models import OutboxMessage
from muster.kit.events import event
from muster.kit.ids import new_id
from muster.kit.scope import acting_as
from muster.kit.time import now
from muster.server.management.commands.work import RELAY_ROUND_SECONDS, Relay
from muster.server.stream import Message, hears
from tests.support.background import run_background

HEARD: list[str] = []


@event("test.bell_rung")
@dataclass(frozen=True)
class BellRung:
    """A fact for this file."""

    tower: str


@bus.subscribe(BellRung)
def note_bell(fact: BellRung) -> None:
    """Remember it."""
    if fact.tower == "falls":
        raise RuntimeError("the tower falls")
    HEARD.append(fact.tower)


@pytest.fixture(autouse=True)
def _silence() -> None:
    HEARD.clear()


def _ring(world: Any, tower: str) -> None:
    with acting_as(world.system):
        bus.publish(BellRung(tower), org_path="cn.p42.c4202")


def test_a_fact_reaches_its_subscriber_once(world: Any) -> None:
    _ring(world, "黄石")
    run_background()
    message = OutboxMessage.objects.get(name="test.bell_rung")
    assert message.published_no is not None
    with acting_as(world.system):  # the same delivery again, as after a crash of the worker
        bus.deliver(message_id=message.id, consumer=f"{__name__}.note_bell")
    assert HEARD == ["黄石"]


def test_what_a_killed_worker_had_in_hand_is_queued_again(world: Any) -> None:
    _ring(world, "黄石")
    bus.relay_once()
    with connection.cursor() as cursor:  # as a worker leaves it that was killed in the middle of its job
        cursor.execute("update procrastinate_jobs set status = 'doing' where task_name = 'bus.deliver'")
    run_background()
    assert HEARD == []
    assert bus.take_up_left() == 1
    assert bus.take_up_left() == 0
    run_background()
    assert HEARD == ["黄石"]


def test_a_job_queued_by_a_job_waits_for_its_transaction(world: Any) -> None:
    elsewhere = InMemoryConnector()  # stands where the worker's own pool stands
    with app.replace_connector(elsewhere), transaction.atomic():
        bus.defer("bus.deliver", message_id=new_id(), consumer="nobody")
        transaction.set_rollback(True)  # the job fails after it queued another
    assert elsewhere.jobs == {}
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'bus.deliver'")
        assert cursor.fetchone() == (0,)
    with app.replace_connector(elsewhere), transaction.atomic():
        number = bus.defer("bus.deliver", message_id=new_id(), consumer="nobody")
    with connection.cursor() as cursor:
        cursor.execute("select id from procrastinate_jobs where task_name = 'bus.deliver'")
        assert cursor.fetchall() == [(number,)]


def test_the_worker_says_when_its_relay_is_stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    class Held(Relay):
        def run(self) -> None:
            self.stopped.wait(30)

    relay = Held()
    assert relay.state == "relay stopped"
    relay.start()
    assert relay.state == "ok"
    monkeypatch.setattr(relay, "turned", relay.turned - RELAY_ROUND_SECONDS - 1)
    assert relay.state == "relay stuck"
    relay.stop()
    relay.join()


def test_numbers_follow_the_order_of_the_outbox(world: Any) -> None:
    for tower in ("一", "二", "三"):
        _ring(world, tower)
    run_background()
    towers = OutboxMessage.objects.filter(name="test.bell_rung").order_by("published_no").values_list("payload__tower", flat=True)
    assert list(towers) == ["一", "二", "三"]


def test_a_failed_handling_leaves_no_trace_and_can_be_tried_again(world: Any) -> None:
    _ring(world, "falls")
    with pytest.raises(RuntimeError):
        run_background()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from durable_inboxmessage")
        assert cursor.fetchone()[0] == 0


def _message(path: str, incident: UUID | None = None, permission: str = "incident.view") -> Message:
    return Message(1, "x", path, incident, permission, b"")


def test_a_stream_hears_its_scope_its_grants_and_its_rights() -> None:
    incident = new_id()
    officer = Actor(name="x", org_path="cn.p42.c4202", permissions=frozenset({"incident.view"}))
    captain = Actor(name="y", org_path="cn.p42.c4205.xteam", permissions=frozenset({"incident.view"}), grants=(Grant(incident, now() + timedelta(hours=1)),))
    late = replace(captain, grants=(Grant(incident, now() - timedelta(seconds=1)),))
    assert hears(officer, _message("cn.p42.c4202.d420222"))
    assert not hears(officer, _message("cn.p42.c4205"))
    assert not hears(officer, _message("cn.p42.c42020"))
    assert not hears(officer, _message("cn.p42.c4202", permission="audit.view"))
    assert hears(captain, _message("cn.p42.c4202.d420222", incident))
    assert not hears(late, _message("cn.p42.c4202.d420222", incident))
    assert not hears(captain, _message("cn.p42.c4202.d420222", new_id()))
