//! Whatever a vignette says must be in the note is in the text as well, in the sentence of its record.

use std::fs;

use palpate::{
    chart::StructureId,
    note::{AttributeId, AttributeKind, FindingTypeId, Level, TechniqueId},
    words::{
        ENGLISH,
        narrative::{findings, treatments},
    },
};
use serde_json::{Map, Value as Json};

use super::{charted, folder};

/// What colleagues say otherwise than the catalogue: a key, its value, and the words.
const IDIOMS: [(&str, &str, &str); 53] = [
    ("finding", "trigger-point-active", "active trigger point"),
    ("finding", "trigger-point-latent", "latent trigger point"),
    ("finding", "edema-pitting", "pitting edema"),
    ("finding", "pain-local", "pain"),
    ("finding", "pain-radiating", "radiating pain"),
    ("finding", "paresthesia", "paresthesia"),
    ("finding", "nerve-tension-sign", "neural tension sign"),
    ("finding", "stress-level", "stress"),
    ("technique", "myofascial-release-direct", "direct myofascial release"),
    ("technique", "myofascial-release-indirect", "indirect myofascial release"),
    ("technique", "trigger-point-compression", "trigger point compression"),
    ("technique", "scar-mobilisation", "scar mobilisation"),
    ("technique", "head-massage", "scalp and head massage"),
    ("technique", "active-release", "pin and stretch"),
    ("technique", "psoas-release", "psoas release"),
    ("technique", "breathing", "breathing and relaxation guidance"),
    ("technique", "self-massage-education", "self-massage taught"),
    ("technique", "rom-passive", "passive range of motion"),
    ("structure", "back", "back"),
    ("structure", "scalp-vertex", "crown of head"),
    ("structure", "temple", "temples"),
    ("structure", "occiput", "occiput"),
    ("structure", "orbital-region", "periorbital region"),
    ("structure", "trapezius-upper", "upper trapezius"),
    ("structure", "hypogastrium", "hypogastrium"),
    ("structure", "shoulder", "shoulder"),
    ("structure", "chest-upper", "upper chest"),
    ("structure", "chest-lateral", "lateral chest wall"),
    ("structure", "upper-arm-anterior", "anterior upper arm"),
    ("structure", "forearm-anterior", "anterior forearm"),
    ("structure", "hand-dorsum", "dorsal hand"),
    ("structure", "flexor-retinaculum-hand", "flexor retinaculum of wrist"),
    ("structure", "thigh-posterior", "posterior thigh"),
    ("structure", "ankle-medial", "medial ankle"),
    ("structure", "foot-sole", "soles"),
    ("structure", "scar-mastectomy", "mastectomy scar"),
    ("structure", "scar-pfannenstiel", "Pfannenstiel scar"),
    ("structure", "temple (referral)", "temple"),
    ("tenderness", "1", "tenderness I"),
    ("tenderness", "2", "tenderness II"),
    ("tenderness", "3", "tenderness III"),
    ("score", "3", "3/10"),
    ("score", "5", "5/10"),
    ("score", "8", "8/10"),
    ("recognisedPain", "true", "familiar pain"),
    ("container", "true", "whole session"),
    ("allergyCheck", "none", "no known allergies"),
    ("quality", "tight", "tight"),
    ("anastomoses", "axillo-axillary-anterior", "anterior axillo-axillary"),
    ("anastomoses", "axillo-inguinal", "axillo-inguinal"),
    ("product", "lavender 1 %", "lavender at 1%"),
    ("reps", "10", "10 repetitions"),
    ("side", "bilateral", "bilateral"),
];

#[test]
fn every_fact_of_the_vignettes_is_told() {
    let text = fs::read_to_string(folder("fixtures/vignettes.json")).unwrap();
    let vignettes: Json = serde_json::from_str(&text).unwrap();
    let mut lacking = Vec::new();
    let mut told = 0;
    for (id, note) in charted() {
        let mut all = vignettes["vignettes"].as_array().unwrap().iter();
        let answer = &all.find(|vignette| vignette["id"] == *id).unwrap()["answer"];
        for (records, sentences) in [("findings", findings(&note, ENGLISH)), ("techniques", treatments(&note, ENGLISH))]
        {
            for record in answer[records].as_array().unwrap() {
                let words = words_of(record);
                told += words.len();
                let lack = |text: &str| words.iter().filter(|word| !says(text, word)).cloned().collect::<Vec<_>>();
                // The record's own sentence is the one that says the most of it.
                let best = sentences.iter().map(|sentence| (lack(&sentence.text), &sentence.text));
                let (lack, closest) = best.min_by_key(|(lack, _)| lack.len()).unwrap();
                if !lack.is_empty() {
                    lacking.push(format!("{id} {records}: {lack:?} is not in {closest:?}"));
                }
            }
        }
    }
    assert!(told > 250, "{told}");
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

/// True where the text has the words, and a number is not a part of a longer one. Brackets are passed over, as in
/// "slight drag (1/3) after".
fn says(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase().replace(['(', ')'], ""), words.to_lowercase());
    text.match_indices(&words).any(|(at, _)| {
        let is_number = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit() || letter == '.');
        let starts =
            !words.starts_with(|letter: char| letter.is_ascii_digit()) || !is_number(text[..at].chars().last());
        let after = &text[at + words.len()..];
        let ends = !words.ends_with(|letter: char| letter.is_ascii_digit())
            || !after.starts_with(|letter: char| letter.is_ascii_digit());
        starts && ends
    })
}

