"""GraphML: networkx reads every node and edge, and what it reads is what graph.json says."""

import json

import networkx as nx


def check(out):
    graph = json.loads((out / "graph.json").read_text())
    read = nx.read_graphml(out / "exports/graph.graphml", force_multigraph=True)
    assert read.is_directed()
    assert set(read) == {n["id"] for n in graph["nodes"]}
    ends = {e["id"]: (e["subject"], e["object"]) for e in graph["edges"]}
    assert {key: (s, t) for s, t, key in read.edges(keys=True)} == ends
    for node in graph["nodes"]:
        data = read.nodes[node["id"]]
        for name, value in node.items():
            if name == "id":
                continue
            if value is None:
                assert name not in data, f"{node['id']} {name}: null is written"
            elif isinstance(value, (list, dict)):
                assert json.loads(data[name]) == value, f"{node['id']} {name}"
            elif isinstance(value, str):
                assert data[name] == "".join(c for c in value if c in "\t\n\r" or ord(c) >= 32), f"{node['id']} {name}"
            else:
                assert data[name] == value, f"{node['id']} {name}"
    return f"networkx {nx.__version__}: {len(read)} nodes, {read.number_of_edges()} edges, every member equal"
