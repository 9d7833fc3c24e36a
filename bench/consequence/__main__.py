"""``python -m bench.consequence [--peers PYTHON]``: samples per second and ms per case on one core, beside peers and a memory bound.

CPU time of this process, the best of several calls. Other work on the machine still slows it by way of caches and memory: the column
"× bound" holds each sample against the memory bound taken right beside it, and the load is printed.
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

from bench.consequence.cases import BESIDE, BOUND, KERNELS  # threads must be limited before numpy loads


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
    code = "import time, muster.consequence.dense, muster.consequence.fires, muster.consequence.jet_fires; print(time.process_time())"
    return min(float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout) for _ in range(3))


def main() -> int:
    """Print the table; 1 when a gate is missed."""
    parser = argparse.ArgumentParser(prog="bench.consequence")
    parser.add_argument("--peers", metavar="PYTHON", help="Python of an environment of its own with slabx, degali and hyram")
    words = parser.parse_args()
    missed = False
    per_sample: dict[str, float] = {}
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'kernel':42} {'ms per call':>12} {'samples/s':>14} {'× bound':>9}  {'gate':>14} {'aim':>14}")
    bound = KERNELS[BOUND].make()
    for name, kernel in KERNELS.items():
        call = kernel.make()
        call()
        seconds, least = best(call), best(bound) / KERNELS[BOUND].samples
        rate = per_sample[name] = kernel.samples / seconds
        beside = f"{1.0 / rate / least:,.0f}" if kernel.samples > 1 else ""
        bad = (kernel.rate is not None and rate < kernel.rate) or (kernel.time is not None and seconds * 1000.0 > kernel.time)
        missed |= bad
        print(
            f"{name:42} {seconds * 1000.0:>12.3f} {rate:>14,.0f} {beside:>9}  {kernel.gate:>14} {kernel.aim:>14}{'  MISSED' if bad else ''}"
        )
    print(f"{'import, CPU (with numpy)':42} {import_seconds() * 1000.0:>12.0f} {'':>14} {'':>9}  {'≤ 500 ms':>14} {'≤ 200 ms':>14}")
    if words.peers:
        script = Path(__file__).with_name("peers.py")
        answer = subprocess.run([words.peers, str(script)], capture_output=True, text=True, check=False)
        lines = answer.stdout.strip().splitlines()
        for name, value in (json.loads(lines[-1]) if lines else {"peers": f"not run: {answer.stderr[-200:]}"}).items():
            if not isinstance(value, float):
                print(f"{name:42} {value}")
                continue
            ours = next((ours for peer, ours in BESIDE.items() if name.startswith(peer)), None)
            times = f"ours, ensemble: × {per_sample[ours] * value / 1000.0:,.0f}" if ours else ""
            print(f"{name:42} {value:>12.3f} {1000.0 / value:>14,.1f} {'':>9}  peer  {times}")
    else:
        print("peers not run: no environment given (--peers PYTHON)")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
