//! Which visit of how many a note is, and what is past.

use std::rc::Rc;

use palpate::{
    note::{AttributeId, Id, Note, SessionKind, Timestamp, Value},
    words::ENGLISH,
};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

fn standing(values: &[(&str, Value)]) -> (String, Vec<String>) {
    let time = OffsetDateTime::parse("2025-10-14T23:30:00-07:00", &Rfc3339).unwrap();
    let mut note = Note::new(Id(Uuid::nil()), SessionKind::Medical, Timestamp(time));
    for (id, value) in values {
        Rc::make_mut(&mut note.referral).insert(AttributeId::named(id).unwrap(), value.clone());
    }
    let standing = ENGLISH.referral_standing(&note);
    (standing.visits, standing.past)
}

#[test]
fn a_visit_is_counted_against_what_is_authorised() {
    let number = Value::Number;
    let date = |date: &str| Value::Text(date.to_owned());
    assert_eq!(standing(&[]), (String::new(), Vec::new()));
    assert_eq!(standing(&[("visitNumber", number(3.0))]).0, "Visit 3");
    let course = [("visitNumber", number(8.0)), ("visitsAuthorised", number(8.0)), ("expiresOn", date("2025-10-14"))];
    assert_eq!(standing(&course), ("Visit 8 of 8".to_owned(), Vec::new()));
    let past = [("visitNumber", number(9.0)), ("visitsAuthorised", number(8.0)), ("expiresOn", date("2025-10-13"))];
    let sentences = [
        "8 visits were authorised, this is visit 9.",
        "The referral expired on 2025-10-13, the session is of 2025-10-14.",
    ];
    assert_eq!(standing(&past), ("Visit 9 of 8".to_owned(), sentences.map(str::to_owned).to_vec()));
}
