//! Areas of a drawing that are shaded: where the pain of a trigger point usually goes.

use crate::{
    chart::{Drawing, Region, Side, StructureId},
    editor::State,
    note::{AttributeId, Referral, Value},
};

/// What a shaded region stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// The client says that the pain goes there.
    Pain,
    /// The pain of this muscle usually goes there.
    Usual,
    /// It goes there where it is strong.
    Spillover,
}

/// The regions to shade, by their places in the drawing, each once.
pub fn areas(state: &State, drawing: &Drawing) -> Vec<(usize, AreaKind)> {
    let Some((side, zones)) = pain(state) else { return Vec::new() };
    let kind = |region: &Region| {
        let lies_in = |zone: StructureId| lies_in(region, zone) && is_on(region, side);
        zones.iter().find(|(zone, _)| lies_in(*zone)).map(|(_, kind)| *kind)
    };
    let regions = drawing.regions.iter().enumerate();
    regions.filter_map(|(place, region)| Some((place, kind(region)?))).collect()
}

/// Where the pain of the selected trigger point goes: first what the client says, then what is usual.
fn pain(state: &State) -> Option<(Side, Vec<(StructureId, AreaKind)>)> {
    let finding = state.selected_finding()?;
    let site = finding.site.as_ref()?;
    let attribute = AttributeId::named("referralZones")?;
    finding.finding.row().attributes.iter().find(|use_| use_.attribute == attribute)?;
    let said = match finding.value(attribute) {
        Some(Value::List(ids)) => ids.iter().filter_map(|id| StructureId::named(id)).collect(),
        _ => Vec::new(),
    };
    let pattern = Referral::of(site.structure);
    let (usual, spillover) = pattern.map_or_else(Default::default, |pattern| (pattern.primary, pattern.spillover));
    let zones = said.into_iter().map(|zone| (zone, AreaKind::Pain));
    let zones = zones.chain(usual.iter().map(|zone| (*zone, AreaKind::Usual)));
    let zones = zones.chain(spillover.iter().map(|zone| (*zone, AreaKind::Spillover)));
    // A pattern of both sides reaches across the middle.
    let side = if pattern.is_some_and(|pattern| pattern.is_both_sides) { Side::Bilateral } else { site.side };
    Some((side, zones.collect()))
}

/// True where a region of a drawing is a structure, or lies in it.
fn lies_in(region: &Region, structure: StructureId) -> bool {
    region.meaning.structure == structure || region.meaning.surface_region.lineage().any(|place| place == structure)
}

fn is_on(region: &Region, side: Side) -> bool {
    region.side == side || region.side == Side::Midline || matches!(side, Side::Bilateral | Side::Midline)
}
