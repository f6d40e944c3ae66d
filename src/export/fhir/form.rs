//! The note as answers to a form, for those that take forms: a Questionnaire of all that can be said, and its
//! QuestionnaireResponse.

use serde_json::{Value as Json, json};

use super::{
    Given, Options, code,
    json::shaped,
    record::{Of, Record, time},
    value::{self, Typed},
};
use crate::{
    note::{AttributeId, AttributeKind, Note, Section, Site, Values, code_of},
    words::ENGLISH,
};

const ID: &str = "session-note";

fn canonical() -> String {
    format!("{}/Questionnaire/{ID}|{}", code::BASE, env!("CARGO_PKG_VERSION"))
}

/// The form. Its groups are the parts of a note, and its questions the details that each can have.
pub fn questionnaire() -> Json {
    let sections = Section::ALL.into_iter().filter(|section| section.fields().next().is_some()).map(|section| {
        let questions = section.fields().map(|field| question(section.id(), field.use_.attribute));
        group(section.id(), section.row().title, is_list(section), questions.collect())
    });
    let written = |id: &str, label: &str| json!({ "linkId": id, "text": label, "type": "string" });
    let details = |of: &str| -> Vec<Json> {
        let link = format!("{of}.detail");
        vec![group(
            &link,
            "Details",
            true,
            vec![written(&format!("{link}.what"), "Detail"), written(&format!("{link}.value"), "Value")],
        )]
    };
    let coded = |id: &str, label: &str, set: &str| json!({ "linkId": id, "text": label, "type": "open-choice", "answerValueSet": format!("{}/ValueSet/{set}", code::BASE) });
    let mut found = vec![
        coded("finding.what", "Finding", "finding"),
        coded("finding.structure", "Structure", "structure"),
        coded("finding.side", "Side", "side"),
        coded("finding.response", "Response", "response"),
        written("finding.words", "In your words"),
    ];
    found.extend(details("finding"));
    let place = group(
        "treatment.place",
        "Place",
        true,
        vec![
            coded("treatment.place.structure", "Structure", "structure"),
            coded("treatment.place.side", "Side", "side"),
            json!({ "linkId": "treatment.place.minutes", "text": "Minutes", "type": "decimal" }),
        ],
    );
    let mut done = vec![
        coded("treatment.what", "Technique", "technique"),
        place,
        json!({ "linkId": "treatment.minutes", "text": "Minutes", "type": "decimal" }),
        json!({ "linkId": "treatment.pressure", "text": "Pressure, 1 to 5", "type": "integer" }),
        written("treatment.direction", "Direction"),
        coded("treatment.response", "Response", "response"),
        written("treatment.words", "In your words"),
    ];
    done.extend(details("treatment"));
    let measured = vec![
        coded("measure.what", "Measure", "measure"),
        coded("measure.structure", "Structure", "structure"),
        coded("measure.side", "Side", "side"),
        written("measure.before", "Before"),
        written("measure.after", "After"),
    ];
    let records = [
        group("finding", "Findings", true, found),
        group("treatment", "Treatments", true, done),
        group("measure", "Measures", true, measured),
    ];
    shaped(json!({
        "resourceType": "Questionnaire",
        "id": ID,
        "url": format!("{}/Questionnaire/{ID}", code::BASE),
        "version": env!("CARGO_PKG_VERSION"),
        "name": "PalpateSessionNote",
        "title": "Massage therapy session",
        "status": "active",
        "experimental": false,
        "subjectType": ["Patient"],
        "publisher": "Palpate",
        "item": sections.chain(records).collect::<Vec<_>>(),
    }))
}

fn is_list(section: Section) -> bool {
    matches!(section, Section::Diagnoses | Section::Goals)
}

fn group(id: &str, label: &str, repeats: bool, items: Vec<Json>) -> Json {
    json!({ "linkId": id, "text": label, "type": "group", "repeats": repeats, "item": items })
}

fn question(section: &str, attribute: AttributeId) -> Json {
    let row = attribute.row();
    let set = |id: &str| json!(format!("{}/ValueSet/{id}", code::BASE));
    let (kind, set, repeats) = match &row.kind {
        AttributeKind::Flag => ("boolean", Json::Null, false),
        AttributeKind::Scale(scale) if scale.is_numeric() => ("quantity", Json::Null, false),
        AttributeKind::Scale(scale) => ("open-choice", set(scale.id), false),
        AttributeKind::Scales(scale) => ("open-choice", set(scale.id), true),
        AttributeKind::Choice(_) => ("open-choice", set(row.id), false),
        AttributeKind::Choices(_) => ("open-choice", set(row.id), true),
        AttributeKind::Structures => ("open-choice", set("structure"), true),
        AttributeKind::Number { .. } => ("quantity", Json::Null, false),
        AttributeKind::Date | AttributeKind::Time => ("dateTime", Json::Null, false),
        AttributeKind::Text | AttributeKind::Parts(_) => ("string", Json::Null, false),
    };
    json!({
        "linkId": format!("{section}.{}", row.id), "text": row.label, "type": kind,
        "repeats": repeats, "answerValueSet": set,
    })
}

