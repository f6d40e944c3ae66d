//! Any sequence of actions, on entries that are there and on entries that are not.

use std::{ops::Range, rc::Rc};

use palpate::{
    chart::{Layer, Side, Spot, StructureId, View, drawing},
    editor::{
        Action, Arrival, Arrivals, Beside, EntryId, Env, Keeping, MeasurementEdit, Phase, STEPS, SectionAction, State,
        Tool, draw, pick, reduce, tap,
    },
    note::{
        Activity, AttributeId, AttributeKind, ContraindicationId, FindingTypeId, Id, Mark, MeasureId, Note, Page,
        Response, Section, SessionKind, Site, StrokeKind, Taken, TechniqueId, Value, apply, changes, read, write,
    },
    words::{
        ENGLISH,
        narrative::{About, Sentence, findings, treatments},
    },
};
use proptest::{prelude::*, sample::Index};
use uuid::Uuid;

use super::clockwork::Clockwork;

/// What is done: an action, or what the screen makes of a finger.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Act(Action),
    Tap(View, Layer, Spot, bool),
    Drag(View, Layer, Vec<Spot>, bool),
    Pick(Tool),
}

pub(crate) fn any_of<T: Clone + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = T> + Clone {
    any::<Index>().prop_map(move |index| index.get(&all).clone())
}

/// An id that the clockwork may have given, or one that it has not.
fn id() -> impl Strategy<Value = Id> + Clone {
    (0_u128..24).prop_map(|number| Id(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + number)))
}

fn entry() -> impl Strategy<Value = EntryId> + Clone {
    (id(), any::<bool>()).prop_map(|(id, found)| if found { EntryId::Finding(id) } else { EntryId::Treatment(id) })
}

fn view() -> impl Strategy<Value = View> + Clone {
    any_of(View::ALL.to_vec())
}

fn layer() -> impl Strategy<Value = Layer> + Clone {
    any_of(vec![Layer::Surface, Layer::Deep])
}

fn structure() -> impl Strategy<Value = StructureId> + Clone {
    any_of(StructureId::all().collect())
}

fn side() -> impl Strategy<Value = Side> + Clone {
    any_of(vec![Side::Left, Side::Right, Side::Bilateral, Side::Midline])
}

/// On the drawing, on its edge, and beyond it.
fn spot() -> impl Strategy<Value = Spot> + Clone {
    (-320.0..320.0, -480.0..880.0).prop_map(|(x, y)| Spot { x, y })
}

fn site() -> impl Strategy<Value = Site> + Clone {
    (structure(), side(), prop::option::of((view(), layer(), spot()))).prop_map(|(structure, side, mark)| {
        let mark = mark.and_then(|(view, layer, spot)| Some(Mark::at(view, layer, drawing(view, layer)?.within(spot))));
        Site { mark, ..Site::new(structure, side) }
    })
}

pub(crate) fn words() -> impl Strategy<Value = String> + Clone {
    any_of(["", "a", "tight \"band\"", "Zoë 王\n\t\\", "\u{2028}\u{0}"].map(str::to_owned).to_vec())
}

/// An attribute with a value that it can have.
fn detail() -> impl Strategy<Value = (AttributeId, Value)> + Clone {
    (any_of(AttributeId::all().collect::<Vec<_>>()), any::<Index>(), words())
        .prop_map(|(attribute, index, words)| (attribute, value_of(attribute, index, words)))
}

fn value_of(attribute: AttributeId, index: Index, words: String) -> Value {
    let value = value_of_kind(&attribute.row().kind, index, words);
    assert_eq!(attribute.row().objection_to(&value), None);
    value
}

