//! What a person can say of a session beside findings and treatments.

use crate::note::{Activity, AttributeId, ContraindicationId, Id, MeasureId, Section, Site, Taken, Value, Wording};

#[derive(Clone, Debug)]
pub enum SectionAction {
    /// Sets or clears a value of a section.
    Set {
        section: Section,
        attribute: AttributeId,
        value: Option<Value>,
    },
    /// Adds to a section that is a list, such as a diagnosis.
    AddItem {
        section: Section,
        values: Vec<(AttributeId, Value)>,
    },
    SetOfItem {
        section: Section,
        item: Id,
        attribute: AttributeId,
        value: Option<Value>,
    },
    RemoveItem {
        section: Section,
        item: Id,
    },

    /// The client was asked, and nothing new speaks against a treatment.
    NothingNew,
    /// Says of one thing that it is so, or that it is not; none takes the answer back.
    Answer {
        contraindication: ContraindicationId,
        present: Option<bool>,
    },
    /// Says where it is.
    AnswerAt {
        contraindication: ContraindicationId,
        sites: Vec<Site>,
    },
    /// Says why the treatment goes on all the same.
    GoOn {
        contraindication: ContraindicationId,
        because: String,
    },

    Measure {
        measure: MeasureId,
        site: Option<Site>,
        movement: Option<String>,
        landmark: Option<String>,
    },
    EditMeasurement {
        measurement: Id,
        edit: MeasurementEdit,
    },
    RemoveMeasurement(Id),

    /// Says a sentence in other words; without words, or in those of the data, it follows the data again.
    Word(Wording),
}

#[derive(Clone, Debug)]
pub enum MeasurementEdit {
    Value(Taken, Option<Value>),
    Site(Option<Site>),
    Movement(Option<String>),
    /// Puts the tape at a landmark; on which side is said before or after.
    Landmark(Option<String>),
    AddActivity(String),
    /// At its place among the activities.
    Activity(usize, Activity),
    RemoveActivity(usize),
    Version(String),
    Remark(String),
}

impl SectionAction {
    /// True where a value is none that its field can have: no reader would take the note with it. What is measured is
    /// compared with its measure when it is set.
    pub fn is_off_scale(&self) -> bool {
        let off = |section: Section, attribute: AttributeId, value: &Value| {
            section.field(attribute).is_none() || attribute.row().objection_to(value).is_some()
        };
        match self {
            SectionAction::Set { section, attribute, value: Some(value) }
            | SectionAction::SetOfItem { section, attribute, value: Some(value), .. } => {
                off(*section, *attribute, value)
            }
            SectionAction::AddItem { section, values } => {
                values.iter().any(|(attribute, value)| off(*section, *attribute, value))
            }
            _ => false,
        }
    }
}
