//! A signed note in its file: it holds for ever, what is altered is found, and what no signer writes is refused.

use palpate::note::{Author, Extent, Link, Matter, ReadError, Verdict, read, verify, write};
use serde_json::{Value as Json, json};
use time::Duration;

use super::example;

fn signed() -> Json {
    serde_json::from_str(&example("signed.json")).unwrap()
}

fn with(pointer: &str, value: Json) -> String {
    let mut file = signed();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Json::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        other => other[key] = value,
    }
    file.to_string()
}

/// The file with statements that hold, made by another program from what stands in `record`.
fn chained(mut file: Json) -> String {
    let mut before = hash(&file["note"]);
    for statement in file["record"].as_array_mut().unwrap() {
        statement["previous"] = json!(before);
        statement.as_object_mut().unwrap().remove("hash");
        before = hash(statement);
        statement["hash"] = json!(before);
    }
    file.to_string()
}

/// What `verify` finds where nothing is expected is the hash itself.
fn hash(json: &Json) -> String {
    let file = json!({ "format": "palpate-note", "note": json, "record": [{ "previous": "" }] });
    match verify(&file.to_string()) {
        Ok(Verdict::Broken { at: Link::Note, found, .. }) => found,
        other => panic!("{other:?}"),
    }
}

fn broken_at(text: &str) -> Option<Link> {
    match verify(text).unwrap() {
        Verdict::Broken { at, found, expected } => {
            assert_ne!(found, expected);
            Some(at)
        }
        Verdict::Holds => None,
        Verdict::NotSigned => panic!("not signed: {text}"),
    }
}

#[test]
fn the_example_holds_by_hashes_that_other_programs_compute() {
    let text = example("signed.json");
    assert_eq!(verify(&text), Ok(Verdict::Holds));
    let note = read(&text).unwrap();
    assert_eq!(note.verdict(), Verdict::Holds);
    // Computed by node from the example, with the lines that stand in docs/note-format.md.
    let hashes = note.record.iter().map(|statement| statement.hash.to_string()[..8].to_owned());
    assert_eq!(note.record[0].previous.to_string()[..8], *"1acb87bd");
    assert_eq!(hashes.collect::<Vec<_>>(), ["5cb04415", "1e77adcf", "dd2c6835", "798d468f"]);
}

#[test]
fn a_note_that_nobody_signed_has_nothing_to_hold() {
    for name in ["empty.json", "medical.json"] {
        assert_eq!(verify(&example(name)), Ok(Verdict::NotSigned));
        assert_eq!(read(&example(name)).unwrap().verdict(), Verdict::NotSigned);
    }
    let mut file: Json = serde_json::from_str(&example("empty.json")).unwrap();
    file["record"] = json!([]);
    assert_eq!(verify(&file.to_string()), Ok(Verdict::NotSigned));
    assert_eq!(write(&read(&file.to_string()).unwrap()), example("empty.json"), "an empty record is left out");
}

#[test]
fn what_was_altered_is_named_and_opens_all_the_same() {
    let without = |place: usize| {
        let mut file = signed();
        file["record"].as_array_mut().unwrap().remove(place);
        file.to_string()
    };
    let mut without_late = signed();
    without_late["record"][2].as_object_mut().unwrap().remove("late");
    let without_late = without_late.to_string();
    for (what, text, at) in [
        ("a remark", with("/note/session/remark", json!("Slept well.")), Link::Note),
        ("a grade", with("/note/findings/0/before/painNrs", json!(7)), Link::Note),
        ("minutes by little", with("/note/treatments/0/minutes", json!(12.500_000_000_000_1)), Link::Note),
        ("something new", with("/note/findings/0/remark", json!("Softer.")), Link::Note),
        ("what was signed", with("/record/0/previous", json!("0".repeat(64))), Link::Note),
        ("who signed", with("/record/0/by/name", json!("Somebody else")), Link::Statement(0)),
        ("when it was signed", with("/record/0/at", json!("2026-11-25T16:10:31+01:00")), Link::Statement(0)),
        ("an addendum", with("/record/1/text", json!("She called: the pain is back.")), Link::Statement(1)),
        ("that it was late", without_late, Link::Statement(2)),
        ("a hash", with("/record/3/hash", json!("0".repeat(64))), Link::Statement(3)),
        ("the signature is gone", without(0), Link::Note),
        ("the addendum is gone", without(1), Link::Statement(1)),
        (
            "the order",
            {
                let mut file = signed();
                file["record"].as_array_mut().unwrap().swap(1, 2);
                file.to_string()
            },
            Link::Statement(1),
        ),
    ] {
        assert_eq!(broken_at(&text), Some(at), "{what}");
        let note = read(&text).unwrap_or_else(|why| panic!("{what}: {why}"));
        assert!(note.is_signed(), "{what}");
        assert!(matches!(note.verdict(), Verdict::Broken { at: link, .. } if link == at), "{what}");
        let again = write(&note);
        assert_eq!(broken_at(&again), Some(at), "{what}: it stays broken when it is written");
        assert_eq!(read(&again), Ok(note), "{what}");
    }
}

