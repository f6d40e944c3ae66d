//! What was said of a session beside findings and treatments, as a strict colleague would read it.

use palpate::{
    note,
    words::{
        ENGLISH,
        narrative::{Form, narrative},
    },
};
use serde_json::{Value as Json, json};

/// The sentences of a note that holds only this.
fn told(parts: Json) -> Vec<String> {
    let mut note = json!({
        "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
        "session": { "kind": "medical", "createdAt": "2026-11-25T15:02:00+01:00" },
    });
    note.as_object_mut().unwrap().extend(parts.as_object().unwrap().clone());
    let note = note::read(&json!({ "format": "palpate-note", "version": 1, "note": note }).to_string()).unwrap();
    let paragraphs = narrative(&note, Form::Soap, ENGLISH);
    paragraphs.into_iter().flat_map(|paragraph| paragraph.sentences).map(|sentence| sentence.text).collect()
}

/// Each what was said, and the sentences of it; all that are wrong at once.
fn check(cases: &[(Json, &[&str])]) {
    let wrong = cases.iter().filter_map(|(parts, expected)| {
        let told = told(parts.clone());
        (told != *expected).then(|| format!("{parts}\n  is told {told:#?}\n  expected {expected:#?}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn why_the_client_came_and_who_pays() {
    check(&[
        (
            json!({ "visit": { "reasonForVisit": "injury", "payment": "self-pay" } }),
            &["Reason for the visit: an injury.", "Paid by the client."],
        ),
        (
            json!({ "visit": { "reasonForVisit": "medical-necessity", "payment": "workers-comp" } }),
            &["Reason for the visit: medical necessity.", "Paid by workers' compensation."],
        ),
        (json!({ "visit": { "reasonForVisit": "prescribed" } }), &["Reason for the visit: prescribed treatment."]),
        (json!({ "visit": { "payment": "wellness" } }), &["Paid by a wellness benefit."]),
    ]);
}

#[test]
fn who_referred_the_client_and_for_how_long() {
    check(&[
        (
            json!({ "referral": {
                "present": true, "required": true, "prescriber": "Dr. Lee", "prescriberRole": "MD",
                "referredOn": "2026-11-02", "expiresOn": "2027-01-02",
            } }),
            &[
                "Referred by Dr. Lee (MD) on 2 November 2026, valid until 2 January 2027.",
                "The payer requires a referral.",
            ],
        ),
        (
            json!({ "referral": { "prescriber": "Dr. Lee", "prescriberRole": "OB" } }),
            &["Referred by Dr. Lee (obstetrician)."],
        ),
        (
            json!({ "referral": { "present": false, "prescriber": "Dr. Lee" } }),
            &["Referred by Dr. Lee; the referral is not at hand."],
        ),
        (
            json!({ "referral": { "prescriberRole": "PCP", "referredOn": "2026-11-02" } }),
            &["Prescriber: primary care, referral of 2 November 2026."],
        ),
        (json!({ "referral": { "referredOn": "2026-11-02", "present": true } }), &["Referral of 2 November 2026."]),
        (
            json!({ "referral": { "present": false, "required": false } }),
            &["No referral.", "The payer requires no referral."],
        ),
        (
            json!({ "referral": { "present": true, "expiresOn": "2027-01-02" } }),
            &["Referral at hand, valid until 2 January 2027."],
        ),
    ]);
}

#[test]
fn how_many_visits_are_authorised_and_what_was_ordered() {
    check(&[
        (
            json!({ "referral": {
                "visitNumber": 2, "visitsAuthorised": 8, "visitFrequency": "1/week", "durationWeeks": 8,
                "orders": "Soft tissue work to the low back.", "clearance": "deep pressure cleared",
            } }),
            &[
                "Visit 2 of 8 authorised, weekly, over 8 weeks.",
                "Orders: Soft tissue work to the low back.",
                "Clearance: deep pressure cleared.",
            ],
        ),
        (json!({ "referral": { "visitNumber": 3 } }), &["Visit 3."]),
        (
            json!({ "referral": { "visitsAuthorised": 6, "visitFrequency": "2/week" } }),
            &["Visits authorised: 6, twice a week."],
        ),
        (
            json!({ "referral": { "visitFrequency": "1/2-weeks", "durationWeeks": 1 } }),
            &["Prescribed every 2 weeks, over 1 week."],
        ),
    ]);
}

#[test]
fn what_the_referrer_calls_it() {
    let id = "01a21345-d73c-74c7-9157-7dd71dbd4bf7";
    check(&[
        (
            json!({ "diagnoses": [{ "id": id, "condition": "low-back-pain", "icd10cm": "M54.50", "statedBy": "referrer" }] }),
            &["Diagnosis: low back pain (M54.50), stated by the referrer."],
        ),
        (json!({ "diagnoses": [{ "id": id, "icd10cm": "M54.50" }] }), &["Diagnosis: M54.50."]),
        (
            json!({ "diagnoses": [{ "id": id, "diagnosis": "Torn rotator cuff.", "statedBy": "client" }] }),
            &["Diagnosis: Torn rotator cuff, stated by the client."],
        ),
    ]);
}

#[test]
fn what_the_client_asks_for_and_reports() {
    check(&[
        (
            json!({ "subjective": { "request": ["relaxation", "reduce-tension"] } }),
            &["Client asks for relaxation and less muscle tension."],
        ),
        (
            json!({ "subjective": { "request": ["calm-nervous-system", "energy", "increase-rom"] } }),
            &["Client asks for a calmer nervous system, more energy and more range of motion."],
        ),
        (json!({ "subjective": { "words": "Stiff since Monday." } }), &["Client reports: Stiff since Monday."]),
        (json!({ "subjective": { "healthChanged": "no" } }), &["Health since the last visit: nothing new."]),
        (
            json!({ "subjective": { "healthChanged": "yes", "changes": "started a statin" } }),
            &["Health since the last visit: something new, started a statin."],
        ),
    ]);
}

#[test]
fn the_pain_that_the_client_has() {
    check(&[
        (
            json!({ "subjective": { "painNow": 6, "painWorst": 8, "painBest": 3 } }),
            &["Pain 6/10 now, 8/10 at worst and 3/10 at best in the last 24 h."],
        ),
        (json!({ "subjective": { "painNow": 6 } }), &["Pain 6/10 now."]),
        (
            json!({ "subjective": { "onset": "sudden", "chronicity": "acute", "frequency": "constant", "quality": ["aching"] } }),
            &["Pain quality: aching.", "Sudden onset, acute, constant."],
        ),
        (json!({ "subjective": { "onset": "unknown" } }), &["Onset unknown."]),
        (json!({ "subjective": { "chronicity": "chronic", "frequency": "frequent" } }), &["Course chronic, frequent."]),
        (
            json!({ "subjective": { "aggravatedBy": ["sitting", "night"], "relievedBy": ["rest", "heat"] } }),
            &["Worse: sitting and at night; better: rest and heat."],
        ),
        (json!({ "subjective": { "relievedBy": ["support"] } }), &["Better: splint or support."]),
    ]);
}

#[test]
fn what_was_asked_before_the_treatment() {
    let at = "2026-11-25T15:03:00+01:00";
    check(&[
        (json!({ "screening": { "screenedAt": at } }), &["Screened at 15:03, nothing new."]),
        (
            json!({ "screening": { "screenedAt": at, "answers": [
                { "contraindication": "fever", "present": false },
                { "contraindication": "varicose-veins", "present": true,
                  "sites": [{ "structure": "calf", "side": "left" }], "goingOnBecause": "Calf left out." },
            ] } }),
            &[
                "Screened at 15:03.",
                "Ruled out: fever.",
                "Present: varicose veins (left calf); treated all the same: Calf left out.",
            ],
        ),
    ]);
}

#[test]
fn what_the_client_agreed_to_and_took_back() {
    check(&[
        (
            json!({ "consent": {
                "treatment": true, "consentForm": "written", "consentedAt": "2026-11-25T15:04:00+01:00",
                "sensitiveAreas": ["glutes", "intraoral"], "declinedAreas": ["feet"], "draping": "usual",
                "position": ["prone", "side-lying-left"], "pressureMost": 3,
            } }),
            &[
                "Consent to the treatment given in writing at 15:04.",
                "Consent to work on glutes and inside the mouth.",
                "Not to be touched: feet.",
                "Draping: as usual.",
                "Position: prone and left side-lying.",
                "Pressure agreed: 3/5 at most.",
            ],
        ),
        (json!({ "consent": { "treatment": false } }), &["No consent to the treatment."]),
        (
            json!({ "consent": {
                "withdrawn": true, "withdrawnAt": "2026-11-25T15:40:00+01:00", "withdrawnWhat": "Work on the neck",
            } }),
            &["Consent withdrawn at 15:40: Work on the neck."],
        ),
    ]);
}

#[test]
fn what_was_measured_and_whether_the_change_is_a_real_one() {
    let measured = |measurement: Json| {
        let mut all =
            json!({ "id": "01a21345-d73c-74c7-9157-7dd71dbd4bf7", "recordedAt": "2026-11-25T15:10:00+01:00" });
        all.as_object_mut().unwrap().extend(measurement.as_object().unwrap().clone());
        json!({ "measures": [all] })
    };
    check(&[
        (
            measured(json!({ "measure": "pain-nrs", "before": 6, "after": 2 })),
            &["Numeric pain rating: 6/10 before, 2/10 after; better by 4, a real change."],
        ),
        (
            measured(json!({ "measure": "pain-nrs", "before": 6, "after": 5 })),
            &["Numeric pain rating: 6/10 before, 5/10 after; better by 1, less than a real change."],
        ),
        (
            measured(json!({ "measure": "pain-nrs", "baseline": 7, "before": 6, "after": 6 })),
            &["Numeric pain rating: 7/10 at the start, 6/10 before, 6/10 after; no change."],
        ),
        (
            measured(json!({
                "measure": "rom-degrees", "site": { "structure": "spine-lumbar", "side": "midline" },
                "movement": "flexion", "before": 45, "after": 60,
            })),
            &["Range of motion, lumbar spine, flexion: 45° before, 60° after; better by 15, a real change."],
        ),
        (
            measured(
                json!({ "measure": "edema-circumference", "site": { "structure": "wrist-posterior", "side": "left" },
                "landmark": "wrist", "before": 18.5, "otherSide": 17 }),
            ),
            &["Circumference (left), wrist at ulnar styloid: 18.5 cm (right side 17 cm)."],
        ),
        (
            measured(json!({ "measure": "psfs", "before": 4, "activities": [
                { "activity": "climbing stairs", "before": 4, "after": 6 },
            ] })),
            &["Patient-Specific Functional Scale: mean 4/10 (climbing stairs 4/10 → 6/10)."],
        ),
        (measured(json!({ "measure": "pain-nrs" })), &["Numeric pain rating: not yet measured."]),
    ]);
}

#[test]
fn what_the_course_is_for() {
    let goal = |values: Json| {
        let mut all = json!({ "id": "01a21345-d73c-74c7-9157-7dd71dbd4bf7" });
        all.as_object_mut().unwrap().extend(values.as_object().unwrap().clone());
        json!({ "goals": [all] })
    };
    check(&[
        (
            goal(
                json!({ "goal": "pain-relief", "measure": "pain-nrs", "start": 6, "target": 2, "dueWeeks": 4, "status": "in-progress" }),
            ),
            &[
                "Goal: pain relief, measured by numeric pain rating, from 6/10, target 2/10, within 4 weeks (in progress).",
            ],
        ),
        (
            goal(json!({ "goal": "improve-function", "activity": "Climb stairs.", "dueVisits": 6 })),
            &["Goal: better function, Climb stairs, by visit 6."],
        ),
        (
            goal(json!({ "text": "Sleep through", "dueOn": "2026-12-24" })),
            &["Goal: Sleep through, by 24 December 2026."],
        ),
    ]);
}

#[test]
fn how_the_client_was_afterwards() {
    check(&[
        (
            json!({ "response": { "overall": "improved", "satisfaction": 9, "adverse": ["none"], "wordsAfter": "Much lighter!" } }),
            &[
                "Overall better after the treatment.",
                "Satisfaction 9/10.",
                "Client after the treatment: Much lighter!",
                "Adverse reactions: none.",
            ],
        ),
        (
            json!({ "response": { "overall": "unchanged", "adverse": ["soreness", "dizziness"], "adverseText": "gone after 10 min" } }),
            &["Overall the same after the treatment.", "Adverse reactions: soreness and dizziness, gone after 10 min."],
        ),
    ]);
}

#[test]
fn what_the_therapist_makes_of_it_and_how_it_goes_on() {
    check(&[
        (
            json!({ "assessment": { "assessment": "Responding well", "progress": "plateau", "necessity": "Cannot lift at work." } }),
            &[
                "Responding well.",
                "Progress towards the goals: no further gain.",
                "Medical necessity: Cannot lift at work.",
            ],
        ),
        (
            json!({ "plan": {
                "visitFrequency": "1/week", "visitsPlanned": 1, "nextFocus": ["quadratus-lumborum"],
                "homeCare": ["heat", "stretching-home"], "homeCareText": "2 x 30 s", "reassessOn": "2026-12-16",
                "referTo": "physical therapist", "referBackIf": "numbness spreads", "letterToReferrer": true,
                "plan": "Same treatment.",
            } }),
            &[
                "Continue weekly; further visits: 1.",
                "Next session: quadratus lumborum.",
                "Home care: heat and stretches (2 x 30 s).",
                "Reassess on 16 December 2026.",
                "Refer on to physical therapist.",
                "Back to the referrer if numbness spreads.",
                "Letter to the referrer.",
                "Same treatment.",
            ],
        ),
        (json!({ "plan": { "rebookWeeks": 2 } }), &["Rebook in 2 weeks."]),
        (json!({ "plan": { "letterToReferrer": false } }), &["No letter to the referrer."]),
        (
            json!({ "endOfCare": { "endReasons": ["mmi", "goals-met"], "endText": "home programme goes on" } }),
            &["Care ends: maximum medical improvement and goals met; home programme goes on."],
        ),
    ]);
}
