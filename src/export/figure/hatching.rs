//! Hatching as lines that end where the area ends, so that each printer paints it the same.

use crate::{
    chart::{Outline, Segment, Spot},
    export::figure::ink::Hatch,
};

/// The lines over an outline; `unit` is how many of the outline's units one of the picture takes.
pub fn hatching(outline: &Outline, hatch: Hatch, unit: f64) -> Vec<Segment> {
    let mut lines = Vec::new();
    for angle in hatch.angles {
        let (sin, cos) = angle.to_radians().sin_cos();
        let turned = |spot: &Spot| Spot { x: spot.x * cos + spot.y * sin, y: spot.y * cos - spot.x * sin };
        let loops: Vec<Vec<Spot>> = outline.loops().iter().map(|points| points.iter().map(turned).collect()).collect();
        let back = |x: f64, y: f64| Spot { x: x * cos - y * sin, y: x * sin + y * cos };
        // Dashes start at the same places on each line, whatever the outline; so dots stand in rows.
        let start = |x: f64| match hatch.dash {
            Some([dash, gap]) => (x / ((dash + gap) * unit)).ceil() * (dash + gap) * unit,
            None => x,
        };
        let gap = hatch.gap * unit;
        let heights = || loops.iter().flatten().map(|spot| spot.y);
        let (least, most) = (heights().fold(f64::MAX, f64::min), heights().fold(f64::MIN, f64::max));
        let mut y = (least / gap).ceil() * gap;
        while y < most {
            let crossings = crossings(&loops, y);
            for pair in crossings.chunks_exact(2) {
                let (from, to) = (start(pair[0]), pair[1]);
                if from < to {
                    lines.extend([Segment::Move(back(from, y)), Segment::Line(back(to, y))]);
                }
            }
            y += gap;
        }
    }
    lines
}

/// Where a level line crosses the loops, from the left to the right.
fn crossings(loops: &[Vec<Spot>], y: f64) -> Vec<f64> {
    let mut crossings = Vec::new();
    for points in loops {
        let ends = points.iter().skip(1).chain(points.first());
        for (from, to) in points.iter().zip(ends).filter(|(from, to)| (from.y > y) != (to.y > y)) {
            crossings.push(from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x));
        }
    }
    crossings.sort_by(f64::total_cmp);
    crossings
}

#[cfg(test)]
mod tests {
    use super::hatching;
    use crate::{
        chart::{Outline, Segment},
        export::figure::ink::Hatch,
    };

    #[test]
    fn lines_end_where_the_area_ends_and_leave_its_hole_free() {
        let outline = Outline::of_path("M0 0l10 0 0 10-10 0zM4 4l2 0 0 2-2 0z", false);
        for angle in [[0.0], [90.0], [45.0], [-45.0]] {
            let angles: &'static [f64] = Box::leak(Box::new(angle));
            let lines = hatching(&outline, Hatch { angles, gap: 0.7, dash: None }, 1.0);
            assert!(lines.len() > 20, "{angle:?}: {} steps", lines.len());
            for pair in lines.chunks_exact(2) {
                let [Segment::Move(from), Segment::Line(to)] = pair else { panic!("{pair:?}") };
                let middle = crate::chart::Spot { x: (from.x + to.x) / 2.0, y: (from.y + to.y) / 2.0 };
                assert!(outline.contains(middle), "{angle:?}: {from:?} to {to:?}");
            }
        }
    }
}
