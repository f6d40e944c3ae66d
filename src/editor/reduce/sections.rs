//! How the sections of a session change.

use std::rc::Rc;

use crate::{
    chart::Side,
    editor::{Env, MeasurementEdit, Run, SectionAction, State},
    note::{
        Answer, AttributeId, ContraindicationId, Id, Item, MOST_ACTIVITIES, Measurement, Note, Screening, Section,
        Site, Timestamp, Value, Values, Wording, landmark as known_landmark,
    },
};

pub(super) fn say(next: &mut State, said: SectionAction, env: &dyn Env) {
    match said {
        SectionAction::Set { section, attribute, value } => {
            let now = env.now();
            let run = is_typed(attribute).then_some(Run::Field(section, attribute));
            next.edit(run, |note| {
                if let Some(values) = note.values_mut(section) {
                    set(section, Rc::make_mut(values), attribute, value, now);
                }
            });
        }
        SectionAction::AddItem { section, values } => {
            let mut item = Item { id: env.new_id(), values: Values::new() };
            for (attribute, value) in values {
                item.values.insert(attribute, value);
            }
            next.edit(None, |note| {
                if let Some(items) = note.items_mut(section) {
                    items.push(Rc::new(item));
                }
            });
        }
        SectionAction::SetOfItem { section, item, attribute, value } => {
            let now = env.now();
            let run = is_typed(attribute).then_some(Run::Item(item, attribute));
            next.edit(run, |note| {
                let item = note.items_mut(section).and_then(|items| items.iter_mut().find(|other| other.id == item));
                if let Some(item) = item {
                    set(section, &mut Rc::make_mut(item).values, attribute, value, now);
                }
            });
        }
        SectionAction::RemoveItem { section, item } => next.edit(None, |note| {
            if let Some(items) = note.items_mut(section) {
                items.retain(|other| other.id != item);
            }
            note.forget(item);
        }),

        SectionAction::NothingNew => {
            let now = env.now();
            next.edit_screening(None, |screening| screening.screened_at = Some(now));
        }
        SectionAction::Answer { contraindication, present } => {
            let now = env.now();
            next.edit_screening(None, |screening| {
                let place = screening.answers.iter().position(|answer| answer.contraindication == contraindication);
                match (place, present) {
                    (Some(place), Some(present)) => screening.answers[place].present = present,
                    (Some(place), None) => {
                        screening.answers.remove(place);
                    }
                    (None, Some(present)) => screening.answers.push(Answer {
                        contraindication,
                        present,
                        sites: Vec::new(),
                        going_on_because: String::new(),
                    }),
                    (None, None) => {}
                }
                if present.is_some() {
                    screening.screened_at = Some(now);
                }
            });
        }
        SectionAction::AnswerAt { contraindication, sites } => {
            next.edit_answer(contraindication, None, |answer| answer.sites = sites);
        }
        SectionAction::GoOn { contraindication, because } => {
            let run = Some(Run::GoOn(contraindication));
            next.edit_answer(contraindication, run, |answer| answer.going_on_because = because);
        }

        SectionAction::Measure { measure, site, movement, landmark } => {
            let mut new = Measurement::new(env.new_id(), measure, env.now());
            new.site = site;
            new.movement = movement;
            new.landmark = landmark;
            next.edit(None, |note| note.measures.push(Rc::new(new)));
        }
        SectionAction::EditMeasurement { measurement, edit } => next.edit_measurement(measurement, edit),
        SectionAction::RemoveMeasurement(id) => next.edit(None, |note| {
            note.measures.retain(|measurement| measurement.id != id);
            note.forget(id);
        }),

        SectionAction::Word(wording) => {
            next.edit(Some(Run::Wording(wording.of, wording.place)), |note| word(note, wording));
        }
    }
}

