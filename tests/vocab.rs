//! Imported vocabularies: what each format gives, what is dropped, what is found in a text, and what a malformed file leaves behind.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vocab").join(name)
}

/// A folder of vocabularies of its own for each test.
struct Fixture(TempDir);

impl Fixture {
    fn new() -> Self {
        Fixture(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn evigraph(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_evigraph"));
        command.args(args).env("EVIGRAPH_VOCAB", self.path("kept")).env_remove("XDG_CACHE_HOME").current_dir(self.0.path());
        command.output().expect("the program runs")
    }

    /// Standard output of a command that succeeds.
    fn ok(&self, args: &[&str]) -> String {
        let out = self.evigraph(args);
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("UTF-8")
    }

    /// Standard error of a command that cannot do its work.
    fn fails(&self, args: &[&str]) -> String {
        let out = self.evigraph(args);
        assert_eq!(out.status.code(), Some(2), "{args:?}: {}", String::from_utf8_lossy(&out.stdout));
        String::from_utf8(out.stderr).expect("UTF-8")
    }

    fn import(&self, name: &str, more: &[&str]) -> Value {
        let path = file(name);
        let args = [&["vocab", "import", path.to_str().expect("UTF-8"), "--json"], more].concat();
        serde_json::from_str(&self.ok(&args)).expect("JSON")
    }

    /// The mentions of a text: words, identifier.
    fn mentions(&self, text: &str, vocabularies: &str) -> Vec<(String, String)> {
        fs::write(self.path("a.txt"), text).expect("written");
        let record: Value = serde_json::from_str(&self.ok(&["extract", "a.txt", "-q", "--vocab", vocabularies])).expect("JSON");
        let text = |v: &Value| v.as_str().unwrap_or("").to_string();
        record["mentions"].as_array().expect("mentions").iter().map(|m| (text(&m["quote"]), text(&m["concept"]))).collect()
    }

    /// Every file of the folder with its bytes.
    fn kept(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let Ok(entries) = fs::read_dir(self.path("kept")) else { return BTreeMap::new() };
        entries.map(|e| e.expect("an entry").path()).map(|p| (p.clone(), fs::read(p).expect("read"))).collect()
    }
}

fn dropped(report: &Value, what: &str) -> BTreeMap<String, u64> {
    let reasons = report["summary"][what].as_object().expect("reasons");
    reasons.iter().map(|(k, v)| (k.clone(), v.as_u64().unwrap_or(0))).collect()
}

fn reasons(list: &[(&str, u64)]) -> BTreeMap<String, u64> {
    list.iter().map(|(k, n)| (k.to_string(), *n)).collect()
}

/// Terms and names kept; and that what was read is the sum of what was kept and dropped.
fn kept(report: &Value) -> (u64, u64) {
    let s = &report["summary"];
    let n = |key: &str| s[key].as_u64().expect(key);
    let sum = |key: &str| s[key].as_object().expect(key).values().filter_map(Value::as_u64).sum::<u64>();
    assert_eq!(n("terms"), n("kept_terms") + sum("dropped_terms"), "{s}");
    assert_eq!(n("named") + sum("synonyms"), n("kept_names") + sum("dropped_names"), "{s}");
    (n("kept_terms"), n("kept_names"))
}

fn found(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(q, c)| (q.to_string(), c.to_string())).collect()
}

#[test]
fn obo_is_read_filtered_and_found() {
    let f = Fixture::new();
    let report = f.import("little.obo", &["--kind", "herb"]);
    assert_eq!(kept(&report), (5, 9));
    assert_eq!(dropped(&report, "dropped_terms"), reasons(&[("no_name_left", 1), ("obsolete", 1)]));
    let names = [("name_of_another", 1), ("other_scope", 2), ("repeated", 1), ("stop_word", 2), ("term_dropped", 2), ("too_short", 1)];
    assert_eq!(dropped(&report, "dropped_names"), reasons(&names));
    let text = "Adults took zorblatt and Quellish roots. On top of that, grumwort can help. A blue zorblatt preparation did not.";
    let hits = f.mentions(text, "little");
    let imported: Vec<_> = hits.into_iter().filter(|(_, id)| id.starts_with("LIT:")).collect();
    assert_eq!(imported, found(&[("zorblatt", "LIT:0000001"), ("Quellish roots", "LIT:0000002"), ("zorblatt preparation", "LIT:0000006")]));
}

#[test]
fn scopes_prefixes_branches_length_and_own_stop_words() {
    let f = Fixture::new();
    let scoped = f.import("little.obo", &["--kind", "herb", "--scope", "exact,narrow,broad", "--name", "scoped"]);
    assert_eq!(kept(&scoped), (5, 11));
    let prefixed = f.import("little.obo", &["--kind", "herb", "--prefix", "OTH", "--name", "prefixed"]);
    assert_eq!((kept(&prefixed), dropped(&prefixed, "dropped_terms")["other_prefix"]), ((1, 1), 6 - 1));
    let branch = f.import("little.obo", &["--kind", "herb", "--under", "LIT:0000002", "--name", "branch"]);
    assert_eq!((kept(&branch), dropped(&branch, "dropped_terms")["outside_branch"]), ((1, 2), 4));
    fs::write(f.path("stop.txt"), "Fennimole\n").expect("written");
    let stopped = f.import("little.obo", &["--kind", "herb", "--stop", "stop.txt", "--min-length", "9", "--name", "stopped"]);
    let reasons = dropped(&stopped, "dropped_names");
    assert_eq!((kept(&stopped), reasons["stop_word"], reasons["too_short"]), ((3, 6), 1, 5));
}

#[test]
fn embedded_names_keep_their_places_and_gain_names() {
    let f = Fixture::new();
    f.import("little.obo", &["--kind", "mineral"]);
    let text = "They took magnesium drenn and zorbomagnesium.";
    let hits = f.mentions(text, "little");
    let magnesium = hits.iter().find(|(q, _)| q == "magnesium").expect("the embedded name").1.clone();
    assert!(!magnesium.starts_with("LIT:"), "{hits:?}");
    assert!(!hits.iter().any(|(q, _)| q == "magnesium drenn"), "an imported name may not cross an embedded one: {hits:?}");
    assert_eq!(hits.iter().find(|(q, _)| q == "zorbomagnesium").map(|(_, id)| id), Some(&magnesium));
}

#[test]
fn short_names_and_capitals_need_their_case() {
    let f = Fixture::new();
    fs::write(f.path("caps.tsv"), "id\tname\nX:1\tzorb\nX:2\tQUELLAMINE\nX:3\tFennimole\n").expect("written");
    f.ok(&["vocab", "import", "caps.tsv", "--kind", "drug"]);
    let text = "He took zorb, Zorb, QUELLAMINE, quellamine, FENNIMOLE and fennimole.";
    let ids = |hits: Vec<(String, String)>| hits.into_iter().filter(|(_, id)| id.starts_with("X:")).map(|(q, _)| q).collect::<Vec<_>>();
    assert_eq!(ids(f.mentions(text, "caps")), ["zorb", "QUELLAMINE", "FENNIMOLE", "fennimole"]);
    f.ok(&["vocab", "import", "caps.tsv", "--kind", "drug", "--fold-capitals"]);
    assert_eq!(ids(f.mentions(text, "caps")), ["zorb", "QUELLAMINE", "quellamine", "FENNIMOLE", "fennimole"]);
}

#[test]
fn contractions_and_common_words_are_no_names() {
    let f = Fixture::new();
    fs::write(f.path("traps.tsv"), "id\tname\nX:1\tzorbl\nX:2\tdoe\nX:3\tbrean\n").expect("written");
    f.ok(&["vocab", "import", "traps.tsv", "--kind", "drug"]);
    let hits = f.mentions("It does: you zorbl’t take zorbl, and the zorbl's breans don't.", "traps");
    assert_eq!(hits, found(&[("zorbl", "X:1"), ("zorbl", "X:1"), ("breans", "X:3")]));
}

#[test]
fn obo_graph_json() {
    let f = Fixture::new();
    let report = f.import("little.json", &["--kind", "herb"]);
    assert_eq!(kept(&report), (2, 3));
    assert_eq!(dropped(&report, "dropped_terms"), reasons(&[("obsolete", 1)]));
    assert!(f.ok(&["vocab", "lookup", "quellish root", "--vocab", "little"]).contains("kind of   zorblatt"));
}

#[test]
fn mesh_in_both_its_formats() {
    let f = Fixture::new();
    let ascii = f.import("little.bin", &["--name", "ascii"]);
    assert_eq!(kept(&ascii), (3, 6));
    assert_eq!(dropped(&ascii, "dropped_terms"), reasons(&[("other_kind", 1)]));
    assert_eq!(dropped(&ascii, "dropped_names"), reasons(&[("other_scope", 1), ("stop_word", 1), ("term_dropped", 1)]));
    let shown = f.ok(&["vocab", "lookup", "late zorblattosis", "--vocab", "ascii"]);
    assert!(
        shown.contains("MESH:D900002") && shown.contains("disease (more is worse)") && shown.contains("kind of   Zorblattosis"),
        "{shown}"
    );
    let xml = f.import("little.xml", &["--name", "xml"]);
    assert_eq!((kept(&xml), dropped(&xml, "dropped_names")), ((2, 3), reasons(&[("other_scope", 1)])));
    let only = f.import("little.xml", &["--name", "only", "--kind", "procedure", "--scope", "exact,narrow"]);
    assert_eq!((kept(&only), dropped(&only, "dropped_terms")), ((1, 1), reasons(&[("other_kind", 1)])));
    let hits = f.mentions("Zorblatt & quell grippe was treated with fennimole therapy.", "xml");
    assert_eq!(hits, found(&[("Zorblatt & quell grippe", "MESH:D900001"), ("fennimole therapy", "MESH:D900004")]));
}

#[test]
fn tables_with_usual_and_told_columns() {
    let f = Fixture::new();
    let tsv = f.import("little.tsv", &["--kind", "herb"]);
    assert_eq!((kept(&tsv), dropped(&tsv, "dropped_terms")), ((2, 3), reasons(&[("other_kind", 1)])));
    let csv =
        f.import("little.csv", &["--kind", "herb", "--columns", "id=Code,name=1,synonyms=Others", "--separator", "/", "--name", "csv"]);
    assert_eq!((kept(&csv), dropped(&csv, "dropped_names")), ((2, 3), reasons(&[("stop_word", 1)])));
    assert!(f.ok(&["vocab", "lookup", "blue zorblatt", "--vocab", "csv"]).starts_with("zorblatt; dried\n"));
    fs::write(f.path("bare.tsv"), "fennimole\tX:1\n").expect("written");
    f.ok(&["vocab", "import", "bare.tsv", "--kind", "drug", "--no-header", "--columns", "id=1,name=0"]);
    assert!(f.ok(&["vocab", "lookup", "fennimole", "--vocab", "bare"]).contains("X:1"));
    assert!(f.fails(&["vocab", "import", file("little.csv").to_str().expect("UTF-8"), "--kind", "herb"]).contains("give --columns"));
}

#[test]
fn skos_and_rrf() {
    let f = Fixture::new();
    let skos = f.import("little.ttl", &["--kind", "herb", "--name", "skos"]);
    assert_eq!(kept(&skos), (2, 3));
    assert_eq!(dropped(&skos, "dropped_terms"), reasons(&[("no_name", 1), ("obsolete", 1)]));
    let shown = f.ok(&["vocab", "lookup", "quellish root", "--vocab", "skos"]);
    assert!(shown.contains("id        lit:a2") && shown.contains("kind of   zorblatt"), "{shown}");
    assert!(f.ok(&["vocab", "lookup", "lit:A.1", "--vocab", "skos"]).contains("zorblatt preparation"));
    let german = f.import("little.ttl", &["--kind", "herb", "--language", "de", "--name", "german"]);
    assert_eq!(kept(&german), (2, 2));
    let rrf = f.import("MRCONSO.RRF", &["--kind", "herb", "--name", "rrf"]);
    assert_eq!((kept(&rrf), dropped(&rrf, "dropped_names")), ((2, 3), reasons(&[("stop_word", 1)])));
    assert!(f.ok(&["vocab", "lookup", "zorblatt preparation", "--vocab", "rrf"]).starts_with("zorblatt\n  id        UMLS:C9000001"));
    assert_eq!(kept(&f.import("MRCONSO.RRF", &["--kind", "herb", "--source", "OTH", "--name", "other"])), (1, 1));
}

/// Each malformed file is told with file, line and column, and the folder stays as it was.
#[test]
fn malformed_files_leave_everything_as_it_was() {
    let f = Fixture::new();
    f.import("little.obo", &["--kind", "herb", "--name", "mine"]);
    let before = f.kept();
    assert_eq!(before.len(), 1);
    let rrf = fs::read_to_string(file("MRCONSO.RRF")).expect("read");
    let cut_xml = fs::read_to_string(file("little.xml")).expect("read").replace("</DescriptorRecord>", "</DescriptorRecrd>");
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("line.obo", b"format-version: 1.2\n\n[Term]\nid: X:1\nnothing here\n".to_vec(), ":5:1:", "tag: value"),
        ("stanza.obo", b"[Term\nid: X:1\n".to_vec(), ":1:6:", "expected ]"),
        ("quote.obo", b"[Term]\nid: X:1\nname: a\nsynonym: \"open EXACT []\n".to_vec(), ":4:", "not closed"),
        ("scope.obo", b"[Term]\nid: X:1\nname: a\nsynonym: \"b\" SAME []\n".to_vec(), ":4:14:", "SAME"),
        ("id.obo", b"[Term]\nname: a\n\n[Term]\nid: X:1\n".to_vec(), ":1:1:", "no id"),
        ("bytes.obo", b"[Term]\nid: X\xff\n".to_vec(), ":2:6:", "not UTF-8"),
        ("comma.json", b"{\"graphs\": [\n  {\"nodes\": [,]}\n]}".to_vec(), ":2:14:", "expected value"),
        ("other.json", b"{\"name\": 1}".to_vec(), ":1:11:", "graphs"),
        ("line.bin", b"*NEWRECORD\nUI = D1\nwhat is this\n".to_vec(), ":3:1:", "KEY = value"),
        ("ui.bin", b"*NEWRECORD\nMH = A\n\n*NEWRECORD\nUI = D1\n".to_vec(), ":1:1:", "no UI"),
        ("tag.xml", cut_xml.into_bytes(), ":39:", "DescriptorRecrd"),
        ("cut.xml", b"<DescriptorRecordSet>\n <DescriptorRecord>\n".to_vec(), ":3:1:", "cut"),
        (
            "id.xml",
            b"<DescriptorRecordSet>\n <DescriptorRecord></DescriptorRecord>\n</DescriptorRecordSet>".to_vec(),
            ":2:2:",
            "no identifier",
        ),
        ("html.xml", b"<html></html>".to_vec(), ":1:1:", "MeSH XML"),
        ("cells.tsv", b"id\tname\nX:1\ta\nX:2\n".to_vec(), ":3:1:", "1 cells, 2 expected"),
        ("empty.tsv", b"name\tid\nfoo\t\n".to_vec(), ":2:5:", "identifier is empty"),
        ("cells.csv", b"id,name\n\"X:1\",\"a, b\"\nX:2,a,b\n".to_vec(), ":3:1:", "3 cells, 2 expected"),
        ("dot.ttl", b"@prefix x: <http://x.example/> .\nx:a x:b x:c\nx:d x:e x:f .\n".to_vec(), ":3:", ""),
        ("prefix.ttl", b"\ny:a y:b y:c .\n".to_vec(), ":2:", "y"),
        ("cells.rrf", rrf.replace("|quellish root|0|N||", "|quellish root").into_bytes(), ":6:", "cells, 18 expected"),
        ("cui.rrf", rrf.replace("C9000002", "9000002").into_bytes(), ":5:1:", "no CUI"),
    ];
    for (name, bytes, place, what) in cases {
        fs::write(f.path(name), bytes).expect("written");
        let told = f.fails(&["vocab", "import", name, "--kind", "herb", "--name", "mine"]);
        assert!(told.contains(&format!("{name}{place}")) && told.contains(what), "{name}: {told}");
        assert_eq!(f.kept(), before, "{name}");
    }
    for (args, what) in [
        (vec!["--kind", "nonsense"], "expected one of"),
        (vec![], "give --kind"),
        (vec!["--kind", "herb", "--name", "../x"], "--name"),
        (vec!["--kind", "herb", "--min-length", "99"], "no name is left"),
    ] {
        let path = file("little.obo");
        let told = f.fails(&[&["vocab", "import", path.to_str().expect("UTF-8")], &args[..]].concat());
        assert!(told.contains(what), "{told}");
        assert_eq!(f.kept(), before);
    }
}

