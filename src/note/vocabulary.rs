//! The words a note may use: finding types, techniques, scales and attributes, as the catalogue has them.

mod reading;

pub(crate) use self::reading::scale_at;
use self::reading::{ATTRIBUTES, FINDING_TYPES, PALETTES, TECHNIQUES, suggestions};
use crate::chart::{StructureKind, View, catalogue_id};
use crate::note::SessionKind;

catalogue_id! {
    /// A type of finding.
    FindingTypeId, FindingType, FINDING_TYPES, "finding", "findings.csv"
}
catalogue_id! {
    /// A technique.
    TechniqueId, TechniqueType, TECHNIQUES, "technique", "techniques.csv"
}
catalogue_id! {
    /// A detail that a finding or a treatment can have.
    AttributeId, Attribute, ATTRIBUTES, "attribute", "attributes.csv"
}

/// A row of `assets/clinical/findings.csv`: something the hands or the eyes can find.
#[derive(Debug)]
pub struct FindingType {
    pub id: &'static str,
    pub name: &'static str,
    /// Short name for a palette button, at most 18 characters.
    pub short_name: &'static str,
    pub category: FindingCategory,
    /// The kinds of structure it can be found on; empty for what may concern the whole person.
    pub applies_to: &'static [StructureKind],
    pub attributes: &'static [AttributeUse],
    /// The attribute that sliding and the strip set.
    pub severity: Option<AttributeId>,
}

