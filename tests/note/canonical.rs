//! Two ways to write the same note come out as one.

use palpate::note::{read, write};

use super::example;

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
fn what_is_left_out_is_what_is_empty() {
    let short = r#"{"format":"palpate-note","version":1,"note":{"id":"01990000-0000-7000-8000-000000000001",
        "session":{"kind":"medical","createdAt":"2024-10-04T00:00:01Z"}}}"#;
    assert_eq!(write(&read(short).unwrap()), example("empty.json"));
}
