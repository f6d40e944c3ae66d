//! Every action, one by one: what it changes, and what it leaves alone.

use palpate::{
    chart::{Layer, Side, View},
    editor::{Action, Arrival, Arrivals, EntryId, Event, Keeping, Phase},
    note::{AttributeId, Id, Note, Response, SessionKind, Value},
};
use uuid::Uuid;

use super::desk::{Desk, attribute, did, finding, found, site, structure, technique};

/// What holds of the screen after an action.
type Holds = fn(&palpate::editor::Screen) -> bool;

const NOBODY: Id = Id(Uuid::nil());

const FAILED: Arrivals = Arrivals { drawings: Arrival::Failed, program: Arrival::Failed };

fn ql() -> palpate::note::Site {
    site("quadratus-lumborum", Side::Right)
}

/// One of every action that changes a note with one finding and one treatment.
fn edits(a_finding: Id, a_treatment: Id) -> Vec<Action> {
    let (entry, done) = (EntryId::Finding(a_finding), EntryId::Treatment(a_treatment));
    let painful = Some(Value::Number(4.0));
    vec![
        Action::SetSessionKind(SessionKind::Relaxation),
        Action::SetClient("M. K.".to_owned()),
        Action::SetSessionRemark("slept badly".to_owned()),
        Action::SetBookedMinutes(Some(60.0)),
        Action::AddFinding { finding: finding("stress-level"), site: None, details: Vec::new() },
        Action::SetDetail { entry, attribute: attribute("painNrs"), value: painful.clone() },
        Action::SetDetail { entry: done, attribute: attribute("reps"), value: painful.clone() },
        Action::SetDetails { entry, details: said(&["tautBand", "jumpSign"], true) },
        Action::SetDetails {
            entry: done,
            details: vec![(attribute("variant"), Some(Value::Text("gliding".to_owned())))],
        },
        Action::Recheck { finding: a_finding, attribute: attribute("painNrs"), value: painful },
        Action::SetResponse { entry, response: Some(Response::Worse) },
        Action::SetResponse { entry: done, response: Some(Response::Improved) },
        Action::SetRemark { entry, remark: "warm".to_owned() },
        Action::SetRemark { entry: done, remark: "slowly".to_owned() },
        Action::SetStructure { entry, site: 0, structure: structure("multifidus"), side: Side::Left },
        Action::SetStructure { entry: done, site: 0, structure: structure("multifidus"), side: Side::Left },
        Action::SetSide { entry, site: 0, side: Side::Bilateral },
        Action::SetSide { entry: done, site: 0, side: Side::Bilateral },
        Action::Remove(entry),
        Action::Remove(done),
        Action::AddTreatment { technique: technique("met"), site: None, finding: None, direction: None },
        Action::AddSite { treatment: a_treatment, site: site("sacrum", Side::Midline), direction: None },
        Action::RemoveSite { treatment: a_treatment, site: 0 },
        Action::SetPressure { treatment: a_treatment, pressure: Some(5) },
        Action::SetMinutes { treatment: a_treatment, minutes: Some(7.5) },
        Action::StartClock(a_treatment),
        Action::SetDirection { treatment: a_treatment, direction: Some("superior".to_owned()) },
        Action::SetTool { treatment: a_treatment, tool: Some("thumb".to_owned()) },
        Action::SetProduct { treatment: a_treatment, product: Some("cream".to_owned()) },
        Action::ToggleTreats { treatment: a_treatment, finding: a_finding },
    ]
}

fn said(flags: &[&str], answer: bool) -> Vec<(AttributeId, Option<Value>)> {
    flags.iter().map(|flag| (attribute(flag), Some(Value::Flag(answer)))).collect()
}

fn charted() -> (Desk, Id, Id) {
    let mut desk = Desk::new();
    let found = desk.find("trigger-point-active", Some(ql()));
    let done = desk.treat("neuromuscular-therapy", Some(ql()));
    (desk, found, done)
}

#[test]
fn every_edit_changes_the_note_in_one_step_and_undo_takes_it_back() {
    let (_, found, done) = charted();
    for action in edits(found, done) {
        let (mut desk, ..) = charted();
        let before = desk.note();
        desk.act(action.clone());
        let after = desk.note();
        assert_ne!(before, after, "{action:?}");
        desk.act(Action::Undo);
        assert_eq!(desk.note(), before, "{action:?}");
        desk.act(Action::Redo);
        assert_eq!(desk.note(), after, "{action:?}");
    }
}

