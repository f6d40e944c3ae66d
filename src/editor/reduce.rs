//! The one function that changes state.

mod sections;

use std::rc::Rc;

use crate::{
    chart::limited,
    editor::{Action, EntryId, Env, Event, Phase, Run, Screen, State, Tool},
    note::{AttributeId, Finding, Id, MOST_MINUTES, Note, Session, SessionKind, Site, TechniqueId, Treatment, Value},
};

/// The state after an action. An action that names what is not there, or a value off its scale, changes nothing.
pub fn reduce(state: &State, action: Action, env: &dyn Env) -> State {
    let mut next = state.clone();
    if state.screen.read_only && action.edits() {
        next.happen(Event::Refused);
        return next;
    }
    if state.note().is_signed() && action.edits() && !action.attests() {
        next.happen(Event::Locked);
        return next;
    }
    if action.is_off_scale() {
        return next;
    }
    match action {
        Action::OpenNote { note, read_only } => {
            next = State { happening: state.happening, revision: state.revision, ..State::new(*note) };
            next.screen.read_only = read_only;
            next.screen.arrivals = state.screen.arrivals;
            next.screen.rules = state.screen.rules.clone();
            next.screen.author = state.screen.author.clone();
            next.screen.phrases = state.screen.phrases.clone();
            next.screen.words = state.screen.words;
            // Who opens another note says which sessions came before that one, before or after it.
            next.screen.course = state.screen.course.clone();
        }
        Action::SetSessionKind(kind) => next.edit_session(None, |session| session.kind = kind),
        Action::SetClient(client) => next.edit_session(Some(Run::Client), |session| session.client = client),
        Action::SetSessionRemark(remark) => {
            next.edit_session(Some(Run::SessionRemark), |session| session.remark = remark);
        }
        Action::SetBookedMinutes(minutes) => next.edit_session(None, |session| {
            session.booked_minutes = within_the_most(minutes);
        }),

        Action::Say(said) => sections::say(&mut next, said, env),

        Action::AddFinding { finding, site, details } => {
            let mut new = Finding::new(env.new_id(), finding, site, env.now());
            for (attribute, value) in details {
                new.set(attribute, Some(value));
            }
            let entry = EntryId::Finding(new.id);
            next.edit(None, |note| note.findings.push(Rc::new(new)));
            next.add(entry);
        }
        Action::SetDetail { entry, attribute, value } => {
            next.set_details(entry, Some(Run::Detail(entry, attribute)), vec![(attribute, value)]);
        }
        Action::SetDetails { entry, details } => next.set_details(entry, None, details),
        Action::Recheck { finding, attribute, value } => next.edit_finding(finding, None, |finding| {
            match value {
                Some(value) => finding.after.insert(attribute, value),
                None => finding.after.remove(&attribute),
            };
            finding.response = finding.response_by_numbers();
        }),
        Action::SetResponse { entry: EntryId::Finding(id), response } => {
            next.edit_finding(id, None, |finding| finding.response = response);
        }
        Action::SetResponse { entry: EntryId::Treatment(id), response } => {
            next.edit_treatment(id, None, |treatment| treatment.response = response);
        }
        Action::SetRemark { entry: EntryId::Finding(id), remark } => {
            next.edit_finding(id, Some(Run::Remark(EntryId::Finding(id))), |finding| finding.remark = remark);
        }
        Action::SetRemark { entry: EntryId::Treatment(id), remark } => {
            let run = Run::Remark(EntryId::Treatment(id));
            next.edit_treatment(id, Some(run), |treatment| treatment.remark = remark);
        }
        Action::SetStructure { entry, site, structure, side } => next.edit_site(entry, site, |site| {
            site.structure = structure;
            site.side = side;
        }),
        Action::SetSide { entry, site, side } => next.edit_site(entry, site, |site| site.side = side),
        Action::Remove(entry) => {
            next.edit(None, |note| remove(note, entry));
            next.screen.forget_what_is_gone(&next.history.present().clone());
            next.happen(Event::Removed);
        }

        Action::AddTreatment { technique, site, finding, direction } => {
            let mut new = Treatment::new(env.new_id(), technique, env.now());
            new.pressure = technique.row().pressure.map(|pressure| pressure.usual);
            new.sites.extend(site);
            new.findings.extend(finding);
            let treated = finding.and_then(|id| next.note().finding(id));
            new.direction = direction.or_else(|| direction_into(technique, treated?));
            let id = new.id;
            next.edit(None, |note| note.treatments.push(Rc::new(new)));
            next.add(EntryId::Treatment(id));
            next.screen.tool = Some(Tool::Technique(technique));
            next.screen.open_treatment = Some(id);
        }
        Action::AddSite { treatment, site, direction } => next.edit_treatment(treatment, None, |treatment| {
            treatment.direction = direction.or(treatment.direction.take());
            let stands = treatment.sites.iter().position(|old| same_place(old, &site));
            match stands {
                Some(place) if site.mark.as_ref().is_some_and(|mark| mark.stroke.is_some()) => {
                    treatment.sites[place] = Site { minutes: treatment.sites[place].minutes, ..site };
                }
                Some(_) => {}
                None => treatment.sites.push(site),
            }
        }),
        Action::RemoveSite { treatment, site } => next.edit_treatment(treatment, None, |treatment| {
            if site < treatment.sites.len() {
                treatment.sites.remove(site);
            }
        }),
        Action::SetPressure { treatment, pressure } => {
            next.edit_treatment(treatment, None, |treatment| treatment.pressure = pressure);
        }
        Action::SetMinutes { treatment, minutes } => next.edit_treatment(treatment, None, |treatment| {
            treatment.minutes = within_the_most(minutes);
        }),
        Action::SetSiteMinutes { treatment, site, minutes } => {
            next.edit_treatment(treatment, None, |treatment| treatment.set_minutes_of(site, minutes));
        }
        Action::StartClock(id) => {
            let now = env.now();
            next.edit(None, |note| {
                // One pair of hands: starting one clock stops the others.
                for treatment in &mut note.treatments {
                    if treatment.id == id {
                        if treatment.clock_started_at.is_none() {
                            Rc::make_mut(treatment).clock_started_at = Some(now);
                        }
                    } else if treatment.clock_started_at.is_some() {
                        Rc::make_mut(treatment).stop_clock(now);
                    }
                }
            });
            next.happen(Event::Changed(EntryId::Treatment(id)));
        }
        Action::StopClock(id) => {
            let now = env.now();
            next.edit_treatment(id, None, |treatment| treatment.stop_clock(now));
        }
        Action::SetDirection { treatment, direction } => {
            next.edit_treatment(treatment, None, |treatment| treatment.direction = direction);
        }
        Action::SetTool { treatment, tool } => next.edit_treatment(treatment, None, |treatment| treatment.tool = tool),
        Action::SetProduct { treatment, product } => {
            next.edit_treatment(treatment, None, |treatment| treatment.product = product);
        }
        Action::ToggleTreats { treatment, finding } => {
            let stands = next.note().finding(finding).is_some();
            next.edit_treatment(treatment, None, |treatment| {
                let before = treatment.findings.len();
                treatment.findings.retain(|id| *id != finding);
                if treatment.findings.len() == before && stands {
                    treatment.findings.push(finding);
                }
            });
        }

        Action::Attest(statement) => next.attest(*statement),

        Action::Undo => {
            if next.history.undo() {
                next.screen.forget_what_is_gone(&next.history.present().clone());
                next.happen(Event::Undone);
            }
        }
        Action::Redo => {
            if next.history.redo() {
                next.screen.forget_what_is_gone(&next.history.present().clone());
                next.happen(Event::Redone);
            }
        }

        Action::LookAt { view, layer } => {
            next.screen.view = view;
            next.screen.layer = layer;
        }
        Action::SetPhase(phase) => {
            next.put_down();
            next.history.end_run();
            next.screen = Screen { phase, place: None, selection: None, ..next.screen };
        }
        Action::TurnTo(beside) => {
            next.history.end_run();
            next.screen = Screen { beside, place: None, selection: None, ..next.screen };
            next.happen(Event::Turned);
        }
        Action::ChooseRules { kind, set } => {
            next.screen.rules[usize::from(kind == SessionKind::Relaxation)] = Some(set);
        }
        Action::SetAuthor(author) => next.screen.author = Rc::new(author),
        Action::SetDraft(draft) => next.screen.draft = Rc::new(draft),
        Action::SetPhrases(phrases) => next.screen.phrases = phrases,
        Action::PickUp(tool) => {
            next.put_down();
            next.screen.tool = Some(tool);
            next.screen.place = None;
            next.screen.phase = Phase::Before;
            next.happen(Event::PickedUp(tool));
        }
        Action::PutDown => {
            next.put_down();
            next.happen(Event::PutDown);
        }
        Action::PointAt(site) => {
            next.screen.place = Some(site);
            next.screen.selection = None;
            next.happen(Event::Pointed);
        }
        Action::Select(entry) => {
            next.history.end_run();
            next.screen.selection = entry;
            next.screen.place = None;
        }
        Action::SetReadOnly(read_only) => next.screen.read_only = read_only,
        Action::SetKeeping(keeping) => next.screen.keeping = keeping,
        Action::SetArrivals(arrivals) => next.screen.arrivals = arrivals,
        Action::SetWords(words) => next.screen.words = words,
        Action::SetCourse(course) => next.screen.course = course,
    }
    if !Rc::ptr_eq(state.note(), next.note()) {
        next.revision += 1;
    }
    next
}

