//! What a tap on the chart, and a tap on the palette, ask for.

use palpate::{
    chart::{Layer, REACH, Side, Spot, View},
    editor::{Action, EntryId, Phase, mark_at, pick, site_at, stack, structure_for, tap},
    note::{Id, Mark, Value},
};

use super::desk::{Desk, anchor, attribute, did, finding, found, marked, site, structure};

const BACK: (View, Layer) = (View::Posterior, Layer::Surface);

fn ql_spot() -> Spot {
    anchor(BACK.0, BACK.1, "quadratus-lumborum-right")
}

fn tapped(desk: &Desk, spot: Spot) -> Option<Action> {
    tap(&desk.state, BACK.0, BACK.1, spot, REACH, None)
}

/// A desk on which a trigger point stands at its mark on the right QL, with nothing in the hand.
fn charted() -> (Desk, Id) {
    let mut desk = Desk::new();
    let place = marked("quadratus-lumborum", Side::Right, BACK.0, BACK.1, ql_spot());
    let id = desk.find("trigger-point-active", Some(place));
    desk.act(Action::Select(None));
    (desk, id)
}

#[test]
fn with_a_finding_in_the_hand_each_tap_charts_one() {
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, found("trigger-point-active")));
    for region in ["quadratus-lumborum-right", "gluteus-medius-left", "trapezius-upper-right"] {
        let action = tapped(&desk, anchor(BACK.0, BACK.1, region)).unwrap();
        desk.act(action);
    }
    let charted = desk.note().findings;
    let places: Vec<_> = charted.iter().map(|found| found.site.clone().unwrap()).collect();
    let places: Vec<_> = places.iter().map(|site| (site.structure.row().id, site.side)).collect();
    let expected =
        [("quadratus-lumborum", Side::Right), ("gluteus-medius", Side::Left), ("trapezius-upper", Side::Right)];
    assert_eq!(places, expected);
    assert_eq!(desk.state.screen.tool, Some(found("trigger-point-active")), "it stays in the hand");
}

#[test]
fn the_severity_that_a_finger_slid_to_comes_with_the_finding() {
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, found("trigger-point-active")));
    let action = tap(&desk.state, BACK.0, BACK.1, ql_spot(), REACH, Some(Value::Number(7.0))).unwrap();
    desk.act(action);
    assert_eq!(desk.last_finding().before.get(&attribute("painNrs")), Some(&Value::Number(7.0)));
}

#[test]
fn with_a_technique_in_the_hand_taps_add_places_to_one_treatment_until_it_is_put_down() {
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, did("neuromuscular-therapy")));
    for region in ["quadratus-lumborum-right", "gluteus-medius-right"] {
        let action = tapped(&desk, anchor(BACK.0, BACK.1, region)).unwrap();
        desk.act(action);
    }
    assert_eq!((desk.note().treatments.len(), desk.last_treatment().sites.len()), (1, 2));
    desk.act(pick(&desk.state, did("neuromuscular-therapy")));
    assert_eq!(desk.state.screen.tool, None);
    desk.act(Action::Select(None));
    desk.act(pick(&desk.state, did("neuromuscular-therapy")));
    let action = tapped(&desk, ql_spot()).unwrap();
    desk.act(action);
    assert_eq!(desk.note().treatments.len(), 2);
}

#[test]
fn with_nothing_in_the_hand_a_tap_points_and_the_next_tool_is_used_there() {
    for (tool, findings, treatments) in [(found("hypertonicity"), 1, 0), (did("met"), 0, 1)] {
        let mut desk = Desk::new();
        let action = tapped(&desk, ql_spot()).unwrap();
        desk.act(action);
        assert_eq!(
            desk.state.screen.place.as_ref().map(|place| place.structure),
            Some(structure("quadratus-lumborum"))
        );
        desk.act(pick(&desk.state, tool));
        let note = desk.note();
        assert_eq!((note.findings.len(), note.treatments.len()), (findings, treatments), "{tool:?}");
        assert_eq!(desk.state.screen.place, None);
    }
}

#[test]
fn a_technique_treats_the_finding_that_is_selected() {
    let (mut desk, id) = charted();
    desk.act(Action::Select(Some(EntryId::Finding(id))));
    let action = pick(&desk.state, did("trigger-point-compression"));
    desk.act(action);
    let treatment = desk.last_treatment();
    assert_eq!(treatment.findings, [id]);
    assert_eq!(treatment.sites, [desk.last_finding().site.unwrap()]);
}

#[test]
fn a_tool_is_taken_put_down_or_used_as_the_state_of_things_asks() {
    let (desk, _) = charted();
    assert!(matches!(pick(&desk.state, did("met")), Action::PickUp(tool) if tool == did("met")));
    let mut held = charted().0;
    held.act(Action::PickUp(did("met")));
    assert!(matches!(pick(&held.state, did("met")), Action::PutDown));
    assert!(matches!(pick(&held.state, found("taut-band")), Action::PickUp(_)));
    let whole = pick(&held.state, found("stress-level"));
    assert!(
        matches!(whole, Action::AddFinding { site: None, .. }),
        "what needs no place is charted at once: {whole:?}"
    );
}

