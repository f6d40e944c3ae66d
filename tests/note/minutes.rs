//! Hands-on time and the units of timed services, by the examples of the rule's own text and at its edges.

use std::rc::Rc;

use palpate::{
    chart::{Side, StructureId},
    note::{AttributeId, Note, Site, TechniqueId, Treatment, Value, hands_on, minutes_by_place, read, timed_units},
    words::ENGLISH,
};

use super::example;

/// A note with these treatments: a technique and its minutes.
fn treated(treatments: &[(&str, Option<f64>)]) -> Note {
    let mut note = read(&example("medical.json")).unwrap();
    let first = Treatment::clone(&note.treatments[0]);
    note.treatments = treatments
        .iter()
        .map(|(technique, minutes)| {
            let technique = TechniqueId::named(technique).unwrap();
            Rc::new(Treatment { technique, minutes: *minutes, ..first.clone() })
        })
        .collect();
    note
}

#[test]
fn hands_on_minutes_are_those_of_all_treatments() {
    let note = treated(&[("effleurage", Some(2.5)), ("met", None), ("acupressure", Some(10.0))]);
    assert_eq!(hands_on(&note), 12.5);
}

#[test]
fn one_service_has_a_unit_from_eight_minutes_on_and_another_for_each_fifteen() {
    for (minutes, units) in
        [(7.9, 0), (8.0, 1), (22.9, 1), (23.0, 2), (37.0, 2), (38.0, 3), (52.0, 3), (53.0, 4), (67.0, 4), (68.0, 5)]
    {
        let time = timed_units(&treated(&[("effleurage", Some(minutes))]));
        assert_eq!((time.units, time.services[0].units), (units, units), "{minutes} minutes");
    }
}

#[test]
fn units_of_several_services_come_from_all_minutes_and_go_to_the_most() {
    // Families: effleurage 97124, myofascial release 97140.
    for (massage, manual, expected) in [
        (24.0, 23.0, (3, 2, 1)),
        (20.0, 20.0, (3, 2, 1)),
        (33.0, 7.0, (3, 2, 1)),
        (18.0, 13.0, (2, 1, 1)),
        (7.0, 5.0, (1, 1, 0)),
        (5.0, 7.0, (1, 0, 1)),
        (4.0, 3.0, (0, 0, 0)),
        (6.0, 52.0, (4, 0, 4)),
    ] {
        let time = timed_units(&treated(&[("effleurage", Some(massage)), ("myofascial-release-direct", Some(manual))]));
        let found = (time.units, time.services[0].units, time.services[1].units);
        assert_eq!(found, expected, "{massage} and {manual} minutes");
    }
    let time = timed_units(&treated(&[("effleurage", Some(33.0)), ("myofascial-release-direct", Some(7.0))]));
    let told = ENGLISH.timed_units(&time);
    assert_eq!(told, "3 timed units for 40 min (38–52): 97124 33 min = 2; 97140 7 min = 1");
}

#[test]
fn treatments_of_one_family_are_counted_together_and_those_without_one_are_not() {
    let note = treated(&[("effleurage", Some(4.5)), ("acupressure", Some(30.0)), ("petrissage", Some(4.5))]);
    let time = timed_units(&note);
    assert_eq!((time.minutes, time.units, time.services.len()), (9, 1, 1));
    assert_eq!(ENGLISH.timed_units(&time), "1 timed unit for 9 min (8–22): 97124");
}

#[test]
fn a_technique_that_payers_count_differently_is_told_with_both_numbers() {
    let time = timed_units(&treated(&[("deep-tissue", Some(6.0))]));
    assert_eq!(ENGLISH.timed_units(&time), "0 timed units for 6 min (0–7): 97124 or 97140");
}

/// A place by its name, with the minutes that it had.
fn at(name: &str, minutes: impl Into<Option<f64>>) -> Site {
    let structure = StructureId::named(name).unwrap();
    let side = if structure.row().paired { Side::Left } else { Side::Midline };
    Site { minutes: minutes.into(), ..Site::new(structure, side) }
}

