"""``python -m bench.consequence [--peers PYTHON [DECK]]``: samples per second and ms per case on one core, beside peers and a memory bound.

CPU time of this process, the best of several calls: a machine shared with others does not blur it.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.consequence.cases import KERNELS  # threads must be limited before numpy loads


def best(call: object, repeat: int = 5) -> float:
    """Least CPU seconds of one call."""
    took = []
    for _ in range(repeat):
        start = time.process_time()
        call()  # type: ignore[operator]  # kernels are callables without arguments
        took.append(time.process_time() - start)
    return max(min(took), 1e-9)


def import_seconds() -> float:
    """CPU seconds to import the dense model and the fires in a fresh interpreter, numpy included."""
    code = "import time, muster.consequence.dense, muster.consequence.fires; print(time.process_time())"
    return min(float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout) for _ in range(3))


def main() -> int:
    """Print the table; 1 when a gate is missed."""
    parser = argparse.ArgumentParser(prog="bench.consequence")
    parser.add_argument("--peers", nargs="+", metavar=("PYTHON", "DECK"), help="Python of an environment with slabx, degali and hyram")
    words = parser.parse_args()
    missed = False
    print(f"{'kernel':42} {'ms per call':>12} {'samples/s':>14}  gate")
    for name, (make, samples, rate_gate, time_gate) in KERNELS.items():
        call = make()
        call()
        seconds = best(call)
        rate = samples / seconds
        bad = (rate_gate is not None and rate < rate_gate) or (time_gate is not None and seconds * 1000.0 > time_gate)
        missed |= bad
        gate = f"≥ {rate_gate:,.0f}/s" if rate_gate else f"≤ {time_gate:g} ms" if time_gate else ""
        print(f"{name:42} {seconds * 1000.0:>12.3f} {rate:>14,.0f}  {gate}{'  MISSED' if bad else ''}")
    print(f"{'import, CPU (with numpy)':42} {import_seconds() * 1000.0:>12.0f} {'':>14}  ≤ 500 ms")
    if words.peers:
        script = Path(__file__).with_name("peers.py")
        answer = subprocess.run([words.peers[0], str(script), *words.peers[1:]], capture_output=True, text=True, check=False)
        lines = answer.stdout.strip().splitlines()
        for name, value in (json.loads(lines[-1]) if lines else {"peers": f"not run: {answer.stderr[-200:]}"}).items():
            print(f"{name:42} {value:>12.3f} {1000.0 / value:>14,.1f}  peer" if isinstance(value, float) else f"{name:42} {value}")
    else:
        print("peers not run: no environment given (--peers PYTHON)")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
