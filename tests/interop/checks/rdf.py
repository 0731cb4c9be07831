"""Turtle and JSON-LD: rdflib, pyoxigraph and pyld read the same triples from both; the SHACL shapes hold, and a broken graph fails them."""

import json
import re
from importlib import metadata
from pathlib import Path

import pyoxigraph
import rdflib
from pyld import jsonld
from pyshacl import validate
from rdflib.term import URIRef

SHAPES = Path(__file__).parents[3] / "schema/evigraph.shacl.ttl"
EVGV = rdflib.Namespace("https://w3id.org/evigraph/vocab/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
XSD = "http://www.w3.org/2001/XMLSchema#"
rdflib.NORMALIZE_LITERALS = False


def of_rdflib(path, form):
    graph = rdflib.Graph()
    graph.parse(path, format=form)
    term = lambda t: (str(t), None if isinstance(t, URIRef) else str(t.datatype or XSD + "string"))
    return graph, {tuple(term(t) for t in triple) for triple in graph}


def of_quads(quads):
    term = lambda t: (t.value, None if isinstance(t, pyoxigraph.NamedNode) else t.datatype.value)
    return {(term(q.subject), term(q.predicate), term(q.object)) for q in quads}


def of_pyoxigraph(path, form):
    return of_quads(pyoxigraph.parse(path=str(path), format=form))


def of_pyld(path):
    def refuse(url, options):
        raise AssertionError(f"the context is not inside: {url}")

    nquads = jsonld.to_rdf(json.loads(path.read_text()), {"format": "application/n-quads", "documentLoader": refuse})
    return of_quads(pyoxigraph.parse(nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS))


def selectors(out, graph):
    """Every quote stands at its place, counted in code points."""
    texts = {}
    for line in (out / "texts.jsonl").read_text().splitlines():
        read = json.loads(line)
        texts[read["id"]] = read["text"]
    names = {str(s): str(o) for s, o in graph.subject_objects(rdflib.URIRef("https://schema.org/identifier"))}
    checked = 0
    for target, source in graph.subject_objects(OA.hasSource):
        start = end = exact = None
        for selector in graph.objects(target, OA.hasSelector):
            start = graph.value(selector, OA.start) or start
            end = graph.value(selector, OA.end) or end
            exact = graph.value(selector, OA.exact) or exact
        if exact is not None:
            text = texts[names[str(source)]][int(start):int(end)]
            assert "".join(c for c in text if c in "\t\n\r" or ord(c) >= 32) == str(exact), f"{target}: {text!r} {exact!r}"
            checked += 1
    assert checked, "no quote to check"
    return checked


def check(out):
    turtle, json_ld = out / "exports/graph.ttl", out / "exports/graph.jsonld"
    graph, triples = of_rdflib(turtle, "turtle")
    readers = {
        "rdflib JSON-LD": of_rdflib(json_ld, "json-ld")[1],
        "pyoxigraph Turtle": of_pyoxigraph(turtle, pyoxigraph.RdfFormat.TURTLE),
        "pyoxigraph JSON-LD": of_pyoxigraph(json_ld, pyoxigraph.RdfFormat.JSON_LD),
        "pyld JSON-LD": of_pyld(json_ld),
    }
    for name, read in readers.items():
        assert read == triples, f"{name}: {len(read)} triples, not {len(triples)}; {sorted(read ^ triples, key=str)[:4]}"
    for _, _, (value, datatype) in triples:
        if datatype == XSD + "duration":
            assert re.fullmatch(r"P(\d+[YMD]|T\d+(\.\d+)?[HMS])", value), value
    conforms, _, told = validate(graph, shacl_graph=str(SHAPES), inference="none")
    assert conforms, told[:2000]
    claim = next(graph.subjects(rdflib.RDF.type, EVGV.Claim))
    broken = rdflib.Graph()
    for triple in graph:
        broken.add(triple)
    broken.remove((claim, EVGV.quote, None))
    conforms, _, _ = validate(broken, shacl_graph=str(SHAPES), inference="none")
    assert not conforms, "a claim without words went unseen"
    quotes = selectors(out, graph)
    return (
        f"rdflib {rdflib.__version__}, pyoxigraph {metadata.version('pyoxigraph')}, pyld {metadata.version('PyLD')}: "
        f"{len(triples)} equal triples; pyshacl {metadata.version('pyshacl')} conforms; {quotes} quotes at their places"
    )