#[test]
fn a_note_that_is_only_read_refuses_every_edit_and_says_so() {
    let (_, found, done) = charted();
    for action in edits(found, done).into_iter().chain([Action::Undo, Action::Redo, Action::StopClock(done)]) {
        let (mut desk, ..) = charted();
        desk.act(Action::SetReadOnly(true));
        let (before, heard) = (desk.note(), desk.state.happening.number);
        desk.act(action.clone());
        assert_eq!(desk.note(), before, "{action:?}");
        assert_eq!(desk.state.happening.event, Some(Event::Refused), "{action:?}");
        assert_eq!(desk.state.happening.number, heard + 1, "{action:?}");
    }
}

#[test]
fn what_is_looked_at_changes_without_the_note_even_where_it_is_only_read() {
    let (_, found, _) = charted();
    let entry = EntryId::Finding(found);
    let looks: [(Action, Holds); 8] = [
        (Action::LookAt { view: View::Posterior, layer: Layer::Deep }, |screen| {
            screen.view == View::Posterior && screen.layer == Layer::Deep
        }),
        (Action::SetPhase(Phase::After), |screen| screen.phase == Phase::After && screen.tool.is_none()),
        (Action::PickUp(super::desk::found("taut-band")), |screen| {
            screen.tool == Some(super::desk::found("taut-band"))
        }),
        (Action::PutDown, |screen| screen.tool.is_none() && screen.open_treatment.is_none()),
        (Action::PointAt(ql()), |screen| screen.place == Some(ql()) && screen.selection.is_none()),
        (Action::Select(Some(entry)), |screen| screen.selection.is_some() && screen.place.is_none()),
        (Action::SetKeeping(Keeping::Kept { revision: 3 }), |screen| screen.keeping == Keeping::Kept { revision: 3 }),
        (Action::SetArrivals(FAILED), |screen| screen.arrivals == FAILED),
    ];
    for read_only in [false, true] {
        for (action, holds) in &looks {
            let (mut desk, ..) = charted();
            desk.act(Action::SetReadOnly(read_only));
            let (before, revision) = (desk.note(), desk.state.revision);
            desk.act(action.clone());
            assert!(holds(&desk.state.screen), "{action:?}");
            assert_eq!((desk.note(), desk.state.revision), (before, revision), "{action:?}");
        }
    }
}

#[test]
fn an_action_on_what_is_not_there_changes_nothing() {
    for action in edits(NOBODY, NOBODY) {
        let makes_something = matches!(
            action,
            Action::SetSessionKind(_)
                | Action::SetClient(_)
                | Action::SetSessionRemark(_)
                | Action::SetBookedMinutes(_)
                | Action::AddFinding { .. }
                | Action::AddTreatment { .. }
        );
        let (mut desk, ..) = charted();
        let before = desk.note();
        desk.act(action.clone());
        assert_eq!(desk.note() == before, !makes_something, "{action:?}");
    }
}

#[test]
fn a_finding_starts_with_what_its_type_gives_and_the_gesture_gave() {
    let mut desk = Desk::new();
    let details = vec![(attribute("painNrs"), Value::Number(6.0)), (attribute("tautBand"), Value::Flag(true))];
    desk.act(Action::AddFinding { finding: finding("trigger-point-active"), site: Some(ql()), details });
    let found = desk.last_finding();
    assert_eq!(found.attributes.get(&attribute("trpStatus")), Some(&Value::Text("active".to_owned())));
    assert_eq!(found.attributes.get(&attribute("tautBand")), Some(&Value::Flag(true)));
    assert_eq!(found.before.get(&attribute("painNrs")), Some(&Value::Number(6.0)));
    assert!(found.after.is_empty());
    assert_eq!(desk.state.screen.selection, Some(EntryId::Finding(found.id)));
}

#[test]
fn a_treatment_starts_with_the_usual_pressure_and_stays_open_for_more_places() {
    for (id, pressure) in [("neuromuscular-therapy", Some(3)), ("mld", Some(1)), ("breathing", None)] {
        let mut desk = Desk::new();
        let treatment = desk.treat(id, None);
        assert_eq!(desk.last_treatment().pressure, pressure, "{id}");
        assert_eq!(desk.state.screen.open_treatment, Some(treatment), "{id}");
        assert_eq!(desk.state.screen.tool, Some(did(id)));
    }
}

