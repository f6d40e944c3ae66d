//! Strokes that drain: they follow the way to the basin of their side, and leave it where they go elsewhere.

use palpate::{
    chart::{Layer, REACH, Side, Spot, View, drawing, territories_at},
    editor::{Action, SectionAction, TOLERANCE, directions, drain, drains, draw, pick, ways},
    note::{ContraindicationId, Note, StrokeKind, TechniqueId, read, write},
};
use proptest::prelude::{ProptestConfig as Config, any, prop, prop_assert, prop_assert_eq, prop_assume, proptest};

use super::desk::{Desk, did, site, technique};

const LAYER: Layer = Layer::Surface;

/// A desk with lymph drainage in the hand.
fn draining() -> Desk {
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, did("mld")));
    desk
}

/// Draws as the screen does: with the drainage, or else as it was drawn. Gives the direction and the stroke's end.
fn stroke(desk: &mut Desk, view: View, points: &[(f64, f64)]) -> (Option<String>, Spot) {
    let spots: Vec<Spot> = points.iter().map(|(x, y)| Spot { x: *x, y: *y }).collect();
    let action = drain(&desk.state, view, LAYER, &spots, REACH)
        .or_else(|| draw(&desk.state, view, LAYER, &spots, StrokeKind::Direction, REACH));
    desk.act(action.unwrap());
    let treatment = desk.last_treatment();
    let mark = treatment.sites.last().and_then(|site| site.mark.clone()).unwrap();
    (treatment.direction, Spot::from(*mark.stroke.unwrap().points.last().unwrap()))
}

#[test]
fn a_stroke_with_the_drainage_goes_to_the_basin_of_its_own_side() {
    let (front, back) = (View::Anterior, View::Posterior);
    let cases = [
        // The left forearm lies right of the middle from the front, and left of it from behind.
        (front, [(123.0, 339.0), (112.0, 295.0)], "toward left axilla"),
        (front, [(-123.0, 339.0), (-112.0, 295.0)], "toward right axilla"),
        (back, [(-135.0, 325.0), (-120.0, 280.0)], "toward left axilla"),
        (back, [(135.0, 325.0), (120.0, 280.0)], "toward right axilla"),
        (front, [(48.0, 520.0), (44.0, 460.0)], "toward left groin"),
        (front, [(-48.0, 520.0), (-44.0, 460.0)], "toward right groin"),
        (front, [(20.0, 335.0), (24.0, 370.0)], "toward left groin"),
        (back, [(-12.0, 305.0), (-50.0, 350.0)], "toward left groin"),
        (back, [(12.0, 305.0), (50.0, 350.0)], "toward right groin"),
        (front, [(24.0, 78.0), (25.0, 110.0)], "toward left supraclavicular nodes"),
        (back, [(7.0, 114.0), (25.0, 128.0)], "toward right supraclavicular nodes"),
        (View::LateralLeft, [(-30.0, 330.0), (-22.0, 290.0)], "toward left axilla"),
        (View::HandPalmarRight, [(0.0, -140.0), (0.0, -40.0)], "toward right axilla"),
        (View::FootDorsalLeft, [(0.0, 150.0), (0.0, 300.0)], "toward left groin"),
    ];
    for (view, points, expected) in cases {
        let (direction, _) = stroke(&mut draining(), view, &points);
        assert_eq!(direction.as_deref(), Some(expected), "{view:?} {points:?}");
    }
}

#[test]
fn it_ends_on_the_straight_way_as_far_as_the_finger_went_and_not_beyond_the_basin() {
    let basin = Spot { x: 72.0, y: 197.0 };
    let start = Spot { x: 123.0, y: 339.0 };
    let (_, end) = stroke(&mut draining(), View::Anterior, &[(start.x, start.y), (112.0, 295.0)]);
    let off = ((end.x - start.x) * (basin.y - start.y) - (end.y - start.y) * (basin.x - start.x)).abs();
    assert!(off / (basin.x - start.x).hypot(basin.y - start.y) < 0.2, "{end:?} lies beside the way");
    assert!((end.y - 295.0).abs() < 5.0, "{end:?}");
    let (_, beyond) = stroke(&mut draining(), View::Anterior, &[(start.x, start.y), (40.0, 100.0)]);
    assert_eq!(beyond, basin);
}

