//! Every reason for which a file is refused, word for word.

use palpate::note::{ReadError, read};
use serde_json::{Value as Json, json};

use super::example;

fn refusal(text: &str) -> String {
    match read(text) {
        Ok(_) => "nothing".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// The medical example with one part replaced; an object's missing part is added.
pub fn with(pointer: &str, value: Json) -> String {
    let mut json: Json = serde_json::from_str(&example("medical.json")).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).unwrap_or_else(|| panic!("the example has no {pointer}"));
    match parent {
        Json::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        other => other[key] = value,
    }
    json.to_string()
}

pub fn check(cases: &[(&str, String, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, text, expected)| {
            let found = refusal(text);
            (found != *expected).then(|| format!("{name}\n   found: {found}\nexpected: {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_text_that_is_no_note_is_refused_as_what_it_is() {
    let file = |version: &str| format!(r#"{{"format":"palpate-note","version":{version},"note":{{}}}}"#);
    check(&[
        ("nothing", String::new(), "This file is not JSON (EOF while parsing a value at line 1 column 0)."),
        ("words", "not json".to_owned(), "This file is not JSON (expected ident at line 1 column 2)."),
        (
            "cut off",
            example("medical.json")[..3000].to_owned(),
            "This file is not JSON (EOF while parsing a list at line 125 column 6).",
        ),
        (
            "a byte order mark",
            format!("\u{feff}{}", example("empty.json")),
            "This file is not JSON (expected value at line 1 column 1).",
        ),
        (
            "a lone surrogate",
            r#"{"format":"\ud800"}"#.to_owned(),
            "This file is not JSON (unexpected end of hex escape at line 1 column 18).",
        ),
        (
            "a control character",
            "{\"format\":\"a\u{1}b\"}".to_owned(),
            "This file is not JSON (control character (\\u0000-\\u001F) found while parsing a string at line 1 column 13).",
        ),
        (
            "NaN",
            example("medical.json").replacen("\"minutes\": 4", "\"minutes\": NaN", 1),
            "This file is not JSON (expected value at line 180 column 20).",
        ),
        (
            "a huge number",
            example("medical.json").replacen("\"minutes\": 4", "\"minutes\": 1e400", 1),
            "This file is not JSON (number out of range at line 180 column 24).",
        ),
        (
            "two files",
            format!("{0}{0}", example("empty.json")),
            "This file is not JSON (trailing characters at line 13 column 2).",
        ),
        (
            "null",
            "null".to_owned(),
            "This is not a Palpate note: found null, expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "a list",
            "[1, 2]".to_owned(),
            "This is not a Palpate note: found [1,2], expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "no format",
            "{}".to_owned(),
            "This is not a Palpate note: found no \"format\", expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "another format",
            r#"{"format":"someone-else's","version":1}"#.to_owned(),
            "This is not a Palpate note: found \"format\": \"someone-else's\", expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "a format that is a number",
            r#"{"format":1,"version":1}"#.to_owned(),
            "This is not a Palpate note: found \"format\": 1, expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "no version",
            r#"{"format":"palpate-note"}"#.to_owned(),
            "This is not a Palpate note: found \"version\": null, expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "version 0",
            file("0"),
            "This is not a Palpate note: found \"version\": 0, expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "version -1",
            file("-1"),
            "This is not a Palpate note: found \"version\": -1, expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "version 1.5",
            file("1.5"),
            "This is not a Palpate note: found \"version\": 1.5, expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "version 2",
            file("2"),
            "This note was written by a newer Palpate: found format version 2, this one knows up to 1.",
        ),
        (
            "a version without end",
            file("18446744073709551615"),
            "This note was written by a newer Palpate: found format version 18446744073709551615, this one knows up to 1.",
        ),
        (
            "no note",
            r#"{"format":"palpate-note","version":1}"#.to_owned(),
            "This note is not valid at note: found null, expected an object.",
        ),
        ("an empty note", file("1"), "This note is not valid at note.id: found nothing, expected a value."),
    ]);
}

#[test]
fn a_text_that_is_too_large_is_refused_before_it_is_read() {
    let spaces = " ".repeat(5 * 1024 * 1024 + 1);
    let empty = example("empty.json");
    let room = 5 * 1024 * 1024 - empty.len();
    assert!(read(&format!("{empty}{}", " ".repeat(room))).is_ok(), "5 MiB are not too large");
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let many = |records: &str, record: &str| {
        let list = vec![record; 10_001].join(",");
        format!(r#"{{"format":"palpate-note","version":1,"note":{{"{records}":[{list}]}}}}"#)
    };
    check(&[
        ("a byte more than 5 MiB", spaces, "This file is too large: found 5242881 bytes, expected at most 5242880."),
        ("65 levels", deep(65), "This file is too large: found 65 levels of nesting, expected at most 64."),
        (
            "64 levels",
            deep(64),
            "This is not a Palpate note: found [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…, expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "brackets in a string",
            format!("\"{}\"", "[".repeat(200)),
            "This is not a Palpate note: found \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…, expected \"format\": \"palpate-note\" and a version.",
        ),
        (
            "10,001 findings",
            many("findings", "{}"),
            "This file is too large: found 10001 findings, expected at most 10000.",
        ),
        (
            "10,001 treatments",
            many("treatments", "1"),
            "This file is too large: found 10001 treatments, expected at most 10000.",
        ),
    ]);
}

#[test]
fn a_note_that_is_not_valid_is_refused_with_the_place_and_the_reason() {
    check(&[
        (
            "a stranger in the file",
            with("/extra", json!(1)),
            "This note is not valid at extra: this field is not known.",
        ),
        (
            "a stranger in the note",
            with("/note/extra", json!(1)),
            "This note is not valid at note.extra: this field is not known, expected one of id, session, visit, referral, diagnoses, subjective, screening, consent, findings, treatments, measures, goals, response, assessment, plan, endOfCare, wordings.",
        ),
        (
            "a stranger in a finding",
            with("/note/findings/0/colour", json!("red")),
            "This note is not valid at note.findings[0].colour: this field is not known, expected one of id, finding, site, attributes, before, after, response, remark, recordedAt.",
        ),
        (
            "a stranger in a treatment",
            with("/note/treatments/0/colour", json!("red")),
            "This note is not valid at note.treatments[0].colour: this field is not known, expected one of id, technique, sites, findings, pressure, minutes, clockStartedAt, direction, tool, product, attributes, response, remark, recordedAt.",
        ),
        (
            "a stranger in a mark",
            with("/note/findings/0/site/mark/pixel", json!(1)),
            "This note is not valid at note.findings[0].site.mark.pixel: this field is not known, expected one of view, layer, drawing, point, stroke.",
        ),
        (
            "an id that is none",
            with("/note/id", json!("7")),
            "This note is not valid at note.id: found \"7\", expected a UUID.",
        ),
        (
            "no session",
            with("/note/session", Json::Null),
            "This note is not valid at note.session: found null, expected an object.",
        ),
        (
            "an unknown kind",
            with("/note/session/kind", json!("sport")),
            "This note is not valid at note.session.kind: found \"sport\", expected one of medical, relaxation.",
        ),
        (
            "a day without a time",
            with("/note/session/createdAt", json!("2024-10-04")),
            "This note is not valid at note.session.createdAt: found \"2024-10-04\", expected a time such as 2026-11-25T09:30:00+01:00.",
        ),
        (
            "findings that are no list",
            with("/note/findings", json!({})),
            "This note is not valid at note.findings: found {}, expected a list.",
        ),
        (
            "a finding that is a number",
            with("/note/findings/0", json!(3)),
            "This note is not valid at note.findings[0]: found 3, expected an object.",
        ),
        (
            "a point that is a list",
            with("/note/findings/1/site/mark/point", json!([1, 2])),
            "This note is not valid at note.findings[1].site.mark.point: found [1,2], expected an object.",
        ),
        (
            "a zone that is no text",
            with("/note/findings/0/attributes/referralZones", json!(["buttock", 3])),
            "This note is not valid at note.findings[0].attributes.referralZones[1]: found 3, expected a text.",
        ),
        (
            "an unknown finding",
            with("/note/findings/0/finding", json!("knot")),
            "This note is not valid at note.findings[0].finding: \"knot\" is no finding of the catalogue.",
        ),
        (
            "an unknown structure",
            with("/note/findings/1/site/structure", json!("tail")),
            "This note is not valid at note.findings[1].site.structure: \"tail\" is no structure of the catalogue.",
        ),
        (
            "a wrong side",
            with("/note/findings/1/site/side", json!("starboard")),
            "This note is not valid at note.findings[1].site.side: found \"starboard\", expected one of left, right, bilateral, midline.",
        ),
        (
            "an unknown view",
            with("/note/findings/1/site/mark/view", json!("inside")),
            "This note is not valid at note.findings[1].site.mark.view: found \"inside\", expected one of anterior, posterior, lateral-left, lateral-right, head-front, head-side-left, head-side-right, hand-palmar-left, hand-palmar-right, hand-dorsal-left, hand-dorsal-right, foot-plantar-left, foot-plantar-right, foot-dorsal-left, foot-dorsal-right.",
        ),
        (
            "no site where one is needed",
            with("/note/findings/1/site", Json::Null),
            "This note is not valid at note.findings[1].site: hypertonicity has no site, expected a structure and its side.",
        ),
        (
            "a point outside",
            with("/note/findings/1/site/mark/point", json!({ "x": 221, "y": 0 })),
            "This note is not valid at note.findings[1].site.mark.point: found 221, 0, expected x from -220 to 220 and y from -12 to 824 chart units.",
        ),
        (
            "a point above",
            with("/note/findings/1/site/mark/point", json!({ "x": 0, "y": -12.1 })),
            "This note is not valid at note.findings[1].site.mark.point: found 0, -12.1, expected x from -220 to 220 and y from -12 to 824 chart units.",
        ),
        (
            "a point far away",
            with("/note/findings/1/site/mark/point", json!({ "x": 1e300, "y": 0 })),
            "This note is not valid at note.findings[1].site.mark.point: found a number too large to show, 0, expected x from -220 to 220 and y from -12 to 824 chart units.",
        ),
        (
            "a point without y",
            with("/note/findings/1/site/mark/point", json!({ "x": 1 })),
            "This note is not valid at note.findings[1].site.mark.point.y: found nothing, expected a value.",
        ),
        (
            "a point that is a word",
            with("/note/findings/1/site/mark/point/x", json!("12")),
            "This note is not valid at note.findings[1].site.mark.point.x: found \"12\", expected a number.",
        ),
        (
            "a deep layer of a close-up",
            with("/note/findings/1/site/mark/view", json!("head-front")),
            "This note is not valid at note.findings[1].site.mark.layer: head-front has no deep layer.",
        ),
        (
            "drawing 0",
            with("/note/findings/1/site/mark/drawing", json!(0)),
            "This note is not valid at note.findings[1].site.mark.drawing: found drawing version 0, this Palpate knows up to 1.",
        ),
        (
            "a drawing of tomorrow",
            with("/note/findings/1/site/mark/drawing", json!(2)),
            "This note is not valid at note.findings[1].site.mark.drawing: found drawing version 2, this Palpate knows up to 1.",
        ),
        (
            "a drawing that is too large",
            with("/note/findings/1/site/mark/drawing", json!(70_000)),
            "This note is not valid at note.findings[1].site.mark.drawing: found 70000, expected a whole number from 0 to 65535.",
        ),
        (
            "an unknown detail",
            with("/note/findings/0/before/ache", json!(3)),
            "This note is not valid at note.findings[0].before: \"ache\" is no attribute of the catalogue.",
        ),
        (
            "a grade off its scale",
            with("/note/findings/0/before/painNrs", json!(11)),
            "This note is not valid at note.findings[0].before: painNrs is 11, expected one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.",
        ),
        (
            "half a grade",
            with("/note/findings/0/before/painNrs", json!(6.5)),
            "This note is not valid at note.findings[0].before: painNrs is 6.5, expected one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.",
        ),
        (
            "a grade in words",
            with("/note/findings/0/before/painNrs", json!("6")),
            "This note is not valid at note.findings[0].before: painNrs is \"6\", expected one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.",
        ),
        (
            "a grade that is null",
            with("/note/findings/0/before/painNrs", Json::Null),
            "This note is not valid at note.findings[0].before.painNrs: found null, expected true or false, a number, a text, a list of texts, or an object of numbers from 0 to 255.",
        ),
        (
            "a grade below",
            with("/note/findings/0/after/tenderness", json!(-1)),
            "This note is not valid at note.findings[0].after: tenderness is -1, expected one of 0, 1, 2, 3, 4.",
        ),
        (
            "a flag in words",
            with("/note/findings/0/attributes/tautBand", json!("yes")),
            "This note is not valid at note.findings[0].attributes: tautBand is \"yes\", expected true or false.",
        ),
        (
            "an unknown zone",
            with("/note/findings/0/attributes/referralZones", json!(["tail"])),
            "This note is not valid at note.findings[0].attributes: no structure is called \"tail\".",
        ),
        (
            "an unknown quality",
            with("/note/findings/2/attributes/quality", json!(["blue"])),
            "This note is not valid at note.findings[2].attributes: \"blue\" is no level of pain-quality.",
        ),
        (
            "an unknown response",
            with("/note/findings/0/response", json!("fine")),
            "This note is not valid at note.findings[0].response: found \"fine\", expected one of resolved, improved, unchanged, worse, not-reassessed.",
        ),
        (
            "a remark that is a list",
            with("/note/findings/0/remark", json!([])),
            "This note is not valid at note.findings[0].remark: found [], expected a text.",
        ),
        (
            "no time",
            with("/note/findings/0/recordedAt", Json::Null),
            "This note is not valid at note.findings[0].recordedAt: found null, expected a text.",
        ),
        (
            "an id twice",
            with("/note/findings/1/id", json!("01990000-0000-7000-8000-000000000002")),
            "This note is not valid at note: the id 01990000-0000-7000-8000-000000000002 stands twice, expected each id once.",
        ),
        (
            "an unknown technique",
            with("/note/treatments/0/technique", json!("magic")),
            "This note is not valid at note.treatments[0].technique: \"magic\" is no technique of the catalogue.",
        ),
        (
            "a finding that is not there",
            with("/note/treatments/0/findings", json!(["01990000-0000-7000-8000-00000000ffff"])),
            "This note is not valid at note.treatments[0].findings: 01990000-0000-7000-8000-00000000ffff is no finding of this note.",
        ),
        (
            "pressure 6",
            with("/note/treatments/0/pressure", json!(6)),
            "This note is not valid at note.treatments[0].pressure: found 6, expected 1 to 5 on the Walton scale.",
        ),
        (
            "pressure 0",
            with("/note/treatments/0/pressure", json!(0)),
            "This note is not valid at note.treatments[0].pressure: found 0, expected 1 to 5 on the Walton scale.",
        ),
        (
            "pressure 2.5",
            with("/note/treatments/0/pressure", json!(2.5)),
            "This note is not valid at note.treatments[0].pressure: found 2.5, expected a whole number from 0 to 255.",
        ),
        (
            "pressure 300",
            with("/note/treatments/0/pressure", json!(300)),
            "This note is not valid at note.treatments[0].pressure: found 300, expected a whole number from 0 to 255.",
        ),
        (
            "booked minutes below",
            with("/note/session/bookedMinutes", json!(-1)),
            "This note is not valid at note.session.bookedMinutes: found -1, expected 0 to 600 minutes.",
        ),
        (
            "minutes below",
            with("/note/treatments/0/minutes", json!(-1)),
            "This note is not valid at note.treatments[0].minutes: found -1, expected 0 to 600 minutes.",
        ),
        (
            "too many minutes",
            with("/note/treatments/0/minutes", json!(600.1)),
            "This note is not valid at note.treatments[0].minutes: found 600.1, expected 0 to 600 minutes.",
        ),
        (
            "minutes of a site below",
            with("/note/treatments/0/sites/0/minutes", json!(-1)),
            "This note is not valid at note.treatments[0].sites[0].minutes: found -1, expected 0 to 600 minutes.",
        ),
        (
            "more minutes at the sites than in all",
            with("/note/treatments/0/sites/0/minutes", json!(599)),
            "This note is not valid at note.treatments[0].minutes: found 4, expected at least the 599 of its sites.",
        ),
        (
            "minutes of a finding's site",
            with("/note/findings/0/site/minutes", json!(1)),
            "This note is not valid at note.findings[0].site.minutes: only a site of a treatment has minutes, expected none here.",
        ),
        (
            "too many holds",
            with("/note/treatments/0/attributes/holdSeconds", json!(901)),
            "This note is not valid at note.treatments[0].attributes: holdSeconds is 901, expected a number from 0 to 900 s.",
        ),
        (
            "a stroke of too many points",
            {
                let points = vec![json!({ "x": 1, "y": 1 }); 513];
                with("/note/findings/1/site/mark/stroke", json!({ "kind": "area", "points": points }))
            },
            "This note is not valid at note.findings[1].site.mark.stroke.points: found 513 points, expected at most 512.",
        ),
        (
            "a stroke of an unknown kind",
            with("/note/findings/1/site/mark/stroke", json!({ "kind": "wave", "points": [] })),
            "This note is not valid at note.findings[1].site.mark.stroke.kind: found \"wave\", expected one of direction, area.",
        ),
        (
            "a stroke that leaves the drawing",
            {
                let points = json!([{ "x": 1, "y": 1 }, { "x": 900, "y": 1 }]);
                with("/note/findings/1/site/mark/stroke", json!({ "kind": "area", "points": points }))
            },
            "This note is not valid at note.findings[1].site.mark.stroke.points[1]: found 900, 1, expected x from -220 to 220 and y from -12 to 824 chart units.",
        ),
    ]);
}

#[test]
fn a_reason_can_be_told_apart_by_a_program() {
    assert!(matches!(read("["), Err(ReadError::NotJson { .. })));
    assert!(matches!(read("{}"), Err(ReadError::NotANote { .. })));
    assert!(matches!(read(r#"{"format":"palpate-note","version":9}"#), Err(ReadError::TooNew { found: 9, known: 1 })));
    let invalid = read(&with("/note/treatments/0/pressure", json!(6)));
    assert!(matches!(invalid, Err(ReadError::Invalid { path, .. }) if path == "note.treatments[0].pressure"));
}

#[test]
fn the_same_place_may_be_treated_twice() {
    let sites = json!([{ "structure": "sacrum", "side": "midline" }, { "structure": "sacrum", "side": "midline" }]);
    assert_eq!(refusal(&with("/note/treatments/0/sites", sites)), "nothing");
}
