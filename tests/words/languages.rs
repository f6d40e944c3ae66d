//! Every language as the program speaks it, marking what it has no text for.

use std::{fs, path::Path, sync::LazyLock};

use palpate::words::{Language, Words};

#[path = "../../src/cli/sheet.rs"]
mod sheet;

static LANGUAGES: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    paths.sort();
    let words = |path| {
        let mut texts = sheet::texts(&fs::read_to_string(path).unwrap(), "english", "said").unwrap();
        texts.insert("@mark-missing".to_owned(), "yes".to_owned());
        Words::new(Some(Language::read(sheet::lines(&texts)).unwrap()), None).plain()
    };
    paths.into_iter().map(words).collect()
});

/// All but English.
pub fn languages() -> &'static [Words] {
    &LANGUAGES
}
