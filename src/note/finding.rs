//! Something found: what, where, how much before the treatment and after it.

use serde::{Deserialize, Serialize};

use crate::chart::limited;
use crate::note::{
    record::{Id, Response, Site, Timestamp},
    value::{Value, Values},
    vocabulary::{AttributeId, AttributeKind, AttributeUse, Better, FindingTypeId},
};

/// Something found: what, where, how much before the treatment and after it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Finding {
    /// Unique in the note.
    pub id: Id,
    /// What was found.
    pub finding: FindingTypeId,
    /// Left out where the finding concerns the whole person, such as stress.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// Details that are asked once, by the attribute's id, such as `referralZones`.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub attributes: Values,
    /// Grades and measures before the treatment, by the attribute's id, such as `painNrs`.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub before: Values,
    /// The same grades and measures after the treatment, where they were taken again.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub after: Values,
    /// Follows from `before` and `after` where they can be compared, unless the therapist said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
    /// The therapist's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// When it was charted.
    pub recorded_at: Timestamp,
}

impl Finding {
    /// A new finding of a type, with the details that the type itself gives.
    pub fn new(id: Id, finding: FindingTypeId, site: Option<Site>, recorded_at: Timestamp) -> Finding {
        let fixed = |use_: &AttributeUse| use_.fixed.map(|code| (use_.attribute, use_.attribute.row().value_of(code)));
        let attributes = finding.row().attributes.iter().filter_map(fixed).collect();
        Finding {
            id,
            finding,
            site,
            attributes,
            before: Values::new(),
            after: Values::new(),
            response: None,
            remark: String::new(),
            recorded_at,
        }
    }

    /// The value of a detail before the treatment, wherever it stands.
    pub fn value(&self, attribute: AttributeId) -> Option<&Value> {
        self.before.get(&attribute).or_else(|| self.attributes.get(&attribute))
    }

    /// Sets or clears a detail: graded ones stand in `before`, the others in `attributes`.
    pub fn set(&mut self, attribute: AttributeId, value: Option<Value>) {
        let values = if attribute.row().recheck { &mut self.before } else { &mut self.attributes };
        match value {
            Some(value) => values.insert(attribute, value),
            None => values.remove(&attribute),
        };
    }

    /// The value that severity shows, now if it was checked again, else as it was found.
    pub fn severity(&self) -> Option<&Value> {
        let attribute = self.finding.row().severity?;
        self.after.get(&attribute).or_else(|| self.value(attribute))
    }

    /// How severe it is, from 0 to 1; none where it was not graded.
    pub fn severity_share(&self) -> Option<f64> {
        let row = self.finding.row().severity?.row();
        let measure = row.measure(self.severity()?)?;
        let most = match &row.kind {
            #[expect(clippy::cast_precision_loss, reason = "scales have a dozen levels")]
            AttributeKind::Scale(scale) => scale.levels.len().saturating_sub(1) as f64,
            AttributeKind::Number { most, .. } => *most,
            _ => return None,
        };
        (most > 0.0).then(|| limited(measure / most, 0.0, 1.0))
    }

    /// What the numbers say of the treatment: compared on the severity first, then on any other grade. Which way
    /// is better is for the type to say: a sleep score improves upwards, a stress score downwards.
    /// None where nothing was checked again, or where nothing of it can be compared.
    pub fn response_by_numbers(&self) -> Option<Response> {
        let severity = self.finding.row().severity.into_iter();
        severity.chain(self.after.keys().copied()).find_map(|attribute| self.response_by(attribute))
    }

    fn response_by(&self, attribute: AttributeId) -> Option<Response> {
        let use_ = self.finding.row().attributes.iter().find(|use_| use_.attribute == attribute)?;
        let higher_is_better = match use_.better {
            Better::Higher => true,
            Better::Lower => false,
            Better::Neither => return None,
        };
        let row = attribute.row();
        let before = row.measure(self.before.get(&attribute)?)?;
        let after = row.measure(self.after.get(&attribute)?)?;
        Some(if after == before {
            Response::Unchanged
        } else if (after > before) != higher_is_better {
            Response::Worse
        } else if after == 0.0 && !higher_is_better {
            Response::Resolved
        } else {
            Response::Improved
        })
    }
}
