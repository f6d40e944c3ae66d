//! What a note lacks, by rule set, as it is charted.

use std::{fs, path::PathBuf, rc::Rc};

use palpate::{
    chart::Side,
    editor::{Action, EntryId, Env, MeasurementEdit, SectionAction, attest},
    note::{
        Answer, AttributeId, AttributeKind, Author, ContraindicationId, Matter, MeasureId, Need, Note, Response,
        RuleSet, Section, SessionKind, Taken, Value, missing,
    },
};

use super::desk::{Desk, attribute, site};

fn lacks(desk: &Desk, set: &str) -> Vec<&'static str> {
    missing(&desk.note(), RuleSet::named(set).unwrap()).into_iter().map(|rule| rule.id).collect()
}

fn set(desk: &mut Desk, section: Section, id: &str, value: Value) {
    desk.act(Action::Say(SectionAction::Set { section, attribute: attribute(id), value: Some(value) }));
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn an_empty_note_lacks_everything_that_is_always_asked_for() {
    let desk = Desk::new();
    let expected = [
        "client",
        "consent",
        "screening",
        "reason",
        "findings",
        "treatments",
        "sites",
        "minutes",
        "response",
        "plan",
        "signature",
    ];
    assert_eq!(lacks(&desk, "general"), expected);
    assert_eq!(lacks(&desk, "relaxation"), ["request", "screening", "treatments", "response"]);
    for set in RuleSet::all() {
        assert!(!missing(&desk.note(), set).is_empty(), "{}", set.id);
    }
}

#[test]
fn a_relaxation_note_is_complete_with_a_wish_a_screening_a_treatment_and_how_it_was_liked() {
    let mut desk = Desk::new();
    desk.act(Action::SetSessionKind(SessionKind::Relaxation));
    set(&mut desk, Section::Subjective, "request", Value::List(vec!["relaxation".to_owned()]));
    desk.act(Action::Say(SectionAction::NothingNew));
    desk.treat("swedish-massage", None);
    assert_eq!(lacks(&desk, "relaxation"), ["response"]);
    set(&mut desk, Section::Response, "satisfaction", Value::Number(10.0));
    assert!(lacks(&desk, "relaxation").is_empty());
}

#[test]
fn a_referral_is_asked_for_only_where_the_payer_requires_it() {
    let mut desk = Desk::new();
    let asks = |desk: &Desk, id: &str| lacks(desk, "payer").contains(&id);
    assert!(!asks(&desk, "referral"));
    set(&mut desk, Section::Referral, "required", Value::Flag(true));
    assert!(asks(&desk, "referral") && !asks(&desk, "prescriber"));
    set(&mut desk, Section::Referral, "present", Value::Flag(true));
    assert!(!asks(&desk, "referral") && asks(&desk, "prescriber"));
    set(&mut desk, Section::Referral, "prescriberRole", text("MD"));
    assert!(!asks(&desk, "prescriber"));
    // No is an answer, but it is no referral.
    set(&mut desk, Section::Referral, "present", Value::Flag(false));
    assert!(asks(&desk, "referral"));
}

#[test]
fn a_sensitive_area_asks_for_its_own_consent() {
    let mut desk = Desk::new();
    desk.treat("effleurage", Some(site("calf", Side::Left)));
    assert!(!lacks(&desk, "washington").contains(&"consent-sensitive"));
    desk.find("trigger-point-active", Some(site("gluteus-maximus", Side::Right)));
    for set in ["general", "washington", "ontario"] {
        assert!(lacks(&desk, set).contains(&"consent-sensitive"), "{set}");
    }
    set(&mut desk, Section::Consent, "sensitiveAreas", Value::List(vec!["glutes".to_owned()]));
    assert!(!lacks(&desk, "general").contains(&"consent-sensitive"));
}

#[test]
fn a_treatment_with_hands_on_needs_a_place_or_the_whole_body() {
    let mut desk = Desk::new();
    let lacks_site = |desk: &Desk| lacks(desk, "general").contains(&"sites");
    desk.treat("breathing", None);
    assert!(!lacks_site(&desk));
    let swedish = desk.treat("swedish-massage", None);
    assert!(lacks_site(&desk));
    let (entry, whole) = (EntryId::Treatment(swedish), attribute("fullBody"));
    desk.act(Action::SetDetail { entry, attribute: whole, value: Some(Value::Flag(true)) });
    assert!(!lacks_site(&desk));
}

#[test]
fn goals_are_measurable_with_a_measure_and_a_target_each() {
    let mut desk = Desk::new();
    let measurable = |desk: &Desk| !lacks(desk, "payer").contains(&"goals-measurable");
    let add = |desk: &mut Desk, values: &[(&str, Value)]| {
        let values = values.iter().map(|(id, value)| (attribute(id), value.clone())).collect();
        desk.act(Action::Say(SectionAction::AddItem { section: Section::Goals, values }));
    };
    assert!(!measurable(&desk));
    add(&mut desk, &[("measure", text("pain-nrs")), ("target", Value::Number(2.0))]);
    assert!(measurable(&desk));
    add(&mut desk, &[("goal", text("improve-function"))]);
    assert!(!measurable(&desk));
}

#[test]
fn what_is_chosen_for_one_kind_of_session_is_not_chosen_for_the_other() {
    let mut desk = Desk::new();
    let chosen = |desk: &Desk| desk.state.rule_set().map(|set| set.id);
    assert_eq!(chosen(&desk), Some("general"));
    desk.act(Action::ChooseRules { kind: SessionKind::Medical, set: "payer".into() });
    assert_eq!(chosen(&desk), Some("payer"));
    desk.act(Action::SetSessionKind(SessionKind::Relaxation));
    assert_eq!(chosen(&desk), Some("relaxation"));
    // A set that is not for this kind, and one that there is none of, change nothing.
    desk.act(Action::ChooseRules { kind: SessionKind::Relaxation, set: "payer".into() });
    desk.act(Action::ChooseRules { kind: SessionKind::Relaxation, set: "nobody".into() });
    assert_eq!(chosen(&desk), Some("relaxation"));
}

#[test]
fn a_screening_with_something_present_is_a_screening() {
    let mut desk = Desk::new();
    let contraindication = ContraindicationId::named("anticoagulants").unwrap();
    desk.act(Action::Say(SectionAction::Answer { contraindication, present: Some(true) }));
    assert!(!lacks(&desk, "general").contains(&"screening"));
}

#[test]
fn where_something_speaks_against_a_treatment_the_note_says_why_it_went_on() {
    let mut desk = Desk::new();
    let contraindication = ContraindicationId::named("anticoagulants").unwrap();
    let asks = |desk: &Desk| ["general", "relaxation"].map(|set| lacks(desk, set).contains(&"going-on"));
    desk.act(Action::Say(SectionAction::Answer { contraindication, present: Some(true) }));
    desk.treat("effleurage", Some(site("calf", Side::Left)));
    assert_eq!(asks(&desk), [false, false], "nothing speaks against it");
    let deep = desk.treat("deep-tissue", Some(site("calf", Side::Left)));
    assert_eq!(asks(&desk), [true, true]);
    for (because, is_asked) in [("  ", true), ("lighter pressure", false)] {
        desk.act(Action::Say(SectionAction::GoOn { contraindication, because: because.to_owned() }));
        assert_eq!(asks(&desk), [is_asked, is_asked], "{because:?}");
    }
    desk.act(Action::Say(SectionAction::GoOn { contraindication, because: String::new() }));
    desk.act(Action::Remove(EntryId::Treatment(deep)));
    assert_eq!(asks(&desk), [false, false]);
}

#[test]
fn the_signature_is_missing_until_the_note_is_signed() {
    let mut desk = Desk::new();
    let asks = |desk: &Desk| RuleSet::all().iter().filter(|set| lacks(desk, set.id).contains(&"signature")).count();
    let before = lacks(&desk, "general");
    let sets = asks(&desk);
    assert!(sets > 0);
    let by = Author { name: "Mara Kern".to_owned(), credentials: "LMT".to_owned() };
    let sign = attest(&desk.state, Matter::Signature, by, desk.env.now()).unwrap();
    desk.act(Action::SetReadOnly(true)).act(sign.clone());
    assert_eq!(asks(&desk), sets, "a signature that was refused is none");
    desk.act(Action::SetReadOnly(false)).act(sign);
    let rest: Vec<_> = before.into_iter().filter(|id| *id != "signature").collect();
    assert_eq!((asks(&desk), lacks(&desk, "general")), (0, rest), "nothing else is met by it");
}

const KINDS: [SessionKind; 2] = [SessionKind::Medical, SessionKind::Relaxation];

/// The sheet's own rows: whose rule, its name, and when it applies.
fn sheet() -> Vec<[String; 3]> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/clinical/record_rules.csv");
    let text = fs::read_to_string(path).unwrap();
    let row = |line: &str| {
        let mut fields = line.split(',').map(str::to_owned);
        std::array::from_fn(|_| fields.next().unwrap())
    };
    text.lines().skip(1).map(row).collect()
}

