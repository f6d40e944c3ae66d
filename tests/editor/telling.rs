//! What is said of a session beside findings and treatments.

use palpate::{
    chart::Side,
    editor::{Action, MeasurementEdit, SectionAction},
    note::{
        Activity, ContraindicationId, Item, MeasureId, Measurement, Section, SessionKind, Subject, Taken, Value,
        Wording, read, write,
    },
};

use super::desk::{Desk, attribute, site};

impl Desk {
    fn say(&mut self, said: SectionAction) -> &mut Desk {
        self.act(Action::Say(said))
    }

    fn set(&mut self, section: Section, id: &str, value: impl Into<Option<Value>>) -> &mut Desk {
        self.say(SectionAction::Set { section, attribute: attribute(id), value: value.into() })
    }

    fn measure(&mut self, id: &str) -> Measurement {
        let measure = MeasureId::named(id).unwrap();
        self.say(SectionAction::Measure { measure, site: None, movement: None, landmark: None });
        Measurement::clone(self.state.note().measures.last().unwrap())
    }

    fn last_measurement(&self) -> Measurement {
        Measurement::clone(self.state.note().measures.last().unwrap())
    }

    fn edit(&mut self, edit: MeasurementEdit) -> &mut Desk {
        let measurement = self.last_measurement().id;
        self.say(SectionAction::EditMeasurement { measurement, edit })
    }

