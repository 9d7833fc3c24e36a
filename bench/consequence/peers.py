"""Time the peers on one core; run by the Python of an environment that holds them, never by the product's.

``pip install slabx degali hyram "scipy<1.15"`` in an environment of its own, then ``python bench/consequence/peers.py`` prints JSON:
milliseconds per case, or why a peer did not run.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def timed(call: Any, repeat: int = 3) -> float:
    """Best CPU milliseconds of a few calls."""
    best = 1e9
    for _ in range(repeat):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return round(best * 1000.0, 3)


def slabx_case() -> float:
    """An LNG pool in low wind, as in slabx's own read-me."""
    from slabx.core.plume import run_dispersion
    from slabx.core.source import EvaporatingPool
    from slabx.post.concentration import concentration_field
    from slabx.submodels.atmosphere import Atmosphere
    from slabx.thermo.base import LegacyThermo, Substance, water_backend

    lng = Substance(name="LNG", mw=0.016043, cp_vapour=2238.0, cp_liquid=3348.5, dh_vap=509900.0, T_boil=111.7, rho_liquid=424.1)
    air = Atmosphere(u_ref=1.94, z_ref=3.0, T=290.0, rh=50.0, z0=2e-4, stability="E")
    source = EvaporatingPool(substance=lng, rate=116.93, area=116.93 / 0.167, duration=107.0)

    def run() -> None:
        track, _ = run_dispersion(source, air, LegacyThermo(lng), water_backend(), x_max=2000.0, n_puff_steps=40)
        concentration_field(track, air, z=1.0, t_avg=80.0, t_release=107.0)

    return timed(run)


def hyram_flame() -> float:
    """A hydrogen jet flame and the flux at three points."""
    from hyram.phys import Flame, Fluid, Orifice

    def run() -> None:
        gas, ambient = Fluid(T=287.8, P=13.42e6, species="H2"), Fluid(T=293.15, P=101325.0, species="air")
        flame = Flame(gas, Orifice(0.00635), ambient)
        flame.generate_positional_flux([[4.7, 1.0, 4.7], [4.7, 1.0, 9.4], [14.1, 1.0, 0.0]], 0.5)

    return timed(run)


def hyram_jet() -> float:
    """A hydrogen jet."""
    from hyram.phys import Fluid, Jet, Orifice

    def run() -> None:
        Jet(Fluid(T=287.8, P=13.42e6, species="H2"), Orifice(0.00635), Fluid(T=293.15, P=101325.0, species="air"))

    return timed(run)


DECK = """the LNG pool of slabx's read-me



1.94 3.0 2.0E-4
5
0.0 18.75
1 0.0
290.0 1.0 0.0 50.0
0 290.0
0 0.0
0 0.0
LNG
16.043 111.7 1.76
2238.0 0.0
0.15 0.05 1.0
0.001
0.0
4
0.0 116.93 14.93 1.0 111.7 1.0
60230.0 116.93 14.93 1.0 111.7 1.0
60231.0 0.0 0.0 1.0 111.7 1.0
60232.0 0.0 0.0 1.0 111.7 1.0
 T
"""


def degali_case() -> float:
    """A steady DEGADIS run of the same pool and weather as for slabx (stability E, class defaults)."""
    from degali import run_steady

    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "LNG.INP"
        deck.write_text(DECK, encoding="ascii")
        return timed(lambda: run_steady(deck))


def main() -> None:
    """Time each peer that is there."""
    found: dict[str, Any] = {}
    for name, case in (
        ("slabx, LNG pool", slabx_case),
        ("degali, steady", degali_case),
        ("HyRAM+, H2 jet", hyram_jet),
        ("HyRAM+, H2 flame + 3 flux points", hyram_flame),
    ):
        try:
            found[name] = case()
        except Exception as problem:  # a peer that fails is reported, not hidden
            found[name] = f"not run: {type(problem).__name__}: {problem}"
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