/// A treatment for a fascia that is restricted in a direction.
fn treated_for_a_restriction(id: &str, restricted: &str) -> Option<String> {
    let mut desk = Desk::new();
    let finding = desk.find("fascial-restriction", Some(site("thoracolumbar-fascia", Side::Right)));
    desk.grade(finding, "direction", restricted);
    let (technique, finding) = (technique(id), Some(finding));
    desk.act(Action::AddTreatment { technique, site: None, finding, direction: None });
    desk.last_treatment().direction
}

#[test]
fn a_technique_into_the_restriction_takes_over_its_direction_and_others_do_not() {
    let direct = treated_for_a_restriction("myofascial-release-direct", "inferior-medial");
    assert_eq!(direct.as_deref(), Some("inferior-medial"));
    for (id, restricted) in
        [("myofascial-release-direct", "angle"), ("myofascial-release-indirect", "medial"), ("effleurage", "medial")]
    {
        assert_eq!(treated_for_a_restriction(id, restricted), None, "{id}, {restricted}");
    }
}

/// What is set, one after the other.
type Steps = &'static [(&'static str, f64)];

#[test]
fn minutes_follow_repetitions_and_hold_until_the_therapist_says_others() {
    let minutes = |steps: Steps| {
        let mut desk = Desk::new();
        let treatment = desk.treat("myofascial-release-direct", Some(site("thoracolumbar-fascia", Side::Right)));
        for (key, number) in steps {
            let (entry, value) = (EntryId::Treatment(treatment), Some(Value::Number(*number)));
            desk.act(match *key {
                "minutes" => Action::SetMinutes { treatment, minutes: Some(*number) },
                "both" => Action::SetSide { entry, site: 0, side: Side::Bilateral },
                key => Action::SetDetail { entry, attribute: attribute(key), value },
            });
        }
        desk.last_treatment().minutes
    };
    let cases: [(Steps, Option<f64>); 7] = [
        (&[("reps", 2.0), ("holdSeconds", 120.0)], Some(4.0)),
        (&[("reps", 2.0), ("holdSeconds", 120.0), ("reps", 3.0)], Some(6.0)),
        (&[("reps", 3.0), ("holdSeconds", 45.0)], None),
        (&[("reps", 2.0), ("holdSeconds", 120.0), ("reps", 1.0), ("holdSeconds", 45.0)], None),
        (&[("minutes", 5.0), ("reps", 2.0), ("holdSeconds", 120.0)], Some(5.0)),
        (&[("reps", 2.0), ("holdSeconds", 120.0), ("minutes", 5.0), ("reps", 3.0)], Some(5.0)),
        // Whether both sides share the repetitions, nobody has said.
        (&[("reps", 2.0), ("holdSeconds", 120.0), ("both", 0.0)], None),
    ];
    for (steps, expected) in cases {
        assert_eq!(minutes(steps), expected, "{steps:?}");
    }
}

