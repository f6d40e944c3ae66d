//! Every region of every drawing, tapped: the right structure on the client's right side, and no other.
//! What is right is read from the drawings and the tables under assets/, not from what is generated of them.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "chart/assets.rs"]
mod assets;
#[path = "chart/lymph.rs"]
mod lymph;

use palpate::{
    chart::{Drawing, Layer, REACH, Side, Spot, StructureId, View, drawing, regions_at, side_of},
    editor::site_at,
};

use crate::assets::{meanings, pairs, regions, regions_of_picture};

/// Chart units per CSS pixel: zoomed far in, near, a tablet's whole body, and a phone's.
const ZOOMS: [f64; 4] = [0.3, 0.7, 1.2, 2.5];

fn drawings() -> impl Iterator<Item = &'static Drawing> {
    let views = View::ALL.into_iter().flat_map(|view| [(view, Layer::Surface), (view, Layer::Deep)]);
    views.filter_map(|(view, layer)| drawing(view, layer))
}

fn layer_id(layer: Layer) -> &'static str {
    if layer == Layer::Surface { "surface" } else { "deep" }
}

/// The client's left is on the viewer's right from the front, and on the viewer's left from behind.
fn side_at(view: View, x: f64) -> Side {
    match view.id() {
        id if id.ends_with("-left") => Side::Left,
        id if id.ends_with("-right") => Side::Right,
        "posterior" if x < 0.0 => Side::Left,
        "posterior" => Side::Right,
        _ if x > 0.0 => Side::Left,
        _ => Side::Right,
    }
}

#[test]
fn every_region_of_the_pictures_is_one_that_can_be_tapped() {
    let mut seen = 0;
    for drawing in drawings() {
        let mut pictured = regions_of_picture(layer_id(drawing.layer), drawing.view.id());
        let mut known: Vec<String> = drawing.regions.iter().map(|region| region.id.to_owned()).collect();
        pictured.sort();
        pictured.dedup();
        known.sort();
        assert_eq!(known, pictured, "{:?} {:?}", drawing.view, drawing.layer);
        seen += 1;
    }
    assert_eq!(seen, 19);
}

#[test]
fn a_tap_in_a_region_finds_its_structure_on_the_client_s_side() {
    let (meanings, paired) = (meanings(), pairs());
    let mut taps = 0;
    for row in regions() {
        let view = View::ALL.into_iter().find(|view| view.id() == row.view).unwrap();
        let layer = if row.layer == "surface" { Layer::Surface } else { Layer::Deep };
        let drawing = drawing(view, layer).unwrap();
        let spot = visible_spot(drawing, &row.id, Spot { x: row.x, y: row.y });
        let hit = regions_at(drawing, spot, 0.0)[0];
        assert_eq!(hit.region.id, row.id, "{} {}", row.view, row.layer);

        let name = row.id.strip_suffix(&format!("-{}", row.side)).unwrap_or(&row.id);
        let expected = match layer {
            // On the deep layer a region is a structure.
            Layer::Deep => name,
            Layer::Surface => {
                let end = [("-left", ""), ("-right", "")].into_iter().find_map(|(end, _)| row.view.strip_suffix(end));
                &meanings[&(end.unwrap_or(&row.view).to_owned(), name.to_owned())]
            }
        };
        let site = site_at(view, layer, spot, 0.0, None).unwrap();
        assert_eq!(site.structure.row().id, expected, "{} of {} {}", row.id, row.view, row.layer);

        let side = match (paired[expected], row.side.as_str()) {
            (false, _) => Side::Midline,
            (true, "left") => Side::Left,
            (true, "right") => Side::Right,
            (true, _) if spot.x.abs() <= 4.0 => Side::Bilateral,
            (true, _) => side_at(view, spot.x),
        };
        assert_eq!(site.side, side, "{} of {} {}", row.id, row.view, row.layer);
        if row.side != "midline" {
            let named = if row.side == "left" { Side::Left } else { Side::Right };
            assert_eq!(named, side_at(view, row.x), "{} of {} {} lies on the other side", row.id, row.view, row.layer);
        }
        let mark = site.mark.unwrap();
        assert_eq!((mark.view, mark.layer), (view, layer));
        taps += 1;
    }
    assert!(taps > 700, "{taps} regions");
}

