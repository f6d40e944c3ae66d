//! The rows of `assets/clinical/phrases.csv`: how each detail is said, and where in its sentence.

use std::sync::LazyLock;

use super::phrase_table;
use crate::{
    chart::{Fields, rows},
    note::{AttributeId, FindingTypeId},
    words::{Words, has_words},
};

/// One way to say a detail. Of several, the first that fits is said; details are told in the order of the rows.
#[derive(Debug)]
pub struct Phrase {
    pub attribute: AttributeId,
    /// The findings that it is meant for; empty for all, and for treatments.
    pub findings: &'static [FindingTypeId],
    pub place: Place,
    /// With slots between braces; of a flag, what is said where it is set.
    pub pattern: &'static str,
    /// What is said where a flag was charted as absent.
    pub otherwise: &'static str,
}

impl Phrase {
    pub fn said(&self, words: Words) -> &'static str {
        self.of(self.pattern, words)
    }

    pub fn said_otherwise(&self, words: Words) -> &'static str {
        self.of(self.otherwise, words)
    }

    /// What only puts values beside each other is the same in every language.
    fn of(&self, pattern: &'static str, words: Words) -> &'static str {
        if has_words(pattern) { words.pattern(self.attribute.row().id, pattern) } else { pattern }
    }
}

/// True where a pattern is said of each of two values, as words follow its value: "20% force before, 30% force after", but
/// "tone 3/4 before, 1/4 after".
pub fn is_repeated(pattern: &str) -> bool {
    !pattern.ends_with(['}', ')']) && !pattern.contains("{before}")
}

/// Where in its sentence a detail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before the name of the record.
    Adjective,
    /// Right after it.
    Name,
    /// After the minutes of a treatment and before its pressure.
    Dose,
    Detail,
    /// After all details, where it is told before and after the treatment.
    Grade,
}

const PLACES: [Place; 5] = [Place::Adjective, Place::Name, Place::Dose, Place::Detail, Place::Grade];

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| rows(phrase_table::PHRASES).map(phrase).collect());

fn phrase(mut row: Fields) -> Phrase {
    let mut codes = row.codes();
    let (attribute, place) = (AttributeId(codes.long()), codes.one_of(PLACES));
    let findings = row.codes().all(|codes| FindingTypeId(codes.long()));
    Phrase { attribute, findings, place, pattern: row.text(), otherwise: row.text() }
}

pub fn phrases() -> &'static [Phrase] {
    &PHRASES
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Plain(&'static str),
    /// A value to be put in, with what follows each of its numbers: `{value: set| sets}`.
    Slot {
        name: &'static str,
        suffix: &'static str,
    },
}

pub fn parts(pattern: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((plain, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        let (name, suffix) = slot.split_once(':').unwrap_or((slot, ""));
        parts.extend([Part::Plain(plain), Part::Slot { name, suffix }]);
        rest = after;
    }
    parts.push(Part::Plain(rest));
    parts
}

/// A value with what follows it: of two ways to say it, the first is for one.
pub fn suffixed(value: &str, suffix: &str, is_one: bool) -> String {
    let (one, many) = suffix.split_once('|').unwrap_or((suffix, suffix));
    format!("{value}{}", if is_one { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::{Part, parts, suffixed};

    #[test]
    fn a_pattern_is_read_in_parts() {
        assert_eq!(
            parts("PSFS {value:/10} now"),
            [Part::Plain("PSFS "), Part::Slot { name: "value", suffix: "/10" }, Part::Plain(" now")]
        );
        assert_eq!(suffixed("1", " set| sets", true) + &suffixed("2", " set| sets", false), "1 set2 sets");
    }
}