fn words_of(record: &Json) -> Vec<String> {
    let graded: Vec<&String> = fields(&record["before"]).map(|(key, _)| key).collect();
    let is_compared = fields(&record["after"]).any(|(key, _)| graded.contains(&key));
    let mut words = Vec::new();
    for (key, value) in fields(record) {
        match key.as_str() {
            "attributes" => fields(value).for_each(|(key, value)| words.extend(said(key, value))),
            "before" | "after" => {
                for (attribute, grade) in fields(value) {
                    let is_both = record["before"].get(attribute).and(record["after"].get(attribute)).is_some();
                    for grade in said(attribute, grade) {
                        // What a grade is called is told once for both.
                        words.push(match (key.as_str(), is_both) {
                            ("after", true) => format!("{} after", grade.trim_start_matches("tenderness ")),
                            _ => grade,
                        });
                    }
                }
            }
            "response" if is_compared => {}
            // What has no place has no side.
            "side" if record["structures"].as_array().is_some_and(Vec::is_empty) => {}
            "structures" => words.extend(items(value).iter().flat_map(|item| said("structure", item))),
            "referralZones" => {
                for zone in items(value) {
                    let own = if zone == "temple" { Json::from("temple (referral)") } else { zone };
                    words.extend(said("structure", &own));
                }
            }
            _ if value.is_null() => {}
            _ => words.extend(said(key, value)),
        }
    }
    words
}

/// The words that one key and value must have, by the catalogue unless an idiom says them.
fn said(key: &str, value: &Json) -> Vec<String> {
    if let Json::Array(items) = value {
        return items.iter().flat_map(|item| said(key, item)).collect();
    }
    let code = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let code = value.as_f64().map_or(code, |number| ENGLISH.amount(number));
    if let Some((.., words)) = IDIOMS.iter().find(|(known, given, _)| *known == key && *given == code) {
        return vec![(*words).to_owned()];
    }
    let name = |name: &str| vec![name.split([',', '/', '(']).next().unwrap().trim().to_owned()];
    match key {
        "finding" => name(FindingTypeId::named(&code).unwrap().row().name),
        "technique" => name(TechniqueId::named(&code).unwrap().row().name),
        "structure" => name(StructureId::named(&code).unwrap().row().name),
        // The middle of the body has no side to be told.
        "side" if code == "midline" => Vec::new(),
        "scope" => Vec::new(),
        "pressure" => vec![format!("pressure {code}/5")],
        "minutes" => vec![format!("{code} min")],
        "holdSeconds" => vec![format!("{code} s")],
        "response" => vec![code.replace('-', " ")],
        "side" | "note" | "tool" | "product" | "direction" => vec![code],
        _ => detail(AttributeId::named(key).unwrap(), &code, value),
    }
}

fn detail(attribute: AttributeId, code: &str, value: &Json) -> Vec<String> {
    let row = attribute.row();
    match &row.kind {
        AttributeKind::Flag => vec![row.label.to_owned()],
        AttributeKind::Scale(scale) if scale.is_numeric() => {
            vec![format!("{code}/{}", scale.levels.last().unwrap().code)]
        }
        AttributeKind::Scale(scale) | AttributeKind::Scales(scale) => {
            let is_level = |level: &&Level| level.code == code;
            let label = scale.levels.iter().find(is_level).unwrap().label;
            vec![if row.id == "movement" { label } else { code }.to_owned()]
        }
        AttributeKind::Choice(choices) | AttributeKind::Choices(choices) => {
            vec![choices.iter().find(|choice| choice.code == code).unwrap().label.to_owned()]
        }
        AttributeKind::Parts(_) => fields(value).map(|(item, part)| format!("{item} {part}")).collect(),
        AttributeKind::Structures => said("structure", &Json::from(code)),
        AttributeKind::Number { .. } | AttributeKind::Date | AttributeKind::Time | AttributeKind::Text => {
            vec![code.to_owned()]
        }
    }
}

fn items(json: &Json) -> Vec<Json> {
    json.as_array().cloned().unwrap_or_default()
}

fn fields(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flat_map(Map::iter)
}
