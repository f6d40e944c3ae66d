//! Public codes of what the catalogue has: SNOMED CT, FMA, LOINC, each as far as a source has it.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, head, row as text_row},
    sheet::{Row, Sheet},
};

const FILES: &str =
    "assets/clinical/{fhir_codes,structures,findings,techniques,conditions,measures}.csv and their sources";

/// A row for each row of the sheets, in their order.
pub fn table(root: &Path) -> Result<String, AtlasError> {
    let mut text = head(FILES);
    for (name, file) in [
        ("STRUCTURES", "structures"),
        ("FINDINGS", "findings"),
        ("TECHNIQUES", "techniques"),
        ("CONDITIONS", "conditions"),
    ] {
        let path = format!("assets/clinical/{file}.csv");
        let sources = Sheet::read(root, &format!("assets/clinical/sources/{file}.csv"))?;
        let mut rows = Vec::new();
        for row in Sheet::read(root, &path)?.rows() {
            let fma = if file == "structures" { row.text("fma_id")? } else { "" };
            rows.push(text_row([
                row.text("snomed_ct")?,
                row.text("snomed_display")?,
                how_near(row)?,
                if is_global(row, &sources, file)? { "g" } else { "" },
                fma.trim_start_matches("FMA:"),
            ]));
        }
        text += &constant(name, rows);
    }
    let mut named = Vec::new();
    for row in Sheet::read(root, "assets/clinical/fhir_codes.csv")?.rows() {
        let sources = Sheet::read(root, "assets/clinical/sources/fhir_codes.csv")?;
        let source = sources
            .rows()
            .find(|source| source.text("use").is_ok_and(|other| row.text("use").is_ok_and(|it| it == other)));
        let is_global =
            source.is_some_and(|source| source.text("source").is_ok_and(|source| source.starts_with(GLOBAL)));
        let system = match row.filled("system")? {
            "http://snomed.info/sct" => "s",
            "http://loinc.org" => "l",
            // Units stand with what is measured in them, and numbers of a billing family are no code of a note.
            _ => continue,
        };
        let display = row.text("display")?;
        named.push(text_row([
            row.filled("use")?,
            system,
            row.filled("code")?,
            display,
            if is_global { "g" } else { "" },
        ]));
    }
    let mut function = Vec::new();
    for (sheet, column, value) in FUNCTION {
        for row in Sheet::read(root, &format!("assets/clinical/{sheet}.csv"))?.rows() {
            if row.text(column)? == value {
                function.push(row.filled("id")?.to_owned());
            }
        }
    }
    Ok(text + &constant("NAMED", named) + &constant("FUNCTION", function))
}

/// What tells how somebody gets on with daily life: measures of that domain, and findings that are graded by how much an
/// activity is limited.
const FUNCTION: [(&str, &str, &str); 2] =
    [("measures", "domain", "function"), ("findings", "grading_scales", "adl-limit")];

/// How the sources tell that a code is in the Global Patient Set of SNOMED CT.
const GLOBAL: &str = "SNOMED GPS";

fn is_global(row: Row<'_>, sources: &Sheet, file: &str) -> Result<bool, AtlasError> {
    if file == "structures" {
        return Ok(row.text("snomed_in_gps")? == "Y");
    }
    let id = row.filled("id")?;
    let source = sources.rows().find(|source| source.text("id").is_ok_and(|other| other == id));
    source.map_or(Ok(false), |source| Ok(source.text("snomed_source")?.contains(GLOBAL)))
}

fn how_near(row: Row<'_>) -> Result<&'static str, AtlasError> {
    Ok(match row.text("snomed_map")? {
        "equivalent" => "=",
        "broader" => ">",
        // An entire muscle is not the place in it, and what is merely related is something else.
        "" | "related" | "entire" | "skin-of" => "",
        other => return Err(row.broken(format!("found \"{other}\" as snomed_map"))),
    })
}
