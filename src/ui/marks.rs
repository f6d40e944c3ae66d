//! The signs on a drawing: one element each, repainted only when its own record changed.

use std::rc::Rc;

use web_sys::Element;

use crate::{
    chart::{Drawing, Entries, Spot, decimal, glyph},
    editor::{EntryId, Phase, Placement, State, placements},
    note::{Change, Finding, Note, Response, Site, Stroke, StrokeKind, Treatment, changes},
    ui::{
        dom::{append, set},
        tally::colour,
    },
    words,
};

#[derive(Debug)]
pub struct Marks {
    drawing: &'static Drawing,
    layer: Element,
    strokes: Element,
    painted: Entries<EntryId, Vec<Element>>,
    phase: Phase,
    selected: Option<EntryId>,
}

impl Marks {
    pub fn new(drawing: &'static Drawing, layer: Element, strokes: Element) -> Marks {
        Marks { drawing, layer, strokes, painted: Entries::new(), phase: Phase::Before, selected: None }
    }

    pub fn show(&mut self, before: Option<&State>, state: &State) {
        let note = state.note();
        if self.phase != state.screen.phase {
            self.phase = state.screen.phase;
            let name = if self.phase == Phase::After { "after" } else { "before" };
            set(&self.layer, "data-phase", name);
        }
        match before {
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
                Change::Session(_) => {}
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

    fn wipe(&mut self, entry: EntryId) {
        for element in self.painted.remove(&entry).into_iter().flatten() {
            element.remove();
        }
    }

    fn highlight(&self, entry: Option<EntryId>, on: &str) {
        for element in entry.as_ref().and_then(|entry| self.painted.get(entry)).into_iter().flatten() {
            set(element, "data-selected", on);
        }
    }

    fn paint_finding(&mut self, finding: &Finding) {
        let row = finding.finding.row();
        let Some(site) = &finding.site else { return };
        let size = severity_share(finding).map_or(1.0, |share| 0.85 + 0.4 * share);
        let number = number_of(finding);
        let sign = Sign { glyph: row.id, colour: colour(row.category), round: true, aside: false, size, number: &number };
        let state = match finding.response {
            Some(Response::Resolved) => "gone",
            Some(_) => "checked",
            None => "found",
        };
        self.paint(EntryId::Finding(finding.id), site, &sign, state);
    }

    fn paint_treatment(&mut self, treatment: &Treatment, note: &Note) {
        let row = treatment.technique.row();
        let treated: Vec<_> = treatment.findings.iter().filter_map(|id| note.finding(*id)).collect();
        for site in &treatment.sites {
            // What treats a finding stands at its foot, so that both can be read.
            let aside = treated.iter().any(|finding| finding.site.as_ref().is_some_and(|other| other.mark == site.mark));
            let sign = Sign { glyph: row.family, colour: "treated", round: false, aside, size: 0.85, number: "" };
            self.paint(EntryId::Treatment(treatment.id), site, &sign, "done");
        }
    }

    fn paint(&mut self, entry: EntryId, site: &Site, sign: &Sign<'_>, state: &str) {
        let drawn_here = site.mark.as_ref().filter(|mark| mark.view == self.drawing.view && mark.layer == self.drawing.layer);
        let mut elements = Vec::new();
        if let Some(stroke) = drawn_here.and_then(|mark| mark.stroke.as_ref()) {
            elements.extend(paint_stroke(&self.strokes, stroke, sign.colour));
        }
        for placement in placements(site, self.drawing.view, self.drawing.layer) {
            elements.extend(paint_sign(&self.layer, placement, sign, state, entry));
        }
        let mut all = self.painted.remove(&entry).unwrap_or_default();
        all.extend(elements);
        self.painted.insert(entry, all);
    }
}

/// How a mark looks.
struct Sign<'a> {
    glyph: &'a str,
    colour: &'a str,
    /// Findings are round, treatments are square.
    round: bool,
    aside: bool,
    size: f64,
    number: &'a str,
}

fn paint_sign(layer: &Element, placement: Placement, sign: &Sign<'_>, state: &str, entry: EntryId) -> Option<Element> {
    let Placement { spot, muted } = placement;
    let kind = match entry {
        EntryId::Finding(_) => "finding",
        EntryId::Treatment(_) => "treatment",
    };
    let mark = append(
        layer,
        "g",
        &[
            ("class", "mark"),
            ("data-colour", sign.colour),
            ("data-state", state),
            ("data-kind", kind),
            ("data-muted", if muted { "true" } else { "false" }),
            ("transform", &format!("translate({} {})", decimal(spot.x, 1), decimal(spot.y, 1))),
        ],
    )?;
    // The inner group is scaled by the style sheet, so that zooming touches no mark.
    let body = append(&mark, "g", &[("class", "mark-body")])?;
    let place = if sign.aside { "translate(-13 13) " } else { "" };
    let body = append(&body, "g", &[("transform", &format!("{place}scale({})", decimal(sign.size, 2)))])?;
    if sign.round {
        append(&body, "circle", &[("class", "badge"), ("r", "12")])?;
    } else {
        append(&body, "rect", &[("class", "badge"), ("x", "-11"), ("y", "-11"), ("width", "22"), ("height", "22"), ("rx", "5")])?;
    }
    if let Some(glyph) = glyph(sign.glyph) {
        let place = "translate(-8.4 -8.4) scale(.7)";
        if !glyph.line.is_empty() {
            append(&body, "path", &[("class", "glyph-line"), ("d", glyph.line), ("transform", place)])?;
        }
        if !glyph.solid.is_empty() {
            append(&body, "path", &[("class", "glyph-solid"), ("d", glyph.solid), ("transform", place)])?;
        }
    }
    if !sign.number.is_empty() && !muted {
        let text = append(&body, "text", &[("class", "grade"), ("x", "14"), ("y", "5")])?;
        text.set_text_content(Some(sign.number));
    }
    Some(mark)
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
        // The barbs lie back along the line and to either side of it.
        let length = (to.x - from.x).hypot(to.y - from.y).max(0.1);
        let (along_x, along_y) = ((to.x - from.x) / length * 6.0, (to.y - from.y) / length * 6.0);
        let (aside_x, aside_y) = (-along_y * 0.55, along_x * 0.55);
        go("M", to.x - along_x + aside_x, to.y - along_y + aside_y);
        go("L", to.x, to.y);
        go("L", to.x - along_x - aside_x, to.y - along_y - aside_y);
    }
    data
}

/// How severe it is, from 0 to 1; none where it was not graded.
fn severity_share(finding: &Finding) -> Option<f64> {
    let attribute = finding.finding.row().severity?;
    let row = attribute.row();
    let measure = row.measure(finding.severity()?)?;
    let most = match &row.kind {
        #[expect(clippy::cast_precision_loss, reason = "scales have a dozen levels")]
        crate::note::AttributeKind::Scale(scale) => scale.levels.len().saturating_sub(1) as f64,
        crate::note::AttributeKind::Number { most, .. } => *most,
        _ => return None,
    };
    (most > 0.0).then(|| (measure / most).clamp(0.0, 1.0))
}

/// "6", or "6→2" once it was checked again.
fn number_of(finding: &Finding) -> String {
    let Some(attribute) = finding.finding.row().severity else { return String::new() };
    let before = finding.value(attribute).map(|value| words::grade(attribute, value));
    let after = finding.after.get(&attribute).map(|value| words::grade(attribute, value));
    match (before, after) {
        (Some(before), Some(after)) => format!("{before}→{after}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => String::new(),
    }
}
