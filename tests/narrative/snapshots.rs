//! The eight sessions as text, each beside a text that was read and found good.

use std::{env, fs};

use palpate::{
    note::Note,
    words::{
        ENGLISH, Words,
        narrative::{Form, Paragraph, narrative},
    },
};

use super::{charted, folder, languages::languages};

/// Set to anything, the texts are written anew instead of compared.
const UPDATE: &str = "UPDATE_SNAPSHOTS";

/// The whole note in the form that its kind of session is usually told in.
pub fn report(note: &Note, words: Words) -> String {
    let paragraph = |paragraph: Paragraph| {
        let lines: String = paragraph.sentences.into_iter().map(|sentence| sentence.text + "\n").collect();
        format!("{}\n{lines}", words.say(paragraph.heading))
    };
    let paragraphs = narrative(note, Form::usual(note.session.kind), words);
    paragraphs.into_iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_eight_sessions_read_as_they_were_reviewed_in_every_language() {
    let mut wrong = Vec::new();
    for words in languages().iter().copied().chain([ENGLISH]) {
        // Those of English stand beside the folders of the others.
        let of = if words.is_english() { String::new() } else { format!("{}/", words.language()) };
        for (id, note) in charted() {
            let name = format!("{of}{id}.txt");
            let path = folder("narrative").join(&name);
            let found = report(&note, words);
            if env::var_os(UPDATE).is_some() {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, &found).unwrap();
                continue;
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if found != expected {
                let lines = found.lines().filter(|line| !expected.lines().any(|other| other == *line));
                let lines: Vec<_> = lines.map(|line| format!("  {line}")).collect();
                wrong.push(format!("tests/narrative/{name} does not have:\n{}", lines.join("\n")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nread the texts, then write them with {UPDATE}=1", wrong.join("\n"));
}
