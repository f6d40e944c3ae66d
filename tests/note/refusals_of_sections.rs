//! Every reason for which what is said of a session is refused, word for word.

use serde_json::{Value as Json, json};

use super::refusals::{check, with};

/// A measurement with one field more.
fn measured(measure: &str, field: &str, value: Json) -> Json {
    let mut measurement = json!({
        "id": "01990000-0000-7000-8000-0000000000aa",
        "measure": measure,
        "recordedAt": "2024-10-04T00:00:01Z",
    });
    measurement[field] = value;
    measurement
}

#[test]
fn a_section_that_is_not_valid_is_refused_with_the_place_and_the_reason() {
    check(&[
        (
            "a field of another section",
            with("/note/plan", json!({ "painNow": 4 })),
            "This note is not valid at note.plan.painNow: this field is not known here, expected one of visitFrequency, visitsPlanned, nextFocus, rebookWeeks, homeCare, homeCareText, reassessOn, referTo, referBackIf, letterToReferrer, plan.",
        ),
        (
            "a value off its scale in a section",
            with("/note/referral", json!({ "visitNumber": 0 })),
            "This note is not valid at note.referral: visitNumber is 0, expected a number from 1 to 999 {visits}.",
        ),
        (
            "a time that is none",
            with("/note/consent", json!({ "consentedAt": "noon" })),
            "This note is not valid at note.consent: consentedAt is \"noon\", expected a time such as 2026-11-25T09:30:00+01:00.",
        ),
        (
            "a goal without its id",
            with("/note/goals", json!([{ "goal": "pain-relief" }])),
            "This note is not valid at note.goals[0].id: found nothing, expected a value.",
        ),
        (
            "a contraindication that is answered twice",
            with(
                "/note/screening",
                json!({ "answers": [
                { "contraindication": "fever", "present": true }, { "contraindication": "fever", "present": false },
            ] }),
            ),
            "This note is not valid at note.screening.answers: fever stands twice, expected each contraindication once.",
        ),
        (
            "minutes of a screening answer's site",
            with(
                "/note/screening",
                json!({ "answers": [{ "contraindication": "varicose-veins", "present": true,
                    "sites": [{ "structure": "calf", "side": "left", "minutes": 1 }] }] }),
            ),
            "This note is not valid at note.screening.answers[0].sites[0].minutes: only a site of a treatment has minutes, expected none here.",
        ),
        (
            "minutes of a measurement's site",
            with(
                "/note/measures",
                json!([measured("quickdash", "site", json!({ "structure": "calf", "side": "left", "minutes": 1 }))]),
            ),
            "This note is not valid at note.measures[0].site.minutes: only a site of a treatment has minutes, expected none here.",
        ),
        (
            "a measure off its range",
            with("/note/measures", json!([measured("quickdash", "before", json!(101))])),
            "This note is not valid at note.measures[0].before: quickdash is 101, expected a number from 0 to 100.",
        ),
        (
            "a movement that is none",
            with("/note/measures", json!([measured("rom-degrees", "movement", json!("sideways"))])),
            "This note is not valid at note.measures[0].movement: found \"sideways\", expected a movement of the scale rom-direction.",
        ),
        (
            "an activity with a score that is none",
            with(
                "/note/measures",
                json!([measured("psfs", "activities", json!([{ "activity": "sitting", "before": 11 }]))]),
            ),
            "This note is not valid at note.measures[0].activities[0]: found 11, expected a score from 0 to 10.",
        ),
        (
            "a sentence without words",
            with("/note/wordings", json!([{ "of": { "section": "plan" }, "insteadOf": "Weekly.", "text": " " }])),
            "This note is not valid at note.wordings[0].text: found no words, expected a sentence.",
        ),
        (
            "a sentence about nothing that is known",
            with("/note/wordings", json!([{ "of": { "page": "plan" }, "insteadOf": "", "text": "Weekly." }])),
            "This note is not valid at note.wordings[0].of: found \"page\", expected one of record, section, time.",
        ),
    ]);
}
