//! Where on a drawing a mark stands.

use crate::{
    chart::{Drawing, Layer, REACH, Region, Side, Spot, View, drawing, regions_at},
    note::record::{Mark, Site},
};

/// A mark on a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    pub spot: Spot,
    /// True where it was set on another drawing and only stands here at its structure.
    pub muted: bool,
}

/// Where a site stands on a drawing: at its mark; muted at its structure where the mark was set on the other
/// layer, or on a close-up of this view; at its structure where it has no mark. Both of a pair stand twice.
pub fn placements(site: &Site, view: View, layer: Layer) -> impl Iterator<Item = Placement> {
    let [first, second] = placed(site, view, layer);
    first.into_iter().chain(second)
}

fn placed(site: &Site, view: View, layer: Layer) -> [Option<Placement>; 2] {
    let Some(drawing) = drawing(view, layer) else { return [None, None] };
    match &site.mark {
        Some(mark) if mark.view == view && mark.layer == layer => {
            let spot = Spot::from(mark.point);
            let crosses =
                site.side == Side::Bilateral && matches!(view, View::Anterior | View::Posterior | View::HeadFront);
            let twin = (crosses && spot.x.abs() > 2.0)
                .then_some(Placement { spot: Spot { x: -spot.x, y: spot.y }, muted: true });
            [Some(Placement { spot, muted: false }), twin]
        }
        Some(mark) if mark.view == view => at_structure(drawing, site, true),
        Some(mark) if !mark.view.is_whole_body() && layer == Layer::Surface => [at_parent(drawing, mark), None],
        Some(_) => [None, None],
        None => at_structure(drawing, site, false),
    }
}

/// At the region, or the regions of both sides, that stand for the structure.
fn at_structure(drawing: &'static Drawing, site: &Site, muted: bool) -> [Option<Placement>; 2] {
    let fits = |region: &&Region| {
        region.meaning.structure == site.structure
            && (region.side == site.side
                || region.side == Side::Midline
                || site.side == Side::Bilateral
                || site.side == Side::Midline)
    };
    let at_anchor = |region: &Region| Placement { spot: region.middle(), muted };
    let mut regions = drawing.regions.iter().filter(fits).map(at_anchor);
    let first = regions.next();
    let second = if site.side == Side::Bilateral { regions.next() } else { None };
    [first, second]
}

/// At the region of the whole body that a close-up's region lies in.
fn at_parent(whole: &'static Drawing, mark: &Mark) -> Option<Placement> {
    let close_up = drawing(mark.view, mark.layer)?;
    let hit = *regions_at(close_up, mark.point.into(), REACH).first()?;
    let (view, region) = hit.region.meaning.parent?;
    let region = (view == whole.view).then(|| whole.region(region))??;
    Some(Placement { spot: region.middle(), muted: true })
}