/// The anchor, or where something lies over it the nearest spot at which the region itself is on top.
fn visible_spot(drawing: &'static Drawing, id: &str, anchor: Spot) -> Spot {
    let is_on_top = |spot: &Spot| regions_at(drawing, *spot, 0.0).first().is_some_and(|hit| hit.region.id == id);
    if is_on_top(&anchor) {
        return anchor;
    }
    let around = (1..400_u32).flat_map(|ring| {
        (0..24_u32).map(move |step| {
            let (angle, far) = (f64::from(step) * std::f64::consts::TAU / 24.0, f64::from(ring) * 0.5);
            Spot { x: anchor.x + angle.cos() * far, y: anchor.y + angle.sin() * far }
        })
    });
    around.into_iter().find(is_on_top).unwrap_or_else(|| panic!("{id} of {:?} is nowhere on top", drawing.view))
}

#[test]
fn on_a_region_across_the_middle_the_half_decides_and_the_middle_is_both() {
    let paired = StructureId::named("multifidus").unwrap();
    let single = StructureId::named("sacrum").unwrap();
    let cases = [
        (View::Anterior, "sternum", 10.0, Side::Left),
        (View::Anterior, "sternum", -10.0, Side::Right),
        (View::Anterior, "sternum", 0.0, Side::Bilateral),
        (View::Anterior, "sternum", 4.0, Side::Bilateral),
        (View::Anterior, "sternum", 4.1, Side::Left),
        (View::Anterior, "sternum", -4.1, Side::Right),
        (View::Posterior, "sacrum", 10.0, Side::Right),
        (View::Posterior, "sacrum", -10.0, Side::Left),
        (View::Posterior, "sacrum", -3.9, Side::Bilateral),
        (View::HeadFront, "corrugator", 12.0, Side::Left),
        (View::HeadFront, "corrugator", -12.0, Side::Right),
    ];
    for (view, region, x, expected) in cases {
        let drawing = drawing(view, Layer::Surface).unwrap();
        let region = drawing.region(region).unwrap();
        let spot = Spot { x, y: region.anchor[1].into() };
        assert_eq!(side_of(drawing, region, paired, spot), expected, "{} at {x}", region.id);
        assert_eq!(side_of(drawing, region, single, spot), Side::Midline, "{} at {x}", region.id);
    }
}

#[test]
fn a_drawing_s_side_holds_for_paired_structures_wherever_the_finger_is() {
    let paired = StructureId::named("multifidus").unwrap();
    for drawing in drawings() {
        for region in drawing.regions.iter().filter(|region| region.side != Side::Midline) {
            for x in [-300.0, 0.0, 300.0] {
                assert_eq!(side_of(drawing, region, paired, Spot { x, y: 0.0 }), region.side, "{}", region.id);
            }
        }
    }
}

/// Spots all over a drawing that lie in no region.
fn gaps(drawing: &'static Drawing, steps: u32) -> impl Iterator<Item = Spot> {
    let [left, top, width, height] = drawing.view_box.map(f64::from);
    let part = move |step: u32| f64::from(step) / f64::from(steps);
    let spots = (0..=steps).flat_map(move |row| (0..=steps).map(move |column| (part(column), part(row))));
    let spots = spots.map(move |(x, y)| Spot { x: left + width * x, y: top + height * y });
    spots.filter(move |spot| regions_at(drawing, *spot, 0.0).is_empty())
}

