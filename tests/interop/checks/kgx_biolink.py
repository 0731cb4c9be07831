"""KGX: `kgx validate` finds no error, and the classes of biolink-model take every node and edge; no reference dangles."""

import json
from importlib import metadata
from pathlib import Path

import biolink_model
from biolink_model.datamodel import pydanticmodel_v2 as model

PACKAGE = Path(biolink_model.__path__[0])
SCHEMA = str(PACKAGE / "schema/biolink_model.yaml")


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def classes(nodes, edges):
    """Every node and edge as an object of its class, which forbids what the class does not know."""
    for row in nodes + edges:
        (category,) = row["category"]
        made = getattr(model, category.removeprefix("biolink:"))(**row)
        assert made.id == row["id"]
    ids = [n["id"] for n in nodes]
    assert len(ids) == len(set(ids)), "a node stands twice"
    assert len({e["id"] for e in edges}) == len(edges), "an edge stands twice"
    known = set(ids)
    for e in edges:
        ends = [e["subject"], e["object"], *e.get("publications", []), *e.get("has_evidence", [])]
        assert not [i for i in ends if i not in known], f"{e['id']} dangles"
        assert e["predicate"] != "biolink:treats", f"{e['id']}: treats from a text"
        assert e["primary_knowledge_source"] == "infores:evigraph"
        claim = "original_subject" in e
        if claim:
            assert e["knowledge_level"] == "not_provided" and e["agent_type"] == "text_mining_agent"
            assert e["publications"] and e["has_evidence"]


def offline_kgx():
    """kgx fetches the Biolink model when it is imported; this gives it the one of the biolink-model package."""
    import bmt.toolkit
    import kgx.config

    prefixes = json.loads((PACKAGE / "prefixmaps/biolink_model_prefix_map.json").read_text())
    prefixes.update({"EVG": "https://w3id.org/evigraph/id/", "infores": "https://w3id.org/biolink/infores/"})
    bmt.toolkit.Toolkit.__init__.__defaults__ = (SCHEMA, {"predicate mappings": []})
    kgx.config.jsonld_context_map.update({"biolink": prefixes, "monarch_context": {}, "obo_context": {}})
    return prefixes


def validate(folder, form):
    from kgx.transformer import Transformer
    from kgx.validator import Validator

    problems = []
    validator = Validator()
    validator.prefixes.update({"EVG", "infores"})
    transformer = Transformer(stream=True)
    args = {"format": form, "filename": [str(folder / f"evigraph_nodes.{form}"), str(folder / f"evigraph_edges.{form}")]}
    transformer.transform(input_args=args, inspector=validator)
    for level, found in validator.get_errors().items():
        if level == "ERROR":
            problems += [f"{kind}: {list(told.items())[:3]}" for kind, told in found.items()]
    assert not problems, problems[:5]


def check(out):
    folder = out / "exports/kgx"
    nodes, edges = lines(folder / "evigraph_nodes.jsonl"), lines(folder / "evigraph_edges.jsonl")
    classes(nodes, edges)
    graph = json.loads((out / "graph.json").read_text())
    about = {e["id"] for e in graph["edges"] if e["kind"] == "about"}
    assert about == {e["id"] for e in edges if "original_subject" in e}, "not one association a claim and proposition"
    propositions = {n["id"]: n for n in graph["nodes"] if n["kind"] == "proposition"}
    made = {e["id"]: e for e in edges if e["id"] in propositions}
    assert made.keys() == propositions.keys(), "not one association a proposition"
    for key, p in propositions.items():
        e = made[key]
        assert (e["subject"], e["object"]) == (p["subject"], p["object"])
        assert e["agent_type"] == "data_analysis_pipeline" and e["description"].startswith(p["verdict"])
        assert e.get("has_confidence_score") == (p["belief_with_refinements"] or {}).get("value")
        told = {c for s in p["sources"] for c in s["claims"]}
        assert bool(told) == bool(e.get("has_evidence")), key
    concepts = {n["id"] for n in graph["nodes"] if n["kind"] == "concept"}
    named = [c for n in graph["nodes"] if n["kind"] == "study" for part in ("interventions", "conditions", "comparators") for c in n[part]]
    assert all(c["concept"] in concepts for c in named if c["concept"]), "a study's concept has no node"
    for form in ("nodes", "edges"):
        rows = [line.split("\t") for line in (folder / f"evigraph_{form}.tsv").read_text().split("\n")[:-1]]
        assert len(rows) == 1 + len(nodes if form == "nodes" else edges) and len({len(r) for r in rows}) == 1
    offline_kgx()
    validate(folder, "jsonl")
    validate(folder, "tsv")
    return f"kgx {metadata.version('kgx')}, biolink-model {metadata.version('biolink-model')}: {len(nodes)} nodes, {len(edges)} edges valid"
