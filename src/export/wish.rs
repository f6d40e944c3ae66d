//! What a page may wish of an export: how each wish is called, and what it can be.

use crate::{
    export::{fhir::Release, report::PaperSize},
    words::{LANGUAGES, narrative::Form},
};

/// A choice that there is in how a note is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Form,
    Language,
    Paper,
    Release,
}

impl Wish {
    pub const ALL: [Wish; 4] = [Wish::Form, Wish::Language, Wish::Paper, Wish::Release];

    pub fn name(self) -> &'static str {
        match self {
            Wish::Form => "form",
            Wish::Language => "language",
            Wish::Paper => "paper",
            Wish::Release => "release",
        }
    }

    /// By its name.
    pub fn named(name: &str) -> Option<Wish> {
        Wish::ALL.into_iter().find(|wish| wish.name() == name)
    }

    /// What it can be, each in the place that it has in the list of its kind.
    pub fn values(self) -> Vec<&'static str> {
        match self {
            Wish::Form => Form::ALL.map(Form::name).into(),
            Wish::Language => LANGUAGES.map(|(tag, _)| tag).into(),
            Wish::Paper => PaperSize::ALL.map(PaperSize::name).into(),
            Wish::Release => Release::ALL.map(Release::name).into(),
        }
    }

    /// The place of a value, in capitals or in small letters.
    pub fn place(self, value: &str) -> Option<usize> {
        self.values().iter().position(|known| known.eq_ignore_ascii_case(value))
    }
}