#[test]
fn a_stroke_against_or_across_the_drainage_stays_as_it_was_drawn() {
    let cases = [
        ([(112.0, 295.0), (123.0, 339.0)], Some("inferior")),
        ([(96.0, 243.0), (116.0, 243.0)], Some("lateral")),
        ([(48.0, 460.0), (48.0, 520.0)], Some("inferior")),
    ];
    for (points, expected) in cases {
        let mut desk = draining();
        let (direction, end) = stroke(&mut desk, View::Anterior, &points);
        let (x, y) = points[1];
        assert_eq!((direction.as_deref(), end), (expected, Spot { x, y }), "{points:?}");
    }
}

#[test]
fn a_winding_line_and_another_technique_follow_nothing() {
    let around = [(123.0, 339.0), (140.0, 320.0), (100.0, 310.0), (135.0, 300.0), (112.0, 295.0)];
    let (direction, _) = stroke(&mut draining(), View::Anterior, &around);
    assert_eq!(direction.as_deref(), Some("superior"));
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, did("effleurage")));
    let (direction, end) = stroke(&mut desk, View::Anterior, &[(123.0, 339.0), (112.0, 295.0)]);
    assert_eq!((direction.as_deref(), end), (Some("superior"), Spot { x: 112.0, y: 295.0 }));
}

#[test]
fn the_deep_layer_drains_as_the_skin_above_it() {
    let desk = draining();
    let spots = [Spot { x: 123.0, y: 339.0 }, Spot { x: 112.0, y: 295.0 }];
    let action = drain(&desk.state, View::Anterior, Layer::Deep, &spots, REACH).unwrap();
    assert!(matches!(action, Action::AddTreatment { direction: Some(toward), .. } if toward == "toward left axilla"));
}

#[test]
fn the_techniques_that_drain_are_those_of_lymph_with_a_direction() {
    let all: Vec<_> = TechniqueId::all().filter(|id| drains(*id)).map(|id| id.row().id).collect();
    assert_eq!(all, ["mld", "mld-stationary-circles", "mld-pump", "mld-rotary", "mld-scoop", "edema-effleurage"]);
}

/// Says that the nodes at a place were removed.
fn clear(desk: &mut Desk, structure: &str, side: Side) {
    let contraindication = ContraindicationId::named("cancer-at-risk-limb").unwrap();
    desk.act(Action::Say(SectionAction::Answer { contraindication, present: Some(true) }));
    let sites = vec![site(structure, side)];
    desk.act(Action::Say(SectionAction::AnswerAt { contraindication, sites }));
}

#[test]
fn around_a_cleared_axilla_strokes_go_to_the_other_axilla_or_to_the_groin_of_their_side() {
    let cases = [
        // Up the arm as ever, but no note says that it goes to the cleared axilla.
        (View::Anterior, [(123.0, 339.0), (112.0, 295.0)], "superior"),
        (View::Anterior, [(45.0, 195.0), (10.0, 195.0)], "toward right axilla"),
        (View::Posterior, [(-55.0, 183.0), (-20.0, 184.0)], "toward right axilla"),
        (View::Anterior, [(62.0, 235.0), (54.0, 290.0)], "toward left groin"),
        (View::LateralLeft, [(20.0, 255.0), (0.0, 300.0)], "toward left groin"),
        // The other side drains as ever.
        (View::Anterior, [(-45.0, 195.0), (-60.0, 195.0)], "toward right axilla"),
        (View::Anterior, [(48.0, 520.0), (44.0, 460.0)], "toward left groin"),
    ];
    for (view, points, expected) in cases {
        let mut desk = Desk::new();
        clear(&mut desk, "axilla", Side::Left);
        desk.act(pick(&desk.state, did("mld")));
        let (direction, _) = stroke(&mut desk, view, &points);
        assert_eq!(direction.as_deref(), Some(expected), "{view:?} {points:?}");
    }
}

