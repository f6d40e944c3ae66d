//! What speaks against a technique, a place or a pressure, by what the screening found. It shows; it blocks nothing.

use crate::{
    chart::{Drawing, REACH, Region, Side, StructureId, drawing, regions_at},
    note::{
        contraindication::{Contraindication, ContraindicationId, Level},
        record::Site,
        screening::{Answer, Screening},
        treatment::Treatment,
        vocabulary::TechniqueId,
    },
};

/// Something that speaks against what is done, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caution {
    pub contraindication: ContraindicationId,
    pub why: Why,
}

/// What it is about. The first that fits is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The whole person: nothing is to be done, or somebody else has to see it first.
    Everything,
    /// This technique is named.
    Technique,
    /// This place.
    Place,
    /// More pressure than this, on the Walton scale.
    Pressure(u8),
}

impl Caution {
    pub fn level(self) -> Level {
        self.contraindication.row().level
    }
}

/// The gravest of some cautions.
pub fn gravest(cautions: &[Caution]) -> Option<Level> {
    cautions.iter().map(|caution| caution.level()).min()
}

/// What speaks against a technique wherever it is used, for the mark on its button. What speaks against all techniques
/// at its place is shown at that place, and not on every button.
pub fn against_technique(screening: &Screening, technique: TechniqueId) -> Vec<Caution> {
    let least = technique.row().pressure.map_or(0, |range| range.least);
    cautions(screening, &|answer, row| {
        let is_only_there = row.level == Level::Local && row.is_for_all;
        match row.most_pressure {
            _ if is_about_everything(answer, row) => Some(Why::Everything),
            _ if row.techniques.contains(&technique) => Some(Why::Technique),
            Some(most) if least > most && !is_only_there => Some(Why::Pressure(most)),
            _ => None,
        }
    })
}

/// What is hatched on the chart: what has a place, and what leaves none.
pub fn placed(screening: &Screening) -> Vec<Caution> {
    cautions(screening, &|answer, row| {
        if forbids_everything(answer, row) {
            return Some(Why::Everything);
        }
        (!places(answer, row).is_empty()).then_some(Why::Place)
    })
}

/// What speaks against a place, whatever is done there.
pub fn against_site(screening: &Screening, site: &Site) -> Vec<Caution> {
    let sites = std::slice::from_ref(site);
    cautions(screening, &|answer, row| {
        if is_about_everything(answer, row) {
            return Some(Why::Everything);
        }
        lies_there(sites, answer, row).then_some(Why::Place)
    })
}

/// What speaks against a technique at some sites, with a pressure. One that is done with the hands and names no place is
/// of the whole body.
pub fn against(screening: &Screening, technique: TechniqueId, sites: &[Site], pressure: Option<u8>) -> Vec<Caution> {
    cautions(screening, &|answer, row| {
        let is_there = is_done_there(technique, sites, answer, row);
        let is_reached = is_there || is_anywhere(answer, row);
        match row.most_pressure {
            _ if is_about_everything(answer, row) => Some(Why::Everything),
            _ if is_reached && row.techniques.contains(&technique) => Some(Why::Technique),
            _ if is_there && row.is_for_all => Some(Why::Place),
            Some(most) if is_reached && pressure > Some(most) => Some(Why::Pressure(most)),
            _ => None,
        }
    })
}

pub fn against_treatment(screening: &Screening, treatment: &Treatment) -> Vec<Caution> {
    against(screening, treatment.technique, &treatment.sites, treatment.pressure)
}

/// The hardest pressure that a treatment may have where it is, on the Walton scale; none where nothing caps it.
pub fn most_pressure(screening: &Screening, treatment: &Treatment) -> Option<u8> {
    let reaches = |(answer, row): &(&Answer, &'static Contraindication)| {
        row.most_pressure.is_some()
            && (is_anywhere(answer, row) || is_done_there(treatment.technique, &treatment.sites, answer, row))
    };
    screening.present().filter(reaches).filter_map(|(_, row)| row.most_pressure).min()
}