/// A row of `assets/clinical/techniques.csv`: something the therapist can do.
#[derive(Debug)]
pub struct TechniqueType {
    pub id: &'static str,
    pub name: &'static str,
    /// Short name for a palette button, at most 18 characters.
    pub short_name: &'static str,
    pub family: &'static str,
    pub approach: Approach,
    /// On the Walton scale, 1 to 5; none where pressure makes no sense.
    pub pressure: Option<PressureRange>,
    /// Usual minutes, least and most; none where the catalogue gives none.
    pub minutes: Option<(f32, f32)>,
    /// Words of the catalogue, such as "across fibres"; may be empty.
    pub directions: &'static [&'static str],
    pub tools: &'static [&'static str],
    pub products: &'static [&'static str],
    pub attributes: &'static [AttributeUse],
    /// Numbers of the families of timed services it is counted to, such as "97140"; several where the payer says which.
    pub code_families: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PressureRange {
    pub usual: u8,
    pub least: u8,
    pub most: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approach {
    Medical,
    Relaxation,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingCategory {
    Myofascial,
    Tone,
    ConnectiveTissue,
    Fluid,
    Pain,
    Neuro,
    Joint,
    Function,
    Posture,
    Skin,
    Safety,
    Global,
}

/// How a finding type or a technique uses an attribute.
#[derive(Clone, Copy, Debug)]
pub struct AttributeUse {
    pub attribute: AttributeId,
    pub required: bool,
    /// The value that the type itself gives, such as `active` for the status of an active trigger point.
    pub fixed: Option<&'static str>,
    /// The choices that make sense here, such as the variants of one technique; empty for all of the attribute's.
    pub choices: &'static [Choice],
    /// Which way counts as improvement here: a better sleep score is a higher one, a better stress score a lower.
    pub better: Better,
}

impl AttributeUse {
    /// A detail that nobody has to give, with all that its attribute offers.
    pub(crate) fn of(attribute: AttributeId) -> AttributeUse {
        AttributeUse { attribute, required: false, fixed: None, choices: &[], better: reading::usual_better(attribute) }
    }
}

/// A row of `assets/clinical/attributes.csv`: a detail of a finding or a treatment.
#[derive(Debug)]
pub struct Attribute {
    /// The key in a note, such as `painNrs`.
    pub id: &'static str,
    pub label: &'static str,
    pub kind: AttributeKind,
    /// True for what is asked again after the treatment.
    pub recheck: bool,
}

#[derive(Clone, Copy, Debug)]
pub enum AttributeKind {
    Flag,
    /// One level of a scale.
    Scale(&'static Scale),
    /// Several levels of a scale.
    Scales(&'static Scale),
    /// Items of a composite scale, each with its own number.
    Parts(&'static Scale),
    Choice(&'static [Choice]),
    Choices(&'static [Choice]),
    Number {
        unit: &'static str,
        least: f64,
        most: f64,
        step: f64,
        /// Values that one tap gives; any other between the least and the most is as good.
        offered: &'static [f64],
    },
    /// `YYYY-MM-DD`.
    Date,
    /// RFC 3339 with its offset from UTC.
    Time,
    Text,
    /// Structures of the catalogue, such as the zones that a trigger point refers to.
    Structures,
}

#[derive(Clone, Copy, Debug)]
pub struct Choice {
    pub code: &'static str,
    pub label: &'static str,
}

/// Which way a value has to go to count as improvement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    Lower,
    Higher,
    /// The value says nothing about better or worse.
    Neither,
}

/// A scale of `assets/clinical/scales.csv`.
#[derive(Debug)]
pub struct Scale {
    pub id: &'static str,
    pub title: &'static str,
    pub levels: &'static [Level],
    pub standing: Standing,
}

/// What is known about where a scale comes from; the screen says it where it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Read in a source.
    Verified,
    /// Written from memory, not read in a source.
    Recalled,
    /// A convention of this project, not a validated instrument.
    Convention,
}

#[derive(Debug)]
pub struct Level {
    pub code: &'static str,
    pub label: &'static str,
    pub definition: &'static str,
    /// For an item of a composite scale, its highest number; otherwise 0.
    pub most: u8,
}

/// What is likely to be found and done at a region of the chart, the likeliest first.
#[derive(Debug)]
pub struct Suggestion {
    pub view: View,
    /// The region without its side.
    pub region: &'static str,
    pub findings: &'static [FindingTypeId],
    pub techniques: &'static [TechniqueId],
}

pub fn suggestion(view: View, region: &str) -> Option<&'static Suggestion> {
    suggestions().iter().find(|suggestion| suggestion.view == view && suggestion.region == region)
}

/// What stands on the palette of a kind of session before a therapist's own habits are known.
#[derive(Debug)]
pub struct Palette {
    pub kind: SessionKind,
    pub findings: &'static [FindingTypeId],
    pub techniques: &'static [TechniqueId],
}

/// The catalogue has a palette for every kind; the generator writes them in the order of the kinds.
pub fn palette(kind: SessionKind) -> &'static Palette {
    let [medical, relaxation] = &*PALETTES;
    if kind == SessionKind::Medical { medical } else { relaxation }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{AttributeId, AttributeKind, AttributeUse, Better, FindingTypeId, TechniqueId, suggestion};
    use crate::{
        chart::{Layer, View, drawing},
        note::Value,
    };

    /// Keys of a vignette's treatment that are fields of the note itself.
    const FIELDS: [&str; 10] =
        ["technique", "structures", "side", "pressure", "minutes", "direction", "tool", "product", "note", "response"];

    fn charted() -> serde_json::Value {
        serde_json::from_str(include_str!("../../tests/fixtures/vignettes.json")).unwrap()
    }

    /// What the vignettes chart about findings or treatments: the type's id, a key and its value.
    fn details(records: &str, kind: &str, maps: &[&str]) -> Vec<(String, String, serde_json::Value)> {
        let mut details = Vec::new();
        for vignette in charted()["vignettes"].as_array().unwrap() {
            for record in vignette["answer"][records].as_array().unwrap() {
                let id = record[kind].as_str().unwrap().to_owned();
                let holders = maps.iter().map(|map| if map.is_empty() { record } else { &record[*map] });
                for (key, value) in holders.filter_map(|holder| holder.as_object()).flatten() {
                    details.push((id.clone(), key.clone(), value.clone()));
                }
            }
        }
        details
    }

    fn check(attributes: &[AttributeUse], id: &str, key: &str, value: serde_json::Value) {
        let attribute = AttributeId::named(key).unwrap_or_else(|| panic!("no attribute {key}, charted of {id}"));
        assert!(attributes.iter().any(|use_| use_.attribute == attribute), "{id} has no {key}");
        // Several tests in one note are words, one after the other.
        let value = match (&attribute.row().kind, value) {
            (AttributeKind::Text, serde_json::Value::Array(words)) => Value::Text(format!("{words:?}")),
            (_, value) => serde_json::from_value(value).unwrap(),
        };
        assert_eq!(attribute.row().objection_to(&value), None, "{key} of {id}");
    }

    #[test]
    fn every_detail_that_the_vignettes_chart_of_a_finding_fits_an_attribute() {
        let details = details("findings", "finding", &["attributes", "before", "after"]);
        assert!(details.len() > 50);
        for (id, key, value) in details {
            check(FindingTypeId::named(&id).unwrap().row().attributes, &id, &key, value);
        }
    }

    #[test]
    fn every_detail_that_the_vignettes_chart_of_a_treatment_fits_an_attribute() {
        let details = details("techniques", "technique", &[""]);
        assert!(details.len() > 50);
        for (id, key, value) in details.into_iter().filter(|(_, key, _)| !FIELDS.contains(&key.as_str())) {
            check(TechniqueId::named(&id).unwrap().row().attributes, &id, &key, value);
        }
    }

    #[test]
    fn a_variant_of_one_technique_is_none_of_another() {
        let variants = |id: &str| -> Vec<_> {
            let uses = TechniqueId::named(id).unwrap().row().attributes;
            let variant = uses.iter().find(|use_| use_.attribute.row().id == "variant").unwrap();
            variant.choices.iter().map(|choice| choice.code).collect()
        };
        assert_eq!(variants("petrissage"), ["kneading", "wringing", "skin rolling"]);
        assert_eq!(variants("met"), ["post-isometric relaxation", "reciprocal inhibition"]);
    }

    #[test]
    fn sleep_improves_upwards_and_stress_downwards() {
        for (id, better) in [("sleep-quality", Better::Higher), ("stress-level", Better::Lower)] {
            let row = FindingTypeId::named(id).unwrap().row();
            let use_ = row.attributes.iter().find(|use_| Some(use_.attribute) == row.severity).unwrap();
            assert_eq!(use_.better, better, "{id}");
        }
    }

    #[test]
    fn short_names_are_told_apart() {
        let mut seen = HashSet::new();
        for name in FindingTypeId::all().map(|id| id.row().short_name) {
            assert!(seen.insert(name), "two findings are called {name}");
        }
        let mut seen = HashSet::new();
        for name in TechniqueId::all().map(|id| id.row().short_name) {
            assert!(seen.insert(name), "two techniques are called {name}");
        }
    }

    #[test]
    fn every_region_of_the_surface_suggests_findings_and_techniques() {
        for view in View::ALL {
            for region in drawing(view, Layer::Surface).unwrap().regions {
                let suggestion =
                    suggestion(view, region.region).unwrap_or_else(|| panic!("{view:?} {}", region.region));
                assert!(!suggestion.findings.is_empty() && !suggestion.techniques.is_empty(), "{}", region.id);
            }
        }
    }
}
