//! What a region of the chart holds, for its colour and for the voice that reads it.

use crate::{
    chart::{Drawing, Region, Side, StructureId},
    note::{ContraindicationLevel, FindingCategory, Note, Response},
    words,
};

/// Findings and treatments on one region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    findings: usize,
    treatments: usize,
    /// The category of the last finding that is not gone.
    category: Option<FindingCategory>,
    /// What speaks against treating it.
    pub caution: Option<ContraindicationLevel>,
}

/// The tallies of a drawing's regions, in their order.
pub fn tally(drawing: &Drawing, note: &Note) -> Vec<Tally> {
    let mut by_site = vec![Tally::default(); StructureId::all().count() * SIDES];
    for finding in &note.findings {
        if let Some(site) = &finding.site {
            let tally = &mut by_site[place(site.structure, site.side)];
            tally.findings += 1;
            if finding.response != Some(Response::Resolved) {
                tally.category = Some(finding.finding.row().category);
            }
        }
    }
    for site in note.treatments.iter().flat_map(|treatment| &treatment.sites) {
        by_site[place(site.structure, site.side)].treatments += 1;
    }
    drawing.regions.iter().map(|region| of_region(&by_site, region)).collect()
}

const SIDES: usize = 4;

fn place(structure: StructureId, side: Side) -> usize {
    usize::from(structure.0) * SIDES + side as usize
}

fn of_region(by_site: &[Tally], region: &Region) -> Tally {
    let sides: &[Side] = match region.side {
        // Nothing but a midline structure stands at the midline, whichever side its region is on.
        Side::Left => &[Side::Left, Side::Bilateral, Side::Midline],
        Side::Right => &[Side::Right, Side::Bilateral, Side::Midline],
        Side::Bilateral | Side::Midline => &[Side::Midline, Side::Bilateral, Side::Left, Side::Right],
    };
    let mut tally = Tally::default();
    for side in sides {
        let part = &by_site[place(region.meaning.structure, *side)];
        tally.findings += part.findings;
        tally.treatments += part.treatments;
        tally.category = part.category.or(tally.category);
    }
    tally
}

impl Tally {
    /// "Left upper trapezius, 2 findings, 1 treatment".
    pub fn label(&self, region: &Region) -> String {
        let mut label = words::structure_and_side(region.meaning.structure, region.side);
        for (count, one, many) in [(self.findings, "finding", "findings"), (self.treatments, "treatment", "treatments")]
        {
            if count > 0 {
                label.push_str(&format!(", {count} {}", if count == 1 { one } else { many }));
            }
        }
        label.push_str(match self.caution {
            Some(ContraindicationLevel::Absolute) => ", absolute contraindication",
            Some(ContraindicationLevel::Local) => ", local contraindication",
            Some(ContraindicationLevel::Precaution) => ", precaution",
            None => "",
        });
        label
    }

    /// The colour group of the region, if it holds anything.
    pub fn tint(&self) -> Option<&'static str> {
        match self.category {
            Some(category) => Some(colour(category)),
            None if self.treatments > 0 => Some("treated"),
            None => None,
        }
    }
}

/// The colour group of a category; the style sheet gives each group its colours.
pub fn colour(category: FindingCategory) -> &'static str {
    match category {
        FindingCategory::Pain => "pain",
        FindingCategory::Myofascial => "myofascial",
        FindingCategory::Tone => "tone",
        FindingCategory::ConnectiveTissue => "connective",
        FindingCategory::Fluid => "fluid",
        FindingCategory::Neuro => "neuro",
        FindingCategory::Joint | FindingCategory::Function => "joint",
        FindingCategory::Posture | FindingCategory::Global => "posture",
        FindingCategory::Skin => "skin",
        FindingCategory::Safety => "safety",
    }
}
