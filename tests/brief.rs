//! Briefs: every line is cited, every quote stands in its article, nothing stands twice.

use std::collections::{BTreeMap, BTreeSet};

use evigraph::article::Article;
use evigraph::brief::{Brief, Citation, Ranking, brief, markdown, ranked, ranking, ranking_markdown, unknown};
use evigraph::extract::{Options, extract};
use evigraph::graph::{Graph, build};

/// The sample articles of this repository by id.
fn texts() -> BTreeMap<String, String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
    let paths = std::fs::read_dir(folder).expect("the sample articles").map(|e| e.expect("an entry").path());
    let plain = paths.filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "md"));
    plain
        .map(|p| (p.file_name().and_then(|n| n.to_str()).unwrap_or("").to_string(), std::fs::read_to_string(&p).expect("an article")))
        .collect()
}

fn graph(texts: &BTreeMap<String, String>) -> Graph {
    let read = |(id, text): (&String, &String)| {
        extract(&Article { id: id.clone(), text: text.clone(), media_type: "text/plain".into(), ..Article::default() }, &Options::default())
    };
    build(texts.iter().map(read).collect())
}

fn lines(b: &Brief) -> Vec<(&str, &[Citation])> {
    let lists = [&b.disputes, &b.disagreements, &b.overclaims, &b.limitations, &b.gaps, &b.safety, &b.told_of];
    let mut out: Vec<(&str, &[Citation])> = lists.into_iter().flatten().map(|l| (l.text.as_str(), &l.citations[..])).collect();
    for a in &b.answers {
        out.push((&a.name, &a.citations));
        out.push((&a.reason.text, &a.reason.citations));
        out.extend(a.why.iter().map(|l| (l.text.as_str(), &l.citations[..])));
    }
    for s in &b.studies {
        out.push((&s.text, &s.citations));
        out.extend(s.details.iter().map(|l| (l.text.as_str(), &l.citations[..])));
    }
    out
}

#[test]
fn every_line_is_cited_and_every_quote_stands_in_its_article() {
    let texts = texts();
    let chars: BTreeMap<&str, Vec<char>> = texts.iter().map(|(id, t)| (id.as_str(), t.chars().collect())).collect();
    let g = graph(&texts);
    let subjects: BTreeSet<&str> = ranked(&g).iter().take(40).map(|p| p.subject.as_str()).collect();
    let names: Vec<String> = g.concepts().filter(|c| subjects.contains(c.id.as_str())).map(|c| c.name.clone()).collect();
    assert!(names.len() > 5);
    let mut checked = 0;
    for name in &names {
        let b = brief(&g, name, None);
        for (text, citations) in lines(&b) {
            assert!(!citations.is_empty(), "{name}: {text}");
            for c in citations {
                let quote: String = chars[c.article.as_str()][c.start..c.end].iter().collect();
                assert_eq!(quote, c.quote, "{name}: {text}");
                assert!(b.articles.iter().any(|a| a.article == c.article));
                checked += 1;
            }
        }
        let page = markdown(&b);
        let mut seen = BTreeSet::new();
        let mut part = String::new();
        for line in page.lines().filter(|l| l.starts_with("- ") || l.starts_with("  - ") || l.starts_with('#')) {
            if line.starts_with('#') || line.starts_with("- **") {
                part = line.to_string();
            }
            assert!(seen.insert((part.clone(), line.to_string())), "{name}: twice: {line}");
        }
        let quoted: Vec<&str> = page.split(['[', ';']).filter(|c| c.contains("–") && c.contains(": “")).collect();
        let places: BTreeSet<&str> = quoted.iter().filter_map(|c| c.split_once(": “")).map(|(place, _)| place.trim()).collect();
        assert!(quoted.len() == places.len() && !quoted.is_empty(), "{name}: a quote stands twice in\n{page}");
    }
    assert!(checked > 200);
}

