"""The examples printed in the docstrings come out as printed."""

import doctest
import importlib
import pkgutil

import pytest

import muster.consequence

MODULES = [m.name for m in pkgutil.iter_modules(muster.consequence.__path__) if not m.ispkg]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name):
    found = doctest.testmod(importlib.import_module(f"muster.consequence.{name}"))
    assert found.failed == 0


def test_the_report_is_well_formed(tmp_path):
    import xml.dom.minidom
    import zipfile

    from muster.consequence.case import check_case, run_case
    from muster.consequence.document import write_report

    case = check_case(
        {
            "title": "甲 & 乙 <试>",
            "substance": {"name": "氯"},
            "source": {"kind": "rate", "rate": "1 kg/s", "duration": "10 min"},
            "weather": {"wind": "3 m/s", "direction": "东北"},
        }
    )
    write_report(run_case(case), tmp_path / "report.docx")
    with zipfile.ZipFile(tmp_path / "report.docx") as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                xml.dom.minidom.parseString(archive.read(name))
