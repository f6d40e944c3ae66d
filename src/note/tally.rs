//! What was found and done on each region of a drawing, and the group that it is shown in.

use crate::{
    chart::{Drawing, Region, Side, StructureId},
    note::{Note, contraindication::Level, record::Response, vocabulary::FindingCategory},
};

/// Findings and treatments on one region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub findings: usize,
    pub treatments: usize,
    /// The category of the last finding that is not gone.
    pub category: Option<FindingCategory>,
    /// What speaks against treating it.
    pub caution: Option<Level>,
}

/// What is told apart at a glance, on the screen and in print: the categories of findings, some together, and what was
/// treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkGroup {
    Pain,
    Myofascial,
    Tone,
    Connective,
    Fluid,
    Neuro,
    Joint,
    Posture,
    Skin,
    Safety,
    Treated,
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
    /// The group that the region is shown in, if it holds anything.
    pub fn group(&self) -> Option<MarkGroup> {
        match self.category {
            Some(category) => Some(category.group()),
            None if self.treatments > 0 => Some(MarkGroup::Treated),
            None => None,
        }
    }
}

impl FindingCategory {
    pub fn group(self) -> MarkGroup {
        match self {
            FindingCategory::Pain => MarkGroup::Pain,
            FindingCategory::Myofascial => MarkGroup::Myofascial,
            FindingCategory::Tone => MarkGroup::Tone,
            FindingCategory::ConnectiveTissue => MarkGroup::Connective,
            FindingCategory::Fluid => MarkGroup::Fluid,
            FindingCategory::Neuro => MarkGroup::Neuro,
            FindingCategory::Joint | FindingCategory::Function => MarkGroup::Joint,
            FindingCategory::Posture | FindingCategory::Global => MarkGroup::Posture,
            FindingCategory::Skin => MarkGroup::Skin,
            FindingCategory::Safety => MarkGroup::Safety,
        }
    }
}

impl MarkGroup {
    /// The name by which a style sheet knows it.
    pub fn id(self) -> &'static str {
        match self {
            MarkGroup::Pain => "pain",
            MarkGroup::Myofascial => "myofascial",
            MarkGroup::Tone => "tone",
            MarkGroup::Connective => "connective",
            MarkGroup::Fluid => "fluid",
            MarkGroup::Neuro => "neuro",
            MarkGroup::Joint => "joint",
            MarkGroup::Posture => "posture",
            MarkGroup::Skin => "skin",
            MarkGroup::Safety => "safety",
            MarkGroup::Treated => "treated",
        }
    }
}
