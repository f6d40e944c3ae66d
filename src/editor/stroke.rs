//! What is drawn with a finger: a direction, or the edge of an area.

use crate::{
    chart::{Layer, Side, Spot, View, drawing},
    editor::{Action, State, Tool, pointing::site_at},
    note::{AttributeId, FindingCategory, Mark, Site, Stroke, StrokeKind, Value},
};

/// The most points of a stroke; a record of the journal stays small.
const MOST_POINTS: usize = 40;

/// What a drag on the chart does with what is in the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drag {
    /// Moves the chart, where it is zoomed.
    Pan,
    /// Sets the severity by sliding up or down.
    Slide,
    Draw(StrokeKind),
}

/// What a drag means now. A drag after a pause always slides, where there is something to slide.
pub fn drag(state: &State, after_a_pause: bool) -> Drag {
    match state.screen.tool {
        None => Drag::Pan,
        Some(Tool::Technique(_)) => Drag::Draw(StrokeKind::Direction),
        Some(Tool::Finding(finding)) => {
            let row = finding.row();
            if after_a_pause && row.severity.is_some() {
                Drag::Slide
            } else if matches!(row.category, FindingCategory::Fluid | FindingCategory::Neuro | FindingCategory::Skin) {
                Drag::Draw(StrokeKind::Area)
            } else if direction_attribute(state).is_some() {
                Drag::Draw(StrokeKind::Direction)
            } else {
                Drag::Slide
            }
        }
    }
}

/// What a finished stroke asks for. `reach` is the finger's tolerance in chart units.
pub fn draw(state: &State, view: View, layer: Layer, spots: &[Spot], kind: StrokeKind, reach: f64) -> Option<Action> {
    let (first, last) = (*spots.first()?, *spots.last()?);
    let tool = state.screen.tool?;
    let finding = match tool {
        Tool::Finding(finding) => Some(finding),
        Tool::Technique(_) => None,
    };
    let from_the_middle = match kind {
        StrokeKind::Direction => None,
        StrokeKind::Area => site_at(view, layer, middle(spots), 0.0, finding),
    };
    let site = from_the_middle.or_else(|| site_at(view, layer, first, reach, finding))?;
    let drawing = drawing(view, layer)?;
    let points = simplified(spots).into_iter().map(|spot| drawing.within(spot).into()).collect();
    let mark = site.mark.map(|mark| Mark { stroke: Some(Stroke { kind, points }), ..mark });
    let site = Site { mark, ..site };
    let direction = match kind {
        StrokeKind::Direction => direction_of(view, site.side, first, last).map(str::to_owned),
        StrokeKind::Area => None,
    };
    Some(match tool {
        Tool::Finding(finding) => {
            let details = direction_attribute(state).zip(direction.map(Value::Text)).into_iter().collect();
            Action::AddFinding { finding, site: Some(site), details }
        }
        Tool::Technique(technique) => match state.screen.open_treatment {
            Some(treatment) => Action::AddSite { treatment, site, direction },
            None => Action::AddTreatment { technique, site: Some(site), finding: None, direction },
        },
    })
}

/// The code of the scale direction-2d that a line on a whole-body view from the front or from behind has,
/// seen from the client: upwards is superior, towards the middle is medial.
pub fn direction_of(view: View, side: Side, from: Spot, to: Spot) -> Option<&'static str> {
    if !matches!(view, View::Anterior | View::Posterior) || from == to {
        return None;
    }
    let (across, down) = (to.x - from.x, to.y - from.y);
    let vertical = (down.abs() > across.abs() * 0.41).then_some(down < 0.0);
    let towards_the_middle = if side == Side::Midline { None } else { Some(across * (from.x + to.x) < 0.0) };
    let sideways = (across.abs() > down.abs() * 0.41).then_some(towards_the_middle).flatten();
    Some(match (vertical, sideways) {
        (Some(true), None) => "superior",
        (Some(false), None) => "inferior",
        (None, Some(true)) => "medial",
        (None, Some(false)) => "lateral",
        (Some(true), Some(true)) => "superior-medial",
        (Some(true), Some(false)) => "superior-lateral",
        (Some(false), Some(true)) => "inferior-medial",
        (Some(false), Some(false)) => "inferior-lateral",
        (None, None) => return None,
    })
}

/// The direction that the finding in the hand asks for, if it asks for one.
fn direction_attribute(state: &State) -> Option<AttributeId> {
    let Some(Tool::Finding(finding)) = state.screen.tool else { return None };
    let uses = finding.row().attributes.iter();
    uses.map(|use_| use_.attribute).find(|attribute| attribute.row().id == "direction")
}

fn middle(spots: &[Spot]) -> Spot {
    #[expect(clippy::cast_precision_loss, reason = "a stroke has a few hundred spots")]
    let count = spots.len().max(1) as f64;
    let (x, y) = spots.iter().fold((0.0, 0.0), |(x, y), spot| (x + spot.x, y + spot.y));
    Spot { x: x / count, y: y / count }
}

/// The same line with fewer spots: those that it would visibly miss, and at most forty of them.
pub fn simplified(spots: &[Spot]) -> Vec<Spot> {
    let mut tolerance = 0.5;
    loop {
        let kept = without_needless(spots, tolerance);
        if kept.len() <= MOST_POINTS {
            return kept;
        }
        tolerance *= 1.5;
    }
}

/// Ramer, Douglas and Peucker's way to leave out what lies within a tolerance of a straight line.
fn without_needless(spots: &[Spot], tolerance: f64) -> Vec<Spot> {
    let [first, .., last] = spots else { return spots.to_vec() };
    let farthest = spots
        .iter()
        .enumerate()
        .map(|(place, spot)| (place, distance_to_line(*spot, *first, *last)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    match farthest {
        Some((place, distance)) if distance > tolerance => {
            let mut kept = without_needless(&spots[..=place], tolerance);
            kept.pop();
            kept.extend(without_needless(&spots[place..], tolerance));
            kept
        }
        _ => vec![*first, *last],
    }
}

fn distance_to_line(spot: Spot, from: Spot, to: Spot) -> f64 {
    let (along_x, along_y) = (to.x - from.x, to.y - from.y);
    let length = along_x.hypot(along_y);
    if length == 0.0 {
        return (spot.x - from.x).hypot(spot.y - from.y);
    }
    ((spot.x - from.x) * along_y - (spot.y - from.y) * along_x).abs() / length
}
