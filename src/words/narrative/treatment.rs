//! The sentence of a treatment: what, where, how long, how hard, how, for what, and how the tissue responded.

use super::{
    facts::of_treatment,
    prose::{add, and, sentence, within},
    spoken,
};
use crate::{
    note::{Finding, Note, Site, Treatment},
    words::ENGLISH,
};

/// Such as "Neuromuscular therapy to right quadratus lumborum and right multifidus, 12 min, pressure 3/5."
pub fn treatment(note: &Note, treatment: &Treatment) -> String {
    let told = of_treatment(treatment);
    let sites: Vec<String> = treatment.sites.iter().map(|site| timed(treatment, site)).collect();
    let (name, place) = spoken::technique(treatment.technique, &and(&sites));

    let mut text = told.adjectives.join(" ");
    add(&mut text, " ", &name);
    told.names.iter().for_each(|word| add(&mut text, " ", word));
    text.push_str(&place);

    let minutes = treatment.minutes.map(|minutes| format!("{} min", ENGLISH.amount(minutes)));
    let pressure = treatment.pressure.map(|pressure| format!("pressure {pressure}/5"));
    let direction = treatment.direction.as_deref().map(within);
    let clauses = minutes.into_iter().chain(told.doses).chain(pressure).chain(direction).chain(contact(treatment));
    for clause in clauses.chain(told.details).chain(told.grades).chain(reasons(note, treatment)) {
        add(&mut text, ", ", &clause);
    }
    if let Some(response) = treatment.response {
        add(&mut text, "; ", &format!("response: {}", spoken::response(response)));
    }
    sentence(&text, &treatment.remark)
}

/// A place with the minutes that it had: "right multifidus (5 min)".
fn timed(treatment: &Treatment, site: &Site) -> String {
    match treatment.minutes_apart(site) {
        Some(minutes) => format!("{} ({} min)", spoken::site(site), ENGLISH.amount(minutes)),
        None => spoken::site(site),
    }
}

/// What touched the client, and what was on it: "with forearm and oil", "with thumb, without lubricant".
fn contact(treatment: &Treatment) -> Option<String> {
    let product = treatment.product.as_deref().unwrap_or_default();
    let said = spoken::product(product);
    let mut named = vec![within(treatment.tool.as_deref().unwrap_or_default())];
    if said.is_none() {
        named.push(within(product));
    }
    named.retain(|name| !name.is_empty());
    let mut text = if named.is_empty() { String::new() } else { format!("with {}", and(&named)) };
    add(&mut text, ", ", said.unwrap_or_default());
    (!text.is_empty()).then_some(text)
}

/// The findings that were treated, each with its place unless the treatment has just that one.
fn reasons(note: &Note, treatment: &Treatment) -> Option<String> {
    let mut reasons = Vec::new();
    for finding in treatment.findings.iter().filter_map(|id| note.finding(*id)) {
        reasons.extend(reason(finding, &treatment.sites).filter(|reason| !reasons.contains(reason)));
    }
    (!reasons.is_empty()).then(|| format!("for {}", and(&reasons)))
}

/// None where the place says it: the scar of a mastectomy scar.
fn reason(finding: &Finding, sites: &[Site]) -> Option<String> {
    let name = spoken::finding(finding.finding);
    let Some(site) = &finding.site else { return Some(name) };
    let place = spoken::site(site);
    let is_there = matches!(sites, [only] if only.structure == site.structure && only.side == site.side);
    match (is_there, place.ends_with(&name)) {
        (true, true) => None,
        (true, false) => Some(name),
        (false, true) => Some(place),
        (false, false) => Some(format!("{name} ({place})")),
    }
}
