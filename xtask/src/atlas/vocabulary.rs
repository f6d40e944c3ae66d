//! The words of a note: scales, attributes, findings and techniques of the catalogue.

pub mod attributes;
mod findings;
mod palettes;
pub mod scales;
mod techniques;
mod uses;

use std::path::Path;

use self::{
    attributes::Attributes,
    findings::{Finding, read_findings},
    palettes::Palettes,
    scales::Scales,
    techniques::{Technique, read_techniques},
    uses::ChoicePool,
};
use super::{
    error::AtlasError,
    meanings::Meaning,
    rust_text::{constant, digits, head, row},
    sheet::Ids,
};

const FINDINGS: &str = "assets/clinical/findings.csv";
const TECHNIQUES: &str = "assets/clinical/techniques.csv";
const CONTRAINDICATIONS: &str = "assets/clinical/contraindications.csv";
const CONDITIONS: &str = "assets/clinical/conditions.csv";
const MEASURES: &str = "assets/clinical/measures.csv";

pub struct Vocabulary {
    pub finding_ids: Ids,
    pub technique_ids: Ids,
    pub contraindication_ids: Ids,
    pub scales: Scales,
    pub attributes: Attributes,
    findings: Vec<Finding>,
    techniques: Vec<Technique>,
    choices: ChoicePool,
    palettes: Palettes,
}

impl Vocabulary {
    pub fn read(root: &Path) -> Result<Vocabulary, AtlasError> {
        let scales = Scales::read(root)?;
        let mut choices = ChoicePool::default();
        let mut attributes = Attributes::read(root, &scales, &mut choices)?;
        let findings = read_findings(root, &mut attributes, &mut choices)?;
        let techniques = read_techniques(root, &mut attributes, &mut choices)?;
        attributes.close(&mut choices)?;
        let finding_ids = Ids::of_column(root, "finding", FINDINGS)?;
        let technique_ids = Ids::of_column(root, "technique", TECHNIQUES)?;
        let palettes = Palettes::read(root, &finding_ids, &technique_ids)?;
        Ok(Vocabulary {
            finding_ids,
            technique_ids,
            contraindication_ids: Ids::of_column(root, "contraindication", CONTRAINDICATIONS)?,
            scales,
            attributes,
            findings,
            techniques,
            choices,
            palettes,
        })
    }

    /// What needs a glyph: every finding and every family of techniques.
    pub fn glyph_ids(&self) -> impl Iterator<Item = &str> {
        let findings = self.findings.iter().map(|finding| finding.id.as_str());
        findings.chain(self.techniques.iter().map(|technique| technique.family.as_str()))
    }

    /// The tables; the meanings are those of the surface, in the order in which the drawings have them.
    pub fn table(&self, meanings: &[&Meaning]) -> String {
        let suggestions =
            meanings.iter().map(|meaning| row([digits(&meaning.findings).as_str(), &digits(&meaning.techniques)]));
        head("assets/clinical/ and assets/chart/region_structures.csv")
            + &constant("FINDING_TYPES", self.findings.iter().map(|finding| finding.row.clone()))
            + &constant("TECHNIQUES", self.techniques.iter().map(|technique| technique.row.clone()))
            + &constant("ATTRIBUTES", self.attributes.rows())
            + &constant("SCALES", self.scales.rows())
            + &constant("CHOICES", self.choices.rows())
            + &constant("SUGGESTIONS", suggestions)
            + &constant("PALETTES", self.palettes.rows())
    }

    /// What is said of findings and techniques beyond their names.
    pub fn glossary(&self) -> String {
        head(&format!("{FINDINGS} and {TECHNIQUES}"))
            + &constant("FINDINGS", self.findings.iter().map(|finding| finding.glossed.clone()))
            + &constant("TECHNIQUES", self.techniques.iter().map(|technique| technique.glossed.clone()))
    }
}