#[test]
fn the_order_of_fields_and_the_space_between_them_are_not_signed() {
    assert_eq!(verify(&signed().to_string()), Ok(Verdict::Holds));
    assert_eq!(write(&read(&signed().to_string()).unwrap()), example("signed.json"));
    let same = example("signed.json").replace("\"Zoë R.\"", "\"Zo\\u00eb R.\"").replace("12.5", "1.25e1");
    assert_eq!(verify(&same), Ok(Verdict::Holds));
}

#[test]
fn a_note_that_another_program_writes_in_its_own_way_still_holds_when_it_is_written_again() {
    let mut file = signed();
    file["note"]["session"]["createdAt"] = json!("2026-11-25T14:02:00.000+00:00");
    file["note"]["findings"][0]["remark"] = json!("");
    file["note"]["treatments"][0]["response"] = json!(null);
    file["note"]["treatments"][0]["minutes"] = json!(0.1 + 0.2);
    let text = chained(file).replace("\"bookedMinutes\":60", "\"bookedMinutes\":60.0");
    assert_eq!(verify(&text), Ok(Verdict::Holds));
    let mut note = read(&text).unwrap();
    assert_eq!(note.verdict(), Verdict::Holds);
    let again = write(&note);
    assert_eq!(verify(&again), Ok(Verdict::Holds));
    assert_eq!(read(&again), Ok(note.clone()));

    let by = Author { name: "Mara Kern".to_owned(), credentials: String::new() };
    let at = note.record[3].at;
    let statement = note.next_statement(Matter::Addendum { text: "Seen.".to_owned() }, by, at).unwrap();
    note.record.push(statement.into());
    assert_eq!(verify(&write(&note)), Ok(Verdict::Holds), "also with what is added here");
}

#[test]
fn a_note_of_a_version_that_is_not_known_can_be_verified() {
    let newer = with("/version", json!(9));
    assert!(matches!(read(&newer), Err(ReadError::TooNew { .. })));
    assert_eq!(verify(&newer), Ok(Verdict::Holds));
    let strange = chained(json!({
        "format": "palpate-note", "version": 9, "note": [1, { "b": 2, "a": "𝄞" }], "record": [{ "kind": "seal" }],
    }));
    assert_eq!(verify(&strange), Ok(Verdict::Holds));
    assert_eq!(broken_at(&strange.replace('𝄞', "𝄢")), Some(Link::Note));
}

#[test]
fn a_chain_that_was_made_anew_without_the_signature_does_not_hold() {
    let by = json!({ "name": "Mara Kern" });
    let at = "2026-11-25T16:10:30+01:00";
    let addendum = json!({ "kind": "addendum", "by": by, "at": at, "text": "x" });
    let text =
        chained(json!({ "format": "palpate-note", "version": 1, "note": signed()["note"], "record": [addendum] }));
    assert_eq!(broken_at(&text), Some(Link::Statement(0)));
    let note = read(&text).unwrap();
    assert!(note.is_signed() && matches!(note.verdict(), Verdict::Broken { at: Link::Statement(0), .. }));
}

#[test]
fn whether_a_statement_is_late_is_reckoned_and_not_believed() {
    for (place, claims, late) in [(1, true, false), (2, false, true)] {
        let mut file = signed();
        let statement = file["record"][place].as_object_mut().unwrap();
        statement.remove("late");
        if claims {
            statement.insert("late".to_owned(), json!(true));
        }
        let note = read(&chained(file)).unwrap();
        assert_eq!(note.verdict(), Verdict::Holds, "it is what was signed");
        assert_eq!((note.record[place].late, note.is_late(&note.record[place])), (claims, late));
    }
}

