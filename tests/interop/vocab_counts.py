#!/usr/bin/env python3
"""Counts the terms and synonyms of vocabulary files and compares with `evigraph vocab import --dry-run --json`.

    tests/interop/vocab_counts.py FOLDER [EVIGRAPH]

Reads *.obo, *.json (OBO Graph) and *.xml (MeSH descriptors) with the standard library alone, by other means than the program: a
pattern over lines, json, ElementTree. A file that is malformed for the one has to be malformed for the other. Exit code 1 where
the counts differ, 2 where there is no file.
"""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

SCOPES = ("exact", "narrow", "broad", "related")


class Malformed(Exception):
    """The file is not what its name says."""


def obo(path):
    """Blocks that begin with [Term]; synonym lines by their scope word."""
    text = path.read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=\[)", text)
    terms = [b for b in blocks if b.startswith("[Term]")]
    found = Counter(terms=len(terms), named=0, obsolete=0)
    for term in terms:
        found["named"] += bool(re.search(r"(?m)^name: *\S", term))
        found["obsolete"] += bool(re.search(r"(?m)^is_obsolete: *true", term))
        for word in re.findall(r'(?m)^synonym: *"(?:[^"\\]|\\.)*" *([A-Z]*)', term):
            found[word.lower() or "related"] += 1
    return found


def obograph(path):
    """Nodes of type CLASS."""
    try:
        graphs = json.loads(path.read_text(encoding="utf-8"))["graphs"]
    except (ValueError, KeyError) as error:
        raise Malformed(error) from error
    nodes = [n for g in graphs for n in g.get("nodes", []) if n.get("type") == "CLASS"]
    found = Counter(terms=len(nodes), named=sum(bool(n.get("lbl")) for n in nodes), obsolete=0)
    for node in nodes:
        meta = node.get("meta", {})
        found["obsolete"] += meta.get("deprecated") is True
        for synonym in meta.get("synonyms", []):
            scope = re.fullmatch(r"has(Exact|Narrow|Broad)Synonym", synonym["pred"])
            found[scope[1].lower() if scope else "related"] += 1
    return found


def mesh(path):
    """Descriptor records; the terms that are not the record's own name, by the relation of their concept."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise Malformed(error) from error
    records = root.findall("DescriptorRecord")
    found = Counter(terms=len(records), named=len(records), obsolete=0)
    words = {"NRW": "narrow", "BRD": "broad", "REL": "related"}
    for record in records:
        concepts = record.findall("ConceptList/Concept")
        own = {c.findtext("ConceptUI") for c in concepts if c.get("PreferredConceptYN") == "Y"}
        relations = [(r.findtext("Concept1UI"), r.findtext("Concept2UI"), words.get(r.get("RelationName"))) for r in record.iter("ConceptRelation")]
        for concept in concepts:
            ui = concept.findtext("ConceptUI")
            told = [word for first, second, word in relations if first in own and second == ui and word]
            scope = "exact" if ui in own else (told or ["related"])[0]
            found[scope] += sum(t.get("RecordPreferredTermYN") != "Y" for t in concept.findall("TermList/Term"))
    return found


READERS = {".obo": obo, ".json": obograph, ".xml": mesh}


def told(program, path):
    """What the program counts; Malformed where it refuses the file."""
    command = [program, "vocab", "import", "--dry-run", "--json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Malformed(done.stderr.strip())
    summary = json.loads(done.stdout)["summary"]
    found = Counter(terms=summary["terms"], named=summary["named"], obsolete=summary["dropped_terms"].get("obsolete", 0))
    found.update(summary["synonyms"])
    return found


def attempt(count, *args):
    """The counts, or nothing and the reason."""
    try:
        return count(*args), None
    except Malformed as reason:
        return None, reason


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    files = sorted(p for p in folder.iterdir() if p.suffix in READERS) if folder else []
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    program = sys.argv[2] if len(sys.argv) > 2 else "target/release/evigraph"
    columns = ("terms", "named", "obsolete", *SCOPES)
    print(f"{'file':<26}" + "".join(f"{c:>10}" for c in columns))
    differ = 0
    for path in files:
        (ours, why), (theirs, reason) = attempt(READERS[path.suffix], path), attempt(told, program, path)
        if ours is None or theirs is None:
            alike = ours is theirs
            print(f"{path.name:<26}  malformed: {why or 'not here'} | {reason or 'not for evigraph'}  {'same' if alike else 'DIFFERS'}")
        else:
            alike = all(ours[c] == theirs[c] for c in columns)
            print(f"{path.name:<26}" + "".join(f"{ours[c]:>10}" for c in columns) + ("  same" if alike else "  DIFFERS"))
            if not alike:
                print(f"{'  evigraph':<26}" + "".join(f"{theirs[c]:>10}" for c in columns))
        differ += not alike
    print(f"{len(files)} files, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
