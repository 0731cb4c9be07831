//! The exports, as far as they can be checked without other programs: the same bytes, the same counts, no reference that leads nowhere,
//! and odd characters where they do no harm. `tests/interop/run` proves them with the programs that they are for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use evigraph::emit::exports::tables::{Cell, TABLES};
use evigraph::emit::exports::{Exports, FOLDER, Format, View, write};
use evigraph::graph::{Edge, Graph, Node, build};
use evigraph::record::Record;
use rusqlite::Connection;
use serde_json::Value;

/// Every character that means something to some format.
const ODD: &str = "a \"b\" 'c' | d\te\nf\r\n<g> & \\h; {i}, \u{0}\u{1b}\u{85}é\u{1f9e0}";

fn sample() -> Graph {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("output/records.jsonl");
    let lines = std::fs::read_to_string(path).expect("the sample output");
    build(lines.lines().map(|l| serde_json::from_str::<Record>(l).expect("a record")).collect())
}

/// The sample with odd characters in every text that an article could have given.
fn odd() -> Graph {
    let mut graph = sample();
    for node in &mut graph.nodes {
        match node {
            Node::Article(n) => (n.title, n.url) = (Some(ODD.into()), Some(ODD.into())),
            Node::Claim(n) => (n.quote, n.subject, n.object) = (ODD.into(), ODD.into(), ODD.into()),
            Node::Concept(n) => n.name = ODD.into(),
            Node::Dosage(n) => n.substance = Some(ODD.into()),
            Node::Population(n) => n.description = Some(ODD.into()),
            Node::Proposition(n) => (n.name, n.reasons) = (ODD.into(), vec![ODD.into(), "x|y".into()]),
            Node::Study(n) => (n.population, n.journal) = (Some(ODD.into()), Some(ODD.into())),
        }
    }
    graph
}

fn written(graph: &Graph, exports: &Exports) -> (tempfile::TempDir, BTreeMap<String, Vec<u8>>) {
    let dir = tempfile::tempdir().expect("a folder");
    write(graph, dir.path(), exports).expect("exports");
    let files = files(&dir.path().join(FOLDER));
    (dir, files)
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut open = vec![dir.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path: PathBuf = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(dir).expect("below").to_string_lossy().replace('\\', "/");
                out.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    out
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    std::str::from_utf8(&files[name]).expect("UTF-8")
}

fn lines(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Vec<Value> {
    text(files, name).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect()
}

fn strings<'a>(v: &'a Value, member: &str) -> Vec<&'a str> {
    v[member].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The cells of a CSV, read by the rules of RFC 4180.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "the last line is whole");
    rows
}

#[test]
fn the_same_graph_gives_the_same_bytes_and_the_files_that_are_named() {
    let graph = sample();
    let (_one, first) = written(&graph, &Exports::all());
    let (_two, second) = written(&graph, &Exports::all());
    for (name, bytes) in &first {
        assert!(*bytes == second[name], "{name} differs");
    }
    let named: BTreeSet<String> = Format::ALL.iter().flat_map(|f| f.files()).collect();
    assert_eq!(first.keys().cloned().collect::<BTreeSet<_>>(), named);
}

#[test]
fn what_is_not_asked_for_goes_and_what_is_not_ours_stays() {
    let graph = sample();
    let (dir, all) = written(&graph, &Exports::all());
    let folder = dir.path().join(FOLDER);
    std::fs::write(folder.join("mine.txt"), "x").unwrap();
    write(&graph, dir.path(), &"graphml".parse().unwrap()).unwrap();
    let left = files(&folder);
    assert_eq!(left.keys().collect::<Vec<_>>(), ["graph.graphml", "mine.txt"]);
    assert_eq!(left["graph.graphml"], all["graph.graphml"]);
    std::fs::remove_file(folder.join("mine.txt")).unwrap();
    write(&graph, dir.path(), &Exports::none()).unwrap();
    assert!(!folder.exists());
}

