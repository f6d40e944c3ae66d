//! What a drag means, and what a drawn line says.

use palpate::{
    chart::{Layer, REACH, Side, Spot, View},
    editor::{Action, Drag, Phase, direction_of, drag, draw, pick, simplified, tap},
    note::{StrokeKind, Value, read, write},
};
use proptest::{collection::vec, prelude::any, prop_assert, prop_assert_eq, proptest, test_runner::Config};

use super::desk::{Desk, attribute, did, found};

fn spots(points: &[(f64, f64)]) -> Vec<Spot> {
    points.iter().map(|(x, y)| Spot { x: *x, y: *y }).collect()
}

#[test]
fn a_drag_means_what_the_tool_in_the_hand_can_take() {
    let cases = [
        (None, false, Drag::Pan),
        (None, true, Drag::Pan),
        (Some(did("effleurage")), false, Drag::Draw(StrokeKind::Direction)),
        (Some(did("effleurage")), true, Drag::Draw(StrokeKind::Direction)),
        (Some(found("trigger-point-active")), false, Drag::Slide),
        (Some(found("trigger-point-active")), true, Drag::Slide),
        (Some(found("edema-pitting")), false, Drag::Draw(StrokeKind::Area)),
        (Some(found("edema-pitting")), true, Drag::Slide),
        (Some(found("numbness")), false, Drag::Draw(StrokeKind::Area)),
        (Some(found("fascial-restriction")), false, Drag::Draw(StrokeKind::Direction)),
        (Some(found("fascial-restriction")), true, Drag::Slide),
    ];
    for (tool, after_a_pause, expected) in cases {
        let mut desk = Desk::new();
        if let Some(tool) = tool {
            desk.act(pick(&desk.state, tool));
        }
        assert_eq!(drag(&desk.state, after_a_pause), expected, "{tool:?}, pause {after_a_pause}");
    }
}

#[test]
fn a_direction_is_seen_from_the_client() {
    let (front, back) = (View::Anterior, View::Posterior);
    let cases = [
        (back, Side::Right, (40.0, 300.0), (40.0, 260.0), Some("superior")),
        (back, Side::Right, (40.0, 300.0), (40.0, 340.0), Some("inferior")),
        (back, Side::Right, (40.0, 300.0), (10.0, 300.0), Some("medial")),
        (back, Side::Right, (40.0, 300.0), (70.0, 300.0), Some("lateral")),
        (back, Side::Left, (-40.0, 300.0), (-10.0, 300.0), Some("medial")),
        (back, Side::Right, (40.0, 300.0), (20.0, 320.0), Some("inferior-medial")),
        (front, Side::Right, (-40.0, 300.0), (-20.0, 280.0), Some("superior-medial")),
        (front, Side::Left, (40.0, 300.0), (60.0, 320.0), Some("inferior-lateral")),
        (front, Side::Left, (40.0, 300.0), (60.0, 280.0), Some("superior-lateral")),
        (front, Side::Midline, (0.0, 300.0), (2.0, 260.0), Some("superior")),
        (front, Side::Midline, (-20.0, 300.0), (20.0, 300.0), None),
        (front, Side::Left, (40.0, 300.0), (40.0, 300.0), None),
        (View::LateralLeft, Side::Left, (0.0, 300.0), (0.0, 260.0), None),
    ];
    for (view, side, from, to, expected) in cases {
        let [from, to] = spots(&[from, to])[..] else { unreachable!("two spots") };
        assert_eq!(direction_of(view, side, from, to), expected, "{view:?} {side:?} {from:?} to {to:?}");
    }
}

#[test]
fn a_stroke_with_a_technique_gives_its_treatment_a_direction_and_the_line() {
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, did("myofascial-release-direct")));
    let line = spots(&[(38.0, 300.0), (28.0, 309.0), (18.0, 318.0)]);
    let kind = StrokeKind::Direction;
    let action = draw(&desk.state, View::Posterior, Layer::Surface, &line, kind, REACH).unwrap();
    desk.act(action);
    let treatment = desk.last_treatment();
    assert_eq!(treatment.direction.as_deref(), Some("inferior-medial"));
    let stroke = treatment.sites[0].mark.as_ref().and_then(|mark| mark.stroke.as_ref()).unwrap();
    assert_eq!((stroke.kind, stroke.points.len()), (kind, 2), "a straight line needs its ends");
    let again = draw(&desk.state, View::Posterior, Layer::Surface, &line[..2], kind, REACH).unwrap();
    assert!(matches!(again, Action::AddSite { .. }), "{again:?}");
    desk.act(Action::SetSiteMinutes { treatment: treatment.id, site: 0, minutes: Some(5.0) });
    desk.act(again);
    let minutes: Vec<_> = desk.last_treatment().sites.iter().map(|site| site.minutes).collect();
    assert_eq!(minutes, [Some(5.0)], "the same place is drawn anew, and keeps what it had");
}

