"""A version is a promise: no constant changes without a new one, and every model has a card that says so."""

import re
from pathlib import Path

import pytest

from muster.consequence import catalogue
from muster.consequence.catalogue import Entry, fingerprint, models
from muster.consequence.validation.cards import model_lines

CARDS = Path(__file__).parents[3] / "docs" / "models"
# model → version and fingerprint of its constants. Where a fingerprint changes: raise the version, say why under **Changes** of the
# card, run ``./muster validate consequence DIR --cards docs/models``, and only then write the new line here.
VERSIONS = {
    "SurfacePlume": ("2.0", "9398aaba3ba5"),
    "GaussianPlume": ("1.0", "05182c81b3ea"),
    "DensePlume": ("2.2", "44f6c5e0829a"),
    "VaryingPlume": ("2.2", "b89994fb35b6"),
    "DensePuff": ("2.3", "e912e07dbab5"),
    "screening": ("1.0", "41fe40e68719"),
    "FreeJet": ("1.0", "afc00e485289"),
    "BuoyantJet": ("1.0", "8de6c0386cb3"),
    "sources": ("1.1", "5e2b0cba064b"),
    "vessels": ("1.2", "7f10cf46eee9"),
    "PoolFire": ("1.2", "4051b43927ea"),
    "JetFire": ("1.2", "79724731d0d9"),
    "Fireball": ("1.1", "6b8f70002823"),
    "MultiEnergy": ("2.0", "91dff64ea740"),
    "BakerStrehlowTang": ("2.0", "8ad7e317d1c0"),
    "TntCharge": ("1.0", "37e1e556d666"),
    "HydrogenJetExplosion": ("1.1", "a04db6431fda"),
    "vessel burst": ("3.0", "61616b1ca7aa"),
    "toxic": ("1.0", "185b68aa1b78"),
    "indoor air": ("1.1", "29d980cee51e"),
    "risk": ("1.1", "3f3152186772"),
    "domino": ("1.0", "ecb327791f75"),
    "gb18218": ("1.0", "a85e9d784995"),
    "PlumeRise": ("1.0", "378da6280157"),
}


@pytest.mark.parametrize("entry", models(), ids=lambda entry: entry.name)
def test_no_constant_changes_without_a_new_version(entry):
    assert VERSIONS[entry.name] == (entry.version, fingerprint(entry))


def test_every_version_is_of_a_model():
    assert set(VERSIONS) == {entry.name for entry in models()}


def test_a_changed_constant_changes_the_fingerprint_of_all_that_stand_on_it(monkeypatch):
    def entry(value, upon=()):
        return Entry("one" if not upon else "two", "1.0", "card", (value, {"a": (1.0, 2.0)}), upon)

    for changed in (1.0, 1.0000001):
        monkeypatch.setattr(catalogue, "models", lambda changed=changed: (entry(changed), entry(3.0, ("one",))))
        prints = [fingerprint(e) for e in catalogue.models()]
        if changed == 1.0:
            before = prints
    assert all(a != b for a, b in zip(before, prints, strict=True))


@pytest.mark.parametrize("card", sorted({entry.card for entry in models()}))
def test_every_model_has_a_card_with_version_range_changes_and_a_link(card):
    text = (CARDS / f"{card}.md").read_text(encoding="utf-8")
    assert "\n".join(["<!-- models -->", *model_lines(card), "<!-- end -->"]) in text
    assert re.search(r"\*\*Range\.\*\*|\| Range \|", text)
    assert "**Changes.**" in text
    assert re.search(r"\*\*(Scores|Checks)", text)
    assert f"({card}.md)" in (CARDS / "README.md").read_text(encoding="utf-8")
