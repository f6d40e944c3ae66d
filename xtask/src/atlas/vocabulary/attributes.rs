//! The attributes: the details that a finding or a treatment can have.

use std::path::Path;

use super::{
    super::{
        error::AtlasError,
        rust_text::{digits, row as text_row},
        sheet::{Ids, Row, Sheet},
    },
    CONDITIONS, CONTRAINDICATIONS, MEASURES, TECHNIQUES,
    scales::Scales,
    uses::{ChoicePool, Use, spoken},
};

const FILE: &str = "assets/clinical/attributes.csv";
const LYMPH: &str = "assets/clinical/lymph_drainage.csv";
const BETTER: [&str; 3] = ["lower", "higher", "neither"];

pub struct Attributes {
    /// By the name that the catalogue uses.
    names: Ids,
    rows: Vec<Attribute>,
}

struct Attribute {
    line: u64,
    id: String,
    label: String,
    kind: Kind,
    recheck: bool,
    better: usize,
}

enum Kind {
    /// Written for the table, with the codes that its values can take; none where they are not codes.
    Plain { kind: usize, text: String, codes: Vec<String>, graded: bool },
    /// A choice whose codes each use names; they are collected from the uses.
    ByUse { choices: Vec<(String, String)> },
}

impl Attributes {
    pub fn read(root: &Path, scales: &Scales, choices: &mut ChoicePool) -> Result<Attributes, AtlasError> {
        let sheet = Sheet::read(root, FILE)?;
        let mut names = Ids::new("attribute", FILE);
        let mut ids = Ids::new("attribute", FILE);
        let mut rows = Vec::new();
        for row in sheet.rows() {
            names.add(row, row.filled("catalogue_name")?)?;
            ids.add(row, row.filled("id")?)?;
            row.filled("source")?;
            rows.push(Attribute {
                line: row.line,
                id: row.filled("id")?.to_owned(),
                label: row.filled("label")?.to_owned(),
                kind: kind(root, row, scales, choices)?,
                recheck: row.variant("recheck", &["yes", ""])? == "Yes",
                better: row.one_of("better", &BETTER)?,
            });
        }
        Ok(Attributes { names, rows })
    }

    pub fn place(&self, row: Row<'_>, name: &str) -> Result<usize, AtlasError> {
        self.names.place(row, name)
    }

    /// The key in a note.
    pub fn id(&self, place: usize) -> &str {
        &self.rows[place].id
    }

    /// Checks what a use adds to its attribute, and remembers choices of its own.
    pub fn check_use(&mut self, row: Row<'_>, place: usize, entry: &Use<'_>) -> Result<(), AtlasError> {
        match &mut self.rows[place].kind {
            Kind::ByUse { choices } => {
                if entry.choices.is_empty() {
                    return Err(row.broken(format!("\"{}\" names no choices, expected {0}:one,other", entry.name)));
                }
                for choice in &entry.choices {
                    if !choices.iter().any(|(code, _)| code == choice) {
                        choices.push(spoken(choice));
                    }
                }
            }
            Kind::Plain { codes, .. } => {
                if !entry.choices.is_empty() {
                    return Err(row.broken(format!("\"{}\" has choices of its own, expected none here", entry.name)));
                }
                if let Some(fixed) = entry.fixed.filter(|fixed| !codes.iter().any(|code| code == fixed)) {
                    return Err(row.broken(format!("\"{fixed}\" is no value of \"{}\"", entry.name)));
                }
            }
        }
        Ok(())
    }

    /// Which way is better for a use, by its place, where it says another than its attribute.
    pub fn other_better(&self, row: Row<'_>, place: usize, said: Option<&str>) -> Result<Option<usize>, AtlasError> {
        let Some(said) = said else { return Ok(None) };
        match BETTER.iter().position(|better| *better == said) {
            Some(better) => Ok(Some(better).filter(|better| *better != self.rows[place].better)),
            None => Err(row.broken(format!("\"{said}\" is unknown, expected one of {}", BETTER.join(", ")))),
        }
    }

    /// True where a slide or a strip can set it.
    pub fn is_graded(&self, place: usize) -> bool {
        matches!(self.rows[place].kind, Kind::Plain { graded: true, .. })
    }

    /// To be called when all uses are read: writes the choices that they named.
    pub fn close(&mut self, pool: &mut ChoicePool) -> Result<(), AtlasError> {
        for row in &mut self.rows {
            if let Kind::ByUse { choices } = &row.kind {
                if choices.is_empty() {
                    let why = format!("the choices of \"{}\" come from its uses, and nothing uses it", row.id);
                    return Err(AtlasError::Broken { file: FILE.to_owned(), line: Some(row.line), why });
                }
                let text = place_of(pool, choices);
                let codes = choices.iter().map(|(code, _)| code.clone()).collect();
                row.kind = Kind::Plain { kind: CHOICE, text, codes, graded: false };
            }
        }
        Ok(())
    }

