//! The report for the client: what was done, what to do at home, when to come again; without codes and grades.

use super::{
    flow::{Content, Flow},
    record::{broken, therapist},
};
use crate::{
    chart::StructureKind,
    note::{AttributeId, Note, Section, Site, Treatment, Values, hands_on},
    words::{
        Words,
        narrative::{self, About, Form},
        text,
    },
};

pub const TITLE: &str = text("Your massage session");

pub fn set(note: &Note, flow: &mut Flow<'_>) {
    let words = flow.words;
    flow.title(words.say(TITLE));
    let client = note.session.client.trim();
    let mut lead = Vec::new();
    if !client.is_empty() {
        lead.push((words.say("For"), client.to_owned()));
    }
    lead.push((words.say("Session"), words.moment(note.session.created_at)));
    lead.extend(therapist(note).map(|name| (words.say("Therapist"), name)));
    flow.lead(&lead);
    if let Some(why) = broken(note, words) {
        flow.notice(&why);
    }
    let mut done: Vec<String> = note.treatments.iter().map(|treatment| told(treatment, words)).collect();
    let minutes = hands_on(note);
    if minutes > 0.0 {
        done.push(words.fill("{time} in all.", &[("time", &in_full(minutes, words))]));
    }
    let at_home = planned(note, &["homeCare", "homeCareText"], words);
    let next = planned(note, &["visitFrequency", "visitsPlanned", "rebookWeeks"], words);
    for (heading, sentences) in [(text("What was done"), done), (text("At home"), at_home), (text("Next visit"), next)]
    {
        if !sentences.is_empty() {
            flow.section(words.say(heading), &[Content::Sentences(sentences)]);
        }
    }
}

/// Such as "Neuromuscular therapy: Right lower back, 12 minutes."
fn told(treatment: &Treatment, words: Words) -> String {
    let name = before(words.say(treatment.technique.row().name), " (");
    let mut details: Vec<String> = Vec::new();
    for place in treatment.sites.iter().map(|site| place(site, words)) {
        if !details.contains(&place) {
            details.push(place);
        }
    }
    details.extend(treatment.minutes.map(|minutes| in_full(minutes, words)));
    let colon = if details.is_empty() { "" } else { words.say(": ") };
    format!("{name}{colon}{}.", words.listed(&details))
}

/// Such as "12 minutes".
fn in_full(minutes: f64, words: Words) -> String {
    match minutes.fract() == 0.0 {
        true => words.count("{n} minute|{n} minutes", minutes as usize),
        false => words.fill("{n} minutes", &[("n", &words.amount(minutes))]),
    }
}

/// The part of the body that a client would name: of a muscle or a joint the region that it is in.
fn place(site: &Site, words: Words) -> String {
    let mut structure = site.structure;
    while let Some(parent) = structure.row().parent.filter(|_| structure.row().kind != StructureKind::Region) {
        structure = parent;
    }
    // Of several names of a region the first.
    words.name_and_side(before(words.structure(structure), " / "), site.side)
}

fn before<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split(mark).next().unwrap_or(text)
}

/// The sentences of the plan that are about these fields, in the therapist's own words where there are some.
fn planned(note: &Note, fields: &[&str], words: Words) -> Vec<String> {
    let fields: Vec<AttributeId> = fields.iter().filter_map(|field| AttributeId::named(field)).collect();
    let about: Values = note
        .plan
        .iter()
        .filter(|(field, _)| fields.contains(field))
        .map(|(field, value)| (*field, value.clone()))
        .collect();
    let all = narrative::sentences(Section::Plan, &note.plan, words);
    let own = narrative::narrative(note, Form::Record, words);
    let own = || own.iter().flat_map(|paragraph| &paragraph.sentences);
    narrative::sentences(Section::Plan, &about, words)
        .into_iter()
        .map(|sentence| {
            let place = all.iter().position(|other| *other == sentence);
            let about = place.map(|place| About::Section(Section::Plan, place));
            let said = own().find(|said| Some(said.about) == about);
            said.map_or(sentence, |said| said.text.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::{
        chart::{Side, StructureId},
        note::Site,
        words::{ENGLISH, Language, Words},
    };

    #[test]
    fn a_client_reads_the_daily_name_of_the_region_and_always_the_side() {
        let name = StructureId::named("lower-back").unwrap().row().common_name;
        let language = |file: &str| Language::read(file.to_owned()).unwrap();
        let latin = language("@language\tla\nlower-back\tRegio lumbalis");
        let german = format!("@language\tde\nLeft {{structure}}\t{{structure}} links\n{name}\tUnterer Rücken / lumbal");
        let german = Words::new(Some(language(&german)), Some(latin));
        let site = Site::new(StructureId::named("lower-back").unwrap(), Side::Left);
        assert_eq!(place(&site, ENGLISH), "Left lower back");
        assert_eq!(place(&site, german.daily()), "Unterer Rücken links");
    }
}
