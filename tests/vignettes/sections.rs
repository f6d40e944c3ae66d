//! What a script says of the session beside findings and treatments, on the pages that the screen has for it.

use std::collections::BTreeSet;

use palpate::{
    chart::{Side, StructureId},
    editor::{Action, Beside, MeasurementEdit, Phase, SectionAction},
    note::{
        Activity, AttributeId, Condition, ContraindicationId, Id, MeasureId, MeasurePlace, Measurement, Page, Section,
        SectionField, Site, Taken, Value, Values, joints, landmarks, movements, usual_measures,
    },
};

use super::{
    hand::{Done, Hand},
    screen::check_value,
    script::{Details, Measure, Remeasure, Screen, Step, Tab},
};

/// What has been opened on a page; turning to another one closes it.
#[derive(Debug, Default)]
pub struct Opened {
    /// Sections whose fields on demand are in sight.
    sections: BTreeSet<Section>,
    /// The same of items, such as one of several goals.
    items: BTreeSet<Id>,
    red_flags: bool,
    other_contraindications: bool,
    other_measures: bool,
    /// The measurement that was asked for; else the newest is open.
    measurement: Option<Id>,
}

impl Hand {
    pub fn section_step(&mut self, step: &Step) -> Done {
        match step {
            Step::Client(name) => {
                self.count.typed(name);
                self.dispatch(Action::SetClient(name.clone()));
                Ok(())
            }
            Step::Booked(minutes) => self.book(*minutes),
            Step::Page(tab) => self.turn(*tab),
            Step::Say(sections) => sections.iter().try_for_each(|(section, values)| {
                self.sees(*section)?;
                values.iter().try_for_each(|(key, value)| self.say(*section, None, key, value))
            }),
            Step::Diagnosis(values) => self.add(Section::Diagnoses, values),
            Step::Goal(values) => self.add(Section::Goals, values),
            Step::NothingNew(true) => {
                self.sees(Section::Screening)?;
                self.tapped(Action::Say(SectionAction::NothingNew))
            }
            Step::Screen(screen) => self.screen(screen),
            Step::Measure(measure) => self.measure(measure),
            Step::Remeasure(again) => self.remeasure(again),
            _ => Err("expected true".to_owned()),
        }
    }

    fn book(&mut self, minutes: f64) -> Done {
        if self.state.screen.beside != Beside::List || self.state.screen.phase == Phase::After {
            return Err("the time stands below the list".to_owned());
        }
        self.nothing_is_open()?;
        self.count.booked(minutes);
        self.dispatch(Action::SetBookedMinutes(Some(minutes)));
        Ok(())
    }

    /// Details that are open hide the tabs.
    fn turn(&mut self, tab: Tab) -> Done {
        self.nothing_is_open()?;
        let beside = match tab {
            Tab::Chart => Beside::List,
            Tab::Client => Beside::Page(Page::Client),
            Tab::Measures => Beside::Page(Page::Measures),
            Tab::Plan => Beside::Page(Page::Plan),
            Tab::Finish => Beside::Finish,
        };
        if let Beside::Page(page) = beside {
            let note = self.state.note();
            if !Section::ALL.into_iter().any(|section| section.row().page == page && section.is_shown(note)) {
                return Err(format!("a {:?} session has no such tab", note.session.kind));
            }
        }
        self.opened = Opened::default();
        self.tapped(Action::TurnTo(beside))
    }

    /// The section stands on the page beside the chart.
    fn sees(&self, section: Section) -> Done {
        self.nothing_is_open()?;
        if self.state.screen.beside != Beside::Page(section.row().page) {
            return Err(format!("{} stands on another page", section.row().title));
        }
        match section.is_shown(self.state.note()) {
            true => Ok(()),
            false => Err(format!("{} is not shown for this kind of session", section.row().title)),
        }
    }

