//! The eight sessions as text, each beside a text that was read and found good.

use std::{env, fs};

use palpate::{
    note::Note,
    words::narrative::{Form, Paragraph, narrative},
};

use super::{charted, folder};

/// Set to anything, the texts are written anew instead of compared.
const UPDATE: &str = "UPDATE_SNAPSHOTS";

/// The whole note in the form that its kind of session is usually told in.
pub fn report(note: &Note) -> String {
    let paragraph = |paragraph: Paragraph| {
        let lines: String = paragraph.sentences.into_iter().map(|sentence| sentence.text + "\n").collect();
        format!("{}\n{lines}", paragraph.heading)
    };
    let paragraphs = narrative(note, Form::usual(note.session.kind));
    paragraphs.into_iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_eight_sessions_read_as_they_were_reviewed() {
    let mut wrong = Vec::new();
    for (id, note) in charted() {
        let path = folder("narrative").join(format!("{id}.txt"));
        let found = report(&note);
        if env::var_os(UPDATE).is_some() {
            fs::write(&path, &found).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            let lines = found.lines().filter(|line| !expected.lines().any(|other| other == *line));
            let lines: Vec<_> = lines.map(|line| format!("  {line}")).collect();
            wrong.push(format!("tests/narrative/{id}.txt does not have:\n{}", lines.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}\nread the texts, then write them with {UPDATE}=1", wrong.join("\n"));
}