pub(crate) fn value_of_kind(kind: &AttributeKind, index: Index, words: String) -> Value {
    match kind {
        AttributeKind::Flag => Value::Flag(index.index(2) == 0),
        AttributeKind::Scale(scale) => scale.value_of(index.get(scale.levels).code),
        AttributeKind::Scales(scale) => Value::List(vec![index.get(scale.levels).code.to_owned()]),
        AttributeKind::Parts(scale) => {
            let item = index.get(scale.levels);
            Value::Parts([(item.code.to_owned(), item.most)].into_iter().collect())
        }
        AttributeKind::Choice(choices) => Value::Text(index.get(choices).code.to_owned()),
        AttributeKind::Choices(choices) => Value::List(vec![index.get(choices).code.to_owned()]),
        AttributeKind::Number { least, most, .. } => {
            let part = f64::from(u8::try_from(index.index(256)).unwrap()) / 256.0;
            Value::Number(((least + (most - least) * part) * 100.0).round() / 100.0)
        }
        AttributeKind::Date => Value::Text("2026-02-28".to_owned()),
        AttributeKind::Time => Value::Text("2026-02-28T09:30:00+01:00".to_owned()),
        AttributeKind::Text => Value::Text(words),
        AttributeKind::Structures => Value::List(vec!["sacrum".to_owned()]),
    }
}

fn tool() -> impl Strategy<Value = Tool> + Clone {
    let findings = FindingTypeId::all().map(Tool::Finding);
    any_of(findings.chain(TechniqueId::all().map(Tool::Technique)).collect())
}

fn add_finding() -> impl Strategy<Value = Action> + Clone {
    (any_of(FindingTypeId::all().collect::<Vec<_>>()), site(), prop::collection::vec(detail(), 0..3)).prop_map(
        |(finding, site, details)| {
            let site = (!finding.row().applies_to.is_empty()).then_some(site);
            Action::AddFinding { finding, site, details }
        },
    )
}

fn add_treatment() -> impl Strategy<Value = Action> + Clone {
    let technique = any_of(TechniqueId::all().collect::<Vec<_>>());
    (technique, prop::option::of(site()), prop::option::of(words()))
        .prop_map(|(technique, site, direction)| Action::AddTreatment { technique, site, finding: None, direction })
}

fn edit() -> impl Strategy<Value = Action> {
    let response = || {
        let all =
            [Response::Resolved, Response::Improved, Response::Unchanged, Response::Worse, Response::NotReassessed];
        prop::option::of(any_of(all.to_vec()))
    };
    let place = || 0_usize..4;
    let text = || prop::option::of(words());
    prop_oneof![
        any_of(vec![SessionKind::Medical, SessionKind::Relaxation]).prop_map(Action::SetSessionKind),
        words().prop_map(Action::SetClient),
        words().prop_map(Action::SetSessionRemark),
        prop::option::of(amount(-10..700)).prop_map(Action::SetBookedMinutes),
        (entry(), detail(), any::<bool>()).prop_map(|(entry, (attribute, value), set)| {
            Action::SetDetail { entry, attribute, value: set.then_some(value) }
        }),
        (entry(), prop::collection::vec((detail(), any::<bool>()), 0..4)).prop_map(|(entry, details)| {
            let set = |((attribute, value), set): ((AttributeId, Value), bool)| (attribute, set.then_some(value));
            Action::SetDetails { entry, details: details.into_iter().map(set).collect() }
        }),
        (id(), detail(), any::<bool>()).prop_map(|(finding, (attribute, value), set)| {
            Action::Recheck { finding, attribute, value: set.then_some(value) }
        }),
        (entry(), response()).prop_map(|(entry, response)| Action::SetResponse { entry, response }),
        (entry(), words()).prop_map(|(entry, remark)| Action::SetRemark { entry, remark }),
        (entry(), place(), structure(), side()).prop_map(|(entry, site, structure, side)| Action::SetStructure {
            entry,
            site,
            structure,
            side
        }),
        (entry(), place(), side()).prop_map(|(entry, site, side)| Action::SetSide { entry, site, side }),
        entry().prop_map(Action::Remove),
        (id(), site(), text()).prop_map(|(treatment, site, direction)| Action::AddSite { treatment, site, direction }),
        (id(), place()).prop_map(|(treatment, site)| Action::RemoveSite { treatment, site }),
        (id(), prop::option::of(1_u8..=5))
            .prop_map(|(treatment, pressure)| Action::SetPressure { treatment, pressure }),
        (id(), prop::option::of(amount(-10..1000)))
            .prop_map(|(treatment, minutes)| Action::SetMinutes { treatment, minutes }),
        (id(), place(), prop::option::of(amount(-10..1000)))
            .prop_map(|(treatment, site, minutes)| Action::SetSiteMinutes { treatment, site, minutes }),
        id().prop_map(Action::StartClock),
        id().prop_map(Action::StopClock),
        (id(), text()).prop_map(|(treatment, direction)| Action::SetDirection { treatment, direction }),
        (id(), text()).prop_map(|(treatment, tool)| Action::SetTool { treatment, tool }),
        (id(), text()).prop_map(|(treatment, product)| Action::SetProduct { treatment, product }),
        (id(), id()).prop_map(|(treatment, finding)| Action::ToggleTreats { treatment, finding }),
    ]
}

