//! Hands-on time and the units of timed services, by the examples of the rule's own text and at its edges.

use std::rc::Rc;

use palpate::{
    note::{Note, TechniqueId, Treatment, hands_on, read, timed_units},
    words,
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
    let told = words::timed_units(&time);
    assert_eq!(told, "3 timed units for 40 min (38–52): 97124 33 min = 2; 97140 7 min = 1");
}

#[test]
fn treatments_of_one_family_are_counted_together_and_those_without_one_are_not() {
    let note = treated(&[("effleurage", Some(4.5)), ("acupressure", Some(30.0)), ("petrissage", Some(4.5))]);
    let time = timed_units(&note);
    assert_eq!((time.minutes, time.units, time.services.len()), (9, 1, 1));
    assert_eq!(words::timed_units(&time), "1 timed unit for 9 min (8–22): 97124");
}

#[test]
fn a_technique_that_payers_count_differently_is_told_with_both_numbers() {
    let time = timed_units(&treated(&[("deep-tissue", Some(6.0))]));
    assert_eq!(words::timed_units(&time), "0 timed units for 6 min (0–7): 97124 or 97140");
}
