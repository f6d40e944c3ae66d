//! Strokes that drain lymph: which techniques they belong to, where they go, and how one follows its way.

use crate::{
    chart::{
        Drawing, Layer, Region, Side, Spot, Territory, View, detours, drawing, in_order, regions_at, territories,
        territories_at, territories_of,
    },
    editor::{Action, State, Tool, stroke::draw},
    note::{Note, Site, StrokeKind, TechniqueId, Treatment},
};

/// A stroke follows the drainage where its direction is no farther off than this, in degrees.
pub const TOLERANCE: f64 = 35.0;

/// A line this many times as long as the way between its ends is drawn as it is meant, such as a spiral.
const WINDING: f64 = 1.4;

/// An arrow of the way that lymph is moved on a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    pub from: Spot,
    pub to: Spot,
    /// True where it leads around a basin that is cleared.
    pub is_detour: bool,
}

/// True for a technique that moves lymph, and so has a direction.
pub fn drains(technique: TechniqueId) -> bool {
    let row = technique.row();
    row.family == "lymphatic" && !row.directions.is_empty()
}

/// True while a technique that moves lymph is in the hand.
pub fn is_draining(state: &State) -> bool {
    matches!(state.screen.tool, Some(Tool::Technique(technique)) if drains(technique))
}

/// The territories whose basin the screening says is cleared: strokes go around it.
pub fn cleared(note: &Note) -> Vec<&'static Territory> {
    let says = |id: &str| detours().iter().any(|detour| detour.used_when == id);
    let answers = note.screening.present().filter(|(_, row)| says(row.id));
    // The middle does not say which side it is.
    let sites = answers.flat_map(|(answer, _)| &answer.sites).filter(|site| site.side != Side::Midline);
    sites.flat_map(|site| territories_of(site.structure, site.side)).collect()
}

/// The territories to whose basins the lymph of one is moved: its own, or those around a cleared one.
fn aims(territory: &'static Territory, view: Option<View>, cleared: &[&Territory]) -> Vec<&'static Territory> {
    if !is_among(territory, cleared) {
        return vec![territory];
    }
    let own = territory.place();
    let taken = detours().iter().filter(|detour| view.is_none_or(|view| detour.lies_on(view)));
    let ends = taken.flat_map(|detour| detour.pairs).filter(|(from, _)| *from == own);
    ends.filter_map(|(_, to)| territories().get(*to)).filter(|aim| !is_among(aim, cleared)).collect()
}

/// Where the drainage goes from a spot of a view, and what a note calls it; several around a cleared basin, and at the
/// very middle. On a limb it goes up to its root all the same, but no note says that it goes to a cleared basin.
fn ends_from(view: View, spot: Spot, cleared: &[&Territory]) -> Vec<(Spot, Option<&'static str>)> {
    // Drainage is of the skin: the deep layer of a view has the territories of its surface.
    let Some(drawing) = drawing(view, Layer::Surface) else { return Vec::new() };
    let hits = regions_at(drawing, spot, 0.0);
    let is_of_limb = hits.first().is_some_and(|hit| hit.region.meaning.surface_region.is_of_limb());
    let mut ends = Vec::new();
    for own in territories_at(drawing, spot) {
        if is_of_limb && is_among(own, cleared) {
            ends.extend(own.end_on(view).map(|end| (end, None)));
        } else {
            let aims = aims(own, Some(view), cleared).into_iter();
            ends.extend(aims.filter_map(|aim| Some((aim.end_on(view)?, Some(aim.toward)))));
        }
    }
    ends
}

fn is_among(territory: &Territory, others: &[&Territory]) -> bool {
    others.iter().any(|other| other.id == territory.id)
}

/// What a stroke with a draining technique asks for where it goes with the drainage: it ends on the straight way to
/// the basin, and its treatment has that direction. None where it goes elsewhere, or winds: it stays as it was drawn.
pub fn drain(state: &State, view: View, layer: Layer, spots: &[Spot], reach: f64) -> Option<Action> {
    if !is_draining(state) {
        return None;
    }
    let (first, last) = (*spots.first()?, *spots.last()?);
    let length = distance(first, last);
    let along: f64 = spots.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
    if length == 0.0 || along > WINDING * length {
        return None;
    }
    let ends = ends_from(view, first, &cleared(state.note()));
    let angle = |end: Spot| {
        let (across, down) = (end.x - first.x, end.y - first.y);
        let (drawn_across, drawn_down) = (last.x - first.x, last.y - first.y);
        let cross = across * drawn_down - down * drawn_across;
        cross.atan2(across * drawn_across + down * drawn_down).abs().to_degrees()
    };
    let (end, toward) = ends.into_iter().min_by(|a, b| angle(a.0).total_cmp(&angle(b.0)))?;
    let far = distance(first, end);
    if far == 0.0 || angle(end) > TOLERANCE {
        return None;
    }
    // As far along the way as the finger went, and not beyond the basin.
    let share = (length * angle(end).to_radians().cos() / far).min(1.0);
    let mut action = draw(state, view, layer, &[first, between(first, end, share)], StrokeKind::Direction, reach)?;
    if let Action::AddSite { direction, .. } | Action::AddTreatment { direction, .. } = &mut action {
        *direction = toward.map(str::to_owned).or(direction.take());
    }
    Some(action)
}

fn distance(from: Spot, to: Spot) -> f64 {
    (to.x - from.x).hypot(to.y - from.y)
}

/// The directions of drainage at the places of a treatment, each once, for whoever does not draw.
pub fn directions(note: &Note, treatment: &Treatment) -> Vec<&'static str> {
    if !drains(treatment.technique) {
        return Vec::new();
    }
    let cleared = cleared(note);
    let of_site = |site: &Site| territories_of(site.structure, site.side).flat_map(|own| aims(own, None, &cleared));
    let mut found = Vec::new();
    for aim in treatment.sites.iter().flat_map(of_site) {
        if !found.contains(&aim.toward) {
            found.push(aim.toward);
        }
    }
    found
}

