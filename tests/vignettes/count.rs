//! How many taps and typed characters a value takes.

use palpate::{
    chart::StructureId,
    note::{AttributeKind, AttributeUse, Referral, Value},
    words,
};

/// With more presses than this a number is typed.
const MOST_PRESSES: usize = 10;

/// Minutes that one tap gives.
const MINUTES: [u32; 12] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30];

/// What a hand has done so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub taps: u32,
    /// Characters of numbers typed into a number's field.
    pub digits: usize,
    /// Characters typed to find a structure.
    pub searched: usize,
    /// Characters of the therapist's own words.
    pub words: usize,
}

impl Count {
    /// What it takes to set a value in its field, which may offer zones.
    pub fn value(&mut self, use_: &AttributeUse, value: &Value, zones: Option<&Referral>) {
        match (&use_.attribute.row().kind, value) {
            (kind @ AttributeKind::Number { .. }, Value::Number(number)) => {
                self.number(presses_of(kind, *number), *number);
            }
            (AttributeKind::Text | AttributeKind::Date, Value::Text(text)) => {
                self.taps += 1;
                self.words += text.chars().count();
            }
            (AttributeKind::Structures, Value::List(ids)) => {
                let offered = zones.into_iter().flat_map(|zones| zones.primary.iter().chain(zones.spillover));
                for structure in ids.iter().filter_map(|id| StructureId::named(id)) {
                    self.taps += 1;
                    if !offered.clone().any(|zone| *zone == structure) {
                        self.searched += typed_to_find(structure.row().common_name);
                    }
                }
            }
            (_, Value::List(chips)) => self.taps += u32::try_from(chips.len()).unwrap_or(u32::MAX),
            (_, Value::Parts(parts)) => self.taps += u32::try_from(parts.len()).unwrap_or(u32::MAX),
            // A chip says yes at first, and no at once more.
            (_, Value::Flag(false)) => self.taps += 2,
            _ => self.taps += 1,
        }
    }

    pub fn minutes(&mut self, minutes: f64) {
        self.number(presses_of_minutes(minutes), minutes);
    }

    /// A number that no buttons lead to is typed.
    fn number(&mut self, presses: Option<u32>, number: f64) {
        self.taps += presses.unwrap_or(1);
        if presses.is_none() {
            self.digits += words::amount(number).chars().count();
        }
    }
}

/// The presses that lead to a number in its field: one where a button offers it, else those of the stepper.
fn presses_of(kind: &AttributeKind, number: f64) -> Option<u32> {
    let AttributeKind::Number { least, most, step, offered, .. } = kind else { return None };
    if offered.contains(&number) {
        return Some(1);
    }
    // The first press on the empty field starts from zero; less than the least becomes the least.
    let pressed = |value: f64| Some((value + step).clamp(*least, *most));
    let values = std::iter::successors(pressed(0.0), |value| pressed(*value)).take(MOST_PRESSES);
    values.zip(1..).find(|(value, _)| (value - number).abs() < 1e-9).map(|(_, presses)| presses)
}

/// The fewest presses that lead to so many minutes: a level, or none, then the longer steps and the shorter ones.
fn presses_of_minutes(minutes: f64) -> Option<u32> {
    let starts = MINUTES.map(|level| (1, f64::from(level))).into_iter().chain([(0, 0.0)]);
    let presses = starts.flat_map(|(tap, start)| {
        (0..120_u32).filter_map(move |leaps| {
            let rest = (minutes - start - 5.0 * f64::from(leaps)).abs();
            (0..5_u32).find(|steps| f64::from(*steps) == rest).map(|steps| tap + leaps + steps)
        })
    });
    presses.min()
}

/// How many letters of a name bring its structure to the first answer.
fn typed_to_find(name: &str) -> usize {
    let starts = name.char_indices().map(|(end, _)| &name[..end]);
    let finds = |start: &&str| words::search(start).first().is_some_and(|(found, _)| found.row().common_name == name);
    starts.clone().find(finds).map_or(name.chars().count(), |start| start.chars().count())
}
