"""JSON: check-jsonschema finds graph.json and every record valid against the schemas; a Cytoscape.js file has whole edges."""

import json
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

SCHEMAS = Path(__file__).parents[3] / "schema"


def run(schema, *files):
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMAS / schema), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True)


def cytoscape(out):
    elements = json.loads((out / "exports/cytoscape.json").read_text())["elements"]
    graph = json.loads((out / "graph.json").read_text())
    nodes = {n["data"]["id"] for n in elements["nodes"]}
    assert nodes == {n["id"] for n in graph["nodes"]}
    ends = {(e["data"]["id"], e["data"]["source"], e["data"]["target"]) for e in elements["edges"]}
    assert ends == {(e["id"], e["subject"], e["object"]) for e in graph["edges"]}
    assert all(e["data"]["source"] in nodes and e["data"]["target"] in nodes for e in elements["edges"])


def check(out):
    told = run("graph.schema.json", out / "graph.json")
    assert told.returncode == 0, told.stdout[:2000]
    with tempfile.TemporaryDirectory() as folder:
        records = []
        for at, line in enumerate((out / "records.jsonl").read_text().splitlines()):
            records.append(Path(folder) / f"{at}.json")
            records[-1].write_text(line)
        told = run("record.schema.json", *records)
        assert told.returncode == 0, told.stdout[:2000]
        broken = json.loads(records[0].read_text())
        broken["schema_version"] = 1
        records[0].write_text(json.dumps(broken))
        assert run("record.schema.json", records[0]).returncode == 1, "a wrong record went unseen"
    cytoscape(out)
    return f"check-jsonschema {metadata.version('check-jsonschema')}: graph.json and {len(records)} records valid; cytoscape.json whole"
