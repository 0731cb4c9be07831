//! Lines to blocks: headings, paragraphs, bullets, table rows. Hard-wrapped lines are joined into one paragraph.

use crate::record::{SectionKind, Span};

/// What a block looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A short line without a full stop that stands over others.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item.
    Bullet,
    /// A row of a table, with separators or flattened.
    TableRow,
}

/// A line, or lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words, without bullet, quote mark or heading mark.
    pub span: Span,
    /// What it looks like.
    pub kind: BlockKind,
    /// The kind of section it stands in; set by the sections.
    pub section: SectionKind,
    /// Whether a blank line, or the text's start, stands before it.
    pub after_blank: bool,
}

/// The trimmed line, its marks taken off, and whether it was a list item or a marked heading.
fn strip_marks(text: &str, mut start: usize, end: usize) -> (usize, usize, bool, bool) {
    let (mut bullet, mut heading) = (false, false);
    let mut end = start + text[start..end].trim_end().len();
    loop {
        let line = &text[start..end];
        let trimmed = line.trim_start();
        start += line.len() - trimmed.len();
        let line = trimmed;
        let Some(first) = line.chars().next() else { break };
        let rest = &line[first.len_utf8()..];
        match first {
            '•' | '◦' | '▪' | '●' | '‣' | '·' | '∙' | '○' | '■' | '✓' | '✔' | '➤' | '►' => {
                bullet = true;
                start += first.len_utf8();
            }
            '*' | '-' | '–' | '+' if rest.starts_with([' ', '\t']) => {
                bullet = true;
                start += first.len_utf8();
            }
            '>' => start += 1,
            '#' => {
                let marks = line.bytes().take_while(|b| *b == b'#').count();
                heading = marks <= 6;
                start += marks;
            }
            '0'..='9' => {
                let digits = line.bytes().take_while(u8::is_ascii_digit).count();
                let after = &line[digits..];
                if digits <= 2 && (after.starts_with(". ") || after.starts_with(") ") || after.starts_with(".\t")) && !bullet {
                    bullet = true;
                    start += digits + 1;
                } else {
                    break;
                }
            }
            _ => break,
        }
    }
    let line = &text[start..end];
    for mark in ["**", "__"] {
        if line.len() > 4 && line.starts_with(mark) && line.ends_with(mark) && !line[2..line.len() - 2].contains(mark) {
            return (start + 2, end - 2, bullet, heading || line.len() < 100);
        }
    }
    if heading {
        end = start + text[start..end].trim_end_matches('#').trim_end().len();
    }
    (start, end, bullet, heading)
}

/// Whether a line closes with a mark that ends a sentence (closing quotes, brackets and citation digits allowed after it).
pub fn closes(line: &str) -> bool {
    let tail = line
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ')' | ']' | '[' | '"' | '\'' | '”' | '’' | ',' | ' ' | '*' | '_'));
    tail.ends_with(['.', '!', '?', '…', ':', ';'])
}

fn looks_like_heading(line: &str, after_blank: bool) -> bool {
    if line.len() > 120 || line.ends_with(['.', '!', ';', ',']) {
        return false;
    }
    let words = line.split_whitespace().count();
    if words > 16 || words == 0 {
        return false;
    }
    let first = line.chars().next().unwrap_or(' ');
    (first.is_uppercase() || first.is_ascii_digit() || matches!(first, '"' | '“' | '\'' | '‘')) && (after_blank || words <= 12)
}

/// The blocks of a text, their sections not yet told.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    for raw in text.split_inclusive('\n') {
        let (line_start, line_end) = (at, at + raw.len());
        at = line_end;
        let (start, end, bullet, marked) = strip_marks(text, line_start, line_end);
        if start >= end {
            after_blank = true;
            continue;
        }
        let line = &text[start..end];
        // A hard wrap: the line above is long and unfinished, this one goes on in lower case.
        if !after_blank
            && !bullet
            && !marked
            && let Some(last) = out.last_mut()
            && matches!(last.kind, BlockKind::Paragraph | BlockKind::Bullet)
        {
            let above = last.span.of(text);
            let last_line = above.rsplit('\n').next().unwrap_or(above);
            let goes_on = line.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '(');
            if last_line.chars().count() >= 45 && !closes(last_line) && goes_on {
                last.span.end = end;
                continue;
            }
        }
        let kind = if line.contains('|') && line.matches('|').count() >= 2 || line.contains('\t') && line.matches('\t').count() >= 2 {
            BlockKind::TableRow
        } else if bullet {
            BlockKind::Bullet
        } else if marked || looks_like_heading(line, after_blank) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        out.push(Block { span: Span { start, end }, kind, section: SectionKind::Body, after_blank });
        after_blank = false;
    }
    settle_headings(text, &mut out);
    // A text of one line is that line, not a heading over nothing.
    if let [only] = &mut out[..]
        && only.kind == BlockKind::Heading
        && only.span.of(text).split_whitespace().count() >= 6
    {
        only.kind = BlockKind::Paragraph;
    }
    out
}

/// A line that looked like a heading stays one only where running text or a list follows; a run of them is a flattened table.
fn settle_headings(text: &str, blocks: &mut [Block]) {
    let mut i = 0;
    while i < blocks.len() {
        if blocks[i].kind != BlockKind::Heading {
            i += 1;
            continue;
        }
        let run = blocks[i..].iter().take_while(|b| b.kind == BlockKind::Heading).count();
        // Three or more lines on end without blank lines between them, below the first: rows of a table. The first line of
        // all is the title, and the last of a run that running text follows at once is that text's heading.
        let packed = blocks[i..i + run].iter().skip(1).take_while(|b| !b.after_blank).count();
        let leads = blocks.get(i + run).is_some_and(|b| b.kind == BlockKind::Paragraph && !b.after_blank);
        if packed >= 2 {
            let to = if leads { i + run - 1 } else { i + run };
            for b in &mut blocks[i.max(1)..to.max(i.max(1))] {
                if !is_known_heading(b.span.of(text)) {
                    b.kind = BlockKind::TableRow;
                }
            }
        }
        i += run;
    }
    // Long rows do not look like headings: an unfinished line packed between rows is one too.
    for i in 1..blocks.len() {
        let packed_above = !blocks[i].after_blank && blocks[i - 1].kind == BlockKind::TableRow;
        if packed_above && blocks[i].kind == BlockKind::Paragraph && !closes(blocks[i].span.of(text)) {
            blocks[i].kind = BlockKind::TableRow;
        }
    }
}

fn is_known_heading(line: &str) -> bool {
    super::sections::kind_of_heading(line).is_some()
}
