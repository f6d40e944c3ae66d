//! Whatever was charted becomes a picture that any reader of XML takes, with every mark in it.

use palpate::{
    export::{Colours, PictureOptions, picture},
    note::Site,
};
use proptest::prelude::*;
use roxmltree::Document;

use super::telling::{any_note, any_words};

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_note_becomes_a_picture_with_a_symbol_for_each_mark(
        note in any_note(),
        width in 200.0..2000.0,
        is_grey in any::<bool>(),
        words in any_words(),
    ) {
        let colours = if is_grey { Colours::Grey } else { Colours::Colour };
        let svg = picture(&note, &PictureOptions { colours, legend: true, words, width });
        let document = Document::parse(&svg);
        prop_assert!(document.is_ok(), "{:?}", document.err());
        let role = "graphics-symbol img";
        let symbols = document.unwrap().descendants().filter(|node| node.attribute("role") == Some(role)).count();
        let found = note.findings.iter().filter_map(|finding| finding.site.as_ref());
        let done = note.treatments.iter().flat_map(|treatment| &treatment.sites);
        let sites: Vec<&Site> = found.chain(done).collect();
        let marked = sites.iter().filter(|site| site.mark.is_some()).count();
        prop_assert!((marked..=sites.len()).contains(&symbols), "{symbols} symbols, {marked} marks");
    }
}