#[test]
fn the_minutes_of_a_treatment_follow_those_of_its_places() {
    enum Said {
        All(Option<f64>),
        At(usize, Option<f64>),
        Gone(usize),
    }
    use Said::{All, At, Gone};
    type Minutes = (Option<f64>, [Option<f64>; 2]);
    let cases: [(&str, &[Said], Minutes); 12] = [
        ("one place", &[At(0, Some(5.0))], (Some(5.0), [Some(5.0), None])),
        ("both", &[At(0, Some(5.0)), At(1, Some(3.0))], (Some(8.0), [Some(5.0), Some(3.0)])),
        ("one has more", &[At(0, Some(5.0)), At(0, Some(6.0))], (Some(6.0), [Some(6.0), None])),
        ("within what was said of all", &[All(Some(12.0)), At(0, Some(5.0))], (Some(12.0), [Some(5.0), None])),
        ("more than was said of all", &[All(Some(4.0)), At(0, Some(5.0))], (Some(5.0), [Some(5.0), None])),
        ("taken back", &[At(0, Some(5.0)), At(0, None)], (None, [None, None])),
        ("more in all", &[At(0, Some(5.0)), All(Some(9.0))], (Some(9.0), [Some(5.0), None])),
        ("less in all says no more where", &[At(0, Some(5.0)), All(Some(4.0))], (Some(4.0), [None, None])),
        (
            "a place goes with its minutes",
            &[At(0, Some(5.0)), At(1, Some(3.0)), Gone(0)],
            (Some(3.0), [Some(3.0), None]),
        ),
        ("as they add up", &[At(0, Some(0.1)), At(1, Some(0.2))], (Some(0.3), [Some(0.1), Some(0.2)])),
        ("no place left without", &[At(0, Some(5.0)), Gone(0)], (None, [None, None])),
        ("at most ten hours", &[At(0, Some(599.0)), At(1, Some(9.0))], (Some(600.0), [Some(599.0), Some(1.0)])),
    ];
    for (name, steps, expected) in cases {
        let mut desk = Desk::new();
        let treatment = desk.treat("neuromuscular-therapy", Some(ql()));
        desk.act(Action::AddSite { treatment, site: site("multifidus", Side::Right), direction: None });
        for step in steps {
            desk.act(match *step {
                All(minutes) => Action::SetMinutes { treatment, minutes },
                At(site, minutes) => Action::SetSiteMinutes { treatment, site, minutes },
                Gone(site) => Action::RemoveSite { treatment, site },
            });
        }
        let done = desk.last_treatment();
        let at = |place: usize| done.sites.get(place).and_then(|site| site.minutes);
        assert_eq!((done.minutes, [at(0), at(1)]), expected, "{name}");
    }
}

#[test]
fn a_hold_does_not_speak_over_the_minutes_of_a_place() {
    let mut desk = Desk::new();
    let treatment = desk.treat("neuromuscular-therapy", Some(ql()));
    let entry = EntryId::Treatment(treatment);
    let multifidus = site("multifidus", Side::Right);
    desk.act(Action::AddSite { treatment, site: multifidus.clone(), direction: None });
    for (name, value) in [("holdSeconds", 60.0), ("reps", 5.0)] {
        let (attribute, value) = (attribute(name), Some(Value::Number(value)));
        desk.act(Action::SetDetail { entry, attribute, value });
    }
    for (site, minutes) in [(0, 5.0), (1, 3.0)] {
        desk.act(Action::SetSiteMinutes { treatment, site, minutes: Some(minutes) });
    }
    desk.act(Action::RemoveSite { treatment, site: 1 });
    desk.act(Action::AddSite { treatment, site: multifidus, direction: None });
    let done = desk.last_treatment();
    assert_eq!((done.minutes, done.sites[0].minutes), (Some(5.0), Some(5.0)), "what was said stays");
    desk.act(Action::RemoveSite { treatment, site: 0 });
    assert_eq!(desk.last_treatment().minutes, Some(5.0), "five holds of a minute at the place that is left");
}

#[test]
fn a_place_keeps_its_minutes_when_it_is_corrected_or_tapped_again() {
    let mut desk = Desk::new();
    let treatment = desk.treat("neuromuscular-therapy", Some(ql()));
    desk.act(Action::SetSiteMinutes { treatment, site: 0, minutes: Some(5.0) });
    desk.act(Action::SetSide { entry: EntryId::Treatment(treatment), site: 0, side: Side::Left });
    desk.act(Action::AddSite { treatment, site: palpate::note::Site { side: Side::Left, ..ql() }, direction: None });
    assert_eq!(desk.last_treatment().sites.iter().map(|site| site.minutes).collect::<Vec<_>>(), [Some(5.0)]);
    desk.act(Action::SetMinutes { treatment, minutes: None });
    assert_eq!(desk.last_treatment().sites[0].minutes, None);
    desk.act(Action::Undo);
    assert_eq!(desk.last_treatment().sites[0].minutes, Some(5.0));
}

