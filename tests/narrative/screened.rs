//! What a screening says in sentences.

use std::rc::Rc;

use palpate::{
    chart::{Side, StructureId},
    note::{Answer, ContraindicationId, Id, Note, SessionKind, Site, Timestamp},
    words::{
        ENGLISH,
        narrative::{About, Form, narrative},
    },
};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

fn answer(id: &str, present: bool, because: &str) -> Answer {
    let contraindication = ContraindicationId::named(id).unwrap();
    Answer { contraindication, present, sites: Vec::new(), going_on_because: because.to_owned() }
}

fn sentences(answers: Vec<Answer>) -> Vec<String> {
    let time = Timestamp(OffsetDateTime::parse("2025-10-14T09:30:00+02:00", &Rfc3339).unwrap());
    let mut note = Note::new(Id(Uuid::nil()), SessionKind::Medical, time);
    let screening = Rc::make_mut(&mut note.screening);
    screening.screened_at = Some(time);
    screening.answers = answers;
    let all = narrative(&note, Form::Soap, ENGLISH).into_iter().flat_map(|paragraph| paragraph.sentences);
    all.filter(|sentence| matches!(sentence.about, About::Section(..))).map(|sentence| sentence.text).collect()
}

#[test]
fn nothing_new_is_said_in_one_sentence() {
    assert_eq!(sentences(Vec::new()), ["Screened at 09:30, nothing new."]);
}

#[test]
fn what_is_present_is_told_with_its_place_and_why_it_went_on() {
    let mut veins = answer("varicose-veins", true, "beside the area");
    veins.sites = vec![Site::new(StructureId::named("calf").unwrap(), Side::Left)];
    let told = sentences(vec![answer("cauda-equina", false, ""), veins, answer("osteoporosis", true, "")]);
    let expected = [
        "Screened at 09:30.",
        "Ruled out: cauda equina signs (saddle numbness, new bladder/bowel change, bilateral leg weakness).",
        "Present: varicose veins (left calf); treated all the same: beside the area.",
        "Present: osteoporosis.",
    ];
    assert_eq!(told, expected);
}
