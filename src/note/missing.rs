//! What a note still lacks, by the rules of a board, a payer, or good practice. It tells; it blocks nothing.

use std::{rc::Rc, sync::LazyLock};

use crate::{
    chart::{Fields, StructureId, rows},
    note::{
        Finding, Item, Note, Section, SessionKind, Site, Treatment, Value, caution::against_treatment, rule_table,
        vocabulary::AttributeId,
    },
};

/// A row of `assets/clinical/record_rule_sets.csv`: whose rules they are.
#[derive(Debug)]
pub struct RuleSet {
    pub id: &'static str,
    pub name: &'static str,
    /// What the set can say, and what it cannot.
    pub note: &'static str,
    pub source: &'static str,
    /// For medical sessions, for relaxing ones.
    kinds: [bool; 2],
    /// Where its rules about sensitive areas apply.
    sensitive: &'static [StructureId],
}

/// A row of `assets/clinical/record_rules.csv`: one thing that a complete note holds.
#[derive(Debug)]
pub struct Rule {
    set: usize,
    pub id: &'static str,
    when: When,
    /// Any of these is enough.
    pub needs: &'static [Need],
    /// What is said to a therapist whose note lacks it.
    pub text: &'static str,
    pub source: &'static str,
    pub standing: RuleStanding,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleStanding {
    /// The text was read.
    Read,
    Recalled,
    /// This project's own.
    Convention,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Always,
    Medical,
    Relaxation,
    ReferralRequired,
    ReferralPresent,
    SensitiveArea,
    EndOfCare,
    Returning,
}

/// What a rule can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Client,
    BookedMinutes,
    Remark,
    Screening,
    /// It is said why each treatment went on that something speaks against.
    Reasons,
    Diagnoses,
    Findings,
    /// Each finding was checked again, or it was said that it was not.
    Reassessment,
    Treatments,
    /// Every treatment has its minutes, or the session has.
    TreatmentMinutes,
    /// Every treatment that can have a place has one, or says that it is of the whole body.
    TreatmentSites,
    TreatmentPressure,
    Measures,
    MeasuresAfter,
    Goals,
    /// Each goal has a measure and a target.
    GoalsMeasurable,
    Signature,
    Field(Section, AttributeId),
}

static SETS: LazyLock<Vec<RuleSet>> = LazyLock::new(|| rows(rule_table::SETS).map(rule_set).collect());
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rows(rule_table::RULES).map(rule).collect());

impl RuleSet {
    pub fn all() -> &'static [RuleSet] {
        &SETS
    }

    pub fn named(id: &str) -> Option<&'static RuleSet> {
        RuleSet::all().iter().find(|set| set.id == id)
    }

    /// The set for a kind of session until another is chosen.
    pub fn usual(kind: SessionKind) -> Option<&'static RuleSet> {
        RuleSet::named(if kind == SessionKind::Relaxation { "relaxation" } else { "general" })
    }

    pub fn is_for(&self, kind: SessionKind) -> bool {
        self.kinds[usize::from(kind == SessionKind::Relaxation)]
    }

    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let place = RuleSet::all().iter().position(|set| set.id == self.id);
        RULES.iter().filter(move |rule| Some(rule.set) == place)
    }
}

/// The rules of a set that a note does not meet, in their order.
pub fn missing(note: &Note, set: &RuleSet) -> Vec<&'static Rule> {
    let lacks = |rule: &&'static Rule| rule.when.applies(note, set) && !rule.needs.iter().any(|need| need.is_met(note));
    set.rules().filter(lacks).collect()
}

impl When {
    fn applies(self, note: &Note, set: &RuleSet) -> bool {
        let is_flag = |id| note.value(Section::Referral, id) == Some(&Value::Flag(true));
        match self {
            When::Always => true,
            When::Medical => note.session.kind == SessionKind::Medical,
            When::Relaxation => note.session.kind == SessionKind::Relaxation,
            When::ReferralRequired => is_flag("required"),
            When::ReferralPresent => is_flag("present"),
            When::SensitiveArea => {
                sites(note).any(|site| site.structure.lineage().any(|place| set.sensitive.contains(&place)))
            }
            When::EndOfCare => note.value(Section::End, "endReasons").is_some(),
            When::Returning => {
                let visit = note.value(Section::Referral, "visitNumber").and_then(Value::number);
                visit.is_some_and(|visit| visit > 1.0)
            }
        }
    }
}

/// Only what is done with the hands has a place, unless it is of the whole body or holds other treatments.
fn says_where(treatment: &Treatment) -> bool {
    let is_said = |id| {
        let attribute = AttributeId::named(id);
        attribute.is_some_and(|attribute| treatment.attributes.get(&attribute) == Some(&Value::Flag(true)))
    };
    !treatment.sites.is_empty()
        || treatment.technique.row().pressure.is_none()
        || is_said("fullBody")
        || is_said("container")
}