#[test]
fn a_value_off_its_scale_changes_nothing() {
    let (mut desk, found, treatment) = charted();
    let before = desk.state.note().clone();
    let (entry, done) = (EntryId::Finding(found), EntryId::Treatment(treatment));
    let (pain, hold) = (attribute("painNrs"), attribute("holdSeconds"));
    let number = |number: f64| Some(Value::Number(number));
    for action in [
        Action::SetDetail { entry, attribute: pain, value: number(11.0) },
        Action::SetDetail { entry, attribute: pain, value: Some(Value::Text("6".to_owned())) },
        Action::Recheck { finding: found, attribute: pain, value: number(-1.0) },
        Action::SetDetails { entry, details: vec![(attribute("tautBand"), number(1.0))] },
        Action::SetDetail { entry: done, attribute: hold, value: number(f64::NAN) },
        Action::SetDetail { entry: done, attribute: hold, value: number(901.0) },
        Action::AddFinding { finding: finding("stress-level"), site: None, details: vec![(pain, Value::Number(10.5))] },
        Action::SetPressure { treatment, pressure: Some(0) },
        Action::SetPressure { treatment, pressure: Some(6) },
        Action::SetMinutes { treatment, minutes: Some(f64::NAN) },
        Action::SetSiteMinutes { treatment, site: 0, minutes: Some(f64::NAN) },
        Action::SetBookedMinutes(Some(f64::NAN)),
    ] {
        desk.act(action.clone());
        assert_eq!(*desk.state.note(), before, "{action:?}");
    }
}

#[test]
fn a_place_added_twice_is_one() {
    let mut desk = Desk::new();
    let treatment = desk.treat("neuromuscular-therapy", Some(ql()));
    for (place, count) in
        [(ql(), 1), (site("multifidus", Side::Right), 2), (ql(), 2), (site("quadratus-lumborum", Side::Left), 3)]
    {
        desk.act(Action::AddSite { treatment, site: place.clone(), direction: None });
        assert_eq!(desk.last_treatment().sites.len(), count, "{place:?}");
    }
}

#[test]
fn a_removed_finding_is_treated_no_more() {
    let (mut desk, found, treatment) = charted();
    let other = desk.find("hypertonicity", Some(ql()));
    for finding in [found, other] {
        desk.act(Action::ToggleTreats { treatment, finding });
    }
    assert_eq!(desk.last_treatment().findings, [found, other]);
    desk.act(Action::Remove(EntryId::Finding(found)));
    assert_eq!(desk.last_treatment().findings, [other]);
    desk.act(Action::ToggleTreats { treatment, finding: other });
    assert_eq!(desk.last_treatment().findings, []);
    desk.act(Action::ToggleTreats { treatment, finding: found });
    assert_eq!(desk.last_treatment().findings, [], "what is gone cannot be treated");
}

#[test]
fn what_is_gone_is_neither_selected_nor_open() {
    let (mut desk, _, treatment) = charted();
    desk.act(Action::Remove(EntryId::Treatment(treatment)));
    assert_eq!((desk.state.screen.selection, desk.state.screen.open_treatment), (None, None));
    desk.act(Action::Undo).act(Action::Select(Some(EntryId::Treatment(treatment)))).act(Action::Redo);
    assert_eq!(desk.state.screen.selection, None);
}

#[test]
fn only_one_clock_runs_and_its_minutes_are_added() {
    let mut desk = Desk::new();
    let first = desk.treat("effleurage", None);
    let second = desk.treat("petrissage", None);
    let minutes = |desk: &Desk, id| desk.state.note().treatment(id).unwrap().minutes;
    let runs = |desk: &Desk, id| desk.state.note().treatment(id).unwrap().clock_started_at.is_some();
    desk.act(Action::SetMinutes { treatment: first, minutes: Some(2.0) }).act(Action::StartClock(first));
    desk.env.pass_minutes(5);
    desk.act(Action::StartClock(second));
    assert_eq!((minutes(&desk, first), runs(&desk, first)), (Some(7.0), false));
    assert!(runs(&desk, second));
    desk.env.pass_minutes(3);
    desk.act(Action::StopClock(second));
    assert_eq!((minutes(&desk, second), runs(&desk, second)), (Some(3.0), false));
    desk.act(Action::StopClock(second));
    assert_eq!(minutes(&desk, second), Some(3.0), "a clock that stands adds nothing");
    desk.act(Action::StartClock(first));
    desk.env.pass_minutes(60 * 24);
    desk.act(Action::StopClock(first));
    assert_eq!(minutes(&desk, first), Some(600.0), "a clock that was forgotten stops at the most minutes");
}