/// A number with two decimals, as a screen makes it.
fn amount(whole: Range<i32>) -> impl Strategy<Value = f64> + Clone {
    (whole.start * 100..whole.end * 100).prop_map(|hundredths| f64::from(hundredths) / 100.0)
}

fn arrival() -> impl Strategy<Value = Arrival> {
    any_of(vec![Arrival::Coming, Arrival::Here, Arrival::Failed])
}

fn looking() -> impl Strategy<Value = Action> {
    prop_oneof![
        (view(), layer()).prop_map(|(view, layer)| Action::LookAt { view, layer }),
        any_of(vec![Phase::Before, Phase::After]).prop_map(Action::SetPhase),
        any_of(vec![Beside::List, Beside::Page(Page::Client), Beside::Finish]).prop_map(Action::TurnTo),
        tool().prop_map(Action::PickUp),
        Just(Action::PutDown),
        site().prop_map(Action::PointAt),
        prop::option::of(entry()).prop_map(Action::Select),
        (0_u64..9).prop_map(|revision| Action::SetKeeping(Keeping::Kept { revision })),
        (arrival(), arrival()).prop_map(|(drawings, program)| Action::SetArrivals(Arrivals { drawings, program })),
    ]
}

/// What is said of a session, with values that fit and with values that belong elsewhere.
fn said() -> impl Strategy<Value = Action> + Clone {
    let section = || any_of(Section::ALL.to_vec());
    let about = || any_of(ContraindicationId::all().collect::<Vec<_>>());
    let field = || {
        (section(), any::<Index>(), any::<Index>(), words()).prop_map(|(section, field, index, words)| {
            let attributes: Vec<_> = section.fields().map(|field| field.use_.attribute).collect();
            let attribute = if attributes.is_empty() { AttributeId(0) } else { *field.get(&attributes) };
            (section, attribute, value_of(attribute, index, words))
        })
    };
    let measured = || {
        (any_of(MeasureId::all().collect::<Vec<_>>()), any::<Index>()).prop_map(|(measure, index)| {
            let value = value_of_kind(&measure.row().kind, index, String::new());
            (measure, value)
        })
    };
    let taken = any_of(vec![Taken::Baseline, Taken::Before, Taken::After, Taken::OtherSide]);
    let edit = prop_oneof![
        (taken, measured()).prop_map(|(taken, (_, value))| MeasurementEdit::Value(taken, Some(value))),
        prop::option::of(site()).prop_map(MeasurementEdit::Site),
        words().prop_map(MeasurementEdit::AddActivity),
        (0_usize..4, words(), prop::option::of(amount(-2..12))).prop_map(|(place, activity, before)| {
            MeasurementEdit::Activity(place, Activity { activity, before, after: None })
        }),
        (0_usize..4).prop_map(MeasurementEdit::RemoveActivity),
        words().prop_map(MeasurementEdit::Version),
        words().prop_map(MeasurementEdit::Remark),
    ];
    prop_oneof![
        4 => (field(), any::<bool>()).prop_map(|((section, attribute, value), set)| {
            SectionAction::Set { section, attribute, value: set.then_some(value) }
        }),
        2 => field().prop_map(|(section, attribute, value)| {
            SectionAction::AddItem { section, values: vec![(attribute, value)] }
        }),
        2 => (field(), id()).prop_map(|((section, attribute, value), item)| {
            SectionAction::SetOfItem { section, item, attribute, value: Some(value) }
        }),
        1 => (section(), id()).prop_map(|(section, item)| SectionAction::RemoveItem { section, item }),
        1 => Just(SectionAction::NothingNew),
        2 => (about(), any_of(vec![None, Some(true), Some(false)])).prop_map(|(contraindication, present)| {
            SectionAction::Answer { contraindication, present }
        }),
        1 => (about(), prop::collection::vec(site(), 0..3)).prop_map(|(contraindication, sites)| {
            SectionAction::AnswerAt { contraindication, sites }
        }),
        1 => (about(), words()).prop_map(|(contraindication, because)| SectionAction::GoOn { contraindication, because }),
        2 => (measured(), prop::option::of(site())).prop_map(|((measure, _), site)| SectionAction::Measure {
            measure,
            site,
            movement: None,
            landmark: None,
        }),
        3 => (id(), edit).prop_map(|(measurement, edit)| SectionAction::EditMeasurement { measurement, edit }),
        1 => id().prop_map(SectionAction::RemoveMeasurement),
    ]
    .prop_map(Action::Say)
}

