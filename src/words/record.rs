//! A signed note and its record in words: who and when, what was struck through, and what does not hold.

use time::Month;

use crate::{
    note::{AttributeId, Author, Link, Matter, Note, Passage, Section, Timestamp, Values},
    words::{Words, narrative, sentence, text},
};

/// Such as "Mara Kern, LMT".
pub fn author(by: &Author) -> String {
    let credentials = by.credentials.trim();
    let name = by.name.trim();
    if credentials.is_empty() { name.to_owned() } else { format!("{name}, {credentials}") }
}

/// Such as "14:05".
pub fn clock(at: Timestamp) -> String {
    format!("{:02}:{:02}", at.0.hour(), at.0.minute())
}

fn field(field: String) -> Passage {
    Passage { id: None, field }
}

/// The section's name in a note's file.
fn key(section: Section) -> &'static str {
    if section == Section::End { "endOfCare" } else { section.id() }
}

impl Words {
    /// Such as "25 Nov 2026, 14:05", in the time of the place where it was.
    pub fn moment(self, at: Timestamp) -> String {
        self.listed(&[self.date(at), clock(at)])
    }

    /// Such as "25 Nov 2026".
    pub fn date(self, at: Timestamp) -> String {
        let at = at.0;
        let month = self.say(match at.month() {
            Month::January => text("Jan"),
            Month::February => text("Feb"),
            Month::March => text("Mar"),
            Month::April => text("Apr"),
            Month::May => text("May"),
            Month::June => text("Jun"),
            Month::July => text("Jul"),
            Month::August => text("Aug"),
            Month::September => text("Sep"),
            Month::October => text("Oct"),
            Month::November => text("Nov"),
            Month::December => text("Dec"),
        });
        self.fill("{day} {month} {year}", &[("day", &at.day()), ("month", &month), ("year", &at.year())])
    }

    /// What does not hold, by the first link of the chain that is not as it was made.
    pub fn broken(self, note: &Note, at: Link) -> String {
        let entry = |place: usize| {
            let statement = note.record.get(place)?;
            let what = match statement.matter {
                Matter::Signature => text("Entry {n}, the signature of {author}, {moment}, is not as it was made."),
                Matter::Addendum { .. } => {
                    text("Entry {n}, the addendum of {author}, {moment}, is not as it was made.")
                }
                Matter::Correction { .. } => {
                    text("Entry {n}, the correction of {author}, {moment}, is not as it was made.")
                }
            };
            let (author, moment) = (author(&statement.by), self.moment(statement.at));
            Some(self.fill(what, &[("n", &(place + 1)), ("author", &author), ("moment", &moment)]))
        };
        match at {
            Link::Note => {
                let signer = note.record.first().map(|first| {
                    self.fill(
                        "The note itself is not what {author} signed on {moment}.",
                        &[("author", &author(&first.by)), ("moment", &self.moment(first.at))],
                    )
                });
                signer.unwrap_or_else(|| self.say("The note itself is not what was signed.").to_owned())
            }
            Link::Statement(0) if note.record.first().is_some_and(|first| first.matter != Matter::Signature) => {
                self.say("The signature was taken away.").to_owned()
            }
            Link::Statement(place) => {
                let entry = entry(place)
                    .unwrap_or_else(|| self.fill("Entry {n} is not as it was made.", &[("n", &(place + 1))]));
                match place {
                    0 => entry,
                    _ => format!("{entry} {}", self.say("Or an entry before it was taken away.")),
                }
            }
        }
    }