/// The arrows on a drawing of the surface: from the larger regions towards their basins, well apart, and one along
/// each detour.
pub fn ways(note: &Note, drawing: &'static Drawing) -> Vec<Way> {
    let cleared = cleared(note);
    // A close-up is drawn larger than the body, and its arrows with it.
    let unit = f64::from(drawing.view_box[3]) / 836.0;
    let regions: Vec<&Region> = drawing.regions.iter().filter(|region| region.side != Side::Midline).collect();
    // Areas are not negative, so their bits are in their order.
    let smallest_first = in_order(regions, |region| region.area.to_bits().into());
    let mut found: Vec<Way> = Vec::new();
    for region in smallest_first.into_iter().rev() {
        let (from, place) = (region.middle(), region.meaning.surface_region);
        if found.iter().any(|way| distance(way.from, from) < 34.0 * unit) {
            continue;
        }
        let ends = territories_of(place, region.side)
            .filter(|own| place.is_of_limb() || !is_among(own, &cleared))
            .filter_map(|own| own.end_on(drawing.view));
        for end in ends.filter(|end| distance(from, *end) > 26.0 * unit) {
            let far = distance(from, end);
            let to = between(from, end, (22.0 * unit).min(far - 12.0 * unit) / far);
            found.push(Way { from, to, is_detour: false });
        }
    }
    for own in &cleared {
        let Some(from) = own.end_on(drawing.view) else { continue };
        let ends = aims(own, Some(drawing.view), &cleared).into_iter().filter_map(|aim| aim.end_on(drawing.view));
        for end in ends {
            // From beside the one basin to beside the other.
            let gap = 14.0 * unit / distance(from, end);
            found.push(Way { from: between(from, end, gap), to: between(from, end, 1.0 - gap), is_detour: true });
        }
    }
    found
}

/// The spot at a share of the way.
fn between(from: Spot, to: Spot, share: f64) -> Spot {
    Spot { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}