#[test]
fn tables_hold_every_node_and_edge_and_sqlite_the_same() {
    let graph = sample();
    let (dir, made) = written(&graph, &Exports::all());
    let db = Connection::open(dir.path().join(FOLDER).join("evigraph.sqlite")).unwrap();
    let count = |table: &str| db.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get::<_, i64>(0)).unwrap() as usize;
    for table in TABLES {
        let rows = cells(text(&made, &format!("csv/{}.csv", table.name)));
        assert!(rows.iter().all(|r| r.len() == table.columns.len()), "{}", table.name);
        assert_eq!(rows.len() - 1, count(table.name), "{}", table.name);
    }
    let of = |kind: &str| graph.nodes.iter().filter(|n| n.kind() == kind).count();
    for (kind, table) in [
        ("article", "articles"),
        ("claim", "claims"),
        ("concept", "concepts"),
        ("dosage", "dosages"),
        ("population", "populations"),
        ("proposition", "propositions"),
        ("study", "studies"),
    ] {
        assert!(of(kind) > 0 && of(kind) == count(table), "{table}");
    }
    let abouts = graph.edges.iter().filter(|e| matches!(e, Edge::About(_))).count();
    assert_eq!((count("edges"), count("stances")), (graph.edges.len(), abouts));
    assert_eq!((count("v_claims"), count("v_propositions")), (of("claim"), of("proposition")));
    let dangling: i64 = db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |r| r.get(0)).unwrap();
    assert_eq!(dangling, 0);
}

