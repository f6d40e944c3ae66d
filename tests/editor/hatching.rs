//! Which regions of a drawing are hatched, as the screening goes.

use std::rc::Rc;

use palpate::{
    chart::{Layer, Side, View, drawing},
    editor::{Action, SectionAction},
    note::{ContraindicationId, ContraindicationLevel as Level, cautioned},
};

use super::desk::{Desk, site};

fn say(desk: &mut Desk, id: &str, present: Option<bool>) -> ContraindicationId {
    let contraindication = ContraindicationId::named(id).unwrap();
    desk.act(Action::Say(SectionAction::Answer { contraindication, present }));
    contraindication
}

fn hatched(desk: &Desk, view: View, layer: Layer) -> Vec<(&'static str, Level)> {
    let drawing = drawing(view, layer).unwrap();
    let found = cautioned(&desk.state.note().screening, drawing);
    found.into_iter().map(|(place, level)| (drawing.regions[place].id, level)).collect()
}

#[test]
fn a_local_contraindication_hatches_its_place_on_its_side() {
    let mut desk = Desk::new();
    let contraindication = say(&mut desk, "radiation-site", Some(true));
    assert!(hatched(&desk, View::Anterior, Layer::Surface).is_empty(), "nobody said where");
    let sites = vec![site("chest-upper", Side::Left)];
    desk.act(Action::Say(SectionAction::AnswerAt { contraindication, sites }));
    let front = hatched(&desk, View::Anterior, Layer::Surface);
    assert!(front.contains(&("pectoralis-major-left", Level::Local)), "{front:?}");
    assert!(front.iter().all(|(region, _)| !region.ends_with("-right")), "{front:?}");
    assert!(hatched(&desk, View::FootPlantarLeft, Layer::Surface).is_empty());
    say(&mut desk, "radiation-site", None);
    assert!(hatched(&desk, View::Anterior, Layer::Surface).is_empty());
}

#[test]
fn an_absolute_one_hatches_all_of_every_drawing() {
    let mut desk = Desk::new();
    say(&mut desk, "varicose-veins", Some(true));
    say(&mut desk, "fever", Some(true));
    for view in View::ALL {
        let (all, found) = (drawing(view, Layer::Surface).unwrap().regions, hatched(&desk, view, Layer::Surface));
        assert_eq!(found.len(), all.len(), "{view:?}");
        assert!(found.iter().all(|(_, level)| *level == Level::Absolute), "{view:?}: the gravest is shown");
    }
    say(&mut desk, "fever", Some(false));
    assert!(hatched(&desk, View::Anterior, Layer::Surface).iter().all(|(_, level)| *level == Level::Local));
}

#[test]
fn a_precaution_for_the_whole_person_hatches_nothing() {
    let mut desk = Desk::new();
    say(&mut desk, "anticoagulants", Some(true));
    say(&mut desk, "pregnancy-second-third", Some(true));
    for view in View::ALL {
        assert!(hatched(&desk, view, Layer::Surface).is_empty(), "{view:?}");
    }
}

#[test]
fn what_lies_deep_is_hatched_on_both_layers() {
    let mut desk = Desk::new();
    let contraindication = say(&mut desk, "acute-inflammation", Some(true));
    let sites = vec![site("soleus", Side::Right)];
    desk.act(Action::Say(SectionAction::AnswerAt { contraindication, sites }));
    for layer in [Layer::Surface, Layer::Deep] {
        let back = hatched(&desk, View::Posterior, layer);
        assert!(back.iter().any(|(region, _)| *region == "soleus-right"), "{layer:?}: {back:?}");
    }
}

#[test]
fn what_is_charted_leaves_the_screening_as_it_is() {
    let mut desk = Desk::new();
    say(&mut desk, "fever", Some(true));
    let before = desk.state.note().screening.clone();
    desk.find("trigger-point-active", Some(site("trapezius-upper", Side::Left)));
    desk.treat("deep-tissue", Some(site("calf", Side::Left)));
    // The screen takes this for a sign that nothing has to be hatched anew.
    assert!(Rc::ptr_eq(&before, &desk.state.note().screening));
    assert_eq!(desk.note().treatments.len(), 1, "nothing is blocked");
}
