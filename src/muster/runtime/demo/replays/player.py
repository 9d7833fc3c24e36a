"""Plays a replay: each step is one request of the person whose turn it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from muster.runtime.demo.replays.script import Replay, Step
from muster.runtime.demo.replays.session import RequestRefused

__all__ = ["Played", "Player", "ReplayFailed", "Session"]

Account = dict[str, object]
WAIT_SECONDS = 40.0
"""How long an order may take to leave before the replay gives up; its undo window is five."""


class ReplayFailed(Exception):
    """A step could not be played; the message says which and why."""


class Session(Protocol):
    """Somebody signed in."""

    def get(self, path: str) -> Any: ...
    def post(self, path: str, body: dict[str, Any]) -> Any: ...


@dataclass(slots=True)
class Played:
    """What was played: the incident, each step with its seconds, and the timeline at the end."""

    incident_id: str = ""
    seconds: float = 0.0
    steps: list[tuple[str, float]] = field(default_factory=list)
    timeline: list[dict[str, Any]] = field(default_factory=list)
    runs: list[dict[str, Any]] = field(default_factory=list)
    """Runs of the simulations room, each with its zones."""
    call_to_first_order: float | None = None
    """Seconds from the call taken to the first order that a team could see."""


_CAPTAINS = {"receive", "turn-out", "arrive", "work", "rest", "release", "return"}
_VERBS = {
    "verify", "confirm", "grade", "regrade", "respond", "onsite", "control", "end", "reopen", "evaluate", "close", "casualties",
    "location", "notes",
}  # fmt: skip


class Player:
    """Plays replays with sessions that ``open_session`` gives; ``pause`` waits (in tests it runs the worker's jobs)."""

    def __init__(
        self,
        accounts: Sequence[Account],
        open_session: Callable[[Account], Session],
        *,
        out: Callable[[str], None] = print,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.accounts = accounts
        self.open_session = open_session
        self.out = out
        self.pause = pause
        self.sessions: dict[str, Session] = {}
        self.orders: list[dict[str, Any]] = []
        self.ranking: dict[str, Any] = {}
        self.tasks: list[dict[str, Any]] = []
        self.inside: list[dict[str, Any]] = []

    def play(self, replay: Replay) -> Played:
        """Play every step; what was done is told line by line."""
        self.replay, self.played = replay, Played()
        self.out(f"{replay.title_zh}\n{replay.placed}")
        for fact in replay.facts:
            self.out(f"  [{fact.mark}] {fact.text}（{fact.source}）")
        began = time.monotonic()
        try:
            for step in replay.steps:
                started = time.monotonic()
                try:
                    said = self._take(step)
                except RequestRefused as refused:
                    raise ReplayFailed(f"{step.do}（{step.by}）：{refused}") from refused
                taken = time.monotonic() - started
                self.played.steps.append((step.do, taken))
                self.out(f"{started - began:7.2f} s  {taken * 1000:6.0f} ms  {step.by:<10} {step.do:<12} {said}")
            self.played.seconds = time.monotonic() - began
            self._tell_timeline()
        finally:
            for session in self.sessions.values():
                close = getattr(session, "close", None)
                if close:
                    close()
            self.sessions.clear()
        return self.played

    # --- who ---

    def _session(self, account: Account) -> Session:
        username = str(account["username"])
        if username not in self.sessions:
            self.sessions[username] = self.open_session(account)
        return self.sessions[username]

    def _as(self, key: str) -> Session:
        role, path = self.replay.roles[key]
        for account in self.accounts:
            roles = account.get("roles")
            if account.get("org_path") == path and isinstance(roles, list) and role in roles:
                return self._session(account)
        raise ReplayFailed(f"没有账号：{role} @ {path}")

    def _captain(self, order: dict[str, Any]) -> Session:
        for account in self.accounts:
            roles = account.get("roles")
            if account.get("org") == order["team_name"] and isinstance(roles, list) and "team_captain" in roles:
                return self._session(account)
        raise ReplayFailed(f"{order['team_name']} 没有队长账号")

    def _has_captain(self, team: str) -> bool:
        return any(a.get("org") == team and "team_captain" in (a.get("roles") or ()) for a in self.accounts)  # type: ignore[operator]  # roles is a list in the accounts file

    # --- what ---

    @property
    def _incident(self) -> str:
        return f"/incidents/{self.played.incident_id}"

    def _take(self, step: Step) -> str:
        if step.do in _VERBS:
            return _told(self._as(step.by).post(f"{self._incident}/{step.do}", step.body))
        if step.do in _CAPTAINS:
            return self._tap(step)
        taken: Callable[[Step], str] = getattr(self, "_" + step.do.replace("-", "_"))
        return taken(step)

    def _report(self, step: Step) -> str:
        received = self._as(step.by).post("/reports", step.body)
        incident = received["incident"]
        self.played.incident_id = incident["id"]
        self.called = time.monotonic()
        return f"{incident['number']} {incident['title']} {incident['division_name']}"

    def _recommend(self, step: Step) -> str:
        self.ranking = self._as(step.by).post(f"{self._incident}/dispatch-recommendations", step.body)
        best = "；".join(
            f"{r['rank']} {r['team']['name']} {r['arrival']['minutes']:.0f}（{r['arrival']['low']:.0f}–{r['arrival']['high']:.0f}）分"
            for r in self.ranking["ordered"][:3]
        )
        return f"可派 {len(self.ranking['ordered'])}，不宜 {len(self.ranking['excluded'])}：{best}"

    def _dispatch(self, step: Step) -> str:
        able = [r["team"] for r in self.ranking["ordered"] if self._has_captain(r["team"]["name"])]
        if not able:
            raise ReplayFailed("没有可派且有队长账号的队伍")
        for team in able[: step.count]:
            body = {"team_id": team["team_id"], "recommendation_id": self.ranking["id"], **step.body}
            self.orders.append(self._as(step.by).post(f"{self._incident}/dispatches", body))
        return "、".join(f"{o['team_name']}（{o['issues_at'][11:19]} 下达）" for o in self.orders)

    def _weather(self, step: Step) -> str:
        """What somebody saw at the scene."""
        kept = self._as(step.by).post(f"{self._incident}/weather", step.body)
        return f"风来自 {kept['wind_from']}°，{kept['wind_speed']} m/s"

    def _simulate(self, step: Step) -> str:
        """A run in the simulations room, and the ensemble after it."""
        who = self._as(step.by)
        made = who.post(f"{self._incident}/simulations", step.body)
        limit = time.monotonic() + WAIT_SECONDS
        while made["status"] == "refining" and time.monotonic() < limit:
            self.pause(0.25)
            made = who.get(f"/simulations/{made['id']}")
        self.played.runs.append(made)
        if made["why"]:
            return f"第 {made['number']} 次：{made['why']['zh']}；{made['guide']['text']['zh']}"
        far = "；".join(f"{z['effect_text']['zh']} {z['name_text']['zh']} {z['reach_m']:.0f} m" for z in made["zones"])
        return f"第 {made['number']} 次，{made['sentence']['zh']}：{far}"

    def _adopt(self, step: Step) -> str:
        """The area of the newest run becomes the one that counts."""
        decided = self._as(step.by).post(f"/simulations/{self.played.runs[-1]['id']}/adopt", step.body)
        return f"按第 {decided['run_number']} 次划定：{decided['words']}"

    def _wait(self, step: Step) -> str:
        """Until every order has left: the captain's own page shows it then."""
        limit = time.monotonic() + WAIT_SECONDS
        for order in self.orders:
            while not any(mine["id"] == order["id"] for mine in self._captain(order).get("/my/dispatches")):
                if time.monotonic() > limit:
                    raise ReplayFailed(f"{order['team_name']} 的调令在 {WAIT_SECONDS:.0f} 秒内没有下达")
                self.pause(0.25)
            if self.played.call_to_first_order is None:
                self.played.call_to_first_order = time.monotonic() - self.called
        return f"{len(self.orders)} 道调令已下达"

    def _tap(self, step: Step) -> str:
        told = []
        for order in self.orders:
            path = f"/dispatches/{order['id']}/{step.do}"
            told.append(f"{order['team_name']} {self._captain(order).post(path, step.body)['status']}")
        return "；".join(told)

    def _command(self, step: Step) -> str:
        """The one who leads nominates, the nominee takes command."""
        nominee = self._as("commander")
        person = nominee.get("/session")["person"]
        term = self._as(step.by).post(f"{self._incident}/command/nominate", {"person_id": person["id"], **step.body})
        nominee.post(f"{self._incident}/command/{term['id']}/accept", {})
        return f"{term['person_name']} 接任总指挥"

    def _assign(self, step: Step) -> str:
        order = self.orders[0]
        task = self._as(step.by).post(f"{self._incident}/assignments", {"dispatch_id": order["id"], **step.body})
        for verb in ("accept", "start"):
            self._captain(order).post(f"/assignments/{task['id']}/{verb}", {})
        self.tasks.append(task)
        return f"{order['team_name']}：{task['title']}"

    def _tasks_done(self, step: Step) -> str:
        for task in self.tasks:
            self._captain(self.orders[0]).post(f"/assignments/{task['id']}/done", step.body)
            self._as(step.by).post(f"/assignments/{task['id']}/verify", {})
        return f"{len(self.tasks)} 项任务完成并核销"

    def _enter(self, step: Step) -> str:
        order = self.orders[0]
        rows = self._captain(order).post(f"{self._incident}/entries", {"dispatch_id": order["id"], **step.body})
        self.inside += rows
        return f"{order['team_name']} {len(rows)} 人进入，应出 {rows[0]['due_out_at'][11:19]}"

    def _leave(self, step: Step) -> str:
        for row in self.inside:
            self._captain(self.orders[0]).post(f"/entries/{row['id']}/exit", {})
        return f"{len(self.inside)} 人已出"

    def _tell_timeline(self) -> None:
        first = self._as(self.replay.steps[0].by)
        self.played.timeline = first.get(f"{self._incident}/timeline")["items"]
        self.out("时间线：")
        start = datetime.fromisoformat(self.played.timeline[0]["recorded_at"])
        for entry in self.played.timeline:
            seconds = (datetime.fromisoformat(entry["recorded_at"]) - start).total_seconds()
            self.out(f"{entry['seq']:4d} {seconds:8.2f} s  {entry['actor_name']}  {entry['text']['zh']}")
        told = self.played.call_to_first_order
        out_in = f"，接报到首道调令可见 {told:.2f} s" if told is not None else ""
        self.out(f"{len(self.played.steps)} 步，{self.played.seconds:.2f} s{out_in}")


def _told(incident: dict[str, Any]) -> str:
    if "grading" not in incident:
        return str(incident["text"]["zh"])
    grading, figures = incident["grading"], incident["casualties"] or {}
    said = [incident["status"]]
    if grading["confirmed"]:
        said.append(f"等级 {grading['confirmed']}/{grading['potential']}")
    if figures:
        dead, hurt = figures["deaths"], figures["injured"]
        said.append(f"亡 {'不明' if dead is None else dead} 伤 {'不明' if hurt is None else hurt}")
    if incident["response_level"]:
        said.append(f"响应 {incident['response_level']} 级")
    return " ".join(said)
