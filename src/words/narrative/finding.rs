//! The sentence of a finding: where, what, its details, its grades before and after, and how it responded.

use super::{
    facts::of_finding,
    prose::{add, sentence},
    spoken,
};
use crate::{note::Finding, words::Words};

/// Such as "Right multifidus: hypertonicity at L4-L5, tone 3/4 before, 1/4 after."
pub fn finding(finding: &Finding, words: Words) -> String {
    let told = of_finding(finding, words);
    let place = finding.site.as_ref().map(|site| spoken::site(site, words)).unwrap_or_default();
    let name = spoken::finding(finding.finding, words);
    let response = finding.response.filter(|response| finding.response_by_numbers() != Some(*response));
    let response = response.map(|response| spoken::response(response, words)).unwrap_or_default();

    // "Left mastectomy scar: surgical" says all that "surgical scar" would.
    let name = if spoken::says(&place, &name, words) { "" } else { &name };
    let mut what = spoken::described(name, &told.adjectives, words);
    told.names.iter().for_each(|word| add(&mut what, " ", word));

    let [colon, comma, semicolon] = [words.say(": "), words.say(", "), words.say("; ")];
    // Without a place, what was found stands where the place would.
    let (mut text, mut separator) = match (place.is_empty(), what.is_empty()) {
        (true, _) => (what, colon),
        (false, true) => (place, colon),
        (false, false) => ([&*place, colon, &what].concat(), comma),
    };
    for detail in told.doses.iter().chain(&told.details) {
        add(&mut text, separator, detail);
        separator = comma;
    }
    // Grades with a before and an after have a comma of their own.
    let has_pairs = told.grades.iter().any(|grade| grade.contains(comma));
    let has_details = !told.doses.is_empty() || !told.details.is_empty();
    for (place, grade) in told.grades.iter().enumerate() {
        let is_apart = has_pairs && (place > 0 || has_details);
        add(&mut text, if is_apart { semicolon } else { separator }, grade);
        separator = comma;
    }
    add(&mut text, if separator == colon { separator } else { semicolon }, response);
    sentence(&text, &finding.remark)
}
