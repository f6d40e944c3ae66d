//! A note that is signed: what signing does, what is refused from then on, and what can still be said.

use palpate::{
    chart::Side,
    editor::{Action, EntryId, Event},
    note::{Author, Link, Matter, Passage, Verdict, read, write},
};

use super::desk::{Desk, did, site};

fn author() -> Author {
    Author { name: "Mara Kern".to_owned(), credentials: "LMT".to_owned() }
}

fn sign() -> Action {
    Action::Sign { by: author() }
}

fn addendum(text: &str) -> Action {
    Action::AddAddendum { by: author(), text: text.to_owned() }
}

fn correction(corrects: Passage, replacement: &str, reason: &str) -> Action {
    Action::AddCorrection { by: author(), corrects, replacement: replacement.to_owned(), reason: reason.to_owned() }
}

fn field(path: &str) -> Passage {
    Passage { id: None, field: path.to_owned() }
}

/// A note with a finding, which is signed.
fn signed() -> Desk {
    let mut desk = Desk::new();
    desk.find("hypertonicity", Some(site("trapezius-upper", Side::Left)));
    desk.act(Action::SetSessionRemark("slept badly".to_owned())).act(sign());
    desk
}

fn event(desk: &Desk) -> Option<Event> {
    desk.state.happening.event
}

#[test]
fn a_signature_says_who_and_when_and_holds() {
    let desk = signed();
    let note = desk.note();
    assert_eq!(event(&desk), Some(Event::Signed));
    assert_eq!(note.record.len(), 1);
    let signature = &note.record[0];
    assert_eq!((&signature.matter, &signature.by, signature.late), (&Matter::Signature, &author(), false));
    assert_eq!(note.signed_at(), Some(signature.at));
    assert_eq!(note.verdict(), Verdict::Holds);
    assert_eq!(read(&write(&note)), Ok(note));
}

#[test]
fn a_signed_note_refuses_every_edit_and_says_why() {
    let mut desk = signed();
    let before = desk.state.note().clone();
    let finding = EntryId::Finding(before.findings[0].id);
    for action in [
        Action::SetClient("somebody else".to_owned()),
        Action::SetRemark { entry: finding, remark: "softer".to_owned() },
        Action::Remove(finding),
        Action::Undo,
        Action::Redo,
    ] {
        desk.act(Action::Select(None)).act(action.clone());
        assert_eq!(event(&desk), Some(Event::Locked), "{action:?}");
        assert_eq!(*desk.state.note(), before, "{action:?}");
    }
}

#[test]
fn nobody_undoes_a_signature_or_what_was_said_after_it() {
    let mut desk = signed();
    assert!(!desk.state.history.can_undo() && !desk.state.history.can_redo());
    desk.act(addendum("called back, slept well"));
    assert!(!desk.state.history.can_undo());
    let revision = desk.state.revision;
    desk.act(Action::Undo);
    assert_eq!((desk.note().record.len(), desk.state.revision), (2, revision));
}

#[test]
fn what_was_undone_before_a_signature_does_not_come_back() {
    let mut desk = Desk::new();
    desk.find("stress-level", None);
    desk.act(Action::Undo).act(sign()).act(Action::Redo);
    assert!(!desk.note().is_empty(), "a signature is something");
    assert!(!desk.state.history.can_redo() && desk.note().findings.is_empty());
}

#[test]
fn a_signed_note_can_still_be_looked_at() {
    let mut desk = signed();
    let entry = EntryId::Finding(desk.note().findings[0].id);
    desk.act(Action::Select(Some(entry)));
    assert_eq!(desk.state.screen.selection, Some(entry));
}

#[test]
fn signing_stops_a_running_clock_and_empties_the_hand() {
    let mut desk = Desk::new();
    let treatment = desk.treat("effleurage", None);
    desk.act(Action::StartClock(treatment));
    desk.env.pass_minutes(7);
    assert_eq!(desk.state.screen.tool, Some(did("effleurage")));
    desk.act(sign());
    let treatment = desk.last_treatment();
    assert_eq!((treatment.clock_started_at, treatment.minutes), (None, Some(7.0)));
    assert_eq!((desk.state.screen.tool, desk.state.screen.open_treatment), (None, None));
    assert_eq!(desk.note().verdict(), Verdict::Holds);
}

