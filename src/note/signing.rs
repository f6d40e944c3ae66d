//! A note that is signed: locked as it stands, and told on by statements that leave it as it is.

use std::rc::Rc;

use serde_json::Value as Json;

use crate::note::{
    Note, ReadError,
    canonical::Hash,
    json::{is_same_json, json_of, shortened},
    reading::read_part,
    record::Timestamp,
    statement::{Author, Matter, Passage, Statement, blank, is_late},
};

/// A signed note as it was read, kept where Palpate itself would write it otherwise: from another program, or of
/// another version of the format. Written anew, it would no longer be what was signed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Original {
    pub version: u32,
    pub note: Json,
}

/// What is said of a text that must not be empty.
const NOTHING: &str = "found nothing, expected a value";

impl Note {
    /// True from the first signature on. The note is locked then.
    pub fn is_signed(&self) -> bool {
        !self.record.is_empty()
    }

    /// When it was first signed.
    pub fn signed_at(&self) -> Option<Timestamp> {
        self.record.first().map(|statement| statement.at)
    }

    /// True where the passage stands in the note, so that it can be struck through.
    pub fn has(&self, passage: &Passage) -> bool {
        self.passage(passage).is_some()
    }

    /// What stands there, as the file has it: a text as it is, anything else as JSON.
    pub fn quoted(&self, passage: &Passage) -> Option<String> {
        let found = self.passage(passage)?;
        Some(found.as_str().map_or_else(|| shortened(&found), str::to_owned))
    }

    fn passage(&self, passage: &Passage) -> Option<Json> {
        let (root, path) = match passage.id {
            None if passage.field.is_empty() => return None,
            None => (self.as_it_stands(), &passage.field),
            Some(id) => {
                let finding = self.finding(id).map(|finding| json_of(&**finding));
                let entry = finding.or_else(|| self.treatment(id).map(|treatment| json_of(&**treatment)));
                (entry?, &passage.field)
            }
        };
        if path.is_empty() {
            return Some(root);
        }
        // The paths of refusals, `sites[0].side`, as those of JSON Pointer.
        let steps = path.replace(']', "").replace(['[', '.'], "/");
        root.pointer(&format!("/{steps}")).cloned()
    }

    /// True where a statement was made more than 24 hours after the session, whatever it says itself.
    pub fn is_late(&self, statement: &Statement) -> bool {
        is_late(statement.at, self.session.created_at)
    }

    /// The statement that would come next in the record. None where a text of it is empty, where it corrects what
    /// is not there, or where it adds to a note that nobody has signed.
    pub fn next_statement(&self, matter: Matter, by: Author, at: Timestamp) -> Option<Statement> {
        let is_possible = match &matter {
            Matter::Signature => true,
            Matter::Addendum { .. } => self.is_signed(),
            Matter::Correction { corrects, .. } => self.is_signed() && self.has(corrects),
        };
        if !is_possible || blank(&by, &matter).is_some() {
            return None;
        }
        let previous = self.record.last().map_or_else(|| Hash::of(&self.as_it_stands()), |last| last.hash);
        Some(Statement::new(matter, by, at, self.session.created_at, previous))
    }

    /// True where a statement can stand next in the record: the first signs the note, and the others go on from the
    /// hash of the one before.
    pub(crate) fn is_followed_by(&self, statement: &Statement) -> bool {
        match self.record.last() {
            None => statement.matter == Matter::Signature,
            Some(last) => statement.previous == last.hash,
        }
    }

    /// The note object of its file.
    pub(crate) fn as_it_stands(&self) -> Json {
        self.original.as_ref().map_or_else(|| json_of(self), |original| original.note.clone())
    }

    /// Takes the record of the file that the note was read from.
    pub(crate) fn take_record(&mut self, record: &Json, as_read: Original) -> Result<(), ReadError> {
        let statements: Vec<Rc<Statement>> = read_part(record)
            .map_err(|fault| ReadError::Invalid { path: fault.path("record"), why: fault.into_why() })?;
        for (place, statement) in statements.iter().enumerate() {
            let is_blank = blank(&statement.by, &statement.matter).map(|field| (field, NOTHING.to_owned()));
            if let Some((field, why)) = is_blank.or_else(|| strangeness(statement, &record[place])) {
                return Err(ReadError::Invalid { path: format!("record[{place}].{field}"), why });
            }
        }
        self.record = statements;
        if self.is_signed() && !is_same_json(&as_read.note, &json_of(self)) {
            // As it will be read again: what was 60.0 is written 60, which is another number to JSON, though not to JCS.
            self.original = Some(Rc::new(Original { note: json_of(&as_read.note), ..as_read }));
        }
        Ok(())
    }
}

/// The first field of a statement that would be written in another form, such as a time, and would no longer have its
/// hash then.
fn strangeness<'a>(statement: &Statement, written: &'a Json) -> Option<(&'a str, String)> {
    let normal = json_of(statement);
    let mut fields = written.as_object().into_iter().flatten();
    let (field, found) = fields.find(|(field, found)| normal.get(field.as_str()) != Some(*found))?;
    let expected = normal.get(field.as_str()).map_or_else(|| "nothing".to_owned(), shortened);
    Some((field, format!("found {}, expected {expected}", shortened(found))))
}
