//! What a note can be handed over as: what each is called, for whom it is, and what its file is.

use crate::{
    export::{
        Table, media,
        report::{Audience, PaperSize},
    },
    words::{Words, text},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Report(Audience),
    /// The report, to be printed.
    Print,
    Text,
    Png,
    Svg,
    Document,
    Transaction,
    Page,
    Rtf,
    Table(Table),
    Json,
}

/// The choices under their headings, in the order in which they are asked for most.
pub const GROUPS: [(&str, &[Shape]); 3] = [
    (
        text("For people"),
        &[
            Shape::Report(Audience::Record),
            Shape::Report(Audience::Client),
            Shape::Print,
            Shape::Text,
            Shape::Png,
            Shape::Svg,
        ],
    ),
    (text("For record systems"), &[Shape::Document, Shape::Transaction, Shape::Page, Shape::Rtf]),
    (text("For tables, and to keep"), &[Shape::Table(Table::Findings), Shape::Table(Table::Treatments), Shape::Json]),
];

impl Shape {
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Shape::Report(Audience::Record) => words.say("Report"),
            Shape::Report(Audience::Client) => words.say("Client's page"),
            Shape::Print => words.say("Print"),
            Shape::Text => words.say("Text"),
            Shape::Png => words.say("Picture"),
            Shape::Svg => words.say("Drawing"),
            Shape::Document => words.say("FHIR document"),
            Shape::Transaction => words.say("FHIR transaction"),
            Shape::Page => words.say("Web page"),
            Shape::Rtf => words.say("Rich text"),
            Shape::Table(Table::Findings) => words.say("Findings"),
            Shape::Table(Table::Treatments) => words.say("Treatments"),
            Shape::Json => words.say("Palpate file"),
        }
    }

    /// For whom it is, and what.
    pub fn says(self, words: Words, paper: PaperSize) -> String {
        let says = match self {
            Shape::Report(Audience::Record) => {
                return words.fill("for record and referrer, PDF, {paper}", &[("paper", &paper_name(words, paper))]);
            }
            Shape::Report(Audience::Client) => {
                return words.fill("in plain words, PDF, {paper}", &[("paper", &paper_name(words, paper))]);
            }
            Shape::Print => words.say("the report, in a new tab"),
            Shape::Text => words.say("to paste into any chart"),
            Shape::Png => words.say("the body with its marks, PNG"),
            Shape::Svg => words.say("the same, sharp at any size, SVG"),
            Shape::Document => words.say("for archives, R4"),
            Shape::Transaction => words.say("for servers, R4"),
            Shape::Page => words.say("for systems that show one, XHTML"),
            Shape::Rtf => words.say("for word processors, RTF"),
            Shape::Table(Table::Findings) => words.say("a row each, no name, CSV"),
            Shape::Table(Table::Treatments) => words.say("a row a place, no name, CSV"),
            Shape::Json => words.say("all of the note, to open again"),
        };
        says.to_owned()
    }

    /// All but what needs a printer.
    pub fn all() -> impl Iterator<Item = Shape> {
        GROUPS.iter().flat_map(|(_, shapes)| *shapes).copied().filter(|shape| *shape != Shape::Print)
    }

    /// By its key.
    pub fn named(key: &str) -> Option<Shape> {
        Shape::all().find(|shape| shape.key() == key)
    }

    /// What tells it from the others.
    pub fn key(self) -> &'static str {
        if self == Shape::Print { "print" } else { self.ending() }
    }

    pub fn ending(self) -> &'static str {
        match self {
            Shape::Report(Audience::Record) | Shape::Print => "report.pdf",
            Shape::Report(Audience::Client) => "client.pdf",
            Shape::Text => "txt",
            Shape::Png => "png",
            Shape::Svg => "svg",
            Shape::Document => "document.fhir.json",
            Shape::Transaction => "transaction.fhir.json",
            Shape::Page => "xhtml",
            Shape::Rtf => "rtf",
            Shape::Table(Table::Findings) => "findings.csv",
            Shape::Table(Table::Treatments) => "treatments.csv",
            Shape::Json => "json",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Shape::Report(_) | Shape::Print => media::PDF,
            Shape::Text => media::TEXT,
            Shape::Png => media::PNG,
            Shape::Svg => media::SVG,
            Shape::Document | Shape::Transaction => media::FHIR,
            Shape::Page => media::XHTML,
            Shape::Rtf => media::RTF,
            Shape::Table(_) => media::CSV,
            Shape::Json => media::JSON,
        }
    }
}

fn paper_name(words: Words, paper: PaperSize) -> &'static str {
    match paper {
        PaperSize::Letter => words.say("letter"),
        PaperSize::A4 => paper.name(),
    }
}
