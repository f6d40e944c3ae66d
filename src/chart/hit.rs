//! From a finger to what lies under it, and to the client's side.

use std::sync::OnceLock;

use crate::chart::{
    drawing::{Drawing, Region},
    order::in_order,
    outline::{Outline, Spot},
    structure::{Side, StructureId},
    view::View,
};

/// How far a finger may miss, in CSS pixels.
pub const REACH: f64 = 12.0;

/// Distances that differ by less than this many chart units are a tie, and the smaller region wins it.
const TIE: f64 = 0.5;

/// On a region across the middle, a tap this near to it means both sides of a paired structure; chart units.
const MIDDLE: f64 = 4.0;

/// A region under the finger.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub region: &'static Region,
    /// Chart units from the finger to the region; 0 inside it.
    pub distance: f64,
}

/// The regions at a spot: those that hold it, the topmost first, or else those within `reach` chart units,
/// the nearest first. A caller with a finger gives [`REACH`] times its chart units per CSS pixel.
pub fn regions_at(drawing: &'static Drawing, spot: Spot, reach: f64) -> Vec<Hit> {
    let outlines = outlines(drawing);
    let pairs = || drawing.regions.iter().zip(outlines);
    let inside: Vec<Hit> = pairs()
        .rev()
        .filter(|(_, outline)| outline.contains(spot))
        .map(|(region, _)| Hit { region, distance: 0.0 })
        .collect();
    if !inside.is_empty() {
        return inside;
    }
    let mut near: Vec<Hit> = pairs()
        .filter_map(|(region, outline)| outline.distance_within(spot, reach).map(|distance| Hit { region, distance }))
        .collect();
    // Distances and areas are not negative, so their bits are in their order.
    near = in_order(near, |hit| hit.distance.to_bits().into());
    if let Some(nearest) = near.first().map(|hit| hit.distance) {
        let others = near.iter().position(|hit| hit.distance >= nearest + TIE).unwrap_or(near.len());
        let others = near.split_off(others);
        near = in_order(near, |hit| hit.region.area.to_bits().into());
        near.extend(others);
    }
    near
}

/// The client's side of a structure that was reached at a spot of a region. Nothing else decides a side.
///
/// A midline structure has none. A paired one has the side that the drawing gives its region; where the
/// region crosses the middle, the half of the drawing decides, and the very middle means both.
pub fn side_of(drawing: &Drawing, region: &Region, structure: StructureId, spot: Spot) -> Side {
    if !structure.row().paired {
        return Side::Midline;
    }
    half_of(drawing, region, spot)
}

/// The side of the client's body that a spot of a region lies on; both at the very middle.
pub(in crate::chart) fn half_of(drawing: &Drawing, region: &Region, spot: Spot) -> Side {
    if region.side != Side::Midline {
        return region.side;
    }
    if spot.x.abs() <= MIDDLE {
        return Side::Bilateral;
    }
    let left_is_right_of_the_middle = drawing.view != View::Posterior;
    if (spot.x > 0.0) == left_is_right_of_the_middle { Side::Left } else { Side::Right }
}

/// The outlines of a drawing's regions, in their order, read once.
pub fn outlines(drawing: &'static Drawing) -> &'static [Outline] {
    static OUTLINES: [OnceLock<Vec<Outline>>; 2 * View::ALL.len()] = [const { OnceLock::new() }; 2 * View::ALL.len()];
    OUTLINES[2 * drawing.view as usize + drawing.layer as usize].get_or_init(|| {
        drawing.regions.iter().map(|region| Outline::of_path(region.outline, region.mirrored)).collect()
    })
}
