//! Territories of lymph: each spot of every drawing drains to a basin of its own side.

use palpate::chart::{
    Drawing, Layer, Region, Side, Spot, StructureId, View, basins, detours, drawing, end_of, outlines, regions_at,
    territories, territories_at, territories_of, watersheds,
};

fn surfaces() -> impl Iterator<Item = &'static Drawing> {
    View::ALL.into_iter().filter_map(|view| drawing(view, Layer::Surface))
}

/// A spot at which the region itself is on top.
fn spot_in(drawing: &'static Drawing, region: &'static Region) -> Option<Spot> {
    let anchor = region.middle();
    let is_on_top = |spot: Spot| regions_at(drawing, spot, 0.0).first().is_some_and(|hit| hit.region.id == region.id);
    is_on_top(anchor).then_some(anchor)
}

#[test]
fn every_region_drains_on_its_own_side_and_the_middle_to_both() {
    let mut seen = 0;
    for drawing in surfaces() {
        for region in drawing.regions {
            let Some(spot) = spot_in(drawing, region) else { continue };
            let sides: Vec<Side> = territories_at(drawing, spot).iter().map(|territory| territory.side).collect();
            let expected = match region.side {
                Side::Left => vec![Side::Left],
                Side::Right => vec![Side::Right],
                // An anchor lies on one half, or at the very middle.
                _ if spot.x.abs() <= 4.0 => vec![Side::Left, Side::Right],
                _ if (spot.x > 0.0) == (drawing.view != View::Posterior) => vec![Side::Left],
                _ => vec![Side::Right],
            };
            assert_eq!(sides, expected, "{} of {:?}", region.id, drawing.view);
            seen += 1;
        }
    }
    assert!(seen > 400, "{seen} regions");
}

#[test]
fn a_way_ends_at_the_basin_of_its_own_side() {
    let is_left = |view: View, spot: Spot| (spot.x > 0.0) == (view != View::Posterior);
    let mut ends = 0;
    for view in [View::Anterior, View::Posterior, View::HeadFront] {
        for territory in territories() {
            let Some(end) = territory.end_on(view) else { continue };
            assert_eq!(is_left(view, end), territory.side == Side::Left, "{} on {view:?}", territory.id);
            ends += 1;
        }
    }
    assert_eq!(ends, 6 + 6 + 4);
    for (view, own) in [
        (View::LateralLeft, Side::Left),
        (View::LateralRight, Side::Right),
        (View::HeadSideRight, Side::Right),
        (View::HandDorsalLeft, Side::Left),
        (View::FootPlantarRight, Side::Right),
    ] {
        let shown: Vec<Side> =
            territories().iter().filter(|it| it.end_on(view).is_some()).map(|territory| territory.side).collect();
        assert!(!shown.is_empty() && shown.iter().all(|side| *side == own), "{view:?} shows {shown:?}");
    }
}

#[test]
fn every_region_of_every_drawing_has_a_way_to_a_basin_that_its_view_shows() {
    for drawing in surfaces() {
        for region in drawing.regions {
            let mut ends = territories_of(region.meaning.surface_region, region.side);
            assert!(ends.all(|territory| territory.end_on(drawing.view).is_some()), "{} {:?}", region.id, drawing.view);
            let count = territories_of(region.meaning.surface_region, region.side).count();
            assert_eq!(count, if region.side == Side::Midline { 2 } else { 1 }, "{} {:?}", region.id, drawing.view);
        }
    }
}

#[test]
fn the_words_of_a_direction_name_the_side_of_its_territory() {
    for territory in territories().iter().filter(|territory| territory.ends_at.is_some()) {
        let (own, other) = if territory.side == Side::Left { ("left", "right") } else { ("right", "left") };
        assert!(territory.toward.contains(own) && !territory.toward.contains(other), "{}", territory.toward);
    }
}

#[test]
fn a_detour_stays_on_its_side_or_crosses_as_the_sheet_says() {
    let cases = [
        ("axillo-axillary-anterior", true),
        ("axillo-axillary-posterior", true),
        ("axillo-inguinal", false),
        ("inguino-axillary", false),
        ("inter-inguinal", true),
    ];
    assert_eq!(detours().len(), cases.len());
    for (detour, (id, crosses)) in detours().iter().zip(cases) {
        assert_eq!(detour.id, id);
        assert_eq!(detour.pairs.len(), 2, "{id}");
        for (from, to) in detour.pairs {
            let (from, to) = (&territories()[*from], &territories()[*to]);
            assert_ne!(from.id, to.id);
            assert_eq!(from.side != to.side, crosses, "{id} from {} to {}", from.id, to.id);
        }
    }
}

