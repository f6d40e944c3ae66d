//! Codes: our own of everything, and the public ones that a source has for it.

use std::sync::LazyLock;

use serde_json::{Value as Json, json};

use super::{Options, code_table, json::shaped};
use crate::{
    chart::{Side, StructureId, rows},
    note::{Condition, FindingTypeId, Measurement, TechniqueId},
};

/// What our code systems, profiles and extensions are named under. Nothing is fetched from there.
pub const BASE: &str = "https://palpate.dev/fhir";

pub const SNOMED: &str = "http://snomed.info/sct";
pub const LOINC: &str = "http://loinc.org";
pub const UCUM: &str = "http://unitsofmeasure.org";
pub const ICD_10_CM: &str = "http://hl7.org/fhir/sid/icd-10-cm";
/// The Foundational Model of Anatomy, by the number that HL7 registered for it.
const FMA: &str = "urn:oid:2.16.840.1.113883.6.119";

/// A code of a public system.
#[derive(Clone, Copy, Debug)]
struct Public {
    snomed: &'static str,
    display: &'static str,
    /// It says the same, and not only something broader.
    is_equal: bool,
    /// SNOMED International gives it to everyone, in the Global Patient Set.
    is_global: bool,
    fma: &'static str,
}

static STRUCTURES: LazyLock<Vec<Public>> = LazyLock::new(|| public(code_table::STRUCTURES));
static FINDINGS: LazyLock<Vec<Public>> = LazyLock::new(|| public(code_table::FINDINGS));
static TECHNIQUES: LazyLock<Vec<Public>> = LazyLock::new(|| public(code_table::TECHNIQUES));
static CONDITIONS: LazyLock<Vec<Public>> = LazyLock::new(|| public(code_table::CONDITIONS));

fn public(table: &'static str) -> Vec<Public> {
    let read = |mut row: crate::chart::Fields| {
        let (snomed, display) = (row.text(), row.text());
        let near = row.text();
        let (is_global, fma) = (row.text() == "g", row.text());
        Public { snomed: if near.is_empty() { "" } else { snomed }, display, is_equal: near == "=", is_global, fma }
    };
    // Lines that are empty are rows too: each stands for one of the catalogue.
    rows(table).map(read).collect()
}

/// One coding; without a display where none was read in a source.
pub fn coding(system: &str, code: &str, display: &str) -> Json {
    shaped(json!({ "system": system, "code": code, "display": display }))
}

/// A code of our own.
pub fn own(system: &str, code: &str, display: &str) -> Json {
    coding(&format!("{BASE}/CodeSystem/{system}"), code, display)
}

/// A concept with its codings and what a person reads. One that says neither says so.
pub fn concept(codings: Vec<Json>, text: &str) -> Json {
    let is_said = !codings.is_empty() || !text.trim().is_empty();
    let text = if is_said { text } else { "Not stated" };
    shaped(json!({ "coding": codings, "text": text }))
}

/// A concept that is a text alone.
pub fn said(text: &str) -> Json {
    shaped(json!({ "text": text.trim() }))
}

impl Public {
    /// A broader code is sent beside our own, which says the rest.
    fn coding(&self, options: &Options) -> Option<Json> {
        let may_be_sent = !self.snomed.is_empty() && (self.is_global || options.all_of_snomed);
        may_be_sent.then(|| coding(SNOMED, self.snomed, self.display))
    }
}

/// A code of `assets/clinical/fhir_codes.csv` by its use, such as `side.left`; none where it may not be sent.
pub fn named(use_: &str, options: &Options) -> Option<Json> {
    let mut row = rows(code_table::NAMED).find_map(|mut row| (row.text() == use_).then_some(row))?;
    let (system, code, display) = (row.text(), row.text(), row.text());
    let is_global = row.text() == "g";
    match system {
        "l" => Some(coding(LOINC, code, display)),
        _ => (is_global || options.all_of_snomed).then(|| coding(SNOMED, code, display)),
    }
}

/// A code that means one side, as that of an appendix does, is not sent for another.
pub fn structure(id: StructureId, side: Side, options: &Options) -> Vec<Json> {
    let row = id.row();
    let public = STRUCTURES.get(usize::from(id.0));
    let fma = public.filter(|public| !public.fma.is_empty()).map(|public| coding(FMA, public.fma, ""));
    let fits = |public: &&Public| {
        let says = |side: &str| public.display.to_ascii_lowercase().split(' ').any(|word| word == side);
        match side {
            Side::Left => !says("right"),
            Side::Right => !says("left"),
            Side::Bilateral | Side::Midline => !says("right") && !says("left"),
        }
    };
    public
        .filter(fits)
        .and_then(|public| public.coding(options))
        .into_iter()
        .chain(fma)
        .chain([own("structure", row.id, row.name)])
        .collect()
}

pub fn finding(id: FindingTypeId, options: &Options) -> Vec<Json> {
    let row = id.row();
    let public = FINDINGS.get(usize::from(id.0)).and_then(|public| public.coding(options));
    public.into_iter().chain([own("finding", row.id, row.name)]).collect()
}

pub fn technique(id: TechniqueId, options: &Options) -> Vec<Json> {
    let row = id.row();
    let public = TECHNIQUES.get(usize::from(id.0)).and_then(|public| public.coding(options));
    public.into_iter().chain([own("technique", row.id, row.name)]).collect()
}

/// Only a code that says the same is a diagnosis.
pub fn condition(condition: &Condition, options: &Options) -> Vec<Json> {
    let place = Condition::all().iter().position(|other| other.id == condition.id);
    let public = place.and_then(|place| CONDITIONS.get(place)).filter(|public| public.is_equal);
    let own = own("condition", condition.id, condition.name);
    public.and_then(|public| public.coding(options)).into_iter().chain([own]).collect()
}

/// The measure with the public code that a source has for it, by joint and movement for a range of motion.
pub fn measure(measurement: &Measurement, options: &Options) -> Vec<Json> {
    let row = measurement.measure.row();
    let joint = measurement.site.as_ref().map(|site| site.structure.row().id).unwrap_or_default();
    let movement = measurement.movement.as_deref().unwrap_or_default();
    let use_ = match (row.id, joint, movement) {
        ("pain-nrs", ..) => "observation.pain-nrs".to_owned(),
        ("rom-degrees", "knee" | "knee-joint", _) => "rom.knee".to_owned(),
        ("rom-degrees", "hip" | "hip-joint", movement) => format!("rom.hip-{movement}"),
        _ => String::new(),
    };
    named(&use_, options).into_iter().chain([own("measure", row.id, row.name)]).collect()
}

/// Whether a measure, or a type of finding, tells how somebody gets on with daily life.
pub fn is_function(id: &str) -> bool {
    code_table::FUNCTION.lines().any(|known| known == id)
}

/// A quantity in UCUM. What counts nothing, such as a score, has the unit in words.
pub fn quantity(value: f64, unit: &str, unit_in_words: &str) -> Json {
    shaped(json!({
        "value": number(value), "unit": unit_in_words, "system": UCUM, "code": if unit.is_empty() { "1" } else { unit },
    }))
}

/// A number without a needless ".0".
pub fn number(value: f64) -> Json {
    serde_json::from_str(&crate::note::write_json(&value)).unwrap_or_default()
}
