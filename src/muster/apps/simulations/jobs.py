"""Background work of the simulations room: load, call an action, stop."""

from uuid import UUID

from muster.apps.simulations import actions
from muster.kit import bus
from muster.kit.actors import Actor


@bus.job("simulations.refine")
def refine(*, run_id: str) -> None:
    """Let the ensemble of a run follow its first answer."""
    actions.refine(run_id=UUID(run_id))


@bus.job("simulations.ask_feed", attempts=3)
def ask_feed(*, incident_id: str) -> None:
    """Ask the weather service for an incident's weather."""
    actions.ask_feed(actor=Actor.system("气象数据接口"), incident_id=UUID(incident_id))


@bus.job("simulations.reconsider", attempts=3)
def reconsider(*, incident_id: str) -> None:
    """See whether new wind asks for a changed area."""
    actions.reconsider(actor=Actor.system("平台"), incident_id=UUID(incident_id))


@bus.job("simulations.look_again", attempts=3)
def look_again() -> None:
    """The same at once, when stations have told something new."""
    actions.follow_weather(actor=Actor.system("平台"))


@bus.periodic("simulations.follow_weather", cron="*/5 * * * *")
def follow_weather() -> None:
    """See for each incident with an area in force whether the wind has turned."""
    actions.follow_weather(actor=Actor.system("平台"))
