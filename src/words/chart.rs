//! Names of views, sides and structures.

use crate::{
    chart::{Layer, Region, Side, StructureId, View},
    note::{ContraindicationLevel, MarkGroup, Site, Tally},
    words::{Words, text},
};

impl Words {
    pub fn view(self, view: View) -> &'static str {
        match view {
            View::Anterior => self.say("Front"),
            View::Posterior => self.say("Back"),
            View::LateralLeft => self.say("Left side"),
            View::LateralRight => self.say("Right side"),
            View::HeadFront => self.say("Head, front"),
            View::HeadSideLeft => self.say("Head, left"),
            View::HeadSideRight => self.say("Head, right"),
            View::HandPalmarLeft => self.say("Left palm"),
            View::HandPalmarRight => self.say("Right palm"),
            View::HandDorsalLeft => self.say("Back of left hand"),
            View::HandDorsalRight => self.say("Back of right hand"),
            View::FootPlantarLeft => self.say("Left sole"),
            View::FootPlantarRight => self.say("Right sole"),
            View::FootDorsalLeft => self.say("Top of left foot"),
            View::FootDorsalRight => self.say("Top of right foot"),
        }
    }

    pub fn layer(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Surface => self.say("Surface"),
            Layer::Deep => self.say("Deep"),
        }
    }

    pub fn side(self, side: Side) -> &'static str {
        match side {
            Side::Left => self.say("Left"),
            Side::Right => self.say("Right"),
            Side::Bilateral => self.say("Both sides"),
            Side::Midline => self.say("Midline"),
        }
    }

    pub fn site(self, site: &Site) -> String {
        self.structure_and_side(site.structure, site.side)
    }

    /// Such as "Left upper trapezius", "Sacrum", "Suboccipitals, both sides".
    pub fn structure_and_side(self, structure: StructureId, side: Side) -> String {
        self.name_and_side(self.structure(structure), side)
    }

    /// The same of a structure by what it is called.
    pub fn name_and_side(self, name: &str, side: Side) -> String {
        let inside = self.within(name);
        match side {
            Side::Left => self.fill("Left {structure}", &[("structure", &inside)]),
            Side::Right => self.fill("Right {structure}", &[("structure", &inside)]),
            Side::Bilateral => self.fill("{structure}, both sides", &[("structure", &name)]),
            Side::Midline => name.to_owned(),
        }
    }

    /// "Left upper trapezius, 2 findings, 1 treatment".
    pub fn tally(self, tally: &Tally, region: &Region) -> String {
        let mut parts = vec![self.structure_and_side(region.meaning.structure, region.side)];
        if tally.findings > 0 {
            parts.push(self.count("{n} finding|{n} findings", tally.findings));
        }
        if tally.treatments > 0 {
            parts.push(self.count("{n} treatment|{n} treatments", tally.treatments));
        }
        parts.extend(tally.caution.map(|level| {
            let caution = match level {
                ContraindicationLevel::Absolute => text("absolute contraindication"),
                ContraindicationLevel::Local => text("local contraindication"),
                ContraindicationLevel::Precaution => text("precaution"),
            };
            self.say(caution).to_owned()
        }));
        self.listed(&parts)
    }

    /// What a colour or a hatching of the chart stands for.
    pub fn mark_group(self, group: MarkGroup) -> &'static str {
        match group {
            MarkGroup::Pain => self.say("Pain"),
            MarkGroup::Myofascial => self.say("Muscle"),
            MarkGroup::Tone => self.say("Tone"),
            MarkGroup::Connective => self.say("Connective tissue"),
            MarkGroup::Fluid => self.say("Swelling and warmth"),
            MarkGroup::Neuro => self.say("Nerve"),
            MarkGroup::Joint => self.say("Joint and function"),
            MarkGroup::Posture => self.say("Posture and general"),
            MarkGroup::Skin => self.say("Skin"),
            MarkGroup::Safety => self.say("Safety"),
            MarkGroup::Treated => self.say("Treated"),
        }
    }
}

/// With a capital at its start.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// All in small letters, one by one: a whole text's own way knows the Greek letter that stands at a word's end, and weighs
/// 4 KB.
pub fn lowered(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// All in capitals.
pub fn raised(text: &str) -> String {
    text.chars().flat_map(char::to_uppercase).collect()
}

/// Lowers the first letter of an English name, unless the word is an abbreviation such as "QL" or "C7".
pub(in crate::words) fn within_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    let Some(first) = letters.next() else { return String::new() };
    let is_abbreviation = letters.clone().next().is_none_or(|second| !second.is_ascii_lowercase() && second != ' ');
    if is_abbreviation { name.to_owned() } else { std::iter::once(first.to_ascii_lowercase()).chain(letters).collect() }
}

/// The same of a name in any language. What knows every letter weighs 4 KB, so no first screen asks for it.
pub(in crate::words) fn within_any_sentence(name: &str) -> String {
    let mut letters = name.chars();
    let Some(first) = letters.next() else { return String::new() };
    let is_abbreviation = letters.clone().next().is_none_or(|second| !second.is_lowercase() && second != ' ');
    if is_abbreviation { name.to_owned() } else { first.to_lowercase().chain(letters).collect() }
}
