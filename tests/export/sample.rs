//! Notes to export: the examples, and one with words that a form could trip over.

use std::{fs, path::PathBuf, rc::Rc};

use palpate::note::{Note, read};

/// What means something in CSV, XML or RTF, what is not ASCII, and what no XML can hold.
pub const WORDS: &str = "a\"b, <b>&amp; ]]> {\\rtf1} \\par 50% Zoë 王 𝄞 é\tx\ny\r\nz \u{0}\u{1b}\u{fffe}'";

pub fn examples() -> Vec<Note> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notes");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| read(&fs::read_to_string(file).unwrap()).unwrap()).collect()
}

/// A note where the words stand wherever words can stand: of the client, the session, a finding and a treatment.
pub fn with_words(words: &str) -> Note {
    let mut note = examples().into_iter().find(|note| !note.findings.is_empty() && note.record.is_empty()).unwrap();
    let session = Rc::make_mut(&mut note.session);
    (session.client, session.remark) = (words.to_owned(), words.to_owned());
    for finding in &mut note.findings {
        Rc::make_mut(finding).remark = words.to_owned();
    }
    for treatment in &mut note.treatments {
        Rc::make_mut(treatment).remark = words.to_owned();
    }
    note
}
