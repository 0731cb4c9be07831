"""The recipes of docs/cookbook.md: every block runs, finds something, and the blocks of one question give the same rows."""

import collections
import os
import re
from importlib import metadata
from pathlib import Path

import duckdb
import kuzu
import rdflib

PAGE = Path(__file__).parents[3] / "docs/cookbook.md"
EVG = "https://w3id.org/evigraph/id/"


def sections():
    """The heading of each section with its blocks, as (language, code)."""
    out = []
    for part in PAGE.read_text().split("\n## ")[1:]:
        out.append((part.split("\n")[0], re.findall(r"^```(\w+)\n(.*?)^```$", part, re.M | re.S)))
    return out


def plain(value):
    """A value as every tool would write it."""
    value = value.toPython() if isinstance(value, rdflib.Literal) else value
    if value is None or value != value:
        return ""
    try:
        return f"{float(value):g}"
    except (TypeError, ValueError):
        return re.sub(r"\s+", " ", str(value).replace(EVG, "EVG:"))


class Tools:
    def __init__(self, setup):
        self.names = {}
        exec(setup["python"], self.names)
        self.graph = rdflib.Graph().parse("output/exports/graph.ttl")
        self.prefixes = setup["sparql"]
        self.cypher_at = kuzu.Connection(kuzu.Database())
        for statement in filter(str.strip, setup["cypher"].split(";")):
            self.cypher_at.execute(statement)

    def python(self, code):
        names = dict(self.names)
        exec(code, names)
        return names["answer"].itertuples(index=False)

    def sql(self, code):
        return duckdb.connect().execute(code).fetchall()

    def sparql(self, code):
        return list(self.graph.query(self.prefixes + code))

    def cypher(self, code):
        return self.cypher_at.execute(code).get_all()


def check(out):
    home = os.getcwd()
    os.chdir(out.parent)
    try:
        return run()
    finally:
        os.chdir(home)


def run():
    (_, setup), *questions = sections()
    tools = Tools(dict(setup))
    assert len(questions) == 10 and all(re.match(r"\d+\. ", q) for q, _ in questions)
    counts = collections.Counter()
    for question, blocks in questions:
        assert blocks, question
        answers = {}
        for language, code in blocks:
            answers[language] = collections.Counter(tuple(plain(v) for v in row) for row in getattr(tools, language)(code))
            assert answers[language], f"{question} {language}: nothing"
            counts[language] += 1
        first, *others = answers.items()
        for language, rows in others:
            apart = list((rows - first[1]).items())[:2] + list((first[1] - rows).items())[:2]
            assert rows == first[1], f"{question} {language} and {first[0]} differ: {apart}"
    versions = ", ".join(f"{p} {metadata.version(p)}" for p in ("pandas", "duckdb", "rdflib", "kuzu"))
    return f"{len(questions)} questions, {dict(counts)} blocks, equal answers ({versions})"
