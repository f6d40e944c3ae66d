//! Transparent overlays above a drawing. A browser goes through a whole `<svg>` when one thing in it changes, so marks lie
//! on overlays of their own, a hundred on each: one more costs the same however many there are.

use web_sys::Element;

use crate::ui::dom::{append, set};

/// Puts an overlay above the drawing in a box. The style sheet says by its kind which lie above which.
pub fn overlay(host: &Element, kind: &str) -> Option<Element> {
    let drawing = host.first_element_child()?;
    let sight = drawing.get_attribute("viewBox")?;
    let class = format!("overlay {kind}");
    append(host, "svg", &[("class", &class), ("viewBox", &sight), ("aria-hidden", "true")])
}

/// Lets the drawing in a box, and all that lies above it, look at another part; `sight` is a view box.
pub fn aim(host: &Element, sight: &str) {
    let mut next = host.first_element_child();
    while let Some(svg) = next {
        set(&svg, "viewBox", sight);
        next = svg.next_element_sibling();
    }
}

/// The overlays of one kind, as many as their marks need.
#[derive(Debug)]
pub struct Overlays {
    host: Element,
    kind: &'static str,
    overlays: Vec<Element>,
}

impl Overlays {
    pub fn new(host: &Element, kind: &'static str) -> Overlays {
        Overlays { host: host.clone(), kind, overlays: Vec::new() }
    }

    /// The uppermost overlay that has room, or a new one.
    pub fn top(&mut self) -> Option<Element> {
        let has_room = |overlay: &&Element| overlay.child_element_count() < FULL;
        if let Some(overlay) = self.overlays.iter().rev().find(has_room) {
            return Some(overlay.clone());
        }
        let overlay = overlay(&self.host, self.kind)?;
        self.overlays.push(overlay.clone());
        Some(overlay)
    }

    /// Takes something off, and its overlay with it where that is now empty.
    pub fn remove(&mut self, element: &Element) {
        let overlay = element.parent_element();
        element.remove();
        if let Some(empty) = overlay.filter(|overlay| !overlay.has_child_nodes()) {
            empty.remove();
            self.overlays.retain(|overlay| *overlay != empty);
        }
    }
}

const FULL: u32 = 100;