/// The regions of a drawing that something speaks against, by their places in it, with the gravest level of each.
pub fn cautioned(screening: &Screening, drawing: &Drawing) -> Vec<(usize, Level)> {
    let level_of = |region: &Region| {
        let speaks = screening.present().filter(|(answer, row)| {
            forbids_everything(answer, row)
                || places(answer, row)
                    .into_iter()
                    .any(|(place, side)| covers(region, place) && meets(region.side, side))
        });
        speaks.map(|(_, row)| row.level).min()
    };
    let regions = drawing.regions.iter().enumerate();
    regions.filter_map(|(place, region)| Some((place, level_of(region)?))).collect()
}

fn cautions(screening: &Screening, why: &dyn Fn(&Answer, &'static Contraindication) -> Option<Why>) -> Vec<Caution> {
    let caution = |(answer, row): (&Answer, &'static Contraindication)| {
        Some(Caution { contraindication: answer.contraindication, why: why(answer, row)? })
    };
    screening.present().filter_map(caution).collect()
}

/// An absolute one speaks against everything, unless it is no red flag and the catalogue says where it is; a red flag
/// does so until it is said where it is.
fn is_about_everything(answer: &Answer, row: &Contraindication) -> bool {
    row.is_for_all
        && match row.level {
            Level::Absolute => row.red_flag || row.regions.is_empty(),
            Level::Local => false,
            Level::Precaution => row.red_flag && answer.sites.is_empty(),
        }
}

fn forbids_everything(answer: &Answer, row: &Contraindication) -> bool {
    row.level == Level::Absolute && is_about_everything(answer, row)
}

/// True where the named techniques and the cap count at every place: an absolute one, and a precaution until it is said
/// where it is. The catalogue's own places are only where it usually is.
fn is_anywhere(answer: &Answer, row: &Contraindication) -> bool {
    match row.level {
        Level::Absolute => true,
        Level::Local => false,
        Level::Precaution => answer.sites.is_empty(),
    }
}

/// Where it is: where the client says, or else where it usually is. The catalogue knows no side.
fn places(answer: &Answer, row: &Contraindication) -> Vec<(StructureId, Side)> {
    if answer.sites.is_empty() {
        return row.regions.iter().map(|region| (*region, Side::Bilateral)).collect();
    }
    answer.sites.iter().map(|site| (site.structure, site.side)).collect()
}

fn is_done_there(technique: TechniqueId, sites: &[Site], answer: &Answer, row: &Contraindication) -> bool {
    let is_of_whole_body = sites.is_empty() && technique.row().pressure.is_some();
    lies_there(sites, answer, row) || is_of_whole_body && !places(answer, row).is_empty()
}

fn lies_there(sites: &[Site], answer: &Answer, row: &Contraindication) -> bool {
    let is_there = |(place, side)| sites.iter().any(|site| meets(site.side, side) && overlaps(site, place));
    places(answer, row).into_iter().any(is_there)
}

/// True where one lies in the other, or the region that was tapped is one of the place.
fn overlaps(site: &Site, place: StructureId) -> bool {
    site.structure.lineage().any(|around| around == place)
        || place.lineage().any(|around| around == site.structure)
        || tapped(site).is_some_and(|region| covers(region, place))
}

fn tapped(site: &Site) -> Option<&'static Region> {
    let mark = site.mark.as_ref()?;
    let drawing = drawing(mark.view, mark.layer)?;
    regions_at(drawing, mark.point.into(), REACH).first().map(|hit| hit.region)
}

/// True where a region of a drawing is a structure, lies in it, or lies above it.
fn covers(region: &Region, structure: StructureId) -> bool {
    let meaning = &region.meaning;
    meaning.structure == structure
        || meaning.surface_region.lineage().any(|around| around == structure)
        || meaning.stack.contains(&structure)
        || meaning.scar_sites.contains(&structure)
}

/// What is at the midline, or on both sides, meets both.
fn meets(one: Side, other: Side) -> bool {
    let is_one_sided = |side| matches!(side, Side::Left | Side::Right);
    one == other || !is_one_sided(one) || !is_one_sided(other)
}
