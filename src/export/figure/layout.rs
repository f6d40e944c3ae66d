//! Where each view stands: whole bodies in rows first, close-ups below them.

use crate::chart::{Drawing, Spot};

/// How high a row of whole bodies, or of close-ups, is: a share of the width, and at least so much where it fits.
const BODY: [f64; 2] = [0.72, 560.0];
const CLOSE_UP: [f64; 2] = [0.36, 300.0];
/// Views side by side may shrink to this share of that, to stand in one row.
const LEAST: f64 = 0.7;
/// Between views.
const GAP: f64 = 16.0;
/// Above a view, for its title.
pub const TITLE: f64 = 30.0;

/// A view where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    pub drawing: &'static Drawing,
    /// Where the left top corner of the drawing's box stands; its title is above.
    pub at: Spot,
    /// How large a chart unit is.
    pub scale: f64,
}

impl Panel {
    pub fn width(&self) -> f64 {
        f64::from(self.drawing.view_box[2]) * self.scale
    }
}

/// The views from 0, 0 rightwards and downwards in rows, how wide the widest row is and how high all are.
#[derive(Debug)]
pub struct Panels {
    pub panels: Vec<Panel>,
    pub width: f64,
    pub height: f64,
}

pub fn panels(drawings: &[&'static Drawing], most: f64) -> Panels {
    let (bodies, close_ups): (Vec<_>, Vec<_>) =
        drawings.iter().copied().partition(|drawing| drawing.view.is_whole_body());
    let mut all = Panels { panels: Vec::new(), width: 0.0, height: 0.0 };
    for (drawings, [share, least]) in [(bodies, BODY), (close_ups, CLOSE_UP)] {
        let height = f64::max(share * most, least);
        let rows: Vec<_> = rows(&drawings, height, most).collect();
        // All as small as the longest row has to be, so that they can be compared.
        let shrinking = |row: &&[&'static Drawing]| {
            let (wide, gaps) = widths(row, height);
            (most - gaps) / wide
        };
        let height = height * rows.iter().map(shrinking).fold(1.0, f64::min);
        rows.into_iter().for_each(|row| all.add(row, height));
    }
    for row in all.panels.chunk_by_mut(|one, next| one.at.y == next.at.y) {
        let last = row.last().map_or(0.0, |panel| panel.at.x + panel.width());
        row.iter_mut().for_each(|panel| panel.at.x += (all.width - last) / 2.0);
    }
    all
}

impl Panels {
    fn add(&mut self, row: &[&'static Drawing], height: f64) {
        let mut at = Spot { x: 0.0, y: self.height + TITLE };
        for drawing in row {
            let panel = Panel { drawing, at, scale: height / f64::from(drawing.view_box[3]) };
            at.x += panel.width() + GAP;
            self.panels.push(panel);
        }
        self.width = self.width.max(at.x - GAP);
        self.height += TITLE + height + GAP;
    }
}

/// As few rows as there can be, with about as many views in each.
fn rows<'a>(drawings: &'a [&'static Drawing], height: f64, most: f64) -> impl Iterator<Item = &'a [&'static Drawing]> {
    let fits = |row: &&[&'static Drawing]| {
        let (wide, gaps) = widths(row, height);
        wide * LEAST + gaps <= most
    };
    let mut longest = 1;
    while longest < drawings.len() && drawings.windows(longest + 1).all(|row| fits(&row)) {
        longest += 1;
    }
    let count = drawings.len().div_ceil(longest).max(1);
    drawings.chunks(drawings.len().div_ceil(count).max(1))
}

/// How wide views of that height are together, and the gaps between them.
fn widths(row: &[&'static Drawing], height: f64) -> (f64, f64) {
    let wide = row.iter().map(|drawing| f64::from(drawing.view_box[2] / drawing.view_box[3]) * height).sum();
    let gaps = row.iter().skip(1).map(|_| GAP).sum();
    (wide, gaps)
}
