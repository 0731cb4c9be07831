//! Formats that hold many articles: what is taken from each, what is refused, and that the rest is still read.

use std::io::Write;
use std::path::{Path, PathBuf};

use evigraph::article::Article;
use evigraph::ingest::{Reader, Reading, Refusal, find};

fn formats() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats")
}

/// Everything that is read from a file, in order.
fn read(path: &Path, from: &str) -> Vec<Result<Article, Refusal>> {
    let found = find(&[path.to_string_lossy().into_owned()], None).expect("the file is there");
    Reader::new(found, Reading::named(from)).map(|unit| unit.and_then(|u| u.article())).collect()
}

/// The articles alone, where nothing was refused.
fn articles(path: &Path) -> Vec<Article> {
    read(path, "auto").into_iter().map(|a| a.unwrap_or_else(|e| panic!("{e}"))).collect()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("written");
    encoder.finish().expect("written")
}

fn file(dir: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = dir.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

#[test]
fn pubmed_articles_have_their_abstracts_under_their_labels() {
    let got = read(&formats().join("made-up.pubmed.xml"), "auto");
    assert_eq!(got.len(), 4);
    let first = got[0].as_ref().expect("read");
    assert_eq!(first.id, "PMID:99000001");
    assert_eq!(first.title.as_deref(), Some("Zinc gluconate for evening itch: a randomized trial."));
    assert_eq!(first.url.as_deref(), Some("https://doi.org/10.9999/jit.2031.1"));
    assert_eq!(first.published.as_deref(), Some("2031-02-09"));
    assert_eq!(
        first.text,
        "Zinc gluconate for evening itch: a randomized trial.\n\n\
         BACKGROUND\nEvening itch is common & has few treatments.\n\n\
         METHODS\nWe randomized 84 adults to zinc gluconate 30 mg daily or placebo for 6 weeks; plasma zinc was 10^3 times lower.\n\n\
         RESULTS\nZinc gluconate reduced itch severity compared with placebo (P < 0.01)."
    );
    let third = got[2].as_ref().expect("read");
    assert_eq!((third.text.as_str(), third.published.as_deref()), ("Letter on the use of magnesium oxide", Some("1998")));
    assert_eq!(third.diagnostics[0].code, "title_only");
    let book = got[3].as_ref().expect("read");
    assert_eq!((book.id.as_str(), book.url.as_deref()), ("PMID:99000004", Some("https://pubmed.ncbi.nlm.nih.gov/99000004/")));
    assert_eq!(book.text, "Iodine\n\nAdults need 150 μg of iodine a day.");
}

#[test]
fn a_broken_pubmed_article_is_told_by_its_line() {
    let got = read(&formats().join("made-up.pubmed.xml"), "pubmed");
    let refusal = got[1].as_ref().expect_err("broken");
    assert_eq!((refusal.line, refusal.code), (Some(33), "bad_xml"));
    assert!(refusal.message.contains("AbstractText") && refusal.message.contains("line 28"), "{}", refusal.message);
}

#[test]
fn a_jats_article_is_read_from_title_to_references() {
    let got = articles(&formats().join("made-up.jats.xml"));
    let [article] = &got[..] else { panic!("{} articles", got.len()) };
    assert_eq!(article.id, "PMC99000010");
    assert_eq!(article.title.as_deref(), Some("Glycine before bed: a crossover study"));
    assert_eq!(article.published.as_deref(), Some("2030-05-07"));
    assert_eq!(
        article.text,
        "Glycine before bed: a crossover study\n\nAbstract\n\nObjective\n\nTo see whether glycine helps sleep.\n\n\
         Introduction\n\nPoor sleep is common. Earlier work was small.\n\n\
         Methods\n\nParticipants\n\nWe enrolled 20 adults with a body mass index under 30 kg/m². They took:\n\n\
         • glycine, 3 g, or\n• placebo\n\none hour before bed.\n\n\
         Results\n\nGlycine improved sleep quality (Table 1).\n\nTable 1. Sleep\n\n\
         | Group | Score |\n| Glycine | 5.1 ± 0.4 |\n| Placebo | 6.9 / 7.0 |\n\nLower is better.\n\nThe difference was δ = 1.8.\n\n\
         Acknowledgements\n\nWe thank everyone.\n\n\
         References\n1. Doe J. Sleep and its lack. J Inv. 2021.\n2. Roe R. More sleep. J Inv. 2022"
    );
}

#[test]
fn compressed_xml_is_the_same() {
    let dir = tempfile::tempdir().expect("a folder");
    for name in ["made-up.pubmed.xml", "made-up.jats.xml"] {
        let plain = formats().join(name);
        let packed = file(&dir, &format!("{name}.gz"), &gz(&std::fs::read(&plain).expect("read")));
        let texts = |path: &Path| read(path, "auto").into_iter().map(|a| a.map(|a| a.text).map_err(|r| r.line)).collect::<Vec<_>>();
        assert_eq!(texts(&packed), texts(&plain));
    }
}

#[test]
fn a_cut_file_gives_what_came_before_the_cut() {
    let dir = tempfile::tempdir().expect("a folder");
    let whole = std::fs::read(formats().join("made-up.pubmed.xml")).expect("read");
    let cut = whole.windows(7).position(|w| w == b"Nothing").expect("in the second article");
    let got = read(&file(&dir, "cut.xml", &whole[..cut]), "auto");
    assert!(got[0].is_ok());
    let refusal = got[1].as_ref().expect_err("cut");
    assert!(refusal.code == "bad_xml" && refusal.message.contains("missing"), "{refusal}");
    let packed = gz(&whole);
    let got = read(&file(&dir, "cut.xml.gz", &packed[..packed.len() - 100]), "pubmed");
    assert!(got.last().is_some_and(|last| last.as_ref().is_err_and(|r| r.code == "unreadable")));
    let nothing = read(&file(&dir, "none.xml", b"<PubmedArticleSet></PubmedArticleSet>"), "pubmed");
    assert!(matches!(&nothing[..], [Err(r)] if r.code == "empty"));
}

/// A record as a crawl writes it.
fn record(kind: &str, n: u32, content_type: &str, payload: &str) -> Vec<u8> {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:made-up-{n}>\r\nWARC-Target-URI: https://example.org/{n}\r\n\
         WARC-Date: 2031-01-0{n}T00:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n{payload}\r\n\r\n",
        payload.len()
    )
    .into_bytes()
}

