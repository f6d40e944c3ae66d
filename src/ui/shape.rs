//! What a note can be handed over as: what each is called, for whom it is, and what its file is.

use crate::export::{
    Table, media,
    report::{Audience, PaperSize},
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
        "For people",
        &[
            Shape::Report(Audience::Record),
            Shape::Report(Audience::Client),
            Shape::Print,
            Shape::Text,
            Shape::Png,
            Shape::Svg,
        ],
    ),
    ("For record systems", &[Shape::Document, Shape::Transaction, Shape::Page, Shape::Rtf]),
    ("For tables, and to keep", &[Shape::Table(Table::Findings), Shape::Table(Table::Treatments), Shape::Json]),
];

impl Shape {
    pub fn name(self) -> &'static str {
        match self {
            Shape::Report(Audience::Record) => "Report",
            Shape::Report(Audience::Client) => "Client's page",
            Shape::Print => "Print",
            Shape::Text => "Text",
            Shape::Png => "Picture",
            Shape::Svg => "Drawing",
            Shape::Document => "FHIR document",
            Shape::Transaction => "FHIR transaction",
            Shape::Page => "Web page",
            Shape::Rtf => "Rich text",
            Shape::Table(Table::Findings) => "Findings",
            Shape::Table(Table::Treatments) => "Treatments",
            Shape::Json => "Palpate file",
        }
    }

    /// For whom it is, and what.
    pub fn says(self, paper: PaperSize) -> String {
        let says = match self {
            Shape::Report(Audience::Record) => return format!("for record and referrer, PDF, {}", paper.name()),
            Shape::Report(Audience::Client) => return format!("in plain words, PDF, {}", paper.name()),
            Shape::Print => "the report, in a new tab",
            Shape::Text => "to paste into any chart",
            Shape::Png => "the body with its marks, PNG",
            Shape::Svg => "the same, sharp at any size, SVG",
            Shape::Document => "for archives, R4",
            Shape::Transaction => "for servers, R4",
            Shape::Page => "for systems that show one, XHTML",
            Shape::Rtf => "for word processors, RTF",
            Shape::Table(Table::Findings) => "a row each, no name, CSV",
            Shape::Table(Table::Treatments) => "a row a place, no name, CSV",
            Shape::Json => "all of the note, to open again",
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
