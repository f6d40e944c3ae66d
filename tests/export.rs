//! What leaves Palpate beside the note: whole, well-formed, and the same each time.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "export/characters.rs"]
mod characters;
#[path = "fhir/checker.rs"]
mod checker;
#[path = "export/conformance.rs"]
mod conformance;
#[path = "export/context.rs"]
mod context;
#[path = "export/documented.rs"]
mod documented;
#[path = "export/fhir.rs"]
mod fhir;
#[path = "export/in_every_language.rs"]
mod in_every_language;
#[path = "words/languages.rs"]
mod languages;
#[path = "export/picture.rs"]
mod picture;
#[cfg(feature = "report")]
#[path = "export/report.rs"]
mod report;
#[path = "export/rtf.rs"]
mod rtf;
#[path = "export/sample.rs"]
mod sample;
#[path = "export/shown.rs"]
mod shown;
#[path = "export/table.rs"]
mod table;
#[path = "export/v2.rs"]
mod v2;
#[path = "export/variants.rs"]
mod variants;
#[path = "export/xhtml.rs"]
mod xhtml;

use std::{env, fs, path::PathBuf};

use palpate::note::{Note, read};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Set to anything, what was reviewed is written anew instead of compared.
const UPDATE: &str = "UPDATE_SNAPSHOTS";

/// The file, where it is not what was found.
fn not_as_reviewed(path: PathBuf, found: &str) -> Option<String> {
    if env::var_os(UPDATE).is_some() {
        fs::write(&path, found).unwrap();
    }
    (fs::read_to_string(&path).unwrap_or_default() != found).then(|| path.display().to_string())
}

/// The notes in a folder of tests/fixtures, each with its file's name.
fn notes(name: &str) -> Vec<(String, Note)> {
    let files = fs::read_dir(folder("fixtures").join(name)).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    let note = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let note = read(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|why| panic!("{name}: {why}"));
        (name, note)
    };
    files.into_iter().map(note).collect()
}