#[test]
fn a_structure_drains_as_the_region_around_it() {
    let cases = [
        ("pectoralis-major", Side::Left, "upper-quadrant-l"),
        ("trapezius-upper", Side::Right, "head-neck-r"),
        ("knee-anterior", Side::Right, "lower-quadrant-r"),
        ("ln-axillary", Side::Left, "upper-quadrant-l"),
        ("axilla", Side::Right, "upper-quadrant-r"),
        ("inguinal-region", Side::Left, "lower-quadrant-l"),
        ("masseter", Side::Left, "head-neck-l"),
        ("epigastrium", Side::Left, "upper-quadrant-l"),
        ("hypogastrium", Side::Right, "lower-quadrant-r"),
    ];
    for (structure, side, expected) in cases {
        let found: Vec<_> =
            territories_of(StructureId::named(structure).unwrap(), side).map(|territory| territory.id).collect();
        assert_eq!(found, [expected], "{structure} {side:?}");
    }
}

#[test]
fn a_basin_on_a_drawing_lies_in_a_territory_of_its_side() {
    let mut seen = 0;
    for basin in basins() {
        let drawing = drawing(basin.view, Layer::Surface).unwrap();
        if drawing.within(basin.spot) != basin.spot {
            // Only the way out of a close-up may lie beyond its edge.
            assert!(!basin.view.is_whole_body(), "{:?} of {:?}", basin.node, basin.view);
            continue;
        }
        let sides: Vec<Side> = territories_at(drawing, basin.spot).iter().map(|territory| territory.side).collect();
        if basin.spot.x.abs() > 4.0 || basin.view.id().ends_with("-left") {
            let near = regions_at(drawing, basin.spot, 12.0);
            assert!(!near.is_empty(), "{} of {:?} lies beside the body", basin.node.row().id, basin.view);
            assert!(sides.is_empty() || sides == [Side::Left], "{} of {:?}", basin.node.row().id, basin.view);
        }
        seen += 1;
    }
    assert!(seen > 25, "{seen} basins");
}

#[test]
fn watersheds_part_territories_and_nothing_else() {
    let mut checked = 0;
    for drawing in surfaces() {
        let lines = watersheds(drawing);
        let is_drawn = drawing.view.is_whole_body() || drawing.view == View::HeadFront;
        assert_eq!(!lines.is_empty(), is_drawn, "{:?}", drawing.view);
        for line in lines.iter().filter(|line| line.iter().any(|spot| spot.x != 0.0)) {
            for spot in line {
                let orders: Vec<u8> = drawing
                    .regions
                    .iter()
                    .zip(outlines(drawing))
                    .filter(|(_, outline)| outline.contains(*spot) || outline.distance_within(*spot, 1.3).is_some())
                    .filter_map(|(region, _)| territories_of(region.meaning.surface_region, region.side).next())
                    .map(|territory| territory.order)
                    .collect();
                let is_thigh = drawing.view.id().starts_with("lateral") && spot.y > 400.0;
                let parts = orders.iter().any(|order| *order != orders[0]);
                assert!(parts || is_thigh, "{:?} at {spot:?}: {orders:?}", drawing.view);
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "{checked} spots");
}

#[test]
fn the_sagittal_watershed_runs_down_the_middle_of_the_body() {
    for view in [View::Anterior, View::Posterior] {
        let lines = watersheds(drawing(view, Layer::Surface).unwrap());
        let [from, to] = lines[0][..] else { panic!("{view:?}: {:?}", lines[0]) };
        assert_eq!((from.x, to.x), (0.0, 0.0));
        assert!(from.y < 5.0 && (400.0..450.0).contains(&to.y), "{view:?}: {from:?} to {to:?}");
    }
}

#[test]
fn both_of_a_pair_lie_in_a_mirror() {
    for basin in basins() {
        let left = end_of(basin.view, basin.node, Side::Left).unwrap();
        assert_eq!(left, basin.spot);
        let mirrored = View::ALL.into_iter().find(|view| view.id() == basin.view.id().replace("-left", "-right"));
        let right = end_of(mirrored.unwrap(), basin.node, Side::Right).unwrap();
        assert_eq!((right.x, right.y), (-left.x, left.y), "{:?} of {:?}", basin.node, basin.view);
    }
}