fn sites(note: &Note) -> impl Iterator<Item = &Site> {
    let found = note.findings.iter().filter_map(|finding| finding.site.as_ref());
    found.chain(note.treatments.iter().flat_map(|treatment| &treatment.sites))
}

impl Need {
    /// The first treatment that lacks what every treatment needs.
    pub fn lacking(self, note: &Note) -> Option<&Rc<Treatment>> {
        let lacks = |treatment: &Treatment| match self {
            Need::TreatmentMinutes => treatment.minutes.is_none(),
            Need::TreatmentSites => !says_where(treatment),
            Need::TreatmentPressure => treatment.pressure.is_none() && treatment.technique.row().pressure.is_some(),
            _ => false,
        };
        note.treatments.iter().find(|treatment| lacks(treatment))
    }

    pub fn is_met(self, note: &Note) -> bool {
        match self {
            Need::Client => !note.session.client.trim().is_empty(),
            Need::BookedMinutes => note.session.booked_minutes.is_some_and(|minutes| minutes > 0.0),
            Need::Remark => !note.session.remark.trim().is_empty(),
            Need::Screening => note.screening.screened_at.is_some(),
            Need::Reasons => {
                let cautions =
                    note.treatments.iter().flat_map(|treatment| against_treatment(&note.screening, treatment));
                cautions.into_iter().all(|caution| note.screening.goes_on(caution.contraindication))
            }
            Need::Diagnoses => note.diagnoses.iter().any(|item| !item.values.is_empty()),
            Need::Findings => !note.findings.is_empty(),
            Need::Reassessment => {
                let checked = |finding: &Rc<Finding>| finding.response.is_some() || !finding.after.is_empty();
                !note.findings.is_empty() && note.findings.iter().all(checked)
            }
            Need::Treatments => !note.treatments.is_empty(),
            Need::TreatmentMinutes => {
                Need::BookedMinutes.is_met(note) || !note.treatments.is_empty() && self.lacking(note).is_none()
            }
            Need::TreatmentSites => !note.treatments.is_empty() && self.lacking(note).is_none(),
            Need::TreatmentPressure => self.lacking(note).is_none(),
            Need::Measures => note.measures.iter().any(|measurement| measurement.first().is_some()),
            Need::MeasuresAfter => note.measures.iter().any(|measurement| measurement.after.is_some()),
            Need::Goals => note.goals.iter().any(|goal| !goal.values.is_empty()),
            Need::GoalsMeasurable => {
                let is_measurable = |goal: &Rc<Item>| goal.text("measure").is_some() && goal.number("target").is_some();
                !note.goals.is_empty() && note.goals.iter().all(is_measurable)
            }
            Need::Signature => note.is_signed(),
            Need::Field(section, attribute) => {
                let value = note.values(section).and_then(|values| values.get(&attribute));
                value.is_some_and(|value| !matches!(value, Value::Flag(false)) && *value != Value::Text(String::new()))
            }
        }
    }

    fn read(token: &str) -> Option<Need> {
        let simple = match token {
            "client" => Need::Client,
            "booked-minutes" => Need::BookedMinutes,
            "remark" => Need::Remark,
            "screening" => Need::Screening,
            "screening.reasons" => Need::Reasons,
            "diagnoses" => Need::Diagnoses,
            "findings" => Need::Findings,
            "reassessment" => Need::Reassessment,
            "treatments" => Need::Treatments,
            "treatments.minutes" => Need::TreatmentMinutes,
            "treatments.sites" => Need::TreatmentSites,
            "treatments.pressure" => Need::TreatmentPressure,
            "measures" => Need::Measures,
            "measures.after" => Need::MeasuresAfter,
            "goals" => Need::Goals,
            "goals.measurable" => Need::GoalsMeasurable,
            "signature" => Need::Signature,
            _ => {
                let (section, id) = token.split_once('.')?;
                let section = Section::ALL.into_iter().find(|known| known.id() == section)?;
                return Some(Need::Field(section, AttributeId::named(id)?));
            }
        };
        Some(simple)
    }
}

fn rule_set(mut row: Fields) -> RuleSet {
    let mut codes = row.codes();
    RuleSet {
        kinds: [codes.flag(), codes.flag()],
        id: row.text(),
        name: row.text(),
        note: row.text(),
        source: row.text(),
        sensitive: row.codes().all(|codes| StructureId(codes.long())),
    }
}

fn rule(mut row: Fields) -> Rule {
    let mut codes = row.codes();
    Rule {
        set: usize::from(codes.short()),
        when: codes.one_of([
            When::Always,
            When::Medical,
            When::Relaxation,
            When::ReferralRequired,
            When::ReferralPresent,
            When::SensitiveArea,
            When::EndOfCare,
            When::Returning,
        ]),
        standing: codes.one_of([RuleStanding::Read, RuleStanding::Recalled, RuleStanding::Convention]),
        id: row.text(),
        needs: Vec::leak(row.text().split('|').filter_map(Need::read).collect()),
        text: row.text(),
        source: row.text(),
    }
}
