//! Where in its course a session stands: "Visit 3 of 8", and what is past.

use crate::{
    note::{Note, Section, Value},
    words::Words,
};

/// How far a referral goes, and whether this session is past it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// "Visit 3 of 8"; empty where neither number is known.
    pub visits: String,
    /// Sentences about what is past; they stop nothing.
    pub past: Vec<String>,
}

impl Words {
    pub fn referral_standing(self, note: &Note) -> Standing {
        let number = |id| note.value(Section::Referral, id).and_then(Value::number);
        let (visit, authorised) = (number("visitNumber"), number("visitsAuthorised"));
        let visits = match (visit, authorised) {
            (Some(visit), Some(authorised)) => {
                self.fill("Visit {n} of {most}", &[("n", &visit), ("most", &authorised)])
            }
            (Some(visit), None) => self.fill("Visit {n}", &[("n", &visit)]),
            (None, Some(authorised)) => self.fill("{n} visits authorised", &[("n", &authorised)]),
            (None, None) => String::new(),
        };
        let mut past = Vec::new();
        if let (Some(visit), Some(authorised)) = (visit, authorised)
            && visit > authorised
        {
            past.push(
                self.fill("{most} visits were authorised, this is visit {n}.", &[("most", &authorised), ("n", &visit)]),
            );
        }
        // Dates as they are written follow each other as their letters do.
        let day = note.session.created_at.0.date().to_string();
        if let Some(Value::Text(expires)) = note.value(Section::Referral, "expiresOn")
            && *expires < day
        {
            past.push(self.fill(
                "The referral expired on {expires}, the session is of {day}.",
                &[("expires", expires), ("day", &day)],
            ));
        }
        Standing { visits, past }
    }
}
