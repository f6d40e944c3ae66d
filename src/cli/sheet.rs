//! A sheet of words, as people write it, as the text that the program reads. `cargo xtask build` has this file too.

use std::collections::BTreeMap;

/// What is said of each key, by two columns of a sheet. Rows that say nothing are left out.
pub fn texts(sheet: &str, key: &str, said: &str) -> Result<BTreeMap<String, String>, String> {
    let mut reader = csv::Reader::from_reader(sheet.as_bytes());
    let headers = reader.headers().map_err(|why| format!("the headers could not be read: {why}"))?.clone();
    let place = |wanted: &str| headers.iter().position(|header| header == wanted);
    let column = |wanted: &str| place(wanted).ok_or_else(|| format!("there is no column {wanted}"));
    let (key, said) = (column(key)?, column(said)?);
    let mut texts = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|why| format!("a row could not be read: {why}"))?;
        let [key, said] = [key, said].map(|place| record.get(place).unwrap_or_default());
        if [key, said].iter().any(|text| text.contains(['\t', '\n'])) {
            return Err(format!("{key:?} has a tab or a line break, which part the texts"));
        }
        if !said.is_empty() && texts.insert(key.to_owned(), said.to_owned()).is_some() {
            return Err(format!("{key:?} stands twice"));
        }
    }
    Ok(texts)
}

/// One a line, in the order of the keys, as the program looks them up.
pub fn lines(texts: &BTreeMap<String, String>) -> String {
    texts.iter().map(|(key, text)| format!("{key}\t{text}\n")).collect()
}
