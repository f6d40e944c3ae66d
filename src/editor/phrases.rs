//! The therapist's own short texts: learned from what is written, offered where it is written again.

use crate::{chart::in_order, words::lowered};

/// A short text, by where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase<'a> {
    /// The id of the attribute, or another name of the field.
    pub context: &'a str,
    pub text: &'a str,
    /// In how many notes it was written.
    pub notes: u32,
    /// The id of the last of them, so that no note counts twice.
    last: &'a str,
}

impl Phrase<'_> {
    /// True where it is offered. What stood in one note alone may be about its client, and the next one looks on.
    pub fn is_offered(&self) -> bool {
        self.notes >= OFFERED_FROM
    }

    fn is(&self, context: &str, text: &str) -> bool {
        self.context == context && folded(self.text) == folded(text)
    }
}

/// All that are known, the latest last. The screen carries them as a text, so that it needs no more to keep them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases<'a>(Vec<Phrase<'a>>);

impl<'a> Phrases<'a> {
    /// Reads a line a phrase: where it is written, in how many notes, in which last, and the text, with tabs between
    /// them. Other lines are left out.
    pub fn read(lines: &'a str) -> Phrases<'a> {
        let phrase = |line: &'a str| {
            let mut parts = line.splitn(4, '\t');
            let (context, notes, last) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
            Some(Phrase { context, text: parts.next()?, notes, last })
        };
        Phrases(lines.lines().filter_map(phrase).collect())
    }

    fn write(&self) -> String {
        self.0
            .iter()
            .map(|Phrase { context, text, notes, last }| format!("{context}\t{notes}\t{last}\t{text}\n"))
            .collect()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Phrase<'a>> {
        self.0.iter().copied()
    }
}

const OFFERED_FROM: u32 = 2;
/// The most that are kept; of those that are not offered the oldest goes first.
const MOST: usize = 400;
/// In letters. What is shorter is typed as fast, and what is longer is no phrase.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=140;

impl<'a> Phrases<'a> {
    /// What can be added to a text, that of most notes first, then the latest: what has a word that begins like the
    /// sentence that was begun, or all where nothing has.
    pub fn offered(&self, context: &str, written: &str) -> Vec<Phrase<'a>> {
        let stands = |phrase: &Phrase<'_>| sentences(written).any(|text| phrase.is(context, text));
        let known = self.iter().rev().filter(|phrase| phrase.context == context && phrase.is_offered());
        let mut offered: Vec<Phrase<'a>> = known.filter(|phrase| !stands(phrase)).collect();
        if offered.iter().any(|phrase| goes_on(phrase.text, begun(written))) {
            offered.retain(|phrase| goes_on(phrase.text, begun(written)));
        }
        in_order(offered, |phrase| u128::from(u32::MAX - phrase.notes))
    }

    /// True where a text has a sentence that is not offered yet.
    pub fn lacks(&self, context: &str, written: &str) -> bool {
        let is_known = |text| self.0.iter().any(|phrase| phrase.is_offered() && phrase.is(context, text));
        sentences(written).any(|text| !is_known(text))
    }

    fn take_out(&mut self, context: &str, text: &str) -> Option<Phrase<'a>> {
        let place = self.0.iter().position(|phrase| phrase.is(context, text))?;
        Some(self.0.remove(place))
    }

    fn put(&mut self, phrase: Phrase<'a>) {
        if self.0.len() >= MOST {
            let least = self.0.iter().position(|phrase| !phrase.is_offered()).unwrap_or(0);
            self.0.remove(least);
        }
        self.0.push(phrase);
    }
}

/// What is known once a text was written in a note, sentence by sentence. Known phrases and the result are as
/// `Phrases` reads them.
pub fn learned(known: &str, context: &str, written: &str, note: &str) -> String {
    let mut phrases = Phrases::read(known);
    for text in sentences(written) {
        let before = phrases.take_out(context, text);
        let notes = match &before {
            Some(phrase) if phrase.last == note => phrase.notes,
            Some(phrase) => phrase.notes.saturating_add(1),
            None => 1,
        };
        phrases.put(Phrase { context, text, notes, last: note });
    }
    phrases.write()
}

/// The same, and its sentences are offered from now on.
pub fn kept(known: &str, context: &str, written: &str, note: &str) -> String {
    let known = learned(known, context, written, note);
    let mut phrases = Phrases::read(&known);
    for text in sentences(written) {
        if let Some(phrase) = phrases.0.iter_mut().find(|phrase| phrase.is(context, text)) {
            phrase.notes = phrase.notes.max(OFFERED_FROM);
        }
    }
    phrases.write()
}

pub fn forgotten(known: &str, context: &str, text: &str) -> String {
    let mut phrases = Phrases::read(known);
    phrases.take_out(context, text);
    phrases.write()
}

/// A text with a phrase in place of the sentence that was begun, or after the last one.
pub fn with_phrase(written: &str, phrase: &str) -> String {
    let begun = begun(written);
    if !goes_on(phrase, begun) {
        return format!("{}. {phrase}", written.trim_end());
    }
    let kept = &written[..written.len() - begun.len()];
    let needs_blank = !kept.is_empty() && !kept.ends_with(char::is_whitespace);
    format!("{kept}{}{phrase}", if needs_blank { " " } else { "" })
}

/// What stands after the last sentence that has ended, without the blank between them.
fn begun(written: &str) -> &str {
    let mut ends = written.char_indices().filter(|(place, letter)| ends_sentence(written, *place, *letter));
    let start = ends.next_back().map_or(0, |(place, letter)| place + letter.len_utf8());
    written[start..].trim_start()
}

/// True where a word of a phrase begins like what was begun.
fn goes_on(phrase: &str, begun: &str) -> bool {
    let (phrase, begun) = (folded(phrase), folded(begun));
    phrase.starts_with(&begun) || phrase.contains(&format!(" {begun}"))
}

fn sentences(written: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = written.char_indices().filter(|(place, letter)| ends_sentence(written, *place, *letter));
    let ends: Vec<usize> = ends.map(|(place, letter)| place + letter.len_utf8()).chain([written.len()]).collect();
    ends.into_iter()
        .map(move |end| written[std::mem::replace(&mut start, end)..end].trim())
        .filter(|sentence| LENGTHS.contains(&sentence.chars().count()))
}

/// At a full stop before a blank, and at the end of a line; 2.5 is one number.
fn ends_sentence(written: &str, place: usize, letter: char) -> bool {
    let next = written[place + letter.len_utf8()..].chars().next();
    match letter {
        '\n' => true,
        '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Without regard to capitals and the full stop.
fn folded(text: &str) -> String {
    lowered(text.trim().trim_end_matches('.'))
}
