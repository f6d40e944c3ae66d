//! The patterns by which sentences are made, each with what it is of before it, as a sheet has them.

use std::{collections::BTreeSet, path::Path};

use palpate::words::has_words;

pub fn texts() -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for (attribute, patterns) in rows("phrases.csv", "attribute", &["pattern", "otherwise"]) {
        texts.extend(patterns.into_iter().filter(|pattern| has_words(pattern)).map(|it| format!("{attribute}: {it}")));
    }
    for (section, patterns) in rows("section_phrases.csv", "section", &["pattern"]) {
        texts.extend(patterns.into_iter().map(|it| format!("{section}: {it}")));
    }
    // Other languages have names that serve, but for what is no product.
    let products = rows("spoken.csv", "of", &["words"]).into_iter().filter(|(of, _)| of == "product");
    texts.extend(products.flat_map(|(_, words)| words));
    texts
}

/// Of each row what it is of, and some of its columns.
fn rows(file: &str, of: &str, columns: &[&str]) -> Vec<(String, Vec<String>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/clinical").join(file);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (of, columns) = (place(of), columns.iter().map(|name| place(name)).collect::<Vec<_>>());
    let row = |record: csv::StringRecord| {
        // The program has them without the blanks around them.
        let cell = |place: &usize| record.get(*place).unwrap().trim().to_owned();
        (cell(&of), columns.iter().map(cell).filter(|text| !text.is_empty()).collect())
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}
