//! Released files open for ever, and come out byte for byte as they went in.

use palpate::note::{SessionKind, StrokeKind, read, write};

use super::example;

#[test]
fn every_example_is_written_as_it_was_read() {
    for name in ["empty.json", "medical.json", "relaxation.json", "strokes.json"] {
        let text = example(name);
        assert_eq!(write(&read(&text).unwrap()), text, "{name}");
    }
}

#[test]
fn the_order_of_fields_and_the_space_between_them_do_not_matter() {
    let text = example("medical.json");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    // Without its own order, an object comes out sorted by name.
    let shuffled = json.to_string();
    assert_ne!(shuffled, text);
    assert_eq!(write(&read(&shuffled).unwrap()), text);
}

#[test]
fn the_examples_hold_what_they_are_examples_of() {
    let note = |name: &str| read(&example(name)).unwrap();
    assert!(note("empty.json").is_empty());
    let (medical, relaxation, strokes) = (note("medical.json"), note("relaxation.json"), note("strokes.json"));
    assert_eq!((medical.session.kind, medical.findings.len(), medical.treatments.len()), (SessionKind::Medical, 4, 4));
    assert_eq!((relaxation.session.kind, relaxation.findings.len()), (SessionKind::Relaxation, 3));
    let findings = strokes.findings.iter().filter_map(|finding| finding.site.as_ref());
    let treated = strokes.treatments.iter().flat_map(|treatment| &treatment.sites);
    let drawn = findings.chain(treated).filter_map(|site| site.mark.as_ref()?.stroke.as_ref());
    let kinds: Vec<StrokeKind> = drawn.map(|stroke| stroke.kind).collect();
    assert_eq!(kinds, [StrokeKind::Area, StrokeKind::Direction, StrokeKind::Direction]);
}

#[test]
fn what_is_left_out_is_what_is_empty() {
    let short = r#"{"format":"palpate-note","version":1,"note":{"id":"01990000-0000-7000-8000-000000000001",
        "session":{"kind":"medical","createdAt":"2024-10-04T00:00:01Z"}}}"#;
    assert_eq!(write(&read(short).unwrap()), example("empty.json"));
}
