//! OBO: stanzas of `tag: value` lines; only `[Term]` stanzas are terms.

use super::{Problem, Scope, Term};

/// The terms of an OBO file.
pub fn read(text: &str) -> Result<Vec<Term>, Problem> {
    let mut terms: Vec<Term> = Vec::new();
    let mut in_term = false;
    let mut opened = 0;
    for (i, raw) in text.lines().enumerate() {
        let line = raw.trim_end();
        if line.is_empty() || line.starts_with('!') {
            continue;
        }
        let problem = |column: usize, message: String| Problem::new(i + 1, column, message);
        if line.starts_with('[') {
            if !line.ends_with(']') {
                return Err(problem(line.chars().count() + 1, format!("the stanza {line:?} is not closed; expected ]")));
            }
            closed(&terms, in_term, opened)?;
            in_term = line == "[Term]";
            opened = i + 1;
            if in_term {
                terms.push(Term::default());
            }
            continue;
        }
        let Some((tag, value)) = line.split_once(':') else {
            return Err(problem(1, format!("{:?} is no \"tag: value\" line", shortened(line))));
        };
        let Some(term) = terms.last_mut().filter(|_| in_term) else { continue };
        let value = value.trim_start();
        let column = line.chars().count() - value.chars().count() + 1;
        match tag {
            "id" => term.id = plain(value),
            "name" => term.name = plain(value),
            "is_a" => term.parents.push(plain(value)),
            "is_obsolete" => term.obsolete = plain(value) == "true",
            "synonym" => term.synonyms.push(synonym(value).map_err(|(at, message)| problem(column + at, message))?),
            // The tags of OBO 1.0.
            "exact_synonym" | "narrow_synonym" | "broad_synonym" | "related_synonym" => {
                let scope = scope(&tag.trim_end_matches("_synonym").to_ascii_uppercase()).unwrap_or(Scope::Related);
                let (name, _) = quoted(value).map_err(|(at, message)| problem(column + at, message))?;
                term.synonyms.push((scope, name));
            }
            _ => {}
        }
    }
    closed(&terms, in_term, opened)?;
    Ok(terms)
}

/// A term has to have an id; a name may be missing where the file only refers to another ontology's term.
fn closed(terms: &[Term], in_term: bool, line: usize) -> Result<(), Problem> {
    match terms.last() {
        Some(term) if in_term && term.id.is_empty() => {
            Err(Problem::new(line, 1, "this [Term] has no id; expected a line \"id: PREFIX:0000001\""))
        }
        _ => Ok(()),
    }
}

fn shortened(line: &str) -> String {
    line.chars().take(40).collect()
}

/// A value without its trailing comment and modifiers, its escapes resolved.
fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next().map(unescaped)),
            '!' if out.is_empty() || out.ends_with(' ') => break,
            '{' if out.ends_with(' ') => break,
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn unescaped(c: char) -> char {
    match c {
        'n' | 'W' | 't' => ' ',
        c => c,
    }
}

/// The text between the quotes at the start of `value`, and what follows them; else the column's distance and what is wrong.
fn quoted(value: &str) -> Result<(String, &str), (usize, String)> {
    let Some(inner) = value.strip_prefix('"') else {
        return Err((0, "a synonym begins with a quotation mark: synonym: \"name\" EXACT []".to_string()));
    };
    let mut out = String::new();
    let mut chars = inner.char_indices();
    while let Some((i, c)) = chars.next() {
        match c {
            '\\' => out.extend(chars.next().map(|(_, c)| unescaped(c))),
            '"' => return Ok((out, &inner[i + 1..])),
            c => out.push(c),
        }
    }
    Err((value.chars().count(), "the quotation mark of this synonym is not closed".to_string()))
}

fn scope(word: &str) -> Option<Scope> {
    match word {
        "EXACT" => Some(Scope::Exact),
        "NARROW" => Some(Scope::Narrow),
        "BROAD" => Some(Scope::Broad),
        "RELATED" => Some(Scope::Related),
        _ => None,
    }
}

fn synonym(value: &str) -> Result<(Scope, String), (usize, String)> {
    let (name, rest) = quoted(value)?;
    let word = rest.split_whitespace().next().unwrap_or("");
    // The scope may be left out; it is then related.
    if word.is_empty() || word.starts_with(['[', '{', '!']) {
        return Ok((Scope::Related, name));
    }
    match scope(word) {
        Some(scope) => Ok((scope, name)),
        None => {
            let at = value.chars().count() - rest.trim_start().chars().count();
            Err((at, format!("{word:?} is no scope of a synonym; expected EXACT, NARROW, BROAD or RELATED")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_modifiers_and_escapes() {
        assert_eq!(plain(r"DOID:4 ! disease"), "DOID:4");
        assert_eq!(plain(r#"X:1 {source="a"}"#), "X:1");
        assert_eq!(plain(r"a\, b\:c {x}"), "a, b:c");
        assert_eq!(plain("wow!"), "wow!");
    }

    #[test]
    fn synonyms() {
        assert_eq!(synonym(r#""a \"b\"" EXACT layperson [X:1]"#), Ok((Scope::Exact, r#"a "b""#.to_string())));
        assert_eq!(synonym(r#""a" []"#), Ok((Scope::Related, "a".to_string())));
        assert_eq!(synonym(r#""a" SAME []"#).unwrap_err().0, 4);
    }
}
