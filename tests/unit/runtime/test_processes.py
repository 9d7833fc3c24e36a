"""A process is known by its number and start time, never by its name."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from muster.runtime import processes
from muster.runtime.processes import Identity


def sleeper(code: str = "import time; time.sleep(60)") -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code], start_new_session=True)


def test_a_number_with_another_start_time_is_another_process() -> None:
    me = processes.identify(os.getpid())
    assert me is not None
    assert me.is_alive()
    assert not Identity(me.pid, me.started + 1).is_alive()


def test_nothing_of_another_process_with_the_recorded_number_is_touched() -> None:
    child = sleeper()
    try:
        now = processes.identify(child.pid)
        assert now is not None
        assert processes.leftovers(Identity(child.pid, now.started - 1)) == []
        assert processes.leftovers(now) == [now]
    finally:
        child.kill()
        child.wait()


def test_the_children_of_a_dead_leader_are_found_and_ended() -> None:
    child = sleeper("import subprocess,sys,time; subprocess.Popen(['sleep','60']); time.sleep(60)")
    recorded = processes.identify(child.pid)
    assert recorded is not None
    limit = time.monotonic() + 10
    while len(processes.leftovers(recorded)) < 2 and time.monotonic() < limit:
        time.sleep(0.02)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    left = processes.leftovers(recorded)
    assert len(left) == 1
    processes.end(left, seconds=2)
    assert processes.leftovers(recorded) == []


def test_who_ignores_the_request_is_ended_all_the_same() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c",
         "import signal,time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('x', flush=True); time.sleep(60)"],
        start_new_session=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == b"x\n"  # from now on it ignores the request
    child.stdout.close()
    identity = processes.identify(child.pid)
    assert identity is not None
    processes.end([identity], seconds=0.3)
    assert child.wait(5) == -signal.SIGKILL


def test_a_child_follows_its_parent_even_when_that_is_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c",
         "import subprocess,sys,time;"
         "from muster.runtime.processes import as_user;"
         "c = subprocess.Popen(as_user(None, ['sleep', '60'], dies_with_parent='SIGKILL'));"
         "print(c.pid, flush=True); time.sleep(60)"],
        stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "src"},
    )  # fmt: skip
    assert parent.stdout is not None
    child = processes.identify(int(parent.stdout.readline()))
    parent.stdout.close()
    assert child is not None
    limit = time.monotonic() + 10
    while Path(f"/proc/{child.pid}/comm").read_text("utf-8").strip() != "sleep":  # until then it has not asked to follow
        assert time.monotonic() < limit
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    assert processes.wait_gone([child], 5) == []
