//! The sheets in `assets/words/`.

use std::{fs, path::Path};

pub struct Sheet {
    pub language: String,
    /// English, what is said, and where that comes from.
    pub rows: Vec<(String, String, String)>,
}

impl Sheet {
    /// What is said, without what is said of the language itself.
    pub fn said(&self) -> impl Iterator<Item = (&str, &str)> {
        let rows = self.rows.iter().filter(|(english, ..)| !english.starts_with('@'));
        rows.map(|(english, said, _)| (english.as_str(), said.as_str()))
    }
}

pub fn sheets() -> Vec<Sheet> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    paths.sort();
    let sheets = paths.iter().map(|path| {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let rows = reader.records().map(|record| {
            let record = record.unwrap();
            let cell = |place: usize| record.get(place).unwrap().to_owned();
            (cell(0), cell(1), cell(2))
        });
        Sheet { language: path.file_stem().unwrap().to_str().unwrap().to_owned(), rows: rows.collect() }
    });
    sheets.collect()
}