    /// All that a correction can strike through, in groups under a heading, each with what it is called.
    pub fn correctable(self, note: &Note) -> Vec<(&'static str, Vec<(String, Passage)>)> {
        let entry = |id| Passage { id: Some(id), field: String::new() };
        let found = note.findings.iter().map(|finding| (self.finding_title(finding), entry(finding.id)));
        let done = note.treatments.iter().map(|treatment| {
            let title = format!("{} · {}", self.say(treatment.technique.row().name), self.treatment_summary(treatment));
            (title, entry(treatment.id))
        });
        let session = &note.session;
        let of_session = [
            (self.say("Client"), "session.client", !session.client.is_empty()),
            (self.say("Kind of session"), "session.kind", true),
            (self.say("Booked minutes"), "session.bookedMinutes", session.booked_minutes.is_some()),
            (self.say("About the session"), "session.remark", !session.remark.is_empty()),
        ];
        let of_session = of_session.into_iter().filter(|(.., stands)| *stands);
        let mut groups: Vec<(&'static str, Vec<(String, Passage)>)> = vec![
            (self.say("Found"), found.collect()),
            (self.say("Did"), done.collect()),
            (
                self.say("Session"),
                of_session.map(|(title, path, _)| (title.to_owned(), field(path.to_owned()))).collect(),
            ),
        ];
        for section in Section::ALL {
            let (key, title) = (key(section), self.say(section.row().title));
            let mut passages = Vec::new();
            if let Some(values) = note.values(section).filter(|values| !values.is_empty()) {
                passages.push((self.fill("{section}, all of it", &[("section", &title)]), field(key.to_owned())));
                let one = |attribute: &AttributeId| {
                    (self.say(attribute.row().label).to_owned(), field(format!("{key}.{}", attribute.row().id)))
                };
                passages.extend(values.keys().map(one));
            }
            let items = note.items(section).into_iter().flatten().enumerate();
            passages
                .extend(items.map(|(place, item)| (self.item_title(section, item), field(format!("{key}[{place}]")))));
            if section == Section::Measures {
                let measures = note.measures.iter().enumerate();
                passages.extend(
                    measures.map(|(place, one)| (self.measurement_title(one), field(format!("{key}[{place}]")))),
                );
            }
            if section == Section::Screening && !note.screening.is_empty() {
                passages.push((title.to_owned(), field(key.to_owned())));
            }
            groups.push((title, passages));
        }
        groups.retain(|(_, passages)| !passages.is_empty());
        groups
    }

    /// What a correction strikes through: what it is called, and what stood there.
    pub fn corrected(self, note: &Note, passage: &Passage) -> (String, String) {
        let known = self.correctable(note).into_iter().flat_map(|(_, passages)| passages);
        let title = known.into_iter().find(|(_, known)| known == passage).map(|(title, _)| title);
        let title = title.unwrap_or_else(|| match passage.id {
            Some(_) => format!("{} · {}", self.entry_title(note, passage), self.label(&passage.field)),
            None => self.label(&passage.field),
        });
        let text = self.standing(note, passage).filter(|text| !text.is_empty()).or_else(|| note.quoted(passage));
        (title, text.unwrap_or_else(|| self.say("Nothing that stands in the note.").to_owned()))
    }

    fn entry_title(self, note: &Note, passage: &Passage) -> String {
        let finding = passage.id.and_then(|id| note.finding(id)).map(|finding| self.finding_title(finding));
        let treatment =
            || passage.id.and_then(|id| note.treatment(id)).map(|done| self.say(done.technique.row().name).to_owned());
        finding.or_else(treatment).unwrap_or_default()
    }

    /// What a field is called, by the last step of its path.
    fn label(self, path: &str) -> String {
        let last = path.rsplit('.').next().unwrap_or(path);
        AttributeId::named(last).map_or_else(|| sentence(last), |attribute| self.say(attribute.row().label).to_owned())
    }

    /// What stands there in words; none where there is no better way than to quote it.
    fn standing(self, note: &Note, passage: &Passage) -> Option<String> {
        let (first, rest) = passage.field.split_once('.').unwrap_or((&passage.field, ""));
        let of = |values: &Values| {
            let attribute = AttributeId::named(rest)?;
            values.get(&attribute).map(|held| self.value(attribute, held))
        };
        if let Some(id) = passage.id {
            if let Some(finding) = note.finding(id) {
                return match first {
                    "" => Some(narrative::finding(finding, self)),
                    "before" => of(&finding.before),
                    "after" => of(&finding.after),
                    "attributes" => of(&finding.attributes),
                    _ => None,
                };
            }
            let treatment = note.treatment(id)?;
            return match first {
                "" => Some(narrative::treatment(note, treatment, self)),
                "attributes" => of(&treatment.attributes),
                _ => None,
            };
        }
        match (first, rest) {
            ("session", "kind") => return Some(self.kind(note.session.kind).to_owned()),
            ("session", "bookedMinutes") => return note.session.booked_minutes.map(|minutes| self.amount(minutes)),
            _ => {}
        }
        let section = Section::ALL.into_iter().find(|section| first.split('[').next() == Some(key(*section)))?;
        if !rest.is_empty() {
            return of(note.values(section)?);
        }
        let place = || first.split_once('[')?.1.trim_end_matches(']').parse::<usize>().ok();
        let sentences = match section {
            Section::Measures => return Some(narrative::measurement(note.measures.get(place()?)?, self)),
            Section::Screening => narrative::screening(note, self),
            _ => match note.items(section) {
                Some(items) => narrative::sentences(section, &items.get(place()?)?.values, self),
                None => narrative::sentences(section, note.values(section)?, self),
            },
        };
        Some(sentences.join(" "))
    }
}