/// Something said in every section there is.
pub(crate) fn in_every_section(index: Index) -> Vec<Action> {
    let mut actions = vec![SectionAction::NothingNew];
    for section in Section::ALL {
        let values = section.fields().map(|field| field.use_.attribute);
        let values = values.map(|attribute| (attribute, value_of(attribute, index, "said".to_owned())));
        match section {
            Section::Screening => {}
            Section::Measures => {
                let measure = MeasureId::all().next().unwrap();
                actions.push(SectionAction::Measure { measure, site: None, movement: None, landmark: None });
            }
            Section::Diagnoses | Section::Goals => {
                actions.push(SectionAction::AddItem { section, values: values.collect() });
            }
            _ => actions.extend(values.map(|(attribute, value)| SectionAction::Set {
                section,
                attribute,
                value: Some(value),
            })),
        }
    }
    actions.into_iter().map(Action::Say).collect()
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => add_finding().prop_map(Step::Act),
        2 => add_treatment().prop_map(Step::Act),
        6 => edit().prop_map(Step::Act),
        4 => said().prop_map(Step::Act),
        1 => looking().prop_map(Step::Act),
        1 => any_of(vec![Action::Undo, Action::Redo]).prop_map(Step::Act),
        1 => (view(), layer(), spot(), any::<bool>()).prop_map(|(view, layer, spot, slid)| Step::Tap(view, layer, spot, slid)),
        1 => (view(), layer(), prop::collection::vec(spot(), 0..60), any::<bool>())
            .prop_map(|(view, layer, spots, area)| Step::Drag(view, layer, spots, area)),
        1 => tool().prop_map(Step::Pick),
    ]
}

fn new_state(env: &Clockwork) -> State {
    State::new(Note::new(env.new_id(), SessionKind::Medical, env.now()))
}

pub(crate) fn after(state: &State, step: &Step, env: &Clockwork) -> State {
    let action = match step {
        Step::Act(action) => Some(action.clone()),
        Step::Pick(tool) => Some(pick(state, *tool)),
        Step::Tap(view, layer, spot, slid) => {
            let severity = match state.screen.tool.filter(|_| *slid) {
                Some(Tool::Finding(finding)) => finding.row().severity.and_then(first_value),
                _ => None,
            };
            tap(state, *view, *layer, *spot, 16.0, severity)
        }
        Step::Drag(view, layer, spots, area) => {
            let kind = if *area { StrokeKind::Area } else { StrokeKind::Direction };
            draw(state, *view, *layer, spots, kind, 16.0)
        }
    };
    action.map_or_else(|| state.clone(), |action| reduce(state, action, env))
}

