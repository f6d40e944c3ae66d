//! What was found and done, numbered as the legend lists it, each with its sign and where it is drawn.

use crate::{
    chart::{Layer, View},
    note::{Finding, MarkGroup, Note, Response, Site, Treatment, placements},
    words::{self, Words},
};

/// A finding or a treatment.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Counted from 1, the findings first, in the order of the note.
    pub number: usize,
    pub is_done: bool,
    /// Such as "Trigger point, active".
    pub name: &'static str,
    /// Where and how much: "Right quadratus lumborum · Pain 6 → 2 · Better".
    pub details: String,
    pub sites: Vec<&'a Site>,
    pub sign: Sign,
}

/// How a mark looks.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    pub glyph: &'static str,
    pub group: MarkGroup,
    pub shape: Shape,
    /// 1 as a rule; what is severe is larger.
    pub size: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Of findings.
    Round,
    /// Of findings that are gone after the treatment: only its edge.
    RoundAndHollow,
    /// Of treatments.
    Square,
}

pub fn entries(note: &Note, words: Words) -> Vec<Entry<'_>> {
    let found = note.findings.iter().map(|finding| found(finding, words));
    let done = note.treatments.iter().map(|treatment| done(treatment, words));
    let numbered = found.chain(done).enumerate();
    numbered.map(|(place, entry)| Entry { number: place + 1, ..entry }).collect()
}

impl Entry<'_> {
    /// One place of it in words, such as "1. Trigger point, active: Right quadratus lumborum".
    pub fn label(&self, site: &Site, words: Words) -> String {
        format!("{}. {}{}{}", self.number, self.name, words.say(": "), words.site(site))
    }

    /// All of it in words, such as "1. Trigger point, active: Right quadratus lumborum, Pain 6 → 2, Better".
    pub fn line(&self, words: Words) -> String {
        let details = self.details.replace(" · ", words.say(", "));
        let colon = if details.is_empty() { "" } else { words.say(": ") };
        format!("{}. {}{colon}{details}", self.number, self.name)
    }
}

/// The drawing on which a site is drawn: the one that it was set on, or else the first one that shows its structure.
/// None where no drawing does.
pub fn home(site: &Site) -> Option<(View, Layer)> {
    if let Some(mark) = &site.mark {
        return Some((mark.view, mark.layer));
    }
    let on_layer = |layer| View::ALL.into_iter().map(move |view| (view, layer));
    let mut drawings = on_layer(Layer::Surface).chain(on_layer(Layer::Deep));
    drawings.find(|(view, layer)| placements(site, *view, *layer).next().is_some())
}

fn found(finding: &Finding, words: Words) -> Entry<'_> {
    let row = finding.finding.row();
    let shape = if finding.response == Some(Response::Resolved) { Shape::RoundAndHollow } else { Shape::Round };
    let size = finding.severity_share().map_or(1.0, |share| 0.9 + 0.3 * share);
    Entry {
        number: 0,
        is_done: false,
        name: words.say(row.name),
        details: joined(finding.site.iter().map(|it| words.site(it)).chain([words.summary(finding)])),
        sites: finding.site.iter().collect(),
        sign: Sign { glyph: row.id, group: row.category.group(), shape, size },
    }
}

fn done(treatment: &Treatment, words: Words) -> Entry<'_> {
    let row = treatment.technique.row();
    let response = treatment.response.map(|it| words.response(it)).unwrap_or_default();
    Entry {
        number: 0,
        is_done: true,
        name: words.say(row.name),
        details: joined([words.treatment_summary(treatment), response.to_owned()]),
        sites: treatment.sites.iter().collect(),
        sign: Sign { glyph: row.family, group: MarkGroup::Treated, shape: Shape::Square, size: 0.9 },
    }
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    words::sentence(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
}
