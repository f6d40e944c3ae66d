//! A signed note and its record in words: who and when, what was struck through, and what does not hold.

use crate::{
    note::{AttributeId, Author, Link, Matter, Note, Passage, Section, Timestamp, Values},
    words::{
        amount, finding_title, item_title, kind, measurement_title, narrative, sentence, treatment_summary, value,
    },
};

/// Such as "Mara Kern, LMT".
pub fn author(by: &Author) -> String {
    let credentials = by.credentials.trim();
    let name = by.name.trim();
    if credentials.is_empty() { name.to_owned() } else { format!("{name}, {credentials}") }
}

/// Such as "25 Nov 2026, 14:05", in the time of the place where it was.
pub fn moment(at: Timestamp) -> String {
    let at = at.0;
    let month = at.month().to_string();
    let month = month.get(..3).unwrap_or(&month);
    format!("{} {month} {}, {:02}:{:02}", at.day(), at.year(), at.hour(), at.minute())
}

/// What does not hold, by the first link of the chain that is not as it was made.
pub fn broken(note: &Note, at: Link) -> String {
    let entry = |place: usize| {
        let statement = note.record.get(place)?;
        let what = match statement.matter {
            Matter::Signature => "the signature",
            Matter::Addendum { .. } => "the addendum",
            Matter::Correction { .. } => "the correction",
        };
        Some(format!("{what} of {}, {}", author(&statement.by), moment(statement.at)))
    };
    match at {
        Link::Note => {
            let signer =
                note.record.first().map(|first| format!("{} signed on {}", author(&first.by), moment(first.at)));
            format!("The note itself is not what {}.", signer.unwrap_or_else(|| "was signed".to_owned()))
        }
        Link::Statement(0) if note.record.first().is_some_and(|first| first.matter != Matter::Signature) => {
            "The signature was taken away.".to_owned()
        }
        Link::Statement(place) => {
            let entry = entry(place).map_or_else(String::new, |entry| format!(", {entry},"));
            let before = if place == 0 { "" } else { " Or an entry before it was taken away." };
            format!("Entry {}{entry} is not as it was made.{before}", place + 1)
        }
    }
}

/// All that a correction can strike through, in groups under a heading, each with what it is called.
pub fn correctable(note: &Note) -> Vec<(&'static str, Vec<(String, Passage)>)> {
    let entry = |id| Passage { id: Some(id), field: String::new() };
    let found = note.findings.iter().map(|finding| (finding_title(finding), entry(finding.id)));
    let done = note.treatments.iter().map(|treatment| {
        let title = format!("{} · {}", treatment.technique.row().name, treatment_summary(treatment));
        (title, entry(treatment.id))
    });
    let session = &note.session;
    let of_session = [
        ("Client", "session.client", !session.client.is_empty()),
        ("Kind of session", "session.kind", true),
        ("Booked minutes", "session.bookedMinutes", session.booked_minutes.is_some()),
        ("About the session", "session.remark", !session.remark.is_empty()),
    ];
    let of_session = of_session.into_iter().filter(|(.., stands)| *stands);
    let mut groups: Vec<(&'static str, Vec<(String, Passage)>)> = vec![
        ("Found", found.collect()),
        ("Did", done.collect()),
        ("Session", of_session.map(|(title, path, _)| (title.to_owned(), field(path.to_owned()))).collect()),
    ];
    for section in Section::ALL {
        let key = key(section);
        let mut passages = Vec::new();
        if let Some(values) = note.values(section).filter(|values| !values.is_empty()) {
            passages.push((format!("{}, all of it", section.row().title), field(key.to_owned())));
            let one = |attribute: &AttributeId| {
                (attribute.row().label.to_owned(), field(format!("{key}.{}", attribute.row().id)))
            };
            passages.extend(values.keys().map(one));
        }
        let items = note.items(section).into_iter().flatten().enumerate();
        passages.extend(items.map(|(place, item)| (item_title(section, item), field(format!("{key}[{place}]")))));
        if section == Section::Measures {
            let measures = note.measures.iter().enumerate();
            passages.extend(measures.map(|(place, one)| (measurement_title(one), field(format!("{key}[{place}]")))));
        }
        if section == Section::Screening && !note.screening.is_empty() {
            passages.push((section.row().title.to_owned(), field(key.to_owned())));
        }
        groups.push((section.row().title, passages));
    }
    groups.retain(|(_, passages)| !passages.is_empty());
    groups
}

/// What a correction strikes through: what it is called, and what stood there.
pub fn corrected(note: &Note, passage: &Passage) -> (String, String) {
    let known = correctable(note).into_iter().flat_map(|(_, passages)| passages);
    let title = known.into_iter().find(|(_, known)| known == passage).map(|(title, _)| title);
    let title = title.unwrap_or_else(|| match passage.id {
        Some(_) => format!("{} · {}", entry_title(note, passage), label(&passage.field)),
        None => label(&passage.field),
    });
    let text = text(note, passage).filter(|text| !text.is_empty()).or_else(|| note.quoted(passage));
    (title, text.unwrap_or_else(|| "Nothing that stands in the note.".to_owned()))
}

fn field(field: String) -> Passage {
    Passage { id: None, field }
}

/// The section's name in a note's file.
fn key(section: Section) -> &'static str {
    if section == Section::End { "endOfCare" } else { section.id() }
}

fn entry_title(note: &Note, passage: &Passage) -> String {
    let finding = passage.id.and_then(|id| note.finding(id)).map(|finding| finding_title(finding));
    let treatment = || passage.id.and_then(|id| note.treatment(id)).map(|done| done.technique.row().name.to_owned());
    finding.or_else(treatment).unwrap_or_default()
}

/// What a field is called, by the last step of its path.
fn label(path: &str) -> String {
    let last = path.rsplit('.').next().unwrap_or(path);
    AttributeId::named(last).map_or_else(|| sentence(last), |attribute| attribute.row().label.to_owned())
}

/// What stands there in words; none where there is no better way than to quote it.
fn text(note: &Note, passage: &Passage) -> Option<String> {
    let (first, rest) = passage.field.split_once('.').unwrap_or((&passage.field, ""));
    let of = |values: &Values| {
        let attribute = AttributeId::named(rest)?;
        values.get(&attribute).map(|held| value(attribute, held))
    };
    if let Some(id) = passage.id {
        if let Some(finding) = note.finding(id) {
            return match first {
                "" => Some(narrative::finding(finding)),
                "before" => of(&finding.before),
                "after" => of(&finding.after),
                "attributes" => of(&finding.attributes),
                _ => None,
            };
        }
        let treatment = note.treatment(id)?;
        return match first {
            "" => Some(narrative::treatment(note, treatment)),
            "attributes" => of(&treatment.attributes),
            _ => None,
        };
    }
    match (first, rest) {
        ("session", "kind") => return Some(kind(note.session.kind).to_owned()),
        ("session", "bookedMinutes") => return note.session.booked_minutes.map(amount),
        _ => {}
    }
    let section = Section::ALL.into_iter().find(|section| first.split('[').next() == Some(key(*section)))?;
    if !rest.is_empty() {
        return of(note.values(section)?);
    }
    let place = || first.split_once('[')?.1.trim_end_matches(']').parse::<usize>().ok();
    let sentences = match section {
        Section::Measures => return Some(narrative::measurement(note.measures.get(place()?)?)),
        Section::Screening => narrative::screening(note),
        _ => match note.items(section) {
            Some(items) => narrative::sentences(section, &items.get(place()?)?.values),
            None => narrative::sentences(section, note.values(section)?),
        },
    };
    Some(sentences.join(" "))
}
