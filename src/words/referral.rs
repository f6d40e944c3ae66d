//! Where in its course a session stands: "Visit 3 of 8", and what is past.

use crate::note::{Note, Section, Value};

/// How far a referral goes, and whether this session is past it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// "Visit 3 of 8"; empty where neither number is known.
    pub visits: String,
    /// Sentences about what is past; they stop nothing.
    pub past: Vec<String>,
}

pub fn referral_standing(note: &Note) -> Standing {
    let number = |id| note.value(Section::Referral, id).and_then(Value::number);
    let (visit, authorised) = (number("visitNumber"), number("visitsAuthorised"));
    let visits = match (visit, authorised) {
        (Some(visit), Some(authorised)) => format!("Visit {visit} of {authorised}"),
        (Some(visit), None) => format!("Visit {visit}"),
        (None, Some(authorised)) => format!("{authorised} visits authorised"),
        (None, None) => String::new(),
    };
    let mut past = Vec::new();
    if let (Some(visit), Some(authorised)) = (visit, authorised)
        && visit > authorised
    {
        past.push(format!("{authorised} visits were authorised, this is visit {visit}."));
    }
    // Dates as they are written follow each other as their letters do.
    let day = note.session.created_at.0.date().to_string();
    if let Some(Value::Text(expires)) = note.value(Section::Referral, "expiresOn")
        && *expires < day
    {
        past.push(format!("The referral expired on {expires}, the session is of {day}."));
    }
    Standing { visits, past }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use time::{OffsetDateTime, format_description::well_known::Rfc3339};
    use uuid::Uuid;

    use super::referral_standing;
    use crate::note::{AttributeId, Id, Note, SessionKind, Timestamp, Value};

    fn standing(values: &[(&str, Value)]) -> (String, Vec<String>) {
        let time = OffsetDateTime::parse("2025-10-14T23:30:00-07:00", &Rfc3339).unwrap();
        let mut note = Note::new(Id(Uuid::nil()), SessionKind::Medical, Timestamp(time));
        for (id, value) in values {
            Rc::make_mut(&mut note.referral).insert(AttributeId::named(id).unwrap(), value.clone());
        }
        let standing = referral_standing(&note);
        (standing.visits, standing.past)
    }

    #[test]
    fn a_visit_is_counted_against_what_is_authorised() {
        let number = Value::Number;
        let date = |date: &str| Value::Text(date.to_owned());
        assert_eq!(standing(&[]), (String::new(), Vec::new()));
        assert_eq!(standing(&[("visitNumber", number(3.0))]).0, "Visit 3");
        let course =
            [("visitNumber", number(8.0)), ("visitsAuthorised", number(8.0)), ("expiresOn", date("2025-10-14"))];
        assert_eq!(standing(&course), ("Visit 8 of 8".to_owned(), Vec::new()));
        let past = [("visitNumber", number(9.0)), ("visitsAuthorised", number(8.0)), ("expiresOn", date("2025-10-13"))];
        let sentences = [
            "8 visits were authorised, this is visit 9.",
            "The referral expired on 2025-10-13, the session is of 2025-10-14.",
        ];
        assert_eq!(standing(&past), ("Visit 9 of 8".to_owned(), sentences.map(str::to_owned).to_vec()));
    }
}