#[test]
fn without_a_side_nothing_is_taken_for_cleared() {
    let mut desk = Desk::new();
    let contraindication = ContraindicationId::named("cancer-at-risk-limb").unwrap();
    desk.act(Action::Say(SectionAction::Answer { contraindication, present: Some(true) }));
    let front = drawing(View::Anterior, LAYER).unwrap();
    assert!(ways(&desk.note(), front).iter().all(|way| !way.is_detour));
    clear(&mut desk, "sternal-region", Side::Midline);
    assert!(ways(&desk.note(), front).iter().all(|way| !way.is_detour));
    clear(&mut desk, "axilla", Side::Left);
    let detours: Vec<_> = ways(&desk.note(), front).into_iter().filter(|way| way.is_detour).collect();
    assert_eq!(detours.len(), 2, "{detours:?}");
    assert!(detours.iter().all(|way| way.from.x > 50.0), "{detours:?} begin at the left axilla");
    assert!(detours[0].to.x < -50.0 && detours[1].to.x > 20.0, "{detours:?} go across, and down the side");
    clear(&mut desk, "axilla", Side::Bilateral);
    let detours: Vec<_> = ways(&desk.note(), front).into_iter().filter(|way| way.is_detour).collect();
    assert!(detours.len() == 2 && detours.iter().all(|way| way.from.x * way.to.x > 0.0), "{detours:?} cross");
}

#[test]
fn arrows_start_on_the_side_that_they_go_to() {
    let note = Desk::new().note();
    for view in [View::Anterior, View::Posterior, View::HeadFront] {
        let found = ways(&note, drawing(view, LAYER).unwrap());
        assert!(found.len() > 6, "{view:?}");
        for way in found {
            assert!(way.from.x * way.to.x > 0.0, "{view:?}: {way:?} crosses the middle");
        }
    }
}

#[test]
fn the_directions_of_a_treatment_are_those_of_its_places() {
    let mut desk = Desk::new();
    desk.treat("mld", Some(site("forearm-anterior", Side::Left)));
    assert_eq!(directions(&desk.note(), &desk.last_treatment()), ["toward left axilla"]);
    clear(&mut desk, "axilla", Side::Left);
    let expected = ["toward right axilla", "toward left groin"];
    assert_eq!(directions(&desk.note(), &desk.last_treatment()), expected);
    desk.treat("mld", Some(site("thigh-anterior", Side::Bilateral)));
    assert_eq!(directions(&desk.note(), &desk.last_treatment()), ["toward left groin", "toward right groin"]);
    desk.treat("effleurage", Some(site("forearm-anterior", Side::Left)));
    assert!(directions(&desk.note(), &desk.last_treatment()).is_empty());
    assert!(!drains(technique("effleurage")));
}

#[test]
fn the_direction_is_in_the_note_and_is_read_again() {
    let mut desk = draining();
    stroke(&mut desk, View::Anterior, &[(123.0, 339.0), (112.0, 295.0)]);
    let text = write(&desk.note());
    assert!(text.contains(r#""direction": "toward left axilla""#), "{text}");
    assert_eq!(read(&text).map(|note: Note| note.treatments.len()).ok(), Some(1));
}

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_stroke_follows_within_the_tolerance_on_its_own_side_and_leaves_beyond_it(
        place in any::<prop::sample::Index>(), off in -90.0_f64..90.0, view in prop::sample::select(&View::ALL[..]),
    ) {
        let surface = drawing(view, LAYER).unwrap();
        let first = surface.regions[place.index(surface.regions.len())].middle();
        let own = territories_at(surface, first);
        // At the very middle there are two ways.
        prop_assume!(own.len() == 1 && (off.abs() - TOLERANCE).abs() > 1.0);
        let end = own[0].end_on(view).unwrap();
        let (across, down) = (end.x - first.x, end.y - first.y);
        prop_assume!(across.hypot(down) > 12.0);
        let angle = down.atan2(across) + f64::to_radians(off);
        let last = Spot { x: first.x + 10.0 * angle.cos(), y: first.y + 10.0 * angle.sin() };
        let action = drain(&draining().state, view, LAYER, &[first, last], 0.0);
        prop_assert_eq!(action.is_some(), off.abs() < TOLERANCE, "{:?}", action);
        let Some(action) = action else { return Ok(()) };
        let Action::AddTreatment { site: Some(site), direction: Some(toward), .. } = action else {
            panic!("a first stroke begins a treatment");
        };
        prop_assert_eq!(toward, own[0].toward);
        let points = site.mark.unwrap().stroke.unwrap().points;
        let drawn_to = Spot::from(points[points.len() - 1]);
        // It is nearer to the basin than its start, and points are kept to a tenth.
        let left = (end.x - drawn_to.x).hypot(end.y - drawn_to.y);
        let gone = 10.0 * f64::to_radians(off).cos();
        let edge = surface.within(drawn_to) == drawn_to && left > 0.5;
        prop_assert!(!edge || (across.hypot(down) - left - gone).abs() < 0.3, "{first:?} to {drawn_to:?}, {left} left");
    }
}