#[test]
fn a_damaged_or_foreign_compiled_file_is_refused() {
    let f = Fixture::new();
    f.import("little.obo", &["--kind", "herb"]);
    let path = f.path("kept/little.vocab");
    let whole = fs::read(&path).expect("read");
    let mut altered = whole.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    for (bytes, what) in
        [(altered, "damaged"), (whole[..whole.len() - 9].to_vec(), "damaged"), (b"id\tname\n".to_vec(), "no compiled vocabulary")]
    {
        fs::write(&path, bytes).expect("written");
        fs::write(f.path("a.txt"), "zorblatt").expect("written");
        assert!(f.fails(&["extract", "a.txt", "--vocab", "little"]).contains(what));
        assert!(f.ok(&["vocab", "list"]).contains(what));
    }
    fs::write(f.path("elsewhere.vocab"), whole).expect("written");
    assert!(!f.mentions("They took zorblatt.", "./elsewhere.vocab").is_empty());
    assert!(f.fails(&["extract", "a.txt", "--vocab", "nothing"]).contains("no such vocabulary"));
}

#[test]
fn the_same_import_gives_the_same_bytes_and_the_manifest_names_it() {
    let (f, g) = (Fixture::new(), Fixture::new());
    f.import("little.obo", &["--kind", "herb"]);
    g.import("little.obo", &["--kind", "herb"]);
    let bytes = |f: &Fixture| f.kept().into_values().collect::<Vec<_>>();
    assert_eq!(bytes(&f), bytes(&g));
    fs::write(f.path("a.txt"), "Adults took zorblatt for eight weeks. Fennimole did nothing.").expect("written");
    for (out, threads) in [("one", "1"), ("two", "2")] {
        f.ok(&["run", "a.txt", "-q", "--out", out, "--vocab", "little", "--threads", threads]);
    }
    let read = |name: &str| fs::read_to_string(f.path(name)).expect("read");
    for name in ["records.jsonl", "graph.json", "run.json"] {
        assert_eq!(read(&format!("one/{name}")), read(&format!("two/{name}")), "{name}");
    }
    let manifest: Value = serde_json::from_str(&read("one/run.json")).expect("JSON");
    let named = &manifest["settings"]["vocabularies"][0];
    assert_eq!((named["name"].as_str(), named["source"].as_str()), (Some("little"), Some("little.obo")));
    let key = named["key"].as_str().expect("a key").to_string();
    assert!(key.len() == 64 && named["source_sha256"].as_str().is_some_and(|s| s.len() == 64));
    f.ok(&["run", "a.txt", "-q", "--out", "plain"]);
    assert!(!read("plain/run.json").contains("vocabularies"));
    let other = f.import("little.obo", &["--kind", "herb", "--min-length", "4"]);
    assert_ne!(other["key"].as_str(), Some(key.as_str()), "other settings, other key");
}