#[test]
fn later_statements_follow_the_signature_and_leave_the_note_as_it_is() {
    let mut desk = signed();
    let note = desk.note();
    let finding = Passage { id: Some(note.findings[0].id), field: "site.side".to_owned() };
    desk.act(addendum("called back")).act(correction(finding.clone(), "right", "mixed up")).act(sign());
    assert_eq!(event(&desk), Some(Event::Signed));
    let after = desk.note();
    assert_eq!((&after.session, &after.findings), (&note.session, &note.findings));
    assert_eq!(after.record[1].matter, Matter::Addendum { text: "called back".to_owned() });
    let corrects = finding;
    let (replacement, reason) = ("right".to_owned(), "mixed up".to_owned());
    assert_eq!(after.record[2].matter, Matter::Correction { corrects, replacement, reason });
    assert_eq!(after.record[3].matter, Matter::Signature);
    for pair in after.record.windows(2) {
        assert_eq!(pair[1].previous, pair[0].hash);
    }
    assert_eq!(after.verdict(), Verdict::Holds);
    assert_eq!(read(&write(&after)), Ok(after));
}

#[test]
fn a_statement_is_late_after_twenty_four_hours_and_not_before() {
    for (minutes, late) in [(0, false), (24 * 60 - 1, false), (24 * 60 + 1, true), (7 * 24 * 60, true)] {
        let mut desk = Desk::new();
        desk.env.pass_minutes(minutes);
        desk.act(sign()).act(addendum("also"));
        assert_eq!(desk.note().record[0].late, late, "a signature after {minutes} minutes");
        assert_eq!(desk.note().record[1].late, late, "an addendum after {minutes} minutes");
        assert_eq!(read(&write(&desk.note())), Ok(desk.note()));
    }
}

#[test]
fn an_empty_name_or_text_is_refused() {
    let nobody = || Author { name: " ".to_owned(), credentials: "LMT".to_owned() };
    let mut desk = Desk::new();
    desk.act(Action::Sign { by: nobody() });
    assert!(!desk.note().is_signed() && desk.state.happening.event.is_none());
    let mut desk = signed();
    for action in [
        Action::Sign { by: nobody() },
        Action::AddAddendum { by: nobody(), text: "also".to_owned() },
        addendum(""),
        addendum(" \n"),
        correction(field("session.remark"), "", "mixed up"),
        correction(field("session.remark"), "slept well", ""),
        correction(Passage::default(), "slept well", "mixed up"),
    ] {
        desk.act(action.clone());
        assert_eq!(desk.note().record.len(), 1, "{action:?}");
    }
    let by = Author { name: "Mara Kern".to_owned(), credentials: String::new() };
    desk.act(Action::AddAddendum { by, text: "a helper without credentials".to_owned() });
    assert_eq!(desk.note().record.len(), 2);
}

#[test]
fn only_what_stands_in_the_note_can_be_corrected() {
    let mut desk = Desk::new();
    let finding = desk.find("hypertonicity", Some(site("trapezius-upper", Side::Left)));
    let treatment = desk.treat("petrissage", Some(site("trapezius-upper", Side::Left)));
    desk.act(Action::SetSessionRemark("slept badly".to_owned())).act(sign());
    let within = |id, path: &str| Passage { id: Some(id), field: path.to_owned() };
    for (passage, stands) in [
        (field("session.remark"), true),
        (field("session.client"), false),
        (field("session"), true),
        (field("findings[0].site"), true),
        (field("findings[1].site"), false),
        (within(finding, ""), true),
        (within(finding, "site.side"), true),
        (within(finding, "before.tone"), false),
        (within(treatment, "sites[0].structure"), true),
        (within(treatment, "sites[1]"), false),
        (within(desk.note().id, ""), false),
    ] {
        let before = desk.note().record.len();
        assert_eq!(desk.note().has(&passage), stands, "{passage:?}");
        desk.act(correction(passage.clone(), "other", "mixed up"));
        assert_eq!(desk.note().record.len() - before, usize::from(stands), "{passage:?}");
    }
}

#[test]
fn a_note_that_is_not_signed_takes_no_addendum() {
    let mut desk = Desk::new();
    desk.act(Action::SetSessionRemark("slept badly".to_owned()));
    desk.act(addendum("also")).act(correction(field("session.remark"), "slept well", "mixed up"));
    assert_eq!(desk.note().record, []);
}

#[test]
fn a_note_that_is_only_read_cannot_be_signed() {
    let mut desk = Desk::new();
    desk.act(Action::SetReadOnly(true)).act(sign());
    assert!(!desk.note().is_signed());
    assert_eq!(event(&desk), Some(Event::Refused));
}

#[test]
fn a_broken_note_is_locked_as_well() {
    let mut desk = signed();
    let altered = read(&write(&desk.note()).replace("slept badly", "slept well")).unwrap();
    desk.act(Action::OpenNote { note: Box::new(altered.clone()), read_only: false });
    desk.act(Action::SetClient("somebody".to_owned()));
    assert_eq!((event(&desk), desk.note()), (Some(Event::Locked), altered));
    assert!(matches!(desk.note().verdict(), Verdict::Broken { at: Link::Note, .. }));
    desk.act(addendum("the remark was altered by somebody"));
    assert!(matches!(desk.note().verdict(), Verdict::Broken { at: Link::Note, .. }), "nothing mends it");
}
