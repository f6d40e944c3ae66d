//! How many taps and typed characters a value takes.

use palpate::{
    chart::{Side, StructureId},
    note::{AttributeKind, AttributeUse, Choice, Referral, Value},
    words::ENGLISH,
};

/// With more presses than this a number is typed.
const MOST_PRESSES: usize = 10;

/// More choices than these are searched for.
const MOST_CHIPS: usize = 29;

/// Minutes that one tap gives.
const MINUTES: [u32; 12] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30];

/// What a hand has done so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub taps: u32,
    /// Those of them on the pages beside the chart.
    pub on_pages: u32,
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
            (AttributeKind::Choice(choices), Value::Text(code)) if choices.len() > MOST_CHIPS => {
                self.taps += 1;
                self.searched += typed_to_choose(choices, code);
            }
            // A chip says yes at first, and no at once more.
            (_, Value::Flag(false)) => self.taps += 2,
            _ => self.taps += 1,
        }
    }

    /// What it takes to set a measured value: a level, or the presses of a stepper.
    pub fn measured(&mut self, kind: &AttributeKind, value: &Value) {
        match value {
            Value::Number(number) if matches!(kind, AttributeKind::Number { .. }) => {
                self.number(presses_of(kind, *number), *number);
            }
            _ => self.taps += 1,
        }
    }

    /// The session's own minutes: the first press books an hour.
    pub fn booked(&mut self, minutes: f64) {
        let presses = (0..MOST_PRESSES as u32).find(|steps| (minutes - 60.0).abs() == 5.0 * f64::from(*steps));
        self.number(presses.map(|steps| steps + 1), minutes);
    }

    /// A place that is searched for, with its side.
    pub fn place(&mut self, structure: StructureId, side: Side) {
        self.taps += 1;
        self.searched += typed_to_place(structure, side);
    }

    pub fn typed(&mut self, text: &str) {
        self.taps += 1;
        self.words += text.chars().count();
    }

    pub fn minutes(&mut self, minutes: f64) {
        self.number(presses_of_minutes(minutes), minutes);
    }

    /// A number that no buttons lead to is typed.
    fn number(&mut self, presses: Option<u32>, number: f64) {
        self.taps += presses.unwrap_or(1);
        if presses.is_none() {
            self.digits += ENGLISH.amount(number).chars().count();
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
    let finds = |start: &&str| ENGLISH.search(start).first().is_some_and(|(found, _)| found.row().common_name == name);
    starts.clone().find(finds).map_or(name.chars().count(), |start| start.chars().count())
}

/// How many letters bring a structure on a side to the first answer.
fn typed_to_place(structure: StructureId, side: Side) -> usize {
    let side_word = match side {
        Side::Left => " l",
        Side::Right => " r",
        Side::Bilateral => " b",
        Side::Midline => "",
    };
    let name = structure.row().common_name;
    let tries = name.char_indices().map(|(end, _)| format!("{}{side_word}", &name[..end]));
    let finds = |text: &String| ENGLISH.search(text).first() == Some(&(structure, side));
    tries.chain([format!("{name}{side_word}")]).find(finds).map_or(usize::MAX, |text| text.chars().count())
}

/// The same of a choice among many.
fn typed_to_choose(choices: &'static [Choice], code: &str) -> usize {
    let label = choices.iter().find(|choice| choice.code == code).map_or("", |choice| choice.label);
    let starts = label.char_indices().map(|(end, _)| &label[..end]).chain([label]);
    let finds = |start: &&str| ENGLISH.search_choices(start, choices).first().is_some_and(|first| first.code == code);
    starts.clone().find(finds).map_or(usize::MAX, |start| start.chars().count())
}