    fn add(&mut self, section: Section, values: &[(&str, Value)]) -> Item {
        let values = values.iter().map(|(id, value)| (attribute(id), value.clone())).collect();
        self.say(SectionAction::AddItem { section, values });
        Item::clone(self.state.note().items(section).unwrap().last().unwrap())
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn about(id: &str) -> ContraindicationId {
    ContraindicationId::named(id).unwrap()
}

#[test]
fn a_value_of_a_section_is_set_cleared_and_undone() {
    let mut desk = Desk::new();
    desk.set(Section::Referral, "visitsAuthorised", Value::Number(8.0));
    assert_eq!(desk.note().value(Section::Referral, "visitsAuthorised"), Some(&Value::Number(8.0)));
    desk.act(Action::Undo);
    assert!(desk.note().is_empty());
    desk.act(Action::Redo).set(Section::Referral, "visitsAuthorised", None);
    assert!(desk.note().referral.is_empty());
}

#[test]
fn a_value_off_its_scale_or_of_another_section_changes_nothing() {
    let mut desk = Desk::new();
    desk.set(Section::Subjective, "painNow", Value::Number(11.0));
    desk.set(Section::Plan, "painNow", Value::Number(4.0));
    desk.set(Section::Measures, "painNow", Value::Number(4.0));
    desk.set(Section::Visit, "payment", text("barter"));
    assert!(desk.note().is_empty());
}

#[test]
fn typing_is_one_step_and_each_choice_is_one() {
    let mut desk = Desk::new();
    for words in ["s", "so", "sore"] {
        desk.set(Section::Subjective, "words", text(words));
    }
    desk.set(Section::Subjective, "painNow", Value::Number(4.0));
    desk.set(Section::Subjective, "painNow", Value::Number(5.0));
    desk.act(Action::Undo);
    assert_eq!(desk.note().value(Section::Subjective, "painNow"), Some(&Value::Number(4.0)));
    desk.act(Action::Undo).act(Action::Undo);
    assert!(desk.note().is_empty());
}

#[test]
fn a_consent_has_the_time_at_which_it_was_given() {
    let mut desk = Desk::new();
    desk.set(Section::Consent, "treatment", Value::Flag(true));
    let given = desk.note().value(Section::Consent, "consentedAt").cloned();
    assert!(matches!(&given, Some(Value::Text(time)) if time.starts_with("20")), "{given:?}");
    // Said again it keeps its time; taken back it has none.
    desk.set(Section::Consent, "treatment", Value::Flag(true));
    assert_eq!(desk.note().value(Section::Consent, "consentedAt").cloned(), given);
    desk.set(Section::Consent, "withdrawn", Value::Flag(true));
    assert!(desk.note().value(Section::Consent, "withdrawnAt").is_some());
    desk.set(Section::Consent, "treatment", Value::Flag(false));
    assert_eq!(desk.note().value(Section::Consent, "consentedAt"), None);
}

#[test]
fn another_kind_of_session_loses_nothing() {
    let mut desk = Desk::new();
    desk.set(Section::Referral, "prescriber", text("Dr. Weiss"));
    desk.add(Section::Diagnoses, &[("condition", text("lymphedema"))]);
    let before = desk.note();
    desk.act(Action::SetSessionKind(SessionKind::Relaxation));
    assert_eq!(desk.note().referral, before.referral);
    desk.act(Action::SetSessionKind(SessionKind::Medical));
    assert_eq!(desk.note(), before);
}

#[test]
fn a_goal_is_added_changed_and_removed() {
    let mut desk = Desk::new();
    let goal = desk.add(Section::Goals, &[("goal", text("pain-relief")), ("target", Value::Number(2.0))]);
    let set = |value| SectionAction::SetOfItem {
        section: Section::Goals,
        item: goal.id,
        attribute: attribute("status"),
        value,
    };
    desk.say(set(Some(text("met"))));
    assert_eq!(desk.note().goals[0].text("status"), Some("met"));
    assert_eq!(desk.note().goals[0].number("target"), Some(2.0));
    desk.say(set(None)).say(SectionAction::RemoveItem { section: Section::Goals, item: goal.id });
    assert!(desk.note().is_empty());
}

#[test]
fn a_screening_says_what_was_asked_and_why_it_went_on() {
    let mut desk = Desk::new();
    desk.say(SectionAction::NothingNew);
    assert!(desk.note().screening.screened_at.is_some());
    let anticoagulants = about("anticoagulants");
    desk.say(SectionAction::Answer { contraindication: about("cauda-equina"), present: Some(false) });
    desk.say(SectionAction::Answer { contraindication: anticoagulants, present: Some(true) });
    desk.say(SectionAction::GoOn { contraindication: anticoagulants, because: "pressure 2 agreed".to_owned() });
    desk.say(SectionAction::AnswerAt { contraindication: anticoagulants, sites: vec![site("calf", Side::Left)] });
    let note = desk.note();
    let present: Vec<_> = note.screening.present().map(|(answer, row)| (row.id, &*answer.going_on_because)).collect();
    assert_eq!(present, [("anticoagulants", "pressure 2 agreed")]);
    assert_eq!(note.screening.answer(about("cauda-equina")).map(|answer| answer.present), Some(false));
    desk.say(SectionAction::Answer { contraindication: anticoagulants, present: None });
    assert_eq!(desk.note().screening.present().count(), 0);
}

#[test]
fn a_measure_has_values_on_its_scale_and_no_others() {
    let mut desk = Desk::new();
    desk.measure("rom-degrees");
    desk.edit(MeasurementEdit::Site(Some(site("spine-lumbar", Side::Midline))));
    desk.edit(MeasurementEdit::Movement(Some("flexion".to_owned())));
    desk.edit(MeasurementEdit::Value(Taken::Before, Some(Value::Number(45.0))));
    desk.edit(MeasurementEdit::Value(Taken::After, Some(Value::Number(400.0))));
    desk.edit(MeasurementEdit::Value(Taken::OtherSide, Some(text("far"))));
    let held = desk.last_measurement();
    assert_eq!((held.before, held.after, held.other_side), (Some(Value::Number(45.0)), None, None));
    desk.say(SectionAction::RemoveMeasurement(held.id));
    assert!(desk.note().is_empty());
}

#[test]
fn the_value_of_several_activities_is_their_mean() {
    let mut desk = Desk::new();
    desk.measure("psfs");
    for (place, (activity, before)) in
        [("lifting crates", 4.0), ("sitting", 5.0), ("shoes", 7.0)].into_iter().enumerate()
    {
        desk.edit(MeasurementEdit::AddActivity(activity.to_owned()));
        let activity = Activity { activity: activity.to_owned(), before: Some(before), after: None };
        desk.edit(MeasurementEdit::Activity(place, activity));
    }
    assert_eq!(desk.last_measurement().before, Some(Value::Number(5.3)));
    let off = Activity { activity: "sitting".to_owned(), before: Some(12.0), after: None };
    desk.edit(MeasurementEdit::Activity(1, off));
    assert_eq!(desk.last_measurement().before, Some(Value::Number(5.5)));
    desk.edit(MeasurementEdit::RemoveActivity(1));
    assert_eq!(desk.last_measurement().activities.len(), 2);
}

#[test]
fn all_of_it_is_written_and_read_again() {
    let mut desk = Desk::new();
    desk.set(Section::Visit, "reasonForVisit", text("prescribed"));
    desk.set(Section::Referral, "present", Value::Flag(true));
    desk.add(Section::Diagnoses, &[("condition", text("frozen-shoulder")), ("icd10cm", text("M75.01"))]);
    desk.set(Section::Subjective, "aggravatedBy", Value::List(vec!["sitting".to_owned()]));
    desk.say(SectionAction::Answer { contraindication: about("fever"), present: Some(false) });
    desk.set(Section::Consent, "treatment", Value::Flag(true));
    desk.measure("edema-circumference");
    desk.edit(MeasurementEdit::Landmark(Some("wrist".to_owned())));
    desk.set(Section::Response, "satisfaction", Value::Number(9.0));
    desk.set(Section::Assessment, "progress", text("improved"));
    desk.set(Section::Plan, "homeCare", Value::List(vec!["heat".to_owned()]));
    desk.set(Section::End, "endReasons", Value::List(vec!["mmi".to_owned()]));
    assert_eq!(read(&write(&desk.note())), Ok(desk.note()));
}

#[test]
fn a_sentence_in_other_words_is_kept_until_it_is_given_back_to_the_data() {
    let mut desk = Desk::new();
    desk.set(Section::Plan, "visitFrequency", text("weekly"));
    let say = |words: &str| {
        SectionAction::Word(Wording {
            of: Subject::Section(Section::Plan),
            place: 0,
            instead_of: "Weekly.".to_owned(),
            text: words.to_owned(),
        })
    };
    desk.say(say("Once a")).say(say("Once a week."));
    assert_eq!(desk.note().wordings[0].text, "Once a week.");
    assert_eq!(read(&write(&desk.note())).unwrap().wordings, desk.note().wordings);
    desk.act(Action::Undo);
    assert!(desk.note().wordings.is_empty(), "what is typed is one step");
    for words in ["", "  ", "Weekly."] {
        desk.act(Action::Redo).say(say(words));
        assert!(desk.note().wordings.is_empty(), "{words:?} follows the data");
        desk.act(Action::Undo);
        assert_eq!(desk.note().wordings.len(), 1);
        desk.act(Action::Undo);
    }
}

#[test]
fn the_words_about_a_record_go_with_it_and_come_back_with_it() {
    let mut desk = Desk::new();
    let goal = desk.add(Section::Goals, &[("goal", text("pain-relief"))]);
    desk.say(SectionAction::Word(Wording {
        of: Subject::Record(goal.id),
        place: 0,
        instead_of: String::new(),
        text: "Less pain.".to_owned(),
    }));
    desk.say(SectionAction::RemoveItem { section: Section::Goals, item: goal.id });
    assert!(desk.note().wordings.is_empty());
    desk.act(Action::Undo);
    assert_eq!(desk.note().wordings.len(), 1);
}
