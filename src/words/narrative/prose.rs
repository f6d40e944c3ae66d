//! Words joined to clauses, and clauses to a sentence.

use crate::words::{self, Words};

/// Such as "a", "a and b", "a, b and c"; "a, b and c" as well where one of two is "b and c".
pub fn and(items: &[String], words: Words) -> String {
    let and = words.and_before(items.last().map_or("", String::as_str));
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] if words.joins(last) => words.listed(&[words.listed(first), last.clone()]),
        [first @ .., last] => [&words.listed(first), and, last].concat(),
    }
}

/// Adds a clause; the first one needs nothing before it.
pub fn add(text: &mut String, separator: &str, clause: &str) {
    if clause.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str(separator);
    }
    text.push_str(clause);
}

/// A sentence, and the therapist's own words after it, as they wrote them.
pub fn sentence(clauses: &str, remark: &str) -> String {
    let mut text = words::sentence(clauses);
    // Words that end a sentence themselves need no full stop of a pattern.
    if ["!.", "?.", "؟."].iter().any(|end| text.ends_with(end)) {
        text.pop();
    }
    let remark = remark.trim();
    if !remark.is_empty() {
        // What was written as a sentence stays one.
        let is_sentence = remark.starts_with(char::is_uppercase);
        text.push_str(if is_sentence { ". " } else { " – " });
        text.push_str(remark);
    }
    if !text.ends_with(['.', '!', '?', '؟']) {
        text.push('.');
    }
    text
}

/// The therapist's words within a sentence: on one line, without the full stop at their end.
pub fn within(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{and, sentence, within};
    use crate::words::ENGLISH;

    #[test]
    fn a_remark_stands_at_the_end_as_it_was_written() {
        for (clauses, remark, expected) in [
            ("pain, 3/10", "", "Pain, 3/10."),
            ("pain, 3/10", " no friction\n", "Pain, 3/10 – no friction."),
            ("Client reports: much lighter!.", "", "Client reports: much lighter!"),
            ("الألم 3/10", "هل يحتاج إلى راحة؟", "الألم 3/10 – هل يحتاج إلى راحة؟"),
            ("pain, 3/10", "Client asked for less. Stopped!", "Pain, 3/10. Client asked for less. Stopped!"),
        ] {
            assert_eq!(sentence(clauses, remark), expected);
        }
    }

    #[test]
    fn words_are_joined() {
        assert_eq!(and(&["a", "b", "c"].map(str::to_owned), ENGLISH), "a, b and c");
        assert_eq!(and(&["a", "b and c"].map(str::to_owned), ENGLISH), "a, b and c");
        assert_eq!(within("sitting\n over 30 min. "), "sitting over 30 min");
    }
}
