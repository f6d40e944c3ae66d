//! The lines between territories of lymph, made from the outlines of the drawing: schematic, as the sheet names them
//! and no picture of them was drawn.

use crate::chart::{
    drawing::{Drawing, Region},
    hit::outlines,
    lymph::{lines, territories_of},
    outline::{Outline, Spot},
};

/// Two regions share a border where their outlines are this near, in chart units.
const NEAR: f64 = 1.2;
/// Points of a line are this far apart, in chart units: it is to look like one stroke of a pencil.
const STEP: f64 = 5.0;

/// The watersheds on a drawing of the surface, each as a line of spots.
///
/// - The sagittal one is x = 0 of a view from the front or from behind, from the crown down to where the body parts.
/// - The transverse ones are the borders between regions of the trunk that the sheet gives to different territories.
/// - The one of the thigh goes down the middle of the regions that the sheet names, seen from the side.
pub fn watersheds(drawing: &'static Drawing) -> Vec<Vec<Spot>> {
    let mut found = Vec::new();
    if drawing.view.mirrored() == drawing.view {
        found.push(sagittal(drawing));
    } else if drawing.view.is_whole_body() {
        found.push(middle_of(drawing));
    }
    found.extend(borders(drawing));
    found.retain(|line| line.len() > 1);
    found
}

fn sagittal(drawing: &Drawing) -> Vec<Spot> {
    let body = Outline::of_path(drawing.silhouette, drawing.mirrored);
    let [_, top, _, height] = drawing.view_box.map(f64::from);
    let spots = heights(top, top + height, 1.0).map(|y| Spot { x: 0.0, y });
    let inside: Vec<Spot> =
        spots.skip_while(|spot| !body.contains(*spot)).take_while(|spot| body.contains(*spot)).collect();
    inside.first().into_iter().chain(inside.last()).copied().collect()
}

/// Down the middle between the outer edges of the regions that are a line of their own.
fn middle_of(drawing: &'static Drawing) -> Vec<Spot> {
    let is_meant = |region: &Region| lines().contains(&region.meaning.surface_region);
    let pairs = || drawing.regions.iter().zip(outlines(drawing)).filter(|(region, _)| is_meant(region));
    let points = || pairs().flat_map(|(_, outline)| outline.loops().iter().flatten());
    let top = points().map(|spot| spot.y).fold(f64::MAX, f64::min);
    let bottom = points().map(|spot| spot.y).fold(f64::MIN, f64::max);
    let [left, _, width, _] = drawing.view_box.map(f64::from);
    let middle = |y: f64| {
        let across = heights(left, left + width, 1.0).map(|x| Spot { x, y });
        let mut inside = across.filter(|spot| pairs().any(|(_, outline)| outline.contains(*spot)));
        let first = inside.next()?;
        Some(Spot { x: (first.x + inside.last().unwrap_or(first).x) / 2.0, y })
    };
    heights(top, bottom, STEP * 4.0).filter_map(middle).collect()
}

/// From one number to another in steps.
fn heights(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(from), move |at| Some(at + step)).take_while(move |at| *at <= to)
}

/// Where regions of different territories meet on the trunk.
fn borders(drawing: &'static Drawing) -> Vec<Vec<Spot>> {
    let order = |region: &Region| {
        let mut territories = territories_of(region.meaning.surface_region, region.side);
        territories.next().map(|territory| territory.order)
    };
    let is_of_limb = |region: &Region| region.meaning.surface_region.is_of_limb();
    let regions: Vec<(&Region, &Outline, u8)> = drawing
        .regions
        .iter()
        .zip(outlines(drawing))
        .filter_map(|(region, outline)| Some((region, outline, order(region)?)))
        .collect();
    let mut found = Vec::new();
    for (region, outline, own) in &regions {
        // The higher of two says where they meet, and a limb that hangs before the trunk meets nothing.
        let meets: Vec<&Outline> = regions
            .iter()
            .filter(|(other, _, order)| order == &(own + 1) && !is_of_limb(region) && !is_of_limb(other))
            .map(|(_, outline, _)| *outline)
            .collect();
        let is_border = |spot: &Spot| meets.iter().any(|other| other.distance_within(*spot, NEAR).is_some());
        for points in outline.loops() {
            found.extend(runs(points, is_border));
        }
    }
    found
}

/// The parts of a closed loop that are meant, each with points no nearer to each other than a step.
fn runs(points: &[Spot], is_meant: impl Fn(&Spot) -> bool) -> Vec<Vec<Spot>> {
    let meant: Vec<bool> = points.iter().map(is_meant).collect();
    let Some(start) = meant.iter().position(|meant| !meant) else { return Vec::new() };
    let mut found: Vec<Vec<Spot>> = Vec::new();
    let mut run: Vec<Spot> = Vec::new();
    for step in 1..=points.len() {
        let place = (start + step) % points.len();
        if meant[place] {
            run.push(points[place]);
        } else if run.len() > 1 {
            found.push(thinned(&std::mem::take(&mut run)));
        } else {
            run.clear();
        }
    }
    found
}

fn thinned(run: &[Spot]) -> Vec<Spot> {
    let mut kept: Vec<Spot> = Vec::new();
    for spot in run {
        let is_far = kept.last().is_none_or(|last| (spot.x - last.x).hypot(spot.y - last.y) >= STEP);
        if is_far {
            kept.push(*spot);
        }
    }
    if let (Some(last), true) = (run.last(), kept.len() > 1) {
        kept.pop();
        kept.push(*last);
    }
    kept
}