/// The answers that a note gives, in the language of the form, which is English.
pub fn questionnaire_response(note: &Note, given: &Given, options: &Options) -> Json {
    let options = &Options { words: ENGLISH, ..options.clone() };
    let record = Record::alone(note, given, options);
    let mut items = Vec::new();
    for section in Section::ALL {
        match (note.values(section), note.items(section)) {
            (Some(values), _) => items.push(answered(section.id(), section.row().title, answers(section.id(), values))),
            (None, Some(list)) => items.extend(
                list.iter()
                    .map(|item| answered(section.id(), section.row().title, answers(section.id(), &item.values))),
            ),
            (None, None) => {}
        }
    }
    items.extend(note.findings.iter().map(|finding| {
        let row = finding.finding.row();
        let mut said = vec![answer("finding.what", "Finding", coding("finding", row.id, row.name))];
        said.extend(finding.site.iter().flat_map(|site| place("finding", site)));
        said.extend(finding.response.map(|said| answer("finding.response", "Response", response(said))));
        said.push(written("finding.words", "In your words", &finding.remark));
        for (when, values) in [("", &finding.attributes), (" before", &finding.before), (" after", &finding.after)] {
            said.extend(details("finding", when, values));
        }
        answered("finding", "Findings", said)
    }));
    items.extend(note.treatments.iter().map(|treatment| {
        let row = treatment.technique.row();
        let mut said = vec![answer("treatment.what", "Technique", coding("technique", row.id, row.name))];
        for site in &treatment.sites {
            let mut there = place("treatment.place", site);
            there.extend(site.minutes.map(|minutes| number("treatment.place.minutes", "Minutes", minutes)));
            said.push(answered("treatment.place", "Place", there));
        }
        said.extend(treatment.minutes.map(|minutes| number("treatment.minutes", "Minutes", minutes)));
        said.extend(
            treatment
                .pressure
                .map(|pressure| answer("treatment.pressure", "Pressure, 1 to 5", json!({ "valueInteger": pressure }))),
        );
        said.push(written("treatment.direction", "Direction", treatment.direction.as_deref().unwrap_or_default()));
        said.extend(treatment.response.map(|said| answer("treatment.response", "Response", response(said))));
        said.push(written("treatment.words", "In your words", &treatment.remark));
        said.extend(details("treatment", "", &treatment.attributes));
        answered("treatment", "Treatments", said)
    }));
    items.extend(note.measures.iter().map(|measurement| {
        let row = measurement.measure.row();
        let mut said = vec![answer("measure.what", "Measure", coding("measure", row.id, row.name))];
        said.extend(measurement.site.iter().flat_map(|site| place("measure", site)));
        let told = |value| ENGLISH.measured(measurement, value);
        said.extend(measurement.before.as_ref().map(|value| written("measure.before", "Before", &told(value))));
        said.extend(measurement.after.as_ref().map(|value| written("measure.after", "After", &told(value))));
        answered("measure", "Measures", said)
    }));
    let title = format!("Massage therapy session, {}.", ENGLISH.moment(record.started()));
    let fields = json!({
        "questionnaire": canonical(),
        "status": if note.is_signed() { "completed" } else { "in-progress" },
        "subject": record.subject(),
        "encounter": record.encounter(),
        "authored": time(record.as_of()),
        "author": record.author(),
        "item": items,
    });
    record.resource("QuestionnaireResponse", Of::Note("form"), record.narrative([title.as_str()]), fields)
}

/// A group that says nothing is left out with its answers.
fn answered(id: &str, label: &str, items: Vec<Json>) -> Json {
    let items: Vec<Json> =
        items.into_iter().map(shaped).filter(|item| item.get("item").or(item.get("answer")).is_some()).collect();
    if items.is_empty() { Json::Null } else { json!({ "linkId": id, "text": label, "item": items }) }
}

fn answer(id: &str, label: &str, value: Json) -> Json {
    json!({ "linkId": id, "text": label, "answer": [value] })
}

fn written(id: &str, label: &str, said: &str) -> Json {
    if said.trim().is_empty() { Json::Null } else { answer(id, label, json!({ "valueString": said })) }
}

fn number(id: &str, label: &str, number: f64) -> Json {
    answer(id, label, json!({ "valueDecimal": code::number(number) }))
}

fn coding(system: &str, code: &str, display: &str) -> Json {
    json!({ "valueCoding": code::own(system, code, display) })
}

fn response(answer: crate::note::Response) -> Json {
    coding("response", &code_of(&answer), ENGLISH.response(answer))
}

fn place(of: &str, site: &Site) -> Vec<Json> {
    let row = site.structure.row();
    let (side, label) = super::place::side_code(site.side);
    vec![
        answer(&format!("{of}.structure"), "Structure", coding("structure", row.id, row.name)),
        answer(&format!("{of}.side"), "Side", coding("side", side, label)),
    ]
}

fn details(of: &str, when: &str, values: &Values) -> Vec<Json> {
    let each = values.iter().map(|(attribute, value)| {
        let link = format!("{of}.detail");
        let what = format!("{}{when}", attribute.row().label);
        let said = vec![
            written(&format!("{link}.what"), "Detail", &what),
            written(&format!("{link}.value"), "Value", &ENGLISH.value(*attribute, value)),
        ];
        answered(&link, "Details", said)
    });
    each.collect()
}

fn answers(section: &str, values: &Values) -> Vec<Json> {
    let each = values.iter().map(|(attribute, value)| {
        let row = attribute.row();
        let given: Vec<Json> = value::typed(row.id, &row.kind, value, ENGLISH).into_iter().map(as_answer).collect();
        json!({ "linkId": format!("{section}.{}", row.id), "text": row.label, "answer": given })
    });
    each.collect()
}

/// A form has codings, and no concepts.
fn as_answer((name, value): Typed) -> Json {
    match name {
        "valueCodeableConcept" => match value["coding"].get(0) {
            Some(coding) => json!({ "valueCoding": coding }),
            None => json!({ "valueString": value["text"] }),
        },
        name => {
            let mut answer = json!({});
            answer[name] = value;
            answer
        }
    }
}
