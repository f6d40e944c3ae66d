//! The report for the client: what was done, what to do at home, when to come again; without codes and grades.

use super::{
    flow::{Content, Flow},
    record::{broken, therapist},
};
use crate::{
    chart::StructureKind,
    note::{AttributeId, Note, Section, Site, Treatment, Values, hands_on},
    words::{
        ENGLISH,
        narrative::{self, About, Form},
    },
};

pub const TITLE: &str = "Your massage session";

pub fn set(note: &Note, flow: &mut Flow<'_>) {
    flow.title(TITLE);
    let client = note.session.client.trim();
    let mut lead = Vec::new();
    if !client.is_empty() {
        lead.push(("For", client.to_owned()));
    }
    lead.push(("Session", ENGLISH.moment(note.session.created_at)));
    lead.extend(therapist(note).map(|name| ("Therapist", name)));
    flow.lead(&lead);
    if let Some(why) = broken(note) {
        flow.notice(&why);
    }
    let mut done: Vec<String> = note.treatments.iter().map(|treatment| told(treatment)).collect();
    let minutes = hands_on(note);
    if minutes > 0.0 {
        done.push(format!("{} minutes in all.", ENGLISH.amount(minutes)));
    }
    let at_home = planned(note, &["homeCare", "homeCareText"]);
    let next = planned(note, &["visitFrequency", "visitsPlanned", "rebookWeeks"]);
    for (heading, sentences) in [("What was done", done), ("At home", at_home), ("Next visit", next)] {
        if !sentences.is_empty() {
            flow.section(heading, &[Content::Sentences(sentences)]);
        }
    }
}

/// Such as "Neuromuscular therapy: Right lower back, 12 minutes."
fn told(treatment: &Treatment) -> String {
    let name = before(treatment.technique.row().name, " (");
    let mut details: Vec<String> = Vec::new();
    for place in treatment.sites.iter().map(place) {
        if !details.contains(&place) {
            details.push(place);
        }
    }
    details.extend(treatment.minutes.map(|minutes| match ENGLISH.amount(minutes).as_str() {
        "1" => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }));
    if details.is_empty() { format!("{name}.") } else { format!("{name}: {}.", details.join(", ")) }
}

/// The part of the body that a client would name: of a muscle or a joint the region that it is in.
fn place(site: &Site) -> String {
    let mut structure = site.structure;
    while let Some(parent) = structure.row().parent.filter(|_| structure.row().kind != StructureKind::Region) {
        structure = parent;
    }
    let all = ENGLISH.structure_and_side(structure, site.side);
    // Of several names of a region the first, with the side behind them.
    match all.split_once(" / ") {
        Some((first, rest)) => format!("{first}{}", rest.find(", ").and_then(|at| rest.get(at..)).unwrap_or_default()),
        None => all,
    }
}

fn before<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split(mark).next().unwrap_or(text)
}

/// The sentences of the plan that are about these fields, in the therapist's own words where there are some.
fn planned(note: &Note, fields: &[&str]) -> Vec<String> {
    let fields: Vec<AttributeId> = fields.iter().filter_map(|field| AttributeId::named(field)).collect();
    let about: Values = note
        .plan
        .iter()
        .filter(|(field, _)| fields.contains(field))
        .map(|(field, value)| (*field, value.clone()))
        .collect();
    let all = narrative::sentences(Section::Plan, &note.plan);
    let own = narrative::narrative(note, Form::Record);
    let own = || own.iter().flat_map(|paragraph| &paragraph.sentences);
    narrative::sentences(Section::Plan, &about)
        .into_iter()
        .map(|sentence| {
            let place = all.iter().position(|other| *other == sentence);
            let about = place.map(|place| About::Section(Section::Plan, place));
            let said = own().find(|said| Some(said.about) == about);
            said.map_or(sentence, |said| said.text.clone())
        })
        .collect()
}