#[test]
fn an_empty_note_of_each_kind_lacks_every_rule_of_the_sheet_that_applies_to_it() {
    for kind in KINDS {
        let mut desk = Desk::new();
        desk.act(Action::SetSessionKind(kind));
        let applies = ["", if kind == SessionKind::Medical { "medical" } else { "relaxation" }];
        for set in RuleSet::all().iter().filter(|set| set.is_for(kind)) {
            let rules = sheet().into_iter().filter(|[of, _, when]| of == set.id && applies.contains(&when.as_str()));
            // Where nothing is done, nothing has to go on.
            let expected: Vec<String> = rules.map(|[_, id, _]| id).filter(|id| id != "going-on").collect();
            assert!(!expected.is_empty());
            assert_eq!(lacks(&desk, set.id), expected, "{} {kind:?}", set.id);
        }
    }
}

/// A value that says something.
fn some(attribute: AttributeId) -> Value {
    let list = |code: &str| Value::List(vec![code.to_owned()]);
    let value = match attribute.row().kind {
        AttributeKind::Flag => Value::Flag(true),
        AttributeKind::Scale(scale) => scale.value_of(scale.levels[0].code),
        AttributeKind::Scales(scale) => list(scale.levels[0].code),
        AttributeKind::Parts(scale) => Value::Parts([(scale.levels[0].code.to_owned(), 1)].into_iter().collect()),
        AttributeKind::Choice(choices) => text(choices[0].code),
        AttributeKind::Choices(choices) => list(choices[0].code),
        AttributeKind::Number { least, most, .. } => Value::Number(2.0_f64.clamp(least, most)),
        AttributeKind::Date => text("2026-02-28"),
        AttributeKind::Time => text("2026-02-28T09:30:00+01:00"),
        AttributeKind::Text => text("said"),
        AttributeKind::Structures => list("sacrum"),
    };
    assert_eq!(attribute.row().objection_to(&value), None);
    value
}