#[test]
fn vocabularies_are_listed_counted_and_removed() {
    let f = Fixture::new();
    f.import("little.obo", &["--kind", "herb"]);
    f.import("little.tsv", &["--kind", "herb", "--name", "second"]);
    let list = f.ok(&["vocab", "list"]);
    assert!(list.lines().skip(1).map(|l| l.split(' ').next().unwrap_or("")).eq(["little", "second"]), "{list}");
    // The first vocabulary that has a name keeps it.
    assert_eq!(f.mentions("They took zorblatt.", "second,little"), found(&[("zorblatt", "LIT:1")]));
    assert_eq!(f.mentions("They took zorblatt.", "little,second"), found(&[("zorblatt", "LIT:0000001")]));
    assert!(f.ok(&["vocab", "stats", "--vocab", "little,second"]).contains("imported from little.tsv"));
    f.ok(&["vocab", "remove", "second"]);
    assert!(!f.ok(&["vocab", "list"]).contains("second"));
    assert!(f.fails(&["vocab", "remove", "second"]).contains("no such vocabulary; "));
    let dry = f.ok(&["vocab", "import", file("little.tsv").to_str().expect("UTF-8"), "--dry-run", "--name", "dry"]);
    assert!(dry.contains("nothing is written") && !f.ok(&["vocab", "list"]).contains("dry"));
}

#[test]
fn the_checker_lists_what_the_embedded_files_lack() {
    let f = Fixture::new();
    let out = f.ok(&["vocab", "check"]);
    let rows: BTreeMap<&str, Vec<u64>> = out
        .lines()
        .skip_while(|l| !l.starts_with("file "))
        .skip(1)
        .filter_map(|l| l.split_once(' '))
        .map(|(file, counts)| (file, counts.split_whitespace().filter_map(|n| n.parse().ok()).collect()))
        .collect();
    // Entries without an id are counted a second time, from the files.
    for (file, counts) in rows.iter().filter(|(f, _)| **f != "all") {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/lexicon/en/{file}.tsv"))).expect("read");
        let without = text.lines().skip(1).filter(|l| l.starts_with('\t')).count() as u64;
        assert_eq!(counts[0], without, "{file}");
        let listed = |what: &str| out.lines().filter(|l| l.starts_with(&format!("{file}.tsv:")) && l.contains(what)).count() as u64;
        assert_eq!((listed(" has no id"), listed(", which keeps it")), (counts[0], counts[1]), "{file}");
    }
    assert!(rows["all"][0] > 0);
    assert_eq!(f.evigraph(&["vocab", "check", "--strict", "--counts"]).status.code(), Some(1));
}