#[test]
fn a_stroke_with_a_finding_fills_in_the_direction_it_asks_for() {
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, found("fascial-restriction")));
    let line = spots(&[(38.0, 300.0), (18.0, 318.0)]);
    let action = draw(&desk.state, View::Posterior, Layer::Surface, &line, StrokeKind::Direction, REACH).unwrap();
    desk.act(action);
    let direction = desk.last_finding().attributes.get(&attribute("direction")).cloned();
    assert_eq!(direction, Some(Value::Text("inferior-medial".to_owned())));
}

#[test]
fn an_area_is_charted_on_what_lies_in_its_middle() {
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, found("numbness")));
    // Around the middle of the right calf; the first point lies beside the body.
    let edge = spots(&[(75.0, 640.0), (53.0, 620.0), (30.0, 637.0), (53.0, 655.0)]);
    let action = draw(&desk.state, View::Posterior, Layer::Surface, &edge, StrokeKind::Area, REACH).unwrap();
    desk.act(action);
    let place = desk.last_finding().site.unwrap();
    assert_eq!(place.side, Side::Right);
    let mark = place.mark.unwrap();
    assert_eq!(mark.stroke.map(|stroke| stroke.kind), Some(StrokeKind::Area));
}

#[test]
fn a_stroke_beside_the_body_or_with_nothing_in_the_hand_asks_for_nothing() {
    let beside = spots(&[(-215.0, 0.0), (-215.0, 20.0)]);
    let mut desk = Desk::new();
    let kind = StrokeKind::Direction;
    assert!(draw(&desk.state, View::Posterior, Layer::Surface, &spots(&[(30.0, 320.0)]), kind, REACH).is_none());
    desk.act(Action::SetPhase(Phase::Before)).act(Action::PickUp(did("effleurage")));
    assert!(draw(&desk.state, View::Posterior, Layer::Surface, &beside, kind, REACH).is_none());
    assert!(draw(&desk.state, View::Posterior, Layer::Surface, &[], kind, REACH).is_none());
}

proptest! {
    #![proptest_config(Config { cases: 64, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_simplified_line_keeps_its_ends_and_has_at_most_forty_points(points in vec((-200.0..200.0, 0.0..800.0), 0..300)) {
        let line = spots(&points);
        let short = simplified(&line);
        prop_assert!(short.len() <= 40);
        prop_assert_eq!(short.first(), line.first());
        prop_assert_eq!(short.last(), line.last());
        prop_assert!(short.iter().all(|spot| line.contains(spot)));
    }

    #[test]
    fn a_mirrored_line_on_the_other_side_has_the_same_direction(
        from in (1.0..200.0, 0.0..800.0), to in (1.0..200.0, 0.0..800.0), front in any::<bool>(),
    ) {
        let view = if front { View::Anterior } else { View::Posterior };
        let (plain, mirrored) = (spots(&[from, to]), spots(&[(-from.0, from.1), (-to.0, to.1)]));
        prop_assert_eq!(
            direction_of(view, Side::Left, plain[0], plain[1]),
            direction_of(view, Side::Right, mirrored[0], mirrored[1])
        );
    }
}

#[test]
fn a_finger_that_slips_off_the_drawing_leaves_a_mark_that_can_be_read_again() {
    let mut desk = Desk::new();
    desk.act(pick(&desk.state, found("numbness")));
    let area = spots(&[(60.0, 640.0), (60.0, 790.0), (400.0, 900.0), (-400.0, 830.0), (40.0, 640.0)]);
    let drawn = draw(&desk.state, View::Anterior, Layer::Surface, &area, StrokeKind::Area, REACH);
    desk.act(drawn.expect("the stroke begins on a leg"));
    // The forearm of this close-up ends at 70 units and the drawing at 88; on a phone a finger reaches so far.
    desk.act(
        tap(&desk.state, View::HandPalmarRight, Layer::Surface, Spot { x: 0.0, y: 92.0 }, 2.5 * REACH, None)
            .expect("the forearm is within a finger's reach"),
    );
    let note = desk.note();
    assert_eq!(note.findings.len(), 2);
    assert_eq!(read(&write(&note)), Ok(note));
}