#[test]
fn no_reference_leads_nowhere() {
    let graph = sample();
    let (_dir, made) = written(&graph, &Exports::text());
    let nodes = lines(&made, "kgx/evigraph_nodes.jsonl");
    let known: BTreeSet<&str> = nodes.iter().filter_map(|n| n["id"].as_str()).collect();
    assert_eq!(known.len(), nodes.len());
    for edge in lines(&made, "kgx/evigraph_edges.jsonl") {
        let ends = [edge["subject"].as_str().unwrap(), edge["object"].as_str().unwrap()];
        for id in ends.into_iter().chain(strings(&edge, "publications")).chain(strings(&edge, "has_evidence")) {
            assert!(known.contains(id), "{id} of {}", edge["id"]);
        }
        assert_ne!(edge["predicate"], "biolink:treats");
    }
    let read: Value = serde_json::from_slice(&made["graph.jsonld"]).unwrap();
    let things: BTreeSet<&str> = read["@graph"].as_array().unwrap().iter().filter_map(|t| t["@id"].as_str()).collect();
    // What a study gave, and for what, may be a concept that no claim is about: it has an identifier and no node.
    let named = ["evgv:comparator", "evgv:condition", "evgv:intervention"];
    let mut checked = 0;
    for thing in read["@graph"].as_array().unwrap() {
        for (property, value) in thing.as_object().unwrap() {
            let is_reference = read["@context"][property]["@type"] == "@id";
            for id in value.as_array().map_or(vec![value], |l| l.iter().collect()) {
                if is_reference && !named.contains(&property.as_str()) && id.as_str().unwrap().starts_with("EVG:") {
                    assert!(things.contains(id.as_str().unwrap()), "{property} {id}");
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > graph.edges.len());
    let drawn: Value = serde_json::from_slice(&made["cytoscape.json"]).unwrap();
    assert_eq!(drawn["elements"]["nodes"].as_array().unwrap().len(), graph.nodes.len());
    assert_eq!(drawn["elements"]["edges"].as_array().unwrap().len(), graph.edges.len());
    let graphml = text(&made, "graph.graphml");
    assert_eq!((graphml.matches("<node id=").count(), graphml.matches("<edge id=").count()), (graph.nodes.len(), graph.edges.len()));
}

#[test]
fn odd_characters_do_no_harm() {
    let graph = odd();
    let (dir, made) = written(&graph, &Exports::all());
    let tame: String = ODD.chars().filter(|c| !matches!(c, '\u{0}' | '\u{1b}' | '\u{85}')).collect();
    // JSON can hold every character, and these two files keep them.
    let keeps = |name: &str| name.ends_with(".sqlite") || name.ends_with(".jsonl") || name == "cytoscape.json";
    for (name, bytes) in made.iter().filter(|(n, _)| !keeps(n)) {
        let text = std::str::from_utf8(bytes).unwrap();
        let control = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        assert_eq!(control, None, "{name}");
    }
    let concepts = cells(text(&made, "csv/concepts.csv"));
    assert!(concepts[1..].iter().all(|r| r[1] == tame) && concepts.len() > 1);
    let db = Connection::open(dir.path().join(FOLDER).join("evigraph.sqlite")).unwrap();
    let kept: String = db.query_row("SELECT DISTINCT name FROM concepts", [], |r| r.get(0)).unwrap();
    assert_eq!(kept, ODD, "SQLite keeps every character");
    for name in ["kgx/evigraph_nodes.tsv", "kgx/evigraph_edges.tsv"] {
        let tsv = text(&made, name);
        let widths: BTreeSet<usize> = tsv.trim_end_matches('\n').split('\n').map(|l| l.split('\t').count()).collect();
        assert_eq!(widths.len(), 1, "{name}");
        assert_eq!(tsv.trim_end_matches('\n').split('\n').count() - 1, lines(&made, &name.replace("tsv", "jsonl")).len(), "{name}");
    }
    let edges = text(&made, "kgx/evigraph_edges.tsv");
    let at = edges.lines().next().unwrap().split('\t').position(|c| c == "supporting_text").unwrap();
    let quotes: BTreeSet<&str> = edges.lines().skip(1).filter_map(|l| l.split('\t').nth(at)).filter(|q| !q.is_empty()).collect();
    assert!(!quotes.is_empty() && quotes.iter().all(|q| !q.contains('|')), "a bar inside a list stands for no border");
    assert!(text(&made, "graph.graphml").contains("a &quot;b&quot; 'c' | d\te\nf&#13;\n&lt;g&gt; &amp; \\h; {i}, é\u{1f9e0}"));
    assert!(text(&made, "graph.ttl").contains(r#""a \"b\" 'c' | d\te\nf\r\n<g> & \\h; {i}, é🧠""#));
    let read: Value = serde_json::from_slice(&made["graph.jsonld"]).unwrap();
    let claim = read["@graph"].as_array().unwrap().iter().find(|t| t["evgv:quote"].is_string()).unwrap();
    assert_eq!(claim["evgv:quote"], tame.as_str());
}

#[test]
fn a_graph_that_is_not_whole_is_refused_by_sqlite_alone() {
    let mut graph = sample();
    graph.nodes.retain(|n| n.kind() != "concept");
    let dir = tempfile::tempdir().unwrap();
    let told = write(&graph, dir.path(), &"sqlite".parse().unwrap()).unwrap_err().to_string();
    assert!(told.contains("refers to") && told.contains("evigraph validate"), "{told}");
    assert!(files(dir.path()).is_empty(), "no half of a file stays");
    write(&graph, dir.path(), &Exports::text()).unwrap();
}

#[test]
fn every_row_has_the_cells_of_its_table() {
    let graph = odd();
    let view = View::new(&graph);
    for table in TABLES {
        let mut keys = BTreeSet::new();
        (table.rows)(&view, &mut |row| {
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            for (cell, column) in row.iter().zip(table.columns) {
                assert!(!column.required || *cell != Cell::Null, "{}.{} is empty", table.name, column.name);
            }
            let at = |k: &&str| table.columns.iter().position(|c| c.name == *k).unwrap();
            let key: Vec<String> = table.key.iter().map(|k| format!("{:?}", row[at(k)])).collect();
            assert!(keys.insert(key.clone()), "{} has {key:?} twice", table.name);
        });
    }
}

#[test]
fn a_wrong_name_is_told() {
    for (given, told) in [
        ("kxg", "\"kxg\" is no export; write all, text, none, or some of: csv, graphml, kgx"),
        ("csv,", "an export has no name"),
        ("all,csv", "\"all\" stands alone"),
    ] {
        let out = tempfile::tempdir().unwrap();
        let done = Command::new(env!("CARGO_BIN_EXE_evigraph"))
            .args(["run", "input", "--exports", given, "--out"])
            .arg(out.path())
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.contains(told), "{said}");
        assert!(files(out.path()).is_empty(), "nothing is written");
    }
}
