//! A note that is signed: what signing does, what is refused from then on, and what can still be said.

use palpate::{
    chart::Side,
    editor::{Action, Beside, Draft, EntryId, Env, Event, SectionAction, attest},
    note::{
        Author, ContraindicationId, Hash, Link, Matter, MeasureId, Passage, Section, SessionKind, Statement, Value,
        Verdict, read, write,
    },
};

use super::desk::{Desk, attribute, did, finding, site, technique};

fn author() -> Author {
    Author { name: "Mara Kern".to_owned(), credentials: "LMT".to_owned() }
}

/// What is stated on a desk, and by whom.
#[derive(Clone, Debug)]
struct Said(Author, Matter);

fn sign() -> Said {
    Said(author(), Matter::Signature)
}

fn addendum(text: &str) -> Said {
    Said(author(), Matter::Addendum { text: text.to_owned() })
}

fn correction(corrects: Passage, replacement: &str, reason: &str) -> Said {
    let (replacement, reason) = (replacement.to_owned(), reason.to_owned());
    Said(author(), Matter::Correction { corrects, replacement, reason })
}

impl Desk {
    fn state_it(&mut self, Said(by, matter): Said) -> &mut Desk {
        match attest(&self.state, matter, by, self.env.now()) {
            Some(action) => self.act(action),
            None => self,
        }
    }
}

fn field(path: &str) -> Passage {
    Passage { id: None, field: path.to_owned() }
}

/// A note with a finding, which is signed.
fn signed() -> Desk {
    let mut desk = Desk::new();
    desk.find("hypertonicity", Some(site("trapezius-upper", Side::Left)));
    desk.act(Action::SetSessionRemark("slept badly".to_owned())).state_it(sign());
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
    let id = before.findings[0].id;
    let entry = EntryId::Finding(id);
    let value = Value::Text("yes".to_owned());
    let fever = ContraindicationId::named("fever").unwrap();
    let measure = MeasureId::all().next().unwrap();
    let say = Action::Say;
    for action in [
        Action::SetClient("somebody else".to_owned()),
        Action::SetSessionKind(SessionKind::Relaxation),
        Action::SetSessionRemark("slept well".to_owned()),
        Action::SetBookedMinutes(Some(90.0)),
        Action::AddFinding { finding: finding("hypertonicity"), site: None, details: Vec::new() },
        Action::AddTreatment { technique: technique("effleurage"), site: None, finding: None, direction: None },
        Action::SetRemark { entry, remark: "softer".to_owned() },
        Action::SetDetail { entry, attribute: attribute("tone"), value: Some(value.clone()) },
        Action::Recheck { finding: id, attribute: attribute("tone"), value: None },
        Action::SetResponse { entry, response: None },
        Action::SetSide { entry, site: 0, side: Side::Right },
        Action::Remove(entry),
        Action::StartClock(id),
        Action::Undo,
        Action::Redo,
        say(SectionAction::Set {
            section: Section::Plan,
            attribute: attribute("homeCare"),
            value: Some(value.clone()),
        }),
        say(SectionAction::AddItem { section: Section::Goals, values: Vec::new() }),
        say(SectionAction::RemoveItem { section: Section::Goals, item: id }),
        say(SectionAction::NothingNew),
        say(SectionAction::Answer { contraindication: fever, present: Some(true) }),
        say(SectionAction::Measure { measure, site: None, movement: None, landmark: None }),
        say(SectionAction::RemoveMeasurement(id)),
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
    desk.state_it(addendum("called back, slept well"));
    assert!(!desk.state.history.can_undo());
    let revision = desk.state.revision;
    desk.act(Action::Undo);
    assert_eq!((desk.note().record.len(), desk.state.revision), (2, revision));
}

#[test]
fn what_was_undone_before_a_signature_does_not_come_back() {
    let mut desk = Desk::new();
    desk.find("stress-level", None);
    desk.act(Action::Undo).state_it(sign()).act(Action::Redo);
    assert!(!desk.note().is_empty(), "a signature is something");
    assert!(!desk.state.history.can_redo() && desk.note().findings.is_empty());
}

#[test]
fn a_signed_note_can_still_be_looked_at() {
    let mut desk = signed();
    let entry = EntryId::Finding(desk.note().findings[0].id);
    desk.act(Action::TurnTo(Beside::Finish))
        .act(Action::ChooseRules { kind: SessionKind::Medical, set: "payer".into() });
    desk.act(Action::Select(Some(entry)));
    assert_eq!((desk.state.screen.selection, desk.state.screen.beside), (Some(entry), Beside::Finish));
    assert_eq!(desk.state.rule_set().unwrap().id, "payer");
}

#[test]
fn what_is_being_written_stays_on_the_screen_until_it_is_added() {
    let mut desk = signed();
    let draft = Draft {
        addendum: "called back".to_owned(),
        corrects: Some(field("session.remark")),
        replacement: "slept well".to_owned(),
        reason: "misheard".to_owned(),
    };
    desk.act(Action::SetAuthor(author())).act(Action::SetDraft(draft.clone()));
    desk.act(Action::TurnTo(Beside::List)).act(Action::TurnTo(Beside::Finish));
    assert_eq!(*desk.state.screen.draft, draft);
    desk.state_it(correction(field("session.remark"), "slept well", "misheard"));
    assert_eq!(*desk.state.screen.draft, Draft { addendum: "called back".to_owned(), ..Draft::default() });
    desk.state_it(addendum("called back"));
    assert_eq!(*desk.state.screen.draft, Draft::default());
    let next = Box::new(Desk::new().note());
    desk.act(Action::OpenNote { note: next, read_only: false });
    assert_eq!(*desk.state.screen.author, author(), "who signs stays for the next note");
}

#[test]
fn a_statement_that_does_not_follow_from_the_record_is_not_added() {
    let said = |desk: &Desk, matter| match attest(&desk.state, matter, author(), desk.env.now()) {
        Some(Action::Attest(statement)) => *statement,
        other => panic!("{other:?}"),
    };
    let mut desk = signed();
    let stale = said(&desk, addendum("also").1);
    desk.state_it(addendum("called back"));
    desk.act(Action::Attest(Box::new(stale.clone())));
    assert_eq!(desk.note().record.len(), 2);
    desk.act(Action::Attest(Box::new(Statement { previous: Hash([0; 32]), ..said(&desk, Matter::Signature) })));
    assert_eq!(desk.note().record.len(), 2);
    let mut open = Desk::new();
    open.act(Action::Attest(Box::new(stale)));
    assert!(!open.note().is_signed(), "an addendum does not sign");
}

#[test]
fn signing_stops_a_running_clock_and_empties_the_hand() {
    let mut desk = Desk::new();
    let treatment = desk.treat("effleurage", None);
    desk.act(Action::StartClock(treatment));
    desk.env.pass_minutes(7);
    assert_eq!(desk.state.screen.tool, Some(did("effleurage")));
    desk.state_it(sign());
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
    desk.state_it(addendum("called back")).state_it(correction(finding.clone(), "right", "mixed up")).state_it(sign());
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
        desk.state_it(sign()).state_it(addendum("also"));
        assert_eq!(desk.note().record[0].late, late, "a signature after {minutes} minutes");
        assert_eq!(desk.note().record[1].late, late, "an addendum after {minutes} minutes");
        assert_eq!(read(&write(&desk.note())), Ok(desk.note()));
    }
}