fn word(note: &mut Note, wording: Wording) {
    let is_own = !wording.text.trim().is_empty() && wording.text != wording.instead_of;
    let wordings = Rc::make_mut(&mut note.wordings);
    let stands = wordings.iter().position(|old| old.of == wording.of && old.place == wording.place);
    match (stands, is_own) {
        (Some(stands), true) => wordings[stands] = wording,
        (Some(stands), false) => {
            wordings.remove(stands);
        }
        (None, true) => wordings.push(wording),
        (None, false) => {}
    }
}

/// Sets or clears a value. One that takes its time has it from the moment at which it became so.
fn set(section: Section, values: &mut Values, attribute: AttributeId, value: Option<Value>, now: Timestamp) {
    let Some(field) = section.field(attribute) else { return };
    let was = match &value {
        Some(value) => values.insert(attribute, value.clone()),
        None => values.remove(&attribute),
    };
    if let Some(stamp) = field.stamp.filter(|_| was != value) {
        match value {
            Some(Value::Flag(true)) => values.insert(stamp, Value::Text(now.to_string())),
            _ => values.remove(&stamp),
        };
    }
}

/// What is typed letter by letter is one step.
fn is_typed(attribute: AttributeId) -> bool {
    use crate::note::AttributeKind;
    matches!(attribute.row().kind, AttributeKind::Text | AttributeKind::Number { .. } | AttributeKind::Date)
}

fn edit(measurement: &mut Measurement, edit: MeasurementEdit) {
    match edit {
        MeasurementEdit::Value(taken, value) => {
            let row = measurement.measure.row();
            if value.as_ref().is_none_or(|value| row.objection_to(value).is_none()) {
                measurement.set(taken, value);
            }
        }
        MeasurementEdit::Site(site) => measurement.site = site,
        MeasurementEdit::Movement(movement) => measurement.movement = movement,
        MeasurementEdit::Landmark(landmark) => {
            let side = measurement.site.take().map(|site| site.side);
            if let Some(region) = landmark.as_deref().and_then(known_landmark).map(|known| known.region) {
                // Nobody but the therapist says which of two sides it is.
                let side = if region.row().paired { side } else { Some(Side::Midline) };
                measurement.site = side.map(|side| Site::new(region, side));
            }
            measurement.landmark = landmark;
        }
        MeasurementEdit::AddActivity(activity) => {
            if measurement.activities.len() < MOST_ACTIVITIES {
                measurement.activities.push(crate::note::Activity { activity, before: None, after: None });
            }
        }
        MeasurementEdit::Activity(place, mut activity) => {
            let on_scale = |score: &f64| (0.0..=10.0).contains(score);
            activity.before = activity.before.filter(on_scale);
            activity.after = activity.after.filter(on_scale);
            if let Some(held) = measurement.activities.get_mut(place) {
                *held = activity;
                measurement.follow_activities();
            }
        }
        MeasurementEdit::RemoveActivity(place) => {
            if place < measurement.activities.len() {
                measurement.activities.remove(place);
                measurement.follow_activities();
            }
        }
        MeasurementEdit::Version(version) => measurement.version = version,
        MeasurementEdit::Remark(remark) => measurement.remark = remark,
    }
}

impl State {
    fn edit_screening(&mut self, run: Option<Run>, edit: impl FnOnce(&mut Screening)) {
        self.edit(run, |note: &mut Note| edit(Rc::make_mut(&mut note.screening)));
    }

    fn edit_answer(&mut self, about: ContraindicationId, run: Option<Run>, edit: impl FnOnce(&mut Answer)) {
        self.edit_screening(run, |screening| {
            if let Some(answer) = screening.answers.iter_mut().find(|answer| answer.contraindication == about) {
                edit(answer);
            }
        });
    }

    fn edit_measurement(&mut self, id: Id, change: MeasurementEdit) {
        let is_typed = matches!(
            change,
            MeasurementEdit::Value(..)
                | MeasurementEdit::Version(_)
                | MeasurementEdit::Remark(_)
                | MeasurementEdit::Activity(..)
        );
        self.edit(is_typed.then_some(Run::Measurement(id)), |note| {
            if let Some(held) = note.measures.iter_mut().find(|held| held.id == id) {
                edit(Rc::make_mut(held), change);
            }
        });
    }
}