    pub fn rows(&self) -> Vec<String> {
        let row = |attribute: &Attribute| {
            let (kind, text) = match &attribute.kind {
                Kind::Plain { kind, text, .. } => (*kind, text.as_str()),
                Kind::ByUse { .. } => (CHOICE, ""),
            };
            let codes = digits(&[usize::from(attribute.recheck), attribute.better, kind]);
            text_row([&codes, &attribute.id, &attribute.label, text])
        };
        self.rows.iter().map(row).collect()
    }
}

/// By their places in the table.
const KINDS: [&str; 11] =
    ["flag", "scale", "scales", "parts", "choice", "choices", "number", "date", "text", "structures", "time"];
const CHOICE: usize = 4;

fn kind(root: &Path, row: Row<'_>, scales: &Scales, pool: &mut ChoicePool) -> Result<Kind, AtlasError> {
    let kind = row.one_of("kind", &KINDS)?;
    let plain = |text: String, codes: Vec<String>, graded: bool| Kind::Plain { kind, text, codes, graded };
    match KINDS[kind] {
        "scale" | "scales" | "parts" => {
            let place = scales.place(row, row.filled("scale")?)?;
            let scale = scales.at(place);
            if scale.is_composite != (KINDS[kind] == "parts") {
                return Err(
                    row.broken("kind parts and a composite scale go together, found only one of them".to_owned())
                );
            }
            Ok(plain(place.to_string(), scale.codes.clone(), KINDS[kind] == "scale"))
        }
        "choice" | "choices" => {
            let written = row.text("choices")?;
            let choices = match written {
                "@uses" => return Ok(Kind::ByUse { choices: Vec::new() }),
                "@contraindications" => labels_of(root, CONTRAINDICATIONS, None)?,
                "@techniques" => labels_of(root, TECHNIQUES, None)?,
                "@conditions" => labels_of(root, CONDITIONS, None)?,
                "@measures" => labels_of(root, MEASURES, None)?,
                "@territories" => labels_of(root, LYMPH, Some("territory"))?,
                "@anastomoses" => labels_of(root, LYMPH, Some("anastomosis"))?,
                _ => written_choices(row)?,
            };
            let codes = choices.iter().map(|(code, _)| code.clone()).collect();
            // Their own tables say their names already.
            let has_a_table = ["@techniques", "@contraindications", "@conditions", "@measures"].contains(&written);
            let text = if has_a_table { written.to_owned() } else { place_of(pool, &choices) };
            Ok(plain(text, codes, false))
        }
        "number" => {
            let (least, most, step) =
                (row.needed_number("least")?, row.needed_number("most")?, row.needed_number("step")?);
            if least >= most || step <= 0.0 {
                return Err(row.broken(format!("least {least}, most {most} and step {step} leave no numbers")));
            }
            let offered = row.list("offered", ';')?;
            for value in &offered {
                if !value.parse().is_ok_and(|value| (least..=most).contains(&value)) {
                    return Err(row.broken(format!("offered is \"{value}\", expected {least} to {most}")));
                }
            }
            let text = format!("{}¦{least}¦{most}¦{step}¦{}", row.filled("unit")?, offered.join("|"));
            Ok(plain(text, Vec::new(), least == 0.0 && most == 10.0))
        }
        _ => Ok(plain(String::new(), Vec::new(), false)),
    }
}

fn place_of(pool: &mut ChoicePool, choices: &[(String, String)]) -> String {
    pool.place(choices).map(|place| place.to_string()).unwrap_or_default()
}

fn written_choices(row: Row<'_>) -> Result<Vec<(String, String)>, AtlasError> {
    let mut choices: Vec<(String, String)> = Vec::new();
    for choice in row.list("choices", ';')? {
        let Some((code, label)) = choice.split_once('=') else {
            return Err(row.broken(format!("the choice \"{choice}\" has no label, expected code=Label")));
        };
        if choices.iter().any(|(known, _)| known == code) {
            return Err(row.broken(format!("the choice \"{code}\" stands twice")));
        }
        choices.push((code.to_owned(), label.to_owned()));
    }
    Ok(choices)
}

/// The ids and names of a sheet as choices; of one kind where a kind is given.
fn labels_of(root: &Path, file: &str, of_kind: Option<&str>) -> Result<Vec<(String, String)>, AtlasError> {
    let sheet = Sheet::read(root, file)?;
    let mut choices = Vec::new();
    for row in sheet.rows() {
        if of_kind.is_none() || of_kind == Some(row.text("kind")?) {
            choices.push((row.filled("id")?.to_owned(), row.filled("name")?.to_owned()));
        }
    }
    Ok(choices)
}
