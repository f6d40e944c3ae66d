//! Where a site stands on each drawing.

use palpate::{
    chart::{Layer, Side, Spot, View, drawing},
    note::{Site, placements},
};

use super::desk::{anchor, marked, site};

fn placed(site: &Site, view: View, layer: Layer) -> Vec<(f64, f64, bool)> {
    placements(site, view, layer).map(|placed| (placed.spot.x, placed.spot.y, placed.muted)).collect()
}

#[test]
fn a_mark_stands_where_it_was_set() {
    let place = marked("quadratus-lumborum", Side::Right, View::Posterior, Layer::Surface, Spot { x: 30.0, y: 320.0 });
    assert_eq!(placed(&place, View::Posterior, Layer::Surface), [(30.0, 320.0, false)]);
    assert_eq!(placed(&place, View::Anterior, Layer::Surface), []);
    assert_eq!(placed(&place, View::HeadFront, Layer::Surface), []);
    assert_eq!(placed(&place, View::HeadFront, Layer::Deep), [], "a close-up has no deep layer");
}

#[test]
fn on_the_other_layer_it_stands_muted_at_its_structure() {
    let place = marked("quadratus-lumborum", Side::Right, View::Posterior, Layer::Surface, Spot { x: 30.0, y: 320.0 });
    let deep = anchor(View::Posterior, Layer::Deep, "quadratus-lumborum-right");
    assert_eq!(placed(&place, View::Posterior, Layer::Deep), [(deep.x, deep.y, true)]);
}

#[test]
fn both_sides_stand_twice_the_tapped_one_in_full() {
    let spot = Spot { x: -18.0, y: 81.0 };
    let place = marked("suboccipitals", Side::Bilateral, View::Posterior, Layer::Surface, spot);
    assert_eq!(placed(&place, View::Posterior, Layer::Surface), [(-18.0, 81.0, false), (18.0, 81.0, true)]);
    let middle = marked("suboccipitals", Side::Bilateral, View::Posterior, Layer::Surface, Spot { x: 1.0, y: 81.0 });
    assert_eq!(placed(&middle, View::Posterior, Layer::Surface).len(), 1, "in the middle one mark is both");
    let (left, right) = (
        anchor(View::Posterior, Layer::Surface, "suboccipitals-left"),
        anchor(View::Posterior, Layer::Surface, "suboccipitals-right"),
    );
    let mut from_the_list = placed(&site("suboccipitals", Side::Bilateral), View::Posterior, Layer::Surface);
    from_the_list.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(from_the_list, [(left.x, left.y, false), (right.x, right.y, false)]);
}

#[test]
fn a_structure_from_the_list_stands_at_its_region_on_its_own_side_alone() {
    for (side, region) in [(Side::Left, "quadratus-lumborum-left"), (Side::Right, "quadratus-lumborum-right")] {
        let spot = anchor(View::Posterior, Layer::Surface, region);
        let place = site("quadratus-lumborum", side);
        assert_eq!(placed(&place, View::Posterior, Layer::Surface), [(spot.x, spot.y, false)]);
    }
    assert_eq!(placed(&site("upper-limb", Side::Left), View::Anterior, Layer::Surface), [], "no region stands for it");
}

#[test]
fn what_was_tapped_on_a_close_up_stands_muted_on_the_body() {
    let close_ups = View::ALL.into_iter().filter(|view| !view.is_whole_body());
    let mut seen = 0;
    for view in close_ups {
        for region in drawing(view, Layer::Surface).unwrap().regions {
            let spot = region.middle();
            let place = marked(region.meaning.structure.row().id, region.side, view, Layer::Surface, spot);
            let (whole, parent) = region.meaning.parent.unwrap();
            let expected = anchor(whole, Layer::Surface, parent);
            assert_eq!(
                placed(&place, whole, Layer::Surface),
                [(expected.x, expected.y, true)],
                "{} of {view:?}",
                region.id
            );
            assert_eq!(placed(&place, whole, Layer::Deep), []);
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen} regions");
}
