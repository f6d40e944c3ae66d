//! The sessions that are charted to see what is kept of them.

use std::cell::Cell;

use palpate::{
    chart::{Side, StructureId},
    editor::{Action, EntryId, Env, State},
    note::{AttributeId, FindingTypeId, Id, Note, SessionKind, Site, TechniqueId, Timestamp, Value},
};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// A session with everything in it: found, graded, treated, undone, done again, removed.
pub const SESSION: [u8; 18] = [0, 2, 3, 1, 5, 6, 7, 8, 8, 9, 12, 4, 10, 8, 11, 13, 17, 14];

/// Ids that count up, and a clock that goes on a second with each.
#[derive(Debug)]
pub struct Counting(Cell<u128>);

impl Counting {
    pub fn from(first: u128) -> Counting {
        Counting(Cell::new(first))
    }
}

impl Env for Counting {
    fn now(&self) -> Timestamp {
        let seconds = i64::try_from(self.0.get() % 1_000_000).unwrap();
        Timestamp(OffsetDateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::seconds(seconds))
    }

    fn new_id(&self) -> Id {
        self.0.set(self.0.get() + 1);
        Id(Uuid::from_u128(self.0.get()))
    }
}

pub fn new_note(env: &dyn Env) -> Note {
    Note::new(env.new_id(), SessionKind::Medical, env.now())
}

/// What a therapist does at a step; on an empty note every step finds something.
pub fn action(step: u8, state: &State) -> Action {
    let finding = state.note().findings.last().map(|finding| finding.id);
    let treatment = state.note().treatments.last().map(|treatment| treatment.id);
    let entry = finding.map(EntryId::Finding);
    let grade = Some(Value::Number(f64::from(step % 11)));
    match (step % 12, entry, finding, treatment) {
        (2, Some(entry), ..) => Action::SetDetail { entry, attribute: pain(), value: grade },
        (3, Some(entry), ..) => Action::SetRemark { entry, remark: format!("softens after {step} breaths") },
        (4, _, Some(finding), _) => Action::Recheck { finding, attribute: pain(), value: grade },
        (5, ..) => Action::AddTreatment {
            technique: TechniqueId::named("petrissage").unwrap(),
            site: Some(site(step)),
            finding,
            direction: None,
        },
        (6, _, _, Some(treatment)) => Action::SetMinutes { treatment, minutes: Some(f64::from(step) / 2.0) },
        (7, _, _, Some(treatment)) => Action::AddSite { treatment, site: site(step), direction: None },
        (8, ..) => Action::Undo,
        (9, ..) => Action::Redo,
        (10, Some(_), ..) => Action::Remove(EntryId::Finding(state.note().findings[0].id)),
        (11, ..) => Action::SetClient(format!("client {step}")),
        _ => find(step),
    }
}

pub fn find(step: u8) -> Action {
    Action::AddFinding {
        finding: FindingTypeId::named("trigger-point-active").unwrap(),
        site: Some(site(step)),
        details: vec![(pain(), Value::Number(f64::from(step % 11)))],
    }
}

pub fn pain() -> AttributeId {
    AttributeId::named("painNrs").unwrap()
}

fn site(step: u8) -> Site {
    let structures = ["trapezius-upper", "trapezius-middle", "trapezius-lower"];
    let structure = StructureId::named(structures[usize::from(step) % structures.len()]).unwrap();
    Site::new(structure, if step.is_multiple_of(2) { Side::Left } else { Side::Right })
}