/// A signed note that says something in every field there is, of a returning client, with a sensitive area for every set.
fn complete(kind: SessionKind) -> Note {
    let mut desk = Desk::new();
    desk.act(Action::SetSessionKind(kind));
    desk.act(Action::SetClient("Zoë R.".to_owned()));
    desk.act(Action::SetBookedMinutes(Some(60.0)));
    desk.act(Action::SetSessionRemark("Slept badly.".to_owned()));
    desk.act(Action::Say(SectionAction::NothingNew));
    for section in Section::ALL {
        let values: Vec<_> = section.fields().map(|field| (field.use_.attribute, some(field.use_.attribute))).collect();
        match section {
            Section::Screening | Section::Measures => {}
            Section::Diagnoses | Section::Goals => {
                desk.act(Action::Say(SectionAction::AddItem { section, values }));
            }
            _ => values.into_iter().for_each(|(attribute, value)| {
                desk.act(Action::Say(SectionAction::Set { section, attribute, value: Some(value) }));
            }),
        }
    }
    let finding = desk.find("hypertonicity", Some(site("buttock", Side::Right)));
    desk.act(Action::SetResponse { entry: EntryId::Finding(finding), response: Some(Response::Improved) });
    let treatment = desk.treat("effleurage", Some(site("buttock", Side::Right)));
    desk.act(Action::SetPressure { treatment, pressure: Some(3) });
    desk.act(Action::SetMinutes { treatment, minutes: Some(20.0) });
    let measure = MeasureId::named("pain-nrs").unwrap();
    desk.act(Action::Say(SectionAction::Measure { measure, site: None, movement: None, landmark: None }));
    let measurement = desk.note().measures[0].id;
    for (taken, value) in [(Taken::Before, 6.0), (Taken::After, 2.0)] {
        let edit = MeasurementEdit::Value(taken, Some(Value::Number(value)));
        desk.act(Action::Say(SectionAction::EditMeasurement { measurement, edit }));
    }
    let by = Author { name: "Mara Kern".to_owned(), credentials: "LMT".to_owned() };
    let sign = attest(&desk.state, Matter::Signature, by, desk.env.now()).unwrap();
    desk.act(sign);
    desk.note()
}

