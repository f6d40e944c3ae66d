//! What a note lacks, by rule set, as it is charted.

use palpate::{
    chart::Side,
    editor::{Action, EntryId, Env, SectionAction, attest},
    note::{Author, ContraindicationId, Matter, RuleSet, Section, SessionKind, Value, missing},
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