#[test]
fn minutes_of_a_place_are_those_that_nobody_else_can_have_had() {
    type Treated = (f64, Vec<Site>);
    let (calf, sacrum, soleus) = ("calf", "sacrum", "soleus");
    let cases: [(&str, Vec<Treated>, &[&str]); 13] = [
        ("one place", vec![(5.0, vec![at(calf, None)])], &["Left calf 5"]),
        ("no place", vec![(5.0, vec![])], &[]),
        (
            "places that were told apart",
            vec![(8.0, vec![at(calf, 5.0), at(sacrum, 3.0)])],
            &["Left calf 5", "Sacrum 3"],
        ),
        ("the one that is left", vec![(8.0, vec![at(calf, 5.0), at(sacrum, None)])], &["Left calf 5", "Sacrum 3"]),
        ("as they were charted", vec![(8.0, vec![at(calf, None), at(sacrum, 3.0)])], &["Left calf 5", "Sacrum 3"]),
        (
            "several are not divided",
            vec![(8.0, vec![at(calf, None), at(sacrum, 3.0), at(soleus, None)])],
            &["Sacrum 3", "Left calf and Left soleus, together 5"],
        ),
        (
            "what is over is of all of them",
            vec![(9.0, vec![at(calf, 5.0), at(sacrum, 3.0)])],
            &["Left calf 5", "Sacrum 3", "Left calf and Sacrum, together 1"],
        ),
        (
            "the same places in another order",
            vec![(5.0, vec![at(calf, None), at(sacrum, None)]), (2.0, vec![at(sacrum, None), at(calf, None)])],
            &["Left calf and Sacrum, together 7"],
        ),
        ("one place that stands twice", vec![(5.0, vec![at(calf, None), at(calf, None)])], &["Left calf 5"]),
        (
            "nothing is left of eight tenths",
            vec![(0.8, vec![at(calf, 0.1), at(sacrum, 0.7)])],
            &["Left calf 0.1", "Sacrum 0.7"],
        ),
        (
            "over all treatments",
            vec![(5.0, vec![at(calf, None)]), (2.0, vec![at(sacrum, None)]), (1.5, vec![at(calf, None)])],
            &["Left calf 6.5", "Sacrum 2"],
        ),
        ("nothing", vec![(0.0, vec![at(calf, None)])], &[]),
        ("at no time", vec![(4.0, vec![at(calf, 0.0), at(sacrum, None)])], &["Sacrum 4"]),
    ];
    for (name, treatments, expected) in cases {
        let mut note =
            treated(&treatments.iter().map(|(minutes, _)| ("effleurage", Some(*minutes))).collect::<Vec<_>>());
        for (treatment, (_, sites)) in note.treatments.iter_mut().zip(treatments) {
            Rc::make_mut(treatment).sites = sites;
        }
        let said = minutes_by_place(&note);
        let said: Vec<String> =
            said.iter().map(|place| format!("{} {}", ENGLISH.places(place), place.minutes)).collect();
        assert_eq!(said, expected, "{name}");
    }
}

#[test]
fn a_treatment_that_holds_the_others_has_at_its_places_what_they_leave() {
    let mut note = treated(&[("chair-massage", Some(40.0)), ("effleurage", Some(30.0))]);
    let whole = Rc::make_mut(&mut note.treatments[0]);
    whole.sites = vec![at("calf", 35.0), at("sacrum", None)];
    whole.set(AttributeId::named("container").unwrap(), Some(Value::Flag(true)));
    Rc::make_mut(&mut note.treatments[1]).sites = vec![at("soleus", None)];
    let said: Vec<String> =
        minutes_by_place(&note).iter().map(|place| format!("{} {}", ENGLISH.places(place), place.minutes)).collect();
    assert_eq!(said, ["Left soleus 30", "Left calf and Sacrum, together 10"]);
}

#[test]
fn a_treatment_in_one_line_says_what_a_place_had_of_it() {
    let (calf, sacrum) = ("calf", "sacrum");
    let cases: [(f64, Vec<Site>, &str); 4] = [
        (8.0, vec![at(calf, 5.0), at(sacrum, None)], "Left calf (5 min), Sacrum · 8 min"),
        (8.0, vec![at(calf, None), at(sacrum, None)], "Left calf, Sacrum · 8 min"),
        (5.0, vec![at(calf, 5.0)], "Left calf · 5 min"),
        (8.0, vec![at(calf, 5.0)], "Left calf (5 min) · 8 min"),
    ];
    for (minutes, sites, expected) in cases {
        let note = treated(&[("effleurage", Some(minutes))]);
        let treatment = Treatment { sites, pressure: None, ..Treatment::clone(&note.treatments[0]) };
        assert_eq!(ENGLISH.treatment_summary(&treatment), expected);
    }
}
