//! The words of a note: scales, attributes, findings and techniques of the catalogue.

mod attributes;
mod findings;
mod palettes;
mod scales;
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
    meanings::{Meanings, views_of},
    rust_text::{self, Pool, pascal, quoted},
    sheet::Ids,
};

const FINDINGS: &str = "assets/clinical/findings.csv";
const TECHNIQUES: &str = "assets/clinical/techniques.csv";
const CONTRAINDICATIONS: &str = "assets/clinical/contraindications.csv";

pub struct Vocabulary {
    pub finding_ids: Ids,
    pub technique_ids: Ids,
    pub contraindication_ids: Ids,
    scales: Scales,
    attributes: Attributes,
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

    pub fn table(&self, meanings: &Meanings) -> String {
        let mut likely_findings = Pool::new("LIKELY_FINDINGS", "FindingTypeId");
        let mut likely_techniques = Pool::new("LIKELY_TECHNIQUES", "TechniqueId");
        let mut suggestions = Vec::new();
        for meaning in meanings.rows() {
            for view in views_of(&meaning.family) {
                suggestions.push(format!(
                    "Suggestion {{ view: View::{}, region: {}, findings: {}, techniques: {} }}",
                    pascal(&view),
                    quoted(&meaning.region),
                    likely_findings.slice(&meaning.findings),
                    likely_techniques.slice(&meaning.techniques),
                ));
            }
        }
        let palettes = self.palettes.rows(&mut likely_findings, &mut likely_techniques);
        let findings: Vec<_> = self.findings.iter().map(|finding| finding.row.clone()).collect();
        let techniques: Vec<_> = self.techniques.iter().map(|technique| technique.row.clone()).collect();
        let imports = "use crate::{
    chart::{StructureKind, View},
    note::{
        SessionKind,
        vocabulary::{
            Approach, Attribute, AttributeId, AttributeKind, AttributeUse, Better, Choice, FindingCategory,
            FindingType, FindingTypeId, Level, Palette, PressureRange, Scale, Standing, Suggestion, TechniqueId,
            TechniqueType,
        },
    },
};";
        rust_text::head("assets/clinical/ and assets/chart/region_structures.csv", imports)
            + &rust_text::table("pub ", "FINDING_TYPES", "FindingType", &findings)
            + &rust_text::table("pub ", "TECHNIQUES", "TechniqueType", &techniques)
            + &rust_text::table("pub ", "ATTRIBUTES", "Attribute", &self.attributes.rows())
            + &rust_text::table("pub ", "SCALES", "Scale", &self.scales.rows())
            + &rust_text::table("pub ", "SUGGESTIONS", "Suggestion", &suggestions)
            + &rust_text::table("pub ", "PALETTES", "Palette", &palettes)
            + &self.choices.table()
            + &likely_findings.table()
            + &likely_techniques.table()
    }
}
