//! Transparent overlays above a drawing. A browser goes through a whole `<svg>` when one thing in it changes, so marks lie
//! on overlays of their own, a hundred on each: one more costs the same however many there are.

use web_sys::Element;

use crate::ui::dom::{append, set};

/// The overlays of one kind; they look at the same part of the drawing.
#[derive(Debug)]
pub struct Overlays {
    host: Element,
    class: String,
    sight: String,
    overlays: Vec<Element>,
}

impl Overlays {
    /// The style sheet says by the kind's name which lie above which; `sight` is a view box.
    pub fn new(host: &Element, kind: &str, sight: &str) -> Overlays {
        let (class, sight) = (format!("overlay {kind}"), sight.to_owned());
        Overlays { host: host.clone(), class, sight, overlays: Vec::new() }
    }

    /// The uppermost overlay that has room, or a new one.
    pub fn top(&mut self) -> Option<Element> {
        let has_room = |overlay: &&Element| overlay.child_element_count() < FULL;
        if let Some(overlay) = self.overlays.iter().rev().find(has_room) {
            return Some(overlay.clone());
        }
        let attributes = [("class", self.class.as_str()), ("viewBox", &self.sight), ("aria-hidden", "true")];
        let overlay = append(&self.host, "svg", &attributes)?;
        self.overlays.push(overlay.clone());
        Some(overlay)
    }

    /// Looks at another part of the drawing.
    pub fn aim(&mut self, sight: &str) {
        sight.clone_into(&mut self.sight);
        for overlay in &self.overlays {
            set(overlay, "viewBox", sight);
        }
    }

    /// Takes something off, and its overlay with it where that is now empty.
    pub fn remove(&mut self, element: &Element) {
        element.remove();
        self.overlays.retain(|overlay| {
            let holds = overlay.has_child_nodes();
            if !holds {
                overlay.remove();
            }
            holds
        });
    }
}

const FULL: u32 = 100;
