//! Where the lymph of the skin drains to: territories, the basins that they end at, and detours around a basin.

use std::sync::LazyLock;

use crate::chart::{
    drawing::Drawing,
    hit::{half_of, regions_at},
    lymph_table,
    outline::Spot,
    structure::{Side, StructureId},
    table::{Fields, rows},
    view::View,
};

/// A territory of `assets/clinical/lymph_drainage.csv`.
#[derive(Debug)]
pub struct Territory {
    pub id: &'static str,
    /// The client's side; midline where it has none of its own.
    pub side: Side,
    /// The place of the pair in the sheet, from 1: left and right have the same.
    pub order: u8,
    /// The basin that strokes go to; none where the sheet names no single one.
    pub ends_at: Option<StructureId>,
    /// The direction of its strokes as a note says it, such as "toward left axilla".
    pub toward: &'static str,
    pub regions: &'static [StructureId],
    /// The lymph nodes that lie in it.
    pub nodes: &'static [StructureId],
}

/// An anastomosis: a way from a territory to the basin of another, where its own basin is cleared.
#[derive(Debug)]
pub struct Detour {
    pub id: &'static str,
    /// The one view that it lies on; none where it lies on the side of the trunk.
    pub view: Option<View>,
    /// From one territory to another, as places in [`territories`].
    pub pairs: &'static [(usize, usize)],
    /// The contraindication that says that a basin is cleared.
    pub used_when: &'static str,
}

/// Where a group of lymph nodes lies on a drawing of the left side, or of both.
#[derive(Debug)]
pub struct Basin {
    pub view: View,
    pub node: StructureId,
    /// The left one. It may lie beyond the edge of a close-up, as a direction.
    pub spot: Spot,
}

static TERRITORIES: LazyLock<Vec<Territory>> =
    LazyLock::new(|| rows(lymph_table::TERRITORIES).map(territory).collect());
static DETOURS: LazyLock<Vec<Detour>> = LazyLock::new(|| rows(lymph_table::DETOURS).map(detour).collect());
static BASINS: LazyLock<Vec<Basin>> = LazyLock::new(|| rows(lymph_table::BASINS).filter_map(basin).collect());
static LINES: LazyLock<Vec<StructureId>> = LazyLock::new(|| {
    let row = rows(lymph_table::LINES).next();
    row.map(|mut row| row.codes().all(|codes| StructureId(codes.long())).to_vec()).unwrap_or_default()
});

fn territory(mut row: Fields) -> Territory {
    let mut codes = row.codes();
    Territory {
        side: codes.one_of([Side::Midline, Side::Left, Side::Right]),
        order: codes.byte(),
        ends_at: (!codes.0.is_empty()).then(|| StructureId(codes.long())),
        id: row.text(),
        toward: row.text(),
        regions: row.codes().all(|codes| StructureId(codes.long())),
        nodes: row.codes().all(|codes| StructureId(codes.long())),
    }
}

fn detour(mut row: Fields) -> Detour {
    let mut codes = row.codes();
    Detour {
        view: codes.maybe_one_of([View::Anterior, View::Posterior]),
        pairs: codes.all(|codes| (usize::from(codes.short()), usize::from(codes.short()))),
        id: row.text(),
        used_when: row.text(),
    }
}

fn basin(mut row: Fields) -> Option<Basin> {
    let (node, view) = (StructureId(row.codes().long()), row.text());
    let spot = Spot { x: row.number(), y: row.number() };
    let view = View::ALL.into_iter().find(|known| known.id() == view)?;
    Some(Basin { view, node, spot })
}

pub fn territories() -> &'static [Territory] {
    &TERRITORIES
}

pub fn detours() -> &'static [Detour] {
    &DETOURS
}

pub fn basins() -> &'static [Basin] {
    &BASINS
}

/// The regions whose middle is a watershed as well.
pub(in crate::chart) fn lines() -> &'static [StructureId] {
    &LINES
}

/// The territories that a structure drains by: what the sheet says of the region nearest around it. Of the
/// middle, and of both sides, these are two.
pub fn territories_of(structure: StructureId, side: Side) -> impl Iterator<Item = &'static Territory> {
    let ends = || TERRITORIES.iter().filter(|territory| territory.ends_at.is_some());
    let region = structure.lineage().find(|region| ends().any(|territory| territory.regions.contains(region)));
    ends().filter(move |territory| {
        region.is_some_and(|region| territory.regions.contains(&region))
            && (territory.side == side || matches!(side, Side::Midline | Side::Bilateral))
    })
}

/// The territory that a spot of a drawing of the surface lies in; two at the very middle.
pub fn territories_at(drawing: &'static Drawing, spot: Spot) -> Vec<&'static Territory> {
    let hits = regions_at(drawing, spot, 0.0);
    let Some(region) = hits.first().map(|hit| hit.region) else { return Vec::new() };
    territories_of(region.meaning.surface_region, half_of(drawing, region, spot)).collect()
}

/// Where the left or the right one of a group of nodes lies on a view; none where the view does not show that side.
pub fn end_of(view: View, node: StructureId, side: Side) -> Option<Spot> {
    let is_of_both = view.mirrored() == view;
    let shows = if is_of_both || view.mirrored() as usize > view as usize { Side::Left } else { Side::Right };
    if !is_of_both && side != shows {
        return None;
    }
    let drawn = if shows == Side::Left { view } else { view.mirrored() };
    let basin = BASINS.iter().find(|basin| basin.view == drawn && basin.node == node)?;
    let x = if side == Side::Right { -basin.spot.x } else { basin.spot.x };
    Some(Spot { x, ..basin.spot })
}

impl Territory {
    /// Where its strokes go to on a view.
    pub fn end_on(&self, view: View) -> Option<Spot> {
        end_of(view, self.ends_at?, self.side)
    }

    /// Its place in [`territories`].
    pub fn place(&self) -> usize {
        TERRITORIES.iter().position(|territory| territory.id == self.id).unwrap_or_default()
    }
}

impl Detour {
    /// True where it can be taken on a view, which shows its half of the trunk.
    pub fn lies_on(&self, view: View) -> bool {
        let is_from_behind = view == View::Posterior;
        self.view.is_none_or(|own| view.mirrored() == view && (own == View::Posterior) == is_from_behind)
    }
}