#[test]
fn a_question_is_answered_first_by_its_own_proposition() {
    let text = "Magnesium and migraine\n\nIn 2019, a randomized controlled trial of 48 adults with migraine tested 400 mg of magnesium citrate \
                daily for 12 weeks. Magnesium citrate reduced migraine severity compared with placebo. A 2021 open-label pilot study gave 600 mg \
                of magnesium oxide daily to 12 adults with migraine; magnesium oxide did not reduce migraine severity. The upper limit for \
                supplemental magnesium is 350 mg a day.";
    let g = graph(&BTreeMap::from([("one".to_string(), text.to_string())]));
    let b = brief(&g, "magnesium", Some("migraine"));
    let page = markdown(&b);
    for told in
        ["# magnesium and migraine", "400 mg of magnesium citrate", "600 mg of magnesium oxide", "upper limit: 350 mg", "## Articles"]
    {
        assert!(page.contains(told), "{told} is not in\n{page}");
    }
    assert!(b.studies.len() == 2 && b.studies.iter().all(|s| !s.details.is_empty()), "{page}");
    let nothing = brief(&g, "saffron", Some("migraine"));
    assert!(nothing.answers.is_empty() && markdown(&nothing).contains("Nothing in these articles"));
}

#[test]
fn a_ranking_tells_how_many_of_how_many_it_shows() {
    let g = graph(&texts());
    let all = ranking(&g, 0);
    assert_eq!(all.of, ranked(&g).len());
    assert_eq!(all.propositions.len(), all.of);
    assert!(all.of > 10);
    assert!(ranking_markdown(&all).contains(&format!("\n{0} of {0} propositions. ", all.of)));
    let some = ranking(&g, 7);
    assert_eq!((some.of, &some.propositions[..]), (all.of, &all.propositions[..7]));
    let page = ranking_markdown(&some);
    assert!(page.contains(&format!("7 of {} propositions; --limit", all.of)), "{page}");
    assert_eq!(page.lines().filter(|l| l.starts_with("| ")).count(), 8);
}

#[test]
fn the_command_prints_a_ranking_as_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "In 2019, a randomized controlled trial of 48 adults found that magnesium citrate reduced migraine severity.";
    let article = Article { id: "one".into(), text: text.into(), media_type: "text/plain".into(), ..Article::default() };
    let record = extract(&article, &Options::default());
    std::fs::write(folder.path().join("records.jsonl"), serde_json::to_string(&record).expect("a record")).expect("written");
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_evigraph"))
        .args(["brief", "--json", "--limit", "1", "--from"])
        .arg(folder.path())
        .output()
        .expect("the command runs");
    assert!(printed.status.success());
    let read: Ranking = serde_json::from_slice(&printed.stdout).expect("JSON");
    assert_eq!(read, ranking(&build(vec![record]), 1));
    assert_eq!(read.propositions.len(), 1);
}

/// The page that answers a question from articles.
fn page(articles: &[(&str, &str)], subject: &str, object: Option<&str>) -> String {
    let texts = articles.iter().map(|(id, text)| (id.to_string(), text.to_string())).collect();
    markdown(&brief(&graph(&texts), subject, object))
}

#[test]
fn the_verdict_says_why_in_a_sentence() {
    let one = "Ginger and migraine\n\nIn 2019, a randomized controlled trial of 120 adults with migraine tested 400 mg of ginger daily. Ginger \
               reduced migraine severity compared with placebo. A 2021 randomized controlled trial of 90 adults with migraine gave 600 mg of \
               ginger daily. Ginger did not reduce migraine severity, but the study may have been too small to detect an effect.";
    let page = page(&[("one", one)], "ginger", Some("migraine"));
    let told = "**ginger improves migraine: insufficient.** 1 independent study supports it (a randomized trial), 1 leaves it open (a randomized \
                trial), none disputes it: a verdict needs 2 independent studies that take a side; one article tells all of it. Belief 0.5";
    assert!(page.contains(told), "{page}");
}

#[test]
fn side_effects_and_limits_are_told_under_safety() {
    let text = "Is Zinc Good for Colds?\n\nZinc may shorten the common cold. The tolerable upper limit for zinc is 40 mg a day. Doses above this \
                amount may cause side effects such as nausea, headache or stomach cramps. People with kidney disease should ask a doctor \
                before taking zinc.";
    let page = page(&[("one", text)], "zinc", None);
    let (_, safety) = page.split_once("## Limits and safety").expect("a list of safety");
    for told in
        ["upper limit: 40 mg of zinc a day", "said to cause: headache, nausea, stomach cramps", "caution is advised: kidney disease"]
    {
        assert!(safety.contains(told), "{told} is not in\n{page}");
    }
}