#[test]
fn a_complete_note_of_each_kind_lacks_nothing_by_any_rules() {
    for kind in KINDS {
        let note = complete(kind);
        for set in RuleSet::all().iter().filter(|set| set.is_for(kind)) {
            let missing: Vec<_> = missing(&note, set).into_iter().map(|rule| rule.id).collect();
            assert!(missing.is_empty(), "{} {kind:?}: {missing:?}", set.id);
        }
    }
}

/// The note without what meets a need.
fn without(note: &mut Note, need: Need) {
    let session = Rc::make_mut(&mut note.session);
    match need {
        Need::Client => session.client = " ".to_owned(),
        Need::BookedMinutes => session.booked_minutes = None,
        Need::Remark => session.remark.clear(),
        Need::Screening => note.screening = Rc::default(),
        Need::Reasons => {
            // A fever speaks against every treatment, and nothing says why it went on.
            let fever = ContraindicationId::named("fever").unwrap();
            let screening = Rc::make_mut(&mut note.screening);
            screening.answers.retain(|answer| answer.contraindication != fever);
            screening.answers.push(Answer {
                contraindication: fever,
                present: true,
                sites: Vec::new(),
                going_on_because: String::new(),
            });
        }
        Need::Diagnoses => note.diagnoses.clear(),
        Need::Findings => note.findings.clear(),
        Need::Reassessment => Rc::make_mut(&mut note.findings[0]).response = None,
        Need::Treatments => note.treatments.clear(),
        Need::TreatmentMinutes => {
            session.booked_minutes = None;
            Rc::make_mut(&mut note.treatments[0]).minutes = None;
        }
        Need::TreatmentSites => Rc::make_mut(&mut note.treatments[0]).sites.clear(),
        Need::TreatmentPressure => Rc::make_mut(&mut note.treatments[0]).pressure = None,
        Need::Measures => note.measures.clear(),
        Need::MeasuresAfter => Rc::make_mut(&mut note.measures[0]).after = None,
        Need::Goals => note.goals.clear(),
        Need::GoalsMeasurable => {
            Rc::make_mut(&mut note.goals[0]).values.remove(&attribute("target"));
        }
        Need::Signature => note.record.clear(),
        Need::Field(section, field) => {
            Rc::make_mut(note.values_mut(section).unwrap()).remove(&field);
        }
    }
}

#[test]
fn a_complete_note_lacks_what_is_taken_out_of_it() {
    for kind in KINDS {
        let complete = complete(kind);
        for set in RuleSet::all().iter().filter(|set| set.is_for(kind)) {
            for rule in set.rules() {
                let other = if kind == SessionKind::Medical { "relaxation" } else { "medical" };
                let is_of_other = sheet().iter().any(|[of, id, when]| of == set.id && id == rule.id && when == other);
                let mut note = Note::clone(&complete);
                rule.needs.iter().for_each(|need| without(&mut note, *need));
                let is_missing = missing(&note, set).iter().any(|missing| std::ptr::eq(*missing, rule));
                assert_eq!(is_missing, !is_of_other, "{} {} {kind:?}", set.id, rule.id);
            }
        }
    }
}
