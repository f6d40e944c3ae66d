//! Conditions that clients come with, and the codes by which a referrer names them.

use std::sync::LazyLock;

use crate::{
    chart::{Codes, Fields, Side, rows},
    note::{condition_table, measure::MeasureId},
};

/// A row of `assets/clinical/conditions.csv`. A diagnosis is the referrer's, never the therapist's.
#[derive(Debug)]
pub struct Condition {
    pub id: &'static str,
    pub name: &'static str,
    /// Without a side, right, left, both; each may be empty.
    codes: [&'static str; 4],
    /// Codes of ICD-10-CM for what is like it.
    pub other_codes: &'static [&'static str],
    pub typical_measures: &'static [MeasureId],
}

static CONDITIONS: LazyLock<Vec<Condition>> =
    LazyLock::new(|| rows(condition_table::CONDITIONS).zip(rows(condition_table::CODES)).map(condition).collect());

impl Condition {
    pub fn all() -> &'static [Condition] {
        &CONDITIONS
    }

    pub fn named(id: &str) -> Option<&'static Condition> {
        Condition::all().iter().find(|condition| condition.id == id)
    }

    /// The code of ICD-10-CM for a side, or else the one without; may be empty.
    pub fn code(&self, side: Option<Side>) -> &'static str {
        let place = match side {
            Some(Side::Right) => 1,
            Some(Side::Left) => 2,
            Some(Side::Bilateral) => 3,
            Some(Side::Midline) | None => 0,
        };
        match self.codes[place] {
            "" => self.codes[0],
            code => code,
        }
    }

    /// All codes that may be meant, the likeliest first.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.codes.into_iter().chain(self.other_codes.iter().copied()).filter(|code| !code.is_empty())
    }
}

/// The title of a code of ICD-10-CM, where the catalogue has it.
pub fn title_of(code: &str) -> Option<&'static str> {
    rows(condition_table::TITLES).find_map(|mut row| (row.text() == code).then(|| row.text()))
}

fn condition((mut row, mut codes): (Fields, Fields)) -> Condition {
    Condition {
        id: row.text(),
        name: row.text(),
        codes: [codes.text(), codes.text(), codes.text(), codes.text()],
        other_codes: codes.list(|code| code),
        typical_measures: measures(codes.codes()),
    }
}

fn measures(codes: Codes) -> &'static [MeasureId] {
    codes.all(|codes| MeasureId(codes.short()))
}

#[cfg(test)]
mod tests {
    use super::{Condition, title_of};
    use crate::chart::Side;

    #[test]
    fn a_condition_has_the_code_of_its_side() {
        let shoulder = Condition::named("frozen-shoulder").unwrap();
        assert_eq!(shoulder.code(Some(Side::Right)), "M75.01");
        assert_eq!(shoulder.code(Some(Side::Left)), "M75.02");
        let back = Condition::named("low-back-pain").unwrap();
        assert_eq!(back.code(Some(Side::Left)), "M54.50");
        assert_eq!(title_of("M54.50"), Some("Low back pain, unspecified"));
        assert_eq!(title_of("X00"), None);
    }
}
