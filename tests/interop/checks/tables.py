"""CSV: frictionless finds types, keys and references as datapackage.json says; a broken reference is found."""

import shutil
import tempfile
from pathlib import Path

import frictionless
from frictionless import system, validate


def check(out):
    folder = out / "exports/csv"
    with system.use_context(trusted=True):
        report = validate(str(folder / "datapackage.json"))
        assert report.valid, report.flatten(["title", "rowNumber", "type", "note"])[:10]
        rows = sum(task.stats.get("rows", 0) for task in report.tasks)
        with tempfile.TemporaryDirectory() as other:
            broken = Path(other) / "csv"
            shutil.copytree(folder, broken)
            stances = (broken / "stances.csv").read_text().replace("EVG:claim.", "EVG:claim.x", 1)
            (broken / "stances.csv").write_text(stances)
            found = validate(str(broken / "datapackage.json")).flatten(["type"])
            assert ["foreign-key"] in found, "a dangling reference went unseen"
    return f"frictionless {frictionless.__version__}: {len(report.tasks)} tables, {rows} rows valid"
