//! The shaded areas of a drawing, on an overlay below the marks.

use web_sys::Element;

use crate::{
    chart::Drawing,
    editor::{AreaKind, State, areas},
    ui::{dom::append, overlays::overlay},
};

#[derive(Debug)]
pub struct Areas {
    drawing: &'static Drawing,
    layer: Element,
    shown: Vec<(usize, AreaKind)>,
}

impl Areas {
    /// `clip` is the id of the body's outline, which clips the regions.
    pub fn new(drawing: &'static Drawing, host: &Element, clip: &str) -> Option<Areas> {
        let clip = format!("url(#{clip})");
        let layer = append(&overlay(host, "areas")?, "g", &[("clip-path", &clip)])?;
        Some(Areas { drawing, layer, shown: Vec::new() })
    }

    pub fn show(&mut self, state: &State) {
        let now = areas(state, self.drawing);
        if now == self.shown {
            return;
        }
        self.layer.replace_children_with_node_0();
        for (place, kind) in &now {
            let kind = match kind {
                AreaKind::Pain => "pain",
                AreaKind::Usual => "usual",
                AreaKind::Spillover => "spillover",
            };
            if let Some(region) = self.drawing.regions.get(*place) {
                let mut attributes = vec![("class", "area"), ("data-area", kind), ("d", region.outline)];
                if region.mirrored {
                    attributes.push(("transform", "scale(-1 1)"));
                }
                append(&self.layer, "path", &attributes);
            }
        }
        self.shown = now;
    }
}
