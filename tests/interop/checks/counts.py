"""DuckDB, rdflib and networkx count the studies, claims and propositions that graph.json holds."""

import collections
import json

import duckdb
import networkx
import rdflib

KINDS = ("study", "claim", "proposition")


def of_duckdb(out):
    db = duckdb.connect()
    query = f"SELECT kind, count(*) FROM read_json('{out}/nodes.jsonl', maximum_object_size = 100000000) GROUP BY kind"
    lines = dict(db.execute(query).fetchall())
    tables = {"study": "studies", "claim": "claims", "proposition": "propositions"}
    for kind, table in tables.items():
        (count,) = db.execute(f"SELECT count(*) FROM read_csv('{out}/exports/csv/{table}.csv')").fetchone()
        assert count == lines[kind], f"{table}.csv: {count}"
    try:
        db.execute("INSTALL sqlite; LOAD sqlite")
    except duckdb.Error:
        return lines, "its SQLite extension could not be fetched"
    db.execute(f"ATTACH '{out}/exports/evigraph.sqlite' AS e (TYPE sqlite, READ_ONLY)")
    for kind, table in tables.items():
        (count,) = db.execute(f"SELECT count(*) FROM e.{table}").fetchone()
        assert count == lines[kind], f"{table} in SQLite: {count}"
    return lines, "its SQLite extension too"


def check(out):
    graph = json.loads((out / "graph.json").read_text())
    wanted = collections.Counter(n["kind"] for n in graph["nodes"])
    wanted = {kind: wanted[kind] for kind in KINDS}
    assert all(wanted.values()), wanted
    lines, extension = of_duckdb(out)
    found = {"DuckDB": {kind: lines[kind] for kind in KINDS}}
    rdf = rdflib.Graph().parse(out / "exports/graph.ttl")
    evgv = "https://w3id.org/evigraph/vocab/"
    count = lambda kind: len(set(rdf.subjects(rdflib.RDF.type, rdflib.URIRef(evgv + kind.capitalize()))))
    found["rdflib"] = {kind: count(kind) for kind in KINDS}
    drawn = networkx.read_graphml(out / "exports/graph.graphml", force_multigraph=True)
    kinds = collections.Counter(kind for _, kind in drawn.nodes(data="kind"))
    found["networkx"] = {kind: kinds[kind] for kind in KINDS}
    for reader, counts in found.items():
        assert counts == wanted, f"{reader}: {counts}, not {wanted}"
    return f"DuckDB {duckdb.__version__} ({extension}), rdflib, networkx: {wanted}"