#[test]
fn an_empty_name_or_text_is_refused() {
    let nobody = || Author { name: " ".to_owned(), credentials: "LMT".to_owned() };
    let mut desk = Desk::new();
    desk.state_it(Said(nobody(), Matter::Signature));
    assert!(!desk.note().is_signed() && desk.state.happening.event.is_none());
    let mut desk = signed();
    for action in [
        Said(nobody(), Matter::Signature),
        Said(nobody(), addendum("also").1),
        addendum(""),
        addendum(" \n"),
        correction(field("session.remark"), "", "mixed up"),
        correction(field("session.remark"), "slept well", ""),
        correction(Passage::default(), "slept well", "mixed up"),
    ] {
        desk.state_it(action.clone());
        assert_eq!(desk.note().record.len(), 1, "{action:?}");
    }
    let by = Author { name: "Mara Kern".to_owned(), credentials: String::new() };
    desk.state_it(Said(by, addendum("a helper without credentials").1));
    assert_eq!(desk.note().record.len(), 2);
}

#[test]
fn only_what_stands_in_the_note_can_be_corrected() {
    let mut desk = Desk::new();
    let finding = desk.find("hypertonicity", Some(site("trapezius-upper", Side::Left)));
    let treatment = desk.treat("petrissage", Some(site("trapezius-upper", Side::Left)));
    desk.act(Action::SetSessionRemark("slept badly".to_owned())).state_it(sign());
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
        desk.state_it(correction(passage.clone(), "other", "mixed up"));
        assert_eq!(desk.note().record.len() - before, usize::from(stands), "{passage:?}");
    }
}

#[test]
fn a_note_that_is_not_signed_takes_no_addendum() {
    let mut desk = Desk::new();
    desk.act(Action::SetSessionRemark("slept badly".to_owned()));
    desk.state_it(addendum("also")).state_it(correction(field("session.remark"), "slept well", "mixed up"));
    assert_eq!(desk.note().record, []);
}

#[test]
fn a_note_that_is_only_read_cannot_be_signed() {
    let mut desk = Desk::new();
    desk.act(Action::SetReadOnly(true)).state_it(sign());
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
    desk.state_it(addendum("the remark was altered by somebody"));
    assert!(matches!(desk.note().verdict(), Verdict::Broken { at: Link::Note, .. }), "nothing mends it");
}
