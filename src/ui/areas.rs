//! The shaded and the hatched areas of a drawing, on an overlay below the marks.

use std::rc::Rc;

use web_sys::Element;

use crate::{
    chart::{Drawing, Region, decimal},
    editor::{AreaKind, State, areas},
    note::{ContraindicationLevel, Screening, cautioned},
    ui::{
        dom::{append, set},
        overlays::overlay,
    },
};

#[derive(Debug)]
pub struct Areas {
    drawing: &'static Drawing,
    /// The id of the body's outline, which those of the patterns begin with.
    clip: String,
    /// What speaks against a treatment there.
    hatched: Element,
    patterns: Vec<Element>,
    screening: Rc<Screening>,
    cautioned: Vec<(usize, ContraindicationLevel)>,
    /// Where pain goes.
    shaded: Element,
    shown: Vec<(usize, AreaKind)>,
}

impl Areas {
    pub fn new(drawing: &'static Drawing, host: &Element, clip: &str) -> Option<Areas> {
        let overlay = overlay(host, "areas")?;
        let definitions = append(&overlay, "defs", &[])?;
        let pattern = |level| pattern(&definitions, &hatch_id(clip, level), level);
        let patterns = LEVELS.map(pattern).into_iter().collect::<Option<_>>()?;
        let group = || append(&overlay, "g", &[("clip-path", &format!("url(#{clip})"))]);
        let (shaded, hatched) = (group()?, group()?);
        let (clip, screening, cautioned, shown) = (clip.to_owned(), Rc::default(), Vec::new(), Vec::new());
        Some(Areas { drawing, clip, hatched, patterns, screening, cautioned, shaded, shown })
    }

    /// Answers whether what is hatched has changed.
    pub fn show(&mut self, state: &State) -> bool {
        let now = areas(state, self.drawing);
        if now != self.shown {
            self.shaded.replace_children_with_node_0();
            for (place, kind) in &now {
                let kind = match kind {
                    AreaKind::Pain => "pain",
                    AreaKind::Usual => "usual",
                    AreaKind::Spillover => "spillover",
                };
                if let Some(region) = self.drawing.regions.get(*place) {
                    paint(&self.shaded, region, &[("data-area", kind)]);
                }
            }
            self.shown = now;
        }
        self.hatch(&state.note().screening)
    }

    /// The gravest of what speaks against treating a region.
    pub fn caution(&self, place: usize) -> Option<ContraindicationLevel> {
        self.cautioned.iter().find(|(known, _)| *known == place).map(|(_, level)| *level)
    }

    /// Keeps the hatching as wide on the screen, however large the drawing is shown; `unit` is chart units a pixel.
    pub fn fit(&self, unit: f64) {
        for pattern in &self.patterns {
            set(pattern, "patternTransform", &format!("scale({}) rotate(45)", decimal(unit, 3)));
        }
    }

    fn hatch(&mut self, screening: &Rc<Screening>) -> bool {
        if Rc::ptr_eq(screening, &self.screening) {
            return false;
        }
        self.screening = screening.clone();
        let now = cautioned(screening, self.drawing);
        if now == self.cautioned {
            return false;
        }
        self.hatched.replace_children_with_node_0();
        for (place, level) in &now {
            if let Some(region) = self.drawing.regions.get(*place) {
                let fill = format!("url(#{})", hatch_id(&self.clip, *level));
                paint(&self.hatched, region, &[("data-area", level_id(*level)), ("fill", &fill)]);
            }
        }
        self.cautioned = now;
        true
    }
}

const LEVELS: [ContraindicationLevel; 3] =
    [ContraindicationLevel::Absolute, ContraindicationLevel::Local, ContraindicationLevel::Precaution];

/// The name by which the style sheet knows a level.
pub fn level_id(level: ContraindicationLevel) -> &'static str {
    match level {
        ContraindicationLevel::Absolute => "absolute",
        ContraindicationLevel::Local => "local",
        ContraindicationLevel::Precaution => "precaution",
    }
}

fn hatch_id(clip: &str, level: ContraindicationLevel) -> String {
    format!("{clip}-{}", level_id(level))
}

/// Lines both ways, lines one way, or dots: what is graver is denser, whatever its colour.
fn pattern(definitions: &Element, id: &str, level: ContraindicationLevel) -> Option<Element> {
    let path = match level {
        ContraindicationLevel::Absolute => "M0 4H8M4 0V8",
        ContraindicationLevel::Local => "M4 0V8",
        ContraindicationLevel::Precaution => "M4 3V5",
    };
    let attributes = [("id", id), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse")];
    let pattern = append(definitions, "pattern", &attributes)?;
    append(&pattern, "path", &[("class", "hatch"), ("data-area", level_id(level)), ("d", path)])?;
    Some(pattern)
}

fn paint(layer: &Element, region: &Region, attributes: &[(&str, &str)]) {
    let mut all = vec![("class", "area"), ("d", region.outline)];
    all.extend(attributes);
    if region.mirrored {
        all.push(("transform", "scale(-1 1)"));
    }
    append(layer, "path", &all);
}
