//! The picture of the note, for a receiver that shows no places of a chart: a DocumentReference, and the section that leads
//! to it.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Of, Record, time},
};
use crate::export::{
    figure::{Figure, PictureOptions},
    picture::painted,
};

/// The most bytes of one form of it. In base64 they are 1 MiB, and more is refused by some servers in one element.
const MOST: usize = 1024 * 1024 / 4 * 3;

/// What is said of the picture, and the picture; none where it is larger than servers take.
pub struct Picture {
    pub section: Json,
    pub resource: Option<Json>,
}

impl Record<'_> {
    const PICTURE: Of = Of::Note("picture");

    /// None where the deployer did not choose to send it.
    pub fn picture(&self) -> Option<Picture> {
        if !self.options.picture {
            return None;
        }
        let figure = Figure::of(self.note, &PictureOptions { words: self.words(), ..PictureOptions::default() });
        let svg = painted(self.note, &figure).into_bytes();
        let png = self.given.picture_png.as_deref().unwrap_or_default();
        // The forms of one picture: the same, for those who cannot show the other.
        let forms = [("image/svg+xml", svg.as_slice()), ("image/png", png)];
        let sent: Vec<Json> = forms
            .into_iter()
            .filter(|(_, bytes)| (1..=MOST).contains(&bytes.len()))
            .map(|(kind, bytes)| self.content(kind, bytes))
            .collect();
        let mut said = vec![figure.description.clone()];
        if sent.is_empty() {
            said.push(self.words().fill(
                "The picture is not here, as it has {found} bytes, and {most} are the most.",
                &[("found", &svg.len()), ("most", &MOST)],
            ));
        }
        let resource = (!sent.is_empty()).then(|| self.shown(&figure, sent));
        let entry: Vec<Json> = resource.iter().map(|_| self.reference(Record::PICTURE)).collect();
        let title = self.words().say("Body chart");
        let section = json!({
            "title": title,
            "code": code::concept(Vec::new(), title),
            "text": self.narrative(said.iter().map(String::as_str)),
            "entry": entry,
        });
        Some(Picture { section, resource })
    }

    fn shown(&self, figure: &Figure, content: Vec<Json>) -> Json {
        let mut fields = json!({
            "status": "current",
            "docStatus": self.status(),
            // No code of LOINC for such a picture was found.
            "type": code::said(self.words().say("Body chart")),
            "subject": self.subject(),
            "date": time(self.as_of()),
            "author": [self.author()],
            "custodian": self.organization(),
            "description": figure.name,
            "content": content,
        });
        if self.is_r5() {
            fields["context"] = json!([self.encounter()]);
            fields["period"] = self.period();
        } else {
            fields["context"] = json!({ "encounter": [self.encounter()], "period": self.period() });
        }
        let text = [figure.name.as_str(), figure.description.as_str()];
        self.resource("DocumentReference", Record::PICTURE, self.narrative(text), fields)
    }

    fn content(&self, kind: &str, bytes: &[u8]) -> Json {
        json!({ "attachment": {
            "contentType": kind,
            "language": self.words().language(),
            "data": STANDARD.encode(bytes),
            "title": self.words().fill("Body chart, {moment}", &[("moment", &self.words().moment(self.started()))]),
            "creation": time(self.as_of()),
        } })
    }
}
