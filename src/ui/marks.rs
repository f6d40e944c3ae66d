//! The signs on a drawing: one element each, repainted only when its own record changed.

use std::rc::Rc;

use web_sys::Element;

use crate::{
    chart::{Drawing, Entries, Spot, arrow_head, decimal},
    editor::{EntryId, State},
    note::{Change, Finding, Note, Placement, Response, Site, Stroke, StrokeKind, Treatment, changes, placements},
    ui::{
        dom::{append, set},
        overlays::Overlays,
        sign::{Look, Shape, Sign},
    },
    words::Words,
};

/// What one finding or one treatment has on the drawing.
#[derive(Debug, Default)]
struct Painted {
    signs: Vec<Sign>,
    strokes: Vec<Element>,
}

#[derive(Debug)]
pub struct Marks {
    drawing: &'static Drawing,
    words: Words,
    strokes: Overlays,
    treatments: Overlays,
    findings: Overlays,
    /// What the last session found here, outlined.
    ghosts: Overlays,
    haunting: Vec<Rc<Finding>>,
    outlined: Vec<Sign>,
    painted: Entries<EntryId, Painted>,
    /// Chart units that a pixel of a mark takes.
    unit: f64,
    selected: Option<EntryId>,
}

impl Marks {
    /// The marks of a drawing, on overlays in the box that holds it.
    pub fn new(drawing: &'static Drawing, host: &Element, words: Words) -> Marks {
        Marks {
            drawing,
            words,
            strokes: Overlays::new(host, "strokes"),
            treatments: Overlays::new(host, "treatments"),
            findings: Overlays::new(host, "findings"),
            ghosts: Overlays::new(host, "ghosts"),
            haunting: Vec::new(),
            outlined: Vec::new(),
            painted: Entries::new(),
            unit: 1.0,
            selected: None,
        }
    }

    pub fn show(&mut self, before: Option<&State>, state: &State) {
        let note = state.note();
        self.haunt(state.ghosts());
        match before {
            // Where a mark of another drawing stands here, that drawing says.
            Some(before) if before.screen.arrivals.drawings != state.screen.arrivals.drawings => self.paint_all(note),
            Some(before) if Rc::ptr_eq(before.note(), note) => {}
            Some(before) if before.note().id == note.id => self.change(&changes(before.note(), note), note),
            _ => self.paint_all(note),
        }
        if self.selected != state.screen.selection {
            self.highlight(self.selected, "false");
            self.selected = state.screen.selection;
        }
        self.highlight(self.selected, "true");
    }

    /// Outlines what is to be looked at again.
    fn haunt(&mut self, ghosts: Vec<Rc<Finding>>) {
        let is_same = |(a, b): (&Rc<Finding>, &Rc<Finding>)| Rc::ptr_eq(a, b);
        if ghosts.len() == self.haunting.len() && ghosts.iter().zip(&self.haunting).all(is_same) {
            return;
        }
        for sign in self.outlined.drain(..) {
            self.ghosts.remove(&sign.group);
        }
        for ghost in &ghosts {
            let row = ghost.finding.row();
            let Some(site) = &ghost.site else { continue };
            let look = Look {
                glyph: row.id,
                colour: row.category.group().id(),
                shape: Shape::Round,
                aside: false,
                size: 1.0,
                number: "",
                state: "ghost",
            };
            for place in placements(site, self.drawing.view, self.drawing.layer) {
                let sign = self.ghosts.top().and_then(|overlay| Sign::paint(&overlay, place, &look, false, self.unit));
                self.outlined.extend(sign);
            }
        }
        self.haunting = ghosts;
    }

    fn paint_all(&mut self, note: &Note) {
        for entry in self.painted.keys().copied().collect::<Vec<_>>() {
            self.wipe(entry);
        }
        for treatment in &note.treatments {
            self.paint_treatment(treatment, note);
        }
        for finding in &note.findings {
            self.paint_finding(finding);
        }
    }

    fn change(&mut self, changes: &[Change], note: &Note) {
        for change in changes {
            match change {
                // Nothing of it is marked on the chart.
                Change::Session(_)
                | Change::Section(..)
                | Change::Screening(_)
                | Change::RemoveMeasurement(_)
                | Change::PutMeasurement(..)
                | Change::RemoveItem(..)
                | Change::PutItem(..)
                | Change::Wordings(_)
                | Change::CutRecord(_)
                | Change::AddStatement(_) => {}
                Change::RemoveFinding(id) => self.wipe(EntryId::Finding(*id)),
                Change::RemoveTreatment(id) => self.wipe(EntryId::Treatment(*id)),
                Change::PutFinding(_, finding) => {
                    self.wipe(EntryId::Finding(finding.id));
                    self.paint_finding(finding);
                }
                Change::PutTreatment(_, treatment) => {
                    self.wipe(EntryId::Treatment(treatment.id));
                    self.paint_treatment(treatment, note);
                }
            }
        }
    }

    /// Keeps the marks the same size on the screen when the drawing is shown larger or smaller.
    pub fn fit(&mut self, unit: f64) {
        if (unit / self.unit - 1.0).abs() > 0.01 {
            self.unit = unit;
            for sign in self.painted.values().flat_map(|painted| &painted.signs).chain(&self.outlined) {
                sign.fit(unit);
            }
        }
    }

