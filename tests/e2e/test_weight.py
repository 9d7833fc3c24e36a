"""What a first visit loads stays under its limit, page by page."""

import os
import re
import subprocess

import pytest

from tests.support.platform import ROOT, Platform, note_figures

pytestmark = [pytest.mark.platform, pytest.mark.browser]


def test_first_visits_are_light(platform: Platform) -> None:
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        ["node", "scripts/bundle.mjs"], cwd=ROOT / "web", env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert platform.base_url  # the running platform has built what is weighed
    for name, size in re.findall(r"^. (.+?): ([\d.]+) kB", done.stdout, re.MULTILINE):
        note_figures(f"首次加载 {name}", kilobytes=float(size))
    assert done.returncode == 0, done.stdout + done.stderr
