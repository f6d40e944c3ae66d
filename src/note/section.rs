//! The sections of a session beside findings and treatments, and what each kind of session asks for in them.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::{
    chart::{Fields, rows},
    note::{
        Note, SessionKind, Values, session_table,
        vocabulary::{AttributeId, AttributeUse},
    },
};

/// A part of what is said of a session. Most hold one set of values; diagnoses, goals and measures are lists, and
/// the screening has its own shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    Visit,
    Referral,
    Diagnoses,
    Subjective,
    Screening,
    Consent,
    Measures,
    Goals,
    Response,
    Assessment,
    Plan,
    End,
}

/// A page of the screen that shows sections beside the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Who comes, why, and what speaks against it.
    Client,
    /// What is measured, and towards what.
    Measures,
    /// How it was, and how it goes on.
    Plan,
}

/// How much a kind of session wants to know something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Asked,
    /// On demand.
    More,
    /// Only where it was given before the kind was changed.
    Hidden,
}

/// A row of `assets/clinical/session_sections.csv`.
#[derive(Debug)]
pub struct SectionRow {
    pub section: Section,
    pub title: &'static str,
    pub page: Page,
    /// For a medical session, then for a relaxing one.
    presence: [Presence; 2],
}

/// A row of `assets/clinical/session_fields.csv`: a detail that a section can have.
#[derive(Debug)]
pub struct SectionField {
    pub section: Section,
    pub use_: AttributeUse,
    /// The detail that takes the time at which this one is set.
    pub stamp: Option<AttributeId>,
    presence: [Presence; 2],
}

impl Section {
    /// In the order in which a note tells them.
    pub const ALL: [Section; 12] = [
        Section::Visit,
        Section::Referral,
        Section::Diagnoses,
        Section::Subjective,
        Section::Screening,
        Section::Consent,
        Section::Measures,
        Section::Goals,
        Section::Response,
        Section::Assessment,
        Section::Plan,
        Section::End,
    ];

    /// As the sheets call it.
    pub fn id(self) -> &'static str {
        match self {
            Section::Visit => "visit",
            Section::Referral => "referral",
            Section::Diagnoses => "diagnoses",
            Section::Subjective => "subjective",
            Section::Screening => "screening",
            Section::Consent => "consent",
            Section::Measures => "measures",
            Section::Goals => "goals",
            Section::Response => "response",
            Section::Assessment => "assessment",
            Section::Plan => "plan",
            Section::End => "end",
        }
    }

    pub fn row(self) -> &'static SectionRow {
        &SECTIONS[self as usize]
    }

    /// What can be said in it.
    pub fn fields(self) -> impl Iterator<Item = &'static SectionField> {
        FIELDS.iter().filter(move |field| field.section == self)
    }

    pub fn field(self, attribute: AttributeId) -> Option<&'static SectionField> {
        self.fields().find(|field| field.use_.attribute == attribute)
    }

    /// What a kind does not ask for is shown where there is something in it: another kind loses nothing.
    pub fn is_shown(self, note: &Note) -> bool {
        let has_content = match self {
            Section::Screening => !note.screening.is_empty(),
            Section::Measures => !note.measures.is_empty(),
            _ => {
                note.values(self).is_some_and(|values| !values.is_empty())
                    || note.items(self).is_some_and(|items| !items.is_empty())
            }
        };
        has_content || self.row().presence(note.session.kind) != Presence::Hidden
    }

    /// The fields in sight, and those that are there on demand: what has a value is in sight, whatever the kind.
    pub fn shown(self, kind: SessionKind, values: &Values) -> (Vec<&'static SectionField>, Vec<&'static SectionField>) {
        let (mut in_sight, mut on_demand) = (Vec::new(), Vec::new());
        for field in self.fields() {
            match field.presence(kind) {
                Presence::Asked => in_sight.push(field),
                _ if values.contains_key(&field.use_.attribute) => in_sight.push(field),
                Presence::More => on_demand.push(field),
                Presence::Hidden => {}
            }
        }
        (in_sight, on_demand)
    }
}

impl SectionRow {
    pub fn presence(&self, kind: SessionKind) -> Presence {
        self.presence[usize::from(kind == SessionKind::Relaxation)]
    }
}

impl SectionField {
    pub fn presence(&self, kind: SessionKind) -> Presence {
        self.presence[usize::from(kind == SessionKind::Relaxation)]
    }
}

const PAGES: [Page; 3] = [Page::Client, Page::Measures, Page::Plan];
const PRESENCE: [Presence; 3] = [Presence::Asked, Presence::More, Presence::Hidden];

static SECTIONS: LazyLock<Vec<SectionRow>> =
    LazyLock::new(|| Section::ALL.into_iter().zip(rows(session_table::SECTIONS)).map(section_row).collect());
static FIELDS: LazyLock<Vec<SectionField>> = LazyLock::new(|| rows(session_table::FIELDS).map(section_field).collect());

fn section_row((section, mut row): (Section, Fields)) -> SectionRow {
    let mut codes = row.codes();
    SectionRow {
        section,
        page: codes.one_of(PAGES),
        presence: [codes.one_of(PRESENCE), codes.one_of(PRESENCE)],
        title: row.text(),
    }
}

fn section_field(mut row: Fields) -> SectionField {
    let mut codes = row.codes();
    let section = codes.one_of(Section::ALL);
    let presence = [codes.one_of(PRESENCE), codes.one_of(PRESENCE)];
    let attribute = AttributeId(codes.long());
    let stamp = codes.all(|codes| AttributeId(codes.long())).first().copied();
    SectionField { section, use_: AttributeUse::of(attribute), stamp, presence }
}

#[cfg(test)]
mod tests {
    use super::{Presence, Section};
    use crate::note::SessionKind;

    #[test]
    fn the_relaxation_therapist_is_asked_for_nothing_of_the_medical_form() {
        let asked = |kind| {
            let in_sight = move |section: &Section| section.row().presence(kind) == Presence::Asked;
            Section::ALL.into_iter().filter(in_sight).collect::<Vec<_>>()
        };
        assert_eq!(asked(SessionKind::Medical), Section::ALL);
        let few = [Section::Subjective, Section::Screening, Section::Consent, Section::Response, Section::Plan];
        assert_eq!(asked(SessionKind::Relaxation), few);
    }

    #[test]
    fn a_consent_takes_its_time() {
        let stamps: Vec<_> = Section::Consent.fields().filter_map(|field| field.stamp).collect();
        assert_eq!(format!("{stamps:?}"), "[consentedAt, withdrawnAt]");
    }
}
