//! Names of views, sides and structures.

use crate::{
    chart::{Layer, Region, Side, StructureId, View},
    note::{ContraindicationLevel, MarkGroup, Site, Tally},
};

pub fn view(view: View) -> &'static str {
    match view {
        View::Anterior => "Front",
        View::Posterior => "Back",
        View::LateralLeft => "Left side",
        View::LateralRight => "Right side",
        View::HeadFront => "Head, front",
        View::HeadSideLeft => "Head, left",
        View::HeadSideRight => "Head, right",
        View::HandPalmarLeft => "Left palm",
        View::HandPalmarRight => "Right palm",
        View::HandDorsalLeft => "Back of left hand",
        View::HandDorsalRight => "Back of right hand",
        View::FootPlantarLeft => "Left sole",
        View::FootPlantarRight => "Right sole",
        View::FootDorsalLeft => "Top of left foot",
        View::FootDorsalRight => "Top of right foot",
    }
}

pub fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Surface => "Surface",
        Layer::Deep => "Deep",
    }
}

pub fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "Left",
        Side::Right => "Right",
        Side::Bilateral => "Both sides",
        Side::Midline => "Midline",
    }
}

pub fn site(site: &Site) -> String {
    structure_and_side(site.structure, site.side)
}

/// Such as "Left upper trapezius", "Sacrum", "Suboccipitals, both sides".
pub fn structure_and_side(structure: StructureId, side: Side) -> String {
    let name = structure.row().common_name;
    match side {
        Side::Left => format!("Left {}", within_a_sentence(name)),
        Side::Right => format!("Right {}", within_a_sentence(name)),
        Side::Bilateral => format!("{name}, both sides"),
        Side::Midline => name.to_owned(),
    }
}

/// "Left upper trapezius, 2 findings, 1 treatment".
pub fn tally(tally: &Tally, region: &Region) -> String {
    let mut label = structure_and_side(region.meaning.structure, region.side);
    for (count, one, many) in [(tally.findings, "finding", "findings"), (tally.treatments, "treatment", "treatments")] {
        if count > 0 {
            label.push_str(&format!(", {count} {}", if count == 1 { one } else { many }));
        }
    }
    label.push_str(match tally.caution {
        Some(ContraindicationLevel::Absolute) => ", absolute contraindication",
        Some(ContraindicationLevel::Local) => ", local contraindication",
        Some(ContraindicationLevel::Precaution) => ", precaution",
        None => "",
    });
    label
}

/// What a colour or a hatching of the chart stands for.
pub fn mark_group(group: MarkGroup) -> &'static str {
    match group {
        MarkGroup::Pain => "Pain",
        MarkGroup::Myofascial => "Muscle",
        MarkGroup::Tone => "Tone",
        MarkGroup::Connective => "Connective tissue",
        MarkGroup::Fluid => "Swelling and warmth",
        MarkGroup::Neuro => "Nerve",
        MarkGroup::Joint => "Joint and function",
        MarkGroup::Posture => "Posture and general",
        MarkGroup::Skin => "Skin",
        MarkGroup::Safety => "Safety",
        MarkGroup::Treated => "Treated",
    }
}

/// With a capital at its start.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Lowers the first letter, unless the word is an abbreviation such as "QL" or "C7".
pub(in crate::words) fn within_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    let Some(first) = letters.next() else { return String::new() };
    let is_abbreviation = letters.clone().next().is_none_or(|second| !second.is_ascii_lowercase() && second != ' ');
    if is_abbreviation { name.to_owned() } else { std::iter::once(first.to_ascii_lowercase()).chain(letters).collect() }
}
