//! Any JSON, and any damage to a valid file: it is read or refused, and nothing panics.

use palpate::note::{ReadError, read, write};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const EXAMPLES: [&str; 4] = [
    include_str!("../fixtures/notes/medical.json"),
    include_str!("../fixtures/notes/relaxation.json"),
    include_str!("../fixtures/notes/strokes.json"),
    include_str!("../fixtures/notes/signed.json"),
];

fn any_json() -> impl Strategy<Value = Json> + Clone {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        prop::sample::select(vec![
            "",
            "left",
            "painNrs",
            "trigger-point-active",
            "1+",
            "2026-11-25T10:00:00Z",
            "\u{0}"
        ])
        .prop_map(Json::from),
        ".{0,12}".prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let key = prop::sample::select(vec!["id", "findings", "site", "before", "painNrs", "x", "mark", "", "format"]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((key, inner), 0..4)
                .prop_map(|fields| fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Json>()),
        ]
    })
}

/// The parts of a file, each by its pointer.
fn pointers(json: &Json, path: &str, all: &mut Vec<String>) {
    all.push(path.to_owned());
    match json {
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| pointers(item, &format!("{path}/{place}"), all));
        }
        Json::Object(fields) => {
            fields.iter().for_each(|(key, value)| pointers(value, &format!("{path}/{key}"), all));
        }
        _ => {}
    }
}

/// What is read is valid: it is written and read again as it is. What is refused is refused in words.
fn check(text: &str) -> Result<(), TestCaseError> {
    match read(text) {
        Ok(note) => prop_assert_eq!(read(&write(&note)), Ok(note)),
        Err(why) => {
            prop_assert!(why.to_string().ends_with('.'));
            if let ReadError::Invalid { path, why } = why {
                prop_assert!(!path.is_empty() && !why.is_empty());
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_refused_in_words(text in ".{0,200}") {
        prop_assert!(read(&text).is_err());
        check(&text)?;
    }

    #[test]
    fn any_json_as_a_note_is_read_or_refused(json in any_json()) {
        check(&json.to_string())?;
        check(&json!({ "format": "palpate-note", "version": 1, "note": json }).to_string())?;
    }

    #[test]
    fn a_file_with_another_part_in_it_is_read_or_refused(
        example in prop::sample::select(EXAMPLES.to_vec()),
        place in any::<prop::sample::Index>(),
        part in any_json(),
    ) {
        let mut file: Json = serde_json::from_str(example).unwrap();
        let mut all = Vec::new();
        pointers(&file, "", &mut all);
        *file.pointer_mut(&all[place.index(all.len())]).unwrap() = part;
        check(&file.to_string())?;
    }

    #[test]
    fn a_file_with_a_part_missing_is_read_or_refused(
        example in prop::sample::select(EXAMPLES.to_vec()),
        place in any::<prop::sample::Index>(),
    ) {
        let mut file: Json = serde_json::from_str(example).unwrap();
        let mut all = Vec::new();
        pointers(&file, "", &mut all);
        if let Some((parent, key)) = place.get(&all).rsplit_once('/') {
            match file.pointer_mut(parent).unwrap() {
                Json::Object(fields) => drop(fields.remove(key)),
                Json::Array(items) => drop(items.remove(key.parse().unwrap())),
                _ => {}
            }
        }
        check(&file.to_string())?;
    }

    #[test]
    fn a_file_with_damaged_bytes_is_read_or_refused(
        example in prop::sample::select(EXAMPLES.to_vec()),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = example.as_bytes().to_vec();
        let place = place.index(bytes.len());
        if cut {
            bytes.truncate(place);
        } else {
            bytes[place] = byte;
        }
        check(&String::from_utf8_lossy(&bytes))?;
    }
}