#[test]
fn a_limit_keeps_its_duration_and_is_not_exceeded_by_what_is_taken_shorter() {
    let text = "Creatine and memory\n\nIn 2018, a randomized controlled trial of 60 adults gave 20 g of creatine a day for 7 days. Creatine improved \
                memory compared with placebo. Do not take more than 5 g of creatine a day for longer than six months.";
    let page = page(&[("one", text)], "creatine", None);
    assert!(page.contains("upper limit: 5 g of creatine a day, for 6 months or more"), "{page}");
    assert!(page.contains("given: 20 g of creatine a day, for 7 days") && !page.contains("over a limit"), "{page}");
}

#[test]
fn what_nobody_has_shown_is_left_open_and_nothing_contradicts_it() {
    let text = "Creatine and the brain\n\nA 2021 trial gave 5 g of creatine a day to 130 adults. The trial excluded adults with cognitive \
                impairment, so its findings may not apply to patients with dementia. Creatine has not been shown to prevent or slow dementia.";
    let page = page(&[("one", text)], "creatine", Some("dementia"));
    assert!(page.contains("it open") && !page.contains("worsens dementia") && !page.contains("disputes it"), "{page}");
}

#[test]
fn articles_are_named_by_title_site_and_date() {
    let title = "Does Ginger Help With Migraine?";
    let text = format!("{title}\n\nUpdated March 3, 2023\n\nGinger reduces migraine severity in many adults who try it.");
    let named = page(&[("file-01.txt", &text)], "ginger", Some("migraine"));
    assert!(named.contains(&format!("1. {title}, 2023 (file-01.txt)")), "{named}");
    let article = Article {
        id: "two".into(),
        text: "Ginger reduces migraine severity in many adults who try it.".into(),
        title: Some("Ginger for headaches".into()),
        url: Some("https://www.example.org/ginger".into()),
        published: Some("2020-02-01".into()),
        media_type: "text/plain".into(),
        ..Article::default()
    };
    let g = build(vec![extract(&article, &Options::default())]);
    let named = markdown(&brief(&g, "ginger", Some("migraine")));
    assert!(named.contains("1. Ginger for headaches, example.org, 2020-02-01 (two) <https://www.example.org/ginger>"), "{named}");
}

#[test]
fn an_unknown_name_is_told_with_names_near_it() {
    let g = graph(&BTreeMap::from([("one".to_string(), "Magnesium citrate reduces migraine severity in many adults.".to_string())]));
    let near = |subject: &str, object: Option<&str>| unknown(&g, subject, object).map(|u| u.near);
    assert_eq!(near("magnezium citrat", None), Some(vec!["magnesium citrate".to_string()]));
    assert_eq!(near("magnesium", Some("migrane")), Some(vec!["migraine".to_string()]));
    assert!(near("melatonn", None).is_some_and(|n| n.contains(&"melatonin".to_string())));
    assert_eq!(near("magnesium", Some("migraine")), None);
    assert_eq!(near("melatonin", None), None);
    assert_eq!(brief(&g, "migraine", None).answers.len(), 1);
    let elsewhere = brief(&g, "magnesium", Some("insomnia"));
    assert!(elsewhere.answers.is_empty() && elsewhere.elsewhere == ["migraine"], "{elsewhere:?}");
}

#[test]
fn the_command_ends_with_1_where_a_name_is_unknown() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Magnesium citrate reduces migraine severity in many adults.";
    let article = Article { id: "one".into(), text: text.into(), media_type: "text/plain".into(), ..Article::default() };
    let record = extract(&article, &Options::default());
    std::fs::write(folder.path().join("records.jsonl"), serde_json::to_string(&record).expect("a record")).expect("written");
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_evigraph"))
        .args(["brief", "magnesium", "migrane", "--from"])
        .arg(folder.path())
        .output()
        .expect("the command runs");
    assert_eq!(printed.status.code(), Some(1));
    let said = String::from_utf8_lossy(&printed.stderr);
    assert!(said.contains("migrane: neither these articles nor the vocabulary have this name; near it: migraine"), "{said}");
    assert!(printed.stdout.is_empty());
}
