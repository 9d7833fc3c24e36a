"""One dispatcher: every command is listed, found, and says no in one sentence."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from muster.runtime import cli, logs, speech
from muster.runtime.site import Site

NAMES = {
    "up", "stop", "status", "logs", "doctor", "reset", "demo", "test", "check", "fmt", "manage", "audit", "client",
    "e2e", "bench", "validate", "siting", "coverage", "consequence", "roads", "version", "help",
}  # fmt: skip


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:]]
    assert sorted(listed) == sorted(NAMES)


@pytest.mark.parametrize("command", cli.COMMANDS, ids=lambda command: command.name)
def test_every_command_has_its_function(command: cli.Command) -> None:
    module, _, name = command.target.partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_an_unknown_command_is_refused_with_the_way_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fly"]) == 2
    assert "./muster help" in capsys.readouterr().err


def test_options_of_the_installation_come_before_a_passed_line() -> None:
    assert cli.split_own(["--data-dir", "/d", "--port=1", "incident", "--port", "2"]) == (
        ["--data-dir", "/d", "--port=1"],
        ["incident", "--port", "2"],
    )


def test_the_dispatcher_and_the_refusals_need_the_standard_library_only() -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['django', 'psycopg', 'cryptography', 'granian']));"
        "import muster.runtime.commands, muster.runtime.doctor, muster.runtime.testing; print('ok')"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False,
                          env={"PYTHONPATH": "src"})  # fmt: skip
    assert done.stdout == "ok\n", done.stderr


@pytest.mark.parametrize(
    ("locale", "words"), [("zh_CN.UTF-8", "甲"), ("en_US.UTF-8", "A"), ("C.UTF-8", "甲 / A"), ("", "甲 / A")]
)
def test_a_sentence_follows_the_callers_language(locale: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MUSTER_CALLER_LANG", locale)
    assert speech.tell("甲", "A") == words


def test_each_process_gets_its_own_role_and_no_password(tmp_path: Path) -> None:
    site = Site(root=tmp_path, data=tmp_path, port=1)
    addresses = {site.database(role) for role in ("owner", "web", "stream", "job")}
    assert len(addresses) == 4
    assert all(":" not in address.removeprefix("postgresql://").split("@")[0] for address in addresses)


def test_a_log_line_is_one_json_object_whatever_was_printed() -> None:
    plain = json.loads(logs.structured("web", "[ERROR] no luck"))
    assert (plain["process"], plain["level"], plain["message"]) == ("web", "error", "no luck")
    given = json.loads(logs.structured("front", '{"level":"info","status":200}'))
    assert given["status"] == 200
    assert json.loads(logs.structured("worker", '{"level":"WARNING","message":"slow"}'))["level"] == "warning"
    assert json.loads(logs.structured("web", "{broken"))["message"] == "{broken"
    assert "no luck" in logs.render(logs.structured("web", "[ERROR] no luck"))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("[INFO] Started worker-1", {"level": "info", "message": "Started worker-1"}),
        ('20868 LOG:  listening on "x"', {"level": "info", "pid": 20868, "message": 'listening on "x"'}),
        ("21894 muster_web ERROR:  no", {"level": "error", "pid": 21894, "role": "muster_web", "message": "no"}),
        ("2026/11/22 03:05:08 [warn] 7#7: slow", {"level": "warning", "pid": 7, "message": "slow"}),
        ("[1, 2] is a list", {"level": "info", "message": "[1, 2] is a list"}),
        ("12 MONKEYS:  a film", {"level": "info", "message": "12 MONKEYS:  a film"}),
    ],
)
def test_lines_of_other_programs_are_taken_apart(line: str, parts: dict[str, object]) -> None:
    said = json.loads(logs.structured("x", line))
    assert {key: said[key] for key in said if key not in {"at", "process"}} == parts


def test_a_replay_takes_the_installation_s_options_wherever_they_stand() -> None:
    own, rest = cli.split_own(["incident", "shiyan-2021", "--data-dir", "/srv/x", "--port=9000"], anywhere=True)
    assert own == ["--data-dir", "/srv/x", "--port=9000"]
    assert rest == ["incident", "shiyan-2021"]
    assert cli.split_own(["migrate", "--port", "1"]) == ([], ["migrate", "--port", "1"])


def test_an_interpreter_that_is_too_old_or_none_is_refused_before_anything_is_made() -> None:
    done = subprocess.run(
        ["./muster", "up"], capture_output=True, text=True, check=False, env={"MUSTER_PYTHON": "/nonexistent/python", "LANG": "en"}
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "MUSTER_PYTHON=/nonexistent/python is no Python of 3.11 or later.\n"