#[test]
fn in_the_phase_after_a_tap_selects_the_nearest_mark_or_the_finding_on_the_structure() {
    let (mut desk, id) = charted();
    desk.act(Action::SetPhase(Phase::After));
    let spot = ql_spot();
    let cases = [
        ("on the mark", spot, Some(id)),
        ("two reaches beside it", Spot { x: spot.x + 2.0 * REACH - 0.1, y: spot.y }, Some(id)),
        ("elsewhere on the structure", Spot { x: spot.x, y: spot.y + 26.0 }, None),
        ("on nothing", Spot { x: -210.0, y: 0.0 }, None),
    ];
    for (what, spot, expected) in cases {
        // Only a spot that is on the structure itself counts as "on the structure".
        let on_it = site_at(BACK.0, BACK.1, spot, REACH, None).map(|site| (site.structure, site.side));
        let expected = expected.or((on_it == Some((structure("quadratus-lumborum"), Side::Right))).then_some(id));
        let Some(Action::Select(selected)) = tapped(&desk, spot) else { panic!("{what}: a tap selects") };
        assert_eq!(selected, expected.map(EntryId::Finding), "{what}");
    }
}

#[test]
fn with_nothing_in_the_hand_a_tap_on_a_mark_selects_it_and_a_tap_on_nothing_lets_go() {
    let (desk, id) = charted();
    let selects = |action: Option<Action>, expected: Option<EntryId>| match action {
        Some(Action::Select(selected)) => assert_eq!(selected, expected),
        other => panic!("expected a selection, found {other:?}"),
    };
    selects(tapped(&desk, ql_spot()), Some(EntryId::Finding(id)));
    selects(tapped(&desk, Spot { x: -210.0, y: 0.0 }), None);
    let mut holding = charted().0;
    holding.act(Action::PickUp(found("taut-band")));
    assert!(tapped(&holding, Spot { x: -210.0, y: 0.0 }).is_none(), "a tool in the hand finds nothing beside the body");
}

#[test]
fn of_two_marks_on_one_spot_the_later_is_taken() {
    let (mut desk, _) = charted();
    let place = desk.last_finding().site;
    let later = desk.find("hypertonicity", place);
    let nearest = mark_at(&desk.note(), Phase::Before, BACK.0, BACK.1, ql_spot(), REACH);
    assert_eq!(nearest, Some(EntryId::Finding(later)));
    assert_eq!(mark_at(&desk.note(), Phase::Before, View::Anterior, Layer::Surface, ql_spot(), REACH), None);
}

#[test]
fn a_tap_is_taken_for_a_structure_that_the_finding_can_be_on() {
    let cases = [
        (View::Posterior, "quadratus-lumborum-right", "trigger-point-active", "quadratus-lumborum"),
        (View::Anterior, "forearm-flexors-left", "taut-band", "flexor-carpi-radialis"),
        (View::Anterior, "temple-left", "headache", "temple"),
        (View::Anterior, "temple-left", "trigger-point-active", "temporalis"),
        (View::Posterior, "si-joint-right", "taut-band", "gluteus-maximus"),
    ];
    for (view, region, id, expected) in cases {
        let region = palpate::chart::drawing(view, Layer::Surface).unwrap().region(region).unwrap();
        assert_eq!(
            structure_for(Layer::Surface, region, Some(finding(id))).row().id,
            expected,
            "{id} on {}",
            region.id
        );
        assert_eq!(structure_for(Layer::Surface, region, None), region.meaning.structure);
    }
}

#[test]
fn a_place_pointed_at_gives_way_to_what_the_finding_can_be_on_but_a_chosen_one_stays() {
    let mut desk = Desk::new();
    let spot = anchor(View::Posterior, Layer::Surface, "si-joint-right");
    let region = marked("sacroiliac-region", Side::Right, View::Posterior, Layer::Surface, spot);
    desk.act(Action::PointAt(region));
    let Action::AddFinding { site: Some(placed), .. } = pick(&desk.state, found("taut-band")) else {
        panic!("a place was pointed at, expected a finding there")
    };
    assert_eq!(placed.structure.row().kind, palpate::chart::StructureKind::Muscle);
    desk.act(Action::PointAt(site("sacroiliac-region", Side::Right)));
    let Action::AddFinding { site: Some(placed), .. } = pick(&desk.state, found("taut-band")) else {
        panic!("a place was chosen by name, expected a finding there")
    };
    assert_eq!(placed.structure, structure("sacroiliac-region"));
}

#[test]
fn a_stack_holds_each_structure_once_and_reaches_from_the_skin_to_the_division_of_the_body() {
    let layers = [(View::Posterior, Layer::Surface), (View::Posterior, Layer::Deep)];
    for (view, layer) in layers {
        let stack = stack(&Mark::at(view, layer, ql_spot()));
        let ids: Vec<&str> = stack.iter().map(|(structure, _)| structure.row().id).collect();
        let once: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{ids:?}");
        for wanted in ["quadratus-lumborum", "thoracolumbar-fascia", "lower-back", "back"] {
            assert!(ids.contains(&wanted), "{wanted} is not in {ids:?}");
        }
        assert_eq!(ids[0], "quadratus-lumborum");
        for (structure, side) in stack {
            let expected = if structure.row().paired { Side::Right } else { Side::Midline };
            assert_eq!(side, expected, "{structure:?}");
        }
    }
}

#[test]
fn a_treatment_s_mark_can_be_tapped_as_well() {
    let mut desk = Desk::new();
    let place = marked("quadratus-lumborum", Side::Right, BACK.0, BACK.1, ql_spot());
    let id = desk.treat("met", Some(place));
    desk.act(Action::PutDown).act(Action::Select(None));
    assert!(matches!(tapped(&desk, ql_spot()), Some(Action::Select(Some(EntryId::Treatment(tapped)))) if tapped == id));
}