#[test]
fn minutes_stay_within_what_a_treatment_and_a_session_can_have() {
    let mut desk = Desk::new();
    let treatment = desk.treat("effleurage", None);
    for (asked, kept) in [(Some(12.5), Some(12.5)), (Some(-1.0), Some(0.0)), (Some(9_000.0), Some(600.0)), (None, None)]
    {
        desk.act(Action::SetMinutes { treatment, minutes: asked }).act(Action::SetBookedMinutes(asked));
        assert_eq!(desk.last_treatment().minutes, kept, "{asked:?}");
        assert_eq!(desk.note().session.booked_minutes, kept, "{asked:?}");
    }
}

#[test]
fn the_numbers_say_how_a_finding_responded() {
    use Response::{Improved, Resolved, Unchanged, Worse};
    let cases: &[(&str, &str, f64, f64, Response)] = &[
        ("trigger-point-active", "painNrs", 6.0, 2.0, Improved),
        ("trigger-point-active", "painNrs", 6.0, 0.0, Resolved),
        ("trigger-point-active", "painNrs", 6.0, 6.0, Unchanged),
        ("trigger-point-active", "painNrs", 6.0, 7.0, Worse),
        ("trigger-point-active", "tenderness", 3.0, 1.0, Improved),
        ("hypertonicity", "tone", 2.0, 3.0, Worse),
        ("sleep-quality", "score", 5.0, 7.0, Improved),
        ("sleep-quality", "score", 5.0, 3.0, Worse),
        ("sleep-quality", "score", 5.0, 0.0, Worse),
        ("sleep-quality", "score", 5.0, 5.0, Unchanged),
        ("stress-level", "score", 8.0, 3.0, Improved),
        ("stress-level", "score", 3.0, 8.0, Worse),
        ("stress-level", "score", 8.0, 0.0, Resolved),
        ("rom-restriction", "degrees", 60.0, 75.0, Improved),
        ("rom-restriction", "degrees", 60.0, 50.0, Worse),
    ];
    for (id, key, before, after, response) in cases {
        let mut desk = Desk::new();
        let entry = desk.find(id, Some(ql()));
        desk.grade(entry, key, *before).recheck(entry, key, *after);
        assert_eq!(desk.last_finding().response, Some(*response), "{id} {key} {before} to {after}");
    }
}

#[test]
fn the_severity_speaks_before_any_other_grade_and_nothing_is_said_of_one_number() {
    let mut desk = Desk::new();
    let entry = desk.find("trigger-point-active", Some(ql()));
    desk.recheck(entry, "painNrs", 3.0);
    assert_eq!(desk.last_finding().response, None);
    desk.grade(entry, "painNrs", 6.0);
    assert_eq!(desk.last_finding().response, Some(Response::Improved), "the number before came later");
    desk.grade(entry, "tenderness", 1.0).recheck(entry, "tenderness", 4.0);
    assert_eq!(desk.last_finding().response, Some(Response::Improved));
    desk.act(Action::Recheck { finding: entry, attribute: attribute("painNrs"), value: None });
    assert_eq!(desk.last_finding().response, Some(Response::Worse), "only the tenderness is left to compare");
}

#[test]
fn another_note_comes_without_the_past_of_this_one() {
    let (mut desk, ..) = charted();
    let other = Note::new(NOBODY, SessionKind::Relaxation, desk.note().session.created_at);
    desk.act(Action::SetArrivals(FAILED));
    desk.act(Action::OpenNote { note: Box::new(other.clone()), read_only: true });
    assert_eq!(desk.note(), other);
    assert_eq!(desk.state.screen.arrivals, FAILED, "a note brings no drawings and no program");
    assert!(desk.state.screen.read_only && !desk.state.history.can_undo());
    assert_eq!(desk.state.screen.tool, None);
    assert_eq!(desk.state.screen.selection, None);
}

#[test]
fn another_phase_lets_go_of_what_was_selected() {
    let (mut desk, found, _) = charted();
    desk.act(Action::Select(Some(EntryId::Finding(found)))).act(Action::SetPhase(Phase::After));
    assert_eq!(desk.state.screen.selection, None);
}

#[test]
fn a_tool_in_the_hand_ends_the_phase_after_and_the_other_tool() {
    let mut desk = Desk::new();
    desk.treat("effleurage", None);
    desk.act(Action::SetPhase(Phase::After)).act(Action::PickUp(found("taut-band")));
    let screen = &desk.state.screen;
    assert_eq!((screen.phase, screen.tool, screen.open_treatment), (Phase::Before, Some(found("taut-band")), None));
}