fn crawl() -> Vec<Vec<u8>> {
    let sentence = "Adults who took 400 mg of magnesium citrate daily slept longer than those who did not, the authors wrote. ";
    let page = |status: &str, kind: &str, head: &str| {
        let body =
            format!("<html><head><title>Sleep</title>{head}</head><body><article><p>{}</p></article></body></html>", sentence.repeat(8));
        format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}")
    };
    let dated = "<meta property='article:published_time' content='2030-12-24'>";
    vec![
        record("warcinfo", 1, "application/warc-fields", "software: none\r\n"),
        record("request", 2, "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
        record("response", 3, "application/http; msgtype=response", &page("200 OK", "text/html; charset=utf-8", "")),
        record("response", 4, "application/http; msgtype=response", &page("404 Not Found", "text/html", "")),
        record("response", 5, "application/http; msgtype=response", &page("200 OK", "image/png", "")),
        record("response", 6, "application/http; msgtype=response", &page("200 OK", "text/html", dated)),
        record("conversion", 7, "text/plain", "Zinc gluconate, 30 mg a day, was given to 12 men."),
    ]
}

#[test]
fn a_crawl_gives_its_pages_and_texts_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    let members: Vec<u8> = crawl().iter().flat_map(|r| gz(r)).collect();
    for path in [file(&dir, "a.warc", &crawl().concat()), file(&dir, "b.warc.gz", &members), file(&dir, "c.wet.gz", &gz(&crawl().concat()))]
    {
        let got = articles(&path);
        let ids: Vec<&str> = got.iter().map(|a| a.id.as_str()).collect();
        assert_eq!(ids, ["urn:uuid:made-up-3", "urn:uuid:made-up-6", "urn:uuid:made-up-7"]);
        assert_eq!(got[0].url.as_deref(), Some("https://example.org/3"));
        assert_eq!((got[0].published.as_deref(), got[0].diagnostics[0].code.as_str()), (Some("2031-01-03T00:00:00Z"), "capture_date"));
        assert!(got[0].text.starts_with("Adults who took 400 mg") && got[0].title.as_deref() == Some("Sleep"));
        assert_eq!((got[1].published.as_deref(), got[1].diagnostics.len()), (Some("2030-12-24"), 0));
        assert_eq!((got[2].text.as_str(), got[2].media_type.as_str()), ("Zinc gluconate, 30 mg a day, was given to 12 men.", "text/plain"));
    }
}

#[test]
fn a_broken_record_costs_no_other() {
    let dir = tempfile::tempdir().expect("a folder");
    let records = crawl();
    let junk = b"not a record\r\nand more of it\r\n".to_vec();
    let unmeasured = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx\r\n\r\n".to_vec();
    let bytes = [records[2].clone(), junk, records[5].clone(), unmeasured, records[6].clone(), records[2][..600].to_vec()].concat();
    let got = read(&file(&dir, "a.warc", &bytes), "auto");
    let told: Vec<&str> = got.iter().map(|a| a.as_ref().map_or_else(|r| r.code, |a| a.id.as_str())).collect();
    assert_eq!(told, ["urn:uuid:made-up-3", "bad_record", "urn:uuid:made-up-6", "bad_record", "urn:uuid:made-up-7", "unreadable"]);
    let message = |i: usize| got[i].as_ref().expect_err("refused").to_string();
    assert!(message(1).contains("after record 1: expected `WARC/` and found `not a record`"), "{}", message(1));
    assert!(message(3).contains("record 3: expected a Content-Length"), "{}", message(3));
    assert!(message(5).contains("record 5 is cut off"), "{}", message(5));
}

#[test]
fn a_huge_record_is_refused_and_passed_over() {
    let dir = tempfile::tempdir().expect("a folder");
    let large = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", " ".repeat(evigraph::ingest::MAX_ARTICLE_BYTES));
    let video = large.replace("text/html", "video/mp4");
    let response = "application/http; msgtype=response";
    let bytes = [record("response", 1, response, &large), record("response", 2, response, &video), crawl()[6].clone()].concat();
    let got = read(&file(&dir, "a.warc.gz", &gz(&bytes)), "warc");
    let [Err(refusal), Ok(text)] = &got[..] else { panic!("{} units", got.len()) };
    assert!(refusal.code == "too_large" && refusal.message.starts_with("https://example.org/1"), "{refusal}");
    assert_eq!(text.id, "urn:uuid:made-up-7");
}
