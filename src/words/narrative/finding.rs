//! The sentence of a finding: where, what, its details, its grades before and after, and how it responded.

use super::{
    facts::of_finding,
    prose::{add, sentence},
    spoken,
};
use crate::note::Finding;

/// Such as "Right multifidus: hypertonicity at L4-L5, tone 3/4 before, 1/4 after."
pub fn finding(finding: &Finding) -> String {
    let told = of_finding(finding);
    let place = finding.site.as_ref().map(spoken::site).unwrap_or_default();
    let name = spoken::finding(finding.finding);
    let response = finding.response.filter(|response| finding.response_by_numbers() != Some(*response));
    let response = response.map(spoken::response).unwrap_or_default();

    // "Left mastectomy scar: surgical" says all that "surgical scar" would.
    let is_said = place.ends_with(&name);
    let mut what = told.adjectives.join(" ");
    if !is_said {
        add(&mut what, " ", &name);
    }
    told.names.iter().for_each(|word| add(&mut what, " ", word));

    // Without a place, what was found stands where the place would.
    let (mut text, mut separator) = match (place.is_empty(), what.is_empty()) {
        (true, _) => (what, ": "),
        (false, true) => (place, ": "),
        (false, false) => (format!("{place}: {what}"), ", "),
    };
    for detail in told.doses.iter().chain(&told.details) {
        add(&mut text, separator, detail);
        separator = ", ";
    }
    // Grades with a before and an after have a comma of their own.
    let has_pairs = told.grades.iter().any(|grade| grade.contains(','));
    let has_details = !told.doses.is_empty() || !told.details.is_empty();
    for (place, grade) in told.grades.iter().enumerate() {
        let is_apart = has_pairs && (place > 0 || has_details);
        add(&mut text, if is_apart { "; " } else { separator }, grade);
        separator = ", ";
    }
    add(&mut text, if separator == ": " { separator } else { "; " }, response);
    sentence(&text, &finding.remark)
}
