//! What differs between two states of a note, small enough to be kept as one record an action.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::{
    chart::in_order,
    note::{Finding, Id, Item, Measurement, Note, Screening, Section, Session, Statement, Treatment, Values, Wording},
};

// A variant is one in the journals that lie on devices, and in the types of the npm package: it is never renamed.
/// One difference between two states of a note. Applied in their order, the changes from one state to another give the
/// other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// All that is said of the session itself.
    Session(Rc<Session>),
    /// All values of a section.
    Section(Section, Rc<Values>),
    /// All of the screening.
    Screening(Rc<Screening>),
    /// Takes the finding with this id out.
    RemoveFinding(Id),
    /// Puts the finding at this place, counted from 0, in place of the one with its id if there is one.
    PutFinding(usize, Rc<Finding>),
    /// Takes the treatment with this id out.
    RemoveTreatment(Id),
    /// Puts the treatment at this place, as a finding is put.
    PutTreatment(usize, Rc<Treatment>),
    /// Takes the measurement with this id out.
    RemoveMeasurement(Id),
    /// Puts the measurement at this place, as a finding is put.
    PutMeasurement(usize, Rc<Measurement>),
    /// Takes the item with this id out of a section that is a list.
    RemoveItem(Section, Id),
    /// Puts the item at this place of a section that is a list, as a finding is put.
    PutItem(Section, usize, Rc<Item>),
    /// All sentences in the therapist's own words.
    Wordings(Rc<Vec<Wording>>),
    /// Leaves only so many statements of the record. No action asks for it: it is for another state of the note that
    /// the page around the editor puts in its place.
    CutRecord(usize),
    /// Puts the statement at the end of the record.
    AddStatement(Rc<Statement>),
}

/// The changes that lead from one state of a note to another.
pub fn changes(before: &Note, after: &Note) -> Vec<Change> {
    let mut changes = Vec::new();
    if !Rc::ptr_eq(&before.session, &after.session) && before.session != after.session {
        changes.push(Change::Session(after.session.clone()));
    }
    for section in Section::ALL {
        if let (Some(was), Some(is)) = (before.values(section), after.values(section))
            && !Rc::ptr_eq(was, is)
            && was != is
        {
            changes.push(Change::Section(section, is.clone()));
        }
        if let (Some(was), Some(is)) = (before.items(section), after.items(section)) {
            let remove = |id| Change::RemoveItem(section, id);
            compare(was, is, &mut changes, &remove, &|place, item| Change::PutItem(section, place, item));
        }
    }
    if !Rc::ptr_eq(&before.screening, &after.screening) && before.screening != after.screening {
        changes.push(Change::Screening(after.screening.clone()));
    }
    if !Rc::ptr_eq(&before.wordings, &after.wordings) && before.wordings != after.wordings {
        changes.push(Change::Wordings(after.wordings.clone()));
    }
    compare(&before.findings, &after.findings, &mut changes, &Change::RemoveFinding, &Change::PutFinding);
    compare(&before.treatments, &after.treatments, &mut changes, &Change::RemoveTreatment, &Change::PutTreatment);
    compare(&before.measures, &after.measures, &mut changes, &Change::RemoveMeasurement, &Change::PutMeasurement);
    let stays = before.record.iter().zip(&after.record).take_while(|(a, b)| Rc::ptr_eq(a, b) || a == b).count();
    if stays < before.record.len() {
        changes.push(Change::CutRecord(stays));
    }
    changes.extend(after.record[stays..].iter().cloned().map(Change::AddStatement));
    changes
}

/// Carries changes out. A record that is to be removed and is not there is left at that.
pub fn apply(note: &mut Note, changes: &[Change]) {
    for change in changes {
        match change {
            Change::Session(session) => note.session = session.clone(),
            Change::RemoveFinding(id) => note.findings.retain(|finding| finding.id != *id),
            Change::PutFinding(place, finding) => put(&mut note.findings, *place, finding),
            Change::RemoveTreatment(id) => note.treatments.retain(|treatment| treatment.id != *id),
            Change::PutTreatment(place, treatment) => put(&mut note.treatments, *place, treatment),
            Change::Section(section, values) => {
                if let Some(held) = note.values_mut(*section) {
                    *held = values.clone();
                }
            }
            Change::Wordings(wordings) => note.wordings = wordings.clone(),
            Change::Screening(screening) => note.screening = screening.clone(),
            Change::RemoveMeasurement(id) => note.measures.retain(|measurement| measurement.id != *id),
            Change::PutMeasurement(place, measurement) => put(&mut note.measures, *place, measurement),
            Change::RemoveItem(section, id) => {
                if let Some(items) = note.items_mut(*section) {
                    items.retain(|item| item.id != *id);
                }
            }
            Change::PutItem(section, place, item) => {
                if let Some(items) = note.items_mut(*section) {
                    put(items, *place, item);
                }
            }
            Change::CutRecord(length) => note.record.truncate(*length),
            Change::AddStatement(statement) => note.record.push(statement.clone()),
        }
    }
}

trait Record: PartialEq {
    fn id(&self) -> Id;
}

impl Record for Finding {
    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Treatment {
    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Measurement {
    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Item {
    fn id(&self) -> Id {
        self.id
    }
}

fn compare<R: Record>(
    before: &[Rc<R>],
    after: &[Rc<R>],
    changes: &mut Vec<Change>,
    remove: &dyn Fn(Id) -> Change,
    put: &dyn Fn(usize, Rc<R>) -> Change,
) {
    let same = |(a, b): (&Rc<R>, &Rc<R>)| Rc::ptr_eq(a, b);
    let start = before.iter().zip(after).take_while(|pair| same(*pair)).count();
    let (before, rest) = (&before[start..], &after[start..]);
    let end = before.iter().rev().zip(rest.iter().rev()).take_while(|pair| same(*pair)).count();
    let (before, after) = (&before[..before.len() - end], &rest[..rest.len() - end]);
    // Between what stays at the start and at the end, an action changes a record or two; a record that
    // moved is taken out and put in again, as its neighbours may have moved as well.
    let stays = |place: usize, record: &Rc<R>| before.get(place).is_some_and(|old| old.id() == record.id());
    let in_place = before.len() == after.len() && after.iter().enumerate().all(|(place, record)| stays(place, record));
    if !in_place {
        let kept = in_order(after.iter().map(|record| record.id()).collect(), |id: &Id| id.0.as_u128());
        changes.extend(before.iter().map(|old| old.id()).filter(|id| kept.binary_search(id).is_err()).map(remove));
    }
    for (place, record) in after.iter().enumerate() {
        if !(in_place && before[place] == *record) {
            changes.push(put(start + place, record.clone()));
        }
    }
}

fn put<R: Record>(records: &mut Vec<Rc<R>>, place: usize, record: &Rc<R>) {
    match records.get_mut(place) {
        Some(old) if old.id() == record.id() => *old = record.clone(),
        _ => {
            records.retain(|old| old.id() != record.id());
            records.insert(place.min(records.len()), record.clone());
        }
    }
}
