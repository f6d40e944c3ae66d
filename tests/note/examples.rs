//! Files of released formats: they must open for ever, and be written as they are.

use std::{fs, path::PathBuf};

use palpate::note::{Matter, Note, Statement, read, write};

fn examples() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notes");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn every_example_is_written_as_it_was_read() {
    let examples = examples();
    assert!(examples.len() >= 4);
    for (name, text) in examples {
        let note = read(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(write(&note), text, "{name}");
    }
}

#[test]
fn the_examples_hold_what_a_note_can_hold() {
    let notes: Vec<Note> = examples().iter().map(|(_, text)| read(text).unwrap()).collect();
    let findings = || notes.iter().flat_map(|note| &note.findings);
    let treatments = || notes.iter().flat_map(|note| &note.treatments);
    let strokes = || {
        let sites = findings().filter_map(|finding| finding.site.as_ref());
        let sites = sites.chain(treatments().flat_map(|treatment| &treatment.sites));
        sites.filter_map(|site| site.mark.as_ref()?.stroke.as_ref())
    };
    let stated = |is: fn(&Statement) -> bool| notes.iter().flat_map(|note| &note.record).any(|statement| is(statement));
    let held = [
        ("an empty note", notes.iter().any(Note::is_empty)),
        (
            "a client and a remark",
            notes.iter().any(|note| !note.session.client.is_empty() && !note.session.remark.is_empty()),
        ),
        ("a finding of the whole person", findings().any(|finding| finding.site.is_none())),
        ("grades after", findings().any(|finding| !finding.after.is_empty())),
        ("a remark of a finding", findings().any(|finding| !finding.remark.is_empty())),
        ("a response", findings().any(|finding| finding.response.is_some())),
        ("a treatment of a finding", treatments().any(|treatment| !treatment.findings.is_empty())),
        ("a treatment of no single place", treatments().any(|treatment| treatment.sites.is_empty())),
        ("a treatment of two places", treatments().any(|treatment| treatment.sites.len() == 2)),
        (
            "parts of a minute",
            treatments().any(|treatment| treatment.minutes.is_some_and(|minutes| minutes.fract() > 0.0)),
        ),
        ("a running clock", treatments().any(|treatment| treatment.clock_started_at.is_some())),
        ("a tool and a product", treatments().any(|treatment| treatment.tool.is_some() && treatment.product.is_some())),
        ("a direction", treatments().any(|treatment| treatment.direction.is_some())),
        ("a signature", stated(|statement| statement.matter == Matter::Signature)),
        ("an addendum", stated(|statement| matches!(statement.matter, Matter::Addendum { .. }))),
        ("a correction", stated(|statement| matches!(statement.matter, Matter::Correction { .. }))),
        ("a late statement", stated(|statement| statement.late)),
        ("strokes of both kinds", strokes().any(|stroke| stroke.kind != strokes().next().unwrap().kind)),
    ];
    let missing: Vec<_> = held.iter().filter(|(_, held)| !held).map(|(what, _)| what).collect();
    assert!(missing.is_empty(), "no example has {missing:?}");
}
