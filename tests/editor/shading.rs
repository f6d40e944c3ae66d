//! Which regions of a drawing are shaded, and on which side.

use palpate::{
    chart::{Layer, Side, View, drawing},
    editor::{Action, AreaKind, EntryId, areas},
    note::Value,
};

use super::desk::{Desk, attribute, site};

fn shaded(desk: &Desk, view: View, layer: Layer) -> Vec<(&'static str, AreaKind)> {
    let drawing = drawing(view, layer).unwrap();
    areas(&desk.state, drawing).into_iter().map(|(place, kind)| (drawing.regions[place].id, kind)).collect()
}

#[test]
fn a_selected_trigger_point_shades_its_zones_on_its_own_side() {
    let mut desk = Desk::new();
    let id = desk.find("trigger-point-active", Some(site("quadratus-lumborum", Side::Right)));
    let back = shaded(&desk, View::Posterior, Layer::Surface);
    assert!(back.contains(&("gluteus-maximus-right", AreaKind::Usual)), "{back:?}");
    assert!(back.contains(&("lumbar-erectors-right", AreaKind::Spillover)), "{back:?}");
    assert!(back.iter().all(|(region, _)| !region.ends_with("-left")), "{back:?}");
    // What the client says is the pain itself.
    let buttock = Some(Value::List(vec!["buttock".to_owned()]));
    let entry = EntryId::Finding(id);
    desk.act(Action::SetDetail { entry, attribute: attribute("referralZones"), value: buttock });
    assert!(shaded(&desk, View::Posterior, Layer::Surface).contains(&("gluteus-maximus-right", AreaKind::Pain)));
    desk.act(Action::Select(None));
    assert!(shaded(&desk, View::Posterior, Layer::Surface).is_empty());
}

#[test]
fn the_sternocleidomastoid_sends_pain_to_both_sides() {
    let mut desk = Desk::new();
    desk.find("trigger-point-active", Some(site("sternocleidomastoid", Side::Left)));
    let face = shaded(&desk, View::HeadFront, Layer::Surface);
    for side in ["-left", "-right"] {
        assert!(face.iter().any(|(region, _)| region.ends_with(side)), "{side}: {face:?}");
    }
}

#[test]
fn what_refers_nowhere_shades_nothing() {
    let mut desk = Desk::new();
    desk.find("hypertonicity", Some(site("quadratus-lumborum", Side::Right)));
    desk.find("stress-level", None);
    for view in View::ALL {
        assert!(shaded(&desk, view, Layer::Surface).is_empty(), "{view:?}");
    }
}
