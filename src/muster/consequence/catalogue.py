"""Every model of the library with its version, its card and a fingerprint of its constants.

A version is a promise: the same version gives the same answer. The fingerprint is a hash of every number in a model's code, with
those of the models it stands on, so that a constant cannot change without a new version (``tests/unit/consequence``).
"""

from __future__ import annotations

import ast
import hashlib
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import FunctionType, ModuleType
from typing import cast

from . import (
    bursting,
    dense,
    domino,
    explosions,
    fires,
    gb18218,
    hydrofluoric,
    indoor,
    jet_fires,
    jets,
    liquefied,
    mixing,
    passive,
    pools,
    puff,
    rise,
    risk,
    screening,
    sources,
    toxic,
    varying,
    vessels,
)
from .results import Model

Code = type | ModuleType | FunctionType


@dataclass(frozen=True)
class Entry:
    """One model: its name and version, the card that describes it, and the code and tables that hold its constants."""

    name: str
    version: str
    card: str
    parts: tuple[object, ...]
    upon: tuple[str, ...] = ()  # models it takes constants from
    reference: str = ""
    valid_range: str = ""


def _of(model: type, card: str, *more: object, upon: tuple[str, ...] = ()) -> Entry:
    said = [str(getattr(model, key)) for key in ("version", "reference", "valid_range")]
    return Entry(model.__name__, said[0], card, (model, *more), upon, said[1], said[2])


def _as(model: Model, card: str, *parts: object) -> Entry:
    return Entry(model.name, model.version, card, parts, (), model.reference, model.valid_range)


@cache
def models() -> tuple[Entry, ...]:
    """Every model, in the order of the cards."""
    e, flow = explosions, "formulas; ranges on the card"
    chart = (e._BST_DISTANCE, e._BST_CHART, e.FAR_DECAY)
    similarity = (passive._similarity, passive.finite_release)
    return (
        _of(passive.SurfacePlume, "passive-plume", *similarity),
        _of(passive.GaussianPlume, "class-plume", passive._BRIGGS_RURAL_Y, passive._BRIGGS_URBAN_Y, passive._CCPS_Y, passive._CCPS_Z),
        _of(dense.DensePlume, "dense-plume", dense._Integration, mixing, hydrofluoric, upon=("SurfacePlume",)),
        _of(varying.VaryingPlume, "dense-plume", upon=("DensePlume",)),
        _of(puff.DensePuff, "dense-puff", upon=("DensePlume",)),
        Entry("screening", "1.0", "britter-mcquaid", (screening,), (), "Britter & McQuaid 1988; CCPS 1999", flow),
        _of(jets.FreeJet, "free-jet", jets.real_gas_nozzle),
        _of(jets.BuoyantJet, "free-jet", upon=("FreeJet",)),
        Entry("sources", "1.1", "sources", (sources, pools), (), "TNO Yellow Book 1997; Leung 1986; Fauske 1985; CCPS 1999", flow),
        Entry("vessels", vessels.Emptying.version, "sources", (vessels, liquefied), (), "closed forms; Yellow Book 1997", flow),
        _of(fires.PoolFire, "pool-fire"),
        _of(jet_fires.JetFire, "jet-fire", jet_fires.jet_flame_length, jet_fires.jet_deflection, jet_fires.MOMENTUM_LIMIT),
        _of(fires.Fireball, "fireball"),
        _of(e.MultiEnergy, "vapour-cloud-explosion", tuple(e._MULTI_ENERGY_PEAK.tolist()), *chart),
        _of(e.BakerStrehlowTang, "vapour-cloud-explosion", e._FLAME_MACH, *chart),
        _of(e.TntCharge, "vapour-cloud-explosion", e.tnt_overpressure, e.tnt_equivalent, e.TNT_ENERGY),
        _of(e.HydrogenJetExplosion, "hydrogen-jet-explosion"),
        _as(bursting.BURST, "vessel-burst", bursting),
        Entry("toxic", "1.0", "toxic-effect", (toxic,), (), "ten Berge 1986; NAC/AEGL; HSE", flow),
        _as(indoor.INDOOR, "toxic-effect", indoor),
        Entry("risk", "1.1", "risk", (risk,), (), "GB 36894-2018; GB/T 37243-2019", flow),
        _as(domino.DOMINO, "risk", domino),
        Entry("gb18218", "1.0", "gb18218", (gb18218,), (), "GB 18218-2018", flow),
        _of(rise.PlumeRise, "plume-rise", rise.LIFT_OFF),
    )


def fingerprint(entry: Entry) -> str:
    """Hash of every number in the code of a model and of the models it stands on, twelve hexadecimal digits."""
    known = {other.name: other for other in models()}
    text = ";".join(repr(n) for part in entry.parts for n in _numbers(part)) + "|" + ",".join(fingerprint(known[n]) for n in entry.upon)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _numbers(part: object) -> Iterator[float]:
    if isinstance(part, int | float):
        yield float(part)
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from _numbers(key) if isinstance(key, int | float) else ()
            yield from _numbers(value)
    elif isinstance(part, tuple | list):
        for value in part:
            yield from _numbers(value)
    else:
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(cast(Code, part))))):
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
                yield float(node.value)