    fn wipe(&mut self, entry: EntryId) {
        if let Some(painted) = self.painted.remove(&entry) {
            for stroke in &painted.strokes {
                self.strokes.remove(stroke);
            }
            let overlays = signs_of(entry, &mut self.findings, &mut self.treatments);
            for sign in &painted.signs {
                overlays.remove(&sign.group);
            }
        }
    }

    fn highlight(&self, entry: Option<EntryId>, on: &str) {
        let painted = entry.as_ref().and_then(|entry| self.painted.get(entry));
        for sign in painted.iter().flat_map(|painted| &painted.signs) {
            set(&sign.group, "data-selected", on);
        }
    }

    fn paint_finding(&mut self, finding: &Finding) {
        let row = finding.finding.row();
        let Some(site) = &finding.site else { return };
        let size = finding.severity_share().map_or(1.0, |share| 0.85 + 0.4 * share);
        let number = number_of(self.words, finding);
        let state = match finding.response {
            Some(Response::Resolved) => "gone",
            Some(_) => "checked",
            None => "found",
        };
        let look = Look {
            glyph: row.id,
            colour: row.category.group().id(),
            shape: Shape::Round,
            aside: false,
            size,
            number: &number,
            state,
        };
        self.paint(EntryId::Finding(finding.id), site, &look);
    }

    fn paint_treatment(&mut self, treatment: &Treatment, note: &Note) {
        let row = treatment.technique.row();
        // What treats a finding stands at its foot, so that both can be read.
        let findings: Vec<&Site> = note.findings.iter().filter_map(|finding| finding.site.as_ref()).collect();
        for site in &treatment.sites {
            let aside = findings.iter().any(|spot| is_near(site, spot));
            let (shape, size) = (Shape::Square, 0.85);
            let look = Look { glyph: row.family, colour: "treated", shape, aside, size, number: "", state: "done" };
            self.paint(EntryId::Treatment(treatment.id), site, &look);
        }
    }

    fn paint(&mut self, entry: EntryId, site: &Site, look: &Look<'_>) {
        let drawn_here =
            site.mark.as_ref().filter(|mark| mark.view == self.drawing.view && mark.layer == self.drawing.layer);
        let stroke = drawn_here.and_then(|mark| mark.stroke.as_ref());
        let stroke = stroke.and_then(|stroke| paint_stroke(&self.strokes.top()?, stroke, look.colour));
        let overlays = signs_of(entry, &mut self.findings, &mut self.treatments);
        let placements = placements(site, self.drawing.view, self.drawing.layer);
        let sign = |place: Placement| {
            let number_left = number_stands_left(self.drawing, place.spot);
            Sign::paint(&overlays.top()?, place, look, number_left, self.unit)
        };
        let signs: Vec<Sign> = placements.filter_map(sign).collect();
        let painted = self.painted.or_default(entry);
        painted.strokes.extend(stroke);
        painted.signs.extend(signs);
    }
}

/// Treatments lie below findings.
fn signs_of<'a>(entry: EntryId, findings: &'a mut Overlays, treatments: &'a mut Overlays) -> &'a mut Overlays {
    match entry {
        EntryId::Finding(_) => findings,
        EntryId::Treatment(_) => treatments,
    }
}

fn paint_stroke(layer: &Element, stroke: &Stroke, colour: &str) -> Option<Element> {
    let spots: Vec<Spot> = stroke.points.iter().copied().map(Spot::from).collect();
    let (class, data) = match stroke.kind {
        StrokeKind::Direction => ("stroke-direction", line(&spots, true)),
        StrokeKind::Area => ("stroke-area", format!("{}z", line(&spots, false))),
    };
    append(layer, "path", &[("class", class), ("data-colour", colour), ("d", &data)])
}

/// Path data through spots, with an arrow's head at the last where one is asked for.
pub fn line(spots: &[Spot], head: bool) -> String {
    let mut data = String::new();
    let mut go = |command: &str, x: f64, y: f64| {
        data.push_str(&format!("{command}{} {}", decimal(x, 1), decimal(y, 1)));
    };
    for (place, spot) in spots.iter().enumerate() {
        go(if place == 0 { "M" } else { "L" }, spot.x, spot.y);
    }
    if let ([.., from, to], true) = (spots, head) {
        for (place, spot) in arrow_head(*from, *to).into_iter().enumerate() {
            go(if place == 0 { "M" } else { "L" }, spot.x, spot.y);
        }
    }
    data
}

/// True where two marks of one drawing would cover each other.
fn is_near(site: &Site, other: &Site) -> bool {
    let (Some(mark), Some(other)) = (&site.mark, &other.mark) else { return false };
    let apart = (mark.point.x - other.point.x).hypot(mark.point.y - other.point.y);
    mark.view == other.view && mark.layer == other.layer && apart < 20.0
}

/// Numbers stand away from the midline, where marks of both sides meet, and never beyond the edge of the drawing.
fn number_stands_left(drawing: &Drawing, spot: Spot) -> bool {
    let [left, _, width, _] = drawing.view_box.map(f64::from);
    let across = (spot.x - left) / width;
    (0.2..0.5).contains(&across) || across > 0.8
}

/// "6", or "6→2" once it was checked again.
fn number_of(words: Words, finding: &Finding) -> String {
    let Some(attribute) = finding.finding.row().severity else { return String::new() };
    let before = finding.value(attribute).map(|value| words.grade(attribute, value));
    let after = finding.after.get(&attribute).map(|value| words.grade(attribute, value));
    match (before, after) {
        (Some(before), Some(after)) => format!("{before}→{after}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => String::new(),
    }
}