fn first_value(attribute: AttributeId) -> Option<Value> {
    match &attribute.row().kind {
        AttributeKind::Scale(scale) => scale.levels.first().map(|level| scale.value_of(level.code)),
        AttributeKind::Number { least, .. } => Some(Value::Number(*least)),
        _ => None,
    }
}

pub(crate) fn done(steps: &[Step]) -> (State, Clockwork, Vec<Rc<Note>>) {
    let env = Clockwork::default();
    let mut state = new_state(&env);
    let mut notes = vec![state.note().clone()];
    for step in steps {
        state = after(&state, step, &env);
        notes.push(state.note().clone());
    }
    (state, env, notes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_gives_the_start_and_redoing_all_gives_the_end(steps in prop::collection::vec(step(), 1..60)) {
        let (end, env, notes) = done(&steps);
        let mut state = end.clone();
        let mut undone = 0;
        while state.history.can_undo() {
            state = reduce(&state, Action::Undo, &env);
            undone += 1;
            prop_assert!(undone <= STEPS);
        }
        prop_assert_eq!(state.note(), &notes[0]);
        while state.history.can_redo() {
            state = reduce(&state, Action::Redo, &env);
        }
        // What had been undone by the steps themselves comes back as well.
        if !end.history.can_redo() {
            prop_assert_eq!(state.note(), end.note());
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was(steps in prop::collection::vec(step(), 1..60)) {
        let (end, ..) = done(&steps);
        let text = write(end.note());
        let again = read(&text);
        prop_assert_eq!(again.as_ref(), Ok(&**end.note()));
        prop_assert_eq!(write(&again.unwrap()), text);
    }

    #[test]
    fn the_changes_between_two_states_lead_from_one_to_the_other(
        steps in prop::collection::vec(step(), 1..60),
        one in any::<Index>(),
        other in any::<Index>(),
    ) {
        let (_, _, notes) = done(&steps);
        let (before, after) = (one.get(&notes), other.get(&notes));
        let mut note = Note::clone(before);
        apply(&mut note, &changes(before, after));
        prop_assert_eq!(&note, &**after);
        prop_assert!(changes(after, after).is_empty());
    }

    #[test]
    fn a_note_that_is_only_read_stays_as_it_is(steps in prop::collection::vec(step(), 1..30)) {
        let (mut state, env, _) = done(&steps);
        state = reduce(&state, Action::SetReadOnly(true), &env);
        let note = state.note().clone();
        for step in &steps {
            state = after(&state, step, &env);
            prop_assert!(Rc::ptr_eq(state.note(), &note), "{step:?}");
        }
    }

    #[test]
    fn the_revision_counts_the_states_of_the_note_and_nothing_else(steps in prop::collection::vec(step(), 1..30)) {
        let env = Clockwork::default();
        let mut state = new_state(&env);
        for step in &steps {
            let next = after(&state, step, &env);
            let changed = !Rc::ptr_eq(state.note(), next.note());
            prop_assert_eq!(next.revision, state.revision + u64::from(changed));
            state = next;
        }
    }

    #[test]
    fn every_record_is_told_in_a_sentence_with_its_remark(steps in prop::collection::vec(step(), 1..60)) {
        let (end, ..) = done(&steps);
        let note = end.note();
        let (found, treated) = (findings(note, ENGLISH), treatments(note, ENGLISH));
        prop_assert_eq!((found.len(), treated.len()), (note.findings.len(), note.treatments.len()));
        let check = |sentence: &Sentence, about: About, remark: &str| {
            let text = &sentence.text;
            prop_assert_eq!(sentence.about, about);
            prop_assert!(!text.starts_with(|letter: char| letter.is_ascii_lowercase()), "{}", text);
            prop_assert!(text.ends_with(['.', '!', '?']) && text.len() > 3, "{}", text);
            prop_assert!(text.contains(remark.trim()), "{}", text);
            Ok(())
        };
        for (sentence, record) in found.iter().zip(&note.findings) {
            check(sentence, About::Finding(record.id), &record.remark)?;
        }
        for (sentence, record) in treated.iter().zip(&note.treatments) {
            check(sentence, About::Treatment(record.id), &record.remark)?;
        }
    }
}