/// A technique that works into a restriction goes the way in which the finding is restricted.
fn direction_into(technique: TechniqueId, finding: &Finding) -> Option<String> {
    let goes_along = technique.row().directions.contains(&"into restriction");
    match finding.value(AttributeId::named("direction")?) {
        Some(Value::Text(code)) if goes_along => Some(code.clone()),
        _ => None,
    }
}

fn remove(note: &mut Note, entry: EntryId) {
    note.forget(entry.id());
    match entry {
        EntryId::Treatment(id) => note.treatments.retain(|treatment| treatment.id != id),
        EntryId::Finding(id) => {
            note.findings.retain(|finding| finding.id != id);
            for treatment in &mut note.treatments {
                if treatment.findings.contains(&id) {
                    Rc::make_mut(treatment).findings.retain(|treated| *treated != id);
                }
            }
        }
    }
}

fn within_the_most(minutes: Option<f64>) -> Option<f64> {
    minutes.map(|minutes| limited(minutes, 0.0, MOST_MINUTES))
}

fn same_place(a: &Site, b: &Site) -> bool {
    a.structure == b.structure && a.side == b.side
}

impl State {
    pub(super) fn happen(&mut self, event: Event) {
        self.happening.number += 1;
        self.happening.event = Some(event);
    }

    fn add(&mut self, entry: EntryId) {
        self.screen.selection = Some(entry);
        self.screen.place = None;
        self.happen(Event::Added(entry));
    }

