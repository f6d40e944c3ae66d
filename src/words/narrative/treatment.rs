//! The sentence of a treatment: what, where, how long, how hard, how, for what, and how the tissue responded.

use super::{
    facts::of_treatment,
    prose::{add, and, sentence},
    spoken,
};
use crate::{
    note::{Finding, Note, Site, Treatment},
    words::Words,
};

/// Such as "Neuromuscular therapy to right quadratus lumborum and right multifidus, 12 min, pressure 3/5."
pub fn treatment(note: &Note, treatment: &Treatment, words: Words) -> String {
    let told = of_treatment(treatment, words);
    let sites: Vec<String> = treatment.sites.iter().map(|site| timed(treatment, site, words)).collect();
    let (name, place) = spoken::technique(treatment.technique, &and(&sites, words), words);

    let mut text = spoken::described(&name, &told.adjectives, words);
    told.names.iter().for_each(|word| add(&mut text, " ", word));
    text.push_str(&place);

    let minutes = treatment.minutes.map(|minutes| words.minutes_of(minutes));
    let pressure = treatment.pressure.map(|pressure| words.fill("pressure {n}/5", &[("n", &pressure)]));
    let direction =
        treatment.direction.as_deref().map(|direction| spoken::direction(treatment.technique, direction, words));
    let clauses =
        minutes.into_iter().chain(told.doses).chain(pressure).chain(direction).chain(contact(treatment, words));
    for clause in clauses.chain(told.details).chain(told.grades).chain(reasons(note, treatment, words)) {
        add(&mut text, words.say(", "), &clause);
    }
    if let Some(response) = treatment.response {
        let response = spoken::response(response, words);
        add(&mut text, words.say("; "), &words.fill("response: {response}", &[("response", &response)]));
    }
    sentence(&text, &treatment.remark)
}

/// A place with the minutes that it had: "right multifidus (5 min)".
fn timed(treatment: &Treatment, site: &Site, words: Words) -> String {
    match treatment.minutes_apart(site) {
        Some(minutes) => format!("{} ({})", spoken::site(site, words), words.minutes_of(minutes)),
        None => spoken::site(site, words),
    }
}

/// What touched the client, and what was on it: "with forearm and oil", "with thumb, without lubricant".
fn contact(treatment: &Treatment, words: Words) -> Option<String> {
    let row = treatment.technique.row();
    let product = treatment.product.as_deref().unwrap_or_default();
    let said = spoken::product(product, words);
    let mut named = vec![spoken::choice_of(row.tools, treatment.tool.as_deref().unwrap_or_default(), words)];
    if said.is_none() {
        named.push(spoken::choice_of(row.products, product, words));
    }
    named.retain(|name| !name.is_empty());
    let with = || words.fill("with {tool}", &[("tool", &and(&named, words))]);
    let mut text = if named.is_empty() { String::new() } else { with() };
    add(&mut text, words.say(", "), said.unwrap_or_default());
    (!text.is_empty()).then_some(text)
}

/// The findings that were treated, each with its place unless the treatment has just that one.
fn reasons(note: &Note, treatment: &Treatment, words: Words) -> Option<String> {
    let mut reasons = Vec::new();
    for finding in treatment.findings.iter().filter_map(|id| note.finding(*id)) {
        reasons.extend(reason(finding, &treatment.sites, words).filter(|reason| !reasons.contains(reason)));
    }
    (!reasons.is_empty()).then(|| words.fill("for {findings}", &[("findings", &and(&reasons, words))]))
}

/// None where the place says it: the scar of a mastectomy scar.
fn reason(finding: &Finding, sites: &[Site], words: Words) -> Option<String> {
    let name = spoken::finding(finding.finding, words);
    let Some(site) = &finding.site else { return Some(name) };
    let place = spoken::site(site, words);
    let is_there = matches!(sites, [only] if only.structure == site.structure && only.side == site.side);
    match (is_there, spoken::says(&place, &name, words)) {
        (true, true) => None,
        (true, false) => Some(name),
        (false, true) => Some(place),
        (false, false) => Some(format!("{name} ({place})")),
    }
}