#[test]
fn any_json_in_place_of_a_record_is_broken_and_nothing_panics() {
    for record in [json!(1), json!("x"), json!({}), json!([null]), json!([[]]), json!([{ "previous": 1 }])] {
        assert_eq!(broken_at(&with("/record", record.clone())), Some(Link::Note), "{record}");
        assert!(read(&with("/record", record.clone())).is_err(), "{record}");
    }
    assert!(matches!(verify("["), Err(ReadError::NotJson { .. })));
    assert!(matches!(verify("{}"), Err(ReadError::NotANote { .. })));
}

#[test]
fn a_time_of_exactly_a_day_is_not_late() {
    let note = read(&example("signed.json")).unwrap();
    let by = Author { name: "Mara Kern".to_owned(), credentials: String::new() };
    for (after, late) in
        [(Duration::hours(-1), false), (Duration::hours(24), false), (Duration::hours(24) + Duration::NANOSECOND, true)]
    {
        let mut at = note.session.created_at;
        at.0 += after;
        let statement = note.next_statement(Matter::Signature, by.clone(), at).unwrap();
        assert_eq!(statement.late, late, "{after}");
    }
}

#[test]
fn what_no_signer_writes_is_refused_with_its_place() {
    let held = |pointer: &str, value: Json| {
        let text = with(pointer, value);
        chained(serde_json::from_str(&text).unwrap())
    };
    for (text, expected) in [
        (with("/record", json!({})), "record: found {}, expected a list"),
        (
            with("/record/0/kind", json!("seal")),
            "record[0].kind: found \"seal\", expected one of signature, addendum, correction",
        ),
        (
            with("/record/0/at", json!("today")),
            "record[0].at: found \"today\", expected a time such as 2026-11-25T09:30:00+01:00",
        ),
        (with("/record/0/by", json!({})), "record[0].by.name: found nothing, expected a value"),
        (with("/record/0/by/name", json!(" ")), "record[0].by.name: found nothing, expected a value"),
        (
            with("/record/0/stranger", json!(1)),
            "record[0].stranger: this field is not known, expected one of kind, by, at, late, text, corrects, replacement, reason, previous, hash",
        ),
        (
            with("/record/0/hash", json!("AB")),
            "record[0].hash: found \"AB\", expected 64 digits from 0 to 9 and a to f",
        ),
        (
            with("/record/0/previous", json!("A".repeat(64))),
            "record[0].previous: found \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\", expected 64 digits from 0 to 9 and a to f",
        ),
        (
            with("/record/0/text", json!("x")),
            "record[0]: a signature says nothing else, expected by, at, late, previous, hash",
        ),
        (with("/record/1/text", json!(null)), "record[1]: an addendum says nothing else, expected a text"),
        (with("/record/1/text", json!("")), "record[1].text: found nothing, expected a value"),
        (
            with("/record/2/reason", json!(null)),
            "record[2]: a correction has no text, expected corrects, replacement and reason",
        ),
        (with("/record/2/replacement", json!("")), "record[2].replacement: found nothing, expected a value"),
        (with("/record/2/corrects", json!({})), "record[2].corrects: found nothing, expected a value"),
        (with("/record/2/corrects/id", json!("7")), "record[2].corrects.id: found \"7\", expected a UUID"),
        (held("/record/1/late", json!(false)), "record[1].late: found false, expected nothing"),
        (held("/record/0/text", json!(null)), "record[0].text: found null, expected nothing"),
        (
            held("/record/1/at", json!("2026-11-25T18:45:00.0+00:00")),
            "record[1].at: found \"2026-11-25T18:45:00.0+00:00\", expected \"2026-11-25T18:45:00Z\"",
        ),
    ] {
        let found = read(&text).map(|_| ()).map_err(|why| why.to_string());
        assert_eq!(found, Err(format!("This note is not valid at {expected}.")));
    }
    let many = with("/record", json!(vec![json!({}); 10_001]));
    assert_eq!(read(&many), Err(ReadError::TooLarge { what: Extent::Statements, found: 10_001, most: 10_000 }));
}