    /// Sets a field of a section, or of one of its items.
    fn say(&mut self, section: Section, item: Option<Id>, key: &str, value: &Value) -> Done {
        let note = self.state.note().clone();
        let none = Values::new();
        let values = match item {
            None => note.values(section).map_or(&none, |values| &**values),
            Some(id) => {
                let held = note.items(section).and_then(|items| items.iter().find(|held| held.id == id));
                held.map_or(&none, |item| &item.values)
            }
        };
        let (in_sight, on_demand) = section.shown(note.session.kind, values);
        let named = |fields: &[&'static SectionField]| {
            fields.iter().copied().find(|field| field.use_.attribute.row().id == key)
        };
        let field = match (named(&in_sight), named(&on_demand)) {
            (Some(field), _) => field,
            (None, Some(field)) => {
                let opens =
                    item.map_or_else(|| self.opened.sections.insert(section), |item| self.opened.items.insert(item));
                self.count.taps += u32::from(opens);
                field
            }
            (None, None) => return Err(format!("{} has no field {key}", section.row().title)),
        };
        check_value(&field.use_, value)?;
        let attribute = field.use_.attribute;
        let code = values.get(&AttributeId::named("condition").ok_or("no condition")?).and_then(code_of);
        let offered_codes = code.and_then(Condition::named).into_iter().flat_map(Condition::codes);
        let is_offered_code = key == "icd10cm" && offered_codes.into_iter().any(|code| code_of(value) == Some(code));
        if is_offered_code {
            self.count.taps += 1;
        } else {
            self.count.value(&field.use_, value, None);
        }
        let value = Some(value.clone());
        self.dispatch(Action::Say(match item {
            None => SectionAction::Set { section, attribute, value },
            Some(item) => SectionAction::SetOfItem { section, item, attribute, value },
        }));
        Ok(())
    }

    /// Adds one of several and says what it is. A condition comes first: it offers its codes.
    fn add(&mut self, section: Section, values: &Details) -> Done {
        self.sees(section)?;
        self.tapped(Action::Say(SectionAction::AddItem { section, values: Vec::new() }))?;
        let items = self.state.note().items(section).ok_or("no list")?;
        let id = items.last().ok_or("nothing was added")?.id;
        values.iter().try_for_each(|(key, value)| self.say(section, Some(id), key, value))
    }

