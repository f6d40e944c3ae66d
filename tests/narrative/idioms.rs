//! Details that read otherwise together than each alone.

use palpate::note::{Note, read};
use palpate::words::{
    ENGLISH,
    narrative::{findings, treatments},
};

/// A note with one finding, and a treatment of it where its fields are given.
fn note(finding: &str, treatment: &str) -> Note {
    let id = |number: u8| format!(r#""id": "01990000-0000-7000-8000-00000000000{number}""#);
    let time = "2026-11-25T15:02:00Z";
    let treatments = if treatment.is_empty() {
        String::new()
    } else {
        format!(r#"{{ {}, "recordedAt": "{time}", {treatment} }}"#, id(3))
    };
    let text = format!(
        r#"{{ "format": "palpate-note", "version": 1, "note": {{ {},
            "session": {{ "kind": "medical", "createdAt": "{time}" }},
            "findings": [{{ {}, "recordedAt": "{time}", {finding} }}], "treatments": [{treatments}] }} }}"#,
        id(1),
        id(2)
    );
    read(&text).unwrap()
}

#[test]
fn a_finding_reads_as_one_sentence() {
    const SOLEUS: &str = r#""site": { "structure": "soleus", "side": "left" }"#;
    const SCAR: &str = r#""finding": "scar", "site": { "structure": "scar-pfannenstiel", "side": "midline" }"#;
    for (fields, expected) in [
        (
            format!(r#""finding": "tender-point", {SOLEUS}, "attributes": {{ "jumpSign": true }}, "before": {{ "tenderness": 3 }}, "after": {{ "tenderness": 1 }}"#),
            "Left soleus: tender point, tenderness III with jump sign before, I after.",
        ),
        (
            format!(r#""finding": "tender-point", {SOLEUS}, "attributes": {{ "jumpSign": false }}, "before": {{ "tenderness": 2 }}"#),
            "Left soleus: tender point, tenderness II with no jump sign.",
        ),
        (
            format!(r#""finding": "tender-point", {SOLEUS}, "attributes": {{ "jumpSign": true }}"#),
            "Left soleus: tender point, jump sign.",
        ),
        (
            format!(r#""finding": "hypertonicity", {SOLEUS}, "before": {{ "tone": 2 }}, "after": {{ "tone": 2 }}, "response": "unchanged""#),
            "Left soleus: hypertonicity, tone 2/4, unchanged.",
        ),
        (
            format!(r#""finding": "hypertonicity", {SOLEUS}, "after": {{ "tone": 1 }}, "response": "improved""#),
            "Left soleus: hypertonicity, tone 1/4 after treatment; improved.",
        ),
        (
            format!(r#""finding": "hypertonicity", {SOLEUS}, "before": {{ "tone": 2 }}, "after": {{ "tone": 1 }}, "response": "worse""#),
            "Left soleus: hypertonicity, tone 2/4 before, 1/4 after; worse.",
        ),
        (
            format!(r#""finding": "cramp", {SOLEUS}, "before": {{ "severity": "severe" }}, "remark": "after the long run""#),
            "Left soleus: severe cramp – after the long run.",
        ),
        (
            format!(r#""finding": "cramp", {SOLEUS}, "before": {{ "severity": "severe" }}, "after": {{ "severity": "mild" }}"#),
            "Left soleus: cramp, severe before, mild after.",
        ),
        (format!("{SCAR}, \"response\": \"improved\""), "Pfannenstiel scar: improved."),
        (format!("{SCAR}, \"attributes\": {{ \"scarType\": \"surgical\" }}"), "Pfannenstiel scar: surgical."),
        (SCAR.to_owned(), "Pfannenstiel scar."),
        (
            r#""finding": "functional-limitation", "attributes": { "activity": "lifting crates.", "goalScore": 8 }, "before": { "psfsScore": 4 }"#.to_owned(),
            "Functional limitation: lifting crates, PSFS 4/10 (goal 8/10).",
        ),
        (r#""finding": "stress-level""#.to_owned(), "Client-reported stress."),
    ] {
        assert_eq!(findings(&note(&fields, ""), ENGLISH)[0].text, expected);
    }
}

#[test]
fn a_treatment_reads_as_one_sentence() {
    const SOLEUS: &str = r#"{ "structure": "soleus", "side": "left" }"#;
    let cramp: &str = &format!(r#""finding": "cramp", "site": {SOLEUS}"#);
    let treated = r#""findings": ["01990000-0000-7000-8000-000000000002"]"#;
    for (fields, expected) in [
        (format!(r#""technique": "compression", "sites": [{SOLEUS}], {treated}"#), "Compression to left soleus, for cramp."),
        (
            format!(r#""technique": "breathing", {treated}, "response": "improved""#),
            "Breathing and relaxation guidance, for cramp (left soleus); response: improved.",
        ),
        (
            format!(r#""technique": "deep-tissue", "sites": [{SOLEUS}, {{ "structure": "back", "side": "left" }}], "tool": "elbow", "product": "none""#),
            "Deep tissue massage to left soleus and left side of back, with elbow, without lubricant.",
        ),
        (
            format!(r#""technique": "met", "sites": [{SOLEUS}], "minutes": 1.5, "attributes": {{ "contractSeconds": 6, "forcePercent": 20, "reps": 4 }}"#),
            "Muscle energy technique to left soleus, 1.5 min, 4 × 6 s contraction, 20% force.",
        ),
        (
            r#""technique": "effleurage", "minutes": 8, "sites": [{ "structure": "soleus", "side": "left", "minutes": 5 }, { "structure": "sacrum", "side": "midline" }]"#.to_owned(),
            "Effleurage to left soleus (5 min) and sacrum, 8 min.",
        ),
        (
            r#""technique": "effleurage", "minutes": 5, "sites": [{ "structure": "soleus", "side": "left", "minutes": 5 }]"#.to_owned(),
            "Effleurage to left soleus, 5 min.",
        ),
        (
            r#""technique": "effleurage", "minutes": 9, "sites": [{ "structure": "soleus", "side": "left", "minutes": 5 }]"#.to_owned(),
            "Effleurage to left soleus (5 min), 9 min.",
        ),
        (
            r#""technique": "therapeutic-exercise", "attributes": { "sets": 1, "reps": 10 }, "remark": "Showed twice.""#.to_owned(),
            "Therapeutic exercise, 1 set of 10. Showed twice.",
        ),
    ] {
        assert_eq!(treatments(&note(cramp, &fields), ENGLISH)[0].text, expected);
    }
}
