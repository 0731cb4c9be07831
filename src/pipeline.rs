//! Many articles at once: units in order in, results in order out, the work between on every core.
//!
//! One thread reads and writes; the pool maps. A bounded number of batches is under way, so memory does not grow with the
//! corpus, and results leave in the order of the units, so the output does not depend on the number of threads.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crossbeam_channel::unbounded;

use crate::article::Article;
use crate::extract::{Options, extract};
use crate::ids::sha256_hex;
use crate::ingest::{Format, Refusal, Unit};
use crate::record::{ArticleInfo, Diagnostic, Record, SCHEMA_VERSION, Severity};

/// A batch holds at most this many units …
const BATCH_UNITS: usize = 64;
/// … and is closed once it weighs this much.
const BATCH_BYTES: usize = 256 << 10;
/// Stack of a worker: pages nest deeply.
const STACK: usize = 64 << 20;

/// The pool could not be started.
#[derive(Debug, thiserror::Error)]
#[error("no threads could be started: {0}; try --threads 1")]
pub struct PoolError(#[from] rayon::ThreadPoolBuildError);

/// Maps every item of `items` on `threads` threads (0: one a core) and gives the results to `sink` in order, until it fails.
///
/// `weigh` tells how many bytes an item holds. The items are drawn and the results taken on the calling thread.
pub fn ordered<I, T, E>(
    mut items: impl Iterator<Item = I>,
    threads: usize,
    weigh: impl Fn(&I) -> usize,
    map: impl Fn(I) -> T + Sync,
    mut sink: impl FnMut(T) -> Result<(), E>,
) -> Result<Result<(), E>, PoolError>
where
    I: Send,
    T: Send,
{
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build()?;
    let under_way = pool.current_num_threads() * 2 + 2;
    let (done, results) = unbounded::<(usize, Vec<T>)>();
    let map = &map;
    Ok(pool.in_place_scope(|scope| {
        let (mut sent, mut written) = (0, 0);
        let mut early: BTreeMap<usize, Vec<T>> = BTreeMap::new();
        let mut more = true;
        loop {
            while more && sent - written < under_way {
                let batch = batch(&mut items, &weigh);
                more = !batch.is_empty();
                if more {
                    let done = done.clone();
                    scope.spawn(move |_| {
                        let _ = done.send((sent, batch.into_iter().map(map).collect()));
                    });
                    sent += 1;
                }
            }
            if written == sent {
                return Ok(());
            }
            let Ok((at, batch)) = results.recv() else { return Ok(()) };
            early.insert(at, batch);
            while let Some(batch) = early.remove(&written) {
                written += 1;
                for result in batch {
                    sink(result)?;
                }
            }
        }
    }))
}

fn batch<I>(items: &mut impl Iterator<Item = I>, weigh: &impl Fn(&I) -> usize) -> Vec<I> {
    let (mut batch, mut weight) = (Vec::new(), 0);
    while batch.len() < BATCH_UNITS && weight < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        weight += weigh(&item);
        batch.push(item);
    }
    batch
}

/// [`Unit::article`], and a refusal where it panics.
pub fn article_safely(unit: Unit) -> Result<Article, Refusal> {
    let (source, line, answered) = (unit.source.clone(), unit.line, unit.format == Format::JsonLines);
    catch_unwind(AssertUnwindSafe(|| unit.article())).unwrap_or_else(|cause| {
        let message = format!("reading it failed ({}); please report it with the file", told(cause.as_ref()));
        Err(Refusal { line, answered, ..Refusal::of(&source, "internal_error", message) })
    })
}

/// [`extract`], and a record with the diagnostic `internal_error` where it panics.
pub fn extract_safely(article: &Article, options: &Options) -> Record {
    extract_with(article, options, extract)
}

fn extract_with(article: &Article, options: &Options, extract: impl Fn(&Article, &Options) -> Record) -> Record {
    catch_unwind(AssertUnwindSafe(|| extract(article, options))).unwrap_or_else(|cause| failed(article, options, cause.as_ref()))
}

/// What a panic said.
fn told(cause: &(dyn Any + Send)) -> &str {
    let said = cause.downcast_ref::<&str>().copied().or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    said.unwrap_or("no cause given")
}

fn failed(article: &Article, options: &Options, cause: &(dyn Any + Send)) -> Record {
    let message = format!("the extraction of this article failed ({}); it has no facts here; please report it with the text", told(cause));
    let mut diagnostics = article.diagnostics.clone();
    diagnostics.push(Diagnostic { code: "internal_error".into(), severity: Severity::Error, message });
    Record {
        schema_version: SCHEMA_VERSION.to_string(),
        id: article.id.clone(),
        article: ArticleInfo {
            path: article.path.clone(),
            media_type: article.media_type.clone(),
            sha256: sha256_hex(article.text.as_bytes()),
            length: article.text.chars().count(),
            title: article.title.clone(),
            headline: None,
            url: article.url.clone(),
            published: article.published.clone(),
            language: None,
            catalogue: article.catalogue.clone(),
        },
        text: options.with_text.then(|| article.text.clone()),
        diagnostics,
        ..Record::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_does_not_depend_on_threads() {
        for threads in [1, 2, 7] {
            let mut got = Vec::new();
            let work = |n: u64| {
                if n.is_multiple_of(97) {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                }
                n * 2
            };
            let ran = ordered(
                0..5000u64,
                threads,
                |_| 1000,
                work,
                |n| {
                    got.push(n);
                    Ok::<(), ()>(())
                },
            );
            assert!(matches!(ran, Ok(Ok(()))));
            assert!(got.iter().copied().eq((0..5000).map(|n| n * 2)), "{threads} threads");
        }
    }

    #[test]
    fn a_failing_sink_stops_it() {
        let mut taken = 0;
        let ran = ordered(
            0..,
            2,
            |_| 1,
            |n: u64| n,
            |n| {
                taken += 1;
                if n == 100 { Err("full") } else { Ok(()) }
            },
        );
        assert!(matches!(ran, Ok(Err("full"))));
        assert_eq!(taken, 101);
    }

    #[test]
    fn a_panic_costs_one_article_its_facts_and_no_more() {
        let article = Article { id: "a".into(), text: "x".into(), ..Article::default() };
        let record = extract_with(&article, &Options::default(), |_, _| panic!("odd"));
        assert_eq!((record.id.as_str(), record.diagnostics[0].code.as_str()), ("a", "internal_error"));
        assert!(record.diagnostics[0].message.contains("(odd)"));
    }
}
