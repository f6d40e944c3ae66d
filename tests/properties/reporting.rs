//! Whatever was charted has a report, for every reader.

use palpate::export::report::{Audience, PaperSize, ReportOptions, pdf};
use proptest::prelude::*;

use super::telling::{any_note, any_words};

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_note_has_a_report_for_every_reader(
        note in any_note(),
        words in any_words(),
    ) {
        for (audience, paper) in [(Audience::Record, PaperSize::Letter), (Audience::Client, PaperSize::A4)] {
            let report = pdf(&note, &ReportOptions { audience, paper, form: None, words }).unwrap();
            prop_assert!(report.bytes.starts_with(b"%PDF") && report.pages > 0);
        }
    }
}
