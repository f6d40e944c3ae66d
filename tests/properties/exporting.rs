//! Whatever was charted leaves whole, in every form.

use palpate::{
    export::{Client, Table, rtf, text, xhtml},
    words::narrative::Form,
};
use proptest::prelude::*;

use super::{
    shown::{text_of_page, text_of_rtf},
    telling::{any_note, any_words},
};

/// The characters that every form shows alike: a page has no colon after a label, and plain text has headings in capitals.
pub fn ink(text: &str) -> String {
    let is_ink = |letter: &char| !(letter.is_whitespace() || letter.is_control() || matches!(letter, ':' | '\u{fffd}'));
    text.to_uppercase().chars().filter(is_ink).collect()
}

proptest! {
    // A note is told in four forms, so this makes more than 2,000 texts of each kind.
    #![proptest_config(ProptestConfig { cases: 520, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_note_leaves_as_a_page_as_rich_text_and_as_rows(note in any_note(), words in any_words()) {
        for form in Form::ALL {
            let told = ink(&text(&note, form, words));
            prop_assert_eq!(ink(&text_of_page(&xhtml(&note, form, words))), &*told);
            prop_assert_eq!(ink(&text_of_rtf(&rtf(&note, form, words))), told);
        }
        let places: usize = note.treatments.iter().map(|treatment| treatment.sites.len().max(1)).sum();
        for (table, records) in [(Table::Findings, note.findings.len()), (Table::Treatments, places)] {
            for client in [Client::LeftOut, Client::Named] {
                let text = table.header(client) + &table.rows(&note, client);
                let mut rows = csv::Reader::from_reader(text.as_bytes());
                // A row of another length than the header is an error to this reader.
                let read: Vec<csv::StringRecord> = rows.records().collect::<Result<_, _>>().unwrap();
                prop_assert_eq!(read.len(), records);
                let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
                for row in [rows.headers().unwrap()].into_iter().chain(&read) {
                    writer.write_record(row).unwrap();
                }
                prop_assert_eq!(String::from_utf8(writer.into_inner().unwrap()).unwrap(), text);
                for cell in read.iter().flatten().filter(|cell| cell.parse::<f64>().is_err()) {
                    prop_assert!(!cell.trim().starts_with(['=', '+', '-', '@']), "{cell:?}");
                }
            }
        }
    }
}
