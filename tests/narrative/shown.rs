//! Units and sources as they stand on the screen: no code of a unit, and no address.

use palpate::{
    note::{AttributeId, AttributeKind, MeasureId, Measurement, Value},
    words::{self, ENGLISH},
};

#[test]
fn a_score_says_its_range_which_way_is_better_and_what_a_real_change_is() {
    for (measure, expected) in [
        ("odi", Some("0 to 100%; lower is better; a real change: 12 of 100 points")),
        ("lefs", Some("0 to 80; higher is better; a real change: 9 points; 9 to 16 across levels of change")),
        ("hit6", Some("36 to 78; lower is better; a real change: 2.3 to 2.5 points")),
    ] {
        assert_eq!(ENGLISH.score_meaning(palpate::note::MeasureId::named(measure).unwrap()).as_deref(), expected);
    }
}

#[test]
fn a_measure_shows_the_values_that_there_are() {
    let pain =
        r#"{"id":"00000000-0000-7000-8000-000000000001","measure":"pain-nrs","recordedAt":"2026-11-26T10:00:00Z"}"#;
    let mut pain: Measurement = serde_json::from_str(pain).unwrap();
    for (before, after, expected) in [
        (None, None, "Not measured yet"),
        (Some(6.0), None, "6 of 10 before"),
        (None, Some(2.0), "2 of 10 after"),
        (Some(6.0), Some(2.0), "6 of 10 → 2 of 10"),
    ] {
        (pain.before, pain.after) = (before.map(Value::Number), after.map(Value::Number));
        assert_eq!(ENGLISH.compared(&pain, pain.before.as_ref(), pain.after.as_ref()), expected);
    }
}

#[test]
fn no_unit_is_shown_as_its_code() {
    let of = |kind: &AttributeKind| match kind {
        AttributeKind::Number { unit, .. } => Some(*unit),
        _ => None,
    };
    let attributes = AttributeId::all().filter_map(|attribute| of(&attribute.row().kind));
    let measures = MeasureId::all().filter_map(|measure| of(&measure.row().kind));
    for unit in attributes.chain(measures) {
        for number in [None, Some(1.0), Some(4.0)] {
            let shown = words::narrative::unit(unit, number, ENGLISH);
            assert!(
                !shown.contains(['{', '[', '*']) && !["wk", "d", "deg", "Cel", "kg/cm2"].contains(&shown.as_str()),
                "{shown}"
            );
        }
    }
}

#[test]
fn a_unit_follows_its_number() {
    let cases =
        [("wk", None, "weeks"), ("wk", Some(1.0), "week"), ("deg", Some(1.0), "°"), ("{visits}", Some(3.0), "")];
    for (unit, number, expected) in cases {
        assert_eq!(words::narrative::unit(unit, number, ENGLISH), expected, "{unit}");
    }
}

#[test]
fn a_source_names_the_site_and_not_the_address() {
    let cases = [
        ("JOSPT 2014;44(8):560-4 - https://www.example.com/2014/04/...", "JOSPT 2014;44(8):560-4 - example.com"),
        ("example.de/a/b.htm; example.co.nz/c; recalled", "example.de; example.co.nz; recalled"),
        ("yonibone.com/a.asp (weeping eczema)", "yonibone.com (weeping eczema)"),
        ("and/or, 1.5/2, WAC 246-830-565", "and/or, 1.5/2, WAC 246-830-565"),
    ];
    for (source, expected) in cases {
        assert_eq!(words::source(source), expected);
    }
}