    /// A chip of one of the two groups: a tap says present, a second ruled out.
    fn screen(&mut self, screen: &Screen) -> Done {
        self.sees(Section::Screening)?;
        let contraindication = ContraindicationId::named(&screen.about)
            .ok_or_else(|| format!("there is no contraindication {}", screen.about))?;
        let group = if contraindication.row().red_flag {
            &mut self.opened.red_flags
        } else {
            &mut self.opened.other_contraindications
        };
        self.count.taps += u32::from(!std::mem::replace(group, true));
        self.tapped(Action::Say(SectionAction::Answer { contraindication, present: Some(true) }))?;
        if !screen.present {
            self.tapped(Action::Say(SectionAction::Answer { contraindication, present: Some(false) }))?;
        }
        match &screen.because {
            Some(_) if !screen.present => Err("only what is present asks why it goes on".to_owned()),
            Some(because) => {
                self.count.typed(because);
                self.dispatch(Action::Say(SectionAction::GoOn { contraindication, because: because.clone() }));
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn measure(&mut self, wanted: &Measure) -> Done {
        self.sees(Section::Measures)?;
        let measure = MeasureId::named(&wanted.measure).filter(|measure| measure.row().is_offered);
        let measure = measure.ok_or_else(|| format!("there is no measure {}", wanted.measure))?;
        if !usual_measures(self.state.note()).contains(&measure) {
            self.count.taps += u32::from(!std::mem::replace(&mut self.opened.other_measures, true));
        }
        let new = SectionAction::Measure { measure, site: None, movement: None, landmark: None };
        self.tapped(Action::Say(new))?;
        self.opened.measurement = None;
        let id = self.state.note().measures.last().ok_or("nothing was added")?.id;
        self.put(id, measure.row().place, wanted)?;
        if measure.row().is_mean == wanted.activities.is_empty() {
            return Err("activities belong to a measure that is their mean, and to no other".to_owned());
        }
        for (place, (activity, score)) in wanted.activities.iter().enumerate() {
            self.count.typed(activity);
            self.edit(id, MeasurementEdit::AddActivity(activity.clone()));
            self.count.taps += 1;
            let scored = Activity { activity: activity.clone(), before: Some(*score), after: None };
            self.edit(id, MeasurementEdit::Activity(place, scored));
        }
        let values = [
            (Taken::Before, &wanted.before),
            (Taken::Baseline, &wanted.baseline),
            (Taken::OtherSide, &wanted.other_side),
        ];
        values.into_iter().try_for_each(|(taken, value)| self.take_value(id, taken, value.as_ref()))
    }

    /// Where it is measured: chips for a joint, its movement, a landmark and its side; a search for any other place.
    fn put(&mut self, id: Id, place: MeasurePlace, wanted: &Measure) -> Done {
        let structure =
            wanted.structure.as_deref().map(|id| StructureId::named(id).ok_or(format!("no structure {id}")));
        let structure = structure.transpose()?;
        let site = |structure: StructureId| {
            let side = wanted.side.unwrap_or(Side::Midline);
            match (structure.row().paired, side) {
                (true, Side::Midline) | (false, Side::Left | Side::Right | Side::Bilateral) => {
                    Err(format!("{} has no side {side:?} to choose", structure.row().id))
                }
                _ => Ok(Site::new(structure, side)),
            }
        };
        match (place, structure) {
            (MeasurePlace::Nowhere, None) => Ok(()),
            (MeasurePlace::Anywhere, None) if wanted.side.is_none() => Ok(()),
            (MeasurePlace::Anywhere, Some(structure)) => {
                let site = site(structure)?;
                self.count.place(structure, site.side);
                self.edit(id, MeasurementEdit::Site(Some(site)));
                Ok(())
            }
            (MeasurePlace::Movement, Some(joint)) => {
                let movement = wanted.movement.as_deref().ok_or("a range has a movement")?;
                if !joints().contains(&joint) || !movements(joint).contains(&movement) {
                    return Err(format!("no chip for {movement} of {}", joint.row().id));
                }
                self.count.taps += 2;
                self.edit(id, MeasurementEdit::Site(Some(site(joint)?)));
                self.edit(id, MeasurementEdit::Movement(Some(movement.to_owned())));
                Ok(())
            }
            (MeasurePlace::Landmark, None) => {
                let landmark = wanted.landmark.as_deref().ok_or("a girth has a landmark")?;
                let known = landmarks().iter().find(|known| known.id == landmark).ok_or("no such landmark")?;
                self.count.taps += 1;
                self.edit(id, MeasurementEdit::Landmark(Some(landmark.to_owned())));
                if known.region.row().paired {
                    self.count.taps += 1;
                    self.edit(id, MeasurementEdit::Site(Some(site(known.region)?)));
                }
                Ok(())
            }
            (place, _) => Err(format!("the place is {place:?}")),
        }
    }

    fn take_value(&mut self, id: Id, taken: Taken, value: Option<&Value>) -> Done {
        let Some(value) = value else { return Ok(()) };
        let measurement = self.measurement(id)?;
        let row = measurement.measure.row();
        if row.is_mean {
            return Err("it is the mean of its activities".to_owned());
        }
        let is_sided = measurement.site.as_ref().is_some_and(|site| site.structure.row().paired);
        if taken == Taken::OtherSide && !is_sided {
            return Err("the other side is asked of one of a pair".to_owned());
        }
        if let Some(why) = row.objection_to(value) {
            return Err(why);
        }
        self.count.measured(&row.kind, value);
        self.edit(id, MeasurementEdit::Value(taken, Some(value.clone())));
        Ok(())
    }

    fn remeasure(&mut self, again: &Remeasure) -> Done {
        self.sees(Section::Measures)?;
        let measures = &self.state.note().measures;
        let id = measures.get(again.measurement).ok_or("the page has no such measurement")?.id;
        let open = self.opened.measurement.or(measures.last().map(|newest| newest.id));
        if open != Some(id) {
            self.count.taps += 1;
            self.opened.measurement = Some(id);
        }
        self.take_value(id, Taken::After, Some(&again.after))
    }

    fn measurement(&self, id: Id) -> Result<Measurement, String> {
        let found = self.state.note().measures.iter().find(|held| held.id == id);
        found.map(|held| Measurement::clone(held)).ok_or_else(|| "the measurement is gone".to_owned())
    }

    /// An edit whose touches were counted.
    fn edit(&mut self, measurement: Id, edit: MeasurementEdit) {
        self.dispatch(Action::Say(SectionAction::EditMeasurement { measurement, edit }));
    }
}

fn code_of(value: &Value) -> Option<&str> {
    match value {
        Value::Text(code) => Some(code),
        _ => None,
    }
}
