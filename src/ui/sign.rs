//! One mark on a drawing: a badge, a glyph in it, and a grade beside it.

use web_sys::Element;

use crate::{
    chart::{Glyph, Spot, decimal, glyph},
    note::Placement,
    ui::{
        dom::{append, set},
        sign_path::placed,
    },
};

/// How a mark looks.
#[derive(Clone, Debug)]
pub struct Look<'a> {
    pub glyph: &'a str,
    pub colour: &'a str,
    pub shape: Shape,
    /// True where it gives way to another mark on the same spot.
    pub aside: bool,
    pub size: f64,
    pub number: &'a str,
    pub state: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Findings are round.
    Round,
    /// Treatments are square.
    Square,
}

#[derive(Debug)]
pub struct Sign {
    pub group: Element,
    badge: Element,
    line: Option<Element>,
    solid: Option<Element>,
    grade: Option<Element>,
    glyph: Option<&'static Glyph>,
    shape: Shape,
    spot: Spot,
    aside: bool,
    /// True where the number stands at the viewer's left of the badge.
    number_left: bool,
    size: f64,
}

impl Sign {
    pub fn paint(layer: &Element, placement: Placement, look: &Look<'_>, number_left: bool, unit: f64) -> Option<Sign> {
        let group = append(
            layer,
            "g",
            &[
                ("class", "mark"),
                ("data-colour", look.colour),
                ("data-state", look.state),
                ("data-muted", if placement.muted { "true" } else { "false" }),
            ],
        )?;
        let badge = append(&group, if look.shape == Shape::Round { "circle" } else { "rect" }, &[("class", "badge")])?;
        let glyph = glyph(look.glyph);
        let part = |path: &str, class| {
            if path.is_empty() { None } else { append(&group, "path", &[("class", class)]) }
        };
        let line = glyph.and_then(|glyph| part(glyph.line, "glyph-line"));
        let solid = glyph.and_then(|glyph| part(glyph.solid, "glyph-solid"));
        let grade = if look.number.is_empty() || placement.muted {
            None
        } else {
            let anchor = if number_left { "end" } else { "start" };
            let text = append(&group, "text", &[("class", "grade"), ("text-anchor", anchor)]);
            if let Some(text) = &text {
                text.set_text_content(Some(look.number));
            }
            text
        };
        let sign = Sign {
            group,
            badge,
            line,
            solid,
            grade,
            glyph,
            shape: look.shape,
            spot: placement.spot,
            aside: look.aside,
            number_left,
            size: look.size,
        };
        sign.fit(unit);
        Some(sign)
    }

    /// Keeps its size on the screen; `unit` is how many chart units a pixel of it takes.
    pub fn fit(&self, unit: f64) {
        let aside = if self.aside { 13.0 * unit } else { 0.0 };
        let (x, y) = (self.spot.x - aside, self.spot.y + aside);
        let scale = unit * self.size;
        let put = |element: &Element, name: &str, number: f64| set(element, name, &decimal(number, 2));
        match self.shape {
            Shape::Round => {
                for (name, number) in [("cx", x), ("cy", y), ("r", 12.0 * scale)] {
                    put(&self.badge, name, number);
                }
            }
            Shape::Square => {
                let half = 11.0 * scale;
                let sides = [("x", x - half), ("y", y - half), ("width", 2.0 * half), ("height", 2.0 * half)];
                for (name, number) in sides.into_iter().chain([("rx", 5.0 * scale)]) {
                    put(&self.badge, name, number);
                }
            }
        }
        // A glyph's box is 24 wide; it stands in the badge at seven tenths.
        let (left, top) = (x - 8.4 * scale, y - 8.4 * scale);
        if let (Some(glyph), Some(line)) = (self.glyph, &self.line) {
            set(line, "d", &placed(glyph.line, left, top, 0.7 * scale));
        }
        if let (Some(glyph), Some(solid)) = (self.glyph, &self.solid) {
            set(solid, "d", &placed(glyph.solid, left, top, 0.7 * scale));
        }
        if let Some(grade) = &self.grade {
            put(grade, "x", if self.number_left { x - 13.0 * scale } else { x + 13.0 * scale });
            put(grade, "y", y - 3.0 * scale);
        }
    }
}
