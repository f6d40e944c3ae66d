//! The views and the key apart from each other, for a page that has its own heading and lists.

use crate::{
    chart::{Drawing, Spot},
    export::figure::{
        Colours, Figure,
        body::Look,
        description, drawings,
        entries::entries,
        groups,
        layout::{self, Panel, Panels, TITLE},
        legend, name, view,
    },
    note::Note,
    words::{ENGLISH, Words},
};

/// How whole bodies and close-ups stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Row below row, as in a picture.
    Below,
    /// All in one row.
    Beside,
}

/// How much smaller a body is beside its marks than in a picture: a page has less room, and marks are to be read on it.
const SMALLER: f64 = 0.6;
/// So that a smaller panel still has its title above it.
const ABOVE: f64 = 6.0;
/// Between what stood in rows.
const GAP: f64 = 16.0;

impl Figure {
    /// Only the views; a row of them is at most so wide.
    pub fn views(note: &Note, colours: Colours, width: f64, rows: Rows, words: Words) -> Figure {
        let entries = entries(note, words);
        let drawings = drawings(&entries);
        let panels = panels(&drawings, width, rows);
        let parts = panels.panels.iter().flat_map(|panel| view(*panel, &entries, note, colours, words)).collect();
        let (name, description) = (name(note, words), description(&entries, &drawings, words));
        Figure { name, words, description, width: panels.width, height: panels.height, parts }
    }

    /// The width and the height that the views would have, without drawing them.
    pub fn size_of_views(note: &Note, width: f64, rows: Rows) -> [f64; 2] {
        let panels = panels(&drawings(&entries(note, ENGLISH)), width, rows);
        [panels.width, panels.height]
    }

    /// Only what shapes and hatchings stand for, at most so wide; 0 high where there are none.
    pub fn key(note: &Note, colours: Colours, width: f64, words: Words) -> Figure {
        let entries = entries(note, words);
        let look = Look { colours, unit: 1.0 };
        let key = legend::key(&entries, &groups(&drawings(&entries), note), width, look, words);
        let (name, description) = (words.say("Legend").to_owned(), String::new());
        Figure { name, words, description, width, height: key.height, parts: key.parts }
    }
}

fn panels(drawings: &[&'static Drawing], width: f64, rows: Rows) -> Panels {
    let mut all = layout::panels(drawings, width / SMALLER);
    if rows == Rows::Beside {
        let (mut left, mut bottom) = (0.0, 0.0);
        for row in all.panels.chunk_by_mut(|one, next| one.at.y == next.at.y) {
            let start = row.first().map_or(0.0, |panel| panel.at.x);
            let mut right: f64 = left;
            for panel in row {
                panel.at = Spot { x: panel.at.x - start + left, y: TITLE };
                right = right.max(panel.at.x + panel.width());
                bottom = f64::max(bottom, TITLE + f64::from(panel.drawing.view_box[3]) * panel.scale + GAP);
            }
            left = right + GAP;
        }
        (all.width, all.height) = ((left - GAP).max(0.0), bottom);
    }
    for panel in &mut all.panels {
        let at = Spot { x: panel.at.x * SMALLER, y: panel.at.y * SMALLER + ABOVE };
        *panel = Panel { at, scale: panel.scale * SMALLER, ..*panel };
    }
    Panels { width: all.width * SMALLER, height: all.height * SMALLER + ABOVE, ..all }
}
