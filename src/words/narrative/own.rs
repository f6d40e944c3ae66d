//! Sentences in the therapist's own words, in the places of those that are made from the data.

use super::{About, Sentence};
use crate::note::{Note, Section, Subject, Wording};

/// A sentence that is the therapist's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// What the data says now; empty where it says nothing of it any more.
    pub made: String,
    /// True where the data says something else than when the sentence was written.
    pub is_overtaken: bool,
}

impl About {
    /// What it is about, and which of the sentences about it this is.
    pub fn subject(self) -> Option<(Subject, usize)> {
        match self {
            About::Finding(id) | About::Treatment(id) | About::Measurement(id) => Some((Subject::Record(id), 0)),
            About::Item(id, place) => Some((Subject::Record(id), place)),
            About::Section(section, place) => Some((Subject::Section(section), place)),
            About::Time => Some((Subject::Time, 0)),
            // These words are the therapist's already.
            About::Remark => None,
        }
    }
}

/// Puts own sentences where they belong: for the sentence that they were written for, wherever it stands now, else at
/// its place among those of its subject, else after them. `section` is the one that all of them are of, if there is one.
pub fn in_own_words(note: &Note, mut sentences: Vec<Sentence>, section: Option<Section>) -> Vec<Sentence> {
    for wording in note.wordings.iter() {
        let is_of = |sentence: &Sentence| sentence.about.subject().is_some_and(|(of, _)| of == wording.of);
        let is_free = |sentence: &Sentence| is_of(sentence) && sentence.own.is_none();
        let same = sentences.iter().position(|sentence| is_free(sentence) && sentence.data == wording.instead_of);
        let at_its_place = || {
            let is_there = |sentence: &Sentence| sentence.about.subject() == Some((wording.of, wording.place));
            // One that another was written for is left to that.
            let is_wanted = |sentence: &Sentence| note.wordings.iter().any(|other| is_for(other, wording, sentence));
            sentences.iter().position(|each| is_there(each) && is_free(each) && !is_wanted(each))
        };
        if let Some(place) = same.or_else(at_its_place) {
            let sentence = &mut sentences[place];
            let made = std::mem::replace(&mut sentence.text, wording.text.trim().to_owned());
            sentence.own = Some(Own { made, is_overtaken: sentence.data != wording.instead_of });
            continue;
        }
        let last = sentences.iter().rposition(is_of);
        let about = match (last, wording.of, section) {
            (Some(last), ..) => sentences[last].about,
            (None, Subject::Section(of), Some(section)) if of == section => About::Section(section, wording.place),
            _ => continue,
        };
        let about = match about {
            About::Section(section, _) => About::Section(section, wording.place),
            About::Item(id, _) => About::Item(id, wording.place),
            about => about,
        };
        let own = Some(Own { made: String::new(), is_overtaken: !wording.instead_of.is_empty() });
        let place = last.map_or(sentences.len(), |last| last + 1);
        sentences.insert(place, Sentence { about, text: wording.text.trim().to_owned(), data: String::new(), own });
    }
    sentences
}

fn is_for(other: &Wording, wording: &Wording, sentence: &Sentence) -> bool {
    other != wording && other.of == wording.of && other.instead_of == sentence.data
}
