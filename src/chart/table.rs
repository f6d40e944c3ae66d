//! Reads the generated tables: one row a line, fields between broken bars, lists as runs of short codes.

use std::str::{FromStr, Split};

use crate::chart::decimal::number;

/// Codes are written with this many characters, from `#` on: all that can be seen but `!` and `"`.
pub const DIGITS: u16 = 92;

const FIRST_DIGIT: u8 = b'#';

/// The fields of one row, in their order. A row may end early: what is missing is empty.
#[derive(Debug)]
pub struct Fields(Split<'static, char>);

/// The rows of a table.
pub fn rows(table: &'static str) -> impl Iterator<Item = Fields> {
    table.lines().map(|line| Fields(line.split('¦')))
}

impl Fields {
    pub fn text(&mut self) -> &'static str {
        self.0.next().unwrap_or_default()
    }

    /// A text that is left empty where it is another one.
    pub fn text_or(&mut self, other: &'static str) -> &'static str {
        match self.text() {
            "" => other,
            text => text,
        }
    }

    /// An id that is left empty where it follows from a name.
    pub fn id_or_of(&mut self, name: &str) -> &'static str {
        match self.text() {
            "" => String::leak(id_of(name)),
            id => id,
        }
    }

    /// The texts of all fields that are left.
    pub fn all(self) -> impl Iterator<Item = &'static str> {
        self.0
    }

    /// A number, or zero where there is none.
    pub fn number(&mut self) -> f64 {
        number(self.text()).unwrap_or_default()
    }

    /// Numbers in chart units.
    pub fn measures<const N: usize>(&mut self) -> [f32; N] {
        #[expect(clippy::cast_possible_truncation, reason = "a drawing is less than a thousand units wide")]
        [(); N].map(|()| self.number() as f32)
    }

    /// A whole number, or zero where there is none.
    pub fn count<N: FromStr + Default>(&mut self) -> N {
        self.text().parse().unwrap_or_default()
    }

    /// What the characters of a field stand for.
    pub fn codes(&mut self) -> Codes {
        Codes(self.text().as_bytes())
    }

    /// A list whose items stand between bars; none where the field is empty.
    pub fn list<T>(&mut self, read: impl FnMut(&'static str) -> T) -> &'static [T] {
        match self.text() {
            "" => &[],
            text => Vec::leak(text.split('|').map(read).collect()),
        }
    }
}

/// Numbers as single characters.
#[derive(Clone, Copy, Debug)]
pub struct Codes(pub &'static [u8]);

impl Codes {
    /// A number below [`DIGITS`]; zero at the end.
    pub fn short(&mut self) -> u16 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        u16::from(first.saturating_sub(FIRST_DIGIT))
    }

    /// A number below the square of [`DIGITS`], such as a place in a table.
    pub fn long(&mut self) -> u16 {
        self.short() * DIGITS + self.short()
    }

    /// A number as small as it is written.
    pub fn byte(&mut self) -> u8 {
        u8::try_from(self.short()).unwrap_or_default()
    }

    pub fn flag(&mut self) -> bool {
        self.short() == 1
    }

    /// One of a few things: the character says its place.
    pub fn one_of<T: Copy, const N: usize>(&mut self, all: [T; N]) -> T {
        let place = usize::from(self.short());
        all[place.min(N - 1)]
    }

    /// One of a few things or none, which comes before them.
    pub fn maybe_one_of<T: Copy, const N: usize>(&mut self, all: [T; N]) -> Option<T> {
        let place = usize::from(self.short());
        all.get(place.checked_sub(1)?).copied()
    }

    /// All the numbers that are left, each read the same way.
    pub fn all<T>(mut self, mut read: impl FnMut(&mut Codes) -> T) -> &'static [T] {
        let mut items = Vec::new();
        while !self.0.is_empty() {
            items.push(read(&mut self));
        }
        Vec::leak(items)
    }
}

/// `Gluteus maximus` becomes `gluteus-maximus`: most ids follow from the name like that.
pub fn id_of(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            'a'..='z' | '0'..='9' => id.push(letter),
            'A'..='Z' => id.push(letter.to_ascii_lowercase()),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::{Codes, id_of, rows};

    #[test]
    fn a_row_that_ends_early_has_empty_fields() {
        let mut rows = rows("one¦2¦a|b\nthree");
        let mut row = rows.next().unwrap();
        assert_eq!((row.text(), row.count::<u8>(), row.list(str::len)), ("one", 2, &[1, 1][..]));
        let mut row = rows.next().unwrap();
        assert_eq!((row.text(), row.count::<u8>(), row.list(str::len)), ("three", 0, &[][..]));
        assert_eq!(row.text_or("three"), "three");
    }

    #[test]
    fn a_character_or_two_are_a_number() {
        let mut codes = Codes(b"#~$#%");
        assert_eq!((codes.short(), codes.short(), codes.long()), (0, 91, 92));
        assert_eq!((codes.maybe_one_of(['a', 'b']), codes.maybe_one_of(['a'])), (Some('b'), None));
    }

    #[test]
    fn an_id_follows_from_a_name() {
        for (name, id) in [("Gluteus maximus", "gluteus-maximus"), ("Top (of) head", "top-of-head"), ("T4/T5", "t4-t5")]
        {
            assert_eq!(id_of(name), id);
        }
    }
}