    pub(super) fn put_down(&mut self) {
        self.screen.tool = None;
        self.screen.open_treatment = None;
    }

    fn edit(&mut self, run: Option<Run>, edit: impl FnOnce(&mut Note)) {
        let mut note = Note::clone(self.note());
        edit(&mut note);
        self.history.record(note, run);
    }

    fn edit_session(&mut self, run: Option<Run>, edit: impl FnOnce(&mut Session)) {
        self.edit(run, |note| edit(Rc::make_mut(&mut note.session)));
    }

    fn edit_finding(&mut self, id: Id, run: Option<Run>, edit: impl FnOnce(&mut Finding)) {
        let Some(place) = self.note().findings.iter().position(|finding| finding.id == id) else { return };
        self.edit(run, |note| edit(Rc::make_mut(&mut note.findings[place])));
        self.happen(Event::Changed(EntryId::Finding(id)));
    }

    fn edit_treatment(&mut self, id: Id, run: Option<Run>, edit: impl FnOnce(&mut Treatment)) {
        let Some(place) = self.note().treatments.iter().position(|treatment| treatment.id == id) else { return };
        self.edit(run, |note| {
            let treatment = Rc::make_mut(&mut note.treatments[place]);
            let held = treatment.held_minutes();
            let before = (treatment.minutes, treatment.minutes_of_places());
            edit(treatment);
            treatment.follow_places(before);
            treatment.follow_hold(held);
        });
        self.happen(Event::Changed(EntryId::Treatment(id)));
    }

    fn set_details(&mut self, entry: EntryId, run: Option<Run>, details: Vec<(AttributeId, Option<Value>)>) {
        match entry {
            EntryId::Finding(id) => self.edit_finding(id, run, |finding| {
                for (attribute, value) in details {
                    finding.set(attribute, value);
                }
                if !finding.after.is_empty() {
                    finding.response = finding.response_by_numbers().or(finding.response);
                }
            }),
            EntryId::Treatment(id) => self.edit_treatment(id, run, |treatment| {
                for (attribute, value) in details {
                    treatment.set(attribute, value);
                }
            }),
        }
    }

    fn edit_site(&mut self, entry: EntryId, place: usize, edit: impl FnOnce(&mut Site)) {
        match entry {
            EntryId::Finding(id) => self.edit_finding(id, None, |finding| {
                finding.site.as_mut().map(edit);
            }),
            EntryId::Treatment(id) => self.edit_treatment(id, None, |treatment| {
                treatment.sites.get_mut(place).map(edit);
            }),
        }
    }
}