/// Spots beside the body of a drawing, each with its distance from the nearest region, which is measured by
/// looking around in ever wider rings.
fn beside(drawing: &'static Drawing, far: f64) -> Vec<(Spot, f64)> {
    let hits = |spot: Spot| !regions_at(drawing, spot, 0.0).is_empty();
    let ring = |spot: Spot, radius: f64| {
        (0..60_u32).map(move |step| {
            let angle = f64::from(step) * std::f64::consts::TAU / 60.0;
            Spot { x: spot.x + angle.cos() * radius, y: spot.y + angle.sin() * radius }
        })
    };
    gaps(drawing, 8)
        .filter_map(|spot| {
            let radii = (1..=26_u32).map(|step| far * f64::from(step) / 20.0);
            let nearest = radii.into_iter().find(|radius| ring(spot, *radius).any(hits))?;
            Some((spot, nearest))
        })
        .collect()
}

#[test]
fn a_near_miss_finds_the_nearest_structure_and_a_wide_one_nothing_at_every_zoom() {
    let (mut caught, mut missed) = (0, 0);
    for view in [View::Posterior, View::HandPalmarLeft] {
        let drawing = drawing(view, Layer::Surface).unwrap();
        for units_per_pixel in ZOOMS {
            let reach = REACH * units_per_pixel;
            let step = reach / 20.0;
            for (spot, distance) in beside(drawing, reach) {
                let site = site_at(view, Layer::Surface, spot, reach, None);
                if distance <= reach - step {
                    assert!(
                        site.is_some(),
                        "{view:?}: {spot:?} misses by {distance}, expected a structure within {reach}"
                    );
                    caught += 1;
                }
                // A ring may pass a thin corner by, so a little more than one step is left open.
                if distance > reach + 2.0 * step {
                    assert!(site.is_none(), "{view:?}: {spot:?} misses by {distance}, expected nothing within {reach}");
                    missed += 1;
                }
            }
        }
    }
    assert!(caught > 20 && missed > 10, "{caught} caught, {missed} missed");
}

#[test]
fn twelve_pixels_are_near_and_twelve_and_a_tenth_are_not() {
    let drawing = drawing(View::Posterior, Layer::Surface).unwrap();
    let spot = Spot { x: 215.0, y: 300.0 };
    let [near, ..] = regions_at(drawing, spot, 1000.0)[..] else { panic!("the body is nowhere") };
    for units_per_pixel in ZOOMS {
        // The finger at a distance of so many pixels from the body, straight to its side.
        let at = |pixels: f64| {
            let mut spot = spot;
            for _ in 0..60 {
                let distance = regions_at(drawing, spot, 1000.0)[0].distance;
                spot.x += pixels * units_per_pixel - distance;
            }
            spot
        };
        let within = at(12.0 - 1e-6);
        assert!(!regions_at(drawing, within, REACH * units_per_pixel).is_empty(), "{units_per_pixel}: {within:?}");
        let beyond = at(12.1);
        assert!(regions_at(drawing, beyond, REACH * units_per_pixel).is_empty(), "{units_per_pixel}: {beyond:?}");
    }
    assert!(near.distance > 12.0);
}

#[test]
fn the_smaller_of_two_that_are_as_near_is_found() {
    let (mut ties, mut plain) = (0, 0);
    for drawing in drawings() {
        for spot in gaps(drawing, 16) {
            let hits = regions_at(drawing, spot, 20.0);
            if hits.is_empty() {
                continue;
            }
            let nearest = hits.iter().map(|hit| hit.distance).fold(f64::INFINITY, f64::min);
            let tied: Vec<_> = hits.iter().filter(|hit| hit.distance < nearest + 0.5).collect();
            let smallest = tied.iter().map(|hit| hit.region.area).fold(f32::INFINITY, f32::min);
            assert_eq!(hits[0].region.area, smallest, "{} at {spot:?} of {:?}", hits[0].region.id, drawing.view);
            if tied.len() > 1 { ties += 1 } else { plain += 1 }
        }
    }
    assert!(ties > 10 && plain > 10, "{ties} ties, {plain} without");
}
